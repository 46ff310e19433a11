//! `yishao ledger export` of a ledger with a private person in it: who gets the name, and who does not.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output};

use dispatch_core::command::Command;
use dispatch_core::entry::Author;
use dispatch_core::refusal::Verdict;
use ledger::clock::SetClock;
use ledger::device_key;
use ledger::keeper::{Keeper, Taken};
use ledger::replay::replay;
use ledger::sqlite::SqliteLedger;
use ledger::vault::Vault;
use serde_json::json;
use uuid::Uuid;

const NAME: &str = "张某某 13800000000";

fn yishao(data: &Path, args: &[&str]) -> Output {
    Program::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data)
        .args(args)
        .output()
        .unwrap()
}

/// A console's folder with a played drill in which a person is sought whose name lies in the vault.
struct Console(tempfile::TempDir);

impl Console {
    fn with_a_name() -> Console {
        let console = Console(tempfile::tempdir().unwrap());
        let (data, ledger) = (console.0.path(), console.at("drill.ledger"));
        let scenario = "scenarios/double-whistle.toml";
        let said = yishao(data, &["drill", "run", scenario, "--ledger", text(&ledger)]);
        assert!(said.status.success(), "{said:?}");

        let key = device_key::load_or_make(&data.join("keys/device.key")).unwrap();
        let state = replay(&ledger, None).unwrap().unwrap().state;
        let incident = state.incidents.keys().next().unwrap().clone();
        let sealed = Vault::beside(&ledger, key.vault_key())
            .unwrap()
            .put(&incident, NAME.as_bytes())
            .unwrap();
        let sought = json!({"sought": {
            "incident": incident, "sought": "car-9", "state": "hospital",
            "vault_ref": sealed.reference, "vault_hash": sealed.hash,
        }});
        let clock = Box::new(SetClock::at(state.at));
        let open = SqliteLedger::open(&ledger, &state.world, "duty", clock).unwrap();
        let mut keeper = Keeper::open(Box::new(open), Box::new(key)).unwrap();
        // Whoever wrote the last entry goes on.
        let last = keeper.board().lines.last().unwrap().author.clone();
        let author = Author {
            id: Uuid::from_u128(1),
            on_behalf: None,
            command: serde_json::from_value::<Command>(sought).unwrap(),
            ..last
        };
        let taken = keeper.take(&author).unwrap();
        let Taken::Folded(_, Verdict::Accepted) = taken else {
            panic!("{taken:?}");
        };
        console
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exports as a console with its data in `data` does.
    fn export(&self, data: &Path, out: &Path, more: &[&str]) -> Output {
        let ledger = self.at("drill.ledger");
        let args = ["ledger", "export", text(&ledger), text(out)];
        yishao(data, &[&args[..], more].concat())
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn personal(out: &Path) -> PathBuf {
    ledger::beside(out, "personal.jsonl")
}

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
