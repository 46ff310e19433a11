//! The grid of tiles: the world as one square at zoom 0, each square four at the next zoom.

use std::f64::consts::PI;

use atlas::datum::{Datum, LonLat, Wgs84};
use atlas::osm::Bounds;
use dispatch_core::point::Point;

/// Deepest zoom that any source may have.
pub const ZOOM_MAX: u8 = 22;

/// One tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// 0 … [`ZOOM_MAX`].
    pub zoom: u8,
    /// From the west, 0 … 2^zoom − 1.
    pub x: u32,
    /// From the north, likewise.
    pub y: u32,
}

impl Tile {
    /// The tile in which a place lies, in the datum of the grid.
    #[must_use]
    pub fn at(place: LonLat, zoom: u8) -> Tile {
        let zoom = zoom.min(ZOOM_MAX);
        let across = f64::from(1_u32 << zoom);
        // The grid ends at some 85° north and south.
        let lat = place.lat.clamp(-85.05, 85.05).to_radians();
        let x = (place.lon + 180.0) / 360.0 * across;
        let y = (1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / PI) / 2.0 * across;
        let whole = |it: f64| it.floor().clamp(0.0, across - 1.0) as u32;
        Tile {
            zoom,
            x: whole(x),
            y: whole(y),
        }
    }

    /// A corner of it, in the datum of the grid: 0 is its west or north edge, 1 its east or south edge.
    #[must_use]
    pub fn corner(self, east: f64, south: f64) -> LonLat {
        let across = f64::from(1_u32 << self.zoom.min(ZOOM_MAX));
        let x = (f64::from(self.x) + east) / across;
        let y = (f64::from(self.y) + south) / across;
        LonLat {
            lon: x * 360.0 - 180.0,
            lat: (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees(),
        }
    }

    /// The tile that holds it at the zoom before, and where in that it lies: 0 or 1 east, 0 or 1 south.
    #[must_use]
    pub fn above(self) -> Option<(Tile, [u32; 2])> {
        let zoom = self.zoom.checked_sub(1)?;
        let above = Tile {
            zoom,
            x: self.x / 2,
            y: self.y / 2,
        };
        Some((above, [self.x % 2, self.y % 2]))
    }
}

/// Every tile of a zoom that touches a box of WGS-84, in the grid of a datum: columns and rows, ends in.
#[must_use]
pub fn covering(bounds: &Bounds, datum: Datum, zoom: u8) -> Covering {
    let of = |lat: i32, lon: i32| {
        let point = Point {
            lat_e7: lat,
            lon_e7: lon,
        };
        Tile::at(Wgs84::of(point).in_datum(datum), zoom)
    };
    let (first, last) = (of(bounds.north, bounds.west), of(bounds.south, bounds.east));
    Covering { first, last }
}

/// A block of tiles of one zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covering {
    first: Tile,
    last: Tile,
}

impl Covering {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        let span = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
        span(self.first.x, self.last.x) * span(self.first.y, self.last.y)
    }

    /// All of them, row by row from the north.
    pub fn tiles(&self) -> impl Iterator<Item = Tile> + use<> {
        let (first, last) = (self.first, self.last);
        let row = move |y: u32| {
            (first.x..=last.x).map(move |x| Tile {
                zoom: first.zoom,
                x,
                y,
            })
        };
        (first.y..=last.y).flat_map(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_in_its_tile_and_the_corners_are_where_they_should_be() {
        let ouhai = LonLat {
            lon: 120.62,
            lat: 27.97,
        };
        // Known of every map on the grid.
        let tile = Tile::at(ouhai, 12);
        assert_eq!((tile.x, tile.y), (3420, 1716));
        for zoom in 0..=ZOOM_MAX {
            let tile = Tile::at(ouhai, zoom);
            let (nw, se) = (tile.corner(0.0, 0.0), tile.corner(1.0, 1.0));
            assert!(nw.lon <= ouhai.lon && ouhai.lon < se.lon, "{zoom}");
            assert!(se.lat < ouhai.lat && ouhai.lat <= nw.lat, "{zoom}");
            if let Some((above, part)) = tile.above() {
                assert_eq!(above, Tile::at(ouhai, zoom - 1));
                assert_eq!([tile.x - above.x * 2, tile.y - above.y * 2], part);
            }
        }
        let pole = Tile::at(
            LonLat {
                lon: 180.0,
                lat: -90.0,
            },
            3,
        );
        assert_eq!((pole.x, pole.y), (7, 7));
    }

    #[test]
    fn a_box_is_covered_in_the_grid_of_its_datum() {
        let bounds = Bounds {
            west: 1_206_000_000,
            south: 279_500_000,
            east: 1_206_400_000,
            north: 279_900_000,
        };
        let plain = covering(&bounds, Datum::Wgs84, 15);
        assert_eq!(plain.count(), plain.tiles().count() as u64);
        assert!(plain.count() >= 16);
        // At zoom 18 a tile is some 135 m wide, and the datum some 390 m to the east.
        let [wgs, gcj] = [Datum::Wgs84, Datum::Gcj02].map(|it| covering(&bounds, it, 18));
        assert!(
            (2..=4).contains(&(gcj.first.x - wgs.first.x)),
            "{wgs:?} {gcj:?}"
        );
        assert!(
            (2..=4).contains(&(gcj.first.y - wgs.first.y)),
            "{wgs:?} {gcj:?}"
        );
    }
}
