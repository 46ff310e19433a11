//! The district pack: one file with the geography of a district. docs/district-pack.md says every byte of it.

mod bytes;
mod ground;
mod limits;
mod read;
mod write;

use crate::ground::Ground;
use crate::osm::{Bounds, LeftOut};
use crate::roads::{Contradiction, Roads};

/// What a pack begins with, before the number of its format.
const MAGIC: &[u8; 11] = b"yishao-pack";
/// The format that is written, and the newest that is read.
pub const FORMAT: u32 = 1;
/// Most bytes of a pack.
pub const SIZE_MAX: u64 = 1 << 30;

/// A file that went into a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name, without the folder.
    pub name: String,
    pub bytes: u64,
    pub sha256: [u8; 32],
}

/// The geography of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The name of the district's folder.
    pub district: String,
    /// Who made the data, as it must be shown wherever they are.
    pub attribution: String,
    pub origins: Vec<Origin>,
    /// The box that was asked for.
    pub bounds: Option<Bounds>,
    pub left_out: LeftOut,
    pub roads: Roads,
    /// The order of contraction, `travel::Net::order`.
    pub order: Vec<u32>,
    /// What the map shows beside the roads.
    pub ground: Ground,
    /// How far the map may be trusted, and what is written on it.
    pub standing: Standing,
}

impl Pack {
    /// A pack of a district without anything in it.
    #[must_use]
    pub fn of(district: &str) -> Pack {
        Pack {
            district: district.to_owned(),
            attribution: String::new(),
            origins: Vec::new(),
            bounds: None,
            left_out: LeftOut::default(),
            roads: Roads::default(),
            order: Vec::new(),
            ground: Ground::default(),
            standing: Standing::default(),
        }
    }
}

/// How far a map may be trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// It was drawn from named points: every course in it is a sample.
    pub is_sketch: bool,
    /// What the district writes on its map instead of 示意图, such as the number of its approval; empty
    /// where the map stays a schematic. While the roads are those of the sketch it stands beside 示意图.
    pub approval: String,
}

impl Standing {
    /// What is written on the map of how far it may be trusted; `schematic` is 示意图 in words. No number
    /// takes that away while anything drawn is of the sketch.
    #[must_use]
    pub fn says(&self, schematic: &str) -> String {
        match (self.approval.is_empty(), self.is_sketch) {
            (true, _) => schematic.to_owned(),
            (false, true) => format!("{schematic} · {}", self.approval),
            (false, false) => self.approval.clone(),
        }
    }
}

/// Why a file is no pack that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("this is no district pack")]
    NoPack,
    #[error("this pack has format {0}, and this program reads up to {FORMAT}")]
    Newer(u32),
    #[error("the pack is longer than 1 GiB")]
    TooLarge,
    #[error("the pack is cut short")]
    CutShort,
    #[error("the pack is damaged: its check sum does not agree")]
    Damaged,
    #[error("the pack is wrong in its part `{0}`")]
    Wrong(&'static str),
    #[error("the pack is wrong: {0}")]
    Contradiction(#[from] Contradiction),
}

impl PackError {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            PackError::NoPack => "不是地区数据包".to_owned(),
            PackError::Newer(format) => {
                format!("数据包格式为 {format}，本程序最高认识 {FORMAT}，请更新程序")
            }
            PackError::TooLarge => "数据包超过 1 GiB".to_owned(),
            PackError::CutShort => "数据包不完整".to_owned(),
            PackError::Damaged => "数据包已损坏：校验和不符".to_owned(),
            PackError::Wrong(part) => format!("数据包的 {part} 部分有错"),
            PackError::Contradiction(it) => format!("数据包自相矛盾（{}）", it.0),
        }
    }
}
