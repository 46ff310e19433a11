//! Alarms gathered in a flood: one line a kind, unfolded by incident. What lives hang on is not here.

use dispatch_core::command::{Command, KnowAlarm};
use dispatch_core::sentence::alarm_kind_text;
use dispatch_core::view::{Alarm, AlarmGroup};
use dispatch_core::words::IncidentId;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Sense, Stroke, TextWrapMode, Ui, Vec2};

use super::form::form;
use super::row::alarm_ui;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::view::View;
use crate::desk::widgets::{Weight, act_button, age_text, lead};
use crate::language::Key;

/// Draws the line of a kind, and unfolded its alarms by incident.
pub(super) fn group_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    group: &AlarmGroup<'_>,
    view: &mut View,
    outbox: &mut Outbox,
) {
    let unfolded = view.alarms.unfolded.contains(group.kind);
    if head_ui(ui, sight, group, unfolded) {
        let folds = &mut view.alarms.unfolded;
        if !folds.remove(group.kind) {
            folds.insert(group.kind.to_owned());
        }
    }
    if !unfolded {
        return;
    }
    for (incident, alarms) in &group.incidents {
        incident_ui(ui, sight, (group.kind, *incident), alarms, view, outbox);
        for alarm in alarms {
            alarm_ui(ui, sight, alarm, view, outbox);
        }
    }
}

/// What they are, how many, in how many incidents, since when. Returns whether it was pressed.
fn head_ui(ui: &mut Ui, sight: &Sight<'_>, group: &AlarmGroup<'_>, unfolded: bool) -> bool {
    let p = &sight.look.palette;
    let mut pressed = false;
    let shown = Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
                let priority = group.alarms().map(|it| it.priority).min();
                if let Some(priority) = priority {
                    form(ui, sight, rect, (priority, group.unknown() == 0));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if let Some(since) = group.alarms().map(|it| it.since).min() {
                        let age = age_text(sight.lang(), since, sight.now);
                        ui.label(inked(age, size::NOTE, p.ink2));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let kind = sight.lang().text(alarm_kind_text(group.kind));
                        let text = sight.say_with(
                            Key::AlarmGroup,
                            [
                                ("kind", kind.into()),
                                ("n", group.alarms().count().into()),
                                ("incidents", incidents(group).into()),
                                ("unknown", group.unknown().into()),
                            ],
                        );
                        let fold = if unfolded { "−" } else { "+" };
                        let text = bold(format!("{fold} {text}"), size::ROW, p.ink1);
                        pressed = lead(ui, text, TextWrapMode::Truncate).clicked();
                    });
                });
            });
        });
    let rect = shown.response.rect;
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    pressed
}

fn incidents(group: &AlarmGroup<'_>) -> usize {
    let of_one = group.incidents.iter().filter(|(id, _)| id.is_some());
    of_one.count()
}

/// The incident they are of, and the press that knows all of them.
fn incident_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (kind, id): (&str, Option<&IncidentId>),
    alarms: &[&Alarm],
    view: &mut View,
    outbox: &mut Outbox,
) {
    let incident = id.and_then(|id| sight.state().incident(id));
    let title = incident.map_or_else(
        || sight.say(Key::AlarmsOfNone).into_owned(),
        |it| sight.title(it),
    );
    let unknown: Vec<&&Alarm> = alarms.iter().filter(|it| !it.known).collect();
    let around = Frame::new().fill(sight.look.palette.bg2);
    around
        .inner_margin(Margin::symmetric(space::PANEL, 2))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let know = |alarm: &Alarm| {
                        Command::KnowAlarm(KnowAlarm {
                            alarm: alarm.key.clone(),
                            incident: alarm.incident.clone(),
                        })
                    };
                    if let Some(first) = unknown.first() {
                        let kind = sight.lang().text(alarm_kind_text(kind));
                        let n = unknown.len();
                        let text = sight.say_with(Key::AlarmKnowAll, [("n", n.into())]);
                        let number = incident.map_or(0, |it| it.number);
                        let what = format!("{kind} {number:03} {title}");
                        let name = sight.say_with(
                            Key::AlarmKnowAllOf,
                            [("n", n.into()), ("what", what.into())],
                        );
                        let refusal = sight.refusal(&know(first));
                        let words = (&*text, &*name);
                        if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                            for alarm in &unknown {
                                outbox.push(know(alarm), sight.now);
                            }
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let text = format!("{title} · {}", alarms.len());
                        let Some(id) = id else {
                            ui.add(Label::new(sight.look.label(text)).truncate());
                            return;
                        };
                        let text = sight.look.label(text);
                        if lead(ui, text, TextWrapMode::Truncate).clicked() {
                            view.select(id.clone());
                        }
                    });
                });
            });
        });
}
