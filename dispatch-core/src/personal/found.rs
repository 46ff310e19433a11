//! ID-card and mobile numbers in free text. It warns and offers to move them; it never blocks.

use std::ops::Range;

/// The warning `PersonalData` of practice §2, in Chinese.
pub const PERSONAL_DATA_ZH: &str = "疑似身份证号或手机号。请填入人员信息栏,便于依法销毁。";
/// The same in English.
pub const PERSONAL_DATA_EN: &str = "This looks like an ID-card or mobile number. Move it to the \
                                    person vault, where it can be destroyed as the law demands.";

/// What a number looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A citizen's number of 18 characters (GB 11643-1999): a date of birth and a check character
    /// that fit.
    IdCard,
    /// A mobile number of the mainland: 11 digits, the first a 1, the second 3 to 9.
    Mobile,
}

/// Where in a text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it looks like.
    pub kind: Kind,
    /// Bytes of the text; begins and ends at a character.
    pub bytes: Range<usize>,
}

/// One character of a run of digits: where it stands, and its ASCII form.
type Digit = (Range<usize>, u8);

/// All numbers in `text` that look like those of a person, from the left. Full-width digits count;
/// so do one space or hyphen between groups of a number. The text is at most some KiB, and the work
/// grows with its length.
#[must_use]
pub fn find(text: &str) -> Vec<Span> {
    runs(text).iter().flat_map(|run| of_run(run)).collect()
}

/// Runs of digits with at most one space or hyphen between two. X closes one.
fn runs(text: &str) -> Vec<Vec<Digit>> {
    let mut runs = Vec::new();
    let mut run: Vec<Digit> = Vec::new();
    let mut gap = false;
    for (at, character) in text.char_indices() {
        let place = at..at + character.len_utf8();
        match (narrow(character), character) {
            (Some(digit), _) => {
                gap = false;
                run.push((place, digit));
                if digit == b'X' {
                    runs.push(std::mem::take(&mut run));
                }
            }
            (None, ' ' | '-') if !run.is_empty() && !gap => gap = true,
            _ => {
                gap = false;
                runs.push(std::mem::take(&mut run));
            }
        }
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

fn narrow(character: char) -> Option<u8> {
    let ascii = match character {
        '\u{ff10}'..='\u{ff19}' => u32::from(character) - 0xff10 + u32::from('0'),
        'x' | 'X' | '\u{ff38}' | '\u{ff58}' => u32::from('X'),
        '0'..='9' => u32::from(character),
        _ => return None,
    };
    u8::try_from(ascii).ok()
}

/// A run may be several numbers with one space between them, so they are looked for in groups: a
/// number begins where a group does and ends where one does.
fn of_run(run: &[Digit]) -> Vec<Span> {
    let begins = |at: usize| at == 0 || run[at - 1].0.end != run[at].0.start;
    let ends = |at: usize| at + 1 == run.len() || run[at].0.end != run[at + 1].0.start;
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let looks = |length: usize, fits: fn(&[u8]) -> bool| {
            let digits = run.get(at..at + length)?;
            let bytes: Vec<u8> = digits.iter().map(|(_, digit)| *digit).collect();
            (begins(at) && ends(at + length - 1) && fits(&bytes))
                .then(|| digits[0].0.start..digits[length - 1].0.end)
        };
        // With the country's code the number itself begins within its group.
        let abroad = run
            .get(at..at + 2)
            .is_some_and(|it| it[0].1 == b'8' && it[1].1 == b'6');
        let (kind, length, bytes) = if let Some(bytes) = looks(18, is_id_card) {
            (Kind::IdCard, 18, bytes)
        } else if let Some(bytes) = looks(11, is_mobile) {
            (Kind::Mobile, 11, bytes)
        } else if let Some(bytes) = looks(13, |it| is_mobile(&it[2..])).filter(|_| abroad) {
            (Kind::Mobile, 13, bytes)
        } else {
            at += 1;
            continue;
        };
        found.push(Span { kind, bytes });
        at += length;
    }
    found
}

fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && digits[0] == b'1'
        && (b'3'..=b'9').contains(&digits[1])
}

/// Weights of GB 11643-1999, which takes them from ISO 7064 MOD 11-2.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK: &[u8; 11] = b"10X98765432";

fn is_id_card(digits: &[u8]) -> bool {
    let (Some(body), Some(check)) = (digits.get(..17), digits.get(17)) else {
        return false;
    };
    if !body.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let value = |range: Range<usize>| {
        body[range]
            .iter()
            .fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let born = (1800..=2200).contains(&value(6..10))
        && (1..=12).contains(&value(10..12))
        && (1..=31).contains(&value(12..14));
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    born && usize::try_from(sum % 11).is_ok_and(|rest| CHECK[rest] == *check)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, each as its kind and the text.
    fn found(text: &str) -> Vec<(Kind, &str)> {
        let spans = find(text);
        spans
            .into_iter()
            .map(|it| (it.kind, &text[it.bytes]))
            .collect()
    }

    #[test]
    fn numbers_of_persons_are_found_where_they_stand() {
        use Kind::{IdCard, Mobile};
        // The example of GB 11643-1999, annex A.
        let id = "11010519491231002X";
        for (text, expected) in [
            ("", vec![]),
            ("车主电话13800000000,被困", vec![(Mobile, "13800000000")]),
            ("138 0000 0000", vec![(Mobile, "138 0000 0000")]),
            ("+8613800000000", vec![(Mobile, "8613800000000")]),
            ("138-0000-0000", vec![(Mobile, "138-0000-0000")]),
            (
                "１３８００００００００",
                vec![(Mobile, "１３８００００００００")],
            ),
            (id, vec![(IdCard, id)]),
            (
                "身份证11010519491231002x。",
                vec![(IdCard, "11010519491231002x")],
            ),
            (
                "13800000000 13900000001",
                vec![(Mobile, "13800000000"), (Mobile, "13900000001")],
            ),
            (
                "11010519491231002X 13800000000",
                vec![(IdCard, id), (Mobile, "13800000000")],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_has_as_many_digits_is_let_be() {
        for text in [
            "110105194912310021",
            "11010519491331002X",
            "12345678901",
            "10800000000",
            "138000000001",
            "330304009",
            "记录号 2022073008300012",
            "0577-88888888",
            "138  00000000",
            "1380000000\n0",
            "X",
        ] {
            assert_eq!(found(text), vec![], "{text}");
        }
    }

    #[test]
    fn every_changed_digit_of_an_id_card_is_noticed() {
        let id = "11010519491231002X";
        for at in 0..17 {
            for digit in '0'..='9' {
                let mut bent = id.to_owned();
                bent.replace_range(at..=at, &digit.to_string());
                assert_eq!(found(&bent).is_empty(), bent != id, "{bent}");
            }
        }
    }
}
