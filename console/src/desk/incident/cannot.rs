//! An owner who is asked for a team may say that it cannot come, and why: an honest answer (practice R4).

use std::collections::BTreeMap;

use dispatch_core::command::{AnswerTeam, Command, TeamAnswer};
use dispatch_core::register::Party;
use dispatch_core::state::{Assignment, AssignmentState, Incident};
use dispatch_core::words::TeamId;
use eframe::egui::Ui;

use super::press::{step, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::text_field_of;
use crate::language::Key;

/// Why it cannot come, half written for each team.
#[derive(Debug, Default)]
pub struct CannotForm(BTreeMap<TeamId, String>);

/// Draws the answer while the owner has given none.
pub fn cannot_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, assignment): (&TeamId, &Assignment),
    form: &mut CannotForm,
    outbox: &mut Outbox,
) {
    if assignment.state != AssignmentState::Requested {
        return;
    }
    let name = sight.team(id);
    let half = form.0.entry(id.clone()).or_default();
    ui.horizontal_wrapped(|ui| {
        text_field_of(ui, sight, (Key::CannotWhy, &name), 140.0, half);
        let wanted = || sight.say(Key::CannotWanted).into_owned();
        let command = written(half).ok_or_else(wanted).map(|reason| {
            Command::AnswerTeam(AnswerTeam {
                incident: incident.id.clone(),
                team: id.clone(),
                answer: TeamAnswer::Cannot(reason),
            })
        });
        let listed = sight.state().register.teams.get(id);
        let owner = match listed {
            Some(it) => Sight::of_unit(&it.owner),
            None => Party::Team(id.clone()),
        };
        let heard = sight.heard_from(&owner);
        if step(ui, sight, (Key::StepCannot, &name), command, heard, outbox) {
            half.clear();
        }
    });
}
