mod casualties;
mod environment;
mod equipment;
mod health;
mod laws;
mod nature;
mod sentences;
mod unknown;
mod vocabulary;
mod without_numbers;
mod worst_and_next;

use super::EventLevel;
use super::measure::id;
use crate::command::Figures;

pub(crate) const I: Option<EventLevel> = Some(EventLevel::Extraordinary);
pub(crate) const II: Option<EventLevel> = Some(EventLevel::Major);
pub(crate) const III: Option<EventLevel> = Some(EventLevel::Serious);
pub(crate) const IV: Option<EventLevel> = Some(EventLevel::Ordinary);

pub(crate) const YUAN: u64 = 100;

pub(crate) fn figures(stated: &[(&'static str, u64)]) -> Figures {
    stated
        .iter()
        .map(|&(measure, value)| (id(measure), Some(value)))
        .collect()
}

pub(crate) fn level(
    profile: crate::catalogue::LevelProfile,
    stated: &[(&'static str, u64)],
) -> Option<EventLevel> {
    super::evaluate(profile, &figures(stated)).level
}

/// Checks a column alone: the values and the level that each must give.
pub(crate) fn column(
    profile: crate::catalogue::LevelProfile,
    measure: &'static str,
    beside: &[(&'static str, u64)],
    cases: &[(u64, Option<EventLevel>)],
) {
    for &(value, expected) in cases {
        let mut stated = beside.to_vec();
        stated.push((measure, value));
        assert_eq!(
            level(profile, &stated),
            expected,
            "{profile:?}: {measure} = {value} beside {beside:?}"
        );
    }
}
