//! 转实战 (practice R9): a drill and a live console of one machine, two real ledgers, and a file between.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod live_world;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::words::Words;
use ledger::clock::{LedgerClock, WallClock};
use serde_json::json;
use yishao::desk::{AskAcross, Crossed, Link, WhistleWords, link};
use yishao::folders;
use yishao::keeping::{
    ARRIVE_EVERY, FromDrill, ToLive, carry_to_live, folder_across, keep_live, take_from_drill,
};

use live_world::{Live, PATIENCE, author, everywhere, wait_in_trouble};

fn ouhai() -> World {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = folders::catalogue(None).unwrap();
    let district = folders::district("ouhai", &everywhere(folder.path()), &catalogue).unwrap();
    World::live(district.code.as_str())
}

fn words() -> WhistleWords {
    serde_json::from_value(json!({
        "type": "construction-collapse", "township": "330304009", "place": "郭溪安置房工地塔吊",
        "conditions": ["casualties"], "figures": {"trapped": 2, "dead": null},
        "words": "塔吊倒塌，两人被压", "needs": "吊车",
    }))
    .unwrap()
}

/// What the drill's window of this machine takes to live.
fn drill(data: Option<&Path>, opened: &Arc<AtomicU32>) -> (Link, JoinHandle<()>) {
    let (desk, mut keeper) = link();
    let wall = WallClock::start();
    let opened = Arc::clone(opened);
    let to = ToLive {
        data: data.map(Path::to_owned),
        world: ouhai(),
        now: Box::new(move || wall.now()),
        open_live: Box::new(move || {
            opened.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }),
    };
    let thread = carry_to_live(to, keeper.across.take().unwrap()).unwrap();
    (desk, thread)
}

/// The half of a live console that takes what comes.
fn console(data: &Path, world: World) -> (Link, JoinHandle<()>) {
    let (desk, mut keeper) = link();
    let from = FromDrill {
        data: data.to_owned(),
        world,
        seat: "duty".to_owned(),
    };
    let wall = WallClock::start();
    let ends = keeper.across.take().unwrap();
    let thread = take_from_drill(from, move || wall.now(), ends).unwrap();
    (desk, thread)
}

fn told(desk: &Link) -> Crossed {
    desk.across.told.recv_timeout(PATIENCE).unwrap()
}

fn nothing_comes(desk: &Link) {
    let patience = ARRIVE_EVERY * 4;
    assert_eq!(desk.across.told.recv_timeout(patience).ok(), None);
}

fn waiting(data: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder_across(data, &ouhai())) else {
        return Vec::new();
    };
    entries.map(|it| it.unwrap().path()).collect()
}

fn close((desk, thread): (Link, JoinHandle<()>)) {
    drop(desk);
    thread.join().unwrap();
}

#[test]
fn the_words_of_a_drills_whistle_come_to_the_live_desk_and_a_person_sends_them_under_its_own_id() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let live = Live::in_folder(data);
    let (desk, mut keeper) = link();
    let from = FromDrill {
        data: data.to_owned(),
        world: ouhai(),
        seat: "duty".to_owned(),
    };
    let wall = WallClock::start();
    let ends = keeper.across.take().unwrap();
    let taking = take_from_drill(from, move || wall.now(), ends).unwrap();
    let keeping = keep_live(live.kept(), keeper).unwrap();
    let now = wait_in_trouble(&desk, |it| it.state.register.adopted.is_some());
    while ledger::lock::holder(&folder_across(data, &ouhai())).is_none() {
        std::thread::sleep(ARRIVE_EVERY);
    }

    let before = WallClock::start().now();
    let drill = drill(Some(data), &Arc::default());
    drill.0.across.ask.send(AskAcross::Take(words())).unwrap();
    let place = Words::new("郭溪安置房工地塔吊").ok();
    let attended = true;
    assert_eq!(told(&drill.0), Crossed::Taken { place, attended });
    let Crossed::Arrived {
        name,
        taken_at,
        words: came,
    } = told(&desk)
    else {
        panic!("nothing came");
    };
    assert_eq!(came, words());
    assert!(taken_at >= before && taken_at <= WallClock::start().now());
    // Nothing of it is in the live ledger: nobody has sent it.
    assert!(now.state.incidents.is_empty());
    let height = now.state.height;
    let file = std::fs::read(live.path()).unwrap();
    let place = "郭溪安置房工地塔吊".as_bytes();
    assert!(!file.windows(place.len()).any(|it| it == place));

    // A person of the live world sends it, under an id of the live world.
    let command: Command = serde_json::from_value(json!({"whistle": {
        "incident": "i-of-live", "type": came.kind, "township": came.township,
        "place": {"words": came.place}, "conditions": came.conditions,
        "figures": came.figures, "words": came.words, "needs": came.needs,
    }}))
    .unwrap();
    let author = author(&live.seat, &now, command);
    desk.pressed.send(author).unwrap();
    let after = wait_in_trouble(&desk, |it| it.state.height > height);
    assert_eq!(after.state.incidents.len(), 1);
    desk.across.ask.send(AskAcross::Settled(name)).unwrap();
    while !waiting(data).is_empty() {
        std::thread::sleep(ARRIVE_EVERY);
    }
    close(drill);
    drop(desk);
    taking.join().unwrap();
    keeping.join().unwrap();
    let (desk, keeping) = live.open();
    let again = wait_in_trouble(&desk, |it| it.state.height > height);
    assert!(
        again.state.drill.is_whole(),
        "and nothing of the drill came"
    );
    drop(desk);
    keeping.join().unwrap();
}

