//! The shape of a table of bands.

mod casualties;
mod environment;
mod equipment;
mod health;
mod nature;
mod without_numbers;

use crate::catalogue::{LevelProfile, Mark};
use crate::command::Figures;

use super::measure::WORK_SAFETY;

/// Where a band is written, and how we know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
    /// Read there, or general knowledge still to be confirmed.
    pub mark: Mark,
}

/// The lower bounds of I, II, III and IV; `None` where the rule has no such band. A 0 stands where
/// the lowest band has no floor.
pub(super) type Bounds = [Option<u64>; 4];

/// A column of a table, or a combination that the rule names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) measure: &'static str,
    pub(super) bounds: Bounds,
    /// What must hold beside it: measure and lower bound; a flag is 1.
    pub(super) given: &'static [(&'static str, u64)],
    /// Belongs to a special case: not stated means that the case is another one, not that the
    /// figure is unknown.
    pub(super) special: bool,
    /// Where these bands are written, if not where the table's are.
    pub(super) articles: Option<&'static [Article; 4]>,
}

/// The bands of one rule.
#[derive(Debug)]
pub(super) struct Table {
    /// The rule as a whole.
    pub(super) source: Article,
    /// Where the bands of I, II, III and IV are written.
    pub(super) articles: [Article; 4],
    pub(super) rows: &'static [Row],
    /// Figures that the bands do not name but whose being there is enough for IV, where that band
    /// has no floor.
    pub(super) least: &'static [&'static str],
    /// Figures to show beside those that are compared.
    pub(super) shows: &'static [&'static str],
}

impl Row {
    const fn new(measure: &'static str, bounds: Bounds) -> Row {
        Row {
            measure,
            bounds,
            given: &[],
            special: false,
            articles: None,
        }
    }

    const fn given(self, given: &'static [(&'static str, u64)]) -> Row {
        Row { given, ..self }
    }

    const fn special(self) -> Row {
        Row {
            special: true,
            ..self
        }
    }

    const fn by(self, articles: &'static [Article; 4]) -> Row {
        Row {
            articles: Some(articles),
            ..self
        }
    }
}

const fn bands(i: u64, ii: u64, iii: u64, iv: u64) -> Bounds {
    [Some(i), Some(ii), Some(iii), Some(iv)]
}

/// 万元 in fen.
const fn wan_yuan(n: u64) -> u64 {
    n * 10_000 * 100
}

const fn found(zh: &'static str, en: &'static str) -> Article {
    Article {
        zh,
        en,
        mark: Mark::Found,
    }
}

const fn knowledge(zh: &'static str, en: &'static str) -> Article {
    Article {
        zh,
        en,
        mark: Mark::Knowledge,
    }
}

/// The table of a profile. Decree 493 holds for production-safety accidents only: where it is
/// stated that this is none, its bands are used by analogy and it is not cited; and a road accident
/// that is one is graded by the decree (domain §10.21).
pub(super) fn of(profile: LevelProfile, figures: &Figures) -> &'static Table {
    let work_safety = figures.get(WORK_SAFETY).copied().flatten();
    match (profile, work_safety) {
        (LevelProfile::Decree493, Some(0)) => &casualties::BY_ANALOGY,
        (LevelProfile::Decree493, _) => &casualties::DECREE_493,
        (LevelProfile::Traffic, Some(1..)) => &casualties::DECREE_493,
        (LevelProfile::Traffic, _) => &casualties::TRAFFIC,
        (LevelProfile::Fire, _) => &casualties::FIRE,
        (LevelProfile::Geological, _) => &nature::GEOLOGICAL,
        (LevelProfile::ForestFire, _) => &nature::FOREST_FIRE,
        (LevelProfile::Earthquake, _) => &nature::EARTHQUAKE,
        (LevelProfile::Weather, _) => &nature::WEATHER,
        (LevelProfile::SpecialEquipment, _) => &equipment::SPECIAL_EQUIPMENT,
        (LevelProfile::Environment, _) => &environment::ENVIRONMENT,
        (LevelProfile::Food, _) => &health::FOOD,
        (LevelProfile::PublicHealth, _) => &health::PUBLIC_HEALTH,
        (LevelProfile::Animal, _) => &without_numbers::ANIMAL,
        (LevelProfile::Power, _) => &without_numbers::POWER,
        (LevelProfile::Manual, _) => &without_numbers::MANUAL,
    }
}
