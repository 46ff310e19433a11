//! A template on request: the folder, the district's name, its box and code.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::asking::Ask;
use super::page::{Screen, StartPage};
use super::rows;
use crate::desk::widgets::Weight;
use crate::language::Key;

/// What stands in the fields.
#[derive(Debug, Default)]
pub(super) struct FreshScreen {
    folder: String,
    zh: String,
    bbox: String,
    code: String,
}

impl FreshScreen {
    fn folder(&self) -> Option<PathBuf> {
        rows::path_of(&self.folder)
    }
}

impl StartPage {
    pub(super) fn fresh_ui(&mut self, ui: &mut Ui) {
        let look = self.look;
        let busy = self.busy();
        let first = std::mem::take(&mut self.fresh);
        rows::title(ui, &look, Key::StartFresh);
        rows::sentence(ui, &look, look.say(Key::StartFreshHow));
        ui.add_space(8.0);
        let form = &mut self.template;
        let mut entered = rows::field(ui, &look, Key::StartFreshFolder, &mut form.folder, first);
        entered |= rows::field(ui, &look, Key::StartFreshName, &mut form.zh, false);
        entered |= rows::field(ui, &look, Key::StartFreshBox, &mut form.bbox, false);
        entered |= rows::field(ui, &look, Key::StartFreshCode, &mut form.code, false);
        ui.add_space(8.0);
        let folder = form.folder();
        let empty = folder.is_none();
        let empty = empty.then(|| look.say(Key::StartNoFolder).into_owned());
        let refusal = busy.or(empty);
        ui.horizontal_wrapped(|ui| {
            let key = Key::StartWrite;
            let pressed = rows::button(ui, &look, Weight::Primary, key, refusal.as_deref());
            if rows::button(ui, &look, Weight::Plain, Key::StartBack, None) {
                self.go(Screen::District);
            }
            let form = &self.template;
            if let Some(folder) = folder.filter(|_| refusal.is_none() && (pressed || entered)) {
                self.ask(Ask::Write {
                    folder,
                    zh: form.zh.clone(),
                    bbox: form.bbox.clone(),
                    code: form.code.clone(),
                });
            }
        });
        self.failed_ui(ui);
        if let Some(busy) = self.busy() {
            rows::line(ui, busy, look.palette.ink2);
        }
    }
}
