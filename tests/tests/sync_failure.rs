//! T4: a sync that fails acknowledges nothing, gives the file up, and is recovered from by opening it
//! anew. The failing disk is a few lines of C that stand before the C library of a child process.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::Command;

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use ledger::clock::SetClock;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::verify::verify;
use ledger::{Ledger, LedgerError, Message};
use serde_json::json;

const SIGN: &str = "YISHAO_SYNC_FAILS";
const FOLDER: &str = "YISHAO_SYNC_FOLDER";

fn world() -> World {
    World::drill("sync", 1)
}

fn message(n: u64) -> Message {
    let id = format!("00000000-0000-8000-8000-{n:012x}");
    let author = json!({ "id": id, "world": world(), "command": { "note": "哨" } });
    Message::sign_bytes(
        author.to_string().into_bytes(),
        &SoftwareKey::of_drill("sync"),
    )
}

fn open(path: &Path) -> SqliteLedger {
    SqliteLedger::open(path, &world(), "duty", Box::new(SetClock::at(Time(1000)))).unwrap()
}

/// The C compiler that building the program needs anyway makes the library.
fn library(folder: &Path) -> PathBuf {
    let library = folder.join("sync_failure.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sync_failure.c");
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status()
        .unwrap();
    assert!(made.success());
    library
}

#[test]
fn a_failed_sync_acknowledges_nothing_and_the_file_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_meets_the_failure", "--nocapture"])
        .env("LD_PRELOAD", library(folder.path()))
        .env(SIGN, folder.path().join("fails"))
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    let failed = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{said}{failed}");
    assert!(said.contains("met the failure"), "{said}{failed}");

    let path = folder.path().join("x.ledger");
    let ledger = open(&path);
    assert_eq!(ledger.tip().height, 3);
    assert_eq!(verify(&path).unwrap(), (world(), ledger.tip()));
}

/// The child; where no folder is named there is nothing to do.
#[test]
fn child_meets_the_failure() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let sign = PathBuf::from(std::env::var_os(SIGN).unwrap());
    let path = folder.join("x.ledger");
    let mut ledger = open(&path);
    ledger.append(&message(1)).unwrap().unwrap();

    std::fs::write(&sign, "").unwrap();
    let err = ledger.append(&message(2)).unwrap_err();
    assert!(matches!(err, LedgerError::NotDurable(_)), "{err}");
    assert!(err.zh().starts_with("磁盘未能写入,本条未记录。"));
    assert_eq!(ledger.tip().height, 1, "nothing was acknowledged");

    // The disk is well again, but what a failed sync left in memory is not believed.
    std::fs::remove_file(&sign).unwrap();
    let err = ledger.append(&message(2)).unwrap_err();
    assert!(matches!(err, LedgerError::NotDurable(_)), "{err}");
    assert_eq!(ledger.tip().height, 1);

    ledger.recover().unwrap();
    for n in [2, 3] {
        let appended = ledger.append(&message(n)).unwrap().unwrap();
        assert_eq!(appended.height, n);
    }
    println!("met the failure");
}
