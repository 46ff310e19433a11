//! Forces and supplies: one custody per team over decisions, one place over observations.

use serde::{Deserialize, Serialize};

use super::{ExerciseMark, Said};
use crate::command::{Strength, TeamDoing, Unlisted};
use crate::point::Point;
use crate::register::Route;
use crate::time::Time;
use crate::words::{FacilityId, IncidentId, ProposalId, ThingKind, Words};

/// How far an assignment has come. The assignment has the state; a team's light is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssignmentState {
    /// 商请中
    Requested,
    /// 不能派
    Declined,
    /// 已调派
    Dispatched,
    /// 受领
    Accepted,
    /// 出动途中
    EnRoute,
    /// 到场
    OnScene,
    /// 作业中
    Working,
    /// 撤离途中
    Withdrawing,
    /// 归队
    Home,
    /// 休整
    Resting,
    /// 被抽调
    Recalled,
    /// 已撤销
    Cancelled,
}

impl AssignmentState {
    /// Whether the incident holds the team in this state.
    #[must_use]
    pub fn holds(self) -> bool {
        use AssignmentState::{Accepted, Dispatched, EnRoute, OnScene, Working};
        matches!(self, Dispatched | Accepted | EnRoute | OnScene | Working)
    }

    /// Whether the team was sent and is not there.
    #[must_use]
    pub fn is_coming(self) -> bool {
        use AssignmentState::{Accepted, Dispatched, EnRoute};
        matches!(self, Dispatched | Accepted | EnRoute)
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(self) -> bool {
        use AssignmentState::{Cancelled, Declined, Home, Recalled, Resting};
        matches!(self, Declined | Home | Resting | Recalled | Cancelled)
    }

    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            AssignmentState::Requested => "商请中",
            AssignmentState::Declined => "不能派",
            AssignmentState::Dispatched => "已调派",
            AssignmentState::Accepted => "受领",
            AssignmentState::EnRoute => "出动途中",
            AssignmentState::OnScene => "到场",
            AssignmentState::Working => "作业中",
            AssignmentState::Withdrawing => "撤离途中",
            AssignmentState::Home => "归队",
            AssignmentState::Resting => "休整",
            AssignmentState::Recalled => "被抽调",
            AssignmentState::Cancelled => "已撤销",
        }
    }
}

/// A team in an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// How the team was got.
    pub route: Route,
    /// How far it has come.
    pub state: AssignmentState,
    /// The moment of the newest word on which the state rests.
    pub as_of: Option<Time>,
    /// Only seen here: another incident has the custody.
    pub seen_only: bool,
    /// Requested or dispatched.
    pub dispatched: Option<Said>,
    /// The owner answered, or the team accepted.
    pub accepted: Option<Said>,
    /// Set out.
    pub set_out: Option<Said>,
    /// On scene.
    pub on_scene: Option<Said>,
    /// The commander let it go, or the centre recalled it.
    pub released: Option<Said>,
    /// With whom.
    pub strength: Strength,
    /// What for, or why not.
    pub words: Option<Words>,
    /// When it expects to arrive.
    pub eta: Option<Time>,
    /// The proposal that was before whoever sent it; known since the third edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// Why it and not the proposed one; known since the third edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Words>,
}

impl Assignment {
    /// One that begins with a decision of this moment.
    #[must_use]
    pub fn decided(route: Route, state: AssignmentState, said: Said) -> Assignment {
        Assignment {
            as_of: Some(said.at),
            dispatched: Some(said),
            ..Assignment::new(route, state)
        }
    }

    /// Whether its owner was asked 商请, 提请 rather than the team sent. Whoever sends his own team
    /// sends it whatever its route; once it was accepted its route alone tells.
    #[must_use]
    pub fn was_asked(&self) -> bool {
        match self.state {
            AssignmentState::Requested => true,
            AssignmentState::Dispatched => false,
            _ => self.route != Route::Own,
        }
    }

    /// The word by which it was sent: the dispatch, or the consent of the owner who was asked; `None`
    /// while nobody sent it.
    #[must_use]
    pub fn sent(&self) -> Option<&Said> {
        let consent = || {
            let steps = [&self.accepted, &self.set_out, &self.on_scene];
            steps.into_iter().flatten().next()
        };
        match (&self.dispatched, self.was_asked()) {
            (Some(said), false) => Some(said),
            _ => consent(),
        }
    }

    /// The incident lets it go: who was only asked for need not come.
    pub fn let_go(&mut self, said: Said) {
        self.as_of = Some(said.at);
        self.seen_only = false;
        self.state = match self.state {
            AssignmentState::Requested => AssignmentState::Cancelled,
            _ => AssignmentState::Withdrawing,
        };
        self.released.get_or_insert(said);
    }

    /// Whether the team is on the scene now.
    #[must_use]
    pub fn is_there(&self) -> bool {
        use AssignmentState::{OnScene, Working};
        matches!(self.state, OnScene | Working)
    }

    /// A fresh one.
    #[must_use]
    pub fn new(route: Route, state: AssignmentState) -> Assignment {
        Assignment {
            route,
            state,
            as_of: None,
            seen_only: false,
            dispatched: None,
            accepted: None,
            set_out: None,
            on_scene: None,
            released: None,
            strength: Strength::default(),
            words: None,
            eta: None,
            proposal: None,
            because: None,
        }
    }
}

/// The newest observation of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// What it did.
    pub doing: TeamDoing,
    /// At which incident, as it was reported.
    pub incident: Option<IncidentId>,
    /// Where.
    pub point: Option<Point>,
    /// When.
    pub at: Time,
}

/// What is known of a team beyond the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamTrack {
    /// The incident that holds it by decision.
    pub custody: Option<IncidentId>,
    /// The newest observation.
    pub observed: Option<Observation>,
    /// A force that no register lists.
    pub unlisted: Option<Unlisted>,
    /// The newest word that it takes part in a drill; [`TeamTrack::exercising`] says whether it does.
    #[serde(default)]
    pub exercise: Option<ExerciseMark>,
    /// The newest moment of which it was said that it takes part no longer.
    #[serde(default)]
    pub exercise_ended: Option<Time>,
    /// The scenes it was sent to and is not back from, as edition 2 keeps them: whoever asks where it
    /// comes back from need not look at all there ever were.
    #[serde(default)]
    pub scenes: imbl::OrdSet<IncidentId>,
}

/// An item of a depot: what lies there and what is out. Their sum is what the depot ever had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// Lies there now.
    pub here: u32,
    /// With incidents.
    pub out: u32,
    /// Used up.
    pub consumed: u32,
    /// Below this the depot is short.
    pub minimum: u32,
}

/// One movement of supplies of an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplyLine {
    /// Issued in all.
    pub issued: u32,
    /// Came back.
    pub returned: u32,
    /// Used up.
    pub consumed: u32,
    /// When it was first issued.
    pub first: Option<Said>,
}

impl SupplyLine {
    /// Still with the incident.
    #[must_use]
    pub fn out(&self) -> u32 {
        self.issued
            .saturating_sub(self.returned)
            .saturating_sub(self.consumed)
    }
}

/// A reported state of a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilityMark {
    /// State.
    pub state: ThingKind,
    /// The moment it speaks of.
    pub as_of: Time,
    /// Who said so.
    pub said: Said,
    /// Remark.
    pub words: Option<Words>,
}

/// A facility and its states, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilityTrack {
    /// Which.
    pub facility: FacilityId,
    /// Its states.
    pub marks: imbl::Vector<FacilityMark>,
}
