//! How old something is, in words.

use dispatch_core::time::Time;

use super::{Key, Lang};

/// How old something is, in words: 40 秒, 23 分, 3 时.
#[must_use]
pub fn age_text(lang: Lang, since: Time, now: Time) -> String {
    let seconds = now.since_s(since).max(0);
    let (key, n) = match seconds {
        0..60 => (Key::AgeSeconds, seconds),
        60..5_400 => (Key::AgeMinutes, seconds / 60),
        _ => (Key::AgeHours, seconds / 3_600),
    };
    lang.say_with(key, [("n", n.into())])
}
