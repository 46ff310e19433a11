//! The figures as a table.

use std::fmt::Write;
use std::time::Duration;

use crate::rounds::{Rounds, median};

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    number: &'static str,
    what: String,
    ours: String,
    raw: String,
    ratio: String,
    target: &'static str,
    more: String,
}

impl Row {
    /// A rate of `entries` in each round; the ratio is of rates, ours ÷ raw.
    #[must_use]
    pub fn rate(
        number: &'static str,
        what: &str,
        entries: u64,
        rounds: &Rounds,
        target: &'static str,
        more: &str,
    ) -> Row {
        let rate = |took: Duration| format!("{:.3} M/s", entries as f64 / took.as_secs_f64() / 1e6);
        Row {
            number,
            what: what.to_owned(),
            ours: rate(median(&rounds.ours)),
            raw: rate(median(&rounds.raw)),
            ratio: format!("{:.2}×", 1.0 / rounds.ratio()),
            target,
            more: more.to_owned(),
        }
    }

    /// A time; the ratio is of times, ours ÷ raw.
    #[must_use]
    pub fn time(
        number: &'static str,
        what: &str,
        (ours, raw): (Duration, Option<Duration>),
        ratio: Option<f64>,
        target: &'static str,
        more: &str,
    ) -> Row {
        Row {
            number,
            what: what.to_owned(),
            ours: time(ours),
            raw: raw.map_or("–".to_owned(), time),
            ratio: ratio.map_or("–".to_owned(), |it| format!("{it:.2}×")),
            target,
            more: more.to_owned(),
        }
    }
}

/// A time as a person reads it.
#[must_use]
pub fn time(took: Duration) -> String {
    match took.as_micros() {
        0..10_000 => format!("{} µs", took.as_micros()),
        10_000..10_000_000 => format!("{} ms", took.as_millis()),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}

/// The whole table as Markdown.
#[must_use]
pub fn markdown(rows: &[Row]) -> String {
    let head =
        "| # | what | ours | raw | ours ÷ raw | target | more |\n|---|---|---|---|---|---|---|\n";
    format!("{head}{}", lines(rows))
}

/// Its lines alone.
#[must_use]
pub fn lines(rows: &[Row]) -> String {
    let mut text = String::new();
    for it in rows {
        // Writing into a String does not fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} |",
            it.number, it.what, it.ours, it.raw, it.ratio, it.target, it.more
        );
    }
    text
}
