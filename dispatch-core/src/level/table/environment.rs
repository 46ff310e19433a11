//! Pollution.

use super::super::measure::{DEAD, ILL, LOSS, MOVED, SERIOUS, WATER_SOURCE};
use super::{Article, Row, Table, bands, found, knowledge, wan_yuan};

const PLAN: Article = found(
    "《国家突发环境事件应急预案》分级标准",
    "National plan for environmental emergencies, grading standard",
);
const TOWNSHIP_SOURCE: Article = knowledge(
    "《国家突发环境事件应急预案》分级标准(乡镇水源一项)",
    "National plan for environmental emergencies (township's source)",
);

/// The plan says 中毒或重伤 in one breath; the poisoned and the seriously injured stand in two
/// columns here, since one person may be counted in both.
pub(super) static ENVIRONMENT: Table = Table {
    source: PLAN,
    articles: [PLAN; 4],
    rows: &[
        Row::new(DEAD, bands(30, 10, 3, 0)),
        Row::new(ILL, bands(100, 50, 10, 0)),
        Row::new(SERIOUS, bands(100, 50, 10, 0)),
        Row::new(MOVED, bands(50_000, 10_000, 5_000, 0)),
        Row::new(
            LOSS,
            bands(wan_yuan(10_000), wan_yuan(2_000), wan_yuan(500), 0),
        ),
        Row::new(WATER_SOURCE, [Some(3), Some(2), None, None]),
        Row::new(WATER_SOURCE, [None, None, Some(1), None]).by(&[TOWNSHIP_SOURCE; 4]),
    ],
    least: &[],
    shows: &[],
};
