//! The age of a datum, in one way everywhere: fresh, ageing, old.

use dispatch_core::time::Time;
use eframe::egui::{Response, Ui};

use crate::desk::freshness::Freshness;
use crate::desk::look::{Look, inked};
use crate::desk::map::symbol::Age;
use crate::desk::theme::size;
use crate::language::age_text;

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
