//! The ledger thread: it owns the ledger and the fold, takes what was pressed, and shows the newest
//! picture (design §3). The desk never waits for it.

mod across;
mod aside;
mod clerk;
mod drafts;
mod drill;
mod ground;
mod layouts;
mod live;
mod papers;
mod picture;
mod pierce;
mod printer;
mod settings;
mod tiles;

pub use across::{ARRIVE_EVERY, FromDrill, ToLive, carry_to_live, folder_across, take_from_drill};
pub use clerk::Clerk;
pub use drafts::{folder_of_drafts, keep_drafts};
pub use drill::{DrillKept, keep_drill};
pub use ground::keep_ground;
pub use layouts::keep_layouts;
pub use live::{LiveKept, keep_live};
pub use papers::{Entries, HANDED_MAX, HandedOver, HandsOver, handing_over, keep_papers};
pub use pierce::{LOOK_EVERY, LiveLedgers, live_console_first, live_ledgers, watch_live};
pub use printer::{Maps, keep_printing};
pub use settings::{keep_settings, read_settings};
pub use tiles::get_tiles;
