//! The four different ends of an incident, and the way back. The checklist of the end never gates.

use dispatch_core::command::{
    CLOSING_POINTS, ClosingPoint, Command, Controlled, EndScene, File, LiftResponse, Raise, Reopen,
    RestoreAccess, TickState, Withdraw, WithdrawReason,
};
use dispatch_core::state::Incident;
use eframe::egui::{Label, Ui};

use super::called_back::called_back_ui;
use super::press::{decided, said};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, clock_hm, text_field, toggle, toggle_of};
use crate::language::Key;

/// What is half written about the end.
#[derive(Debug, Default)]
pub struct EndForm {
    points: [Option<bool>; CLOSING_POINTS as usize],
    open: bool,
    /// Whether the acts that are seldom needed are shown.
    rare: bool,
    reason: String,
}

/// Room that the name of what is seldom needed takes, in points.
const LONG: f32 = 140.0;

const POINTS: [Key; CLOSING_POINTS as usize] = [
    Key::Closing1,
    Key::Closing2,
    Key::Closing3,
    Key::Closing4,
    Key::Closing5,
    Key::Closing6,
    Key::Closing7,
    Key::Closing8,
    Key::Closing9,
    Key::Closing10,
];

/// What can end now, in a row that begins with the orders.
pub fn end_buttons_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut EndForm,
    outbox: &mut Outbox,
) {
    if incident.status.is_open() {
        let controlled = Command::Controlled(Controlled {
            incident: incident.id.clone(),
        });
        if incident.controlled_at.is_none() {
            button(ui, sight, Key::StepControlled, controlled, outbox);
        }
        let text = sight.say(Key::StepEndScene);
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            form.open = !form.open;
        }
    } else {
        let file = Command::File(File {
            incident: incident.id.clone(),
        });
        if incident.filed_at.is_none() {
            button(ui, sight, Key::StepFile, file, outbox);
        }
    }
    let rare = match incident.status.is_open() {
        true => Key::EndsRare,
        false => Key::EndsRareClosed,
    };
    let name = sight.say(rare);
    // Where it would begin a line of its own it is called shortly.
    let text = match ui.available_size_before_wrap().x < LONG {
        true => sight.say(Key::EndsRareShort),
        false => name.clone(),
    };
    if toggle_of(ui, sight.look, form.rare, (&text, &name)) {
        form.rare = !form.rare;
    }
}

/// Draws what has ended, and what is asked before more does.
pub fn ends_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut EndForm,
    outbox: &mut Outbox,
) {
    past_ends_ui(ui, sight, incident);
    if incident.status.is_open() && form.open {
        checklist_ui(ui, sight, incident, form, outbox);
    }
    if form.rare {
        with_reason_ui(ui, sight, incident, form, outbox);
    }
    called_back_ui(ui, sight, incident, outbox);
}

fn past_ends_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let marks = [
        (Key::StatusControlled, incident.controlled_at),
        (Key::StatusEnded, incident.closed_at),
        (Key::StatusFiled, incident.filed_at),
    ];
    let done: Vec<String> = marks
        .into_iter()
        .filter_map(|(key, at)| Some(format!("{} {}", sight.say(key), clock_hm(at?))))
        .chain(
            incident
                .access_restored
                .iter()
                .map(|(what, said)| format!("{what} {}", clock_hm(said.at))),
        )
        .collect();
    if !done.is_empty() {
        ui.label(sight.look.label(done.join(" · ")));
    }
}

/// The ten points of the end: done, not applicable, or left open and shown.
fn checklist_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut EndForm,
    outbox: &mut Outbox,
) {
    for (key, state) in POINTS.iter().zip(&mut form.points) {
        ui.horizontal(|ui| {
            for (choice, word) in [(true, Key::TickDone), (false, Key::TickNotApplicable)] {
                let chosen = *state == Some(choice);
                if toggle(ui, sight.look, chosen, &sight.say(word)) {
                    *state = (!chosen).then_some(choice);
                }
            }
            ui.add(Label::new(sight.look.row(sight.say(*key))).truncate());
        });
    }
    let points: Vec<ClosingPoint> = (1..)
        .zip(&form.points)
        .filter_map(|(point, state)| {
            let state = match (*state)? {
                true => TickState::Done,
                false => TickState::NotApplicable,
            };
            Some(ClosingPoint { point, state })
        })
        .collect();
    let command = Command::EndScene(EndScene {
        incident: incident.id.clone(),
        points,
        words: None,
    });
    let heard = sight.decided_by(incident, &command);
    let refusal = sight.refusal_for(&command, heard.as_ref());
    let words = (Weight::Primary, Key::StepEndSceneNow, "");
    if decided(ui, sight, words, Ok(command), heard, outbox) {
        form.open = false;
    }
    if let Some(why) = refusal {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
}

/// The acts that ask for a reason: lifting the response, opening the road, withdrawing, reopening.
fn with_reason_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut EndForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::EndReason, 160.0), &mut form.reason);
        let reason = said(&form.reason);
        let incident_id = incident.id.clone();
        let mut acts = Vec::new();
        if incident.response_level().is_some() {
            let lift = LiftResponse {
                incident: incident_id.clone(),
                reason: reason.clone(),
            };
            acts.push((Key::StepLiftResponse, Command::LiftResponse(lift)));
        }
        if incident.status.is_open() && incident.self_handled {
            // What the township handles alone turned serious (practice R5).
            let raise = Raise {
                incident: incident_id.clone(),
                reason: reason.clone(),
            };
            acts.push((Key::StepRaise, Command::Raise(raise)));
        }
        let restore = RestoreAccess {
            incident: incident_id.clone(),
            what: reason.clone(),
        };
        acts.push((Key::StepRestoreAccess, Command::RestoreAccess(restore)));
        if incident.status.is_open() {
            for (key, why) in [
                (Key::StepWithdraw, WithdrawReason::Mistaken),
                (Key::StepDrillInput, WithdrawReason::DrillInput),
            ] {
                let withdraw = Withdraw {
                    incident: incident_id.clone(),
                    reason: why,
                    words: reason.clone(),
                };
                acts.push((key, Command::Withdraw(withdraw)));
            }
        } else {
            let reopen = Reopen {
                incident: incident_id,
                reason,
            };
            acts.push((Key::StepReopen, Command::Reopen(reopen)));
        }
        let before = outbox.drafts().len();
        let empty = form.reason.trim().is_empty();
        for (key, command) in acts {
            let missing = empty.then(|| sight.say(Key::ReasonNeeded).into_owned());
            let refusal = missing.or_else(|| sight.refusal(&command));
            let text = sight.say(key);
            if act_button(
                ui,
                sight.look,
                Weight::Small,
                (&text, &text),
                refusal.as_deref(),
            ) {
                outbox.push(command, sight.now);
            }
        }
        if outbox.drafts().len() > before {
            form.reason.clear();
        }
    });
}

fn button(ui: &mut Ui, sight: &Sight<'_>, key: Key, command: Command, outbox: &mut Outbox) {
    let text = sight.say(key);
    let refusal = sight.refusal(&command);
    if act_button(
        ui,
        sight.look,
        Weight::Plain,
        (&text, &text),
        refusal.as_deref(),
    ) {
        outbox.push(command, sight.now);
    }
    if let Some(why) = refusal {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
}
