//! Who was heard, and how a scene is organised (practice R8, R17, R25).

use super::calling::place_call;
use super::response::joint;
use super::{Act, in_time, words};
use crate::catalogue::Role;
use crate::command::{Attempt, Command, ContactUnit, RecallDepartment, SceneHq};
use crate::entry::Means;
use crate::refusal::Refusal;
use crate::register::{Callee, Party, Unit};
use crate::state::{AttemptRecord, ContactRecord, Shared, Status};
use crate::time::Time;

/// Whoever was rung was rung, also where no register has him (design, law 3).
pub(super) fn contact(act: &mut Act<'_>, it: &ContactUnit) -> Result<(), Refusal> {
    let record = ContactRecord {
        attempt: AttemptRecord {
            said: act.said(),
            to: it.to.clone(),
            to_post: it.to_post.clone(),
            number: it.number.clone(),
            means: it.means,
            result: it.result,
        },
        words: it.words.clone(),
    };
    let contacts = act.state.contacts.entry(it.who.clone()).or_default();
    let at = record.attempt.said.at;
    in_time::put(contacts, Shared::new(record), |it| it.attempt.said.at);
    if it.result.reached() {
        heard(act, it.who.clone(), it.means, at);
        // Whoever rang a post has heard its unit.
        if let Callee::Party(party @ Party::Post(_)) = &it.who
            && let Some(unit) = unit_of(act, party)
        {
            heard(act, Callee::Party(unit), it.means, at);
        }
    }
    Ok(())
}

/// The township or department that a party is or speaks for; of the room and of others none.
fn unit_of(act: &Act<'_>, party: &Party) -> Option<Party> {
    match party {
        Party::Township(_) | Party::Department(_) => Some(party.clone()),
        Party::Post(id) => match &act.state.register.posts.get(id)?.unit {
            Unit::Township(id) => Some(Party::Township(id.clone())),
            Unit::Department(id) => Some(Party::Department(id.clone())),
            Unit::Centre | Unit::Outside(_) => None,
        },
        Party::Centre | Party::Team(_) | Party::Other(_) => None,
    }
}

fn heard(act: &mut Act<'_>, who: Callee, means: Means, at: Time) {
    let ways = act.state.heard.entry(who).or_default();
    let newest = ways.get(&means).is_none_or(|had| *had < at);
    if newest {
        ways.insert(means, at);
    }
}

/// Whoever says a thing was heard, by the means it came; so was a department that answered a call.
/// Only townships and departments: the room hears itself all the time.
pub(super) fn note_heard(act: &mut Act<'_>) {
    if act.state.edition < 2 || matches!(act.author.command, Command::Pulse(_)) {
        return;
    }
    let at = act.occurred();
    if let Command::Attempt(Attempt {
        department,
        means,
        result,
        ..
    }) = &act.author.command
        && result.reached()
    {
        let who = Callee::Party(Party::Department(department.clone()));
        heard(act, who, *means, at);
    }
    let (party, means) = match act.on_behalf() {
        Some(behalf) => (behalf.who.clone(), behalf.means),
        None => (Party::Post(act.author.post.clone()), Means::System),
    };
    if let Some(unit) = unit_of(act, &party) {
        heard(act, Callee::Party(unit), means, at);
    }
}

pub(super) fn scene_hq(act: &mut Act<'_>, it: &SceneHq) -> Result<(), Refusal> {
    for led in &it.groups {
        act.known_party(&led.lead)?;
    }
    let said = act.said();
    let id = act.resolve(&it.incident)?;
    let scene = act.state.scenes.entry(id).or_default().change();
    if scene.said.as_ref().is_some_and(|had| had.at > said.at) {
        // An older word fills in what nobody has said since, and replaces nothing.
        fill(scene, it);
        return Ok(());
    }
    scene.place = it.place.clone().or(scene.place.take());
    scene.deputy = it.deputy.clone().or(scene.deputy.take());
    scene.safety_officer = it.safety_officer.clone().or(scene.safety_officer.take());
    if !it.channels.is_empty() {
        scene.channels.clone_from(&it.channels);
    }
    for led in &it.groups {
        scene.groups.retain(|had| had.group != led.group);
        scene.groups.push(led.clone());
    }
    scene.said = Some(said);
    Ok(())
}

fn fill(scene: &mut crate::state::SceneOrganisation, it: &SceneHq) {
    scene.place = scene.place.take().or_else(|| it.place.clone());
    scene.deputy = scene.deputy.take().or_else(|| it.deputy.clone());
    let officer = scene.safety_officer.take();
    scene.safety_officer = officer.or_else(|| it.safety_officer.clone());
    if scene.channels.is_empty() {
        scene.channels.clone_from(&it.channels);
    }
    for led in &it.groups {
        if scene.groups.iter().all(|had| had.group != led.group) {
            scene.groups.push(led.clone());
        }
    }
}

/// 抽调 of a department: it leaves one scene for another, without its commander's release (R8).
pub(super) fn recall_department(act: &mut Act<'_>, it: &RecallDepartment) -> Result<(), Refusal> {
    act.known_department(&it.department)?;
    let from = act.resolve(&it.from)?;
    let to = act.open(&it.to)?.id.clone();
    if from == to {
        return Err(Refusal::SameIncident);
    }
    let (said, at) = (act.said(), act.at());
    let zh = words(act.state.register.department_zh(&it.department));
    match act.change(&from)?.calls.get_mut(&it.department) {
        Some(call) if call.on_scene() => {
            let call = call.change();
            call.released = Some(said);
            call.recalled = Some(words(format!("{}:{}", it.reason.zh(), it.words)));
        }
        _ => return Err(Refusal::NotHere(zh)),
    }
    let incident = act.change(&to)?;
    place_call(incident, &it.department, Role::Must, at, None, &[]);
    if incident.status == Status::Reported {
        incident.status = Status::Responding;
    }
    joint::cover(act, &to)
}
