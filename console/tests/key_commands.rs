//! `yishao key …` as its users call it: what it prints, what it leaves, and the number it ends with.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use dispatch_core::time::Time;
use dispatch_core::words::IncidentId;
use ledger::device_key::{self, DeviceKey};
use ledger::lock::Owner;
use ledger::signing::SoftwareKey;
use ledger::vault::{Sealed, Vault};
use serde_json::Value;

const PASSPHRASE: &str = "哨响即报到1234";

/// Runs `yishao key …` with its data in `data`, and `stdin` handed in.
fn key(data: &Path, args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yishao"))
        .env("YISHAO_DATA", data)
        .arg("key")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended without reading.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

fn good(data: &Path, args: &[&str], stdin: &str) -> String {
    let said = key(data, args, stdin);
    let why = String::from_utf8_lossy(&said.stderr);
    assert_eq!(said.status.code(), Some(0), "{args:?}: {why}");
    String::from_utf8(said.stdout).unwrap()
}

fn bad(data: &Path, args: &[&str], stdin: &str, code: i32) -> String {
    let said = key(data, args, stdin);
    let why = String::from_utf8(said.stderr).unwrap();
    assert_eq!(said.status.code(), Some(code), "{args:?}: {why}");
    assert!(said.stdout.is_empty() && !why.trim().is_empty(), "{args:?}");
    assert!(
        !why.contains("panicked") && !why.contains(PASSPHRASE),
        "{why}"
    );
    why
}

fn shown(data: &Path) -> Value {
    serde_json::from_str(&good(data, &["show", "--json"], "")).unwrap()
}

#[test]
fn a_key_is_made_once_shown_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    bad(data, &["show"], "", 2);
    bad(data, &["passphrase"], "", 2);
    assert_eq!(fs::read_dir(data).unwrap().count(), 0, "looking makes none");
    good(data, &["new"], "");
    let first = shown(data);
    assert_eq!(first.as_object().unwrap().len(), 3);
    assert_eq!(first["key"].as_str().unwrap().len(), 64);
    assert_eq!(first["passphrase"], false);
    let path = data.join("keys").join("device.key");
    assert_eq!(first["path"], path.to_str().unwrap());
    let text = good(data, &["show"], "");
    assert!(text.contains(first["key"].as_str().unwrap()), "{text}");

    let why = bad(data, &["new"], "", 2);
    assert!(why.contains("--replace"), "{why}");
    assert_eq!(shown(data), first);
    good(data, &["new", "--replace"], "");
    let second = shown(data);
    assert_ne!(second["key"], first["key"]);

    fs::write(&path, "not a key").unwrap();
    bad(data, &["show"], "", 1);
    bad(data, &["new"], "", 1);
    bad(data, &["new", "--replace"], "", 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), "not a key");
    for odd in [&["shew"][..], &[], &["new", "--passphrase", "x"]] {
        bad(data, odd, "", 2);
    }
}

#[test]
fn a_passphrase_is_set_changed_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    good(data, &["new"], "");
    let first = shown(data);
    let stdin = |lines: &[&str]| lines.join("\n") + "\n";
    let other = "另一句更长的口令";
    let args = ["passphrase", "--passphrase-stdin"];
    // Nobody at a terminal, and nothing handed in.
    let why = bad(data, &["passphrase"], "", 2);
    assert!(why.contains("--passphrase-stdin"), "{why}");
    assert!(!why.contains("设有口令"), "it is under none yet: {why}");
    bad(data, &args, "", 2);
    bad(data, &args, "short\n", 2);
    bad(data, &["passphrase", "--remove"], "", 2);
    assert_eq!(shown(data), first);

    good(data, &args, &stdin(&[PASSPHRASE]));
    let locked = shown(data);
    assert_eq!(
        (&locked["key"], &locked["passphrase"]),
        (&first["key"], &Value::Bool(true))
    );
    bad(data, &args, &stdin(&["wrong passphrase", other]), 2);
    bad(data, &args, &stdin(&[PASSPHRASE]), 2);
    good(data, &args, &stdin(&[PASSPHRASE, other]));
    bad(
        data,
        &["passphrase", "--remove", "--passphrase-stdin"],
        &stdin(&[PASSPHRASE]),
        2,
    );
    assert_eq!(shown(data), locked);
    let remove = ["passphrase", "--remove", "--passphrase-stdin"];
    good(data, &remove, &stdin(&[other]));
    assert_eq!(shown(data), first);
}

