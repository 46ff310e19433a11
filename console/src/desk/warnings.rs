//! Warning signals 预警信号 as others issued them, written down by hand: a scale of its own.

use dispatch_core::command::{CancelWarning, Command, Warning, WarningColour};
use dispatch_core::sentence::{self, WARNING_KINDS};
use dispatch_core::view::warnings_in_force;
use dispatch_core::words::{ThingKind, WarningId};
use eframe::egui::{Align, Frame, Label, Layout, Margin, ScrollArea, Ui};

use super::incident::{act, fresh, written};
use super::look::bold;
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::{size, space};
use super::widgets::{Weight, act_button, blind_ui, clock_hm, number_field, text_field, toggle};
use crate::language::Key;

/// A signal half written.
#[derive(Debug, Default)]
pub struct WarningForm {
    open: bool,
    kind: Option<usize>,
    colour: Option<WarningColour>,
    area: String,
    issuer: String,
    hours: String,
}

const COLOURS: [(WarningColour, Key); 4] = [
    (WarningColour::Blue, Key::WarningBlue),
    (WarningColour::Yellow, Key::WarningYellow),
    (WarningColour::Orange, Key::WarningOrange),
    (WarningColour::Red, Key::WarningRed),
];

/// The height that the signals in force ask for, and the form while it is open, in points.
#[must_use]
pub fn height(ui: &Ui, sight: &Sight<'_>, form: &WarningForm) -> f32 {
    let row = space::pressed(ui) + ui.spacing().item_spacing.y;
    // The head is a row as well, and so is that there is none.
    let rows = 1 + warnings_in_force(sight.state(), sight.now)
        .len()
        .clamp(1, 5);
    let open = if form.open { FORM } else { 0.0 };
    MARGINS + row * rows as f32 + open
}

/// What stands around the rows, in points: the margins of the head and of the list, and the line below.
const MARGINS: f32 = 18.0;
/// Height of the form without its scrolled part, in points.
const FORM: f32 = 240.0;

/// Draws the signals in force and the form.
pub fn warnings_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WarningForm, outbox: &mut Outbox) {
    let p = &sight.look.palette;
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(space::PANEL, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(bold(sight.say(Key::PaneWarnings), size::BODY, p.ink1));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = sight.say(Key::StepWarning);
                    if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
                        form.open = !form.open;
                    }
                });
            });
        });
    ScrollArea::vertical().id_salt("warnings").show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin::symmetric(space::PANEL, 3))
            .show(ui, |ui| {
                let all = warnings_in_force(sight.state(), sight.now);
                if all.is_empty() {
                    none_ui(ui, sight);
                }
                for (id, warning) in all {
                    one_ui(ui, sight, (id, warning), outbox);
                }
                if form.open {
                    form_ui(ui, sight, form, outbox);
                }
            });
    });
}

/// Nobody entered one that holds: they come by hand, so that is all that is known.
fn none_ui(ui: &mut Ui, sight: &Sight<'_>) {
    if let Some(since) = sight.blind_since() {
        blind_ui(ui, sight, since);
        return;
    }
    let text = sight.look.note(sight.say(Key::WarningsEmpty));
    ui.add(Label::new(text).truncate());
}

/// A signal in force, and the press that says it was lifted.
fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, warning): (&WarningId, &Warning),
    outbox: &mut Outbox,
) {
    let colour = COLOURS
        .iter()
        .find(|(colour, _)| *colour == warning.colour)
        .map_or(Key::WarningBlue, |(_, key)| *key);
    let kind = sight.lang().text(sentence::weather_text(&warning.kind));
    let text = sight.say_with(
        Key::WarningLine,
        [
            ("kind", kind.into()),
            ("colour", sight.say(colour).into_owned().into()),
            ("area", warning.area.as_str().into()),
            ("at", clock_hm(warning.from_at).into()),
        ],
    );
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let cancel = Command::CancelWarning(CancelWarning {
                warning: id.clone(),
                from_at: None,
                superseded_by: None,
            });
            let step = (Key::StepCancelWarning, &*text);
            act(ui, sight, step, Some(cancel), outbox);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = Label::new(sight.look.strong(&*text)).truncate();
                ui.add(label).on_hover_text(warning.issuer.as_str());
            });
        });
    });
}

fn form_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WarningForm, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        for (index, (_, zh, en)) in WARNING_KINDS.iter().enumerate() {
            let name = sight.lang().name(zh, en);
            if toggle(ui, sight.look, form.kind == Some(index), &name) {
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
    ui.horizontal(|ui| {
        let name = sight.say(Key::WarningHours);
        ui.label(sight.look.label(&*name));
        number_field(ui, sight, &name, &mut form.hours);
    });
    let hours: Option<i64> = form.hours.parse().ok();
    let command = || {
        let (kind, _, _) = WARNING_KINDS.get(form.kind?)?;
        Some(Command::Warning(Warning {
            warning: fresh("w", WarningId::new)?,
            kind: ThingKind::new(kind).ok()?,
            colour: form.colour?,
            area: written(&form.area)?,
            issuer: written(&form.issuer)?,
            from_at: sight.now,
            until_at: hours.map(|hours| sight.now.plus_s(hours.saturating_mul(3_600))),
        }))
    };
    if act(ui, sight, (Key::StepRecordWarning, ""), command(), outbox) {
        *form = WarningForm::default();
    }
}
