//! What is known: a fold of the ledger and nothing else (law 1).
//!
//! Maps are persistent (`imbl`), so a clone is cheap and a panel may keep one while the fold goes
//! on. Every field that the digest sees is an integer, a text or a collection in fixed order.

#![warn(clippy::arithmetic_side_effects)] // docs/decisions/0052

mod absorbed;
mod call;
mod command_chain;
mod conflicts;
mod contacts;
mod exercise;
mod force;
mod harm;
mod hazard_area;
mod incident;
mod incidents;
mod instruction;
mod obligations;
mod open_part;
mod order;
mod paper;
mod personal;
mod places;
mod proposals;
mod recent;
mod registry;
mod response;
mod returns;
mod roads;
mod scene;
mod shared;
mod shift;
mod snapshot;
mod sounding;

pub use absorbed::Absorbed;
pub use call::*;
pub use command_chain::*;
pub use conflicts::{Conflict, ConflictKind, Conflicts};
pub use contacts::{ContactRecord, Contacts, SceneOrganisation};
pub use exercise::*;
pub use force::*;
pub use harm::{Adopted, Statement, is_unknown, people_sought};
pub use hazard_area::*;
pub use incident::*;
pub use incidents::Incidents;
pub use instruction::Instruction;
pub use obligations::{
    Answered, Obligations, Owed, OwedStatus, Remark, Rounds, SentReport, Short, next_clock,
};
pub use order::*;
pub use paper::Sheet;
pub use personal::*;
pub use places::*;
pub use proposals::ProposalRecord;
pub use recent::{BASIS_AGE_MAX_S, Recent};
pub use registry::*;
pub use response::*;
pub use returns::*;
pub use roads::*;
pub use scene::*;
pub use shared::Shared;
pub use shift::*;
pub use snapshot::Snapshot;
pub use sounding::*;

use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::command::{Attach, Intake, Warning};
use crate::entry::{Means, World};
use crate::register::{Callee, Party};
use crate::time::Time;
use crate::words::{
    AlarmKey, ClosureId, ConflictId, DepotId, FacilityId, FormId, IncidentId, InstructionId,
    IntakeId, PersonId, PostId, ProposalId, ResponseId, ReturnId, RiskId, SiteId, SupplyId, TeamId,
    WarningId, Words,
};

/// The edition every ledger begins with, before any [`AdoptEdition`](crate::command::AdoptEdition).
pub const FIRST_EDITION: u32 = 1;

/// The newest edition of the rules that this program knows.
pub const EDITION: u32 = 3;

