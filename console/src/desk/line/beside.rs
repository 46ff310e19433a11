//! What stands beside a name that is offered: what is known of it now, so that nobody has to look it up.

use dispatch_core::state::Incident;
use dispatch_core::view::{Readiness, readiness};

use super::slots::What;
use crate::desk::arrivals::time_text;
use crate::desk::map::length_text;
use crate::desk::sight::Sight;
use crate::desk::wording;
use crate::language::Key;

/// A team's readiness and how long it needs to the incident, how far a call has come, where an incident
/// stands; nothing of what has no state.
#[must_use]
pub fn beside(sight: &Sight<'_>, incident: Option<&Incident>, what: &What) -> String {
    match what {
        What::Team(id) => {
            let state = match readiness(sight.state(), id) {
                Readiness::Standby => sight.say(Key::TeamFree).into_owned(),
                Readiness::Exercising(mark) => {
                    sight.say_with(Key::LineExercising, [("n", mark.recall_min.into())])
                }
                Readiness::Held(at) => match sight.state().incident(at) {
                    Some(at) => sight.say_with(Key::HeldAt, [("title", sight.title(at).into())]),
                    None => String::new(),
                },
                Readiness::Resting => sight.say(Key::TeamResting).into_owned(),
                Readiness::OutOfService => sight.say(Key::LineOutOfService).into_owned(),
            };
            let team = sight.state().register.teams.get(id);
            let scene = incident.and_then(|it| it.place.point);
            let time = incident.and_then(|it| time_text(sight, it, id));
            match team.zip(scene) {
                Some(_) if time.is_some() => format!("{state} · {}", time.unwrap_or_default()),
                Some((team, scene)) => {
                    let length = length_text(f64::from(team.point.metres_to(scene)));
                    let far = sight.say_with(Key::LineStraight, [("length", length.into())]);
                    format!("{state} · {far}")
                }
                None => state,
            }
        }
        What::Department(id) => {
            let call = incident.and_then(|it| it.calls.get(id));
            call.map_or_else(
                || sight.say(Key::LineNotCalled).into_owned(),
                |it| match it.reported_in {
                    Some(_) => sight.say(Key::TeamOnScene).into_owned(),
                    None => wording::reach(sight, it.reach()),
                },
            )
        }
        What::Incident(id) => {
            let incident = sight.state().incident(id);
            incident.map_or_else(String::new, |it| wording::status(sight, it.status))
        }
        _ => String::new(),
    }
}
