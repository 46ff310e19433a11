//! What an incident has of supplies, how fast it uses them up, and what it wants more.

use std::collections::BTreeMap;

use super::super::Asked;
use crate::proposal::AHEAD_S;
use crate::state::{Incident, State};
use crate::time::Time;
use crate::view::queue;
use crate::words::SupplyId;

/// Seconds after the first issue from which a rate of use means something. Derived.
const RATE_FROM_S: i64 = 600;

/// What an incident has of an item.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct InUse {
    /// With it now.
    pub here: u32,
    /// Used up so far.
    pub used: u32,
    /// Seconds in which that was used; `None`: too short to say how fast.
    pub in_s: Option<i64>,
    /// How many more it wants: as somebody asked, else what lasts for [`AHEAD_S`] at this rate.
    pub wanted: u32,
}

impl InUse {
    pub(super) fn of(
        asked: &Asked<'_>,
        incident: &Incident,
        item: &SupplyId,
        asked_for: &BTreeMap<(&str, &str), u32>,
    ) -> InUse {
        let mut in_use = InUse::measured(incident, asked.now, item);
        let wish = asked_for.get(&(incident.id.as_str(), item.as_str()));
        in_use.wanted = wish.copied().unwrap_or_else(|| in_use.by_rate());
        in_use
    }

    fn measured(incident: &Incident, now: Time, item: &SupplyId) -> InUse {
        let lines = || incident.supplies.values().filter_map(|it| it.get(item));
        let first = lines().filter_map(|it| it.first.as_ref());
        let first = first.map(|it| it.at).min();
        InUse {
            here: lines().fold(0, |sum, it| sum.saturating_add(it.out())),
            used: lines().fold(0, |sum, it| sum.saturating_add(it.consumed)),
            in_s: first
                .map(|first| now.since_s(first))
                .filter(|it| *it >= RATE_FROM_S),
            wanted: 0,
        }
    }

    /// Units used and the seconds in which they were, where that says how fast.
    fn rate(&self) -> Option<(u32, i64)> {
        let in_s = self.in_s.filter(|_| self.used > 0)?;
        Some((self.used, in_s))
    }

    fn by_rate(&self) -> u32 {
        self.rate().map_or(0, |(used, in_s)| {
            let ahead = i64::from(used).saturating_mul(AHEAD_S);
            let ahead = (ahead + in_s - 1) / in_s;
            u32::try_from(ahead)
                .unwrap_or(u32::MAX)
                .saturating_sub(self.here)
        })
    }

    /// Until when what is here lasts with so many more at this rate; `None`: it is not being used up, or
    /// 不详.
    pub(super) fn lasts(&self, now: Time, more: u32) -> Option<Time> {
        let (used, in_s) = self.rate()?;
        let quantity = i64::from(self.here.saturating_add(more));
        Some(now.plus_s(quantity.saturating_mul(in_s) / i64::from(used)))
    }
}

/// The open incidents that use something up faster than what they have lasts, in the order of the queue;
/// one that a township handles by itself as well, since what it uses lies in the same depots.
#[must_use]
pub fn wanting_supplies(state: &State, now: Time) -> Vec<&Incident> {
    let mut queue = queue(state, now);
    queue.retain(|incident| {
        let mut items = incident.supplies.values().flat_map(|it| it.keys());
        items.any(|item| InUse::measured(incident, now, item).by_rate() > 0)
    });
    queue
}

/// In the order of the type, then what the incident has besides, by id.
pub(super) fn items(
    asked: &Asked<'_>,
    incident: &Incident,
    asked_for: &BTreeMap<(&str, &str), u32>,
) -> Vec<SupplyId> {
    let kind = asked.state.register.kind(&incident.kind);
    let of_type = kind.into_iter().flat_map(|it| &it.supplies);
    let mut items: Vec<SupplyId> = of_type.filter_map(|it| SupplyId::new(it).ok()).collect();
    let wished = asked_for
        .keys()
        .filter(|(id, _)| *id == incident.id.as_str())
        .filter_map(|(_, item)| SupplyId::new(item).ok());
    let mut more: Vec<SupplyId> = incident
        .supplies
        .values()
        .flat_map(|it| it.keys().cloned())
        .chain(wished)
        .collect();
    more.sort();
    more.dedup();
    more.retain(|it| !items.contains(it));
    items.extend(more);
    items
}
