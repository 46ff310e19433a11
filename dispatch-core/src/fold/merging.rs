//! Two incidents are one, and two again (design §4, practice R6).
//!
//! Forces, stock and open orders go over; called twice, the earlier call counts; figures are never
//! added, the other set becomes a source; exactly one commander stays.

use super::commanding::{begin_tenure, end_tenure};
use super::{Act, words};
use crate::command::{Merge, Split};
use crate::refusal::Refusal;
use crate::state::{
    Absorbed, CallRecord, CommandBasis, Incident, Reporter, Said, Shared, Statement, Status,
    TakenBy, TeamTrack, Tenure,
};
use crate::words::{DepotId, IncidentId, OrderId, SupplyId, TeamId};

pub(super) fn merge(act: &mut Act<'_>, it: &Merge) -> Result<(), Refusal> {
    let from = act.open(&it.from)?.id.clone();
    let into = act.open(&it.into)?.id.clone();
    if from == into {
        return Err(Refusal::SameIncident);
    }
    let at = act.occurred();
    let (gone, stays) = (act.look(&from)?.clone(), act.look(&into)?.clone());
    let (Some(stood_down), Some(_)) = (gone.commander().cloned(), stays.commander()) else {
        return Err(Refusal::SceneEnded);
    };
    if let Some(post) = &it.commander
        && *post != stood_down.post
        && stays.commander().is_none_or(|now| now.post != *post)
    {
        return Err(Refusal::Nonsense(words(
            "留任指挥官须是两个事件之一的现任指挥官。",
        )));
    }
    act.goods_moved = true;
    let teams = move_teams(act, &gone, &into)?;
    let orders = move_orders(act, &gone, &into)?;
    let supplies = move_supplies(act, &gone, &into)?;
    join_calls(act, &gone, &into)?;
    join_reports(act, &gone, &into)?;
    end_tenure(act, &from, at)?;
    let left = act.change(&from)?;
    left.status = Status::Merged;
    left.merged_into = Some(into.clone());
    let closed_at = left.tenures.last().and_then(|it| it.to).unwrap_or(at);
    left.closed_at = Some(closed_at);
    let survivor = act.change_raw(&into)?;
    survivor.received_at = survivor.received_at.min(gone.received_at);
    survivor.whistled_at = match (survivor.whistled_at, gone.whistled_at) {
        (Some(ours), Some(theirs)) => Some(ours.min(theirs)),
        (ours, theirs) => ours.or(theirs),
    };
    survivor.status = survivor.status.max(gone.status.min(Status::Responding));
    survivor.absorbed.push_back(Absorbed {
        incident: from.clone(),
        at,
        teams,
        orders,
        supplies,
        commander: stood_down.clone(),
        reason: it.reason.clone(),
    });
    if it.commander.as_ref() == Some(&stood_down.post)
        && stays
            .commander()
            .is_some_and(|now| now.post != stood_down.post)
    {
        begin_tenure(
            act,
            &into,
            stood_down.post,
            stood_down.person,
            TakenBy::Replaced,
            CommandBasis::Merge,
            at,
        )?;
    }
    Ok(())
}

fn move_teams(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
) -> Result<Vec<TeamId>, Refusal> {
    let mut moved = Vec::new();
    for (team, assignment) in &gone.assignments {
        if assignment.state.is_over() {
            continue;
        }
        moved.push(team.clone());
        let custody = act.state.teams.get(team).and_then(|it| it.custody.clone());
        let ours = act.look(into)?.assignments.get(team).cloned();
        // Known to both: the one that holds the team says how it stands.
        let stays = if custody.as_ref() == Some(into) {
            ours
        } else {
            None
        }
        .unwrap_or_else(|| assignment.clone());
        act.change_raw(into)?
            .assignments
            .insert(team.clone(), stays);
        act.change_raw(&gone.id)?.assignments.remove(team);
        if custody.as_ref() == Some(&gone.id) {
            set_custody(act, team, into);
        }
    }
    Ok(moved)
}

fn set_custody(act: &mut Act<'_>, team: &TeamId, id: &IncidentId) {
    let track = act
        .state
        .teams
        .entry(team.clone())
        .or_insert_with(|| Shared::new(TeamTrack::default()));
    track.change().custody = Some(id.clone());
}

fn move_orders(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
) -> Result<Vec<OrderId>, Refusal> {
    let mut moved = Vec::new();
    for (id, order) in gone
        .orders
        .iter()
        .filter(|(_, it)| it.confirmed.is_none() && it.cancelled_by.is_none())
    {
        let survivor = act.change_raw(into)?;
        if survivor.orders.contains_key(id) {
            continue;
        }
        survivor.orders.insert(id.clone(), order.clone());
        act.change_raw(&gone.id)?.orders.remove(id);
        moved.push(id.clone());
    }
    Ok(moved)
}

/// What is still out with the incident goes over; the lines keep their sum, so stock is conserved.
fn move_supplies(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
) -> Result<Vec<(DepotId, SupplyId, u32)>, Refusal> {
    let mut moved = Vec::new();
    for (depot, items) in &gone.supplies {
        for (item, line) in items {
            let out = line.out();
            if out == 0 {
                continue;
            }
            shift(act, &gone.id, into, depot, item, out)?;
            moved.push((depot.clone(), item.clone(), out));
        }
    }
    Ok(moved)
}

fn shift(
    act: &mut Act<'_>,
    from: &IncidentId,
    to: &IncidentId,
    depot: &DepotId,
    item: &SupplyId,
    quantity: u32,
) -> Result<(), Refusal> {
    let source = act
        .change_raw(from)?
        .supplies
        .entry(depot.clone())
        .or_default()
        .entry(item.clone())
        .or_default();
    let quantity = quantity.min(source.out());
    source.issued -= quantity;
    let first: Option<Said> = source.first.clone();
    let target = act
        .change_raw(to)?
        .supplies
        .entry(depot.clone())
        .or_default()
        .entry(item.clone())
        .or_default();
    target.issued += quantity;
    target.first = target.first.clone().or(first);
    Ok(())
}

