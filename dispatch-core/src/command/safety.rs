//! Rescuers inside the danger zone, hazards, people to be moved, guidance (practice R13, R25).

use serde::{Deserialize, Serialize};

use crate::point::Point;
use crate::register::Party;
use crate::time::Time;
use crate::words::{ActId, AlarmKey, FaceId, FacilityId, IncidentId, PlotId, ThingKind, Words};

/// People enter the danger zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterZone {
    /// At which incident.
    pub incident: IncidentId,
    /// Whose people.
    pub who: Party,
    /// How many; at least 1.
    pub people: u32,
    /// Minutes until the latest out, 1 … 720.
    pub limit_min: u32,
    /// What for.
    pub task: Words,
    /// The act of the catalogue it is: `enter-water`, `enter-pit` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// Why they enter although a hold point is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub override_reason: Option<Words>,
}

/// People came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveZone {
    /// At which incident.
    pub incident: IncidentId,
    /// Whose people.
    pub who: Party,
    /// How many.
    pub people: u32,
}

/// People were counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollCall {
    /// At which incident.
    pub incident: IncidentId,
    /// Whose people; `None` is everybody on the scene.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Party>,
    /// How many answered.
    pub counted: u32,
    /// How many should have.
    pub of: u32,
}

/// Missing rescuers were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// At which incident.
    pub incident: IncidentId,
    /// Whose people; `None` where the short count was of everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Party>,
    /// How many.
    pub people: u32,
    /// How they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A facility's state, as of a time, by its keeper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacilityState {
    /// Which.
    pub facility: FacilityId,
    /// In which incident, if in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// State, as data: `running`, `no-power`, `stopped`, `open`, `closed`, `flooded` …
    pub state: ThingKind,
    /// The moment it speaks of; the entry's `occurred_at` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
    /// A hold point it satisfies: 断电确认 …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfies: Option<ActId>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A shape on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One point.
    Point(Point),
    /// A line of at least two points.
    Line(Vec<Point>),
    /// A closed area of at least three points; the last joins the first.
    Area(Vec<Point>),
    /// A circle.
    Circle {
        /// Centre.
        center: Point,
        /// Radius in metres, 1 … 100,000.
        radius_m: u32,
    },
}

/// A hazard or no-go area, with its validity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hazard {
    /// At which incident.
    pub incident: IncidentId,
    /// Its id; the same id once more is its next version.
    pub plot: PlotId,
    /// What: `live-wire`, `gas`, `collapse`, `chlorine` …
    pub kind: ThingKind,
    /// Where.
    pub shape: Shape,
    /// Whether nobody may enter.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_go: bool,
    /// Until when it holds; `None` is until lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_at: Option<Time>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// Something plotted: cordon, staging point, route, evacuation area …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plot {
    /// At which incident.
    pub incident: IncidentId,
    /// Its id; the same id once more is its next version.
    pub plot: PlotId,
    /// What: `cordon`, `staging`, `command-post`, `route`, `detour`, `evacuation` …
    pub kind: ThingKind,
    /// Where.
    pub shape: Shape,
    /// What is written beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A plot or hazard is lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lift {
    /// At which incident.
    pub incident: IncidentId,
    /// Which.
    pub plot: PlotId,
}

/// How people are kept safe (practice §2: the words differ by hazard).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvacuationManner {
    /// 疏散: chemicals, fire.
    Evacuate,
    /// 转移: flood, typhoon.
    Relocate,
    /// 就地避险
    ShelterInPlace,
    /// 强制转移: the government's decision (浙江省气象灾害防御条例 art. 26).
    Forced,
}

/// People are to be moved; they are told the place and the manner (art. 26 there).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evacuate {
    /// At which incident.
    pub incident: IncidentId,
    /// Its id on the map.
    pub plot: PlotId,
    /// Who is meant, in words.
    pub area: Words,
    /// Its outline, when drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// How.
    pub manner: EvacuationManner,
    /// Where to.
    pub to: Words,
    /// By what transport.
    pub transport: Words,
}

/// How many were moved, how many refused; the newest statement stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// At which incident.
    pub incident: IncidentId,
    /// Which evacuation.
    pub plot: PlotId,
    /// 已转; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<u32>,
    /// 拒转; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<u32>,
}

/// How a point of a checklist stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TickState {
    /// 完成
    Done,
    /// 不适用
    NotApplicable,
    /// 做不到, with the reason.
    Cannot(Words),
}

/// A step of guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    /// At which incident.
    pub incident: IncidentId,
    /// Which list of the type.
    pub face: FaceId,
    /// Which step, from 1.
    pub step: u32,
    /// How it stands.
    pub state: TickState,
}

/// An alarm is known to a post 知悉.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowAlarm {
    /// Which alarm.
    pub alarm: AlarmKey,
    /// Of which incident, if of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
}
