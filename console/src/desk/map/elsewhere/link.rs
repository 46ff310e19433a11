//! What the desk and the threads that get tiles say to each other.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crossbeam_channel::{Receiver, Sender, bounded};
use tiles::get::{Missed, Picture};
use tiles::grid::Tile;
use tiles::source::Source;

use super::wished::{MB, TILES_MB};

/// Tiles that are asked for and not yet under way: a screen of them; more are asked for in the next frame.
pub const TILES_ASKED_MAX: usize = 64;
/// Pictures that came and were not yet taken: a thread waits where the desk is slow.
pub const TILES_TOLD_MAX: usize = 16;

/// A tile of a layer of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub source: usize,
    pub layer: usize,
    pub tile: Tile,
}

/// What came of one.
#[derive(Debug)]
pub struct Told {
    pub ask: Ask,
    pub picture: Option<Picture>,
    pub missed: Option<Missed>,
}

/// The desk's end.
#[derive(Clone, Debug)]
pub struct TilesLink {
    /// Where tiles may come from.
    pub sources: Arc<Vec<Source>>,
    /// Most bytes that the copies may take.
    pub(super) limit: Arc<AtomicU64>,
    pub(super) asks: Sender<Ask>,
    pub(super) told: Receiver<Told>,
}

/// The end of the threads that get tiles; each has one.
#[derive(Clone, Debug)]
pub struct TilesEnds {
    pub sources: Arc<Vec<Source>>,
    /// Most bytes that the copies may take, as the desk says it.
    pub limit: Arc<AtomicU64>,
    pub asks: Receiver<Ask>,
    pub told: Sender<Told>,
}

/// Both ends.
#[must_use]
pub fn tiles_link(sources: Vec<Source>) -> (TilesLink, TilesEnds) {
    let sources = Arc::new(sources);
    let limit = Arc::new(AtomicU64::new(u64::from(TILES_MB.normal) * MB));
    let (ask, asks) = bounded(TILES_ASKED_MAX);
    let (tell, told) = bounded(TILES_TOLD_MAX);
    let link = TilesLink {
        sources: Arc::clone(&sources),
        limit: Arc::clone(&limit),
        asks: ask,
        told,
    };
    let ends = TilesEnds {
        sources,
        limit,
        asks,
        told: tell,
    };
    (link, ends)
}
