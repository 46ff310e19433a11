//! The keys of the command line. What was typed in one frame is taken apart, so that a key which opens
//! or sends never overtakes a letter, however long a frame was: a part is heard, the rest waits for the
//! next frame. Nothing is dropped.

use eframe::egui::{Context, Event, Id, ImeEvent, Key, Modifiers};

use crate::desk::found::narrow;

/// What a key asks of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Enter: do it.
    Enter,
    /// Tab: write out the name.
    Tab,
    /// The name above, or an older line.
    Up,
    /// The name below, or a younger line.
    Down,
    /// Leave.
    Escape,
    /// Ctrl Z on an empty line: take the newest act back.
    TakeBack,
}

/// Longest line, in characters: an order or a remark, not a letter.
pub const LINE_CHARS_MAX: usize = 400;

/// What was typed and not yet heard, and the key of this frame.
#[derive(Debug, Default)]
pub struct Strokes {
    held: Vec<Event>,
    stroke: Option<Stroke>,
    /// An input method writes at a word: its keys are its own.
    composing: bool,
    /// Something longer than a line was pasted.
    cut: bool,
    /// The key that opened a field and has not written its own sign yet.
    opened: Option<Key>,
}

/// The field of the line.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("command line")
}

impl Strokes {
    /// Takes the keys of this frame apart. `opens` says which key opens a field while nothing is written,
    /// or while something is. `empty` says whether nothing stands on the line.
    pub fn hear(&mut self, ctx: &Context, empty: bool, opens: impl Fn(&Event, bool) -> bool) {
        self.stroke = None;
        let here = ctx.memory(|it| it.has_focus(field_id()));
        let writing = ctx.text_edit_focused();
        let held = std::mem::take(&mut self.held);
        ctx.input_mut(|input| {
            let fresh = std::mem::take(&mut input.events);
            let mut events: Vec<Event> = held.into_iter().chain(fresh).collect();
            self.drop_sign(&mut events);
            match here {
                true => self.part(&mut events, empty),
                false => self.behind_opening(&mut events, |event| opens(event, writing)),
            }
            input.events = events;
        });
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }

    /// What the key of this frame asks, once.
    pub fn take(&mut self) -> Option<Stroke> {
        self.stroke.take()
    }

    /// Whether something that was pasted was cut, once.
    pub fn take_cut(&mut self) -> bool {
        std::mem::take(&mut self.cut)
    }

    /// The key that opens a field writes a sign as well, which belongs nowhere.
    fn drop_sign(&mut self, events: &mut Vec<Event>) {
        let Some(key) = self.opened else { return };
        let next = events
            .iter()
            .position(|it| matches!(it, Event::Text(_) | Event::Key { pressed: true, .. }));
        let Some(at) = next else { return };
        self.opened = None;
        if let Some(Event::Text(text)) = events.get(at)
            && writes(key, text)
        {
            events.remove(at);
        }
    }

    /// Letters up to the next key of the line; or that key, if it stands first.
    fn part(&mut self, events: &mut Vec<Event>, empty: bool) {
        let mut empty = empty;
        for at in 0..events.len() {
            let Some(event) = events.get_mut(at) else {
                return;
            };
            if let Event::Paste(text) | Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) =
                event
            {
                self.cut |= clean(text);
                empty &= text.is_empty();
            }
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => self.composing = false,
                _ => {}
            }
            if self.composing {
                continue;
            }
            let Some(stroke) = stroke(event, empty) else {
                continue;
            };
            match at {
                0 => {
                    self.stroke = Some(stroke);
                    self.held = events.split_off(1);
                    events.clear();
                }
                _ => self.held = events.split_off(at),
            }
            return;
        }
    }

    /// What stands behind a key that opens a field is written into it, and is no key of its own.
    fn behind_opening(&mut self, events: &mut Vec<Event>, opens: impl Fn(&Event) -> bool) {
        self.composing = false;
        let Some(at) = events.iter().position(opens) else {
            return;
        };
        let mut behind = events.split_off(at + 1);
        if let Some(Event::Key { key, .. }) = events.last() {
            self.opened = Some(*key);
        }
        self.drop_sign(&mut behind);
        self.held = behind;
    }
}

