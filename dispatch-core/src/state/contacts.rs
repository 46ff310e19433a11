//! Who was heard by what means, and attempts outside any incident (practice R17).

use imbl::Vector;
use serde::{Deserialize, Serialize};

use super::{AttemptRecord, Said, Shared};
use crate::command::{Channel, GroupLed, Place};
use crate::words::Words;

/// Every attempt to reach one callee outside an incident.
pub type Contacts = Vector<Shared<ContactRecord>>;

/// One attempt, and what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRecord {
    /// The attempt.
    pub attempt: AttemptRecord,
    /// What was said.
    pub words: Option<Words>,
}

/// How a scene is organised 现场指挥部.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SceneOrganisation {
    /// Command post.
    pub place: Option<Place>,
    /// Channel plan.
    pub channels: Vec<Channel>,
    /// 副指挥官
    pub deputy: Option<Words>,
    /// 安全员
    pub safety_officer: Option<Words>,
    /// Groups and who leads them.
    pub groups: Vec<GroupLed>,
    /// When it was last changed, and by whom.
    pub said: Option<Said>,
}
