//! A called department: was it reached, did it answer, did it come (practice R2).

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::JointCall;
use crate::command::{AttemptResult, Role, Strength};
use crate::entry::{BACK_ENTRY_MS, Means, OnBehalf};
use crate::time::Time;
use crate::words::{DutyId, NeedId, PersonId, PostId, Words};

/// Who said a thing, and who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// When it happened.
    pub at: Time,
    /// When the ledger's world learned it.
    pub known_at: Time,
    /// Who pressed.
    pub person: PersonId,
    /// In which post.
    pub post: PostId,
    /// For whom.
    pub on_behalf: Option<OnBehalf>,
    /// A later step implied it 推定; nobody reported it.
    pub implied: bool,
}

impl Said {
    /// Keeps the first moment at which a step is known to have been taken; of two words about one
    /// moment the one that somebody said counts. So no step comes to lie after one that implies it.
    pub fn keep_first(step: &mut Option<Said>, said: Said) {
        let first = step.as_ref().is_none_or(|had| {
            said.at < had.at || (said.at == had.at && had.implied && !said.implied)
        });
        if first {
            *step = Some(said);
        }
    }

    /// Whether it was entered more than a minute after it happened 补.
    #[must_use]
    pub fn is_back_entry(&self) -> bool {
        self.known_at.since_ms(self.at) > BACK_ENTRY_MS
    }
}

/// One attempt to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptRecord {
    /// When, and who tried.
    pub said: Said,
    /// Who was rung.
    pub to: Words,
    /// The post, when it is one of the register.
    pub to_post: Option<PostId>,
    /// The number.
    pub number: Option<Words>,
    /// How.
    pub means: Means,
    /// With what result.
    pub result: AttemptResult,
}

/// The four looks of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// 未送达
    Undelivered,
    /// 已送达
    Delivered,
    /// 已叫应
    Reached,
    /// 已签收
    Acknowledged,
}

/// A department in an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRecord {
    /// As what it was called; `None` where it came uncalled.
    pub role: Option<Role>,
    /// When it was called.
    pub called_at: Option<Time>,
    /// Its duties here.
    pub duties: OrdMap<DutyId, Time>,
    /// The needs it was called for.
    pub needs: Vec<NeedId>,
    /// Every attempt to reach it.
    pub attempts: Vector<AttemptRecord>,
    /// 已送达
    pub delivered: Option<Said>,
    /// 已叫应: the first attempt that a human being answered, or any later word of its own.
    pub reached: Option<Said>,
    /// By what means it was reached.
    pub reached_by: Option<Means>,
    /// 签收
    pub acknowledged: Option<Said>,
    /// 出发
    pub set_out: Option<Said>,
    /// 到场报到
    pub reported_in: Option<Said>,
    /// With whom.
    pub strength: Strength,
    /// 准予撤离
    pub released: Option<Said>,
    /// Left, released or not.
    pub left: Option<Said>,
    /// A liaison officer in the room answers for it 联合值守.
    #[serde(default)]
    pub joint: Option<JointCall>,
    /// 被抽调: why the centre called it away.
    #[serde(default)]
    pub recalled: Option<Words>,
}

impl Default for CallRecord {
    fn default() -> CallRecord {
        CallRecord {
            role: None,
            called_at: None,
            duties: OrdMap::new(),
            needs: Vec::new(),
            attempts: Vector::new(),
            delivered: None,
            reached: None,
            reached_by: None,
            acknowledged: None,
            set_out: None,
            reported_in: None,
            strength: Strength::default(),
            released: None,
            left: None,
            joint: None,
            recalled: None,
        }
    }
}

impl CallRecord {
    /// Which of the four looks it has.
    #[must_use]
    pub fn reach(&self) -> Reach {
        if self.acknowledged.is_some() {
            Reach::Acknowledged
        } else if self.reached.is_some() {
            Reach::Reached
        } else if self.delivered.is_some() {
            Reach::Delivered
        } else {
            Reach::Undelivered
        }
    }

    /// When it was let go or left, whichever came later; `None` while neither is known.
    #[must_use]
    pub fn gone_at(&self) -> Option<Time> {
        let gone = [&self.released, &self.left];
        gone.into_iter().flatten().map(|said| said.at).max()
    }

    /// Whether it was let go or left.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.gone_at().is_some()
    }

    /// It is called anew after it was gone: everything is still to come. The attempts stay.
    pub fn begin_again(&mut self) {
        *self = CallRecord {
            duties: std::mem::take(&mut self.duties),
            needs: std::mem::take(&mut self.needs),
            attempts: std::mem::take(&mut self.attempts),
            ..CallRecord::default()
        };
    }

    /// A human being knows of it, by these means; the first time counts.
    pub fn reach_by(&mut self, said: Said, means: Means) {
        let before = self.reached.clone();
        Said::keep_first(&mut self.reached, said);
        if self.reached != before {
            self.reached_by = Some(means);
        }
    }

    /// Whether a clock runs for it: a member that must come, or was called for a need.
    #[must_use]
    pub fn has_clock(&self) -> bool {
        self.called_at.is_some() && matches!(self.role, Some(Role::Must | Role::OnNeed))
    }

    /// Whether the officer in the room is the one who must sign, and has not yet.
    #[must_use]
    pub fn waits_for_joint(&self) -> bool {
        self.has_clock()
            && self.acknowledged.is_none()
            && self.reported_in.is_none()
            && !self.is_gone()
            && self.in_the_room()
    }

    /// Whether somebody said that it set out; an implied step is nobody's word.
    #[must_use]
    pub fn has_set_out(&self) -> bool {
        self.set_out.as_ref().is_some_and(|it| !it.implied)
    }

    /// Whether an officer in the room answers for it now.
    #[must_use]
    pub fn in_the_room(&self) -> bool {
        self.joint.as_ref().is_some_and(|it| it.ended.is_none())
    }

    /// Since when its own clock runs: from the call, or from the end of joint duty.
    #[must_use]
    pub fn clock_from(&self) -> Option<Time> {
        let ended = self.joint.as_ref().and_then(|it| it.ended);
        self.called_at
            .map(|at| ended.map_or(at, |ended| at.max(ended)))
    }

    /// Whether it is on the scene now.
    #[must_use]
    pub fn on_scene(&self) -> bool {
        self.reported_in.is_some() && self.released.is_none() && self.left.is_none()
    }

    /// The steps that were implied by a later one, by their names in `drill run --json`.
    #[must_use]
    pub fn implied(&self) -> Vec<&'static str> {
        let steps = [
            ("reached", &self.reached),
            ("acknowledged", &self.acknowledged),
            ("set_out", &self.set_out),
            ("reported_in", &self.reported_in),
        ];
        steps
            .iter()
            .filter(|(_, said)| said.as_ref().is_some_and(|it| it.implied))
            .map(|(name, _)| *name)
            .collect()
    }
}
