//! 实战来哨 (story S12): a live ledger and a drill's beside each other on one machine, two real files.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod live_world;

use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::view::exercising;
use ledger::clock::{LedgerClock, SetClock, WallClock};
use ledger::device_key;
use ledger::keeper::Keeper;
use ledger::replay::replay;
use ledger::sqlite::SqliteLedger;
use serde_json::{Value, json};
use yishao::commands::drill::{Loaded, load};
use yishao::desk::{FRAME_EVERY, Link, LiveAlarms, Picture, link};
use yishao::folders;
use yishao::keeping::{
    DrillKept, LOOK_EVERY, LiveLedgers, keep_drill, live_console_first, live_ledgers, watch_live,
};

use live_world::{Live, PATIENCE, author, everywhere, seat, wait_in_trouble};

/// The word of the live world that the drill's desk is waiting for.
fn heard(drill: &Link, is_it: impl Fn(&LiveAlarms) -> bool) -> LiveAlarms {
    // Ages pass, so words come also where the right one never does.
    let until = Instant::now() + PATIENCE;
    loop {
        let word = drill.live.recv_deadline(until).unwrap();
        if is_it(&word) {
            return word;
        }
    }
}

/// The live console of a machine.
struct Console {
    live: Live,
    desk: Link,
    thread: JoinHandle<Keeper>,
}

impl Console {
    fn open(data: &Path) -> Console {
        let live = Live::in_folder(data);
        let (desk, thread) = live.open();
        Console { live, desk, thread }
    }

    /// Says something, and waits until it is folded without a refusal.
    fn say(&self, before: &Picture, command: Value) -> Arc<Picture> {
        let command: Command = serde_json::from_value(command).unwrap();
        let author = author(&self.live.seat, before, command);
        self.desk.pressed.send(author.clone()).unwrap();
        let after = wait_in_trouble(&self.desk, |picture| {
            picture.lines.iter().any(|it| it.author.id == author.id)
        });
        let line = after.lines.iter().find(|it| it.author.id == author.id);
        assert_eq!(line.unwrap().refusal, None, "{}", author.command.name());
        after
    }

    fn close(self) {
        drop(self.desk);
        self.thread.join().unwrap();
    }
}

/// The drill's window of the same machine, as `--drill` opens it.
fn open_drill(data: &Path, path: &Path) -> (Link, JoinHandle<()>) {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../scenarios/live-in-drill.toml"
    );
    let Loaded {
        scenario,
        district,
        catalogue,
    } = load(Path::new(file), &everywhere(data)).unwrap();
    let (desk, keeper) = link();
    let wall = WallClock::start();
    let live = World::live(district.code.as_str());
    watch_live(
        data.to_owned(),
        live,
        move || wall.now(),
        keeper.live.clone(),
    )
    .unwrap();
    let kept = DrillKept {
        clock: SetClock::at(scenario.start.at),
        rows: district.opening(&catalogue),
        scenario,
        path: Some(path.to_owned()),
        rate_permille: 1_000,
    };
    (desk, keep_drill(kept, keeper).unwrap())
}

