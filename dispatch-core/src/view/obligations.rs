//! What must be reported, as it stands now: what comes due soon, what is overdue, who answers for
//! it. The cost grows with what waits, not with all that ever had to be reported.

use super::Priority;
use super::alarm_text::Told;
use crate::register::Party;
use crate::state::{Owed, OwedStatus, Rounds, State};
use crate::time::Time;
use crate::words::{ObligationId, PersonId, PostId};

/// A draft waits so many seconds before its time (practice R18); an item due within them of a
/// change of duty stays with the outgoing (R21).
pub const SOON_S: i64 = 600;

/// A round of an obligation that nobody reported on.
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'a> {
    /// Which.
    pub id: &'a ObligationId,
    /// All of it.
    pub owed: &'a Owed,
    /// Which round, from 1.
    pub round: u32,
    /// When it is due.
    pub due: Time,
    /// Whether its time has passed, the grace included.
    pub late: bool,
    /// How many rounds before it nobody reported on either.
    pub missed_before: u32,
    /// Whether a later round is overdue too: of several one reminder is enough.
    pub overtaken: bool,
}

impl Waiting<'_> {
    /// Its name with the round, as a report answers it.
    #[must_use]
    pub fn name(&self) -> String {
        match self.owed.rounds {
            Rounds::Once => self.id.to_string(),
            // The first too: without its number a report answers the round that its moment means.
            Rounds::Every(_) | Rounds::Daily(_) => format!("{}#{}", self.id, self.round),
        }
    }

    /// ,此前还有 n 次未报 in Chinese and English; empty where there is none.
    #[must_use]
    pub fn missed_text(&self) -> [String; 2] {
        match self.missed_before {
            0 => Default::default(),
            n => [
                format!(",此前还有 {n} 次未报"),
                format!(", {n} before it not reported either"),
            ],
        }
    }

    /// Whether its incident was merged into one that owes the same: one reminder is enough.
    #[must_use]
    pub fn is_doubled(&self, state: &State) -> bool {
        let (Some(own), Some(rule)) = (&self.owed.incident, &self.owed.rule) else {
            return false;
        };
        let into = state.resolve(own).filter(|into| *into != own);
        into.and_then(|into| state.incidents.get(into))
            .is_some_and(|into| {
                let name = format!("{}/{rule}", into.number);
                state.obligations.contains_key(name.as_str())
            })
    }

    /// 超时未报 n 分: whole minutes past the time, 0 before it.
    #[must_use]
    pub fn late_min(&self, now: Time) -> i64 {
        if self.late {
            now.since_s(self.due).max(0) / 60
        } else {
            0
        }
    }
}

/// Everything that waits to be reported, the first due first: every round that has begun, of those
/// that nobody reported on the newest three.
#[must_use]
pub fn waiting(state: &State, now: Time) -> Vec<Waiting<'_>> {
    let open = state.obligations.open();
    let mut all: Vec<Waiting<'_>> = open.flat_map(|(id, owed)| rounds(id, owed, now)).collect();
    all.sort_by_key(|it| (it.due, it.id));
    all
}

fn rounds<'a>(id: &'a ObligationId, owed: &'a Owed, now: Time) -> Vec<Waiting<'a>> {
    let open = owed.open_rounds(now).into_iter();
    let mut rounds: Vec<Waiting<'a>> = open
        .filter_map(|(round, missed_before)| {
            Some(Waiting {
                id,
                owed,
                round,
                due: owed.due(round)?,
                late: owed.status(round, now)? == OwedStatus::Late,
                missed_before,
                overtaken: false,
            })
        })
        .collect();
    let newest = rounds.iter().rposition(|it| it.late).unwrap_or(0);
    rounds
        .iter_mut()
        .take(newest)
        .for_each(|it| it.overtaken = true);
    rounds
}

/// The post that answers for an obligation, and who holds it: he on duty ten minutes before it is
/// due, so that what falls due within ten minutes of a change stays with the outgoing. Once a change
/// of duty has come, everything stays with him until the incoming has signed.
#[must_use]
pub fn answers_for<'a>(
    state: &'a State,
    owed: &Owed,
    due: Time,
) -> Option<(&'a PostId, Option<&'a PersonId>)> {
    let register = &state.register;
    let post = match &owed.owner {
        Party::Post(id) => register.posts.get_key_value(id).map(|(id, _)| id),
        Party::Centre => {
            let mut posts = register.posts.iter();
            posts
                .find(|(_, post)| {
                    post.kind.as_str() == "duty-chief" && post.unit == crate::register::Unit::Centre
                })
                .map(|(id, _)| id)
        }
        Party::Department(_) | Party::Township(_) | Party::Team(_) | Party::Other(_) => None,
    }?;
    let before_ms = due.plus_s(-SOON_S).0.saturating_sub(1).max(0);
    let before = Time(before_ms);
    let person = super::shift::holder(state, post, before, state.at);
    Some((post, person))
}

/// An alarm about an obligation: its key, how loud, since when, in both languages.
pub(super) struct Reminder {
    pub key: String,
    pub priority: Priority,
    pub since: Time,
    pub texts: [String; 2],
}

/// What must be known of an obligation now: that it comes due within ten minutes, or is overdue.
pub(super) fn reminder(state: &State, it: &Waiting<'_>, now: Time) -> Option<Reminder> {
    if it.overtaken || it.is_doubled(state) {
        return None;
    }
    let soon = it.due.plus_s(-SOON_S).max(it.owed.raised_at);
    let told = |zh: String, en: String| {
        let told = Told::new(zh, en).about(&it.owed.text.zh, &it.owed.text.en);
        let told = match &it.owed.to {
            Some(to) => told.about(&to.zh, &to.en),
            None => told,
        };
        let incident = it.owed.incident.as_ref();
        told.at_some(incident.and_then(|id| state.incident(id)))
    };
    if it.late {
        let told = told("超时未报".to_owned(), "Report overdue".to_owned());
        return Some(Reminder {
            key: format!("obligation/{}", it.name()),
            priority: Priority::Medium,
            since: it.due,
            texts: told.and(it.missed_text()).texts(),
        });
    }
    let clock = it.due.local_clock();
    (soon <= now).then(|| Reminder {
        key: format!("obligation-soon/{}", it.name()),
        priority: Priority::Low,
        since: soon,
        texts: told(
            format!("待报 {clock}"),
            format!("To be reported by {clock}"),
        )
        .texts(),
    })
}
