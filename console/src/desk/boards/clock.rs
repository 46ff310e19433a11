//! A clock that is typed: `02:50`, `2点半`, `明天8点`. Nothing typed is 不详 or "now", as its field
//! says; what cannot be read stands in red and the button beside it waits.

use dispatch_core::time::{DAY_S, Time};
use dispatch_core::view::typed_line;
use eframe::egui::Ui;

use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::text_field;
use crate::language::{Key, Lang};

/// Width of the field, in points: an hour, a minute and a day.
const WIDTH: f32 = 110.0;

/// Reads the next time that the district's clock shows this; `Ok(None)` where nothing is typed.
///
/// # Errors
/// What cannot be read, as a sentence.
pub fn coming(text: &str, now: Time, lang: Lang) -> Result<Option<Time>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // The same words as in a typed line, so that a person learns one way to write a time.
    match typed_line(&format!("{text}前 -"), now) {
        Ok(line) => Ok(Some(line.due_at)),
        Err(fault) => Err(match lang {
            Lang::Zh => fault.to_string(),
            Lang::En => fault.en(),
        }),
    }
}

/// Reads the last time that the district's clock showed this.
///
/// # Errors
/// What cannot be read, as a sentence.
pub fn last(text: &str, now: Time, lang: Lang) -> Result<Option<Time>, String> {
    let coming = coming(text, now, lang)?;
    Ok(coming.map(|at| if at > now { at.plus_s(-DAY_S) } else { at }))
}

/// The field, with what is wrong with it behind.
pub fn clock_field<T>(
    ui: &mut Ui,
    sight: &Sight<'_>,
    key: Key,
    text: &mut String,
    read: &Result<T, String>,
) {
    text_field(ui, sight, (key, WIDTH), text);
    if let Err(why) = read {
        ui.label(inked(why, size::NOTE, sight.look.palette.red.text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_the_next_or_the_last_one() {
        let at = |text: &str| Time::from_local(text).unwrap_or(Time(0));
        let now = at("2022-07-30 01:10");
        let table = [
            ("02:50", "2022-07-30 02:50", "2022-07-29 02:50"),
            ("0点半", "2022-07-31 00:30", "2022-07-30 00:30"),
        ];
        for (text, next, before) in table {
            assert_eq!(coming(text, now, Lang::Zh), Ok(Some(at(next))), "{text}");
            assert_eq!(last(text, now, Lang::Zh), Ok(Some(at(before))), "{text}");
        }
        assert_eq!(coming("  ", now, Lang::Zh), Ok(None));
        let fault = coming("25:00", now, Lang::En).err().unwrap_or_default();
        assert!(fault.contains("25:00"), "{fault}");
    }
}
