//! A road network as it lies in a district pack: junctions, stretches of road between them, turns that
//! are forbidden. Integers only.

use dispatch_core::point::Point;

use crate::vehicle::{Class, Vehicles};

/// Most of anything in one network; a place in a list fits an `u32` with room for directions.
pub const COUNT_MAX: usize = 1 << 28;

/// A stretch of road between two junctions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The junction that it begins at, and the one that it ends at.
    pub ends: [u32; 2],
    /// Where the points between begin in [`Roads::shape`], and how many there are.
    pub shape: (u32, u32),
    /// Its length, in mm; at least 1.
    pub length_mm: u32,
    /// Its class.
    pub class: Class,
    /// Who may go along it, and who against it.
    pub open: [Vehicles; 2],
    /// What the road itself allows, in km/h; 0 where it does not say.
    pub limit_kmh: u8,
    /// Its lowest clearance, in cm; 0 where it does not say.
    pub height_cm: u16,
    /// What it bears, in units of 100 kg; 0 where it does not say.
    pub weight_hkg: u16,
    /// Its narrowest width, in cm; 0 where it does not say.
    pub width_cm: u16,
    /// What it bears on one axle, in units of 100 kg; 0 where it does not say.
    pub axle_hkg: u16,
    /// Its name, a place in [`Roads::names`]; 0 is no name.
    pub name: u32,
}

impl Stretch {
    /// A straight one that is open to everybody both ways and says nothing else of itself: `length_mm` is
    /// taken as at least 1.
    #[must_use]
    pub fn plain(ends: [u32; 2], length_mm: u32, class: Class) -> Stretch {
        Stretch {
            ends,
            shape: (0, 0),
            length_mm: length_mm.max(1),
            class,
            open: [Vehicles::ALL; 2],
            limit_kmh: 0,
            height_cm: 0,
            weight_hkg: 0,
            width_cm: 0,
            axle_hkg: 0,
            name: 0,
        }
    }
}

/// Something on a junction that not everybody passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// At which junction.
    pub junction: u32,
    /// Who passes.
    pub open: Vehicles,
    /// Its clearance, in cm; 0 where it does not say.
    pub height_cm: u16,
    /// Its width, in cm; 0 where it does not say.
    pub width_cm: u16,
}

/// A turn that is forbidden, from one [`Lane`] to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoTurn {
    pub from: Lane,
    pub to: Lane,
    /// The bits of those for whom it is.
    pub bars: u8,
}

/// A way over three lanes or more that is forbidden, though no turn of it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoWay {
    /// At most [`NO_WAY_LANES_MAX`].
    pub lanes: Vec<Lane>,
    /// The bits of those for whom it is.
    pub bars: u8,
}

/// Most lanes of a forbidden way.
pub const NO_WAY_LANES_MAX: usize = 24;

/// One direction of a stretch: twice its place in [`Roads::stretches`], and 1 more against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lane(pub u32);

impl Lane {
    /// The direction of a stretch.
    #[must_use]
    pub fn of(stretch: usize, against: bool) -> Lane {
        // No network holds more than `COUNT_MAX` stretches.
        Lane(stretch as u32 * 2 + u32::from(against))
    }

    /// The place of its stretch.
    #[must_use]
    pub fn stretch(self) -> usize {
        self.0 as usize / 2
    }

    /// 0 along its stretch, 1 against it.
    #[must_use]
    pub fn side(self) -> usize {
        self.0 as usize % 2
    }
}

/// A road network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roads {
    /// Where the junctions and ends of roads are.
    pub junctions: Vec<Point>,
    /// The points of all stretches between their ends.
    pub shape: Vec<Point>,
    /// The stretches.
    pub stretches: Vec<Stretch>,
    /// In the order of their junctions, one each.
    pub barriers: Vec<Barrier>,
    /// In order, each pair once.
    pub no_turns: Vec<NoTurn>,
    /// In order, each once.
    pub no_ways: Vec<NoWay>,
    /// The names; the first is empty.
    pub names: Vec<String>,
}

