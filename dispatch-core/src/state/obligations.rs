//! What must be reported: obligations 时限事项 by law, by plan, by word, with everything that was
//! said about each (practice R10). Nothing is erased: a report answers one, a remark stands beside.

mod rounds;

pub use rounds::next_clock;

use std::ops::{Bound, Deref};

use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Incident, Said, Shared};
use crate::catalogue::{Channel, Text};
use crate::command::{OweSource, ReportKind, SigningConsent};
use crate::entry::Means;
use crate::register::Party;
use crate::time::Time;
use crate::words::{IncidentId, ObligationId, PersonId, Words};

/// When it falls due again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounds {
    /// Once.
    Once,
    /// Every so many seconds.
    Every(u32),
    /// 定时: at these minutes after local midnight, rising.
    Daily(Vec<u32>),
}

/// What a report lacked to answer an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Short {
    /// Telephone and written are two.
    Means,
    /// Neither signed by the leader on duty nor agreed to by him aloud.
    Unsigned,
}

/// A report that was made on an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which round, from 1.
    pub round: u32,
    /// When and by whom.
    pub said: Said,
    /// The moment by which the limit is judged: when it happened, never earlier than what its
    /// author had folded.
    pub judged_at: Time,
    /// How.
    pub means: Means,
    /// To whom.
    pub to: Words,
    /// Who signed.
    pub signed_by: Option<PersonId>,
    /// Who agreed aloud.
    pub consent: Option<SigningConsent>,
    /// What was said, where neither a report of an incident nor the district's own keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Words>,
    /// Why it does not discharge it.
    pub short: Option<Short>,
}

/// A remark on one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Which round.
    pub round: u32,
    /// What.
    pub words: Words,
    /// When and by whom.
    pub said: Said,
}

/// One obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// Why.
    pub source: OweSource,
    /// The rule of the register it arose from.
    pub rule: Option<Words>,
    /// The article, where it is a law's.
    pub law: Option<Text>,
    /// What.
    pub text: Text,
    /// To whom.
    pub to: Option<Text>,
    /// What counts.
    pub means: Channel,
    /// A written report of this kind about the incident answers it unnamed.
    pub kind: Option<ReportKind>,
    /// Who owes it.
    pub owner: Party,
    /// About which incident.
    pub incident: Option<IncidentId>,
    /// Since when it stands.
    pub raised_at: Time,
    /// Until when, the first time.
    pub due_at: Time,
    /// Seconds past the limit before it counts as overdue.
    pub grace_s: u32,
    /// When it falls due again.
    pub rounds: Rounds,
    /// Nothing new falls due after this.
    pub ends_at: Option<Time>,
    /// Times over which nothing was asked: from the end of the scene to its reopening. What would have
    /// fallen due in one, its end included, does not.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub not_asked: Vector<(Time, Time)>,
    /// Reports made on it, as they were recorded.
    pub answers: Vector<Answered>,
    /// The moment each round was discharged: of several the earliest.
    pub done: OrdMap<u32, Time>,
    /// 说明
    pub remarks: Vector<Remark>,
    /// Why it no longer holds, and who said so.
    pub void: Option<(Words, Said)>,
    /// Since when it no longer holds, by the moment by which limits are judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void_since: Option<Time>,
    /// It holds no longer because its incident was withdrawn, and holds again when that is reopened.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub void_with_incident: bool,
}

/// How one round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwedStatus {
    /// Not reported, in time yet.
    Open,
    /// Reported in time.
    Done,
    /// 超时: not reported in time, or not at all.
    Late,
    /// No longer holds.
    Void,
}

impl OwedStatus {
    /// Its name in `drill run --json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            OwedStatus::Open => "open",
            OwedStatus::Done => "done",
            OwedStatus::Late => "late",
            OwedStatus::Void => "void",
        }
    }
}

/// All obligations by their ids; reads and is written as that map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obligations {
    all: OrdMap<ObligationId, Shared<Owed>>,
    /// Those with a round that waits, so that a look at them does not grow with all there were.
    open: OrdSet<ObligationId>,
}

impl Obligations {
    /// Puts an obligation under its id.
    pub fn put(&mut self, id: &ObligationId, owed: Owed) {
        if owed.first_open().is_some() {
            self.open.insert(id.clone());
        } else {
            self.open.remove(id);
        }
        self.all.insert(id.clone(), Shared::new(owed));
    }

    /// Those with a round that waits to be reported, in the order of their ids.
    pub fn open(&self) -> impl Iterator<Item = (&ObligationId, &Owed)> {
        let open = self.open.iter();
        open.filter_map(|id| Some((id, &**self.all.get(id)?)))
    }

    /// What arose from a rule of the register at an incident, in the order of the ids.
    pub fn by_law_of<'a>(
        &'a self,
        incident: &'a Incident,
    ) -> impl Iterator<Item = (&'a ObligationId, &'a Owed)> {
        let prefix = format!("{}/", incident.number);
        let from = (Bound::Included(prefix.as_str()), Bound::Unbounded);
        let named = self.all.range::<_, str>(from);
        named
            .take_while(move |(id, _)| id.as_str().starts_with(&prefix))
            .filter(|(_, owed)| owed.source == OweSource::Law)
            .filter(|(_, owed)| owed.incident.as_ref() == Some(&incident.id))
            .map(|(id, owed)| (id, &**owed))
    }

    /// Whether there never was one.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.all.is_empty()
    }

    /// Those that wait still, and those that nothing waits for where `keep` says so.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&Owed) -> bool) -> Obligations {
        let kept = |id: &ObligationId, owed: &Owed| self.open.contains(id) || keep(owed);
        let all = self.all.iter().filter(|(id, owed)| kept(id, owed));
        Obligations {
            all: all.map(|(id, owed)| (id.clone(), owed.clone())).collect(),
            open: self.open.clone(),
        }
    }
}

impl Deref for Obligations {
    type Target = OrdMap<ObligationId, Shared<Owed>>;
    fn deref(&self) -> &OrdMap<ObligationId, Shared<Owed>> {
        &self.all
    }
}

impl Serialize for Obligations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Obligations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Obligations, D::Error> {
        let all = OrdMap::<ObligationId, Shared<Owed>>::deserialize(deserializer)?;
        let open = all.iter().filter(|(_, it)| it.first_open().is_some());
        let open = open.map(|(id, _)| id.clone()).collect();
        Ok(Obligations { all, open })
    }
}

/// A report of the district that went up, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentReport {
    /// Height of the entry that recorded it.
    pub height: u64,
    /// When and by whom it was sent.
    pub said: Said,
    /// In writing, neither signed by the leader on duty nor agreed to by him aloud: it discharges no
    /// written limit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsigned: bool,
    /// What it says of itself.
    pub sent: crate::command::SendReport,
}
