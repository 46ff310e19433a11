//! The transfer record 指挥移交单: thirteen fields, any of them 不详. It never gates (practice R3).

use std::collections::BTreeMap;

use dispatch_core::command::{Command, TRANSFER_FIELDS, TransferField, TransferRecord};
use dispatch_core::sentence::transfer_draft;
use dispatch_core::state::Incident;
use eframe::egui::{Label, Ui};
use serde::{Deserialize, Serialize};

use super::clocks::after_handover_ui;
use super::press::{act, written};
use crate::desk::drafts::{Lasts, drop_of_ui, first_written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, Weight, act_button, chip, text_field, unknown};
use crate::language::Key;

/// Fields half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TransferForm {
    #[serde(skip)]
    open: bool,
    fields: BTreeMap<TransferField, String>,
    /// What the ledger filled in, as it did: what a person changed there is his.
    drafted: BTreeMap<TransferField, String>,
    /// Whether it was asked once that it be dropped.
    #[serde(skip)]
    dropping: bool,
}

impl Lasts for TransferForm {
    fn words(&self) -> Option<&str> {
        let by_hand = |it: &(&TransferField, &String)| self.drafted.get(it.0) != Some(it.1);
        let fields = self.fields.iter().filter(by_hand);
        first_written(fields.map(|it| it.1.as_str()))
    }
}

impl TransferForm {
    /// Opens it.
    pub fn show(&mut self) {
        self.open = true;
    }

    /// Fills what nobody has recorded or written with what the ledger knows.
    fn fill(&mut self, sight: &Sight<'_>, incident: &Incident) {
        // What the ledger proposed before is older than what it knows now.
        let drafted = std::mem::take(&mut self.drafted);
        let by_hand = |field: &TransferField, text: &mut String| drafted.get(field) != Some(text);
        self.fields.retain(by_hand);
        let draft = transfer_draft(sight.names, sight.state(), incident, sight.now);
        let recorded = incident.transfer.as_ref().map(|it| &it.fields);
        for (field, words) in draft {
            let is_recorded = recorded.is_some_and(|it| matches!(it.get(&field), Some(Some(_))));
            let text = self.fields.entry(field).or_default();
            if !is_recorded && text.trim().is_empty() {
                *text = words.to_string();
                self.drafted.insert(field, words.to_string());
            }
        }
    }
}

const FIELDS: [(TransferField, Key); TRANSFER_FIELDS] = [
    (TransferField::Situation, Key::TransferSituation),
    (TransferField::Casualties, Key::TransferCasualties),
    (TransferField::Hazards, Key::TransferHazards),
    (TransferField::Forces, Key::TransferForces),
    (TransferField::Tasks, Key::TransferTasks),
    (TransferField::Requests, Key::TransferRequests),
    (TransferField::CommandPoint, Key::TransferCommandPoint),
    (TransferField::Evacuees, Key::TransferEvacuees),
    (TransferField::Utilities, Key::TransferUtilities),
    (TransferField::PublicStatements, Key::TransferPublic),
    (TransferField::Level, Key::TransferLevel),
    (TransferField::PeopleInside, Key::TransferInside),
    (TransferField::Names, Key::TransferNames),
];

/// Draws how much of it is known, and the fields while they are open.
pub fn transfer_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut TransferForm,
    outbox: &mut Outbox,
) {
    let Some(transfer) = &incident.transfer else {
        return;
    };
    let text = sight.say_with(
        Key::TransferKnown,
        [
            ("known", transfer.known().into()),
            ("of", TRANSFER_FIELDS.into()),
        ],
    );
    let row = ui.horizontal_wrapped(|ui| {
        let is_pressed = act_button(ui, sight.look, Weight::Small, (&text, &text), None);
        after_handover_ui(ui, sight, incident);
        is_pressed
    });
    if row.inner {
        form.open = !form.open;
        if form.open {
            form.fill(sight, incident);
        }
    }
    if !form.open {
        return;
    }
    if !form.drafted.is_empty() {
        let text = sight.look.note(sight.say(Key::TransferDrafted));
        ui.add(Label::new(text).wrap());
    }
    for (field, key) in FIELDS {
        match transfer.fields.get(&field) {
            Some(Some(words)) => {
                let text = format!("{} {words}", sight.say(key));
                ui.add(Label::new(sight.look.row(text)).wrap());
            }
            Some(None) | None => {
                let text = form.fields.entry(field).or_default();
                let drafted = form.drafted.get(&field) == Some(text) && !text.is_empty();
                ui.horizontal(|ui| {
                    match drafted {
                        true => chip(ui, sight.look, Tone::Grey, &sight.say(key)),
                        false => unknown(ui, sight.look),
                    };
                    text_field(ui, sight, (key, f32::INFINITY), text);
                });
            }
        }
    }
    let fields: BTreeMap<_, _> = form
        .fields
        .iter()
        .filter_map(|(field, text)| Some((*field, Some(written(text)?))))
        .collect();
    let command = (!fields.is_empty()).then(|| {
        Command::TransferRecord(TransferRecord {
            incident: incident.id.clone(),
            fields,
        })
    });
    ui.horizontal_wrapped(|ui| {
        if act(ui, sight, (Key::StepTransferRecord, ""), command, outbox) {
            form.fields.clear();
            form.drafted.clear();
        }
        if form.words().is_some() && drop_of_ui(ui, sight, Key::DraftTransfer, &mut form.dropping) {
            form.fields.clear();
            form.drafted.clear();
            form.fill(sight, incident);
        }
    });
}
