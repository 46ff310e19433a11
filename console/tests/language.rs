//! The two catalogues hold the same texts, with the same things put in, and every one that the
//! program says.

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::refusal::Refusal;
use dispatch_core::words::Words;
use fluent_bundle::FluentResource;
use yishao::language::{ALL_KEYS, CATALOGUES, Key, Lang, refusal_text};

/// The texts of a language by their names, each with the names of what is put in.
fn texts(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts = BTreeMap::new();
    for (_, source) in CATALOGUES.iter().filter(|(it, _)| *it == lang) {
        let resource = FluentResource::try_new((*source).to_owned());
        assert!(
            resource.is_ok(),
            "{lang:?}: {:?}",
            resource.err().map(|it| it.1)
        );
        for line in source.lines() {
            let Some((name, text)) = line.split_once(" = ") else {
                continue;
            };
            let put_in = text
                .split("{ $")
                .skip(1)
                .filter_map(|part| part.split(' ').next())
                .map(str::to_owned)
                .collect();
            let said_before = texts.insert(name.to_owned(), put_in);
            assert_eq!(said_before, None, "{lang:?} says {name} twice");
        }
    }
    texts
}

#[test]
fn every_text_stands_in_both_languages_with_the_same_things_put_in() {
    let (zh, en) = (texts(Lang::Zh), texts(Lang::En));
    assert_eq!(zh, en);
    let keys: BTreeSet<&str> = ALL_KEYS
        .iter()
        .flat_map(|part| part.iter())
        .map(|key| key.id())
        .collect();
    assert_eq!(zh.keys().map(String::as_str).collect::<BTreeSet<_>>(), keys);
}

/// Beside a Chinese character a mark is as wide as one; a clock and a ratio keep theirs.
#[test]
fn a_chinese_text_has_marks_as_wide_as_its_characters() {
    let wide = |c: char| ('\u{3000}'..='\u{9FFF}').contains(&c) || c >= '\u{FF00}';
    for (_, source) in CATALOGUES.iter().filter(|(it, _)| *it == Lang::Zh) {
        for line in source.lines() {
            let Some((name, text)) = line.split_once(" = ") else {
                continue;
            };
            // What is put in is Chinese as often as not; only its name is not.
            let mut shown = String::new();
            for (index, part) in text.split(['{', '}']).enumerate() {
                shown.push_str(if index % 2 == 0 { part } else { "某" });
            }
            if !text.contains(wide) {
                continue;
            }
            let letters: Vec<char> = shown.chars().collect();
            for pair in letters.windows(2) {
                let [a, b] = [pair[0], pair[1]];
                let narrow = |c: char| ",;:()!?".contains(c);
                assert!(!(wide(a) && narrow(b)), "{name}: {shown}");
                assert!(!(narrow(a) && wide(b)), "{name}: {shown}");
            }
        }
    }
}

#[test]
fn a_refusal_reads_as_a_sentence_in_both_languages() {
    let refusal = Refusal::NotCommander {
        commander: Words::new("郑某").unwrap(),
        since: Words::new("09:02").unwrap(),
    };
    assert_eq!(
        refusal_text(Lang::Zh, &refusal),
        "您不是本事件现场指挥官。现任:郑某(09:02 起)。可改发为建议。"
    );
    let english = refusal_text(Lang::En, &refusal);
    assert!(
        english.contains("09:02") && english.contains("郑某"),
        "{english}"
    );
    assert_ne!(english, refusal.to_string());
}

#[test]
fn what_is_put_in_is_read_out() {
    assert_eq!(
        Lang::Zh.say_with(Key::LateCount, [("n", 3.into())]),
        "超时 3"
    );
    assert_eq!(
        Lang::En.say_with(Key::LateCount, [("n", 3.into())]),
        "3 late"
    );
    assert_eq!(
        Lang::En.name("郭溪街道", "Guoxi Street"),
        "Guoxi Street 郭溪街道"
    );
}
