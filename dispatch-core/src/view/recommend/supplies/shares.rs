//! Who gets how much of one item from which depot.

use super::super::Asked;
use super::super::options::destination;
use crate::proposal::{Offer, Promised};
use crate::register::Depot;
use crate::state::Incident;
use crate::transport::{Claim, cheapest};
use crate::travel::{Travel, Vehicle};
use crate::words::{DepotId, SupplyId};

/// Seconds from the call until a lorry is loaded and leaves a depot. Derived.
pub const LOADING_S: u32 = 900;
/// What a unit that comes last counts at most, in seconds; one that leaves a depot with less than its
/// minimum counts so much more, and one that does not come so much as both and the same again: every depot
/// goes to its minimum before any goes below, and below before somebody gets nothing. Derived.
const LAST_S: u32 = 28_800;

/// How many of an item one incident wants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want<'a> {
    pub incident: &'a Incident,
    /// What a second of its waiting counts.
    pub weight: i64,
    /// How many it wants.
    pub quantity: u32,
}

/// What everybody gets of one item.
pub(super) struct Shares<'a> {
    /// The most urgent first.
    wants: Vec<Want<'a>>,
    depots: Vec<DepotId>,
    /// Seconds until it would arrive, by want and depot.
    arrives: Vec<Vec<Option<u32>>>,
    /// How many each gets, by want and depot.
    together: Vec<Vec<u32>>,
    /// How many each would get if it were alone.
    alone: Vec<Vec<u32>>,
}

/// One whose share the others change, or who has what another would have had.
pub(super) struct Concerned<'a> {
    pub incident: &'a Incident,
    pub gets: u32,
    /// How many it would get if it were alone.
    pub alone: u32,
    /// Seconds until all of it is there; `None`: it gets nothing.
    pub all_in_s: Option<u32>,
    pub alone_in_s: Option<u32>,
}

impl<'a> Shares<'a> {
    /// Shares an item out among those who want it, the most urgent first.
    pub(super) fn of(asked: &Asked<'_>, item: &SupplyId, wants: Vec<Want<'a>>) -> Shares<'a> {
        let depots: Vec<Lying<'_>> = lying(asked, item).collect();
        let arrives: Vec<Vec<Option<u32>>> = wants
            .iter()
            .map(|want| {
                let depots = depots.iter();
                let ways = depots.map(|it| way(asked, want.incident, it.depot));
                ways.map(|it| it.map(|(_, arrives_s)| arrives_s)).collect()
            })
            .collect();
        let claims: Vec<Claim> = wants
            .iter()
            .zip(&arrives)
            .map(|(want, arrives)| claim(*want, arrives))
            .collect();
        let stocks: Vec<u32> = depots
            .iter()
            .map(|it| it.above)
            .chain(depots.iter().map(|it| it.lies - it.above))
            .collect();
        let shares = |claims: &[Claim]| {
            // A claim names every stock, and no cost is out of range.
            let given = cheapest(&stocks, claims).unwrap_or_default();
            let given = given.into_iter();
            given.map(|it| of_depots(&it)).collect::<Vec<Vec<u32>>>()
        };
        let alone = claims.iter();
        let alone = alone.flat_map(|it| shares(std::slice::from_ref(it)));
        Shares {
            alone: alone.collect(),
            together: shares(&claims),
            depots: depots.iter().map(|it| it.depot.id.clone()).collect(),
            arrives,
            wants,
        }
    }

    /// Those whose share the others change, and those who have what another would have had; the most
    /// urgent first.
    pub(super) fn concerned(&self) -> Vec<Concerned<'a>> {
        let pairs = || self.together.iter().zip(&self.alone);
        let lacked: Vec<bool> = (0..self.depots.len())
            .map(|depot| pairs().any(|(together, alone)| together[depot] < alone[depot]))
            .collect();
        let mut concerned = Vec::new();
        for ((want, arrives), (together, alone)) in
            self.wants.iter().zip(&self.arrives).zip(pairs())
        {
            let has = together.iter().zip(&lacked);
            let has_anothers = has.clone().any(|(takes, lacked)| *lacked && *takes > 0);
            if together == alone && !has_anothers {
                continue;
            }
            let last = |takes: &[u32]| {
                let takes = takes.iter().zip(arrives).filter(|it| *it.0 > 0);
                takes.filter_map(|it| *it.1).max()
            };
            concerned.push(Concerned {
                incident: want.incident,
                gets: sum(together),
                alone: sum(alone),
                all_in_s: last(together),
                alone_in_s: last(alone),
            });
        }
        concerned
    }

    /// What an incident gets of a depot, and what the others get.
    fn at(&self, incident: &Incident, depot: &DepotId) -> (u32, Vec<Promised>) {
        let Some(place) = self.depots.iter().position(|it| it == depot) else {
            return (0, Vec::new());
        };
        let own = |it: &Want<'_>| it.incident.id == incident.id;
        let weight = self.wants.iter().find(|it| own(it)).map(|it| it.weight);
        let (mut takes, mut promised) = (0, Vec::new());
        for (want, given) in self.wants.iter().zip(&self.together) {
            match given[place] {
                quantity if own(want) => takes = quantity,
                0 => {}
                quantity => promised.push(Promised {
                    incident: want.incident.id.clone(),
                    quantity,
                    more_urgent: weight.is_some_and(|it| it < want.weight),
                }),
            }
        }
        (takes, promised)
    }
}

