//! What is looked at and not driven on: the lines, outlines and names of an extract, gathered while its
//! roads are read.

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::point::Point;

use super::import::Bounds;
use super::read::{Member, MemberKind};
use super::tags::{self, Scene, Tags};
use crate::ground::{Area, AreaKind, Course, Ground, Naming, Place, Ring};
use crate::roads::COUNT_MAX;

/// A way that is seen; its points lie together in `refs`.
struct Seen {
    id: i64,
    refs: (usize, usize),
    scene: Scene,
    name: Naming,
}

/// A relation whose ways are the outline of an area.
struct Outline {
    ways: Vec<i64>,
    kind: AreaKind,
    name: Naming,
}

/// What an import has seen.
#[derive(Default)]
pub(super) struct Scenery {
    seen: Vec<Seen>,
    refs: Vec<i64>,
    outlines: Vec<Outline>,
    /// The points of ways that are part of an outline, by the way's id.
    parts: BTreeMap<i64, Vec<i64>>,
    places: Vec<(i64, Place)>,
    wanted: Vec<i64>,
    points: Vec<Option<Point>>,
    /// Areas that do not close, or lack a point.
    pub open_areas: u32,
}

impl Scenery {
    /// Looks at a way that is no road. Nothing is kept beyond what a pack can hold.
    pub fn way(&mut self, id: i64, refs: &[i64], tags: &Tags) {
        let Some(scene) = tags::scene(tags) else {
            return;
        };
        if matches!(scene, Scene::Area(_)) && refs.first() != refs.last() {
            // Its outline may still go on in another way, which a relation then says.
            return;
        }
        if self.refs.len() + refs.len() > COUNT_MAX {
            return;
        }
        let begin = self.refs.len();
        self.refs.extend_from_slice(refs);
        self.seen.push(Seen {
            id,
            refs: (begin, self.refs.len()),
            scene,
            name: tags::naming(tags),
        });
    }

    /// Looks at a relation.
    pub fn relation(&mut self, members: &[Member], tags: &Tags) {
        let is_outline = tags.get("type") == Some("multipolygon");
        if let Some(Scene::Area(kind)) = tags::scene(tags).filter(|_| is_outline) {
            let ways = members.iter().filter(|it| it.kind == MemberKind::Way);
            self.outlines.push(Outline {
                ways: ways.map(|it| it.id).collect(),
                kind,
                name: tags::naming(tags),
            });
        }
    }

    /// The ways that the relations ask for; looked for once all relations are known.
    pub fn parts(&self) -> BTreeSet<i64> {
        let all = self.outlines.iter().flat_map(|it| it.ways.iter().copied());
        all.collect()
    }

    /// Takes a way that is part of an outline.
    pub fn part(&mut self, id: i64, refs: &[i64]) {
        self.parts.entry(id).or_insert_with(|| refs.to_vec());
    }

    /// From here on the places of points are taken.
    pub fn begin_places(&mut self) {
        let of_parts = self.parts.values().flatten().copied();
        self.wanted = self.refs.iter().copied().chain(of_parts).collect();
        self.wanted.sort_unstable();
        self.wanted.dedup();
        self.points = vec![None; self.wanted.len()];
    }

    /// Takes a point.
    pub fn point(&mut self, id: i64, at: Point, tags: &Tags, bounds: Option<Bounds>) {
        if let Ok(place) = self.wanted.binary_search(&id) {
            self.points[place].get_or_insert(at);
        }
        let inside = bounds.is_none_or(|it| it.holds(at));
        if let Some(kind) = tags::place(tags).filter(|_| inside) {
            let name = tags::naming(tags);
            if !name.is_empty() && self.places.len() < COUNT_MAX {
                self.places.push((id, Place { kind, name, at }));
            }
        }
    }

    /// What became of it all: in the order of ids, each once. Of a box there is what touches it, whole.
    pub fn ground(&mut self, bounds: Option<Bounds>) -> Ground {
        let mut ground = Ground::default();
        let mut seen = std::mem::take(&mut self.seen);
        seen.sort_by_key(|it| it.id);
        seen.dedup_by_key(|it| it.id);
        let touches =
            |line: &[Point]| bounds.is_none_or(|bounds| line.iter().any(|it| bounds.holds(*it)));
        for it in seen {
            let refs = &self.refs[it.refs.0..it.refs.1];
            match it.scene {
                Scene::Area(kind) => match self.ring(refs) {
                    Some(ring) if touches(&ring) => ground.areas.push(Area {
                        kind,
                        name: it.name,
                        rings: vec![ring],
                    }),
                    Some(_) => {}
                    None => self.open_areas = self.open_areas.saturating_add(1),
                },
                Scene::Course(kind, width_dm) => {
                    for line in self.runs(refs).into_iter().filter(|it| touches(it)) {
                        ground.courses.push(Course {
                            kind,
                            name: it.name.clone(),
                            width_dm,
                            line,
                        });
                    }
                }
            }
        }
        let mut outlines = std::mem::take(&mut self.outlines);
        outlines.sort_by(|a, b| a.ways.cmp(&b.ways));
        outlines.dedup_by(|a, b| a.ways == b.ways);
        for it in outlines {
            match self.rings(&it.ways) {
                Some(rings) if rings.iter().any(|it| touches(it)) => ground.areas.push(Area {
                    kind: it.kind,
                    name: it.name,
                    rings,
                }),
                Some(_) => {}
                None => self.open_areas = self.open_areas.saturating_add(1),
            }
        }
        let mut places = std::mem::take(&mut self.places);
        places.sort_by_key(|it| it.0);
        places.dedup_by_key(|it| it.0);
        ground.places = places.into_iter().map(|it| it.1).collect();
        ground
    }

    fn at(&self, id: i64) -> Option<Point> {
        let place = self.wanted.binary_search(&id).ok()?;
        self.points[place]
    }

    /// A closed run of points as a ring, where all of them are known.
    fn ring(&self, refs: &[i64]) -> Option<Ring> {
        let (last, rest) = refs.split_last()?;
        let mut ring: Ring = rest.iter().map(|it| self.at(*it)).collect::<Option<_>>()?;
        ring.dedup();
        (refs.first() == Some(last) && ring.len() > 2).then_some(ring)
    }

    /// The parts of a line whose points are known.
    fn runs(&self, refs: &[i64]) -> Vec<Vec<Point>> {
        let mut runs = vec![Vec::new()];
        for id in refs {
            match (self.at(*id), runs.last_mut()) {
                (Some(at), Some(run)) if run.last() != Some(&at) => run.push(at),
                (None, _) => runs.push(Vec::new()),
                _ => {}
            }
        }
        runs.retain(|it| it.len() > 1);
        runs
    }

    /// The closed rings that some ways make together; `None` where one does not close.
    fn rings(&self, ways: &[i64]) -> Option<Vec<Ring>> {
        let mut left: Vec<&[i64]> = ways
            .iter()
            .map(|id| self.parts.get(id).map(Vec::as_slice))
            .collect::<Option<_>>()?;
        let mut rings = Vec::new();
        while let Some(first) = left.pop() {
            let mut chain = first.to_vec();
            while chain.first() != chain.last() {
                let end = *chain.last()?;
                let next = left
                    .iter()
                    .position(|it| it.first() == Some(&end) || it.last() == Some(&end))?;
                let next = left.swap_remove(next);
                if next.first() == Some(&end) {
                    chain.extend(&next[1..]);
                } else {
                    chain.extend(next.iter().rev().skip(1));
                }
            }
            rings.push(self.ring(&chain)?);
        }
        (!rings.is_empty()).then_some(rings)
    }
}
