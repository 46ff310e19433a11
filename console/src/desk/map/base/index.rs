//! The geography of a district on the Mercator sheet, ready to be looked up by place.

use std::collections::BTreeMap;

use atlas::ground::{AreaKind, CourseKind, Form, Naming, PlaceKind};
use atlas::pack::Pack;
use atlas::vehicle::Class;
use dispatch_core::point::Point;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::desk::map::field::Spot;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Area(AreaKind),
    /// With its width in m, 0 where nobody says.
    Course(CourseKind, f64),
    Road(Class),
    /// A line of an added layer.
    AddedLine,
    /// An area of an added layer.
    AddedArea,
}

/// Something that is drawn.
#[derive(Debug)]
pub(super) struct Item {
    pub kind: Kind,
    /// Of which added layer it is.
    pub layer: Option<u8>,
    /// Its place among the names; 0 is none.
    pub name: usize,
    /// Its line, or its rings.
    pub parts: Vec<Vec<Spot>>,
}

impl Item {
    fn width_m(&self) -> f64 {
        match self.kind {
            Kind::Course(_, width) => width,
            _ => 0.0,
        }
    }
}

/// A place with a name, and what it is; `None` is one of an added layer.
#[derive(Debug)]
pub(super) struct Named {
    pub kind: Option<PlaceKind>,
    /// Of which added layer it is.
    pub layer: Option<u8>,
    pub name: usize,
    pub at: Spot,
}

/// Everything, by place.
#[derive(Debug)]
pub struct Index {
    pub(super) items: Vec<Item>,
    pub(super) places: Vec<Named>,
    /// The first is empty.
    pub(super) names: Vec<Naming>,
    pub(super) has_district: bool,
    /// The widest water, in m.
    pub(super) widest_m: f64,
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
    spots: RTree<GeomWithData<[f64; 2], u32>>,
}

impl Index {
    /// Of a pack.
    #[must_use]
    pub fn of(pack: &Pack) -> Index {
        let mut building = Building::default();
        for it in &pack.ground.areas {
            building.item(Kind::Area(it.kind), &it.name, &it.rings);
        }
        for it in &pack.ground.courses {
            let width = f64::from(it.width_dm) / 10.0;
            building.item(Kind::Course(it.kind, width), &it.name, &[&it.line]);
        }
        let layers = pack.ground.layers.iter().enumerate();
        let marks = layers.flat_map(|(number, it)| it.marks.iter().map(move |mark| (number, mark)));
        for (number, mark) in marks {
            // More layers than a number of 8 bits holds are one with the last.
            building.layer = Some(u8::try_from(number).unwrap_or(u8::MAX));
            match &mark.form {
                Form::Place(at) => building.place(None, &mark.name, *at),
                Form::Line(line) => building.item(Kind::AddedLine, &mark.name, &[line]),
                Form::Area(rings) => building.item(Kind::AddedArea, &mark.name, rings),
            }
        }
        building.layer = None;
        for it in &pack.ground.places {
            building.place(Some(it.kind), &it.name, it.at);
        }
        for (number, it) in pack.roads.stretches.iter().enumerate() {
            let line: Vec<Point> = pack.roads.line(number).collect();
            let name = Naming::zh(pack.roads.name(number));
            building.item(Kind::Road(it.class), &name, &[&line]);
        }
        building.built()
    }

    /// What touches a part of the sheet, in the order of the pack.
    pub(super) fn within(&self, low: Spot, high: Spot) -> Vec<&Item> {
        let room = AABB::from_corners([low.x, low.y], [high.x, high.y]);
        let mut found: Vec<u32> = self
            .boxes
            .locate_in_envelope_intersecting(&room)
            .map(|it| it.data)
            .collect();
        found.sort_unstable();
        found.iter().map(|it| &self.items[*it as usize]).collect()
    }

    /// The places in a part of the sheet, in the order of the pack.
    pub(super) fn places_within(&self, low: Spot, high: Spot) -> Vec<&Named> {
        let room = AABB::from_corners([low.x, low.y], [high.x, high.y]);
        let mut found: Vec<u32> = self
            .spots
            .locate_in_envelope(&room)
            .map(|it| it.data)
            .collect();
        found.sort_unstable();
        found.iter().map(|it| &self.places[*it as usize]).collect()
    }
}

#[derive(Default)]
struct Building {
    /// The added layer that is being put in.
    layer: Option<u8>,
    items: Vec<Item>,
    places: Vec<Named>,
    names: BTreeMap<Naming, usize>,
}

impl Building {
    fn name(&mut self, name: &Naming) -> usize {
        if name.is_empty() {
            return 0;
        }
        let next = self.names.len() + 1;
        *self.names.entry(name.filled()).or_insert(next)
    }

    fn item<L: AsRef<[Point]>>(&mut self, kind: Kind, name: &Naming, parts: &[L]) {
        let spots = |part: &L| part.as_ref().iter().map(|it| Spot::of(*it)).collect();
        let item = Item {
            kind,
            layer: self.layer,
            name: self.name(name),
            parts: parts.iter().map(spots).collect(),
        };
        self.items.push(item);
    }

    fn place(&mut self, kind: Option<PlaceKind>, name: &Naming, at: Point) {
        let place = Named {
            kind,
            layer: self.layer,
            name: self.name(name),
            at: Spot::of(at),
        };
        self.places.push(place);
    }

    fn built(self) -> Index {
        let mut names = vec![Naming::default(); self.names.len() + 1];
        for (name, place) in self.names {
            names[place] = name;
        }
        // A pack holds far fewer things than a number of 32 bits.
        let boxes = self.items.iter().zip(0_u32..).map(|(item, number)| {
            let spots = item.parts.iter().flatten().map(|it| [it.x, it.y]);
            let around = AABB::from_points(&spots.collect::<Vec<[f64; 2]>>());
            GeomWithData::new(Rectangle::from_aabb(around), number)
        });
        let spots = self.places.iter().zip(0_u32..);
        let spots = spots.map(|(it, number)| GeomWithData::new([it.at.x, it.at.y], number));
        Index {
            boxes: RTree::bulk_load(boxes.collect()),
            spots: RTree::bulk_load(spots.collect()),
            has_district: self
                .items
                .iter()
                .any(|it| it.kind == Kind::Area(AreaKind::District)),
            widest_m: self.items.iter().map(Item::width_m).fold(0.0, f64::max),
            items: self.items,
            places: self.places,
            names,
        }
    }
}
