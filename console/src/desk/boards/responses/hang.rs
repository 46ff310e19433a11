//! What hangs under a response, what hangs under none, and what arose from what (practice R6).

use std::collections::BTreeMap;

use dispatch_core::command::{Command, Hang, Relate};
use dispatch_core::state::{Incident, Response};
use dispatch_core::view::{incidents_under, proposed_under};
use dispatch_core::words::{IncidentId, ResponseId};
use eframe::egui::{ComboBox, Id, Label, Ui};

use super::card::spoken;
use crate::desk::incident::{act, said, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Listed, LongRow, Tone, Weight, chip, list_line, long_list, plain_button, text_field,
    text_field_of,
};
use crate::desk::wording;
use crate::language::Key;

fn hang(incidents: Vec<IncidentId>, response: Option<&ResponseId>) -> Option<Command> {
    Some(Command::Hang(Hang {
        incidents,
        response: response.cloned(),
    }))
}

/// The incidents under a response, those in hand first. Returns the one that is wanted.
pub fn under_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    response: &Response,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let mut wanted = None;
    let mut under = incidents_under(sight.state(), &response.id);
    under.sort_by_key(|it| (!it.status.is_open(), it.number));
    let rows = long_rows(&under);
    long_list(ui, "under", &rows, None, |ui, place| {
        let Some(incident) = under.get(place) else {
            return;
        };
        ui.horizontal_wrapped(|ui| {
            let title = see_ui(ui, sight, incident, &mut wanted);
            if incident.status.is_open() {
                let command = hang(vec![incident.id.clone()], None);
                act(ui, sight, (Key::StepTakeOut, &title), command, outbox);
            } else {
                let status = wording::status(sight, incident.status);
                chip(ui, sight.look, Tone::Grey, &status);
            }
        });
    });
    wanted
}

/// A button with the title of an incident that shows it. Returns the title.
fn see_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    wanted: &mut Option<IncidentId>,
) -> String {
    let title = sight.title(incident);
    let name = format!("{} {title}", sight.say(Key::SeeIncident));
    if plain_button(ui, sight.look, Weight::Small, &title, &name).clicked() {
        *wanted = Some(incident.id.clone());
    }
    title
}

fn long_rows(incidents: &[&Incident]) -> Vec<LongRow> {
    let row = |it: &&Incident| LongRow {
        id: Id::unique(it.id.as_str()),
        kind: 0,
    };
    incidents.iter().map(row).collect()
}

/// Open incidents that hang under no response.
pub fn loose<'a>(sight: &Sight<'a>) -> Vec<&'a Incident> {
    let open = sight.state().open_incidents();
    open.into_iter().filter(|it| it.under.is_none()).collect()
}

/// Whether some response in force takes such an incident in: then somebody should hang it.
pub fn belongs(response: &Response, incident: &Incident) -> bool {
    response.covers(&incident.kind, &incident.township)
}

/// Draws what hangs under none, with a key for each response in force. Returns what is wanted.
pub fn loose_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    responses: &[&Response],
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let loose = loose(sight);
    if loose.is_empty() || responses.is_empty() {
        return None;
    }
    let text = sight.say_with(Key::HangsUnderNone, [("n", loose.len().into())]);
    ui.label(sight.look.strong(text));
    for response in responses {
        let proposed = proposed_under(sight.state(), &response.id);
        if proposed.len() > 1 {
            let all: Vec<IncidentId> = proposed.iter().map(|it| it.id.clone()).collect();
            let n = all.len();
            let who = sight.say_with(Key::ProposedCount, [("n", n.into())]);
            let who = format!("{} {who}", spoken(sight, response));
            ui.horizontal_wrapped(|ui| {
                act(
                    ui,
                    sight,
                    (Key::StepHangAll, &who),
                    hang(all, Some(&response.id)),
                    outbox,
                );
                ui.label(sight.look.label(who));
            });
        }
    }
    let mut wanted = None;
    let rows = long_rows(&loose);
    long_list(ui, "loose", &rows, None, |ui, place| {
        let Some(incident) = loose.get(place) else {
            return;
        };
        ui.horizontal_wrapped(|ui| {
            let title = see_ui(ui, sight, incident, &mut wanted);
            for response in responses {
                let command = hang(vec![incident.id.clone()], Some(&response.id));
                let who = format!("{} {title}", spoken(sight, response));
                act(ui, sight, (Key::StepHang, &who), command, outbox);
                if responses.len() > 1 {
                    ui.label(sight.look.note(response.matter.as_str()));
                }
                if belongs(response, incident) {
                    chip(ui, sight.look, Tone::Amber, &sight.say(Key::Belongs));
                }
            }
        });
    });
    wanted
}

