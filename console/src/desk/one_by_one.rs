//! One act at a time. What is struck while a frame is slow comes all at once with the next one, and a window
//! looks at all of it with the keyboard where it stood: the letters behind F3 would go to where no form stands
//! yet, those behind Tab into the field that was left. So whatever may move the keyboard or open something has
//! a frame of its own, and what was struck behind it waits until the keyboard has arrived. Nothing is dropped
//! and nothing overtakes.

use std::collections::{HashSet, VecDeque};

use eframe::egui::{Context, Event, Key, RawInput};

/// Frames after an act before what comes behind it: the form is drawn in the first, and asks for the caret; it
/// has it in the second.
const ARRIVES: u8 = 2;

/// What was struck and waits for its frame.
#[derive(Default)]
pub struct OneByOne {
    held: VecDeque<Event>,
    /// Frames until the next act.
    wait: u8,
    /// Keys that are down: one that comes again is repeated by the keyboard.
    down: HashSet<Key>,
}

impl std::fmt::Debug for OneByOne {
    /// How much waits, and nothing of what was typed: it may be a passphrase.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OneByOne")
            .field("held", &self.held.len())
            .field("wait", &self.wait)
            .finish_non_exhaustive()
    }
}

/// What an event does to those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Nothing.
    Goes,
    /// They come with the next frame.
    Alone,
    /// They wait until the keyboard has arrived.
    Moves,
}

impl OneByOne {
    /// Leaves in the input of a frame what has its turn, and keeps the rest. An app calls it before each frame.
    pub fn hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.take_turns(input, ctx.text_edit_focused());
        if self.wait > 0 || !self.held.is_empty() {
            ctx.request_repaint();
        }
    }

    /// `writes` is whether a field has the caret.
    fn take_turns(&mut self, input: &mut RawInput, writes: bool) {
        self.held.extend(input.events.drain(..));
        if self.wait > 0 {
            self.wait -= 1;
            // What has no order among the rest: the pointer is where it is.
            let (now, later): (Vec<_>, Vec<_>) = self.held.drain(..).partition(is_free);
            (input.events, self.held) = (now, later.into());
            return;
        }
        while let Some(event) = self.held.front() {
            let turn = self.turn(event, writes);
            // What was written before it is read first: a name that Tab or Enter takes is found by then.
            if turn != Turn::Goes && input.events.iter().any(is_written) {
                break;
            }
            let Some(event) = self.held.pop_front() else {
                break;
            };
            let is_key = self.note(&event);
            input.events.push(event);
            if turn == Turn::Goes {
                continue;
            }
            // The sign that a key writes belongs to it.
            let is_sign = |it: &mut Event| matches!(it, Event::Text(_));
            if is_key && let Some(sign) = self.held.pop_front_if(is_sign) {
                input.events.push(sign);
            }
            if turn == Turn::Moves {
                self.wait = ARRIVES;
            }
            break;
        }
    }

    fn turn(&self, event: &Event, writes: bool) -> Turn {
        match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                let plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
                match of_key(*key, plain, writes) {
                    // A key that is held down is as fast as the keyboard says.
                    Turn::Moves if self.down.contains(key) => Turn::Alone,
                    turn => turn,
                }
            }
            Event::PointerButton { pressed: false, .. }
            | Event::AccessKitActionRequest(_)
            | Event::WindowFocused(_) => Turn::Moves,
            _ => Turn::Goes,
        }
    }

    /// Remembers which keys are down. Returns whether it is a key.
    fn note(&mut self, event: &Event) -> bool {
        let Event::Key { key, pressed, .. } = event else {
            // A key that is let go over another window is not told of here.
            if matches!(event, Event::WindowFocused(_)) {
                self.down.clear();
            }
            return false;
        };
        if *pressed {
            self.down.insert(*key);
        } else {
            self.down.remove(key);
        }
        true
    }
}

fn of_key(key: Key, plain: bool, writes: bool) -> Turn {
    use Key::{
        ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Escape, Home,
        PageDown, PageUp, Space, Tab,
    };
    match key {
        Tab | Enter | Escape => Turn::Moves,
        Backspace | Delete | ArrowLeft | ArrowRight | Home | End if writes => Turn::Goes,
        ArrowDown | ArrowUp | ArrowLeft | ArrowRight | PageDown | PageUp | Home | End
        | Backspace | Delete => Turn::Alone,
        // It presses what has the keyboard, or writes.
        Space if writes && plain => Turn::Goes,
        // A letter, a number or a sign in a field is written there; elsewhere, and with Ctrl or Alt, it acts.
        _ if writes && plain && !is_function(key) => Turn::Goes,
        _ => Turn::Moves,
    }
}