fn join_calls(act: &mut Act<'_>, gone: &Incident, into: &IncidentId) -> Result<(), Refusal> {
    let survivor = act.change_raw(into)?;
    for (department, theirs) in &gone.calls {
        let ours = survivor
            .calls
            .entry(department.clone())
            .or_insert_with(|| theirs.clone());
        let joined = joined(ours, theirs);
        *ours = Shared::new(joined);
    }
    for (duty, holders) in &gone.duties {
        survivor
            .duties
            .entry(duty.clone())
            .or_insert_with(|| holders.clone());
    }
    Ok(())
}

/// Called twice: the earlier call counts, and the earlier answer.
fn joined(ours: &CallRecord, theirs: &CallRecord) -> CallRecord {
    let earlier = |a: &Option<Said>, b: &Option<Said>| match (a, b) {
        (Some(a), Some(b)) => Some(if b.at < a.at { b.clone() } else { a.clone() }),
        (a, b) => a.clone().or_else(|| b.clone()),
    };
    let mut joined = ours.clone();
    joined.called_at = match (ours.called_at, theirs.called_at) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    joined.role = match (ours.role, theirs.role) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    joined.delivered = earlier(&ours.delivered, &theirs.delivered);
    joined.reached = earlier(&ours.reached, &theirs.reached);
    joined.acknowledged = earlier(&ours.acknowledged, &theirs.acknowledged);
    joined.set_out = earlier(&ours.set_out, &theirs.set_out);
    joined.reported_in = earlier(&ours.reported_in, &theirs.reported_in);
    for attempt in &theirs.attempts {
        if !joined.attempts.contains(attempt) {
            joined.attempts.push_back(attempt.clone());
        }
    }
    joined
}

fn join_reports(act: &mut Act<'_>, gone: &Incident, into: &IncidentId) -> Result<(), Refusal> {
    let survivor = act.change_raw(into)?;
    for reporter in &gone.reporters {
        survivor.reporters.push_back(Reporter {
            via: Some(gone.id.clone()),
            ..reporter.clone()
        });
    }
    for statement in &gone.statements {
        survivor.statements.push_back(Shared::new(Statement {
            via: Some(gone.id.clone()),
            ..(**statement).clone()
        }));
    }
    Ok(())
}

pub(super) fn split(act: &mut Act<'_>, it: &Split) -> Result<(), Refusal> {
    let Some(gone) = act
        .state
        .incidents
        .get(&it.incident)
        .map(|it| (**it).clone())
    else {
        return Err(Refusal::UnknownIncident(it.incident.clone()));
    };
    let Some(into) = gone
        .merged_into
        .as_ref()
        .and_then(|_| act.state.resolve(&it.incident).cloned())
    else {
        return Err(Refusal::NotMerged);
    };
    let at = act.occurred();
    act.goods_moved = true;
    let survivor = act.look(&into)?.clone();
    let Some(absorbed) = survivor
        .absorbed
        .iter()
        .rev()
        .find(|had| had.incident == gone.id)
        .cloned()
    else {
        return Err(Refusal::NotMerged);
    };
    let restored = act.change_raw(&gone.id)?;
    restored.merged_into = None;
    restored.status = Status::Responding;
    restored.closed_at = None;
    let Tenure { post, person, .. } = absorbed.commander.clone();
    // His former command, as temporary until he confirms (R6).
    let from = restored
        .tenures
        .last()
        .and_then(|it| it.to)
        .map_or(at, |to| to.max(at));
    begin_tenure(
        act,
        &gone.id,
        post,
        person,
        TakenBy::Temporary,
        CommandBasis::Split,
        from,
    )?;
    give_back_teams(act, it, &absorbed, &gone.id, &into)?;
    for order in &absorbed.orders {
        if let Some(record) = act.change_raw(&into)?.orders.remove(order) {
            act.change_raw(&gone.id)?
                .orders
                .insert(order.clone(), record);
        }
    }
    for (depot, item, quantity) in &absorbed.supplies {
        shift(act, &into, &gone.id, depot, item, *quantity)?;
    }
    let survivor = act.change_raw(&into)?;
    survivor
        .reporters
        .retain(|had| had.via.as_ref() != Some(&gone.id));
    survivor
        .statements
        .retain(|had| had.via.as_ref() != Some(&gone.id));
    survivor.absorbed.retain(|had| had.incident != gone.id);
    Ok(())
}

/// Forces go back by the newest observation, and those the officer names.
fn give_back_teams(
    act: &mut Act<'_>,
    it: &Split,
    absorbed: &Absorbed,
    gone: &IncidentId,
    into: &IncidentId,
) -> Result<(), Refusal> {
    let mut back: Vec<TeamId> = it.teams.clone();
    let observed_there = |team: &TeamId, act: &Act<'_>| {
        let seen = act
            .state
            .teams
            .get(team)
            .and_then(|it| it.observed.as_ref());
        seen.is_some_and(|seen| seen.incident.as_ref() == Some(gone))
    };
    for team in &absorbed.teams {
        if observed_there(team, act) && !back.contains(team) {
            back.push(team.clone());
        }
    }
    for team in back {
        let Some(assignment) = act.change_raw(into)?.assignments.remove(&team) else {
            continue;
        };
        let holds = assignment.state.holds() && !assignment.seen_only;
        act.change_raw(gone)?
            .assignments
            .insert(team.clone(), assignment);
        if holds {
            set_custody(act, &team, gone);
        }
    }
    Ok(())
}
