//! What was half written when the program ended, offered until a person goes on with it or drops it.

use eframe::egui::{Frame, Label, Margin, Ui};

use super::{About, DraftsView, Written};
use crate::desk::boards::clock_text;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button, plain_button};
use crate::language::{Key, Lang};

/// Drafts that stand there at once: the work below must be seen. The next comes up when one is decided on.
const SHOWN: usize = 3;
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
    for (at, written) in view.offered.iter().enumerate().take(SHOWN) {
        let frame = Frame::new().fill(p.amber.fill);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let what = title(sight, written);
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
                let cannot = match written {
                    Written::Intake(_) | Written::Whistle(_) => None,
                    Written::Sheet(it) => it.cannot_go_on(sight.state()),
                };
                let cannot = cannot.map(|key| sight.say(key));
                let names = (&*text, &*name);
                let why = cannot.as_deref();
                if act_button(ui, sight.look, Weight::Primary, names, why) {
                    opened = Some(at);
                }
                if let Some(why) = why {
                    ui.label(sight.look.label(why));
                }
                let text = sight.say(Key::DraftDrop);
                let name = format!("{text} {what} {words}");
                if plain_button(ui, sight.look, Weight::Plain, &text, &name).clicked() {
                    dropped = Some(at);
                }
            });
        });
    }
    let more = view.offered.len().saturating_sub(SHOWN);
    if more > 0 {
        let text = sight.say_with(Key::DraftMore, [("n", more.into())]);
        let frame = Frame::new().inner_margin(Margin::symmetric(12, 3));
        frame.show(ui, |ui| ui.label(bold(text, size::NOTE, p.amber.text)));
    }
    if let Some(at) = dropped {
        view.offered.remove(at);
        return None;
    }
    opened.map(|at| view.offered.remove(at))
}

/// What it is, and what it is about.
fn title(sight: &Sight<'_>, written: &Written) -> String {
    let sheet = match written {
        Written::Intake(_) => return sight.say(Key::Intake).into_owned(),
        Written::Whistle(_) => return sight.say(Key::Whistle).into_owned(),
        Written::Sheet(sheet) => sheet,
    };
    let what = sight.say(sheet.page.title());
    let of = match &sheet.about {
        About::Incident(id) => match sight.state().incident(id) {
            Some(it) => sight.title(it),
            None => id.to_string(),
        },
        About::Return(_, unit) => sight.party(unit),
        About::District => return what.into_owned(),
    };
    sight.say_with(Key::DraftOf, [("what", (&*what).into()), ("of", of.into())])
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
