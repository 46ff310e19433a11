//! `yishao ledger …` as its users call it: what it prints, and the number it ends with.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use ledger::clock::SetClock;
use ledger::outbox::Outbox;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::{Ledger, Message, hex};
use serde_json::{Value, json};

fn world() -> World {
    World::drill("commands", 1)
}

fn message(n: u64) -> Message {
    let id = format!("00000000-0000-8000-8000-{n:012x}");
    let author =
        json!({ "id": id, "world": world(), "occurred_at": n, "command": { "later": {} } });
    Message::sign_bytes(
        author.to_string().into_bytes(),
        &SoftwareKey::of_drill("commands"),
    )
}

fn make(path: &Path, entries: u64) -> SqliteLedger {
    let clock = Box::new(SetClock::at(Time(1_659_141_000_000)));
    let mut ledger = SqliteLedger::open(path, &world(), "township@330304009", clock).unwrap();
    for n in 1..=entries {
        ledger.append(&message(n)).unwrap().unwrap();
    }
    ledger
}

fn yishao(args: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .arg("ledger")
        .args(args)
        .output()
        .unwrap()
}

/// Runs a subcommand that must be good; its stdout.
fn good(args: &[&Path]) -> String {
    let said = yishao(args);
    assert_eq!(
        said.status.code(),
        Some(0),
        "{args:?}: {}",
        String::from_utf8_lossy(&said.stderr)
    );
    String::from_utf8(said.stdout).unwrap()
}

/// Runs a subcommand that must end with `code`, say why on stderr, and print nothing as data.
fn bad(args: &[&Path], code: i32) -> String {
    let said = yishao(args);
    let why = String::from_utf8(said.stderr).unwrap();
    assert_eq!(said.status.code(), Some(code), "{args:?}: {why}");
    assert!(
        !why.trim().is_empty() && !why.contains("panicked"),
        "{args:?}: {why}"
    );
    assert!(said.stdout.is_empty(), "{args:?}");
    why
}

fn p(text: &str) -> &Path {
    Path::new(text)
}

#[test]
fn stat_and_digest_print_what_the_contract_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ledger");
    let ledger = make(&path, 5);
    let chain = hex::write(&ledger.tip().chain);
    let text = good(&[p("stat"), &path, p("--json")]);
    let stat: Value = serde_json::from_str(&text).unwrap();
    let keys = [
        "world",
        "height",
        "chain",
        "recorded_at",
        "edition",
        "refused",
        "bytes",
        "owner",
    ];
    let places: Vec<_> = keys
        .iter()
        .map(|key| text.find(&format!("\"{key}\":")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{text}");
    assert_eq!(stat.as_object().unwrap().len(), keys.len());
    assert_eq!(stat["world"], "drill:commands:1");
    assert_eq!(stat["height"], 5);
    assert_eq!(stat["chain"], chain.as_str());
    assert_eq!(stat["recorded_at"], 1_659_141_000_000_i64);
    assert_eq!(
        stat["refused"], 5,
        "a command of a later version is refused"
    );
    assert_eq!(stat["owner"]["pid"], std::process::id());
    assert_eq!(stat["owner"]["seat"], "township@330304009");
    drop(ledger);
    let stat: Value = serde_json::from_str(&good(&[p("stat"), &path, p("--json")])).unwrap();
    assert_eq!(stat["owner"], Value::Null);
    assert_eq!(stat["bytes"], fs::metadata(&path).unwrap().len());

    let digest = |args: &[&Path]| good(&[&[p("digest"), &path, p("--json")], args].concat());
    let whole: Value = serde_json::from_str(&digest(&[])).unwrap();
    assert_eq!(whole["height"], 5);
    assert_eq!(whole["chain"], chain.as_str());
    assert_eq!(whole["digest"].as_str().unwrap().len(), 64);
    assert_eq!(digest(&[p("--at"), p("5")]), digest(&[]));
    let third: Value = serde_json::from_str(&digest(&[p("--at"), p("3")])).unwrap();
    assert_eq!(third["height"], 3);
    assert_ne!(third["digest"], whole["digest"]);
    bad(&[p("digest"), &path, p("--at"), p("6")], 2);
}

#[test]
fn an_export_an_import_and_a_backup_come_to_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (ledger, text, copy, back) = (
        path("a.ledger"),
        path("a.jsonl"),
        path("b.ledger"),
        path("c.ledger"),
    );
    let _running = make(&ledger, 5);
    good(&[p("export"), &ledger, &text]);
    good(&[p("import"), &copy, &text]);
    good(&[p("backup"), &ledger, &back]);
    let digest = good(&[p("digest"), &ledger, p("--json")]);
    for it in [&text, &copy, &back] {
        assert_eq!(good(&[p("digest"), it, p("--json")]), digest);
        good(&[p("verify"), it]);
    }
    let again = path("again.jsonl");
    good(&[p("export"), &copy, &again]);
    assert_eq!(fs::read(&again).unwrap(), fs::read(&text).unwrap());

    let why = bad(&[p("import"), &ledger, &text], 3);
    assert!(
        why.contains("township@330304009"),
        "who holds it is told: {why}"
    );
}

