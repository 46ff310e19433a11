//! What the desk and the worker that knows the ground say to each other.

use std::sync::Arc;

use atlas::ground::Naming;
use atlas::pack::{Pack, Standing};
use crossbeam_channel::{Receiver, Sender, bounded};

use super::frame::Key;
use super::index::Index;
use super::tile::{self, Tile};
use crate::desk::map::Lines;
use crate::desk::palette::Palette;

/// Tiles that are asked for and not yet made: two screens of them; more are asked for in the next frame.
const ASKED_MAX: usize = 64;
/// Tiles that are made and not yet taken; the worker waits where the desk is slow.
const TOLD_MAX: usize = 64;

/// In which colours the ground is drawn, and without which added layers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// The colours.
    pub palette: Palette,
    /// A bit an added layer that is put away, the lowest the first of them. What is beyond the last bit is
    /// always drawn.
    pub hidden: u32,
}

impl Wanted {
    /// All of it in these colours.
    #[must_use]
    pub fn whole(palette: Palette) -> Wanted {
        Wanted { palette, hidden: 0 }
    }

    /// Whether something of a layer is drawn; what is of no added layer always is.
    pub(super) fn shows(&self, layer: Option<u8>) -> bool {
        let bit = layer.and_then(|it| 1_u32.checked_shl(u32::from(it)));
        bit.is_none_or(|it| self.hidden & it == 0)
    }
}

/// A tile that is wanted, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub key: Key,
    pub wanted: Wanted,
}

/// What the worker says.
#[derive(Debug)]
pub(super) enum Told {
    /// The ground is there.
    Open(Box<Sheet>),
    /// There is none, and why; in both languages.
    Failed(String, String),
    Made(Ask, Tile),
}

/// What is told of the ground as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Named lines and places, to be found by name.
    pub lines: Arc<Lines>,
    /// Who made the data.
    pub attribution: String,
    /// How far it is to be trusted.
    pub standing: Standing,
    /// What the district added to its map, by name.
    pub layers: Vec<Naming>,
}

impl Sheet {
    /// Of a pack.
    #[must_use]
    pub fn of(pack: &Pack) -> Sheet {
        Sheet {
            lines: Arc::new(Lines::of_pack(pack)),
            attribution: pack.attribution.clone(),
            standing: pack.standing.clone(),
            layers: pack
                .ground
                .layers
                .iter()
                .map(|it| it.name.clone())
                .collect(),
        }
    }
}

/// The desk's end.
#[derive(Clone, Debug)]
pub struct GroundLink {
    pub(super) asks: Sender<Ask>,
    pub(super) told: Receiver<Told>,
}

/// The worker's end.
#[derive(Debug)]
pub struct GroundEnds {
    asks: Receiver<Ask>,
    told: Sender<Told>,
}

/// The two ends of the channels between the desk and the ground.
#[must_use]
pub fn ground_link() -> (GroundLink, GroundEnds) {
    let (ask, asks) = bounded(ASKED_MAX);
    let (tell, told) = bounded(TOLD_MAX);
    let desk = GroundLink { asks: ask, told };
    (desk, GroundEnds { asks, told: tell })
}

impl GroundEnds {
    /// Loads the ground and makes tiles until the desk is gone. Runs on a thread of its own. The error of
    /// `load` is what is wrong, in both languages.
    pub fn serve(self, load: impl FnOnce() -> Result<Pack, (String, String)>) {
        let pack = match load() {
            Ok(pack) => pack,
            Err((zh, en)) => {
                // The desk may be gone already; then nobody wants to know.
                self.told.send(Told::Failed(zh, en)).ok();
                return;
            }
        };
        let sheet = Box::new(Sheet::of(&pack));
        let index = Arc::new(Index::of(&pack));
        drop(pack);
        if self.told.send(Told::Open(sheet)).is_err() {
            return;
        }
        while let Ok(first) = self.asks.recv() {
            // What was asked last is looked at now; the rest may have left the screen already.
            let mut asked: Vec<Ask> = [first].into_iter().chain(self.asks.try_iter()).collect();
            while let Some(ask) = asked.pop() {
                let tile = tile::tile(&index, ask.key, &ask.wanted);
                if self.told.send(Told::Made(ask, tile)).is_err() {
                    return;
                }
                asked.extend(self.asks.try_iter());
            }
        }
    }
}