/// Everything that is known at one height.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Which world this is.
    pub world: World,
    /// Height of the last folded entry; 0 before the first.
    pub height: u64,
    /// World time: never steps back but by `set_clock` (design §4).
    pub at: Time,
    /// Where world time is anchored; `None` before the first entry.
    pub anchor: Option<Anchor>,
    /// The rule edition in force.
    pub edition: u32,
    /// An edition this program does not know is in force: nothing is folded any more.
    pub needs_edition: Option<u32>,
    /// How many entries were refused, the quiet ones left out.
    pub refused: u64,
    /// The adopted district.
    pub register: Shared<Registry>,
    /// Rows that came before their district was adopted; none of them counts.
    pub staged: Option<Shared<Staged>>,
    /// All incidents, in order of their id.
    pub incidents: Incidents,
    /// How many incidents came to be: the next gets this plus one as its number.
    pub opened: u32,
    /// All call notes.
    pub intakes: OrdMap<IntakeId, Shared<IntakeRecord>>,
    /// Teams of which anything is known beyond the register.
    pub teams: OrdMap<TeamId, Shared<TeamTrack>>,
    /// What was proposed, by its id; known since the third edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub proposals: OrdMap<ProposalId, Shared<ProposalRecord>>,
    /// Stock by depot and item.
    pub stock: OrdMap<DepotId, OrdMap<SupplyId, Stock>>,
    /// How far a drill is still one.
    #[serde(default, skip_serializing_if = "DrillCourse::is_whole")]
    pub drill: DrillCourse,
    /// Facilities of which a state was reported.
    pub facilities: OrdMap<FacilityId, Shared<FacilityTrack>>,
    /// Risk points that were patrolled.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub risks: OrdMap<RiskId, Shared<RiskTrack>>,
    /// Shelters of which a state was reported; known since the third edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub shelters: OrdMap<SiteId, Shared<ShelterTrack>>,
    /// Closed roads, by the id of the closing; known since the third edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub roads: OrdMap<ClosureId, Shared<RoadTrack>>,
    /// Warning signals, by hand.
    pub warnings: OrdMap<WarningId, Shared<Warning>>,
    /// How warning signals ended that were cancelled or superseded.
    #[serde(default)]
    pub warning_ends: OrdMap<WarningId, Shared<WarningEnd>>,
    /// Responses of the district, in force or lifted.
    #[serde(default)]
    pub responses: OrdMap<ResponseId, Shared<Response>>,
    /// Instructions and taskings.
    #[serde(default)]
    pub instructions: OrdMap<InstructionId, Shared<Instruction>>,
    /// Contradictions, settled or not.
    pub conflicts: Conflicts,
    /// What must be reported, by law, plan or word.
    #[serde(default, skip_serializing_if = "Obligations::is_none")]
    pub obligations: Obligations,
    /// Reports of the whole district that went up, oldest first.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub sent_reports: Vector<Shared<SentReport>>,
    /// Alarms known by name: whoever knew each first.
    pub known_alarms: OrdMap<AlarmKey, Known>,
    /// The other posts that know them since; kept since the second edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub known_also: OrdMap<AlarmKey, OrdMap<PostId, Known>>,
    /// Alarms put off, and duty handed over.
    #[serde(default, skip_serializing_if = "Shift::is_none")]
    pub shift: Shift,
    /// How scenes are organised 现场指挥部.
    #[serde(default)]
    pub scenes: OrdMap<IncidentId, Shared<SceneOrganisation>>,
    /// Attempts to reach somebody outside any incident.
    #[serde(default)]
    pub contacts: OrdMap<Callee, Contacts>,
    /// When each unit was last heard, by means.
    #[serde(default)]
    pub heard: OrdMap<Callee, OrdMap<Means, Time>>,
    /// Holds on personal data and their destruction; the data themselves lie in the vault.
    #[serde(default)]
    pub personal: OrdMap<IncidentId, Shared<PersonalData>>,
    /// Returns that were asked for.
    #[serde(default)]
    pub return_requests: OrdMap<ReturnId, Shared<ReturnRequest>>,
    /// Returns by form and unit, in the order of the moment they speak of.
    #[serde(default)]
    pub returns: OrdMap<FormId, OrdMap<Party, imbl::Vector<Shared<ReturnRecord>>>>,
    /// The sheet of paper that an entry was typed from 补录, by the entry.
    #[serde(default)]
    pub sheets: OrdMap<Uuid, Shared<Sheet>>,
    /// Waiting commands that were taken back, and by whom: only their own author may.
    pub retracted: OrdSet<(Uuid, PersonId)>,
    /// Heights whose entry broke the rules, or was skipped because it once did, and their time.
    pub broken: OrdMap<u64, Time>,
    /// Those of them that a quarantine lays to rest.
    pub quarantined: OrdSet<u64>,
    /// Which heights are young enough to be a basis.
    pub recent: Recent,
    /// Each person's newest accepted act, for undo.
    pub last_acts: OrdMap<PersonId, Shared<LastAct>>,
    /// Entry ids seen, with their heights. Not part of the digest, for the chain binds them already;
    /// a [`Snapshot`] carries them.
    #[serde(skip)]
    pub seen: OrdMap<Uuid, u64>,
    /// Heights known beforehand to be quarantined further up the ledger; the reader seeds it.
    #[serde(skip)]
    pub skip: OrdSet<u64>,
}

/// World time runs from `world_at` at `rate_permille` of the ledger's clock since `recorded_at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// World time at the anchor.
    pub world_at: Time,
    /// The ledger's clock at the anchor.
    pub recorded_at: Time,
    /// Per mille of the ledger's clock; 1000 is real time, 0 a pause.
    pub rate_permille: u32,
}

/// A call note and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeRecord {
    /// Counts from 1 in the order of recording.
    pub number: u32,
    /// As it was written.
    pub intake: Intake,
    /// When the telephone rang.
    pub received_at: Time,
    /// Who wrote it.
    pub by: PostId,
    /// What became of it; `None` while it waits.
    pub fate: Option<Attach>,
}

/// An alarm is known to a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Since when.
    pub at: Time,
    /// By whom.
    pub person: PersonId,
    /// For which post.
    pub post: PostId,
}

/// A person's newest accepted act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAct {
    /// The entry.
    pub entry: Uuid,
    /// Its height.
    pub height: u64,
    /// When it happened.
    pub occurred_at: Time,
    /// Its command's name.
    pub command: Words,
    /// What would take it back; `None` where there is no undo.
    pub undo: Option<Compensation>,
}

/// What takes an act back (design §4, "Undo").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compensation {
    /// A dispatch or request: the assignment is as it was before, or none.
    Assignment(IncidentId, TeamId, Option<Shared<Assignment>>),
    /// A tick: the step stands as before.
    Tick(IncidentId, crate::words::FaceId, u32, Option<TickMark>),
    /// A plot: the version before, or none.
    Plot(IncidentId, crate::words::PlotId, Option<Shared<PlotMark>>),
    /// A designation: the one before, or none.
    Designation(IncidentId, Option<Shared<Designation>>),
    /// A change of response level: so many periods stood before.
    Response(IncidentId, usize),
    /// A claim: so many stood before.
    Claim(IncidentId, usize),
    /// A call by hand, in this role: it never was, as long as nobody was reached.
    Call(IncidentId, crate::words::DepartmentId, crate::command::Role),
    /// An alarm put off by a post: how it was put off before, or not at all.
    Shelving(PostId, AlarmKey, Option<Shelving>),
    /// A word about a closed road: what was said of it before, or nothing.
    Road(ClosureId, Option<Shared<RoadTrack>>),
}

