//! Rescuers inside the danger zone 危险区: the only clock that cannot wait.

use std::collections::BTreeMap;

use dispatch_core::command::{Command, EnterZone, Found, LeaveZone, RollCall, StopSearch};
use dispatch_core::register::Party;
use dispatch_core::state::{AssignmentState, Count, Incident};
use eframe::egui::{ComboBox, Ui};

use super::hold_points::{HoldForm, hold_ui};
use super::press::{act, press, said, written};
use crate::desk::look::bold;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{
    Deadline, Tone, Weight, act_button, clock_hm, deadline_ui, field, number_field, sign,
    text_field,
};
use crate::language::Key;

/// An entry or a count half written.
#[derive(Debug, Default)]
pub struct ZoneForm {
    open: bool,
    who: Option<Party>,
    people: String,
    limit_min: String,
    task: String,
    counted: String,
    of: String,
    hold: HoldForm,
    /// Why missing rescuers are sought no longer, half written for each party.
    bases: BTreeMap<Party, String>,
}

/// Draws how many are inside and the first latest-out, above all sections: it is never folded away
/// and never scrolled out of sight (practice R13).
pub fn inside_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let zone = &incident.zone;
    let Some(first) = zone.inside.values().min_by_key(|it| it.latest_out) else {
        return;
    };
    ui.horizontal(|ui| {
        ui.add_space(space::PANEL.into());
        let text = sight.say_with(Key::InsideNow, [("n", zone.inside_now().into())]);
        ui.label(bold(text, size::BODY, sight.look.palette.amber.text));
        let deadline = Deadline {
            from: first.since,
            due: first.latest_out,
            done: None,
        };
        deadline_ui(ui, sight.look, &deadline, sight.now);
        if let Some(count) = zone.counts.last() {
            ui.label(sight.look.label(last_count(sight, count)));
        }
    });
}

fn last_count(sight: &Sight<'_>, count: &Count) -> String {
    sight.say_with(
        Key::LastCount,
        [
            ("at", clock_hm(count.said.at).into()),
            ("n", count.counted.into()),
            ("of", count.of.into()),
        ],
    )
}

/// Draws who is inside, who is missing, and the form.
pub fn safety_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    for (who, missing) in &incident.zone.unaccounted {
        let name = sight.party(who);
        ui.horizontal(|ui| {
            let text = sight.say_with(
                Key::Unaccounted,
                [("who", name.as_str().into()), ("n", missing.people.into())],
            );
            sign(ui, sight.look, Tone::Red, &text);
            let command = Command::Found(Found {
                incident: incident.id.clone(),
                who: (*who != Party::Centre).then(|| who.clone()),
                people: missing.people,
                words: None,
            });
            press(ui, sight, (Key::StepFound, &name), command, None, outbox);
            let basis = form.bases.entry(who.clone()).or_default();
            text_field(ui, sight, (Key::StopBasis, 160.0), basis);
            let stop = || {
                Some(Command::StopSearch(StopSearch {
                    incident: incident.id.clone(),
                    sought: None,
                    rescuers: Some(who.clone()),
                    basis: written(basis)?,
                }))
            };
            act(ui, sight, (Key::StepStopSearch, &name), stop(), outbox);
        });
    }
    for (who, inside) in &incident.zone.inside {
        let name = sight.party(who);
        ui.horizontal(|ui| {
            let text = sight.say_with(
                Key::InsideRow,
                [
                    ("who", name.as_str().into()),
                    ("n", inside.people.into()),
                    ("task", inside.task.as_str().into()),
                ],
            );
            ui.label(sight.look.strong(text));
            let deadline = Deadline {
                from: inside.since,
                due: inside.latest_out,
                done: None,
            };
            deadline_ui(ui, sight.look, &deadline, sight.now);
            let command = Command::LeaveZone(LeaveZone {
                incident: incident.id.clone(),
                who: who.clone(),
                people: inside.people,
            });
            let heard = sight.heard_from(who);
            press(ui, sight, (Key::StepAllOut, &name), command, heard, outbox);
        });
    }
    if let Some(count) = incident.zone.counts.last() {
        ui.label(sight.look.label(last_count(sight, count)));
    }
    if !incident.status.is_open() {
        return;
    }
    let text = sight.say(Key::ZoneForm);
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
    form: &mut ZoneForm,
    outbox: &mut Outbox,
) {
    hold_ui(ui, sight, incident, &mut form.hold, outbox);
    let parties = on_scene(incident);
    let who = form.who.clone().or_else(|| parties.first().cloned());
    ui.horizontal_wrapped(|ui| {
        let text = who.as_ref().map_or_else(
            || sight.say(Key::NobodyOnScene).into_owned(),
            |it| sight.party(it),
        );
        ComboBox::from_id_salt("zone-who")
            .selected_text(text)
            .show_ui(ui, |ui| {
                for party in &parties {
                    if ui
                        .selectable_label(who.as_ref() == Some(party), sight.party(party))
                        .clicked()
                    {
                        form.who = Some(party.clone());
                    }
                }
            })
            .response
            .widget_info(|| field(sight, Key::ZoneWho));
        for (key, text) in [
            (Key::ZonePeople, &mut form.people),
            (Key::ZoneLimit, &mut form.limit_min),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, text);
        }
        text_field(ui, sight, (Key::ZoneTask, 120.0), &mut form.task);
        let Some(who) = who.clone() else { return };
        let command = Command::EnterZone(EnterZone {
            incident: incident.id.clone(),
            who: who.clone(),
            people: form.people.parse().unwrap_or_default(),
            limit_min: form.limit_min.parse().unwrap_or_default(),
            task: said(&form.task),
            act: form.hold.act(),
            override_reason: form.hold.reason(sight, incident),
        });
        let name = sight.party(&who);
        press(
            ui,
            sight,
            (Key::StepEnter, &name),
            command,
            sight.heard_from(&who),
            outbox,
        );
    });
    ui.horizontal_wrapped(|ui| {
        for (key, text) in [
            (Key::Counted, &mut form.counted),
            (Key::CountedOf, &mut form.of),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, text);
        }
        let command = Command::RollCall(RollCall {
            incident: incident.id.clone(),
            who: who.clone(),
            counted: form.counted.parse().unwrap_or_default(),
            of: form.of.parse().unwrap_or_default(),
        });
        let name = who.as_ref().map(|it| sight.party(it)).unwrap_or_default();
        press(ui, sight, (Key::StepRollCall, &name), command, None, outbox);
    });
}

fn on_scene(incident: &Incident) -> Vec<Party> {
    let teams = incident
        .assignments
        .iter()
        .filter(|(_, it)| {
            matches!(
                it.state,
                AssignmentState::OnScene | AssignmentState::Working
            )
        })
        .map(|(id, _)| Party::Team(id.clone()));
    let departments = incident
        .calls
        .iter()
        .filter(|(_, it)| it.on_scene())
        .map(|(id, _)| Party::Department(id.clone()));
    teams.chain(departments).collect()
}
