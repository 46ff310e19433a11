//! The sheet of a handover 交接班单, drafted from what is known (practice R21): what the next one
//! must know, in the order in which he asks.

mod sections;

use super::shift::{DRAFT_S, awaited, responsible, roster_changes};
use crate::catalogue::Text;
use crate::command::HandoverRole;
use crate::sentence::clock;
use crate::state::State;
use crate::time::Time;
use crate::words::{IncidentId, PersonId, PostId};

/// One line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    /// As it is read.
    pub text: Text,
    /// The incident it speaks of.
    pub incident: Option<IncidentId>,
}

/// One section of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetSection {
    /// Its heading.
    pub title: Text,
    /// Its lines; none where there is nothing of the kind.
    pub lines: Vec<SheetLine>,
}

/// The sheet of one post at one change of duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverSheet {
    /// Which post.
    pub post: PostId,
    /// The change of duty it is about.
    pub change_at: Time,
    /// Who hands over: who is responsible now, or signed as such.
    pub outgoing: Option<PersonId>,
    /// Who takes over by the roster, or signed as such.
    pub incoming: Option<PersonId>,
    /// Who hands what to whom, and who has signed.
    pub head: Vec<Text>,
    /// What goes over.
    pub sections: Vec<SheetSection>,
}

impl HandoverSheet {
    /// The whole sheet, line by line; an empty section says so.
    #[must_use]
    pub fn lines(&self) -> Vec<Text> {
        let mut lines = self.head.clone();
        for (number, section) in (1..).zip(&self.sections) {
            let Text { zh, en } = &section.title;
            lines.push(text(format!("{number}. {zh}"), format!("{number}. {en}")));
            if section.lines.is_empty() {
                lines.push(text("无", "none"));
            }
            lines.extend(section.lines.iter().map(|it| it.text.clone()));
        }
        lines
    }
}

fn text(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text {
        zh: zh.into(),
        en: en.into(),
    }
}

/// The change of duty of a post that is at hand: the one that waits for its 接班人, else the next of
/// the roster within half an hour, else the last within half an hour, signed already, else one that
/// was begun on the spot. `None` where nobody changes now.
#[must_use]
pub fn change_at_hand(state: &State, post: &PostId, now: Time) -> Option<Time> {
    if let Some(it) = awaited(state, post, now) {
        return Some(it.since);
    }
    let (before, after) = (now.plus_s(-DRAFT_S), now.plus_s(DRAFT_S));
    let near = roster_changes(&state.register, post, before, after);
    let next = near.iter().find(|it| it.at > now);
    let by_roster = next.or(near.last()).map(|it| it.at);
    by_roster.or_else(|| {
        // Begun on the spot, without the roster: it goes on until the incoming has signed.
        let begun = state.shift.handovers.get(post)?.last()?;
        let waits = begun.incoming.is_none() && now.since_s(begun.change_at) <= DRAFT_S;
        waits.then_some(begun.change_at)
    })
}

/// Drafts the sheet of a post. Where the roster changes nobody now it is about this minute.
#[must_use]
pub fn handover(state: &State, post: &PostId, now: Time) -> HandoverSheet {
    let this_minute = Time(now.0 - now.0.rem_euclid(60_000));
    let change_at = change_at_hand(state, post, now).unwrap_or(this_minute);
    let signed = state.shift.handover(post, change_at);
    let of = |role| {
        signed
            .and_then(|it| it.signature(role))
            .map(|it| &it.person)
    };
    let by_roster = state.register.on_duty(post, change_at);
    let outgoing = of(HandoverRole::Outgoing)
        .or_else(|| responsible(state, post, now))
        .cloned();
    let incoming = of(HandoverRole::Incoming)
        .or(by_roster)
        .filter(|it| Some(*it) != outgoing.as_ref())
        .cloned();
    let draft = Draft { state, now };
    HandoverSheet {
        head: draft.head(post, change_at, [outgoing.as_ref(), incoming.as_ref()]),
        post: post.clone(),
        change_at,
        outgoing,
        incoming,
        sections: vec![
            draft.incidents(),
            draft.obligations(),
            draft.promises(),
            draft.instructions(),
            draft.shelved(),
            draft.conflicts(),
            draft.forces(),
            draft.equipment(),
            draft.roads(),
        ],
    }
}

struct Draft<'a> {
    state: &'a State,
    now: Time,
}

impl Draft<'_> {
    fn clock(&self, at: Time) -> String {
        clock(at, self.now)
    }

    fn person(&self, id: &PersonId) -> Text {
        let named = self.state.register.persons.get(id);
        named.map_or_else(
            || text(id.as_str(), id.as_str()),
            |it| text(it.zh.as_str(), it.en.as_str()),
        )
    }

    fn person_or(&self, id: Option<&PersonId>, zh: &str, en: &str) -> Text {
        id.map_or_else(|| text(zh, en), |it| self.person(it))
    }

    fn post(&self, id: &PostId) -> Text {
        let named = self.state.register.posts.get(id);
        named.map_or_else(
            || text(id.as_str(), id.as_str()),
            |it| text(it.zh.as_str(), it.en.as_str()),
        )
    }

    fn head(&self, post: &PostId, at: Time, names: [Option<&PersonId>; 2]) -> Vec<Text> {
        let drill = self.state.world.is_drill();
        let (mark_zh, mark_en) = if drill {
            ("【演练】", "[DRILL] ")
        } else {
            ("", "")
        };
        let post_name = self.post(post);
        let [out, into] = names.map(|it| self.person_or(it, "不详", "unknown"));
        let (change, now, height) = (self.clock(at), self.clock(self.now), self.state.height);
        let mut head = vec![
            text(
                format!("{mark_zh}交接班单:{},{change} 交接", post_name.zh),
                format!("{mark_en}Handover sheet: {}, at {change}", post_name.en),
            ),
            text(
                format!("截至 {now}(记录 {height})"),
                format!("As of {now} (record {height})"),
            ),
            text(
                format!("交班人 {},接班人 {}", out.zh, into.zh),
                format!("Outgoing {}, incoming {}", out.en, into.en),
            ),
        ];
        let signed = self.state.shift.handover(post, at);
        let roles = [
            (HandoverRole::Outgoing, "outgoing"),
            (HandoverRole::Leader, "leader on duty"),
            (HandoverRole::Incoming, "incoming"),
        ];
        for (role, en) in roles {
            let zh = role.zh();
            head.push(match signed.and_then(|it| it.signature(role)) {
                Some(it) => {
                    let (who, at) = (self.person(&it.person), self.clock(it.said.at));
                    text(
                        format!("{zh}签字:{} {at}", who.zh),
                        format!("Signed by the {en}: {} {at}", who.en),
                    )
                }
                None => text(
                    format!("{zh}签字:未签"),
                    format!("Signed by the {en}: not yet"),
                ),
            });
        }
        head
    }
}
