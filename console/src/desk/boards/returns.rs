//! 镇街填报: one roll-call for everything that townships report (practice R24). A matrix of units and
//! items: who answered with which figure of when, who said zero, who said nothing.

mod answer;
mod ask;
mod cells;
mod give;
mod matrix;
mod requests;
mod sums;

pub use give::GiveForm;

use std::collections::BTreeMap;

use dispatch_core::register::Party;
use dispatch_core::state::{ReturnRequest, State};
use dispatch_core::view::{Alarm, Matrix, matrix, standing};
use dispatch_core::words::{FormId, IncidentId, ReturnId};
use eframe::egui::{Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, plain_button, toggle};
use crate::language::Key;

/// What is half written, and which table is shown.
#[derive(Debug, Default)]
pub struct ReturnsForm {
    pub(super) chosen: Option<Chosen>,
    ask: Option<ask::AskForm>,
    pub(super) gives: Gives,
    ends: BTreeMap<ReturnId, requests::EndForm>,
}

/// An answer half entered, of each unit to each form.
type Gives = Kept<(FormId, Party), give::GiveForm>;

/// Which table is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Of a return that was asked for.
    Request(ReturnId),
    /// A form as it stands, asked or not.
    Form(FormId),
}

/// A form over its units, with what it is called and what rings in it.
struct Table<'a> {
    id: FormId,
    request: Option<ReturnId>,
    matrix: Matrix<'a>,
    alarms: Vec<Alarm>,
}

/// How many units are asked, over their time, and have not answered.
pub fn wants(sight: &Sight<'_>) -> usize {
    let running = running(sight.state());
    running
        .map(|(id, _)| overdue(sight, id).unwrap_or_default())
        .sum()
}

/// Units that owe a round whose time is over; `None` while it is not.
fn overdue(sight: &Sight<'_>, id: &ReturnId) -> Option<usize> {
    let matrix = matrix(sight.state(), id, sight.now)?;
    matrix.round.filter(|round| round.due <= sight.now)?;
    Some(matrix.unanswered().count())
}

/// What is asked for and not ended, the newest first.
fn running(state: &State) -> impl Iterator<Item = (&ReturnId, &ReturnRequest)> {
    let mut all: Vec<(&ReturnId, &ReturnRequest)> = state
        .return_requests
        .iter()
        .map(|(id, it)| (id, &**it))
        .filter(|(_, it)| it.ended.is_none())
        .collect();
    all.sort_by_key(|(_, it)| std::cmp::Reverse((it.asked.known_at, it.asked.at)));
    all.into_iter()
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn returns_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut ReturnsForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let rings = sight.waits.alarms.iter().filter(|it| {
        let key = it.key.as_str();
        key.starts_with("early-return/") || key.starts_with("isolated/")
    });
    let rings: Vec<Alarm> = rings.cloned().collect();
    let wanted = alarms_ui(ui, sight, &rings);
    let text = sight.say(Key::AskReturn);
    if plain_button(ui, sight.look, Weight::Plain, &text, &text).clicked() {
        form.ask = match form.ask.take() {
            None => Some(ask::AskForm::default()),
            Some(_) => None,
        };
    }
    if let Some(asking) = &mut form.ask
        && let Some(asked) = ask::ask_ui(ui, sight, asking, outbox)
    {
        form.ask = None;
        form.chosen = Some(Chosen::Request(asked));
    }
    requests::running_ui(ui, sight, &mut form.chosen);
    forms_ui(ui, sight, &mut form.chosen);
    let shown = form.chosen.clone().or_else(|| {
        let first = running(sight.state()).next();
        first.map(|(id, _)| Chosen::Request(id.clone()))
    });
    let Some(table) = shown.and_then(|chosen| table(sight, chosen, rings)) else {
        return wanted;
    };
    matrix::title_ui(ui, sight, &table);
    if let Some(id) = &table.request {
        let end = form.ends.entry(id.clone()).or_default();
        requests::end_ui(ui, sight, (id, &table), end, outbox);
    }
    matrix::matrix_ui(ui, sight, &table, &mut form.gives, outbox);
    sums::sums_ui(ui, sight, &table);
    wanted
}

fn table<'a>(sight: &Sight<'a>, chosen: Chosen, rings: Vec<Alarm>) -> Option<Table<'a>> {
    let state = sight.state();
    let (id, request, matrix) = match chosen {
        Chosen::Request(id) => {
            let form = state.return_requests.get(&id)?.form.clone();
            let matrix = matrix(state, &id, sight.now)?;
            (form, Some(id), matrix)
        }
        Chosen::Form(id) => {
            let matrix = standing(state, &id, sight.now)?;
            (id, None, matrix)
        }
    };
    Some(Table {
        id,
        request,
        matrix,
        alarms: rings,
    })
}

/// People who went back too early, places cut off: what the answers say that cannot wait.
fn alarms_ui(ui: &mut Ui, sight: &Sight<'_>, rings: &[Alarm]) -> Option<IncidentId> {
    let mut wanted = None;
    for alarm in rings {
        let text = sight.lang().text(dispatch_core::catalogue::Text {
            zh: alarm.zh.clone(),
            en: alarm.en.clone(),
        });
        let red = sight.look.palette.red.text;
        ui.horizontal(|ui| {
            if let Some(incident) = &alarm.incident {
                let word = sight.say(Key::ReturnIncident);
                let name = format!("{word} {text}");
                if plain_button(ui, sight.look, Weight::Small, &word, &name).clicked() {
                    wanted = Some(incident.clone());
                }
            }
            ui.add(Label::new(bold(text, size::ROW, red)).wrap());
        });
    }
    wanted
}

/// Every form as it stands: what came without being asked, and where it can be entered.
fn forms_ui(ui: &mut Ui, sight: &Sight<'_>, chosen: &mut Option<Chosen>) {
    let mut forms: Vec<_> = sight.state().register.forms.iter().collect();
    forms.sort_by_key(|(_, it)| it.order);
    if forms.is_empty() {
        let amber = sight.look.palette.amber.text;
        ui.label(inked(sight.say(Key::NoForms), size::ROW, amber));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::FormsAsTheyStand)));
        for (id, form) in forms {
            let this = Chosen::Form(id.clone());
            let is_it = chosen.as_ref() == Some(&this);
            if toggle(
                ui,
                sight.look,
                is_it,
                &sight.lang().name(&form.zh, &form.en),
            ) {
                *chosen = (!is_it).then_some(this);
            }
        }
    });
}
