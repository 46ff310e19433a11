//! Copies for a whole district, ahead of time: so much as the source allows, no faster than it allows, and
//! begun again where it was broken off.

use std::time::Duration;

use atlas::osm::Bounds;

use crate::get::{Getter, Missed};
use crate::grid::{Covering, covering};
use crate::source::{Ahead, Source};

/// Coarser tiles show more than any district.
const FIRST_ZOOM: u8 = 7;
/// How often one tile is asked for.
const TRIES: u32 = 3;
/// So many tiles in a row that do not come are the end: it is the network, or the server has had enough.
const FAILURES_MAX: u32 = 8;

/// What is to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// One block a zoom, the coarsest first, of every layer.
    blocks: Vec<Covering>,
    layers: usize,
    limits: Ahead,
}

/// Why nothing is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The source does not say that anything may be fetched ahead.
    NotAllowed,
    /// More than the source allows.
    TooMany { count: u64, at_most: u64 },
    /// The source needs a key, and none is known.
    NoKey,
    /// All of it is on this machine already.
    IsHere,
}

/// Plans what is fetched for a box of WGS-84 down to a zoom, or as deep as the source allows.
///
/// # Errors
/// The source does not allow it.
pub fn plan(source: &Source, bounds: &Bounds, zoom: Option<u8>) -> Result<Plan, Refused> {
    if source.is_archive() {
        return Err(Refused::IsHere);
    }
    let limits = source.ahead.ok_or(Refused::NotAllowed)?;
    if !source.has_its_key() {
        return Err(Refused::NoKey);
    }
    let last = zoom.map_or(limits.max_zoom, |it| it.min(limits.max_zoom));
    let zooms = source.min_zoom.max(FIRST_ZOOM.min(last))..=last;
    let plan = Plan {
        blocks: zooms.map(|it| covering(bounds, source.datum, it)).collect(),
        layers: source.layers.len(),
        limits,
    };
    let (count, at_most) = (plan.count(), limits.at_most);
    if count > at_most {
        return Err(Refused::TooMany { count, at_most });
    }
    Ok(plan)
}

impl Plan {
    /// How many tiles that is, of all layers.
    #[must_use]
    pub fn count(&self) -> u64 {
        let tiles: u64 = self.blocks.iter().map(Covering::count).sum();
        tiles.saturating_mul(self.layers as u64)
    }

    /// The seconds that it takes at least where none is there yet.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        self.count()
            .div_ceil(u64::from(self.limits.per_second.max(1)))
    }
}

/// How far it is, and in the end how it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Tiles that came now.
    pub new: u64,
    /// Tiles that were there already.
    pub had: u64,
    /// Tiles that the source does not have.
    pub none: u64,
    /// Tiles that did not come.
    pub failed: u64,
    /// Why the last of these did not.
    pub why: Option<Missed>,
    /// Whether it was given up before the end.
    pub given_up: bool,
}

impl Progress {
    /// How many tiles are done with.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.new + self.had + self.none + self.failed
    }
}

/// Fetches what is not there. `wait` waits so long; `told` hears how far it is after each tile, and says
/// whether to go on.
pub fn fetch(
    plan: &Plan,
    getter: &mut Getter,
    mut wait: impl FnMut(Duration),
    mut told: impl FnMut(&Progress) -> bool,
) -> Progress {
    let pause = Duration::from_secs(1) / plan.limits.per_second.max(1);
    let mut progress = Progress::default();
    let mut in_a_row = 0;
    let tiles = plan.blocks.iter().flat_map(Covering::tiles);
    let all = tiles.flat_map(|tile| (0..plan.layers).map(move |layer| (layer, tile)));
    for (layer, tile) in all {
        let mut got = getter.get(layer, tile);
        for again in 1..TRIES {
            if !got.asked || got.missed.as_ref().is_none_or(|it| !it.may_pass()) {
                break;
            }
            wait(Duration::from_secs(2) * again);
            got = getter.get(layer, tile);
        }
        match (got.asked, got.missed) {
            (false, None) => progress.had += 1,
            (true, None) => progress.new += 1,
            (_, Some(Missed::None)) => progress.none += 1,
            (_, Some(why)) => {
                progress.failed += 1;
                progress.why = Some(why);
                in_a_row += 1;
                progress.given_up = in_a_row >= FAILURES_MAX;
                if progress.given_up || !told(&progress) {
                    return progress;
                }
                continue;
            }
        }
        in_a_row = 0;
        if got.asked {
            wait(pause);
        }
        if !told(&progress) {
            progress.given_up = true;
            return progress;
        }
    }
    progress
}
