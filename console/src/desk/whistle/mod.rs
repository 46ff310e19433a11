//! The whistle form 吹哨: type, place and one condition suffice; everything else may be 不详. It
//! stands beside the map, never over it, so that the place can be picked there.

mod carried;
mod near;
mod township;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::command::{Command, Figures, Place, Whistle};
use dispatch_core::point::Point;
use dispatch_core::register::Party;
use dispatch_core::time::Time;
use dispatch_core::words::{ConditionId, IncidentId, MeasureId, TownshipId, TypeId, Words};
use eframe::egui::{Frame, Label, Margin, ScrollArea, Stroke, Ui};
use uuid::Uuid;

pub use carried::{CarriedView, carried_ui};
pub use near::way_text;
use near::{near_ui, picked};
pub use township::township_ui;
pub use types::types_ui;

use super::incident::said;
use super::look::bold;
use super::map::MapView;
use super::outbox::{Outbox, fresh_id};
use super::sight::Sight;
use super::theme::size;
use super::widgets::{
    Weight, act_button, clock_hm, duration_text, key_cap, number_field, text_field, toggle,
};
use crate::language::Key;

/// The figures that are asked for.
const ASKED: [&str; 5] = ["dead", "serious", "light", "missing", "trapped"];

/// A whistle half written. It is kept when the form is put away.
#[derive(Debug)]
pub struct WhistleForm {
    /// When the form was opened: the call is received then.
    received_at: Time,
    kind: Option<TypeId>,
    township: Option<TownshipId>,
    place: String,
    point: Option<Point>,
    conditions: BTreeSet<ConditionId>,
    numbers: BTreeMap<&'static str, String>,
    words: String,
    done: String,
    needs: String,
    self_handled: bool,
    into: Option<IncidentId>,
    /// Of a form that has come from a drill: what it is settled by.
    carried: Option<Uuid>,
}

impl WhistleForm {
    /// An empty form, received now.
    #[must_use]
    pub fn new(now: Time) -> WhistleForm {
        WhistleForm {
            received_at: now,
            kind: None,
            township: None,
            place: String::new(),
            point: None,
            conditions: BTreeSet::new(),
            numbers: BTreeMap::new(),
            words: String::new(),
            done: String::new(),
            needs: String::new(),
            self_handled: false,
            into: None,
            carried: None,
        }
    }

    /// What a form that has come from a drill is settled by; `None` for one that was begun here.
    #[must_use]
    pub fn came_as(&self) -> Option<Uuid> {
        self.carried
    }

    /// What still keeps it from being sent, as the name of the field.
    fn missing(&self) -> Option<Key> {
        if self.kind.is_none() {
            Some(Key::WhistleType)
        } else if self.township.is_none() || self.place.trim().is_empty() {
            Some(Key::WhistlePlace)
        } else if self.conditions.is_empty() {
            Some(Key::WhistleConditions)
        } else {
            None
        }
    }
}

/// What became of the form in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It was put away.
    PutAway,
    /// It came from a drill and is not to be sent.
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
    if map.picked.is_some() && map.picked != form.point {
        form.point = map.picked;
        if let Some(point) = map.picked {
            picked(sight, form, point);
        }
    }
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        title_ui(ui, sight, form);
        if form.carried.is_some() && carried::mark_ui(ui, sight) {
            outcome = Outcome::Dropped;
        }
        ScrollArea::vertical().id_salt("whistle").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 7.0;
            heading(ui, sight, ("1", Key::WhistleType));
            types_ui(ui, sight, &mut form.kind);
            rule(ui, sight);
            heading(ui, sight, ("2", Key::WhistlePlace));
            place_ui(ui, sight, form, map);
            rule(ui, sight);
            heading(ui, sight, ("3", Key::WhistleConditions));
            conditions_ui(ui, sight, form);
            rule(ui, sight);
            heading(ui, sight, ("4", Key::WhistlePeople));
            numbers_ui(ui, sight, form);
            rule(ui, sight);
            heading(ui, sight, ("5", Key::WhistleWords));
            for (key, text) in [
                (Key::WhistleFacts, &mut form.words),
                (Key::WhistleDone, &mut form.done),
                (Key::WhistleNeeds, &mut form.needs),
            ] {
                text_field(ui, sight, (key, f32::INFINITY), text);
            }
            ui.checkbox(&mut form.self_handled, &*sight.say(Key::SelfHandledLong));
            near_ui(ui, sight, form);
            if let Some(incident) = send_ui(ui, sight, form, outbox) {
                outcome = Outcome::Blown(incident);
            }
            let text = sight.say(Key::PutAway);
            if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
                outcome = Outcome::PutAway;
            }
        });
    });
    if outcome != Outcome::Open {
        map.picked = None;
        map.picking = false;
    }
    outcome
}

