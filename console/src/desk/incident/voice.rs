//! Whose word it is and by what means it came: on the screen before anything is pressed, so that the
//! ledger states nothing that nobody said (practice R2).

use dispatch_core::entry::OnBehalf;
use dispatch_core::register::Party;
use dispatch_core::state::{Incident, Said};
use eframe::egui::{ComboBox, Ui};
use serde::{Deserialize, Serialize};

use crate::desk::boards::{Heard, means_ui, on_behalf};
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, choice, text_field, toggle_response};
use crate::desk::wording;
use crate::language::Key;

/// Draws by what means the words of this form came, and who spoke.
pub fn by_ui(ui: &mut Ui, sight: &Sight<'_>, heard: &mut Heard) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::VoiceVia)));
        means_ui(ui, sight, &mut heard.means);
        text_field(ui, sight, (Key::VoiceName, 110.0), &mut heard.name);
    });
}

/// Whose word something is: the one that was chosen, else the one that is proposed. `Centre` stands
/// for whoever sits here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Speaker {
    chosen: Option<Party>,
}

impl Speaker {
    /// For whom it is recorded; `None` where this seat says it itself.
    pub fn on_behalf(
        &self,
        sight: &Sight<'_>,
        proposed: &Party,
        heard: &Heard,
    ) -> Option<OnBehalf> {
        match self.chosen.as_ref().unwrap_or(proposed) {
            Party::Centre => None,
            who => on_behalf(sight, who, heard),
        }
    }

    /// Draws the choice among this seat, whoever commands and the parties.
    pub fn choose_ui(
        &mut self,
        ui: &mut Ui,
        sight: &Sight<'_>,
        (proposed, parties): (&Party, &[Party]),
        salt: &str,
    ) {
        let name = |party: &Party| match party {
            Party::Centre => sight.say(Key::VoiceOwn).into_owned(),
            party => sight.party(party),
        };
        let shown = self.chosen.as_ref().unwrap_or(proposed).clone();
        let mut all = vec![Party::Centre];
        all.extend(parties.iter().cloned());
        if !all.contains(proposed) {
            all.insert(1, proposed.clone());
        }
        ui.label(sight.look.label(sight.say(Key::VoiceWho)));
        ComboBox::from_id_salt(salt)
            .selected_text(name(&shown))
            .show_ui(ui, |ui| {
                for party in all {
                    let text = name(&party);
                    let spoken = format!("{} {text}", sight.say(Key::VoiceWho));
                    if choice(ui, party == shown, (&text, &spoken)) {
                        self.chosen = Some(party);
                    }
                }
            })
            .response
            .listed(sight, Key::VoiceWho);
    }
}

/// Who decides what this seat might decide itself as well: this seat, or whoever commands, whose decision it
/// writes down as heard. It is chosen for one press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Decider {
    is_commander: bool,
}

impl Decider {
    /// Draws the choice of who decides on such an act, where somebody else commands and this seat writes down
    /// decisions.
    pub fn ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, act: Key) {
        let Some(heard) = sight.for_commander(incident) else {
            self.is_commander = false;
            return;
        };
        if !sight.writes_down() || sight.past {
            return;
        }
        let means = wording::means(sight, heard.means);
        let mut text = sight.say(Key::DecidesCommander).into_owned();
        if self.is_commander {
            text = format!("{text} · {means}");
        }
        let who = sight.party(&heard.who);
        let args = [("who", who.into()), ("means", means.into())];
        let name = sight.say_with(Key::DecidesCommanderOf, args);
        let name = format!("{} {name}", sight.say(act));
        let chosen = toggle_response(ui, sight.look, self.is_commander, (&text, &name));
        self.is_commander ^= chosen.on_hover_text(name).clicked();
    }

    /// For whom it is recorded: `None` where this seat says it itself.
    #[must_use]
    pub fn heard(self, sight: &Sight<'_>, incident: &Incident) -> Option<OnBehalf> {
        let heard = || sight.for_commander(incident);
        self.is_commander.then(heard).flatten()
    }
}

/// Whoever commands, as the one who speaks for everybody on the scene; this seat where nobody does.
pub fn commander(incident: &Incident) -> Party {
    let tenure = incident.commander();
    tenure.map_or(Party::Centre, |it| Party::Post(it.post.clone()))
}

/// Whose decision it was: that of whoever it was heard from, else of the one who stands there as its giver; and
/// by what means it came.
pub fn decided_by(sight: &Sight<'_>, said: &Said, giver: &Party) -> (String, Option<String>) {
    match &said.on_behalf {
        None => (sight.party(giver), None),
        Some(behalf) => {
            let means = wording::means(sight, behalf.means);
            let text = sight.say_with(Key::DecidedHeard, [("means", means.into())]);
            (sight.party(&behalf.who), Some(text))
        }
    }
}

/// Whose word it was, and by what means it came: nothing where whoever pressed said it himself.
pub fn said_by(sight: &Sight<'_>, said: &Said) -> Option<String> {
    let behalf = said.on_behalf.as_ref()?;
    let who = match &behalf.name {
        Some(name) => format!("{} {name}", sight.party(&behalf.who)),
        None => sight.party(&behalf.who),
    };
    let means = wording::means(sight, behalf.means);
    let parts = [("who", who.into()), ("means", means.into())];
    Some(sight.say_with(Key::VoiceSaid, parts))
}