/// A pack holds what no importer writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it contradicts itself: {0}")]
pub struct Contradiction(pub &'static str);

impl Roads {
    /// The name of a stretch; empty where it has none.
    #[must_use]
    pub fn name(&self, stretch: usize) -> &str {
        let name = self.stretches[stretch].name as usize;
        self.names.get(name).map_or("", String::as_str)
    }

    /// Every point of a stretch, from its begin to its end.
    pub fn line(&self, stretch: usize) -> impl DoubleEndedIterator<Item = Point> + '_ {
        let it = &self.stretches[stretch];
        let (begin, count) = (it.shape.0 as usize, it.shape.1 as usize);
        let ends = it.ends.map(|end| self.junctions[end as usize]);
        let between = self.shape[begin..begin + count].iter().copied();
        std::iter::once(ends[0])
            .chain(between)
            .chain(std::iter::once(ends[1]))
    }

    /// The junction that a lane comes from, and the one that it goes to.
    #[must_use]
    pub fn way(&self, lane: Lane) -> [u32; 2] {
        let [begin, end] = self.stretches[lane.stretch()].ends;
        if lane.side() == 0 {
            [begin, end]
        } else {
            [end, begin]
        }
    }

    /// The whole length of the roads, in m.
    #[must_use]
    pub fn length_m(&self) -> u64 {
        let mm: u64 = self
            .stretches
            .iter()
            .map(|it| u64::from(it.length_mm))
            .sum();
        mm / 1_000
    }

    /// Looks at every place that names another, so that no later code can miss.
    ///
    /// # Errors
    /// The first that names nothing, or is out of order.
    pub fn check(&self) -> Result<(), Contradiction> {
        let holds = |holds: bool, what| holds.then_some(()).ok_or(Contradiction(what));
        let counts = [self.junctions.len(), self.shape.len(), self.stretches.len()];
        holds(counts.iter().all(|it| *it <= COUNT_MAX), "too many places")?;
        holds(
            self.names.first().is_some_and(String::is_empty),
            "the first name is not empty",
        )?;
        let mut points = 0_u64;
        for it in &self.stretches {
            let ends = it
                .ends
                .iter()
                .all(|end| (*end as usize) < self.junctions.len());
            holds(ends, "a stretch without its junction")?;
            let end = u64::from(it.shape.0) + u64::from(it.shape.1);
            holds(
                end <= self.shape.len() as u64,
                "a stretch without its points",
            )?;
            points += u64::from(it.shape.1);
            holds(
                (it.name as usize) < self.names.len(),
                "a stretch without its name",
            )?;
            holds(it.length_mm > 0, "a stretch without length")?;
        }
        // Or a small pack would unfold into a large one.
        let once = points <= self.shape.len() as u64;
        holds(once, "points that belong to two stretches")?;
        for pair in self.barriers.windows(2) {
            holds(pair[0].junction < pair[1].junction, "barriers out of order")?;
        }
        let last = self.barriers.last();
        let placed = last.is_none_or(|it| (it.junction as usize) < self.junctions.len());
        holds(placed, "a barrier without its junction")?;
        for pair in self.no_turns.windows(2) {
            let ordered = (pair[0].from, pair[0].to) < (pair[1].from, pair[1].to);
            holds(ordered, "forbidden turns out of order")?;
        }
        for it in &self.no_turns {
            let there = [it.from, it.to]
                .iter()
                .all(|it| it.stretch() < self.stretches.len());
            holds(there, "a forbidden turn without its road")?;
            holds(
                self.way(it.from)[1] == self.way(it.to)[0],
                "a forbidden turn that is none",
            )?;
        }
        for pair in self.no_ways.windows(2) {
            holds(pair[0].lanes < pair[1].lanes, "forbidden ways out of order")?;
        }
        for NoWay { lanes, .. } in &self.no_ways {
            let length = 3..=NO_WAY_LANES_MAX;
            holds(
                length.contains(&lanes.len()),
                "a forbidden way that is none",
            )?;
            let there = lanes.iter().all(|it| it.stretch() < self.stretches.len());
            holds(there, "a forbidden way without its road")?;
            let joined = |it: &[Lane]| self.way(it[0])[1] == self.way(it[1])[0];
            holds(lanes.windows(2).all(joined), "a forbidden way that is none")?;
        }
        Ok(())
    }
}
