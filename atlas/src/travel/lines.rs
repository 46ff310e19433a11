//! The lines of the roads as they lie on the sheet, laid out once for whatever measures along them.

use crate::flat::{Flat, Sheet, apart};
use crate::roads::Roads;

/// Every point of every stretch, in metres on a sheet.
pub(super) struct Lines {
    /// Where the points of each stretch begin; one more than stretches.
    first: Vec<usize>,
    at: Vec<Flat>,
    /// From the begin of its stretch to each point, in m of the sheet.
    gone_m: Vec<f64>,
}

/// A stretch as it lies on the sheet: two or more points, and how far each is from the first.
#[derive(Clone, Copy)]
pub(super) struct Laid<'a> {
    pub at: &'a [Flat],
    pub gone_m: &'a [f64],
}

impl Laid<'_> {
    /// Its length in m of the sheet, which is never 0.
    pub fn whole_m(self) -> f64 {
        self.gone_m
            .last()
            .copied()
            .unwrap_or_default()
            .max(f64::MIN_POSITIVE)
    }
}

impl Lines {
    pub fn new(roads: &Roads, sheet: Sheet) -> Lines {
        let points = roads.shape.len() + 2 * roads.stretches.len();
        let mut lines = Lines {
            first: Vec::with_capacity(roads.stretches.len() + 1),
            at: Vec::with_capacity(points),
            gone_m: Vec::with_capacity(points),
        };
        for stretch in 0..roads.stretches.len() {
            lines.first.push(lines.at.len());
            let mut last: Option<(Flat, f64)> = None;
            for point in roads.line(stretch) {
                let at = sheet.flat(point);
                let gone_m = last.map_or(0.0, |(before, gone_m)| gone_m + apart(before, at));
                lines.at.push(at);
                lines.gone_m.push(gone_m);
                last = Some((at, gone_m));
            }
        }
        lines.first.push(lines.at.len());
        lines
    }

    /// How many stretches there are.
    pub fn stretches(&self) -> usize {
        self.first.len() - 1
    }

    /// A straight piece, by the number of its first point among those of all stretches.
    pub fn piece(&self, point: u32) -> [Flat; 2] {
        let point = point as usize;
        [self.at[point], self.at[point + 1]]
    }

    /// The pieces of a stretch, by the numbers of their first points.
    pub fn pieces(&self, stretch: usize) -> std::ops::Range<u32> {
        // Fewer points than four times the most that a pack holds of anything, which an u32 counts.
        self.first[stretch] as u32..self.first[stretch + 1] as u32 - 1
    }

    pub fn of(&self, stretch: usize) -> Laid<'_> {
        let points = self.first[stretch]..self.first[stretch + 1];
        Laid {
            at: &self.at[points.clone()],
            gone_m: &self.gone_m[points],
        }
    }
}
