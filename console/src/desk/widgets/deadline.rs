//! Clocks that run against a limit: plain, underlined, boxed, filled as the time goes.

use dispatch_core::time::Time;
use eframe::egui::{CornerRadius, Label, Response, Stroke, StrokeKind, Ui};

use super::chip::{Tone, chip, sign};
use crate::desk::look::{Look, bold, inked};
use crate::desk::theme::size;
use crate::language::{Key, Lang};

/// Something that is to be done by a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// When the clock began to run.
    pub from: Time,
    /// When it is due.
    pub due: Time,
    /// When it was done.
    pub done: Option<Time>,
}

/// `mm:ss`, or `h:mm:ss` from an hour on.
#[must_use]
pub fn duration_text(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes:02}:{rest:02}")
    }
}

/// Writes the clock as it stands at `now`.
pub fn deadline_ui(ui: &mut Ui, look: &Look, deadline: &Deadline, now: Time) -> Response {
    deadline_of_ui(ui, look, ("", deadline), now)
}

/// The same where several things may be waited for: what this one waits for stands before it, in a word.
pub fn deadline_of_ui(
    ui: &mut Ui,
    look: &Look,
    (what, deadline): (&str, &Deadline),
    now: Time,
) -> Response {
    let said = |key: Key, seconds: i64| {
        let text = said(look.lang, key, seconds);
        match what {
            "" => text,
            what => format!("{what} {text}"),
        }
    };
    if let Some(done) = deadline.done {
        let late_s = done.since_s(deadline.due);
        return if late_s > 0 {
            let text = said(Key::DoneLate, late_s);
            chip(ui, look, Tone::Red, &text)
        } else {
            ui.label(inked(clock_hm(done), size::NOTE, look.palette.ink2))
        };
    }
    let left_s = deadline.due.since_s(now);
    if left_s < 0 {
        let text = said(Key::OverBy, -left_s);
        return sign(ui, look, Tone::Red, &text);
    }
    let text = said(Key::TimeLeft, left_s);
    let whole_s = deadline.due.since_s(deadline.from).max(1);
    let used_permille = now.since_s(deadline.from).max(0) * 1_000 / whole_s;
    match used_permille {
        ..500 => ui.label(inked(text, size::NOTE, look.palette.ink1)),
        500..800 => {
            let amber = look.palette.amber.text;
            let response = ui.add(Label::new(bold(text, size::NOTE, amber)).extend());
            let rect = response.rect;
            ui.painter()
                .hline(rect.x_range(), rect.bottom(), Stroke::new(2.0, amber));
            response
        }
        _ => {
            let red = look.palette.red.text;
            let response = ui.add(Label::new(bold(text, size::NOTE, red)).extend());
            ui.painter().rect_stroke(
                response.rect.expand2([3.0, 0.0].into()),
                CornerRadius::same(2),
                Stroke::new(1.5, red),
                StrokeKind::Middle,
            );
            response
        }
    }
}

/// `HH:MM` of the district's wall clock.
#[must_use]
pub fn clock_hm(at: Time) -> String {
    let mut text = at.local_clock().to_string();
    text.truncate(5);
    text
}

fn said(lang: Lang, key: Key, seconds: i64) -> String {
    lang.say_with(key, [("time", duration_text(seconds).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_shows_hours_only_when_there_are_any() {
        assert_eq!(duration_text(0), "00:00");
        assert_eq!(duration_text(65), "01:05");
        assert_eq!(duration_text(3_661), "1:01:01");
        assert_eq!(duration_text(-5), "00:00");
    }
}
