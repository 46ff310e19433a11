use serde::{Deserialize, Serialize};

/// Event level 事件等级, computed from harm. A greater level is worse.
///
/// It is not a response level 响应级别, which people decide, nor a warning colour 预警级别, which
/// comes from met and hydro; there is no conversion between the three (law 10):
///
/// ```compile_fail
/// use dispatch_core::{command::ResponseLevel, level::EventLevel};
/// let response: ResponseLevel = EventLevel::Major.into();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventLevel {
    /// IV 一般
    #[serde(rename = "IV")]
    Ordinary,
    /// III 较大
    #[serde(rename = "III")]
    Serious,
    /// II 重大
    #[serde(rename = "II")]
    Major,
    /// I 特别重大
    #[serde(rename = "I")]
    Extraordinary,
}

impl EventLevel {
    /// All four, the worst first, as the columns of the tables stand.
    pub const FROM_WORST: [EventLevel; 4] = [
        EventLevel::Extraordinary,
        EventLevel::Major,
        EventLevel::Serious,
        EventLevel::Ordinary,
    ];

    /// `I` to `IV`.
    #[must_use]
    pub const fn numeral(self) -> &'static str {
        match self {
            EventLevel::Extraordinary => "I",
            EventLevel::Major => "II",
            EventLevel::Serious => "III",
            EventLevel::Ordinary => "IV",
        }
    }

    /// Its name, Chinese and English.
    #[must_use]
    pub const fn text(self) -> (&'static str, &'static str) {
        match self {
            EventLevel::Extraordinary => ("特别重大", "extraordinary (I)"),
            EventLevel::Major => ("重大", "major (II)"),
            EventLevel::Serious => ("较大", "serious (III)"),
            EventLevel::Ordinary => ("一般", "ordinary (IV)"),
        }
    }
}
