//! Alarms put off, and the signatures of a handover.

use super::safety::alarm;
use super::say::{Clauses, quoted_some, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{HandoverRole, ShelveAlarm, SignHandover};

pub(super) fn shelve(t: &Telling<'_>, it: &ShelveAlarm) -> Text {
    let (name, about) = alarm(t, &it.alarm);
    let head = say!("暂缓提醒:{alarm}", "Alarm put off: {alarm}", alarm = name);
    Clauses::new(head)
        .and_some(about)
        .and(say!("至 {at}", "until {at}", at = t.clock(it.until)))
        .end()
}

pub(super) fn sign(t: &Telling<'_>, it: &SignHandover) -> Text {
    let person = it.person.as_ref().unwrap_or(&t.author.person);
    let role = match it.role {
        HandoverRole::Outgoing => say!("交班人", "the outgoing"),
        HandoverRole::Incoming => say!("接班人", "the incoming"),
        HandoverRole::Leader => say!("带班领导", "the leader on duty"),
    };
    let head = say!(
        "交接班({post},{at}):{role} {person} 签字",
        "Handover ({post}, {at}): signed by {role}, {person}",
        post = t.post(&it.post),
        at = t.clock(it.change_at),
        role = role,
        person = t.person(person)
    );
    Clauses::new(head)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}
