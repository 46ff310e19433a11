//! Pictures of the ground from elsewhere: a district or a machine names sources of tiles, this crate gets
//! single tiles, keeps copies of them on the disk, and never shows one that it did not look into. It waits
//! for the network; whoever draws must not, and asks it from threads of their own.

pub mod ahead;
pub mod archive;
pub mod get;
pub mod grid;
pub mod room;
pub mod source;
pub mod store;
pub mod wants;
mod web;

pub use web::install_tls;
