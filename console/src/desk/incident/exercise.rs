//! 参演: live teams that take part in a drill are recallable in so many minutes, and never on stand-by
//! (practice R9).

use dispatch_core::command::{Command, EndExercise, Exercise, RECALL_MIN_MAX};
use dispatch_core::register::Party;
use dispatch_core::words::TeamId;
use eframe::egui::Ui;

use super::press::{act, press, said};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, text_field, toggle};
use crate::language::Key;

/// Where a drill is held and how soon its teams are back, half written.
#[derive(Debug, Default)]
pub struct ExerciseForm {
    /// Whether teams are being told to take part.
    pub open: bool,
    place: String,
    minutes: String,
}

/// Draws place and minutes once, below the teams they are for; each then has its own button.
pub fn form_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ExerciseForm) {
    ui.horizontal_wrapped(|ui| {
        let text = sight.say(Key::ExerciseOf);
        if toggle(ui, sight.look, form.open, &text) {
            form.open = !form.open;
        }
        if !form.open {
            return;
        }
        text_field(ui, sight, (Key::ExercisePlace, 160.0), &mut form.place);
        text_field(ui, sight, (Key::ExerciseMinutes, 60.0), &mut form.minutes);
    });
}

/// Says of a team that it takes part, and for how many minutes it must be waited for.
pub fn chip_ui(ui: &mut Ui, sight: &Sight<'_>, team: &TeamId) {
    let track = sight.state().teams.get(team);
    if let Some(mark) = track.and_then(|it| it.exercising()) {
        let text = sight.say_with(Key::Exercising, [("n", mark.recall_min.into())]);
        chip(ui, sight.look, Tone::Amber, &text);
    }
}

/// Takes part from now on, or no longer.
pub fn step_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    team: &TeamId,
    form: &ExerciseForm,
    outbox: &mut Outbox,
) {
    let name = sight.team(team);
    let track = sight.state().teams.get(team);
    if track.is_some_and(|it| it.exercising().is_some()) {
        let heard = sight.heard_from(&Party::Team(team.clone()));
        let end = Command::EndExercise(EndExercise { team: team.clone() });
        press(ui, sight, (Key::ExerciseEnds, &name), end, heard, outbox);
        return;
    }
    let minutes: Option<u32> = form.minutes.trim().parse().ok();
    let begin = minutes
        .filter(|it| *it <= RECALL_MIN_MAX)
        .map(|recall_min| {
            Command::Exercise(Exercise {
                team: team.clone(),
                place: said(form.place.trim()),
                recall_min,
            })
        });
    act(ui, sight, (Key::ExerciseBegins, &name), begin, outbox);
}
