/// The candidate that `word` was most likely meant to be, if any looks like it at all.
///
/// Slips of the hand (a letter too many, too few, wrong, two swapped) are counted first; where none
/// is near enough, a candidate that begins alike or holds the word is taken.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    // A third of the word may be wrong, and a short word may have one slip.
    let slips_allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let slips = strsim::damerau_levenshtein(word, candidate);
            let contained = length >= 3 && candidate.contains(word)
                || candidate.chars().count() >= 3 && word.contains(candidate);
            (slips <= slips_allowed || contained).then_some((slips, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found_and_a_strange_one_is_not_forced() {
        let kinds = [
            "health",
            "fire-rescue-brigade",
            "public-security",
            "power-supply",
            "公安",
        ];
        let table = [
            ("heatlh", Some("health")),
            ("helth", Some("health")),
            ("fire-rescue", Some("fire-rescue-brigade")),
            ("fire-rescue-brigad", Some("fire-rescue-brigade")),
            ("power_supply", Some("power-supply")),
            ("public-securty", Some("public-security")),
            ("公按", Some("公安")),
            ("metro", None),
            ("", None),
        ];
        for (word, wanted) in table {
            assert_eq!(nearest(word, kinds), wanted, "{word}");
        }
    }
}
