//! What the keeper shows: everything that is known at one height, and what is wrong.

use std::fmt;
use std::sync::Arc;

use dispatch_core::state::State;
use imbl::Vector;
use uuid::Uuid;

use super::ended::Part;
use super::folded::Line;
use crate::message::Rejection;
use crate::store::Tip;

/// Everything that is known at one height.
#[derive(Clone, Debug)]
pub struct Board {
    /// What is known.
    pub state: Arc<State>,
    /// Up to where.
    pub tip: Tip,
    /// The newest entries up to there, oldest first.
    pub lines: Vector<Arc<Line>>,
    /// The newest digest and the height at which it was computed.
    pub digest: Option<(u64, [u8; 32])>,
    /// Whether this rests on a snapshot that the fold from zero has not confirmed yet.
    pub unproven: bool,
    /// What is wrong; empty when all is well.
    pub troubles: Vec<Trouble>,
}

/// Something that is wrong and stays on the screen until it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk does not take entries. What was pressed is in memory only; it is recorded, in its
    /// order, when the disk takes entries again while this program still runs.
    NotRecorded {
        /// What the disk said.
        cause: String,
        /// How many entries.
        count: usize,
    },
    /// An entry was pressed that takes no height.
    NotTaken(Uuid, Rejection),
    /// The ledger cannot be folded on: another history, a damaged file.
    Stopped(String),
    /// The fold broke its own rules at this height; a quarantine is to be proposed.
    RuleBroken(u64),
    /// The rules in force are newer than this program.
    NeedsEdition(u32),
    /// The wall clock jumped by so many ms; the ledger's clock did not follow.
    ClockJumped(i64),
    /// The snapshot was not what the ledger comes to; it was thrown away.
    SnapshotDiffers(u64),
    /// The person vault cannot be opened or written; it is tried again once a second.
    NotDestroyed {
        /// What the file or the disk said.
        cause: String,
        /// Incidents whose personal data the ledger says are destroyed, and whose keys this machine
        /// may still have.
        waiting: usize,
    },
    /// The nightly copy could not be made, and why.
    NoBackup {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// So little of the disk is free, per mille.
    ShortOfDisk(u32),
    /// A thread of this console has ended; it stands until the console is opened again.
    Ended(Part),
}

impl Trouble {
    /// Whether what is shown may be incomplete and nothing can be recorded; otherwise it is a
    /// warning beside the work.
    #[must_use]
    pub fn stops_work(&self) -> bool {
        matches!(
            self,
            Trouble::NotRecorded { .. }
                | Trouble::Stopped(_)
                | Trouble::NeedsEdition(_)
                | Trouble::Ended(Part::Ledger)
        )
    }

    /// The sentence in Chinese; [`fmt::Display`] gives the English one.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Trouble::NotRecorded { count, .. } => {
                format!("磁盘未能写入,本条未记录。请先记在纸上,恢复后补录。({count} 条)")
            }
            Trouble::NotTaken(_, why) => why.zh(),
            Trouble::Stopped(what) => format!("处置记录不能继续推算,本席只读:{what}"),
            Trouble::RuleBroken(height) => {
                format!("记录号 {height} 使规则出错,未采信。请登记隔离该记录。")
            }
            Trouble::NeedsEdition(edition) => {
                format!("规则版本 {edition} 已启用,请升级本程序。本席只读。")
            }
            Trouble::ClockJumped(ms) => {
                format!(
                    "本机时钟跳动 {} 秒,记录时间未随之改变。请核对时钟。",
                    ms / 1000
                )
            }
            Trouble::SnapshotDiffers(height) => {
                format!("记录号 {height} 处的快照与处置记录不符,已弃用并重新推算。")
            }
            Trouble::NotDestroyed { cause, waiting: 0 } => {
                format!("人员信息库不能打开或写入,每秒重试。({cause})")
            }
            Trouble::NotDestroyed { cause, waiting } => format!(
                "个人信息销毁已登记,本机尚未完成({waiting} 起事件):人员信息库不能打开或写入,每秒重试。({cause})"
            ),
            Trouble::NoBackup { zh, .. } => format!("夜间备份未完成:{zh}"),
            Trouble::ShortOfDisk(permille) => {
                format!("磁盘剩余 {}%,请尽快清理。", permille / 10)
            }
            Trouble::Ended(part) => part.zh(),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::NotRecorded { cause, count } => write!(
                f,
                "The disk could not be written ({cause}): {count} not recorded. Note it on paper \
                 and enter it later."
            ),
            Trouble::NotTaken(_, why) => write!(f, "Not taken: {why}"),
            Trouble::Stopped(what) => {
                write!(
                    f,
                    "The ledger cannot be followed any more, this seat is read-only: {what}"
                )
            }
            Trouble::RuleBroken(height) => {
                write!(
                    f,
                    "Entry {height} breaks the rules and has no effect; quarantine it."
                )
            }
            Trouble::NeedsEdition(edition) => {
                write!(
                    f,
                    "Needs a version that knows rule edition {edition}; read-only."
                )
            }
            Trouble::ClockJumped(ms) => write!(
                f,
                "This machine's clock jumped by {} s; the ledger's time did not. Check the clock.",
                ms / 1000
            ),
            Trouble::SnapshotDiffers(height) => {
                write!(
                    f,
                    "The snapshot at {height} differed from the ledger and was dropped."
                )
            }
            Trouble::NotDestroyed { cause, waiting: 0 } => write!(
                f,
                "The person vault cannot be opened or written; tried again every second. ({cause})"
            ),
            Trouble::NotDestroyed { cause, waiting } => write!(
                f,
                "Personal data of {waiting} incidents are recorded as destroyed and may still be on \
                 this machine: the person vault cannot be opened or written; tried again every \
                 second. ({cause})"
            ),
            Trouble::NoBackup { en, .. } => write!(f, "No nightly backup: {en}"),
            Trouble::ShortOfDisk(permille) => {
                write!(
                    f,
                    "{} % of the disk is free; make room soon.",
                    permille / 10
                )
            }
            Trouble::Ended(part) => part.fmt(f),
        }
    }
}
