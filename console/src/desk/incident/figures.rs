//! The harm 情况: the figures in use, each with its age, and how to say new ones.

use std::collections::BTreeMap;

use dispatch_core::command::{AdoptFigures, Command, Figures, Standing, StateFigures};
use dispatch_core::register::Unit;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::words::{MeasureId, SourceId};
use eframe::egui::{Align, ComboBox, Frame, Label, Layout, Margin, Ui, Vec2};
use serde::{Deserialize, Serialize};

use super::press::said;
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::font;
use crate::desk::freshness::Freshness;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{
    Listed, Weight, act_button, age_ui, list_line, number_field, opener, text_field, toggle,
    unknown,
};
use crate::desk::wording;
use crate::language::Key;

/// The figures that stand in the head of every incident, in the order in which they are asked.
pub const SHOWN: [&str; 6] = ["dead", "serious", "light", "missing", "trapped", "rescued"];

/// The figures that somebody may say: whoever is in hospital is no longer missing (S5).
const ASKED: [&str; 8] = [
    "dead",
    "suspected-dead",
    "serious",
    "light",
    "missing",
    "trapped",
    "rescued",
    "hospital",
];

/// How sure a figure is (practice R11).
const STANDINGS: [(Standing, Key); 3] = [
    (Standing::Unverified, Key::StandingUnverified),
    (Standing::Verified, Key::StandingVerified),
    (Standing::Untrue, Key::StandingUntrue),
];

/// Figures half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FigureForm {
    #[serde(skip)]
    open: bool,
    numbers: BTreeMap<String, String>,
    source: Option<SourceId>,
    reason: String,
    /// How sure it is; 待核实 until somebody says otherwise.
    standing: Standing,
}

impl Lasts for FigureForm {
    fn words(&self) -> Option<&str> {
        let numbers = self.numbers.values().map(String::as_str);
        first_written([self.reason.as_str()].into_iter().chain(numbers))
    }
}

impl FigureForm {
    /// Opens it.
    pub fn show(&mut self) {
        self.open = true;
    }

    /// Opens or closes it; what is half written stays.
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }
}

/// Draws the figures, and the form while it is open.
pub fn figures_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut FigureForm,
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let figures = incident.figures();
    Frame::new()
        .inner_margin(Margin::symmetric(space::PANEL, 2))
        .show(ui, |ui| {
            let text = sight.say(Key::SayFigures);
            let beside = text_width(ui, &text);
            let column = text_width(ui, &sight.say(Key::Unknown));
            let whole = ui.available_width();
            let has_room = whole >= column * SHOWN.len() as f32 + beside;
            let room = whole - if has_room { beside } else { 0.0 };
            let layout = match has_room {
                true => Layout::left_to_right(Align::Min),
                false => Layout::top_down(Align::Min),
            };
            ui.allocate_ui_with_layout(Vec2::new(whole, 0.0), layout, |ui| {
                ui.allocate_ui(Vec2::new(room, 0.0), |ui| {
                    ui.columns(SHOWN.len(), |columns| {
                        for (column, id) in columns.iter_mut().zip(SHOWN) {
                            figure_ui(column, sight, incident, (id, &figures));
                        }
                    });
                });
                ui.vertical(|ui| {
                    if opener(ui, sight, Weight::Small, Key::SayFigures) {
                        form.open = !form.open;
                    }
                    if let Some(adopted) = incident.adopted.last() {
                        let version =
                            sight.say_with(Key::AdoptedVersion, [("n", adopted.version.into())]);
                        ui.label(inked(version, size::SMALLEST, p.ink2));
                    }
                });
            });
            if form.open {
                form_ui(ui, sight, incident, form, outbox);
            }
        });
}

/// Draws the same figures, each with whose word it is, for whoever only looks at them.
pub fn sourced_figures_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let figures = incident.figures();
    ui.columns(SHOWN.len(), |columns| {
        for (column, id) in columns.iter_mut().zip(SHOWN) {
            figure_ui(column, sight, incident, (id, &figures));
            if let Some(source) = source_of(sight, incident, (id, &figures)) {
                let ink = sight.look.palette.ink2;
                column.add(Label::new(inked(source, size::SMALLEST, ink)).truncate());
            }
        }
    });
}

