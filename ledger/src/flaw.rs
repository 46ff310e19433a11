//! What is wrong at one place of a ledger or an export, said in both languages.

use std::fmt;

use crate::message::Rejection;

/// Why something is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Another height than the next.
    Height {
        /// What stands there.
        found: u64,
        /// What should.
        expected: u64,
    },
    /// Recorded before the entry that precedes it.
    TimeRunsBack,
    /// The chain does not bind what stands there.
    Chain {
        /// What stands there, in hex.
        found: String,
        /// What should.
        expected: String,
    },
    /// The entry is no entry of this world, or its signature does not hold.
    Entry(Rejection),
    /// The entry is gone.
    Missing,
    /// An entry that was acknowledged is gone.
    AcknowledgedGone,
    /// The entry is found under another id than its own.
    FiledElsewhere,
    /// The two ledgers have different entries here.
    OtherHistory,
    /// Neither a ledger file nor the first line of an export.
    NoExport(String),
    /// The line reads, but is not written as an export writes it.
    WrittenOtherwise {
        /// The first byte that differs, from 1.
        byte: usize,
        /// How it should go on there.
        expected: String,
    },
    /// Key, signature or chain is not in lower-case hex.
    NotHex,
    /// The line goes on and on; the limit in bytes.
    TooLong(u64),
    /// The line has no end.
    CutOff,
    /// The file stops without its end line.
    NoEnd,
    /// Something stands behind the end line.
    BehindEnd,
    /// What the reader of JSON or SQLite says, in its own words.
    Unreadable(String),
}

impl Flaw {
    /// The words in Chinese; [`fmt::Display`] gives the English ones.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Flaw::Height { found, expected } => format!("记录号为 {found},应为 {expected}"),
            Flaw::TimeRunsBack => "收录时间早于上一条".to_owned(),
            Flaw::Chain { found, expected } => {
                format!("链值为 {found},应为 {expected}")
            }
            Flaw::Entry(why) => why.zh(),
            Flaw::Missing => "缺少本条".to_owned(),
            Flaw::AcknowledgedGone => "已确认收录的记录不见了".to_owned(),
            Flaw::FiledElsewhere => "索引编号与本条不符".to_owned(),
            Flaw::OtherHistory => "两份处置记录在此处不同".to_owned(),
            Flaw::NoExport(what) => format!("不是处置记录文件,首行也不是导出文件的首行:{what}"),
            Flaw::WrittenOtherwise { byte, expected } => {
                format!("第 {byte} 字节起与规定写法不同,应为 {expected:?}")
            }
            Flaw::NotHex => "公钥、签名或链值不是小写十六进制".to_owned(),
            Flaw::TooLong(bytes) => format!("一行超过 {bytes} 字节"),
            Flaw::CutOff => "本行不完整".to_owned(),
            Flaw::NoEnd => "文件不完整,缺少结束行".to_owned(),
            Flaw::BehindEnd => "结束行之后还有内容".to_owned(),
            Flaw::Unreadable(what) => format!("无法读取:{what}"),
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Height { found, expected } => write!(f, "height {found}, expected {expected}"),
            Flaw::TimeRunsBack => f.write_str("recorded before the entry that precedes it"),
            Flaw::Chain { found, expected } => {
                write!(f, "chain {found}, expected {expected}")
            }
            Flaw::Entry(why) => why.fmt(f),
            Flaw::Missing => f.write_str("it is missing"),
            Flaw::AcknowledgedGone => f.write_str("an acknowledged entry is gone"),
            Flaw::FiledElsewhere => f.write_str("filed under another id"),
            Flaw::OtherHistory => f.write_str("the ledger has another history"),
            Flaw::NoExport(what) => {
                write!(
                    f,
                    "neither a ledger file nor the first line of an export: {what}"
                )
            }
            Flaw::WrittenOtherwise { byte, expected } => write!(
                f,
                "not as an export writes it from byte {byte} on, expected {expected:?}"
            ),
            Flaw::NotHex => f.write_str("key, signature or chain is not in lower-case hex"),
            Flaw::TooLong(bytes) => write!(f, "a line longer than {bytes} bytes"),
            Flaw::CutOff => f.write_str("the line is cut off"),
            Flaw::NoEnd => f.write_str("cut off: no end line"),
            Flaw::BehindEnd => f.write_str("something stands behind the end"),
            Flaw::Unreadable(what) => f.write_str(what),
        }
    }
}