/// Whether this is the sign that a key itself writes.
fn writes(key: Key, text: &str) -> bool {
    let narrow: String = text.chars().flat_map(narrow).collect();
    key.symbol_or_name().eq_ignore_ascii_case(&narrow)
}

/// Which key of the line this is. Ctrl Z takes a letter back while there is one.
fn stroke(event: &Event, empty: bool) -> Option<Stroke> {
    let Event::Key {
        key,
        pressed: true,
        repeat,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let plain = modifiers.is_none();
    match key {
        // A key that is held must not send twice.
        Key::Enter if plain && !repeat => Some(Stroke::Enter),
        // Where nothing is written there is no name to write out: the keyboard goes on to the next field.
        Key::Tab if plain && !empty => Some(Stroke::Tab),
        Key::ArrowUp if plain => Some(Stroke::Up),
        Key::ArrowDown if plain => Some(Stroke::Down),
        Key::Escape if plain => Some(Stroke::Escape),
        Key::Z if empty && !repeat && modifiers.matches_exact(Modifiers::COMMAND) => {
            Some(Stroke::TakeBack)
        }
        _ => None,
    }
}

/// Takes out what is no character of a line: control characters, and marks that turn the direction of
/// what stands behind them. Cuts what is longer than a line; returns whether it did.
fn clean(text: &mut String) -> bool {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|c| c.is_control() || turns(c)) {
        let space = |c: char| if c.is_control() { ' ' } else { c };
        *text = text.chars().filter(|c| !turns(*c)).map(space).collect();
    }
    match text.char_indices().nth(LINE_CHARS_MAX) {
        Some((end, _)) => {
            text.truncate(end);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn letters_are_heard_before_the_key_that_stands_behind_them() {
        let mut strokes = Strokes::default();
        let mut events = vec![text("p"), text("x"), key(Key::Enter), text("n")];
        strokes.part(&mut events, true);
        assert_eq!(events, [text("p"), text("x")]);
        assert_eq!(strokes.take(), None);
        let mut events = std::mem::take(&mut strokes.held);
        strokes.part(&mut events, false);
        assert_eq!((strokes.take(), events.len()), (Some(Stroke::Enter), 0));
        assert_eq!(strokes.held, [text("n")]);
    }

    #[test]
    fn what_stands_behind_the_key_that_opens_is_written() {
        let mut strokes = Strokes::default();
        let mut events = vec![
            key(Key::F2),
            key(Key::Slash),
            text("/"),
            key(Key::P),
            text("p"),
        ];
        strokes.behind_opening(&mut events, |it| *it == key(Key::Slash));
        assert_eq!(events, [key(Key::F2), key(Key::Slash)]);
        assert_eq!(strokes.held, [key(Key::P), text("p")]);
    }

    #[test]
    fn the_keys_of_an_input_method_are_its_own() {
        let mut strokes = Strokes::default();
        let preedit = Event::Ime(ImeEvent::Preedit {
            text: "pai".to_owned(),
            active_range_chars: None,
        });
        let mut events = vec![preedit, key(Key::Enter)];
        strokes.part(&mut events, true);
        assert_eq!((strokes.take(), events.len()), (None, 2));
        let mut events = vec![
            Event::Ime(ImeEvent::Commit("派".to_owned())),
            key(Key::Enter),
        ];
        strokes.part(&mut events, true);
        assert_eq!((strokes.take(), events.len()), (None, 1));
        assert_eq!(strokes.held, [key(Key::Enter)]);
    }

    #[test]
    fn a_paste_is_cut_to_a_line_and_keeps_no_mark_of_direction() {
        let mut long = "派\n".repeat(500_000);
        assert!(clean(&mut long));
        assert_eq!(long.chars().count(), LINE_CHARS_MAX);
        assert!(!long.contains('\n'));
        let mut turned = "a\u{202e}b".to_owned();
        assert!(!clean(&mut turned));
        assert_eq!(turned, "ab");
    }
}
