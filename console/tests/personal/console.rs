//! A console's folder on the disk, as its program leaves it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output, Stdio};

use dispatch_core::command::Command;
use dispatch_core::entry::Author;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::{Incident, Shared, State, Status};
use dispatch_core::words::PostId;
use ledger::clock::SetClock;
use ledger::device_key;
use ledger::keeper::{Keeper, Taken};
use ledger::replay::replay;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::vault::Vault;
use serde_json::{Value, json};
use uuid::Uuid;

pub const NAME: &str = "张某某 13800000000";

pub fn yishao(data: &Path, args: &[&str]) -> Output {
    yishao_with(data, args, "")
}

/// Runs the program with this handed in at stdin.
pub fn yishao_with(data: &Path, args: &[&str], stdin: &str) -> Output {
    let mut child = Program::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data)
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

/// A console's folder with a played drill in which a person is sought whose name lies in the vault.
pub struct Console(pub tempfile::TempDir);

impl Console {
    pub fn with_a_name() -> Console {
        let console = Console(tempfile::tempdir().unwrap());
        let (data, ledger) = (console.0.path(), console.at("drill.ledger"));
        let scenario = "scenarios/double-whistle.toml";
        let said = yishao(data, &["drill", "run", scenario, "--ledger", text(&ledger)]);
        assert!(said.status.success(), "{said:?}");

        let key = console.key();
        let state = replay(&ledger, None).unwrap().unwrap().state;
        let filed = |it: &&Shared<Incident>| it.status == Status::Filed;
        let incident = state.incidents.values().find(filed).unwrap().id.clone();
        let sealed = Vault::beside(&ledger, key.vault_key())
            .unwrap()
            .put(&incident, NAME.as_bytes())
            .unwrap();
        console.say(&json!({"sought": {
            "incident": incident, "sought": "car-9", "state": "hospital",
            "vault_ref": sealed.reference, "vault_hash": sealed.hash,
        }}));
        console
    }

    /// The device key in its data folder.
    pub fn key(&self) -> SoftwareKey {
        device_key::load_or_make(&self.at("keys/device.key"))
            .unwrap()
            .without_passphrase()
            .unwrap()
    }

    /// Has the duty chief say this; the State then.
    pub fn say(&self, command: &Value) -> State {
        let ledger = self.at("drill.ledger");
        let state = replay(&ledger, None).unwrap().unwrap().state;
        let clock = Box::new(SetClock::at(state.at));
        let open = SqliteLedger::open(&ledger, &state.world, "duty", clock).unwrap();
        let mut keeper = Keeper::open(Box::new(open), Box::new(self.key())).unwrap();
        let last = keeper.board().lines.last().unwrap().author.clone();
        let author = Author {
            id: Uuid::from_u128(u128::from(state.height)),
            post: PostId::new("duty-chief").unwrap(),
            on_behalf: None,
            command: serde_json::from_value::<Command>(command.clone()).unwrap(),
            ..last
        };
        let taken = keeper.take(&author).unwrap();
        let Taken::Folded(_, Verdict::Accepted) = taken else {
            panic!("{taken:?}");
        };
        keeper.state().clone()
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exports as a console with its data in `data` does.
    pub fn export(&self, data: &Path, out: &Path, more: &[&str]) -> Output {
        let ledger = self.at("drill.ledger");
        let args = ["ledger", "export", text(&ledger), text(out)];
        yishao(data, &[&args[..], more].concat())
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub fn personal(out: &Path) -> PathBuf {
    ledger::beside(out, "personal.jsonl")
}
