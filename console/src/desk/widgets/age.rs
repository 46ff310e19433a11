//! The age of a datum, in one way everywhere: fresh, ageing, old.

use dispatch_core::time::Time;
use eframe::egui::{Response, Ui};

use crate::desk::freshness::Freshness;
use crate::desk::look::{Look, inked};
use crate::desk::map::symbol::Age;
use crate::desk::theme::size;
use crate::language::{Key, Lang};

/// How old something is, in words: 40 秒, 23 分, 3 时.
#[must_use]
pub fn age_text(lang: Lang, since: Time, now: Time) -> String {
    let seconds = now.since_s(since).max(0);
    let (key, n) = match seconds {
        0..60 => (Key::AgeSeconds, seconds),
        60..5_400 => (Key::AgeMinutes, seconds / 60),
        _ => (Key::AgeHours, seconds / 3_600),
    };
    lang.say_with(key, [("n", n.into())])
}

/// Writes the age of a datum, amber once it is old.
pub fn age_ui(ui: &mut Ui, look: &Look, kind: Freshness, (since, now): (Time, Time)) -> Response {
    let age = kind.age(since, now);
    let ring = match age {
        Age::Fresh => "◉",
        Age::Ageing => "◎",
        Age::Old | Age::Cut => "○",
    };
    let ink = if age == Age::Old {
        look.palette.amber.text
    } else {
        look.palette.ink3
    };
    let text = format!("{ring} {}", age_text(look.lang, since, now));
    ui.label(inked(text, size::SMALLEST, ink))
}
