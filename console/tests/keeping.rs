//! The threads that keep a ledger for the window, without the window.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod live_world;

use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::sync::Arc;
use std::time::Duration;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::command::{Command, Note};
use dispatch_core::entry::Author;
use dispatch_core::fold::fold;
use dispatch_core::personal::Particulars;
use dispatch_core::sentence::Names;
use dispatch_core::state::State;
use dispatch_core::transcript;
use dispatch_core::words::Words;
use ledger::LedgerError;
use ledger::clock::{LedgerClock, SetClock};
use ledger::hex;
use ledger::replay::replay;
use ledger::source::Source;
use ledger::vault::{Sealed, Vault};
use ledger::verify::verify;
use yishao::commands::drill::{Loaded, load};
use yishao::desk::{Asked, Confided, Link, Picture, Told, Trouble, Wish, link};
use yishao::keeping::{DrillKept, LiveKept, keep_drill, keep_live};

use live_world::{Live, PATIENCE, author, everywhere, wait_in_trouble};

const SCENARIO: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../scenarios/double-whistle.toml"
);
fn wait(link: &Link, is_there: impl Fn(&Picture) -> bool) -> Arc<Picture> {
    wait_in_trouble(link, |picture| {
        assert_eq!(picture.troubles, []);
        is_there(picture)
    })
}

/// Plays the drill on a ledger file until `enough`.
fn play(data: &Path, path: &Path, rate_permille: u32, enough: impl Fn(&Picture) -> bool) {
    let Loaded {
        scenario,
        district,
        catalogue,
    } = load(Path::new(SCENARIO), &everywhere(data)).unwrap();
    let (desk, keeper) = link();
    let kept = DrillKept {
        clock: SetClock::at(scenario.start.at),
        rows: district.opening(&catalogue),
        scenario,
        path: Some(path.to_owned()),
        rate_permille,
        papers: None,
    };
    let thread = keep_drill(kept, keeper).unwrap();
    wait(&desk, enough);
    drop(desk);
    thread.join().unwrap();
}

fn has_ended(picture: &Picture) -> bool {
    picture.drill.as_ref().is_some_and(|it| it.ended)
}

fn digest(path: &Path) -> String {
    hex::write(&replay(path, None).unwrap().unwrap().state.digest())
}

#[test]
fn a_drill_in_the_window_comes_to_the_digest_of_the_command_line_also_when_it_is_cut_in_two() {
    let folder = tempfile::tempdir().unwrap();
    let said = Program::new(env!("CARGO_BIN_EXE_yishao"))
        .args(["drill", "run", SCENARIO, "--json", "--data"])
        .arg(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(said.stdout).unwrap();
    let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let expected = last["digest"].as_str().unwrap();

    let whole = folder.path().join("whole.ledger");
    play(folder.path(), &whole, 3_600_000, has_ended);
    assert_eq!(digest(&whole), expected);

    let cut = folder.path().join("cut.ledger");
    let steps_began = |picture: &Picture| !picture.state.incidents.is_empty();
    play(folder.path(), &cut, 60_000, steps_began);
    assert_ne!(digest(&cut), expected);
    play(folder.path(), &cut, 3_600_000, has_ended);
    assert_eq!(digest(&cut), expected);
    assert_eq!(verify(&cut).unwrap(), verify(&whole).unwrap());
}

/// A step of the drill's clock this long at this speed is more than six hours: the machine slept, or somebody
/// wants to see the end.
const JUMP_PERMILLE: u32 = 432_000_000;

#[test]
fn a_drill_that_is_paused_slowed_hurried_and_jumped_is_the_drill_at_full_speed() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.ledger");
    let said = Program::new(env!("CARGO_BIN_EXE_yishao"))
        .args(["drill", "run", SCENARIO, "--speed", "max", "--ledger"])
        .arg(&whole)
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(0));

    let path = folder.path().join("paced.ledger");
    let loaded = load(Path::new(SCENARIO), &everywhere(folder.path())).unwrap();
    let Loaded {
        scenario,
        district,
        catalogue,
    } = loaded;
    let (start, rows) = (scenario.start.at, district.opening(&catalogue));
    let set_up = rows.len() as u64;
    let clock = SetClock::at(start);
    let (desk, keeper) = link();
    let kept = DrillKept {
        clock: clock.clone(),
        rows,
        scenario,
        path: Some(path.clone()),
        rate_permille: 0,
        papers: None,
    };
    let thread = keep_drill(kept, keeper).unwrap();
    let rate = |permille: u32| {
        desk.wishes.send(Wish::DrillRate(permille)).unwrap();
        let there = |picture: &Picture| {
            let drill = picture.drill.as_ref();
            drill.is_some_and(|it| it.rate_permille == permille)
        };
        wait(&desk, there)
    };
    // Paused from the start: the district is there, and the clock stands however long one looks.
    wait(&desk, |picture| picture.state.height == set_up);
    for _ in 0..8 {
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(clock.now(), start, "paused");
    }
    let shown = rate(500);
    assert_eq!(shown.state.height, set_up, "no step before its time");
    while clock.now() == start {
        std::thread::sleep(Duration::from_millis(10));
    }
    rate(0);
    let stopped = clock.now();
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(clock.now(), stopped, "paused again, where it was");
    rate(60_000);
    let begun = wait(&desk, |picture| !picture.state.incidents.is_empty());
    assert!(begun.state.height > set_up);
    let shown = rate(JUMP_PERMILLE);
    if !has_ended(&shown) {
        wait(&desk, has_ended);
    }
    assert!(clock.now().since_s(start) > 6 * 3600, "it jumped");
    drop(desk);
    thread.join().unwrap();

    // Every entry is the same bytes under the same chain, so every line of the transcript is.
    assert_eq!(digest(&path), digest(&whole));
    assert_eq!(verify(&path).unwrap(), verify(&whole).unwrap());
    let text = std::fs::read_to_string(Path::new(SCENARIO).with_extension("transcript")).unwrap();
    let golden: Vec<&str> = text.lines().skip(3).collect();
    assert_eq!(told(&path, &catalogue), golden);
}

