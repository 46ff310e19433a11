use super::*;
use crate::catalogue::LevelProfile::SpecialEquipment;
use crate::level::evaluate;

const HOUR: u64 = 60;

#[test]
fn people_and_loss_are_as_elsewhere_but_have_a_floor() {
    column(
        SpecialEquipment,
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
        SpecialEquipment,
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
        SpecialEquipment,
        "loss_fen",
        &[],
        &[
            (10_000 * YUAN - 1, None),
            (10_000 * YUAN, IV),
            (10_000_000 * YUAN - 1, IV),
            (10_000_000 * YUAN, III),
            (50_000_000 * YUAN - 1, III),
            (50_000_000 * YUAN, II),
            (100_000_000 * YUAN - 1, II),
            (100_000_000 * YUAN, I),
        ],
    );
}

#[test]
fn a_loss_below_the_floor_is_harm_without_a_level() {
    let stated = |fen| figures(&[("dead", 0), ("serious", 0), ("loss_fen", fen)]);
    let below = evaluate(SpecialEquipment, &stated(1));
    assert_eq!((below.level, below.no_harm), (None, false));
    let none = evaluate(SpecialEquipment, &stated(0));
    assert_eq!((none.level, none.no_harm), (None, true));
}

#[test]
fn people_moved_count_when_a_vessel_or_pipe_leaks_poison() {
    column(
        SpecialEquipment,
        "moved",
        &[("toxic_leak", 1)],
        &[
            (499, None),
            (500, IV),
            (9_999, IV),
            (10_000, III),
            (49_999, III),
            (50_000, II),
            (149_999, II),
            (150_000, I),
        ],
    );
    column(
        SpecialEquipment,
        "moved",
        &[("toxic_leak", 0)],
        &[(150_000, None)],
    );
    column(SpecialEquipment, "moved", &[], &[(150_000, None)]);
}

#[test]
fn a_boiler_of_600_megawatts_is_graded_higher() {
    column(
        SpecialEquipment,
        "vessel_explosion",
        &[],
        &[(0, None), (1, III)],
    );
    column(
        SpecialEquipment,
        "vessel_explosion",
        &[("boiler_600mw", 1)],
        &[(0, None), (1, I)],
    );
    column(
        SpecialEquipment,
        "boiler_off_minutes",
        &[("boiler_600mw", 1)],
        &[(240 * HOUR - 1, None), (240 * HOUR, II)],
    );
    column(
        SpecialEquipment,
        "boiler_off_minutes",
        &[],
        &[(240 * HOUR, None)],
    );
}

#[test]
fn a_crane_that_falls_is_worse_than_one_that_breaks() {
    column(
        SpecialEquipment,
        "crane_part_broken",
        &[],
        &[(0, None), (1, IV)],
    );
    column(
        SpecialEquipment,
        "crane_overturned",
        &[],
        &[(0, None), (1, III)],
    );
}

#[test]
fn time_aloft_counts_by_kind_and_by_heads() {
    let cableway = [
        (3 * HOUR + 29, None),
        (3 * HOUR + 30, IV),
        (12 * HOUR - 1, IV),
        (12 * HOUR, III),
    ];
    column(SpecialEquipment, "aloft_minutes", &[], &cableway);
    column(SpecialEquipment, "aloft_minutes", &[("ride", 0)], &cableway);
    column(
        SpecialEquipment,
        "aloft_minutes",
        &[("ride", 1)],
        &[
            (HOUR - 1, None),
            (HOUR, IV),
            (12 * HOUR - 1, IV),
            (12 * HOUR, III),
        ],
    );
    let hundred = [
        (24 * HOUR - 1, III),
        (24 * HOUR, II),
        (48 * HOUR - 1, II),
        (48 * HOUR, I),
    ];
    column(
        SpecialEquipment,
        "aloft_minutes",
        &[("aloft_people", 100)],
        &hundred,
    );
    column(
        SpecialEquipment,
        "aloft_minutes",
        &[("aloft_people", 99)],
        &[(48 * HOUR, III)],
    );
}

#[test]
fn a_lift_counts_from_two_hours_and_no_higher() {
    column(
        SpecialEquipment,
        "lift_minutes",
        &[],
        &[(119, None), (120, IV), (48 * HOUR, IV)],
    );
}

#[test]
fn each_level_cites_its_article() {
    for (dead, article) in [
        (1, "第六十四条"),
        (3, "第六十三条"),
        (10, "第六十二条"),
        (30, "第六十一条"),
    ] {
        let assessment = evaluate(SpecialEquipment, &figures(&[("dead", dead)]));
        assert!(assessment.article.zh.ends_with(article), "{dead} dead");
    }
}
