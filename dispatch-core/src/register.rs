//! The rows of a district: what stands in its folder and enters the ledger one by one (design §4).

mod callee;
mod party;
mod risk;
mod rules;

pub use callee::Callee;
pub use party::Party;
pub use risk::Risk;
pub use rules::{FirstCommand, InsideRules, Neighbour, Rules};

use serde::{Deserialize, Serialize};

use crate::point::Point;
use crate::time::Time;
use crate::words::{
    DepartmentId, DepartmentKind, DepotId, DutyId, FacilityId, PersonId, PostId, PostKind, SiteId,
    SupplyId, TeamId, TeamKind, ThingKind, TownshipId, Words,
};

/// What a township is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TownshipKind {
    /// 街道
    Street,
    /// 镇
    Town,
    /// 开发区
    Zone,
}

/// A township 镇街 or development zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Township {
    /// 9-digit statistical code, or the zone's own id.
    pub id: TownshipId,
    /// Name.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// Street, town or zone.
    pub kind: TownshipKind,
    /// Where its office lies, roughly.
    pub center: Point,
    /// Whether the longer limits for remote places hold here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub far: bool,
}

/// One step of a ladder 联系阶梯: whom to ring next, and after how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LadderStep {
    /// Name of the step: 值班电话, 值班人, 带班领导 …
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// The post to be rung; `None` for a bare telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// Telephone number of the step; `None` when only the roster knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// Seconds after the call from which this step is proposed.
    pub after_s: u32,
}

/// A department 部门 of the district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Id in this district.
    pub id: DepartmentId,
    /// Name of the office.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// The kinds of the catalogue it answers for; an office may have several.
    pub kinds: Vec<DepartmentKind>,
    /// Duties of which it is the one that answers where several offices share a kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<DutyId>,
    /// Whom to ring, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ladder: Vec<LadderStep>,
}

/// Where a post stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// The command centre.
    Centre,
    /// A township.
    Township(TownshipId),
    /// A department.
    Department(DepartmentId),
    /// The higher level, a neighbour or anybody else outside the district.
    Outside(Words),
}

/// A post 岗位.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Id in this district.
    pub id: PostId,
    /// Name of the post.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// Its kind in the catalogue: rights and defaults follow it.
    pub kind: PostKind,
    /// Where it stands.
    pub unit: Unit,
}

/// An official 在职人员. Private persons never enter the register (law 13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Id in this district.
    pub id: PersonId,
    /// Name.
    pub zh: Words,
    /// Name in Latin letters.
    pub en: Words,
    /// Service telephone, radio call sign and the like, as they are dialled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
}

/// One way to reach an official.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// `office`, `mobile`, `satellite`, `radio`.
    pub way: ThingKind,
    /// What is dialled or called.
    pub number: Words,
}

/// One line of the roster 值班表: who holds a post from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The post.
    pub post: PostId,
    /// Who holds it.
    pub person: PersonId,
    /// From when; `None` is since ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Time>,
    /// Until when; `None` is until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
    /// 0 the holder, 1 his first deputy, and so on.
    #[serde(default)]
    pub order: u8,
}

/// Who may send a team or open a depot (practice R4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// 直接调派: the district's own.
    Own,
    /// 商请调派: through another dispatcher's desk, such as 119 or 120.
    Request,
    /// 协议调用: social teams under an agreement.
    Agreement,
    /// 提请上级支援
    Up,
    /// 提请军地支援: government to the military organ.
    Military,
}

impl Route {
    /// As it stands on the button (practice R4).
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Route::Own => "直接调派",
            Route::Request => "商请调派",
            Route::Agreement => "协议调用",
            Route::Up => "提请上级支援",
            Route::Military => "提请军地支援",
        }
    }
}

/// A rescue team 队伍.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Id in this district.
    pub id: TeamId,
    /// Name.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// Its kind in the catalogue.
    pub kind: TeamKind,
    /// Whose it is: a seat of the owner dispatches it directly.
    pub owner: Unit,
    /// How the centre gets it.
    pub route: Route,
    /// The desk that dispatches it, as it is asked: `119`, `120`, `95598` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<Words>,
    /// Its station.
    pub point: Point,
    /// Strength in people.
    pub people: u32,
}

/// One item of a depot's stock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockRow {
    /// What.
    pub item: SupplyId,
    /// How many, in the item's unit.
    pub quantity: u32,
    /// Below this the depot is short.
    #[serde(default)]
    pub minimum: u32,
}

/// A supply depot 物资储备点.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Depot {
    /// Id in this district.
    pub id: DepotId,
    /// Name.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// Whose it is.
    pub owner: Unit,
    /// How the centre gets at it.
    pub route: Route,
    /// Where it lies.
    pub point: Point,
    /// What it holds when the district is adopted.
    pub stock: Vec<StockRow>,
}

/// A facility 设施 whose state matters: pump, valve, substation, underpass …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facility {
    /// Id in this district.
    pub id: FacilityId,
    /// Name.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// `pump`, `valve`, `substation`, `underpass`, `bridge` …
    pub kind: ThingKind,
    /// Where it lies.
    pub point: Point,
    /// Who keeps it.
    pub keeper: Unit,
}

/// A site of the map that is not a facility: hospital, shelter, flood point, school …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Id in this district.
    pub id: SiteId,
    /// Name.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// `hospital`, `shelter`, `flood-point`, `school`, `station` …
    pub kind: ThingKind,
    /// Where it lies.
    pub point: Point,
    /// People it can hold, for shelters and hospitals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// The township it belongs to, where that matters, as of a village 村（社区）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<TownshipId>,
    /// Its own ladder, as a village has one; empty is that of its kind (practice R17).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ladder: Vec<LadderStep>,
}
