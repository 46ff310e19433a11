//! Whom to ring next, and who was heard when: ladders and the contact board (practice R17).

use std::collections::BTreeMap;

use crate::catalogue::Text;
use crate::entry::Means;
use crate::register::{Callee, Contact, LadderStep, Party, Post, Unit};
use crate::state::{Registry, State};
use crate::time::Time;
use crate::words::{PersonId, PostId, Words};

/// One step of a ladder with the man on duty now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderRung {
    /// Counts from 1.
    pub number: u32,
    /// Name of the step.
    pub text: Text,
    /// The post to be rung.
    pub post: Option<PostId>,
    /// Who holds it by the roster.
    pub person: Option<PersonId>,
    /// The roster has no line for now: he is the last one it had 昨日值班.
    pub from_yesterday: bool,
    /// Telephone of the step itself.
    pub number_of_step: Option<Words>,
    /// His own numbers: office, mobile, satellite, radio.
    pub contacts: Vec<Contact>,
    /// Seconds after the first call from which it is proposed.
    pub after_s: u32,
}

/// The ladder of a township, department, site, facility's keeper or post as the roster has it at a
/// moment. A place with a ladder of its own, as a
/// village, is rung by that. Empty where nothing is known, as of a village entered in words.
#[must_use]
pub fn ladder_of(state: &State, who: &Callee, now: Time) -> Vec<LadderRung> {
    let register = &state.register;
    match who {
        Callee::Party(Party::Department(id)) => {
            let office = register.departments.get(id);
            office.map_or_else(Vec::new, |it| by_steps(register, &it.ladder, now))
        }
        Callee::Party(Party::Township(id)) => {
            by_rule(register, "township", &Unit::Township(id.clone()), now)
        }
        Callee::Party(Party::Post(id)) => {
            let text = register.posts.get(id).map_or_else(
                || Text {
                    zh: id.to_string(),
                    en: id.to_string(),
                },
                |it| Text {
                    zh: it.zh.to_string(),
                    en: it.en.to_string(),
                },
            );
            numbered([rung(register, text, Some(id), 0, now)].into_iter())
        }
        Callee::Site(id) => match register.sites.get(id) {
            Some(site) if site.ladder.is_empty() => {
                by_rule(register, site.kind.as_str(), &Unit::Centre, now)
            }
            Some(site) => by_steps(register, &site.ladder, now),
            None => Vec::new(),
        },
        Callee::Facility(id) => {
            let keeper = register.facilities.get(id).map(|it| it.keeper.clone());
            match keeper {
                Some(Unit::Township(id)) => {
                    ladder_of(state, &Callee::Party(Party::Township(id)), now)
                }
                Some(Unit::Department(id)) => {
                    ladder_of(state, &Callee::Party(Party::Department(id)), now)
                }
                Some(Unit::Centre | Unit::Outside(_)) | None => Vec::new(),
            }
        }
        Callee::Party(Party::Centre | Party::Team(_) | Party::Other(_)) => Vec::new(),
    }
}

fn numbered(steps: impl Iterator<Item = LadderRung>) -> Vec<LadderRung> {
    (1..)
        .zip(steps)
        .map(|(number, rung)| LadderRung { number, ..rung })
        .collect()
}

/// A ladder of one's own, as a department or a village has it.
fn by_steps(register: &Registry, ladder: &[LadderStep], now: Time) -> Vec<LadderRung> {
    let steps = ladder.iter().map(|step| {
        let text = Text {
            zh: step.zh.to_string(),
            en: step.en.to_string(),
        };
        LadderRung {
            number_of_step: step.number.clone(),
            ..rung(register, text, step.post.as_ref(), step.after_s, now)
        }
    });
    numbered(steps)
}

fn by_rule(register: &Registry, rule: &str, own: &Unit, now: Time) -> Vec<LadderRung> {
    let Some(ladder) = register.ladders.get(rule) else {
        return Vec::new();
    };
    let steps = ladder.steps.iter().map(|step| {
        let post = match &step.of {
            None => register.post_of(own, &step.post),
            Some(kind) => post_of_kind(register, kind, &step.post),
        };
        let text = Text {
            zh: step.zh.clone(),
            en: step.en.clone(),
        };
        rung(register, text, post.map(|it| &it.id), step.after_s, now)
    });
    numbered(steps)
}

fn post_of_kind<'a>(register: &'a Registry, kind: &'a str, post: &str) -> Option<&'a Post> {
    register
        .offices(kind)
        .find_map(|office| register.post_of(&Unit::Department(office.id.clone()), post))
}

fn rung(
    register: &Registry,
    text: Text,
    post: Option<&PostId>,
    after_s: u32,
    now: Time,
) -> LadderRung {
    let today = post.and_then(|post| register.on_duty(post, now));
    let person = today.or_else(|| post.and_then(|post| register.last_on_duty(post, now)));
    let contacts = person
        .and_then(|id| register.persons.get(id))
        .map_or_else(Vec::new, |it| it.contacts.clone());
    LadderRung {
        number: 0,
        text,
        post: post.cloned(),
        person: person.cloned(),
        from_yesterday: today.is_none() && person.is_some(),
        number_of_step: None,
        contacts,
        after_s,
    }
}

/// The step to be proposed now, where the first call went out at `called`: the furthest whose time
/// has come, and of those before it the first that nobody has rung since. `None` once somebody was
/// reached.
#[must_use]
pub fn next_rung(state: &State, who: &Callee, called: Time, now: Time) -> Option<LadderRung> {
    let ways = state.heard.get(who);
    if ways.is_some_and(|ways| ways.values().any(|at| *at >= called)) {
        return None;
    }
    let ladder = ladder_of(state, who, now);
    let tried = |rung: &LadderRung| is_tried(state, who, called, rung);
    due_rung(&ladder, now.since_s(called), tried).cloned()
}

