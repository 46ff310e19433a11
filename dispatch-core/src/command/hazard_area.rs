//! Hazard areas that move (practice R23): a substance leaks, the wind turns, and whoever lies inside is
//! decided on and told.

use serde::{Deserialize, Serialize};

use super::AttemptResult;
use crate::entry::Means;
use crate::point::{Point, sine_cosine_e9};
use crate::register::{Callee, Party};
use crate::time::Time;
use crate::words::{IncidentId, PlotId, PostId, ThingKind, Words};

/// How much leaks, in the two classes of the distance tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeakAmount {
    /// 小量泄漏: one small package, up to about 200 l.
    Small,
    /// 大量泄漏
    Large,
    /// 泄漏量不详: the distances of a large one are meant.
    Unknown,
}

/// Whether the distances of the day or of the night hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// 白天: from sunrise to sunset.
    Day,
    /// 夜间: gas stays together longer.
    Night,
}

/// A hazard area 影响区: what leaks, how much, where, and how far it reaches. The same name once more is
/// its next version; the wind is said apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardArea {
    /// At which incident.
    pub incident: IncidentId,
    /// Its name, among those of what is plotted.
    pub area: PlotId,
    /// What leaks: a substance of the catalogue, or another by any name.
    pub substance: ThingKind,
    /// How much.
    pub amount: LeakAmount,
    /// Day or night.
    pub light: Light,
    /// Where it leaks.
    pub origin: Point,
    /// Initial isolation distance to every side, in metres, 1 … 100,000.
    pub isolation_m: u32,
    /// Protective action distance downwind, in metres, 1 … 100,000.
    pub protective_m: u32,
    /// The moment it speaks of; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// Where the distances come from, and what else there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// From where the wind blows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindFrom {
    /// Clockwise from north in degrees, 0 … 360.
    Degrees(u16),
    /// One of the sixteen points.
    Compass(Compass),
    /// 风向不定、静风: to no side more than to another.
    Unsteady,
}

/// The sixteen points of the compass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is what it is called")]
pub enum Compass {
    N,
    Nne,
    Ne,
    Ene,
    E,
    Ese,
    Se,
    Sse,
    S,
    Ssw,
    Sw,
    Wsw,
    W,
    Wnw,
    Nw,
    Nnw,
}

impl Compass {
    /// All of them, clockwise from north.
    pub const ALL: [Compass; 16] = [
        Compass::N,
        Compass::Nne,
        Compass::Ne,
        Compass::Ene,
        Compass::E,
        Compass::Ese,
        Compass::Se,
        Compass::Sse,
        Compass::S,
        Compass::Ssw,
        Compass::Sw,
        Compass::Wsw,
        Compass::W,
        Compass::Wnw,
        Compass::Nw,
        Compass::Nnw,
    ];

    /// As the weather service writes it (GB/T 35227 names sixteen; knowledge).
    #[must_use]
    pub fn zh(self) -> &'static str {
        const NAMES: [&str; 16] = [
            "北",
            "北东北",
            "东北",
            "东东北",
            "东",
            "东东南",
            "东南",
            "南东南",
            "南",
            "南西南",
            "西南",
            "西西南",
            "西",
            "西西北",
            "西北",
            "北西北",
        ];
        NAMES[self as usize]
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        const NAMES: [&str; 16] = [
            "north",
            "north-north-east",
            "north-east",
            "east-north-east",
            "east",
            "east-south-east",
            "south-east",
            "south-south-east",
            "south",
            "south-south-west",
            "south-west",
            "west-south-west",
            "west",
            "west-north-west",
            "north-west",
            "north-north-west",
        ];
        NAMES[self as usize]
    }

    /// The point that is nearest to an angle clockwise from north, in degrees.
    #[must_use]
    pub fn nearest(degrees: u16) -> Compass {
        let sixteenth = (u32::from(degrees) * 2 + 22) / 45 % 16;
        Compass::ALL[sixteenth as usize]
    }
}

