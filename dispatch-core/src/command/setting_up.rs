//! The district, the edition and the clock.

use serde::{Deserialize, Serialize};

use crate::time::Time;
use crate::words::Words;

/// Closes the rows of a district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptDistrict {
    /// Name of the district's folder, such as `ouhai`.
    pub name: Words,
    /// Name as it is written: 温州市瓯海区.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// The district's own edition label.
    pub edition: Words,
    /// How many rows came before.
    pub rows: u32,
    /// Running SHA-256 over the rows, lower-case hex.
    pub digest: String,
}

/// Puts a new edition of the rules in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptEdition {
    /// Counts from 1.
    pub edition: u32,
}

/// Anchors world time: from here it runs from `world` at `rate_permille` of the ledger's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetClock {
    /// World time now.
    pub world_at: Time,
    /// Speed of world time in per mille of the ledger's clock, 0 (pause) … 3,600,000.
    pub rate_permille: u32,
    /// Why: start, pause, speed, jump, or the duty chief's correction.
    pub reason: Words,
}

/// Fastest world time: 3600 times the ledger's clock.
pub const RATE_PERMILLE_MAX: u32 = 3_600_000;
