//! The wall's follower beside a real console in a process of its own, that is killed and comes back.
//!
//! The console is this test program itself, started again with the hidden test `child_console`.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[allow(dead_code, reason = "other tests use the rest")]
mod live_world;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use dispatch_core::entry::World;
use ledger::clock::{LedgerClock, SetClock, WallClock};
use ledger::sqlite::SqliteLedger;
use yishao::wall::{DRAW_EVERY, LOOK_EVERY, Trouble, Word, Words, follow, words};

use live_world::{Live, PATIENCE, wait_in_trouble};

/// Stands before the line that says that the console is open.
const OPEN: &str = "console open";

/// The child: a live console on the data folder of the environment, until it is killed.
#[test]
fn child_console() {
    let Some(data) = std::env::var_os("YISHAO_WALL_DATA") else {
        return;
    };
    let (desk, _thread) = Live::in_folder(Path::new(&data)).open();
    wait_in_trouble(&desk, |it| it.state.register.adopted.is_some());
    std::io::stderr()
        .write_all(format!("{OPEN}\n").as_bytes())
        .unwrap();
    loop {
        std::thread::sleep(Duration::from_secs(1));
    }
}

fn console(data: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_console", "--nocapture"])
        .env("YISHAO_WALL_DATA", data)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stderr.take().unwrap());
    let open = said
        .lines()
        .map_while(Result::ok)
        .any(|it| it.starts_with(OPEN));
    assert!(open, "the console did not open");
    child
}

fn heard(words: &Words, is_it: impl Fn(&Word) -> bool) -> Arc<Word> {
    let until = Instant::now() + PATIENCE;
    loop {
        let word = words.newest.recv_deadline(until).unwrap();
        if is_it(&word) {
            return word;
        }
    }
}

#[test]
fn a_console_that_is_killed_is_said_to_be_gone_within_two_seconds_and_back_when_it_is() {
    // What it consists of, whatever else this machine does meanwhile.
    assert!(LOOK_EVERY + DRAW_EVERY < Duration::from_secs(1));
    let folder = tempfile::tempdir().unwrap();
    let path = Live::in_folder(folder.path()).path();
    let clock = WallClock::start();
    let (words, speaker) = words();
    let thread = follow(path.clone(), move || clock.now(), speaker).unwrap();
    let before = heard(&words, |_| true);
    assert_eq!(before.trouble, Some(Trouble::Missing));
    assert!(before.state.is_none());

    let mut child = console(folder.path());
    let good = heard(&words, |it| it.trouble.is_none());
    let known = good.state.as_ref().unwrap();
    assert_eq!(known.world, World::live("330304"));

    // SIGKILL: nothing of it can say goodbye.
    child.kill().unwrap();
    child.wait().unwrap();
    let killed = clock.now();
    let gone = heard(&words, |it| it.trouble.is_some());
    assert_eq!(gone.trouble, Some(Trouble::ConsoleGone));
    let took = Duration::from_millis(gone.looked_at.since_ms(killed).max(0) as u64);
    assert!(took + DRAW_EVERY < Duration::from_secs(2), "{took:?}");
    assert!(
        gone.good_at.unwrap() <= killed,
        "complete no longer than it lived"
    );
    assert!(gone.state.as_ref().unwrap().height >= known.height);

    let mut child = console(folder.path());
    let back = heard(&words, |it| it.trouble.is_none());
    assert!(back.back_at.is_some() && back.replaced_at.is_none());
    child.kill().unwrap();
    child.wait().unwrap();

    // The file is moved away: said, and what was known stays.
    let aside = folder.path().join("aside.ledger");
    std::fs::rename(&path, &aside).unwrap();
    let moved = heard(&words, |it| it.trouble == Some(Trouble::Missing));
    assert!(moved.state.is_some());

    // Another world in its place is not shown, whoever writes it.
    for end in ["-wal", "-shm"] {
        std::fs::remove_file(format!("{}{end}", path.display())).ok();
    }
    let drill = World::drill("other", 1);
    let held = SqliteLedger::open(&path, &drill, "director", Box::<SetClock>::default()).unwrap();
    let other = heard(&words, |it| it.trouble == Some(Trouble::OtherWorld));
    assert_eq!(other.state.as_ref().unwrap().world, known.world);
    drop(held);
    drop(words);
    thread.join().unwrap();
}
