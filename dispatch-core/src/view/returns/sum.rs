//! The sum of an item: what was reported, who is missing, whose figure is old (practice R24, S8).

use super::{Answered, Matrix};
use crate::catalogue::{Form, Text};
use crate::command::ReturnValue;
use crate::register::Party;
use crate::state::{ReturnRecord, State};
use crate::time::Time;
use crate::words::FormItemId;

/// The sum of one item over the units that were asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// What the units reported, old figures included.
    pub reported: u64,
    /// How many units it holds.
    pub units: u32,
    /// 未报: units that never answered; they are not counted as 0.
    pub missing: Vec<Party>,
    /// Units that answered this item with 不详, or not at all, or too long ago.
    pub unknown: Vec<Party>,
    /// Units whose figure is older than the round, with its moment.
    pub old: Vec<(Party, Time)>,
}

/// What a return says of a numbered item: the value given; else the sum of the parts, where every
/// part is known. A zero report says 0. `None` is 不详.
#[must_use]
pub fn number_of(form: &Form, record: &ReturnRecord, item: &str) -> Option<u64> {
    if record.zero {
        return Some(0);
    }
    let given = |key: &str| {
        let key = FormItemId::new(key).ok()?;
        match record.values.get(&key) {
            Some(Some(ReturnValue::Number(n))) => Some(*n),
            _ => None,
        }
    };
    let whole = FormItemId::new(item).ok()?;
    if record.values.contains_key(&whole) || !form.item(item).is_some_and(|it| it.by_part) {
        return given(item);
    }
    form.parts
        .iter()
        .map(|part| given(&format!("{item}/{}", part.id)))
        .try_fold(0_u64, |sum, n| Some(sum.saturating_add(n?)))
}

/// The sum of a numbered item, or of one of its parts (`moved/geological`).
#[must_use]
pub fn sum_of(matrix: &Matrix<'_>, item: &str) -> Sum {
    let mut sum = Sum::default();
    for row in &matrix.rows {
        let unit = || row.unit.clone();
        let Some(record) = row.record() else {
            sum.missing.push(unit());
            continue;
        };
        let number = number_of(matrix.form, record, item);
        match number.filter(|_| !matrix.says_nothing(record)) {
            None => sum.unknown.push(unit()),
            Some(n) => {
                sum.reported = sum.reported.saturating_add(n);
                sum.units += 1;
                if matches!(row.answered, Answered::Old(_)) {
                    sum.old.push((unit(), record.as_of));
                }
            }
        }
    }
    sum
}

impl Sum {
    /// Whom it lacks and whose old figure it holds: `含泽雅镇 00:40 数;未报:三垟街道`; `None` where it is
    /// whole and of this round.
    #[must_use]
    pub fn note(&self, state: &State, now: Time) -> Option<Text> {
        let zh_of = |unit: &Party| super::super::party_zh(state, unit);
        let en_of = |unit: &Party| super::super::party_en(state, unit);
        let mut zh = Vec::new();
        let mut en = Vec::new();
        for (unit, at) in &self.old {
            let clock = crate::sentence::clock(*at, now);
            zh.push(format!("含{} {clock} 数", zh_of(unit)));
            en.push(format!("{} as of {clock}", en_of(unit)));
        }
        for (units, said_zh, said_en) in [
            (&self.missing, "未报", "not reported"),
            (&self.unknown, "不详", "unknown"),
        ] {
            if !units.is_empty() {
                let names: Vec<String> = units.iter().map(zh_of).collect();
                zh.push(format!("{said_zh}:{}", names.join("、")));
                let names: Vec<String> = units.iter().map(en_of).collect();
                en.push(format!("{said_en}: {}", names.join(", ")));
            }
        }
        (!zh.is_empty()).then(|| Text {
            zh: zh.join(";"),
            en: en.join("; "),
        })
    }

    /// As it is read out at a moment: `8760(含泽雅镇 00:40 数;未报:三垟街道)`. Nothing known at all is 不详.
    #[must_use]
    pub fn text(&self, state: &State, now: Time) -> Text {
        let (zh, en) = if self.units == 0 {
            ("不详".to_owned(), "unknown".to_owned())
        } else {
            (self.reported.to_string(), self.reported.to_string())
        };
        match self.note(state, now) {
            None => Text { zh, en },
            Some(note) => Text {
                zh: format!("{zh}({})", note.zh),
                en: format!("{en} ({})", note.en),
            },
        }
    }
}
