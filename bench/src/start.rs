//! B13: a console starts from a snapshot; the fold from zero runs behind.

use std::path::Path;
use std::time::{Duration, Instant};

use crossbeam_channel::bounded;
use dispatch_core::state::State;
use ledger::Ledger;
use ledger::keeper::{Keeper, PRESSED_MAX, Wiring, start};

use crate::rounds::{Rounds, median};
use crate::story::Story;
use crate::table::Row;
use crate::{Failed, long_ledger};

/// Measures it on a ledger file of so many entries.
///
/// # Errors
/// A file cannot be read, or the snapshot and the fold from zero do not agree.
pub fn measure(entries: u64, path: &Path, story: &Story, rounds: usize) -> Result<Row, Failed> {
    let whole = leave_snapshot(path, story)?;
    let measured = Rounds::run(
        rounds,
        || {
            let begun = Instant::now();
            let keeper = Keeper::open_quickly(path, ledger(path, story)?, key())?;
            std::hint::black_box(keeper.board().state.open_incidents().len());
            let took = begun.elapsed();
            // Whatever was shown early must be what the whole ledger comes to.
            let agrees = *keeper.state() == whole && keeper.board().unproven;
            if agrees {
                Ok(took)
            } else {
                Err("the snapshot differs".into())
            }
        },
        || -> Result<Duration, Failed> {
            let begun = Instant::now();
            let keeper = Keeper::open(ledger(path, story)?, key())?;
            std::hint::black_box(keeper.board());
            Ok(begun.elapsed())
        },
    )?;
    Ok(Row::time(
        "B13",
        &format!("cold start with {entries} entries, snapshot against fold from zero"),
        (median(&measured.ours), Some(median(&measured.raw))),
        Some(measured.ratio()),
        "≤ 300 ms; same State",
        "page cache warm; the open part of both compared in every round",
    ))
}

fn ledger(path: &Path, story: &Story) -> Result<Box<dyn Ledger>, Failed> {
    Ok(Box::new(long_ledger::open(path, story)?))
}

fn key() -> Box<ledger::signing::SoftwareKey> {
    Box::new(long_ledger::key())
}

/// Opens the ledger as a console does and closes it again: that writes the snapshot.
fn leave_snapshot(path: &Path, story: &Story) -> Result<State, Failed> {
    let keeper = Keeper::open(ledger(path, story)?, key())?;
    let whole = keeper.state().open_part();
    let (press, pressed) = bounded(PRESSED_MAX);
    let (_wish, wishes) = bounded::<()>(1);
    let wiring = Wiring {
        pressed,
        wishes,
        hear: Box::new(|()| None),
        due: Box::new(|_, _, _| None),
        show: Box::new(drop),
        show_past: Box::new(drop),
        snapshots: Some(path.to_owned()),
        watch: None,
        vault: None,
    };
    let thread = start(keeper, wiring)?;
    drop(press);
    thread.join().map_err(|_| "the ledger thread failed")?;
    Ok(whole)
}
