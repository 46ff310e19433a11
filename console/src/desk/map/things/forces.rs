//! Teams and depots on the map.

use dispatch_core::command::TeamDoing;
use dispatch_core::register::{Party, Team};
use dispatch_core::state::{Assignment, AssignmentState, Incident, Observation};
use dispatch_core::words::TeamId;
use eframe::egui::Vec2;

use super::{Target, Thing, Whereabouts, place_of};
use crate::desk::freshness::Freshness;
use crate::desk::map::field::Spot;
use crate::desk::map::symbol::{Age, Form, Heading, Mark, Shape};
use crate::desk::palette::Hue;
use crate::desk::sight::Sight;
use crate::desk::widgets::age_text;
use crate::drawn::Stock;
use crate::language::Key;

/// Every team of the register.
pub fn teams(sight: &Sight<'_>) -> Vec<Thing> {
    let teams = sight.state().register.teams.values();
    teams.map(|it| team(sight, it)).collect()
}

fn team(sight: &Sight<'_>, team: &Team) -> Thing {
    let state = sight.state();
    let track = state.teams.get(&team.id);
    let assignment = track
        .and_then(|it| it.custody.as_ref())
        .and_then(|id| state.incident(id))
        .and_then(|incident| Some((incident, &**incident.assignments.get(&team.id)?)));
    let seen = track
        .and_then(|it| it.observed.as_ref())
        .and_then(|it| Some((it.point?, it)));
    let scene = assignment
        .filter(|(_, it)| it.is_there())
        .and_then(|(incident, _)| Some((place_of(sight, incident)?, &incident.id)));
    let point = seen
        .map(|it| it.0)
        .or(scene.map(|it| it.0))
        .unwrap_or(team.point);
    let at_scene = scene.filter(|_| seen.is_none()).map(|it| it.1);
    let (age, whereabouts) = age(sight, assignment, seen.map(|it| it.1));
    let distress = assignment.is_some_and(|(incident, _)| is_missing(incident, &team.id));
    let (form, hue) = match distress {
        true => (Form::Doubled, Some(sight.look.palette.red)),
        false => team_form(sight, assignment.map(|(_, it)| it)),
    };
    let character = sight
        .catalogue
        .team_kinds
        .get(team.kind.as_str())
        .map_or('队', |it| it.symbol);
    let way = assignment.and_then(|(incident, it)| match it.state {
        AssignmentState::Withdrawing => Some(team.point),
        _ => place_of(sight, incident),
    });
    let heading = way.and_then(|to| {
        let (from, to) = (Spot::of(point), Spot::of(to));
        // The way over the screen, as far as a direction goes.
        Heading::along(Vec2::new((to.x - from.x) as f32, (to.y - from.y) as f32))
    });
    let mark = Mark {
        age,
        heading: heading.unwrap_or_default(),
        ..Mark::new(Shape::Circle, character, form, hue)
    };
    let note = match (whereabouts, seen) {
        (Whereabouts::Old, Some((_, seen))) => {
            let age = age_text(sight.lang(), seen.at, sight.now);
            Some(sight.say_with(Key::MapPositionAge, [("age", age.into())]))
        }
        (Whereabouts::Unsaid, _) => Some(sight.say(Key::MapPositionUnsaid).into_owned()),
        _ => None,
    };
    Thing {
        whereabouts,
        at_scene: at_scene.cloned(),
        labelled: distress || whereabouts == Whereabouts::Old,
        note,
        background: assignment.is_none() && seen.is_none(),
        urgent: distress,
        size: if assignment.is_some() { 24.0 } else { 18.0 },
        ..Thing::quiet(
            Target::Team(team.id.clone()),
            point,
            mark,
            sight.team(&team.id),
        )
    }
}

/// A team on the way is where it was seen last, and that grows old; so does one that was seen somewhere
/// and of which nobody said that it went home. One that stands at its base or at a scene does not move,
/// and what was said of it holds.
fn age(
    sight: &Sight<'_>,
    assignment: Option<(&Incident, &Assignment)>,
    seen: Option<&Observation>,
) -> (Age, Whereabouts) {
    let is_out = seen.is_some_and(|it| it.doing != TeamDoing::Home);
    let moves = match assignment.map(|(_, it)| it.state) {
        Some(AssignmentState::EnRoute | AssignmentState::Withdrawing) => true,
        Some(AssignmentState::OnScene | AssignmentState::Working | AssignmentState::Resting) => {
            false
        }
        _ => is_out,
    };
    match seen {
        _ if !moves => (Age::Fresh, Whereabouts::Known),
        _ => match Freshness::POSITION.of_last(seen.map(|it| it.at), sight.now) {
            age @ Age::Cut => (age, Whereabouts::Unsaid),
            age @ Age::Old => (age, Whereabouts::Old),
            age @ (Age::Fresh | Age::Ageing) => (age, Whereabouts::Known),
        },
    }
}

/// Whether people of a team are missing inside the zone.
fn is_missing(incident: &Incident, team: &TeamId) -> bool {
    let party = Party::Team(team.clone());
    incident.zone.unaccounted.contains_key(&party)
}

/// The form and hue of a team by its assignment.
#[must_use]
pub fn team_form(sight: &Sight<'_>, assignment: Option<&Assignment>) -> (Form, Option<Hue>) {
    let p = &sight.look.palette;
    use AssignmentState as S;
    match assignment.map(|it| it.state) {
        None | Some(S::Home | S::Cancelled | S::Recalled | S::Declined) => (Form::Hollow, None),
        Some(S::Requested | S::Dispatched | S::Accepted) => (Form::Half, Some(p.blue)),
        Some(S::EnRoute | S::Withdrawing) => (Form::Moving, Some(p.blue)),
        Some(S::OnScene | S::Working) => (Form::Based, Some(p.green)),
        Some(S::Resting) => (Form::Slashed, None),
    }
}

/// Every depot of the register.
pub fn depots(sight: &Sight<'_>) -> Vec<Thing> {
    let p = &sight.look.palette;
    let state = sight.state();
    let depots = state.register.depots.values();
    depots
        .map(|depot| {
            let stock = Stock::of(state, &depot.id);
            let (form, hue, note) = match stock {
                Stock::Gone => (Form::Full, Some(p.red), Some(Key::MapStockOut)),
                Stock::Low => (Form::Half, Some(p.amber), Some(Key::MapStockLow)),
                Stock::Lent => (Form::Half, Some(p.blue), None),
                Stock::Whole => (Form::Hollow, None, None),
            };
            let mark = Mark::new(Shape::Square, '库', form, hue);
            let target = Target::Depot(depot.id.clone());
            Thing {
                note: note.map(|key| sight.say(key).into_owned()),
                labelled: note.is_some(),
                background: stock == Stock::Whole,
                ..Thing::quiet(target, depot.point, mark, sight.depot(&depot.id))
            }
        })
        .collect()
}
