//! Moments of the day: how they are written on a board, and the field in which one is typed.

use dispatch_core::board::stamp;
use dispatch_core::time::Time;
use eframe::egui::{RichText, Role, TextEdit, Ui, WidgetInfo};

use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::clock_hm;
use crate::language::Key;

const DAY_S: i64 = 86_400;

/// Which of the days a clock is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The last time the clock showed it.
    Past,
    /// The time nearest to now.
    Nearest,
}

/// `HH:MM`, with month and day where it is another day than now.
pub fn clock_text(at: Time, now: Time) -> String {
    if at.local_midnight_s() == now.local_midnight_s() {
        return clock_hm(at);
    }
    let stamp = stamp(at);
    stamp.get(5..16).unwrap_or(&stamp).to_owned()
}

/// The moment that was typed: `02:00`, `0200`, or with its date. `None` for any other text.
pub fn typed(text: &str, now: Time, day: Day) -> Option<Time> {
    let text = text.trim().replace('：', ":");
    if let Some(at) = Time::from_local(&text) {
        return Some(at);
    }
    let (hours, minutes) = match text.split_once(':') {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return None,
    };
    let hours: i64 = hours.parse().ok().filter(|it| (0..24).contains(it))?;
    let minutes: i64 = minutes.parse().ok().filter(|it| (0..60).contains(it))?;
    let today = Time(0).plus_s(now.local_midnight_s() + hours * 3_600 + minutes * 60);
    let past_s = now.since_s(today);
    Some(match day {
        Day::Past if past_s < 0 => today.plus_s(-DAY_S),
        Day::Nearest if past_s < -DAY_S / 2 => today.plus_s(-DAY_S),
        Day::Nearest if past_s > DAY_S / 2 => today.plus_s(DAY_S),
        Day::Past | Day::Nearest => today,
    })
}

/// A field for a moment; what was typed and is none is said beside it. An empty one is `Ok(None)`.
pub fn moment_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    text: &mut String,
    day: Day,
) -> Result<Option<Time>, ()> {
    ui.label(sight.look.label(sight.say(key)));
    let name = sight.say(key);
    let hint = RichText::new("02:00").color(sight.look.palette.ink3);
    let edit = TextEdit::singleline(text)
        .hint_text(hint)
        .desired_width(64.0);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    if text.trim().is_empty() {
        return Ok(None);
    }
    match typed(text, sight.now, day) {
        Some(at) => {
            let shown = clock_text(at, sight.now);
            if shown != text.trim() {
                ui.label(sight.look.note(shown));
            }
            Ok(Some(at))
        }
        None => {
            let red = sight.look.palette.red.text;
            ui.label(inked(sight.say(Key::ClockWanted), size::NOTE, red));
            Err(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_of_the_day_that_was_meant() {
        let local = |text: &str| Time::from_local(text).unwrap();
        let now = local("2022-07-30 00:20");
        let table = [
            ("23:50", Day::Past, Some("2022-07-29 23:50")),
            ("00:10", Day::Past, Some("2022-07-30 00:10")),
            ("01:00", Day::Past, Some("2022-07-29 01:00")),
            ("01:00", Day::Nearest, Some("2022-07-30 01:00")),
            ("23：50", Day::Nearest, Some("2022-07-29 23:50")),
            ("0100", Day::Nearest, Some("2022-07-30 01:00")),
            ("2022-07-28 02:00", Day::Past, Some("2022-07-28 02:00")),
            ("24:00", Day::Past, None),
            ("two", Day::Past, None),
            ("", Day::Past, None),
        ];
        for (text, day, wanted) in table {
            assert_eq!(typed(text, now, day), wanted.map(local), "{text}");
        }
        assert_eq!(clock_text(local("2022-07-30 00:10"), now), "00:10");
        assert_eq!(clock_text(local("2022-07-29 23:50"), now), "07-29 23:50");
    }
}
