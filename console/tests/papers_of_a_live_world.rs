//! `yishao report`, `board` and `ledger` over a live ledger that goes past what this program knows, and
//! past its last entry.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output};

use dispatch_core::board::stamp;
use dispatch_core::command::{AdoptEdition, Command, Note};
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::clock::SetClock;
use ledger::hex;
use ledger::keeper::Keeper;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use uuid::Uuid;

fn yishao(args: &[&str]) -> Output {
    Program::new(env!("CARGO_BIN_EXE_yishao"))
        .args(args)
        .output()
        .unwrap()
}

/// A live ledger of these commands, one a second from `at` on.
fn ledger_of(folder: &Path, at: Time, commands: Vec<Command>) -> PathBuf {
    let path = folder.join("live.ledger");
    let world = World::live("ouhai");
    let words = |text| Words::new(text).unwrap();
    let clock = Box::new(SetClock::at(at));
    let open = SqliteLedger::open(&path, &world, "duty", clock).unwrap();
    let key = Box::new(SoftwareKey::of_drill("papers"));
    let mut keeper = Keeper::open(Box::new(open), key).unwrap();
    for (n, command) in commands.into_iter().enumerate() {
        let n = i64::try_from(n).unwrap();
        let author = Author {
            id: Uuid::from_u128(n as u128),
            world: world.clone(),
            person: PersonId::new("chen").unwrap(),
            post: PostId::new("duty-chief").unwrap(),
            seat: words("duty"),
            console: words("test"),
            on_behalf: None,
            basis: Basis {
                height: keeper.tip().height,
                chain: hex::write(&keeper.tip().chain),
            },
            occurred_at: at,
            pressed_at: at,
            valid_for_s: None,
            command,
        };
        keeper.take_at(at.plus_s(n), &author).unwrap();
    }
    path
}

fn note() -> Command {
    Command::Note(Note {
        incident: None,
        words: Words::new("交接").unwrap(),
        satisfies: None,
    })
}

#[test]
fn past_an_edition_that_is_not_known_no_paper_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let adopt = Command::AdoptEdition(AdoptEdition { edition: 9 });
    let path = ledger_of(folder.path(), Time(1_000_000), vec![note(), adopt, note()]);
    let path = path.to_str().unwrap();
    let page = folder.path().join("board.html");
    let page_name = page.to_str().unwrap();
    let report = ["--lang", "en", "report", path, "--district", "--as-of"];
    let out = folder.path().join("out.jsonl");
    let export = ["ledger", "export", path, out.to_str().unwrap()];
    let past = [
        vec!["--lang", "en", "board", path, "--out", page_name],
        [&report[..], &["3"]].concat(),
        [&report[..], &["2022-07-30T02:00"]].concat(),
        vec!["--lang", "en", "ledger", "digest", path],
        [&["--lang", "en"], &export[..], &["--with-personal"]].concat(),
    ];
    for args in past {
        let said = yishao(&args);
        assert_eq!(said.status.code(), Some(1), "{args:?} {said:?}");
        let why = String::from_utf8(said.stderr).unwrap();
        assert!(
            why.contains("needs a version that knows rule edition 9"),
            "{why}"
        );
        assert!(said.stdout.is_empty(), "{args:?}");
        assert!(!page.exists() && !out.exists(), "{args:?}");
    }
    let known = [
        [&report[..], &["2"]].concat(),
        vec!["ledger", "digest", path, "--at", "2"],
        vec!["ledger", "stat", path],
        vec!["ledger", "verify", path],
        export.to_vec(),
    ];
    for args in known {
        let said = yishao(&args);
        assert_eq!(said.status.code(), Some(0), "{args:?} {said:?}");
    }
}

#[test]
fn a_clock_is_that_of_today_although_nothing_was_entered_since_yesterday() {
    let folder = tempfile::tempdir().unwrap();
    let now = || {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap();
        Time(i64::try_from(since.as_millis()).unwrap())
    };
    let path = ledger_of(folder.path(), now().plus_s(-2 * 86_400), vec![note()]);
    let report = |as_of: &str| {
        let path = path.to_str().unwrap();
        yishao(&["report", path, "--district", "--json", "--as-of", as_of])
    };
    let midnight = |at: Time| {
        let day = &stamp(at)[..10];
        Time::from_local(&format!("{day} 00:00")).unwrap()
    };
    // The test may run over midnight.
    let before = midnight(now());
    let said = report("00:00");
    let told: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let as_of = Time(told["as_of"].as_i64().unwrap());
    assert!(as_of == before || as_of == midnight(now()), "{told}");
    assert_eq!(told["height"], 1);

    let tomorrow = stamp(now().plus_s(86_400)).replace(' ', "T");
    let said = report(&tomorrow);
    assert_eq!(said.status.code(), Some(2), "{said:?}");
    assert!(said.stdout.is_empty());
}
