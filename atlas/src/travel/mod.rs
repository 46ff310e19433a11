//! Travel times by road: the graph, what each kind of vehicle needs on it, the way from here to there, and
//! how far one gets.

mod closure;
mod ends;
mod field;
mod lines;
mod many;
mod net;
mod outline;
mod reach;
mod rings;
mod route;
mod snap;
mod squares;
mod straight;
mod times;
mod told;

pub use closure::{Closure, Effect, Matched, Shape};
pub use many::Many;
pub use net::{Bend, Net, Turn};
pub use reach::Direction;
pub use rings::{MINUTES_MAX, Ring, rings};
pub use route::{By, Route, Router};
pub use snap::{Snap, Stand};
pub use straight::straight;
pub use times::Travel;
