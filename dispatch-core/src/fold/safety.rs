//! People inside the danger zone, counts, facilities, the map, evacuation, guidance (R13, R25).

use super::orders::{override_holds, warnings};
use super::{Act, words};
use crate::command::{
    EnterZone, Evacuate, EvacuationManner, FacilityState, Found, Hazard, KnowAlarm, LeaveZone,
    Lift, Moved, Plot, RollCall, Shape, Tick,
};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{
    Compensation, ConflictKind, Count, Evacuation, FacilityMark, FacilityTrack, Inside, Known,
    PlotMark, Shared, TickMark, Unaccounted,
};
use crate::words::{FaceId, FacilityId};

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
    let latest_out = since.plus_s(i64::from(it.limit_min) * 60);
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
        act.raise_conflict(ConflictKind::Figure, "inside", vec![id], claims);
    }
    Ok(())
}

pub(super) fn roll_call(act: &mut Act<'_>, it: &RollCall) -> Result<(), Refusal> {
    if it.of == 0 {
        return Err(Refusal::Nonsense(words("应到人数为 0,请填应到人数。")));
    }
    let said = act.said();
    let zone = act.change(&it.incident)?.zone.change();
    let key = it.who.clone().unwrap_or(Party::Centre);
    let people = it.of.saturating_sub(it.counted);
    if people > 0 {
        let since = zone.unaccounted.get(&key).map_or(said.at, |had| had.since);
        zone.unaccounted.insert(key, Unaccounted { people, since });
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
    if !known.contains_key(&it.facility) {
        return Err(super::act::unknown(
            "设施",
            it.facility.as_str(),
            known.keys().map(FacilityId::as_str),
        ));
    }
    let said = act.said();
    let as_of = it.as_of.unwrap_or(said.at);
    if let Some(id) = &it.incident {
        let incident = act.change(id)?;
        if let Some(point) = &it.satisfies {
            incident
                .zone
                .change()
                .satisfied
                .insert(point.clone(), as_of);
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
    let marks = &mut track.change().marks;
    let place = marks.iter().take_while(|had| had.as_of <= as_of).count();
    marks.insert(place, mark);
    Ok(())
}

fn check_shape(shape: &Shape) -> Result<(), Refusal> {
    let (what, enough) = match shape {
        Shape::Point(_) => ("点", true),
        Shape::Line(points) => ("线至少 2 点", (2..=1000).contains(&points.len())),
        Shape::Area(points) => ("面至少 3 点", (3..=1000).contains(&points.len())),
        Shape::Circle { radius_m, .. } => ("半径 1 至 100000 米", (1..=100_000).contains(radius_m)),
    };
    if enough {
        Ok(())
    } else {
        Err(Refusal::Nonsense(words(format!("图形不成立:{what}。"))))
    }
}

pub(super) fn hazard(act: &mut Act<'_>, it: &Hazard) -> Result<(), Refusal> {
    check_shape(&it.shape)?;
    let said = act.said();
    let plots = &mut act.change(&it.incident)?.plots;
    let version = plots.get(&it.plot).map_or(0, |had| had.version) + 1;
    let mark = PlotMark {
        kind: it.kind.clone(),
        shape: it.shape.clone(),
        version,
        hazard: true,
        no_go: it.no_go,
        until: it.until_at,
        words: it.words.clone(),
        said,
    };
    plots.insert(it.plot.clone(), Shared::new(mark));
    Ok(())
}

pub(super) fn plot(act: &mut Act<'_>, it: &Plot) -> Result<(), Refusal> {
    check_shape(&it.shape)?;
    let said = act.said();
    let incident = act.change(&it.incident)?;
    let id = incident.id.clone();
    let before = incident.plots.get(&it.plot).cloned();
    let mark = PlotMark {
        kind: it.kind.clone(),
        shape: it.shape.clone(),
        version: before.as_ref().map_or(0, |had| had.version) + 1,
        hazard: false,
        no_go: false,
        until: None,
        words: it.words.clone(),
        said,
    };
    incident.plots.insert(it.plot.clone(), Shared::new(mark));
    act.undo_with(Compensation::Plot(id, it.plot.clone(), before));
    Ok(())
}

pub(super) fn lift(act: &mut Act<'_>, it: &Lift) -> Result<(), Refusal> {
    match act.change(&it.incident)?.plots.remove(&it.plot) {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownItem(words(it.plot.as_str()))),
    }
}

/// Forced relocation is the government's decision; everything else the scene may order at once.
pub(super) fn evacuate(act: &mut Act<'_>, it: &Evacuate) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    if it.manner == EvacuationManner::Forced {
        let consented = act.look(&id)?.requests.values().any(|request| {
            request.act.as_str() == "forced-relocation"
                && matches!(
                    request.answer,
                    Some(
                        crate::command::ActAnswer::Decided { .. }
                            | crate::command::ActAnswer::Verbal { .. }
                    )
                )
        });
        if !consented {
            return Err(Refusal::GovernmentDecides {
                act: words("强制转移"),
                law: words("浙江省气象灾害防御条例第26条"),
            });
        }
    }
    if let Some(shape) = &it.shape {
        check_shape(shape)?;
    }
    let ordered = act.said();
    let evacuation = Evacuation {
        area: it.area.clone(),
        shape: it.shape.clone(),
        manner: it.manner,
        to: it.to.clone(),
        transport: it.transport.clone(),
        ordered,
        moved: None,
        refused: None,
        as_of: None,
    };
    act.change(&id)?
        .evacuations
        .insert(it.plot.clone(), Shared::new(evacuation));
    Ok(())
}

pub(super) fn moved(act: &mut Act<'_>, it: &Moved) -> Result<(), Refusal> {
    let as_of = act.occurred();
    let Some(evacuation) = act.change(&it.incident)?.evacuations.get_mut(&it.plot) else {
        return Err(Refusal::UnknownItem(words(it.plot.as_str())));
    };
    let evacuation = evacuation.change();
    if evacuation.as_of.is_none_or(|had| had <= as_of) {
        evacuation.moved = it.moved;
        evacuation.refused = it.refused;
        evacuation.as_of = Some(as_of);
    }
    Ok(())
}

pub(super) fn tick(act: &mut Act<'_>, it: &Tick) -> Result<(), Refusal> {
    let said = act.said();
    let incident = act.look(&it.incident)?;
    if let Some(kind) = act.state.register.kind(&incident.kind) {
        let Some(face) = kind.faces.iter().find(|face| face.id == it.face.as_str()) else {
            let known = kind.faces.iter().map(|face| face.id.as_str());
            return Err(super::act::unknown("指引", it.face.as_str(), known));
        };
        let steps = face.steps.len();
        if it.step == 0 || it.step as usize > steps {
            return Err(Refusal::Nonsense(words(format!(
                "第 {} 步不存在,应为 1 至 {steps}。",
                it.step
            ))));
        }
    }
    let incident = act.change(&it.incident)?;
    let id = incident.id.clone();
    let before = tick_steps(incident, &it.face).insert(
        it.step,
        TickMark {
            state: it.state.clone(),
            said,
        },
    );
    act.undo_with(Compensation::Tick(id, it.face.clone(), it.step, before));
    Ok(())
}

fn tick_steps<'a>(
    incident: &'a mut crate::state::Incident,
    face: &FaceId,
) -> &'a mut imbl::OrdMap<u32, TickMark> {
    incident.ticks.entry(face.clone()).or_default()
}

pub(super) fn know_alarm(act: &mut Act<'_>, it: &KnowAlarm) -> Result<(), Refusal> {
    let known = Known {
        at: act.at(),
        person: act.author.person.clone(),
        post: act.author.post.clone(),
    };
    act.state.known_alarms.insert(it.alarm.clone(), known);
    Ok(())
}
