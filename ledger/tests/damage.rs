//! T3: a bit that flips in a ledger file, or a file that is cut, is noticed or changes no entry.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use ledger::clock::SetClock;
use ledger::export;
use ledger::signing::SoftwareKey;
use ledger::source::Source;
use ledger::sqlite::SqliteLedger;
use ledger::verify::verify;
use ledger::{Ledger, LedgerError, Message};
use serde_json::json;

const ENTRIES: i64 = 20;

fn world() -> World {
    World::drill("damage", 1)
}

fn make(path: &Path) {
    let mut ledger =
        SqliteLedger::open(path, &world(), "duty", Box::<SetClock>::default()).unwrap();
    let group: Vec<_> = (1..=ENTRIES)
        .map(|n| {
            let id = format!("00000000-0000-8000-8000-{n:012x}");
            let author =
                json!({ "id": id, "world": world(), "command": { "note": "哨".repeat(80) } });
            let bytes = author.to_string().into_bytes();
            (
                Time(n),
                Message::sign_bytes(bytes, &SoftwareKey::of_drill("damage")),
            )
        })
        .collect();
    ledger.append_all(&group).unwrap();
}

fn exported(path: &Path) -> Result<Vec<u8>, LedgerError> {
    let mut text = Vec::new();
    export::write(&mut Source::open(path)?, path, &mut text)?;
    Ok(text)
}

/// A copy of the file under test that is never opened twice: SQLite leaves its log beside it.
struct Copies {
    folder: tempfile::TempDir,
    made: u32,
}

impl Copies {
    fn of(&mut self, bytes: &[u8]) -> PathBuf {
        for suffix in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(
                self.folder
                    .path()
                    .join(format!("{}.ledger{suffix}", self.made)),
            );
        }
        self.made += 1;
        let path = self.folder.path().join(format!("{}.ledger", self.made));
        fs::write(&path, bytes).unwrap();
        path
    }
}

#[test]
fn a_flipped_bit_is_noticed_or_changes_no_entry() {
    let mut copies = Copies {
        folder: tempfile::tempdir().unwrap(),
        made: 0,
    };
    let path = copies.folder.path().join("good.ledger");
    make(&path);
    let good = fs::read(&path).unwrap();
    let text = exported(&path).unwrap();
    let mut noticed = 0;
    for at in (0..good.len()).step_by(29) {
        let mut bent = good.clone();
        bent[at] ^= 1 << (at % 8);
        let copy = copies.of(&bent);
        match verify(&copy) {
            Ok(_) => assert_eq!(exported(&copy).unwrap(), text, "byte {at}"),
            Err(_) => noticed += 1,
        }
    }
    // Most of a small file is room that no row uses yet.
    assert!(
        noticed * 4 > good.len() / 29,
        "only {noticed} of {} flips mattered",
        good.len() / 29
    );
}

#[test]
fn a_file_that_is_cut_is_noticed() {
    let mut copies = Copies {
        folder: tempfile::tempdir().unwrap(),
        made: 0,
    };
    let path = copies.folder.path().join("good.ledger");
    make(&path);
    let good = fs::read(&path).unwrap();
    for length in (0..good.len()).step_by(512) {
        let copy = copies.of(&good[..length]);
        assert!(verify(&copy).is_err(), "cut to {length} of {}", good.len());
    }
}

#[test]
fn damage_to_an_entry_names_its_height() {
    let mut copies = Copies {
        folder: tempfile::tempdir().unwrap(),
        made: 0,
    };
    let path = copies.folder.path().join("good.ledger");
    make(&path);
    let good = fs::read(&path).unwrap();
    for height in 1..=ENTRIES {
        let id = format!("00000000-0000-8000-8000-{height:012x}");
        let at = good
            .windows(id.len())
            .position(|it| it == id.as_bytes())
            .unwrap();
        let mut bent = good.clone();
        bent[at] = b'1';
        let err = verify(&copies.of(&bent)).unwrap_err();
        let named = matches!(&err, LedgerError::Damaged(_, it) if it.height == Some(height as u64));
        assert!(named, "{height}: {err}");
    }
}