fn title_ui(ui: &mut Ui, sight: &Sight<'_>, form: &WhistleForm) {
    let p = &sight.look.palette;
    ui.horizontal(|ui| {
        ui.label(bold(sight.say(Key::Whistle), 24.0, p.ink1));
        let used = duration_text(sight.now.since_s(form.received_at));
        let text = sight.say_with(
            Key::WhistleClock,
            [
                ("at", clock_hm(form.received_at).into()),
                ("used", used.into()),
            ],
        );
        ui.label(sight.look.label(text));
    });
    ui.add(Label::new(sight.look.label(sight.say(Key::WhistleHint))).wrap());
}

fn heading(ui: &mut Ui, sight: &Sight<'_>, (cap, key): (&str, Key)) {
    ui.horizontal(|ui| {
        key_cap(ui, sight.look, cap);
        ui.label(bold(sight.say(key), size::BODY, sight.look.palette.ink1));
    });
}

fn rule(ui: &Ui, sight: &Sight<'_>) {
    let rect = ui.available_rect_before_wrap();
    let stroke = Stroke::new(1.0, sight.look.palette.line);
    ui.painter().hline(rect.x_range(), rect.top(), stroke);
}

fn place_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm, map: &mut MapView) {
    ui.horizontal(|ui| {
        township_ui(ui, sight, &mut form.township);
        let text = sight.say(if map.picking {
            Key::PickCancel
        } else {
            Key::PickButton
        });
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            map.picking = !map.picking;
        }
        if let Some(point) = form.point {
            let text = format!(
                "{:.5}, {:.5}",
                f64::from(point.lon_e7) / 1e7,
                f64::from(point.lat_e7) / 1e7
            );
            ui.label(sight.look.note(text));
        }
    });
    text_field(ui, sight, (Key::PlaceWords, f32::INFINITY), &mut form.place);
}

fn conditions_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm) {
    let mut conditions: Vec<_> = sight.catalogue.conditions.values().collect();
    conditions.sort_by_key(|it| it.order);
    ui.horizontal_wrapped(|ui| {
        for condition in conditions {
            let Ok(id) = ConditionId::new(&condition.id) else {
                continue;
            };
            let chosen = form.conditions.contains(&id);
            let name = sight.lang().name(&condition.zh, &condition.en);
            if toggle(ui, sight.look, chosen, &name) {
                if chosen {
                    form.conditions.remove(&id);
                } else {
                    form.conditions.insert(id);
                }
            }
        }
    });
}

fn numbers_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm) {
    for ids in ASKED.chunks(3) {
        ui.horizontal(|ui| {
            for id in ids {
                let name = match sight.catalogue.measures.get(*id) {
                    Some(it) => sight.lang().short_name(&it.zh, &it.en),
                    None => (*id).to_owned(),
                };
                ui.label(sight.look.label(&*name));
                number_field(ui, sight, &name, form.numbers.entry(id).or_default());
            }
        });
    }
}

fn send_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &WhistleForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let missing = form.missing().map(|field| {
        let field = sight.say(field).into_owned();
        sight.say_with(Key::WhistleMissing, [("field", field.into())])
    });
    let whistle = whistle(form);
    let heard = form
        .township
        .as_ref()
        .and_then(|id| sight.heard_from(&Party::Township(id.clone())));
    let refusal = missing.clone().or_else(|| {
        let command = Command::Whistle(whistle.clone()?);
        sight.refusal_for(&command, heard.as_ref())
    });
    let text = sight.say(Key::Whistle);
    let name = sight.say(Key::SendWhistle);
    let pressed = act_button(
        ui,
        sight.look,
        Weight::Primary,
        (&text, &name),
        refusal.as_deref(),
    );
    if let Some(why) = refusal {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
    let whistle = whistle.filter(|_| pressed)?;
    let incident = whistle
        .into
        .clone()
        .unwrap_or_else(|| whistle.incident.clone());
    outbox.push_for(Command::Whistle(whistle), heard, sight.now);
    Some(incident)
}

fn whistle(form: &WhistleForm) -> Option<Whistle> {
    let figures: Figures = ASKED
        .iter()
        .filter_map(|id| {
            let value = form.numbers.get(id).and_then(|text| text.parse().ok());
            Some((MeasureId::new(id).ok()?, value))
        })
        .collect();
    let words = |text: &str| -> Option<Words> { (!text.trim().is_empty()).then(|| said(text)) };
    Some(Whistle {
        incident: IncidentId::new(&format!("i-{}", fresh_id().simple())).ok()?,
        // The centre puts it under its response: a township need not know of one.
        response: None,
        into: form.into.clone(),
        kind: form.kind.clone()?,
        township: form.township.clone()?,
        place: Place {
            words: said(form.place.trim()),
            point: form.point,
        },
        conditions: form.conditions.iter().cloned().collect(),
        figures,
        words: words(&form.words),
        done: words(&form.done),
        needs: words(&form.needs),
        received_at: Some(form.received_at),
        happened_at: None,
        self_handled: form.self_handled,
    })
}
