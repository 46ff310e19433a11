//! What can be wrong with an archive, in both languages.

/// What is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damaged {
    #[error("{0}: {1}, expected a file of PMTiles")]
    Unreadable(String, String),
    #[error("{0}: no PMTiles: it begins with other bytes")]
    Other(String),
    #[error("{0}: PMTiles of version {1}, expected version 3")]
    Version(String, u8),
    #[error("{file}: cut off: it has {has} bytes, and {what} reaches to {to}", what = .what.en())]
    Truncated {
        file: String,
        what: Part,
        to: u64,
        has: u64,
    },
    #[error("{0}: vector tiles, expected pictures: PNG, JPEG or WebP")]
    Vector(String),
    #[error("{0}: tiles of type {1}, expected PNG (2), JPEG (3) or WebP (4)")]
    Kind(String, u8),
    #[error("{0}: compressed by method {1}, expected none (1) or gzip (2)")]
    Compression(String, u8),
    #[error("{file}: {what} of {bytes} bytes, expected at most {most}", what = .what.en())]
    TooLarge {
        file: String,
        what: Part,
        bytes: u64,
        most: u64,
    },
    #[error("{0}: {what} cannot be read: {why}", what = .1.en(), why = .2)]
    Nonsense(String, Part, &'static str),
}

/// A part of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Header,
    Root,
    Leaf,
    Tile,
}

impl Part {
    fn en(self) -> &'static str {
        match self {
            Part::Header => "the header",
            Part::Root => "the root directory",
            Part::Leaf => "a leaf directory",
            Part::Tile => "a tile",
        }
    }

    fn zh(self) -> &'static str {
        match self {
            Part::Header => "文件头",
            Part::Root => "根目录",
            Part::Leaf => "叶目录",
            Part::Tile => "瓦片",
        }
    }
}

impl Damaged {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Damaged::Unreadable(file, why) => format!("{file}：{why}，应为 PMTiles 文件"),
            Damaged::Other(file) => format!("{file}：不是 PMTiles，文件开头不符"),
            Damaged::Version(file, it) => format!("{file}：PMTiles 第 {it} 版，应为第 3 版"),
            Damaged::Truncated {
                file,
                what,
                to,
                has,
            } => format!(
                "{file}：不完整，{}应到第 {to} 字节，文件只有 {has}",
                what.zh()
            ),
            Damaged::Vector(file) => format!("{file}：矢量瓦片，应为图片瓦片 PNG、JPEG 或 WebP"),
            Damaged::Kind(file, it) => {
                format!("{file}：瓦片类型 {it}，应为 PNG(2)、JPEG(3) 或 WebP(4)")
            }
            Damaged::Compression(file, it) => {
                format!("{file}：压缩方式 {it}，应为不压缩(1)或 gzip(2)")
            }
            Damaged::TooLarge {
                file,
                what,
                bytes,
                most,
            } => format!("{file}：{}有 {bytes} 字节，应不超过 {most}", what.zh()),
            Damaged::Nonsense(file, what, why) => format!("{file}：{}读不懂（{why}）", what.zh()),
        }
    }
}
