//! Travel times beside the desk. A thread of its own holds the district's road network, takes the closed
//! roads of the picture that is shown, and answers how long each team needs to each scene. The desk never
//! waits for it, and every answer says of which height of closed roads it is.

mod beyond;
mod centres;
mod circles;
mod closings;
mod ends;
mod network;
mod once;
mod question;
mod search;
mod thread;
mod townships;

pub use centres::{CentreTimes, CentresAsked};
pub use circles::{
    CoverAsked, CoverHere, METRES_MAX, MINUTES_MAX, Nearest, Reach, RingHere, RingsAsked,
    RingsHere, disc_m2, kilometres, metres,
};
pub use closings::{Closing, closings, outline};
pub use ends::{
    ClosedHere, Gone, Ground, QUESTIONS_MAX, TOLD_MAX, Told, TravelEnds, TravelLink, Way, Ways,
    travel_link, travel_link_holding,
};
pub use network::vehicle;
pub use once::{AtOnce, at_once};
pub use question::{Question, SCENES_MAX, Scene, Starting, vehicle_of};
pub use search::Search;
pub use thread::{Load, Loaded, answer_waiting, keep_travel};
pub use townships::{TownshipAreas, TownshipsBy};
