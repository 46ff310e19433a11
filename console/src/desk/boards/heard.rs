//! Who spoke, and by what means it was heard: what is entered for another carries both (practice R2).

use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use eframe::egui::{Response, Ui};
use serde::{Deserialize, Serialize};

use crate::desk::incident::written;
use crate::desk::sight::Sight;
use crate::desk::widgets::{text_field, toggle};
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
    for means in MEANS {
        if toggle(
            ui,
            sight.look,
            *chosen == means,
            &wording::means(sight, means),
        ) {
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
