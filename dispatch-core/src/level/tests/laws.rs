//! What must hold for all figures under all profiles.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::catalogue::LevelProfile;
use crate::level::measure::{DEAD, MISSING, SUSPECTED_DEAD, WORDS, WORK_SAFETY, is_flag};
use crate::level::{evaluate, reads, table};

const PROFILES: [LevelProfile; 14] = [
    LevelProfile::Decree493,
    LevelProfile::Geological,
    LevelProfile::ForestFire,
    LevelProfile::SpecialEquipment,
    LevelProfile::Environment,
    LevelProfile::Food,
    LevelProfile::PublicHealth,
    LevelProfile::Animal,
    LevelProfile::Earthquake,
    LevelProfile::Power,
    LevelProfile::Weather,
    LevelProfile::Fire,
    LevelProfile::Traffic,
    LevelProfile::Manual,
];

/// Values around every bound of every table, so that the bands are hit.
fn values() -> Vec<u64> {
    let mut values = BTreeSet::from([0, 1, 2, 5, u64::MAX]);
    for profile in PROFILES {
        let rows = table::of(profile, &Figures::new()).rows;
        for bound in rows.iter().flat_map(|row| row.bounds).flatten() {
            values.extend([bound.saturating_sub(1), bound, bound + 1]);
        }
    }
    values.into_iter().collect()
}

fn any_figures() -> impl Strategy<Value = Figures> {
    let measure = prop::sample::select(WORDS.map(|word| word.id).to_vec());
    let value = prop::option::weighted(0.9, prop::sample::select(values()));
    prop::collection::vec((measure, value), 0..14).prop_map(|stated| {
        stated
            .into_iter()
            .map(|(measure, value)| {
                let value = value.map(|value| {
                    if is_flag(measure) {
                        value.min(1)
                    } else {
                        value
                    }
                });
                (id(measure), value)
            })
            .collect()
    })
}

fn any_profile() -> impl Strategy<Value = LevelProfile> {
    prop::sample::select(PROFILES.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn raising_a_figure_never_lowers_a_level(
        profile in any_profile(),
        before in any_figures(),
        measure in prop::sample::select(WORDS.map(|word| word.id).to_vec()),
        value in prop::sample::select(values()),
    ) {
        let raised = before.get(measure).copied().flatten().unwrap_or(0).max(value);
        let mut after = before.clone();
        after.insert(id(measure), Some(raised));
        let (before, after) = (evaluate(profile, &before), evaluate(profile, &after));
        prop_assert!(after.level >= before.level, "{before:?}\n{after:?}");
        prop_assert!(after.worst_case >= before.worst_case, "{before:?}\n{after:?}");
    }

    #[test]
    fn the_missing_never_change_the_level(
        profile in any_profile(),
        figures in any_figures(),
        missing in 0..50_u64,
    ) {
        let mut without = figures;
        without.remove(MISSING);
        without.remove(SUSPECTED_DEAD);
        let mut with = without.clone();
        with.insert(id(MISSING), Some(missing));
        with.insert(id(SUSPECTED_DEAD), Some(missing));
        let (without, with) = (evaluate(profile, &without), evaluate(profile, &with));
        prop_assert_eq!(with.level, without.level);
        prop_assert!(with.worst_case >= with.level);
    }

    #[test]
    fn the_next_step_is_kept_and_not_a_step_sooner(
        profile in any_profile(),
        figures in any_figures(),
    ) {
        let assessment = evaluate(profile, &figures);
        if let Some(next) = assessment.next {
            prop_assert!(next.more > 0 && Some(next.level) > assessment.level);
            let value = figures.get(&next.measure).copied().flatten().unwrap_or(0);
            let mut at = figures.clone();
            at.insert(next.measure.clone(), Some(value + next.more));
            prop_assert_eq!(evaluate(profile, &at).level, Some(next.level));
            at.insert(next.measure, Some(value + next.more - 1));
            prop_assert_eq!(evaluate(profile, &at).level, assessment.level);
        }
    }

    #[test]
    fn harmless_is_said_only_when_nothing_speaks_of_harm(
        profile in any_profile(),
        figures in any_figures(),
    ) {
        let assessment = evaluate(profile, &figures);
        if assessment.no_harm {
            for measure in ["dead", "serious", "loss_fen"] {
                prop_assert_eq!(figures.get(measure), Some(&Some(0)));
            }
            for measure in ["missing", "trapped", "ill", "light", "suspected-dead"] {
                prop_assert!(matches!(figures.get(measure), None | Some(Some(0))));
            }
            prop_assert!(assessment.level <= IV && assessment.unknown.is_empty());
        }
    }

    #[test]
    fn a_level_has_its_reasons(profile in any_profile(), figures in any_figures()) {
        let assessment = evaluate(profile, &figures);
        for reason in &assessment.deciding {
            prop_assert_eq!(figures.get(&reason.measure), Some(&Some(reason.value)));
            prop_assert!(reason.value >= reason.at_least);
        }
        if assessment.level > IV {
            prop_assert!(!assessment.deciding.is_empty());
        }
        for unknown in &assessment.unknown {
            prop_assert_eq!(figures.get(unknown).copied().flatten(), None);
        }
    }
}

#[test]
fn every_measure_of_a_table_has_a_word_and_an_id() {
    for word in &WORDS {
        assert_eq!(id(word.id).as_str(), word.id);
    }
    for profile in PROFILES {
        let table = table::of(profile, &Figures::new());
        let of_rows = table.rows.iter().flat_map(|row| {
            [row.measure]
                .into_iter()
                .chain(row.given.iter().map(|given| given.0))
        });
        for measure in of_rows
            .chain(table.least.iter().copied())
            .chain(table.shows.iter().copied())
        {
            assert!(WORDS.iter().any(|word| word.id == measure), "{measure}");
        }
    }
}

#[test]
fn bounds_fall_from_the_highest_level_to_the_lowest() {
    for profile in PROFILES {
        for row in table::of(profile, &Figures::new()).rows {
            let bounds: Vec<_> = row.bounds.iter().flatten().collect();
            assert!(
                !bounds.is_empty() && bounds.is_sorted_by(|a, b| a > b),
                "{row:?}"
            );
        }
    }
}

#[test]
fn where_the_dead_are_read_so_are_the_missing() {
    for profile in PROFILES {
        let reads: BTreeSet<_> = reads(profile).into_iter().collect();
        assert_eq!(reads.contains(DEAD), reads.contains(MISSING), "{profile:?}");
        assert_eq!(
            reads.contains(DEAD),
            reads.contains(SUSPECTED_DEAD),
            "{profile:?}"
        );
    }
    assert!(reads(LevelProfile::Decree493).contains(&id(WORK_SAFETY)));
}
