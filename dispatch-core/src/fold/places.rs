//! What is said of places: patrols of the risk points, and the word that satisfies a hold point.

use super::{Act, in_time};
use crate::command::{Patrol, ShelterState};
use crate::refusal::Refusal;
use crate::state::{
    ConflictKind, HoldFact, RiskMark, RiskTrack, Shared, ShelterMark, ShelterTrack,
};
use crate::time::Time;
use crate::words::{ActId, FacilityId, IncidentId, Words};

/// What was seen is recorded, also of a place that no register has (design, law 3).
pub(super) fn patrol(act: &mut Act<'_>, it: &Patrol) -> Result<(), Refusal> {
    let incident = it.incident.as_ref().map(|id| act.resolve(id)).transpose()?;
    let said = act.said();
    let as_of = act.not_later(it.as_of);
    let risk = it.risk.clone();
    let track = act.state.risks.entry(risk.clone());
    let track = track.or_insert_with(|| {
        Shared::new(RiskTrack {
            risk: risk.clone(),
            marks: imbl::Vector::new(),
        })
    });
    let marks = &mut track.change().marks;
    // Two people who say two things of one moment contradict each other; one who says it anew
    // corrects himself.
    let by = |had: &RiskMark| match &had.said.on_behalf {
        Some(behalf) => behalf.who.to_string(),
        None => had.said.person.to_string(),
    };
    let mark = RiskMark {
        state: it.state,
        as_of,
        said,
        incident: incident.clone(),
        words: it.words.clone(),
    };
    let since = marks.iter().rev().take_while(|had| had.as_of >= as_of);
    let other = since
        .filter(|had| had.as_of == as_of)
        .find(|had| by(had) != by(&mark))
        .filter(|had| had.state != it.state)
        .map(|had| had.state);
    in_time::put(marks, mark, |it| it.as_of);
    if let Some(other) = other {
        let claims = [other.zh().to_owned(), it.state.zh().to_owned()];
        let incidents = incident.into_iter().collect();
        act.raise_conflict(ConflictKind::Figure, risk.as_str(), incidents, &claims);
    }
    Ok(())
}

/// What was said of a shelter is recorded, also of one that no register has.
pub(super) fn shelter_state(act: &mut Act<'_>, it: &ShelterState) -> Result<(), Refusal> {
    let mark = ShelterMark {
        door: it.door,
        figures: it.figures.iter().map(|(of, n)| (*of, *n)).collect(),
        as_of: act.not_later(it.as_of),
        said: act.said(),
        words: it.words.clone(),
    };
    let site = it.site.clone();
    let track = act.state.shelters.entry(site.clone());
    let track = track.or_insert_with(|| {
        Shared::new(ShelterTrack {
            site,
            marks: imbl::Vector::new(),
        })
    });
    in_time::put(&mut track.change().marks, mark, |it| it.as_of);
    Ok(())
}

/// Keeps when an act was last begun or ordered: a hold point that it undoes is open again. Known since
/// the second edition.
pub(super) fn begun(
    act: &mut Act<'_>,
    id: &IncidentId,
    done: Option<&ActId>,
    at: Time,
) -> Result<(), Refusal> {
    if act.state.edition < 2 {
        return Ok(());
    }
    if let Some(done) = done {
        let begun = &mut act.change(id)?.zone.change().begun;
        let last = begun.entry(done.clone()).or_insert(at);
        *last = at.max(*last);
    }
    Ok(())
}

/// Keeps by which word a hold point of an incident is satisfied: the newest by the moment it speaks
/// of. Known since the second edition.
pub(super) fn satisfied_by(
    act: &mut Act<'_>,
    id: &IncidentId,
    point: &ActId,
    (at, facility, words): (Time, Option<&FacilityId>, Option<&Words>),
) -> Result<(), Refusal> {
    if act.state.edition < 2 {
        return Ok(());
    }
    let fact = HoldFact {
        at,
        said: act.said(),
        facility: facility.cloned(),
        words: words.cloned(),
    };
    let facts = &mut act.change(id)?.zone.change().satisfied_by;
    if facts.get(point).is_none_or(|had| had.at <= at) {
        facts.insert(point.clone(), fact);
    }
    Ok(())
}
