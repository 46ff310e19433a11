//! 时限事项: everything that waits to be reported, the first due first, and the one way to discharge
//! it (practice R10). What was not reported in time is 超时未报 n 分, and nobody is accused.

mod district;
mod done;
pub mod drafted;
mod foreseen;
mod items;
mod owing;
mod report;
mod row;
mod sent;
mod sheet;
mod signing;
mod typed;

use dispatch_core::words::IncidentId;
use eframe::egui::{Align, Id, Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{LongRow, Weight, long_list, plain_button, toggle};
use crate::language::Key;
use district::{DistrictForm, district_ui};
pub use owing::{Owing, owing};
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
    done_list: done::DoneList,
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
    let wants = |it: &&Owing| it.late || it.is_soon(sight.now);
    sight.waits.owed.iter().filter(wants).count()
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
    counts_ui(ui, sight, &sight.waits.owed, form);
    lists_ui(ui, sight, form, outbox);
    let mut wanted = None;
    let owed = sight.waits.owed.iter();
    let shown: Vec<&Owing> = owed.filter(|it| !form.only_ours || it.is_ours).collect();
    let row = |it: &&Owing| LongRow {
        id: Id::unique(&it.name),
        kind: u8::from(form.rows.is_open(&it.name)),
    };
    let rows: Vec<LongRow> = shown.iter().map(row).collect();
    let show = form.to_show.take();
    let show = show.and_then(|name| shown.iter().position(|it| it.name == name));
    let show = show.map(|place| (place, Some(Align::TOP)));
    long_list(ui, "owed", &rows, show, |ui, place| {
        // What was looked up may be gone from what is known by now: then its row stands empty a moment.
        if let Some(item) = shown.get(place).and_then(|it| it.item(sight.state())) {
            let row = row_ui(ui, sight, &item, &mut form.rows, outbox);
            wanted = wanted.take().or(row);
        }
    });
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
        done::done_ui(ui, sight, &mut form.done_list);
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

fn counts_ui(ui: &mut Ui, sight: &Sight<'_>, items: &[Owing], form: &mut ObligationsForm) {
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
        if items.iter().any(|it| !it.is_ours)
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
