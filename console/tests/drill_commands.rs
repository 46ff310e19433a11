//! `yishao drill …` as a caller sees it: lines, exit codes, and the same bytes however it is played.

#![expect(clippy::expect_used, reason = "a test says what it expected")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn scenario(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../scenarios")
        .join(format!("{name}.toml"))
}

fn yishao(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishao"));
    command.args(words).stdin(Stdio::null());
    command
}

fn run(words: &[&str]) -> Output {
    yishao(words).output().expect("yishao starts")
}

/// The acknowledgements and the result of `drill run --json`.
fn lines(output: &Output) -> (Vec<Value>, Value) {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let mut lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    let last = lines.pop().expect("a result");
    (lines, last)
}

/// A scenario of one's own in a fresh folder, made from the double whistle by one replacement.
fn changed(from: &str, to: &str) -> (tempfile::TempDir, String) {
    let text = std::fs::read_to_string(scenario("double-whistle")).expect("a scenario");
    assert!(text.contains(from), "the scenario holds {from}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("double-whistle.toml");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn every_entry_is_acknowledged_and_the_last_line_is_the_result() {
    let file = scenario("guoxi-underpass").display().to_string();
    let output = run(&["drill", "run", &file, "--speed", "max", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let (acks, result) = lines(&output);
    for (index, ack) in acks.iter().enumerate() {
        assert_eq!(ack["ack"]["height"], index as u64 + 1);
        assert_eq!(ack["ack"]["chain"].as_str().map(str::len), Some(64));
    }
    assert_eq!(result["entries"], acks.len() as u64);
    for key in [
        "drill",
        "entries",
        "ended_s",
        "refused",
        "escalations",
        "incidents",
        "expectations",
        "digest",
        "wall_ms",
        "conflicts",
        "obligations",
    ] {
        assert!(result.get(key).is_some(), "{key} is missing");
    }
}

#[test]
fn the_same_drill_gives_one_digest_at_every_speed() {
    let played = |file: &str, speed: &str| {
        let output = run(&["drill", "run", file, "--speed", speed, "--json"]);
        assert_eq!(output.status.code(), Some(0), "{file} at speed {speed}");
        let (acks, mut result) = lines(&output);
        // How long this machine took is all that may differ.
        let took = result.as_object_mut().and_then(|it| it.remove("wall_ms"));
        assert!(took.is_some(), "{file} at speed {speed}");
        (acks, result)
    };
    let folder = scenario("guoxi-underpass");
    let folder = folder.parent().expect("a folder");
    let files = std::fs::read_dir(folder).expect("it is read");
    let files = files.map(|it| it.expect("an entry").path().display().to_string());
    let scenarios: Vec<String> = files.filter(|it| it.ends_with(".toml")).collect();
    assert_eq!(scenarios.len(), 9);
    // Side by side: at an hour a second the longest waits half a minute, and nearly all of it sleeping.
    std::thread::scope(|all| {
        for file in &scenarios {
            all.spawn(move || {
                let unpaced = played(file, "max");
                assert!(unpaced.1["digest"].is_string(), "{file}");
                assert!(unpaced == played(file, "3600"), "{file}");
            });
        }
    });
}

#[test]
fn a_drill_that_was_killed_goes_on_after_what_its_ledger_holds() {
    let file = scenario("guoxi-underpass").display().to_string();
    let whole = lines(&run(&["drill", "run", &file, "--json"]));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("drill.ledger").display().to_string();
    let words = ["drill", "run", &file, "--ledger", &path, "--json"];
    for killed_after in [1, 300, 1050, 1100] {
        let mut child = yishao(&words)
            .stdout(Stdio::piped())
            .spawn()
            .expect("yishao starts");
        let out = child.stdout.take().expect("piped");
        let seen = BufReader::new(out)
            .lines()
            .take(killed_after)
            .map_while(Result::ok)
            .count();
        assert_eq!(seen, killed_after);
        child.kill().expect("killed");
        child.wait().expect("ended");
    }
    let resumed = lines(&run(&words));
    assert_eq!(resumed.0, whole.0, "the same heights, ids and chains");
    assert_eq!(resumed.1["digest"], whole.1["digest"]);
    let verified = run(&["ledger", "verify", &path]);
    assert_eq!(verified.status.code(), Some(0));
}

#[test]
fn a_wrong_name_is_told_with_its_place_and_the_nearest_valid_one() {
    let township = ["township = \"330304009\"", "township = \"33030400x\""];
    let department = ["department = \"police\"", "department = \"polise\""];
    let wrong = [
        (township, "33030400x", "nearest: 33030400"),
        (department, "polise", "nearest: police"),
    ];
    for (verb, ([from, to], named, nearest)) in ["check", "run"]
        .into_iter()
        .flat_map(|verb| wrong.into_iter().map(move |it| (verb, it)))
    {
        let (_folder, file) = changed(from, to);
        let output = run(&["drill", verb, &file]);
        assert_eq!(output.status.code(), Some(2));
        let message = String::from_utf8(output.stderr).expect("UTF-8");
        let place = message
            .strip_prefix(&format!("{file}:"))
            .expect("begins with the file");
        let numbers: Vec<&str> = place.splitn(3, ':').collect();
        assert!(
            numbers[0].parse::<u32>().is_ok() && numbers[1].parse::<u32>().is_ok(),
            "{message}"
        );
        assert!(
            message.contains(named) && message.contains(nearest),
            "{message}"
        );
        assert!(output.stdout.is_empty(), "nothing is played");
    }
}

#[test]
fn what_is_missed_ends_with_one_and_says_what_was_found() {
    let (_folder, file) = changed(
        "equals = { status = \"merged\"",
        "equals = { status = \"filed\"",
    );
    let output = run(&["drill", "run", &file, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let (_, result) = lines(&output);
    let missed: Vec<&Value> = result["expectations"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|it| it["met"] == false)
        .collect();
    assert_eq!(missed.len(), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("merged"));
}

#[test]
fn a_ledger_of_another_drill_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("drill.ledger").display().to_string();
    let [first, second] =
        ["silent-department", "double-whistle"].map(|it| scenario(it).display().to_string());
    assert_eq!(
        run(&["drill", "run", &first, "--ledger", &path])
            .status
            .code(),
        Some(0)
    );
    let before = run(&["ledger", "stat", &path, "--json"]).stdout;
    assert_eq!(
        run(&["drill", "run", &second, "--ledger", &path])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(run(&["ledger", "stat", &path, "--json"]).stdout, before);
}

#[test]
fn files_that_are_no_scenario_are_told_and_never_a_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("empty.toml"), "").expect("written");
    std::fs::write(at("binary.toml"), [0_u8, 159, 146, 150]).expect("written");
    std::fs::write(at("broken.toml"), "id = \n[[step]\n").expect("written");
    let folder_path = folder.path().display().to_string();
    for file in [
        at("empty.toml"),
        at("binary.toml"),
        at("broken.toml"),
        at("missing.toml"),
        folder_path,
    ] {
        let output = run(&["drill", "run", &file]);
        assert_eq!(output.status.code(), Some(2), "{file}");
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            message.contains(&file) && !message.contains("panicked"),
            "{message}"
        );
    }
}

#[test]
fn a_real_number_never_gets_into_the_ledger_of_a_drill() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("drill.ledger");
    let file = scenario("live-in-drill");
    let words = ["drill", "run", file.to_str().expect("UTF-8"), "--ledger"];
    let output = yishao(&words).arg(&path).output().expect("yishao starts");
    assert_eq!(output.status.code(), Some(0));
    let ledger = std::fs::read(&path).expect("a ledger");
    let holds = |text: &str| ledger.windows(text.len()).any(|it| it == text.as_bytes());
    assert!(holds("陈安清"), "its people stand in it");
    for number in ["0577-0000-", "000-0000-", "000-9000-"] {
        assert!(!holds(number), "{number}");
    }
}
