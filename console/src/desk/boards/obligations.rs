//! 时限事项: everything that waits to be reported, the first due first, and the one way to discharge
//! it (practice R10). What was not reported in time is 超时未报 n 分, and nobody is accused.

mod district;
mod done;
pub mod drafted;
mod foreseen;
mod items;
mod report;
mod row;
mod sent;
mod sheet;
mod signing;
mod typed;

use dispatch_core::words::IncidentId;
use eframe::egui::{Align, Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button, toggle};
use crate::language::Key;
use district::{DistrictForm, district_ui};
use items::{Item, items};
use row::{RowForm, row_ui};
use sent::sent_ui;
pub use typed::understood;
use typed::{TypedForm, typed_ui};

/// What is half written.
#[derive(Debug, Default)]
pub struct ObligationsForm {
    typed: TypedForm,
    /// By the name of what waits.
    rows: Kept<String, RowForm>,
    only_ours: bool,
    done: bool,
    /// Whether the reports of the district are unfolded, and one that answers nothing half written.
    papers: bool,
    district: DistrictForm,
    /// What is to be scrolled to, once.
    to_show: Option<String>,
    /// The sent one that is made again, by the height of its entry.
    again: Option<u64>,
}

impl ObligationsForm {
    /// Unfolds what waits under this name at its report of the district.
    pub fn open_draft(&mut self, name: &str) {
        let name = name.to_owned();
        self.rows.open(&name);
        self.rows.form(&name).open_district();
        self.to_show = Some(name);
    }
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
    lists_ui(ui, sight, form, outbox);
    let mut wanted = None;
    let shown = items.iter();
    for item in shown.filter(|it| !form.only_ours || it.other_owner().is_none()) {
        let row = ui.push_id(item.name(), |ui| {
            row_ui(ui, sight, item, &mut form.rows, outbox)
        });
        if form.to_show.as_ref() == Some(&item.name()) {
            ui.scroll_to_rect(row.response.rect, Some(Align::TOP));
            form.to_show = None;
        }
        wanted = wanted.or(row.inner);
    }
    wanted
}

/// What was reported, above what waits: on a long night the rows below are many.
fn lists_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ObligationsForm, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        let text = sight.say(Key::DoneTonight);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.done = !form.done;
        }
        let text = sight.say(Key::DistrictReports);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            form.papers = !form.papers;
        }
    });
    if form.done {
        done::done_ui(ui, sight);
    }
    if form.papers {
        papers_ui(ui, sight, form, outbox);
    }
}

/// The reports of the district that went up, and one that is asked for by nobody.
fn papers_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ObligationsForm, outbox: &mut Outbox) {
    sent_ui(ui, sight, &mut form.again, outbox);
    ui.separator();
    ui.push_id("district", |ui| {
        if district_ui(ui, sight, None, &mut form.district, outbox) {
            form.district = DistrictForm::default();
        }
    });
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
