//! Of sheets of paper.

pub(super) const PHRASES: &[(&str, &str)] = &[
    (
        "请再登记一次,以后一次为准。",
        "Record the sheet once more; the later word counts.",
    ),
    (
        "没有纸质记录编号,请填写纸上的编号。",
        "The sheet has no number. Give the number that stands on the paper.",
    ),
    (
        "一张纸上应有 1 至 {} 条,请核对。",
        "A sheet has from 1 to {} entries. Check it.",
    ),
];
