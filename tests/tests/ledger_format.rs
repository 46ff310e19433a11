//! The checker that docs/ledger-format.md prints is the one that works.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use ledger::clock::SetClock;
use ledger::export::export;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::{Ledger, Message, hex};
use serde_json::json;

const PAGE: &str = include_str!("../../docs/ledger-format.md");

/// The longest that still counts as some thirty lines.
const LINES_MAX: usize = 45;

fn checker() -> &'static str {
    let (_, rest) = PAGE.split_once("```python\n").unwrap();
    rest.split_once("```").unwrap().0
}

fn run(checker: &Path, export: &Path) -> Output {
    Command::new("python3")
        .arg(checker)
        .arg(export)
        .output()
        .unwrap()
}

#[test]
fn the_printed_checker_accepts_an_export_and_finds_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (ledger_path, out, script) = (path("a.ledger"), path("a.jsonl"), path("check.py"));
    fs::write(&script, checker()).unwrap();
    assert!(
        checker()
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count()
            <= LINES_MAX
    );

    let world = World::live("瓯海");
    let clock = Box::new(SetClock::at(Time(1_659_141_000_000)));
    let mut ledger = SqliteLedger::open(&ledger_path, &world, "duty", clock).unwrap();
    for n in 1..=6 {
        let id = format!("00000000-0000-8000-8000-{n:012x}");
        let words = "哨 \" \\ / \n \t \u{7f} \u{2028} 😀";
        let author = json!({ "id": id, "world": world, "command": { "note": words } });
        let key = SoftwareKey::of_drill("format");
        ledger
            .append(&Message::sign_bytes(author.to_string().into_bytes(), &key))
            .unwrap()
            .unwrap();
    }
    let tip = export(&ledger_path, &out).unwrap();
    let said = run(&script, &out);
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    assert_eq!(
        String::from_utf8(said.stdout).unwrap().trim_end(),
        format!("{} 6 {}", world.0, hex::write(&tip.chain))
    );

    let good = fs::read(&out).unwrap();
    // A python3 is started for each, so bytes are taken here and there; none may pass.
    for at in (0..good.len()).step_by(good.len() / 60) {
        let mut bent = good.clone();
        bent[at] ^= 1;
        fs::write(&out, &bent).unwrap();
        let said = run(&script, &out);
        assert!(!said.status.success(), "byte {at}");
    }
    let short = good.len()
        - good
            .split(|&byte| byte == b'\n')
            .rev()
            .nth(1)
            .unwrap()
            .len()
        - 1;
    fs::write(&out, &good[..short]).unwrap();
    assert!(!run(&script, &out).status.success(), "without its end");
}
