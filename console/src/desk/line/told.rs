//! What the other acts of the line do, in words.

use dispatch_core::command::Command;
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use dispatch_core::view::road_closures;
use dispatch_core::words::PersonId;

use super::effect::{Effect, inside};
use super::leaks;
use super::scene_told::{self, act_text};
use crate::desk::boards::understood;
use crate::desk::incident::{dialled, next_attempt, warnings};
use crate::desk::sight::Sight;
use crate::desk::widgets::roman;
use crate::desk::wording;
use crate::language::{Key, Lang};

/// Adds what a command does to its effect.
pub fn told(
    sight: &Sight<'_>,
    command: &Command,
    incident: Option<&Incident>,
    effect: &mut Effect,
) {
    match (command, incident) {
        (Command::Recall(it), _) => {
            effect.does.push(sight.team(&it.team));
            if let Some(from) = sight.state().incident(&it.from) {
                let args = [("title", sight.title(from).into())];
                effect.warns.push(sight.say_with(Key::LineTakenFrom, args));
                let party = Party::Team(it.team.clone());
                effect.warns.extend(inside(sight, from, &party));
            }
            effect.does.push(it.words.to_string());
        }
        (Command::ReleaseTeam(it), Some(incident)) => {
            effect.does.push(sight.team(&it.team));
            let party = Party::Team(it.team.clone());
            effect.warns.extend(inside(sight, incident, &party));
        }
        (Command::Release(it), Some(incident)) => {
            effect.does.push(sight.department(&it.department));
            let party = Party::Department(it.department.clone());
            effect.warns.extend(inside(sight, incident, &party));
        }
        (Command::Call(it), Some(incident)) => {
            effect.does.push(sight.department(&it.department));
            let next = next_attempt(sight, incident, (&it.department, None));
            let args = [("who", dialled(sight, &next).into())];
            effect.does.push(sight.say_with(Key::LineRingNext, args));
        }
        (Command::Attempt(it), _) => {
            effect.does.push(sight.department(&it.department));
            effect.does.push(dialled(sight, it));
            effect.does.push(wording::attempt(sight, it.result));
        }
        (Command::Acknowledge(it), _) => effect.does.push(sight.department(&it.department)),
        (Command::SetOut(it), _) => effect.does.push(sight.department(&it.department)),
        (Command::ReportIn(it), _) => {
            effect.does.push(sight.department(&it.department));
            effect.does.push(people(sight, it.strength.people));
        }
        (Command::TeamState(it), _) => {
            effect.does.push(sight.team(&it.team));
            effect.does.push(people(sight, it.strength.people));
        }
        (Command::Order(it), Some(incident)) => {
            let to: Vec<String> = it.to.iter().map(|it| sight.party(it)).collect();
            effect.does.push(to.join("、"));
            effect.does.push(it.words.to_string());
            match &it.act {
                Some(act) => {
                    effect.does.push(act_text(sight, act));
                    let against = warnings(sight, incident, act.as_str());
                    effect.warns.extend(against);
                }
                None => {
                    let people = incident.zone.inside_now();
                    let args = [("n", people.into())];
                    let text = || sight.say_with(Key::WarnPeopleInside, args);
                    effect.warns.extend((people > 0).then(text));
                }
            }
        }
        (Command::State(it), Some(incident)) => {
            let before = incident.figures();
            for (id, value) in &it.figures {
                let name = wording::measure(sight, id);
                let number = |value: &Option<u64>| match value {
                    Some(n) => n.to_string(),
                    None => sight.say(Key::Unknown).into_owned(),
                };
                let was = before.get(id).unwrap_or(&None);
                let text = format!("{name} {} → {}", number(was), number(value));
                effect.does.push(text);
                if value < was {
                    effect
                        .warns
                        .push(sight.say_with(Key::LineFalls, [("what", name.into())]));
                }
            }
            let source = wording::source(sight, &it.source);
            let args = [("source", source.into())];
            effect.does.push(sight.say_with(Key::LineSource, args));
        }
        (Command::AdjustResponse(it), _) => {
            let from = it.from.map_or("—", roman);
            effect.does.push(format!("{from} → {}", roman(it.to)));
            effect.does.push(it.reason.to_string());
            effect.does.push(it.evidence.to_string());
        }
        (Command::Designate(it), _) => effect.does.push(sight.post(&it.post)),
        (Command::TakeCommand(it), _) => effect.does.push(sight.post(&it.post)),
        (Command::Note(it), _) => effect.does.push(it.words.to_string()),
        (Command::Claim(it), Some(incident)) => {
            let name = |id: Option<&PersonId>| match id {
                Some(id) => sight.person(id),
                None => sight.say(Key::ClaimedByNobody).into_owned(),
            };
            let (from, to) = (name(incident.holder()), name(it.person.as_ref()));
            effect.does.push(format!("{from} → {to}"));
        }
        (Command::KnowAlarm(it), _) => {
            let alarms = sight.waits.sounding.iter();
            let alarm = alarms.filter(|alarm| alarm.key == it.alarm);
            effect.does.extend(alarm.map(|it| match sight.lang() {
                Lang::Zh => it.zh.clone(),
                Lang::En => it.en.clone(),
            }));
        }
        (Command::Owe(it), _) => {
            let told = (it.due_at, it.to.as_ref(), it.repeat_s);
            effect.does.push(understood(sight, told, it.text.as_str()));
        }
        (Command::CloseRoad(it), _) => {
            let cause = match sight.lang() {
                Lang::Zh => it.cause.zh(),
                Lang::En => it.cause.en(),
            };
            effect.does.push(format!("{} {cause}", it.road));
            effect.does.push(sight.say(Key::LineClosesAll).into_owned());
        }
        (
            Command::HazardArea(_)
            | Command::Wind(_)
            | Command::DecideInside(_)
            | Command::TellInside(_),
            Some(incident),
        ) => leaks::told(sight, command, incident, effect),
        (Command::OpenRoad(it), _) => {
            let all = road_closures(sight.state(), sight.now);
            let road = all.iter().find(|road| *road.id == it.closure);
            effect
                .does
                .extend(road.map(|it| it.closed.road.to_string()));
        }
        (Command::Undo(it), _) => {
            let lines = sight.picture.lines.iter().rev();
            let act = lines
                .take(LOOKED_BACK_MAX)
                .find(|line| line.author.id == it.entry);
            effect.does.extend(act.map(|line| {
                let names = (sight.names, sight.state());
                let text = dispatch_core::sentence::sentence(names.0, names.1, &line.author);
                sight.lang().text(text)
            }));
        }
        _ => scene_told::told(sight, command, incident, effect),
    }
    effect.does.retain(|it| !it.trim().is_empty());
}

/// How far back the newest own act may lie: 200 entries a second for the ten seconds of undo.
pub const LOOKED_BACK_MAX: usize = 2_000;

fn people(sight: &Sight<'_>, people: Option<u32>) -> String {
    match people {
        Some(n) => sight.say_with(Key::People, [("n", n.into())]),
        None => sight.say(Key::LinePeopleUnknown).into_owned(),
    }
}
