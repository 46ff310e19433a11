//! What follows a line that is drawn, on paper or on a screen: places along it, teeth on it, a line beside it, a
//! hatch inside it, and where the character of what it means stands on it.

use crate::flat::{apart, between};

/// A place, in px or in points of a screen: x to the right, y down.
pub type At = [f64; 2];

/// Most places along one line, and most lines of a hatch: nobody counts them.
const MOST: usize = 400;
/// So far apart are the places of a line where a character may stand.
const ON_LINE: f64 = 8.0;

/// Places along a line, so far apart, each with the way of the line there, of length 1. Where it is closed it goes
/// on to where it began. On a long line, seen from near, they stand farther apart: all of it is gone along.
#[must_use]
pub fn along(line: &[At], closed: bool, pitch: f64) -> Vec<(At, At)> {
    let back = line.first().filter(|_| closed).copied();
    let whole: Vec<At> = line.iter().copied().chain(back).collect();
    let length: f64 = whole.windows(2).map(|it| apart(it[0], it[1])).sum();
    let pitch = pitch.max(length / MOST as f64);
    let mut places = Vec::new();
    let mut next = pitch / 2.0;
    for pair in whole.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let long = apart(from, to);
        if !long.is_normal() {
            continue;
        }
        let way = [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
        while next <= long {
            places.push((between(from, to, next / long), way));
            next += pitch;
        }
        next -= long;
    }
    places
}

/// Where the character stands that tells what a line means: in the middle of what is seen of it, or at the
/// leftmost seen place of an edge, in whose middle stands what it is about. Nothing where none of it is seen.
#[must_use]
pub fn sign_place(line: &[At], closed: bool, seen: impl Fn(At) -> bool) -> Option<At> {
    let places = along(line, closed, ON_LINE).into_iter().map(|it| it.0);
    let places: Vec<At> = places.filter(|it| seen(*it)).collect();
    match closed {
        true => places.into_iter().min_by(|a, b| a[0].total_cmp(&b[0])),
        false => places.get(places.len() / 2).copied(),
    }
}

/// Lines at 45 degrees inside an outline, so far apart along either axis.
#[must_use]
pub fn hatch(outline: &[At], pitch: f64) -> Vec<[At; 2]> {
    let across = |it: &At| it[0] + it[1];
    let low = outline.iter().map(across).fold(f64::INFINITY, f64::min);
    let high = outline.iter().map(across).fold(f64::NEG_INFINITY, f64::max);
    let count = ((high - low) / pitch).clamp(0.0, MOST as f64) as u32;
    let mut lines = Vec::new();
    for number in 1..=count {
        let level = low + f64::from(number) * pitch;
        let edges = outline.iter().zip(outline.iter().cycle().skip(1));
        let mut crossings: Vec<At> = edges
            .filter_map(|(from, to)| {
                let (a, b) = (across(from) - level, across(to) - level);
                ((a < 0.0) != (b < 0.0)).then(|| between(*from, *to, a / (a - b)))
            })
            .collect();
        crossings.sort_by(|a, b| a[0].total_cmp(&b[0]));
        lines.extend(crossings.chunks_exact(2).map(|it| [it[0], it[1]]));
    }
    lines
}

