//! Roads that are closed, slow, and open again. A closing names a place on the ground: which stretches of
//! a network that means is found by each console on its own map (docs/decisions/0042).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Shape;
use crate::time::Time;
use crate::travel::Vehicle;
use crate::words::{ClosureId, IncidentId, Words};

/// Most km/h that a road can be slowed to: above it nothing is slowed (道路交通安全法实施条例 78: no road
/// allows more than 120).
pub const SLOWED_KMH_MAX: u32 = 120;

/// Why a road is closed or slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoadCause {
    /// 积水
    Flood,
    /// 塌方滑坡
    Landslide,
    /// 塌陷断桥: the road or the bridge itself gave way.
    Collapse,
    /// 警戒管制
    Cordon,
    /// 施工
    Works,
    /// 交通事故
    Accident,
    /// 其他, said in the remark.
    Other,
}

impl RoadCause {
    /// Every cause, in the order of a form.
    pub const ALL: [RoadCause; 7] = [
        RoadCause::Flood,
        RoadCause::Landslide,
        RoadCause::Collapse,
        RoadCause::Cordon,
        RoadCause::Works,
        RoadCause::Accident,
        RoadCause::Other,
    ];

    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            RoadCause::Flood => "积水",
            RoadCause::Landslide => "塌方滑坡",
            RoadCause::Collapse => "塌陷断桥",
            RoadCause::Cordon => "警戒管制",
            RoadCause::Works => "施工",
            RoadCause::Accident => "交通事故",
            RoadCause::Other => "其他原因",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            RoadCause::Flood => "flooded",
            RoadCause::Landslide => "landslide",
            RoadCause::Collapse => "collapsed",
            RoadCause::Cordon => "cordon",
            RoadCause::Works => "works",
            RoadCause::Accident => "accident",
            RoadCause::Other => "other cause",
        }
    }
}

/// A road is closed, or slow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseRoad {
    /// Its id; the same id once more is its next version.
    pub closure: ClosureId,
    /// Of which incident, if of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// Which road, in words; never empty.
    pub road: Words,
    /// Where: the road at a point, the roads along a line or those it crosses, every road in an area.
    pub shape: Shape,
    /// Why.
    pub cause: RoadCause,
    /// Whom it concerns; none named is everybody.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub vehicles: BTreeSet<Vehicle>,
    /// Slowed to so many km/h, 1 … 120; closed where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slowed_kmh: Option<u32>,
    /// Until when it is expected to hold; until it is opened where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Time>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A road is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenRoad {
    /// The closing that is over.
    pub closure: ClosureId,
    /// Of which incident, if of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
