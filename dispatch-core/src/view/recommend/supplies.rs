//! Supplies: what an incident has, how fast it uses that up, and what the depots could send, from where
//! and by when. Several incidents are served in the order in which they are handed in; what one takes
//! the next does not find.

use std::collections::BTreeMap;

use super::Asked;
use super::needs::level_of;
use super::options::destination;
use crate::proposal::{AHEAD_S, Offer, Proposal, SupplyOutlook};
use crate::state::{Incident, State, Stock};
use crate::time::Time;
use crate::travel::Vehicle;
use crate::words::{DepotId, SupplyId};

/// Seconds from the call until a lorry is loaded and leaves a depot. Derived.
pub const LOADING_S: u32 = 900;
/// Items that one proposal names, and depots for one of them: an entry must hold them.
const ITEMS_MAX: usize = 16;
const OFFERS_MAX: usize = 8;
/// Seconds after the first issue from which a rate of use means something. Derived.
const RATE_FROM_S: i64 = 600;

/// What each of these incidents has and should be sent. `asked_for` are quantities that somebody asks
/// for by incident and item; an item is told where the type names it, where the incident has it, or
/// where it is asked for.
#[must_use]
pub fn outlook(
    asked: &Asked<'_>,
    incidents: &[&Incident],
    asked_for: &BTreeMap<(&str, &str), u32>,
) -> Vec<Vec<SupplyOutlook>> {
    let mut left = Left(BTreeMap::new());
    let told = incidents.iter().map(|incident| {
        let items = items(asked, incident, asked_for);
        let items = items.into_iter();
        items
            .map(|item| {
                let wish = asked_for
                    .get(&(incident.id.as_str(), item.as_str()))
                    .copied();
                of_item(asked, incident, item, wish, &mut left)
            })
            .collect()
    });
    told.collect()
}

/// The proposal that keeps what an incident should be sent of supplies, with what that rests on: what is
/// here, how fast it is used, which depots have it and how long their ways are. It names no team.
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

/// In the order of the type, then what the incident has besides, by id.
fn items(
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

/// What the depots still have when the incidents before have been served.
struct Left(BTreeMap<(DepotId, SupplyId), u32>);

fn of_item(
    asked: &Asked<'_>,
    incident: &Incident,
    item: SupplyId,
    wish: Option<u32>,
    left: &mut Left,
) -> SupplyOutlook {
    let lines = || incident.supplies.values().filter_map(|it| it.get(&item));
    let here = lines().fold(0_u32, |sum, it| sum.saturating_add(it.out()));
    let used = lines().fold(0_u32, |sum, it| sum.saturating_add(it.consumed));
    let first = lines()
        .filter_map(|it| it.first.as_ref())
        .map(|it| it.at)
        .min();
    let in_s = first
        .map(|first| asked.now.since_s(first))
        .filter(|it| *it >= RATE_FROM_S);
    let rate = in_s.filter(|_| used > 0).map(|in_s| (used, in_s));
    let lasts = |quantity: u32| {
        let (used, in_s) = rate?;
        let seconds = i64::from(quantity).saturating_mul(in_s) / i64::from(used);
        Some(asked.now.plus_s(seconds))
    };
    let by_rate = rate.map_or(0, |(used, in_s)| {
        let ahead = i64::from(used).saturating_mul(AHEAD_S);
        let ahead = (ahead + in_s - 1) / in_s;
        u32::try_from(ahead)
            .unwrap_or(u32::MAX)
            .saturating_sub(here)
    });
    let wanted = wish.unwrap_or(by_rate);
    let mut offers = offers(asked, incident, &item, left);
    let short = take(&mut offers, asked, &item, wanted);
    for offer in offers.iter().filter(|it| it.takes > 0) {
        let had = left.0.entry((offer.depot.clone(), item.clone()));
        *had.or_insert(offer.has) = offer.has - offer.takes;
    }
    let sent = offers
        .iter()
        .fold(0_u32, |sum, it| sum.saturating_add(it.takes));
    let lasts_until = lasts(here);
    let first_in = offers.iter().filter(|it| it.takes > 0);
    let first_in = first_in.filter_map(|it| it.arrives_s).min();
    let gap_s = lasts_until.zip(first_in).map_or(0, |(until, first_in)| {
        let arrives = asked.now.plus_s(i64::from(first_in));
        u32::try_from(arrives.since_s(until).max(0)).unwrap_or(u32::MAX)
    });
    SupplyOutlook {
        here,
        used,
        in_s,
        lasts_until,
        wanted,
        short,
        runs_out: lasts(here.saturating_add(sent)),
        gap_s,
        offers,
        item,
    }
}

fn offers(asked: &Asked<'_>, incident: &Incident, item: &SupplyId, left: &Left) -> Vec<Offer> {
    let place = destination(asked.state, incident).point();
    let mut offers: Vec<Offer> = Vec::new();
    for (depot, items) in &asked.state.stock {
        let lies = items.get(item).map_or(0, |it| it.here);
        let promised = left.0.get(&(depot.clone(), item.clone()));
        let has = promised.copied().unwrap_or(lies);
        let known = asked.state.register.depots.get(depot);
        let (Some(known), true) = (known, has > 0) else {
            continue;
        };
        let travel = place.and_then(|to| asked.ways.way(Vehicle::Lorry, known.point, to));
        offers.push(Offer {
            depot: depot.clone(),
            route: known.route,
            has,
            takes: 0,
            below_minimum: false,
            arrives_s: travel.map(|it| it.seconds.saturating_add(LOADING_S)),
            travel,
        });
    }
    // Ways that nobody knows come last.
    offers.sort_by(|a, b| {
        let key = |it: &Offer| (it.arrives_s.is_none(), it.arrives_s);
        key(a).cmp(&key(b)).then_with(|| a.depot.cmp(&b.depot))
    });
    offers
}

/// Takes what is wanted from the nearest first, above every minimum before below any. Answers what
/// nobody has.
fn take(offers: &mut [Offer], asked: &Asked<'_>, item: &SupplyId, wanted: u32) -> u32 {
    let minimum = |depot: &DepotId| {
        let stock = asked.state.stock.get(depot).and_then(|it| it.get(item));
        stock.copied().unwrap_or_else(Stock::default).minimum
    };
    let mut wanted = wanted;
    for below in [false, true] {
        for offer in offers.iter_mut().filter(|it| it.travel.is_some()) {
            let keeps = if below { 0 } else { minimum(&offer.depot) };
            let free = offer.has.saturating_sub(offer.takes).saturating_sub(keeps);
            let takes = free.min(wanted);
            offer.takes += takes;
            wanted -= takes;
        }
    }
    for offer in offers {
        let leaves = offer.has - offer.takes;
        offer.below_minimum = offer.takes > 0 && leaves < minimum(&offer.depot);
    }
    wanted
}
