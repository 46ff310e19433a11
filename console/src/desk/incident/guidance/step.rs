//! One step: done, not applicable, or impossible and why; who said so and when; taken back or changed.

use dispatch_core::catalogue::Face;
use dispatch_core::command::{Command, Tick, TickState, Undo};
use dispatch_core::state::{Compensation, Incident, TickMark};
use dispatch_core::words::FaceId;
use eframe::egui::{Color32, CornerRadius, Frame, Label, Margin, Stroke, Ui};
use uuid::Uuid;

use super::next::{Ahead, mark_of};
use super::state_chip;
use crate::desk::incident::press::{act, press, written};
use crate::desk::line::undoable;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, chip, clock_hm, plain_button, sign, text_field_of};
use crate::language::Key;

/// What is half written on one of the steps.
#[derive(Debug, Default)]
pub struct StepForm {
    /// The step of which somebody says why it cannot be done.
    cannot: Option<(FaceId, u32)>,
    why: String,
    /// The step that stands and is said anew.
    changed: Option<(FaceId, u32)>,
}

/// A step where it stands.
struct Place<'a> {
    incident: &'a Incident,
    face: FaceId,
    number: u32,
    /// What it is called aloud.
    name: String,
}

impl Place<'_> {
    fn at(&self) -> (FaceId, u32) {
        (self.face.clone(), self.number)
    }

    fn tick(&self, state: TickState) -> Command {
        Command::Tick(Tick {
            incident: self.incident.id.clone(),
            face: self.face.clone(),
            step: self.number,
            state,
        })
    }
}

/// Draws the step of this place in its list.
pub fn step_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (face, index, ahead): (&Face, usize, &Ahead),
    (form, outbox): (&mut StepForm, &mut Outbox),
) {
    let (Ok(id), Some(step)) = (FaceId::new(&face.id), face.steps.get(index)) else {
        return;
    };
    let Some(number) = u32::try_from(index).ok().and_then(|it| it.checked_add(1)) else {
        return;
    };
    let place = Place {
        incident,
        face: id,
        number,
        name: sight.lang().name(&step.zh, &step.en),
    };
    let p = &sight.look.palette;
    let is_next_critical = ahead.next_critical == Some(index);
    let mark = mark_of(incident, face, number);
    let edge = if is_next_critical {
        p.ink1
    } else {
        Color32::TRANSPARENT
    };
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(6, 3));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let ink = if mark.is_some() { p.ink2 } else { p.ink1 };
        let text = format!("{number} {}", place.name);
        let text = if step.critical {
            bold(text, size::ROW, ink)
        } else {
            inked(text, size::ROW, ink)
        };
        ui.add(Label::new(text).wrap());
        ui.horizontal_wrapped(|ui| {
            if is_next_critical {
                sign(
                    ui,
                    sight.look,
                    Tone::Grey,
                    &sight.say(Key::StepNextCritical),
                );
            } else if step.critical {
                chip(ui, sight.look, Tone::Grey, &sight.say(Key::StepCritical));
            }
            if ahead.next == Some(index) && !is_next_critical {
                chip(ui, sight.look, Tone::Grey, &sight.say(Key::StepNext));
            }
            let is_changed = form.changed.as_ref() == Some(&place.at());
            match mark {
                Some(mark) if !is_changed => stands_ui(ui, sight, &place, mark, (form, outbox)),
                Some(_) | None => states_ui(ui, sight, &place, form, outbox),
            }
        });
        if form.cannot.as_ref() == Some(&place.at()) {
            why_ui(ui, sight, &place, form, outbox);
        } else if let Some(TickState::Cannot(why)) = mark.map(|it| &it.state) {
            ui.add(Label::new(inked(why.as_str(), size::NOTE, p.red.text)).wrap());
        }
    });
}

/// What was said of a step, by whom and when; it can be taken back for ten seconds and said anew for ever.
fn stands_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    place: &Place<'_>,
    mark: &TickMark,
    (form, outbox): (&mut StepForm, &mut Outbox),
) {
    let (tone, word) = state_chip(sight, &mark.state);
    chip(ui, sight.look, tone, &word);
    let who = match &mark.said.on_behalf {
        Some(it) => sight.party(&it.who),
        None => sight.person(&mark.said.person),
    };
    let at = clock_hm(mark.said.at);
    let by = sight.say_with(Key::TickBy, [("at", at.into()), ("who", who.into())]);
    ui.label(sight.look.label(by));
    if let Some(entry) = own_tick(sight, place) {
        let undo = Command::Undo(Undo { entry });
        press(ui, sight, (Key::Undo, &place.name), undo, None, outbox);
    } else if !sight.past {
        let text = sight.say(Key::TickChange);
        let name = format!("{text} {}", place.name);
        if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
            form.changed = Some(place.at());
        }
    }
}

/// The own press of this step, while it can be taken back.
fn own_tick(sight: &Sight<'_>, place: &Place<'_>) -> Option<Uuid> {
    let act = sight.state().last_acts.get(&sight.seat.person)?;
    let Some(Compensation::Tick(incident, face, step, _)) = &act.undo else {
        return None;
    };
    let same = (incident, face, *step) == (&place.incident.id, &place.face, place.number);
    let (entry, _) = undoable(sight).filter(|_| same)?;
    Some(entry)
}

fn states_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    place: &Place<'_>,
    form: &mut StepForm,
    outbox: &mut Outbox,
) {
    let before = outbox.drafts().len();
    for (key, state) in [
        (Key::TickDone, TickState::Done),
        (Key::TickNotApplicable, TickState::NotApplicable),
    ] {
        press(
            ui,
            sight,
            (key, &place.name),
            place.tick(state),
            None,
            outbox,
        );
    }
    if outbox.drafts().len() > before {
        form.changed = None;
        form.cannot = None;
    }
    let text = sight.say(Key::TickCannotOpen);
    let name = format!("{text} {}", place.name);
    if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
        let is_open = form.cannot.as_ref() == Some(&place.at());
        form.why.clear();
        form.cannot = (!is_open).then(|| place.at());
    }
}

/// The reason comes first: what cannot be done and nobody knows why helps nobody.
fn why_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    place: &Place<'_>,
    form: &mut StepForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        let width = (ui.available_width() - 130.0).max(120.0);
        let words = (Key::TickCannotWhy, place.name.as_str());
        text_field_of(ui, sight, words, width, &mut form.why);
        let command = written(&form.why).map(|why| place.tick(TickState::Cannot(why)));
        let words = (Key::TickCannotRecord, place.name.as_str());
        if act(ui, sight, words, command, outbox) {
            *form = StepForm::default();
        }
    });
}
