//! Rings of equal time, true on the roads: a sheet of cells with the time at which each is reached, and the
//! lines that part those within the minutes from those beyond.

use dispatch_core::point::Point;

use super::field::Field;
use super::outline::{Links, area_m2};
use super::reach::{Direction, Run};
use super::times::Travel;
use crate::flat::Flat;

/// What is reached within some minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    pub minutes: u32,
    pub area_m2: u64,
    /// Closed lines with what is reached on their left; a hole runs the other way round.
    pub outlines: Vec<Vec<Point>>,
}

/// Most minutes of a ring.
pub const MINUTES_MAX: u32 = 240;

/// The rings of a place for these minutes, in their order. A ring of more minutes holds every ring of fewer.
#[must_use]
pub fn rings(travel: &Travel, at: Point, direction: Direction, minutes: &[u32]) -> Vec<Ring> {
    let most = minutes
        .iter()
        .copied()
        .max()
        .unwrap_or_default()
        .min(MINUTES_MAX);
    let runs = travel.reach(at, direction, most * 60_000);
    let field = field(travel, at, &runs, most);
    // One for all rings: each leaves it as it found it.
    let mut links = Links::new(&field);
    let mut ring = |minutes: &u32| {
        let lines = links.outlines((*minutes).min(MINUTES_MAX) as f32 * 60.0);
        let area: f64 = lines.iter().map(|it| area_m2(it)).sum();
        let points = |line: Vec<Flat>| {
            line.into_iter()
                .map(|it| travel.net.sheet.point(it))
                .collect()
        };
        Ring {
            minutes: *minutes,
            area_m2: area.max(0.0).round() as u64,
            outlines: lines.into_iter().map(points).collect(),
        }
    };
    minutes.iter().map(&mut ring).collect()
}

/// The seconds at which everything round the runs is reached.
fn field(travel: &Travel, at: Point, runs: &[Run], minutes: u32) -> Field {
    let here = travel.net.sheet.flat(at);
    let lines = &travel.net.lines;
    let all = runs.iter().flat_map(|it| lines.of(it.stretch).at);
    let (mut low, mut high) = (here, here);
    for point in all {
        for of in [0, 1] {
            low[of] = low[of].min(point[of]);
            high[of] = high[of].max(point[of]);
        }
    }
    let pace = f64::from(travel.ability.walking_cm_per_s.max(1)) / 100.0;
    let mut field = Field::new(low, high, pace, f64::from(minutes) * 60.0);
    field.mark(here, 0.0);
    for run in runs {
        field.mark_along(lines.of(run.stretch), run);
    }
    field.spread();
    field
}
