use serde::{Deserialize, Serialize};

use super::{Act, Mark};

/// A kind of incident: who leads, who commands, who comes, what to do and what to beware of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentType {
    pub id: String,
    /// Its place in the catalogue, from 1.
    pub number: u8,
    pub zh: String,
    pub en: String,
    pub category: Category,
    /// Codes of the national warning family, the closest first.
    pub warn_code: Vec<String>,
    /// The one character inside its symbol on the map.
    pub symbol: char,
    /// Department kinds in charge. The first leads and designates the commander.
    pub lead: Vec<String>,
    /// The post kind that the lead department sends, unless it names another person.
    pub commander_post: String,
    pub level_profile: LevelProfile,
    pub team_kinds: Vec<String>,
    /// Supply items that the scene usually asks for.
    pub supplies: Vec<String>,
    /// What may have to be done or decided. A file names acts of the vocabulary by id.
    pub acts: Vec<Act>,
    pub marks: Marks,
    pub deadlines: Deadlines,
    /// Departments that come besides the lead. The township of the place is first responder in
    /// every type and is not listed.
    pub members: Vec<Member>,
    pub groups: Vec<Group>,
    pub needs: Vec<ForceNeed>,
    /// The faces under which the type appears, each with its own list of steps.
    pub faces: Vec<Face>,
    pub hold_points: Vec<HoldPoint>,
    pub safety: Vec<Safety>,
}

/// The four classes of the Emergency Response Law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    NaturalDisaster,
    Accident,
    PublicHealth,
    SocialSecurity,
}

/// Which table of thresholds computes the event level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LevelProfile {
    Decree493,
    Geological,
    ForestFire,
    SpecialEquipment,
    Environment,
    Food,
    PublicHealth,
    Animal,
    Earthquake,
    Power,
    Weather,
    Fire,
    Traffic,
    /// No official numbers are known; a person judges.
    Manual,
}

/// How we know the fields that carry no mark of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    pub name: Mark,
    pub warn_code: Mark,
    pub lead: Mark,
    pub commander_post: Mark,
    pub level_profile: Mark,
    pub team_kinds: Mark,
    pub supplies: Mark,
    pub acts: Mark,
}

/// The limits of a type, each in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// From the whistle to the centre's acknowledgement.
    pub ack_centre_s: u32,
    /// From being reached to the department's acknowledgement.
    pub ack_department_s: u32,
    /// From the whistle to a designated commander.
    pub name_commander_s: u32,
    /// From being named or called to setting out, by day.
    pub set_out_s: u32,
    /// The same between 22:00 and 06:00.
    pub set_out_night_s: u32,
    /// From the whistle to the first township force on scene, in a street.
    pub township_on_scene_s: u32,
    /// The same in a far township.
    pub township_on_scene_far_s: u32,
    /// From being named or called to arrival, in a street.
    pub on_scene_s: u32,
    /// The same in a far township.
    pub on_scene_far_s: u32,
    /// From the commander's arrival to his first situation report.
    pub first_report_s: u32,
    /// Between reports at response level III and IV, or without a response.
    pub report_every_s: u32,
    /// Between reports at response level I and II.
    pub report_every_high_s: u32,
    /// From taking over until an incomplete transfer record is chased.
    pub transfer_record_s: u32,
    /// How long a dispatch that waits for the link stays valid.
    pub dispatch_valid_s: u32,
    /// How long a request for supplies stays valid.
    pub supply_valid_s: u32,
    /// How long an order sent by the program stays valid.
    pub order_valid_s: u32,
    pub mark: Mark,
}

/// A department that comes to this type, or is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub department: String,
    pub duty: Duty,
    pub role: Role,
    /// Ids of needs, any of which calls an on-need member; empty for the other roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    pub mark: Mark,
}

/// What a member does. It has an id because another department may have to take it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub id: String,
    pub zh: String,
    pub en: String,
}

/// When a member is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 必到: called by the whistle, with clocks.
    Must,
    /// 按需: proposed from the needs, called with one key.
    OnNeed,
    /// 知会: told, without a clock.
    Inform,
}

/// A working group of the scene and the department that leads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub group: String,
    pub department: String,
    pub mark: Mark,
}

/// How many teams of a kind a scene usually takes at a response level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForceNeed {
    pub level: Level,
    /// A team kind.
    pub kind: String,
    /// Teams, at least 1.
    pub count: u32,
    pub mark: Mark,
}

/// A response level as the catalogue writes it; I is the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    I,
    II,
    III,
    IV,
}

/// One way in which the type appears, with its guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Face {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub mark: Mark,
    /// 6 to 10, in the order in which they are read; done at the same time where hands allow.
    pub steps: Vec<Step>,
}

/// One line of the guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Unique in its type; a tick names it.
    pub id: String,
    /// A lead or member department kind, `township` or `commander`.
    pub owner: String,
    /// Whether lives hang on it.
    pub critical: bool,
    pub zh: String,
    pub en: String,
}

/// Something to be confirmed before an act. It warns and takes a reason; it never blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldPoint {
    pub id: String,
    /// The id of one of the type's acts.
    pub before: String,
    /// Ids of the type's acts that undo it: whatever was confirmed before them is to be confirmed anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undone_by: Vec<String>,
    pub requires: Text,
    pub mark: Mark,
}

/// A danger to the people who help, and how to live with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    pub zh: String,
    pub en: String,
    pub mark: Mark,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl IncidentType {
    /// The members with one role, in the order of the file.
    pub fn members_with(&self, role: Role) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |member| member.role == role)
    }

    /// An act of this type.
    pub fn act(&self, id: &str) -> Option<&Act> {
        self.acts.iter().find(|act| act.id == id)
    }

    /// What should be confirmed before an act.
    pub fn hold_points_before(&self, act: &str) -> impl Iterator<Item = &HoldPoint> {
        self.hold_points
            .iter()
            .filter(move |point| point.before == act)
    }
}
