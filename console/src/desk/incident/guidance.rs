//! Section 5, guidance 指引: the lists of the type as checklists, under what is dangerous here.

mod next;
mod plans;
mod plate;
mod step;

use std::sync::Arc;

use dispatch_core::catalogue::{Face, Mark};
use dispatch_core::command::TickState;
use dispatch_core::state::Incident;
use eframe::egui::Ui;

use self::next::{Ahead, mark_of};
use self::plans::plans_ui;
use self::plate::plate_ui;
use self::step::{StepForm, step_ui};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, toggle};
use crate::language::Key;
use crate::plans::Plans;

/// Which list is open, and what is half written on its steps.
#[derive(Debug, Default)]
pub struct GuidanceForm {
    /// Chosen by hand; else the list on which something was done last, or the first.
    face: Option<usize>,
    step: StepForm,
    /// The plans of the district, once they were looked at.
    pub plans: Option<Arc<Plans>>,
    /// Whether they were looked at for this incident.
    looked: bool,
}

/// The section's fact: how far the open list is and its next step; abnormal where a critical step was
/// found impossible.
pub fn fact(sight: &Sight<'_>, incident: &Incident, form: &GuidanceForm) -> (String, bool) {
    let Some(face) = open_face(sight, incident, form).map(|(_, face)| face) else {
        return (String::new(), false);
    };
    let ahead = Ahead::of(incident, face);
    let numbers = |key, step: String| {
        let args = [
            ("done", ahead.settled.into()),
            ("of", face.steps.len().into()),
            ("step", step.into()),
        ];
        sight.say_with(key, args)
    };
    let next = ahead.next.and_then(|it| face.steps.get(it));
    let fact = match next {
        Some(step) => numbers(
            Key::GuidanceNext,
            sight.lang().short_name(&step.zh, &step.en),
        ),
        None => numbers(Key::GuidanceAllDone, String::new()),
    };
    if ahead.cannot == 0 {
        return (fact, false);
    }
    let args = [("n", ahead.cannot.into()), ("fact", fact.into())];
    let fact = sight.say_with(Key::GuidanceCannot, args);
    (fact, ahead.cannot_critical)
}

/// The list that is open and its place among those of the type.
fn open_face<'a>(
    sight: &Sight<'a>,
    incident: &Incident,
    form: &GuidanceForm,
) -> Option<(usize, &'a Face)> {
    let faces = &sight.kind(incident)?.faces;
    let touched = |face: &Face| {
        let steps = (1_u32..).take(face.steps.len());
        steps
            .filter_map(|number| mark_of(incident, face, number))
            .map(|it| it.said.at)
            .max()
    };
    let worked_on = || {
        let all = faces.iter().enumerate();
        let touched = all.filter_map(|(index, face)| Some((touched(face)?, index)));
        touched.max().map(|(_, index)| index)
    };
    let index = form.face.or_else(worked_on).unwrap_or_default();
    let index = index.min(faces.len().checked_sub(1)?);
    Some((index, &faces[index]))
}

/// Draws the section.
pub fn guidance_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut GuidanceForm,
    outbox: &mut Outbox,
) {
    let Some(kind) = sight.kind(incident) else {
        return;
    };
    plate_ui(ui, sight, &kind.safety);
    let Some((open, face)) = open_face(sight, incident, form) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        for (index, face) in kind.faces.iter().enumerate() {
            let name = sight.lang().name(&face.zh, &face.en);
            if toggle(ui, sight.look, open == index, &name) {
                form.face = Some(index);
            }
        }
        if face.mark == Mark::Derived {
            chip(ui, sight.look, Tone::Grey, &sight.say(Key::Sample));
        }
    });
    let ahead = Ahead::of(incident, face);
    for index in 0..face.steps.len() {
        step_ui(
            ui,
            sight,
            incident,
            (face, index, &ahead),
            (&mut form.step, outbox),
        );
    }
    plans_ui(ui, sight, &kind.id, form, outbox);
}

/// A state of a step, as a chip says it.
fn state_chip(sight: &Sight<'_>, state: &TickState) -> (Tone, String) {
    match state {
        TickState::Done => (Tone::Green, format!("✓ {}", sight.say(Key::TickDone))),
        TickState::NotApplicable => (Tone::Grey, sight.say(Key::TickNotApplicable).into_owned()),
        TickState::Cannot(_) => (Tone::Red, format!("× {}", sight.say(Key::TickCannot))),
    }
}
