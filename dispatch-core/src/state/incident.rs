//! An incident from its first word to its file.

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::{
    Absorbed, ActRequest, Adopted, Aid, AreaTrack, Arose, Assignment, CallRecord, CalledBack,
    Designation, Escalation, Evacuation, LateAct, LiftedAs, Obligation, Offer, OrderRecord,
    PlotMark, ReportRecord, ResponsePeriod, Said, SceneContactRecord, Shared, SoughtRecord,
    Statement, SupplyLine, Tenure, TickMark, Transfer, WindMark, Zone,
};
use crate::command::{Place, PulseRule, ResponseLevel, WithdrawReason};
use crate::register::Party;
use crate::time::Time;
use crate::words::{
    AidId, ConditionId, DepartmentId, DepotId, DutyId, FaceId, IncidentId, OrderId, PersonId,
    PlotId, RequestId, ResponseId, SceneContactId, SoughtId, SupplyId, TeamId, TownshipId, TypeId,
    Words,
};

/// Where an incident stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Known, nobody moves yet.
    Reported,
    /// Somebody acknowledged, set out, was sent or was named.
    Responding,
    /// 已控制
    Controlled,
    /// 现场处置结束
    Ended,
    /// 办结归档
    Filed,
    /// 撤哨
    Withdrawn,
    /// 已并
    Merged,
}

impl Status {
    /// Whether somebody commands it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Status::Reported | Status::Responding | Status::Controlled
        )
    }

    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Status::Reported => "已接报",
            Status::Responding => "处置中",
            Status::Controlled => "已控制",
            Status::Ended => "现场处置结束",
            Status::Filed => "已办结",
            Status::Withdrawn => "已撤哨",
            Status::Merged => "已并入",
        }
    }

    /// Its name in `drill run --json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Reported => "reported",
            Status::Responding => "responding",
            Status::Controlled => "controlled",
            Status::Ended => "ended",
            Status::Filed => "filed",
            Status::Withdrawn => "withdrawn",
            Status::Merged => "merged",
        }
    }
}

/// Who reported it, and how it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reporter {
    /// A township, or a source such as 110.
    pub who: Words,
    /// When it was received.
    pub received_at: Time,
    /// When it first whistled; `None` where its word was no whistle.
    pub whistled_at: Option<Time>,
    /// Conditions ticked.
    pub conditions: Vec<ConditionId>,
    /// In its words.
    pub words: Option<Words>,
    /// The incident it was reported as, where it came over by a merger.
    pub via: Option<IncidentId>,
}

/// Who in the room has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimPeriod {
    /// Who; `None` is nobody.
    pub person: Option<PersonId>,
    /// From when.
    pub from: Time,
}

/// Who has a duty from when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyPeriod {
    /// The department.
    pub department: DepartmentId,
    /// From when.
    pub from: Time,
    /// Why it went there; `None` where the type says so.
    pub reason: Option<Words>,
}

