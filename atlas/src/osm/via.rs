//! Rules of turning by way of other roads: from one road over some others into a third. Each of the turns
//! alone is allowed, so the whole way is what is forbidden.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::tags::TurnTags;
use super::turns::lanes;
use crate::roads::{Lane, NO_WAY_LANES_MAX, Roads};
use crate::vehicle::Vehicles;

/// A rule as it stands in the file, by ids.
pub(super) struct WayRule {
    pub from: Vec<i64>,
    pub via: Vec<i64>,
    pub to: Vec<i64>,
    pub rule: TurnTags,
}

/// More roads between are none that anybody put a sign up for.
const VIA_MAX: usize = 8;

/// The ways of lanes that these rules forbid, for whom, and how many rules name roads that do not meet, or
/// too many of them. A way of two lanes is a turn.
pub(super) fn forbidden(
    rules: &[WayRule],
    roads: &Roads,
    stretches_of: impl Fn(i64) -> Option<Range<usize>>,
) -> (BTreeMap<Vec<Lane>, u8>, u32) {
    let mut bars: BTreeMap<Vec<Lane>, u8> = BTreeMap::new();
    let mut unmatched = 0_u32;
    let leaving = leaving(rules, roads, &stretches_of);
    for it in rules {
        let ways = ways(it, roads, &stretches_of);
        if ways.is_empty() {
            unmatched = unmatched.saturating_add(1);
        }
        let Vehicles(bits) = it.rule.bars;
        let barred = if it.rule.only {
            others(&ways, roads, &leaving)
        } else {
            ways
        };
        for way in barred {
            *bars.entry(way).or_default() |= bits;
        }
    }
    bars.retain(|_, bits| *bits > 0);
    (bars, unmatched)
}

/// The lanes that leave each junction of the roads between.
fn leaving(
    rules: &[WayRule],
    roads: &Roads,
    stretches_of: &impl Fn(i64) -> Option<Range<usize>>,
) -> BTreeMap<u32, Vec<Lane>> {
    let between = rules.iter().filter(|it| it.rule.only);
    let between = between
        .flat_map(|it| &it.via)
        .filter_map(|it| stretches_of(*it));
    let junctions = between.flatten().flat_map(|it| roads.stretches[it].ends);
    let mut leaving: BTreeMap<u32, Vec<Lane>> = junctions.map(|it| (it, Vec::new())).collect();
    if !leaving.is_empty() {
        for lane in lanes(&(0..roads.stretches.len()), roads) {
            if let Some(list) = leaving.get_mut(&roads.way(lane)[0]) {
                list.push(lane);
            }
        }
    }
    leaving
}

/// Every way of lanes that a rule names.
fn ways(
    it: &WayRule,
    roads: &Roads,
    stretches_of: &impl Fn(i64) -> Option<Range<usize>>,
) -> BTreeSet<Vec<Lane>> {
    let of = |ids: &[i64]| -> Vec<Lane> {
        let stretches = ids.iter().filter_map(|it| stretches_of(*it));
        stretches
            .flat_map(|it| lanes(&it, roads).collect::<Vec<_>>())
            .collect()
    };
    let (from, to) = (of(&it.from), of(&it.to));
    let mut ways = BTreeSet::new();
    for between in chains(&it.via, roads, stretches_of) {
        let (Some(first), Some(last)) = (between.first(), between.last()) else {
            continue;
        };
        let (begin, end) = (roads.way(*first)[0], roads.way(*last)[1]);
        if between.len() + 2 > NO_WAY_LANES_MAX {
            continue;
        }
        for from in from.iter().filter(|it| roads.way(**it)[1] == begin) {
            for to in to.iter().filter(|it| roads.way(**it)[0] == end) {
                ways.insert([&[*from], &between[..], &[*to]].concat());
            }
        }
    }
    ways
}

/// The roads between, one behind the other, in every order and direction in which they can be driven.
fn chains(
    via: &[i64],
    roads: &Roads,
    stretches_of: &impl Fn(i64) -> Option<Range<usize>>,
) -> Vec<Vec<Lane>> {
    let both = |it: &i64| Some(directions(&stretches_of(*it)?, roads));
    let ways: Option<Vec<Vec<Vec<Lane>>>> = via.iter().map(both).collect();
    let Some(ways) = ways.filter(|it| (1..=VIA_MAX).contains(&it.len())) else {
        return Vec::new();
    };
    // What was driven so far, and which roads are left.
    let mut open: Vec<(Vec<Lane>, Vec<usize>)> = vec![(Vec::new(), (0..ways.len()).collect())];
    let mut chains = Vec::new();
    while let Some((driven, left)) = open.pop() {
        if left.is_empty() {
            chains.push(driven);
            continue;
        }
        let end = driven.last().map(|it| roads.way(*it)[1]);
        for next in &left {
            for way in &ways[*next] {
                let begin = way.first().map(|it| roads.way(*it)[0]);
                if end.is_none() || end == begin {
                    let left = left.iter().copied().filter(|it| it != next).collect();
                    open.push(([&driven[..], way].concat(), left));
                }
            }
        }
    }
    chains
}

/// A road from its begin to its end, and back, where it can be driven whole.
fn directions(stretches: &Range<usize>, roads: &Roads) -> Vec<Vec<Lane>> {
    let along: Vec<Lane> = stretches.clone().map(|it| Lane::of(it, false)).collect();
    let against: Vec<Lane> = stretches
        .clone()
        .rev()
        .map(|it| Lane::of(it, true))
        .collect();
    let is_open = |it: &Lane| !roads.stretches[it.stretch()].open[it.side()].is_none();
    let is_whole = |way: &Vec<Lane>| {
        let joined = way
            .windows(2)
            .all(|it| roads.way(it[0])[1] == roads.way(it[1])[0]);
        !way.is_empty() && joined && way.iter().all(is_open)
    };
    [along, against].into_iter().filter(is_whole).collect()
}

/// Where nothing but these ways may be gone: every step from one of them to elsewhere.
fn others(
    allowed: &BTreeSet<Vec<Lane>>,
    roads: &Roads,
    leaving: &BTreeMap<u32, Vec<Lane>>,
) -> BTreeSet<Vec<Lane>> {
    let mut others = BTreeSet::new();
    for way in allowed {
        for begin in 1..way.len() {
            let begun = &way[..begin];
            let junction = roads.way(way[begin - 1])[1];
            for next in leaving.get(&junction).into_iter().flatten() {
                let step = [begun, &[*next]].concat();
                if !allowed.iter().any(|it| it.starts_with(&step)) {
                    others.insert(step);
                }
            }
        }
    }
    others
}
