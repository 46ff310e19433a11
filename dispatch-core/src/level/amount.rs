//! Figures written out with their unit, in integers.

use super::measure::{Unit, Word, word_of};
use crate::catalogue::Text;

/// Chinese and English.
pub(super) struct Both {
    pub(super) zh: String,
    pub(super) en: String,
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> Both {
    Both {
        zh: zh.into(),
        en: en.into(),
    }
}

/// What was counted and how much; `None` for a flag that is not set.
pub(super) fn figure(word: &Word, value: u64) -> Option<Both> {
    let Both { zh, en } = amount(word.unit, value);
    Some(match word.unit {
        Unit::Flag if value == 0 => return None,
        Unit::Flag => both(word.zh, word.en),
        Unit::WaterSource => both(zh, en),
        Unit::People => both(format!("{}{zh}", word.zh), format!("{en} {}", word.en)),
        _ => both(format!("{}{zh}", word.zh), format!("{} {en}", word.en)),
    })
}

/// One figure of a measure that the tables know, as a sentence of the log says it; `None` for any
/// other measure. 不详 and a flag that is not set are said as well.
pub(crate) fn figure_text(measure: &str, value: Option<u64>) -> Option<Text> {
    let word = word_of(measure)?;
    let Both { zh, en } = match (value, word.unit) {
        (None, _) => both(format!("{} 不详", word.zh), format!("{}: unknown", word.en)),
        (Some(0), Unit::Flag) => both(format!("{} 否", word.zh), format!("{}: no", word.en)),
        (Some(_), Unit::Flag) => both(format!("{} 是", word.zh), format!("{}: yes", word.en)),
        (Some(value), Unit::WaterSource) => amount(word.unit, value),
        (Some(value), unit) => {
            let Both { zh, en } = amount(unit, value);
            let en = match unit {
                Unit::People => format!("{en} {}", word.en),
                _ => format!("{} {en}", word.en),
            };
            let zh = match unit {
                Unit::People => format!("{value} 人"),
                Unit::Users => format!("{value} 户"),
                _ => zh,
            };
            both(format!("{} {zh}", word.zh), en)
        }
    };
    Some(Text { zh, en })
}

/// How much more: 再有1人死亡, 直接经济损失再增1元.
pub(super) fn increase(word: &Word, more: u64) -> Both {
    let Both { zh, en } = amount(word.unit, more);
    match word.unit {
        Unit::People => both(
            format!("再有{zh}{}", word.zh),
            format!("{en} more {}", word.en),
        ),
        _ => both(
            format!("{}再增{zh}", word.zh),
            format!("{} up by {en}", word.en),
        ),
    }
}

/// The number with its unit.
pub(super) fn amount(unit: Unit, value: u64) -> Both {
    match unit {
        Unit::People => both(format!("{value}人"), value.to_string()),
        Unit::Users => both(format!("{value}户"), value.to_string()),
        Unit::Fen => both(yuan_zh(value), format!("CNY {}", yuan_en(value))),
        Unit::SquareMetres if value < 10_000 => {
            both(format!("{value}平方米"), format!("{value} m²"))
        }
        Unit::SquareMetres => {
            let hectares = decimal(value, 4);
            both(format!("{hectares}公顷"), format!("{hectares} ha"))
        }
        Unit::Minutes => minutes(value),
        Unit::PerMille => {
            let percent = format!("{}%", decimal(value, 1));
            both(percent.clone(), percent)
        }
        Unit::WaterSource => match value {
            0 => both("水源地取水未中断", "no water source cut"),
            1 => both("乡镇级水源地取水中断", "a township's water source cut"),
            2 => both("县级水源地取水中断", "a county's water source cut"),
            _ => both(
                "设区的市级水源地取水中断",
                "a prefecture city's water source cut",
            ),
        },
        Unit::Flag => both(value.to_string(), value.to_string()),
    }
}

fn minutes(value: u64) -> Both {
    match (value / 60, value % 60) {
        (0, minutes) => both(format!("{minutes}分钟"), format!("{minutes} min")),
        (hours, 0) => both(format!("{hours}小时"), format!("{hours} h")),
        (hours, minutes) => both(
            format!("{hours}小时{minutes}分钟"),
            format!("{hours} h {minutes} min"),
        ),
    }
}

/// 元, 万元 or 亿元, exact: mistaking 万元 for 元 is the classic slip.
fn yuan_zh(fen: u64) -> String {
    match fen {
        10_000_000_000.. => format!("{}亿元", decimal(fen, 10)),
        1_000_000.. => format!("{}万元", decimal(fen, 6)),
        _ => format!("{}元", decimal(fen, 2)),
    }
}

fn yuan_en(fen: u64) -> String {
    let digits = (fen / 100).to_string();
    let mut yuan = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            yuan.push(',');
        }
        yuan.push(digit);
    }
    match fen % 100 {
        0 => yuan,
        cents => format!("{yuan}.{cents:02}"),
    }
}

/// `value` / 10^`places`, exact, without trailing zeros.
fn decimal(value: u64, places: u32) -> String {
    let one = 10_u64.pow(places);
    let (whole, rest) = (value / one, value % one);
    if rest == 0 {
        return whole.to_string();
    }
    let width = places as usize;
    let digits = format!("{rest:0width$}");
    format!("{whole}.{}", digits.trim_end_matches('0'))
}
