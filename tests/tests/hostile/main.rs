//! Hostile input (proof.md T15): every reader of what comes from outside is fed the files of this
//! repository, bent at random. Nothing may panic or hang; a refusal is the right answer.
//!
//! `ROUNDS=100000 SEED=…` runs longer or again; the seed of a failure is printed by the panic.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod entry;

use std::fs;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::drill::Scenario;
use dispatch_core::entry::{AUTHOR_BYTES_MAX, Author};
use dispatch_core::personal;
use dispatch_core::source::{FILE_BYTES_MAX, decode};
use dispatch_core::words::{WORDS_BYTES_MAX, Words};
use ledger::Tip;
use ledger::export::Lines;

/// Rounds a target in an ordinary run.
const ROUNDS: u64 = 60;

/// SplitMix64: the same seed gives the same inputs everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |it| it.parse().unwrap())
}

/// What stands in hostile files: brackets without end, numbers past every bound, odd characters.
const POISON: [&[u8]; 14] = [
    b"\0",
    b"\xff\xfe",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{",
    b"-9223372036854775808",
    b"18446744073709551616",
    b"1e999",
    b"NaN",
    b"\"\\ud800\"",
    b"\"\"\"",
    b"\r\n\r\n",
    b"a.b.c.d.e = 1\n",
    "\u{202e}\u{feff}".as_bytes(),
    b"null",
];

/// Bends `seed` a few times: bytes flipped, cut out, doubled, poison put in.
fn bend(dice: &mut Dice, seed: &[u8]) -> Vec<u8> {
    let mut bent = seed.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bent.len() + 1);
        let end = (at + dice.below(64)).min(bent.len());
        match dice.below(6) {
            0 if at < bent.len() => bent[at] ^= 1 << dice.below(8),
            1 => drop(bent.drain(at..end)),
            2 => {
                let piece = bent[at..end].to_vec();
                bent.splice(at..at, piece);
            }
            3 => bent.truncate(at),
            _ => drop(bent.splice(at..at, POISON[dice.below(POISON.len())].iter().copied())),
        }
    }
    bent
}

/// Feeds a target with every seed as it is, then with bent ones.
fn feed(name: &str, seeds: &[Vec<u8>], target: impl Fn(&[u8])) {
    feed_with(name, seeds, bend, target);
}

