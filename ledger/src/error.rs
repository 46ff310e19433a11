//! What can go wrong with a ledger, each with its sentence in both languages.

use std::fmt;
use std::path::PathBuf;

use dispatch_core::entry::World;
use dispatch_core::words::IncidentId;

use crate::flaw::Flaw;
use crate::lock::Owner;

/// A place where a ledger or an export is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The first bad height; `None` where the damage lies before or behind all entries.
    pub height: Option<u64>,
    /// The line of an export, from 1.
    pub line: Option<u64>,
    /// What is wrong, and what was expected.
    pub what: Flaw,
}

/// Why a ledger did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerError {
    /// Nothing was acknowledged; until the ledger is opened anew it takes nothing.
    NotDurable(String),
    /// Another process writes this ledger.
    Held(PathBuf, Owner),
    /// There is no such file, or it is a folder.
    Missing(PathBuf, String),
    /// The file is something else.
    NotALedger(PathBuf, String),
    /// The file was written by a later version of the program.
    Newer(PathBuf, String),
    /// The file belongs to another world.
    OtherWorld {
        /// Where.
        path: PathBuf,
        /// The world asked for.
        expected: World,
        /// The world found.
        found: World,
    },
    /// The file is not as it was written.
    Damaged(PathBuf, Damage),
    /// An entry that should be carried over is not the exact next one.
    NotNext(u64, Flaw),
    /// The personal data of this incident were destroyed; nothing is put under it any more.
    Destroyed(IncidentId),
    /// The machine failed us: no right to read, a broken disk.
    Machine(PathBuf, String),
}

impl LedgerError {
    /// The sentence in Chinese (practice §2); [`fmt::Display`] gives the English one.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            LedgerError::NotDurable(cause) => {
                format!("磁盘未能写入,本条未记录。请先记在纸上,恢复后补录。({cause})")
            }
            LedgerError::Held(path, owner) => format!(
                "{}:正由另一程序写入({})。请先关闭它,或只读打开。",
                path.display(),
                owner.zh()
            ),
            LedgerError::Missing(path, what) => {
                format!("{}:找不到处置记录文件或导出文件({what})", path.display())
            }
            LedgerError::NotALedger(path, what) => {
                format!(
                    "{}:不是处置记录文件,也不是其导出文件({what})",
                    path.display()
                )
            }
            LedgerError::Newer(path, what) => {
                format!(
                    "{}:由更新的版本写成({what})。请升级本程序。",
                    path.display()
                )
            }
            LedgerError::OtherWorld {
                path,
                expected,
                found,
            } => format!(
                "{}:属于「{}」,应为「{}」。",
                path.display(),
                found.0,
                expected.0
            ),
            LedgerError::Damaged(path, damage) => {
                let place = match damage.height {
                    Some(height) => format!("自记录号 {height} 起不符:"),
                    None => String::new(),
                };
                format!(
                    "{}{}{place}{}",
                    path.display(),
                    line_zh(damage.line),
                    damage.what.zh()
                )
            }
            LedgerError::NotNext(height, what) => format!("记录号 {height} 接不上:{}", what.zh()),
            LedgerError::Destroyed(incident) => {
                format!("事件 {incident} 的个人信息已销毁,不再存入。请另立事件。")
            }
            LedgerError::Machine(path, what) => format!("{}:{what}", path.display()),
        }
    }
}

fn line_zh(line: Option<u64>) -> String {
    line.map_or_else(|| ":".to_owned(), |line| format!(":{line}:1: "))
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LedgerError::NotDurable(cause) => write!(
                f,
                "the disk could not be written, this entry is not recorded: note it on paper and \
                 enter it later ({cause})"
            ),
            LedgerError::Held(path, owner) => {
                write!(f, "{}: being written by {owner}", path.display())
            }
            LedgerError::Missing(path, what) => {
                write!(f, "{}: no ledger or export to read: {what}", path.display())
            }
            LedgerError::NotALedger(path, what) => {
                write!(
                    f,
                    "{}: neither a ledger nor an export: {what}",
                    path.display()
                )
            }
            LedgerError::Newer(path, what) => {
                write!(f, "{}: written by a later version: {what}", path.display())
            }
            LedgerError::OtherWorld {
                path,
                expected,
                found,
            } => write!(
                f,
                "{}: a ledger of the world {}, expected {}",
                path.display(),
                found.0,
                expected.0
            ),
            LedgerError::Damaged(path, damage) => {
                write!(f, "{}:", path.display())?;
                if let Some(line) = damage.line {
                    write!(f, "{line}:1:")?;
                }
                if let Some(height) = damage.height {
                    write!(f, " first bad height {height}:")?;
                }
                write!(f, " {}", damage.what)
            }
            LedgerError::NotNext(height, what) => {
                write!(f, "height {height} does not follow: {what}")
            }
            LedgerError::Destroyed(incident) => write!(
                f,
                "the personal data of incident {incident} were destroyed: nothing more is put \
                 under it"
            ),
            LedgerError::Machine(path, what) => write!(f, "{}: {what}", path.display()),
        }
    }
}

impl std::error::Error for LedgerError {}
