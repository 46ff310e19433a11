//! Ledgers of every edition: an old one comes to the same digest for ever (design §4).
#![expect(clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dispatch_core::command::COMMANDS;
use dispatch_core::entry::Author;
use dispatch_core::fold::fold;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use ledger::hex;
use ledger::replay::replay;
use ledger::source::Source;
use ledger::verify::verify;

/// Commands that no ledger of a sound program can hold accepted: only an entry that broke the rules
/// is ever laid to rest.
const NEVER_ACCEPTED: [&str; 1] = ["quarantine"];
/// Commands of an edition that is still being written: closing it empties the list
/// (docs/decisions/0023).
const STILL_OPEN: [&str; 0] = [];

fn golden() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden-ledgers");
    let files = fs::read_dir(&folder).expect("the folder is there");
    let paths = files.map(|it| it.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|it| it.extension().is_some_and(|it| it == "jsonl"))
        .collect();
    paths.sort();
    paths
}

/// The edition that a golden ledger is of, as its name says.
fn edition_of(path: &Path) -> u32 {
    let name = path.file_stem().expect("a name").to_string_lossy();
    let (_, edition) = name.rsplit_once("-edition-").expect("NAME-edition-N");
    edition.parse().expect("a number")
}

#[test]
fn every_golden_ledger_verifies_and_comes_to_its_digest() {
    let mut editions = BTreeSet::new();
    for path in golden() {
        let name = path.display();
        let (_, tip) = verify(&path).unwrap_or_else(|err| panic!("{name}: {err}"));
        let replayed = replay(&path, None)
            .unwrap_or_else(|err| panic!("{name}: {err}"))
            .expect("it has entries");
        assert_eq!(replayed.tip.chain, tip.chain, "{name}");
        let digest =
            fs::read_to_string(path.with_extension("digest")).expect("its digest lies beside it");
        assert_eq!(
            hex::write(&replayed.state.digest()),
            digest.trim(),
            "{name}: an old ledger comes to another digest"
        );
        assert_eq!(replayed.state.edition, edition_of(&path), "{name}");
        assert_eq!(replayed.state.needs_edition, None, "{name}");
        editions.insert(replayed.state.edition);
    }
    assert_eq!(
        editions,
        BTreeSet::from([1, 2, 3]),
        "golden ledgers are missing"
    );
}

#[test]
fn every_command_takes_effect_in_a_golden_ledger_of_a_closed_edition() {
    let (mut said, mut accepted) = (BTreeSet::new(), BTreeSet::new());
    for path in golden() {
        let mut source = Source::open(&path).expect("it can be read");
        let mut state = State::genesis(source.world().clone());
        while let Some(entry) = source.next_entry().expect("it can be read") {
            let verdict = fold(&mut state, &entry);
            let author = Author::read(&entry.author).expect("its edition is known");
            said.insert(author.command.name());
            if verdict == Verdict::Accepted {
                accepted.insert(author.command.name());
            }
        }
    }
    let names = COMMANDS.iter().map(|(name, _, _)| *name);
    let closed = names.filter(|it| !STILL_OPEN.contains(it));
    let missing: Vec<&str> = closed
        .filter(|it| match NEVER_ACCEPTED.contains(it) {
            true => !said.contains(it),
            false => !accepted.contains(it),
        })
        .collect();
    assert!(missing.is_empty(), "in no golden ledger: {missing:?}");
}
