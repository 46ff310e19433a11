//! Who gets the name, and who does not.

use std::fs;

use dispatch_core::time::Time;
use ledger::device_key::{self, Alone, Passphrase};
use ledger::lock::Owner;

use crate::console::{Console, NAME, personal, text, yishao, yishao_with};

#[test]
fn a_name_stands_in_no_paper_but_the_one_that_is_asked_for() {
    let console = Console::with_a_name();
    let (out, page) = (console.at("out.jsonl"), console.at("board.html"));
    let said = console.export(console.0.path(), &out, &[]);
    assert!(said.status.success(), "{said:?}");
    let ledger = console.at("drill.ledger");
    let said = yishao(
        console.0.path(),
        &["board", text(&ledger), "--out", text(&page)],
    );
    assert!(said.status.success(), "{said:?}");
    for paper in [&out, &page] {
        let paper = fs::read_to_string(paper).unwrap();
        assert!(!paper.contains("张某某") && !paper.contains("13800000000"));
    }
    assert!(fs::read_to_string(&out).unwrap().contains("car-9"));

    let said = console.export(console.0.path(), &out, &["--with-personal"]);
    assert!(said.status.success(), "{said:?}");
    assert!(!fs::read_to_string(&out).unwrap().contains(NAME));
    assert!(fs::read_to_string(personal(&out)).unwrap().contains(NAME));
}

#[test]
fn whoever_has_another_key_or_none_gets_no_name_and_locks_none_away() {
    let console = Console::with_a_name();
    let out = console.at("out.jsonl");
    let vault = fs::read(console.at("drill.ledger.vault")).unwrap();

    let wrong = tempfile::tempdir().unwrap();
    let said = console.export(wrong.path(), &out, &["--with-personal"]);
    assert_eq!(said.status.code(), Some(2), "{said:?}");
    let why = String::from_utf8(said.stderr).unwrap();
    assert!(
        why.contains("device.key") && why.contains("--data"),
        "{why}"
    );
    assert_eq!(fs::read_dir(wrong.path()).unwrap().count(), 0, "no key");
    assert!(!out.exists() && !personal(&out).exists());

    device_key::load_or_make(&wrong.path().join("keys/device.key")).unwrap();
    let said = console.export(wrong.path(), &out, &["--with-personal"]);
    assert!(said.status.success(), "{said:?}");
    let lines = fs::read_to_string(personal(&out)).unwrap();
    assert!(
        lines.contains("本机无此信息") && !lines.contains(NAME),
        "{lines}"
    );

    assert_eq!(fs::read(console.at("drill.ledger.vault")).unwrap(), vault);
    let said = console.export(console.0.path(), &out, &["--with-personal"]);
    assert!(said.status.success(), "{said:?}");
    assert!(fs::read_to_string(personal(&out)).unwrap().contains(NAME));
}

#[test]
fn a_key_under_a_passphrase_opens_nothing_before_it_is_given() {
    let console = Console::with_a_name();
    let out = console.at("out.jsonl");
    let passphrase = "哨响即报到1234";
    let chosen = Passphrase::chosen(passphrase.to_owned().into()).unwrap();
    let file = console.at("keys/device.key");
    let owner = Owner::this("duty", Time(1_659_141_000_000));
    Alone::take(&file, &owner)
        .unwrap()
        .protect(&console.key(), Some(&chosen))
        .unwrap();

    let said = console.export(console.0.path(), &out, &["--with-personal"]);
    assert_eq!(said.status.code(), Some(2), "{said:?}");
    let why = String::from_utf8(said.stderr).unwrap();
    assert!(why.contains("--passphrase-stdin"), "{why}");
    assert!(!out.exists() && !personal(&out).exists());
    // Who wants no names needs no passphrase.
    let said = console.export(console.0.path(), &out, &[]);
    assert!(said.status.success(), "{said:?}");

    let ledger = console.at("drill.ledger");
    let export = ["ledger", "export", text(&ledger), text(&out)];
    let args = [&export[..], &["--with-personal", "--passphrase-stdin"]].concat();
    for (line, code) in [("wrong passphrase\n", 2), ("哨响即报到1234\n", 0)] {
        let said = yishao_with(console.0.path(), &args, line);
        assert_eq!(said.status.code(), Some(code), "{said:?}");
    }
    assert!(fs::read_to_string(personal(&out)).unwrap().contains(NAME));
}