impl Compass {
    /// The point in whose way something lies so far to the east and to the north, in any one unit.
    #[must_use]
    pub fn toward((east, north): (i64, i64)) -> Compass {
        let share = |point: &Compass| {
            let (sine, cosine) = sine_cosine_e9(*point as i64 * POINT_E7);
            i128::from(east) * i128::from(sine) + i128::from(north) * i128::from(cosine)
        };
        Compass::ALL
            .into_iter()
            .max_by_key(share)
            .unwrap_or(Compass::N)
    }
}

/// From one of the sixteen points to the next, in 10⁻⁷ degree.
const POINT_E7: i64 = 225_000_000;

impl WindFrom {
    /// Clockwise from north in 10⁻⁷ degree, 0 … below 360; `None` where it is unsteady.
    #[must_use]
    pub fn angle_e7(self) -> Option<i64> {
        match self {
            WindFrom::Degrees(degrees) => Some(i64::from(degrees % 360) * 10_000_000),
            WindFrom::Compass(point) => Some(point as i64 * POINT_E7),
            WindFrom::Unsteady => None,
        }
    }

    /// As it is written: 北风, 西南风, 风向不定.
    #[must_use]
    pub fn zh(self) -> String {
        match self {
            WindFrom::Degrees(degrees) => {
                format!("{}风({degrees} 度)", Compass::nearest(degrees % 360).zh())
            }
            WindFrom::Compass(point) => format!("{}风", point.zh()),
            WindFrom::Unsteady => "风向不定".to_owned(),
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> String {
        match self {
            WindFrom::Degrees(degrees) => {
                format!(
                    "wind from {} ({degrees}°)",
                    Compass::nearest(degrees % 360).en()
                )
            }
            WindFrom::Compass(point) => format!("wind from {}", point.en()),
            WindFrom::Unsteady => "unsteady wind".to_owned(),
        }
    }
}

/// The wind at an incident, as somebody measured it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wind {
    /// At which incident.
    pub incident: IncidentId,
    /// From where it blows.
    pub from: WindFrom,
    /// Its speed in centimetres a second, 1 … 15,000; `None` is 不详. Where there is none the wind is
    /// unsteady.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speed_cm_s: Option<u32>,
    /// Who measured it; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_by: Option<Party>,
    /// When; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// What is done about a place or a unit inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InsideAct {
    /// 疏散; of rescuers and their posts 撤离.
    Evacuate,
    /// 就地避险
    ShelterInPlace,
    /// 不需要, for a reason.
    NotNeeded,
}

impl InsideAct {
    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            InsideAct::Evacuate => "疏散",
            InsideAct::ShelterInPlace => "就地避险",
            InsideAct::NotNeeded => "不需要",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            InsideAct::Evacuate => "evacuate",
            InsideAct::ShelterInPlace => "shelter in place",
            InsideAct::NotNeeded => "nothing needed",
        }
    }
}

/// What is decided for somebody inside 影响区处置.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideInside {
    /// At which incident.
    pub incident: IncidentId,
    /// In which area.
    pub area: PlotId,
    /// For whom.
    pub who: super::Affected,
    /// What.
    pub what: InsideAct,
    /// Why; asked for where nothing is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
}

/// One attempt to tell somebody inside, and its result 影响区告知. Whom the room can ring counts as rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellInside {
    /// At which incident.
    pub incident: IncidentId,
    /// In which area.
    pub area: PlotId,
    /// Whom it is about.
    pub who: super::Affected,
    /// Who was rung, in words.
    pub to: Words,
    /// The post, when it is one of the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_post: Option<PostId>,
    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// How.
    pub means: Means,
    /// With what result.
    pub result: AttemptResult,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

impl TellInside {
    /// Whom the room rings for it; `None` for what nobody answers by itself.
    #[must_use]
    pub fn callee(&self) -> Option<&Callee> {
        match &self.who {
            super::Affected::Callee(callee) => Some(callee),
            super::Affected::CommandPost
            | super::Affected::Plot(_)
            | super::Affected::Incident(_)
            | super::Affected::Depot(_) => None,
        }
    }
}
