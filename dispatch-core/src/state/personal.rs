//! What is known of the personal data of an incident: who holds them, and whether they are gone.

use imbl::Vector;
use serde::{Deserialize, Serialize};

use super::{Said, State};
use crate::time::Time;
use crate::words::{IncidentId, PersonId, Words};

/// Holds and destruction, by incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalData {
    /// Holds, oldest first.
    pub holds: Vector<Hold>,
    /// They are destroyed.
    pub destroyed: Option<Destroyed>,
}

/// 调查留存
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Who demands it.
    pub authority: Words,
    /// Number of the document.
    pub document: Words,
    /// Until when; `None` is until it is lifted.
    pub until: Option<Time>,
    /// When and by whom it was entered.
    pub said: Said,
    /// Why and when it was lifted.
    pub lifted: Option<(Words, Said)>,
}

impl Hold {
    /// Whether it forbids destruction at `now`.
    #[must_use]
    pub fn stands(&self, now: Time) -> bool {
        self.lifted.is_none() && self.until.is_none_or(|until| now < until)
    }
}

/// 个人信息销毁
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// When and by whom it was decided.
    pub said: Said,
    /// Record number of the decision.
    pub height: u64,
    /// Why.
    pub reason: Words,
    /// Who was present.
    pub witness: PersonId,
}

impl State {
    /// The hold that forbids destruction at `now`, if one does.
    #[must_use]
    pub fn standing_hold(&self, incident: &IncidentId, now: Time) -> Option<&Hold> {
        let data = self.personal.get(incident)?;
        data.holds.iter().find(|it| it.stands(now))
    }

    /// The incidents whose personal data are destroyed: whoever keeps their keys removes them.
    pub fn destroyed_personal(&self) -> impl Iterator<Item = (&IncidentId, &Destroyed)> {
        self.personal
            .iter()
            .filter_map(|(id, data)| Some((id, data.destroyed.as_ref()?)))
    }

    /// Whether the personal data of this incident are destroyed.
    #[must_use]
    pub fn is_personal_destroyed(&self, incident: &IncidentId) -> bool {
        self.personal
            .get(incident)
            .is_some_and(|it| it.destroyed.is_some())
    }
}
