//! Food, and poisoning of groups.

use super::super::measure::{DEAD, GROUP_POISONING, ILL, OCCUPATIONAL, SCHOOL_OR_MAJOR_EVENT};
use super::{Article, Row, Table, found, knowledge};

const FOOD_PLAN: Article = found(
    "省级食品安全事故应急预案(一份文本);特别重大由国家认定",
    "a provincial food safety plan (one text); I is named by the state",
);

/// No level below 30 ill without a death, and none above II by numbers.
pub(super) static FOOD: Table = Table {
    source: FOOD_PLAN,
    articles: [FOOD_PLAN; 4],
    rows: &[
        Row::new(DEAD, [None, Some(10), Some(1), None]),
        Row::new(ILL, [None, None, Some(100), Some(30)]),
        Row::new(ILL, [None, Some(100), None, None]).given(&[(DEAD, 1)]),
        Row::new(ILL, [None, Some(50), None, None]).given(&[(SCHOOL_OR_MAJOR_EVENT, 1)]),
    ],
    least: &[],
    shows: &[],
};

const POISONING: Article = knowledge(
    "国家突发公共卫生事件应急预案的中毒分档;传染病按病种,人工研判;特别重大由国家认定",
    "National public health plan, poisoning; infectious diseases go by disease and \
     a person judges; I is named by the state",
);
const GROUP: (&str, u64) = (GROUP_POISONING, 1);
const AT_WORK: (&str, u64) = (OCCUPATIONAL, 1);

/// Numbers exist for poisoning only. Unless it is said to be one, no row applies.
pub(super) static PUBLIC_HEALTH: Table = Table {
    source: POISONING,
    articles: [POISONING; 4],
    rows: &[
        Row::new(DEAD, [None, Some(10), Some(1), None]).given(&[GROUP]),
        Row::new(ILL, [None, None, Some(100), Some(30)]).given(&[GROUP]),
        Row::new(ILL, [None, Some(100), None, None]).given(&[GROUP, (DEAD, 1)]),
        Row::new(DEAD, [None, Some(5), Some(1), None]).given(&[AT_WORK]),
        Row::new(ILL, [None, Some(50), Some(10), Some(1)]).given(&[AT_WORK]),
    ],
    least: &[],
    shows: &[],
};
