//! What leaks, how much, where: the distances come out of the catalogue and can be overwritten; an area
//! that stands gets its next version.

use dispatch_core::catalogue::Substance;
use dispatch_core::command::{Command, HazardArea, LeakAmount, Lift, Light};
use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::sun;
use dispatch_core::words::{PlotId, ThingKind};
use eframe::egui::{Frame, Label, Margin, Ui};
use serde::{Deserialize, Serialize};

use super::meant;
use crate::desk::drafts::{Lasts, drop_of_ui, first_written};
use crate::desk::found::fit;
use crate::desk::incident::{act, fresh, written};
use crate::desk::look::{bold, inked};
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Tone, Weight, act_button, chip, number_field, text_field, toggle, unwatched_field,
};
use crate::language::Key;

/// Substances that are offered at once.
const OFFERED: usize = 6;

/// An area half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LeakForm {
    sought: String,
    substance: Option<String>,
    amount: Option<LeakAmount>,
    light: Option<Light>,
    origin: Option<Point>,
    /// The next place that is picked on the map is the leak.
    #[serde(skip)]
    picks: bool,
    isolation: String,
    downwind: String,
    words: String,
    /// Whether it is unfolded although an area stands.
    #[serde(skip)]
    open: bool,
    /// Whether it was asked once that it be dropped.
    #[serde(skip)]
    dropping: bool,
}

impl Lasts for LeakForm {
    fn words(&self) -> Option<&str> {
        let texts = [&self.words, &self.sought, &self.downwind, &self.isolation];
        let chosen = self.substance.is_some() || self.amount.is_some() || self.origin.is_some();
        first_written(texts.map(String::as_str)).or(chosen.then_some(""))
    }
}

impl LeakForm {
    /// Unfolds it.
    pub fn show(&mut self) {
        self.open = true;
    }
}

/// Its name, or what it was called.
pub fn substance_name(sight: &Sight<'_>, id: &str) -> String {
    let known = sight.catalogue.substances.get(id);
    known.map_or_else(|| id.to_owned(), |it| sight.lang().name(&it.zh, &it.en))
}

/// 大量泄漏.
pub fn amount_text(sight: &Sight<'_>, amount: LeakAmount) -> String {
    let key = match amount {
        LeakAmount::Small => Key::LeakSmall,
        LeakAmount::Large => Key::LeakLarge,
        LeakAmount::Unknown => Key::LeakUnknown,
    };
    sight.say(key).into_owned()
}

/// 白天.
pub fn light_text(sight: &Sight<'_>, light: Light) -> String {
    let key = match light {
        Light::Day => Key::LeakDay,
        Light::Night => Key::LeakNight,
    };
    sight.say(key).into_owned()
}

/// What must not be forgotten, where the distances come from, and 复核.
pub fn source_ui(ui: &mut Ui, sight: &Sight<'_>, id: &str) {
    let Some(it) = sight.catalogue.substances.get(id) else {
        return;
    };
    let red = sight.look.palette.red.text;
    for (place, safety) in it.safety.iter().enumerate() {
        let text = sight.lang().name(&safety.zh, &safety.en);
        // The gravest word alone is red.
        let text = match place {
            0 => bold(text, size::ROW, red),
            _ => sight.look.row(text),
        };
        ui.add(Label::new(text).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        if it.recheck {
            chip(ui, sight.look, Tone::Amber, &sight.say(Key::LeakRecheck));
        }
        let text = sight.say_with(
            Key::LeakSource,
            [
                ("un", it.un.to_string().into()),
                (
                    "source",
                    sight.lang().name(&it.source.zh, &it.source.en).into(),
                ),
            ],
        );
        ui.add(Label::new(sight.look.note(text)).wrap());
    });
}

