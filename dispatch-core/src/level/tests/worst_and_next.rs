use super::*;
use crate::catalogue::LevelProfile::{self, Decree493, Food, SpecialEquipment};
use crate::level::{Next, evaluate};

fn next(profile: LevelProfile, stated: &[(&'static str, u64)]) -> Option<Next> {
    evaluate(profile, &figures(stated)).next
}

fn step(level: Option<EventLevel>, measure: &'static str, more: u64) -> Option<Next> {
    level.map(|level| Next {
        level,
        measure: id(measure),
        more,
    })
}

#[test]
fn the_missing_change_the_worst_case_only() {
    for (missing, worst) in [(0, IV), (1, IV), (2, III), (9, II), (29, I)] {
        let stated = figures(&[("dead", 1), ("missing", missing)]);
        let assessment = evaluate(Decree493, &stated);
        assert_eq!(assessment.level, IV, "{missing} missing");
        assert_eq!(assessment.worst_case, worst, "{missing} missing");
    }
}

#[test]
fn the_missing_alone_confirm_nothing() {
    let assessment = evaluate(Decree493, &figures(&[("missing", 40)]));
    assert_eq!(assessment.level, None);
    assert_eq!(assessment.worst_case, I);
}

#[test]
fn the_suspected_dead_count_beside_the_missing() {
    let stated = figures(&[("dead", 1), ("suspected-dead", 1), ("missing", 1)]);
    assert_eq!(evaluate(Decree493, &stated).worst_case, III);
    let huge = figures(&[("dead", u64::MAX), ("missing", u64::MAX)]);
    assert_eq!(evaluate(Decree493, &huge).worst_case, I);
}

#[test]
fn the_trapped_are_not_dead() {
    let stated = figures(&[("dead", 0), ("trapped", 40)]);
    assert_eq!(evaluate(Decree493, &stated).worst_case, IV);
}

#[test]
fn one_more_death_makes_it_serious() {
    let stated = [("dead", 2), ("serious", 0), ("loss_fen", 0)];
    assert_eq!(next(Decree493, &stated), step(III, "dead", 1));
}

#[test]
fn the_nearest_column_is_told() {
    let stated = [("dead", 1), ("serious", 9), ("loss_fen", 0)];
    assert_eq!(next(Decree493, &stated), step(III, "serious", 1));
    let stated = [("dead", 0), ("serious", 0), ("loss_fen", 999_999_999)];
    assert_eq!(next(Decree493, &stated), step(III, "loss_fen", 1));
    let stated = [("dead", 0), ("serious", 0), ("loss_fen", 0)];
    assert_eq!(
        next(Decree493, &stated),
        step(III, "dead", 3),
        "people first"
    );
}

#[test]
fn an_unknown_column_promises_nothing() {
    let mut partly = figures(&[("serious", 4)]);
    partly.insert(id("dead"), None);
    assert_eq!(evaluate(Decree493, &partly).next, step(III, "serious", 6));
}

#[test]
fn a_rank_is_no_count() {
    let stated = [("water_source", 1), ("moved", 40)];
    assert_eq!(
        next(LevelProfile::Environment, &stated),
        step(II, "moved", 9_960)
    );
}

#[test]
fn there_is_nothing_above_the_highest() {
    assert_eq!(next(Decree493, &[("dead", 30)]), None);
}

#[test]
fn a_step_may_lie_in_the_other_half_of_a_combination() {
    assert_eq!(
        next(Food, &[("ill", 120), ("dead", 0)]),
        step(II, "dead", 1)
    );
    let aloft = [("aloft_minutes", 1_440), ("aloft_people", 99)];
    assert_eq!(next(SpecialEquipment, &aloft), step(II, "aloft_people", 1));
}

#[test]
fn below_the_lowest_level_the_step_is_to_it() {
    assert_eq!(next(Food, &[("ill", 20)]), step(IV, "ill", 10));
}
