//! The live line of a drill (law 7, practice R9): reads the live ledgers of this machine beside their
//! writers and hands the desk number, place and age of live alarms that nobody has acknowledged.
//! One way: nothing of a drill is ever handed back.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle, sleep};
use std::time::Duration;

use crossbeam_channel::{Sender, TrySendError};
use dispatch_core::time::Time;
use dispatch_core::view::piercing;
use ledger::device_key::noted_ledgers;
use ledger::keeper::Beside;
use ledger::{LedgerError, lock};

use crate::desk::{LiveAlarm, LiveAlarms, Seat};
use crate::failure::{Exit, Failure};
use crate::folders;

/// How often a live ledger is looked at; with a frame of the desk it stays below the second that
/// practice R9 gives.
pub const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Looks between two searches for ledgers that have come, and between two tries of one that fails.
const SEARCH_EVERY: u32 = 5;
/// Most live ledgers of one machine that are followed; a duty machine has one.
const LEDGERS_MAX: usize = 8;

/// The live ledgers of this machine: those of `DATA/live`, and those that its live console was opened
/// with elsewhere.
#[must_use]
pub fn live_ledgers(data: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(data.join("live"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "ledger") && path.is_file())
        .collect();
    let noted = noted_ledgers(&folders::device_key(data)).unwrap_or_default();
    found.extend(noted.into_iter().filter(|path| path.is_file()));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    found.sort();
    found.truncate(LEDGERS_MAX);
    found
}

/// A duty seat plays no drill while nobody sits at the live console of its machine (practice R9): the
/// whistle would ring nowhere. A machine without a live ledger has nothing to miss, and a drill's
/// director may sit anywhere (docs/decisions/0029).
///
/// # Errors
/// The seat is one of the duty room, and a live ledger lies here that no console writes.
pub fn live_console_first(seat: &Seat, data: &Path) -> Result<(), Failure> {
    let of_duty = matches!(seat.seat.as_str(), "duty" | "chief" | "leader");
    let unattended = live_ledgers(data)
        .into_iter()
        .find(|ledger| lock::holder(ledger).is_none());
    let Some(ledger) = unattended.filter(|_| of_duty) else {
        return Ok(());
    };
    let (seat, ledger) = (seat.seat.as_str(), ledger.display());
    Err(Failure::new(
        Exit::Input,
        &format!(
            "席位 {seat} 不能开演练:本机实战台未开,真实警情来哨不会响铃({ledger})。请先打开实战台(yishao),再开演练;导调可用 --seat director。"
        ),
        &format!(
            "seat {seat} cannot open a drill: the live console of this machine is not open, so a real whistle would ring nowhere ({ledger}). Open the live console first (yishao); a drill's director takes --seat director."
        ),
    ))
}

/// Starts the thread. It ends when the desk is gone.
///
/// `now` is the wall clock as a live console reads it, never the drill's.
///
/// # Errors
/// The operating system gave no thread.
pub fn watch_live(
    data: PathBuf,
    now: impl Fn() -> Time + Send + 'static,
    desk: Sender<LiveAlarms>,
) -> Result<JoinHandle<()>, LedgerError> {
    Builder::new()
        .name("live-line".to_owned())
        .spawn(move || {
            let ran = catch_unwind(AssertUnwindSafe(|| run(&data, &now, &desk)));
            if ran.is_err() {
                // A line that died silently would read as a quiet night.
                let blind = LiveAlarms::blind("live-line");
                desk.send(blind).ok();
            }
        })
        .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
}

fn run(data: &Path, now: &impl Fn() -> Time, desk: &Sender<LiveAlarms>) {
    let mut worlds: BTreeMap<PathBuf, Watched> = BTreeMap::new();
    let mut told = LiveAlarms::default();
    for look in 0_u32.. {
        if look % SEARCH_EVERY == 0 {
            search(data, &mut worlds);
        }
        let alarms = alarms_of(&mut worlds, now());
        if alarms != told {
            match desk.try_send(alarms.clone()) {
                Ok(()) => told = alarms,
                // The desk has not looked yet: the next look has a newer answer for it.
                Err(TrySendError::Full(_)) => {}
                Err(TrySendError::Disconnected(_)) => return,
            }
        }
        sleep(LOOK_EVERY);
    }
}

/// One live ledger.
struct Watched {
    opened: Result<Beside, String>,
    /// Whether a console writes it now.
    attended: bool,
}

fn search(data: &Path, worlds: &mut BTreeMap<PathBuf, Watched>) {
    let found = live_ledgers(data);
    worlds.retain(|path, _| found.contains(path));
    for path in found {
        let attended = lock::holder(&path).is_some();
        let watched = worlds.entry(path.clone()).or_insert_with(|| Watched {
            opened: Err(String::new()),
            attended,
        });
        watched.attended = attended;
        if watched.opened.is_err() {
            watched.opened = Beside::open(&path).map_err(|err| err.to_string());
        }
    }
    // A drill's ledger among them is not a live world.
    worlds.retain(|_, it| {
        let world = it.opened.as_ref().map(|it| it.state().world.is_drill());
        !world.is_ok_and(|drill| drill)
    });
}

fn alarms_of(worlds: &mut BTreeMap<PathBuf, Watched>, now: Time) -> LiveAlarms {
    let mut all = LiveAlarms::default();
    for watched in worlds.values_mut() {
        all.unattended |= !watched.attended;
        let followed = match &mut watched.opened {
            Ok(beside) => beside.follow().map_err(|err| err.to_string()),
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
            all.blind
                .get_or_insert_with(|| format!("edition {edition}"));
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
