//! What a map shows beside its roads: areas, water and rails, named places, and the layers that a district
//! adds. Nobody is led over any of it. Integers only.

use std::collections::BTreeSet;

use dispatch_core::point::Point;

use crate::roads::{COUNT_MAX, Contradiction};

/// A name in Chinese and in English; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Naming {
    pub zh: String,
    pub en: String,
}

impl Naming {
    /// A name in Chinese alone.
    #[must_use]
    pub fn zh(zh: &str) -> Naming {
        Naming {
            zh: zh.to_owned(),
            en: String::new(),
        }
    }

    /// In both languages: where one has no name the other's stands in.
    #[must_use]
    pub fn filled(&self) -> Naming {
        let or = |own: &str, other: &str| if own.is_empty() { other } else { own }.to_owned();
        Naming {
            zh: or(&self.zh, &self.en),
            en: or(&self.en, &self.zh),
        }
    }

    /// Whether there is no name at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// What an area is. The numbers stand in the pack for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum AreaKind {
    /// The whole district.
    District = 0,
    /// A township or subdistrict.
    Township = 1,
    /// A lake, a reservoir, a wide river.
    Water = 2,
    /// A wetland.
    Wetland = 3,
    /// Woods, and hills that are wooded.
    Wood = 4,
    /// Where houses stand close.
    BuiltUp = 5,
    /// A park or a square.
    Park = 6,
    /// An area of its own that somebody handed in.
    Other = 7,
}

/// Every kind of area, in the order of its number, with its name in files that people write.
pub const AREA_KINDS: [(AreaKind, &str); 8] = [
    (AreaKind::District, "district"),
    (AreaKind::Township, "township"),
    (AreaKind::Water, "water"),
    (AreaKind::Wetland, "wetland"),
    (AreaKind::Wood, "wood"),
    (AreaKind::BuiltUp, "built-up"),
    (AreaKind::Park, "park"),
    (AreaKind::Other, "other"),
];

/// What a line that is no road is. The numbers stand in the pack for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum CourseKind {
    River = 0,
    Canal = 1,
    Stream = 2,
    Railway = 3,
    /// A metro or light railway.
    Metro = 4,
}

/// Every kind of course, in the order of its number.
pub const COURSE_KINDS: [CourseKind; 5] = [
    CourseKind::River,
    CourseKind::Canal,
    CourseKind::Stream,
    CourseKind::Railway,
    CourseKind::Metro,
];

/// What a named place is. The numbers stand in the pack for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum PlaceKind {
    City = 0,
    /// A town, a subdistrict.
    Town = 1,
    /// A village, a quarter.
    Village = 2,
    /// A hamlet, a residential estate.
    Hamlet = 3,
    Hill = 4,
    /// Of a railway or metro.
    Station = 5,
    /// A reservoir or lake that is known by a point alone.
    Water = 6,
    /// A building or institution that people find their way by.
    Landmark = 7,
    /// Whatever else has a name.
    Other = 8,
}

/// Every kind of place, in the order of its number, with its name in files that people write.
pub const PLACE_KINDS: [(PlaceKind, &str); 9] = [
    (PlaceKind::City, "city"),
    (PlaceKind::Town, "town"),
    (PlaceKind::Village, "village"),
    (PlaceKind::Hamlet, "hamlet"),
    (PlaceKind::Hill, "hill"),
    (PlaceKind::Station, "station"),
    (PlaceKind::Water, "water"),
    (PlaceKind::Landmark, "landmark"),
    (PlaceKind::Other, "other"),
];

/// A ring of corners; the last is not the first again.
pub type Ring = Vec<Point>;

/// An area: its outer rings and its holes together; a place lies in it where an odd number of rings
/// goes round it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub kind: AreaKind,
    pub name: Naming,
    pub rings: Vec<Ring>,
}

/// A line that is no road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub kind: CourseKind,
    pub name: Naming,
    /// How wide it is, in dm; 0 where nobody says.
    pub width_dm: u16,
    pub line: Vec<Point>,
}

/// A named place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub kind: PlaceKind,
    pub name: Naming,
    pub at: Point,
}

/// Something of an added layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub name: Naming,
    pub form: Form,
}

/// The form of a [`Mark`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Place(Point),
    Line(Vec<Point>),
    /// As the rings of an [`Area`].
    Area(Vec<Ring>),
}

/// A layer that a district adds to its map, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    pub name: Naming,
    /// The name of the file that it came from.
    pub file: String,
    pub marks: Vec<Mark>,
}

/// What of a map its district handed in itself: a new extract takes none of that away. Every layer is the
/// district's own anyway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ours {
    /// The kinds of area of which all are its own; in order.
    pub areas: Vec<AreaKind>,
    /// The kinds and names of the places that are its own; in order.
    pub places: Vec<(PlaceKind, Naming)>,
}

/// Everything that a map shows beside its roads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    pub areas: Vec<Area>,
    pub courses: Vec<Course>,
    pub places: Vec<Place>,
    pub layers: Vec<Layer>,
    pub ours: Ours,
}

/// How much was carried over from the map there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    pub areas: usize,
    pub places: usize,
    pub layers: usize,
}

