//! The whistle form 吹哨: type, place and one condition suffice; everything else may be 不详. It
//! stands beside the map, never over it, so that the place can be picked there. What will come of it
//! stands at its right where there is room, else below; what sends it is always in sight.

mod carried;
mod form;
mod letters;
mod near;
mod outlook;
mod sections;
mod send;
mod township;
mod types;

use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Key as Pressed, Label, Margin, ScrollArea, Ui, UiBuilder};

pub use carried::{CarriedView, carried_ui};
pub use form::{ASKED, WhistleForm};
pub use near::way_text;
pub use township::township_ui;
pub use types::{type_field, types_ui};

use self::outlook::outlook_ui;
use self::sections::Strokes;
use self::send::send_ui;
use super::look::bold;
use super::map::MapView;
use super::outbox::Outbox;
use super::sight::Sight;
use super::whereabouts::picked;
use super::widgets::{Rooms, clock_hm, ctrl_enter, digit_with_alt, duration_text, with_alt};
use crate::language::Key;

/// From this width on what comes of it stands beside the form, in points.
const WIDE: f32 = 860.0;
/// Below this height every line counts, in points.
const LOW: f32 = 300.0;

/// What became of the form in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It was put away.
    PutAway,
    /// It is not to be sent.
    Dropped,
    /// The whistle was blown; this incident is looked at next.
    Blown(IncidentId),
}

/// Draws the form.
pub fn whistle_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut WhistleForm,
    map: &mut MapView,
    outbox: &mut Outbox,
) -> Outcome {
    let mut outcome = Outcome::Open;
    let here = form.at.point;
    if let Some(point) = map.picked.take_if(|it| Some(*it) != here) {
        picked(sight, &mut form.at, point);
    }
    let jump = digit_with_alt(ui).or_else(|| (!form.placed).then_some(1));
    form.placed = true;
    let strokes = Strokes {
        jump,
        unknown: with_alt(ui, Pressed::U),
    };
    let sent = ctrl_enter(ui);
    if with_alt(ui, Pressed::M) {
        map.picking = !map.picking;
        if map.picking {
            // Its arrows and Enter belong to the map now.
            ui.memory_mut(|it| {
                if let Some(id) = it.focused() {
                    it.surrender_focus(id);
                }
            });
        }
    }
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        let low = ui.available_height() < LOW;
        title_ui(ui, sight, form, low);
        if form.carried.is_some() && carried::mark_ui(ui, sight) {
            outcome = Outcome::Dropped;
        }
        let rooms = Rooms::of(ui, WIDE);
        let wide = rooms.beside.is_some();
        ui.scope_builder(UiBuilder::new().max_rect(rooms.body), |ui| {
            ScrollArea::vertical().id_salt("whistle").show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 7.0;
                sections::sections_ui(ui, sight, form, map, (strokes, wide));
                if !wide {
                    outlook_ui(ui, sight, form);
                }
            });
        });
        if let Some(beside) = rooms.beside {
            ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
                ScrollArea::vertical().id_salt("outlook").show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 7.0;
                    near::near_ui(ui, sight, form);
                    outlook_ui(ui, sight, form);
                });
            });
        }
        let foot = ui.scope_builder(UiBuilder::new().max_rect(rooms.foot), |ui| {
            send_ui(ui, sight, form, (sent, low), outbox)
        });
        Rooms::remember(ui, foot.response.rect.height());
        if outcome == Outcome::Open {
            outcome = foot.inner;
        }
    });
    if outcome != Outcome::Open {
        map.picked = None;
        map.picking = false;
    }
    outcome
}

fn title_ui(ui: &mut Ui, sight: &Sight<'_>, form: &WhistleForm, low: bool) {
    let p = &sight.look.palette;
    ui.horizontal(|ui| {
        ui.label(bold(sight.say(Key::Whistle), 24.0, p.ink1));
        let used = duration_text(sight.now.since_s(form.received_at));
        let args = [
            ("at", clock_hm(form.received_at).into()),
            ("used", used.into()),
        ];
        ui.label(sight.look.label(sight.say_with(Key::WhistleClock, args)));
    });
    if !low {
        ui.add(Label::new(sight.look.label(sight.say(Key::WhistleHint))).wrap());
    }
}
