//! What was half written when the program ended, offered until a person goes on with it or drops it.

use eframe::egui::{Frame, Label, Margin, Ui};

use super::{DraftsView, Written};
use crate::desk::boards::clock_text;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button, plain_button};
use crate::language::{Key, Lang};

/// Characters of its words by which one is known.
const WORDS_SHOWN: usize = 24;

/// Draws them. Returns the one that is opened.
pub fn offered_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut DraftsView) -> Option<Written> {
    if sight.past {
        return None;
    }
    notices_ui(ui, sight, view);
    let p = &sight.look.palette;
    let (mut opened, mut dropped) = (None, None);
    for (at, written) in view.offered.iter().enumerate() {
        let frame = Frame::new().fill(p.amber.fill);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let key = match written {
                Written::Intake(_) => Key::Intake,
                Written::Whistle(_) => Key::Whistle,
            };
            let what = sight.say(key);
            let begun = written.begun_at().map(|it| clock_text(it, sight.now));
            let words: String = written.words().chars().take(WORDS_SHOWN).collect();
            let args = [
                ("what", (&*what).into()),
                ("at", begun.unwrap_or_default().into()),
                ("words", (&*words).into()),
            ];
            let text = sight.say_with(Key::DraftWaits, args);
            ui.add(Label::new(bold(text, size::ROW, p.amber.on)).wrap());
            ui.horizontal_wrapped(|ui| {
                let text = sight.say(Key::DraftGoOn);
                let name = format!("{text} {what} {words}");
                if act_button(ui, sight.look, Weight::Primary, (&text, &name), None) {
                    opened = Some(at);
                }
                let text = sight.say(Key::DraftDrop);
                let name = format!("{text} {what} {words}");
                if plain_button(ui, sight.look, Weight::Plain, &text, &name).clicked() {
                    dropped = Some(at);
                }
            });
        });
    }
    if let Some(at) = dropped {
        view.offered.remove(at);
        return None;
    }
    opened.map(|at| view.offered.remove(at))
}

fn notices_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut DraftsView) {
    let p = &sight.look.palette;
    let mut seen = None;
    for (at, why) in view.notices.iter().enumerate() {
        let frame = Frame::new().fill(p.late);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let why = match sight.lang() {
                Lang::Zh => &why.zh,
                Lang::En => &why.en,
            };
            ui.add(Label::new(bold(why, size::ROW, p.red.text)).wrap());
            let text = sight.say(Key::PutAwayRefusal);
            let name = format!("{text} {}", sight.say(Key::Draft));
            if act_button(ui, sight.look, Weight::Small, (&text, &name), None) {
                seen = Some(at);
            }
        });
    }
    if let Some(at) = seen {
        view.notices.remove(at);
    }
}
