//! What the fold refused of this person's own presses comes back to him, with the sentence, until he
//! puts it away. Nothing that was pressed disappears in silence.

use std::collections::BTreeSet;
use std::sync::Arc;

use dispatch_core::words::PersonId;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Rect, Ui, Vec2};

use super::incident::command_name;
use super::link::Line;
use super::look::{bold, inked};
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button};
use crate::language::Key;

/// How many are shown at once; the next follow when these are put away.
const SHOWN_MAX: usize = 3;

/// The refusals of whoever sits here, looked up as they are recorded.
#[derive(Debug, Default)]
pub struct Refused {
    /// Of whom, and up to which height.
    of: Option<(PersonId, u64)>,
    /// Oldest first.
    lines: Vec<Arc<Line>>,
}

impl Refused {
    /// Takes in what was recorded since the last look, or since this window was opened.
    fn look(&mut self, sight: &Sight<'_>, since: u64) {
        let (height, person) = (sight.state().height, &sight.seat.person);
        let known = self.of.as_ref();
        let known = known.filter(|it| it.0 == *person && it.1 <= height);
        let since = match known {
            Some((_, height)) => since.max(*height),
            None => {
                self.lines.clear();
                since
            }
        };
        let lines = sight.picture.lines.iter().rev();
        let new: Vec<&Arc<Line>> = lines
            .take_while(|it| it.height > since)
            .filter(|it| it.author.person == *person)
            .filter(|it| it.refusal.as_ref().is_some_and(|why| !why.is_quiet()))
            .collect();
        self.lines.extend(new.into_iter().rev().cloned());
        self.of = Some((person.clone(), height));
    }
}

/// Draws the refusals since this window was opened, the newest on top.
pub fn refusals_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    since: u64,
    (refused, seen): (&mut Refused, &mut BTreeSet<u64>),
) {
    let p = &sight.look.palette;
    refused.look(sight, since);
    let shown: Vec<_> = refused
        .lines
        .iter()
        .rev()
        .filter(|it| !seen.contains(&it.height))
        .take(SHOWN_MAX)
        .collect();
    for line in shown {
        let Some(refusal) = &line.refusal else {
            continue;
        };
        let frame = Frame::new()
            .fill(p.late)
            .inner_margin(Margin::symmetric(12, 5));
        let mut put_away = false;
        let shown = frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let incident = line.author.command.incident();
            let what = match incident.and_then(|id| sight.state().incident(id)) {
                Some(incident) => {
                    format!(
                        "{} · {}",
                        command_name(sight, &line.author.command),
                        sight.title(incident)
                    )
                }
                None => command_name(sight, &line.author.command),
            };
            ui.horizontal(|ui| {
                ui.label(inked(line.at.local_clock().to_string(), size::NOTE, p.ink2));
                ui.label(bold(&*what, size::ROW, p.ink1));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = sight.say(Key::PutAwayRefusal);
                    let name =
                        sight.say_with(Key::PutAwayRefusalOf, [("what", what.as_str().into())]);
                    put_away = act_button(ui, sight.look, Weight::Small, (&text, &name), None);
                });
            });
            let why = sight.refusal_text(refusal);
            let text = sight.say_with(Key::RefusedBecause, [("why", why.into())]);
            ui.add(Label::new(bold(text, size::ROW, p.red.text)).wrap());
        });
        let rect = shown.response.rect;
        let bar = Rect::from_min_size(rect.min, Vec2::new(6.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, p.red.fill);
        if put_away {
            seen.insert(line.height);
        }
    }
}
