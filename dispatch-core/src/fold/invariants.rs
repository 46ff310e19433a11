//! What holds at every height, checked after every entry for the incidents it touched.

use crate::state::{Incident, State};
use crate::words::IncidentId;

/// The first invariant that is broken, in words; `None` when all hold.
///
/// Incidents that the entry did not touch held before it and hold still.
#[must_use]
pub fn broken(state: &State, touched: &[IncidentId], goods_moved: bool) -> Option<String> {
    touched
        .iter()
        .filter_map(|id| state.incidents.get(id))
        .find_map(|incident| {
            let torn = commander(incident).or_else(|| custody(state, incident));
            // Stock is summed over all incidents, so it is looked at only where goods moved.
            torn.or_else(|| {
                if goods_moved {
                    stock(state, incident)
                } else {
                    None
                }
            })
        })
}

/// Exactly one commander of record while an incident is open, none after, no gap, no overlap.
fn commander(incident: &Incident) -> Option<String> {
    let id = &incident.id;
    let open = incident.tenures.iter().filter(|it| it.to.is_none()).count();
    if open != usize::from(incident.status.is_open()) {
        return Some(format!(
            "{id}: {open} 名现任指挥官,状态 {}",
            incident.status.name()
        ));
    }
    let mut pairs = incident.tenures.iter().zip(incident.tenures.iter().skip(1));
    let torn = pairs.find(|(earlier, later)| {
        earlier.to_height.is_none_or(|to| to > later.from_height)
            || earlier.to.is_none_or(|to| to > later.from)
    });
    torn.map(|(earlier, _)| format!("{id}: 指挥官 {} 的任期重叠", earlier.post))
}

/// A team is held by at most one incident, and holder and team agree.
fn custody(state: &State, incident: &Incident) -> Option<String> {
    incident.assignments.iter().find_map(|(team, assignment)| {
        let holds = assignment.state.holds() && !assignment.seen_only;
        let custody = state.teams.get(team).and_then(|it| it.custody.as_ref());
        let agrees = if holds {
            custody == Some(&incident.id)
        } else {
            custody != Some(&incident.id)
        };
        (!agrees).then(|| format!("{}: 队伍 {team} 归属不一", incident.id))
    })
}

/// What the incidents hold of a depot is what the depot says is out.
fn stock(state: &State, incident: &Incident) -> Option<String> {
    incident.supplies.iter().find_map(|(depot, items)| {
        items.keys().find_map(|item| {
            let out = state
                .stock
                .get(depot)
                .and_then(|it| it.get(item))
                .map_or(0, |it| u64::from(it.out));
            let held: u64 = state
                .incidents
                .values()
                .filter_map(|it| it.supplies.get(depot).and_then(|it| it.get(item)))
                .map(|it| u64::from(it.out()))
                .sum();
            (out != held).then(|| format!("{depot}/{item}: 在外 {out},各事件合计 {held}"))
        })
    })
}
