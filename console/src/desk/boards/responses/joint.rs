//! 联合值守: for each department in the room what waits for its officer, and one key that signs it all
//! (practice R5).

use dispatch_core::command::{Command, SignJoint};
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use dispatch_core::state::Response;
use dispatch_core::view::{JointClock, joint_clocks};
use dispatch_core::words::{DepartmentId, PersonId};
use eframe::egui::{Label, Ui};

use super::card::spoken;
use crate::desk::boards::say::say_for;
use crate::desk::incident::said;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Deadline, clock_hm, deadline_ui};
use crate::language::Key;

/// Draws what waits for an officer in the room, or that nothing does.
pub fn joint_ui(ui: &mut Ui, sight: &Sight<'_>, response: &Response, outbox: &mut Outbox) {
    let all = joint_clocks(sight.state());
    let waiting: Vec<&JointClock> = all.iter().filter(|it| it.response == response.id).collect();
    for clock in &waiting {
        clock_ui(ui, sight, response, clock, outbox);
    }
    let key = match (response.joint.len(), waiting.len()) {
        (0, _) => Key::NoJointDuty,
        (_, 0) => Key::NothingToSign,
        _ => return,
    };
    ui.label(sight.look.note(sight.say(key)));
}

/// Everybody who sits in the room, and what each signed last.
pub fn room_ui(ui: &mut Ui, sight: &Sight<'_>, response: &Response) {
    for (id, officer) in &response.joint {
        let officer = officer_name(sight, officer.as_ref());
        let mut text = format!("{} · {officer}", sight.department(id));
        let last = response.signed.iter().rev().find(|it| it.department == *id);
        if let Some(signed) = last {
            let at = clock_hm(signed.said.at).into();
            let n = signed.incidents.len().into();
            let signed = sight.say_with(Key::LastSigned, [("at", at), ("n", n)]);
            text = format!("{text} · {signed}");
        }
        ui.add(Label::new(sight.look.label(text)).wrap());
    }
}

fn clock_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    response: &Response,
    clock: &JointClock,
    outbox: &mut Outbox,
) {
    let department = sight.department(&clock.department);
    let officer = response
        .joint
        .get(&clock.department)
        .and_then(Option::as_ref);
    let titles: Vec<String> = clock
        .incidents
        .iter()
        .filter_map(|id| sight.state().incident(id))
        .map(|it| sight.title(it))
        .collect();
    ui.horizontal_wrapped(|ui| {
        let count = sight.say_with(
            Key::CallsWait,
            [
                ("who", department.clone().into()),
                ("officer", officer_name(sight, officer).into()),
                ("n", clock.incidents.len().into()),
            ],
        );
        ui.label(sight.look.strong(count))
            .on_hover_text(titles.join("\n"));
        let deadline = Deadline {
            from: clock.from,
            due: clock.due,
            done: None,
        };
        deadline_ui(ui, sight.look, &deadline, sight.now);
        let command = Command::SignJoint(SignJoint {
            response: clock.response.clone(),
            department: clock.department.clone(),
        });
        let heard = in_the_room(sight, &clock.department, officer);
        let what = (Some(command), heard);
        let who = format!("{department} {}", spoken(sight, response));
        say_for(ui, sight, (Key::StepSignJoint, &who), what, outbox);
    });
}

/// The officer's word, said in the room; `None` where his department sits here.
fn in_the_room(
    sight: &Sight<'_>,
    id: &DepartmentId,
    officer: Option<&PersonId>,
) -> Option<OnBehalf> {
    let who = Party::Department(id.clone());
    let persons = &sight.state().register.persons;
    let name = officer.and_then(|it| persons.get(it));
    let name = name.map(|it| said(it.zh.as_str()));
    (!sight.speaks_for(&who)).then(|| sight.heard_by(who, Means::InPerson, name))
}

fn officer_name(sight: &Sight<'_>, officer: Option<&PersonId>) -> String {
    officer.map_or_else(
        || sight.say(Key::NameMissing).into_owned(),
        |it| sight.person(it),
    )
}
