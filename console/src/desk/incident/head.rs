//! The head of the column: what it is, how long it has been, its two levels.

use dispatch_core::state::Incident;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Sense, Ui, Vec2};

use crate::desk::look::{bold, inked};
use crate::desk::map::symbol::paint;
use crate::desk::queue;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{
    Tone, chip, clock_hm, duration_text, response_ui, sending_ui, title_ui,
};
use crate::desk::wording;
use crate::language::Key;

/// Draws the head; `sending` says that a press about it has no verdict yet.
pub fn head_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, sending: bool) {
    let p = &sight.look.palette;
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 8))
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(56.0), Sense::hover());
                paint(
                    ui.painter(),
                    sight.look,
                    rect.center(),
                    &queue::mark(sight, incident),
                    38.0,
                );
                ui.vertical(|ui| {
                    ui.horizontal(|ui| {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            let from = incident.whistled_at.unwrap_or(incident.opened_at);
                            let elapsed = duration_text(
                                incident.closed_at.unwrap_or(sight.now).since_s(from),
                            );
                            ui.label(bold(elapsed, size::TITLE, p.ink1));
                            let since = if incident.whistled_at.is_some() {
                                Key::SinceWhistle
                            } else {
                                Key::SinceOpening
                            };
                            ui.label(inked(sight.say(since), size::SMALLEST, p.ink2));
                            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                                if let Some(mark) = crate::desk::band::drill_mark(sight) {
                                    ui.label(mark);
                                }
                                let title = bold(sight.title(incident), size::TITLE, p.ink1);
                                let whole = sight.whole_title(incident);
                                title_ui(ui, title, 2, whole);
                            });
                        });
                    });
                    ui.add(Label::new(sight.look.label(under_title(sight, incident))).truncate());
                    ui.horizontal_wrapped(|ui| {
                        if sending {
                            sending_ui(ui, sight.look);
                        }
                        wording::event_level(ui, sight, incident);
                        response_ui(ui, sight.look, incident.response_level());
                        chip(
                            ui,
                            sight.look,
                            Tone::Grey,
                            &wording::status(sight, incident.status),
                        );
                        if incident.self_handled && incident.members_called_at.is_none() {
                            chip(ui, sight.look, Tone::Grey, &sight.say(Key::SelfHandled));
                        }
                    });
                });
            });
        });
}

/// Type, number, who reported it and when it was received.
fn under_title(sight: &Sight<'_>, incident: &Incident) -> String {
    let kind = sight.kind_name(incident);
    let received = clock_hm(incident.received_at);
    let reporters: Vec<String> = incident
        .reporters
        .iter()
        .map(|it| wording::reporter(sight, it.who.as_str()))
        .collect();
    let received = sight.say_with(
        Key::ReceivedFrom,
        [
            ("at", received.into()),
            ("who", reporters.join("、").into()),
        ],
    );
    let happened = match incident.happened_at {
        Some(at) => sight.say_with(Key::HappenedAt, [("at", clock_hm(at).into())]),
        None => sight.say(Key::HappenedUnknown).into_owned(),
    };
    format!("{kind} · {:03} · {received} · {happened}", incident.number)
}
