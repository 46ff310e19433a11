//! The two catalogues hold the same texts, with the same things put in, and every one that the
//! program says.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dispatch_core::refusal::Refusal;
use dispatch_core::words::Words;
use fluent_bundle::FluentResource;
use yishao::language::{ALL_KEYS, CATALOGUES, Key, Lang, refusal_text};

/// The texts of a catalogue by their names, each with the names of what is put in.
fn texts(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let (_, source) = CATALOGUES.iter().find(|(it, _)| *it == lang).unwrap();
    let resource = FluentResource::try_new((*source).to_owned());
    assert!(
        resource.is_ok(),
        "{lang:?}: {:?}",
        resource.err().map(|it| it.1)
    );
    source
        .lines()
        .filter_map(|line| {
            let (name, text) = line.split_once(" = ")?;
            let put_in = text
                .split("{ $")
                .skip(1)
                .filter_map(|part| part.split(' ').next())
                .map(str::to_owned)
                .collect();
            Some((name.to_owned(), put_in))
        })
        .collect()
}

#[test]
fn every_text_stands_in_both_languages_with_the_same_things_put_in() {
    let (zh, mut en) = (texts(Lang::Zh), texts(Lang::En));
    en.retain(|name, _| !name.starts_with("refusal-"));
    assert_eq!(zh, en);
    let keys: BTreeSet<&str> = ALL_KEYS.iter().map(|key| key.id()).collect();
    assert_eq!(zh.keys().map(String::as_str).collect::<BTreeSet<_>>(), keys);
}

#[test]
fn every_refusal_of_the_core_has_its_english_sentence() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dispatch-core/src/refusal.rs");
    let source = std::fs::read_to_string(source).unwrap();
    let body = source
        .split("pub enum Refusal {")
        .nth(1)
        .expect("the refusals");
    let body = body.split("\n}\n").next().unwrap();
    let names: BTreeSet<String> = body
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .map(|line| kebab(line.split(['(', '{', ',', ' ']).next().unwrap()))
        .collect();
    assert!(names.len() > 40, "{names:?}");
    let en = texts(Lang::En);
    let said: BTreeSet<String> = en
        .keys()
        .filter_map(|name| name.strip_prefix("refusal-"))
        .map(str::to_owned)
        .collect();
    assert_eq!(said, names);
}

fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for (index, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && index > 0 {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
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
    assert_eq!(
        refusal_text(Lang::En, &refusal),
        "You are not in command here. In command: 郑某 (since 09:02). Send it as advice?"
    );
    assert_eq!(
        refusal_text(Lang::En, &Refusal::PersonsOpen(2)),
        "2 people are still missing: it cannot be filed. Settle them, or record the decision to stop the search."
    );
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
