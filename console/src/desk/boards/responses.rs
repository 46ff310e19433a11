//! 应急响应: what the government decided for the district, who sits in the room, and which incidents
//! hang under it (practice R5, R6).

mod card;
mod change;
mod consent;
mod duty;
mod hang;
mod joint;
mod start;

use dispatch_core::state::Response;
use dispatch_core::view::joint_clocks;
use dispatch_core::words::{IncidentId, ResponseId};
use eframe::egui::{Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button, toggle};
use crate::language::Key;
use card::{CardForm, card_ui};
use hang::{RelateForm, belongs, loose, loose_ui, relate_ui};
use start::{StartForm, start_ui};

/// What is half written.
#[derive(Debug, Default)]
pub struct ResponsesForm {
    starting: bool,
    start: StartForm,
    cards: Kept<ResponseId, CardForm>,
    relating: bool,
    relate: RelateForm,
    lifted: bool,
}

fn in_force<'a>(sight: &Sight<'a>) -> Vec<&'a Response> {
    let all = sight.state().responses.values().map(|it| &**it);
    let mut all: Vec<&Response> = all.filter(|it| it.in_force()).collect();
    all.sort_by_key(|it| it.number);
    all
}

/// What the duty chief must see to: departments in the room with calls to sign, open incidents that
/// belong under a response and hang under none, and responses past their expected end.
pub fn wants(sight: &Sight<'_>) -> usize {
    let responses = in_force(sight);
    if responses.is_empty() {
        return 0;
    }
    let past = responses.iter().filter(|it| it.expected_end <= sight.now);
    let loose = loose(sight).into_iter();
    let unhung = loose.filter(|incident| responses.iter().any(|it| belongs(it, incident)));
    joint_clocks(sight.state()).len() + unhung.count() + past.count()
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn responses_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut ResponsesForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    ui.horizontal_wrapped(|ui| {
        let text = sight.say(Key::ShowStart);
        if plain_button(ui, sight.look, Weight::Plain, &text, &text).clicked() {
            form.starting = !form.starting;
        }
        if toggle(ui, sight.look, form.relating, &sight.say(Key::ShowRelate)) {
            form.relating = !form.relating;
        }
    });
    if form.starting && start_ui(ui, sight, &mut form.start, outbox) {
        form.start = StartForm::default();
        form.starting = false;
    }
    if form.relating {
        relate_ui(ui, sight, &mut form.relate, outbox);
    }
    let responses = in_force(sight);
    if responses.is_empty() {
        let text = sight.look.note(sight.say(Key::ResponsesNone));
        ui.add(Label::new(text).wrap());
    }
    let mut wanted = None;
    for response in &responses {
        let card = ui.push_id(response.id.as_str(), |ui| {
            card_ui(ui, sight, response, &mut form.cards, outbox)
        });
        wanted = wanted.or(card.inner);
    }
    wanted = wanted.or(loose_ui(ui, sight, &responses, outbox));
    let all = sight.state().responses.values().map(|it| &**it);
    let lifted: Vec<&Response> = all.filter(|it| !it.in_force()).collect();
    if lifted.is_empty() {
        return wanted;
    }
    let text = sight.say_with(Key::ResponsesLifted, [("n", lifted.len().into())]);
    if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
        form.lifted = !form.lifted;
    }
    for response in lifted.iter().filter(|_| form.lifted) {
        let card = ui.push_id(response.id.as_str(), |ui| {
            card_ui(ui, sight, response, &mut form.cards, outbox)
        });
        wanted = wanted.or(card.inner);
    }
    wanted
}
