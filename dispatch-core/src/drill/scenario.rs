//! A scenario as it was read: who does what when, and what is expected of it.

use serde::Deserialize;

use super::{Phone, Start};
use crate::catalogue::Text;
use crate::command::Command;
use crate::entry::OnBehalf;
use crate::register::Party;
use crate::time::Time;
use crate::words::{DepartmentId, IncidentId, PersonId, PostId};

/// How a drill is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioKind {
    /// 桌面推演
    Tabletop,
    /// 实战演练
    LiveAction,
    /// 无脚本双盲
    DoubleBlind,
}

/// A drill as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id, as the file is named.
    pub id: String,
    /// Which run this is; another run has other entry ids.
    pub run: u32,
    /// Name.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// The district it is played in.
    pub district: String,
    /// When it starts.
    pub start: Start,
    /// How it is held.
    pub kind: ScenarioKind,
    /// What it is modelled on.
    pub about: Option<Text>,
    /// The numbers that may be rung in it; there are no others.
    pub phones: Vec<Phone>,
    /// What happens, in order of time.
    pub steps: Vec<Step>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
}

/// One step of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// When it is recorded, by the ledger's clock.
    pub at: Time,
    /// By which post.
    pub by: PostId,
    /// By whom; `None` is the post's holder.
    pub person: Option<PersonId>,
    /// For whom.
    pub on_behalf: Option<OnBehalf>,
    /// When it happened; `None` is when it is recorded.
    pub occurred_at: Option<Time>,
    /// How long it stays valid.
    pub valid_for_s: Option<u32>,
    /// Whether it is an inject 导调情况.
    pub inject: bool,
    /// The refusal that is expected.
    pub expect: Option<String>,
    /// What is said.
    pub command: Command,
}

/// One expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Its id.
    pub id: String,
    /// What is expected, in words.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Whose doing it is, beside those that its place in the result names: once the drill is over for
    /// one of them it is void.
    pub units: Vec<Party>,
    /// What is looked at.
    pub measured: Measured,
}

/// What an expectation looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// A place in the result.
    Result {
        /// Path of names and indices.
        path: String,
        /// The moment; `None` is the end.
        at: Option<Time>,
        /// What must stand there.
        wanted: Wanted,
        /// For seconds: the limit and the moment it counts from.
        limit: Option<(u32, Time)>,
    },
    /// An alarm that stands from one moment to another.
    Alarm(Alarmed),
}

/// What must stand at a place of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Exactly this.
    Equals(serde_json::Value),
    /// A number not above this.
    AtMost(i64),
    /// A number not below this.
    AtLeast(i64),
    /// Nothing.
    Null,
    /// A text or list that holds this.
    Contains(serde_json::Value),
    /// Anything but nothing; the limit says the rest.
    Present,
}

/// An alarm, and when it must stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarmed {
    /// Beginning of its key.
    pub key: String,
    /// Of which incident.
    pub incident: Option<IncidentId>,
    /// About which department.
    pub department: Option<DepartmentId>,
    /// From when to when.
    pub stands: Stands,
}

/// When an alarm must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Exactly this long.
    From {
        /// From here: not a moment before.
        from: Time,
        /// Until just before here; `None` is the end.
        until: Option<Time>,
    },
    /// At no moment of the drill.
    Never,
}
