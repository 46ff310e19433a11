//! Settings 设置: how this console looks and sounds. None of them is known to the ledger.
//!
//! A setting is declared once, beside the code that reads it, and stands in [`ALL`]. Reading one marks
//! it as read, so that a test finds a setting that nobody reads.

mod book;
mod declared;
mod panel;

pub use book::{
    CHANGES_MAX, Change, Kept, SettingsBook, SettingsEnds, SettingsKeeper, SettingsLink,
    settings_link,
};
pub use declared::{Choice, Declared, Says, Setting, Settings, off_or_on};
pub use panel::{notice_ui, settings_ui};

use super::app::VOLUME_PERCENT;
use super::band::STILL;
use super::boards::HEARD_BY;
use super::idle::IDLE_LOCK_MIN;
use super::look::LANGUAGE;
use super::map::elsewhere::{GROUND_SOURCE, TILES_MB};
use super::map::{COVER_MIN, READOUT, RINGS};
use super::palette::SKIN;
use super::read_aloud::READ_ALOUD;
use super::strip::LOOK_BACK_S;
use super::theme::{GLOVE, SCALE};

/// Every setting, in the order of the panel.
pub static ALL: &[&dyn Declared] = &[
    &LANGUAGE,
    &SKIN,
    &SCALE,
    &GLOVE,
    &STILL,
    &VOLUME_PERCENT,
    &READ_ALOUD,
    &LOOK_BACK_S,
    &HEARD_BY,
    &IDLE_LOCK_MIN,
    &READOUT,
    &RINGS,
    &COVER_MIN,
    &GROUND_SOURCE,
    &TILES_MB,
];

/// The setting of this name, as it stands in the file.
#[must_use]
pub fn named(name: &str) -> Option<&'static dyn Declared> {
    ALL.iter().copied().find(|it| it.name() == name)
}