/// Whose word the figure in use is: that of the adopted set, else whoever said this number last.
fn source_of(
    sight: &Sight<'_>,
    incident: &Incident,
    (id, figures): (&str, &Figures),
) -> Option<String> {
    let value = |it: &Figures| {
        let found = it.iter().find(|(known, _)| known.as_str() == id);
        found.map(|(_, value)| *value)
    };
    let in_use = value(figures)?;
    if let Some(adopted) = incident.adopted.last() {
        return Some(match &adopted.source {
            Some(source) => wording::source(sight, source),
            None => sight.say_with(Key::AdoptedVersion, [("n", adopted.version.into())]),
        });
    }
    let said = incident.statements.iter().rev();
    let mut said = said.filter(|it| it.standing != Standing::Untrue);
    let it = said.find(|it| value(&it.figures) == Some(in_use))?;
    Some(wording::source(sight, &it.source))
}

/// What a text in a frame needs, with the space to the next: it never breaks.
fn text_width(ui: &Ui, text: &str) -> f32 {
    let ink = ui.visuals().text_color();
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font::bold(size::NOTE), ink);
    galley.size().x + 2.0 * ui.spacing().button_padding.x + 2.0 * ui.spacing().item_spacing.x
}

/// One figure: its name, the number or 不详, and how old it is.
fn figure_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, (id, figures): (&str, &Figures)) {
    let p = &sight.look.palette;
    ui.spacing_mut().item_spacing.y = 1.0;
    let value = figures
        .iter()
        .find(|(known, _)| known.as_str() == id)
        .and_then(|it| *it.1);
    let name = measure_name(sight, id);
    ui.add(Label::new(inked(name, size::SMALLEST, p.ink2)).truncate());
    match value {
        Some(number) => {
            ui.label(bold(number.to_string(), size::TITLE, p.ink1));
        }
        None => {
            ui.horizontal(|ui| unknown(ui, sight.look));
        }
    }
    match said_at(incident, id) {
        Some(at) => {
            age_ui(ui, sight.look, Freshness::FIGURE, (at, sight.now));
        }
        None => {
            ui.label(inked(sight.say(Key::NeverSaid), size::SMALLEST, p.ink3));
        }
    }
}

fn measure_name(sight: &Sight<'_>, id: &str) -> String {
    match sight.catalogue.measures.get(id) {
        Some(it) => sight.lang().short_name(&it.zh, &it.en),
        None => id.to_owned(),
    }
}

/// When the figure in use was said.
fn said_at(incident: &Incident, id: &str) -> Option<Time> {
    let names = |figures: &Figures| figures.keys().any(|known| known.as_str() == id);
    let stated = incident
        .statements
        .iter()
        .rev()
        .find(|it| names(&it.figures))
        .map(|it| it.as_of.unwrap_or(it.heard_at));
    let adopted = incident
        .adopted
        .last()
        .filter(|it| names(&it.figures))
        .map(|it| it.said.at);
    stated.max(adopted)
}

fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut FigureForm,
    outbox: &mut Outbox,
) {
    for ids in ASKED.chunks(3) {
        ui.horizontal(|ui| {
            for id in ids {
                let name = measure_name(sight, id);
                ui.label(sight.look.label(&*name));
                let text = form.numbers.entry((*id).to_owned()).or_default();
                number_field(ui, sight, &name, text);
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        source_ui(ui, sight, incident, form);
        for (standing, key) in STANDINGS {
            if toggle(ui, sight.look, form.standing == standing, &sight.say(key)) {
                form.standing = standing;
            }
        }
        text_field(ui, sight, (Key::FigureReason, 160.0), &mut form.reason);
        let figures = written(form);
        let words = (!form.reason.trim().is_empty()).then(|| said(&form.reason));
        let mut acts = Vec::new();
        let source = form.source.clone().or_else(|| own_source(sight, incident));
        // Drawn in any case: it says what it still needs.
        let said_by = source.clone().or_else(|| SourceId::new("unknown").ok());
        if let Some(said_by) = said_by {
            let state = StateFigures {
                incident: incident.id.clone(),
                source: said_by,
                figures: figures.clone(),
                heard_at: None,
                as_of: None,
                standing: form.standing,
                words: words.clone(),
            };
            acts.push((Key::StepState, Command::State(state)));
            let adopt = AdoptFigures {
                incident: incident.id.clone(),
                figures: completed(incident, figures),
                reason: words,
                source: source.clone(),
            };
            acts.push((Key::StepAdopt, Command::Adopt(adopt)));
        }
        let empty = form.numbers.values().all(String::is_empty);
        let before = outbox.drafts().len();
        for (key, command) in acts {
            let missing = match (empty, &source) {
                (true, _) => Some(Key::FiguresNeeded),
                (false, None) if key == Key::StepState => Some(Key::FigureSourceNeeded),
                (false, _) => None,
            };
            let missing = missing.map(|key| sight.say(key).into_owned());
            let refusal = missing.or_else(|| sight.refusal(&command));
            let text = sight.say(key);
            if act_button(
                ui,
                sight.look,
                Weight::Small,
                (&text, &text),
                refusal.as_deref(),
            ) {
                outbox.push(command, sight.now);
            }
        }
        if outbox.drafts().len() > before {
            *form = FigureForm::default();
        }
    });
    for statement in incident.statements.iter().rev().take(4) {
        let parts: Vec<String> = statement
            .figures
            .iter()
            .map(|(id, value)| {
                let value =
                    value.map_or_else(|| sight.say(Key::Unknown).into_owned(), |n| n.to_string());
                format!("{} {value}", wording::measure(sight, id))
            })
            .collect();
        let at = crate::desk::widgets::clock_hm(statement.heard_at);
        let source = wording::source(sight, &statement.source);
        ui.label(
            sight
                .look
                .note(format!("{at} {source}  {}", parts.join(" · "))),
        );
    }
}

/// The figures that were written; what was left empty is not said at all.
fn written(form: &FigureForm) -> Figures {
    form.numbers
        .iter()
        .filter_map(|(id, text)| Some((MeasureId::new(id).ok()?, Some(text.parse().ok()?))))
        .collect()
}

/// An adopted set is whole: what was not written stays as it is in use.
fn completed(incident: &Incident, written: Figures) -> Figures {
    let mut figures = incident.figures();
    figures.extend(written);
    figures
}

/// Whose word a figure is that somebody at this seat says of his own: the commander's at the scene, a
/// township's, a department's. The centre hears figures from others, and says from whom.
fn own_source(sight: &Sight<'_>, incident: &Incident) -> Option<SourceId> {
    let post = &sight.seat.post;
    let commands = incident.commander().is_some_and(|it| it.post == *post);
    let unit = sight.state().register.posts.get(post).map(|it| &it.unit);
    let id = match unit {
        _ if commands => "commander",
        Some(Unit::Township(_)) => "township",
        Some(Unit::Department(_)) => "department",
        Some(Unit::Centre | Unit::Outside(_)) | None => return None,
    };
    let known = sight.catalogue.sources.contains_key(id);
    known.then(|| SourceId::new(id).ok()).flatten()
}

/// The same; where nobody was named the catalogue's 来源不详.
#[must_use]
pub fn source_or_unknown(sight: &Sight<'_>, incident: &Incident) -> Option<SourceId> {
    let unknown = || {
        let known = sight.catalogue.sources.contains_key("unknown");
        known.then(|| SourceId::new("unknown").ok()).flatten()
    };
    own_source(sight, incident).or_else(unknown)
}

fn source_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, form: &mut FigureForm) {
    let chosen = form.source.clone().or_else(|| own_source(sight, incident));
    let text = match &chosen {
        Some(it) => wording::source(sight, it),
        None => sight.say(Key::FigureSource).into_owned(),
    };
    let mut sources: Vec<_> = sight.catalogue.sources.values().collect();
    sources.sort_by_key(|it| it.order);
    ComboBox::from_id_salt("source")
        .selected_text(text)
        .show_ui(ui, |ui| {
            for source in sources {
                let name = sight.lang().name(&source.zh, &source.en);
                let is_it = chosen.as_ref().is_some_and(|it| it.as_str() == source.id);
                if list_line(ui, is_it, name) {
                    form.source = SourceId::new(&source.id).ok();
                }
            }
        })
        .response
        .listed(sight, Key::FigureSource);
}
