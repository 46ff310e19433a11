//! 实战来哨: the one thing of the live world that a drill shows (law 7, practice R9). It covers the frame
//! of the drill, it is read only, and nobody can put it away here: it ends when somebody acknowledges
//! the alarm in the live world.

use std::time::Duration;

use dispatch_core::time::Time;
use eframe::egui::{
    CornerRadius, Frame, Id, Label, LayerId, Margin, Order, Panel, Stroke, StrokeKind, Ui,
};

use super::band::DRILL_FRAME;
use super::link::LiveAlarms;
use super::look::{Look, bold, inked};
use super::theme::size;
use super::widgets::age_text;
use crate::language::{Key, Lang};
use crate::sound::Tone;

/// How often a drill is drawn when nothing happens: with the look at the live ledger
/// (`keeping::LOOK_EVERY`) less than the second of practice R9.
pub const FRAME_EVERY: Duration = Duration::from_millis(500);
/// Lines that are written out; more are counted.
const LINES_MAX: usize = 3;

/// A line of the live world as this desk hears it: the number of its incident, and whether a whistle waits.
pub type Heard = (u32, bool);

/// What of the live world sounds, over which a drill is silent.
pub fn live_tones(live: &LiveAlarms) -> impl Iterator<Item = (Heard, Tone)> {
    live.lines.iter().map(|it| {
        let tone = match it.whistle {
            true => Tone::Whistle,
            false => Tone::First,
        };
        ((it.number, it.whistle), tone)
    })
}

/// Draws the line above everything else, or what keeps it from being seen; nothing on a quiet night.
pub fn pierce_ui(ui: &mut Ui, look: &Look, now: Time, live: &LiveAlarms) {
    let p = look.palette;
    if !live.lines.is_empty() {
        let fill = Frame::new()
            .fill(p.red.fill)
            .inner_margin(Margin::symmetric(14, 6));
        Panel::top("pierce").frame(fill).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            lines_ui(ui, look, now, live);
        });
    }
    let warning = match &live.blind {
        Some(why) => {
            let why = match look.lang {
                Lang::Zh => why.zh.as_str(),
                Lang::En => why.en.as_str(),
            };
            Some(look.say_with(Key::PierceBlind, [("why", why.into())]))
        }
        None => live
            .unattended
            .then(|| look.say(Key::PierceUnattended).into_owned()),
    };
    if let Some(warning) = warning {
        let fill = Frame::new()
            .fill(p.amber.fill)
            .inner_margin(Margin::symmetric(14, 4));
        Panel::top("pierce-warning").frame(fill).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(bold(warning, size::BODY, p.amber.on)).wrap());
        });
    }
}

fn lines_ui(ui: &mut Ui, look: &Look, now: Time, live: &LiveAlarms) {
    let ink = look.palette.red.on;
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(look.say(Key::PierceTitle), size::TITLE, ink));
        for line in live.lines.iter().take(LINES_MAX) {
            let place = [
                ("number", line.number.into()),
                ("place", line.place.as_str().into()),
            ];
            let age = age_text(look.lang, now.plus_s(-line.age_s), now);
            let text = format!(
                "{} · {}",
                look.say_with(Key::PierceLine, place),
                look.say_with(Key::PierceAge, [("age", age.into())])
            );
            ui.label(bold(text, size::LIST, ink));
        }
        let more = live.lines.len().saturating_sub(LINES_MAX);
        if more > 0 {
            let text = look.say_with(Key::PierceMore, [("n", more.into())]);
            ui.label(bold(text, size::LIST, ink));
        }
    });
    ui.add(Label::new(inked(look.say(Key::PierceDo), size::NOTE, ink)).wrap());
}

/// Covers the frame of the drill: while a real alarm calls, this is no place to play.
pub fn frame_ui(ui: &Ui, look: &Look, live: &LiveAlarms) {
    if live.lines.is_empty() {
        return;
    }
    let painter = ui
        .ctx()
        .layer_painter(LayerId::new(Order::Foreground, Id::unique("pierce-frame")));
    painter.rect_stroke(
        ui.ctx().content_rect().shrink(DRILL_FRAME / 2.0),
        CornerRadius::ZERO,
        Stroke::new(DRILL_FRAME, look.palette.red.fill),
        StrokeKind::Middle,
    );
}
