//! Holds on personal data and their destruction (practice R7). Only the decision is folded; the
//! key itself is removed by whoever keeps it, and nothing of State hangs on that.

use super::act::unknown;
use super::merging::within;
use super::{Act, words};
use crate::command::{DestroyPersonal, HoldPersonal, LiftHold};
use crate::refusal::Refusal;
use crate::state::{Destroyed, Hold, Status};
use crate::words::{IncidentId, PersonId};

pub(super) fn hold(act: &mut Act<'_>, it: &HoldPersonal) -> Result<(), Refusal> {
    let incident = act.resolve(&it.incident)?;
    refuse_destroyed(act, &incident)?;
    if it.authority.is_empty() || it.document.is_empty() {
        return Err(Refusal::Nonsense(words(
            "调查留存须写明机关和文号。请补填后再登记。",
        )));
    }
    let hold = Hold {
        authority: it.authority.clone(),
        document: it.document.clone(),
        until: it.until,
        said: act.said(),
        lifted: None,
    };
    let same = |had: &Hold| had.document == it.document && had.lifted.is_none();
    let all = within(act, &incident);
    let stands_at = all.into_iter().find(|id| {
        let data = act.state.personal.get(id);
        data.is_some_and(|data| data.holds.iter().any(same))
    });
    let at = stands_at.unwrap_or(incident);
    let data = act.state.personal.entry(at).or_default().change();
    data.holds.retain(|had| !same(had));
    data.holds.push_back(hold);
    Ok(())
}

pub(super) fn lift(act: &mut Act<'_>, it: &LiftHold) -> Result<(), Refusal> {
    let incident = act.resolve(&it.incident)?;
    let said = act.said();
    // It may have been laid on what was merged since, and destruction looks there too.
    let mut lifted = false;
    for id in within(act, &incident) {
        let Some(data) = act.state.personal.get_mut(&id) else {
            continue;
        };
        let data = data.change();
        let same = |had: &&mut Hold| had.document == it.document && had.lifted.is_none();
        for hold in data.holds.iter_mut().filter(same) {
            hold.lifted = Some((it.reason.clone(), said.clone()));
            lifted = true;
        }
    }
    if lifted {
        Ok(())
    } else {
        Err(Refusal::UnknownItem(it.document.clone()))
    }
}

pub(super) fn destroy(act: &mut Act<'_>, it: &DestroyPersonal) -> Result<(), Refusal> {
    let incident = act.resolve(&it.incident)?;
    refuse_destroyed(act, &incident)?;
    let status = act.look(&incident)?.status;
    if !matches!(status, Status::Filed | Status::Withdrawn) {
        return Err(Refusal::StillInUse);
    }
    let all = within(act, &incident);
    for id in &all {
        if let Some(hold) = act.state.standing_hold(id, act.at()) {
            return Err(Refusal::HoldStands {
                authority: hold.authority.clone(),
                document: hold.document.clone(),
            });
        }
    }
    let people = &act.state.register.persons;
    if !people.contains_key(&it.witness) {
        let known = people.keys().map(PersonId::as_str);
        return Err(unknown("人员", it.witness.as_str(), known));
    }
    if it.witness == act.author.person {
        return Err(Refusal::Nonsense(words(
            "销毁个人信息须另有一人见证。请选另一名工作人员。",
        )));
    }
    let destroyed = Destroyed {
        said: act.said(),
        height: act.height,
        reason: it.reason.clone(),
        witness: it.witness.clone(),
    };
    for id in all {
        let data = act.state.personal.entry(id).or_default().change();
        data.destroyed.get_or_insert_with(|| destroyed.clone());
    }
    Ok(())
}

fn refuse_destroyed(act: &Act<'_>, incident: &IncidentId) -> Result<(), Refusal> {
    let data = act.state.personal.get(incident);
    match data.and_then(|it| it.destroyed.as_ref()) {
        Some(gone) => Err(Refusal::PersonalDestroyed(gone.height)),
        None => Ok(()),
    }
}
