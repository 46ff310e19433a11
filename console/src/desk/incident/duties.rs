//! 代行职责: a duty goes from a department that cannot be reached to another; the silence of the
//! first stays on record (practice R17).

use dispatch_core::command::{AssignDuty, Command};
use dispatch_core::state::Incident;
use dispatch_core::words::{DepartmentId, DutyId};
use eframe::egui::{ComboBox, Label, Ui};

use super::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Weight, act_button, clock_hm, list_line, text_field};
use crate::language::Key;

/// A duty half handed over.
#[derive(Debug, Default)]
pub struct DutyForm {
    open: bool,
    duty: Option<DutyId>,
    to: Option<DepartmentId>,
    reason: String,
}

const WIDTH: f32 = 280.0;

/// Draws the duties that went to another, and the form while it is open.
pub fn duties_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut DutyForm,
    outbox: &mut Outbox,
) {
    for (duty, holders) in &incident.duties {
        // The first has it by the type; each after him by somebody's word.
        for (before, now) in holders.iter().zip(holders.iter().skip(1)) {
            let args = [
                ("duty", duty_name(sight, incident, duty).into()),
                ("from", sight.department(&before.department).into()),
                ("to", sight.department(&now.department).into()),
                ("at", clock_hm(now.from).into()),
            ];
            let text = sight.say_with(Key::DutyWent, args);
            let reason = now
                .reason
                .as_ref()
                .map_or_else(String::new, |it| format!(" · {it}"));
            let text = sight.look.row(format!("{text}{reason}"));
            ui.add(Label::new(text).wrap());
        }
    }
    if !incident.status.is_open() || incident.duties.is_empty() {
        return;
    }
    let text = sight.say(Key::AssignDuty);
    if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
        form.open = !form.open;
    }
    if form.open {
        form_ui(ui, sight, incident, form, outbox);
    }
}

fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut DutyForm,
    outbox: &mut Outbox,
) {
    let register = &sight.state().register;
    let duties: Vec<(DutyId, String)> = incident
        .duties
        .iter()
        .map(|(id, holders)| {
            let name = duty_name(sight, incident, id);
            let holder = holders.last().map(|it| sight.department(&it.department));
            (
                id.clone(),
                format!("{name}（{}）", holder.unwrap_or_default()),
            )
        })
        .collect();
    let departments: Vec<(DepartmentId, String)> = register
        .departments
        .keys()
        .map(|id| (id.clone(), sight.department(id)))
        .collect();
    choose_ui(ui, sight, Key::DutyWhich, &duties, &mut form.duty);
    choose_ui(ui, sight, Key::DutyTo, &departments, &mut form.to);
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::DutyReason, 200.0), &mut form.reason);
        let command = || {
            Some(Command::AssignDuty(AssignDuty {
                incident: incident.id.clone(),
                duty: form.duty.clone()?,
                department: form.to.clone()?,
                reason: written(&form.reason)?,
            }))
        };
        let to = form.to.as_ref().map(|it| sight.department(it));
        let step = (Key::StepAssignDuty, &*to.unwrap_or_default());
        if act(ui, sight, step, command(), outbox) {
            *form = DutyForm::default();
        }
    });
}

fn choose_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    choices: &[(T, String)],
    chosen: &mut Option<T>,
) {
    let had = choices.iter().find(|(it, _)| chosen.as_ref() == Some(it));
    let text = had.map_or_else(|| sight.say(key).into_owned(), |(_, name)| name.clone());
    ComboBox::from_id_salt(key.id())
        .selected_text(text)
        .truncate()
        .width(WIDTH)
        .show_ui(ui, |ui| {
            for (it, name) in choices {
                if list_line(ui, chosen.as_ref() == Some(it), name) {
                    *chosen = Some(it.clone());
                }
            }
        })
        .response
        .listed(sight, key);
}

/// A duty as the type of the incident calls it.
fn duty_name(sight: &Sight<'_>, incident: &Incident, id: &DutyId) -> String {
    let members = sight.kind(incident).map_or(&[][..], |it| &it.members);
    members
        .iter()
        .find(|it| it.duty.id == id.as_str())
        .map_or_else(
            || id.to_string(),
            |it| sight.lang().name(&it.duty.zh, &it.duty.en),
        )
}
