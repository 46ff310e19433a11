//! What waits for a decision that the leader on duty takes, signs or carries to the government. Nothing here is
//! proposed: it is what stands open in the record.

use dispatch_core::catalogue::Authority;
use dispatch_core::level::EventLevel;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::view::{ClockKind, clocks};

use super::Goes;
use super::gravity::{computed, is_judged};
use crate::desk::boards::{Board, wants};
use crate::desk::sight::Sight;
use crate::desk::widgets::Tone;
use crate::desk::wording::undetermined;
use crate::language::Key;

/// One of them.
#[derive(Clone, Debug)]
pub struct Decision {
    /// How urgent.
    pub tone: Tone,
    /// What is to be decided.
    pub kind: String,
    /// About what.
    pub about: String,
    /// Since when it waits, or by when it is due.
    pub since: Option<Time>,
    /// Where it is decided.
    pub goes: Goes,
}

/// All of them: what somebody must act on now first, of each kind the longest waiting.
pub fn decisions(sight: &Sight<'_>) -> Vec<Decision> {
    let open = sight.state().open_incidents();
    let mut all: Vec<Decision> = Vec::new();
    for incident in open {
        all.extend(no_commander(sight, incident));
        all.extend(no_level(sight, incident));
        all.extend(asked_of_government(sight, incident));
    }
    all.extend(responses_over(sight));
    all.extend(to_sign(sight));
    all.extend(on_boards(sight));
    all.sort_by_key(|it| (it.tone != Tone::Red, it.since.unwrap_or(Time(i64::MAX))));
    all
}

fn of_incident(incident: &Incident) -> Goes {
    Goes::Incident(incident.id.clone())
}

/// Nobody was named by the time by which somebody should have been: the leader may name one himself.
fn no_commander(sight: &Sight<'_>, incident: &Incident) -> Option<Decision> {
    let clocks = clocks(sight.state(), incident);
    let late = |it: &&dispatch_core::view::Clock| {
        it.kind == ClockKind::NameCommander && it.is_late(sight.now)
    };
    let clock = clocks.iter().find(late)?;
    Some(Decision {
        tone: Tone::Red,
        kind: sight.say(Key::OverviewNoCommander).into_owned(),
        about: sight.title(incident),
        since: Some(clock.due),
        goes: of_incident(incident),
    })
}

/// The figures give a level, or people have to judge it, and nobody decided on a response: neither for the incident nor for the district.
/// The two scales are no one another's (law 10): what stands here is that nothing was decided.
fn no_level(sight: &Sight<'_>, incident: &Incident) -> Option<Decision> {
    if !incident.response.is_empty() || incident.under.is_some() {
        return None;
    }
    let (tone, word) = match computed(sight, incident) {
        Some(level) => {
            let tone = match level {
                EventLevel::Ordinary => Tone::Amber,
                EventLevel::Serious | EventLevel::Major | EventLevel::Extraordinary => Tone::Red,
            };
            (tone, undetermined(sight.look, level))
        }
        // No table says anything of this type: where lives are at stake people judge it.
        None if is_judged(sight, incident) && incident.is_life() => {
            (Tone::Amber, sight.say(Key::EventManual).into_owned())
        }
        None => return None,
    };
    let about = format!("{} · {word}", sight.title(incident));
    Some(Decision {
        tone,
        kind: sight.say(Key::OverviewNoResponse).into_owned(),
        about,
        since: None,
        goes: of_incident(incident),
    })
}

/// 提请 that the government has not answered.
fn asked_of_government(sight: &Sight<'_>, incident: &Incident) -> Vec<Decision> {
    let acts = &sight.catalogue.acts;
    let waits = incident.requests.values().filter(|it| it.answer.is_none());
    let waits = waits.filter_map(|it| {
        let act = acts.get(it.act.as_str())?;
        (act.authority == Authority::Government).then_some((it, act))
    });
    waits
        .map(|(it, act)| Decision {
            tone: Tone::Amber,
            kind: sight.say(Key::OverviewAsked).into_owned(),
            about: format!(
                "{} · {} · {}",
                sight.lang().name(&act.zh, &act.en),
                it.words,
                sight.title(incident)
            ),
            since: Some(it.asked.at),
            goes: of_incident(incident),
        })
        .collect()
}

/// Responses of the district past the end that was expected of them.
fn responses_over(sight: &Sight<'_>) -> Vec<Decision> {
    let all = sight.state().responses.values().map(|it| &**it);
    let over = all.filter(|it| it.in_force() && it.expected_end <= sight.now);
    over.map(|it| Decision {
        tone: Tone::Amber,
        kind: sight.say(Key::OverviewResponseOver).into_owned(),
        about: it.matter.to_string(),
        since: Some(it.expected_end),
        goes: Goes::Board(Board::Responses),
    })
    .collect()
}

/// What the centre owes, late or due within ten minutes: what goes up in writing goes up by his word.
fn to_sign(sight: &Sight<'_>) -> Vec<Decision> {
    let owed = sight.waits.owed.iter().filter(|it| it.is_ours);
    let owed = owed.filter(|it| it.late || it.is_soon(sight.now));
    let items = owed.filter_map(|it| it.item(sight.state()));
    items
        .map(|it| {
            let about = it.incident(sight.state()).map_or_else(
                || sight.say(Key::WholeDistrict).into_owned(),
                |incident| sight.title(incident),
            );
            Decision {
                tone: if it.late { Tone::Red } else { Tone::Amber },
                kind: sight.say(Key::OverviewReport).into_owned(),
                about: format!("{} · {about}", it.text(sight)),
                since: Some(it.due),
                goes: Goes::Board(Board::Obligations),
            }
        })
        .collect()
}

/// What waits on a board by the number: who is inside a hazard area and was not decided on, instructions that
/// nobody was told of or that are overdue, and duty that nobody has taken over.
fn on_boards(sight: &Sight<'_>) -> Vec<Decision> {
    let in_force = sight.waits.hazards.iter();
    let in_force = in_force.filter(|it| it.area.is_in_force());
    let undecided: usize = in_force.map(|it| it.area.undecided().count()).sum();
    let boards = [
        (Board::Areas, Key::OverviewInside, undecided),
        (
            Board::Instructions,
            Key::OverviewInstructions,
            wants(sight, Board::Instructions),
        ),
        (Board::Shift, Key::OverviewShift, wants(sight, Board::Shift)),
    ];
    let waits = boards.into_iter().filter(|it| it.2 > 0);
    waits
        .map(|(board, key, n)| Decision {
            tone: Tone::Amber,
            kind: sight.say(key).into_owned(),
            about: sight.say_with(Key::OverviewCount, [("n", n.into())]),
            since: None,
            goes: Goes::Board(board),
        })
        .collect()
}
