//! Whether a seat can be heard: the sound test of a shift, and a sound device that is gone or back.

use serde::{Deserialize, Serialize};

use crate::words::Words;

/// The person at a seat sounded a tone and says whether it was heard 试音.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestSound {
    /// Whether it was heard.
    pub heard: bool,
    /// By which loudspeaker, or what is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Words>,
}

/// A console finds that it has no sound device, or has one again 声音设备. Told for the seat at which
/// it stands; what sounds elsewhere is not concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundDevice {
    /// Whether one is there now.
    pub present: bool,
    /// What is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
