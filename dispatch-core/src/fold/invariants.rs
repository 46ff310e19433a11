//! What holds at every height, checked after every entry for the incidents it touched.

use imbl::OrdMap;

use super::Act;
use super::act::Before;
use crate::state::{Incident, State, Stock, SupplyLine};
use crate::words::{DepotId, IncidentId, SupplyId};

/// The first invariant that an act broke, in words; `None` when all hold.
///
/// Incidents that the act did not touch held before it and hold still, so the cost does not grow
/// with the number of incidents there ever were.
pub(super) fn broken(act: &Act<'_>) -> Option<String> {
    let (state, touched) = (&*act.state, act.touched());
    let mut incidents = touched.iter().filter_map(|id| state.incidents.get(id));
    let torn =
        incidents.find_map(|incident| commander(incident).or_else(|| custody(state, incident)));
    torn.or_else(|| stock(act.before(), state, touched))
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

/// What a depot has out and what the incidents hold of it change together.
fn stock(before: &Before, after: &State, touched: &[IncidentId]) -> Option<String> {
    type Supplies = OrdMap<DepotId, OrdMap<SupplyId, SupplyLine>>;
    let held = |supplies: &Supplies, depot: &DepotId, item: &SupplyId| -> i64 {
        let line = supplies.get(depot).and_then(|it| it.get(item));
        line.map_or(0, |it| i64::from(it.out()))
    };
    let held_after = |depot: &DepotId, item: &SupplyId| -> i64 {
        let incidents = touched.iter().filter_map(|id| after.incidents.get(id));
        incidents.map(|it| held(&it.supplies, depot, item)).sum()
    };
    let held_before = |depot: &DepotId, item: &SupplyId| -> i64 {
        let incidents = before.incidents.iter();
        incidents.map(|it| held(&it.supplies, depot, item)).sum()
    };
    let out = |stock: &OrdMap<DepotId, OrdMap<SupplyId, Stock>>, depot, item| -> i64 {
        let stock = stock.get(depot).and_then(|it| it.get(item));
        stock.map_or(0, |it| i64::from(it.out))
    };
    let incidents = touched.iter().filter_map(|id| after.incidents.get(id));
    let mut goods = incidents
        .flat_map(|it| it.supplies.iter())
        .flat_map(|(depot, items)| items.keys().map(move |item| (depot, item)));
    goods.find_map(|(depot, item)| {
        let more_held = held_after(depot, item).saturating_sub(held_before(depot, item));
        let more_out =
            out(&after.stock, depot, item).saturating_sub(out(&before.stock, depot, item));
        (more_held != more_out)
            .then(|| format!("{depot}/{item}: 在外增 {more_out},事件内增 {more_held}"))
    })
}
