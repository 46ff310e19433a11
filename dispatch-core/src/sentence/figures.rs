//! Figures of harm in words. 不详 is said as such, never as 0; money is said in yuan.

use super::Names;
use super::say::{list, say, text};
use crate::catalogue::Text;
use crate::command::{Figures, Strength};
use crate::level;
use crate::sentence::telling::Telling;

/// Every figure of a set; `None` where there is none.
pub(super) fn figures(names: &Names, figures: &Figures) -> Option<Text> {
    let each = figures
        .iter()
        .map(|(id, value)| figure(names, id.as_str(), *value));
    (!figures.is_empty()).then(|| list(each))
}

/// One figure. The tables of levels have the shorter words, the catalogue the others.
fn figure(names: &Names, id: &str, value: Option<u64>) -> Text {
    if let Some(known) = level::figure_text(id, value) {
        return known;
    }
    let measure = names.measure(id);
    let label = measure.map_or_else(|| text(id, id), |it| text(&it.zh, &it.en));
    let is_flag = measure.is_some_and(|it| it.flag);
    let amount = match value {
        None => say!("不详", "unknown"),
        Some(0) if is_flag => say!("否", "no"),
        Some(_) if is_flag => say!("是", "yes"),
        Some(value) => {
            let unit = measure.and_then(|it| it.unit.as_ref());
            match unit {
                Some(unit) => text(format!("{value} {}", unit.zh), value.to_string()),
                None => text(value.to_string(), value.to_string()),
            }
        }
    };
    say!(
        "{label} {amount}",
        "{label}: {amount}",
        label = label,
        amount = amount
    )
}

/// How many, or 不详.
pub(super) fn people(count: Option<u32>) -> Text {
    match count {
        Some(1) => say!("1 人", "1 person"),
        Some(n) => say!("{n} 人", "{n} people", n = n),
        None => say!("人数 不详", "number of people unknown"),
    }
}

/// The bare number, or 不详.
pub(super) fn count(count: Option<u32>) -> Text {
    match count {
        Some(n) => say!("{n} 人", "{n}", n = n),
        None => say!("不详", "unknown"),
    }
}

impl Telling<'_> {
    /// Who came: leader and people always, the rest where it is known.
    pub(super) fn strength(&self, it: &Strength) -> Vec<Text> {
        let leader = match (&it.leader, &it.leader_words) {
            (Some(person), _) => self.person(person),
            (None, Some(words)) => say!("{words}", "{words}", words = words),
            (None, None) => say!("不详", "unknown"),
        };
        let mut said = vec![
            say!("带队 {leader}", "leader: {leader}", leader = leader),
            people(it.people),
        ];
        said.extend(
            it.vehicles
                .map(|n| say!("车辆 {n} 台", "{n} vehicles", n = n)),
        );
        said.extend(
            it.call_sign
                .as_ref()
                .map(|sign| say!("呼号 {sign}", "call sign {sign}", sign = sign)),
        );
        said
    }
}