/// Day or night at the leak by the sun; where nobody knows the place yet the distances of the night hold,
/// which are the larger ones.
pub fn proposed_light(sight: &Sight<'_>, origin: Option<Point>) -> Light {
    origin.map_or(Light::Night, |it| sun::light(sight.now, it))
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (form, map): (&mut LeakForm, &mut MapView),
    outbox: &mut Outbox,
) {
    if form.picks
        && let Some(point) = map.picked.take()
    {
        form.origin = Some(point);
        form.picks = false;
    }
    let stands = meant(incident).and_then(|id| incident.areas.get(id)?.now());
    let around = Frame::new().inner_margin(Margin::symmetric(8, 6));
    around.show(ui, |ui| {
        if let Some((id, _)) = meant(incident).zip(stands) {
            let lift = Command::Lift(Lift {
                incident: incident.id.clone(),
                plot: id.clone(),
            });
            ui.horizontal_wrapped(|ui| {
                if toggle(ui, sight.look, form.open, &sight.say(Key::LeakUpdate)) {
                    form.open = !form.open;
                }
                let holds = incident.areas.get(id).is_some_and(|it| it.lifted.is_none());
                if holds {
                    act(ui, sight, (Key::StepLiftArea, ""), Some(lift), outbox);
                }
            });
            if !form.open {
                return;
            }
        } else {
            let title = sight.say(Key::LeakNew);
            ui.label(bold(title, size::ROW, sight.look.palette.ink1));
        }
        substance_ui(ui, sight, form);
        let had = stands.map(|it| it.leak.clone());
        let substance = form
            .substance
            .clone()
            .or_else(|| had.as_ref().map(|it| it.substance.to_string()));
        let amount = form.amount.or_else(|| had.as_ref().map(|it| it.amount));
        let origin = form
            .origin
            .or_else(|| had.as_ref().map(|it| it.origin))
            .or(incident.place.point);
        let light = form.light.unwrap_or_else(|| proposed_light(sight, origin));
        ui.horizontal_wrapped(|ui| {
            for it in [LeakAmount::Small, LeakAmount::Large, LeakAmount::Unknown] {
                if toggle(ui, sight.look, amount == Some(it), &amount_text(sight, it)) {
                    form.amount = Some(it);
                }
            }
            for it in [Light::Day, Light::Night] {
                if toggle(ui, sight.look, light == it, &light_text(sight, it)) {
                    form.light = Some(it);
                }
            }
        });
        let known = substance
            .as_deref()
            .and_then(|id| sight.catalogue.substances.get(id));
        let table = known
            .zip(amount)
            .map(|(it, amount)| it.distances_m(amount, light));
        distances_ui(ui, sight, (table, origin), (form, map));
        if let Some(it) = known {
            source_ui(ui, sight, &it.id);
        }
        let metres = |text: &str, table: Option<u32>| match text.trim() {
            "" => table,
            text => text.parse().ok(),
        };
        let command = || {
            Some(Command::HazardArea(HazardArea {
                incident: incident.id.clone(),
                area: meant(incident)
                    .cloned()
                    .or_else(|| fresh("a", PlotId::new))?,
                substance: ThingKind::new(substance.as_deref()?).ok()?,
                amount: amount?,
                light,
                origin: origin?,
                isolation_m: metres(&form.isolation, table.map(|it| it.0))?,
                protective_m: metres(&form.downwind, table.map(|it| it.1))?,
                as_of: None,
                words: written(&form.words),
            }))
        };
        let command = command();
        ui.horizontal_wrapped(|ui| {
            text_field(ui, sight, (Key::LeakWords, 160.0), &mut form.words);
            if act(ui, sight, (Key::StepHazardArea, ""), command, outbox) {
                *form = LeakForm::default();
            }
            if form.words().is_some() && drop_of_ui(ui, sight, Key::BoardAreas, &mut form.dropping)
            {
                *form = LeakForm::default();
            }
        });
    });
}

/// A field for the name, its initials or the UN number, and what it finds.
fn substance_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut LeakForm) {
    unwatched_field(
        ui,
        sight.look,
        (Key::LeakSubstance, 220.0),
        &mut form.sought,
    );
    let typed = form.sought.trim();
    if typed.is_empty() && form.substance.is_none() {
        return;
    }
    let mut found: Vec<(_, &Substance)> = sight
        .catalogue
        .substances_in_order()
        .into_iter()
        .filter_map(|it| Some((fits(typed, it)?, it)))
        .collect();
    found.sort_by_key(|(fit, it)| (*fit, it.order));
    let chosen = form.substance.clone();
    let offered = found.iter().map(|(_, it)| *it).take(OFFERED);
    let kept = chosen.as_deref().filter(|_| typed.is_empty());
    ui.horizontal_wrapped(|ui| {
        for it in offered.filter(|it| kept.is_none_or(|id| it.id == id)) {
            let is_chosen = chosen.as_deref() == Some(it.id.as_str());
            let name = sight.lang().name(&it.zh, &it.en);
            if toggle(ui, sight.look, is_chosen, &format!("{name} UN{}", it.un)) {
                form.substance = Some(it.id.clone());
                form.sought.clear();
            }
        }
        if found.is_empty() {
            let amber = sight.look.palette.amber.text;
            ui.label(inked(sight.say(Key::LeakNone), size::NOTE, amber));
        }
    });
}

/// How well what was typed fits a substance: by any of its names, their initials, or its UN number.
fn fits(typed: &str, it: &Substance) -> Option<crate::desk::found::Fit> {
    let un = it.un.to_string();
    let names = [it.zh.as_str(), it.en.as_str(), un.as_str()];
    fit(
        typed,
        names.into_iter().chain(it.also.iter().map(String::as_str)),
    )
}

fn distances_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (table, origin): (Option<(u32, u32)>, Option<Point>),
    (form, map): (&mut LeakForm, &mut MapView),
) {
    ui.horizontal_wrapped(|ui| {
        if let Some((isolation, downwind)) = table {
            let text = sight.say_with(
                Key::LeakTable,
                [
                    ("isolation", isolation.into()),
                    ("downwind", downwind.into()),
                ],
            );
            ui.label(sight.look.strong(text));
        }
        for (key, text) in [
            (Key::LeakIsolation, &mut form.isolation),
            (Key::LeakDownwind, &mut form.downwind),
        ] {
            let name = sight.say(key);
            ui.label(sight.look.label(&*name));
            number_field(ui, sight, &name, text);
        }
    });
    ui.horizontal_wrapped(|ui| {
        let key = match (form.origin, origin) {
            (Some(_), _) => Key::LeakOriginPicked,
            (None, Some(_)) => Key::LeakOriginPlace,
            (None, None) => Key::LeakOriginUnknown,
        };
        ui.label(sight.look.label(sight.say(key)));
        let key = if map.picking && form.picks {
            Key::PickCancel
        } else {
            Key::LeakPick
        };
        let text = sight.say(key);
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            form.picks = !form.picks;
            map.picking = form.picks;
        }
    });
}
