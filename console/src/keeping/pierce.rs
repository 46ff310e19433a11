//! The live line of a drill (law 7, practice R9): reads the live ledgers of this machine beside their
//! writers and hands the desk number, place and age of live alarms that nobody has acknowledged.
//! One way: nothing of a drill is ever handed back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{RecvTimeoutError, TrySendError};
use dispatch_core::entry::World;
use dispatch_core::time::Time;
use dispatch_core::view::piercing;
use ledger::device_key::noted_ledgers;
use ledger::keeper::Beside;
use ledger::sqlite::SqliteReader;
use ledger::{LedgerError, lock};

use crate::desk::{Blind, LiveAlarm, LiveAlarms, LiveEnds, Seat};
use crate::failure::{Exit, Failure};
use crate::folders;

/// How often a live ledger is looked at; with a frame of the desk it stays below the second that
/// practice R9 gives.
pub const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Looks between two searches for ledgers that have come, and between two tries of one that fails.
const SEARCH_EVERY: u32 = 5;
/// Most live ledgers of one machine that are followed; a duty machine has one.
const LEDGERS_MAX: usize = 8;

/// Where a live world may lie on a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveLedgers {
    /// Files of this world, and those of which nobody can say whose they are.
    pub paths: Vec<PathBuf>,
    /// Why there may be others.
    pub blind: Option<Blind>,
}

/// The ledgers of the live world `world` on this machine: those of `DATA/live`, and those that its live
/// console was opened with elsewhere. Those of other districts, and drills, are none of them.
#[must_use]
pub fn live_ledgers(data: &Path, world: &World) -> LiveLedgers {
    let mut found = candidates(data);
    found
        .paths
        .retain(|path| !SqliteReader::open(path).is_ok_and(|it| it.world() != world));
    found
}

/// Every file that may be a live ledger. What cannot be looked at is told, not passed over.
fn candidates(data: &Path) -> LiveLedgers {
    let mut found = LiveLedgers::default();
    let live = data.join("live");
    let failed = |path: &Path, err: &std::io::Error| {
        Blind::from(&LedgerError::Machine(path.to_owned(), err.to_string()))
    };
    match fs::read_dir(&live) {
        Ok(entries) => {
            for entry in entries {
                match entry {
                    Ok(entry) => found.paths.push(entry.path()),
                    Err(err) => found.blind = Some(failed(&live, &err)),
                }
            }
        }
        Err(err) if err.kind() == ErrorKind::NotFound => {}
        Err(err) => found.blind = Some(failed(&live, &err)),
    }
    found
        .paths
        .retain(|path| path.extension().is_some_and(|it| it == "ledger"));
    match noted_ledgers(&folders::device_key(data)) {
        Ok(noted) => found.paths.extend(noted),
        Err(err) => found.blind = Some(Blind::from(&err)),
    }
    let mut seen = BTreeSet::new();
    found
        .paths
        .retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    found.paths.retain(|path| !path.is_dir());
    found.paths.sort();
    found
}

/// A duty seat plays no drill while nobody sits at the live console of its machine (practice R9): the
/// whistle would ring nowhere. A machine without a live ledger of the drill's district has nothing to
/// miss, and a drill's director may sit anywhere (docs/decisions/0029).
///
/// # Errors
/// The seat is one of the duty room, and a live ledger lies here that no console writes.
pub fn live_console_first(seat: &Seat, data: &Path, world: &World) -> Result<(), Failure> {
    if !matches!(seat.seat.as_str(), "duty" | "chief" | "leader") {
        return Ok(());
    }
    let found = live_ledgers(data, world);
    // One that was kept elsewhere and is gone has no console; the drill's window says that it is gone.
    let is_gone =
        |path: &Path| fs::metadata(path).is_err_and(|err| err.kind() == ErrorKind::NotFound);
    let unattended = found
        .paths
        .into_iter()
        .find(|ledger| !is_gone(ledger) && lock::holder(ledger).is_none())
        .map(|ledger| ledger.display().to_string());
    let (zh, en) = match (unattended, found.blind) {
        (Some(ledger), _) => (ledger.clone(), ledger),
        (None, Some(blind)) => (blind.zh, blind.en),
        (None, None) => return Ok(()),
    };
    let seat = seat.seat.as_str();
    Err(Failure::new(
        Exit::Input,
        &format!(
            "席位 {seat} 不能开演练:本机实战台未开,真实警情来哨不会响铃({zh})。请先打开实战台(yishao),再开演练;导调可用 --seat director。"
        ),
        &format!(
            "seat {seat} cannot open a drill: the live console of this machine is not open, so a real whistle would ring nowhere ({en}). Open the live console first (yishao); a drill's director takes --seat director."
        ),
    ))
}

