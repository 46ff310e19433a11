//! Extracts of towns that do not exist: imported, packed, routed on, and held against the plainest search
//! there is.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod closures;
mod cut;
mod held;
mod hostile;
mod import;
mod packs;
mod plain;
mod rings;
mod routes;
mod scenery;
mod snaps;
mod town;

use atlas::osm::{Import, Taken};
use atlas::roads::Roads;
use atlas::vehicle::Table;
use dispatch_core::point::Point;

/// Imports an extract.
fn taken(file: &[u8]) -> Taken {
    let mut import = Import::new(None);
    import.roads(file).unwrap();
    import.outlines(file).unwrap();
    import.places(file).unwrap();
    import.finish().unwrap()
}

/// The roads of a town of streets in rows and columns.
fn streets(side: i64, seed: u64) -> Roads {
    taken(&town::grid::town(side, seed).pbf()).roads
}

fn table() -> Table {
    Table::read(include_str!("../../../assets/roads/vehicles.csv")).unwrap()
}

fn point(lat_e7: i32, lon_e7: i32) -> Point {
    Point::new(lat_e7, lon_e7).unwrap()
}
