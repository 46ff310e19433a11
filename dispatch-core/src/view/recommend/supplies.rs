//! Supplies: what an incident has, how fast it uses that up, and what the depots could send, from where
//! and by when. What several incidents want of one item is shared out among them together.

mod in_use;
mod shares;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use self::in_use::InUse;
pub use self::in_use::wanting_supplies;
pub use self::shares::LOADING_S;
use self::shares::{Shares, Want};
use super::Asked;
use super::needs::level_of;
use super::options::{destination, weight};
use crate::proposal::{Proposal, SupplyClaim, SupplyOutlook};
use crate::state::{Incident, State};
use crate::time::Time;
use crate::view::{Urgency, urgency};
use crate::words::SupplyId;

/// Items that one proposal names, depots for one of them, what one depot has promised and the claims on
/// one item, that of whom the proposal is for always among them: an entry must hold them.
const ITEMS_MAX: usize = 16;
const OFFERS_MAX: usize = 8;
const PROMISED_MAX: usize = 2;
const CLAIMS_MAX: usize = 4;

/// What each of these incidents has and should be sent, in their order. What they want of one item is
/// shared out among them together, lives first; between equals the earlier one goes first. `asked_for` are
/// quantities that somebody asks for by incident and item; an item is told where the type names it, where
/// the incident has it, or where it is asked for.
#[must_use]
pub fn outlook(
    asked: &Asked<'_>,
    incidents: &[&Incident],
    asked_for: &BTreeMap<(&str, &str), u32>,
) -> Vec<Vec<SupplyOutlook>> {
    let mut together = Together {
        asked,
        in_use: BTreeMap::new(),
        shares: BTreeMap::new(),
    };
    let mut order: Vec<(Urgency, usize)> = incidents
        .iter()
        .map(|it| urgency(asked.state, it, asked.now))
        .zip(0..)
        .collect();
    order.sort_unstable();
    let mut wants: BTreeMap<SupplyId, Vec<Want<'_>>> = BTreeMap::new();
    let mut items: BTreeMap<usize, Vec<SupplyId>> = BTreeMap::new();
    for (urgency, place) in order {
        let incident = incidents[place];
        let of_incident = in_use::items(asked, incident, asked_for);
        for item in &of_incident {
            let in_use = InUse::of(asked, incident, item, asked_for);
            if in_use.wanted > 0 {
                let of_item = wants.entry(item.clone()).or_default();
                of_item.push(Want {
                    incident,
                    weight: weight(urgency),
                    quantity: in_use.wanted,
                });
            }
            let of = (incident.id.as_str(), item.clone());
            together.in_use.insert(of, in_use);
        }
        items.insert(place, of_incident);
    }
    for (item, wants) in wants {
        let shares = Shares::of(asked, &item, wants);
        together.shares.insert(item, shares);
    }
    let items = items.into_iter();
    items
        .map(|(place, items)| {
            let items = items.into_iter();
            items
                .map(|item| together.of(incidents[place], item))
                .collect()
        })
        .collect()
}

/// The proposal that keeps what an incident should be sent of supplies, with what that rests on: what is
/// here, how fast it is used, which depots have it, how long their ways are and who else wants it. It names
/// no team.
#[must_use]
pub fn propose_supplies(
    state: &State,
    now: Time,
    incident: &Incident,
    mut supplies: Vec<SupplyOutlook>,
) -> Proposal {
    let (level, decided) = level_of(incident);
    // Stable: what the scene has or wants stands before what only the type names.
    supplies.sort_by_key(|it| it.here == 0 && it.used == 0 && it.wanted == 0);
    supplies.truncate(ITEMS_MAX);
    for it in &mut supplies {
        // Stable: the first to arrive stays first.
        it.offers.sort_by_key(|offer| offer.takes == 0);
        it.offers.truncate(OFFERS_MAX);
        for offer in &mut it.offers {
            offer.promised.sort_by_key(|it| Reverse(it.quantity));
            offer.promised.truncate(PROMISED_MAX);
        }
        let ours = |it: &SupplyClaim| it.incident == incident.id;
        let mut room = CLAIMS_MAX - 1;
        it.claims.retain(|it| {
            let fits = ours(it) || room > 0;
            room -= usize::from(fits && !ours(it));
            fits
        });
    }
    Proposal {
        incident: incident.id.clone(),
        at: now,
        level,
        decided,
        to: destination(state, incident),
        needs: Vec::new(),
        contests: Vec::new(),
        holes: Vec::new(),
        supplies,
    }
}

/// Everything that several incidents use and want.
struct Together<'a> {
    asked: &'a Asked<'a>,
    in_use: BTreeMap<(&'a str, SupplyId), InUse>,
    shares: BTreeMap<SupplyId, Shares<'a>>,
}

impl Together<'_> {
    fn of(&self, incident: &Incident, item: SupplyId) -> SupplyOutlook {
        let now = self.asked.now;
        let in_use = self.used_by(incident, &item);
        let shares = self.shares.get(&item);
        let offers = shares::offers(self.asked, incident, &item, shares);
        let first_in = offers.iter().filter(|it| it.takes > 0);
        let first_in = first_in.filter_map(|it| it.arrives_s).min();
        let lasts_until = in_use.lasts(now, 0);
        let gap_s = lasts_until.zip(first_in).map_or(0, |(until, first_in)| {
            let arrives = now.plus_s(i64::from(first_in));
            u32::try_from(arrives.since_s(until).max(0)).unwrap_or(u32::MAX)
        });
        let sent = offers.iter().map(|it| it.takes);
        let sent = sent.fold(0, u32::saturating_add);
        SupplyOutlook {
            here: in_use.here,
            used: in_use.used,
            in_s: in_use.in_s,
            lasts_until,
            wanted: in_use.wanted,
            short: in_use.wanted.saturating_sub(sent),
            runs_out: in_use.lasts(now, sent),
            gap_s,
            claims: shares.map_or(Vec::new(), |it| self.claims(incident, &item, it)),
            offers,
            item,
        }
    }

    fn used_by(&self, incident: &Incident, item: &SupplyId) -> InUse {
        let of = (incident.id.as_str(), item.clone());
        self.in_use.get(&of).copied().unwrap_or_default()
    }

    /// Who gets what of an item, where this incident is one of those to whom it matters.
    fn claims(&self, of: &Incident, item: &SupplyId, shares: &Shares<'_>) -> Vec<SupplyClaim> {
        let concerned = shares.concerned();
        if concerned.iter().all(|it| it.incident.id != of.id) {
            return Vec::new();
        }
        let claims = concerned.into_iter().map(|it| {
            let in_use = self.used_by(it.incident, item);
            SupplyClaim {
                incident: it.incident.id.clone(),
                wanted: in_use.wanted,
                gets: it.gets,
                loses: it.alone.saturating_sub(it.gets),
                all_in_s: it.all_in_s,
                later_s: match (it.all_in_s, it.alone_in_s) {
                    (Some(all), Some(alone)) => all.saturating_sub(alone),
                    _ => 0,
                },
                runs_out: in_use.lasts(self.asked.now, it.gets),
            }
        });
        claims.collect()
    }
}