#[test]
fn a_live_whistle_pierces_the_drill_and_leaves_no_trace_in_its_ledger() {
    // What R9 gives: a second. No test measures time; these two are what it consists of.
    assert!(LOOK_EVERY + FRAME_EVERY < Duration::from_secs(1));
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let live = Console::open(data);
    let mut now = wait_in_trouble(&live.desk, |it| it.state.register.adopted.is_some());
    for team in ["water-1", "water-2", "water-3"] {
        let part = json!({"exercise": {"team": team, "place": "演练现场", "recall_min": 25}});
        now = live.say(&now, part);
    }
    let drill_path = data.join("drill.ledger");
    let (drill, drill_thread) = open_drill(data, &drill_path);
    let mut before = wait_in_trouble(&drill, |it| it.state.register.adopted.is_some());

    // 14:20: a tower crane, two trapped; the man who rang stays where he was written down.
    now = live.say(&now, whistle());
    let word = heard(&drill, |it| !it.lines.is_empty());
    assert_eq!(word.lines.len(), 1);
    let line = &word.lines[0];
    assert_eq!(
        (line.number, line.place.as_str(), line.whistle),
        (1, "郭溪安置房工地塔吊", true)
    );
    assert_eq!((word.blind.as_ref(), word.unattended), (None, false));
    let said = format!("{word:?}");
    for kept_back in ["张某", "tower-crane-7", "construction", "trapped"] {
        assert!(!said.contains(kept_back), "{said}");
    }

    // 14:20:40: taken, in the live world. The drill may sound again.
    now = live.say(&now, json!({"take_whistle": {"incident": "tower-crane-7"}}));
    heard(&drill, |it| it.lines.is_empty());

    // 14:22: two units leave the drill, by its director.
    // There may be no newer picture: the script's first step is minutes away.
    while let Ok(newer) = drill.pictures.try_recv() {
        before = newer;
    }
    let leave = json!({"leave_drill": {"units": ["department:fire-brigade", "department:health"]}});
    let director = seat("director", "director");
    let mut act = author(&director, &before, serde_json::from_value(leave).unwrap());
    act.occurred_at = before.state.at;
    act.pressed_at = before.state.at;
    drill.pressed.send(act.clone()).unwrap();
    let after = wait_in_trouble(&drill, |it| {
        it.lines.iter().any(|it| it.author.id == act.id)
    });
    assert_eq!(after.state.drill.left.len(), 2);
    drop(drill);
    drill_thread.join().unwrap();

    // The live recommendation has the three as recallable; the drill's ledger knows none of it.
    let recallable: Vec<u32> = exercising(&now.state)
        .iter()
        .map(|(_, mark)| mark.recall_min)
        .collect();
    assert_eq!(recallable, [25, 25, 25]);
    let of_live = std::fs::read(&drill_path).unwrap();
    for trace in ["郭溪安置房工地塔吊", "tower-crane-7", "报告人张某"] {
        let found = of_live
            .windows(trace.len())
            .any(|it| it == trace.as_bytes());
        assert!(!found, "{trace} stands in the drill's ledger");
    }
    let drill_state = replay(&drill_path, None).unwrap().unwrap().state;
    assert!(drill_state.world.is_drill());
    let mut incidents = drill_state.incidents.keys();
    assert!(incidents.all(|it| it.as_str() == "underpass"));
    let live_path = live.live.path();
    live.close();
    let live_state = replay(&live_path, None).unwrap().unwrap().state;
    assert!(
        live_state.drill.is_whole(),
        "and nothing went the other way"
    );
    assert_eq!(live_state.incidents.len(), 1);
}

/// The live world of the district that the drills here are of.
fn ouhai() -> World {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = folders::catalogue(None).unwrap();
    let district = folders::district("ouhai", &everywhere(folder.path()), &catalogue).unwrap();
    World::live(district.code.as_str())
}

/// The line that a drill's desk has of this machine.
fn watch(data: &Path) -> (Link, JoinHandle<()>) {
    let (desk, keeper) = link();
    let wall = WallClock::start();
    let thread = watch_live(data.to_owned(), ouhai(), move || wall.now(), keeper.live).unwrap();
    (desk, thread)
}

fn is_quiet(word: &LiveAlarms) -> bool {
    *word == LiveAlarms::default()
}

#[test]
fn a_machine_without_a_live_ledger_says_nothing_and_one_that_cannot_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    assert_eq!(live_ledgers(data, &ouhai()), LiveLedgers::default());
    let (desk, thread) = watch(data);
    // A file that is no ledger: the first word there ever is, and it says that it cannot be read.
    std::fs::create_dir_all(data.join("live")).unwrap();
    std::fs::write(data.join("live/ouhai.ledger"), "no ledger").unwrap();
    let word = desk.live.recv_timeout(PATIENCE).unwrap();
    assert!(word.blind.is_some(), "{word:?}");
    assert!(word.unattended);
    // It is gone: nothing again.
    std::fs::remove_file(data.join("live/ouhai.ledger")).unwrap();
    heard(&desk, is_quiet);
    // The line ends with the desk, also where it has nothing to say.
    drop(desk);
    thread.join().unwrap();
}

#[test]
fn whatever_may_hide_a_live_ledger_is_told() {
    let is_blind = |word: &LiveAlarms| word.blind.is_some();
    // A folder that cannot be listed.
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    std::fs::write(data.join("live"), "a file where the folder belongs").unwrap();
    let (desk, thread) = watch(data);
    let word = heard(&desk, is_blind);
    assert!(word.blind.unwrap().zh.contains("live"));
    live_console_first(&seat("duty-officer", "duty"), data, &ouhai()).unwrap_err();
    std::fs::remove_file(data.join("live")).unwrap();
    heard(&desk, is_quiet);
    // A note of ledgers that cannot be read.
    let key = folders::device_key(data);
    let note = key.with_extension("vaults");
    std::fs::create_dir_all(&note).unwrap();
    heard(&desk, is_blind);
    std::fs::remove_dir(&note).unwrap();
    heard(&desk, is_quiet);
    // A ledger on a disk that is not here.
    let away = data.join("usb");
    std::fs::create_dir(&away).unwrap();
    device_key::note_ledger(&key, &away.join("far.ledger")).unwrap();
    std::fs::remove_dir(&away).unwrap();
    let word = heard(&desk, is_blind);
    assert!(word.blind.unwrap().en.contains("far.ledger"));
    // No console can be open on it, and the window says that it is gone.
    live_console_first(&seat("duty-officer", "duty"), data, &ouhai()).unwrap();
    drop(desk);
    thread.join().unwrap();
}