#[test]
fn without_a_live_console_it_says_so_and_offers_to_open_it_and_the_next_console_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let opened = Arc::default();
    let drill = drill(Some(data), &opened);
    drill.0.across.ask.send(AskAcross::Take(words())).unwrap();
    let place = words().place;
    let attended = false;
    assert_eq!(told(&drill.0), Crossed::Taken { place, attended });
    drill.0.across.ask.send(AskAcross::OpenLive).unwrap();
    nothing_comes(&drill.0);
    assert_eq!(opened.load(Ordering::Relaxed), 1);
    // As soon as it is open, the drill says so.
    let live = console(data, ouhai());
    let place = words().place;
    let attended = true;
    assert_eq!(told(&drill.0), Crossed::Taken { place, attended });
    nothing_comes(&drill.0);
    close(live);
    close(drill);

    // Another district's console passes it by.
    let other = console(data, World::live("330302"));
    nothing_comes(&other.0);
    close(other);
    // A console that breaks down before anybody has sent it loses nothing.
    for _ in 0..2 {
        let live = console(data, ouhai());
        let Crossed::Arrived { words: came, .. } = told(&live.0) else {
            panic!("nothing came");
        };
        assert_eq!(came, words());
        // And while it has it, it does not come twice.
        nothing_comes(&live.0);
        close(live);
        assert_eq!(waiting(data).len(), 1);
    }
}

#[test]
fn of_two_consoles_of_one_world_the_first_takes_it_and_the_second_when_the_first_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let first = console(data, ouhai());
    while ledger::lock::holder(&folder_across(data, &ouhai())).is_none() {
        std::thread::sleep(ARRIVE_EVERY);
    }
    let second = console(data, ouhai());
    let drill = drill(Some(data), &Arc::default());
    drill.0.across.ask.send(AskAcross::Take(words())).unwrap();
    assert!(matches!(told(&first.0), Crossed::Arrived { .. }));
    nothing_comes(&second.0);
    close(first);
    assert!(matches!(told(&second.0), Crossed::Arrived { .. }));
    close(second);
    close(drill);
}

#[test]
fn what_cannot_be_carried_or_read_is_told_and_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let nowhere = drill(None, &Arc::default());
    nowhere.0.across.ask.send(AskAcross::Take(words())).unwrap();
    assert!(matches!(told(&nowhere.0), Crossed::NotTaken(_)));
    close(nowhere);
    std::fs::write(data.join("to-live"), "a file where the folder belongs").unwrap();
    let stuck = drill(Some(data), &Arc::default());
    stuck.0.across.ask.send(AskAcross::Take(words())).unwrap();
    let Crossed::NotTaken(why) = told(&stuck.0) else {
        panic!("it was taken");
    };
    assert!(why.zh.contains("to-live") && why.en.contains("to-live"));
    let blocked = console(data, ouhai());
    assert!(matches!(told(&blocked.0), Crossed::Unreadable(_)));
    // Told once, until it is mended.
    nothing_comes(&blocked.0);
    std::fs::remove_file(data.join("to-live")).unwrap();
    stuck.0.across.ask.send(AskAcross::Take(words())).unwrap();
    assert!(matches!(told(&stuck.0), Crossed::Taken { .. }));
    assert!(matches!(told(&blocked.0), Crossed::Arrived { .. }));
    let broken = folder_across(data, &ouhai()).join("broken.json");
    std::fs::write(&broken, "{").unwrap();
    let Crossed::Unreadable(why) = told(&blocked.0) else {
        panic!("it was read");
    };
    assert!(why.zh.contains("broken.json"));
    assert!(broken.exists());
    close(stuck);
    close(blocked);
}