/// Twice the area that a line closes; greater than 0 where it goes round clockwise on a screen.
fn turn(line: &[At]) -> f64 {
    let next = line.iter().cycle().skip(1);
    let corners = line.iter().zip(next);
    corners.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

/// Teeth, so many far apart and so long: to the outside of what a line closes, to the left of one that is open.
#[must_use]
pub fn teeth(line: &[At], closed: bool, (pitch, long): (f64, f64)) -> Vec<[At; 2]> {
    let side = match closed && turn(line) < 0.0 {
        true => -long,
        false => long,
    };
    let places = along(line, closed, pitch).into_iter();
    places
        .map(|([x, y], way)| [[x, y], [x + way[1] * side, y - way[0] * side]])
        .collect()
}

/// The line so far to the left of a line, or to its right below 0. At a corner it stands where both sides would
/// have it, on the mean of their ways.
#[must_use]
pub fn beside(line: &[At], closed: bool, by: f64) -> Vec<At> {
    let count = line.len();
    let way = |from: At, to: At| {
        let long = apart(from, to);
        match long > 0.0 {
            true => [(to[0] - from[0]) / long, (to[1] - from[1]) / long],
            false => [0.0, 0.0],
        }
    };
    let corner = |index: usize| {
        let before = match (index, closed) {
            (0, false) => None,
            (0, true) => Some(line[count - 1]),
            _ => Some(line[index - 1]),
        };
        let after = match (index + 1 == count, closed) {
            (true, false) => None,
            (true, true) => Some(line[0]),
            _ => Some(line[index + 1]),
        };
        let here = line[index];
        let into = before.map_or([0.0, 0.0], |it| way(it, here));
        let out = after.map_or([0.0, 0.0], |it| way(here, it));
        let sum = [into[0] + out[0], into[1] + out[1]];
        let mean = way([0.0, 0.0], sum);
        [here[0] + mean[1] * by, here[1] - mean[0] * by]
    };
    (0..count).map(corner).collect()
}

/// A line without its last so much; the whole where it is hardly longer.
#[must_use]
pub fn without_end(line: &[At], by: f64) -> Vec<At> {
    let mut left = by;
    for number in (1..line.len()).rev() {
        let (from, to) = (line[number - 1], line[number]);
        let long = apart(from, to);
        if long > left {
            let share = 1.0 - left / long;
            let end = between(from, to, share);
            return line[..number].iter().copied().chain([end]).collect();
        }
        left -= long;
    }
    line.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [At; 4] = [[0.0, 0.0], [48.0, 0.0], [48.0, 48.0], [0.0, 48.0]];

    #[test]
    fn teeth_point_to_the_outside_whichever_way_it_goes_round() {
        let mut square = SQUARE;
        for _ in 0..2 {
            let teeth = teeth(&square, true, (12.0, 6.0));
            assert_eq!(teeth.len(), 16);
            for [foot, tip] in teeth {
                let off = |at: At| (at[0] - 24.0).abs().max((at[1] - 24.0).abs());
                assert!(off(tip) > off(foot) + 5.9, "{foot:?} {tip:?}");
            }
            square.reverse();
        }
        assert!(teeth(&[], true, (12.0, 6.0)).is_empty());
        assert!(teeth(&[[1.0, 1.0], [1.0, 1.0]], false, (12.0, 6.0)).is_empty());
    }

    #[test]
    fn a_line_beside_a_line_keeps_its_distance() {
        let line = [[0.0, 0.0], [10.0, 0.0], [20.0, 0.0]];
        assert_eq!(
            beside(&line, false, 3.0),
            [[0.0, -3.0], [10.0, -3.0], [20.0, -3.0]]
        );
        assert_eq!(beside(&line, false, -3.0)[2], [20.0, 3.0]);
        assert!(beside(&[], true, 3.0).is_empty());
    }

    #[test]
    fn a_way_ends_before_the_sign_that_it_leads_to() {
        let line = [[0.0, 0.0], [100.0, 0.0], [100.0, 10.0]];
        assert_eq!(without_end(&line, 30.0), [[0.0, 0.0], [80.0, 0.0]]);
        assert_eq!(without_end(&line, 4.0).last(), Some(&[100.0, 6.0]));
        assert_eq!(without_end(&line, 500.0), line);
        assert!(without_end(&[], 5.0).is_empty());
    }

    #[test]
    fn places_along_an_edge_go_all_the_way_round_however_long_it_is() {
        let places = along(&SQUARE, true, 12.0);
        assert_eq!(places.len(), 16);
        assert_eq!(places[0], ([6.0, 0.0], [1.0, 0.0]));
        assert_eq!(places[15].1, [0.0, -1.0], "and back");
        let long = SQUARE.map(|it| it.map(|it| it * 20_000.0));
        let far = along(&long, true, 8.0);
        assert!(far.len() <= MOST + 1, "{}", far.len());
        let last = far.last().expect("some").0;
        assert!(apart(last, [0.0, 0.0]) < 2e4, "{last:?}");
        assert!(along(&[], true, 8.0).is_empty());
        assert!(along(&[[0.0; 2], [0.0; 2]], false, 8.0).is_empty());
    }

    #[test]
    fn a_character_stands_on_what_is_seen() {
        let way = [[0.0, 0.0], [100.0, 0.0]];
        assert_eq!(sign_place(&way, false, |_| true), Some([52.0, 0.0]));
        let right = |it: At| it[0] > 60.0;
        assert_eq!(sign_place(&way, false, right), Some([84.0, 0.0]));
        let [x, _] = sign_place(&SQUARE, true, |_| true).expect("all is seen");
        assert!(x.abs() < 1e-9, "on its left edge: {x}");
        assert_eq!(sign_place(&SQUARE, true, |_| false), None);
    }

    #[test]
    fn a_hatch_stays_inside_its_outline() {
        // A square with a bay: no line crosses the bay.
        let outline = [
            [0.0, 0.0],
            [100.0, 0.0],
            [100.0, 100.0],
            [60.0, 100.0],
            [60.0, 20.0],
            [40.0, 20.0],
            [40.0, 100.0],
            [0.0, 100.0],
        ];
        let lines = hatch(&outline, 10.0);
        for [from, to] in &lines {
            let [x, y] = between(*from, *to, 0.5);
            let in_bay = x > 40.1 && x < 59.9 && y > 20.1;
            assert!(!in_bay, "{from:?} {to:?}");
        }
        assert!(lines.len() > 20, "{lines:?}");
        assert!(hatch(&[], 10.0).is_empty());
    }
}
