//! The nightly copy and the room on the disk, looked after on a thread of its own.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};

use super::Trouble;
use crate::backup::nightly;
use crate::clock::{LedgerClock, WallClock};
use crate::whole::folder_of;

/// How often it is looked whether this day's copy is there.
const EVERY: Duration = Duration::from_secs(3600);

/// Below this share of free disk, per mille, a warning is shown.
pub const FREE_PERMILLE_MIN: u32 = 100;

/// What is to be copied, and where to: a second disk, if there is one.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The ledger file.
    pub ledger: PathBuf,
    /// The folder of the copies.
    pub folder: PathBuf,
    /// How much of the disk under a folder is free, per mille; `None` where the system does not tell:
    /// [`crate::backup::free_permille`], and what a test says in its place.
    pub free: fn(&Path) -> Option<u32>,
}

impl Watch {
    /// What is wrong now, after the copy of this day was made or found. That there is little room is told
    /// beside a copy that failed: it may be why.
    fn look(&self, clock: &dyn LedgerClock) -> Vec<Trouble> {
        let copied = nightly(&self.ledger, &self.folder, clock.now());
        let no_copy = copied.err().map(|err| Trouble::NoBackup {
            zh: err.zh(),
            en: err.to_string(),
        });
        let disks = [folder_of(&self.ledger), &self.folder];
        let free = disks.iter().filter_map(|it| (self.free)(it)).min();
        let short = free.filter(|it| *it < FREE_PERMILLE_MIN);
        let short = short.map(Trouble::ShortOfDisk);
        no_copy.into_iter().chain(short).collect()
    }

    /// Looks at once and then every hour, until `stop` is closed.
    pub(super) fn start(self, stop: Receiver<()>, tell: Sender<Vec<Trouble>>) {
        thread::spawn(move || {
            let clock = WallClock::start();
            loop {
                if tell.send(self.look(&clock)).is_err() {
                    return;
                }
                if stop.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SetClock;
    use crate::contract::{message, world};
    use crate::sqlite::SqliteLedger;
    use crate::store::Ledger;
    use dispatch_core::time::Time;

    /// The fuller of two disks, by the name of what lies on it.
    fn second_is_fuller(folder: &Path) -> Option<u32> {
        let is_second = folder.ends_with("second disk");
        Some(if is_second { 99 } else { 400 })
    }

    /// What is seen in one look at a sound ledger, its copies in this folder.
    fn seen(copies: &str, free: fn(&Path) -> Option<u32>) -> Vec<Trouble> {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("live.ledger");
        let clock = SetClock::at(Time(1_659_114_000_000));
        let mut writer = SqliteLedger::open(&ledger, &world(), "duty", Box::new(clock.clone()));
        let writer = writer.as_mut().unwrap();
        writer.append(&message(1, "x")).unwrap().unwrap();
        std::fs::write(folder.path().join("a file"), "no folder").unwrap();
        let watch = Watch {
            folder: folder.path().join(copies),
            ledger,
            free,
        };
        watch.look(&clock)
    }

    #[test]
    fn a_tenth_of_the_fuller_disk_is_the_limit() {
        let short = |permille| vec![Trouble::ShortOfDisk(permille)];
        assert_eq!(seen("second disk", |_| Some(100)), []);
        assert_eq!(seen("second disk", |_| Some(99)), short(99));
        assert_eq!(seen("second disk", |_| Some(0)), short(0));
        assert_eq!(seen("second disk", second_is_fuller), short(99));
        assert_eq!(
            seen("second disk", |_| None),
            [],
            "the system does not tell"
        );
    }

    #[test]
    fn a_copy_that_cannot_be_made_is_told_with_why_and_so_is_the_disk_beside_it() {
        let told = seen("a file", |_| Some(1000));
        let [Trouble::NoBackup { zh, en }] = &told[..] else {
            panic!("{told:?}");
        };
        assert!(zh.contains("a file") && en.contains("a file"), "{told:?}");
        let told = seen("a file", |_| Some(20));
        let both = matches!(
            &told[..],
            [Trouble::NoBackup { .. }, Trouble::ShortOfDisk(20)]
        );
        assert!(both, "{told:?}");
    }
}
