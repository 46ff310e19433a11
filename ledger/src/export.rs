//! An export: JSON lines that say everything a ledger holds (design §4).
//!
//! Compact, non-ASCII unescaped, keys in the order of the structs below, every line closed by one
//! line feed. Reading writes every line again and compares the bytes, so that a change which reads
//! the same is found as well.

use std::fmt;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};

use dispatch_core::entry::{AUTHOR_BYTES_MAX, Entry, World};
use dispatch_core::time::Time;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Damage, LedgerError};
use crate::flaw::Flaw;
use crate::hex;
use crate::source::{Source, unreadable};
use crate::store::Tip;
use crate::whole::write_whole;

/// The format of the lines below.
pub const FORMAT: u32 = 1;
/// An author's part in which every byte is escaped, and room for the rest of its line.
const LINE_BYTES_MAX: u64 = 6 * AUTHOR_BYTES_MAX as u64 + 4096;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderLine {
    yishao: String,
    format: u32,
    world: World,
    chain: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryLine {
    height: u64,
    recorded_at: i64,
    author: String,
    key: String,
    signature: String,
    chain: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndLine {
    end: u64,
    chain: String,
}

fn header(world: &World) -> HeaderLine {
    HeaderLine {
        yishao: "ledger".to_owned(),
        format: FORMAT,
        world: world.clone(),
        chain: hex::write(&Tip::genesis(world).chain),
    }
}

fn entry_line(entry: &Entry) -> Result<EntryLine, std::string::FromUtf8Error> {
    Ok(EntryLine {
        height: entry.height,
        recorded_at: entry.recorded_at.0,
        author: String::from_utf8(entry.author.clone())?,
        key: hex::write(&entry.key),
        signature: hex::write(&entry.signature),
        chain: hex::write(&entry.chain),
    })
}

fn entry_of(line: EntryLine) -> Option<Entry> {
    Some(Entry {
        height: line.height,
        recorded_at: Time(line.recorded_at),
        author: line.author.into_bytes(),
        key: hex::read(&line.key)?,
        signature: hex::read(&line.signature)?,
        chain: hex::read(&line.chain)?,
    })
}

/// Exports the ledger at `path` to the file `out`; the tip that was written. What was at `out` is
/// replaced only by a whole export.
///
/// # Errors
/// The ledger is damaged, or `out` cannot be written.
pub fn export(path: &Path, out: &Path) -> Result<Tip, LedgerError> {
    let mut source = Source::open(path)?;
    write_whole(out, |text| write(&mut source, out, text))
}

/// Writes all that `source` holds; the tip that was written. `path` is what messages call `out`.
///
/// # Errors
/// The source is damaged, or `out` cannot be written.
pub fn write(source: &mut Source, path: &Path, out: &mut dyn Write) -> Result<Tip, LedgerError> {
    put_line(path, out, &header(source.world()))?;
    while let Some(entry) = source.next_entry()? {
        let line = entry_line(&entry)
            .map_err(|err| source.damage(Some(entry.height), Flaw::Unreadable(err.to_string())))?;
        put_line(path, out, &line)?;
    }
    let tip = source.tip();
    put_line(
        path,
        out,
        &EndLine {
            end: tip.height,
            chain: hex::write(&tip.chain),
        },
    )?;
    Ok(tip)
}

pub(crate) fn put_line<T: Serialize>(
    path: &Path,
    out: &mut dyn Write,
    line: &T,
) -> Result<(), LedgerError> {
    serde_json::to_vec(line)
        .map_err(std::io::Error::from)
        .and_then(|mut line| {
            line.push(b'\n');
            out.write_all(&line)
        })
        .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
}

/// The lines of an export, read one by one.
pub struct Lines<R> {
    path: PathBuf,
    text: R,
    line: u64,
    ended: bool,
}

impl<R> fmt::Debug for Lines<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lines({}, line {})", self.path.display(), self.line)
    }
}

impl<R: BufRead> Lines<R> {
    /// The lines of `text`; `path` is what messages call it.
    pub fn new(path: &Path, text: R) -> Lines<R> {
        Lines {
            path: path.to_owned(),
            text,
            line: 0,
            ended: false,
        }
    }

