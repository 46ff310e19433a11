//! What the settings ask of the pictures: which source is shown when a window opens, and how much room the
//! copies may take.

use std::sync::atomic::Ordering;

use super::Elsewhere;
use crate::desk::settings::{Choice, Says, Setting};
use crate::desk::sight::Sight;
use crate::language::Key;

/// A MB as disks are sold.
pub(super) const MB: u64 = 1_000_000;

/// Which source of `tiles.toml` is the ground, counted from 1; 0 is the map of this program. A source that is
/// not there is as good as none.
pub static GROUND_SOURCE: Setting<u8> = Setting {
    name: "ground-source",
    title: Key::SettingGround,
    hint: Key::SettingGroundHint,
    choices: &[
        Choice::new("0", 0, Says::Text(Key::GroundOwn)),
        Choice::new("1", 1, Says::Counted(Key::GroundSourceNth, 1)),
        Choice::new("2", 2, Says::Counted(Key::GroundSourceNth, 2)),
        Choice::new("3", 3, Says::Counted(Key::GroundSourceNth, 3)),
        Choice::new("4", 4, Says::Counted(Key::GroundSourceNth, 4)),
    ],
    normal: 0,
};

/// Most MB that copies of tiles may take on this machine.
pub static TILES_MB: Setting<u32> = Setting {
    name: "tiles-mb",
    title: Key::SettingTiles,
    hint: Key::SettingTilesHint,
    choices: &[
        Choice::new("500", 500, Says::Name("500 MB")),
        Choice::new("2000", 2_000, Says::Name("2 GB")),
        Choice::new("5000", 5_000, Says::Name("5 GB")),
        Choice::new("20000", 20_000, Says::Name("20 GB")),
    ],
    normal: 2_000,
};

impl Elsewhere {
    /// Does what the settings ask. A source that somebody chose on the map stays until they ask for another.
    pub fn follow(&mut self, sight: &Sight<'_>) {
        let most = u64::from(sight.settings.read(&TILES_MB)) * MB;
        if let Some(link) = &self.link {
            link.limit.store(most, Ordering::Relaxed);
        }
        let wished = sight.settings.read(&GROUND_SOURCE);
        if self.wished != Some(wished) {
            let is_there = |it: &usize| *it < self.sources().len();
            let source = usize::from(wished).checked_sub(1).filter(is_there);
            self.wished = Some(wished);
            self.show(source);
        }
    }
}
