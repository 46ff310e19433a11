use serde::{Deserialize, Serialize};

use super::{Category, LevelProfile, Text};
use crate::travel::Vehicle;

/// How we know an item of the catalogue. What is derived is shown with 示例.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Stated in the source articles.
    Article,
    /// Read in a law, a plan or a public page.
    Found,
    /// General knowledge of the trade, to be confirmed.
    Knowledge,
    /// Proposed by us from the others; never an official rule.
    Derived,
}

/// A word of a vocabulary that needs nothing but its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

/// A kind of post. Rights follow the post, and a post sits at one kind of seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostKind {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// The department kind it belongs to; none for posts that every body has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    pub seat: Seat,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// The kinds of seat at which the program is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    Duty,
    Chief,
    Leader,
    Township,
    Department,
    Commander,
    Director,
    Wall,
}

/// A kind of team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamKind {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// The one character inside its symbol on the map.
    pub symbol: char,
    /// What it drives in, which decides over what roads and how fast it comes.
    #[serde(default = "car")]
    pub vehicle: Vehicle,
    /// Which of the five kinds of force it is.
    #[serde(default)]
    pub force: Force,
    /// Its code in the national warning family, where one was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_code: Option<String>,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// The five kinds of force of the 135 rescue circle (domain §5.5).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// 人民群众
    People,
    /// 社会救援队伍
    Society,
    /// 应急管理专家
    Experts,
    /// 专业减灾救灾力量
    #[default]
    Professional,
    /// 应急联动部门
    Departments,
}

impl Force {
    /// Every kind, in the order of the source.
    pub const ALL: [Force; 5] = [
        Force::People,
        Force::Society,
        Force::Experts,
        Force::Professional,
        Force::Departments,
    ];

    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Force::People => "人民群众",
            Force::Society => "社会救援队伍",
            Force::Experts => "应急管理专家",
            Force::Professional => "专业减灾救灾力量",
            Force::Departments => "应急联动部门",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Force::People => "people of the place",
            Force::Society => "volunteer teams",
            Force::Experts => "experts",
            Force::Professional => "professional teams",
            Force::Departments => "departments",
        }
    }
}

/// What a kind of team drives in that does not say.
fn car() -> Vehicle {
    Vehicle::Car
}

/// A kind of facility, site or target on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub shape: Shape,
    /// The one character inside its symbol on the map.
    pub symbol: char,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// The outline of a symbol: it tells the kind before the character is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    Depot,
    Sensor,
    Facility,
    Hazard,
    Shelter,
    Hospital,
    CommandPost,
    Target,
}

/// A thing that depots hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supply {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// First digit of GB/T 38565-2020: 1 living, 2 equipment, 3 engineering material.
    pub class1: u8,
    /// What one of it is: 台, 件, 吨 …
    pub unit: Text,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// Something that is counted, or true or false, about the harm of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The name under which entries store it, for ever.
    pub id: String,
    pub zh: String,
    pub en: String,
    /// A flag is 0 or 1 and has no unit.
    pub flag: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// The values of a measure that counts nothing but ranks something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// One value of a ranked measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    pub value: u32,
    pub zh: String,
    pub en: String,
}

/// Where a call or a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Until somebody adopts a figure, the newest of the highest-ranking source counts; 1 is the
    /// highest.
    pub rank: u8,
    /// Whether it may confirm a death.
    pub confirms_death: bool,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// Something that is done at a scene or decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub authority: Authority,
    /// The article that gives or reserves the power; always there where it is the government's or
    /// another body's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<Text>,
    /// Whether doing it changes the danger for people who are inside the danger zone.
    pub changes_danger: bool,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

/// Who decides an act. What is not the commander's or the centre's is requested, never faked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    Commander,
    Centre,
    Government,
    Other,
}

/// A way to compute the event level, with the measures it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileWord {
    pub id: LevelProfile,
    pub zh: String,
    pub en: String,
    /// The rule that the bands come from.
    pub law: Text,
    /// Ids of measures. Empty where no official numbers are known and a person judges.
    pub reads: Vec<String>,
    pub mark: Mark,
    #[serde(default)]
    pub order: u32,
}

impl Category {
    pub const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::NaturalDisaster => ("自然灾害", "Natural disaster"),
            Self::Accident => ("事故灾难", "Accident"),
            Self::PublicHealth => ("公共卫生", "Public health"),
            Self::SocialSecurity => ("社会安全", "Social security"),
        }
    }
}
