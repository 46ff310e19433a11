//! What the wall's follower says after each look at the ledger, and the one place it says it in.

use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, TryRecvError, bounded};
use dispatch_core::state::State;
use dispatch_core::time::Time;

use crate::desk::Blind;

/// Why what is shown is not of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody writes the ledger: its console has ended, however it ended.
    ConsoleGone,
    /// No ledger lies at the place.
    Missing,
    /// It cannot be read, or another history stands in its place.
    Unreadable(Blind),
    /// A ledger of another world lies at the place; nothing of it is shown.
    OtherWorld,
    /// It goes by rules that this program does not know.
    Newer(u32),
    /// The follower itself has not looked for too long, or has ended.
    Stuck,
}

/// The newest look. Times are of this machine's clock, never of the world.
#[derive(Clone, Debug)]
pub struct Word {
    /// What is known; `None` before anything could be read.
    pub state: Option<Arc<State>>,
    /// When it was looked.
    pub looked_at: Time,
    /// The last look at which a console held the ledger and all of it was read: until then nothing
    /// is missing. `None` where there was no such look.
    pub good_at: Option<Time>,
    /// What is wrong now.
    pub trouble: Option<Trouble>,
    /// When a trouble ended last.
    pub back_at: Option<Time>,
    /// When another history was found in place of the one that was followed.
    pub replaced_at: Option<Time>,
}

/// The wall's end: the newest word, and a mark that it is still there.
#[derive(Debug)]
pub struct Words {
    /// The one place.
    pub newest: Receiver<Arc<Word>>,
    _here: Sender<()>,
}

/// The follower's end.
#[derive(Debug)]
pub struct Speaker {
    tell: Sender<Arc<Word>>,
    replaced: Receiver<Arc<Word>>,
    /// Closed when the wall is.
    pub left: Receiver<()>,
}

/// A pair of ends.
#[must_use]
pub fn words() -> (Words, Speaker) {
    let (tell, newest) = bounded(1);
    let (here, left) = bounded(0);
    let speaker = Speaker {
        tell,
        replaced: newest.clone(),
        left,
    };
    let words = Words {
        newest,
        _here: here,
    };
    (words, speaker)
}

impl Speaker {
    /// Makes this the newest word; one that nobody looked at is dropped.
    pub fn say(&self, word: Word) {
        let mut word = Arc::new(word);
        while let Err(err) = self.tell.try_send(word) {
            if err.is_disconnected() {
                return;
            }
            word = err.into_inner();
            if let Err(TryRecvError::Disconnected) = self.replaced.try_recv() {
                return;
            }
        }
    }
}
