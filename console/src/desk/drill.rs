//! The player of a drill: pause, real time, twentyfold. It only ever plays in its own world.

use eframe::egui::Ui;

use super::link::{DrillOffer, DrillPicture, Wish};
use super::look::{bold, inked};
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button};
use crate::language::Key;

/// The speeds offered, in per mille of real time.
const RATES: [(u32, Key); 4] = [
    (0, Key::DrillPause),
    (1_000, Key::DrillTimes1),
    (20_000, Key::DrillTimes20),
    (60_000, Key::DrillTimes60),
];

/// Draws the player in the row of the drill. Returns what was asked.
pub fn player_ui(ui: &mut Ui, sight: &Sight<'_>, drill: &DrillPicture) -> Option<Wish> {
    let p = &sight.look.palette;
    let mut wish = None;
    ui.label(bold(sight.say(Key::DrillTitle), size::BODY, p.ink1));
    let name = sight.lang().name(&drill.zh, &drill.en);
    ui.label(inked(name, size::BODY, p.ink1));
    for (rate, key) in RATES {
        let text = sight.say(key);
        let weight = if drill.rate_permille == rate {
            Weight::Primary
        } else {
            Weight::Plain
        };
        let ended = drill.ended.then(|| sight.say(Key::DrillEnded));
        if act_button(ui, sight.look, weight, (&text, &text), ended.as_deref()) {
            wish = Some(Wish::DrillRate(rate));
        }
    }
    if drill.ended {
        ui.label(inked(sight.say(Key::DrillEnded), size::NOTE, p.ink2));
    }
    wish
}

/// Offers the drills that can be opened beside this console, each in a world and window of its own.
pub fn offers_ui(ui: &mut Ui, sight: &Sight<'_>, offers: &[DrillOffer]) -> Option<Wish> {
    let mut wish = None;
    for (number, offer) in offers.iter().enumerate() {
        let title = sight.lang().name(&offer.zh, &offer.en);
        let text = sight.say_with(Key::OpenDrill, [("title", title.into())]);
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            wish = Some(Wish::OpenDrill(number));
        }
    }
    wish
}
