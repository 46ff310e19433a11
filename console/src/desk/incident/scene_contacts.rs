//! Who can be spoken to at the scene 现场联系人: what may be said without a name stands in the entry, name
//! and telephone in the vault (practice R7).

use dispatch_core::command::{Command, SceneContact};
use dispatch_core::state::{Incident, SceneContactRecord};
use dispatch_core::words::SceneContactId;
use eframe::egui::{Frame, Margin, Ui};

use super::persons::{Listed, PersonalForm, person_ui, reached_by_ui, sealed};
use super::press::{asked, fresh, written};
use crate::desk::outbox::Outbox;
use crate::desk::persons::Confided;
use crate::desk::sight::Sight;
use crate::desk::theme::space;
use crate::desk::widgets::{Weight, act_button, text_field};
use crate::language::Key;

/// A contact half written, and who of them is shown in full.
#[derive(Debug, Default)]
pub struct ContactForm {
    open: bool,
    words: String,
    confided: Confided,
    personal: PersonalForm,
}

impl ContactForm {
    /// Forgets who anybody is: read, shown or half written.
    pub fn forget_persons(&mut self) {
        self.confided = Confided::default();
        self.personal = PersonalForm::default();
    }

    /// Whether nothing of anybody was read, shown or written here.
    pub fn knows_nobody(&self) -> bool {
        self.personal.knows_nobody() && self.confided.is_empty()
    }

    /// Whether this seat could see who they are when they were last drawn.
    pub fn could_see(&self) -> bool {
        self.personal.could_see()
    }
}

/// Draws whoever is known, above everything that is folded: on the way there a commander calls him.
pub fn contacts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ContactForm,
    outbox: &mut Outbox,
) {
    form.personal.look(sight.may_see_persons(incident));
    if incident.scene_contacts.is_empty() {
        return;
    }
    let frame = Frame::new().inner_margin(Margin::symmetric(space::PANEL, 2));
    frame.show(ui, |ui| list_ui(ui, sight, incident, form, outbox));
}

fn list_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ContactForm,
    outbox: &mut Outbox,
) {
    for (id, record) in &incident.scene_contacts {
        ui.push_id(id.as_str(), |ui| {
            let who = who(sight, record);
            ui.label(sight.look.row(&*who));
            let listed = Listed {
                id: id.as_str(),
                who: &who,
                sealed: sealed(record.vault_ref.as_ref(), record.vault_hash.as_ref()),
                again: Command::SceneContact(SceneContact {
                    incident: incident.id.clone(),
                    contact: id.clone(),
                    words: record.words.clone(),
                    vault_ref: None,
                    vault_hash: None,
                }),
            };
            person_ui(ui, sight, incident, listed, (&mut form.personal, outbox));
        });
    }
}

fn who(sight: &Sight<'_>, record: &SceneContactRecord) -> String {
    let contact = sight.say(Key::SceneContact);
    match &record.words {
        Some(words) => format!("{contact} {words}"),
        None => contact.into_owned(),
    }
}

/// Draws what adds one more.
pub fn contact_form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ContactForm,
    outbox: &mut Outbox,
) {
    let text = sight.say(Key::SceneContactAdd);
    if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
        form.open = !form.open;
    }
    if !form.open {
        return;
    }
    text_field(ui, sight, (Key::SceneContactWords, 220.0), &mut form.words);
    if !sight.is_personal_destroyed(incident) {
        ui.horizontal_wrapped(|ui| reached_by_ui(ui, sight, 160.0, &mut form.confided));
    }
    let words = written(&form.words);
    // Somebody with a name needs no words; with neither there is nobody to speak to.
    let is_said = words.is_some() || !form.confided.is_empty();
    let command = || {
        Some(Command::SceneContact(SceneContact {
            incident: incident.id.clone(),
            contact: fresh("c", SceneContactId::new)?,
            words,
            vault_ref: None,
            vault_hash: None,
        }))
    };
    let command = is_said.then(command).flatten();
    if let Some(command) = asked(ui, sight, (Key::StepSceneContact, ""), command) {
        let confided = std::mem::take(&mut form.confided);
        if confided.is_empty() {
            outbox.push(command, sight.now);
        } else {
            outbox.confide(command, confided, sight.now);
        }
        form.words.clear();
        form.open = false;
    }
}
