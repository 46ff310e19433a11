//! Hazard areas that move: a leak or a wind makes the next version of an area; whoever lies inside is
//! decided on and told (practice R23).

use super::act::unknown;
use super::{Act, in_time, reaching, words};
use crate::command::{
    Affected, ContactUnit, DecideInside, HazardArea, InsideAct, TellInside, Wind, WindFrom,
};
use crate::refusal::Refusal;
use crate::register::Callee;
use crate::state::{
    AreaTrack, AreaVersion, AttemptRecord, Incident, InsideDecision, Leak, Said, Shared,
    ToldInside, WindMark,
};
use crate::words::{DepotId, FacilityId, IncidentId, PlotId, SiteId, Words};

/// Longest distance of an area, in metres.
const REACH_M_MAX: u32 = 100_000;
/// Fastest wind that is believed, in centimetres a second.
const WIND_CM_S_MAX: u32 = 15_000;

fn nonsense(text: String) -> Refusal {
    Refusal::Nonsense(words(text))
}

/// The leak as it is known now. A word that is older than what stands, or than the lifting, comes too
/// late to change it.
pub(super) fn hazard_area(act: &mut Act<'_>, it: &HazardArea) -> Result<(), Refusal> {
    let range = 1..=REACH_M_MAX;
    if !range.contains(&it.isolation_m) {
        return Err(nonsense(format!(
            "初始隔离距离 {} 米不成立,应为 1 至 {REACH_M_MAX} 米。",
            it.isolation_m
        )));
    }
    if !range.contains(&it.protective_m) {
        return Err(nonsense(format!(
            "下风向防护距离 {} 米不成立,应为 1 至 {REACH_M_MAX} 米。",
            it.protective_m
        )));
    }
    let leak = Leak {
        substance: it.substance.clone(),
        amount: it.amount,
        light: it.light,
        origin: it.origin,
        isolation_m: it.isolation_m,
        protective_m: it.protective_m,
        words: it.words.clone(),
    };
    let (as_of, said) = (act.not_later(it.as_of), act.said());
    let incident = act.change_where(&it.incident, |had| had.areas.contains_key(&it.area))?;
    let from = incident.winds.last().map(|it| it.from);
    let track = incident.areas.entry(it.area.clone()).or_default().change();
    let lifted = track.lifted.as_ref().is_some_and(|it| it.at > as_of);
    if lifted || !track.versions.is_empty() && track.leak_as_of > as_of {
        return Ok(());
    }
    track.lifted = None;
    track.leak_as_of = as_of;
    next(track, leak, from, &said);
    Ok(())
}

/// A measured wind. The newest by the moment it was measured turns the areas of the incident.
pub(super) fn wind(act: &mut Act<'_>, it: &Wind) -> Result<(), Refusal> {
    if let WindFrom::Degrees(degrees) = it.from
        && degrees > 360
    {
        return Err(nonsense(format!(
            "风向 {degrees} 度不成立,应为 0 至 360 度。"
        )));
    }
    if let Some(speed) = it.speed_cm_s
        && !(1..=WIND_CM_S_MAX).contains(&speed)
    {
        return Err(nonsense(format!(
            "风速 {speed} 厘米每秒不成立,应为 1 至 {WIND_CM_S_MAX};静风请报风向不定。"
        )));
    }
    // North is 360, as it is read out: the digest cannot tell a nought from nothing.
    let from = match it.from {
        WindFrom::Degrees(0) => WindFrom::Degrees(360),
        from => from,
    };
    let mark = WindMark {
        from,
        speed_cm_s: it.speed_cm_s,
        measured_by: it.measured_by.clone(),
        as_of: act.not_later(it.as_of),
        said: act.said(),
        words: it.words.clone(),
    };
    let incident = act.change(&it.incident)?;
    in_time::put(&mut incident.winds, mark, |it| it.as_of);
    turn(incident);
    Ok(())
}

/// Turns every area of an incident that holds still into its newest wind.
pub(super) fn turn(incident: &mut Incident) {
    let Some(newest) = incident.winds.last().cloned() else {
        return;
    };
    let ids: Vec<PlotId> = incident.areas.keys().cloned().collect();
    for id in ids {
        let Some(track) = incident.areas.get_mut(&id) else {
            continue;
        };
        if track.lifted.is_some() {
            continue;
        }
        if let Some(leak) = track.now().map(|it| it.leak.clone()) {
            next(track.change(), leak, Some(newest.from), &newest.said);
        }
    }
}

