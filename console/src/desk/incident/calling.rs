//! Calling: the ladder of a department that is to be reached, and the departments not called yet.

use dispatch_core::command::{Attempt, AttemptResult, Call, Command, Role};
use dispatch_core::entry::Means;
use dispatch_core::register::{Department, LadderStep};
use dispatch_core::state::{CallRecord, Incident};
use dispatch_core::words::DepartmentId;
use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, Role as Spoken, ScrollArea, Ui, WidgetInfo};

use super::press::{press, said};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button};
use crate::desk::wording;
use crate::language::Key;

/// The next number of the ladder, and what came of dialling it.
pub fn attempts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, call): (&DepartmentId, &CallRecord),
    outbox: &mut Outbox,
) {
    let next = next_attempt(sight, incident, (id, call.attempts.len()));
    let name = sight.say_with(Key::RingOf, [("who", sight.department(id).into())]);
    let text = sight.say(Key::Ring);
    let button = ui.menu_button(inked(text, size::NOTE, sight.look.palette.ink1), |ui| {
        ui.label(sight.look.row(dialled(sight, &next)));
        for result in RESULTS {
            let command = Command::Attempt(Attempt {
                result,
                ..next.clone()
            });
            let word = wording::attempt(sight, result);
            let refusal = sight.refusal(&command);
            let name = format!("{word} {}", sight.department(id));
            if act_button(
                ui,
                sight.look,
                Weight::Small,
                (&word, &name),
                refusal.as_deref(),
            ) {
                outbox.push(command, sight.now);
                ui.close();
            }
        }
    });
    let response = button.response;
    response.widget_info(|| WidgetInfo::labeled(Spoken::Button, true, &name));
}

/// The next ring of a department after so many: the step of its ladder, answered until it is said
/// otherwise.
#[must_use]
pub fn next_attempt(
    sight: &Sight<'_>,
    incident: &Incident,
    (id, tried): (&DepartmentId, usize),
) -> Attempt {
    let register = &sight.state().register;
    let department = register.departments.get(id).map(|it| &**it);
    let (to, number, to_post) = match next_step(department, tried) {
        Some(step) => (step.zh.clone(), step.number.clone(), step.post.clone()),
        None => (said(&sight.record(Key::DutyTelephone)), None, None),
    };
    Attempt {
        incident: incident.id.clone(),
        department: id.clone(),
        to_post,
        to,
        number,
        means: Means::Telephone,
        result: AttemptResult::Answered,
    }
}

/// Whom a ring is for, and its number where it is known and may be shown.
#[must_use]
pub fn dialled(sight: &Sight<'_>, attempt: &Attempt) -> String {
    let to = &attempt.to;
    match &attempt.number {
        Some(number) => format!("{to}  {number}"),
        None if sight.hides_numbers() => format!("{to}  {}", sight.say(Key::NumberHidden)),
        None => to.to_string(),
    }
}

const RESULTS: [AttemptResult; 6] = [
    AttemptResult::Answered,
    AttemptResult::Busy,
    AttemptResult::NoAnswer,
    AttemptResult::SwitchedOff,
    AttemptResult::OutOfRange,
    AttemptResult::PassedOn,
];

/// The step of the ladder to be tried after so many attempts; the last one is tried again.
fn next_step(department: Option<&Department>, tried: usize) -> Option<&LadderStep> {
    let ladder = &department?.ladder;
    ladder.get(tried).or(ladder.last())
}

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
    let button = Button::new(inked(
        sight.say(Key::CallMore),
        size::NOTE,
        sight.look.palette.ink1,
    ));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(320.0);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (id, duty) in proposed {
                call_row(ui, sight, incident, &id, duty.as_deref(), outbox);
            }
            ui.separator();
            for id in register.departments.keys() {
                if !incident.calls.contains_key(id) {
                    call_row(ui, sight, incident, id, None, outbox);
                }
            }
        });
    });
    response.widget_info(|| WidgetInfo::labeled(Spoken::Button, true, &*name));
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
