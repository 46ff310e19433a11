//! The two letters by which each type is struck. Two types may begin with the same ones, as 地质灾害 and
//! 地震灾害 do: the later of them goes by other letters of its name, so that what stands beside a type
//! always finds that type.

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::catalogue::IncidentType;

use crate::desk::found::initials;

/// The letters of every type, by its id.
#[must_use]
pub fn letters<'a>(types: impl IntoIterator<Item = &'a IncidentType>) -> BTreeMap<&'a str, String> {
    let mut types: Vec<&IncidentType> = types.into_iter().collect();
    types.sort_by_key(|it| it.number);
    let mut taken = BTreeSet::new();
    let of = |it: &'a IncidentType| {
        let all: Vec<char> = initials(shortened(&it.zh)).chars().collect();
        let free = candidates(&all).find(|it| !taken.contains(it))?;
        taken.insert(free.clone());
        Some((it.id.as_str(), free))
    };
    types.into_iter().filter_map(of).collect()
}

/// The first two letters, then neighbours further on, then any two in their order.
fn candidates(all: &[char]) -> impl Iterator<Item = String> {
    let neighbours = all.windows(2).map(|it| it.iter().collect());
    let apart = (0..all.len()).flat_map(move |first| {
        let later = all.iter().skip(first + 2);
        later.map(move |second| [all[first], *second].iter().collect())
    });
    neighbours.chain(apart)
}

/// A name without the words that many of them begin with.
#[must_use]
pub fn shortened(zh: &str) -> &str {
    zh.trim_start_matches("突发").trim_start_matches("重大")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_two_letters_then_others_of_the_name() {
        let of = |zh: &str| {
            let all: Vec<char> = initials(shortened(zh)).chars().collect();
            candidates(&all).collect::<Vec<String>>()
        };
        assert_eq!(
            of("突发环境事件")[0],
            "hj",
            "what many begin with says nothing"
        );
        assert_eq!(of("地震灾害"), ["dz", "zz", "zh", "dz", "dh", "zh"]);
        assert_eq!(of("火"), [""; 0]);
    }
}
