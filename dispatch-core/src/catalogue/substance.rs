//! Substances whose gas endangers the ground around: the distances that are taken before anybody has
//! measured (practice R23). Data, and every row of it to be checked.

use serde::{Deserialize, Serialize};

use super::{Mark, Text};
use crate::command::{LeakAmount, Light};
use crate::source::{Document, Fault, Node, NodeKind};

/// A substance of `vocabulary/substances.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substance {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Its UN number 联合国编号.
    pub un: u32,
    /// Other names in Chinese by which people look for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Distances of a small leak.
    pub small: Distances,
    /// Distances of a large leak.
    pub large: Distances,
    /// What must not be forgotten, the gravest first.
    pub safety: Vec<Text>,
    /// Where the distances come from.
    pub source: Text,
    /// 复核: nobody of the district has checked them yet.
    pub recheck: bool,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

/// Distances of one amount, in metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distances {
    /// 初始隔离: to every side.
    pub isolation_m: u32,
    /// 下风向防护: downwind by day.
    pub day_m: u32,
    /// The same by night.
    pub night_m: u32,
}

impl Substance {
    /// Isolation and protective distance in metres. An amount that nobody knows is a large one.
    #[must_use]
    pub fn distances_m(&self, amount: LeakAmount, light: Light) -> (u32, u32) {
        let of = match amount {
            LeakAmount::Small => self.small,
            LeakAmount::Large | LeakAmount::Unknown => self.large,
        };
        let protective_m = match light {
            Light::Day => of.day_m,
            Light::Night => of.night_m,
        };
        (of.isolation_m, protective_m)
    }
}

/// What must hold inside one substance.
pub(super) fn check(document: &Document, substance: &Node, faults: &mut Vec<Fault>) {
    let metres = |node: Option<&Node>| match node.map(|it| &it.kind) {
        Some(NodeKind::Int(metres)) => Some(*metres),
        _ => None,
    };
    for class in ["small", "large"] {
        let Some(of) = substance.get(class) else {
            continue;
        };
        for key in ["isolation_m", "day_m", "night_m"] {
            if let Some(node) = of.get(key)
                && metres(Some(node)).is_some_and(|it| !(1..=100_000).contains(&it))
            {
                let what = format!("a distance `{key}` that cannot be");
                faults.push(document.fault(node, what, "1 to 100000 metres"));
            }
        }
        let [day, night] = ["day_m", "night_m"].map(|key| metres(of.get(key)));
        if let (Some(day), Some(night), Some(node)) = (day, night, of.get("night_m"))
            && night < day
        {
            let what = "a shorter distance by night than by day";
            faults.push(document.fault(node, what, "at least that of the day"));
        }
    }
    for key in ["isolation_m", "day_m", "night_m"] {
        let [small, large] = ["small", "large"].map(|class| substance.get(class));
        let (small, large) = (
            small.and_then(|it| it.get(key)),
            large.and_then(|it| it.get(key)),
        );
        if let (Some(low), Some(high), Some(node)) = (metres(small), metres(large), large)
            && high < low
        {
            let what = format!("a shorter `{key}` of a large leak than of a small one");
            faults.push(document.fault(node, what, "at least that of the small one"));
        }
    }
    if let Some(safety) = substance.get("safety").filter(|it| it.items().is_empty()) {
        faults.push(document.fault(safety, "no words of safety", "at least one"));
    }
}

/// What must hold between them: a UN number names one.
pub(super) fn check_together(document: &Document, faults: &mut Vec<Fault>) {
    let mut met = Vec::new();
    for node in document.root.all("items.*.un") {
        let NodeKind::Int(un) = node.kind else {
            continue;
        };
        if met.contains(&un) {
            faults.push(document.fault(node, format!("UN number {un} twice"), "it once"));
        }
        if !(4..=3600).contains(&un) {
            let what = format!("the UN number {un}");
            faults.push(document.fault(node, what, "a number of four digits, such as 1017"));
        }
        met.push(un);
    }
}
