//! The band: which world, which district, what time it is, which warning signals are in force; and
//! below it, only where something is wrong, one line that nobody can overlook.

use dispatch_core::command::WarningColour;
use dispatch_core::sentence::weather_text;
use dispatch_core::time::Time;
use dispatch_core::view::warnings_in_force;
use eframe::egui::{Align2, Color32, Pos2, Rect, Vec2};

use super::glance::Glance;
use super::sheet::{Pen, bold, plain, size};
use crate::language::Key;

/// Signals that are drawn; more are counted.
const SIGNALS: usize = 3;

/// The signs as they are issued: their colour is their meaning, so they are the same everywhere.
const SIGNS: [(WarningColour, Key, Color32, Color32); 4] = [
    (
        WarningColour::Blue,
        Key::WarningBlue,
        Color32::from_rgb(0x1b, 0x66, 0xd6),
        Color32::WHITE,
    ),
    (
        WarningColour::Yellow,
        Key::WarningYellow,
        Color32::from_rgb(0xff, 0xe2, 0x3d),
        Color32::BLACK,
    ),
    (
        WarningColour::Orange,
        Key::WarningOrange,
        Color32::from_rgb(0xff, 0x8a, 0x1f),
        Color32::BLACK,
    ),
    (
        WarningColour::Red,
        Key::WarningRed,
        Color32::from_rgb(0xe2, 0x16, 0x1d),
        Color32::WHITE,
    ),
];

/// Draws the band. `clock` is the world's time now.
pub(super) fn band_ui(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect, clock: Time) {
    let p = pen.palette;
    let drill = glance.state.world.is_drill();
    pen.fill(room, if drill { p.drill_band } else { p.bg0 }, 0);
    let (key, fill, ink) = if drill {
        (Key::WorldDrill, p.drill, p.drill_on)
    } else {
        (Key::WorldLive, p.ink1, p.bg0)
    };
    let world = Rect::from_min_size(room.min, Vec2::new(230.0, room.height()));
    pen.fill(world, fill, 0);
    let middle = (world.center(), Align2::CENTER_CENTER);
    pen.text(middle, &glance.say(key), bold(60.0, ink), world.width());
    let at = |x: f32| (Pos2::new(x, room.center().y), Align2::LEFT_CENTER);
    let adopted = glance.state.register.adopted.as_ref();
    let district = adopted.map_or_else(
        || glance.say(Key::NoDistrict).into_owned(),
        |it| glance.lang().short_name(it.zh.as_str(), it.en.as_str()),
    );
    let x = world.right() + 36.0;
    let named = pen.text(at(x), &district, plain(size::TITLE, p.ink1), 420.0);
    let x = named.right() + 36.0;
    let ink = bold(size::CLOCK, p.ink1);
    let now = pen.text(at(x), &clock.local_clock().to_string(), ink, 460.0);
    let signals = signals_ui(pen, glance, room);
    if drill {
        // The drill's own clock is its director's; what its ledger says last is all that is known.
        let note = glance.say(Key::WallDrillTime);
        let x = now.right() + 24.0;
        let width = (signals - 24.0 - x).min(340.0);
        // Half of it says nothing.
        if width > 200.0 {
            pen.text(at(x), &note, plain(size::SMALLEST, p.ink2), width);
        }
    }
    pen.line(room.left_bottom(), room.right_bottom(), (2.0, p.line2));
}

/// Draws the signals from the right. Returns where they begin.
fn signals_ui(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect) -> f32 {
    let mut signals = warnings_in_force(glance.state, glance.as_of);
    // The most severe stand nearest to the edge, where the eye goes first.
    signals.sort_by_key(|(_, it)| SIGNS.iter().rposition(|sign| sign.0 == it.colour));
    let hidden = signals.len().saturating_sub(SIGNALS);
    let mut right = room.right() - 28.0;
    for (_, warning) in signals.iter().rev().take(SIGNALS) {
        let Some((_, word, fill, ink)) = SIGNS.iter().find(|it| it.0 == warning.colour) else {
            continue;
        };
        let kind = glance.lang().text(weather_text(&warning.kind));
        let text = glance.aged(&format!("{kind} {}", glance.say(*word)));
        let ink = bold(size::ROW, *ink);
        let width = pen.width(&text, ink) + 40.0;
        let plate = Rect::from_center_size(
            Pos2::new(right - width / 2.0, room.center().y),
            Vec2::new(width, 64.0),
        );
        pen.fill(plate, Color32::WHITE, 10);
        pen.fill(plate.shrink(4.0), *fill, 7);
        pen.text((plate.center(), Align2::CENTER_CENTER), &text, ink, width);
        right = plate.left() - 20.0;
    }
    if hidden > 0 {
        let text = format!("+{hidden}");
        let at = (Pos2::new(right, room.center().y), Align2::RIGHT_CENTER);
        right = pen
            .text(at, &text, bold(size::ROW, pen.palette.ink1), 120.0)
            .left();
    }
    right
}

/// Draws what is wrong over the whole width.
pub(super) fn trouble_ui(pen: &Pen<'_>, text: &str, room: Rect) {
    let p = pen.palette;
    pen.fill(room, p.red.fill, 0);
    let at = (
        room.left_center() + Vec2::new(28.0, 0.0),
        Align2::LEFT_CENTER,
    );
    let ink = bold(40.0, p.red.on);
    pen.text(at, text, ink, room.width() - 56.0);
}

#[cfg(test)]
mod tests {
    use palette::Srgb;
    use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
    use palette::{IntoColor, Lab};

    use super::*;

    fn srgb(it: Color32) -> Srgb<f64> {
        Srgb::new(it.r(), it.g(), it.b()).into_format()
    }

    /// The colour is the meaning, and the word that says it can be read on it from eight metres.
    #[test]
    fn a_sign_is_read_and_its_colour_is_no_other_signs() {
        for (colour, _, fill, ink) in SIGNS {
            let read = srgb(fill).relative_contrast(srgb(ink));
            assert!(read >= 4.5, "{colour:?}: {read:.2}");
        }
        let lab = |it: Color32| -> Lab<_, f64> { srgb(it).into_linear::<f64>().into_color() };
        for (at, one) in SIGNS.iter().enumerate() {
            for other in &SIGNS[at + 1..] {
                let apart = lab(one.2).difference(lab(other.2));
                assert!(apart >= 20.0, "{:?}, {:?}: {apart:.1}", one.0, other.0);
            }
        }
    }
}
