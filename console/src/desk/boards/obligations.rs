//! 时限事项: everything that waits to be reported, the first due first, and the one way to discharge
//! it (practice R10). What was not reported in time is 超时未报 n 分, and nobody is accused.

mod done;
mod foreseen;
mod items;
mod report;
mod row;
mod typed;

use dispatch_core::words::IncidentId;
use eframe::egui::{Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button, toggle};
use crate::language::Key;
use items::{Item, items};
use row::{RowForm, row_ui};
use typed::{TypedForm, typed_ui};

/// What is half written.
#[derive(Debug, Default)]
pub struct ObligationsForm {
    typed: TypedForm,
    /// By the name of what waits.
    rows: Kept<String, RowForm>,
    only_ours: bool,
    done: bool,
}

/// What is overdue, and what comes due within ten minutes: the draft should lie ready then (R18).
pub fn wants(sight: &Sight<'_>) -> usize {
    let items = items(sight.state(), sight.now);
    let wants = |it: &&Item<'_>| it.late || it.is_soon(sight.now);
    items.iter().filter(wants).count()
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn obligations_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut ObligationsForm,
    beside: Option<&IncidentId>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    typed_ui(ui, sight, &mut form.typed, beside, outbox);
    let items = items(sight.state(), sight.now);
    counts_ui(ui, sight, &items, form);
    let mut wanted = None;
    let shown = items.iter();
    for item in shown.filter(|it| !form.only_ours || it.other_owner().is_none()) {
        let row = ui.push_id(item.name(), |ui| {
            row_ui(ui, sight, item, &mut form.rows, outbox)
        });
        wanted = wanted.or(row.inner);
    }
    let text = sight.say(Key::DoneTonight);
    if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
        form.done = !form.done;
    }
    if form.done {
        done::done_ui(ui, sight);
    }
    wanted
}

fn counts_ui(ui: &mut Ui, sight: &Sight<'_>, items: &[Item<'_>], form: &mut ObligationsForm) {
    if items.is_empty() {
        let text = sight.look.note(sight.say(Key::OwedNothing));
        ui.add(Label::new(text).wrap());
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let counts = sight.say_with(
            Key::OwedCounts,
            [
                ("n", items.len().into()),
                ("late", items.iter().filter(|it| it.late).count().into()),
                (
                    "soon",
                    items
                        .iter()
                        .filter(|it| it.is_soon(sight.now))
                        .count()
                        .into(),
                ),
            ],
        );
        ui.label(sight.look.label(counts));
        if items.iter().any(|it| it.other_owner().is_some())
            && toggle(
                ui,
                sight.look,
                form.only_ours,
                &sight.say(Key::OwedOnlyOurs),
            )
        {
            form.only_ours = !form.only_ours;
        }
    });
}
