//! Entries from a ledger file or from an export, one by one, each checked against the chain.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use dispatch_core::entry::{Entry, World};
use uuid::Uuid;

use crate::error::{Damage, LedgerError};
use crate::export::Lines;
use crate::flaw::Flaw;
use crate::sqlite::{SqliteReader, is_sqlite};
use crate::store::Tip;

/// Entries read in one short transaction.
const BATCH: usize = 1024;

/// A ledger file or an export, read from the first entry on.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    world: World,
    tip: Tip,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// As far as it reached when it was opened: its writer may be going on.
    File {
        reader: SqliteReader,
        until: u64,
        batch: VecDeque<Entry>,
    },
    Export(Lines<BufReader<File>>),
}

impl Source {
    /// Opens what lies at `path`.
    ///
    /// # Errors
    /// Nothing is there, or it is neither a ledger file nor an export.
    pub fn open(path: &Path) -> Result<Source, LedgerError> {
        let unreadable = |err: std::io::Error| unreadable(path, &err);
        let about = std::fs::metadata(path).map_err(unreadable)?;
        if about.is_dir() {
            return Err(LedgerError::Missing(path.to_owned(), "a folder".to_owned()));
        }
        if about.is_file() && about.len() == 0 {
            return Err(LedgerError::NotALedger(
                path.to_owned(),
                "it is empty".to_owned(),
            ));
        }
        let (world, kind) = if is_sqlite(path).map_err(unreadable)? {
            let reader = SqliteReader::open(path)?;
            let until = reader.tip()?.height;
            (
                reader.world().clone(),
                Kind::File {
                    reader,
                    until,
                    batch: VecDeque::new(),
                },
            )
        } else {
            let file = File::open(path).map_err(unreadable)?;
            let mut lines = Lines::new(path, BufReader::new(file));
            (lines.read_header()?, Kind::Export(lines))
        };
        Ok(Source {
            path: path.to_owned(),
            tip: Tip::genesis(&world),
            world,
            kind,
        })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whose ledger it is.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The last entry that was read.
    #[must_use]
    pub fn tip(&self) -> Tip {
        self.tip
    }

    /// The next entry, linked to the one before it; `None` after the last.
    ///
    /// Signatures are not looked at here: see [`crate::verify`].
    ///
    /// # Errors
    /// [`LedgerError::Damaged`] with the height where the chain breaks.
    pub fn next_entry(&mut self) -> Result<Option<Entry>, LedgerError> {
        let next = match &mut self.kind {
            Kind::File {
                reader,
                until,
                batch,
            } => {
                if batch.is_empty() && self.tip.height < *until {
                    *batch = read_batch(reader, self.tip.height + 1)?.into();
                    if batch.is_empty() {
                        return Err(self.damage(Some(self.tip.height + 1), Flaw::Missing));
                    }
                }
                batch.pop_front()
            }
            Kind::Export(lines) => lines.next_entry(&self.tip)?,
        };
        if let Some(entry) = &next {
            self.tip
                .check_next(entry)
                .map_err(|what| self.damage(Some(self.tip.height + 1), what))?;
            self.tip = Tip::from(entry);
        }
        Ok(next)
    }

    /// Whether `entry`, just read, can be found under `id`.
    pub(crate) fn check_filed(&self, entry: &Entry, id: Uuid) -> Result<(), LedgerError> {
        match &self.kind {
            Kind::File { reader, .. } if !reader.is_filed(entry.height, id)? => {
                Err(self.damage(Some(entry.height), Flaw::FiledElsewhere))
            }
            _ => Ok(()),
        }
    }

    /// After the last entry: whether the rest of the file is sound too.
    pub(crate) fn check_rest(&self) -> Result<(), LedgerError> {
        match &self.kind {
            Kind::File { reader, .. } => match reader.integrity()? {
                Some(what) => Err(self.damage(None, Flaw::Unreadable(what))),
                None => Ok(()),
            },
            Kind::Export(_) => Ok(()),
        }
    }

    /// Damage at `height`, in the line that was read last if this is an export.
    pub(crate) fn damage(&self, height: Option<u64>, what: Flaw) -> LedgerError {
        let line = match &self.kind {
            Kind::File { .. } => None,
            Kind::Export(lines) => Some(lines.line()),
        };
        LedgerError::Damaged(self.path.clone(), Damage { height, line, what })
    }
}

/// Reads a source at any height: on from where it stands, or anew from its first entry.
#[derive(Debug)]
pub struct Again {
    path: PathBuf,
    source: Source,
}

impl Again {
    /// Opens what lies at `path`.
    ///
    /// # Errors
    /// Nothing is there, or it is neither a ledger file nor an export.
    pub fn open(path: &Path) -> Result<Again, LedgerError> {
        let source = Source::open(path)?;
        Ok(Again {
            path: path.to_owned(),
            source,
        })
    }

    /// Whose ledger it is.
    #[must_use]
    pub fn world(&self) -> &World {
        self.source.world()
    }

    /// At most `limit` entries from the height `from` on; none after the last.
    ///
    /// # Errors
    /// It cannot be read, or its chain breaks.
    pub fn read(&mut self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        if from <= self.source.tip().height {
            self.source = Source::open(&self.path)?;
        }
        let mut batch = Vec::new();
        while batch.len() < limit
            && let Some(entry) = self.source.next_entry()?
        {
            if entry.height >= from {
                batch.push(entry);
            }
        }
        Ok(batch)
    }
}

/// A batch; where it cannot be read as a whole, the sound entries before the damage, so that the
/// damage is met at its own height.
fn read_batch(reader: &SqliteReader, from: u64) -> Result<Vec<Entry>, LedgerError> {
    match reader.read(from, BATCH) {
        Err(LedgerError::Damaged(path, mut damage)) => {
            let mut sound = Vec::new();
            while let Ok([entry]) = reader.read(from + sound.len() as u64, 1).as_deref() {
                sound.push(entry.clone());
            }
            if sound.is_empty() {
                damage.height = Some(from);
                return Err(LedgerError::Damaged(path, damage));
            }
            Ok(sound)
        }
        read => read,
    }
}

/// What it means that a file cannot be opened for reading.
pub(crate) fn unreadable(path: &Path, err: &std::io::Error) -> LedgerError {
    match err.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            LedgerError::Missing(path.to_owned(), err.to_string())
        }
        _ => LedgerError::Machine(path.to_owned(), err.to_string()),
    }
}
