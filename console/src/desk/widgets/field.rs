//! Fields to write in, each with a name that is read aloud and a hint that says what belongs there.

use eframe::egui::{Role, TextEdit, Ui, WidgetInfo};

use crate::desk::sight::Sight;
use crate::language::Key;

/// The accessible name of a field that is drawn by egui itself.
#[must_use]
pub fn field(sight: &Sight<'_>, key: Key) -> WidgetInfo {
    WidgetInfo::labeled(Role::ComboBox, true, &*sight.say(key))
}

/// A one-line field of `width` points.
pub fn text_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, width): (Key, f32),
    text: &mut String,
) -> eframe::egui::Response {
    let name = sight.say(key);
    let hint = eframe::egui::RichText::new(&*name).color(sight.look.palette.ink3);
    let response = ui.add(
        TextEdit::singleline(text)
            .hint_text(hint)
            .desired_width(width),
    );
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    response
}

/// A field for a number that may stay empty 不详, 80 points wide. Anything but digits is dropped.
pub fn number_field(ui: &mut Ui, sight: &Sight<'_>, name: &str, text: &mut String) {
    let unknown = sight.say(Key::Unknown);
    let hint = eframe::egui::RichText::new(&*unknown).color(sight.look.palette.ink2);
    let response = ui.add(
        TextEdit::singleline(text)
            .hint_text(hint)
            .desired_width(48.0),
    );
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    text.retain(|letter| letter.is_ascii_digit());
    text.truncate(9);
}
