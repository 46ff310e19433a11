//! People inside the danger zone, counts, facilities, guidance (R13, R25).

use super::orders::{override_holds, warnings};
use super::{Act, in_time, words};
use crate::catalogue::Face;
use crate::command::{EnterZone, FacilityState, Found, KnowAlarm, LeaveZone, RollCall, Tick};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{
    Compensation, ConflictKind, Count, FacilityMark, FacilityTrack, Inside, Known, Shared,
    TickMark, Unaccounted,
};
use crate::words::FacilityId;

/// Longest time inside on one registration, in minutes.
const LIMIT_MIN_MAX: u32 = 720;

pub(super) fn enter(act: &mut Act<'_>, it: &EnterZone) -> Result<(), Refusal> {
    if it.people == 0 || !(1..=LIMIT_MIN_MAX).contains(&it.limit_min) {
        return Err(Refusal::Nonsense(words(format!(
            "人数 {}、时限 {} 分不成立,应为至少 1 人、1 至 {LIMIT_MIN_MAX} 分。",
            it.people, it.limit_min
        ))));
    }
    let id = act.resolve(&it.incident)?;
    let since = act.occurred();
    let warnings = warnings(act, &id, it.act.as_ref());
    override_holds(
        act,
        &id,
        it.act.as_ref(),
        &warnings,
        it.override_reason.as_ref(),
    )?;
    super::places::begun(act, &id, it.act.as_ref(), since)?;
    let latest_out = since.plus_s(i64::from(it.limit_min).saturating_mul(60));
    let zone = act.change(&id)?.zone.change();
    let inside = zone.inside.entry(it.who.clone()).or_insert_with(|| Inside {
        people: 0,
        since,
        latest_out,
        task: it.task.clone(),
    });
    inside.people = inside.people.saturating_add(it.people);
    inside.latest_out = inside.latest_out.min(latest_out);
    inside.task = it.task.clone();
    Ok(())
}

pub(super) fn leave(act: &mut Act<'_>, it: &LeaveZone) -> Result<(), Refusal> {
    if it.people == 0 {
        return Err(Refusal::Nonsense(words("撤出人数为 0,应至少 1 人。")));
    }
    let id = act.resolve(&it.incident)?;
    let zone = act.change(&id)?.zone.change();
    let inside = zone.inside.get(&it.who).map_or(0, |it| it.people);
    let left = inside.saturating_sub(it.people);
    if left == 0 {
        zone.inside.remove(&it.who);
    } else if let Some(record) = zone.inside.get_mut(&it.who) {
        record.people = left;
    }
    if it.people > inside {
        let claims = [
            format!("登记在内 {inside} 人"),
            format!("报告撤出 {} 人", it.people),
        ];
        act.raise_conflict(ConflictKind::Figure, "inside", vec![id], &claims);
    }
    Ok(())
}

pub(super) fn roll_call(act: &mut Act<'_>, it: &RollCall) -> Result<(), Refusal> {
    if it.of == 0 {
        return Err(Refusal::Nonsense(words("应到人数为 0,请填应到人数。")));
    }
    let said = act.said();
    let counts_rises = act.state.edition >= 2;
    let zone = act.change(&it.incident)?.zone.change();
    let key = it.who.clone().unwrap_or(Party::Centre);
    let people = it.of.saturating_sub(it.counted);
    // A count taken before the last one of the same people says nothing about now.
    let newest = zone
        .counts
        .iter()
        .all(|had| had.who != it.who || had.said.at <= said.at);
    if people > 0 && newest {
        let had = zone.unaccounted.get(&key);
        let since = had.map_or(said.at, |had| had.since);
        let rises = had.map_or(0, |had| {
            let more = counts_rises && people > had.people;
            had.rises.saturating_add(u32::from(more))
        });
        let missing = Unaccounted {
            people,
            since,
            rises,
        };
        zone.unaccounted.insert(key, missing);
    }
    // A full count alone ends nothing: only "found" or a recorded decision does (practice R13).
    zone.counts.push_back(Count {
        who: it.who.clone(),
        counted: it.counted,
        of: it.of,
        said,
    });
    Ok(())
}

