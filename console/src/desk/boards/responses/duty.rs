//! Who sits in the room for his department 联合值守: chosen by department, with the officer's name.

use std::collections::BTreeMap;

use dispatch_core::command::JointDuty;
use dispatch_core::register::Unit;
use dispatch_core::words::{DepartmentId, PersonId};
use eframe::egui::{ComboBox, Ui};

use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, list_line, toggle};
use crate::language::Key;

/// Departments chosen, each with its officer; `None` is 姓名待补.
#[derive(Debug, Default)]
pub struct DutyForm {
    chosen: BTreeMap<DepartmentId, Option<PersonId>>,
}

impl DutyForm {
    /// The duty as it stands.
    pub fn of<'a>(
        joint: impl Iterator<Item = (&'a DepartmentId, &'a Option<PersonId>)>,
    ) -> DutyForm {
        let chosen = joint.map(|(id, it)| (id.clone(), it.clone())).collect();
        DutyForm { chosen }
    }

    /// All of them, as a command lists them.
    pub fn duty(&self) -> Vec<JointDuty> {
        let chosen = self.chosen.iter();
        chosen
            .map(|(department, officer)| JointDuty {
                department: department.clone(),
                officer: officer.clone(),
            })
            .collect()
    }
}

/// Everybody in a post of a department, its liaison officers first.
fn officers(sight: &Sight<'_>, id: &DepartmentId) -> Vec<PersonId> {
    let register = &sight.state().register;
    let own = Unit::Department(id.clone());
    let mut posts: Vec<_> = register
        .posts
        .values()
        .filter(|it| it.unit == own)
        .collect();
    posts.sort_by_key(|it| it.kind.as_str() != "liaison");
    let mut people: Vec<PersonId> = Vec::new();
    for post in posts {
        let person = register.on_duty(&post.id, sight.now);
        if let Some(person) = person.filter(|it| !people.contains(it)) {
            people.push(person.clone());
        }
    }
    people
}

/// Draws the departments, and the officer of each that is chosen.
pub fn duty_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut DutyForm) {
    ui.horizontal_wrapped(|ui| {
        for id in sight.state().register.departments.keys() {
            let chosen = form.chosen.contains_key(id);
            if toggle(ui, sight.look, chosen, &sight.department(id)) {
                if chosen {
                    form.chosen.remove(id);
                } else {
                    let officer = officers(sight, id).first().cloned();
                    form.chosen.insert(id.clone(), officer);
                }
            }
        }
    });
    for (id, officer) in &mut form.chosen {
        ui.horizontal(|ui| {
            let department = sight.department(id);
            let missing = || sight.say(Key::NameMissing).into_owned();
            let name =
                |it: &Option<PersonId>| it.as_ref().map_or_else(missing, |it| sight.person(it));
            let spoken = sight.say_with(Key::OfficerOf, [("who", department.clone().into())]);
            ComboBox::from_id_salt(("officer", id.as_str()))
                .selected_text(name(officer))
                .width(200.0)
                .show_ui(ui, |ui| {
                    let people = officers(sight, id).into_iter().map(Some);
                    for choice in people.chain([None]) {
                        let text = name(&choice);
                        if list_line(ui, *officer == choice, text) {
                            *officer = choice;
                        }
                    }
                })
                .response
                .listed_as(&spoken);
            ui.label(sight.look.label(department));
        });
    }
}
