//! Dead, seriously injured, direct loss: the bands of decree 493 and the rules that share them.

use super::super::measure::{DEAD, LIGHT, LOSS, SERIOUS};
use super::{Article, Row, Table, bands, found, knowledge, wan_yuan};

const ROWS: [Row; 3] = [
    Row::new(DEAD, bands(30, 10, 3, 0)),
    Row::new(SERIOUS, bands(100, 50, 10, 0)),
    Row::new(
        LOSS,
        bands(wan_yuan(10_000), wan_yuan(5_000), wan_yuan(1_000), 0),
    ),
];

const fn with_articles(source: Article, articles: [Article; 4]) -> Table {
    Table {
        source,
        articles,
        rows: &ROWS,
        least: &[LIGHT],
        shows: &[],
    }
}

const fn under(source: Article) -> Table {
    with_articles(source, [source; 4])
}

/// State Council decree 493, art. 3.
pub(super) static DECREE_493: Table = with_articles(
    found(
        "《生产安全事故报告和调查处理条例》(国务院令第493号)第三条",
        "Decree 493 on production-safety accidents, art. 3",
    ),
    [
        found(
            "《生产安全事故报告和调查处理条例》第三条第(一)项",
            "Decree 493, art. 3(1)",
        ),
        found(
            "《生产安全事故报告和调查处理条例》第三条第(二)项",
            "Decree 493, art. 3(2)",
        ),
        found(
            "《生产安全事故报告和调查处理条例》第三条第(三)项",
            "Decree 493, art. 3(3)",
        ),
        found(
            "《生产安全事故报告和调查处理条例》第三条第(四)项",
            "Decree 493, art. 3(4)",
        ),
    ],
);

/// The same bands where it is stated that the accident is none of production safety.
pub(super) static BY_ANALOGY: Table = under(knowledge(
    "非生产安全事故,比照生产安全事故的数值",
    "not a production-safety accident; bands of one, by analogy",
));

/// Fires have the same bands under a rule of their own.
pub(super) static FIRE: Table = under(knowledge(
    "火灾等级标准(公消〔2007〕234号)",
    "Fire grading standard (Gongxiao [2007] 234)",
));

/// Road accidents are graded by the police; the bands are an analogy.
pub(super) static TRAFFIC: Table = under(knowledge(
    "公安机关道路交通事故规定,数值系比照",
    "police rules on road accidents; bands by analogy",
));
