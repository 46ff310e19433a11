//! How a name is found: by a piece of it in Chinese or English, or by the pinyin initials.

use pinyin::ToPinyin;

/// The pinyin initials of every character that has one: 郭溪街道 is `gxjd`.
#[must_use]
pub fn initials(zh: &str) -> String {
    zh.to_pinyin()
        .flatten()
        .filter_map(|syllable| syllable.plain().chars().next())
        .collect()
}

/// Whether what was typed is part of a name or of its initials. Nothing typed finds everything.
#[must_use]
pub fn finds(typed: &str, zh: &str, en: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    typed.is_empty()
        || zh.to_lowercase().contains(&typed)
        || en.to_lowercase().contains(&typed)
        || (typed.is_ascii() && initials(zh).contains(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_a_piece_and_by_its_initials() {
        let table = [
            ("郭溪", true),
            ("gx", true),
            ("GXJ", true),
            ("guoxi sub", true),
            (" ", true),
            ("溪郭", false),
            ("gxx", false),
        ];
        for (typed, wanted) in table {
            let found = finds(typed, "郭溪街道", "Guoxi Subdistrict");
            assert_eq!(found, wanted, "{typed}");
        }
    }
}
