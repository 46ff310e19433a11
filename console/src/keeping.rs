//! The ledger thread: it owns the ledger and the fold, takes what was pressed, and shows the newest
//! picture (design §3). The desk never waits for it.

mod book;
mod drill;
mod live;

pub use drill::{DrillKept, keep_drill};
pub use live::{LiveKept, keep_live};

use std::time::Duration;

/// How often a picture may be shown: once a frame of a 60 Hz screen.
pub const FRAME: Duration = Duration::from_millis(16);
/// How long the thread sleeps when nothing is asked of it; a drill's clock moves in these steps.
pub const TICK: Duration = Duration::from_millis(50);
