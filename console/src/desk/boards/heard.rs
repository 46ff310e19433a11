//! Who spoke, and by what means it was heard: what is entered for another carries both (practice R2).

use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use eframe::egui::{Response, Ui};
use serde::{Deserialize, Serialize};

use crate::desk::incident::written;
use crate::desk::outbox::Outbox;
use crate::desk::settings::{Choice, Says, Setting};
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, text_field, toggle_of};
use crate::desk::wording;
use crate::language::Key;

/// Who spoke, half written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// By what means.
    pub means: Means,
    /// The speaker's name; empty is 不详.
    pub name: String,
}

impl Default for Heard {
    fn default() -> Heard {
        Heard {
            means: Means::Telephone,
            name: String::new(),
        }
    }
}

/// By what means words of others are heard at this seat, where one press records them: it stands on the
/// board beside the presses, since what is recorded is what the person saw (practice R2).
pub static HEARD_BY: Setting<Means> = Setting {
    name: "heard-by",
    title: Key::SettingHeardBy,
    hint: Key::SettingHeardByHint,
    choices: &[
        Choice::new(
            "telephone",
            Means::Telephone,
            Says::Text(Key::MeansTelephone),
        ),
        Choice::new(
            "satellite",
            Means::Satellite,
            Says::Text(Key::MeansSatellite),
        ),
        Choice::new("radio", Means::Radio, Says::Text(Key::MeansRadio)),
        Choice::new(
            "messenger",
            Means::Messenger,
            Says::Text(Key::MeansMessenger),
        ),
        Choice::new("in-person", Means::InPerson, Says::Text(Key::MeansInPerson)),
    ],
    normal: Means::Telephone,
};

/// Says by what means one press records the words of others; a press takes the next of them.
pub fn heard_by_ui(ui: &mut Ui, sight: &Sight<'_>, outbox: &mut Outbox) {
    let now = sight.settings.read(&HEARD_BY);
    let args = [("means", wording::means(sight, now).into())];
    let text = sight.say_with(Key::HeardBy, args);
    if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
        let at = MEANS.iter().position(|it| *it == now).unwrap_or(0);
        outbox.hear_by(MEANS[(at + 1) % MEANS.len()]);
    }
}

/// What a voice or a message comes by, the commonest first.
pub const MEANS: [Means; 5] = [
    Means::Telephone,
    Means::Satellite,
    Means::Radio,
    Means::Messenger,
    Means::InPerson,
];

/// Chooses one of the means.
pub fn means_ui(ui: &mut Ui, sight: &Sight<'_>, chosen: &mut Means) {
    means_called_ui(ui, sight, chosen, str::to_owned);
}

/// The same where others stand beside them: each is `called` so aloud.
pub fn means_called_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    chosen: &mut Means,
    called: impl Fn(&str) -> String,
) {
    for means in MEANS {
        let text = wording::means(sight, means);
        if toggle_of(ui, sight.look, *chosen == means, (&text, &called(&text))) {
            *chosen = means;
        }
    }
}

/// Draws means and name, and returns the field of the name; nothing where the seat speaks for itself.
pub fn heard_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    who: &Party,
    heard: &mut Heard,
) -> Option<Response> {
    if sight.speaks_for(who) {
        return None;
    }
    let shown = ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::VoiceBy)));
        means_ui(ui, sight, &mut heard.means);
        text_field(ui, sight, (Key::VoiceName, 130.0), &mut heard.name)
    });
    Some(shown.inner)
}

/// For whom it is entered; `None` where the seat speaks for itself.
pub fn on_behalf(sight: &Sight<'_>, who: &Party, heard: &Heard) -> Option<OnBehalf> {
    let name = written(&heard.name);
    (!sight.speaks_for(who)).then(|| sight.heard_by(who.clone(), heard.means, name))
}
