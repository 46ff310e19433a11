//! Each line as the log will say it, or what is wrong with it.

use dispatch_core::fold;
use dispatch_core::paper::{PaperFault, Reader};
use dispatch_core::refusal::Refusal;
use dispatch_core::sentence;
use eframe::egui::{Label, Ui};

use crate::desk::look::inked;
use crate::desk::outbox::Draft;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip, clock_hm};
use crate::language::Key;

/// A line that is not blank.
#[derive(Debug)]
pub struct Read {
    line: u32,
    read: Result<Known, Vec<PaperFault>>,
}

/// A line that was read: what it would write, and what would be answered.
#[derive(Debug)]
struct Known {
    draft: Draft,
    who: String,
    said: String,
    refusal: Option<Refusal>,
}

impl Read {
    /// How much of it cannot be read.
    pub fn faults(&self) -> usize {
        self.read.as_ref().err().map_or(0, Vec::len)
    }

    /// Whether it would have no effect.
    pub fn is_refused(&self) -> bool {
        self.read.as_ref().is_ok_and(|it| it.refusal.is_some())
    }

    /// What is sent for it.
    pub fn draft(self) -> Option<Draft> {
        self.read.ok().map(|it| it.draft)
    }
}

/// Reads the sheet and says every line after the one before it, as the fold would take them.
pub fn read(sight: &Sight<'_>, reader: &Reader<'_>, text: &str) -> Vec<Read> {
    let mut state = sight.state().clone();
    let mut lines = Vec::new();
    for read in reader.read(text) {
        lines.push(match read {
            Err(faults) => Read {
                line: faults.first().map_or(0, |it| it.line),
                read: Err(faults),
            },
            Ok(line) => {
                let number = line.line;
                let draft = Draft::typed_later(line.command, line.on_behalf, line.occurred_at);
                let author = sight.written(&draft);
                let height = state.height + 1;
                let verdict = fold::fold_author(&mut state, height, sight.recorded_at, &author);
                let text = |text| sight.lang().text(text);
                let who = text(sentence::who(&state, &author));
                let said = text(sentence::sentence(sight.names, &state, &author));
                Read {
                    line: number,
                    read: Ok(Known {
                        draft,
                        who,
                        said,
                        refusal: verdict.refusal().cloned(),
                    }),
                }
            }
        });
    }
    lines
}

/// Draws them.
pub fn preview_ui(ui: &mut Ui, sight: &Sight<'_>, lines: &[Read]) {
    let p = &sight.look.palette;
    for line in lines {
        match &line.read {
            Err(faults) => {
                for fault in faults {
                    let text = sight.lang().text(fault.text());
                    ui.add(Label::new(inked(text, size::NOTE, p.red.text)).wrap());
                }
            }
            Ok(known) => known_ui(ui, sight, line.line, known),
        }
    }
}

fn known_ui(ui: &mut Ui, sight: &Sight<'_>, line: u32, known: &Known) {
    let p = &sight.look.palette;
    ui.horizontal_wrapped(|ui| {
        ui.label(inked(format!("{line}"), size::NOTE, p.ink3));
        let mark = sight.say(Key::BackEntry);
        let at = clock_hm(known.draft.occurred_at);
        chip(ui, sight.look, Tone::Grey, &format!("{mark} {at}"));
        ui.add(Label::new(sight.look.strong(&*known.said)).wrap());
    });
    ui.add(Label::new(sight.look.note(&*known.who)).wrap());
    if let Some(refusal) = &known.refusal {
        let why = sight.refusal_text(refusal);
        let text = sight.say_with(Key::RefusedBecause, [("why", why.into())]);
        ui.add(Label::new(inked(text, size::NOTE, p.red.text)).wrap());
    }
}
