//! From many places to one, again and again: which team is there first.

use std::collections::BTreeMap;

use dispatch_core::point::Point;
use routingkit_cch::CCHManyToOne;

use super::ends::{End, World, way_along};
use super::route::seconds;
use super::snap::Stand;
use super::times::{NEVER, Travel};

impl Travel<'_> {
    /// The seconds from many places to one, by road alone.
    #[must_use]
    pub fn seconds_to(&self, from: &[Point], to: Point) -> Vec<Option<u32>> {
        let stands: Vec<Stand> = from.iter().map(|it| self.net.stand(*it)).collect();
        self.many(&stands).seconds_to(&self.net.stand(to))
    }

    /// Makes many places ready to be asked from. It holds until a road is closed or opened.
    #[must_use]
    pub fn many<'t>(&'t self, from: &'t [Stand]) -> Many<'t> {
        // Teams of one station stand at one place.
        let mut numbers: BTreeMap<Point, usize> = BTreeMap::new();
        let mut stands: Vec<&Stand> = Vec::new();
        let number = |it: &'t Stand| {
            *numbers.entry(it.at()).or_insert_with(|| {
                stands.push(it);
                stands.len() - 1
            })
        };
        let number_of = from.iter().map(number).collect();
        let all = stands.iter().copied().enumerate();
        Many {
            travel: self,
            number_of,
            now: Pinned::new(self, all, World::Now),
            stands,
            whole: None,
        }
    }
}

/// Many places, made ready.
pub struct Many<'t> {
    travel: &'t Travel<'t>,
    /// Each place once, and which of them each that was given is.
    stands: Vec<&'t Stand>,
    number_of: Vec<usize>,
    now: Pinned<'t>,
    /// Without islands, for the places that no way led from when somebody asked last.
    whole: Option<Pinned<'t>>,
}

impl std::fmt::Debug for Many<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Many");
        shown
            .field("places", &self.stands.len())
            .finish_non_exhaustive()
    }
}

impl Many<'_> {
    /// The seconds from each of them to a place, by road alone, in the order in which they were given.
    #[must_use]
    pub fn seconds_to(&mut self, to: &Stand) -> Vec<Option<u32>> {
        let mut best: Vec<Option<u32>> = vec![None; self.stands.len()];
        self.now.ms_to(self.travel, to, &mut best);
        let left: Vec<usize> = (0..best.len()).filter(|it| best[*it].is_none()).collect();
        if !left.is_empty() {
            if self.whole.as_ref().is_none_or(|it| it.places != left) {
                let left = left.iter().map(|it| (*it, self.stands[*it]));
                self.whole = Some(Pinned::new(self.travel, left, World::NowWhole));
            }
            if let Some(whole) = &mut self.whole {
                whole.ms_to(self.travel, to, &mut best);
            }
        }
        let of = |number: &usize| best[*number].map(seconds);
        self.number_of.iter().map(of).collect()
    }
}

/// Places with the lanes beside them, from which the search goes.
struct Pinned<'t> {
    world: World,
    /// The numbers of the places, in order.
    places: Vec<usize>,
    /// The lanes beside each place, with the number of the place.
    starts: Vec<(usize, End)>,
    search: Option<CCHManyToOne<'t>>,
}

impl<'t> Pinned<'t> {
    fn new<'s>(
        travel: &'t Travel<'t>,
        stands: impl Iterator<Item = (usize, &'s Stand)>,
        world: World,
    ) -> Pinned<'t> {
        let (mut places, mut starts) = (Vec::new(), Vec::new());
        for (number, stand) in stands {
            places.push(number);
            let beside = travel.starts(stand, world).into_iter();
            starts.extend(beside.map(|it| (number, it)));
        }
        let pinned: Vec<u32> = starts.iter().map(|it| it.1.place).collect();
        let search = travel.search.as_ref().filter(|_| !pinned.is_empty());
        Pinned {
            world,
            places,
            search: search.map(|it| CCHManyToOne::new(&it.now, &pinned)),
            starts,
        }
    }

    /// The ms from each of its places, where they are less than what stands there.
    fn ms_to(&mut self, travel: &Travel, to: &Stand, best: &mut [Option<u32>]) {
        let ends = travel.ends(to, self.world);
        let mut offer = |place: usize, ms: u32| {
            best[place] = Some(best[place].map_or(ms, |it: u32| it.min(ms)));
        };
        // Who stands on the very lane, before the place. Few do, and most are told so by their lowest bits.
        let bit = |place: u32| 1_u64 << (place % u64::BITS);
        let bits = ends.iter().fold(0, |bits, it| bits | bit(it.place));
        let on = self.starts.iter().filter(|it| bits & bit(it.1.place) != 0);
        for (place, start) in on {
            for end in ends.iter().filter(|it| it.place == start.place) {
                if let Some(ms) = way_along(start, end, travel) {
                    offer(*place, ms);
                }
            }
        }
        // Who has at least one turn before him: the search goes to the lanes that lead into those beside
        // the place, or it would take standing on one of these for being there.
        let exits = travel.exits(&ends).into_iter();
        let whole = |(place, left): (u32, u32)| (place, left.saturating_add(travel.now_ms(place)));
        let targets: Vec<(u32, u32)> = exits.map(whole).filter(|it| it.1 < NEVER).collect();
        if let Some(search) = self.search.as_mut().filter(|_| !targets.is_empty()) {
            let found = search.distances_to_multi(&targets);
            for ((place, start), found) in self.starts.iter().zip(found) {
                let Some(found) = found else { continue };
                // It began at the lane's begin, and the start is on the way.
                let gone_ms = start.lane_ms - start.part_ms;
                offer(*place, found.saturating_add(start.walk_ms) - gone_ms);
            }
        }
    }
}
