//! What stands above the list: how many there are, whose are listed, and what is not listed or waits
//! for its place.

use eframe::egui::{Align, Frame, Label, Layout, Margin, Ui};

use super::Reassign;
use super::filter::filter_ui;
use super::listed::{Listed, Queued};
use super::whose::tabs_ui;
use crate::desk::look::{bold, inked};
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::view::{Form, View};
use crate::desk::widgets::{Weight, act_button, complete_ui, plain_button};
use crate::language::Key;

/// Draws title, counts and the two forms that begin here, then the tabs. `rows` is every row.
pub fn head_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut View, rows: &[Queued]) {
    let open = rows.iter().filter(|it| it.is_open).count();
    let waiting = rows.iter().filter(|it| it.is_waiting).count();
    title_ui(ui, sight, view, (open, waiting, rows.len() - open));
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                tabs_ui(ui, sight, &mut view.queue, rows);
                let text = sight.say(Key::Reassign);
                let pressed = plain_button(ui, sight.look, Weight::Small, &text, &text);
                if pressed.clicked() {
                    let form = &mut view.queue.reassign;
                    *form = match form.take() {
                        Some(_) => None,
                        None => Some(Reassign::default()),
                    };
                }
            });
            filter_ui(ui, sight, &mut view.queue);
        });
}

/// Draws the line above the rows: until when nothing can be missing, what is not listed, and that the
/// rows keep their places. It is there always, so that what it says moves no row.
pub fn hidden_ui(ui: &mut Ui, sight: &Sight<'_>, listed: &Listed) {
    let p = &sight.look.palette;
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                complete_ui(ui, sight);
                let (hidden, waiting) = listed.hidden;
                if hidden > 0 {
                    let args = [("n", hidden.into()), ("waiting", waiting.into())];
                    let text = sight.say_with(Key::QueueHidden, args);
                    let ink = match waiting {
                        0 => p.amber.text,
                        _ => p.red.text,
                    };
                    ui.add(Label::new(inked(text, size::NOTE, ink)).truncate());
                }
                if listed.is_kept {
                    let text = inked(sight.say(Key::QueueKept), size::NOTE, p.ink2);
                    ui.add(Label::new(text).truncate());
                }
            });
        });
}

fn title_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    view: &mut View,
    (open, waiting, done): (usize, usize, usize),
) {
    let p = &sight.look.palette;
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(bold(sight.say(Key::QueueTitle), size::LIST, p.ink1));
                let counts = sight.say_with(
                    Key::QueueCounts,
                    [
                        ("open", open.into()),
                        ("waiting", waiting.into()),
                        ("done", done.into()),
                    ],
                );
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let refusal = sight.past.then(|| sight.say(Key::PastShort));
                    let text = sight.say(Key::NewWhistle);
                    let name = sight.say(Key::OpenWhistle);
                    if act_button(
                        ui,
                        sight.look,
                        Weight::Primary,
                        (&text, &name),
                        refusal.as_deref(),
                    ) && view.whistle.is_none()
                    {
                        let kept = view.put_away.take();
                        view.whistle =
                            Some(kept.unwrap_or_else(|| {
                                crate::desk::whistle::WhistleForm::new(sight.now)
                            }));
                        view.form = None;
                    }
                    let text = sight.say(Key::IntakeShort);
                    let name = sight.say(Key::Intake);
                    if act_button(
                        ui,
                        sight.look,
                        Weight::Plain,
                        (&text, &name),
                        refusal.as_deref(),
                    ) {
                        view.intake
                            .get_or_insert_with(crate::desk::intake::IntakeForm::new)
                            .place_caret();
                        view.form = Some(Form::Intake);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(sight.look.label(counts)).truncate());
                    });
                });
            });
        });
}
