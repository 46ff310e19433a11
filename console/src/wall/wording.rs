//! Sentences of the wall about its ledger and the console that writes it.

use dispatch_core::time::Time;

use super::word::Trouble;
use crate::desk::Look;
use crate::language::{Key, Lang};

/// What is wrong, until when everything is known, and how long ago that was.
pub(super) fn trouble_text(look: &Look, trouble: &Trouble, (as_of, age): (Time, &str)) -> String {
    let at = as_of.local_clock().to_string();
    let what = no_ledger_text(look, trouble);
    let args = [
        ("what", what.into()),
        ("at", at.into()),
        ("age", age.into()),
    ];
    look.say_with(Key::WallTrouble, args)
}

/// What is wrong.
pub(super) fn no_ledger_text(look: &Look, trouble: &Trouble) -> String {
    let plain = |key| look.say(key).into_owned();
    match trouble {
        Trouble::ConsoleGone => plain(Key::WallGone),
        Trouble::Missing => plain(Key::WallNoLedger),
        Trouble::OtherWorld => plain(Key::WallOther),
        Trouble::Stuck => plain(Key::WallStuck),
        Trouble::Newer(edition) => {
            let edition = i64::from(*edition);
            look.say_with(Key::WallNewer, [("edition", edition.into())])
        }
        Trouble::Unreadable(why) => {
            let why = match look.lang {
                Lang::Zh => &why.zh,
                Lang::En => &why.en,
            };
            look.say_with(Key::WallUnreadable, [("why", why.as_str().into())])
        }
    }
}

/// Something that happened at a moment of this machine's clock.
pub(super) fn note_text(look: &Look, key: Key, at: Time) -> String {
    let at = at.local_clock().to_string();
    look.say_with(key, [("at", at.into())])
}
