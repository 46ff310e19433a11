use super::*;
use crate::catalogue::LevelProfile::{Food, PublicHealth};
use crate::level::evaluate;

#[test]
fn food_has_no_level_below_thirty_ill() {
    column(
        Food,
        "ill",
        &[("dead", 0)],
        &[
            (0, None),
            (29, None),
            (30, IV),
            (99, IV),
            (100, III),
            (100_000, III),
        ],
    );
    let few = evaluate(Food, &figures(&[("ill", 29), ("dead", 0)]));
    assert!(!few.no_harm && !few.manual);
}

#[test]
fn a_death_by_food_is_serious_and_with_a_hundred_ill_major() {
    column(
        Food,
        "dead",
        &[],
        &[(0, None), (1, III), (9, III), (10, II), (1_000, II)],
    );
    column(
        Food,
        "ill",
        &[("dead", 1)],
        &[(0, III), (99, III), (100, II)],
    );
}

#[test]
fn fifty_ill_at_a_school_are_major() {
    column(
        Food,
        "ill",
        &[("school_or_major_event", 1)],
        &[(29, None), (30, IV), (49, IV), (50, II)],
    );
    column(Food, "ill", &[("school_or_major_event", 0)], &[(50, IV)]);
}

#[test]
fn group_poisoning_is_graded_like_food() {
    let group = ("group_poisoning", 1);
    column(
        PublicHealth,
        "ill",
        &[group],
        &[(29, None), (30, IV), (99, IV), (100, III)],
    );
    column(
        PublicHealth,
        "ill",
        &[group, ("dead", 1)],
        &[(99, III), (100, II)],
    );
    column(
        PublicHealth,
        "dead",
        &[group],
        &[(0, None), (1, III), (9, III), (10, II)],
    );
}

#[test]
fn poisoning_at_work_is_graded_sooner() {
    let at_work = ("occupational", 1);
    column(
        PublicHealth,
        "ill",
        &[at_work],
        &[(0, None), (1, IV), (9, IV), (10, III), (49, III), (50, II)],
    );
    column(
        PublicHealth,
        "dead",
        &[at_work],
        &[(0, None), (1, III), (4, III), (5, II)],
    );
}

#[test]
fn an_infectious_disease_is_judged_by_a_person() {
    let outbreak = evaluate(PublicHealth, &figures(&[("ill", 400), ("dead", 2)]));
    assert!(outbreak.manual);
    assert_eq!(outbreak.level, None);
    let asked: Vec<_> = outbreak.unknown.iter().map(|id| id.as_str()).collect();
    assert_eq!(asked, ["group_poisoning", "occupational"]);
}
