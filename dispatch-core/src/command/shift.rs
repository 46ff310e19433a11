//! The shift of a duty room: alarms put off for a while, and duty handed over (practice R21).

use serde::{Deserialize, Serialize};

use crate::time::Time;
use crate::words::{AlarmKey, IncidentId, PersonId, PostId, Words};

/// An alarm is quiet for the author's post, at any of its seats, until a moment 暂缓提醒.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelveAlarm {
    /// Which alarm.
    pub alarm: AlarmKey,
    /// Of which incident, if of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// Until when: after now, and two hours from now at most.
    pub until: Time,
    /// Why; asked for since the third edition.
    #[serde(
        default,
        deserialize_with = "super::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub reason: Option<ShelveReason>,
}

/// Why an alarm is put off: one of a short list, and words where they add something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelveReason {
    /// Which of the list.
    pub why: ShelveWhy,
    /// In words; with 其他 they are the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

impl ShelveReason {
    /// Whether it gives a reason at all: 其他 without a word gives none.
    #[must_use]
    pub fn is_given(&self) -> bool {
        let said = self.words.as_ref().is_some_and(|it| !it.is_empty());
        said || self.why != ShelveWhy::Other
    }
}

/// The short list of reasons for putting an alarm off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShelveWhy {
    /// 已在处置
    InHand,
    /// 等待答复
    Awaited,
    /// 已报修
    Repair,
    /// 计划安排: a planned outage, road works, an exercise.
    Planned,
    /// 其他: said in words.
    Other,
}

impl ShelveWhy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [ShelveWhy; 5] = [
        ShelveWhy::InHand,
        ShelveWhy::Awaited,
        ShelveWhy::Repair,
        ShelveWhy::Planned,
        ShelveWhy::Other,
    ];

    /// As it is written.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            ShelveWhy::InHand => "已在处置",
            ShelveWhy::Awaited => "等待答复",
            ShelveWhy::Repair => "已报修",
            ShelveWhy::Planned => "计划安排",
            ShelveWhy::Other => "其他",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            ShelveWhy::InHand => "in hand",
            ShelveWhy::Awaited => "an answer is awaited",
            ShelveWhy::Repair => "repair is ordered",
            ShelveWhy::Planned => "planned",
            ShelveWhy::Other => "another reason",
        }
    }
}

/// As what somebody signs the sheet of a handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverRole {
    /// 交班人
    Outgoing,
    /// 接班人
    Incoming,
    /// 带班领导
    Leader,
}

impl HandoverRole {
    /// As it stands under the sheet.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            HandoverRole::Outgoing => "交班人",
            HandoverRole::Incoming => "接班人",
            HandoverRole::Leader => "带班领导",
        }
    }
}

/// One of the three names under the sheet of a handover 交接班单. The incoming's is the one that
/// moves the duty; until he has signed, the outgoing remains responsible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignHandover {
    /// The post that is handed over.
    pub post: PostId,
    /// The change of duty it is about: the moment the roster names, or the one agreed on.
    pub change_at: Time,
    /// As what.
    pub role: HandoverRole,
    /// Who signed; whoever presses where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What he wrote beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}
