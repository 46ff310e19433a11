//! An input method at work. While characters are composed the keys belong to it: F5 and Esc choose and
//! drop candidates there, and must not know an alarm or close a form here.

use eframe::egui::{Context, Event, ImeEvent};

/// Whether characters are being composed.
#[derive(Debug, Default)]
pub struct Composing {
    now: bool,
    /// The frame that was heard last, and what came of it: a frame may be drawn twice.
    heard: Option<(u64, bool)>,
}

impl Composing {
    /// Whether the keys of this frame belong to the input method, also of that in which it ends.
    pub fn owns_keys(&mut self, ctx: &Context) -> bool {
        let frame = ctx.cumulative_frame_nr();
        if let Some((_, owns)) = self.heard.filter(|it| it.0 == frame) {
            return owns;
        }
        let mut owns = self.now;
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.now = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) => self.now = false,
                    _ => {}
                }
                owns |= self.now;
            }
        });
        // Whoever leaves the field leaves the candidates behind. The Esc that drops them takes the caret
        // out of the field as well; it is theirs all the same.
        if !ctx.text_edit_focused() {
            self.now = false;
        }
        self.heard = Some((frame, owns));
        owns
    }
}