impl State {
    /// The state before the first entry.
    #[must_use]
    pub fn genesis(world: World) -> State {
        State {
            world,
            height: 0,
            at: Time(0),
            anchor: None,
            edition: FIRST_EDITION,
            needs_edition: None,
            refused: 0,
            register: Shared::default(),
            staged: None,
            incidents: Incidents::default(),
            opened: 0,
            intakes: OrdMap::new(),
            teams: OrdMap::new(),
            proposals: OrdMap::new(),
            stock: OrdMap::new(),
            drill: DrillCourse::default(),
            facilities: OrdMap::new(),
            risks: OrdMap::new(),
            shelters: OrdMap::new(),
            roads: OrdMap::new(),
            warnings: OrdMap::new(),
            warning_ends: OrdMap::new(),
            responses: OrdMap::new(),
            instructions: OrdMap::new(),
            conflicts: Conflicts::default(),
            obligations: Obligations::default(),
            sent_reports: Vector::new(),
            known_alarms: OrdMap::new(),
            known_also: OrdMap::new(),
            shift: Shift::default(),
            scenes: OrdMap::new(),
            contacts: OrdMap::new(),
            heard: OrdMap::new(),
            personal: OrdMap::new(),
            return_requests: OrdMap::new(),
            returns: OrdMap::new(),
            sheets: OrdMap::new(),
            retracted: OrdSet::new(),
            broken: OrdMap::new(),
            quarantined: OrdSet::new(),
            recent: Recent::default(),
            last_acts: OrdMap::new(),
            seen: OrdMap::new(),
            skip: OrdSet::new(),
        }
    }

    /// World time when the ledger's clock says `recorded_at`, in integers (design §4).
    #[must_use]
    pub fn world_time(&self, recorded_at: Time) -> Time {
        let Some(anchor) = self.anchor else {
            return recorded_at.within_range();
        };
        let passed_ms = i128::from(recorded_at.0).saturating_sub(i128::from(anchor.recorded_at.0));
        let passed_ms = passed_ms.saturating_mul(i128::from(anchor.rate_permille)) / 1000;
        let world_ms = i128::from(anchor.world_at.0).saturating_add(passed_ms);
        let world_ms = world_ms.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        #[expect(clippy::expect_used, reason = "clamped on the line above")]
        let world = Time(i64::try_from(world_ms).expect("64 bits")).within_range();
        self.at.max(world)
    }

    /// What the ledger's clock says when world time first reaches `world_at`; `None` while it is
    /// paused before that. The other way round of [`State::world_time`].
    #[must_use]
    pub fn recorded_when(&self, world_at: Time) -> Option<Time> {
        let Some(anchor) = self.anchor else {
            return Some(world_at);
        };
        let ahead_ms = i128::from(world_at.since_ms(anchor.world_at));
        if ahead_ms <= 0 {
            return Some(anchor.recorded_at);
        }
        let rate = i128::from(anchor.rate_permille);
        // Rounded up: a moment earlier, world time has not reached it.
        let passed = ahead_ms.saturating_mul(1000).saturating_add(rate);
        let passed_ms = passed.saturating_sub(1).checked_div(rate)?;
        i64::try_from(i128::from(anchor.recorded_at.0).saturating_add(passed_ms))
            .ok()
            .map(Time)
    }

    /// The incident an id stands for now: a merged one acts inside another.
    #[must_use]
    pub fn resolve(&self, id: &IncidentId) -> Option<&IncidentId> {
        let mut id = self.incidents.get_key_value(id)?.0;
        // Merging refuses cycles, so this ends; the bound only makes that plain.
        for _ in 0..=self.incidents.len() {
            match &self.incidents.get(id)?.merged_into {
                Some(into) => id = self.incidents.get_key_value(into)?.0,
                None => return Some(id),
            }
        }
        None
    }

    /// An incident by its id, as it stands now (a merged one: the one it acts in).
    #[must_use]
    pub fn incident(&self, id: &IncidentId) -> Option<&Incident> {
        self.incidents.get(self.resolve(id)?).map(|it| &**it)
    }

    /// Incidents that are neither ended nor withdrawn nor merged, in the order they came to be.
    #[must_use]
    pub fn open_incidents(&self) -> Vec<&Incident> {
        let going_on = self.incidents.going_on();
        let mut open: Vec<&Incident> = going_on.filter(|it| it.status.is_open()).collect();
        open.sort_by_key(|it| it.number);
        open
    }

    /// Conflicts that nobody settled yet.
    pub fn open_conflicts(&self) -> impl Iterator<Item = (&ConflictId, &Conflict)> {
        self.conflicts.open()
    }
}
