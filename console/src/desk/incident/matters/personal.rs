//! What becomes of the personal data of an incident (practice R7): an authority has them kept 调查留存,
//! a hold is lifted, or they are destroyed before a witness, and the certificate says so.

use dispatch_core::command::{Command, DestroyPersonal, HoldPersonal, LiftHold};
use dispatch_core::personal::certificate;
use dispatch_core::register::Unit;
use dispatch_core::sentence::day;
use dispatch_core::state::{Hold, Incident};
use dispatch_core::words::{PersonId, Words};
use eframe::egui::{ComboBox, Label, Ui};

use crate::desk::incident::press::{act, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Listed, Tone, Weight, chip, list_line, number_field, plain_button, text_field,
};
use crate::language::Key;

const DAY_S: i64 = 86_400;

/// A hold or a destruction half written.
#[derive(Debug, Default)]
pub struct DataForm {
    authority: String,
    document: String,
    /// Days that the data are kept; empty until the hold is lifted.
    days: String,
    lift: String,
    reason: String,
    witness: Option<PersonId>,
}

/// Draws what stands: holds, and that all is gone.
pub fn standing_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let Some(data) = sight.state().personal.get(&incident.id) else {
        return;
    };
    for hold in data.holds.iter().filter(|it| it.stands(sight.now)) {
        ui.horizontal_wrapped(|ui| {
            chip(ui, sight.look, Tone::Amber, &sight.say(Key::PersonalHold));
            ui.label(sight.look.row(hold_text(sight, hold)));
        });
    }
    if let Some(gone) = &data.destroyed {
        let text = sight.say_with(Key::PersonalGone, [("height", gone.height.into())]);
        chip(ui, sight.look, Tone::Grey, &text);
    }
}

/// Draws the forms, and the certificate once there is one.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut DataForm,
    outbox: &mut Outbox,
) {
    if let Some(paper) = certificate(sight.state(), &incident.id) {
        let text = paper.text_zh();
        ui.add(Label::new(sight.look.row(&*text)).wrap());
        let copy = sight.say(Key::PersonalCopyCertificate);
        if plain_button(ui, sight.look, Weight::Small, &copy, &copy).clicked() {
            ui.ctx().copy_text(text);
        }
        return;
    }
    hold_ui(ui, sight, incident, form, outbox);
    lift_ui(ui, sight, incident, form, outbox);
    destroy_ui(ui, sight, incident, form, outbox);
}

fn hold_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut DataForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::HoldAuthority, 140.0), &mut form.authority);
        text_field(ui, sight, (Key::HoldDocument, 140.0), &mut form.document);
        let name = sight.say(Key::HoldDays);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.days);
        let days: Option<i64> = form.days.parse().ok();
        let until = days.map(|days| sight.now.plus_s(days.saturating_mul(DAY_S)));
        let said = match until {
            Some(until) => sight.say_with(Key::HoldUntil, [("day", day(until).into())]),
            None => sight.say(Key::HoldOpen).into_owned(),
        };
        ui.label(sight.look.note(said));
        let command = || {
            Some(Command::HoldPersonal(HoldPersonal {
                incident: incident.id.clone(),
                authority: written(&form.authority)?,
                document: written(&form.document)?,
                until,
            }))
        };
        if act(ui, sight, (Key::StepHold, ""), command(), outbox) {
            form.authority.clear();
            form.document.clear();
            form.days.clear();
        }
    });
}

fn lift_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut DataForm,
    outbox: &mut Outbox,
) {
    let documents: Vec<Words> = sight
        .state()
        .personal
        .get(&incident.id)
        .into_iter()
        .flat_map(|data| data.holds.iter())
        .filter(|it| it.stands(sight.now))
        .map(|it| it.document.clone())
        .collect();
    if documents.is_empty() {
        return;
    }
    text_field(ui, sight, (Key::LiftReason, 240.0), &mut form.lift);
    let mut lifted = false;
    for document in documents {
        let command = written(&form.lift).map(|reason| {
            Command::LiftHold(LiftHold {
                incident: incident.id.clone(),
                document: document.clone(),
                reason,
            })
        });
        lifted |= act(
            ui,
            sight,
            (Key::StepLiftHold, document.as_str()),
            command,
            outbox,
        );
    }
    if lifted {
        form.lift.clear();
    }
}

fn destroy_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut DataForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::DestroyReason, 200.0), &mut form.reason);
        let text = match &form.witness {
            Some(person) => sight.person(person),
            None => sight.say(Key::DestroyWitness).into_owned(),
        };
        ComboBox::from_id_salt("witness")
            .selected_text(text)
            .show_ui(ui, |ui| {
                for person in witnesses(sight) {
                    let chosen = form.witness.as_ref() == Some(&person);
                    if list_line(ui, chosen, sight.person(&person)) {
                        form.witness = Some(person);
                    }
                }
            })
            .response
            .listed(sight, Key::DestroyWitness);
        let command = || {
            Some(Command::DestroyPersonal(DestroyPersonal {
                incident: incident.id.clone(),
                reason: written(&form.reason)?,
                witness: form.witness.clone()?,
            }))
        };
        if act(ui, sight, (Key::StepDestroy, ""), command(), outbox) {
            *form = DataForm::default();
        }
    });
    ui.label(sight.look.note(sight.say(Key::DestroyForEver)));
}

/// Who can be present: whoever has duty in the centre now, but for the one who decides.
fn witnesses(sight: &Sight<'_>) -> Vec<PersonId> {
    let register = &sight.state().register;
    let of_centre = register.posts.values().filter(|it| it.unit == Unit::Centre);
    let mut persons: Vec<PersonId> = of_centre
        .filter_map(|post| register.on_duty(&post.id, sight.now).cloned())
        .filter(|person| *person != sight.seat.person)
        .collect();
    persons.sort();
    persons.dedup();
    persons
}

fn hold_text(sight: &Sight<'_>, hold: &Hold) -> String {
    let until = match hold.until {
        Some(until) => sight.say_with(Key::HoldUntil, [("day", day(until).into())]),
        None => sight.say(Key::HoldOpen).into_owned(),
    };
    format!("{} {} · {until}", hold.authority, hold.document)
}
