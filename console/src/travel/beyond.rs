//! Which part of a township lies beyond what the stations cover: looked at in spots spread evenly over its area.
//! About as much as a person sees on the map, and said so: in tenths.

use dispatch_core::footprint::goes_round;
use dispatch_core::point::Point;

/// Spots on each side of the box round a township: about five hundred lie inside most.
const SPOTS: i64 = 32;

/// An area by its closed lines, outer ones and holes together.
pub(super) struct Ground<'a> {
    rings: &'a [Vec<Point>],
    // The smallest box round it: latitude, longitude.
    low: [i64; 2],
    high: [i64; 2],
}

impl<'a> Ground<'a> {
    /// Of closed lines; `None` where there are none.
    pub fn of(rings: &'a [Vec<Point>]) -> Option<Ground<'a>> {
        let points = || rings.iter().flatten().map(|it| place(*it));
        let first = points().next()?;
        let low = points().fold(first, |low, it| [low[0].min(it[0]), low[1].min(it[1])]);
        let high = points().fold(first, |high, it| [high[0].max(it[0]), high[1].max(it[1])]);
        Some(Ground { rings, low, high })
    }

    /// Whether a spot lies in it: inside an odd number of its lines.
    fn holds(&self, [lat, lon]: [i64; 2]) -> bool {
        let is_in_box = lat >= self.low[0] && lat <= self.high[0];
        if !is_in_box || lon < self.low[1] || lon > self.high[1] {
            return false;
        }
        // Between two points that are given, so it is one.
        let spot = Point {
            lat_e7: lat as i32,
            lon_e7: lon as i32,
        };
        let round = self.rings.iter().filter(|it| goes_round(it, spot));
        round.count() % 2 == 1
    }
}

fn place(it: Point) -> [i64; 2] {
    [i64::from(it.lat_e7), i64::from(it.lon_e7)]
}

/// How many tenths of an area lie in none of these, to the nearest; `None` where the area has no size.
pub(super) fn beyond_tenths(area: &[Vec<Point>], covered: &[Ground<'_>]) -> Option<u8> {
    let area = Ground::of(area)?;
    let (mut all, mut beyond) = (0_u32, 0_u32);
    for down in 0..SPOTS {
        for across in 0..SPOTS {
            // The middles of the cells: nothing lies on the border by itself.
            let at = [down, across].map(|it| 2 * it + 1);
            let at = [0, 1].map(|axis| {
                area.low[axis] + (area.high[axis] - area.low[axis]) * at[axis] / (2 * SPOTS)
            });
            if area.holds(at) {
                all += 1;
                beyond += u32::from(!covered.iter().any(|it| it.holds(at)));
            }
        }
    }
    // At most ten.
    (all > 0).then(|| ((10 * beyond + all / 2) / all) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box from one corner to the other, in thousandths of a degree from 28° N 120° E.
    fn square(south: i32, west: i32, north: i32, east: i32) -> Vec<Point> {
        let corners = [(south, west), (south, east), (north, east), (north, west)];
        let point = |(lat, lon)| Point {
            lat_e7: 280_000_000 + lat * 10_000,
            lon_e7: 1_200_000_000 + lon * 10_000,
        };
        corners.map(point).to_vec()
    }

    fn tenths(area: &[Vec<Point>], covered: &[Vec<Vec<Point>>]) -> Option<u8> {
        let covered: Vec<Ground<'_>> = covered.iter().filter_map(|it| Ground::of(it)).collect();
        beyond_tenths(area, &covered)
    }

    #[test]
    fn a_part_is_told_in_tenths_and_what_two_stations_cover_is_covered() {
        let area = [square(0, 0, 100, 100)];
        assert_eq!(tenths(&area, &[]), Some(10));
        assert_eq!(tenths(&area, &[vec![square(-9, -9, 109, 109)]]), Some(0));
        let half = vec![square(-9, -9, 109, 50)];
        assert_eq!(tenths(&area, std::slice::from_ref(&half)), Some(5));
        // Twice covered is covered, and not open again.
        assert_eq!(tenths(&area, &[half.clone(), half.clone()]), Some(5));
        let other = vec![square(-9, 40, 109, 80)];
        assert_eq!(tenths(&area, &[half, other]), Some(2));
    }

    #[test]
    fn what_a_station_goes_round_is_not_covered_and_a_hole_is_no_part_of_a_township() {
        let area = vec![square(0, 0, 100, 100)];
        // A third each way: about a ninth.
        let round = vec![square(-9, -9, 109, 109), square(33, 33, 66, 66)];
        assert_eq!(tenths(&area, &[round]), Some(1));
        let with_hole = vec![square(0, 0, 100, 100), square(0, 50, 100, 100)];
        assert_eq!(
            tenths(&with_hole, &[vec![square(-9, -9, 109, 25)]]),
            Some(5)
        );
    }

    #[test]
    fn what_has_no_size_has_no_part() {
        assert_eq!(tenths(&[], &[]), None);
        assert_eq!(tenths(&[square(5, 5, 5, 5)], &[]), None);
    }
}
