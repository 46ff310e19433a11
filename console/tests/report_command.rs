//! `yishao report … --district` as its users call it, over a ledger that a drill made.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn yishao(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .args(args)
        .output()
        .unwrap()
}

fn text(out: &Output) -> String {
    assert_eq!(
        out.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout.clone()).unwrap()
}

#[test]
fn the_district_is_told_as_of_a_clock_a_moment_or_a_height() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("drill.ledger");
    let ledger = ledger.to_str().unwrap();
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/guoxi-underpass.toml");
    text(&yishao(&[
        "drill",
        "run",
        scenario.to_str().unwrap(),
        "--ledger",
        ledger,
    ]));

    let clock = text(&yishao(&[
        "report",
        ledger,
        "--district",
        "--as-of",
        "09:10",
    ]));
    let moment = text(&yishao(&[
        "report",
        ledger,
        "--district",
        "--as-of",
        "2022-07-30T09:10",
    ]));
    assert_eq!(clock, moment);
    assert!(
        clock.contains("【演练】") && clock.contains("截至 2022-07-30 09:10:00"),
        "{clock}"
    );
    assert!(clock.contains("下落不明 1("), "{clock}");

    let json = text(&yishao(&[
        "report",
        ledger,
        "--district",
        "--as-of",
        "09:10",
        "--json",
    ]));
    let json: Value = serde_json::from_str(&json).unwrap();
    let height = json["height"].as_u64().unwrap();
    let missing = json["figures"].as_array().unwrap().iter();
    let missing = missing.filter(|it| it["name"] == "figures.missing");
    let missing: Vec<_> = missing.collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0]["value"], 1);
    assert!(missing[0]["height"].as_u64().unwrap() <= height);

    // One text is sent, whatever the language of whoever asks for it.
    let sha256 = json["sha256"].as_str().unwrap();
    let in_english = ["--lang", "en", "report", ledger, "--district", "--as-of"];
    let same = text(&yishao(&[&in_english[..], &["09:10"]].concat()));
    assert_eq!(same, clock);
    let same = text(&yishao(&[&in_english[..], &["09:10", "--json"]].concat()));
    let same: Value = serde_json::from_str(&same).unwrap();
    assert_eq!(same["sha256"], sha256);
    let height = height.to_string();
    let reading = text(&yishao(
        &[&in_english[..], &[&height, "--english"]].concat(),
    ));
    let (head, reading) = reading.split_once('\n').unwrap();
    assert!(
        head.contains("not to be sent") && head.contains(sha256),
        "{head}"
    );
    assert!(reading.starts_with("[DRILL] "), "{reading}");
    assert!(reading.contains("Missing: 1 ("), "{reading}");

    // A drill's clock does not run here: its last entry, at 11:00, is its now, and 23:00 was the
    // evening before it began.
    text(&yishao(&[&in_english[..], &["2022-07-30T11:00"]].concat()));
    let bad = [
        "99999",
        "2022-07-29T09:10",
        "2022-07-30T11:01",
        "23:00",
        "later",
    ];
    for (as_of, code) in bad.map(|it| (it, 2)) {
        let out = yishao(&["report", ledger, "--district", "--as-of", as_of]);
        assert_eq!(out.status.code(), Some(code), "{as_of}");
        assert!(out.stdout.is_empty() && !out.stderr.is_empty(), "{as_of}");
    }
    let none = yishao(&["report", ledger, "--as-of", "09:10"]);
    assert_eq!(
        none.status.code(),
        Some(2),
        "what is to be reported must be said"
    );
}
