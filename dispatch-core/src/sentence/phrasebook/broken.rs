//! What the invariants say of an entry that broke one.

pub(super) const PHRASES: &[(&str, &str)] = &[
    ("程序错误", "an error of the program"),
    (
        "{}: {} 名现任指挥官,状态 {}",
        "{}: {} commanders in office, status {}",
    ),
    ("{}: 指挥官 {} 的任期重叠", "{}: tenures of {} overlap"),
    ("{}: 队伍 {} 归属不一", "{}: team {} is held twice"),
    (
        "{}/{}: 在外 {},各事件合计 {}",
        "{}/{}: {} are out, the incidents hold {}",
    ),
];
