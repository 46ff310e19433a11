//! The age of a datum, in one way everywhere: fresh, ageing, old.

use dispatch_core::time::Time;
use eframe::egui::{Response, Ui};

use crate::desk::look::{Look, inked};
use crate::desk::map::symbol::Age;
use crate::desk::theme::size;
use crate::language::{Key, Lang};

/// From when on a kind of datum is no longer fresh, and from when it is old, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    fresh_s: i64,
    old_s: i64,
}

impl Freshness {
    /// Of the position of something that moves.
    pub const POSITION: Freshness = Freshness::within(60, 300);
    /// Of a harm figure or an area.
    pub const FIGURE: Freshness = Freshness::within(180, 900);
    /// Of a return that is asked for by the hour, or of a voice that was heard.
    pub const HOURLY: Freshness = Freshness::within(900, 3_600);

    const fn within(fresh_s: i64, old_s: i64) -> Freshness {
        Freshness { fresh_s, old_s }
    }

    /// How old something is by these limits; never [`Age::Cut`].
    #[must_use]
    pub fn age(self, since: Time, now: Time) -> Age {
        match now.since_s(since) {
            s if s <= self.fresh_s => Age::Fresh,
            s if s <= self.old_s => Age::Ageing,
            _ => Age::Old,
        }
    }
}

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
