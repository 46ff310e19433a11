use super::*;
use crate::catalogue::{LevelProfile, Mark};
use crate::level::evaluate;

/// Dead, seriously injured, loss in yuan: the boundary cases of domain.md §2.1.
const CASES: [(u64, u64, u64, Option<EventLevel>); 13] = [
    (0, 0, 0, IV),
    (2, 9, 9_999_999, IV),
    (3, 0, 0, III),
    (0, 10, 0, III),
    (0, 0, 10_000_000, III),
    (9, 49, 49_999_999, III),
    (10, 0, 0, II),
    (0, 50, 0, II),
    (0, 0, 50_000_000, II),
    (29, 99, 99_999_999, II),
    (30, 0, 0, I),
    (0, 100, 0, I),
    (0, 0, 100_000_000, I),
];

const PROFILES: [LevelProfile; 3] = [
    LevelProfile::Decree493,
    LevelProfile::Fire,
    LevelProfile::Traffic,
];

#[test]
fn the_bands_of_decree_493_hold_at_every_bound() {
    for profile in PROFILES {
        for (dead, serious, yuan, expected) in CASES {
            let stated = [
                ("dead", dead),
                ("serious", serious),
                ("loss_fen", yuan * YUAN),
            ];
            assert_eq!(level(profile, &stated), expected, "{profile:?} {stated:?}");
        }
    }
}

#[test]
fn one_fen_below_a_bound_is_below_it() {
    column(
        LevelProfile::Decree493,
        "loss_fen",
        &[],
        &[
            (999_999_999, IV),
            (1_000_000_000, III),
            (4_999_999_999, III),
            (5_000_000_000, II),
            (9_999_999_999, II),
            (10_000_000_000, I),
        ],
    );
}

#[test]
fn an_event_without_harm_is_ordinary_by_the_table_and_harmless_on_the_screen() {
    let zero = [("dead", 0), ("serious", 0), ("loss_fen", 0)];
    for profile in PROFILES {
        let assessment = evaluate(profile, &figures(&zero));
        assert!(assessment.no_harm, "{profile:?}");
        assert_eq!(assessment.level, IV);
        assert_eq!(assessment.deciding, []);
        for harm in [
            "dead", "serious", "loss_fen", "light", "missing", "trapped", "ill",
        ] {
            let mut harmed = figures(&zero);
            harmed.insert(id(harm), Some(1));
            assert!(!evaluate(profile, &harmed).no_harm, "{harm}");
            harmed.insert(id(harm), None);
            assert!(!evaluate(profile, &harmed).no_harm, "{harm} 不详");
        }
    }
}

#[test]
fn one_light_injury_is_enough_for_the_lowest_level() {
    for profile in PROFILES {
        column(profile, "light", &[], &[(0, None), (1, IV), (500, IV)]);
    }
}

#[test]
fn the_columns_that_reach_the_level_decide() {
    let stated = [("dead", 4), ("serious", 60), ("loss_fen", 5_000_000_000)];
    let assessment = evaluate(LevelProfile::Decree493, &figures(&stated));
    let deciding: Vec<_> = assessment
        .deciding
        .iter()
        .map(|reason| (reason.measure.as_str(), reason.value, reason.at_least))
        .collect();
    assert_eq!(
        deciding,
        [
            ("serious", 60, 50),
            ("loss_fen", 5_000_000_000, 5_000_000_000)
        ]
    );
    assert!(assessment.article.zh.ends_with("第三条第(二)项"));
    assert_eq!(assessment.article.mark, Mark::Found);
}

#[test]
fn decree_493_is_cited_for_production_safety_only() {
    let cites_493 = |profile, stated: &[(&'static str, u64)]| {
        let article = evaluate(profile, &figures(stated)).article;
        let by_name = article.zh.contains("《生产安全事故报告和调查处理条例》");
        assert_eq!(by_name, article.en.contains("Decree 493"), "{article:?}");
        assert_eq!(by_name, article.mark == Mark::Found, "{article:?}");
        by_name
    };
    let dead = ("dead", 3);
    assert!(cites_493(LevelProfile::Decree493, &[dead]));
    assert!(!cites_493(
        LevelProfile::Decree493,
        &[dead, ("work_safety", 0)]
    ));
    assert!(!cites_493(LevelProfile::Fire, &[dead]));
    assert!(!cites_493(LevelProfile::Traffic, &[dead]));
    assert!(cites_493(
        LevelProfile::Traffic,
        &[dead, ("work_safety", 1)]
    ));
    assert_eq!(
        level(LevelProfile::Decree493, &[dead, ("work_safety", 0)]),
        III,
        "the bands are the same by analogy"
    );
}
