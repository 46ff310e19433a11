//! Warning signals 预警信号 as others issued them, written down by hand: a scale of its own.

use dispatch_core::command::{Command, Warning, WarningColour};
use dispatch_core::words::{ThingKind, WarningId};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::incident::{act, fresh, written};
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::space;
use super::widgets::{Weight, act_button, clock_hm, text_field, toggle};
use crate::language::Key;

/// A signal half written.
#[derive(Debug, Default)]
pub struct WarningForm {
    open: bool,
    kind: Option<usize>,
    colour: Option<WarningColour>,
    area: String,
    issuer: String,
}

/// The kinds that the district's offices issue, by their names in the ledger.
const KINDS: [(&str, Key); 6] = [
    ("rainstorm", Key::WarningRain),
    ("typhoon", Key::WarningTyphoon),
    ("mountain-flood", Key::WarningMountainFlood),
    ("geological", Key::WarningGeological),
    ("thunderstorm-gale", Key::WarningGale),
    ("heat", Key::WarningHeat),
];

const COLOURS: [(WarningColour, Key); 4] = [
    (WarningColour::Blue, Key::WarningBlue),
    (WarningColour::Yellow, Key::WarningYellow),
    (WarningColour::Orange, Key::WarningOrange),
    (WarningColour::Red, Key::WarningRed),
];

/// Draws the signals in force and the form.
pub fn warnings_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WarningForm, outbox: &mut Outbox) {
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 3))
        .show(ui, |ui| {
            for warning in sight.state().warnings.values() {
                if warning.until_at.is_some_and(|until| until <= sight.now) {
                    continue;
                }
                let kind = KINDS
                    .iter()
                    .find(|(id, _)| *id == warning.kind.as_str())
                    .map_or_else(
                        || warning.kind.to_string(),
                        |(_, key)| sight.say(*key).into_owned(),
                    );
                let colour = COLOURS
                    .iter()
                    .find(|(colour, _)| *colour == warning.colour)
                    .map_or(Key::WarningBlue, |(_, key)| *key);
                let text = sight.say_with(
                    Key::WarningLine,
                    [
                        ("kind", kind.into()),
                        ("colour", sight.say(colour).into_owned().into()),
                        ("area", warning.area.as_str().into()),
                        ("at", clock_hm(warning.from_at).into()),
                    ],
                );
                let label = Label::new(sight.look.strong(text)).truncate();
                ui.add(label).on_hover_text(warning.issuer.as_str());
            }
            let text = sight.say(Key::StepWarning);
            if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
                form.open = !form.open;
            }
            if form.open {
                form_ui(ui, sight, form, outbox);
            }
        });
}

fn form_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WarningForm, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        for (index, (_, key)) in KINDS.iter().enumerate() {
            if toggle(ui, sight.look, form.kind == Some(index), &sight.say(*key)) {
                form.kind = Some(index);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (colour, key) in COLOURS {
            if toggle(ui, sight.look, form.colour == Some(colour), &sight.say(key)) {
                form.colour = Some(colour);
            }
        }
    });
    text_field(ui, sight, (Key::WarningArea, f32::INFINITY), &mut form.area);
    text_field(
        ui,
        sight,
        (Key::WarningIssuer, f32::INFINITY),
        &mut form.issuer,
    );
    let command = || {
        let (kind, _) = KINDS.get(form.kind?)?;
        Some(Command::Warning(Warning {
            warning: fresh("w", WarningId::new)?,
            kind: ThingKind::new(kind).ok()?,
            colour: form.colour?,
            area: written(&form.area)?,
            issuer: written(&form.issuer)?,
            from_at: sight.now,
            until_at: None,
        }))
    };
    if act(ui, sight, (Key::StepRecordWarning, ""), command(), outbox) {
        *form = WarningForm::default();
    }
}