/// The next version, where the ground changes or what leaks; the same again is no new version.
fn next(track: &mut AreaTrack, leak: Leak, from: Option<WindFrom>, said: &Said) {
    let had = track.now();
    let angle = |from: Option<WindFrom>| from.map(WindFrom::angle_e7);
    if had.is_some_and(|had| had.leak == leak && angle(had.from) == angle(from)) {
        return;
    }
    let number = had.map_or(0, |it| it.number).saturating_add(1);
    track.versions.push_back(AreaVersion {
        number,
        leak,
        from,
        said: said.clone(),
    });
}

pub(super) fn decide_inside(act: &mut Act<'_>, it: &DecideInside) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    let bare = it.reason.as_ref().is_none_or(Words::is_empty);
    if it.what == InsideAct::NotNeeded && bare {
        return Err(nonsense("不需要处置须写明理由。".to_owned()));
    }
    known(act, &id, &it.who)?;
    let said = act.said();
    let named = |had: &Incident| had.areas.contains_key(&it.area);
    let incident = act.change_where(&it.incident, named)?;
    let track = incident.areas.get_mut(&it.area);
    let track = track.filter(|it| it.now().is_some()).map(Shared::change);
    let track = track.ok_or_else(|| Refusal::UnknownItem(words(it.area.as_str())))?;
    let decision = InsideDecision {
        what: it.what,
        reason: it.reason.clone(),
        version: track.number_at(said.at),
        said,
    };
    let decided = track.decided.entry(it.who.clone()).or_default();
    in_time::put(decided, Shared::new(decision), |it| it.said.at);
    Ok(())
}

/// A decision is about somebody whom the register, the map or the room knows.
fn known(act: &Act<'_>, incident: &IncidentId, who: &Affected) -> Result<(), Refusal> {
    let register = &act.state.register;
    match who {
        Affected::Callee(Callee::Party(party)) => act.known_party(party),
        Affected::Callee(Callee::Site(id)) if !register.sites.contains_key(id) => {
            let sites = register.sites.keys().map(SiteId::as_str);
            Err(unknown("场所", id.as_str(), sites))
        }
        Affected::Callee(Callee::Facility(id)) if !register.facilities.contains_key(id) => {
            let facilities = register.facilities.keys().map(FacilityId::as_str);
            Err(unknown("设施", id.as_str(), facilities))
        }
        Affected::Callee(_) | Affected::CommandPost => Ok(()),
        Affected::Plot(id) => {
            let plots = act.look(incident)?.plots.contains_key(id);
            let missing = || Refusal::UnknownItem(words(id.as_str()));
            plots.then_some(()).ok_or_else(missing)
        }
        Affected::Incident(id) => act.look(id).map(|_| ()),
        Affected::Depot(id) if !register.depots.contains_key(id) => {
            let depots = register.depots.keys().map(DepotId::as_str);
            Err(unknown("物资储备点", id.as_str(), depots))
        }
        Affected::Depot(_) => Ok(()),
    }
}

/// Whoever was rung was rung: it stands on the contact board as well, and is typed once. An area that
/// nobody drew yet keeps it until somebody does.
pub(super) fn tell_inside(act: &mut Act<'_>, it: &TellInside) -> Result<(), Refusal> {
    let attempt = AttemptRecord {
        said: act.said(),
        to: it.to.clone(),
        to_post: it.to_post.clone(),
        number: it.number.clone(),
        means: it.means,
        result: it.result,
    };
    let at = attempt.said.at;
    let named = |had: &Incident| had.areas.contains_key(&it.area);
    let incident = act.change_where(&it.incident, named)?;
    let track = incident.areas.entry(it.area.clone()).or_default().change();
    let decided = track.decided.get(&it.who);
    let of = decided.and_then(|all| all.iter().rev().find(|it| it.said.at <= at));
    let told = ToldInside {
        of: of.map(|it| it.what),
        version: track.number_at(at),
        words: it.words.clone(),
        attempt,
    };
    let all = track.told.entry(it.who.clone()).or_default();
    in_time::put(all, Shared::new(told), |it| it.attempt.said.at);
    let Some(who) = it.callee() else {
        return Ok(());
    };
    let contact = ContactUnit {
        who: who.clone(),
        to: it.to.clone(),
        to_post: it.to_post.clone(),
        number: it.number.clone(),
        means: it.means,
        result: it.result,
        words: it.words.clone(),
    };
    reaching::contact(act, &contact)
}

/// 解除: an area of this name holds no longer since `said`.
pub(super) fn lift(incident: &mut Incident, name: &PlotId, said: &Said) {
    let Some(track) = incident.areas.get_mut(name) else {
        return;
    };
    if track.leak_as_of <= said.at && track.lifted.is_none() {
        track.change().lifted = Some(said.clone());
    }
}
