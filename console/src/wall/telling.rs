//! What a card says of one incident, before anything is drawn.

use dispatch_core::command::CommanderState;
use dispatch_core::level::evaluate;
use dispatch_core::state::{AssignmentState, Incident};
use dispatch_core::view::{Clock, ClockKind, attendance, clock_post, clocks, whistle_waits_since};

use super::glance::Glance;
use super::inside::Inside;
use crate::desk::{duration_text, roman, undetermined};
use crate::language::Key;

/// A figure of the card.
pub(super) struct Figure {
    pub label: Key,
    /// `None` is 不详.
    pub value: Option<u64>,
    /// Of how many, where that is known.
    pub of: Option<usize>,
    /// Whether somebody must act because of it.
    pub alarm: bool,
}

/// Who or what is late.
pub(super) struct Late {
    pub who: String,
    pub what: Key,
    pub over: String,
}

/// Everything that a card says.
pub(super) struct Telling {
    pub title: String,
    pub kind: String,
    /// Since the whistle, or since it was opened.
    pub running: String,
    /// Since when its whistle waits, with its limit and whether that is over.
    pub waiting: Option<(String, String, bool)>,
    /// The event level that the figures give.
    pub level: Option<String>,
    /// The response level in force.
    pub response: Option<String>,
    /// Rescuers unaccounted for.
    pub unaccounted: u32,
    /// Rescuers inside the danger zone.
    pub inside: Option<Inside>,
    pub figures: [Figure; 4],
    /// The latest first.
    pub late: Vec<Late>,
    /// The commander's name and post, and whether he came.
    pub commander: Option<(String, String)>,
    /// Teams on the scene, and on their way.
    pub forces: (usize, usize),
}

impl Telling {
    pub fn of(glance: &Glance<'_>, incident: &Incident) -> Telling {
        let clocks = clocks(glance.state, incident);
        let late: Vec<Late> = clocks
            .iter()
            .filter(|it| it.is_late(glance.as_of) && !is_elsewhere(it.kind))
            .map(|it| late(glance, incident, it))
            .collect();
        let from = incident.whistled_at.unwrap_or(incident.opened_at);
        let departments = attendance(glance.state, incident, glance.as_of);
        let figures = incident.figures();
        let figure = |name: &str| {
            let found = figures.iter().find(|(id, _)| id.as_str() == name);
            found.and_then(|(_, value)| *value)
        };
        let people = |label, name| Figure {
            label,
            value: figure(name),
            of: None,
            alarm: figure(name).is_some_and(|n| n > 0),
        };
        Telling {
            title: glance.title(incident),
            kind: glance.kind(incident),
            running: duration_text(glance.as_of.since_s(from)),
            waiting: waiting(glance, incident, &clocks),
            level: level(glance, incident),
            response: incident
                .response_level()
                .map(|it| glance.say_with(Key::ResponseInForce, [("level", roman(it).into())])),
            unaccounted: incident.zone.unaccounted_now(),
            inside: Inside::of(glance, incident),
            figures: [
                Figure {
                    label: Key::WallCame,
                    value: Some(departments.came as u64),
                    of: Some(departments.of),
                    alarm: false,
                },
                Figure {
                    label: Key::WallLate,
                    value: Some(departments.late as u64),
                    of: None,
                    alarm: departments.late > 0,
                },
                people(Key::WallTrapped, "trapped"),
                people(Key::WallMissingPeople, "missing"),
            ],
            late,
            commander: commander(glance, incident),
            forces: (
                teams(
                    incident,
                    &[AssignmentState::OnScene, AssignmentState::Working],
                ),
                teams(incident, &[AssignmentState::EnRoute]),
            ),
        }
    }
}

fn teams(incident: &Incident, states: &[AssignmentState]) -> usize {
    let teams = incident.assignments.values();
    teams.filter(|it| states.contains(&it.state)).count()
}

fn waiting(
    glance: &Glance<'_>,
    incident: &Incident,
    clocks: &[Clock],
) -> Option<(String, String, bool)> {
    let since = whistle_waits_since(glance.state, incident)?;
    let clock = clocks.iter().find(|it| it.kind == ClockKind::TakeWhistle);
    let limit = clock.map_or_else(String::new, |it| {
        let limit = duration_text(it.due.since_s(it.from));
        glance.say_with(Key::WallLimit, [("time", limit.into())])
    });
    let over = clock.is_some_and(|it| it.is_late(glance.as_of));
    Some((duration_text(glance.as_of.since_s(since)), limit, over))
}

fn level(glance: &Glance<'_>, incident: &Incident) -> Option<String> {
    let kind = glance.state.register.kind(&incident.kind)?;
    let level = evaluate(kind.level_profile, &incident.figures()).level?;
    let word = undetermined(glance.look, level);
    Some(format!("{} {word}", glance.say(Key::EventLevel)))
}

/// What the list of the late leaves out: the whistle has a line of its own, and a paper is for the desk.
fn is_elsewhere(kind: ClockKind) -> bool {
    matches!(kind, ClockKind::TakeWhistle | ClockKind::Transfer)
}

fn late(glance: &Glance<'_>, incident: &Incident, clock: &Clock) -> Late {
    let centre = || glance.say(Key::Centre).into_owned();
    let commander = || match clock_post(incident, clock.kind) {
        Some(id) => post(glance, id.as_str()),
        None => glance.say(Key::WallCommanderPost).into_owned(),
    };
    let township = || glance.township(&incident.township);
    let (what, instead) = match clock.kind {
        ClockKind::TakeWhistle => (Key::WallNotTaken, centre()),
        ClockKind::Reach => (Key::WallNotReached, centre()),
        ClockKind::Acknowledge => (Key::WallNotSigned, centre()),
        ClockKind::OnScene => (Key::WallNotThere, centre()),
        ClockKind::NameCommander => (Key::WallNotNamed, commander()),
        ClockKind::CommanderOnScene => (Key::WallNotThere, commander()),
        ClockKind::TownshipOnScene => (Key::WallNotThere, township()),
        ClockKind::Situation => (Key::WallNotTold, commander()),
        ClockKind::Transfer => (Key::DueTransfer, commander()),
        ClockKind::Report => (Key::WallNotReported, centre()),
    };
    let department = clock.department.as_ref();
    Late {
        who: department.map_or(instead, |id| glance.department(id)),
        what,
        over: duration_text(clock.late_s(glance.as_of)),
    }
}

fn post(glance: &Glance<'_>, id: &str) -> String {
    match glance.state.register.posts.get(id) {
        Some(it) => glance.lang().short_name(it.zh.as_str(), it.en.as_str()),
        None => id.to_owned(),
    }
}

/// The one person of whom the wall speaks by name.
fn commander(glance: &Glance<'_>, incident: &Incident) -> Option<(String, String)> {
    let tenure = incident.commander()?;
    let person = tenure.person.as_ref();
    let name = person.and_then(|id| glance.state.register.persons.get(id));
    let name = match name {
        Some(it) => glance.lang().name(it.zh.as_str(), it.en.as_str()),
        None => glance.say(Key::NameMissing).into_owned(),
    };
    let there = incident
        .designated
        .as_ref()
        .is_some_and(|it| it.post == tenure.post && it.state() == CommanderState::OnScene);
    let post = post(glance, tenure.post.as_str());
    let post = if there {
        format!("{post} {}", glance.say(Key::WallThere))
    } else {
        post
    };
    Some((name, post))
}
