//! Plates that would stand on one another stand as one, as symbols do on the map: how many they are, and each
//! of them under the pointer and for a screen reader.

use std::ops::Range;

use eframe::egui::Rect;

use crate::desk::sight::Sight;
use crate::language::Key;

/// Between two plates, in points.
const GAP: f32 = 3.0;

/// Where a plate stands, and which of them it stands for: neighbours, at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// Who, by their places in the order of time.
    pub members: Range<usize>,
    /// Its left edge, in points.
    pub left: f32,
    /// Its right edge, in points.
    pub right: f32,
}

/// Stands everybody in the room between two edges, none on another. `at` are the places of their moments, from
/// left to right; `width` says how wide the plate of such neighbours is. A plate begins at its first moment,
/// and where that leaves it no room before the right edge it ends there.
pub fn gather(
    at: &[f32],
    (left, right): (f32, f32),
    mut width: impl FnMut(&Range<usize>) -> f32,
) -> Vec<Plate> {
    let mut stand = |members: Range<usize>| {
        let width = width(&members);
        let begin = at[members.start].min(right - width).max(left);
        Plate {
            members,
            left: begin,
            right: begin + width,
        }
    };
    let mut plates: Vec<Plate> = Vec::new();
    for index in 0..at.len() {
        let mut plate = stand(index..index + 1);
        // Together they are wider, or begin farther left: that may reach the one before as well.
        while let Some(before) = plates.pop_if(|it| plate.left < it.right + GAP) {
            plate = stand(before.members.start..plate.members.end);
        }
        plates.push(plate);
    }
    plates
}

/// Several that stand as one plate.
#[derive(Clone, Debug)]
pub struct Heap {
    /// Where it stands.
    pub room: Rect,
    /// Each of them, the oldest first: when, and what.
    pub lines: Vec<String>,
}

impl Heap {
    /// How many they are, and each of them, for whoever hears the screen.
    pub fn words(&self, sight: &Sight<'_>) -> String {
        let args = [
            ("n", self.lines.len().into()),
            ("what", self.lines.join("、").into()),
        ];
        sight.say_with(Key::StripHeap, args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How wide a plate is in these tests: a count makes it wider.
    fn wide(members: &Range<usize>) -> f32 {
        match members.len() {
            1 => 30.0,
            _ => 45.0,
        }
    }

    fn members(plates: &[Plate]) -> Vec<(usize, usize)> {
        let all = plates.iter().map(|it| &it.members);
        all.map(|it| (it.start, it.end)).collect()
    }

    #[test]
    fn three_in_one_minute_are_one_plate_and_whoever_stands_clear_is_his_own() {
        let plates = gather(&[100.0, 105.0, 110.0, 300.0], (0.0, 500.0), wide);
        assert_eq!(members(&plates), [(0, 3), (3, 4)]);
        assert_eq!((plates[0].left, plates[0].right), (100.0, 145.0));
        assert_eq!((plates[1].left, plates[1].right), (300.0, 330.0));
        assert!(gather(&[], (0.0, 500.0), wide).is_empty());
    }

    #[test]
    fn a_plate_that_grows_by_its_count_takes_in_the_next() {
        // Two of them would leave the third room; as a pair with a count they do not.
        let plates = gather(&[100.0, 110.0, 146.0], (0.0, 500.0), wide);
        assert_eq!(members(&plates), [(0, 3)]);
    }

    #[test]
    fn at_the_right_edge_they_stand_before_it_and_push_nobody_off() {
        let plates = gather(&[60.0, 490.0], (0.0, 500.0), wide);
        assert_eq!((plates[1].left, plates[1].right), (470.0, 500.0));
        let plates = gather(&[450.0, 495.0], (0.0, 500.0), wide);
        assert_eq!(
            members(&plates),
            [(0, 2)],
            "pushed back onto the one before"
        );
        assert_eq!(plates[0].right, 495.0);
        let before = gather(&[-20.0], (40.0, 500.0), wide);
        assert_eq!(before[0].left, 40.0);
    }

    #[test]
    fn however_they_stand_each_is_on_one_plate_and_no_plate_on_another() {
        // A small generator of its own, so that a failure is the same everywhere.
        let mut seed = 7_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % below
        };
        for round in 0..2_000 {
            let count = next(40) as usize;
            let right = 60.0 + next(900) as f32;
            let mut at: Vec<f32> = (0..count).map(|_| next(right as u64) as f32).collect();
            at.sort_by(f32::total_cmp);
            let plates = gather(&at, (0.0, right), wide);
            let all: Vec<usize> = plates.iter().flat_map(|it| it.members.clone()).collect();
            assert_eq!(all, (0..count).collect::<Vec<_>>(), "round {round}");
            for pair in plates.windows(2) {
                assert!(
                    pair[0].right + GAP <= pair[1].left,
                    "round {round}: {pair:?}"
                );
            }
            for it in &plates {
                assert!(it.left >= 0.0 && it.right <= right, "round {round}: {it:?}");
            }
        }
    }
}
