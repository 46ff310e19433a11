//! What was reported tonight, and what no longer holds: the newest first.

use dispatch_core::state::{Incident, Owed, OwedStatus};
use dispatch_core::time::Time;
use dispatch_core::words::ObligationId;
use eframe::egui::{Id, Label, Ui};

use super::row::answered_text;
use crate::desk::paced::Paced;
use crate::desk::sight::Sight;
use crate::desk::widgets::{LongRow, Tone, chip, clock_hm, long_list};
use crate::desk::wording;
use crate::language::{Key, Lang};

/// How far back a night goes, in seconds: one duty of twelve hours.
const NIGHT_S: i64 = 43_200;

/// A line of the list.
#[derive(Debug)]
struct Done {
    at: Time,
    tone: Tone,
    state: String,
    text: String,
}

/// The list as it was worked out last.
#[derive(Debug, Default)]
pub struct DoneList {
    paced: Paced<Lang>,
    /// The newest first.
    lines: Vec<Done>,
}

impl DoneList {
    fn look(&mut self, sight: &Sight<'_>) {
        if !self.paced.is_due(sight, sight.lang()) {
            return;
        }
        let since = sight.now.plus_s(-NIGHT_S);
        let state = sight.state();
        let mut lines = Vec::new();
        for (id, owed) in state.obligations.iter() {
            reported(sight, (id, owed), &mut lines);
        }
        for incident in state.incidents.values() {
            own(sight, incident, &mut lines);
        }
        lines.retain(|it| it.at >= since);
        lines.sort_by_key(|it| std::cmp::Reverse(it.at));
        self.lines = lines;
    }
}

/// Draws the list.
pub fn done_ui(ui: &mut Ui, sight: &Sight<'_>, list: &mut DoneList) {
    list.look(sight);
    if list.lines.is_empty() {
        ui.label(sight.look.note(sight.say(Key::DoneNone)));
    }
    let row = |place| LongRow {
        id: Id::unique(place),
        kind: 0,
    };
    let rows: Vec<LongRow> = (0..list.lines.len()).map(row).collect();
    long_list(ui, "done", &rows, None, |ui, place| {
        let Some(line) = list.lines.get(place) else {
            return;
        };
        ui.horizontal(|ui| {
            ui.label(sight.look.label(clock_hm(line.at)));
            chip(ui, sight.look, line.tone, &line.state);
            ui.add(Label::new(sight.look.label(&*line.text)).truncate())
                .on_hover_text(&line.text);
        });
    });
}

fn reported(sight: &Sight<'_>, (_, owed): (&ObligationId, &Owed), lines: &mut Vec<Done>) {
    let text = sight.lang().text(owed.text.clone());
    for (round, at) in &owed.done {
        let due = owed.clock_of(*round).unwrap_or(owed.due_at);
        let late = owed.status(*round, sight.now) == Some(OwedStatus::Late);
        let answers = owed.answers.iter();
        let how = answers
            .filter(|it| it.round == *round && it.short.is_none())
            .map(|it| answered_text(sight, it))
            .next();
        let remarks = owed.remarks.iter().filter(|it| it.round == *round);
        let remarks: String = remarks.map(|it| format!(" · {}", it.words)).collect();
        let how = how.unwrap_or_default();
        lines.push(Done {
            at: *at,
            tone: if late { Tone::Red } else { Tone::Green },
            state: done_state(sight, late, (due, *at)),
            text: format!("{text} · {how}{remarks}"),
        });
    }
    if let Some((reason, said)) = &owed.void {
        let late = owed.late_when_void().map(|(_, late_s)| late_s);
        lines.push(Done {
            at: said.at,
            tone: void_tone(late),
            state: void_state(sight, late),
            text: format!("{text} · {reason}"),
        });
    }
}

fn own(sight: &Sight<'_>, incident: &Incident, lines: &mut Vec<Done>) {
    for own in &incident.obligations {
        let what = format!("{} → {}", wording::report(sight, own.kind), own.to);
        if let Some(since) = own.void_since.filter(|_| own.was_late()) {
            let late = Some(since.since_s(own.due_at));
            lines.push(Done {
                at: since,
                tone: void_tone(late),
                state: void_state(sight, late),
                text: format!("{what} · {}", sight.title(incident)),
            });
        }
        let Some(at) = own.done_at else { continue };
        let late = at > own.due_at;
        let means = own.means.map(|it| wording::means(sight, it));
        lines.push(Done {
            at,
            tone: if late { Tone::Red } else { Tone::Green },
            state: done_state(sight, late, (own.due_at, at)),
            text: format!(
                "{what} · {} · {}",
                means.unwrap_or_default(),
                sight.title(incident),
            ),
        });
    }
}

fn done_state(sight: &Sight<'_>, late: bool, (due, at): (Time, Time)) -> String {
    if late {
        let minutes = at.since_s(due).max(0) / 60;
        return sight.say_with(Key::DoneAfter, [("n", minutes.into())]);
    }
    sight.say(Key::DoneInTime).into_owned()
}

/// What was overdue when it was made void stays so (practice R10).
fn void_state(sight: &Sight<'_>, late_s: Option<i64>) -> String {
    match late_s {
        Some(late_s) => sight.say_with(Key::OwedVoidLate, [("n", (late_s / 60).into())]),
        None => sight.say(Key::OwedVoid).into_owned(),
    }
}

fn void_tone(late_s: Option<i64>) -> Tone {
    late_s.map_or(Tone::Grey, |_| Tone::Red)
}
