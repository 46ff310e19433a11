//! Which consoles can be heard: the last sound test and the last word on the sound device of each.

use serde::{Deserialize, Serialize};

use super::Said;
use crate::words::Words;

/// What is known of the sound of one console, at the seat where it stood when it said so last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatSound {
    /// The seat: `duty`, `township@330304009` …
    pub seat: Words,
    /// Its last sound test; `None`: none was ever made.
    pub tested: Option<SoundTest>,
    /// Its last word on the device; `None`: it never missed one.
    pub device: Option<SoundDeviceWord>,
}

/// One sound test 试音.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoundTest {
    /// Whether the tone was heard.
    pub heard: bool,
    /// By which loudspeaker, or what is wrong with it.
    pub device: Option<Words>,
    /// When and by whom.
    pub said: Said,
}

/// A sound device is gone, or there again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoundDeviceWord {
    /// Whether one is there.
    pub present: bool,
    /// What is known of it.
    pub words: Option<Words>,
    /// When and by whom.
    pub said: Said,
}
