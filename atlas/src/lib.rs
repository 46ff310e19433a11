//! The district as geography. Nothing here knows an incident, a team or a screen: it takes points
//! and gives points, and of `dispatch_core` it knows [`Point`](dispatch_core::point::Point) alone.

pub mod course;
pub mod datum;
pub mod flat;
pub mod ground;
pub mod handed;
pub mod osm;
pub mod pack;
pub mod pair;
pub mod picture;
pub mod roads;
pub mod sketch;
pub mod travel;
pub mod vehicle;
