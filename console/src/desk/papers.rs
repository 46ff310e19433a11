//! The report of the district 全区报告 at the desk (practice R18): which papers were asked for, and
//! what came of it. The desk folds nothing: a thread of its own makes them from the ledger.

use std::collections::BTreeMap;
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, TryRecvError, TrySendError};
use dispatch_core::command::Cut;
use dispatch_core::time::Time;
use ledger::keeper::Part;

/// Papers that may wait for the thread that makes them: a night asks for a few an hour.
pub const PAPERS_MAX: usize = 8;
/// Papers that are kept to be shown; the one that was asked for first goes first.
const KEPT_MAX: usize = 32;

/// Which paper: the district as of a moment, or as of a height that a report was sent of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperOf {
    /// The moment that it stands for 截至.
    pub as_of: Time,
    /// Its height; the last one up to that moment when absent.
    pub height: Option<u64>,
}

impl PaperOf {
    /// The paper as of a moment.
    #[must_use]
    pub fn moment(as_of: Time) -> PaperOf {
        PaperOf {
            as_of,
            height: None,
        }
    }

    /// A paper that was sent, made again.
    #[must_use]
    pub fn again(cut: Cut) -> PaperOf {
        PaperOf {
            as_of: cut.as_of,
            height: Some(cut.height),
        }
    }
}

/// A paper that was made. Its text is Chinese whatever the screen shows: that is what is sent and
/// what the digest is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it was made of.
    pub cut: Cut,
    /// What the one before it was made of.
    pub previous: Option<Cut>,
    /// The bytes that are sent.
    pub text: String,
    /// Their SHA-256, lower-case hex.
    pub sha256: String,
    /// Its lines that differ from the report before.
    pub changed: Vec<String>,
}

/// Why a paper could not be made, and what to do, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotMade {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What the thread answers.
pub type Made = (PaperOf, Result<Arc<Paper>, NotMade>);

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct PaperLink {
    /// What is asked; [`PAPERS_MAX`] deep.
    pub ask: Sender<PaperOf>,
    /// What came of it; [`PAPERS_MAX`] deep.
    pub told: Receiver<Made>,
}

/// The other ends.
#[derive(Clone, Debug)]
pub struct PaperMaker {
    /// What is asked.
    pub asked: Receiver<PaperOf>,
    /// What came of it. Waited for: the desk asks no second time while it waits.
    pub tell: Sender<Made>,
}

/// A pair of ends.
#[must_use]
pub fn paper_link() -> (PaperLink, PaperMaker) {
    let (ask, asked) = crossbeam_channel::bounded(PAPERS_MAX);
    let (tell, told) = crossbeam_channel::bounded(PAPERS_MAX);
    (PaperLink { ask, told }, PaperMaker { asked, tell })
}

/// How far a paper is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Making {
    /// Asked for at this time of the ledger's clock.
    Since(Time),
    /// It lies ready.
    Ready(Arc<Paper>),
    /// It could not be made.
    Failed(NotMade),
}

/// The papers of this window.
#[derive(Debug, Default)]
pub struct Papers {
    all: BTreeMap<PaperOf, Making>,
    /// In the order in which they were asked for.
    order: Vec<PaperOf>,
    /// What was drafted by itself: the name of what waits to be reported, and its paper.
    drafted: BTreeMap<String, PaperOf>,
}

impl Papers {
    /// How far this one is; `None` where nobody asked for it.
    #[must_use]
    pub fn of(&self, of: PaperOf) -> Option<&Making> {
        self.all.get(&of)
    }

    /// The paper that was drafted by itself for what waits under this name.
    #[must_use]
    pub fn drafted(&self, name: &str) -> Option<PaperOf> {
        self.drafted.get(name).copied()
    }

    /// Notes which papers were drafted by themselves for what waits now.
    pub fn keep_drafted(&mut self, waiting: BTreeMap<String, PaperOf>) {
        self.drafted = waiting;
    }

    /// Takes in what the thread answered; `false` once it has ended.
    pub fn hear(&mut self, told: &Receiver<Made>) -> bool {
        loop {
            match told.try_recv() {
                Ok((of, made)) => {
                    let made = match made {
                        Ok(paper) => Making::Ready(paper),
                        Err(why) => Making::Failed(why),
                    };
                    self.all.insert(of, made);
                }
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => {
                    self.ended();
                    return false;
                }
            }
        }
    }

    /// Nobody answers any more.
    fn ended(&mut self) {
        for making in self.all.values_mut() {
            if matches!(making, Making::Since(_)) {
                *making = Making::Failed(no_thread());
            }
        }
    }

    /// Asks for a paper, at this time of the ledger's clock. Returns whether it need not be asked for
    /// again: a full queue is tried at the next frame.
    pub fn ask(&mut self, ask: &Sender<PaperOf>, of: PaperOf, recorded_at: Time) -> bool {
        if matches!(self.all.get(&of), Some(Making::Since(_) | Making::Ready(_))) {
            return true;
        }
        let making = match ask.try_send(of) {
            Ok(()) => Making::Since(recorded_at),
            Err(TrySendError::Full(_)) => return false,
            Err(TrySendError::Disconnected(_)) => Making::Failed(no_thread()),
        };
        self.all.insert(of, making);
        self.order.retain(|it| *it != of);
        self.order.push(of);
        if self.order.len() > KEPT_MAX {
            self.all.remove(&self.order.remove(0));
        }
        true
    }
}

fn no_thread() -> NotMade {
    NotMade {
        zh: Part::Papers.zh(),
        en: Part::Papers.to_string(),
    }
}