/// The lines of a drill's transcript, told anew from its ledger.
fn told(path: &Path, catalogue: &Catalogue) -> Vec<String> {
    let names = Names::from_catalogue(catalogue);
    let mut source = Source::open(path).unwrap();
    let mut state = State::genesis(source.world().clone());
    let (mut lines, mut before) = (Vec::new(), None);
    while let Some(entry) = source.next_entry().unwrap() {
        let verdict = fold(&mut state, &entry);
        let author = Author::read(&entry.author).unwrap();
        if author.post.as_str() == "director" && !matches!(author.command, Command::Pulse(_)) {
            // Rows of the district.
            continue;
        }
        lines.extend(transcript::day_heading(before, state.at));
        before = Some(state.at);
        let line = transcript::line(&names, &state, entry.height, &author, &verdict);
        lines.extend(line.lines().map(str::to_owned));
    }
    lines
}

#[test]
fn the_live_ledger_survives_closing_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let live = Live::in_folder(folder.path());
    let rows_len = live.rows.len() as u64;
    let (desk, thread) = live.open();
    let first = wait(&desk, |picture| picture.state.height == rows_len);
    let author = note(&live, &first);
    desk.pressed.send(author.clone()).unwrap();
    let written = wait(&desk, |picture| picture.state.height == rows_len + 1);
    assert_eq!(written.lines.last().unwrap().author, author);
    drop(desk);
    thread.join().unwrap();

    let (desk, thread) = live.open();
    let again = wait(&desk, |picture| picture.lines.len() as u64 == rows_len + 1);
    assert_eq!(again.chain, written.chain);
    assert_eq!(again.state.digest(), written.state.digest());
    drop(desk);
    thread.join().unwrap();
    assert!(verify(&live.path()).is_ok());
    // The nightly copy of this day is made on a thread of its own.
    while !copies(&folder.path().join("backup"))
        .iter()
        .any(|copy| verify(copy).is_ok())
    {
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_damaged_vault_is_told_and_keeps_neither_the_console_nor_an_entry_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let live = Live::in_folder(folder.path());
    let vault = ledger::beside(&live.path(), "vault");
    std::fs::write(&vault, [b'x'; 8192]).unwrap();
    let (desk, thread) = live.open();
    let told = |picture: &Picture| {
        let is_it = |it: &Trouble| matches!(it, Trouble::NotDestroyed { waiting: 0, .. });
        picture.troubles.iter().any(is_it)
    };
    let first = wait_in_trouble(&desk, told);
    desk.pressed.send(note(&live, &first)).unwrap();
    wait_in_trouble(&desk, |picture| {
        picture.state.height == live.rows.len() as u64 + 1
    });
    std::fs::remove_file(&vault).unwrap();
    wait_in_trouble(&desk, |picture| !told(picture));
    drop(desk);
    thread.join().unwrap();
}

