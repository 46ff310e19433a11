//! Section 5, guidance 指引: the steps of the type, ticked, not applicable, or impossible and why.

use dispatch_core::catalogue::{Face, Mark};
use dispatch_core::command::{Command, Tick, TickState};
use dispatch_core::state::Incident;
use dispatch_core::words::FaceId;
use eframe::egui::{Align, Label, Layout, Ui};

use super::press::press;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip, clock_hm, toggle};
use crate::language::Key;

/// Which list is open.
#[derive(Debug, Default)]
pub struct GuidanceForm {
    face: usize,
}

/// The section's fact: how many steps of all lists are done.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> String {
    let Some(kind) = sight.kind(incident) else {
        return String::new();
    };
    let of: usize = kind.faces.iter().map(|face| face.steps.len()).sum();
    let done: usize = incident.ticks.values().map(imbl::OrdMap::len).sum();
    sight.say_with(
        Key::GuidanceFact,
        [("done", done.into()), ("of", of.into())],
    )
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
    ui.horizontal_wrapped(|ui| {
        for (index, face) in kind.faces.iter().enumerate() {
            let name = sight.lang().name(&face.zh, &face.en);
            if toggle(ui, sight.look, form.face == index, &name) {
                form.face = index;
            }
        }
    });
    let Some(face) = kind.faces.get(form.face).or(kind.faces.first()) else {
        return;
    };
    if face.mark == Mark::Derived {
        chip(ui, sight.look, Tone::Grey, &sight.say(Key::Sample));
    }
    for (number, step) in (1_u32..).zip(&face.steps) {
        step_ui(ui, sight, incident, (face, number, step), outbox);
    }
    for safety in &kind.safety {
        let text = sight.lang().name(&safety.zh, &safety.en);
        let amber = sight.look.palette.amber.text;
        ui.add(Label::new(inked(format!("△ {text}"), size::NOTE, amber)).wrap());
    }
}

fn step_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (face, number, step): (&Face, u32, &dispatch_core::catalogue::Step),
    outbox: &mut Outbox,
) {
    let Ok(face_id) = FaceId::new(&face.id) else {
        return;
    };
    let mark = incident.ticks.get(&face_id).and_then(|it| it.get(&number));
    let p = &sight.look.palette;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            match mark {
                Some(mark) => {
                    let (tone, word) = match &mark.state {
                        TickState::Done => (Tone::Green, sight.say(Key::TickDone).into_owned()),
                        TickState::NotApplicable => {
                            (Tone::Grey, sight.say(Key::TickNotApplicable).into_owned())
                        }
                        TickState::Cannot(why) => {
                            (Tone::Red, format!("{} {why}", sight.say(Key::TickCannot)))
                        }
                    };
                    ui.label(inked(clock_hm(mark.said.at), size::NOTE, p.ink2));
                    chip(ui, sight.look, tone, &word);
                }
                None => {
                    for (key, state) in [
                        (Key::TickNotApplicable, TickState::NotApplicable),
                        (Key::TickDone, TickState::Done),
                    ] {
                        let command = Command::Tick(Tick {
                            incident: incident.id.clone(),
                            face: face_id.clone(),
                            step: number,
                            state,
                        });
                        press(ui, sight, (key, &step.zh), command, None, outbox);
                    }
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = format!("{number} {}", sight.lang().name(&step.zh, &step.en));
                let text = if step.critical {
                    bold(text, size::ROW, p.ink1)
                } else {
                    inked(text, size::ROW, p.ink1)
                };
                ui.add(Label::new(text).truncate()).on_hover_text(&step.zh);
            });
        });
    });
}
