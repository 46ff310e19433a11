//! The import of extracts: the roads of all files first, then the places of their points, then what
//! becomes of them. Nothing is written here; what comes out is complete or an error.

use std::collections::BTreeMap;
use std::io::Read;

use dispatch_core::point::Point;

use super::doubts::{Doubt, Signs};
use super::read::{Member, MemberKind, Thing, read};
use super::scenery::Scenery;
use super::split::split;
use super::tags::{self, BarrierTags, NoRoad, RoadTags, Tags};
use super::turns::{self, Turn};
use super::via::{self, WayRule};
use super::{LeftOut, OsmError};
use crate::ground::Ground;
use crate::roads::{Barrier, COUNT_MAX, NoTurn, NoWay, Roads};

/// A box in 10⁻⁷ degree, its edges in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub west: i32,
    pub south: i32,
    pub east: i32,
    pub north: i32,
}

impl Bounds {
    /// Whether a point lies in it.
    #[must_use]
    pub fn holds(&self, at: Point) -> bool {
        (self.west..=self.east).contains(&at.lon_e7)
            && (self.south..=self.north).contains(&at.lat_e7)
    }
}

/// What an import took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub roads: Roads,
    pub ground: Ground,
    pub left_out: LeftOut,
}

/// A way that is a road; its points lie together in `refs`.
pub(super) struct Way {
    pub id: i64,
    pub refs: (usize, usize),
    pub road: RoadTags,
    pub name: u32,
}

/// An import that is going on.
#[derive(Default)]
pub struct Import {
    bounds: Option<Bounds>,
    pub(super) ways: Vec<Way>,
    pub(super) refs: Vec<i64>,
    names: BTreeMap<String, u32>,
    turns: Vec<Turn>,
    ways_round: Vec<WayRule>,
    /// The ids of the points that are needed, in order; empty until the first place is asked for.
    pub(super) wanted: Vec<i64>,
    pub(super) points: Vec<Option<Point>>,
    pub(super) barriers: BTreeMap<usize, BarrierTags>,
    pub(super) left: LeftOut,
    scenery: Scenery,
    signs: Signs,
    /// Which of the points are in a file, also where they lie outside the box.
    in_file: Vec<bool>,
}

impl std::fmt::Debug for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ways = self.ways.len();
        f.debug_struct("Import")
            .field("ways", &ways)
            .finish_non_exhaustive()
    }
}

impl Import {
    /// An import of everything, or of what lies in a box.
    #[must_use]
    pub fn new(bounds: Option<Bounds>) -> Import {
        let names = BTreeMap::from([(String::new(), 0)]);
        Import {
            bounds,
            names,
            ..Import::default()
        }
    }

    /// Reads the roads and rules of turning of a file, and what is seen beside them. Every file is read this
    /// way before the first is read by [`Import::outlines`]. A way that stands in two files is taken from
    /// the first.
    ///
    /// # Errors
    /// Whatever is wrong with the file.
    pub fn roads(&mut self, file: impl Read) -> Result<(), OsmError> {
        self.signs.next_file();
        read(file, false, |thing| match thing {
            Thing::Way(id, refs, tags) => {
                self.signs.way(&refs);
                self.way(id, &refs, &tags)
            }
            Thing::Relation(members, tags) => {
                self.signs.relation();
                self.relation(&members, &tags);
                Ok(())
            }
            Thing::Node(..) => Ok(()),
        })
    }

    pub(super) fn way(&mut self, id: i64, refs: &[i64], tags: &Tags) -> Result<(), OsmError> {
        let road = match tags::road(tags) {
            Ok(road) => road,
            Err(why) => {
                let count = match why {
                    NoRoad::Other => {
                        self.scenery.way(id, refs, tags);
                        return Ok(());
                    }
                    NoRoad::NoVehicle => &mut self.left.no_vehicle,
                    NoRoad::NotBuilt => &mut self.left.not_built,
                    NoRoad::Area => &mut self.left.area,
                    NoRoad::Closed => &mut self.left.closed,
                };
                *count = count.saturating_add(1);
                return Ok(());
            }
        };
        self.left.unread_limits = self.left.unread_limits.saturating_add(road.unread);
        let conditional = u32::from(road.conditional);
        self.left.conditional = self.left.conditional.saturating_add(conditional);
        let begin = self.refs.len();
        if begin + refs.len() > COUNT_MAX {
            return Err(OsmError::TooManyRoads);
        }
        self.refs.extend_from_slice(refs);
        // There are no more names than ways, and no more ways than points of them and one each.
        let next = self.names.len() as u32;
        let name = *self.names.entry(road.name.clone()).or_insert(next);
        let refs = (begin, self.refs.len());
        self.ways.push(Way {
            id,
            refs,
            road,
            name,
        });
        Ok(())
    }

    fn relation(&mut self, members: &[Member], tags: &Tags) {
        let Some(rule) = tags::turn(tags) else {
            self.scenery.relation(members, tags);
            return;
        };
        let ways = |role: &str| -> Vec<i64> {
            let of_role = |it: &&Member| it.role == role && it.kind == MemberKind::Way;
            members.iter().filter(of_role).map(|it| it.id).collect()
        };
        let via: Vec<&Member> = members.iter().filter(|it| it.role == "via").collect();
        match (rule, &via[..]) {
            (None, _) => self.left.turns_unread = self.left.turns_unread.saturating_add(1),
            (Some(rule), [via]) if via.kind == MemberKind::Node => self.turns.push(Turn {
                from: ways("from"),
                via: via.id,
                to: ways("to"),
                rule,
            }),
            (Some(rule), [_, ..]) if via.iter().all(|it| it.kind == MemberKind::Way) => {
                self.ways_round.push(WayRule {
                    from: ways("from"),
                    via: ways("via"),
                    to: ways("to"),
                    rule,
                });
            }
            _ => self.left.turns_by_way = self.left.turns_by_way.saturating_add(1),
        }
    }

