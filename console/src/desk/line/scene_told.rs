//! What the acts of the scene do, in words.

use dispatch_core::command::{Command, OrderAnswer, Shape};
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use dispatch_core::words::{ActId, OrderId};

use super::effect::{Effect, inside};
use crate::desk::alarms::why_text;
use crate::desk::boards::clock_text;
use crate::desk::incident::{MANNERS, PLOTS, warnings};
use crate::desk::sight::Sight;
use crate::language::Key;

/// Adds what a command of the scene does to its effect.
pub fn told(
    sight: &Sight<'_>,
    command: &Command,
    incident: Option<&Incident>,
    effect: &mut Effect,
) {
    let Effect { does, warns, .. } = effect;
    match (command, incident) {
        (Command::PullOut(it), Some(incident)) => {
            let to: Vec<String> = incident
                .on_scene()
                .iter()
                .map(|it| sight.party(it))
                .collect();
            does.push(to.join("、"));
            does.push(it.reason.to_string());
        }
        (Command::EnterZone(it), Some(incident)) => {
            let n = it.people;
            does.push(format!("{} {}", sight.party(&it.who), people(sight, n)));
            let out = sight.now.plus_s(i64::from(it.limit_min) * 60);
            let out = clock_text(out, sight.now);
            does.push(sight.say_with(Key::LineOutBy, [("at", out.into())]));
            does.push(it.task.to_string());
            if let Some(act) = &it.act {
                does.push(act_text(sight, act));
                warns.extend(warnings(sight, incident, act.as_str()));
            }
        }
        (Command::LeaveZone(it), Some(incident)) => {
            let inside = incident.zone.inside.get(&it.who).map_or(0, |it| it.people);
            does.push(format!(
                "{} {}",
                sight.party(&it.who),
                people(sight, it.people)
            ));
            let left = inside.saturating_sub(it.people);
            does.push(sight.say_with(Key::LineStillInside, [("n", left.into())]));
        }
        (Command::RollCall(it), _) => {
            does.push(scene_party(sight, it.who.as_ref()));
            does.push(format!("{}/{}", it.counted, it.of));
            let short = it.of.saturating_sub(it.counted);
            let text = || sight.say_with(Key::UnaccountedFact, [("n", short.into())]);
            warns.extend((short > 0).then(text));
        }
        (Command::Found(it), _) => {
            does.push(scene_party(sight, it.who.as_ref()));
            does.push(people(sight, it.people));
        }
        (Command::Receipt(it), Some(incident)) => {
            does.push(sight.party(&it.who));
            does.extend(words_of(incident, &it.order));
        }
        (Command::Answer(it), Some(incident)) => {
            does.push(sight.party(&it.who));
            does.push(answer_text(sight, &it.answer));
            does.extend(words_of(incident, &it.order));
        }
        (Command::Confirm(it), Some(incident)) => does.extend(words_of(incident, &it.order)),
        (Command::ShelveAlarm(it), _) => {
            let alarms = sight.waits.sounding.iter();
            let alarm = alarms.filter(|alarm| alarm.key == it.alarm);
            does.extend(alarm.map(|it| match sight.lang() {
                crate::language::Lang::Zh => it.zh.clone(),
                crate::language::Lang::En => it.en.clone(),
            }));
            let until = clock_text(it.until, sight.now);
            does.push(sight.say_with(Key::LineShelvedUntil, [("at", until.into())]));
            does.extend(it.reason.as_ref().map(|it| why_text(sight, it.why)));
        }
        (Command::RequestAct(it), _) => {
            does.push(act_text(sight, &it.act));
            does.push(sight.party(&it.to));
            does.push(it.words.to_string());
        }
        (Command::Supply(it), _) => {
            does.push(format!("{} {}", sight.supply(&it.item), it.quantity));
            let stock = sight.state().stock.get(&it.depot);
            let here = stock
                .and_then(|it2| it2.get(&it.item))
                .map_or(0, |it| it.here);
            let left = here.saturating_sub(it.quantity);
            let parts = [("depot", sight.depot(&it.depot).into()), ("n", left.into())];
            does.push(sight.say_with(Key::LineStockLeft, parts));
        }
        (Command::Plot(it), _) => {
            let mut kinds = PLOTS.iter().filter(|(id, _)| *id == it.kind.as_str());
            does.extend(kinds.next().map(|(_, key)| sight.say(*key).into_owned()));
            if let Shape::Circle { radius_m, .. } = it.shape {
                does.push(crate::desk::map::length_text(f64::from(radius_m)));
            }
        }
        (Command::Evacuate(it), _) => {
            let mut manners = MANNERS.iter().filter(|(manner, _)| *manner == it.manner);
            does.extend(manners.next().map(|(_, key)| sight.say(*key).into_owned()));
            does.push(format!("{} → {}", it.area, it.to));
            does.push(it.transport.to_string());
        }
        (Command::AnswerTeam(it), _) => does.push(sight.team(&it.team)),
        (Command::Left(it), _) => does.push(sight.department(&it.department)),
        (Command::Raise(it), _) => does.push(it.reason.to_string()),
        (Command::RecallDepartment(it), _) => {
            does.push(sight.department(&it.department));
            if let Some(from) = sight.state().incident(&it.from) {
                let args = [("title", sight.title(from).into())];
                warns.push(sight.say_with(Key::LineTakenFrom, args));
                let party = Party::Department(it.department.clone());
                warns.extend(inside(sight, from, &party));
            }
            does.push(it.words.to_string());
        }
        (Command::OfferCommand(it), _) => does.push(sight.post(&it.post)),
        (Command::AcceptCommand(_), Some(incident)) => {
            does.extend(incident.offer.as_ref().map(|it| sight.post(&it.post)));
        }
        (Command::ConfirmTownship(_), Some(incident)) => {
            does.push(sight.township(&incident.township));
        }
        _ => {}
    }
}

/// 行动:恢复送电
pub fn act_text(sight: &Sight<'_>, act: &ActId) -> String {
    let name = match sight.catalogue.acts.get(act.as_str()) {
        Some(it) => sight.lang().name(&it.zh, &it.en),
        None => act.to_string(),
    };
    sight.say_with(Key::LineAct, [("act", name.into())])
}

fn people(sight: &Sight<'_>, n: u32) -> String {
    sight.say_with(Key::People, [("n", n.into())])
}

fn scene_party(sight: &Sight<'_>, who: Option<&Party>) -> String {
    match who {
        Some(party) => sight.party(party),
        None => sight.say(Key::ZoneEverybody).into_owned(),
    }
}

fn words_of(incident: &Incident, order: &OrderId) -> Option<String> {
    incident.orders.get(order).map(|it| it.words.to_string())
}

fn answer_text(sight: &Sight<'_>, answer: &OrderAnswer) -> String {
    match answer {
        OrderAnswer::Done => sight.say(Key::AnswerDone).into_owned(),
        OrderAnswer::Unable { reason, .. } => {
            format!("{} {reason}", sight.say(Key::AnswerUnable))
        }
        OrderAnswer::Doing { eta_at } => {
            let eta = eta_at.map(|at| {
                let at = clock_text(at, sight.now);
                sight.say_with(Key::AnswerEta, [("at", at.into())])
            });
            format!("{}{}", sight.say(Key::AnswerDoing), eta.unwrap_or_default())
        }
    }
}
