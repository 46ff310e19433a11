//! What is heard: a synthesised whistle for a new whistle, a tone for each priority of alarm.
//!
//! The desk says once a frame which tone is wanted; this thread keeps sounding it until another or
//! none is wanted. What is wanted is derived from the state (law 12), so it survives a restart.

mod loudspeaker;
mod speech;
mod tone;

pub use loudspeaker::{Loudspeaker, Output, Presence, RETRY_EVERY, Wanted};
pub use speech::Speaker;
pub use tone::{SAMPLE_RATE, Tone};
