//! A schematic of a district, drawn from what can be told of it in a page: the middles of its townships, the
//! courses of its rivers and main roads, its hills. Good to look at and good enough to be led by; every
//! course in it is a sample, and no border is real.
//!
//! The same facts give the same bytes, on every machine.

mod cells;
mod curve;
mod lanes;
mod net;
mod plane;
mod ramps;
mod streets;

use dispatch_core::point::Point;

use crate::ground::{Area, AreaKind, Course, CourseKind, Ground, Naming, Place, PlaceKind};
use crate::osm::{Bounds, LeftOut};
use crate::pack::{Pack, Standing};
use crate::vehicle::Class;
use cells::{cells, grown, inside, outline};
use curve::{around, through, winding};
use net::Line;
use plane::{At, Plane, noise, plus, way};
use streets::{Ground as Underfoot, Middle, TOWNS_MAX, between, edge_m, middles, streets};

/// What is told of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// The name of its folder.
    pub district: String,
    pub name: Naming,
    /// The box that it lies in.
    pub bounds: Bounds,
    pub towns: Vec<Town>,
    pub lines: Vec<Told>,
    pub areas: Vec<Patch>,
    pub places: Vec<Place>,
    /// What must be shown wherever it is.
    pub attribution: String,
}

/// A township.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    pub name: Naming,
    /// Its middle.
    pub at: Point,
    /// Whether it lies in hills, far from the others.
    pub in_hills: bool,
}

/// A course that is told by some of its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub kind: ToldKind,
    pub name: Naming,
    pub points: Vec<Point>,
}

/// What runs along a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldKind {
    Road(Class),
    /// Water or rails, with the width in dm.
    Course(CourseKind, u16),
}

/// An area that is told by some of its corners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    pub kind: AreaKind,
    pub name: Naming,
    pub corners: Vec<Point>,
}

impl Sketch {
    /// Draws it. The order of contraction is left to whoever searches.
    #[must_use]
    pub fn pack(&self) -> Pack {
        let middle = Point {
            lat_e7: half(self.bounds.south, self.bounds.north),
            lon_e7: half(self.bounds.west, self.bounds.east),
        };
        let plane = Plane::around(middle);
        let drawn = Drawn::of(self, &plane);
        let (names, roads) = self.roads(&plane, &drawn);
        Pack {
            district: self.district.clone(),
            attribution: self.attribution.clone(),
            origins: Vec::new(),
            bounds: Some(self.bounds),
            left_out: LeftOut::default(),
            roads: net::roads(&plane, &roads, names),
            order: Vec::new(),
            ground: self.ground(&plane, &drawn),
            standing: Standing {
                is_sketch: true,
                approval: String::new(),
            },
        }
    }

    /// The names of the roads, and their lines before they are cut.
    fn roads(&self, plane: &Plane, drawn: &Drawn) -> (Vec<String>, Vec<Line>) {
        let mut names = vec![String::new()];
        let mut lines = Vec::new();
        for told in &self.lines {
            let ToldKind::Road(class) = told.kind else {
                continue;
            };
            let name = names.iter().position(|it| *it == told.name.zh);
            let name = name.unwrap_or_else(|| {
                names.push(told.name.zh.clone());
                names.len() - 1
            });
            let points: Vec<At> = told.points.iter().map(|it| plane.at(*it)).collect();
            lines.push(Line {
                course: through(&points),
                class,
                // There are no more names than lines of a file.
                name: name as u32,
                is_told: true,
            });
        }
        let towns = self.towns.iter().take(TOWNS_MAX);
        let centres: Vec<(At, bool)> = towns.map(|it| (plane.at(it.at), it.in_hills)).collect();
        let middles = middles(&centres, &lines);
        let country = between(&middles, &lines);
        let underfoot = drawn.underfoot();
        let streets = streets(&middles, &underfoot);
        let lanes = lanes::lanes(&drawn.outline, &middles, &underfoot);
        let ramps = ramps::ramps(&lines);
        lines.extend(country.into_iter().chain(ramps).chain(streets).chain(lanes));
        (names, lines)
    }

    fn ground(&self, plane: &Plane, drawn: &Drawn) -> Ground {
        let points = |line: &[At]| {
            let mut points: Vec<Point> = line.iter().map(|it| plane.point(*it)).collect();
            points.dedup();
            points
        };
        let mut areas = Vec::new();
        let mut area = |kind, name: &Naming, ring: &[At]| {
            let ring = points(ring);
            if ring.len() > 2 {
                areas.push(Area {
                    kind,
                    name: name.clone(),
                    rings: vec![ring],
                });
            }
        };
        area(AreaKind::District, &self.name, &drawn.outline);
        for (town, cell) in self.towns.iter().zip(&drawn.cells) {
            area(AreaKind::Township, &town.name, cell);
        }
        for hill in &drawn.hills {
            area(AreaKind::Wood, &hill.0, &hill.1);
        }
        for town in &drawn.built_up {
            area(AreaKind::BuiltUp, &Naming::default(), town);
        }
        for (kind, name, ring) in &drawn.patches {
            area(*kind, name, ring);
        }
        let courses = drawn.courses.iter().map(|it| Course {
            kind: it.0,
            name: it.1.clone(),
            width_dm: it.2,
            line: points(&it.3),
        });
        let towns = self.towns.iter().map(|it| Place {
            kind: PlaceKind::Town,
            name: it.name.clone(),
            at: it.at,
        });
        Ground {
            areas,
            courses: courses.filter(|it| it.line.len() > 1).collect(),
            places: towns.chain(self.places.iter().cloned()).collect(),
            ..Ground::default()
        }
    }
}