/// The step of a ladder that is due so many seconds after the first call: the first whose time has come
/// and that was not tried; where all of those were, the next one that was not; at the end of the ladder
/// its last step again.
#[must_use]
pub fn due_rung(
    ladder: &[LadderRung],
    passed_s: i64,
    tried: impl Fn(&LadderRung) -> bool,
) -> Option<&LadderRung> {
    let mut open = ladder.iter().filter(|rung| !tried(rung));
    let first = open.clone().find(|it| i64::from(it.after_s) <= passed_s);
    first.or_else(|| open.next()).or(ladder.last())
}

/// Whether somebody rang this step since the first call went out.
#[must_use]
pub fn is_tried(state: &State, who: &Callee, called: Time, rung: &LadderRung) -> bool {
    let contacts = state.contacts.get(who).into_iter().flatten();
    contacts
        .map(|it| &it.attempt)
        .filter(|it| it.said.at >= called)
        .any(|it| {
            rung.post.is_some() && it.to_post == rung.post
                || it.to.as_str() == rung.text.zh
                || it.number.is_some() && it.number == rung.number_of_step
        })
}

/// Since when somebody is being rung who was not reached yet: the first attempt after he was last
/// heard. `None` where nobody rings him.
#[must_use]
pub fn called_since(state: &State, who: &Callee) -> Option<Time> {
    let heard = state.heard.get(who).and_then(|ways| ways.values().max());
    let attempts = state.contacts.get(who)?.iter().map(|it| &it.attempt);
    attempts
        .filter(|it| !it.result.reached())
        .map(|it| it.said.at)
        .find(|at| heard.is_none_or(|heard| heard < at))
}

/// Whoever is being rung and whose next step is due and was not tried: the step, and since when it
/// waits.
#[must_use]
pub fn waiting_ladders(state: &State, now: Time) -> Vec<(Callee, LadderRung, Time)> {
    let mut waiting = Vec::new();
    for who in state.contacts.keys() {
        let Some(called) = called_since(state, who) else {
            continue;
        };
        let rungs = ladder_of(state, who, now).into_iter();
        let open = rungs
            .map(|rung| (called.plus_s(i64::from(rung.after_s)), rung))
            .find(|(due, rung)| *due <= now && !is_tried(state, who, called, rung));
        if let Some((due, rung)) = open {
            waiting.push((who.clone(), rung, due));
        }
    }
    waiting.sort_by_key(|(_, _, due)| *due);
    waiting
}

/// One row of the contact board 联络盘.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// Which unit.
    pub unit: Callee,
    /// When it was last heard, by means.
    pub ways: BTreeMap<Means, Time>,
    /// When it was last heard at all; `None` is never.
    pub last: Option<Time>,
}

/// Every township, every department, every place with a ladder of its own, as a village, and whoever
/// else was ever rung or heard.
#[must_use]
pub fn contact_board(state: &State) -> Vec<ContactRow> {
    let register = &state.register;
    let townships = register.townships.keys().cloned().map(Party::Township);
    let departments = register.departments.keys().cloned().map(Party::Department);
    let villages = register.sites.values().filter(|it| !it.ladder.is_empty());
    let villages = villages.map(|it| Callee::Site(it.id.clone()));
    let parties = townships.chain(departments).map(Callee::Party);
    let mut units: Vec<Callee> = parties.chain(villages).collect();
    for other in state.contacts.keys().chain(state.heard.keys()) {
        if !units.contains(other) {
            units.push(other.clone());
        }
    }
    let row = |unit: Callee| {
        let ways: BTreeMap<Means, Time> = state
            .heard
            .get(&unit)
            .into_iter()
            .flat_map(|ways| ways.iter().map(|(means, at)| (*means, *at)))
            .collect();
        ContactRow {
            unit,
            last: ways.values().max().copied(),
            ways,
        }
    };
    units.into_iter().map(row).collect()
}

/// How long a township may be silent under a response, where its rules name no time: 30 minutes
/// (practice R17).
const SILENT_S: u32 = 1800;

/// Townships that were not heard for so long under a response in force, each since when.
#[must_use]
pub fn silent_townships(state: &State, now: Time) -> Vec<(Party, Time)> {
    let limit_s = i64::from(state.register.rules().silent_s.unwrap_or(SILENT_S));
    let mut silent = Vec::new();
    for id in state.register.townships.keys() {
        let responses = state
            .responses
            .values()
            .filter(|it| it.in_force() && (it.townships.is_empty() || it.townships.contains(id)));
        let Some(since) = responses.map(|it| it.from).min() else {
            continue;
        };
        let party = Party::Township(id.clone());
        let heard = state.heard.get(&Callee::Party(party.clone()));
        let last = heard.and_then(|ways| ways.values().max()).copied();
        let from = last.map_or(since, |last| last.max(since));
        if now.since_s(from) >= limit_s {
            silent.push((party, from.plus_s(limit_s)));
        }
    }
    silent
}

pub(super) fn silent_alarms(state: &State, now: Time, alarms: &mut Vec<super::alarms::Alarm>) {
    use super::alarms::{Priority, push};
    for (party, since) in silent_townships(state, now) {
        let (zh, en) = (
            super::party_zh(state, &party),
            super::party_en(state, &party),
        );
        push(
            alarms,
            state,
            &format!("silent/{party}/{}", since.0),
            None,
            Priority::Medium,
            since,
            [
                format!("镇街失声:{zh},请逐级联系"),
                format!("Not heard from: {en}; climb its ladder"),
            ],
        );
    }
}
