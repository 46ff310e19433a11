//! What must be reported: obligations 时限事项 by law, by plan, by word, with everything that was
//! said about each (practice R10). Nothing is erased: a report answers one, a remark stands beside.

use std::ops::{Bound, Deref};

use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Incident, Said, Shared};
use crate::catalogue::{Channel, Text};
use crate::command::{OweSource, ReportKind, SigningConsent};
use crate::entry::Means;
use crate::register::Party;
use crate::time::{DAY_S, Time};
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
    /// Reports made on it, as they were recorded.
    pub answers: Vector<Answered>,
    /// The moment each round was discharged: of several the earliest.
    pub done: OrdMap<u32, Time>,
    /// 说明
    pub remarks: Vector<Remark>,
    /// Why it no longer holds, and who said so.
    pub void: Option<(Words, Said)>,
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

impl Owed {
    /// When a round would be due, whether or not it was asked for until then; `None` where it never
    /// comes round so often.
    #[must_use]
    pub fn clock_of(&self, round: u32) -> Option<Time> {
        let later = i64::from(round.checked_sub(1)?);
        match &self.rounds {
            Rounds::Once => (later == 0).then_some(self.due_at),
            Rounds::Every(seconds) => {
                let after_s = i64::from(*seconds).saturating_mul(later);
                Some(self.due_at.plus_s(after_s))
            }
            Rounds::Daily(minutes) => daily(minutes, self.due_at, later),
        }
    }

    /// When a round is due; `None` where there is no such round, or it was no longer asked for.
    #[must_use]
    pub fn due(&self, round: u32) -> Option<Time> {
        let due = self.clock_of(round)?;
        let repeats = self.rounds != Rounds::Once;
        let over = self.ends_at.is_some_and(|end| repeats && due > end);
        (!over).then_some(due)
    }

    /// The first round that no report discharged; `None` where there is none.
    #[must_use]
    pub fn first_open(&self) -> Option<u32> {
        if self.void.is_some() {
            return None;
        }
        let mut round = 1;
        while self.done.contains_key(&round) {
            round += 1;
        }
        self.due(round).map(|_| round)
    }

    /// How a round stands at a moment; `None` where there is no such round.
    #[must_use]
    pub fn status(&self, round: u32, now: Time) -> Option<OwedStatus> {
        let done = self.done.get(&round);
        let due = match done {
            // It may have been discharged before its end was known.
            Some(_) => self.clock_of(round).unwrap_or(self.due_at),
            None => self.due(round)?,
        };
        let overdue_at = due.plus_s(i64::from(self.grace_s));
        Some(match done {
            Some(at) if *at > overdue_at => OwedStatus::Late,
            Some(_) => OwedStatus::Done,
            None if self.void.is_some() => OwedStatus::Void,
            None if now > overdue_at => OwedStatus::Late,
            None => OwedStatus::Open,
        })
    }

    /// The rounds that have begun by a moment: the first, and each whose predecessor is due.
    pub fn begun(&self, now: Time) -> impl Iterator<Item = u32> {
        (1..=ROUNDS_MAX).take_while(move |round| {
            let before = (*round > 1).then(|| self.due(round - 1)).flatten();
            let begun = *round == 1 || before.is_some_and(|before| before <= now);
            begun && (self.due(*round).is_some() || self.done.contains_key(round))
        })
    }
}

/// Rounds that are listed at most: 41 days of an hourly report.
const ROUNDS_MAX: u32 = 1000;

/// The clock `later` places after `first`, which stands on one of them.
fn daily(minutes: &[u32], first: Time, later: i64) -> Option<Time> {
    let midnight_s = first.local_midnight_s();
    let minute_s = first.0.div_euclid(1000) - midnight_s;
    let minute = u32::try_from(minute_s / 60).ok()?;
    let place = i64::try_from(minutes.iter().position(|it| *it == minute)?).ok()?;
    let count = i64::try_from(minutes.len()).ok()?;
    let place = place.checked_add(later)?;
    let minute = minutes.get(usize::try_from(place.rem_euclid(count)).ok()?)?;
    let days_s = place.div_euclid(count).checked_mul(DAY_S)?;
    let at_s = midnight_s.checked_add(days_s)? + i64::from(*minute) * 60;
    Some(Time(0).plus_s(at_s))
}

/// The first of these clocks that is not before a moment.
#[must_use]
pub fn next_clock(minutes: &[u32], from: Time) -> Option<Time> {
    let midnight_s = from.local_midnight_s();
    [midnight_s, midnight_s + DAY_S]
        .into_iter()
        .flat_map(|day_s| minutes.iter().map(move |it| day_s + i64::from(*it) * 60))
        .map(|at_s| Time(0).plus_s(at_s))
        .find(|at| *at >= from)
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
