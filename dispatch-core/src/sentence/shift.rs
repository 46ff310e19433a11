//! Alarms put off, and the signatures of a handover.

use super::safety::alarm;
use super::say::{Clauses, quoted_some, say, text};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{
    HandoverRole, ShelveAlarm, ShelveReason, SignHandover, SoundDevice, TestSound,
};

pub(super) fn shelve(t: &Telling<'_>, it: &ShelveAlarm) -> Text {
    let (name, about) = alarm(t, &it.alarm);
    let head = say!("暂缓提醒:{alarm}", "Alarm put off: {alarm}", alarm = name);
    Clauses::new(head)
        .and_some(about)
        .and(say!("至 {at}", "until {at}", at = t.clock(it.until)))
        .and_some(it.reason.as_ref().map(why))
        .and_some(quoted_some(
            it.reason.as_ref().and_then(|it| it.words.as_ref()),
        ))
        .end()
}

fn why(it: &ShelveReason) -> Text {
    say!(
        "理由:{why}",
        "because: {why}",
        why = text(it.why.zh(), it.why.en())
    )
}

pub(super) fn tested(t: &Telling<'_>, it: &TestSound) -> Text {
    let heard = if it.heard {
        say!("听得到", "heard")
    } else {
        say!("听不到", "not heard")
    };
    let head = say!(
        "试音({seat}):{heard}",
        "Sound test ({seat}): {heard}",
        seat = t.post(&t.author.post),
        heard = heard
    );
    Clauses::new(head)
        .and_some(quoted_some(it.device.as_ref()))
        .end()
}

pub(super) fn device(t: &Telling<'_>, it: &SoundDevice) -> Text {
    let seat = t.post(&t.author.post);
    let head = if it.present {
        say!(
            "{seat}席恢复声音",
            "The seat of {seat} has sound again",
            seat = seat
        )
    } else {
        say!(
            "{seat}席无声音设备,告警只能看见",
            "The seat of {seat} has no sound device: alarms are only seen there",
            seat = seat
        )
    };
    Clauses::new(head)
        .and_some(quoted_some(it.words.as_ref()))
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
