//! What Enter would do, in words, before it is pressed: whom it reaches, who has to be rung, what is
//! missing afterwards; or the refusal of the fold, in its own sentence.

use dispatch_core::command::{Command, Dispatch, RequestTeam};
use dispatch_core::entry::OnBehalf;
use dispatch_core::register::{Party, Team};
use dispatch_core::state::Incident;
use dispatch_core::view::{Readiness, readiness};
use dispatch_core::words::TeamId;

use super::hole::hole;
use super::meaning::Meaning;
use super::slots::What;
use super::told::told;
use crate::desk::arrivals::{by_road_s, time_text, way_text};
use crate::desk::incident::{command_name, sent as route_of};
use crate::desk::map::length_text;
use crate::desk::nearest::{Next, depot_text, kind_of_team, team_text};
use crate::desk::sight::Sight;
use crate::language::Key;

/// An effect in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The act by its name.
    pub act: String,
    /// The incident it is about.
    pub about: Option<String>,
    /// What it does, fact by fact.
    pub does: Vec<String>,
    /// What is missing afterwards or is to be thought of.
    pub warns: Vec<String>,
    /// Why it would not be taken.
    pub refusal: Option<String>,
}

/// The effect of what a line means.
#[must_use]
pub fn effect(sight: &Sight<'_>, meaning: &Meaning) -> Effect {
    match meaning {
        Meaning::Say(command, heard) => said(sight, command, heard.as_ref()),
        Meaning::Look(what) => Effect {
            act: sight.say(Key::LineSaysGo).into_owned(),
            does: looked_at(sight, what).into_iter().collect(),
            ..Effect::default()
        },
        Meaning::Press(_) => Effect {
            act: sight.say(Key::LineOpens).into_owned(),
            ..Effect::default()
        },
    }
}

fn looked_at(sight: &Sight<'_>, what: &What) -> Option<String> {
    match what {
        What::Incident(id) => sight.state().incident(id).map(|it| sight.title(it)),
        What::Point(_) => Some(sight.say(Key::LineOnMap).into_owned()),
        _ => None,
    }
}

fn said(sight: &Sight<'_>, command: &Command, heard: Option<&OnBehalf>) -> Effect {
    let incident = command.incident();
    let incident = incident.and_then(|id| sight.state().incident(id));
    let mut effect = Effect {
        act: command_name(sight, command),
        about: incident.map(|it| sight.title(it)),
        refusal: sight.refusal_for(command, heard),
        ..Effect::default()
    };
    if let Some(heard) = heard {
        let who = sight.party(&heard.who);
        effect
            .does
            .push(sight.say_with(Key::LineHeard, [("who", who.into())]));
    }
    match (command, incident) {
        (Command::Dispatch(Dispatch { team, .. }), Some(incident))
        | (Command::RequestTeam(RequestTeam { team, .. }), Some(incident)) => {
            sent(sight, incident, (team, command), &mut effect);
        }
        (Command::Supply(it), Some(incident)) => {
            told(sight, command, Some(incident), &mut effect);
            effect.warns.extend(depot_text(sight, incident, it));
        }
        _ => told(sight, command, incident, &mut effect),
    }
    effect
}

fn sent(
    sight: &Sight<'_>,
    incident: &Incident,
    (team, command): (&TeamId, &Command),
    effect: &mut Effect,
) {
    let Some(team) = sight.state().register.teams.get(team) else {
        return;
    };
    // By the verb that law and custom give it.
    effect.act = sight.say(route_of(incident, team, None).0).into_owned();
    let people = sight.say_with(Key::People, [("n", team.people.into())]);
    effect
        .does
        .push(format!("{} {people}", sight.team(&team.id)));
    if let Some(way) = way(sight, incident, team) {
        effect.does.push(way);
    } else if let Some(scene) = incident.place.point {
        let metres = f64::from(team.point.metres_to(scene));
        let text = sight.say_with(Key::LineStraight, [("length", length_text(metres).into())]);
        effect.does.push(text);
    }
    effect.does.push(whom_to_ring(sight, team));
    if let Readiness::Exercising(mark) = readiness(sight.state(), &team.id) {
        let text = sight.say_with(Key::LineExercising, [("n", mark.recall_min.into())]);
        effect.warns.push(text);
    }
    // One that cannot be had leaves nothing behind: what is nearest instead counts.
    let instead = team_text(sight, incident, (team, command));
    let warns = instead.unwrap_or_else(|| left_behind(sight, incident, team));
    effect.warns.push(warns);
}

/// How long it needs: in short where that is a straight line.
fn way(sight: &Sight<'_>, incident: &Incident, team: &Team) -> Option<String> {
    match by_road_s(sight, incident, team) {
        Some(_) => way_text(sight, incident, &team.id),
        None => time_text(sight, incident, &team.id),
    }
}

/// The program rings nobody: whom the officer has to ring for it.
fn whom_to_ring(sight: &Sight<'_>, team: &Team) -> String {
    let owner = sight.party(&Sight::of_unit(&team.owner));
    match &team.desk {
        Some(desk) => {
            let args = [("desk", desk.as_str().into()), ("who", owner.into())];
            sight.say_with(Key::LineRingDesk, args)
        }
        None => sight.say_with(Key::LineRingOwner, [("who", owner.into())]),
    }
}

fn left_behind(sight: &Sight<'_>, incident: &Incident, team: &Team) -> String {
    let hole = hole(sight, incident, team);
    let kind = kind_of_team(sight, team);
    let mut text = match (&hole.township, hole.left_there) {
        (Some(id), 0) => {
            let args = [
                ("where", sight.township(id).into()),
                ("kind", kind.as_str().into()),
                ("n", hole.left.into()),
            ];
            sight.say_with(Key::LineHole, args)
        }
        (Some(id), there) => {
            let args = [
                ("where", sight.township(id).into()),
                ("kind", kind.as_str().into()),
                ("there", there.into()),
                ("n", hole.left.into()),
            ];
            sight.say_with(Key::LineLeft, args)
        }
        (None, _) => {
            let args = [("kind", kind.as_str().into()), ("n", hole.left.into())];
            sight.say_with(Key::LineLeftDistrict, args)
        }
    };
    if let Some((next, how)) = hole.next {
        let (key, way) = match how {
            Next::ByRoad => (Key::LineNext, time_text(sight, incident, &next.id)),
            Next::Straight(metres) => {
                let length = length_text(f64::from(metres));
                (Key::LineNextStraight, Some(length))
            }
        };
        if let Some(way) = way {
            let args = [("team", sight.team(&next.id).into()), ("way", way.into())];
            text.push_str(&sight.say_with(key, args));
        }
    }
    text
}

/// How many people of a party are inside a danger zone.
pub fn inside(sight: &Sight<'_>, incident: &Incident, party: &Party) -> Option<String> {
    let people = incident.zone.inside.get(party)?.people;
    Some(sight.say_with(Key::WarnPeopleInside, [("n", people.into())]))
}
