//! 领导指示、上级交办: what leaders said and higher levels asked for, word for word, and what became of
//! it (practice R16). It is what we are asked about next morning.

mod brief;
mod follow;
mod list;
mod outcome;
mod record;
mod row;

pub use brief::of_incident_ui;
pub use record::RecordForm as InstructionForm;

use dispatch_core::words::{IncidentId, InstructionId};
use eframe::egui::{Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button};
use crate::language::Key;
use list::{done, is_overdue, is_unconveyed, open};
use record::{RecordForm, record_ui};
use row::{RowForm, row_ui};

/// What is half written.
#[derive(Debug, Default)]
pub struct InstructionsForm {
    pub(super) recording: bool,
    pub(super) record: RecordForm,
    rows: Kept<InstructionId, RowForm>,
    done: bool,
}

/// Those that are overdue, and those that nobody was told of yet.
pub fn wants(sight: &Sight<'_>) -> usize {
    let open = open(sight.state()).into_iter();
    open.filter(|(_, it)| is_overdue(it, sight.now) || is_unconveyed(it))
        .count()
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn instructions_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut InstructionsForm,
    beside: Option<&IncidentId>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let text = sight.say(Key::NewInstruction);
    if plain_button(ui, sight.look, Weight::Plain, &text, &text).clicked() {
        form.recording = !form.recording;
    }
    if form.recording && record_ui(ui, sight, &mut form.record, beside, outbox) {
        form.recording = false;
    }
    let state = sight.state();
    let (open, done) = (open(state), done(state));
    if open.is_empty() {
        let text = sight.look.note(sight.say(Key::InstructionsNone));
        ui.add(Label::new(text).wrap());
    }
    let folded = form.done;
    let mut wanted = None;
    for (id, it) in &open {
        let row = ui.push_id(id.as_str(), |ui| {
            row_ui(ui, sight, (id, it), &mut form.rows, outbox)
        });
        wanted = wanted.or(row.inner);
    }
    if done.is_empty() {
        return wanted;
    }
    let text = sight.say_with(Key::InstructionsDone, [("n", done.len().into())]);
    if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
        form.done = !form.done;
    }
    for (id, it) in done.iter().filter(|_| folded) {
        let row = ui.push_id(id.as_str(), |ui| {
            row_ui(ui, sight, (id, it), &mut form.rows, outbox)
        });
        wanted = wanted.or(row.inner);
    }
    wanted
}
