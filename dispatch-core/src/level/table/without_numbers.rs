//! Types for which nobody has published numbers that a district could use.

use super::super::measure::{
    DEAD, ILL, LOAD_LOST_SHARE, LOSS, MISSING, SERIOUS, SUSPECTED_DEAD, USERS_OFF, USERS_OFF_SHARE,
};
use super::{Article, Table, found, knowledge};

const HARM_DONE: [&str; 5] = [DEAD, SUSPECTED_DEAD, MISSING, SERIOUS, LOSS];

const fn judged(source: Article, shows: &'static [&'static str]) -> Table {
    Table {
        source,
        articles: [source; 4],
        rows: &[],
        least: &[],
        shows,
    }
}

/// By disease and number of outbreak points.
pub(super) static ANIMAL: Table = judged(
    knowledge(
        "重大动物疫情按病种和疫点数分级,无现成数值",
        "animal epidemics go by disease and outbreak points; no numbers at hand",
    ),
    &[DEAD, ILL],
);

/// The regulation has rows for provinces and cities, none for a district of a city.
pub(super) static POWER: Table = judged(
    found(
        "电力安全事故分级无市辖区档次,只列比例",
        "power grading has no row for a city district; only the shares are shown",
    ),
    &[LOAD_LOST_SHARE, USERS_OFF_SHARE, USERS_OFF],
);

/// Floods, mass incidents and all else without numbers.
pub(super) static MANUAL: Table = judged(
    knowledge(
        "等级按本地区预案由人判定",
        "graded by a person under the plan of the place",
    ),
    &HARM_DONE,
);
