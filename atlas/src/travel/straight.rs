//! Without a road graph: a straight line times a factor, and said to be one.

use dispatch_core::point::Point;

use super::route::{By, Route};
use crate::vehicle::Ability;

/// The straight line from here to there, longer by the vehicle's factor, at its speed over the ground.
#[must_use]
pub fn straight(ability: &Ability, from: Point, to: Point) -> Route {
    let metres = u64::from(from.metres_to(to)) * u64::from(ability.straight_permille) / 1_000;
    let seconds = (metres * 36).div_ceil(u64::from(ability.straight_kmh.max(1)) * 10);
    // Half round the earth is 20 million metres.
    let whole = |it: u64| u32::try_from(it).unwrap_or(u32::MAX);
    Route {
        by: By::Straight,
        seconds: whole(seconds),
        metres: whole(metres),
        off_road_m: 0,
        line: vec![from, to],
        avoided: Vec::new(),
    }
}
