//! Two incidents are one (design §4, practice R6).
//!
//! Forces, stock, open orders and whatever somebody must still look after go over; called twice, the
//! earlier call counts; figures are never added, the other set becomes a source; exactly one
//! commander stays.

mod departments;
mod reports;
mod split;
mod things;

pub(super) use split::{split, within};

use super::commanding::{begin_tenure, end_tenure};
use super::{Act, calling, response, words};
use crate::command::Merge;
use crate::refusal::Refusal;
use crate::state::{Absorbed, CommandBasis, Incident, Status, TakenBy, people_sought};
use crate::time::Time;
use crate::words::{IncidentId, PostId};

pub(super) fn merge(act: &mut Act<'_>, it: &Merge) -> Result<(), Refusal> {
    let from = act.open(&it.from)?.id.clone();
    let into = act.open(&it.into)?.id.clone();
    if from == into {
        return Err(Refusal::SameIncident);
    }
    let at = act.occurred();
    let (gone, stays) = (act.look(&from)?.clone(), act.look(&into)?.clone());
    let (Some(stood_down), Some(in_office)) = (gone.commander(), stays.commander()) else {
        return Err(Refusal::SceneEnded);
    };
    let keeps = it.commander.as_ref().unwrap_or(&in_office.post);
    if *keeps != in_office.post && *keeps != stood_down.post {
        return Err(Refusal::Nonsense(words(
            "留任指挥官须是两个事件之一的现任指挥官。",
        )));
    }
    let (departments, duties) = departments::join(act, &gone, &into)?;
    let zone = things::move_zone(act, &from, &into)?;
    let absorbed = Absorbed {
        incident: from.clone(),
        at,
        teams: things::move_teams(act, &gone, &into)?,
        orders: things::go_over(
            act,
            &from,
            &into,
            |it| &mut it.orders,
            |it| it.confirmed.is_none() && it.cancelled_by.is_none(),
        )?,
        supplies: things::move_supplies(act, &gone, &into)?,
        requests: things::go_over(act, &from, &into, |it| &mut it.requests, |_| true)?,
        aid: things::go_over(act, &from, &into, |it| &mut it.aid, |_| true)?,
        plots: things::go_over(act, &from, &into, |it| &mut it.plots, |_| true)?,
        areas: things::move_areas(act, &gone, &into)?,
        evacuations: things::go_over(act, &from, &into, |it| &mut it.evacuations, |_| true)?,
        sought: things::go_over(act, &from, &into, |it| &mut it.sought, |_| true)?,
        scene_contacts: things::go_over(act, &from, &into, |it| &mut it.scene_contacts, |_| true)?,
        inside: zone.0,
        unaccounted: zone.1,
        departments,
        duties,
        commander: stood_down.clone(),
        reason: it.reason.clone(),
    };
    reports::join(act, &gone, &into)?;
    close(act, &from, &into, at)?;
    survive(act, &gone, &into, absorbed)?;
    if *keeps == in_office.post {
        return Ok(());
    }
    stay(act, &into, keeps, &gone)
}

fn close(act: &mut Act<'_>, from: &IncidentId, into: &IncidentId, at: Time) -> Result<(), Refusal> {
    end_tenure(act, from, at)?;
    let left = act.change_raw(from)?;
    left.status = Status::Merged;
    left.merged_into = Some(into.clone());
    left.closed_at = Some(left.tenures.last().and_then(|it| it.to).unwrap_or(at));
    Ok(())
}

fn survive(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
    absorbed: Absorbed,
) -> Result<(), Refusal> {
    let second_edition = act.state.edition >= 2;
    let sought = people_sought(&gone.figures());
    let survivor = act.change_raw(into)?;
    survivor.received_at = survivor.received_at.min(gone.received_at);
    survivor.whistled_at = [survivor.whistled_at, gone.whistled_at]
        .into_iter()
        .flatten()
        .min();
    if survivor.whistle_taken.is_none() {
        survivor.whistle_taken.clone_from(&gone.whistle_taken);
    }
    if second_edition && gone.search_stopped.is_none() && (sought > 0 || gone.persons_unknown()) {
        // The search was stopped for the survivor's people, not for those of the other.
        survivor.search_stopped = None;
    }
    if survivor.under.is_none() {
        survivor.under.clone_from(&gone.under);
    }
    survivor.status = survivor.status.max(gone.status.min(Status::Responding));
    survivor.absorbed.push_back(absorbed);
    if survivor.self_handled && !gone.self_handled {
        // What the other needed, both need now.
        survivor.self_handled = false;
        calling::call_members(act, into)?;
    }
    response::joint::cover(act, into)
}

/// The commander of the incident that goes commands the one that stays.
fn stay(
    act: &mut Act<'_>,
    into: &IncidentId,
    post: &PostId,
    gone: &Incident,
) -> Result<(), Refusal> {
    let person = gone.commander().and_then(|it| it.person.clone());
    let at = act.occurred();
    begin_tenure(
        act,
        into,
        post.clone(),
        person,
        TakenBy::Replaced,
        CommandBasis::Merge,
        at,
    )
}