#[test]
fn only_the_live_world_of_the_drills_own_district_counts() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    std::fs::create_dir_all(data.join("live")).unwrap();
    let clock = || Box::new(WallClock::start());
    for (name, world) in [
        ("other", World::live("330302")),
        ("drill", World::drill("guoxi", 1)),
    ] {
        let path = data.join("live").join(format!("{name}.ledger"));
        drop(SqliteLedger::open(&path, &world, "duty", clock()).unwrap());
    }
    assert_eq!(live_ledgers(data, &ouhai()), LiveLedgers::default());
    live_console_first(&seat("duty-officer", "duty"), data, &ouhai()).unwrap();
    let own = data.join("live/own.ledger");
    drop(SqliteLedger::open(&own, &ouhai(), "duty", clock()).unwrap());
    assert_eq!(
        live_ledgers(data, &ouhai()).paths,
        std::slice::from_ref(&own)
    );
    live_console_first(&seat("duty-officer", "duty"), data, &ouhai()).unwrap_err();
    // The first word is of it: nobody sits there.
    let (desk, thread) = watch(data);
    let word = desk.live.recv_timeout(PATIENCE).unwrap();
    assert_eq!((word.blind, word.unattended), (None, true));
    drop(desk);
    thread.join().unwrap();
}

#[test]
fn a_live_ledger_that_goes_or_is_replaced_under_the_eyes_of_a_drill_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let live = Console::open(data);
    let mut now = wait_in_trouble(&live.desk, |it| it.state.register.adopted.is_some());
    let copy = data.join("copy.ledger");
    ledger::backup::backup(&live.live.path(), &copy).unwrap();
    let (desk, thread) = watch(data);
    now = live.say(&now, whistle());
    heard(&desk, |it| it.lines.len() == 1);
    drop(now);
    let path = live.live.path();
    live.close();
    heard(&desk, |it| it.unattended);

    // Another history, in which nobody whistled.
    moved(&path, &data.join("kept.ledger"));
    heard(&desk, |it| it.blind.is_some());
    moved(&copy, &path);
    heard(&desk, |it| it.blind.is_none() && it.lines.is_empty());
    // And in one step, as a copy takes the place of a file.
    moved(&data.join("kept.ledger"), &path);
    heard(&desk, |it| it.blind.is_none() && it.lines.len() == 1);
    // It is gone, and somebody may whistle where it went.
    std::fs::remove_file(&path).unwrap();
    let word = heard(&desk, |it| it.blind.is_some());
    assert!(word.blind.unwrap().zh.contains("ouhai.ledger"));
    drop(desk);
    thread.join().unwrap();
}

/// Moves a ledger with its log, as whoever restores one must.
fn moved(from: &Path, to: &Path) {
    for suffix in ["-wal", "-shm", ""] {
        let with = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        if with(from).exists() {
            std::fs::rename(with(from), with(to)).unwrap();
        } else if with(to).exists() {
            std::fs::remove_file(with(to)).unwrap();
        }
    }
}

fn whistle() -> Value {
    json!({"whistle": {"incident": "tower-crane-7", "type": "construction-collapse",
        "township": "330304009", "place": {"words": "郭溪安置房工地塔吊"},
        "conditions": ["casualties"], "figures": {"trapped": 2}, "words": "报告人张某"}})
}

#[test]
fn a_duty_seat_opens_no_drill_while_its_live_console_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    // A newcomer's machine: nothing to miss.
    for named in ["duty", "chief", "leader", "director"] {
        live_console_first(&seat("duty-officer", named), data, &ouhai()).unwrap();
    }
    let live = Console::open(data);
    wait_in_trouble(&live.desk, |it| it.state.register.adopted.is_some());
    live_console_first(&seat("duty-officer", "duty"), data, &ouhai()).unwrap();
    live.close();
    for (named, may) in [
        ("duty", false),
        ("chief", false),
        ("leader", false),
        ("director", true),
        ("township@330304009", true),
    ] {
        let opened = live_console_first(&seat("duty-officer", named), data, &ouhai());
        assert_eq!(opened.is_ok(), may, "{named}");
    }
    // As the person at the prompt sees it: what, why, and what to do; before any window.
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../scenarios/live-in-drill.toml"
    );
    let output = Program::new(env!("CARGO_BIN_EXE_yishao"))
        .args(["--drill", file, "--seat", "duty", "--lang", "en", "--data"])
        .arg(data)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("Open the live console first"), "{said}");
}
