//! The parts that the screens of the start page are made of.

use std::path::{Path, PathBuf};

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Color32, Id, Key as Pressed, Label, Role, TextEdit, Ui, WidgetInfo};

use super::pasted;
use crate::desk::look::{Look, bold, inked};
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button};
use crate::language::Key;

/// Longest text of a field, in characters.
const FIELD_CHARS_MAX: usize = 4096;

/// A title.
pub fn title(ui: &mut Ui, look: &Look, key: Key) {
    ui.add(Label::new(bold(look.say(key), 24.0, look.palette.ink1)).wrap());
    ui.add_space(8.0);
}

/// A sentence over the whole width.
pub fn sentence(ui: &mut Ui, look: &Look, text: impl Into<String>) {
    ui.add(Label::new(look.row(text)).wrap());
}

/// A quieter one.
pub fn note(ui: &mut Ui, look: &Look, text: impl Into<String>) {
    ui.add(Label::new(look.note(text)).wrap());
}

/// What must be read first.
pub fn lead(ui: &mut Ui, text: impl Into<String>, ink: Color32) {
    ui.add(Label::new(bold(text, size::LIST, ink)).wrap());
}

/// A line that stands out by its ink.
pub fn line(ui: &mut Ui, text: impl Into<String>, ink: Color32) {
    ui.add(Label::new(inked(text, size::ROW, ink)).wrap());
}

/// A button. `busy` is why it cannot be pressed.
pub fn button(ui: &mut Ui, look: &Look, weight: Weight, key: Key, busy: Option<&str>) -> bool {
    let text = look.say(key);
    act_button(ui, look, weight, (&text, &text), busy)
}

/// A field with its name before it; whether Enter was pressed in it. `first` gives it the caret.
pub fn field(ui: &mut Ui, look: &Look, key: Key, text: &mut String, first: bool) -> bool {
    let name = look.say(key);
    ui.add(Label::new(look.label(&*name)).wrap());
    let edit = TextEdit::singleline(text)
        .char_limit(FIELD_CHARS_MAX)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Pressed::Enter));
    if first {
        response.request_focus();
        select_all(ui, response.id, text);
    }
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    entered
}

/// What is typed next takes the place of what stands there.
fn select_all(ui: &Ui, id: Id, text: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let end = CCursor::new(text.chars().count());
        let all = CCursorRange::two(CCursor::new(0), end);
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
    }
}

/// The path in a field.
pub fn path_of(text: &str) -> Option<PathBuf> {
    pasted::path(text)
}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
