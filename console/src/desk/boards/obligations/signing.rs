//! By what means a report goes up, and on whose word a paper does: signed by the leader on duty, or
//! agreed to by him aloud (practice R10).

use dispatch_core::command::SigningConsent;
use dispatch_core::entry::Means;
use dispatch_core::register::Unit;
use dispatch_core::time::Time;
use dispatch_core::words::PersonId;
use eframe::egui::Ui;

use crate::desk::sight::Sight;
use crate::desk::widgets::toggle;
use crate::desk::wording;
use crate::language::Key;

/// What a paper rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signing {
    /// Nobody's word: it discharges nothing.
    #[default]
    Nothing,
    /// 签发
    Signed,
    /// 口头同意, by these means.
    Consent(Means),
}

const MEANS: [Means; 8] = [
    Means::Telephone,
    Means::InPerson,
    Means::Radio,
    Means::Satellite,
    Means::Messenger,
    Means::System,
    Means::Fax,
    Means::Paper,
];

/// Draws the means; returns the one that was chosen now.
pub fn means_ui(ui: &mut Ui, sight: &Sight<'_>, means: Means) -> Option<Means> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for choice in MEANS {
            let name = wording::means(sight, choice);
            if toggle(ui, sight.look, means == choice, &name) {
                chosen = Some(choice);
            }
        }
    });
    chosen
}

impl Signing {
    /// Draws the choice; with nobody on duty to sign, that it has to be mended first.
    pub fn ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, leader: Option<&PersonId>) {
        let Some(leader) = leader else {
            ui.label(sight.look.note(sight.say(Key::NoLeaderOnDuty)));
            return;
        };
        ui.horizontal_wrapped(|ui| {
            let who = sight.person(leader);
            let mut choice = |ui: &mut Ui, text: &str, signing: Signing| {
                let chosen = *self == signing;
                if toggle(ui, sight.look, chosen, text) {
                    *self = if chosen { Signing::Nothing } else { signing };
                }
            };
            let signed = sight.say_with(Key::SignedBy, [("who", who.clone().into())]);
            choice(ui, &signed, Signing::Signed);
            for means in [Means::Telephone, Means::InPerson] {
                let text = sight.say_with(
                    Key::ConsentBy,
                    [
                        ("who", who.clone().into()),
                        ("means", wording::means(sight, means).into()),
                    ],
                );
                choice(ui, &text, Signing::Consent(means));
            }
        });
    }

    /// As it is recorded: who signed, or who agreed aloud. What is only spoken needs neither.
    pub fn recorded(
        self,
        means: Means,
        leader: Option<PersonId>,
    ) -> (Option<PersonId>, Option<SigningConsent>) {
        match self {
            _ if !means.is_written() => (None, None),
            Signing::Nothing => (None, None),
            Signing::Signed => (leader, None),
            Signing::Consent(asked) => {
                let consent = leader.map(|by| SigningConsent {
                    by,
                    at: None,
                    means: asked,
                });
                (None, consent)
            }
        }
    }
}

/// The leader on duty of the centre 带班领导, who signs.
pub fn leader(sight: &Sight<'_>, at: Time) -> Option<PersonId> {
    let register = &sight.state().register;
    let post = register.post_of(&Unit::Centre, "leader-on-duty")?;
    register.on_duty(&post.id, at).cloned()
}
