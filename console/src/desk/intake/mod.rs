//! The call note 接报登记: free words first, the rest when it is known. What was typed is never typed
//! again: it goes on into the incident it becomes or joins, into the whistle form, the log and the first
//! report (practice R12).

mod caller;
mod chat;
mod exits;
mod form;
mod proposed;
mod spoken;
mod unsorted;

use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Id, Margin, Role, ScrollArea, TextEdit, Ui, UiBuilder, WidgetInfo};

pub use form::IntakeForm;

use self::caller::caller_ui;
use self::exits::{Struck, about_ui, exits_ui};
use self::proposed::proposed_ui;
use self::unsorted::unsorted_ui;
use super::look::bold;
use super::outbox::Outbox;
use super::sight::Sight;
use super::whistle::WhistleForm;
use super::widgets::{Bounded, Left, Rooms, clock_hm, left_ui, watch_ui};
use crate::language::Key;

/// Height of the words before they scroll, in points.
const WORDS: f32 = 150.0;

/// What became of the form in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It was put away; what was typed stays.
    PutAway,
    /// What was typed is not wanted.
    Dropped,
    /// It was recorded; an incident that it became or joined is looked at next.
    Recorded(Option<IncidentId>),
    /// It was recorded, and its words go on into this whistle.
    Whistles(Box<WhistleForm>),
}

/// Draws the form.
pub fn intake_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut IntakeForm,
    outbox: &mut Outbox,
) -> Outcome {
    let mut outcome = Outcome::Open;
    let struck = Struck::heard(ui);
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        title_ui(ui, sight, form);
        let rooms = Rooms::of(ui, f32::INFINITY);
        let body = ui.scope_builder(UiBuilder::new().max_rect(rooms.body), |ui| {
            let area = ScrollArea::vertical().id_salt("intake");
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 7.0;
                words_ui(ui, sight, form);
                proposed_ui(ui, sight, form, struck.adopts);
                caller_ui(ui, sight, form);
                let taken = about_ui(ui, sight, form, struck, outbox);
                unsorted_ui(ui, sight, outbox);
                taken
            })
            .inner
        });
        let foot = ui.scope_builder(UiBuilder::new().max_rect(rooms.foot), |ui| {
            exits_ui(ui, sight, form, struck, outbox)
        });
        Rooms::remember(ui, foot.response.rect.height());
        outcome = body.inner.unwrap_or(foot.inner);
    });
    if form.received_at.is_none() && form.is_written() {
        form.received_at = Some(sight.now);
    }
    if matches!(outcome, Outcome::Recorded(_) | Outcome::Whistles(_)) {
        *form = IntakeForm::new();
    }
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
    let mut left = Left::default();
    let area = ScrollArea::vertical().id_salt("words").max_height(WORDS);
    let shown = area.show(ui, |ui| {
        let mut bounded = Bounded::new(&mut form.words, &mut left);
        let edit = TextEdit::multiline(&mut bounded)
            .id(Id::unique("words of the call note"))
            .hint_text(hint)
            .desired_rows(4)
            .desired_width(f32::INFINITY);
        ui.add(edit)
    });
    let response = shown.inner;
    if !form.placed {
        response.request_focus();
        form.placed = true;
    }
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(form.words.clone()),
        ..WidgetInfo::new(Role::MultilineTextInput)
    });
    left_ui(ui, sight.look, response.id, &name, &form.words, left);
    watch_ui(ui, sight, Key::IntakeWords, &mut form.words);
}