fn feed_with(
    name: &str,
    seeds: &[Vec<u8>],
    bend: impl Fn(&mut Dice, &[u8]) -> Vec<u8>,
    target: impl Fn(&[u8]),
) {
    let first = number("SEED", 1);
    for seed in seeds {
        target(seed);
    }
    for round in first..first + number("ROUNDS", ROUNDS) {
        let mut dice = Dice(round);
        let seed = &seeds[dice.below(seeds.len())];
        let bent = bend(&mut dice, seed);
        let survived = catch_unwind(AssertUnwindSafe(|| target(&bent))).is_ok();
        assert!(survived, "{name} panicked: SEED={round} ROUNDS=1");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of a folder and those below it, with their names from there.
fn files(folder: &Path, ends: &[&str]) -> Vec<(String, Vec<u8>)> {
    fn collect(folder: &Path, base: &Path, ends: &[&str], found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, base, ends, found);
            } else if ends
                .iter()
                .any(|end| path.extension().is_some_and(|it| it == *end))
            {
                let name = path.strip_prefix(base).unwrap().display().to_string();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, folder, ends, &mut found);
    found.sort();
    found
}

fn texts(files: &[(String, Vec<u8>)]) -> Vec<(String, String)> {
    let text = |(name, bytes): &(String, Vec<u8>)| Some((name.clone(), decode(name, bytes).ok()?));
    files.iter().filter_map(text).collect()
}

fn catalogue() -> Catalogue {
    Catalogue::read(&texts(&files(
        &root().join("assets/catalogue"),
        &["toml", "csv"],
    )))
    .unwrap()
}

fn district(catalogue: &Catalogue) -> District {
    let folder = root().join("assets/districts/ouhai");
    let read = texts(&files(&folder, &["toml", "csv"]));
    let read: Vec<_> = read
        .into_iter()
        .filter(|(name, _)| name != "schematic.toml")
        .collect();
    District::read(&read, catalogue).unwrap()
}

fn golden_lines() -> Vec<Vec<u8>> {
    let export = files(&root().join("tests/golden-ledgers"), &["jsonl"]);
    let (_, bytes) = &export[0];
    bytes.split(|it| *it == b'\n').map(<[u8]>::to_vec).collect()
}

/// The author's parts of a golden ledger.
fn authors() -> Vec<Vec<u8>> {
    let lines = golden_lines();
    let author = |line: &Vec<u8>| {
        let value: serde_json::Value = serde_json::from_slice(line).ok()?;
        Some(value.get("author")?.as_str()?.as_bytes().to_vec())
    };
    lines.iter().filter_map(author).collect()
}

#[test]
fn the_lines_of_an_export() {
    let seeds: Vec<Vec<u8>> = files(&root().join("tests/golden-ledgers"), &["jsonl"])
        .into_iter()
        .map(|(_, bytes)| bytes[..bytes.len().min(200_000)].to_vec())
        .collect();
    feed("export", &seeds, |bytes| {
        let mut lines = Lines::new(Path::new("hostile"), Cursor::new(bytes));
        let Ok(world) = lines.read_header() else {
            return;
        };
        let mut tip = Tip::genesis(&world);
        while let Ok(Some(entry)) = lines.next_entry(&tip) {
            tip = Tip::from(&entry);
        }
    });
}

#[test]
fn a_scenario() {
    let catalogue = catalogue();
    let district = district(&catalogue);
    let mut seeds: Vec<Vec<u8>> = files(&root().join("scenarios"), &["toml"])
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    seeds.sort_by_key(Vec::len);
    // The short ones: it is the reader that is fed, and not the patience of whoever waits.
    seeds.truncate(2);
    feed("scenario", &seeds, |bytes| {
        if let Ok(text) = decode("hostile.toml", bytes) {
            let _ = Scenario::read("hostile.toml", &text, &district, &catalogue);
        }
    });
}

/// Feeds one file of a folder bent, the others as they are.
fn one_bent(folder: &Path, name: &str, read: impl Fn(&[(String, String)])) {
    let all = files(folder, &["toml", "csv"]);
    let first = number("SEED", 1);
    for round in first..first + number("ROUNDS", ROUNDS) {
        let mut dice = Dice(round);
        let mut bent = all.clone();
        let which = dice.below(bent.len());
        bent[which].1 = bend(&mut dice, &bent[which].1);
        let bent = texts(&bent);
        let survived = catch_unwind(AssertUnwindSafe(|| read(&bent))).is_ok();
        assert!(survived, "{name} panicked: SEED={round} ROUNDS=1");
    }
}

#[test]
fn the_files_of_a_district() {
    let catalogue = catalogue();
    one_bent(
        &root().join("assets/districts/ouhai"),
        "district",
        |files| {
            let _ = District::read(files, &catalogue);
        },
    );
}

#[test]
fn the_files_of_the_catalogue() {
    one_bent(&root().join("assets/catalogue"), "catalogue", |files| {
        let _ = Catalogue::read(files);
    });
}

#[test]
fn free_text_with_numbers_in_it() {
    let seeds: Vec<Vec<u8>> = [
        "车主 138 0000 0000,身份证11010519491231002X",
        "１３８０００００００００",
    ]
    .iter()
    .map(|it| it.as_bytes().to_vec())
    .collect();
    feed("free text", &seeds, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        for span in personal::find(&text) {
            assert!(text.get(span.bytes).is_some(), "at characters");
        }
        let _ = (personal::mask_name(&text), personal::mask_number(&text));
    });
}

// ---- the bounds of proof.md §4, each at the bound and one past it -------------------------------

#[test]
fn an_entry_above_64_kib_is_none() {
    let author = authors().swap_remove(0);
    let mut padded = author;
    // Blanks behind a JSON text are still that text.
    padded.resize(AUTHOR_BYTES_MAX, b' ');
    assert!(Author::read(&padded).is_ok());
    padded.push(b' ');
    assert!(Author::read(&padded).is_err());
}

#[test]
fn a_text_above_4_kib_is_refused() {
    assert_eq!(WORDS_BYTES_MAX, 4096);
    assert!(Words::new(&"x".repeat(WORDS_BYTES_MAX)).is_ok());
    assert!(Words::new(&"x".repeat(WORDS_BYTES_MAX + 1)).is_err());
}

#[test]
fn a_file_above_8_mib_is_refused_before_it_is_read() {
    assert_eq!(FILE_BYTES_MAX, 8 * 1024 * 1024);
    let mut bytes = vec![b'#'; FILE_BYTES_MAX];
    assert!(decode("big.toml", &bytes).is_ok());
    bytes.push(b'#');
    assert!(decode("big.toml", &bytes).is_err());
}

#[test]
fn a_scenario_above_a_hundred_thousand_steps_is_refused() {
    let catalogue = catalogue();
    let district = district(&catalogue);
    let read = |steps: usize| {
        let text = "[[step]]\n".repeat(steps);
        Scenario::read("long.toml", &text, &district, &catalogue).unwrap_err()
    };
    let faults = read(100_001);
    let told = faults.iter().any(|it| it.to_string().contains("100000"));
    assert!(told, "{:?}", faults.first().map(ToString::to_string));
}