/// Starts the thread that watches the live world `world` of this machine. It ends when the desk is
/// gone.
///
/// `now` is the wall clock as a live console reads it, never the drill's.
///
/// # Errors
/// The operating system gave no thread.
pub fn watch_live(
    data: PathBuf,
    world: World,
    now: impl Fn() -> Time + Send + 'static,
    desk: LiveEnds,
) -> Result<JoinHandle<()>, LedgerError> {
    Builder::new()
        .name("live-line".to_owned())
        .spawn(move || {
            let mut line = Line {
                data,
                world,
                watched: BTreeMap::new(),
                blind: None,
            };
            let ran = catch_unwind(AssertUnwindSafe(|| line.run(&now, &desk)));
            if ran.is_err() {
                // A line that died silently would read as a quiet night.
                desk.tell.send(LiveAlarms::blind(Blind::ended())).ok();
            }
        })
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

/// The thread.
struct Line {
    data: PathBuf,
    world: World,
    watched: BTreeMap<PathBuf, Watched>,
    /// Why there may be ledgers that were not found.
    blind: Option<Blind>,
}

/// One live ledger.
struct Watched {
    opened: Result<Beside, Blind>,
    /// Whether it was read once: then it is missed when it is gone.
    known: bool,
    /// Whether a console writes it now.
    attended: bool,
}

impl Line {
    fn run(&mut self, now: &impl Fn() -> Time, desk: &LiveEnds) {
        let mut told = LiveAlarms::default();
        for look in 0_u32.. {
            if look % SEARCH_EVERY == 0 {
                self.search();
            }
            let alarms = self.alarms(now());
            if alarms != told {
                match desk.tell.try_send(alarms.clone()) {
                    Ok(()) => told = alarms,
                    // The desk has not looked yet: the next look has a newer answer for it.
                    Err(TrySendError::Full(_)) => {}
                    Err(TrySendError::Disconnected(_)) => return,
                }
            }
            if desk.left.recv_timeout(LOOK_EVERY) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        }
    }

    fn search(&mut self) {
        let found = candidates(&self.data);
        self.blind = found.blind;
        self.watched
            .retain(|path, it| it.known || found.paths.contains(path));
        for path in found.paths {
            if self.watched.len() >= LEDGERS_MAX && !self.watched.contains_key(&path) {
                self.blind
                    .get_or_insert_with(|| Blind::too_many(LEDGERS_MAX));
                continue;
            }
            if let Some(watched) = self.watched.get(&path)
                && watched.opened.is_ok()
            {
                continue;
            }
            match self.open(&path) {
                Some(opened) => {
                    let before = self.watched.get(&path).is_some_and(|it| it.known);
                    let watched = Watched {
                        known: before || opened.is_ok(),
                        opened,
                        attended: false,
                    };
                    self.watched.insert(path, watched);
                }
                // Another world's: none of this line's business, unless it lies where ours lay.
                None => match self.watched.get_mut(&path) {
                    Some(watched) if watched.known => watched.opened = Err(Blind::other(&path)),
                    _ => drop(self.watched.remove(&path)),
                },
            }
        }
        for (path, watched) in &mut self.watched {
            watched.attended = lock::holder(path).is_some();
        }
    }

    /// `None` where it is readable and of another world.
    fn open(&self, path: &Path) -> Option<Result<Beside, Blind>> {
        match SqliteReader::open(path) {
            Ok(reader) if *reader.world() != self.world => None,
            Ok(_) => Some(Beside::open(path).map_err(|err| Blind::from(&err))),
            Err(err) => Some(Err(Blind::from(&err))),
        }
    }

    fn alarms(&mut self, now: Time) -> LiveAlarms {
        let mut all = LiveAlarms {
            blind: self.blind.clone(),
            ..LiveAlarms::default()
        };
        for watched in self.watched.values_mut() {
            all.unattended |= !watched.attended;
            let followed = match &mut watched.opened {
                Ok(beside) => beside.follow().map_err(|err| Blind::from(&err)),
                Err(why) => Err(why.clone()),
            };
            if let Err(why) = followed {
                all.blind.get_or_insert_with(|| why.clone());
                watched.opened = Err(why);
                continue;
            }
            let Ok(beside) = &watched.opened else {
                continue;
            };
            let state = beside.state();
            if let Some(edition) = state.needs_edition {
                all.blind.get_or_insert_with(|| Blind::newer(edition));
            }
            let at = state.world_time(now);
            all.lines
                .extend(piercing(state, at).into_iter().map(|it| LiveAlarm {
                    number: it.number,
                    age_s: at.since_s(it.since).max(0),
                    place: it.place,
                    whistle: it.whistle,
                }));
        }
        all.lines
            .sort_by_key(|it| (!it.whistle, -it.age_s, it.number));
        all
    }
}
