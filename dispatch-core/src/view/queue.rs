//! The order in which a duty room works: life first (practice R19).

use super::{ClockKind, clocks, whistle_waits_since};
use crate::state::{Incident, State};
use crate::time::Time;

/// What an incident stands in the queue for; the smaller, the higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// People trapped, missing, or nobody knows.
    Life,
    /// A whistle of it waits to be taken.
    WhistleWaiting,
    /// A commander should have been named by now.
    NoCommander,
    /// Some other clock has run out.
    Overdue,
    /// Open, in hand.
    Open,
}

/// What an open incident stands in the queue for.
#[must_use]
pub fn urgency(state: &State, incident: &Incident, now: Time) -> Urgency {
    if incident.is_life() {
        return Urgency::Life;
    }
    if whistle_waits_since(state, incident).is_some() {
        return Urgency::WhistleWaiting;
    }
    let late = clocks(state, incident);
    let is_paper = |kind| kind == ClockKind::Transfer;
    let late = late.iter().filter(|it| !is_paper(it.kind));
    let mut late = late.filter(|it| it.is_late(now)).peekable();
    if late.peek().is_none() {
        return Urgency::Open;
    }
    if late.any(|it| it.kind == ClockKind::NameCommander) {
        return Urgency::NoCommander;
    }
    Urgency::Overdue
}

/// The open incidents in the order of the queue: by urgency; within one, those that nobody in the
/// room has stand on top, and the older before the younger.
#[must_use]
pub fn queue(state: &State, now: Time) -> Vec<&Incident> {
    let mut queue: Vec<(Urgency, bool, &Incident)> = state
        .open_incidents()
        .into_iter()
        .map(|it| (urgency(state, it, now), it.holder().is_some(), it))
        .collect();
    queue.sort_by_key(|(urgency, held, it)| (*urgency, *held, it.number));
    queue.into_iter().map(|(_, _, it)| it).collect()
}