impl Ground {
    /// Looks at what no drawing could draw.
    ///
    /// # Errors
    /// The first thing that has too few corners, or that is too many.
    pub fn check(&self) -> Result<(), Contradiction> {
        let holds = |holds: bool, what| holds.then_some(()).ok_or(Contradiction(what));
        let counts = [self.areas.len(), self.courses.len(), self.places.len()];
        holds(counts.iter().all(|it| *it <= COUNT_MAX), "too many places")?;
        let is_area = |rings: &[Ring]| !rings.is_empty() && rings.iter().all(|it| it.len() > 2);
        for it in &self.areas {
            holds(is_area(&it.rings), "an area of less than three corners")?;
        }
        for it in &self.courses {
            holds(it.line.len() > 1, "a line of less than two points")?;
        }
        for mark in self.layers.iter().flat_map(|it| &it.marks) {
            match &mark.form {
                Form::Place(_) => {}
                Form::Line(line) => holds(line.len() > 1, "a line of less than two points")?,
                Form::Area(rings) => holds(is_area(rings), "an area of less than three corners")?,
            }
        }
        Ok(())
    }

    /// Lays areas of the district's own: they take the place of all of their kinds.
    pub fn lay_areas(&mut self, areas: Vec<Area>) {
        let ours = &mut self.ours.areas;
        ours.extend(areas.iter().map(|it| it.kind));
        ours.sort_unstable();
        ours.dedup();
        self.areas
            .retain(|had| areas.iter().all(|it| it.kind != had.kind));
        self.areas.extend(areas);
    }

    /// Lays places of the district's own: each takes the place of one of the same kind and name.
    pub fn lay_places(&mut self, places: Vec<Place>) {
        let key = |it: &Place| (it.kind, it.name.clone());
        let mut keys = BTreeSet::new();
        let last = places.into_iter().rev().filter(|it| keys.insert(key(it)));
        let mut laid: Vec<Place> = last.collect();
        laid.reverse();
        self.places.retain(|had| !keys.contains(&key(had)));
        self.places.extend(laid);
        let ours = &mut self.ours.places;
        ours.extend(keys);
        ours.sort_unstable();
        ours.dedup();
    }

    /// Lays a layer: it takes the place of the one of the same file.
    pub fn lay_layer(&mut self, layer: Layer) {
        self.layers.retain(|had| had.file != layer.file);
        self.layers.push(layer);
    }

    /// Carries over what the district laid on the map there was.
    pub fn carry(&mut self, before: Ground) -> Carried {
        let Ours { areas, places } = before.ours;
        let own = before.areas.into_iter();
        let own: Vec<Area> = own.filter(|it| areas.contains(&it.kind)).collect();
        let named = |it: &Place| {
            let key = (it.kind, it.name.clone());
            places.binary_search(&key).is_ok()
        };
        let named: Vec<Place> = before.places.into_iter().filter(named).collect();
        let carried = Carried {
            areas: own.len(),
            places: named.len(),
            layers: before.layers.len(),
        };
        self.lay_areas(own);
        self.lay_places(named);
        before.layers.into_iter().for_each(|it| self.lay_layer(it));
        carried
    }

    /// Whether nothing of it is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Ground::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_districts_own_is_carried_over_and_nothing_else() {
        let at = Point::new(279_500_000, 1_206_000_000).unwrap();
        let area = |kind, name: &str| Area {
            kind,
            name: Naming::zh(name),
            rings: Vec::new(),
        };
        let place = |name: &str| Place {
            kind: PlaceKind::Village,
            name: Naming::zh(name),
            at,
        };
        let layer = |file: &str| Layer {
            name: Naming::zh(file),
            file: file.to_owned(),
            marks: Vec::new(),
        };
        let mut before = Ground {
            areas: vec![area(AreaKind::Park, "旧公园")],
            places: vec![place("旧村")],
            ..Ground::default()
        };
        before.lay_areas(vec![area(AreaKind::Township, "甲镇")]);
        before.lay_places(vec![place("乙村")]);
        before.lay_layer(layer("a.kml"));
        let mut after = Ground {
            areas: vec![
                area(AreaKind::Park, "新公园"),
                area(AreaKind::Township, "别处"),
            ],
            places: vec![place("丙村"), place("乙村")],
            ..Ground::default()
        };
        let carried = after.carry(before.clone());
        let one = Carried {
            areas: 1,
            places: 1,
            layers: 1,
        };
        assert_eq!(carried, one);
        let areas: Vec<&str> = after.areas.iter().map(|it| &it.name.zh[..]).collect();
        assert_eq!(areas, ["新公园", "甲镇"]);
        let places: Vec<&str> = after.places.iter().map(|it| &it.name.zh[..]).collect();
        assert_eq!(places, ["丙村", "乙村"]);
        assert_eq!(after.ours, before.ours, "and once more next time");
    }

    #[test]
    fn every_kind_has_its_number() {
        for ((kind, _), number) in AREA_KINDS.into_iter().zip(0..) {
            assert_eq!(kind as u8, number);
        }
        for (kind, number) in COURSE_KINDS.into_iter().zip(0..) {
            assert_eq!(kind as u8, number);
        }
        for ((kind, _), number) in PLACE_KINDS.into_iter().zip(0..) {
            assert_eq!(kind as u8, number);
        }
    }
}
