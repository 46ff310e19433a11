//! Lines become roads: cut where they meet at grade, short ends and lost pieces taken away.

use std::collections::BTreeMap;

use dispatch_core::point::Point;

use super::plane::{At, Plane, apart, hash, minus, plus, times};
use crate::roads::{Roads, Stretch};
use crate::vehicle::Class;

/// A line of the network before it is cut.
pub(super) struct Line {
    pub course: Vec<At>,
    pub class: Class,
    /// Its place among the names.
    pub name: u32,
    /// Somebody said that it is there: it stays, whatever it leads to.
    pub is_told: bool,
}

/// Side of a square of the index, in m.
const SQUARE_M: f64 = 400.0;
/// Crossings lie on a lattice so wide, in m, that two which are nearly one are one.
const LATTICE_M: f64 = 6.0;
/// A street that ends so soon after its last crossing, in m, does not go on behind it.
const STUB_M: f64 = 75.0;
/// One residential piece of so many is left out: no town is a grid.
const GAPS: u64 = 9;

/// Whether two lines meet where they cross; else one passes over the other.
fn meet(a: Class, b: Class) -> bool {
    let is_main = |it| (Class::Trunk..=Class::SecondaryLink).contains(&it);
    match (a, b) {
        (Class::MotorwayLink, other) | (other, Class::MotorwayLink) => {
            other == Class::Motorway || is_main(other)
        }
        (Class::Motorway, _) | (_, Class::Motorway) => false,
        _ => true,
    }
}

/// Where a line is cut: how far along it, in pieces, and at which place.
type Cut = (f64, At);

/// The network of these lines, with these names.
pub(super) fn roads(plane: &Plane, lines: &[Line], names: Vec<String>) -> Roads {
    let mut pieces: Vec<Piece> = Vec::new();
    for (line, mut cuts) in lines.iter().zip(cuts(lines)) {
        cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
        cut(plane, line, &cuts, &mut pieces);
    }
    pieces.retain(|it| !it.is_gap());
    while trim(&mut pieces) {}
    lost(&mut pieces);
    built(pieces, names)
}

/// Where each line is cut by the others.
fn cuts(lines: &[Line]) -> Vec<Vec<Cut>> {
    let mut squares: BTreeMap<(i64, i64), Vec<(usize, usize)>> = BTreeMap::new();
    let square = |it: f64| (it / SQUARE_M).floor() as i64;
    for (number, line) in lines.iter().enumerate() {
        for (piece, ends) in line.course.windows(2).enumerate() {
            let span = |axis: usize| {
                let (a, b) = (square(ends[0][axis]), square(ends[1][axis]));
                a.min(b)..=a.max(b)
            };
            for x in span(0) {
                for y in span(1) {
                    squares.entry((x, y)).or_default().push((number, piece));
                }
            }
        }
    }
    let mut cuts = vec![Vec::new(); lines.len()];
    for ((x, y), members) in &squares {
        for (index, a) in members.iter().enumerate() {
            for b in &members[index + 1..] {
                if a.0 == b.0 || !meet(lines[a.0].class, lines[b.0].class) {
                    continue;
                }
                let ends = |it: &(usize, usize)| &lines[it.0].course[it.1..it.1 + 2];
                let Some((at, shares)) = crossing(ends(a), ends(b)) else {
                    continue;
                };
                // Two pieces may share several squares: they cross in one.
                if (square(at[0]), square(at[1])) == (*x, *y) {
                    let at = at.map(|it| (it / LATTICE_M).round() * LATTICE_M);
                    cuts[a.0].push((a.1 as f64 + shares.0, at));
                    cuts[b.0].push((b.1 as f64 + shares.1, at));
                }
            }
        }
    }
    cuts
}

/// Where two pieces cross, and how far along each, 0 … 1.
pub(super) fn crossing(a: &[At], b: &[At]) -> Option<(At, (f64, f64))> {
    let (along, across) = (minus(a[1], a[0]), minus(b[1], b[0]));
    let turn = along[0] * across[1] - along[1] * across[0];
    if turn.abs() < 1e-9 {
        return None;
    }
    let from = minus(b[0], a[0]);
    let s = (from[0] * across[1] - from[1] * across[0]) / turn;
    let t = (from[0] * along[1] - from[1] * along[0]) / turn;
    let there = |it: f64| (0.0..=1.0).contains(&it);
    (there(s) && there(t)).then(|| (plus(a[0], times(along, s)), (s, t)))
}

/// A piece between two junctions.
struct Piece {
    points: Vec<Point>,
    length_m: f64,
    class: Class,
    name: u32,
    is_told: bool,
}

impl Piece {
    fn ends(&self) -> [Point; 2] {
        [self.points[0], self.points[self.points.len() - 1]]
    }

    fn is_gap(&self) -> bool {
        let [a, b] = self.ends();
        let both = [a, b].map(|it| hash(it.lat_e7.into(), it.lon_e7.into(), 51));
        self.class == Class::Residential && (both[0] ^ both[1]).is_multiple_of(GAPS)
    }
}

