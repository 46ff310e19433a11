//! Where the newest report of the district, the newest card and the newest log lie, or why they do not.

use std::path::PathBuf;

use crossbeam_channel::Sender;
use eframe::egui::{Frame, Label, Margin, Ui};

use super::{Print, Prints, put_away};
use crate::desk::look::{bold, inked};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button};
use crate::language::{Key, Lang};

/// Draws all of them, each until it is put away.
pub fn saved_ui(ui: &mut Ui, sight: &Sight<'_>, prints: &mut Prints, ask: &Sender<Print>) {
    if let Some(paper) = prints.paper.clone() {
        let paths = paper.map(|it| (it.display().to_string(), None));
        let keys = [
            Key::PaperSaved,
            Key::PaperNotSaved,
            Key::PaperPutAway,
            Key::LogOpen,
        ];
        if line_ui(ui, sight, keys, paths, |_| {}) {
            prints.paper = None;
        }
    }
    let open = |prints: &mut Prints, path: PathBuf| {
        if let Err(why) = ask.try_send(Print::Open(path)) {
            prints.not_asked(&why);
        }
    };
    if let Some(card) = prints.card.clone() {
        let paths = card.map(|it| (it.display().to_string(), Some(it)));
        let keys = [
            Key::CardSaved,
            Key::CardNotSaved,
            Key::CardPutAway,
            Key::CardOpen,
        ];
        if line_ui(ui, sight, keys, paths, |path| open(prints, path)) {
            prints.card = None;
        }
    }
    if let Some(log) = prints.log.clone() {
        let paths = log.map(|(text, table)| {
            let both = format!("{}  {}", text.display(), table.display());
            (both, Some(text))
        });
        let keys = [
            Key::LogSaved,
            Key::LogNotSaved,
            Key::LogPutAway,
            Key::LogOpen,
        ];
        if line_ui(ui, sight, keys, paths, |path| open(prints, path)) {
            prints.log = None;
        }
    }
}

/// Where it lies, and what of it can be opened; or why it does not. Returns whether it was put away.
fn line_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    [saved, not_saved, away, to_open]: [Key; 4],
    what: Result<(String, Option<PathBuf>), (String, String)>,
    open: impl FnOnce(PathBuf),
) -> bool {
    let p = &sight.look.palette;
    let (fill, text, opened) = match what {
        Ok((path, opened)) => {
            let text = sight.say_with(saved, [("path", path.into())]);
            (p.bg2, inked(text, size::NOTE, p.ink1), opened)
        }
        Err((zh, en)) => {
            let why = match sight.lang() {
                Lang::Zh => zh,
                Lang::En => en,
            };
            let text = sight.say_with(not_saved, [("why", why.into())]);
            (p.late, bold(text, size::ROW, p.red.text), None)
        }
    };
    let frame = Frame::new().fill(fill);
    let shown = frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.add(Label::new(text).wrap());
        ui.horizontal(|ui| {
            if let Some(path) = opened {
                let text = sight.say(to_open);
                if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
                    open(path);
                }
            }
            put_away(ui, sight, away)
        })
        .inner
    });
    shown.inner
}
