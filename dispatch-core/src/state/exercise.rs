//! Drill and live world side by side (practice R9).

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::{Registry, Said, TeamTrack};
use crate::command::{DrillStopReason, TeamDoing};
use crate::register::{Party, Unit};
use crate::time::Time;
use crate::words::Words;

/// A team was said to take part in a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExerciseMark {
    /// Where.
    pub place: Words,
    /// In how many minutes it is ready to set out.
    pub recall_min: u32,
    /// Since when, and who said so.
    pub said: Said,
}

impl TeamTrack {
    /// The drill it takes part in now. Its end, or a newer sight of it on its way, at work or back at
    /// its station, ends that, in whatever order the words arrive.
    #[must_use]
    pub fn exercising(&self) -> Option<&ExerciseMark> {
        let mark = self.exercise.as_ref()?;
        let since = mark.said.at;
        let ended = self.exercise_ended.is_some_and(|at| at >= since);
        let seen_since = self.observed.as_ref().is_some_and(|seen| {
            // It takes a call while it is still at the drill.
            seen.at > since && seen.doing != TeamDoing::Accepted
        });
        (!ended && !seen_since).then_some(mark)
    }
}

/// When and why a drill ended, for all or for some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrillStop {
    /// Since when, and who decided it.
    pub said: Said,
    /// Why.
    pub reason: DrillStopReason,
}

/// How far a drill is still one. Empty in the live world.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrillCourse {
    /// 演练终止
    pub ended: Option<DrillStop>,
    /// 单位退出演练: the first time each left.
    pub left: OrdMap<Party, DrillStop>,
}

impl DrillCourse {
    /// Whether the drill goes on for everybody.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ended.is_none() && self.left.is_empty()
    }

    /// Since when the drill is over for a party: with everybody, by itself, or with the unit that it
    /// belongs to.
    #[must_use]
    pub fn over_for(&self, register: &Registry, party: &Party) -> Option<Time> {
        let unit = match party {
            Party::Team(id) => register.teams.get(id).map(|it| &it.owner),
            Party::Post(id) => register.posts.get(id).map(|it| &it.unit),
            Party::Centre | Party::Township(_) | Party::Department(_) | Party::Other(_) => None,
        };
        let of_unit = match unit {
            Some(Unit::Centre) => Some(Party::Centre),
            Some(Unit::Township(id)) => Some(Party::Township(id.clone())),
            Some(Unit::Department(id)) => Some(Party::Department(id.clone())),
            Some(Unit::Outside(_)) | None => None,
        };
        let left = [Some(party), of_unit.as_ref()];
        let left = left
            .into_iter()
            .flatten()
            .filter_map(|it| self.left.get(it));
        let stops = left.chain(&self.ended);
        stops.map(|it| it.said.at).min()
    }
}

/// Everybody who had been called to an incident that was a drill's, and who has heard since that it
/// was (practice R9, 演练误入).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledBack {
    /// Since when they are being told.
    pub since: Time,
    /// Who is told, with the word of those who confirmed.
    pub parties: OrdMap<Party, Confirmation>,
}

/// One of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The first word that it turned back; `None` while nobody knows.
    pub said: Option<Said>,
}