fn cut(plane: &Plane, line: &Line, cuts: &[Cut], pieces: &mut Vec<Piece>) {
    let course = &line.course;
    let (Some(first), Some(last)) = (course.first(), course.last()) else {
        return;
    };
    let mut stops = vec![(0.0, *first)];
    stops.extend_from_slice(cuts);
    stops.push(((course.len() - 1) as f64, *last));
    for pair in stops.windows(2) {
        let ((from, begin), (to, end)) = (pair[0], pair[1]);
        let between = (from.floor() as usize + 1..course.len()).filter(|it| (*it as f64) < to);
        let mut way = vec![begin];
        way.extend(between.map(|it| course[it]));
        way.push(end);
        let length_m: f64 = way.windows(2).map(|it| apart(it[0], it[1])).sum();
        let mut points: Vec<Point> = way.into_iter().map(|it| plane.point(it)).collect();
        points.dedup();
        if points.len() > 1 && length_m >= 1.0 {
            pieces.push(Piece {
                points,
                length_m,
                class: line.class,
                name: line.name,
                is_told: line.is_told,
            });
        }
    }
}

/// Takes away short ends; says whether there were any.
fn trim(pieces: &mut Vec<Piece>) -> bool {
    let mut uses: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    for end in pieces.iter().flat_map(Piece::ends) {
        *uses.entry(key(end)).or_default() += 1;
    }
    let before = pieces.len();
    let is_end = |it: &Point| uses.get(&key(*it)) == Some(&1);
    pieces.retain(|it| it.length_m >= STUB_M || !it.ends().iter().any(is_end));
    pieces.len() < before
}

fn key(point: Point) -> (i32, i32) {
    (point.lat_e7, point.lon_e7)
}

/// Takes away what cannot be reached from the greatest part, unless somebody said that it is there.
fn lost(pieces: &mut Vec<Piece>) {
    let mut numbers: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    for end in pieces.iter().flat_map(Piece::ends) {
        let next = numbers.len();
        numbers.entry(key(end)).or_insert(next);
    }
    let mut root: Vec<usize> = (0..numbers.len()).collect();
    fn find(root: &mut [usize], mut it: usize) -> usize {
        while root[it] != it {
            root[it] = root[root[it]];
            it = root[it];
        }
        it
    }
    for piece in pieces.iter() {
        let [a, b] = piece.ends().map(|it| find(&mut root, numbers[&key(it)]));
        root[a.max(b)] = a.min(b);
    }
    let mut lengths: BTreeMap<usize, f64> = BTreeMap::new();
    let mut part_of = |it: &Piece| find(&mut root, numbers[&key(it.ends()[0])]);
    for piece in pieces.iter() {
        *lengths.entry(part_of(piece)).or_default() += piece.length_m;
    }
    let greatest = lengths.iter().max_by(|a, b| a.1.total_cmp(b.1));
    let greatest = greatest.map(|it| *it.0);
    pieces.retain(|it| it.is_told || Some(part_of(it)) == greatest);
}

fn built(pieces: Vec<Piece>, names: Vec<String>) -> Roads {
    let mut roads = Roads {
        names,
        ..Roads::default()
    };
    let mut numbers: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    for piece in pieces {
        let ends = piece.ends().map(|end| {
            // A sketch has some thousand junctions, far below what a number holds.
            let next = roads.junctions.len() as u32;
            *numbers.entry(key(end)).or_insert_with(|| {
                roads.junctions.push(end);
                next
            })
        });
        let between = &piece.points[1..piece.points.len() - 1];
        let shape = (roads.shape.len() as u32, between.len() as u32);
        roads.shape.extend_from_slice(between);
        let length_mm = (piece.length_m * 1_000.0).round() as u32;
        roads.stretches.push(Stretch {
            shape,
            name: piece.name,
            ..Stretch::plain(ends, length_mm, piece.class)
        });
    }
    roads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(course: &[At], class: Class) -> Line {
        Line {
            course: course.to_vec(),
            class,
            name: 0,
            is_told: class != Class::Residential,
        }
    }

    fn made(lines: &[Line]) -> Roads {
        let plane = Plane::around(Point {
            lat_e7: 280_000_000,
            lon_e7: 1_200_000_000,
        });
        let roads = roads(&plane, lines, vec![String::new()]);
        assert_eq!(roads.check(), Ok(()));
        roads
    }

    const EAST: [At; 2] = [[-3_000.0, 0.0], [3_000.0, 0.0]];
    const NORTH: [At; 2] = [[5.0, -3_000.0], [5.0, 3_000.0]];

    #[test]
    fn roads_meet_at_grade_and_expressways_pass_over() {
        let crossed = made(&[line(&EAST, Class::Primary), line(&NORTH, Class::Secondary)]);
        assert_eq!((crossed.junctions.len(), crossed.stretches.len()), (5, 4));
        let over = made(&[line(&EAST, Class::Motorway), line(&NORTH, Class::Secondary)]);
        assert_eq!((over.junctions.len(), over.stretches.len()), (4, 2));
        let ramp = [[-500.0, -10.0], [10.0, 900.0]];
        let joined = made(&[
            line(&EAST, Class::Motorway),
            line(&NORTH, Class::Secondary),
            line(&ramp, Class::MotorwayLink),
        ]);
        assert_eq!((joined.junctions.len(), joined.stretches.len()), (6, 5));
    }

    #[test]
    fn short_ends_and_lost_streets_are_taken_away_and_what_was_told_stays() {
        let street = [[-60.0, 500.0], [800.0, 500.0]];
        let lost = [[2_000.0, 900.0], [2_600.0, 900.0]];
        let roads = made(&[
            line(&NORTH, Class::Secondary),
            line(&street, Class::Tertiary),
            line(&lost, Class::Residential),
            line(&[[-2_000.0, 0.0], [-1_000.0, 0.0]], Class::Trunk),
        ]);
        let classes: Vec<Class> = roads.stretches.iter().map(|it| it.class).collect();
        assert_eq!(
            classes,
            [
                Class::Secondary,
                Class::Secondary,
                Class::Tertiary,
                Class::Trunk
            ]
        );
    }
}
