//! 指挥移交单 as the ledger would fill it (practice R3: pre-filled): what is known of each of the thirteen
//! fields, for whoever signs it to look over, change and record. Where nothing is known nothing is
//! proposed: 不详 is an answer, an invented one is not.

use std::collections::BTreeMap;

use super::talk_card::{forces, level, needs, people, what, when};
use super::things::plotted;
use super::{Names, clock};
use crate::command::TransferField;
use crate::state::{Incident, OrderRecord, State};
use crate::time::Time;
use crate::view;
use crate::words::{WORDS_BYTES_MAX, Words};

/// What the fields would say at `now`, in Chinese as the record is kept.
#[must_use]
pub fn transfer_draft(
    names: &Names,
    state: &State,
    incident: &Incident,
    now: Time,
) -> BTreeMap<TransferField, Words> {
    let situation = format!("{};{}", when(incident, now).zh, what(state, incident).zh);
    let fields = [
        (TransferField::Situation, Some(situation)),
        (TransferField::Casualties, casualties(names, incident, now)),
        (TransferField::Hazards, hazards(names, incident)),
        (TransferField::Forces, Some(forces(state, incident).zh)),
        (TransferField::Tasks, tasks(state, incident, now)),
        (TransferField::Requests, Some(needs(state, incident).zh)),
        (TransferField::CommandPoint, command_point(state, incident)),
        (TransferField::Evacuees, evacuees(incident)),
        (TransferField::Level, Some(level(state, incident).zh)),
        (
            TransferField::PeopleInside,
            Some(inside(state, incident, now)),
        ),
        (TransferField::Names, both(state, incident, now)),
    ];
    let known = fields.into_iter().filter_map(|(field, text)| {
        let mut text = text?;
        // The newest of a long list stands first.
        let mut end = text.len().min(WORDS_BYTES_MAX);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        Some((field, Words::new(&text).ok()?))
    });
    known.collect()
}

/// `None` where nobody has said a figure.
fn casualties(names: &Names, incident: &Incident, now: Time) -> Option<String> {
    let any = incident.figures().values().any(Option::is_some);
    any.then(|| people(names, incident, now).zh)
}

/// What is plotted as dangerous, and where nobody may go.
fn hazards(names: &Names, incident: &Incident) -> Option<String> {
    let plots = incident.plots.values().filter(|it| it.hazard || it.no_go);
    let said = plots.map(|it| {
        let kind = plotted(names, &it.kind).zh;
        let words = it.words.as_ref().map(|it| format!("({it})"));
        let no_go = if it.no_go { ",禁止进入" } else { "" };
        format!("{kind}{}{no_go}", words.unwrap_or_default())
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(";"))
}

/// Orders that are not confirmed as done, the newest first, and to whom.
fn tasks(state: &State, incident: &Incident, now: Time) -> Option<String> {
    let open = |it: &&OrderRecord| it.confirmed.is_none() && it.cancelled_by.is_none();
    let orders = incident.orders.values().map(|it| &**it);
    let mut orders: Vec<&OrderRecord> = orders.filter(open).collect();
    orders.sort_by_key(|it| std::cmp::Reverse(it.given.at));
    let said = orders.into_iter().map(|it| {
        let to: Vec<String> = it.to.keys().map(|who| view::party_zh(state, who)).collect();
        let at = clock(it.given.at, now);
        format!("{at} {}({})", it.words, to.join("、"))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(";"))
}

fn command_point(state: &State, incident: &Incident) -> Option<String> {
    let scene = state.scenes.get(&incident.id)?;
    let place = scene.place.as_ref().map(|it| it.words.to_string());
    let channels = scene.channels.iter();
    let channels = channels.map(|it| format!("{} {}", it.purpose, it.channel));
    let said: Vec<String> = place.into_iter().chain(channels).collect();
    (!said.is_empty()).then(|| said.join(";"))
}

fn evacuees(incident: &Incident) -> Option<String> {
    let number = |it: Option<u32>| it.map_or("不详".to_owned(), |it| format!("{it} 人"));
    let said = incident.evacuations.values().map(|it| {
        let (moved, refused) = (number(it.moved), number(it.refused));
        format!("{} → {}:已转 {moved},拒转 {refused}", it.area, it.to)
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(";"))
}

fn inside(state: &State, incident: &Incident, now: Time) -> String {
    let zone = &incident.zone;
    let each = zone.inside.iter().map(|(who, it)| {
        let out = clock(it.latest_out, now);
        format!(
            "{} {} 人,最晚 {out} 出",
            view::party_zh(state, who),
            it.people
        )
    });
    let mut said: Vec<String> = each.collect();
    if said.is_empty() {
        said.push("无人在内".to_owned());
    }
    if zone.unaccounted_now() > 0 {
        said.push(format!("人员失联 {} 人", zone.unaccounted_now()));
    }
    said.join(";")
}

/// Who handed over to whom, when.
fn both(state: &State, incident: &Incident, now: Time) -> Option<String> {
    let register = &state.register;
    let name = |post, person: &Option<_>| {
        let person = person.as_ref();
        let person = person.map_or("姓名待补", |it| register.person_zh(it));
        format!("{} {person}", register.post_zh(post))
    };
    let taken = incident.tenures.last()?;
    let before = incident.tenures.iter().rev().nth(1)?;
    Some(format!(
        "交:{};接:{};{}",
        name(&before.post, &before.person),
        name(&taken.post, &taken.person),
        clock(taken.from, now)
    ))
}
