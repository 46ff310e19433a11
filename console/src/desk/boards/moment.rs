//! A moment as it is written on a board, and the one field in which a moment is typed: `02:50`,
//! `0250`, `2点半`, `明天8点`, `07-30 02:50`, `2022-07-30 02:50`.

use dispatch_core::board::stamp;
use dispatch_core::time::{DAY_S, Time};
use dispatch_core::view::{half_width, minute_of};
use eframe::egui::{Response, RichText, Role, TextEdit, Ui, WidgetInfo};
use serde::{Deserialize, Serialize};

use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::clock_hm;
use crate::language::Key;

/// Which of the days a clock is of, where none is typed with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The last time the clock showed it.
    Past,
    /// The time nearest to now.
    Nearest,
    /// The next time the clock shows it.
    Next,
}

/// A moment half typed. It is read when it is typed and means that moment from then on: a form that
/// lies open past `02:50` does not come to mean the `02:50` of another day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    text: String,
    read: Read,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Read {
    #[default]
    Nothing,
    At(Time),
    Unread,
}

impl Moment {
    /// A moment that is known, as it is proposed in a field: the seconds it has are kept.
    pub fn of(at: Time, now: Time) -> Moment {
        Moment {
            text: clock_text(at, now),
            read: Read::At(at),
        }
    }

    /// Whether it is this one.
    pub fn is(&self, at: Time) -> bool {
        self.read == Read::At(at)
    }

    /// What was typed; `None` where nothing was.
    ///
    /// # Errors
    /// That it is no moment, as a sentence.
    pub fn at(&self, sight: &Sight<'_>) -> Result<Option<Time>, String> {
        match self.read {
            Read::Nothing => Ok(None),
            Read::At(at) => Ok(Some(at)),
            Read::Unread => {
                let text = self.text.trim().into();
                Err(sight.say_with(Key::ClockWanted, [("text", text)]))
            }
        }
    }

    fn typed(&mut self, now: Time, day: Day) {
        self.read = match typed(&self.text, now, day) {
            Some(at) => Read::At(at),
            None if self.text.trim().is_empty() => Read::Nothing,
            None => Read::Unread,
        };
    }
}

/// `HH:MM`, with month and day where it is another day than now.
pub fn clock_text(at: Time, now: Time) -> String {
    if at.local_midnight_s() == now.local_midnight_s() {
        return clock_hm(at);
    }
    let stamp = stamp(at);
    stamp.get(5..16).unwrap_or(&stamp).to_owned()
}

/// How many days on each word means.
const DAYS: [(&str, i64); 6] = [
    ("昨天", -1),
    ("今天", 0),
    ("明天", 1),
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
];

/// The moment that was typed. `None` for any other text, and where anything stands behind it.
pub fn typed(text: &str, now: Time, day: Day) -> Option<Time> {
    let narrow = |c| if c == '\u{FF1A}' { ':' } else { half_width(c) };
    let text: String = text.trim().chars().map(narrow).collect();
    if let Some(at) = Time::from_local(&text) {
        return Some(at);
    }
    let named = DAYS
        .iter()
        .find_map(|(word, on)| Some((text.strip_prefix(word)?, *on)));
    if let Some((clock, on)) = named {
        return Some(on_day(minute(clock.trim())?, now).plus_s(on * DAY_S));
    }
    if let Some((date, clock)) = text.split_once([' ', '\u{3000}']) {
        return dated(date, minute(clock.trim())?, now);
    }
    let today = on_day(minute(&text)?, now);
    let past_s = now.since_s(today);
    let on = match day {
        Day::Past if past_s < 0 => -1,
        Day::Nearest if past_s < -DAY_S / 2 => -1,
        Day::Nearest if past_s > DAY_S / 2 => 1,
        // As in a line that is typed: the minute that runs is over.
        Day::Next if past_s >= 0 => 1,
        Day::Past | Day::Nearest | Day::Next => 0,
    };
    Some(today.plus_s(on * DAY_S))
}

/// Minutes after midnight, with the colon or without.
fn minute(clock: &str) -> Option<i64> {
    if clock.len() == 4 && clock.bytes().all(|it| it.is_ascii_digit()) {
        let (hour, minute) = clock.split_at(2);
        return minute_of(&format!("{hour}:{minute}"));
    }
    minute_of(clock)
}

fn on_day(minute: i64, now: Time) -> Time {
    Time(0).plus_s(now.local_midnight_s() + minute * 60)
}

/// A date, or a month and a day as [`clock_text`] writes them, in the year that lies nearest.
fn dated(date: &str, minute: i64, now: Time) -> Option<Time> {
    let date = date.replace('/', "-");
    let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
    if let Some(at) = Time::from_local(&format!("{date} {clock}")) {
        return Some(at);
    }
    let year: i64 = stamp(now).get(..4)?.parse().ok()?;
    let years = [year - 1, year, year + 1].into_iter();
    years
        .filter_map(|year| Time::from_local(&format!("{year}-{date} {clock}")))
        .min_by_key(|at| now.since_s(*at).abs())
}

/// The field behind its name; behind it the moment that was understood, or that none was.
///
/// # Errors
/// That it is no moment, as a sentence.
pub fn moment_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    moment: &mut Moment,
    day: Day,
) -> Result<Option<Time>, String> {
    moment_field_from(ui, sight, key, moment, (day, sight.now))
}

