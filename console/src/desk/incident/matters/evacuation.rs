//! People who are to be moved, where to and how; how many were, how many refused.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Evacuate, EvacuationManner, Moved};
use dispatch_core::state::{Evacuation, Incident};
use dispatch_core::words::PlotId;
use eframe::egui::Ui;
use serde::{Deserialize, Serialize};

use crate::desk::drafts::{Lasts, first_written};
use crate::desk::freshness::Freshness;
use crate::desk::incident::press::{act_of, fresh, press, written};
use crate::desk::incident::voice::Decider;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, age_ui, chip, clock_hm, number_field, text_field, toggle};
use crate::language::Key;

/// An order or a count half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EvacuationForm {
    manner: Option<EvacuationManner>,
    area: String,
    to: String,
    transport: String,
    decider: Decider,
    counts: BTreeMap<PlotId, Counts>,
}

/// People moved and people who refused, half written for one area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Counts {
    moved: String,
    refused: String,
}

impl Lasts for EvacuationForm {
    fn words(&self) -> Option<&str> {
        let counts = self.counts.values().flat_map(|it| [&it.moved, &it.refused]);
        let texts = [&self.area, &self.to, &self.transport];
        first_written(texts.into_iter().chain(counts).map(String::as_str))
    }
}

/// How people are kept safe, and what it is called.
pub const MANNERS: [(EvacuationManner, Key); 4] = [
    (EvacuationManner::Evacuate, Key::MannerEvacuate),
    (EvacuationManner::Relocate, Key::MannerRelocate),
    (EvacuationManner::ShelterInPlace, Key::MannerShelter),
    (EvacuationManner::Forced, Key::MannerForced),
];

/// Draws what was ordered.
pub fn standing_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut EvacuationForm,
    outbox: &mut Outbox,
) {
    for (id, evacuation) in &incident.evacuations {
        ui.push_id(id.as_str(), |ui| {
            one_ui(ui, sight, incident, (id, evacuation), form, outbox);
        });
    }
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, evacuation): (&PlotId, &Evacuation),
    form: &mut EvacuationForm,
    outbox: &mut Outbox,
) {
    let word = MANNERS
        .iter()
        .find(|(manner, _)| *manner == evacuation.manner)
        .map_or(Key::MannerEvacuate, |(_, key)| *key);
    let number = |value: Option<u32>| {
        value.map_or_else(|| sight.say(Key::Unknown).into_owned(), |it| it.to_string())
    };
    ui.horizontal_wrapped(|ui| {
        chip(ui, sight.look, Tone::Grey, &sight.say(word));
        ui.label(sight.look.label(clock_hm(evacuation.ordered.at)));
        let text = format!("{} → {}", evacuation.area, evacuation.to);
        ui.label(sight.look.strong(text));
        let counts = sight.say_with(
            Key::MovedCounts,
            [
                ("moved", number(evacuation.moved).into()),
                ("refused", number(evacuation.refused).into()),
            ],
        );
        ui.label(sight.look.row(counts));
        if let Some(at) = evacuation.as_of {
            age_ui(ui, sight.look, Freshness::FIGURE, (at, sight.now));
        }
    });
    let counts = form.counts.entry(id.clone()).or_default();
    let before = outbox.drafts().len();
    ui.horizontal_wrapped(|ui| {
        for (key, text) in [
            (Key::MovedPeople, &mut counts.moved),
            (Key::RefusedPeople, &mut counts.refused),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            let called = format!("{name} {}", evacuation.area);
            number_field(ui, sight, &called, text);
        }
        let command = Command::Moved(Moved {
            incident: incident.id.clone(),
            plot: id.clone(),
            moved: counts.moved.parse().ok(),
            refused: counts.refused.parse().ok(),
        });
        let area = evacuation.area.as_str();
        press(ui, sight, (Key::StepMoved, area), command, None, outbox);
    });
    if outbox.drafts().len() > before {
        form.counts.remove(id);
    }
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut EvacuationForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        for (manner, key) in MANNERS {
            let chosen = form.manner == Some(manner);
            if toggle(ui, sight.look, chosen, &sight.say(key)) {
                form.manner = Some(manner);
            }
        }
    });
    text_field(ui, sight, (Key::EvacuateWho, f32::INFINITY), &mut form.area);
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::EvacuateTo, 160.0), &mut form.to);
        text_field(ui, sight, (Key::EvacuateBy, 120.0), &mut form.transport);
        let command = || {
            Some(Command::Evacuate(Evacuate {
                incident: incident.id.clone(),
                plot: fresh("e", PlotId::new)?,
                area: written(&form.area)?,
                shape: None,
                manner: form.manner?,
                to: written(&form.to)?,
                transport: written(&form.transport)?,
            }))
        };
        let what = (command(), &mut form.decider);
        if act_of(ui, sight, incident, (Key::StepEvacuate, ""), what, outbox) {
            *form = EvacuationForm::default();
        }
    });
}
