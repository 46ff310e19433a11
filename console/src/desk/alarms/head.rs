//! Above the alarms: how many, until when none can be missing, whether they are a flood, which seats hear none,
//! and what this seat hears.

use dispatch_core::sentence::alarm_kind_text;
use dispatch_core::view::{
    Alarm, DeafSeat, DeafWhy, FLOOD_WITHIN_S, deaf_seats, heard_list, is_flood, sound_test,
};
use eframe::egui::{
    Align, Frame, Label, Layout, Margin, RichText, TextStyle, TextWrapMode, Ui, WidgetText,
};

use super::AlarmsView;
use crate::desk::look::{bold, inked};
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{
    Tone, Weight, age_text, complete_text, complete_ui, plain_button, sign,
};
use crate::language::Key;

/// What the list asks of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A tone, and whether it is heard.
    SoundTest,
}

/// Draws title and counts, and below them what keeps alarms from being heard.
pub(super) fn head_ui(ui: &mut Ui, sight: &Sight<'_>, alarms: &[Alarm], view: &mut AlarmsView) {
    let p = &sight.look.palette;
    let known = alarms.iter().filter(|it| it.known).count();
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(space::PANEL, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            // In one line where there is room: in a low window each line is an alarm less.
            let mut beside = false;
            ui.horizontal(|ui| {
                ui.label(bold(sight.say(Key::AlarmsTitle), size::LIST, p.ink1));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = sight.say(Key::AlarmsList);
                    let name = sight.say(Key::AlarmsListOf);
                    let button = plain_button(ui, sight.look, Weight::Small, &text, &name);
                    if button.on_hover_text(&*name).clicked() {
                        view.listing = !view.listing;
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let counts = sight.say_with(
                            Key::AlarmsCounts,
                            [
                                ("open", (alarms.len() - known).into()),
                                ("known", known.into()),
                            ],
                        );
                        // However many stand here: whether one may be missing is asked of a full list as of
                        // an empty one.
                        let counts = sight.look.label(counts);
                        let complete = complete_text(sight);
                        let needed = width(ui, counts.clone()) + width(ui, complete);
                        beside = needed + ui.spacing().item_spacing.x <= ui.available_width();
                        ui.add(Label::new(counts).truncate());
                        if beside {
                            complete_ui(ui, sight);
                        }
                    });
                });
            });
            if !beside {
                complete_ui(ui, sight);
            }
            if is_flood(alarms, sight.now) {
                flood_ui(ui, sight, alarms);
            }
            deaf_ui(ui, sight);
        });
}

/// The width of a text in one line.
fn width(ui: &Ui, text: RichText) -> f32 {
    let text = WidgetText::from(text);
    let laid = text.into_galley(
        ui,
        Some(TextWrapMode::Extend),
        f32::INFINITY,
        TextStyle::Body,
    );
    laid.size().x
}

/// How many came within ten minutes: from then on they are gathered.
fn flood_ui(ui: &mut Ui, sight: &Sight<'_>, alarms: &[Alarm]) {
    let young = |it: &&Alarm| sight.now.since_s(it.since) <= FLOOD_WITHIN_S;
    let n = alarms.iter().filter(young).count();
    ui.horizontal(|ui| {
        let text = sight.say_with(Key::AlarmsFlood, [("n", n.into())]);
        sign(ui, sight.look, Tone::Amber, &text);
        let hint = sight.look.note(sight.say(Key::AlarmsFloodHint));
        ui.add(Label::new(hint).truncate());
    });
}

/// The other seats that hear nothing: what sounds here sounds there for nobody.
fn deaf_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let seat = sight.seat;
    let others = deaf_seats(sight.state());
    let others = others
        .iter()
        .filter(|it| (it.post, it.console) != (&seat.post, &seat.console));
    let told: Vec<String> = others.map(|it| deaf_text(sight, it)).collect();
    if told.is_empty() {
        return;
    }
    let text = sight.say_with(Key::DeafSeats, [("who", told.join("、").into())]);
    let amber = sight.look.palette.amber.text;
    ui.add(Label::new(inked(text, size::NOTE, amber)).wrap());
}

fn deaf_text(sight: &Sight<'_>, it: &DeafSeat<'_>) -> String {
    let key = match it.why {
        DeafWhy::NoDevice => Key::DeafNoDevice,
        DeafWhy::NotHeard => Key::DeafNotHeard,
    };
    let age = age_text(sight.lang(), it.since, sight.now);
    sight.say_with(
        key,
        [("who", sight.post(it.post).into()), ("age", age.into())],
    )
}

/// Nobody tested the sound here in this shift: it is asked for until somebody does, below whatever is
/// more urgent.
pub(super) fn untested_ui(ui: &mut Ui, sight: &Sight<'_>) -> Option<Asks> {
    if sight.past || !sight.asks_sound_test() {
        return None;
    }
    let (post, console) = (&sight.seat.post, &sight.seat.console);
    if sound_test(sight.state(), post, console, sight.now).is_some() {
        return None;
    }
    let mut asks = None;
    let around = Frame::new().inner_margin(Margin::symmetric(space::PANEL, 3));
    around.show(ui, |ui| {
        ui.horizontal(|ui| {
            let amber = sight.look.palette.amber.text;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = sight.say(Key::SoundTest);
                let name = sight.say(Key::SoundTestOfShift);
                if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                    asks = Some(Asks::SoundTest);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = inked(sight.say(Key::SoundUntested), size::NOTE, amber);
                    ui.add(Label::new(text).truncate());
                });
            });
        });
    });
    asks
}

/// Which kinds of alarm this seat hears, and why just these.
pub(super) fn listing_ui(ui: &mut Ui, sight: &Sight<'_>) {
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 4))
        .show(ui, |ui| {
            let post = sight.post(&sight.seat.post);
            let text = sight.say_with(Key::AlarmsListTitle, [("post", post.into())]);
            ui.add(Label::new(sight.look.strong(text)).wrap());
            for line in heard_list(sight.state(), &sight.seat.post) {
                let kind = sight.lang().text(alarm_kind_text(line.kind));
                let why = sight.lang().text(line.reason());
                let text = sight.look.label(format!("{kind}：{why}"));
                ui.add(Label::new(text).wrap());
            }
            ui.separator();
        });
}
