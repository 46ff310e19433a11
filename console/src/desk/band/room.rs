//! What of the band there is room for: what stands there on any night gives way first.

use dispatch_core::state::EDITION;
use eframe::egui::{FontId, Ui};

use super::sound::{sound_text, test_text};
use super::waiting::{alarms_texts, next_texts};
use super::{SoundState, date_text, district_texts, ledger_texts, weekday_text};
use crate::desk::font;
use crate::desk::seats::seat_text;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::language::Key;

/// Between two things of the band, in points.
pub(super) const GAP: f32 = 14.0;
/// At the right end.
pub(super) const END: f32 = 12.0;
/// What a button or a sign has around its text.
const AROUND: f32 = 18.0;

/// What of the band is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shows {
    pub(super) ledger: bool,
    /// What comes due next; the queue and the strip say it as well.
    pub(super) next: bool,
    pub(super) skin: bool,
    /// When the sound was tested; the alarms ask for it as well.
    pub(super) test: bool,
    pub(super) date: bool,
    pub(super) district: bool,
    /// Commands on their way, an older edition in force.
    pub(super) passing: bool,
    /// Clock and world are small, and the seat is the person alone.
    pub(super) is_small: bool,
}

/// Width of the name of the world, in points.
pub(super) fn world_width(small: bool) -> f32 {
    if small { 64.0 } else { 100.0 }
}

/// Size of the clock, in points.
pub(super) fn clock_size(ui: &Ui, small: bool) -> f32 {
    match (small, space::is_gloved(ui)) {
        (true, _) => 22.0,
        (false, true) => size::CLOCK_GLOVE,
        (false, false) => size::CLOCK,
    }
}

/// What the button of the language reads.
pub(super) fn language_text(sight: &Sight<'_>) -> String {
    format!("F9 {}", sight.say(Key::OtherLanguage))
}

/// What there is room for, in this order of giving way.
pub(super) fn shows(ui: &Ui, sight: &Sight<'_>, sound: SoundState, sending: usize) -> Shows {
    let room = ui.available_width();
    let mut shows = Shows {
        ledger: true,
        next: true,
        skin: true,
        test: sight.asks_sound_test(),
        date: true,
        district: true,
        passing: true,
        is_small: false,
    };
    type Give = fn(&mut Shows);
    let gives: [Give; 8] = [
        |it| it.ledger = false,
        |it| it.date = false,
        |it| it.next = false,
        |it| it.district = false,
        |it| it.skin = false,
        |it| it.test = false,
        |it| it.is_small = true,
        |it| it.passing = false,
    ];
    for give in gives {
        if width(ui, sight, sound, sending, shows) <= room {
            break;
        }
        give(&mut shows);
    }
    if passing(ui, sight, sending) == 0.0 {
        shows.passing = true;
    }
    shows
}

fn width(ui: &Ui, sight: &Sight<'_>, sound: SoundState, sending: usize, shows: Shows) -> f32 {
    let of = |text: &str, font: FontId| of(ui, text, font);
    let row = |text: &str| of(text, font::regular(size::ROW));
    let small = |text: &str| of(text, font::regular(size::SMALLEST));
    let button = |text: &str| {
        let text = of(text, font::bold(size::NOTE)) + AROUND;
        text.max(space::pressed(ui)) + GAP
    };
    let pair = |upper: &str, lower: &str| row(upper).max(small(lower)) + GAP;
    let clock = sight.now.local_clock().to_string();
    let mut sum = world_width(shows.is_small) + 2.0 * GAP + END;
    sum += of(&clock, font::bold(clock_size(ui, shows.is_small))) + GAP;
    sum += row(&seat_text(sight, shows.is_small)) + AROUND + GAP;
    let sound = sound_text(sight, sound);
    if shows.test {
        sum += button(&test_text(sight));
    }
    sum += button(&sound) + button(&language_text(sight)) + button("?");
    if shows.skin {
        sum += button("≡") + button("◐");
    }
    if shows.district {
        let (district, under) = district_texts(sight);
        sum += pair(&district, &under);
    }
    if shows.date {
        sum += pair(&date_text(sight.now), &weekday_text(sight));
    }
    if let Some((upper, lower)) = alarms_texts(sight) {
        sum += pair(&upper, &lower);
    }
    if let Some((upper, lower)) = next_texts(sight).filter(|_| shows.next) {
        sum += pair(&upper, &lower);
    }
    if shows.ledger {
        let (state, mark) = ledger_texts(sight);
        sum += pair(&state, &mark);
    }
    if shows.passing {
        sum += passing(ui, sight, sending);
    }
    sum
}

/// The width of what passes; nothing where nothing does.
fn passing(ui: &Ui, sight: &Sight<'_>, sending: usize) -> f32 {
    let text = |text: &str| of(ui, text, font::bold(size::ROW)) + AROUND + GAP;
    let mut sum = 0.0;
    let waiting = sight.picture.waiting;
    if waiting > 0 {
        sum += text(&sight.say_with(Key::WaitingForLink, [("n", waiting.into())]));
    }
    if sending > 0 {
        sum += text(&sight.say_with(Key::Sending, [("n", sending.into())]));
    }
    let state = sight.state();
    if state.register.adopted.is_some() && state.edition < EDITION {
        sum += text(&sight.say_with(Key::AdoptEdition, [("n", EDITION.into())]));
    }
    sum
}

fn of(ui: &Ui, text: &str, font: FontId) -> f32 {
    let ink = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    galley.size().x
}