/// F1 to F35.
fn is_function(key: Key) -> bool {
    let digits = key.name().strip_prefix('F');
    digits.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}

/// Whether it changes what is written in a field.
fn is_written(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_)
    ) || matches!(
        event,
        Event::Key {
            key: Key::Backspace | Key::Delete,
            pressed: true,
            ..
        }
    )
}

/// Whether it may overtake what waits.
fn is_free(event: &Event) -> bool {
    matches!(event, Event::PointerMoved(_) | Event::PointerGone)
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        }
    }

    /// A key struck and let go, and what it writes.
    fn struck(of: Key, modifiers: Modifiers, sign: Option<&str>) -> Vec<Event> {
        let sign = sign.map(|it| Event::Text(it.to_owned()));
        let down = key(of, modifiers, true);
        let up = key(of, modifiers, false);
        [down].into_iter().chain(sign).chain([up]).collect()
    }

    /// What comes with each frame until nothing is left: keys that go down and what is written. `writes` is
    /// whether a field has the caret then.
    fn frames(events: Vec<Event>, writes: impl Fn(&[String]) -> bool) -> Vec<String> {
        let mut turns = OneByOne::default();
        let mut input = RawInput {
            events,
            ..RawInput::default()
        };
        let mut frames = Vec::new();
        while frames.is_empty() || !turns.held.is_empty() {
            turns.take_turns(&mut input, writes(&frames));
            let said = input.events.drain(..).filter_map(|it| match it {
                Event::Key {
                    key, pressed: true, ..
                } => Some(format!("<{}>", key.name())),
                Event::Text(text) => Some(text),
                _ => None,
            });
            let said: String = said.collect();
            frames.push(said);
        }
        frames.retain(|it| !it.is_empty());
        frames
    }

    #[test]
    fn what_is_struck_behind_a_key_that_opens_a_form_comes_when_the_caret_stands_in_it() {
        const NONE: Modifiers = Modifiers::NONE;
        let burst = [
            struck(Key::F3, NONE, None),
            struck(Key::F, NONE, Some("f")),
            struck(Key::X, NONE, Some("x")),
            struck(Key::Tab, NONE, None),
            struck(Key::L, NONE, Some("l")),
            struck(Key::Num3, Modifiers::ALT, None),
            struck(Key::D, NONE, Some("d")),
        ];
        // The caret stands in the form from its second frame on, and leaves it with Alt and the digit.
        let told = frames(burst.concat(), |frames| {
            frames.len() > 1 && !frames.iter().any(|it| it == "<3>")
        });
        assert_eq!(told, ["<F3>", "<F>f<X>x", "<Tab>", "<L>l", "<3>", "<D>d"]);
    }

    #[test]
    fn the_sign_that_opens_the_line_is_not_written_into_it() {
        let burst = [
            struck(Key::Slash, Modifiers::NONE, Some("/")),
            struck(Key::P, Modifiers::NONE, Some("p")),
        ];
        let told = frames(burst.concat(), |frames| !frames.is_empty());
        assert_eq!(told, ["<Slash>/", "<P>p"]);
    }

    #[test]
    fn what_is_written_into_a_field_comes_at_once_and_a_key_held_down_is_not_slowed() {
        let mut letters = Vec::new();
        for _ in 0..200 {
            letters.extend(struck(Key::A, Modifiers::NONE, Some("a")));
        }
        assert_eq!(frames(letters, |_| true), ["<A>a".repeat(200)]);
        // Down once, and repeated by the keyboard.
        let held = vec![key(Key::ArrowDown, Modifiers::NONE, true); 3];
        assert_eq!(frames(held, |_| false), ["<Down>"; 3]);
        let tabs = vec![key(Key::Tab, Modifiers::NONE, true); 3];
        assert_eq!(frames(tabs, |_| false), ["<Tab>"; 3]);
    }

    #[test]
    fn a_click_comes_before_what_is_typed_behind_it_and_the_pointer_goes_on() {
        let at = eframe::egui::Pos2::ZERO;
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: eframe::egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut turns = OneByOne::default();
        let mut input = RawInput {
            events: vec![button(true), button(false), Event::Text("水".to_owned())],
            ..RawInput::default()
        };
        turns.take_turns(&mut input, false);
        assert_eq!(input.events, [button(true), button(false)]);
        input.events = vec![Event::PointerMoved(at)];
        turns.take_turns(&mut input, true);
        assert_eq!(input.events, [Event::PointerMoved(at)]);
        input.events.clear();
        turns.take_turns(&mut input, true);
        assert!(input.events.is_empty());
        turns.take_turns(&mut input, true);
        assert_eq!(input.events, [Event::Text("水".to_owned())]);
    }
}
