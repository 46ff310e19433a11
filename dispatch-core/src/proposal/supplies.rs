//! What an incident has of supplies and should be sent, with everything that rests on.

use serde::{Deserialize, Serialize};

use crate::register::Route;
use crate::time::Time;
use crate::travel::Travel;
use crate::words::{DepotId, SupplyId};

/// Seconds ahead for which a scene should have what it uses up. Derived.
pub const AHEAD_S: i64 = 4 * 3_600;

/// What one incident has and wants of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyOutlook {
    /// What.
    pub item: SupplyId,
    /// With the incident now, in the item's unit.
    pub here: u32,
    /// Used up so far.
    pub used: u32,
    /// Seconds in which that was used; `None`: too short to say how fast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_s: Option<i64>,
    /// When what is here is used up at this rate; `None`: it is not being used up, or 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts_until: Option<Time>,
    /// How many more are wanted: as somebody asked, else what lasts for [`AHEAD_S`] at this rate.
    pub wanted: u32,
    /// The depots that have it, the first to arrive first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
    /// Wanted and in no depot that could send it.
    pub short: u32,
    /// When the scene runs out at this rate, with all that is sent; `None`: it does not, or 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_out: Option<Time>,
    /// Seconds between what is here running out and the first arrival; 0: there is no gap.
    pub gap_s: u32,
}

/// A depot that has an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Which.
    pub depot: DepotId,
    /// How it is got.
    pub route: Route,
    /// Lies there and is not promised to another incident here.
    pub has: u32,
    /// How many are proposed from it.
    pub takes: u32,
    /// Whether it is left with less than its minimum.
    pub below_minimum: bool,
    /// Its way; `None` is 不详: nothing is proposed from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel: Option<Travel>,
    /// Seconds from now until it arrives, loading counted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrives_s: Option<u32>,
}
