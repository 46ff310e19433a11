//! What a room full of visitors may read: no telephone number, no person but the commander. Places
//! are free words, so what stands in the register is taken out of them, and so is every long number.

use dispatch_core::personal::mask_name;
use dispatch_core::state::State;

/// A telephone number without its area has at least so many digits; a kilometre post has fewer.
const DIGITS: usize = 7;

/// `text` without the names of the district's people and without numbers that could be dialled;
/// `hidden` stands in place of a number.
#[must_use]
pub(super) fn masked(state: &State, text: &str, hidden: &str) -> String {
    let mut text = without_numbers(text, hidden);
    for person in state.register.persons.values() {
        for name in [person.zh.as_str(), person.en.as_str()] {
            // One letter is no name.
            if name.chars().count() > 1 && text.contains(name) {
                text = text.replace(name, &mask_name(name));
            }
        }
    }
    text
}

fn without_numbers(text: &str, hidden: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut run = String::new();
    // The end of the text ends a run as any letter does.
    for letter in text.chars().map(Some).chain([None]) {
        match letter {
            Some(it) if is_digit(it) || (!run.is_empty() && matches!(it, ' ' | '-' | '－')) => {
                run.push(it);
            }
            other => {
                let is_number = run.chars().filter(|it| is_digit(*it)).count() >= DIGITS;
                kept.push_str(if is_number { hidden } else { &run });
                run.clear();
                kept.extend(other);
            }
        }
    }
    kept
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_dialled_is_taken_out_and_a_kilometre_post_is_not() {
        for (text, wanted) in [
            ("甬台温高速K1820+300", "甬台温高速K1820+300"),
            ("报告人13800000000家", "报告人#家"),
            ("0577-8888 1234", "#"),
            ("１３８００００００００", "#"),
            ("瓯海大道 12 号", "瓯海大道 12 号"),
            ("", ""),
        ] {
            assert_eq!(without_numbers(text, "#"), wanted, "{text}");
        }
    }
}