    /// The line that was read last, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The first line: the world.
    ///
    /// # Errors
    /// It is no such line.
    pub fn read_header(&mut self) -> Result<World, LedgerError> {
        let line = self.next_line(1)?;
        let header_line: HeaderLine = serde_json::from_slice(&line)
            .map_err(|err| self.damage(1, Flaw::NoExport(err.to_string())))?;
        if header_line.yishao == "ledger" && header_line.format > FORMAT {
            let what = format!("format {}, this version knows {FORMAT}", header_line.format);
            return Err(LedgerError::Newer(self.path.clone(), what));
        }
        self.compare(1, &line, &header(&header_line.world))?;
        Ok(header_line.world)
    }

    /// The entry after `tip`; `None` at the end line, behind which nothing may stand.
    ///
    /// The chain is not looked at here but for the end line's.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`] at the height after `tip`.
    pub fn next_entry(&mut self, tip: &Tip) -> Result<Option<Entry>, LedgerError> {
        if self.ended {
            return Ok(None);
        }
        let height = tip.height + 1;
        let line = self.next_line(height)?;
        if line.starts_with(b"{\"end\":") {
            let end = EndLine {
                end: tip.height,
                chain: hex::write(&tip.chain),
            };
            self.compare(height, &line, &end)?;
            self.expect_end(height)?;
            self.ended = true;
            return Ok(None);
        }
        let parsed: EntryLine = self.parse(height, &line)?;
        let entry = entry_of(parsed).ok_or_else(|| self.damage(height, Flaw::NotHex))?;
        match entry_line(&entry) {
            Ok(again) => self.compare(height, &line, &again)?,
            Err(err) => return Err(self.unreadable(height, &err)),
        }
        Ok(Some(entry))
    }

    pub(crate) fn expect_end(&mut self, height: u64) -> Result<(), LedgerError> {
        match self.text.fill_buf() {
            Ok([]) => Ok(()),
            Ok(_) => Err(self.damage(height, Flaw::BehindEnd)),
            Err(err) => Err(unreadable(&self.path, &err)),
        }
    }

    pub(crate) fn next_line(&mut self, height: u64) -> Result<Vec<u8>, LedgerError> {
        self.line += 1;
        let mut line = Vec::new();
        (&mut self.text)
            .take(LINE_BYTES_MAX)
            .read_until(b'\n', &mut line)
            .map_err(|err| unreadable(&self.path, &err))?;
        match line.pop() {
            Some(b'\n') => Ok(line),
            Some(_) if line.len() as u64 + 1 == LINE_BYTES_MAX => {
                Err(self.damage(height, Flaw::TooLong(LINE_BYTES_MAX)))
            }
            Some(_) => Err(self.damage(height, Flaw::CutOff)),
            None => Err(self.damage(height, Flaw::NoEnd)),
        }
    }

    pub(crate) fn parse<T: DeserializeOwned>(
        &self,
        height: u64,
        line: &[u8],
    ) -> Result<T, LedgerError> {
        serde_json::from_slice(line).map_err(|err| self.unreadable(height, &err))
    }

    pub(crate) fn compare<T: Serialize>(
        &self,
        height: u64,
        line: &[u8],
        again: &T,
    ) -> Result<(), LedgerError> {
        let again = serde_json::to_vec(again).map_err(|err| self.unreadable(height, &err))?;
        if again == line {
            return Ok(());
        }
        let column = again.iter().zip(line).take_while(|(a, b)| a == b).count();
        let expected = String::from_utf8_lossy(&again[column..]);
        let expected: String = expected.chars().take(40).collect();
        let byte = column + 1;
        Err(self.damage(height, Flaw::WrittenOtherwise { byte, expected }))
    }

    fn unreadable(&self, height: u64, err: &dyn fmt::Display) -> LedgerError {
        self.damage(height, Flaw::Unreadable(err.to_string()))
    }

    pub(crate) fn damage(&self, height: u64, what: Flaw) -> LedgerError {
        let damage = Damage {
            height: Some(height),
            line: Some(self.line),
            what,
        };
        LedgerError::Damaged(self.path.clone(), damage)
    }
}

#[cfg(test)]
mod tests;
