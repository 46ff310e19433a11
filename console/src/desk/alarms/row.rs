//! One alarm: its form, its words, its age, and the acts that are its own.

use std::sync::Arc;

use dispatch_core::command::{Command, KnowAlarm, Quarantine};
use dispatch_core::view::{Alarm, Priority, known_to};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align, FontSelection, Frame, Galley, Layout, Margin, RichText, Sense, Stroke, TextWrapMode, Ui,
    Vec2, WidgetText,
};

use super::form::form;
use super::put_off::{put_off_ui, reasons_ui};
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::view::View;
use crate::desk::widgets::{Weight, act_button, age_text, clock_hm, lead, sending_ui};
use crate::language::{Key, Lang};

/// What age and acts take beside the words, and with a glove, in points.
const BESIDE: (f32, f32) = (180.0, 260.0);
/// Of a list less high than this, in points, a row of several lines would hide its own acts.
const LOW: f32 = 90.0;
/// Most lines of words: whatever somebody pasted as the name of a place, its acts stay at hand.
const ROWS: usize = 3;

/// Draws the row, and below it what is asked before it is put off.
pub(super) fn alarm_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    alarm: &Alarm,
    view: &mut View,
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let words = match sight.lang() {
        Lang::Zh => alarm.zh.as_str(),
        Lang::En => alarm.en.as_str(),
    };
    let shown = Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let rich = if alarm.known {
                inked(words, size::ROW, p.ink2)
            } else {
                bold(words, size::ROW, p.ink1)
            };
            let beside = match space::is_gloved(ui) {
                true => BESIDE.1,
                false => BESIDE.0,
            };
            let lies = lies(ui, rich, beside);
            let pressed = ui
                .horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
                    form(ui, sight, rect, (alarm.priority, alarm.known));
                    let (text, wrap) = match lies {
                        Lies::InSeveral(text) => return (words_ui(ui, text, words), true),
                        Lies::InOneLine(text) => (WidgetText::from(text), TextWrapMode::Extend),
                        Lies::Cut(text) => (WidgetText::from(text), TextWrapMode::Truncate),
                    };
                    let layout = Layout::right_to_left(Align::Center);
                    let shown = ui.with_layout(layout, |ui| {
                        acts_ui(ui, sight, (alarm, words), view, outbox);
                        let layout = Layout::left_to_right(Align::Center);
                        ui.with_layout(layout, |ui| lead(ui, text, wrap).clicked())
                    });
                    (shown.inner.inner, false)
                })
                .inner;
            let (pressed, is_below) = pressed;
            if is_below {
                ui.horizontal(|ui| {
                    let layout = Layout::right_to_left(Align::Center);
                    ui.with_layout(layout, |ui| {
                        acts_ui(ui, sight, (alarm, words), view, outbox);
                    });
                });
            }
            if let Some(id) = alarm.incident.as_ref().filter(|_| pressed) {
                view.select(id.clone());
            }
            reasons_ui(ui, sight, alarm, &mut view.alarms, outbox);
        });
    let rect = shown.response.rect;
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
}

/// How the words of an alarm lie in its row.
enum Lies {
    /// Beside its age and its acts.
    InOneLine(Arc<Galley>),
    /// The same, cut: the list is too low for several lines.
    Cut(RichText),
    /// Above them, over the whole width: what is cut off an alarm is where it is.
    InSeveral(Arc<Galley>),
}

fn lies(ui: &Ui, words: RichText, beside: f32) -> Lies {
    let lay = |width: f32, max_rows: usize| {
        let mut job = LayoutJob::default();
        let font = FontSelection::Default;
        words
            .clone()
            .append_to(&mut job, ui.style(), font, Align::Center);
        job.wrap = TextWrapping {
            max_width: width,
            max_rows,
            ..TextWrapping::default()
        };
        ui.fonts_mut(|it| it.layout_job(job))
    };
    let room = ui.available_width() - 18.0 - ui.spacing().item_spacing.x;
    let one = lay(f32::INFINITY, 1);
    if one.size().x <= room - beside {
        Lies::InOneLine(one)
    } else if ui.clip_rect().height() < LOW {
        Lies::Cut(words)
    } else {
        Lies::InSeveral(lay(room, ROWS))
    }
}

/// Draws the words, and where they are cut shows them whole under the pointer. Returns whether they were pressed.
fn words_ui(ui: &mut Ui, text: Arc<Galley>, words: &str) -> bool {
    let elided = text.elided;
    let response = lead(ui, text, TextWrapMode::Extend);
    let pressed = response.clicked();
    if elided {
        response.on_hover_text(words);
    }
    pressed
}

/// What is done about an alarm, from the right, and its age.
fn acts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (alarm, text): (&Alarm, &str),
    view: &mut View,
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    if !sight.past && outbox.waits_about_alarm(&alarm.key) {
        sending_ui(ui, sight.look);
    }
    know_ui(ui, sight, alarm, text, outbox);
    put_off_ui(ui, sight, alarm, text, &mut view.alarms);
    quarantine_ui(ui, sight, alarm, outbox);
    let ink = match (alarm.known, alarm.priority) {
        (true, _) => p.ink3,
        (false, Priority::High) => p.red.text,
        (false, Priority::Medium | Priority::Low) => p.ink1,
    };
    let age = age_text(sight.lang(), alarm.since, sight.now);
    ui.label(inked(age, size::NOTE, ink));
}

/// Who knows it, or the button that says so by name.
fn know_ui(ui: &mut Ui, sight: &Sight<'_>, alarm: &Alarm, text: &str, outbox: &mut Outbox) {
    let (state, post) = (sight.state(), &sight.seat.post);
    // What another post knows is shown, and still asked of this one.
    if let Some(known) = known_to(state, post, &alarm.key).or(state.known_alarms.get(&alarm.key)) {
        let by = sight.say_with(
            Key::AlarmKnownBy,
            [
                ("who", sight.person(&known.person).into()),
                ("at", clock_hm(known.at).into()),
            ],
        );
        ui.label(sight.look.note(by));
    }
    if alarm.known {
        return;
    }
    let command = Command::KnowAlarm(KnowAlarm {
        alarm: alarm.key.clone(),
        incident: alarm.incident.clone(),
    });
    let name = sight.say_with(Key::AlarmKnowOf, [("what", text.into())]);
    button_ui(ui, sight, (Key::AlarmKnow, &name), command, outbox);
}

/// An entry that broke the rules is proposed for quarantine where its alarm stands (design §4): from
/// then on every later version skips it as well.
fn quarantine_ui(ui: &mut Ui, sight: &Sight<'_>, alarm: &Alarm, outbox: &mut Outbox) {
    let height = alarm.key.as_str().strip_prefix("rule-broken/");
    let Some(height) = height.and_then(|it| it.parse().ok()) else {
        return;
    };
    let command = Command::Quarantine(Quarantine { height });
    let height = height.to_string();
    let name = sight.say_with(Key::AlarmQuarantineOf, [("height", height.into())]);
    button_ui(ui, sight, (Key::AlarmQuarantine, &name), command, outbox);
}

fn button_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (word, name): (Key, &str),
    command: Command,
    outbox: &mut Outbox,
) {
    let refusal = sight.refusal(&command);
    let words = (&*sight.say(word), name);
    if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
        outbox.push(command, sight.now);
    }
}