/// The same for a moment that is counted from another than now.
///
/// # Errors
/// That it is no moment, as a sentence.
pub fn moment_field_from(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    moment: &mut Moment,
    counted: (Day, Time),
) -> Result<Option<Time>, String> {
    moment_edit(ui, sight, key, moment, counted);
    moment.at(sight)
}

/// The same, for whoever puts the caret into it.
pub fn moment_edit(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    moment: &mut Moment,
    (day, from): (Day, Time),
) -> Response {
    let name = sight.say(key);
    ui.label(sight.look.label(&*name));
    let hint = RichText::new("02:50").color(sight.look.palette.ink3);
    let edit = TextEdit::singleline(&mut moment.text)
        .hint_text(hint)
        .char_limit(CHARS_MAX)
        .desired_width(WIDTH);
    let response = ui.add(edit);
    if response.changed() {
        moment.typed(from, day);
    }
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(moment.text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    match moment.at(sight) {
        Ok(Some(at)) => {
            let shown = clock_text(at, sight.now);
            if shown != moment.text.trim() {
                ui.label(sight.look.note(shown));
            }
        }
        Ok(None) => {}
        Err(why) => {
            let red = sight.look.palette.red.text;
            ui.label(inked(why, size::NOTE, red));
        }
    }
    response
}

/// Width of the field, in points: a day, an hour and a minute.
const WIDTH: f32 = 90.0;
/// Characters that a moment may have; the longest that is written has sixteen.
const CHARS_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> Time {
        Time::from_local(text).unwrap()
    }

    #[test]
    fn a_clock_is_of_the_day_that_was_meant() {
        let now = local("2022-07-30 00:20");
        let table = [
            ("23:50", Day::Past, "2022-07-29 23:50"),
            ("00:10", Day::Past, "2022-07-30 00:10"),
            ("01:00", Day::Past, "2022-07-29 01:00"),
            ("01:00", Day::Nearest, "2022-07-30 01:00"),
            ("23：50", Day::Nearest, "2022-07-29 23:50"),
            ("0100", Day::Nearest, "2022-07-30 01:00"),
            ("01:00", Day::Next, "2022-07-30 01:00"),
            ("00:10", Day::Next, "2022-07-31 00:10"),
            ("00:20", Day::Next, "2022-07-31 00:20"),
            ("2点半", Day::Next, "2022-07-30 02:30"),
            ("2点", Day::Past, "2022-07-29 02:00"),
            ("2点05分", Day::Nearest, "2022-07-30 02:05"),
            ("明天8点", Day::Next, "2022-07-31 08:00"),
            ("明天 0100", Day::Nearest, "2022-07-31 01:00"),
            ("昨天23：50", Day::Past, "2022-07-29 23:50"),
            ("tomorrow 08:00", Day::Next, "2022-07-31 08:00"),
            ("０２：５０", Day::Next, "2022-07-30 02:50"),
            ("2022-07-28 02:00", Day::Past, "2022-07-28 02:00"),
            ("08-02 02:00", Day::Next, "2022-08-02 02:00"),
            ("2022-08-02 0200", Day::Past, "2022-08-02 02:00"),
            ("8/2 2点半", Day::Next, "2022-08-02 02:30"),
        ];
        for (text, day, wanted) in table {
            assert_eq!(typed(text, now, day), Some(local(wanted)), "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_clock_is_not_passed_over() {
        let now = local("2022-07-30 00:20");
        for text in [
            "",
            "two",
            "24:00",
            "2:5",
            "02:50abc",
            "02:50前",
            "02:50 报市防指",
            "2点半左右",
            "02:+5",
            "02:50 03:00",
            "13-40 02:00",
            "250",
            "明天",
        ] {
            for day in [Day::Past, Day::Nearest, Day::Next] {
                assert_eq!(typed(text, now, day), None, "{text}");
            }
        }
    }

    #[test]
    fn whatever_a_board_writes_can_be_typed() {
        for now in [
            "2022-07-30 00:20",
            "2022-07-30 23:20",
            "2022-12-31 23:59",
            "2023-01-01 00:01",
        ] {
            let now = local(now);
            for minutes in [-1_500, -600, -1, 0, 1, 40, 600, 1_500] {
                let at = now.plus_s(minutes * 60);
                let text = clock_text(at, now);
                let day = if minutes <= 0 { Day::Past } else { Day::Next };
                assert_eq!(typed(&text, now, day), Some(at), "{text} of {now:?}");
            }
        }
        let now = local("2022-07-30 00:20");
        assert_eq!(clock_text(local("2022-07-30 00:10"), now), "00:10");
        assert_eq!(clock_text(local("2022-07-29 23:50"), now), "07-29 23:50");
    }

    #[test]
    fn a_moment_stays_the_one_that_was_typed() {
        let mut moment = Moment {
            text: "02:50".to_owned(),
            ..Moment::default()
        };
        moment.typed(local("2022-07-30 02:45"), Day::Next);
        assert!(moment.is(local("2022-07-30 02:50")));
        let exact = local("2022-07-31 02:50").plus_s(37);
        assert!(Moment::of(exact, local("2022-07-30 02:45")).is(exact));
    }
}
