//! Reaching units outside an incident, the scene's organisation, ladders.

use super::say::{Clauses, Say, quoted_some, reason, same, say, text};
use super::telling::Telling;
use crate::catalogue::{Ladder, Text};
use crate::command::{AttemptResult, ContactUnit, RecallDepartment, SceneHq};
use crate::register::Callee;
use crate::words::{PostId, Words};

pub(super) fn ladder(it: &Ladder) -> Text {
    say!(
        "登记联系阶梯 {name},{n} 步",
        "Ladder entered: {name}, {n} steps",
        name = text(&it.zh, &it.en),
        n = it.steps.len().to_string()
    )
}

pub(super) fn callee(t: &Telling<'_>, who: &Callee) -> Text {
    match who {
        Callee::Party(party) => t.party(party),
        Callee::Facility(id) => t.facility(id),
        Callee::Site(id) => t.state.register.sites.get(id).map_or_else(
            || same(id.as_str()),
            |it| text(it.zh.as_str(), it.en.as_str()),
        ),
    }
}

pub(super) fn contact(t: &Telling<'_>, it: &ContactUnit) -> Text {
    let head = say!(
        "联络 {who}:{means}",
        "Contact with {who}: {means}",
        who = callee(t, &it.who),
        means = it.means
    );
    let whom = (&it.to, it.to_post.as_ref(), it.number.as_ref());
    rung(t, head, whom, (it.result, it.words.as_ref()))
}

/// Whom a call reached by which number, what came of it, and what was said.
pub(super) fn rung(
    t: &Telling<'_>,
    head: Text,
    (to, post, number): (&Words, Option<&PostId>, Option<&Words>),
    (result, words): (AttemptResult, Option<&Words>),
) -> Text {
    Clauses::new(head)
        .and_some((!to.is_empty()).then(|| t.named_zh(to)))
        .and_some(post.map(|post| t.post(post)))
        .and_some(number.map(Say::both))
        .and(result.both())
        .and_some(quoted_some(words))
        .end()
}

pub(super) fn scene_hq(t: &Telling<'_>, it: &SceneHq) -> Text {
    let place = it
        .place
        .as_ref()
        .map(|place| say!("设于 {words}", "at {words}", words = place.words));
    let channels = it.channels.iter().map(|channel| {
        say!(
            "{purpose}频道 {channel}",
            "channel for {purpose}: {channel}",
            purpose = channel.purpose,
            channel = channel.channel
        )
    });
    let deputy = it
        .deputy
        .as_ref()
        .map(|who| say!("副指挥官 {who}", "deputy {who}", who = who));
    let safety = it
        .safety_officer
        .as_ref()
        .map(|who| say!("安全员 {who}", "safety officer {who}", who = who));
    let groups = it.groups.iter().map(|led| {
        let head = say!(
            "{group}由 {lead} 牵头",
            "{group} led by {lead}",
            group = t.names.group(led.group.as_str()),
            lead = t.party(&led.lead)
        );
        match &led.leader {
            Some(leader) => say!("{head}({who})", "{head} ({who})", head = head, who = leader),
            None => head,
        }
    });
    let said = [place]
        .into_iter()
        .flatten()
        .chain(channels)
        .chain(deputy)
        .chain(safety)
        .chain(groups)
        .collect();
    Clauses::new(say!("现场指挥部", "Scene headquarters"))
        .and_all(said)
        .end()
}

pub(super) fn recall_department(t: &Telling<'_>, it: &RecallDepartment) -> Text {
    let head = say!(
        "抽调 {department}:从{from}到{to}",
        "{department} recalled from {from} to {to}",
        department = t.department(&it.department),
        from = t.incident(&it.from),
        to = t.incident(&it.to)
    );
    Clauses::new(head)
        .and(it.reason.both())
        .and(reason(&it.words))
        .end()
}
