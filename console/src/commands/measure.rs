//! What a paper may be asked of: no height past what this program can fold, and no time to come.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use dispatch_core::state::{EDITION, State};
use dispatch_core::time::Time;
use ledger::replay::{Replayed, replay};

use crate::failure::{Exit, Failure};

/// The ledger folded up to a height, or to its end.
///
/// # Errors
/// It is damaged, does not reach the height, or goes on there under rules that this program does
/// not know: what it came to here would be an old State under a new height.
pub(super) fn folded(path: &Path, at: Option<u64>) -> Result<Replayed, Failure> {
    let replayed = replayed(path, at)?;
    match replayed.state.needs_edition {
        Some(edition) if replayed.tip.height > replayed.state.height => {
            Err(past_edition(path, replayed.state.height, edition))
        }
        _ => Ok(replayed),
    }
}

/// From the height `last` on the ledger goes on under an edition that this program does not know.
pub(super) fn past_edition(path: &Path, last: u64, edition: u32) -> Failure {
    let path = path.display();
    Failure::new(
        Exit::NotAsItShouldBe,
        &format!(
            "{path}:记录号 {last} 起启用规则版本 {edition},本程序只推算到版本 {EDITION}。请升级本程序,或用不大于 {last} 的记录号"
        ),
        &format!(
            "{path}: needs a version that knows rule edition {edition}, in force from height {last} \
             on; this one knows up to {EDITION}. Expected a height up to {last}"
        ),
    )
}

/// The same, as far as this program can fold it.
///
/// # Errors
/// It is damaged, or does not reach the height.
pub(super) fn replayed(path: &Path, at: Option<u64>) -> Result<Replayed, Failure> {
    replay(path, at)?.ok_or_else(|| too_high(path, at.unwrap_or_default()))
}

/// The ledger does not reach this height.
pub(super) fn too_high(path: &Path, at: u64) -> Failure {
    let path = path.display();
    Failure::new(
        Exit::Input,
        &format!("{path}:没有记录号 {at},请用较小的记录号"),
        &format!("{path}: no height {at}, expected one that it reaches"),
    )
}

/// World time now: in the live world by the wall clock, in a drill that of its last entry, whose
/// State this is. A drill's clock is not running here.
pub(super) fn now(last: &State) -> Time {
    if last.world.is_drill() {
        last.at
    } else {
        last.world_time(wall_clock())
    }
}

fn wall_clock() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let ms = since.map_or(0, |it| i64::try_from(it.as_millis()).unwrap_or(i64::MAX));
    Time(ms).within_range()
}
