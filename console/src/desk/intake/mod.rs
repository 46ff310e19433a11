//! The call note 接报登记: free words first, the rest when it is known. What was typed is never typed
//! again: it goes on into the incident it becomes or joins (practice R12).

mod exits;
mod unsorted;

use dispatch_core::command::{Command, Intake};
use dispatch_core::time::Time;
use dispatch_core::words::{IncidentId, IntakeId, SourceId, TownshipId, TypeId};
use eframe::egui::{Frame, Margin, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use exits::exits_ui;
use unsorted::unsorted_ui;

use super::incident::said;
use super::look::bold;
use super::outbox::{Outbox, fresh_id};
use super::sight::Sight;
use super::widgets::{Weight, act_button, clock_hm, text_field, toggle, watch_ui};
use crate::language::Key;

/// A call note half written. It is kept when the form is put away.
#[derive(Debug)]
pub struct IntakeForm {
    /// When the first key was struck: the call is received then. Nothing is written before.
    received_at: Option<Time>,
    /// Whether the caret has been put where the words go.
    placed: bool,
    words: String,
    source: Option<SourceId>,
    record_no: String,
    kind: Option<TypeId>,
    township: Option<TownshipId>,
    place: String,
}

impl IntakeForm {
    /// Puts the caret where the words go.
    pub fn place_caret(&mut self) {
        self.placed = false;
    }

    /// An empty note.
    #[must_use]
    pub fn new() -> IntakeForm {
        IntakeForm {
            received_at: None,
            placed: false,
            words: String::new(),
            source: None,
            record_no: String::new(),
            kind: None,
            township: None,
            place: String::new(),
        }
    }
}

/// What became of the form in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It was put away; what was typed stays.
    PutAway,
    /// It was recorded; an incident that it became or joined is looked at next.
    Recorded(Option<IncidentId>),
}

/// Draws the form.
pub fn intake_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut IntakeForm,
    outbox: &mut Outbox,
) -> Outcome {
    let mut outcome = Outcome::Open;
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        title_ui(ui, sight, form);
        ScrollArea::vertical().id_salt("intake").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 7.0;
            words_ui(ui, sight, form);
            sources_ui(ui, sight, form);
            text_field(ui, sight, (Key::IntakeRecordNo, 220.0), &mut form.record_no);
            if let Some(incident) = exits_ui(ui, sight, form, outbox) {
                outcome = Outcome::Recorded(incident);
            }
            let text = sight.say(Key::PutAway);
            if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
                outcome = Outcome::PutAway;
            }
            unsorted_ui(ui, sight, outbox);
        });
    });
    outcome
}

fn title_ui(ui: &mut Ui, sight: &Sight<'_>, form: &IntakeForm) {
    ui.horizontal(|ui| {
        ui.label(bold(sight.say(Key::Intake), 24.0, sight.look.palette.ink1));
        let text = match form.received_at {
            Some(at) => sight.say_with(Key::IntakeReceived, [("at", clock_hm(at).into())]),
            None => sight.say(Key::IntakeHint).into_owned(),
        };
        ui.label(sight.look.label(text));
    });
}

fn words_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut IntakeForm) {
    let name = sight.say(Key::IntakeWords);
    let hint = eframe::egui::RichText::new(&*name).color(sight.look.palette.ink3);
    let response = ui.add(
        TextEdit::multiline(&mut form.words)
            .hint_text(hint)
            .desired_rows(5)
            .desired_width(f32::INFINITY),
    );
    if !form.placed {
        response.request_focus();
        form.placed = true;
    }
    if form.received_at.is_none() && !form.words.is_empty() {
        form.received_at = Some(sight.now);
    }
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(form.words.clone()),
        ..WidgetInfo::new(Role::MultilineTextInput)
    });
    watch_ui(ui, sight, Key::IntakeWords, &mut form.words);
}

fn sources_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut IntakeForm) {
    let mut sources: Vec<_> = sight.catalogue.sources.values().collect();
    sources.sort_by_key(|it| it.order);
    ui.label(sight.look.label(sight.say(Key::IntakeSource)));
    ui.horizontal_wrapped(|ui| {
        for source in sources {
            let Ok(id) = SourceId::new(&source.id) else {
                continue;
            };
            let chosen = form.source.as_ref() == Some(&id);
            let name = sight.lang().name(&source.zh, &source.en);
            if toggle(ui, sight.look, chosen, &name) {
                form.source = (!chosen).then_some(id);
            }
        }
    });
}

/// The note as it is written; a caller who is not named is 来源不详.
fn note(sight: &Sight<'_>, form: &IntakeForm) -> Option<Intake> {
    let unknown = || SourceId::new("unknown").ok();
    let place = form.place.trim();
    Some(Intake {
        intake: IntakeId::new(&format!("n-{}", fresh_id().simple())).ok()?,
        source: form.source.clone().or_else(unknown)?,
        words: said(form.words.trim()),
        record_no: (!form.record_no.trim().is_empty()).then(|| said(form.record_no.trim())),
        received_at: Some(form.received_at.unwrap_or(sight.now)),
        kind: form.kind.clone(),
        township: form.township.clone(),
        place: (!place.is_empty()).then(|| dispatch_core::command::Place {
            words: said(place),
            point: None,
        }),
        figures: dispatch_core::command::Figures::new(),
    })
}

/// Why this note cannot be recorded: nothing was written, or what the fold says.
fn refusal(sight: &Sight<'_>, form: &IntakeForm, note: &Intake) -> Option<String> {
    if form.words.trim().is_empty() {
        return Some(sight.say(Key::IntakeNeeds).into_owned());
    }
    sight.refusal(&Command::Intake(note.clone()))
}