/// A relation half written.
#[derive(Debug, Default)]
pub struct RelateForm {
    later: Option<IncidentId>,
    from: Option<IncidentId>,
    reason: String,
    /// Why a relation is undone, half written for each: the later incident and the earlier one.
    apart: BTreeMap<(IncidentId, IncidentId), String>,
}

/// Draws what arose from what 次生衍生, and the form.
pub fn relate_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut RelateForm, outbox: &mut Outbox) {
    let open = sight.state().open_incidents();
    for incident in &open {
        for arose in &incident.arose_from {
            let Some(from) = sight.state().incident(&arose.from) else {
                continue;
            };
            let text = sight.say_with(
                Key::AroseFrom,
                [
                    ("later", sight.title(incident).into()),
                    ("from", sight.title(from).into()),
                    ("reason", arose.reason.as_str().into()),
                ],
            );
            ui.horizontal_wrapped(|ui| {
                ui.add(Label::new(sight.look.label(&*text)).wrap());
                let both = (incident.id.clone(), arose.from.clone());
                let who = format!("{} · {}", sight.title(incident), sight.title(from));
                let reason = form.apart.entry(both).or_default();
                text_field_of(ui, sight, (Key::ApartWhy, &who), 200.0, reason);
                let apart = Command::Relate(Relate {
                    incident: incident.id.clone(),
                    from: arose.from.clone(),
                    apart: true,
                    reason: written(reason)
                        .unwrap_or_else(|| said(&sight.record(Key::ApartReason))),
                });
                if act(ui, sight, (Key::StepApart, &who), Some(apart), outbox) {
                    reason.clear();
                }
            });
        }
    }
    if open.len() < 2 {
        ui.label(sight.look.note(sight.say(Key::RelateNeedsTwo)));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        choose_ui(ui, sight, Key::ChooseLater, &open, &mut form.later);
        choose_ui(ui, sight, Key::ChooseEarlier, &open, &mut form.from);
    });
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::RelateReason, 300.0), &mut form.reason);
        let command = || {
            Some(Command::Relate(Relate {
                incident: form.later.clone()?,
                from: form.from.clone()?,
                apart: false,
                reason: written(&form.reason)?,
            }))
        };
        if act(ui, sight, (Key::StepRelate, ""), command(), outbox) {
            *form = RelateForm {
                apart: std::mem::take(&mut form.apart),
                ..RelateForm::default()
            };
        }
    });
}

fn choose_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    open: &[&Incident],
    chosen: &mut Option<IncidentId>,
) {
    let text = open
        .iter()
        .find(|it| Some(&it.id) == chosen.as_ref())
        .map_or_else(|| sight.say(key).into_owned(), |it| sight.title(it));
    ComboBox::from_id_salt(key.id())
        .selected_text(text)
        .width(260.0)
        .show_ui(ui, |ui| {
            for incident in open {
                let is_it = chosen.as_ref() == Some(&incident.id);
                if list_line(ui, is_it, sight.title(incident)) {
                    *chosen = Some(incident.id.clone());
                }
            }
        })
        .response
        .listed(sight, key);
}
