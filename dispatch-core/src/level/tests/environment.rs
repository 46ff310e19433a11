use super::*;
use crate::catalogue::LevelProfile::Environment;
use crate::catalogue::Mark;
use crate::level::evaluate;

#[test]
fn every_column_holds_at_every_bound() {
    column(
        Environment,
        "dead",
        &[],
        &[
            (0, IV),
            (2, IV),
            (3, III),
            (9, III),
            (10, II),
            (29, II),
            (30, I),
        ],
    );
    for hurt in ["ill", "serious"] {
        column(
            Environment,
            hurt,
            &[],
            &[
                (0, IV),
                (9, IV),
                (10, III),
                (49, III),
                (50, II),
                (99, II),
                (100, I),
            ],
        );
    }
    column(
        Environment,
        "moved",
        &[],
        &[
            (4_999, IV),
            (5_000, III),
            (9_999, III),
            (10_000, II),
            (49_999, II),
            (50_000, I),
        ],
    );
    column(
        Environment,
        "loss_fen",
        &[],
        &[
            (4_999_999 * YUAN, IV),
            (5_000_000 * YUAN, III),
            (19_999_999 * YUAN, III),
            (20_000_000 * YUAN, II),
            (99_999_999 * YUAN, II),
            (100_000_000 * YUAN, I),
        ],
    );
}

#[test]
fn the_rank_of_the_source_that_is_cut_decides() {
    column(
        Environment,
        "water_source",
        &[],
        &[(0, None), (1, III), (2, II), (3, I)],
    );
    let mark = |rank| {
        evaluate(Environment, &figures(&[("water_source", rank)]))
            .article
            .mark
    };
    assert_eq!(mark(1), Mark::Knowledge);
    assert_eq!(mark(2), Mark::Found);
}
