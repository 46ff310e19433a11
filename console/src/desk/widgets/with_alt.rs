//! Keys of a form, struck while something is written in it: Alt goes before them.

use eframe::egui::{Event, Key, Modifiers, Ui};

/// Whether this key was struck with Alt held. The sign that it would write is taken out as well, since a
/// keyboard sends both.
pub fn with_alt(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| {
        let struck = input.consume_key(Modifiers::ALT, key);
        if struck {
            let sign = key.symbol_or_name();
            let writes_it =
                |it: &Event| matches!(it, Event::Text(text) if text.eq_ignore_ascii_case(sign));
            input.events.retain(|it| !writes_it(it));
        }
        struck
    })
}

/// The digit that was struck with Alt held, if one was.
pub fn digit_with_alt(ui: &Ui) -> Option<usize> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    DIGITS.into_iter().position(|key| with_alt(ui, key))
}

/// Whether Ctrl Enter was struck: what is written is sent.
pub fn ctrl_enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}
