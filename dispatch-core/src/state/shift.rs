//! Alarms put off, and duty handed over (practice R21).

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::{Said, SeatSound, Shared};
use crate::command::{HandoverRole, ShelveReason};
use crate::time::Time;
use crate::words::{AlarmKey, PersonId, PostId, Words};

/// What is known of the shifts of the duty room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Alarms put off, by the post that does not hear them. One that is over is dropped when the
    /// post puts off another.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub shelved: OrdMap<PostId, OrdMap<AlarmKey, Shelving>>,
    /// Handovers by post, in the order of the change they are about.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub handovers: OrdMap<PostId, Vector<Shared<Handover>>>,
    /// What each console said of its sound, by the post that sat there and the console's name; known
    /// since the third edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub sounds: OrdMap<PostId, OrdMap<Words, Shared<SeatSound>>>,
}

impl Shift {
    /// Whether nothing was ever put off, handed over or said of sound.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.shelved.is_empty() && self.handovers.is_empty() && self.sounds.is_empty()
    }

    /// The handover of a post at a change of duty, if anybody signed for it.
    #[must_use]
    pub fn handover(&self, post: &PostId, change_at: Time) -> Option<&Handover> {
        let all = self.handovers.get(post)?;
        all.iter()
            .find(|it| it.change_at == change_at)
            .map(|it| &**it)
    }
}

/// An alarm is quiet for a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelving {
    /// In whose name: the one who put it off, or who took the duty over from him.
    pub person: PersonId,
    /// Since when.
    pub from: Time,
    /// Until when; then it sounds again by itself.
    pub until: Time,
    /// Why; known since the third edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ShelveReason>,
}

impl Shelving {
    /// Whether it holds at a moment.
    #[must_use]
    pub fn holds(&self, now: Time) -> bool {
        self.from <= now && now < self.until
    }
}

/// A signature under the sheet of a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who signed.
    pub person: PersonId,
    /// When, and who recorded it.
    pub said: Said,
    /// What he wrote beside it.
    pub words: Option<Words>,
}

/// One handover of one post: up to three signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// The change of duty it is about.
    pub change_at: Time,
    /// 交班人
    pub outgoing: Option<Signature>,
    /// 接班人
    pub incoming: Option<Signature>,
    /// 带班领导
    pub leader: Option<Signature>,
}

impl Handover {
    /// One that nobody has signed yet.
    #[must_use]
    pub fn new(change_at: Time) -> Handover {
        Handover {
            change_at,
            outgoing: None,
            incoming: None,
            leader: None,
        }
    }

    /// The signature in a role.
    #[must_use]
    pub fn signature(&self, role: HandoverRole) -> Option<&Signature> {
        match role {
            HandoverRole::Outgoing => self.outgoing.as_ref(),
            HandoverRole::Incoming => self.incoming.as_ref(),
            HandoverRole::Leader => self.leader.as_ref(),
        }
    }

    /// The place of the signature in a role.
    pub fn place(&mut self, role: HandoverRole) -> &mut Option<Signature> {
        match role {
            HandoverRole::Outgoing => &mut self.outgoing,
            HandoverRole::Incoming => &mut self.incoming,
            HandoverRole::Leader => &mut self.leader,
        }
    }
}
