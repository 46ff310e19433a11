//! An instruction is written down as it was said: who, by what means, verbatim (practice R16).

use dispatch_core::command::{Command, Instruct, InstructionKind};
use dispatch_core::entry::Means;
use dispatch_core::words::{IncidentId, InstructionId, WORDS_BYTES_MAX};
use eframe::egui::Ui;
use serde::{Deserialize, Serialize};

use crate::desk::boards::about::about_ui;
use crate::desk::boards::moment::{Day, Moment, moment_field};
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::incident::{act, fresh, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{bounded_area, text_field, toggle, watch_ui};
use crate::desk::wording;
use crate::language::Key;

/// An instruction half written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecordForm {
    kind: InstructionKind,
    from: String,
    means: Means,
    words: String,
    given: Moment,
    due: Moment,
    about: Option<IncidentId>,
}

impl Lasts for RecordForm {
    fn words(&self) -> Option<&str> {
        first_written([self.words.as_str(), &self.from])
    }
}

impl Default for RecordForm {
    fn default() -> RecordForm {
        RecordForm {
            kind: InstructionKind::Instruction,
            from: String::new(),
            means: Means::Telephone,
            words: String::new(),
            given: Moment::default(),
            due: Moment::default(),
            about: None,
        }
    }
}

const MEANS: [Means; 6] = [
    Means::Telephone,
    Means::InPerson,
    Means::Messenger,
    Means::Fax,
    Means::Paper,
    Means::Radio,
];

/// Draws the form. Returns whether it was recorded.
pub fn record_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut RecordForm,
    beside: Option<&IncidentId>,
    outbox: &mut Outbox,
) -> bool {
    ui.horizontal_wrapped(|ui| {
        for (kind, key) in [
            (InstructionKind::Instruction, Key::KindInstruction),
            (InstructionKind::Tasking, Key::KindTasking),
        ] {
            if toggle(ui, sight.look, form.kind == kind, &sight.say(key)) {
                form.kind = kind;
            }
        }
        text_field(ui, sight, (Key::InstructionFrom, 260.0), &mut form.from);
    });
    ui.horizontal_wrapped(|ui| {
        for means in MEANS {
            let name = wording::means(sight, means);
            if toggle(ui, sight.look, form.means == means, &name) {
                form.means = means;
            }
        }
    });
    words_ui(ui, sight, &mut form.words);
    let (mut given, mut due) = (Ok(None), Ok(None));
    ui.horizontal_wrapped(|ui| {
        let key = Key::InstructionGiven;
        given = moment_field(ui, sight, key, &mut form.given, Day::Past);
        due = moment_field(ui, sight, Key::InstructionDue, &mut form.due, Day::Next);
    });
    let command = || {
        Some(Command::Instruct(Instruct {
            instruction: fresh("in", InstructionId::new)?,
            kind: form.kind,
            incident: form.about.clone(),
            from: written(&form.from)?,
            given_at: given.clone().ok()?,
            means: form.means,
            words: written(&form.words)?,
            due_at: due.clone().ok()?,
        }))
    };
    let command = command();
    let mut recorded = false;
    ui.horizontal_wrapped(|ui| {
        let district = form.about.is_none();
        if toggle(ui, sight.look, district, &sight.say(Key::WholeDistrict)) {
            form.about = None;
        }
        about_ui(ui, sight, &mut form.about, beside);
        recorded = act(ui, sight, (Key::StepInstruct, ""), command, outbox);
    });
    if recorded {
        *form = RecordForm::default();
    }
    recorded
}

fn words_ui(ui: &mut Ui, sight: &Sight<'_>, words: &mut String) {
    let said = (Key::InstructionWords, 2);
    bounded_area(ui, sight, said, WORDS_BYTES_MAX, words);
    watch_ui(ui, sight, Key::InstructionWords, words);
}
