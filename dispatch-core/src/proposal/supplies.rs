//! What an incident has of supplies and should be sent, with everything that rests on.

use serde::{Deserialize, Serialize};

use super::is_zero;
use crate::register::Route;
use crate::time::Time;
use crate::travel::Travel;
use crate::words::{DepotId, IncidentId, SupplyId};

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
    /// What each of several incidents gets of it, the most urgent first and this one among them; empty
    /// where the others take nothing from this one and this one takes nothing from them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<SupplyClaim>,
}

impl SupplyOutlook {
    /// What all depots together are to send.
    #[must_use]
    pub fn sent(&self) -> u32 {
        let takes = self.offers.iter().map(|it| it.takes);
        takes.fold(0, u32::saturating_add)
    }

    /// How many of those that it lacks lie in depots from where they could come, and are kept for others.
    #[must_use]
    pub fn lacks_for_others(&self) -> u32 {
        let reached = self.offers.iter().filter(|it| it.travel.is_some());
        let kept = reached.flat_map(|it| &it.promised).map(|it| it.quantity);
        kept.fold(0, u32::saturating_add).min(self.short)
    }
}

/// What one of several incidents that want the same item gets of it, and what it loses to the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyClaim {
    /// Which incident.
    pub incident: IncidentId,
    /// How many it wants.
    pub wanted: u32,
    /// How many it is to get.
    pub gets: u32,
    /// How many more it would get if it were alone.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub loses: u32,
    /// Seconds until all that it gets is there; `None`: it gets nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all_in_s: Option<u32>,
    /// Seconds by which that is later than if it were alone.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub later_s: u32,
    /// When it runs out at its rate, with all that it gets; `None`: it does not use it up, or 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_out: Option<Time>,
}

impl SupplyClaim {
    /// How many it lacks when all that it is to get has come.
    #[must_use]
    pub fn short(&self) -> u32 {
        self.wanted.saturating_sub(self.gets)
    }
}

/// Stock of a depot that another incident is to get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promised {
    /// Which incident.
    pub incident: IncidentId,
    /// How many.
    pub quantity: u32,
    /// Whether it stands in the queue for something more urgent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more_urgent: bool,
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
    /// What other incidents are to get from it, the most urgent first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promised: Vec<Promised>,
}