#[test]
fn a_ledger_thread_that_panics_leaves_closed_ends_and_no_full_ones() {
    let folder = tempfile::tempdir().unwrap();
    let live = Live::in_folder(folder.path());
    let (desk, keeper) = link();
    let kept = LiveKept {
        open_drill: Box::new(|_| panic!("a drill that cannot be opened")),
        open_start: Box::new(|| {}),
        ..live.kept()
    };
    let thread = keep_live(kept, keeper).unwrap();
    let known = wait(&desk, |picture| {
        picture.state.height == live.rows.len() as u64
    });
    desk.wishes.send(Wish::OpenDrill(0)).unwrap();
    assert!(thread.join().is_err());
    while let Ok(_newest) = desk.pictures.try_recv() {}
    assert!(desk.pictures.recv().is_err());
    let pressed = desk.pressed.try_send(note(&live, &known));
    assert!(pressed.is_err_and(|err| err.is_disconnected()));
}

const NAME: &str = "张三丰";
const TELEPHONE: &str = "13800001234";

/// None of these files holds a name.
fn assert_nowhere(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        for needle in [NAME, TELEPHONE] {
            let found = bytes
                .windows(needle.len())
                .any(|it| it == needle.as_bytes());
            assert!(!found, "{needle} in {}", path.display());
        }
    }
}

#[test]
fn who_a_person_is_goes_into_the_vault_and_never_into_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let live = Live::in_folder(folder.path());
    let (desk, thread) = live.open();
    let rows_len = live.rows.len() as u64;
    let first = wait(&desk, |picture| picture.state.height == rows_len);
    let said = |known: &Picture, command: serde_json::Value| Author {
        command: serde_json::from_value(command).unwrap(),
        ..note(&live, known)
    };
    let place = serde_json::json!({ "words": "瞿溪老街" });
    let whistle = said(
        &first,
        serde_json::json!({ "whistle": { "incident": "i-1", "type": "flood-typhoon-drought",
            "township": "330304009", "place": place, "conditions": ["serious-danger"],
            "figures": {} } }),
    );
    desk.pressed.send(whistle).unwrap();
    let second = wait(&desk, |picture| !picture.state.incidents.is_empty());
    let sought = said(
        &second,
        serde_json::json!({ "sought": { "incident": "i-1", "sought": "s-1", "state": "missing" } }),
    );
    let confided = Confided::new(Particulars {
        name: NAME.to_owned(),
        telephone: TELEPHONE.to_owned(),
        ..Particulars::default()
    });
    let asked = Asked::Put(Box::new(sought.clone()), confided.clone());
    assert!(!format!("{asked:?}").contains(NAME));
    desk.asked.send(asked).unwrap();
    let listed = wait(&desk, |picture| picture.state.height == rows_len + 2);
    assert_eq!(listed.lines.last().unwrap().refusal, None);
    assert!(!format!("{listed:?}").contains(NAME));
    let incident = listed.state.incidents.values().next().unwrap();
    let record = incident.sought.values().next().unwrap();
    let sealed = Sealed {
        reference: record.vault_ref.clone().unwrap().to_string(),
        hash: record.vault_hash.clone().unwrap().to_string(),
    };
    let read = |sealed: &Sealed| {
        desk.asked.send(Asked::Read(vec![sealed.clone()])).unwrap();
        let told = desk.told.recv_timeout(PATIENCE).unwrap();
        assert!(!format!("{told:?}").contains(NAME));
        match told {
            Told::Read(reference, known) if reference == sealed.reference => known,
            other => panic!("{other:?}"),
        }
    };
    assert!(read(&sealed) == Some(confided.clone()));
    let forged = Sealed {
        hash: "00".repeat(32),
        ..sealed.clone()
    };
    assert!(read(&forged).is_none(), "not what the entry meant");
    assert_nowhere(&folder.path().join("live"));

    // What is destroyed is not read, and nothing more is put under it.
    let mut vault = Vault::found(&live.path(), live.kept().key.vault_key())
        .unwrap()
        .unwrap();
    vault.destroy(&incident.id).unwrap();
    drop(vault);
    assert!(read(&sealed).is_none());
    desk.asked
        .send(Asked::Put(Box::new(sought.clone()), confided))
        .unwrap();
    let told = desk.told.recv_timeout(PATIENCE).unwrap();
    let Told::NotPut(author, confided, LedgerError::Destroyed(_)) = told else {
        panic!("{told:?}");
    };
    assert_eq!((*author, confided.name.as_str()), (sought, NAME));
    drop(desk);
    let keeper = thread.join().unwrap();
    assert_eq!(keeper.tip().height, rows_len + 2, "and nothing is recorded");
    assert_nowhere(&folder.path().join("live"));
}

/// Says something on what is known.
fn note(live: &Live, known: &Picture) -> Author {
    let note = Note {
        incident: None,
        words: Words::new("交接").unwrap(),
        satisfies: None,
    };
    author(&live.seat, known, Command::Note(note))
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().contains("partial"))
        .collect()
}