fn half(low: i32, high: i32) -> i32 {
    // The mean of two numbers of 32 bits is one.
    ((i64::from(low) + i64::from(high)) / 2) as i32
}

/// Everything that is no road, on the sheet.
struct Drawn {
    outline: Vec<At>,
    cells: Vec<Vec<At>>,
    hills: Vec<(Naming, Vec<At>)>,
    built_up: Vec<Vec<At>>,
    /// Lakes and wetlands.
    patches: Vec<(AreaKind, Naming, Vec<At>)>,
    courses: Vec<(CourseKind, Naming, u16, Vec<At>)>,
}

impl Drawn {
    fn of(sketch: &Sketch, plane: &Plane) -> Drawn {
        let at = |points: &[Point]| -> Vec<At> { points.iter().map(|it| plane.at(*it)).collect() };
        let centres: Vec<At> = sketch.towns.iter().map(|it| plane.at(it.at)).collect();
        let corner = |lat_e7, lon_e7| plane.at(Point { lat_e7, lon_e7 });
        let low = corner(sketch.bounds.south, sketch.bounds.west);
        let high = corner(sketch.bounds.north, sketch.bounds.east);
        let whole = match centres.is_empty() {
            true => Vec::new(),
            false => outline(&centres, (low, high)),
        };
        let flat_cells = cells(&centres, &whole);
        let told = sketch.areas.iter().filter(|it| it.kind == AreaKind::Wood);
        let mut hills: Vec<(Naming, Vec<At>)> = told
            .map(|it| {
                let ring = inside(&around(&at(&it.corners)), &whole);
                (it.name.clone(), grown(&ring))
            })
            .collect();
        if hills.is_empty() {
            // Nobody told where the hills are: those townships that lie in them are all hill.
            let far = sketch
                .towns
                .iter()
                .zip(&flat_cells)
                .filter(|it| it.0.in_hills);
            hills = far.map(|it| (Naming::default(), grown(it.1))).collect();
        }
        let others = sketch.areas.iter().filter(|it| it.kind != AreaKind::Wood);
        let patches = others.map(|it| (it.kind, it.name.clone(), around(&at(&it.corners))));
        let courses = sketch.lines.iter().filter_map(|it| match it.kind {
            ToldKind::Road(_) => None,
            ToldKind::Course(kind, width_dm) => {
                let line = through(&at(&it.points));
                let line = match kind {
                    CourseKind::River | CourseKind::Canal | CourseKind::Stream => {
                        winding(&line, 55.0)
                    }
                    CourseKind::Railway | CourseKind::Metro => line,
                };
                Some((kind, it.name.clone(), width_dm, line))
            }
        });
        let in_hills = sketch.towns.iter().map(|it| it.in_hills);
        let of_towns: Vec<(At, bool)> = centres.iter().copied().zip(in_hills).collect();
        Drawn {
            outline: grown(&whole),
            cells: flat_cells.iter().map(|it| grown(it)).collect(),
            hills,
            built_up: middles(&of_towns, &[]).iter().map(houses).collect(),
            patches: patches.collect(),
            courses: courses.collect(),
        }
    }

    fn underfoot(&self) -> Underfoot<'_> {
        let is_water = |it: &CourseKind| *it <= CourseKind::Stream;
        let waters = self.courses.iter().filter(|it| is_water(&it.0));
        Underfoot {
            hills: self.hills.iter().map(|it| &it.1[..]).collect(),
            areas: self.patches.iter().map(|it| &it.2[..]).collect(),
            waters: waters
                .map(|it| (&it.3[..], f64::from(it.2) / 10.0))
                .collect(),
        }
    }
}

/// Where houses stand around a middle.
fn houses(middle: &Middle) -> Vec<At> {
    let ring = cells::directions().into_iter().map(|it| {
        let rough = plus(middle.at, plane::times(way(it), middle.reach_m));
        let reach = edge_m(middle, rough) * (0.95 + 0.12 * noise(rough, 700.0, 101));
        plus(middle.at, plane::times(way(it), reach))
    });
    around(&ring.collect::<Vec<At>>())
}
