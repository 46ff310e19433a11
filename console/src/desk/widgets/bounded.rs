//! What a field takes in: as much as the ledger holds of one text, and no sign that would turn what is
//! written around it. What did not fit is counted and said; nothing is lost in silence.

use std::any::TypeId;
use std::ops::Range;

use dispatch_core::words::WORDS_BYTES_MAX;
use eframe::egui::text::CharIndex;
use eframe::egui::{Id, Label, TextBuffer, Ui};

use super::button::{Weight, plain_button};
use crate::desk::look::Look;
use crate::language::Key;

/// What a field did not take in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Characters that did not fit.
    pub cut: usize,
    /// Control characters, and signs that turn the direction of the text around them.
    pub controls: usize,
}

/// A text that holds no more than [`WORDS_BYTES_MAX`], or what else is said.
#[derive(Debug)]
pub struct Bounded<'a> {
    text: &'a mut String,
    left: &'a mut Left,
    bytes_max: usize,
}

impl<'a> Bounded<'a> {
    /// The text, and the count of what it does not take in.
    pub fn new(text: &'a mut String, left: &'a mut Left) -> Bounded<'a> {
        Bounded::up_to(WORDS_BYTES_MAX, text, left)
    }

    /// The same of a text of several that are recorded one by one: as many bytes as it may have.
    pub fn up_to(bytes_max: usize, text: &'a mut String, left: &'a mut Left) -> Bounded<'a> {
        Bounded {
            text,
            left,
            bytes_max,
        }
    }
}

impl TextBuffer for Bounded<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.text
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let room = self.bytes_max.saturating_sub(self.text.len());
        let (taken, left) = fitting(text, room);
        self.left.cut += left.cut;
        self.left.controls += left.controls;
        self.text.insert_text(&taken, char_index)
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        self.text.delete_char_range(char_range);
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Bounded<'static>>()
    }
}

/// The beginning of a text that fits into so many bytes, and what is left of it.
fn fitting(text: &str, room: usize) -> (String, Left) {
    let mut taken = String::with_capacity(text.len().min(room));
    let mut left = Left::default();
    for c in text.chars() {
        if c == '\r' {
            continue;
        }
        if is_control(c) {
            left.controls += 1;
        } else if left.cut > 0 || taken.len() + c.len_utf8() > room {
            left.cut += 1;
        } else {
            taken.push(c);
        }
    }
    (taken, left)
}

/// What writes nothing: control characters, and the signs by which a text could make the words around it
/// read backwards. Marks that emoji and Arabic words are joined by stay.
fn is_control(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// Says beside the field `id` what it did not take in, until that is read or the field is empty. `just`
/// is what was left in this frame.
pub fn left_ui(ui: &mut Ui, look: &Look, id: Id, name: &str, text: &str, just: Left) {
    let had = ui.data(|it| it.get_temp::<Left>(id)).unwrap_or_default();
    let left = Left {
        cut: had.cut + just.cut,
        controls: had.controls + just.controls,
    };
    if left == Left::default() {
        return;
    }
    let ink = look.palette.amber.text;
    let mut seen = text.is_empty() && just == Left::default();
    if !seen {
        let kept = text.chars().count();
        let args = [
            ("kept", kept.into()),
            ("cut", left.cut.into()),
            ("controls", left.controls.into()),
        ];
        let key = match (left.cut, left.controls) {
            (0, _) => Key::FieldControls,
            _ => Key::FieldCut,
        };
        let said = look.say_with(key, args);
        ui.add(Label::new(look.label(said).color(ink)).wrap());
        let text = look.say(Key::PutAwayRefusal);
        let spoken = format!("{text} {name}");
        seen = plain_button(ui, look, Weight::Small, &text, &spoken).clicked();
    }
    let left = if seen { Left::default() } else { left };
    ui.data_mut(|it| it.insert_temp(id, left));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_kept_and_the_rest_is_counted() {
        let (mut text, mut left) = (String::new(), Left::default());
        let many = "水".repeat(1_000_000);
        let taken = Bounded::new(&mut text, &mut left).insert_text(&many, CharIndex(0));
        assert_eq!((taken, text.len()), (1_365, 4_095));
        assert_eq!(left.cut, 1_000_000 - 1_365);
        // A byte is left: a letter fits, another character does not, and nothing behind it.
        Bounded::new(&mut text, &mut left).insert_text("水a", CharIndex(0));
        assert_eq!((text.len(), left.cut), (4_095, 1_000_000 - 1_363));
        Bounded::new(&mut text, &mut left).insert_text("a", CharIndex(1_365));
        assert_eq!(text.len(), WORDS_BYTES_MAX);
    }

    #[test]
    fn words_of_every_script_stay_and_what_turns_them_does_not() {
        let said = "水\u{0}深\u{1b}[31m \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{645}\u{631}\u{62D}\u{628}\u{627} \u{202E}反\u{2066}\r\n完";
        let (taken, left) = fitting(said, WORDS_BYTES_MAX);
        assert_eq!(
            taken,
            "水深[31m \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{645}\u{631}\u{62D}\u{628}\u{627} 反\n完"
        );
        assert_eq!(
            left,
            Left {
                cut: 0,
                controls: 4
            }
        );
    }
}
