//! What goes over with a merger and comes back with a split: each thing whole, never twice.

use imbl::OrdMap;

use crate::fold::forces::{custody, set_custody};
use crate::fold::{Act, count, hazard_areas, in_time};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{Incident, Said};
use crate::words::{DepotId, IncidentId, PlotId, SupplyId, TeamId};

/// Moves the things of one kind that pass `open`; where the other has one of that name already it
/// stays where it is. Gives the names of what went.
pub(super) fn go_over<K: Ord + Clone, V: Clone>(
    act: &mut Act<'_>,
    from: &IncidentId,
    into: &IncidentId,
    of: impl Fn(&mut Incident) -> &mut OrdMap<K, V>,
    open: impl Fn(&V) -> bool,
) -> Result<Vec<K>, Refusal> {
    let theirs = of(act.change_raw(from)?).clone();
    let ours = of(act.change_raw(into)?);
    let mut went = Vec::new();
    for (name, thing) in theirs.iter().filter(|(_, thing)| open(thing)) {
        if !ours.contains_key(name) {
            ours.insert(name.clone(), thing.clone());
            went.push(name.clone());
        }
    }
    let theirs = of(act.change_raw(from)?);
    for name in &went {
        theirs.remove(name);
    }
    Ok(went)
}

/// Moves the named things back, as far as they are still there.
pub(super) fn go_back<K: Ord + Clone, V: Clone>(
    act: &mut Act<'_>,
    from: &IncidentId,
    to: &IncidentId,
    of: impl Fn(&mut Incident) -> &mut OrdMap<K, V>,
    names: &[K],
) -> Result<(), Refusal> {
    for name in names {
        if let Some(thing) = of(act.change_raw(from)?).remove(name) {
            of(act.change_raw(to)?).insert(name.clone(), thing);
        }
    }
    Ok(())
}

/// Hazard areas go over; the winds measured at either are the weather of both, and turn them.
pub(super) fn move_areas(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
) -> Result<Vec<PlotId>, Refusal> {
    let went = go_over(act, &gone.id, into, |it| &mut it.areas, |_| true)?;
    let survivor = act.change_raw(into)?;
    for wind in &gone.winds {
        in_time::put(&mut survivor.winds, wind.clone(), |it| it.as_of);
    }
    hazard_areas::turn(survivor);
    Ok(went)
}

pub(super) fn move_teams(
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
        let holder = custody(act, team);
        let ours = act.look(into)?.assignments.get(team).cloned();
        // Known to both: the one that holds the team says how it stands.
        let stays = ours
            .filter(|_| holder.as_ref() == Some(into))
            .unwrap_or_else(|| assignment.clone());
        act.change_raw(into)?
            .assignments
            .insert(team.clone(), stays);
        act.change_raw(&gone.id)?.assignments.remove(team);
        if holder.as_ref() == Some(&gone.id) {
            set_custody(act, team, Some(into.clone()));
        }
    }
    Ok(moved)
}

/// What is still out with the incident goes over; the lines keep their sum, so stock is conserved.
pub(super) fn move_supplies(
    act: &mut Act<'_>,
    gone: &Incident,
    into: &IncidentId,
) -> Result<Vec<(DepotId, SupplyId, u32)>, Refusal> {
    let mut moved = Vec::new();
    for (depot, items) in &gone.supplies {
        for (item, line) in items.iter().filter(|(_, line)| line.out() > 0) {
            shift(act, &gone.id, into, depot, item, line.out())?;
            moved.push((depot.clone(), item.clone(), line.out()));
        }
    }
    Ok(moved)
}

pub(super) fn shift(
    act: &mut Act<'_>,
    from: &IncidentId,
    to: &IncidentId,
    depot: &DepotId,
    item: &SupplyId,
    quantity: u32,
) -> Result<(), Refusal> {
    let lines = &mut act.change_raw(from)?.supplies;
    let source = lines.entry(depot.clone()).or_default();
    let source = source.entry(item.clone()).or_default();
    let quantity = quantity.min(source.out());
    source.issued = count::less(source.issued, quantity);
    let first: Option<Said> = source.first.clone();
    let lines = &mut act.change_raw(to)?.supplies;
    let target = lines.entry(depot.clone()).or_default();
    let target = target.entry(item.clone()).or_default();
    target.issued = target
        .issued
        .checked_add(quantity)
        .ok_or_else(crate::fold::supplies::too_many)?;
    target.first = target.first.clone().or(first);
    Ok(())
}

/// Whoever is inside or missing is so at the incident that goes on, where the alarm sounds. Gives the
/// parties that only the other had.
pub(super) fn move_zone(
    act: &mut Act<'_>,
    from: &IncidentId,
    into: &IncidentId,
) -> Result<(Vec<Party>, Vec<Party>), Refusal> {
    let counts_rises = act.state.edition >= 2;
    let theirs = act.change_raw(from)?.zone.change();
    let inside = std::mem::take(&mut theirs.inside);
    let unaccounted = std::mem::take(&mut theirs.unaccounted);
    let satisfied = theirs.satisfied.clone();
    let satisfied_by = theirs.satisfied_by.clone();
    let begun = theirs.begun.clone();
    let ours = act.change_raw(into)?.zone.change();
    let (mut went_inside, mut went_missing) = (Vec::new(), Vec::new());
    for (party, theirs) in inside {
        if let Some(both) = ours.inside.get_mut(&party) {
            both.people = both.people.saturating_add(theirs.people);
            both.since = both.since.min(theirs.since);
            both.latest_out = both.latest_out.min(theirs.latest_out);
        } else {
            went_inside.push(party.clone());
            ours.inside.insert(party, theirs);
        }
    }
    for (party, theirs) in unaccounted {
        if let Some(both) = ours.unaccounted.get_mut(&party) {
            both.people = both.people.saturating_add(theirs.people);
            both.since = both.since.min(theirs.since);
            if counts_rises {
                both.rises = both.rises.max(theirs.rises).saturating_add(1);
            }
        } else {
            went_missing.push(party.clone());
            ours.unaccounted.insert(party, theirs);
        }
    }
    for (point, at) in satisfied {
        let ours = ours.satisfied.entry(point).or_insert(at);
        *ours = at.max(*ours);
    }
    for (act, at) in begun {
        let ours = ours.begun.entry(act).or_insert(at);
        *ours = at.max(*ours);
    }
    for (point, fact) in satisfied_by {
        let had = ours.satisfied_by.get(&point);
        if had.is_none_or(|had| had.at < fact.at) {
            ours.satisfied_by.insert(point, fact);
        }
    }
    Ok((went_inside, went_missing))
}

pub(super) fn zone_back(
    act: &mut Act<'_>,
    from: &IncidentId,
    to: &IncidentId,
    inside: &[Party],
    unaccounted: &[Party],
) -> Result<(), Refusal> {
    for party in inside {
        if let Some(it) = act.change_raw(from)?.zone.change().inside.remove(party) {
            let zone = act.change_raw(to)?.zone.change();
            zone.inside.insert(party.clone(), it);
        }
    }
    for party in unaccounted {
        if let Some(it) = act
            .change_raw(from)?
            .zone
            .change()
            .unaccounted
            .remove(party)
        {
            let zone = act.change_raw(to)?.zone.change();
            zone.unaccounted.insert(party.clone(), it);
        }
    }
    Ok(())
}
