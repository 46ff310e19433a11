use super::*;
use crate::catalogue::{LevelProfile, Mark};
use crate::level::evaluate;

const DEAD_30_10_3: [(u64, Option<EventLevel>); 8] = [
    (0, IV),
    (2, IV),
    (3, III),
    (9, III),
    (10, II),
    (29, II),
    (30, I),
    (31, I),
];

#[test]
fn geological_losses_have_bands_of_their_own() {
    let profile = LevelProfile::Geological;
    column(profile, "dead", &[], &DEAD_30_10_3);
    column(
        profile,
        "loss_fen",
        &[],
        &[
            (999_999 * YUAN, IV),
            (1_000_000 * YUAN, III),
            (4_999_999 * YUAN, III),
            (5_000_000 * YUAN, II),
            (9_999_999 * YUAN, II),
            (10_000_000 * YUAN, I),
        ],
    );
    column(profile, "serious", &[], &[(1_000, None)]);
}

#[test]
fn a_forest_fire_goes_by_the_damaged_forest_in_hectares() {
    let profile = LevelProfile::ForestFire;
    column(
        profile,
        "damaged_forest_m2",
        &[],
        &[
            (9_999, IV),
            (10_000, III),
            (999_999, III),
            (1_000_000, II),
            (9_999_999, II),
            (10_000_000, I),
        ],
    );
    column(
        profile,
        "dead",
        &[],
        &[
            (0, None),
            (1, IV),
            (2, IV),
            (3, III),
            (9, III),
            (10, II),
            (29, II),
            (30, I),
        ],
    );
    column(
        profile,
        "serious",
        &[],
        &[
            (0, None),
            (1, IV),
            (9, IV),
            (10, III),
            (49, III),
            (50, II),
            (99, II),
            (100, I),
        ],
    );
    column(
        profile,
        "other_woodland_burning",
        &[],
        &[(0, None), (1, IV)],
    );
}

/// The Anji fire of the articles: 0.51 ha burnt over, 0.3 ha damaged.
#[test]
fn the_area_burnt_over_raises_nothing() {
    let anji = [("burnt_m2", 5_100), ("damaged_forest_m2", 3_000)];
    assert_eq!(level(LevelProfile::ForestFire, &anji), IV);
    column(
        LevelProfile::ForestFire,
        "burnt_m2",
        &[],
        &[(0, None), (1, IV), (50_000_000, IV)],
    );
}

#[test]
fn an_earthquake_goes_by_the_dead_alone() {
    let profile = LevelProfile::Earthquake;
    column(
        profile,
        "dead",
        &[],
        &[
            (0, IV),
            (9, IV),
            (10, III),
            (49, III),
            (50, II),
            (299, II),
            (300, I),
        ],
    );
    column(profile, "loss_fen", &[], &[(u64::MAX, None)]);
    assert_eq!(
        evaluate(profile, &figures(&[("dead", 300)])).article.mark,
        Mark::Knowledge
    );
}

#[test]
fn an_earthquake_without_dead_is_not_yet_without_harm() {
    let no_harm = |stated: &[(&'static str, u64)]| {
        evaluate(LevelProfile::Earthquake, &figures(stated)).no_harm
    };
    assert!(!no_harm(&[("dead", 0)]));
    assert!(!no_harm(&[("dead", 0), ("serious", 0)]));
    assert!(no_harm(&[("dead", 0), ("serious", 0), ("loss_fen", 0)]));
}

#[test]
fn only_the_highest_weather_band_was_read_in_a_standard() {
    let profile = LevelProfile::Weather;
    column(profile, "dead", &[], &DEAD_30_10_3);
    column(
        profile,
        "loss_fen",
        &[],
        &[
            (4_999_999 * YUAN, IV),
            (5_000_000 * YUAN, III),
            (9_999_999 * YUAN, III),
            (10_000_000 * YUAN, II),
            (49_999_999 * YUAN, II),
            (50_000_000 * YUAN, I),
        ],
    );
    for (dead, mark) in [
        (30, Mark::Found),
        (10, Mark::Knowledge),
        (3, Mark::Knowledge),
        (0, Mark::Knowledge),
    ] {
        let assessment = evaluate(profile, &figures(&[("dead", dead)]));
        assert_eq!(assessment.article.mark, mark, "{dead} dead");
    }
}