    /// Reads the ways that are the outline of something larger. Every file is read this way before the
    /// first is read by [`Import::places`].
    ///
    /// # Errors
    /// Whatever is wrong with the file.
    pub fn outlines(&mut self, file: impl Read) -> Result<(), OsmError> {
        let wanted = self.scenery.parts();
        read(file, false, |thing| {
            if let Thing::Way(id, refs, _) = thing
                && wanted.contains(&id)
            {
                self.scenery.part(id, &refs);
            }
            Ok(())
        })
    }

    /// Reads where the points are, what stands on them, and what they are called.
    ///
    /// # Errors
    /// Whatever is wrong with the file.
    pub fn places(&mut self, file: impl Read) -> Result<(), OsmError> {
        if self.wanted.is_empty() {
            self.begin_places();
        }
        self.signs.next_places();
        read(file, true, |thing| {
            let Thing::Node(id, at, tags) = thing else {
                return Ok(());
            };
            self.scenery.point(id, at, &tags, self.bounds);
            self.signs.point(id, !tags.0.is_empty());
            let Ok(place) = self.wanted.binary_search(&id) else {
                return Ok(());
            };
            self.in_file[place] = true;
            if self.points[place].is_none() && self.bounds.is_none_or(|it| it.holds(at)) {
                self.points[place] = Some(at);
                if let Some(barrier) = tags::barrier(&tags) {
                    self.barriers.insert(place, barrier);
                }
            }
            Ok(())
        })
    }

    /// All roads are read: which points they need.
    pub(super) fn begin_places(&mut self) {
        // By their ids, so that the order of the files and of their contents makes no difference; a
        // sort that keeps the order of equals leaves the first file's way first.
        self.ways.sort_by_key(|it| it.id);
        self.ways.dedup_by_key(|it| it.id);
        self.wanted = self.refs.clone();
        self.wanted.sort_unstable();
        self.wanted.dedup();
        self.points = vec![None; self.wanted.len()];
        self.in_file = vec![false; self.wanted.len()];
        self.scenery.begin_places();
    }

    /// What makes a file look like the beginning of a longer one, by its place among those that were read.
    /// All of them are read by now.
    #[must_use]
    pub fn doubts(&self) -> Vec<(usize, Doubt)> {
        let missing = self.in_file.iter().filter(|it| !**it).count();
        self.signs
            .doubts((missing as u64, self.in_file.len() as u64))
    }

    /// The network of what was read.
    ///
    /// # Errors
    /// There is no way in it at all, there is no road in it, or more than a pack holds.
    pub fn finish(mut self) -> Result<Taken, OsmError> {
        let vias: Vec<usize> = self
            .turns
            .iter()
            .filter_map(|it| self.place(it.via))
            .collect();
        let mut names = vec![String::new(); self.names.len()];
        for (name, place) in std::mem::take(&mut self.names) {
            names[place as usize] = name;
        }
        let cut = split(&mut self, &vias)?;
        let mut roads = Roads { names, ..cut.roads };
        if roads.stretches.is_empty() {
            let no_ways = self.signs.without_ways();
            return Err(no_ways.map_or(OsmError::NoRoads, |points| OsmError::NoWays { points }));
        }
        let barriers = self.barriers.iter().filter_map(|(place, told)| {
            Some(Barrier {
                junction: *cut.junction_of.get(place)?,
                open: told.open,
                height_cm: told.height_cm,
                width_cm: told.width_cm,
            })
        });
        roads.barriers = barriers.collect();
        let stretches_of = |way: i64| {
            let way = self.ways.binary_search_by_key(&way, |it| it.id).ok()?;
            Some(cut.stretches_of[way].clone())
        };
        let placed = |way: i64, via: i64| {
            let junction = cut.junction_of.get(&self.place(via)?)?;
            Some((stretches_of(way)?, *junction))
        };
        let (mut turns, unmatched) = turns::forbidden(&self.turns, &roads, placed);
        let (ways, unmet) = via::forbidden(&self.ways_round, &roads, stretches_of);
        for (lanes, bars) in ways {
            match lanes[..] {
                [from, to] => *turns.entry((from, to)).or_default() |= bars,
                _ => roads.no_ways.push(NoWay { lanes, bars }),
            }
        }
        let no_turn = |((from, to), bars)| NoTurn { from, to, bars };
        roads.no_turns = turns.into_iter().map(no_turn).collect();
        self.left.turns_unmatched = unmatched;
        let ground = self.scenery.ground(self.bounds);
        self.left.open_areas = self.scenery.open_areas;
        self.left.turns_by_way = self.left.turns_by_way.saturating_add(unmet);
        Ok(Taken {
            roads,
            ground,
            left_out: self.left,
        })
    }

    /// The place of a point among those that are needed.
    pub(super) fn place(&self, id: i64) -> Option<usize> {
        self.wanted.binary_search(&id).ok()
    }
}
