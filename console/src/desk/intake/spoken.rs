//! What the words name: townships, places and types of the district, in characters. It is proposed and
//! never filled in: people say many names, and mean one.

use std::collections::BTreeSet;

use dispatch_core::state::Registry;
use dispatch_core::words::{TownshipId, TypeId};

use crate::desk::whereabouts::{Known, known};

/// Places and types that are proposed at once.
const PROPOSED: usize = 3;
/// Fewer characters in a row say nothing, unless they are the whole name.
const RUN: usize = 3;

/// What was recognised, the likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Townships.
    pub townships: Vec<TownshipId>,
    /// Places.
    pub places: Vec<Known>,
    /// Types.
    pub kinds: Vec<TypeId>,
}

/// What people say of an incident type, by its id in the catalogue. Derived, to be confirmed; a type
/// that the district does not have is passed over. A type's own name is known without it.
const SAID: &[(&str, &[&str])] = &[
    (
        "flood-typhoon-drought",
        &[
            "积水", "内涝", "被淹", "涨水", "倒灌", "决口", "漫堤", "台风",
        ],
    ),
    (
        "geological-disaster",
        &["滑坡", "塌方", "泥石流", "山体", "落石", "地面塌陷"],
    ),
    ("forest-fire", &["山火", "山上着火", "林火"]),
    ("earthquake", &["地震", "震感"]),
    (
        "extreme-weather",
        &["冰雹", "龙卷", "大风刮", "暴雪", "结冰"],
    ),
    ("fire", &["着火", "起火", "火灾", "冒烟", "浓烟"]),
    (
        "hazardous-chemical",
        &["泄漏", "氯气", "槽罐", "危化", "刺鼻"],
    ),
    (
        "industrial-accident",
        &["污水池", "窨井中毒", "有限空间", "机械伤"],
    ),
    ("construction-collapse", &["坍塌", "倒塌", "塔吊", "脚手架"]),
    (
        "road-traffic",
        &["车祸", "追尾", "撞车", "相撞", "翻车", "侧翻"],
    ),
    ("gas", &["燃气", "煤气", "天然气", "液化气"]),
    ("special-equipment", &["电梯", "锅炉", "起重机"]),
    ("lifeline-outage", &["停电", "停水", "断电", "爆管"]),
    ("environmental", &["污染", "死鱼", "臭味", "油污"]),
    ("public-health", &["发热", "腹泻", "传染", "疫情"]),
    ("food-drug-safety", &["食物中毒", "吃坏", "疫苗"]),
    ("animal-epidemic", &["禽流感", "猪瘟", "病死猪"]),
    ("public-security", &["踩踏", "聚集", "斗殴", "持刀"]),
];

/// Looks through the words.
#[must_use]
pub fn spoken(register: &Registry, words: &str) -> Spoken {
    if words.trim().is_empty() {
        return Spoken::default();
    }
    let known = known(register);
    let townships = known
        .iter()
        .filter(|it| it.is_township && names_township(words, it.spoken()))
        .filter_map(|it| it.township.clone())
        .take(PROPOSED)
        .collect();
    let letters: Vec<char> = words.chars().collect();
    let runs: BTreeSet<&[char]> = letters.windows(RUN).collect();
    let places = known.into_iter().filter(|it| !it.is_township);
    let mut places: Vec<(usize, Known)> = places
        .filter_map(|it| Some((run_of(words, &runs, it.spoken())?, it)))
        .collect();
    // Of two that share as many characters with the words the shorter name is the likelier.
    places.sort_by_key(|(run, it)| (std::cmp::Reverse(*run), it.zh.chars().count()));
    places.dedup_by(|a, b| a.1.spoken() == b.1.spoken());
    places.truncate(PROPOSED);
    Spoken {
        townships,
        places: places.into_iter().map(|it| it.1).collect(),
        kinds: kinds(register, words),
    }
}

fn names_township(words: &str, name: &str) -> bool {
    let short = name
        .trim_end_matches("街道")
        .trim_end_matches('镇')
        .trim_end_matches('乡');
    words.contains(name) || (short.chars().count() >= 2 && words.contains(short))
}

/// How many characters of a name stand in the words in a row.
fn run_of(words: &str, runs: &BTreeSet<&[char]>, name: &str) -> Option<usize> {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() >= 2 && words.contains(name) {
        // The whole name counts for more than as long a piece of another.
        return Some(letters.len() + 1);
    }
    let (mut longest, mut run) = (0, 0);
    for window in letters.windows(RUN) {
        run = if runs.contains(window) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    (longest > 0).then(|| longest + RUN - 1)
}

/// The types whose name, or a word that people say for it, stands in the text: the longest first.
fn kinds(register: &Registry, words: &str) -> Vec<TypeId> {
    let mut found: Vec<(usize, u32, TypeId)> = Vec::new();
    for kind in register.types.values() {
        let named = kind.zh.split(['（', '(', '、', '与', '和']);
        let named = named.map(|it| it.trim_end_matches("事故").trim_end_matches("灾害"));
        let said = SAID.iter().find(|(id, _)| *id == kind.id);
        let said = said.into_iter().flat_map(|(_, said)| said.iter().copied());
        let longest = named
            .chain(said)
            .filter(|it| it.chars().count() >= 2 && words.contains(it))
            .map(|it| it.chars().count())
            .max();
        if let Some((longest, id)) = longest.zip(TypeId::new(&kind.id).ok()) {
            found.push((longest, kind.number.into(), id));
        }
    }
    found.sort_by_key(|(longest, number, _)| (std::cmp::Reverse(*longest), *number));
    found.into_iter().map(|it| it.2).take(PROPOSED).collect()
}
