//! The thread that follows the ledger file of another process: it reads, folds and looks whether
//! its console lives. It never writes and holds no lock longer than the question takes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crossbeam_channel::RecvTimeoutError;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use ledger::keeper::Beside;
use ledger::lock;
use ledger::sqlite::SqliteReader;

use super::word::{Speaker, Trouble, Word};
use crate::desk::Blind;

/// How often it looks: with a frame of the wall far below the two seconds within which a console's
/// end must be said.
pub const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Looks between two tries to open what could not be opened.
const OPEN_EVERY: u32 = 3;

/// Starts the thread on the ledger at `path`; it ends when the wall is gone. `now` is this
/// machine's clock.
///
/// # Errors
/// The system gives no thread.
pub fn follow(
    path: PathBuf,
    now: impl Fn() -> Time + Send + 'static,
    speaker: Speaker,
) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("wall".to_owned()).spawn(move || {
        let mut follower = Follower::new(path);
        // One that ends like this says nothing any more, and the wall notices silence.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            loop {
                speaker.say(follower.look(now()));
                if speaker.left.recv_timeout(LOOK_EVERY) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
            }
        }));
    })
}

/// What the thread knows.
struct Follower {
    path: PathBuf,
    beside: Option<Beside>,
    /// Why there is none.
    why: Trouble,
    looks: u32,
    /// What was followed is another history now: said once the new one is read.
    lost: bool,
    word: Option<Word>,
}

impl Follower {
    fn new(path: PathBuf) -> Follower {
        Follower {
            path,
            beside: None,
            why: Trouble::Missing,
            looks: 0,
            lost: false,
            word: None,
        }
    }

    /// Looks once. `now` is taken before: whatever was written until then is read after it.
    fn look(&mut self, now: Time) -> Word {
        let attended = lock::holder(&self.path).is_some();
        let read = self.read();
        let before = self.word.as_ref();
        let state = match &read {
            Ok(Some(fresh)) => Some(Arc::clone(fresh)),
            Ok(None) | Err(_) => before.and_then(|it| it.state.clone()),
        };
        let newer = state.as_ref().and_then(|it| it.needs_edition);
        let trouble = match (&read, newer) {
            (Err(why), _) => Some(why.clone()),
            (Ok(_), Some(edition)) => Some(Trouble::Newer(edition)),
            (Ok(_), None) => (!attended).then_some(Trouble::ConsoleGone),
        };
        let replaced = read.is_ok() && std::mem::take(&mut self.lost);
        let was_bad = before.is_some_and(|it| it.trouble.is_some());
        let word = Word {
            looked_at: now,
            good_at: match trouble {
                None => Some(now),
                Some(_) => before.and_then(|it| it.good_at),
            },
            back_at: if trouble.is_none() && was_bad {
                Some(now)
            } else {
                before.and_then(|it| it.back_at)
            },
            replaced_at: if replaced {
                Some(now)
            } else {
                before.and_then(|it| it.replaced_at)
            },
            state,
            trouble,
        };
        self.lost |= matches!(&read, Err(Trouble::Unreadable(_))) && word.state.is_some();
        self.word = Some(word.clone());
        word
    }

    /// What is known, where that is more than before.
    fn read(&mut self) -> Result<Option<Arc<State>>, Trouble> {
        let Some(beside) = &mut self.beside else {
            let turn = self.looks.is_multiple_of(OPEN_EVERY);
            self.looks = self.looks.wrapping_add(1);
            if !turn {
                return Err(self.why.clone());
            }
            return match self.open() {
                Ok(beside) => {
                    let state = Arc::new(beside.state().clone());
                    self.beside = Some(beside);
                    Ok(Some(state))
                }
                Err(why) => {
                    self.why = why;
                    Err(self.why.clone())
                }
            };
        };
        match beside.follow() {
            Ok(true) => Ok(Some(Arc::new(beside.state().clone()))),
            Ok(false) => Ok(None),
            Err(err) => {
                self.beside = None;
                // The next look tries at once.
                self.looks = 0;
                self.why = why(&self.path, || Blind::from(&err));
                Err(self.why.clone())
            }
        }
    }

    fn open(&self) -> Result<Beside, Trouble> {
        let failed = |err: &ledger::LedgerError| why(&self.path, || Blind::from(err));
        let reader = SqliteReader::open(&self.path).map_err(|err| failed(&err))?;
        let followed = self.word.as_ref().and_then(|it| it.state.as_ref());
        if followed.is_some_and(|it| it.world != *reader.world()) {
            return Err(Trouble::OtherWorld);
        }
        Beside::open(&self.path).map_err(|err| failed(&err))
    }
}

fn why(path: &Path, blind: impl FnOnce() -> Blind) -> Trouble {
    if path.exists() {
        Trouble::Unreadable(blind())
    } else {
        Trouble::Missing
    }
}