#[test]
fn a_replaced_key_takes_its_vaults_and_its_passphrase_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    good(data, &["new"], "");
    let path = data.join("keys").join("device.key");
    let old = device_key::load(&path)
        .unwrap()
        .unwrap()
        .without_passphrase()
        .unwrap();
    let ledger = data.join("live.ledger");
    fs::write(&ledger, "").unwrap();
    let incident = IncidentId::new("1").unwrap();
    let sealed = Vault::beside(&ledger, old.vault_key())
        .unwrap()
        .put(&incident, b"name")
        .unwrap();
    device_key::note_ledger(&path, &ledger).unwrap();
    let lines = format!("{PASSPHRASE}\n");
    good(data, &["passphrase", "--passphrase-stdin"], &lines);

    let duty = Owner::this("duty", Time(1_659_141_000_000));
    let running = device_key::InUse::shared(&path, &duty).unwrap();
    let replace = ["new", "--replace", "--passphrase-stdin"];
    let why = bad(data, &replace, &lines, 3);
    assert!(why.contains("席位 duty"), "{why}");
    let protect = ["passphrase", "--remove", "--passphrase-stdin"];
    bad(data, &protect, &lines, 3);
    drop(running);
    bad(data, &replace, "wrong passphrase\n", 2);
    let said = good(data, &replace, &lines);
    assert!(said.contains("vaults 1"), "{said}");
    let DeviceKey::Protected(new) = device_key::load(&path).unwrap().unwrap() else {
        panic!("under the same passphrase");
    };
    let words = device_key::Passphrase::tried(PASSPHRASE.to_owned().into());
    let new = new.unlock(&words).unwrap();
    for (key, opens) in [(&new, true), (&old, false)] {
        let vault = Vault::found(&ledger, key.vault_key()).unwrap().unwrap();
        assert_eq!(vault.get(&sealed).unwrap().is_some(), opens);
    }
}

/// A data folder with a key and a vault under it that holds a name.
fn with_a_name(data: &Path) -> (PathBuf, Sealed) {
    good(data, &["new"], "");
    let ledger = data.join("live.ledger");
    fs::write(&ledger, "").unwrap();
    let mut vault = Vault::beside(&ledger, lying_open(data).vault_key()).unwrap();
    let sealed = vault.put(&IncidentId::new("1").unwrap(), b"name").unwrap();
    device_key::note_ledger(&data.join("keys/device.key"), &ledger).unwrap();
    (ledger, sealed)
}

fn lying_open(data: &Path) -> SoftwareKey {
    let key = device_key::load(&data.join("keys/device.key")).unwrap();
    key.unwrap().without_passphrase().unwrap()
}

fn opens(data: &Path, (ledger, sealed): &(PathBuf, Sealed)) -> bool {
    let vault = Vault::found(ledger, lying_open(data).vault_key()).unwrap();
    vault.unwrap().get(sealed).unwrap().is_some()
}

fn replacing(data: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .env("YISHAO_DATA", data)
        .args(["key", "new", "--replace"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn of_several_that_replace_the_key_at_once_none_loses_the_vault() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let named = with_a_name(data);
    for _ in 0..10 {
        let all: Vec<Child> = (0..4).map(|_| replacing(data)).collect();
        for mut one in all {
            let code = one.wait().unwrap().code();
            assert!(matches!(code, Some(0 | 3)), "done, or in use: {code:?}");
        }
        assert!(opens(data, &named));
    }
}

#[test]
fn a_replacement_that_is_killed_anywhere_is_finished_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let named = with_a_name(data);
    for life_ms in (0..40).map(|n| n % 20) {
        let mut child = replacing(data);
        std::thread::sleep(Duration::from_millis(life_ms));
        child.kill().unwrap();
        child.wait().unwrap();
        good(data, &["new", "--replace"], "");
        assert!(opens(data, &named), "killed after {life_ms} ms");
    }
}

#[test]
#[cfg(feature = "gui")]
fn a_window_that_is_handed_a_wrong_passphrase_opens_no_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    good(data, &["new"], "");
    let lines = format!("{PASSPHRASE}\n");
    good(data, &["passphrase", "--passphrase-stdin"], &lines);
    let mut child = Command::new(env!("CARGO_BIN_EXE_yishao"))
        .env("YISHAO_DATA", data)
        .arg("--passphrase-stdin")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(b"another one\n");
    let said = child.wait_with_output().unwrap();
    let why = String::from_utf8(said.stderr).unwrap();
    assert_eq!(said.status.code(), Some(2), "{why}");
    let ledgers = data.join("live").read_dir();
    assert!(
        !ledgers.is_ok_and(|mut it| it.next().is_some()),
        "no ledger"
    );
}
