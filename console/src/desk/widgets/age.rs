//! The age of a datum, in one way everywhere: fresh, ageing, old.

use dispatch_core::time::Time;
use eframe::egui::{Response, Ui};

use crate::desk::look::{Look, inked};
use crate::desk::theme::size;
use crate::language::{Key, Lang};

/// From when on a kind of datum is no longer fresh, and from when it is old, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    fresh_s: i64,
    old_s: i64,
}

impl Freshness {
    /// Of a harm figure or an area.
    pub const FIGURE: Freshness = Freshness::within(180, 900);
    /// Of a return that is asked for by the hour, or of a voice that was heard.
    pub const HOURLY: Freshness = Freshness::within(900, 3_600);

    const fn within(fresh_s: i64, old_s: i64) -> Freshness {
        Freshness { fresh_s, old_s }
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
    let seconds = now.since_s(since).max(0);
    let ring = match seconds {
        s if s <= kind.fresh_s => "◉",
        s if s <= kind.old_s => "◎",
        _ => "○",
    };
    let ink = if seconds > kind.old_s {
        look.palette.amber.text
    } else {
        look.palette.ink3
    };
    let text = format!("{ring} {}", age_text(look.lang, since, now));
    ui.label(inked(text, size::SMALLEST, ink))
}
