//! The departments not called yet: members that come by need, and everybody else of the district.

use dispatch_core::command::{Call, Command, Role};
use dispatch_core::state::Incident;
use dispatch_core::words::DepartmentId;
use eframe::egui::{ScrollArea, Ui};

use super::press::press;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::RowMenu;
use crate::language::Key;

/// Members that come by need, and everybody else of the district: called with one key.
pub fn call_more_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    if !incident.status.is_open() {
        return;
    }
    let register = &sight.state().register;
    let proposed: Vec<(DepartmentId, Option<String>)> = sight
        .kind(incident)
        .into_iter()
        .flat_map(|kind| kind.members_with(Role::OnNeed))
        .filter_map(|member| {
            let office = register.office_for(&member.department, Some(&member.duty.id))?;
            let duty = sight.lang().name(&member.duty.zh, &member.duty.en);
            Some((office.id.clone(), Some(duty)))
        })
        .filter(|(id, _)| !incident.calls.contains_key(id))
        .collect();
    let name = sight.say(Key::CallMore);
    let text = inked(&*name, size::NOTE, sight.look.palette.ink1);
    let of = (incident.id.as_str(), "call more");
    RowMenu::of(of).ui(ui, (text, &name), |ui| {
        ui.set_min_width(320.0);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (id, duty) in &proposed {
                call_row(ui, sight, incident, id, duty.as_deref(), outbox);
            }
            ui.separator();
            for id in register.departments.keys() {
                // Each stands there once: two of one name are no choice.
                let stands = proposed.iter().any(|it| it.0 == *id);
                if !stands && !incident.calls.contains_key(id) {
                    call_row(ui, sight, incident, id, None, outbox);
                }
            }
        });
    });
}

fn call_row(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    id: &DepartmentId,
    duty: Option<&str>,
    outbox: &mut Outbox,
) {
    let command = Command::Call(Call {
        incident: incident.id.clone(),
        department: id.clone(),
        role: Role::OnNeed,
        duty: None,
        needs: Vec::new(),
    });
    ui.horizontal(|ui| {
        press(
            ui,
            sight,
            (Key::StepCall, &sight.department(id)),
            command,
            None,
            outbox,
        );
        ui.label(sight.look.row(sight.department(id)));
        if let Some(duty) = duty {
            ui.label(sight.look.note(duty));
        }
    });
}
