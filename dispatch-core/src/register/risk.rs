//! A risk point 风险点: a place that is patrolled, on one of the risk lists (domain §5.3).

use serde::{Deserialize, Serialize};

use super::Unit;
use crate::catalogue::Text;
use crate::point::Point;
use crate::words::{PersonId, PostId, RiskId, RiskListId, TownshipId, Words};

/// A row of a risk list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// Id in this district.
    pub id: RiskId,
    /// Name of the place.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// The list of the catalogue on which it stands.
    pub list: RiskListId,
    /// In which township.
    pub township: TownshipId,
    /// Where it lies.
    pub point: Point,
    /// The post that answers for it 责任岗位; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// The official who answers for it, where it is not whoever holds the post; never a private
    /// person (law 13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Who keeps and patrols it.
    pub keeper: Unit,
    /// People it concerns; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// When it becomes dangerous, in words: 1小时雨量50毫米 …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Text>,
}
