//! The wall 大屏: a process of its own that follows the ledger file of a console, read-only, and
//! answers four questions from eight metres: what is new, who is late, who commands, what is not
//! seen. When the console dies the wall says so and goes on showing, with the age of everything.

mod app;
mod band;
mod card;
mod follow;
mod foot;
mod gas;
mod glance;
mod ground;
mod incidents;
mod inside;
mod marks;
mod masked;
mod pull_out;
mod sheet;
mod telling;
mod word;
mod wording;

pub use app::{DRAW_EVERY, Options, STUCK_MS, Wall};
pub use follow::{LOOK_EVERY, follow};
pub use word::{Speaker, Trouble, Word, Words, words};
