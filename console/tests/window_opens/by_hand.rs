//! From the keys and the mouse to the disk: what is struck and pressed at the real window is in the ledger when
//! the program is killed.

use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use dispatch_core::command::Command as Said;
use dispatch_core::entry::Author;
use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use crate::screen::{Running, Screen, screen};
use crate::{BAND, PATIENCE, on_screen, paints};

/// A night on which nobody but the hand at the keyboard does anything.
const QUIET: &str = r#"
id = "quiet"
zh = "安静的一夜"
en = "A quiet night"
district = "ouhai"
start = "2022-07-30 22:00:00"
kind = "tabletop"
[about]
zh = "示例。"
en = "Sample."
[[step]]
id = "note"
at = "23:59:00"
by = "duty-officer"
do.note = { words = "一夜无事" }
"#;

/// Strikes keys, or types letters, as a keyboard that is plugged into the screen.
fn xdotool(screen: &Screen, words: &[&str]) -> String {
    let mut hand = Command::new("xdotool");
    hand.args(words).env("DISPLAY", &screen.name);
    // `cargo xtask test` installs it.
    let done = hand.output().unwrap();
    String::from_utf8(done.stdout).unwrap()
}

/// What is on a ledger, oldest first; it is read beside whoever writes it.
fn entries(ledger: &Path) -> Vec<Author> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.jsonl");
    let mut export = Command::new(env!("CARGO_BIN_EXE_yishao"));
    export.args(["ledger", "export"]).arg(ledger).arg(&file);
    if !export.output().unwrap().status.success() {
        return Vec::new();
    }
    let text = std::fs::read_to_string(&file).unwrap();
    let authors = text.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let author = line.get("author")?.as_str()?;
        Some(serde_json::from_str(author).unwrap())
    });
    authors.collect()
}

/// Waits until it is so. Returns what was said by hand.
fn until(ledger: &Path, is_so: impl Fn(&[Author]) -> bool) -> Vec<Author> {
    let begun = Instant::now();
    loop {
        let all = entries(ledger);
        if is_so(&all) || begun.elapsed() > PATIENCE {
            break all.into_iter().filter(by_hand).collect();
        }
        sleep(Duration::from_millis(200));
    }
}

fn by_hand(entry: &Author) -> bool {
    entry.console.as_str() != "drill"
}

/// Waits until so many things were said by hand.
fn until_said(ledger: &Path, wanted: usize) -> Vec<Author> {
    until(ledger, |all| {
        all.iter().filter(|it| by_hand(it)).count() >= wanted
    })
}

/// Presses 接哨 with the mouse: the one bright button among the incidents, below those at the head of the list.
fn press_to_take(screen: &Screen) {
    let bright = Palette::of(Skin::Dark).ink1;
    let begun = Instant::now();
    let (x, y) = loop {
        // So many points of one colour are no letter.
        let found = screen.squares(bright, 8, (0..290, 200..600));
        if let Some((left, top)) = found.first() {
            break (left + 4, top + 4);
        }
        assert!(begun.elapsed() < PATIENCE, "no button to take the whistle");
        sleep(Duration::from_millis(200));
    };
    let (x, y) = (x.to_string(), y.to_string());
    xdotool(screen, &["mousemove", &x, &y, "click", "1"]);
}

#[test]
fn what_is_struck_and_pressed_is_on_the_disk_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let drill = folder.path().join("quiet.toml");
    std::fs::write(&drill, QUIET).unwrap();
    let ledger = folder.path().join("quiet.ledger");
    let screen = screen(folder.path());
    let mut command = on_screen(&screen, &[("YISHAO_RENDERER", "wgpu")]);
    command.arg("--data").arg(folder.path().join("data"));
    command.arg("--drill").arg(&drill);
    command.arg("--ledger").arg(&ledger);
    let mut running = Running(command.spawn().unwrap());
    assert!(paints(&screen, &mut running) > BAND, "{}", running.said());
    // Its district is the last thing that it reads.
    until(&ledger, |all| {
        let mut names = all.iter().map(|it| it.command.name());
        names.any(|it| it == "adopt_district")
    });
    let process = running.0.id().to_string();
    let window = xdotool(&screen, &["search", "--sync", "--pid", &process]);
    // No window manager gives it the keyboard.
    xdotool(
        &screen,
        &["windowfocus", "--sync", window.lines().last().unwrap()],
    );

    // The whistle form, the type by its initials, the place by its own, a condition, unknown figures.
    xdotool(&screen, &["key", "F3"]);
    xdotool(&screen, &["type", "--delay", "80", "fx"]);
    xdotool(&screen, &["key", "Tab"]);
    xdotool(&screen, &["type", "--delay", "80", "lhqy"]);
    xdotool(
        &screen,
        &[
            "key",
            "--delay",
            "300",
            "Return",
            "alt+3",
            "d",
            "ctrl+Return",
        ],
    );
    assert_eq!(until_said(&ledger, 1).len(), 1, "the whistle");
    press_to_take(&screen);
    assert_eq!(until_said(&ledger, 2).len(), 2, "taken");
    xdotool(&screen, &["key", "slash"]);
    xdotool(&screen, &["type", "--delay", "40", "p sy1"]);
    xdotool(&screen, &["key", "Return"]);
    let said = until_said(&ledger, 3);
    drop(running);

    let names: Vec<_> = said.iter().map(|it| it.command.name()).collect();
    assert_eq!(names, ["whistle", "take_whistle", "dispatch"]);
    let Said::Whistle(whistle) = &said[0].command else {
        panic!("{said:?}")
    };
    assert_eq!(whistle.kind.as_str(), "flood-typhoon-drought");
    assert!(whistle.place.words.as_str().starts_with("六虹桥延伸段"));
    assert_eq!(whistle.conditions[0].as_str(), "serious-danger");
    assert!(whistle.figures.values().all(Option::is_none), "不详, not 0");
    let Said::Dispatch(sent) = &said[2].command else {
        panic!("{said:?}")
    };
    assert_eq!(sent.team.as_str(), "water-1");
    let mut verify = Command::new(env!("CARGO_BIN_EXE_yishao"));
    verify.args(["ledger", "verify"]).arg(&ledger);
    assert!(verify.output().unwrap().status.success());
}
