//! What waits, in two figures: the alarms nobody has taken note of, and what comes due next in the whole
//! district. Whoever looks up at the clock sees both.

use dispatch_core::state::Incident;
use dispatch_core::view::Clock;
use dispatch_core::words::IncidentId;
use eframe::egui::{Color32, Sense, Ui};

use super::{Answer, Asked, two_lines};
use crate::desk::lateness::waits_for;
use crate::desk::sight::Sight;
use crate::desk::widgets::duration_text;
use crate::language::Key;

/// Longest name of a place in the band, in characters; the whole stands where the pointer rests.
const PLACE_CHARS: usize = 12;
/// With so little left, in seconds, what comes due is marked.
const SOON_S: i64 = 120;

/// How many alarms sound here, and since when the oldest does; `None` where none does.
pub(super) fn alarms_texts(sight: &Sight<'_>) -> Option<(String, String)> {
    let sounding = &sight.waits.sounding;
    let oldest = sounding.iter().map(|it| it.since).min()?;
    let upper = sight.say_with(Key::BandAlarms, [("n", sounding.len().into())]);
    let age = duration_text(sight.now.since_s(oldest).max(0));
    Some((
        upper,
        sight.say_with(Key::BandOldest, [("age", age.into())]),
    ))
}

/// What comes due next, and how long it has.
pub(super) fn next_texts(sight: &Sight<'_>) -> Option<(String, String)> {
    let mut next = sight.waits.next.iter();
    let (incident, clock) = next.next()?;
    let what = [("what", told(sight, incident, clock)?.into())];
    let left = duration_text(clock.due.since_s(sight.now).max(0));
    let mut lower = sight.say_with(Key::TimeLeft, [("time", left.into())]);
    if let Some((after, later)) = next.next() {
        let left = duration_text(later.due.since_s(sight.now).max(0));
        if let Some(what) = told(sight, after, later) {
            let args = [("what", what.into()), ("time", left.into())];
            lower = format!("{lower} {}", sight.say_with(Key::BandAfter, args));
        }
    }
    Some((sight.say_with(Key::BandNext, what), lower))
}

/// Whose clock it is and what it waits for.
fn told(sight: &Sight<'_>, incident: &IncidentId, clock: &Clock) -> Option<String> {
    let incident: &Incident = sight.state().incident(incident)?;
    let whose = match &clock.department {
        Some(id) => sight.department(id),
        None => sight.township(&incident.township),
    };
    let whose: String = whose.chars().take(PLACE_CHARS).collect();
    Some(format!("{whose} {}", sight.say(waits_for(clock.kind))))
}

/// Draws both; a press goes there.
pub(super) fn waiting_ui(ui: &mut Ui, sight: &Sight<'_>, shows_next: bool, answer: &mut Answer) {
    let p = &sight.look.palette;
    if let Some((upper, lower)) = alarms_texts(sight) {
        let inks = (p.red.text, p.ink2);
        if pressed(ui, sight, (&upper, &lower), inks) {
            answer.asked = Some(Asked::Alarms);
        }
    }
    if !shows_next {
        return;
    }
    let (Some((upper, lower)), Some((incident, clock))) =
        (next_texts(sight), sight.waits.next.first())
    else {
        return;
    };
    let soon = clock.due.since_s(sight.now) < SOON_S;
    let inks = (p.ink1, if soon { p.amber.text } else { p.ink2 });
    if pressed(ui, sight, (&upper, &lower), inks) {
        answer.goes_to = Some(incident.clone());
    }
}

fn pressed(ui: &mut Ui, sight: &Sight<'_>, words: (&str, &str), inks: (Color32, Color32)) -> bool {
    two_lines(ui, sight, words, inks, Sense::click()).clicked()
}
