//! One incident is two again (practice R6).
//!
//! Each side has its reporters, its figures and its forces by the newest observation; the former
//! commander has his command again, as temporary until he confirms.

use super::{reports, things};
use crate::command::Split;
use crate::fold::Act;
use crate::fold::commanding::begin_tenure;
use crate::fold::forces::{sent_to, set_custody};
use crate::fold::response::joint;
use crate::fold::words;
use crate::refusal::Refusal;
use crate::state::{Absorbed, CommandBasis, Hold, Status, TakenBy};
use crate::words::{IncidentId, TeamId};

pub(in crate::fold) fn split(act: &mut Act<'_>, it: &Split) -> Result<(), Refusal> {
    let gone = it.incident.clone();
    let Some(own) = act.state.incidents.get(&gone) else {
        return Err(Refusal::UnknownIncident(gone));
    };
    // The one it was merged into may have been merged further: there its things are now.
    let Some(holder) = own.merged_into.clone() else {
        return Err(Refusal::NotMerged);
    };
    let into = act.resolve(&gone)?;
    let absorbed = act
        .state
        .incidents
        .get(&holder)
        .and_then(|it| it.absorbed.iter().rev().find(|had| had.incident == gone));
    let Some(absorbed) = absorbed.cloned() else {
        return Err(Refusal::NotMerged);
    };
    let within = within(act, &gone);
    restore(act, &gone, &absorbed)?;
    give_back_teams(act, it, &absorbed, &gone, &into)?;
    give_back(act, &absorbed, &gone, &into)?;
    act.change_raw(&holder)?
        .absorbed
        .retain(|had| had.incident != gone);
    for id in [&holder, &into] {
        reports::part(act, id, &within)?;
        recount(act, id)?;
    }
    hold_both(act, &gone, &into);
    // Joint duty may have changed while it was shown inside the other.
    for id in [&gone, &holder, &into] {
        joint::cover(act, id)?;
    }
    Ok(())
}

/// The incident and all that were merged into it, directly or not: their people are its people.
pub(in crate::fold) fn within(act: &Act<'_>, gone: &IncidentId) -> Vec<IncidentId> {
    let mut within = vec![gone.clone()];
    let mut next = 0;
    while let Some(id) = within.get(next) {
        let absorbed = act.state.incidents.get(id).map(|it| &it.absorbed);
        let more: Vec<IncidentId> = absorbed
            .into_iter()
            .flatten()
            .map(|had| had.incident.clone())
            .filter(|had| !within.contains(had))
            .collect();
        within.extend(more);
        next = next.saturating_add(1);
    }
    within
}

/// What an authority wants kept was laid on both while they were one: it stands on each of the two
/// until it is lifted there, for destruction cannot be taken back (practice R7).
fn hold_both(act: &mut Act<'_>, gone: &IncidentId, into: &IncidentId) {
    let mut all = within(act, gone);
    all.extend(within(act, into));
    let data = all.iter().filter_map(|id| act.state.personal.get(id));
    let holds = data.flat_map(|it| &it.holds);
    let standing: Vec<Hold> = holds.filter(|it| it.stands(act.at())).cloned().collect();
    for side in [gone, into] {
        let within = within(act, side);
        for hold in &standing {
            let same = |had: &Hold| had.document == hold.document && had.lifted.is_none();
            let has_it = within.iter().any(|id| {
                let data = act.state.personal.get(id);
                data.is_some_and(|it| it.holds.iter().any(same))
            });
            if !has_it {
                let data = act.state.personal.entry(side.clone()).or_default();
                data.change().holds.push_back(hold.clone());
            }
        }
    }
}

fn restore(act: &mut Act<'_>, gone: &IncidentId, absorbed: &Absorbed) -> Result<(), Refusal> {
    let at = act.occurred();
    let restored = act.change_raw(gone)?;
    restored.merged_into = None;
    restored.status = Status::Responding;
    restored.closed_at = None;
    begin_tenure(
        act,
        gone,
        absorbed.commander.post.clone(),
        absorbed.commander.person.clone(),
        TakenBy::Temporary,
        CommandBasis::Split,
        at,
    )
}

fn give_back(
    act: &mut Act<'_>,
    absorbed: &Absorbed,
    gone: &IncidentId,
    into: &IncidentId,
) -> Result<(), Refusal> {
    things::go_back(act, into, gone, |it| &mut it.orders, &absorbed.orders)?;
    things::go_back(act, into, gone, |it| &mut it.requests, &absorbed.requests)?;
    things::go_back(act, into, gone, |it| &mut it.aid, &absorbed.aid)?;
    things::go_back(act, into, gone, |it| &mut it.plots, &absorbed.plots)?;
    things::go_back(act, into, gone, |it| &mut it.areas, &absorbed.areas)?;
    things::go_back(
        act,
        into,
        gone,
        |it| &mut it.evacuations,
        &absorbed.evacuations,
    )?;
    things::go_back(act, into, gone, |it| &mut it.sought, &absorbed.sought)?;
    things::go_back(
        act,
        into,
        gone,
        |it| &mut it.scene_contacts,
        &absorbed.scene_contacts,
    )?;
    things::go_back(act, into, gone, |it| &mut it.calls, &absorbed.departments)?;
    things::go_back(act, into, gone, |it| &mut it.duties, &absorbed.duties)?;
    things::zone_back(act, into, gone, &absorbed.inside, &absorbed.unaccounted)?;
    for (depot, item, quantity) in &absorbed.supplies {
        things::shift(act, into, gone, depot, item, *quantity)?;
    }
    Ok(())
}

/// Its own forces go back, but for those seen at the survivor since, and those the officer names.
fn give_back_teams(
    act: &mut Act<'_>,
    it: &Split,
    absorbed: &Absorbed,
    gone: &IncidentId,
    into: &IncidentId,
) -> Result<(), Refusal> {
    for team in &it.teams {
        act.known_team(team)?;
        if !act.look(into)?.assignments.contains_key(team) {
            return Err(Refusal::NotHere(words(act.state.register.team_zh(team))));
        }
    }
    let seen_there = |team: &TeamId| {
        let track = act.state.teams.get(team);
        let seen = track.and_then(|it| it.observed.as_ref());
        seen.is_some_and(|seen| seen.incident.as_ref() == Some(into))
    };
    let mut back: Vec<TeamId> = absorbed.teams.clone();
    back.retain(|team| !seen_there(team));
    back.extend(it.teams.iter().cloned());
    for team in back {
        let Some(assignment) = act.change_raw(into)?.assignments.remove(&team) else {
            continue;
        };
        let holds = assignment.state.holds() && !assignment.seen_only;
        act.change_raw(gone)?
            .assignments
            .insert(team.clone(), assignment);
        sent_to(act, &team, gone.clone());
        if holds {
            set_custody(act, &team, Some(gone.clone()));
        }
    }
    Ok(())
}

/// The first word and the first whistle of what is left: its own and those still merged into it.
fn recount(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let Some(incident) = act.state.incidents.get(id) else {
        return Err(Refusal::UnknownIncident(id.clone()));
    };
    let received_at = incident.reporters.iter().map(|it| it.received_at).min();
    let whistled_at = incident
        .reporters
        .iter()
        .filter_map(|it| it.whistled_at)
        .min();
    let incident = act.change_raw(id)?;
    incident.received_at = received_at.unwrap_or(incident.received_at);
    incident.whistled_at = whistled_at;
    Ok(())
}