/// The depots that have an item, for one incident: the first to arrive first, those to which no way is
/// known last.
pub(super) fn offers(
    asked: &Asked<'_>,
    incident: &Incident,
    item: &SupplyId,
    shares: Option<&Shares<'_>>,
) -> Vec<Offer> {
    let mut offers: Vec<Offer> = lying(asked, item)
        .map(|it| {
            let shared = shares.map(|shares| shares.at(incident, &it.depot.id));
            let (takes, promised) = shared.unwrap_or_default();
            let others = promised.iter().map(|it| it.quantity);
            let has = others.fold(it.lies, u32::saturating_sub);
            let travel = way(asked, incident, it.depot);
            Offer {
                depot: it.depot.id.clone(),
                route: it.depot.route,
                has,
                takes,
                below_minimum: takes > 0 && has.saturating_sub(takes) < it.lies - it.above,
                travel: travel.map(|it| it.0),
                arrives_s: travel.map(|it| it.1),
                promised,
            }
        })
        .collect();
    offers.sort_by(|a, b| {
        let key = |it: &Offer| (it.arrives_s.is_none(), it.arrives_s);
        key(a).cmp(&key(b)).then_with(|| a.depot.cmp(&b.depot))
    });
    offers
}

/// A depot in which an item lies.
struct Lying<'a> {
    depot: &'a Depot,
    lies: u32,
    /// Of it what lies there above the minimum.
    above: u32,
}

fn lying<'a>(asked: &Asked<'a>, item: &SupplyId) -> impl Iterator<Item = Lying<'a>> {
    let state = asked.state;
    state.stock.iter().filter_map(move |(depot, items)| {
        let stock = items.get(item).filter(|it| it.here > 0)?;
        Some(Lying {
            depot: state.register.depots.get(depot)?,
            lies: stock.here,
            above: stock.here.saturating_sub(stock.minimum),
        })
    })
}

/// The way of a lorry to an incident, and the seconds until it arrives; `None` is 不详.
fn way(asked: &Asked<'_>, incident: &Incident, depot: &Depot) -> Option<(Travel, u32)> {
    let to = destination(asked.state, incident).point()?;
    let travel = asked.ways.way(Vehicle::Lorry, depot.point, to)?;
    Some((travel, travel.seconds.saturating_add(LOADING_S)))
}

/// What a want pays for what lies above the minimums, then for what lies below.
fn claim(want: Want<'_>, arrives: &[Option<u32>]) -> Claim {
    let counts = |more_s: u32| {
        let arrives = arrives.iter();
        arrives.map(move |it| {
            let seconds = (*it)?.min(LAST_S) + more_s;
            Some(want.weight * i64::from(seconds))
        })
    };
    Claim {
        wanted: want.quantity,
        costs: counts(0).chain(counts(LAST_S)).collect(),
        unfilled: want.weight * 3 * i64::from(LAST_S),
    }
}

/// Above and below the minimum taken together.
fn of_depots(given: &[u32]) -> Vec<u32> {
    let (above, below) = given.split_at(given.len() / 2);
    above.iter().zip(below).map(|(a, b)| a + b).collect()
}

fn sum(takes: &[u32]) -> u32 {
    takes.iter().fold(0, |sum, it| sum.saturating_add(*it))
}
