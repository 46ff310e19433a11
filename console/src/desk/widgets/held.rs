//! A button that one stray click cannot press: it is held for a second, or struck twice on the keyboard.

use eframe::egui::{Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::button::{Weight, dashed, shape};
use crate::desk::look::Look;

/// How long it is held, in seconds.
pub const HOLD_S: f64 = 1.0;
/// How long a first stroke waits for the second, in seconds.
pub const ARMED_S: f64 = 5.0;

/// What was begun: the moment the pointer went down, the first stroke.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Held {
    down_since: Option<f64>,
    /// It was let go through while the pointer was still down.
    done: bool,
    armed_at: Option<f64>,
}

impl Held {
    /// A stroke at a moment in seconds of the window. Whether it is the second of two.
    pub fn strike(&mut self, now: f64) -> bool {
        if self.is_armed(now) {
            self.armed_at = None;
            return true;
        }
        self.armed_at = Some(now);
        false
    }

    /// Whether a first stroke waits for the second.
    #[must_use]
    pub fn is_armed(&self, now: f64) -> bool {
        self.armed_at
            .is_some_and(|at| (0.0..=ARMED_S).contains(&(now - at)))
    }

    /// The pointer is down or not at a moment. Whether it has been so long enough, told once.
    fn hold(&mut self, down: bool, now: f64) -> bool {
        if !down {
            self.down_since = None;
            self.done = false;
            return false;
        }
        let since = *self.down_since.get_or_insert(now);
        let through = now - since >= HOLD_S && !self.done;
        self.done |= through;
        through
    }

    /// How much of the second is over, 0 to 1.
    fn share(&self, now: f64) -> f64 {
        let held = self.down_since.map_or(0.0, |since| (now - since) / HOLD_S);
        held.clamp(0.0, 1.0)
    }
}

/// Draws it, filling while it is held. `refusal` is what the fold would answer now. Returns whether it
/// was pressed through.
pub fn held_button(
    ui: &mut Ui,
    look: &Look,
    (text, name): (&str, &str),
    refusal: Option<&str>,
    held: &mut Held,
) -> bool {
    let enabled = refusal.is_none();
    // What is held longer than a click is a drag to egui, and a click no more.
    let button = shape(ui, look, Weight::Danger, text, enabled).sense(Sense::click_and_drag());
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if let Some(why) = refusal {
        *held = Held::default();
        dashed(ui, look, &response);
        response.on_disabled_hover_text(why);
        return false;
    }
    let (now, clicked) = ui.input(|input| (input.time, input.pointer.any_click()));
    let through = held.hold(response.is_pointer_button_down_on(), now);
    filled(ui, look, &response, held.share(now));
    if held.down_since.is_some() || held.is_armed(now) {
        ui.ctx().request_repaint();
    }
    // A click of the pointer is no stroke: only what came without one is.
    let struck = response.clicked() && !clicked && held.strike(now);
    through || struck
}

fn filled(ui: &Ui, look: &Look, response: &Response, share: f64) {
    if share <= 0.0 {
        return;
    }
    let rect = response.rect;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of a button's width"
    )]
    let width = rect.width() * share as f32;
    let foot = Rect::from_min_max(
        (rect.left(), rect.bottom() - 5.0).into(),
        (rect.left() + width, rect.bottom()).into(),
    );
    ui.painter().rect_filled(foot, 0.0, look.palette.red.fill);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_is_not_held_and_a_second_is_and_counts_once() {
        let mut held = Held::default();
        assert!(!held.hold(true, 10.0) && !held.hold(true, 10.9) && !held.hold(false, 10.95));
        assert!(!held.hold(true, 11.0), "begun anew");
        assert!(held.hold(true, 12.0));
        assert!(!held.hold(true, 13.5), "once for each time it is held");
    }

    #[test]
    fn two_strokes_within_five_seconds_are_meant() {
        let mut held = Held::default();
        assert!(!held.strike(10.0) && held.strike(14.9));
        assert!(
            !held.strike(20.0) && !held.strike(25.1),
            "too late: a first one again"
        );
        assert!(held.strike(26.0));
    }
}