pub(super) fn found(act: &mut Act<'_>, it: &Found) -> Result<(), Refusal> {
    let id = act.resolve(&it.incident)?;
    let zone = act.change(&id)?.zone.change();
    let key = it.who.clone().unwrap_or(Party::Centre);
    let missing = zone.unaccounted.get(&key).map_or(0, |it| it.people);
    let left = missing.saturating_sub(it.people);
    if left == 0 {
        zone.unaccounted.remove(&key);
    } else if let Some(record) = zone.unaccounted.get_mut(&key) {
        record.people = left;
    }
    Ok(())
}

pub(super) fn facility_state(act: &mut Act<'_>, it: &FacilityState) -> Result<(), Refusal> {
    let known = &act.state.register.facilities;
    // From the second edition on what happened is recorded, also of a facility that no register has.
    if act.state.edition < 2 && !known.contains_key(&it.facility) {
        return Err(super::act::unknown(
            "设施",
            it.facility.as_str(),
            known.keys().map(FacilityId::as_str),
        ));
    }
    let said = act.said();
    let as_of = act.not_later(it.as_of);
    if let Some(id) = &it.incident {
        let incident = act.change(id)?;
        if let Some(point) = &it.satisfies {
            let satisfied = &mut incident.zone.change().satisfied;
            let at = satisfied.entry(point.clone()).or_insert(as_of);
            *at = as_of.max(*at);
            let fact = (as_of, Some(&it.facility), it.words.as_ref());
            super::places::satisfied_by(act, id, point, fact)?;
        }
    }
    let mark = FacilityMark {
        state: it.state.clone(),
        as_of,
        said,
        words: it.words.clone(),
    };
    let facility = it.facility.clone();
    let track = act
        .state
        .facilities
        .entry(it.facility.clone())
        .or_insert_with(|| {
            Shared::new(FacilityTrack {
                facility,
                marks: imbl::Vector::new(),
            })
        });
    in_time::put(&mut track.change().marks, mark, |it| it.as_of);
    Ok(())
}

pub(super) fn tick(act: &mut Act<'_>, it: &Tick) -> Result<(), Refusal> {
    let said = act.said();
    known_step(act, it)?;
    let incident = act.change(&it.incident)?;
    let id = incident.id.clone();
    let steps = incident.ticks.entry(it.face.clone()).or_default();
    let before = steps.get(&it.step).cloned();
    if before.as_ref().is_some_and(|had| had.said.at > said.at) {
        return Ok(());
    }
    let state = it.state.clone();
    steps.insert(it.step, TickMark { state, said });
    act.undo_with(Compensation::Tick(id, it.face.clone(), it.step, before));
    Ok(())
}

/// A list of the incident's type, or of one it had before: a tick may have been pressed then, or for
/// an incident that acts inside another since.
fn known_step(act: &Act<'_>, it: &Tick) -> Result<(), Refusal> {
    let named = act.state.incidents.get(&it.incident).map(|it| &**it);
    let faces: Vec<&Face> = named
        .into_iter()
        .chain([act.look(&it.incident)?])
        .flat_map(|it| std::iter::once(&it.kind).chain(it.former_kinds.iter().map(|it| &it.0)))
        .filter_map(|kind| act.state.register.kind(kind))
        .flat_map(|kind| &kind.faces)
        .collect();
    let Some(face) = faces.iter().find(|face| face.id == it.face.as_str()) else {
        let known = faces.iter().map(|face| face.id.as_str());
        return Err(super::act::unknown("指引", it.face.as_str(), known));
    };
    let steps = face.steps.len();
    if it.step == 0 || it.step as usize > steps {
        return Err(Refusal::Nonsense(words(format!(
            "第 {} 步不存在,应为 1 至 {steps}。",
            it.step
        ))));
    }
    Ok(())
}

pub(super) fn know_alarm(act: &mut Act<'_>, it: &KnowAlarm) -> Result<(), Refusal> {
    let known = Known {
        at: act.at(),
        person: act.author.person.clone(),
        post: act.author.post.clone(),
    };
    // Whoever knew it first has it; another post that says so knows it from then on.
    let post = known.post.clone();
    let first = act.state.known_alarms.entry(it.alarm.clone());
    let first = first.or_insert_with(|| known.clone());
    if first.post != post && act.state.edition >= 2 {
        let also = act.state.known_also.entry(it.alarm.clone()).or_default();
        also.entry(post).or_insert(known);
    }
    Ok(())
}