#[test]
fn what_waits_is_exported_and_imported_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (scene, text, centre) = (
        path("scene.ledger"),
        path("waiting.jsonl"),
        path("centre.ledger"),
    );
    drop(make(&scene, 1));
    drop(make(&centre, 2));
    let mut outbox = Outbox::beside(&scene).unwrap();
    outbox.push(&message(8)).unwrap().unwrap();
    outbox.push(&message(7)).unwrap().unwrap();
    good(&[p("export"), &scene, &text, p("--waiting")]);
    good(&[p("import"), &centre, &text]);
    let once = good(&[p("verify"), &centre, p("--json")]);
    good(&[p("import"), &centre, &text]);
    assert_eq!(good(&[p("verify"), &centre, p("--json")]), once);
    assert!(once.contains("\"height\":4"), "{once}");
}

#[test]
fn whatever_is_handed_in_gets_a_sentence_and_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (good_ledger, out) = (path("good.ledger"), path("out"));
    drop(make(&good_ledger, 3));
    let write = |name: &str, bytes: &[u8]| -> PathBuf {
        let file = path(name);
        fs::write(&file, bytes).unwrap();
        file
    };
    let noise: Vec<u8> = (0..9000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let whole = fs::read(&good_ledger).unwrap();
    let wrong_inside = [
        write("empty", b""),
        write("noise", &noise),
        write("like-sqlite", &[b"SQLite format 3\0", &noise[..]].concat()),
        write("cut", &whole[..whole.len() / 2]),
        write("head", &whole[..100]),
        write("text", b"{\"yishao\":\"ledger\"}\n"),
    ];
    fs::create_dir(path("folder")).unwrap();
    let not_there = [path("missing"), path("folder"), path("noise").join("below")];
    for file in &wrong_inside {
        for command in ["stat", "verify", "digest"] {
            bad(&[p(command), file], 1);
        }
        bad(&[p("export"), file, &out], 1);
        bad(&[p("backup"), file, &out], 1);
        bad(&[p("import"), &out, file], 2);
    }
    for file in &not_there {
        for command in ["stat", "verify", "digest"] {
            bad(&[p(command), file], 2);
        }
        bad(&[p("export"), file, &out], 2);
        bad(&[p("backup"), file, &out], 2);
        bad(&[p("import"), &out, file], 2);
    }
    assert!(!out.exists(), "nothing half done is left");
    bad(&[p("export"), &good_ledger, &path("folder")], 2);
    bad(&[p("export"), &good_ledger, &path("no").join("such")], 2);
    bad(&[p("backup"), &good_ledger, &good_ledger], 2);
    bad(&[p("import"), &good_ledger, &good_ledger], 2);
    bad(&[p("verify")], 2);

    good(&[p("export"), &good_ledger, &out]);
    let text = fs::read_to_string(&out)
        .unwrap()
        .replacen("\"height\":2", "\"height\":7", 1);
    fs::write(&out, text).unwrap();
    let why = bad(&[p("verify"), &out, p("--lang"), p("en")], 1);
    assert!(
        why.contains("out:3:1: first bad height 2: height 7, expected 2"),
        "{why}"
    );
}
