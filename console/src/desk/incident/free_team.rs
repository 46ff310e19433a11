//! A team that no incident holds: sent, or asked for, by the verb that law and custom give it
//! (practice R4), or to be called back from a drill first (R9).

use dispatch_core::command::{Command, Dispatch, RequestTeam};
use dispatch_core::register::{Route, Team};
use dispatch_core::state::Incident;
use dispatch_core::words::Words;
use eframe::egui::{Align, Label, Layout, Ui};

use super::exercise::{self, ExerciseForm};
use super::forces::symbol_ui;
use super::press::decided;
use super::voice::Decider;
use crate::desk::arrivals::{time_text, way_text};
use crate::desk::dragging::grip;
use crate::desk::nearest::team_text;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::Weight;
use crate::language::Key;

/// Draws the team and its verb.
pub fn free_team_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (team, form, decider): (&Team, &ExerciseForm, Decider),
    outbox: &mut Outbox,
) {
    let name = sight.team(&team.id);
    let (key, command) = sent(incident, team, None);
    let instead = team_text(sight, incident, (team, &command));
    ui.horizontal(|ui| {
        symbol_ui(ui, sight, &team.id, None);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let heard = decider.heard(sight, incident);
            let words = (Weight::Small, key, name.as_str());
            decided(ui, sight, words, Ok(command), heard, outbox);
            if form.open {
                exercise::step_ui(ui, sight, &team.id, form, outbox);
            }
            exercise::chip_ui(ui, sight, &team.id);
            let people = sight.say_with(Key::People, [("n", team.people.into())]);
            ui.label(sight.look.label(people));
            if let Some(desk) = &team.desk {
                ui.label(sight.look.label(desk.as_str()));
            }
            if let Some(time) = time_text(sight, incident, &team.id) {
                let told = ui.label(sight.look.label(time));
                if let Some(way) = way_text(sight, incident, &team.id) {
                    told.on_hover_text(way);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let told = ui.add(Label::new(sight.look.row(&*name)).truncate());
                grip(ui, sight, told.rect, &team.id);
            });
        });
    });
    if let Some(text) = instead {
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
}

/// How a team is got for an incident: the verb of its route, and the command.
#[must_use]
pub fn sent(incident: &Incident, team: &Team, task: Option<Words>) -> (Key, Command) {
    let (incident, id) = (incident.id.clone(), team.id.clone());
    let key = match team.route {
        Route::Own => Key::RouteOwn,
        Route::Request => Key::RouteRequest,
        Route::Agreement => Key::RouteAgreement,
        Route::Up => Key::RouteUp,
        Route::Military => Key::RouteMilitary,
    };
    let command = match team.route {
        Route::Own => Command::Dispatch(Dispatch {
            incident,
            team: id,
            task,
            proposal: None,
            because: None,
        }),
        route => Command::RequestTeam(RequestTeam {
            incident,
            team: id,
            route,
            task,
            proposal: None,
            because: None,
        }),
    };
    (key, command)
}
