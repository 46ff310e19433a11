//! Forms half written, kept until they were sent or dropped (docs/decisions/0039): a crash or a power cut
//! takes away nothing that was typed. The desk hands over what changed; a thread keeps the files.

mod dropping;
mod offered;
mod sheet;
mod view;

use crossbeam_channel::{Receiver, Sender, bounded};
use dispatch_core::time::Time;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use dropping::{drop_of_ui, drop_ui};
pub use offered::offered_ui;
pub use sheet::{About, Lasts, Names, Page, Sheet, first_written, half, put_back};
pub use view::DraftsView;

use super::blind::Blind;
use super::intake::IntakeForm;
use super::whistle::WhistleForm;

/// Forms that may wait for the thread: a hand writes in one at a time, and what does not fit is tried
/// again at the next frame.
pub const DRAFTS_MAX: usize = 8;

/// A form half written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Written {
    /// A call note.
    Intake(Box<IntakeForm>),
    /// A whistle.
    Whistle(Box<WhistleForm>),
    /// A form of an incident or of a board.
    Sheet(Box<Sheet>),
}

impl Written {
    /// What it is kept by.
    #[must_use]
    pub fn name(&self) -> Uuid {
        match self {
            Written::Intake(it) => it.name,
            Written::Whistle(it) => it.name,
            Written::Sheet(it) => it.name,
        }
    }

    /// When it was begun; `None` where nothing has been written yet.
    #[must_use]
    pub fn begun_at(&self) -> Option<Time> {
        match self {
            Written::Intake(it) => it.received_at,
            Written::Whistle(it) => Some(it.received_at),
            Written::Sheet(it) => Some(it.begun_at),
        }
    }

    /// Its first words, to know it by.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Written::Intake(it) => it.words.trim(),
            Written::Whistle(it) if it.at.words.trim().is_empty() => it.words.trim(),
            Written::Whistle(it) => it.at.words.trim(),
            Written::Sheet(it) => it.words(),
        }
    }
}

/// What the thread is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepDraft {
    /// Keeps this, in place of an older one of its name.
    Write(Written),
    /// It was sent or dropped.
    Forget(Uuid),
}

/// What the thread tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptDraft {
    /// A form that was half written when the program ended.
    Found(Written),
    /// One that cannot be read, and where it lies.
    Unreadable(Blind),
    /// It is not kept, and why.
    NotKept(Blind),
}

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct DraftLink {
    /// What is asked; [`DRAFTS_MAX`] deep.
    pub ask: Sender<KeepDraft>,
    /// What is told; [`DRAFTS_MAX`] deep.
    pub told: Receiver<KeptDraft>,
}

/// The thread's ends.
#[derive(Clone, Debug)]
pub struct DraftEnds {
    /// What is asked.
    pub asked: Receiver<KeepDraft>,
    /// What is told.
    pub tell: Sender<KeptDraft>,
}

/// A pair of ends.
#[must_use]
pub fn draft_link() -> (DraftLink, DraftEnds) {
    let (ask, asked) = bounded(DRAFTS_MAX);
    let (tell, told) = bounded(DRAFTS_MAX);
    (DraftLink { ask, told }, DraftEnds { asked, tell })
}
