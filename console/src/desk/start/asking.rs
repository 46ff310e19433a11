//! What the start page asks of the thread behind it, and what it is told: the page itself touches no disk.

use std::path::PathBuf;

use crossbeam_channel::{Receiver, Sender, bounded};

use crate::desk::{self, Blind, FirstLook, Locked};
use crate::setting_up::examine::{Examined, Step};
use crate::setting_up::looked::Looked;
use crate::setting_up::recent::Recent;
use crate::wall;

/// Questions on their way: a person asks one at a time, and a second waits for its turn.
const ASKS_MAX: usize = 4;
/// Answers on their way; steps that do not fit are left out.
const TOLD_MAX: usize = 16;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Opens the offered drill in a window of its own.
    Drill,
    /// Checks a folder.
    Check(PathBuf),
    /// Adopts the folder that was checked last, as it was checked, and opens its live desk.
    Adopt,
    /// Writes a template, then checks it.
    Write {
        /// The folder, new or empty.
        folder: PathBuf,
        /// The district's name.
        zh: String,
        /// `W,S,E,N`.
        bbox: String,
        /// Six digits, or nothing.
        code: String,
    },
    /// Looks at a file that may be a ledger.
    Look(PathBuf),
    /// Opens the live desk on this ledger of this district.
    Open(PathBuf, String),
    /// Opens this ledger to be read only, as the wall.
    Read(PathBuf),
}

/// What the window becomes.
pub enum Opened {
    /// The desk.
    Desk(Box<desk::Options>),
    /// The question for the passphrase, made where it is asked.
    Gate(Box<dyn FnOnce() -> Locked + Send>),
    /// The wall.
    Wall(Box<wall::Options>),
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Opened::Desk(_) => "Desk(..)",
            Opened::Gate(_) => "Gate(..)",
            Opened::Wall(_) => "Wall(..)",
        })
    }
}

/// What the page is told.
#[derive(Debug)]
pub enum Told {
    /// The drill's window is being opened.
    DrillStarted,
    /// How far the check has come.
    Step(Step),
    /// What the check found.
    Checked(Box<Examined>),
    /// The template is written; its check follows.
    Written(PathBuf),
    /// What the file is.
    Looked(Box<Looked>),
    /// What was asked for cannot be done.
    Failed(Blind),
    /// The window becomes this.
    Opened(Opened),
}

/// Everything the start page is opened with.
#[derive(Debug)]
pub struct Options {
    /// How it looks at first.
    pub look: FirstLook,
    /// Ledgers that were opened before, the newest first.
    pub recent: Vec<Recent>,
    /// Why what a plain start opens could not be opened.
    pub told: Option<Blind>,
    /// Whether it was asked for, so that a live board may stand on this screen: its window then leaves
    /// that in sight.
    pub beside: bool,
    /// Whether the offered drill lies on this machine.
    pub drill: bool,
    /// The page's end.
    pub asks: Sender<Ask>,
    /// The page's end.
    pub told_by: Receiver<Told>,
}

/// The ends of the channels: the page's two, then those of the thread behind it.
#[must_use]
pub fn asking() -> (Sender<Ask>, Receiver<Told>, Receiver<Ask>, Sender<Told>) {
    let (ask, asked) = bounded(ASKS_MAX);
    let (tell, told) = bounded(TOLD_MAX);
    (ask, told, asked, tell)
}
