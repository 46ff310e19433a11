//! A response 应急响应 of the district, from its start to its lifting (practice R6).

use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Serialize};

use super::Said;
use crate::command::{Consent, ResponseLevel};
use crate::register::Party;
use crate::time::Time;
use crate::words::{
    DepartmentId, IncidentId, PersonId, ResponseId, ThingKind, TownshipId, TypeId, WarningId, Words,
};

/// A level and since when it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelPeriod {
    /// Since when.
    pub from: Time,
    /// Which.
    pub level: ResponseLevel,
    /// Why; `None` at the start, where the matter says it.
    pub reason: Option<Words>,
    /// On what evidence.
    pub evidence: Option<Words>,
    /// What the decision rests on.
    pub consent: Option<Consent>,
    /// When and by whom it was written.
    pub said: Said,
}

/// One act by which a liaison officer signed for his department 联合值守签收.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointSignature {
    /// For which department.
    pub department: DepartmentId,
    /// The incidents whose calls it signed, in the order they came to be.
    pub incidents: Vec<IncidentId>,
    /// When and by whom.
    pub said: Said,
}

/// How it was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifted {
    /// When and by whom it was written.
    pub said: Said,
    /// Why.
    pub reason: Words,
    /// What the decision rests on.
    pub consent: Consent,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// Its id.
    pub id: ResponseId,
    /// Counts from 1 in the order they were started.
    pub number: u32,
    /// 台风, 暴雨 …
    pub kind: ThingKind,
    /// What it is about.
    pub matter: Words,
    /// Where it holds, in words.
    pub area: Words,
    /// The townships it holds in; none is the whole district.
    pub townships: Vec<TownshipId>,
    /// Types of incident that belong to it.
    pub types: Vec<TypeId>,
    /// Since when.
    pub from: Time,
    /// Expected end.
    pub expected_end: Time,
    /// Measures.
    pub measures: Words,
    /// Who started it, and lifts it.
    pub started_by: Party,
    /// Levels, oldest first.
    pub levels: Vector<LevelPeriod>,
    /// Departments on joint duty, with their officer in the room; `None` is 姓名待补.
    pub joint: OrdMap<DepartmentId, Option<PersonId>>,
    /// Incidents that hang or once hung under it, and those that took over a call which its officers
    /// answer for. Whoever asks for its incidents need not look at all there ever were.
    #[serde(default)]
    pub reach: OrdSet<IncidentId>,
    /// What the officers signed, oldest first.
    pub signed: Vector<JointSignature>,
    /// How it was lifted; `None` while it is in force.
    pub lifted: Option<Lifted>,
}

impl Response {
    /// Whether it is in force.
    #[must_use]
    pub fn in_force(&self) -> bool {
        self.lifted.is_none()
    }

    /// The level in force, or the last one.
    #[must_use]
    pub fn level(&self) -> Option<ResponseLevel> {
        self.levels.last().map(|it| it.level)
    }

    /// Whether a department's officer sits in the room for it now.
    #[must_use]
    pub fn is_joint(&self, department: &DepartmentId) -> bool {
        self.in_force() && self.joint.contains_key(department)
    }

    /// Whether an incident of this type in this township belongs to it by its own terms.
    #[must_use]
    pub fn covers(&self, kind: &TypeId, township: &TownshipId) -> bool {
        self.in_force()
            && self.types.contains(kind)
            && (self.townships.is_empty() || self.townships.contains(township))
    }
}

/// A call that a liaison officer in the room answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointCall {
    /// Under which response.
    pub response: ResponseId,
    /// Since when.
    pub from: Time,
    /// Until when; from then on the department's own clock runs.
    pub ended: Option<Time>,
}

/// How a warning signal ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningEnd {
    /// When.
    pub at: Time,
    /// The signal in its place; `None` is 解除.
    pub superseded_by: Option<WarningId>,
    /// When and by whom it was written.
    pub said: Said,
}

/// The incident that this one arose from 次生衍生.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arose {
    /// From which.
    pub from: IncidentId,
    /// Why it is thought so.
    pub reason: Words,
    /// When and by whom it was written.
    pub said: Said,
}
