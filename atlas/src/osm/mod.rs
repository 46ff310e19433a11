//! OpenStreetMap: an extract in the PBF format becomes a road network and what
//! is seen beside it.

mod doubts;
mod frame;
mod import;
mod left_out;
mod lines;
mod read;
mod scenery;
mod split;
pub mod tags;
mod turns;
mod via;

pub use doubts::Doubt;
pub use frame::{BLOB_MAX, FILE_MAX};
pub use import::{Bounds, Import, Taken};
pub use left_out::LeftOut;

/// Why an extract cannot be taken. What names a place counts bytes from the begin of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OsmError {
    #[error("this is no OpenStreetMap extract in the PBF format")]
    NoPbf,
    #[error("the file is longer than 512 MiB")]
    TooLarge,
    #[error("the file is cut short: it ends inside the blob that begins at byte {at}")]
    CutShort { at: u64 },
    #[error("the file is damaged at byte {at}: {what}")]
    Damaged { at: u64, what: String },
    #[error("the file needs a reader that knows `{0}`")]
    Needs(String),
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    #[error("the file changed while it was read")]
    Changed,
    #[error("there are more roads than one pack can hold")]
    TooManyRoads,
    #[error(
        "there is not one way in it, only {points} points: it was cut off before its first road, or filtered; compare its bytes with where it came from and fetch it again"
    )]
    NoWays { points: u64 },
    #[error("there is no road for vehicles in it, or none in the box")]
    NoRoads,
}

impl OsmError {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            OsmError::NoPbf => "不是 PBF 格式的 OpenStreetMap 数据".to_owned(),
            OsmError::TooLarge => "文件超过 512 MiB".to_owned(),
            OsmError::CutShort { at } => {
                format!("文件不完整：在第 {at} 字节开始的数据块中途结束")
            }
            OsmError::Damaged { at, what } => format!("文件在第 {at} 字节处损坏：{what}"),
            OsmError::Needs(feature) => format!("文件用了本程序不认识的功能：{feature}"),
            OsmError::Unreadable(why) => format!("文件无法读取：{why}"),
            OsmError::Changed => "读取过程中文件被改动".to_owned(),
            OsmError::TooManyRoads => "道路太多，一个数据包装不下".to_owned(),
            OsmError::NoWays { points } => format!(
                "没有一条线，只有 {points} 个点：文件在第一条路之前就被截断，或被筛选过；请与来源核对字节数，不符则重新下载"
            ),
            OsmError::NoRoads => "文件里（或所给范围内）没有车辆可走的道路".to_owned(),
        }
    }
}
