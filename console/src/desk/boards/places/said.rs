//! A word about a place: as of when, by whom, and what else was said.

use dispatch_core::entry::OnBehalf;
use dispatch_core::register::{Party, Unit};
use dispatch_core::time::Time;
use dispatch_core::words::Words;
use eframe::egui::Ui;

use crate::desk::incident::written;
use crate::desk::sight::Sight;
use crate::desk::widgets::{number_field, text_field, toggle};
use crate::language::Key;

/// A word half written.
#[derive(Debug, Default)]
pub struct SaidForm {
    minutes: String,
    words: String,
    /// Seen with one's own eyes, and not heard from the keeper.
    own: bool,
}

impl SaidForm {
    /// The moment it speaks of; `None` is now.
    pub fn as_of(&self, now: Time) -> Option<Time> {
        let minutes: i64 = self.minutes.parse().ok().filter(|it| *it > 0)?;
        Some(now.plus_s(-minutes.saturating_mul(60)))
    }

    /// What was said.
    pub fn words(&self) -> Option<Words> {
        written(&self.words)
    }

    /// For whom it is recorded: the keeper by telephone, unless he sits here or it was seen.
    pub fn heard(&self, sight: &Sight<'_>, keeper: &Unit) -> Option<OnBehalf> {
        let party = other_party(sight, keeper)?;
        (!self.own).then(|| sight.heard_from(&party))?
    }
}

/// The keeper as a party, where he does not sit here.
fn other_party(sight: &Sight<'_>, keeper: &Unit) -> Option<Party> {
    let party = Sight::of_unit(keeper);
    (!sight.speaks_for(&party)).then_some(party)
}

/// Draws the fields; the states that are pressed stand below them.
pub fn said_ui(ui: &mut Ui, sight: &Sight<'_>, keeper: &Unit, form: &mut SaidForm) {
    ui.horizontal_wrapped(|ui| {
        let name = sight.say(Key::PlaceMinutes);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.minutes);
        if let Some(party) = other_party(sight, keeper) {
            let who = sight.party(&party);
            let text = sight.say_with(Key::PlaceHeard, [("who", who.into())]);
            if toggle(ui, sight.look, !form.own, &text) {
                form.own = !form.own;
            }
        }
    });
    text_field(
        ui,
        sight,
        (Key::PlaceRemark, f32::INFINITY),
        &mut form.words,
    );
}
