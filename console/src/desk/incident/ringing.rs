//! Ringing a department that was called (practice R17): the step of its ladder that is due, with who holds
//! it tonight and his number; another step is one press away. The officer dials and presses what came
//! of it.

use dispatch_core::command::{Attempt, AttemptResult, Command};
use dispatch_core::entry::Means;
use dispatch_core::register::{Callee, Party};
use dispatch_core::state::{CallRecord, Incident};
use dispatch_core::time::Time;
use dispatch_core::view::{LadderRung, due_rung, ladder_of};
use dispatch_core::words::DepartmentId;
use eframe::egui::{Id, Ui};

use super::board::Tools;
use super::press::said;
use crate::desk::boards::numbers;
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{RowMenu, Tone, Weight, act_response, chip, toggle};
use crate::desk::wording;
use crate::language::{Key, Lang};

/// The ladder with the step that is due, and what came of dialling it. Whoever was reached and did not do
/// what he said is rung once more: 催.
pub fn attempts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, call): (&DepartmentId, &CallRecord),
    tools: &mut Tools<'_>,
) {
    let (text, name) = match call.reached {
        None => (Key::Ring, Key::RingOf),
        Some(_) => (Key::Chase, Key::ChaseOf),
    };
    let name = sight.say_with(name, [("who", sight.department(id).into())]);
    let text = inked(sight.say(text), size::NOTE, sight.look.palette.ink1);
    let of = (incident.id.as_str(), id.as_str(), "ladder");
    // Another step is chosen inside; it stays open until a result is pressed.
    let menu = RowMenu::of(of).staying().opened_if(tools.chase.opens(id));
    let (_, shown) = menu.ui(ui, (text, &name), |ui| {
        results_ui(ui, sight, incident, (id, call), tools);
    });
    if shown.is_none() {
        tools.chase.put_away(id);
    }
}

/// The steps of the ladder, and a button for each result of a call.
fn results_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, call): (&DepartmentId, &CallRecord),
    tools: &mut Tools<'_>,
) {
    let attempt = steps_ui(ui, sight, incident, (id, call));
    for (place, result) in RESULTS.into_iter().enumerate() {
        let command = Command::Attempt(Attempt {
            result,
            ..attempt.clone()
        });
        let word = wording::attempt(sight, result);
        let refusal = sight.refusal(&command);
        let name = format!("{word} {}", sight.department(id));
        let words = (&*word, &*name);
        let pressed = act_response(ui, sight.look, Weight::Small, words, refusal.as_deref());
        if place == 0 {
            tools.chase.focus(ui, id, &pressed);
        }
        if pressed.clicked() {
            tools.outbox.push(command, sight.now);
            tools.chase.said(id);
            ui.close();
        }
    }
}

/// Draws the steps; the attempt at the one that is chosen.
fn steps_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, call): (&DepartmentId, &CallRecord),
) -> Attempt {
    let ladder = ladder(sight, id);
    let due = due(&ladder, Some(call), sight.now).map(|it| it.number);
    // What is chosen here holds for this attempt: after it another step is due.
    let chosen_id = Id::unique((id.as_str(), call.attempts.len(), "step"));
    let chosen = ui.data(|it| it.get_temp::<u32>(chosen_id)).or(due);
    for rung in &ladder {
        let step = match sight.lang() {
            Lang::Zh => &rung.text.zh,
            Lang::En => &rung.text.en,
        };
        ui.horizontal(|ui| {
            let text = format!("{}. {step}", rung.number);
            if toggle(ui, sight.look, Some(rung.number) == chosen, &text) {
                ui.data_mut(|it| it.insert_temp(chosen_id, rung.number));
            }
            if is_tried(call, rung) {
                chip(ui, sight.look, Tone::Amber, &sight.say(Key::StepTried));
            }
        });
    }
    let rung = ladder.iter().find(|it| Some(it.number) == chosen);
    let attempt = attempt_at(sight, incident, (id, rung));
    ui.label(sight.look.strong(dialled(sight, &attempt)));
    if rung.is_some_and(|it| it.from_yesterday) {
        chip(ui, sight.look, Tone::Amber, &sight.say(Key::FromYesterday));
    }
    attempt
}

