//! A report of the district as it lies on the table: what it was made of, what changed since the one
//! before it, and the text that is sent.

use std::sync::Arc;

use dispatch_core::command::Cut;
use eframe::egui::{Frame, Label, Margin, ScrollArea, Stroke, Ui};

use crate::desk::boards::moment::clock_text;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::papers::{Making, NotMade, Paper, PaperOf};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, plain_button};
use crate::language::{Key, Lang};

/// Height of the text, in points: what is decided about it stays in sight; the rest is scrolled to.
const TEXT_HEIGHT: f32 = 260.0;
/// Lines that are told to have changed; all of them stand in the text.
const CHANGES_TOLD: usize = 8;

/// Letters of a digest that tell two papers apart on the screen.
const TOLD: usize = 8;

/// Draws how far a paper is; once it is made, what it was made of and what changed. `whose` tells its buttons from those of
/// another.
pub fn making_ui<'a>(
    ui: &mut Ui,
    sight: &Sight<'a>,
    (of, whose): (PaperOf, &str),
    outbox: &mut Outbox,
) -> Option<&'a Arc<Paper>> {
    match sight.papers.of(of) {
        Some(Making::Ready(paper)) => {
            sheet_ui(ui, sight, (paper, whose), outbox);
            return Some(paper);
        }
        Some(Making::Failed(why)) => failed_ui(ui, sight, (of, why), whose, outbox),
        making => {
            let since = match making {
                Some(Making::Since(since)) => *since,
                _ => sight.recorded_at,
            };
            let seconds = sight.recorded_at.since_s(since).max(0);
            let text = sight.say_with(Key::PaperMaking, [("n", seconds.into())]);
            ui.add(Label::new(sight.look.note(text)).wrap());
        }
    }
    None
}

fn failed_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (of, why): (PaperOf, &NotMade),
    whose: &str,
    outbox: &mut Outbox,
) {
    let why = match sight.lang() {
        Lang::Zh => &why.zh,
        Lang::En => &why.en,
    };
    let text = sight.say_with(Key::PaperFailed, [("why", why.as_str().into())]);
    let red = sight.look.palette.red.text;
    ui.add(Label::new(inked(text, size::NOTE, red)).wrap());
    let text = sight.say(Key::PaperTryAgain);
    let name = format!("{text} {whose}");
    if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
        outbox.want_paper(of);
    }
}

fn sheet_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (paper, whose): (&Arc<Paper>, &str),
    outbox: &mut Outbox,
) {
    let p = &sight.look.palette;
    let cut = cut_text(sight, paper.cut);
    let sha = sight.say_with(Key::PaperSha, [("sha", told(&paper.sha256).into())]);
    let head = format!("{cut} · {sha}");
    ui.add(Label::new(bold(head, size::ROW, p.ink1)).wrap());
    changes_ui(ui, sight, paper);
    ui.horizontal_wrapped(|ui| {
        let text = sight.say(Key::PaperCopy);
        let name = format!("{text} {whose}");
        if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
            ui.ctx().copy_text(paper.text.clone());
        }
        let text = sight.say(Key::PaperSave);
        let name = format!("{text} {whose}");
        if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
            outbox.save_paper(paper);
        }
    });
}

/// Draws the text as it is sent, in full.
pub fn text_ui(ui: &mut Ui, sight: &Sight<'_>, (paper, whose): (&Paper, &str)) {
    let p = &sight.look.palette;
    Frame::new()
        .fill(p.bg0)
        .stroke(Stroke::new(1.0, p.line2))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("paper", whose))
                .max_height(TEXT_HEIGHT)
                .min_scrolled_height(TEXT_HEIGHT)
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    for line in paper.text.lines() {
                        let text = inked(line, size::ROW, p.ink1);
                        ui.add(Label::new(text).wrap());
                    }
                });
        });
}

fn changes_ui(ui: &mut Ui, sight: &Sight<'_>, paper: &Paper) {
    let p = &sight.look.palette;
    let Some(previous) = paper.previous else {
        ui.label(sight.look.note(sight.say(Key::PaperFirst)));
        return;
    };
    let previous = cut_text(sight, previous);
    let args = [
        ("before", previous.into()),
        ("n", paper.changed.len().into()),
    ];
    let text = sight.say_with(Key::PaperChanges, args);
    ui.add(Label::new(sight.look.note(text)).wrap());
    for line in paper.changed.iter().take(CHANGES_TOLD) {
        ui.add(Label::new(inked(line, size::NOTE, p.amber.text)).wrap());
    }
}

/// 截至 02:00，记录 1234
pub fn cut_text(sight: &Sight<'_>, cut: Cut) -> String {
    let args = [
        ("at", clock_text(cut.as_of, sight.now).into()),
        ("n", cut.height.into()),
    ];
    sight.say_with(Key::PaperCut, args)
}

/// The beginning of a digest.
pub fn told(sha256: &str) -> &str {
    sha256.get(..TOLD).unwrap_or(sha256)
}
