//! Lines of a given width: Chinese breaks between any two characters, Latin between words; what closes
//! stays with what stands before it, what opens with what follows.

/// What a text shows on paper: nothing that steers instead of being seen.
pub(super) fn plain(text: &str) -> String {
    let seen = |char: char| !is_unseen(char);
    let spaced = |char: char| if char.is_control() { ' ' } else { char };
    text.chars().filter(|c| seen(*c)).map(spaced).collect()
}

/// Joiners, marks of direction and of variants.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// The lines of `text`, none wider than `width` unless one character is. An empty text is one line.
pub(super) fn wrap(text: &str, width: f32, mut measure: impl FnMut(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut filled = 0.0;
    for part in parts(text) {
        let part_width = measure(part);
        if filled + part_width <= width {
            if !(part == " " && line.is_empty()) {
                line.push_str(part);
                filled += part_width;
            }
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            filled = 0.0;
        }
        if part == " " {
            continue;
        }
        if part_width <= width {
            line.push_str(part);
            filled = part_width;
            continue;
        }
        for char in part.chars() {
            let char_width = measure(char.encode_utf8(&mut [0; 4]));
            if filled + char_width > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                filled = 0.0;
            }
            line.push(char);
            filled += char_width;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What is not broken: a word, a Chinese character with its signs, a space.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, char) in text.char_indices() {
        if last.is_some_and(|last| may_break(last, char)) {
            parts.push(&text[start..at]);
            start = at;
        }
        last = Some(char);
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

fn may_break(before: char, after: char) -> bool {
    if before == ' ' || after == ' ' {
        return true;
    }
    let opens = "([{（「『【《〈“‘〔";
    let closes = ",.;:!?%)]}，。、；：！？％）」』】》〉”’〕…—·";
    if opens.contains(before) || closes.contains(after) {
        return false;
    }
    is_wide(before) || is_wide(after)
}

/// Characters that stand for themselves: Chinese, kana, full-width forms, everything beyond the first
/// plane.
fn is_wide(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{10000}'..)
        || "…—“”‘’".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter is one wide, a Chinese character two.
    fn wide(text: &str) -> f32 {
        let width = |char: char| if char.is_ascii() { 1.0 } else { 2.0 };
        text.chars().map(width).sum()
    }

    #[test]
    fn chinese_breaks_anywhere_and_latin_between_words() {
        let table: [(&str, f32, &[&str]); 13] = [
            ("", 8.0, &[""]),
            ("六虹桥泵站", 8.0, &["六虹桥泵", "站"]),
            ("the pump of the town", 8.0, &["the pump", "of the", "town"]),
            ("a  b", 1.0, &["a", "b"]),
            ("abcdefghij", 4.0, &["abcd", "efgh", "ij"]),
            ("水深1.5米", 6.0, &["水深", "1.5米"]),
            ("六虹桥，淹", 6.0, &["六虹", "桥，淹"]),
            ("虹（示例）", 6.0, &["虹（示", "例）"]),
            ("虹桥（示例）", 6.0, &["虹桥", "（示", "例）"]),
            ("东「北」", 4.0, &["东", "「北", "」"]),
            ("0577-88 / 138", 9.0, &["0577-88 /", "138"]),
            ("。。。。。", 4.0, &["。。", "。。", "。"]),
            ("桥", 1.0, &["桥"]),
        ];
        for (text, width, lines) in table {
            assert_eq!(wrap(text, width, wide), lines, "{text}");
        }
    }

    #[test]
    fn what_steers_is_not_seen() {
        assert_eq!(plain("甲\n乙\u{202E}丙\u{FE0F}\u{7}丁"), "甲 乙丙 丁");
    }
}