/// Everything about one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// Counts from 1 in the order they came to be.
    pub number: u32,
    /// Its type now.
    pub kind: TypeId,
    /// Types it had before, with the moment they ended.
    pub former_kinds: Vector<(TypeId, Time)>,
    /// UN number of the substance, when one is known.
    pub un_number: Option<u32>,
    /// Where.
    pub township: TownshipId,
    /// Where exactly.
    pub place: Place,
    /// Where it stands.
    pub status: Status,
    /// First words.
    pub words: Option<Words>,
    /// When it happened; `None` is 不详.
    pub happened_at: Option<Time>,
    /// When the first word was received.
    pub received_at: Time,
    /// When it came to be here.
    pub opened_at: Time,
    /// The first whistle.
    pub whistled_at: Option<Time>,
    /// 接哨
    pub whistle_taken: Option<Said>,
    /// 接哨 once more, after another township whistled into it.
    #[serde(default)]
    pub whistle_taken_again: Option<Said>,
    /// 镇街自行处置
    pub self_handled: bool,
    /// When its must members were called.
    pub members_called_at: Option<Time>,
    /// Who reported it.
    pub reporters: Vector<Reporter>,
    /// The incident it is shown inside.
    pub merged_into: Option<IncidentId>,
    /// Incidents shown inside this one.
    pub absorbed: Vector<Absorbed>,
    /// Why it was withdrawn.
    pub withdrawn: Option<WithdrawReason>,
    /// Who was called back from it, since it was a drill's.
    #[serde(default)]
    pub called_back: Option<Shared<CalledBack>>,
    /// When command ended.
    pub closed_at: Option<Time>,
    /// 办结
    pub filed_at: Option<Time>,
    /// 已控制
    pub controlled_at: Option<Time>,
    /// 恢复通行
    pub access_restored: Vector<(Words, Said)>,
    /// Commanders, oldest first; the last one commands while the incident is open.
    pub tenures: Vector<Tenure>,
    /// The commander who is named.
    pub designated: Option<Shared<Designation>>,
    /// No clock for another commander runs: the township keeps command, or an area commander has it.
    pub command_settled: bool,
    /// Command offered.
    pub offer: Option<Offer>,
    /// The newest transfer record.
    pub transfer: Option<Transfer>,
    /// Response levels, oldest first.
    pub response: Vector<ResponsePeriod>,
    /// Departments.
    pub calls: OrdMap<DepartmentId, Shared<CallRecord>>,
    /// Who has which duty, newest last.
    pub duties: OrdMap<DutyId, Vector<DutyPeriod>>,
    /// Teams.
    pub assignments: OrdMap<TeamId, Shared<Assignment>>,
    /// Supplies.
    pub supplies: OrdMap<DepotId, OrdMap<SupplyId, SupplyLine>>,
    /// Orders.
    pub orders: OrdMap<OrderId, Shared<OrderRecord>>,
    /// Acts requested.
    pub requests: OrdMap<RequestId, Shared<ActRequest>>,
    /// Aid.
    pub aid: OrdMap<AidId, Shared<Aid>>,
    /// What the sources said.
    pub statements: Vector<Shared<Statement>>,
    /// Adopted sets, oldest first.
    pub adopted: Vector<Shared<Adopted>>,
    /// Persons sought.
    pub sought: OrdMap<SoughtId, Shared<SoughtRecord>>,
    /// Who can be spoken to at the scene; known since the third edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub scene_contacts: OrdMap<SceneContactId, Shared<SceneContactRecord>>,
    /// The search for the adopted missing was stopped, on this ground.
    pub search_stopped: Option<Words>,
    /// Reports that went up.
    pub reports: Vector<Shared<ReportRecord>>,
    /// What must be reported.
    pub obligations: Vector<Obligation>,
    /// The danger zone.
    pub zone: Shared<Zone>,
    /// The map.
    pub plots: OrdMap<PlotId, Shared<PlotMark>>,
    /// Plots that were lifted, and when: an older version that comes late stays lifted.
    pub lifted: OrdMap<PlotId, Time>,
    /// What each of them was, so that the log can say it; known since the second edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub lifted_as: OrdMap<PlotId, LiftedAs>,
    /// The winds measured here, in the order of their moments; known since the third edition.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub winds: Vector<WindMark>,
    /// Hazard areas 影响区, by the names of plots; known since the third edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub areas: OrdMap<PlotId, Shared<AreaTrack>>,
    /// Evacuations.
    pub evacuations: OrdMap<PlotId, Shared<Evacuation>>,
    /// Guidance.
    pub ticks: OrdMap<FaceId, OrdMap<u32, TickMark>>,
    /// Closing points.
    pub closing: OrdMap<u32, TickMark>,
    /// Remarks.
    pub notes: Vector<(Words, Said)>,
    /// 承办
    pub claims: Vector<ClaimPeriod>,
    /// What time brought about.
    pub escalations: Vector<Escalation>,
    /// Rounds of the pulses applied, by rule and subject.
    pub pulsed: Vector<(PulseRule, Option<Words>, u32)>,
    /// Acts that came after their author had been replaced.
    pub late_acts: Vector<LateAct>,
    /// The response of the district that it hangs under.
    #[serde(default)]
    pub under: Option<ResponseId>,
    /// The incidents it arose from 次生衍生.
    #[serde(default)]
    pub arose_from: Vector<Arose>,
}

impl Incident {
    /// The commander of record; `None` only where command has ended.
    #[must_use]
    pub fn commander(&self) -> Option<&Tenure> {
        self.tenures.last().filter(|it| it.to.is_none())
    }

    /// Who in the room has it 承办; `None` is nobody.
    #[must_use]
    pub fn holder(&self) -> Option<&PersonId> {
        self.claims.last().and_then(|it| it.person.as_ref())
    }

    /// The response level in force.
    #[must_use]
    pub fn response_level(&self) -> Option<ResponseLevel> {
        self.response.last().and_then(|it| it.level)
    }

    /// Lets the pulses of a rule come due once more: its clock starts anew.
    pub fn forget_pulses(&mut self, rules: &[PulseRule]) {
        self.pulsed.retain(|(rule, _, _)| !rules.contains(rule));
    }

    /// Who reported it, as party names.
    #[must_use]
    pub fn has_reporter(&self, who: &str) -> bool {
        self.reporters.iter().any(|it| it.who.as_str() == who)
    }

    /// The parties on the scene: departments that reported in and teams that arrived.
    #[must_use]
    pub fn on_scene(&self) -> Vec<Party> {
        use super::AssignmentState::{OnScene, Working};
        let departments = self
            .calls
            .iter()
            .filter(|(_, it)| it.on_scene())
            .map(|(id, _)| Party::Department(id.clone()));
        let teams = self
            .assignments
            .iter()
            .filter(|(_, it)| matches!(it.state, OnScene | Working))
            .map(|(id, _)| Party::Team(id.clone()));
        departments.chain(teams).collect()
    }
}
