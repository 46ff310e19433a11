//! 补录 (practice R20): what was written on paper is typed line by line, seen as the log will say it,
//! and sent at once when every line is read.

mod preview;

use dispatch_core::command::{Command, Paper};
use dispatch_core::paper::{ACT_WORDS, Reader};
use dispatch_core::state::Incident;
use dispatch_core::words::IncidentId;
use eframe::egui::{ComboBox, Label, Ui};
use serde::{Deserialize, Serialize};

use crate::desk::drafts::{Lasts, first_written};
use crate::desk::incident::{said, written};
use crate::desk::outbox::{Draft, Outbox, fresh_id};
use crate::desk::queue;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    Listed, Weight, act_button, bounded_area, list_line, plain_button, text_field, watch_ui,
};
use crate::language::{Key, Lang};
use preview::{Read, read};

/// As much as a night's sheets hold, some 1,300 lines, each a text of its own for the ledger; derived.
const SHEET_BYTES_MAX: usize = 64 * 1024;

/// What is half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PaperForm {
    /// The incident that was selected beside the board when the sheet was begun.
    proposed: Option<IncidentId>,
    /// The one that was chosen here.
    chosen: Option<IncidentId>,
    number: String,
    seen_by: String,
    text: String,
    /// A name of this sheet, made once.
    sheet: String,
    /// What was sent last: lines, number, incident.
    #[serde(skip)]
    sent: Option<(usize, String, Option<IncidentId>)>,
}

impl Lasts for PaperForm {
    /// Who saw it stays for the next sheet.
    fn words(&self) -> Option<&str> {
        first_written([self.text.as_str(), &self.number])
    }
}

impl PaperForm {
    /// The incident the lines concern unless another is chosen. A sheet that is begun stays with its
    /// incident whatever is selected since.
    pub fn propose(&mut self, selected: Option<&IncidentId>) {
        let begun = [&self.text, &self.number];
        if begun.iter().all(|it| it.trim().is_empty()) {
            self.proposed = selected.cloned();
        }
    }

    fn incident<'a>(&self, sight: &Sight<'a>) -> Option<&'a Incident> {
        let id = self.chosen.as_ref().or(self.proposed.as_ref())?;
        sight.state().incident(id)
    }
}

/// How many things wait here: paper waits on the table, and nobody can count it.
pub fn wants(_sight: &Sight<'_>) -> usize {
    0
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn paper_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut PaperForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    if form.sheet.is_empty() {
        form.sheet = fresh_id().simple().to_string();
    }
    ui.add(Label::new(sight.look.note(sight.say(Key::PaperHint))).wrap());
    incident_ui(ui, sight, form);
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::PaperNo, 160.0), &mut form.number);
        text_field(ui, sight, (Key::PaperSeenBy, 200.0), &mut form.seen_by);
    });
    lines_ui(ui, sight, form);
    let incident = form.incident(sight).map(|it| it.id.clone());
    let reader = Reader {
        state: sight.state(),
        incident: incident.as_ref(),
        now: sight.now,
        sheet: &form.sheet,
    };
    let lines = read(sight, &reader, &form.text);
    let mut wanted = None;
    if lines.is_empty() {
        empty_ui(ui, sight, form, &mut wanted);
    } else {
        form.sent = None;
        ui.label(sight.look.label(sight.say(Key::PaperPreview)));
        preview::preview_ui(ui, sight, &lines);
    }
    send_ui(ui, sight, form, lines, outbox);
    wanted
}

fn incident_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut PaperForm) {
    let name = |it: &Incident| {
        let args = [("n", it.number.into()), ("title", sight.title(it).into())];
        sight.say_with(Key::PaperIncidentOf, args)
    };
    let here = form.incident(sight);
    let text = here.map_or_else(|| sight.say(Key::PaperIncident).into_owned(), name);
    let width = ui.available_width().min(420.0);
    ComboBox::from_id_salt("paper-incident")
        .selected_text(text)
        .truncate()
        .width(width)
        .show_ui(ui, |ui| {
            for incident in queue::rows(sight) {
                let chosen = here.is_some_and(|it| it.id == incident.id);
                if list_line(ui, chosen, name(incident)) {
                    form.chosen = Some(incident.id.clone());
                }
            }
        })
        .response
        .listed(sight, Key::PaperIncident);
}

fn lines_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut PaperForm) {
    let lines = (Key::PaperLines, 6);
    bounded_area(ui, sight, lines, SHEET_BYTES_MAX, &mut form.text);
    watch_ui(ui, sight, Key::PaperLines, &mut form.text);
}

/// Nothing is typed: how it is written, and what became of the last sheet.
fn empty_ui(ui: &mut Ui, sight: &Sight<'_>, form: &PaperForm, wanted: &mut Option<IncidentId>) {
    if let Some((lines, number, incident)) = &form.sent {
        ui.horizontal_wrapped(|ui| {
            let args = [("n", (*lines).into()), ("no", number.as_str().into())];
            ui.label(sight.look.strong(sight.say_with(Key::PaperSent, args)));
            if let Some(incident) = incident {
                let text = sight.say(Key::PaperShow);
                if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                    *wanted = Some(incident.clone());
                }
            }
        });
    }
    ui.add(Label::new(sight.look.row(sight.say(Key::PaperEmpty))).wrap());
    ui.add(Label::new(sight.look.note(sight.say(Key::PaperExample))).wrap());
    let words = ACT_WORDS.iter().filter_map(|it| match sight.lang() {
        Lang::Zh => it.words.first().copied(),
        Lang::En => it.words.last().copied(),
    });
    let acts = words.collect::<Vec<_>>().join(" ");
    let text = sight.say_with(Key::PaperActs, [("acts", acts.into())]);
    ui.add(Label::new(sight.look.note(text)).wrap());
}

/// Nothing is sent until all lines are read; then all are, in the order of the sheet, behind the
/// sheet itself.
fn send_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut PaperForm,
    lines: Vec<Read>,
    outbox: &mut Outbox,
) {
    let faults: usize = lines.iter().map(Read::faults).sum();
    let refused = lines.iter().filter(|it| it.is_refused()).count();
    let number = written(&form.number);
    let why = match () {
        () if lines.is_empty() => Some(sight.say(Key::PaperEmpty).into_owned()),
        () if faults > 0 => Some(sight.say_with(Key::PaperFaults, [("n", faults.into())])),
        () if refused > 0 => Some(sight.say_with(Key::PaperRefused, [("n", refused.into())])),
        () if number.is_none() => Some(sight.say(Key::PaperNeedsNo).into_owned()),
        () => None,
    };
    let drafts: Vec<Draft> = lines.into_iter().filter_map(Read::draft).collect();
    let sheet = Command::Paper(Paper {
        paper_no: number.clone().unwrap_or_else(|| said("")),
        seen_by: written(&form.seen_by),
        entries: drafts.iter().map(|it| it.id).collect(),
    });
    let why = why.or_else(|| sight.refusal(&sheet));
    let text = sight.say(Key::PaperSend);
    let pressed = act_button(
        ui,
        sight.look,
        Weight::Primary,
        (&text, &text),
        why.as_deref(),
    );
    if let Some(why) = why.filter(|_| !form.text.trim().is_empty()) {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
    if !pressed {
        return;
    }
    outbox.push(sheet, sight.now);
    let incident = form.incident(sight).map(|it| it.id.clone());
    form.sent = Some((drafts.len(), form.number.clone(), incident));
    for draft in drafts {
        outbox.put(draft);
    }
    form.text.clear();
    form.number.clear();
    form.sheet.clear();
}
