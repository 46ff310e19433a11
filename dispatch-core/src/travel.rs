//! How long a way takes: worked out beside the core, which only reads it. The search uses floats and a
//! road network; what comes in here is whole seconds and whole metres (law 2).

use serde::{Deserialize, Serialize};

/// A kind of vehicle on the road. The networks of a district know a time for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vehicle {
    /// 消防车
    FireEngine,
    /// 救护车
    Ambulance,
    /// 货车: pumps, supplies, plant on a low loader.
    Lorry,
    /// 拖艇车: a boat behind it.
    BoatTrailer,
    /// 小型车
    Car,
}

impl Vehicle {
    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Vehicle::FireEngine => "消防车",
            Vehicle::Ambulance => "救护车",
            Vehicle::Lorry => "货车",
            Vehicle::BoatTrailer => "拖艇车",
            Vehicle::Car => "小型车",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Vehicle::FireEngine => "fire engine",
            Vehicle::Ambulance => "ambulance",
            Vehicle::Lorry => "lorry",
            Vehicle::BoatTrailer => "boat trailer",
            Vehicle::Car => "car",
        }
    }

    /// Every kind, in the order of a table.
    pub const ALL: [Vehicle; 5] = [
        Vehicle::FireEngine,
        Vehicle::Ambulance,
        Vehicle::Lorry,
        Vehicle::BoatTrailer,
        Vehicle::Car,
    ];
}

/// How a time was come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// 道路: along roads, with what is closed now.
    Road,
    /// 示意路网: along the roads of a schematic, which nobody surveyed.
    Sketch,
    /// 直线: a straight line times a factor, where no road is known; never "closest by road".
    Straight,
}

impl By {
    /// Whether it goes along roads, those of a survey or of a schematic.
    #[must_use]
    pub fn is_along_roads(self) -> bool {
        match self {
            By::Road | By::Sketch => true,
            By::Straight => false,
        }
    }
}

/// One way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Travel {
    /// Seconds on the way.
    pub seconds: u32,
    /// Metres of the way.
    pub metres: u32,
    /// How it was come to.
    pub by: By,
}

/// How long a way takes, where nobody asks for its length: so many places to so many others are found out
/// much faster this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timed {
    /// Seconds on the way.
    pub seconds: u32,
    /// How that was come to.
    pub by: By,
}

impl From<Travel> for Timed {
    fn from(it: Travel) -> Timed {
        Timed {
            seconds: it.seconds,
            by: it.by,
        }
    }
}
