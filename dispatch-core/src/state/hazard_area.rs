//! Hazard areas that move, the winds that move them, and whoever lay inside (practice R23).

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::{AttemptRecord, Said, Shared};
use crate::command::{Affected, InsideAct, LeakAmount, Light, WindFrom};
use crate::footprint::Footprint;
use crate::point::Point;
use crate::register::Party;
use crate::time::Time;
use crate::words::{ThingKind, Words};

/// The wind at an incident as it was measured once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindMark {
    /// From where it blew.
    pub from: WindFrom,
    /// Its speed in centimetres a second; `None` is 不详.
    pub speed_cm_s: Option<u32>,
    /// Who measured it; `None` is 不详.
    pub measured_by: Option<Party>,
    /// When.
    pub as_of: Time,
    /// Who said so.
    pub said: Said,
    /// Remark.
    pub words: Option<Words>,
}

/// What was said of a leak: all that the ground depends on but the wind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leak {
    /// What leaks.
    pub substance: ThingKind,
    /// How much.
    pub amount: LeakAmount,
    /// Day or night.
    pub light: Light,
    /// Where.
    pub origin: Point,
    /// Radius to every side, in metres.
    pub isolation_m: u32,
    /// How far downwind, in metres.
    pub protective_m: u32,
    /// Where the distances come from.
    pub words: Option<Words>,
}

/// One version of an area: it holds until the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaVersion {
    /// Counts from 1.
    pub number: u32,
    /// The leak.
    pub leak: Leak,
    /// From where the wind blew; `None` where nobody had said so.
    pub from: Option<WindFrom>,
    /// The word that made it.
    pub said: Said,
}

impl AreaVersion {
    /// The ground it covers.
    #[must_use]
    pub fn footprint(&self) -> Footprint {
        self.leak.footprint(self.from)
    }
}

impl Leak {
    /// The ground it endangers while the wind blows from there; to every side where nobody knows.
    #[must_use]
    pub fn footprint(&self, from: Option<WindFrom>) -> Footprint {
        const HALF_E7: i64 = 1_800_000_000;
        let from = from.and_then(WindFrom::angle_e7);
        Footprint {
            origin: self.origin,
            isolation_m: self.isolation_m,
            protective_m: self.protective_m,
            toward_e7: from.map(|from| from.saturating_add(HALF_E7) % (2 * HALF_E7)),
        }
    }
}

/// What was decided for somebody inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsideDecision {
    /// What.
    pub what: InsideAct,
    /// Why.
    pub reason: Option<Words>,
    /// The version of the area that was in force.
    pub version: u32,
    /// When and by whom.
    pub said: Said,
}

/// One attempt to tell somebody inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldInside {
    /// The attempt.
    pub attempt: AttemptRecord,
    /// What was decided for him then; `None` where nothing was yet.
    pub of: Option<InsideAct>,
    /// The version of the area that was in force.
    pub version: u32,
    /// What was said.
    pub words: Option<Words>,
}

/// A hazard area with all its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaTrack {
    /// Its versions, numbered from 1; none while nobody said what leaks.
    pub versions: Vector<AreaVersion>,
    /// When its leak was last spoken of: an older word that comes late changes nothing.
    pub leak_as_of: Time,
    /// What was decided, by whom it is about, oldest first.
    pub decided: OrdMap<Affected, Vector<Shared<InsideDecision>>>,
    /// Who was told or tried, oldest first.
    pub told: OrdMap<Affected, Vector<Shared<ToldInside>>>,
    /// 解除: since when it holds no longer, and who said so.
    pub lifted: Option<Said>,
}

impl AreaTrack {
    /// The version in force; the last one where it was lifted.
    #[must_use]
    pub fn now(&self) -> Option<&AreaVersion> {
        self.versions.last()
    }

    /// The number of the version that was in force at a moment: the first one before there was any.
    #[must_use]
    pub fn number_at(&self, at: Time) -> u32 {
        let before = self.versions.iter().rev().find(|it| it.said.at <= at);
        before.map_or(1, |it| it.number)
    }
}
