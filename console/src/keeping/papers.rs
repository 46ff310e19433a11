//! The thread that makes reports of the district (practice R18), beside the ledger thread and never
//! in its way: it folds the ledger from its first entry, keeps what it folded, and answers.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, Sender};
use dispatch_core::district_report::DistrictReport;
use dispatch_core::entry::{Entry, World};
use dispatch_core::state::EDITION;
use dispatch_core::time::Time;
use ledger::LedgerError;
use ledger::keeper::{Course, NoReport, Part, Read};
use ledger::sqlite::SqliteReader;

use crate::desk::{NotMade, Paper, PaperMaker, PaperOf};

/// Entries that the keeper of a ledger in memory hands over at once.
pub const HANDED_MAX: usize = 1024;

/// Where the entries are.
#[derive(Debug)]
pub enum Entries {
    /// In a ledger file, read beside its writer.
    File(PathBuf),
    /// In the memory of the ledger thread, which hands them over.
    Memory(World, HandedOver),
}

/// The worker's ends towards a ledger in memory. One question is under way at a time.
#[derive(Debug)]
pub struct HandedOver {
    ask: Sender<u64>,
    entries: Receiver<Vec<Entry>>,
    had: Vec<Entry>,
}

/// The ends of the ledger thread that keeps a ledger in memory.
#[derive(Clone, Debug)]
pub struct HandsOver {
    /// From which height on entries are wanted.
    pub asked: Receiver<u64>,
    /// At most [`HANDED_MAX`] of them; none at the end.
    pub hand: Sender<Vec<Entry>>,
}

/// A pair of ends; each holds one: the worker waits for the answer before it asks again.
#[must_use]
pub fn handing_over() -> (HandedOver, HandsOver) {
    let (ask, asked) = crossbeam_channel::bounded(1);
    let (hand, entries) = crossbeam_channel::bounded(1);
    let had = Vec::new();
    (HandedOver { ask, entries, had }, HandsOver { asked, hand })
}

/// Starts the thread; it ends when the desk is gone.
///
/// # Errors
/// The system gives no thread.
pub fn keep_papers(entries: Entries, desk: PaperMaker) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("papers".to_owned()).spawn(move || {
        let mut maker = Maker {
            entries,
            course: None,
        };
        while let Ok(of) = desk.asked.recv() {
            let made = maker.make(of).map(Arc::new);
            if desk.tell.send((of, made)).is_err() {
                return;
            }
        }
    })
}

struct Maker {
    entries: Entries,
    /// What is folded so far, and kept for the next paper.
    course: Option<Course>,
}

impl Maker {
    fn make(&mut self, of: PaperOf) -> Result<Paper, NotMade> {
        match &mut self.entries {
            Entries::File(path) => {
                let reader = SqliteReader::open(path).map_err(|why| unread(&why))?;
                let read = &mut |from, limit| reader.read(from, limit);
                paper(&mut self.course, reader.world(), of, read)
            }
            Entries::Memory(world, handed) => {
                handed.catch_up()?;
                let had = &handed.had;
                let read = &mut |from: u64, limit| {
                    let skip = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
                    Ok(had.iter().skip(skip).take(limit).cloned().collect())
                };
                paper(&mut self.course, world, of, read)
            }
        }
    }
}

fn paper(
    course: &mut Option<Course>,
    world: &World,
    of: PaperOf,
    read: Read<'_>,
) -> Result<Paper, NotMade> {
    let mut followed = course.take().unwrap_or_else(|| Course::of(world));
    match followed.follow(read) {
        // A backup was put in its place.
        Err(LedgerError::NotNext(..)) => {
            followed = Course::of(world);
            followed.follow(read).map_err(|why| unread(&why))?;
        }
        other => other.map_err(|why| unread(&why))?,
    }
    let report = report(course.insert(followed), of, read)?;
    let changed = report.changed.iter().filter_map(|it| report.lines.get(*it));
    Ok(Paper {
        cut: report.cut,
        previous: report.previous,
        text: report.text(),
        sha256: report.sha256(),
        changed: changed.map(|it| it.zh.clone()).collect(),
    })
}

fn report(course: &Course, of: PaperOf, read: Read<'_>) -> Result<DistrictReport, NotMade> {
    let height = match of.height {
        Some(height) => height,
        None => course
            .heights()
            .cut(of.as_of)
            .ok_or_else(|| nothing_before(of.as_of))?,
    };
    course
        .report(height, of.as_of, read)
        .map_err(|why| match why {
            NoReport::Unread(why) => unread(&why),
            NoReport::TooHigh(height) => too_high(height),
            NoReport::PastEdition { last, edition } => past_edition(last, edition),
        })
}

fn unread(why: &LedgerError) -> NotMade {
    NotMade {
        zh: why.zh(),
        en: why.to_string(),
    }
}

fn too_high(height: u64) -> NotMade {
    NotMade {
        zh: format!("处置记录里没有记录号 {height}，所看的可能是另一份记录"),
        en: format!("the ledger does not reach height {height}: it may be another one"),
    }
}

fn past_edition(last: u64, edition: u32) -> NotMade {
    NotMade {
        zh: format!(
            "记录号 {last} 起启用规则版本 {edition}，本程序只推算到版本 {EDITION}，请升级本程序"
        ),
        en: format!(
            "rule edition {edition} is in force from height {last} on and this program knows up to \
             {EDITION}: it has to be updated"
        ),
    }
}

fn nothing_before(at: Time) -> NotMade {
    let clock = at.local_clock();
    NotMade {
        zh: format!("{clock} 以前没有任何记录，请用较晚的时刻"),
        en: format!("nothing was recorded before {clock}, take a later moment"),
    }
}

impl HandedOver {
    /// Asks for what was entered since.
    fn catch_up(&mut self) -> Result<(), NotMade> {
        let gone = || NotMade {
            zh: Part::Ledger.zh(),
            en: Part::Ledger.to_string(),
        };
        loop {
            let next = self.had.len() as u64 + 1;
            self.ask.send(next).map_err(|_| gone())?;
            let entries = self.entries.recv().map_err(|_| gone())?;
            if entries.is_empty() {
                return Ok(());
            }
            self.had.extend(entries);
        }
    }
}
