//! What an incident turns out to be: of another type, the same as another, two after all; and one
//! commander over several.

use dispatch_core::command::{AreaCommand, ChangeType, Command, Merge, Split};
use dispatch_core::state::Incident;
use dispatch_core::words::{IncidentId, TypeId};
use eframe::egui::{ComboBox, Ui};

use crate::desk::incident::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, list_line, text_field};
use crate::language::Key;

/// A change half written.
#[derive(Debug, Default)]
pub struct ChangeForm {
    to: Option<TypeId>,
    other: Option<IncidentId>,
    reason: String,
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ChangeForm,
    outbox: &mut Outbox,
) {
    let before = outbox.drafts().len();
    text_field(
        ui,
        sight,
        (Key::ChangeReason, f32::INFINITY),
        &mut form.reason,
    );
    let reason = written(&form.reason);
    ui.horizontal_wrapped(|ui| {
        type_ui(ui, sight, form);
        let command = || {
            Some(Command::ChangeType(ChangeType {
                incident: incident.id.clone(),
                to: form.to.clone()?,
                reason: reason.clone()?,
                un_number: None,
            }))
        };
        act(ui, sight, (Key::StepChangeType, ""), command(), outbox);
    });
    ui.horizontal_wrapped(|ui| {
        other_ui(ui, sight, incident, form);
        let merge = || {
            Some(Command::Merge(Merge {
                from: form.other.clone()?,
                into: incident.id.clone(),
                commander: None,
                reason: reason.clone()?,
            }))
        };
        act(ui, sight, (Key::StepMerge, ""), merge(), outbox);
        let area = || {
            let tenure = incident.commander()?;
            Some(Command::AreaCommand(AreaCommand {
                incidents: vec![incident.id.clone(), form.other.clone()?],
                post: tenure.post.clone(),
                person: tenure.person.clone(),
                reason: reason.clone()?,
            }))
        };
        act(ui, sight, (Key::StepAreaCommand, ""), area(), outbox);
    });
    let absorbed = sight.state().incidents.values();
    for other in absorbed.filter(|it| it.merged_into.as_ref() == Some(&incident.id)) {
        let title = sight.title(other);
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.row(&*title));
            let split = || {
                Some(Command::Split(Split {
                    incident: other.id.clone(),
                    teams: Vec::new(),
                    reason: reason.clone()?,
                }))
            };
            act(ui, sight, (Key::StepSplit, &title), split(), outbox);
        });
    }
    if outbox.drafts().len() > before {
        *form = ChangeForm::default();
    }
}

fn type_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ChangeForm) {
    let register = &sight.state().register;
    let name = |id: &TypeId| {
        register
            .kind(id)
            .map_or_else(|| id.to_string(), |it| sight.lang().name(&it.zh, &it.en))
    };
    let text = form
        .to
        .as_ref()
        .map_or_else(|| sight.say(Key::ChooseType).into_owned(), name);
    let mut types: Vec<_> = register.types.iter().collect();
    types.sort_by_key(|(_, it)| it.number);
    ComboBox::from_id_salt("change-type")
        .selected_text(text)
        .show_ui(ui, |ui| {
            for (id, _) in types {
                let is_it = form.to.as_ref() == Some(id);
                if list_line(ui, is_it, name(id)) {
                    form.to = Some(id.clone());
                }
            }
        })
        .response
        .listed(sight, Key::ChooseType);
}

fn other_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, form: &mut ChangeForm) {
    let others = sight.state().open_incidents();
    let text = others
        .iter()
        .find(|it| Some(&it.id) == form.other.as_ref())
        .map_or_else(
            || sight.say(Key::ChooseIncident).into_owned(),
            |it| sight.title(it),
        );
    ComboBox::from_id_salt("other-incident")
        .selected_text(text)
        .show_ui(ui, |ui| {
            for other in others.iter().filter(|it| it.id != incident.id) {
                let is_it = form.other.as_ref() == Some(&other.id);
                if list_line(ui, is_it, sight.title(other)) {
                    form.other = Some(other.id.clone());
                }
            }
        })
        .response
        .listed(sight, Key::ChooseIncident);
}
