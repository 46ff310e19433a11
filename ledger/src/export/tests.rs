use std::fs;
use std::path::PathBuf;

use super::*;
use crate::clock::SetClock;
use crate::contract::{message, world};
use crate::message::Message;
use crate::signing::{Signer, SoftwareKey};
use crate::sqlite::SqliteLedger;
use crate::store::Ledger;
use crate::verify::verify;

/// A ledger file of `count` entries and its export.
fn exported(folder: &Path, count: u128) -> (PathBuf, Vec<u8>) {
    let path = folder.join("drill.ledger");
    let clock = SetClock::at(Time(1_659_141_000_000));
    let mut ledger = SqliteLedger::open(&path, &world(), "duty", Box::new(clock)).unwrap();
    let group: Vec<_> = (1..=count)
        .map(|n| {
            (
                Time(1_659_141_000_000 + n as i64),
                message(n, "哨 \"\\\n\u{7f}\u{2028}😀"),
            )
        })
        .collect();
    ledger.append_all(&group).unwrap();
    let mut text = Vec::new();
    write(&mut Source::open(&path).unwrap(), &path, &mut text).unwrap();
    (path, text)
}

#[test]
fn the_lines_are_those_of_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let (path, text) = exported(folder.path(), 1);
    let text = String::from_utf8(text).unwrap();
    let lines: Vec<_> = text.split('\n').collect();
    let genesis = hex::write(&Tip::genesis(&world()).chain);
    assert_eq!(
        lines[0],
        format!(
            r#"{{"yishao":"ledger","format":1,"world":"drill:contract:1","chain":"{genesis}"}}"#
        )
    );
    let entry = &Source::open(&path).unwrap().next_entry().unwrap().unwrap();
    let author = serde_json::to_string(std::str::from_utf8(&entry.author).unwrap()).unwrap();
    assert!(author.contains("哨"));
    let [key, signature, chain] =
        [&entry.key[..], &entry.signature[..], &entry.chain[..]].map(hex::write);
    assert_eq!(
        lines[1],
        format!(
            r#"{{"height":1,"recorded_at":1659141000001,"author":{author},"key":"{key}","signature":"{signature}","chain":"{chain}"}}"#
        )
    );
    assert_eq!(lines[2], format!(r#"{{"end":1,"chain":"{chain}"}}"#));
    assert_eq!(lines[3..], [""]);
}

#[test]
fn an_export_verifies_to_the_same_tip_and_is_written_the_same_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, text) = exported(folder.path(), 300);
    let copy = folder.path().join("out.jsonl");
    fs::write(&copy, &text).unwrap();
    assert_eq!(verify(&copy).unwrap(), verify(&path).unwrap());
    let mut again = Vec::new();
    write(&mut Source::open(&copy).unwrap(), &copy, &mut again).unwrap();
    assert_eq!(again, text);
}

/// Which entry, from 1, the byte at `at` of an export belongs to; the end line counts as the one
/// after the last.
fn height_at(text: &[u8], at: usize) -> u64 {
    (text[..at].iter().filter(|&&byte| byte == b'\n').count() as u64).max(1)
}

fn assert_noticed(path: &Path, text: &[u8], latest: u64, what: &str) {
    fs::write(path, text).unwrap();
    match verify(path) {
        Err(LedgerError::Damaged(_, damage)) => {
            let height = damage.height.unwrap_or_else(|| panic!("{what}: no height"));
            // A line feed that went joins two lines, and the earlier one is then the bad one.
            assert!(
                height == latest || height + 1 == latest,
                "{what}: {height}, not {latest}"
            );
        }
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn every_changed_byte_is_noticed_at_its_height() {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = exported(folder.path(), 6);
    let path = folder.path().join("bent.jsonl");
    for at in 0..text.len() {
        for flip in [0x01, 0x20] {
            let mut bent = text.clone();
            bent[at] ^= flip;
            assert_noticed(
                &path,
                &bent,
                height_at(&text, at),
                &format!("byte {at} ^ {flip:#x}"),
            );
        }
    }
}

#[test]
fn every_line_of_a_long_export_is_watched() {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = exported(folder.path(), 300);
    let lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    let path = folder.path().join("bent.jsonl");
    for n in (0..lines.len()).step_by(7) {
        let (before, rest) = lines.split_at(n);
        let height = (n as u64).max(1);
        let mut bent = lines[n].to_vec();
        let middle = bent.len() / 2;
        bent[middle] ^= 1;
        assert_noticed(
            &path,
            &[&before.concat()[..], &bent, &rest[1..].concat()].concat(),
            height,
            "bent",
        );
        assert_noticed(
            &path,
            &[before.concat(), rest[1..].concat()].concat(),
            height,
            "dropped",
        );
        let doubled = [before.concat(), rest[0].to_vec(), rest.concat()].concat();
        assert_noticed(&path, &doubled, height + 1, "doubled");
        if n + 1 < lines.len() {
            let mut swapped = lines.clone();
            swapped.swap(n, n + 1);
            assert_noticed(&path, &swapped.concat(), height, "swapped");
        }
        if n > 0 {
            assert_noticed(&path, &before.concat(), height, "shortened");
        }
    }
}

#[test]
fn a_foreign_signature_in_a_whole_chain_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let honest = message(1, "x");
    let forged = Message::received(
        honest.author().to_vec(),
        SoftwareKey::from_secret(&[1; 32]).key(),
        *honest.signature(),
    );
    let entry = Tip::genesis(&world()).next(Time(5), &forged);
    let lines = [
        serde_json::to_string(&header(&world())).unwrap(),
        serde_json::to_string(&entry_line(&entry).unwrap()).unwrap(),
        serde_json::to_string(&EndLine {
            end: 1,
            chain: hex::write(&entry.chain),
        })
        .unwrap(),
    ];
    let path = folder.path().join("forged.jsonl");
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    let err = verify(&path).unwrap_err();
    assert!(
        err.to_string()
            .ends_with("forged.jsonl:2:1: first bad height 1: the signature does not hold"),
        "{err}"
    );
}