/// The next ring of a department: the step of its ladder that is due, answered until it is said
/// otherwise.
#[must_use]
pub fn next_attempt(
    sight: &Sight<'_>,
    incident: &Incident,
    (id, call): (&DepartmentId, Option<&CallRecord>),
) -> Attempt {
    let ladder = ladder(sight, id);
    attempt_at(sight, incident, (id, due(&ladder, call, sight.now)))
}

fn ladder(sight: &Sight<'_>, id: &DepartmentId) -> Vec<LadderRung> {
    let who = Callee::Party(Party::Department(id.clone()));
    ladder_of(sight.state(), &who, sight.now)
}

/// The step that is due for this call; the first where nobody has called yet.
fn due<'a>(
    ladder: &'a [LadderRung],
    call: Option<&CallRecord>,
    now: Time,
) -> Option<&'a LadderRung> {
    let called_at = call.and_then(|it| it.called_at);
    let passed_s = called_at.map_or(0, |at| now.since_s(at));
    due_rung(ladder, passed_s, |rung| {
        call.is_some_and(|it| is_tried(it, rung))
    })
}

fn is_tried(call: &CallRecord, rung: &LadderRung) -> bool {
    // It may have been called before, and gone home.
    let since = |at: Time| call.called_at.is_none_or(|called| at >= called);
    let mut attempts = call.attempts.iter().filter(|it| since(it.said.at));
    attempts.any(|it| {
        (rung.post.is_some() && it.to_post == rung.post) || it.to.as_str() == rung.text.zh
    })
}

fn attempt_at(
    sight: &Sight<'_>,
    incident: &Incident,
    (id, rung): (&DepartmentId, Option<&LadderRung>),
) -> Attempt {
    let (to, number, means, to_post) = match rung {
        Some(rung) => {
            // The telephone of the step itself, else the first number of whoever holds it tonight.
            let first = numbers(sight, rung).into_iter().next();
            let means = first.as_ref().map_or(Means::Telephone, |it| it.1);
            let number = first.map(|it| it.0);
            (said(&rung.text.zh), number, means, rung.post.clone())
        }
        None => {
            let to = said(&sight.record(Key::DutyTelephone));
            (to, None, Means::Telephone, None)
        }
    };
    Attempt {
        incident: incident.id.clone(),
        department: id.clone(),
        to_post,
        to,
        number,
        means,
        result: AttemptResult::Answered,
    }
}

/// Whom a ring is for, who that is tonight, and his number where it is known and may be shown.
#[must_use]
pub fn dialled(sight: &Sight<'_>, attempt: &Attempt) -> String {
    let register = &sight.state().register;
    let tonight = attempt.to_post.as_ref().and_then(|post| {
        let today = register.on_duty(post, sight.now);
        today.or_else(|| register.last_on_duty(post, sight.now))
    });
    let mut text = attempt.to.to_string();
    for more in [
        tonight.map(|id| sight.person(id)),
        match &attempt.number {
            Some(number) => Some(number.to_string()),
            None if sight.hides_numbers() => Some(sight.say(Key::NumberHidden).into_owned()),
            None => Some(sight.say(Key::NoNumber).into_owned()),
        },
    ]
    .into_iter()
    .flatten()
    {
        text = format!("{text}  {more}");
    }
    text
}

const RESULTS: [AttemptResult; 6] = [
    AttemptResult::Answered,
    AttemptResult::Busy,
    AttemptResult::NoAnswer,
    AttemptResult::SwitchedOff,
    AttemptResult::OutOfRange,
    AttemptResult::PassedOn,
];
