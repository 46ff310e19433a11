//! Roads that are no part of an extract: lines, whose points are the same point where they lie at the same
//! place. There they meet.

use dispatch_core::point::Point;

use super::OsmError;
use super::import::{Import, Taken};
use super::tags::Tags;

impl Import {
    /// The network of lines, by what each says of itself. Lines that cross without a common point pass over
    /// each other.
    ///
    /// # Errors
    /// There is no road among them, or more than a pack holds.
    pub fn of_lines<'a>(
        lines: impl Iterator<Item = (Vec<Point>, Tags<'a>)>,
    ) -> Result<Taken, OsmError> {
        let mut import = Import::new(None);
        for ((line, tags), number) in lines.zip(1..) {
            let ids: Vec<i64> = line.iter().map(|it| id(*it)).collect();
            import.way(number, &ids, &tags)?;
        }
        import.begin_places();
        import.points = import.wanted.iter().map(|it| point(*it)).collect();
        import.finish()
    }
}

/// A number for a place, and no other has it.
fn id(at: Point) -> i64 {
    i64::from(at.lat_e7) * LONGITUDES + i64::from(at.lon_e7)
}

/// More than there are longitudes, in 10⁻⁷ degree.
const LONGITUDES: i64 = 1 << 33;

fn point(id: i64) -> Option<Point> {
    let half = LONGITUDES / 2;
    let lat_e7 = (id + half).div_euclid(LONGITUDES);
    let lon_e7 = id - lat_e7 * LONGITUDES;
    Point::new(i32::try_from(lat_e7).ok()?, i32::try_from(lon_e7).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_corner_of_the_earth_has_its_number() {
        for lat_e7 in [-900_000_000, -1, 0, 1, 279_573_000, 900_000_000] {
            for lon_e7 in [-1_800_000_000, -7, 0, 7, 1_206_098_000, 1_800_000_000] {
                let at = Point::new(lat_e7, lon_e7).unwrap();
                assert_eq!(point(id(at)), Some(at));
            }
        }
    }
}
