//! The desk's ends of the channels to the thread that keeps arrangements on the disk.

use crossbeam_channel::{Receiver, Sender};

use super::arrangement::Node;
use super::fault::Fault;

/// Arrangements that may wait for the thread: one is handed over when the mouse lets go.
pub const LAYOUTS_MAX: usize = 4;

/// What the thread is asked; each names a seat's file without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepLayout {
    /// Reads what was saved.
    Read(String),
    /// Saves.
    Write(String, Node),
    /// Takes away what was saved: the preset holds.
    Forget(String),
    /// Reads which layers of the map were changed.
    ReadLayers(String),
    /// Saves them, by name.
    WriteLayers(String, Vec<String>),
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptLayout {
    /// What was saved.
    Found(Node),
    /// The layers of the map that were changed, by name.
    Layers(Vec<String>),
    /// What was saved cannot be read. Where it is kept, if it could be.
    Unreadable(Fault, Option<String>),
    /// It was not saved, in Chinese and in English.
    NotSaved(String, String),
}

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct LayoutLink {
    /// What is asked; [`LAYOUTS_MAX`] deep.
    pub ask: Sender<KeepLayout>,
    /// What came of it; [`LAYOUTS_MAX`] deep.
    pub told: Receiver<KeptLayout>,
}

/// The other ends.
#[derive(Clone, Debug)]
pub struct LayoutKeeper {
    /// What is asked.
    pub asked: Receiver<KeepLayout>,
    /// What came of it.
    pub tell: Sender<KeptLayout>,
}

/// A pair of ends.
#[must_use]
pub fn layout_link() -> (LayoutLink, LayoutKeeper) {
    let (ask, asked) = crossbeam_channel::bounded(LAYOUTS_MAX);
    let (tell, told) = crossbeam_channel::bounded(LAYOUTS_MAX);
    (LayoutLink { ask, told }, LayoutKeeper { asked, tell })
}
