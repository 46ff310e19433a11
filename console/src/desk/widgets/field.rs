//! Fields to write in, each with a name that is read aloud and a hint that says what belongs there.

use eframe::egui::{Align2, Id, Response, Role, TextEdit, Ui, WidgetInfo};

use super::bounded::{Bounded, Left, left_ui};
use super::button::{Weight, plain_button};
use crate::desk::look::Look;
use crate::desk::sight::Sight;
use crate::language::Key;

/// A one-line field of `width` points for what never goes into the chain: a search, or who a person
/// is. Nothing in it is recognised.
pub fn unwatched_field(
    ui: &mut Ui,
    look: &Look,
    (key, width): (Key, f32),
    text: &mut String,
) -> Response {
    let name = look.say(key);
    unwatched_field_of(ui, look, (&name, &name), width, text)
}

/// The same where one stands in each row: what it asks for, and its name, unlike that of any other.
pub fn unwatched_field_of(
    ui: &mut Ui,
    look: &Look,
    (hint, name): (&str, &str),
    width: f32,
    text: &mut String,
) -> Response {
    let hint = eframe::egui::RichText::new(hint).color(look.palette.ink3);
    let mut left = Left::default();
    let mut bounded = Bounded::new(text, &mut left);
    let response = ui.add(
        TextEdit::singleline(&mut bounded)
            .hint_text(hint)
            .align(Align2::LEFT_CENTER)
            .desired_width(width),
    );
    name_it(&response, name, text);
    left_ui(ui, look, response.id, name, text, left);
    response
}

/// A field for free words under an id of its own, by which it gets the caret. Nothing in it is recognised.
pub fn bounded_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    id: Id,
    (key, width): (Key, f32),
    text: &mut String,
) -> Response {
    let name = sight.say(key);
    let hint = eframe::egui::RichText::new(&*name).color(sight.look.palette.ink3);
    let mut left = Left::default();
    let mut bounded = Bounded::new(text, &mut left);
    let edit = TextEdit::singleline(&mut bounded)
        .id(id)
        .hint_text(hint)
        .align(Align2::LEFT_CENTER)
        .desired_width(width);
    let response = ui.add(edit);
    name_it(&response, &name, text);
    left_ui(ui, sight.look, response.id, &name, text, left);
    response
}

/// A field of several lines for free words, so many bytes of them. Nothing in it is recognised.
pub fn bounded_area(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, rows): (Key, usize),
    bytes_max: usize,
    text: &mut String,
) -> Response {
    let name = sight.say(key);
    let hint = eframe::egui::RichText::new(&*name).color(sight.look.palette.ink3);
    let mut left = Left::default();
    let mut bounded = Bounded::up_to(bytes_max, text, &mut left);
    let edit = TextEdit::multiline(&mut bounded)
        .hint_text(hint)
        .desired_rows(rows)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    name_it(&response, &name, text);
    left_ui(ui, sight.look, response.id, &name, text, left);
    response
}

/// What a field is called, and what stands in it, for whoever hears the screen.
fn name_it(response: &Response, name: &str, text: &str) {
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        current_text_value: Some(text.to_owned()),
        ..WidgetInfo::new(Role::TextInput)
    });
}

/// A field for a number that may stay empty 不详, with steps for a hand that has only the mouse.
/// Anything but digits is dropped.
pub fn number_field(ui: &mut Ui, sight: &Sight<'_>, name: &str, text: &mut String) -> Response {
    let unknown = sight.say(Key::Unknown);
    let hint = eframe::egui::RichText::new(&*unknown).color(sight.look.palette.ink2);
    ui.spacing_mut().item_spacing.x = 2.0;
    let number: Option<u64> = text.parse().ok();
    if step(ui, sight, "−", name) {
        *text = number.unwrap_or_default().saturating_sub(1).to_string();
    }
    // Far more digits than any number of people has.
    let edit = TextEdit::singleline(text)
        .hint_text(hint)
        .align(Align2::LEFT_CENTER)
        .char_limit(32)
        .desired_width(56.0);
    let response = ui.add(edit);
    name_it(&response, name, text);
    if step(ui, sight, "+", name) {
        *text = number.unwrap_or_default().saturating_add(1).to_string();
    }
    ui.add_space(6.0);
    text.retain(|letter| letter.is_ascii_digit());
    text.truncate(9);
    response
}

fn step(ui: &mut Ui, sight: &Sight<'_>, sign: &str, name: &str) -> bool {
    let spoken = format!("{name} {sign}1");
    plain_button(ui, sight.look, Weight::Small, sign, &spoken).clicked()
}
