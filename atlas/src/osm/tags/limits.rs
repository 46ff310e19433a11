//! Limits of speed, size and weight, as they are written.

/// What a limit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// In km/h, or mph where that is said.
    Speed,
    /// In m, or cm, or feet and inches.
    Length,
    /// In t, or kg.
    Weight,
}

impl Limit {
    /// In km/h, in cm, in units of 100 kg; 0 where it says that there is none.
    /// `None` where it says nothing that can be read.
    #[must_use]
    pub fn read(self, text: &str) -> Option<u32> {
        let read = match self {
            Limit::Speed => speed_kmh(text),
            Limit::Length => length_cm(text),
            Limit::Weight => weight_hkg(text),
        };
        read.ok()
    }

    /// What can be read.
    #[must_use]
    pub fn expected(self) -> &'static str {
        match self {
            Limit::Speed => "km/h, 1–250",
            Limit::Length => "m, 0.01–600",
            Limit::Weight => "t, 0.1–6000",
        }
    }
}

/// A number and what stands behind it; `Err` where the text does not begin with one.
pub(super) fn number(text: &str) -> Result<(f64, &str), ()> {
    let text = text.trim();
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.');
    let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
    Ok((digits.parse().map_err(|_| ())?, unit.trim()))
}

/// A limit that is said not to be there, or not in figures.
fn is_no_limit(text: &str) -> bool {
    [
        "none",
        "default",
        "below_default",
        "unsigned",
        "no_sign",
        "signals",
        "variable",
        "walk",
    ]
    .contains(&text)
        || text.contains(':')
}

/// A number times its unit, as a whole one; `Err` where it is not from 1 to `most`.
fn within(value: f64, most: u32) -> Result<u32, ()> {
    let whole = value.round();
    // A float that is no number fails both comparisons.
    if whole >= 1.0 && whole <= f64::from(most) {
        Ok(whole as u32)
    } else {
        Err(())
    }
}

pub(super) fn speed_kmh(text: &str) -> Result<u32, ()> {
    if is_no_limit(text) {
        return Ok(0);
    }
    match number(text)? {
        (value, "" | "km/h" | "kmh" | "kph") => within(value, 250),
        (value, "mph") => within(value * 1.609_344, 250),
        _ => Err(()),
    }
}

pub(super) fn length_cm(text: &str) -> Result<u32, ()> {
    if is_no_limit(text) {
        return Ok(0);
    }
    let most = 60_000;
    match number(text)? {
        (value, "" | "m" | "米") => within(value * 100.0, most),
        (value, "cm") => within(value, most),
        (feet, rest) => {
            let inches = rest.strip_prefix('\'').ok_or(())?.trim_end_matches('"');
            let inches = if inches.is_empty() {
                0.0
            } else {
                number(inches)?.0
            };
            within((feet * 12.0 + inches) * 2.54, most)
        }
    }
}

pub(super) fn weight_hkg(text: &str) -> Result<u32, ()> {
    if is_no_limit(text) {
        return Ok(0);
    }
    match number(text)? {
        (value, "" | "t" | "吨") => within(value * 10.0, 60_000),
        (value, "kg") => within(value / 100.0, 60_000),
        _ => Err(()),
    }
}
