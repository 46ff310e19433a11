//! The alarms that stand now: three priorities, three forms. Known is not gone.

use dispatch_core::command::{Command, KnowAlarm, Quarantine, ShelveAlarm};
use dispatch_core::view::{Alarm, Priority, known_to, shelving};
use eframe::egui::{
    Align, Color32, CornerRadius, Frame, Id, Layout, Margin, Pos2, Rect, ScrollArea, Sense, Shape,
    Stroke, StrokeKind, TextWrapMode, Ui, Vec2,
};

use super::look::{bold, inked};
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::{size, space};
use super::view::View;
use super::widgets::{LongRow, Weight, act_button, age_text, clock_hm, lead, long_list};
use crate::language::{Key, Lang};
use crate::sound::Tone;

/// The tone that is wanted for what nobody knows yet: only ever the most urgent one.
#[must_use]
pub fn wanted_tone(alarms: &[Alarm]) -> Option<Tone> {
    alarms
        .iter()
        .filter(|it| !it.known)
        .map(|it| match it.priority {
            _ if it.key.as_str().starts_with("whistle/") => Tone::Whistle,
            Priority::High => Tone::First,
            Priority::Medium => Tone::Second,
            Priority::Low => Tone::Third,
        })
        .min()
}

/// Draws the list.
pub fn alarms_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    alarms: &[Alarm],
    view: &mut View,
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let known = alarms.iter().filter(|it| it.known).count();
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(space::PANEL, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(bold(sight.say(Key::AlarmsTitle), size::LIST, p.ink1));
                let counts = sight.say_with(
                    Key::AlarmsCounts,
                    [
                        ("open", (alarms.len() - known).into()),
                        ("known", known.into()),
                    ],
                );
                ui.label(sight.look.label(counts));
            });
        });
    ScrollArea::vertical().id_salt("alarms").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if alarms.is_empty() {
            Frame::new()
                .inner_margin(Margin::symmetric(space::PANEL, 6))
                .show(ui, |ui| {
                    ui.label(sight.look.note(sight.say(Key::AlarmsEmpty)))
                });
        }
        let row = |it: &Alarm| LongRow {
            id: Id::unique(it.key.as_str()),
            kind: 0,
        };
        let rows: Vec<LongRow> = alarms.iter().map(row).collect();
        long_list(ui, "rows", &rows, None, |ui, place| {
            if let Some(alarm) = alarms.get(place) {
                alarm_ui(ui, sight, alarm, view, outbox);
            }
        });
    });
}

fn alarm_ui(ui: &mut Ui, sight: &Sight<'_>, alarm: &Alarm, view: &mut View, outbox: &mut Outbox) {
    let p = &sight.look.palette;
    let text = match sight.lang() {
        Lang::Zh => &alarm.zh,
        Lang::En => &alarm.en,
    };
    let shown = Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
                form(ui, sight, rect, alarm);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    know_ui(ui, sight, alarm, text, outbox);
                    shelve_ui(ui, sight, alarm, text, outbox);
                    quarantine_ui(ui, sight, alarm, outbox);
                    let ink = match (alarm.known, alarm.priority) {
                        (true, _) => p.ink3,
                        (false, Priority::High) => p.red.text,
                        (false, Priority::Medium | Priority::Low) => p.ink1,
                    };
                    let age = age_text(sight.lang(), alarm.since, sight.now);
                    ui.label(inked(age, size::NOTE, ink));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let text = if alarm.known {
                            inked(text, size::ROW, p.ink2)
                        } else {
                            bold(text, size::ROW, p.ink1)
                        };
                        if lead(ui, text, TextWrapMode::Truncate).clicked()
                            && let Some(id) = &alarm.incident
                        {
                            view.select(id.clone());
                        }
                    });
                });
            });
        });
    let rect = shown.response.rect;
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
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

/// Minutes an alarm may be put off for by one press.
const SHELVE_MIN: [u32; 2] = [10, 30];

/// Until when this post put it off, or the menu that does. 人员失联 is asked of the fold like any
/// other, and its sentence says why not.
fn shelve_ui(ui: &mut Ui, sight: &Sight<'_>, alarm: &Alarm, text: &str, outbox: &mut Outbox) {
    if let Some(it) = shelving(sight.state(), &sight.seat.post, &alarm.key, sight.now) {
        let by = sight.say_with(
            Key::ShelvedUntil,
            [
                ("who", sight.person(&it.person).into()),
                ("at", clock_hm(it.until).into()),
            ],
        );
        ui.label(sight.look.note(by));
        return;
    }
    if alarm.known {
        return;
    }
    let put_off = |minutes: u32| {
        Command::ShelveAlarm(ShelveAlarm {
            alarm: alarm.key.clone(),
            incident: alarm.incident.clone(),
            until: sight.now.plus_s(i64::from(minutes) * 60),
        })
    };
    let name = sight.say_with(Key::ShelveMenuOf, [("what", text.into())]);
    let word = sight.say(Key::ShelveMenu);
    if let Some(why) = sight.refusal(&put_off(SHELVE_MIN[0])) {
        act_button(ui, sight.look, Weight::Small, (&word, &name), Some(&why));
        return;
    }
    let menu = ui.menu_button(inked(&*word, size::NOTE, sight.look.palette.ink1), |ui| {
        for minutes in SHELVE_MIN {
            let text = sight.say_with(Key::ShelveFor, [("n", minutes.into())]);
            if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
                outbox.push(put_off(minutes), sight.now);
                ui.close();
            }
        }
    });
    menu.response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
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

/// Triangle, square, circle for 1, 2, 3: filled until known by name, an outline after.
fn form(ui: &Ui, sight: &Sight<'_>, rect: Rect, alarm: &Alarm) {
    let p = &sight.look.palette;
    let painter = ui.painter();
    let hue = match alarm.priority {
        Priority::High => p.red,
        Priority::Medium => p.amber,
        Priority::Low => p.blue,
    };
    let (fill, edge, ink) = if alarm.known {
        (Color32::TRANSPARENT, p.ink3, p.ink2)
    } else {
        (hue.fill, hue.fill, hue.on)
    };
    let stroke = Stroke::new(1.2, edge);
    let (digit, drop) = match alarm.priority {
        Priority::High => {
            let corners = vec![
                Pos2::new(rect.center().x, rect.top()),
                rect.right_bottom(),
                rect.left_bottom(),
            ];
            painter.add(Shape::convex_polygon(corners, fill, stroke));
            ("1", 3.0)
        }
        Priority::Medium => {
            let square = rect.shrink(1.0);
            painter.rect(square, CornerRadius::ZERO, fill, stroke, StrokeKind::Inside);
            ("2", 0.0)
        }
        Priority::Low => {
            painter.circle(rect.center(), 8.0, fill, stroke);
            ("3", 0.0)
        }
    };
    painter.text(
        rect.center() + Vec2::new(0.0, drop),
        eframe::egui::Align2::CENTER_CENTER,
        digit,
        super::font::bold(11.0),
        ink,
    );
}
