//! The nightly copy and the room on the disk, looked after on a thread of its own.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};

use super::Trouble;
use crate::backup::nightly;
use crate::clock::{LedgerClock, WallClock};

/// How often it is looked whether this day's copy is there.
const EVERY: Duration = Duration::from_secs(3600);

/// What is to be copied, and where to: a second disk, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// The ledger file.
    pub ledger: PathBuf,
    /// The folder of the copies.
    pub folder: PathBuf,
}

impl Watch {
    /// What is wrong now, after the copy of this day was made or found.
    fn look(&self, clock: &dyn LedgerClock) -> Vec<Trouble> {
        match nightly(&self.ledger, &self.folder, clock.now()) {
            Ok(night) if night.is_short_of_disk() => night
                .free_permille
                .map(Trouble::ShortOfDisk)
                .into_iter()
                .collect(),
            Ok(_) => Vec::new(),
            Err(err) => vec![Trouble::NoBackup(err.to_string())],
        }
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
