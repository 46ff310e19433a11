//! Fields to write in, each with a name that is read aloud and a hint that says what belongs there.

use eframe::egui::{Align2, Role, TextEdit, Ui, WidgetInfo};

use super::button::{Weight, plain_button};
use crate::desk::sight::Sight;
use crate::language::Key;

/// The accessible name of a field that is drawn by egui itself.
#[must_use]
pub fn field(sight: &Sight<'_>, key: Key) -> WidgetInfo {
    WidgetInfo::labeled(Role::ComboBox, true, &*sight.say(key))
}

/// A one-line field of `width` points for what never goes into the chain: a search, or who a person
/// is. Nothing in it is recognised.
pub fn unwatched_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, width): (Key, f32),
    text: &mut String,
) -> eframe::egui::Response {
    let name = sight.say(key);
    unwatched_field_of(ui, sight, (&name, &name), width, text)
}

/// The same where one stands in each row: what it asks for, and its name, unlike that of any other.
pub fn unwatched_field_of(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (hint, name): (&str, &str),
    width: f32,
    text: &mut String,
) -> eframe::egui::Response {
    let hint = eframe::egui::RichText::new(hint).color(sight.look.palette.ink3);
    let response = ui.add(
        TextEdit::singleline(text)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .desired_width(width),
    );
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    response
}

/// A field for a number that may stay empty 不详, with steps for a hand that has only the mouse.
/// Anything but digits is dropped.
pub fn number_field(ui: &mut Ui, sight: &Sight<'_>, name: &str, text: &mut String) {
    let unknown = sight.say(Key::Unknown);
    let hint = eframe::egui::RichText::new(&*unknown).color(sight.look.palette.ink2);
    ui.spacing_mut().item_spacing.x = 2.0;
    let number: Option<u64> = text.parse().ok();
    if step(ui, sight, "−", name) {
        *text = number.unwrap_or_default().saturating_sub(1).to_string();
    }
    let edit = TextEdit::singleline(text)
        .hint_text(hint)
        .align(Align2::LEFT_CENTER)
        .desired_width(56.0);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    if step(ui, sight, "+", name) {
        *text = number.unwrap_or_default().saturating_add(1).to_string();
    }
    ui.add_space(6.0);
    text.retain(|letter| letter.is_ascii_digit());
    text.truncate(9);
}

fn step(ui: &mut Ui, sight: &Sight<'_>, sign: &str, name: &str) -> bool {
    let spoken = format!("{name} {sign}1");
    plain_button(ui, sight.look, Weight::Small, sign, &spoken).clicked()
}
