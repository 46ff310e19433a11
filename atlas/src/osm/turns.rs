//! Rules of turning, from roads that meet at a point to pairs of lanes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tags::TurnTags;
use crate::roads::{Lane, Roads};
use crate::vehicle::Vehicles;

/// A rule as it stands in the file, by ids.
pub(super) struct Turn {
    pub from: Vec<i64>,
    pub via: i64,
    pub to: Vec<i64>,
    pub rule: TurnTags,
}

/// The forbidden turns, and how many rules name roads that do not meet. `placed` tells the stretches of a
/// way and the junction of a point.
pub(super) fn forbidden(
    turns: &[Turn],
    roads: &Roads,
    placed: impl Fn(i64, i64) -> Option<(Range<usize>, u32)>,
) -> (BTreeMap<(Lane, Lane), u8>, u32) {
    let mut bars: BTreeMap<(Lane, Lane), u8> = BTreeMap::new();
    let mut unmatched = 0_u32;
    let mut leaving: BTreeMap<u32, Vec<Lane>> = BTreeMap::new();
    for turn in turns.iter().filter(|it| it.rule.only) {
        let junctions = turn.from.iter().filter_map(|way| placed(*way, turn.via));
        leaving.extend(junctions.map(|(_, junction)| (junction, Vec::new())));
    }
    if !leaving.is_empty() {
        for lane in lanes(&(0..roads.stretches.len()), roads) {
            if let Some(list) = leaving.get_mut(&roads.way(lane)[0]) {
                list.push(lane);
            }
        }
    }
    for turn in turns {
        let mut pairs = Vec::new();
        for (from, to) in turn
            .from
            .iter()
            .flat_map(|from| turn.to.iter().map(move |to| (from, to)))
        {
            let (Some((from_way, junction)), Some((to_way, _))) =
                (placed(*from, turn.via), placed(*to, turn.via))
            else {
                continue;
            };
            let coming = lanes(&from_way, roads).filter(|it| roads.way(*it)[1] == junction);
            for coming in coming {
                let going = lanes(&to_way, roads).filter(|it| roads.way(*it)[0] == junction);
                // From a road into itself is turning round, not going on.
                let going = going.filter(|it| from != to || it.stretch() == coming.stretch());
                pairs.extend(going.map(|going| (coming, going, junction)));
            }
        }
        if pairs.is_empty() {
            unmatched = unmatched.saturating_add(1);
        }
        let Vehicles(bits) = turn.rule.bars;
        let mut bar = |from: Lane, to: Lane| *bars.entry((from, to)).or_default() |= bits;
        if !turn.rule.only {
            pairs.iter().for_each(|(from, to, _)| bar(*from, *to));
            continue;
        }
        for (from, _, junction) in &pairs {
            let allowed = |to: &Lane| pairs.iter().any(|it| it.0 == *from && it.1 == *to);
            let others = leaving.get(junction).into_iter().flatten();
            others
                .filter(|to| !allowed(to))
                .for_each(|to| bar(*from, *to));
        }
    }
    bars.retain(|_, bits| *bits > 0);
    (bars, unmatched)
}

/// The lanes of some stretches that are open to anybody.
pub(super) fn lanes(stretches: &Range<usize>, roads: &Roads) -> impl Iterator<Item = Lane> {
    let sides = |stretch| [Lane::of(stretch, false), Lane::of(stretch, true)];
    let all = stretches.clone().flat_map(sides);
    all.filter(|it| !roads.stretches[it.stretch()].open[it.side()].is_none())
}
