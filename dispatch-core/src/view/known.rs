//! Which alarms are known by name, and to whom (law 12: for the post, at any of its seats).

use super::{Alarm, alarms};
use crate::register::Unit;
use crate::state::{Known, State};
use crate::time::Time;
use crate::words::{AlarmKey, PostId};

/// Every alarm that stands now and is for the seats of a post to hear, as they have it: known is what
/// that post knows (law 12).
#[must_use]
pub fn alarms_at(state: &State, post: &PostId, now: Time) -> Vec<Alarm> {
    let mut alarms = alarms(state, now);
    alarms.retain(|it| super::hears(state, post, it, now));
    for alarm in &mut alarms {
        alarm.known = known_to(state, post, &alarm.key).is_some();
    }
    alarms
}

/// By whom, and since when, an alarm is known to a post. Before the second edition whoever knew it
/// first knew it for all.
#[must_use]
pub fn known_to<'a>(state: &'a State, post: &PostId, alarm: &AlarmKey) -> Option<&'a Known> {
    let first = state.known_alarms.get(alarm)?;
    if state.edition < 2 || first.post == *post {
        return Some(first);
    }
    state.known_also.get(alarm)?.get(post)
}

/// Whether a post of the centre knows an alarm.
#[must_use]
pub fn known_to_centre(state: &State, alarm: &AlarmKey) -> bool {
    let Some(first) = state.known_alarms.get(alarm) else {
        return false;
    };
    let also = state
        .known_also
        .get(alarm)
        .into_iter()
        .flat_map(|it| it.keys());
    let mut posts = std::iter::once(&first.post).chain(also);
    let of_centre = |post: &PostId| {
        let known = state.register.posts.get(post);
        known.is_some_and(|it| it.unit == Unit::Centre)
    };
    state.edition < 2 || posts.any(of_centre)
}
