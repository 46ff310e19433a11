//! Who is responsible for a post of the room, and which alarms are put off (practice R21).
//!
//! The roster says who should hold a post; until he has signed, whoever held it before remains
//! responsible.

use std::collections::BTreeSet;

use super::alarms::{Alarm, Priority, push};
use crate::register::{Post, Unit};
use crate::state::{Registry, Shelving, Signature, State};
use crate::time::{DAY_S, Time};
use crate::words::{AlarmKey, PersonId, PostId};

/// A sheet is drafted so long before the change of duty (practice R21: from 07:30 for 08:00).
pub const DRAFT_S: i64 = 1800;

/// What is never put off: rescuers missing or inside too long (practice R13), and a pull-out that is
/// not answered by all (practice R14).
const NEVER_SHELVED: [&str; 3] = ["unaccounted/", "latest-out/", "pull-out/"];

/// Whether an alarm can be put off at all.
#[must_use]
pub fn can_be_shelved(alarm: &AlarmKey) -> bool {
    let mut never = NEVER_SHELVED.iter();
    !never.any(|kind| alarm.as_str().starts_with(kind))
}

/// What keeps an alarm quiet for a post now.
#[must_use]
pub fn shelving<'a>(
    state: &'a State,
    post: &PostId,
    alarm: &AlarmKey,
    now: Time,
) -> Option<&'a Shelving> {
    let had = state.shift.shelved.get(post)?.get(alarm)?;
    (can_be_shelved(alarm) && had.holds(now)).then_some(had)
}

/// Whether an alarm sounds at the seats of a post: it is theirs to hear, the post does not know it by
/// name, and did not put it off.
#[must_use]
pub fn sounds_for(state: &State, post: &PostId, alarm: &Alarm, now: Time) -> bool {
    let known = super::known_to(state, post, &alarm.key).is_some();
    !known
        && shelving(state, post, &alarm.key, now).is_none()
        && super::hears(state, post, alarm, now)
}

/// A moment at which the roster gives a post to another person, or to nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterChange<'a> {
    /// When.
    pub at: Time,
    /// Who has it from then on; `None` where the roster has nobody.
    pub to: Option<&'a PersonId>,
}

fn just_before(at: Time) -> Time {
    Time(at.0.saturating_sub(1)).within_range()
}

/// The changes of a post in the roster after one moment and up to another, oldest first.
#[must_use]
pub fn roster_changes<'a>(
    register: &'a Registry,
    post: &PostId,
    after: Time,
    until: Time,
) -> Vec<RosterChange<'a>> {
    let lines = register.duties.get(post).into_iter().flatten();
    let moments: BTreeSet<Time> = lines
        .flat_map(|line| [line.from, line.until])
        .flatten()
        .filter(|at| after < *at && *at <= until)
        .collect();
    let changes = moments.into_iter().map(|at| RosterChange {
        at,
        to: register.on_duty(post, at),
    });
    changes
        .filter(|it| it.to != register.on_duty(post, just_before(it.at)))
        .collect()
}

/// Whether duty in a post of the room is handed over by a signed sheet.
#[must_use]
pub fn is_handed_over(post: &Post) -> bool {
    post.unit == Unit::Centre
        && matches!(
            post.kind.as_str(),
            "duty-officer" | "duty-chief" | "leader-on-duty"
        )
}

/// Who answers for a post at a moment: whoever signed last as 接班人, and before the first signature
/// of a day the one on duty before the roster's change. A day without a signature, the roster is
/// believed; what it does not have, the one before has (practice R17).
#[must_use]
pub fn responsible<'a>(state: &'a State, post: &PostId, at: Time) -> Option<&'a PersonId> {
    holder(state, post, at, at)
}

/// The same, as it is seen from `now`: a change that lies ahead of it is as the roster plans it, and
/// signatures count that were given until then.
pub(super) fn holder<'a>(
    state: &'a State,
    post: &PostId,
    at: Time,
    now: Time,
) -> Option<&'a PersonId> {
    let register = &state.register;
    let by_roster = |at| {
        let today = register.on_duty(post, at);
        today.or_else(|| register.last_on_duty(post, at))
    };
    let handed_over = register
        .posts
        .get(post)
        .is_some_and(|it| is_handed_over(it));
    if state.edition < 2 || !handed_over {
        return register.on_duty(post, at);
    }
    let begun = at.plus_s(-DAY_S);
    let changes = roster_changes(register, post, begun, at);
    if changes.last().is_some_and(|it| it.at > now) {
        return by_roster(at);
    }
    if let Some(signed) = signed(state, post, begun, at, now) {
        return Some(&signed.person);
    }
    let mut before = changes.iter().map(|it| by_roster(just_before(it.at)));
    before.find_map(|it| it).or_else(|| by_roster(at))
}

/// The newest signature of an incoming person for a change between two moments.
fn signed<'a>(
    state: &'a State,
    post: &PostId,
    after: Time,
    until: Time,
    known: Time,
) -> Option<&'a Signature> {
    let handovers = state.shift.handovers.get(post)?;
    handovers
        .iter()
        .filter(|it| after < it.change_at && it.change_at <= until)
        .filter_map(|it| it.incoming.as_ref())
        .rfind(|it| it.said.at <= known)
}

/// A change of duty that nobody has signed for as 接班人.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited<'a> {
    /// Since when: the roster's change.
    pub since: Time,
    /// Whom the roster has; `None` is nobody.
    pub incoming: Option<&'a PersonId>,
    /// Who remains responsible until then.
    pub holder: &'a PersonId,
}

/// The change of duty of a post that waits for its 接班人 now.
#[must_use]
pub fn awaited<'a>(state: &'a State, post: &PostId, now: Time) -> Option<Awaited<'a>> {
    let post_row = state.register.posts.get(post)?;
    if state.edition < 2 || !is_handed_over(post_row) {
        return None;
    }
    let changes = roster_changes(&state.register, post, now.plus_s(-DAY_S), now);
    let change = changes.last()?;
    let handover = state.shift.handover(post, change.at);
    if handover.is_some_and(|it| it.incoming.is_some()) {
        return None;
    }
    let holder = responsible(state, post, now)?;
    (change.to != Some(holder)).then_some(Awaited {
        since: change.at,
        incoming: change.to,
        holder,
    })
}

/// 接班人未到: from the roster's change on, until the incoming has signed.
pub(super) fn successor_alarms(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    let register = &state.register;
    for (id, post) in register.posts.iter().filter(|(_, it)| is_handed_over(it)) {
        let Some(it) = awaited(state, id, now) else {
            continue;
        };
        let name = |person: &PersonId| {
            let named = register.persons.get(person);
            named.map_or_else(
                || (person.to_string(), person.to_string()),
                |it| (it.zh.to_string(), it.en.to_string()),
            )
        };
        let holder = name(it.holder);
        let texts = match it.incoming.map(name) {
            Some((zh, en)) => [
                format!("接班人未到:{} {zh},仍由 {} 负责", post.zh, holder.0),
                format!(
                    "The incoming has not come: {}, {en}; {} remains responsible",
                    post.en, holder.1
                ),
            ],
            None => [
                format!("接班人未到:{} 值班表无人,仍由 {} 负责", post.zh, holder.0),
                format!(
                    "The incoming has not come: {}, nobody on the roster; {} remains responsible",
                    post.en, holder.1
                ),
            ],
        };
        let key = format!("successor/{id}/{}", it.since.0);
        push(alarms, state, &key, None, Priority::Medium, it.since, texts);
    }
}
