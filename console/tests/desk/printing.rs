//! The board as one sheet: by a key, by itself under a response, and never in silence when it fails.

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use eframe::egui::Key;
use serde_json::json;
use std::path::PathBuf;
use yishao::desk::{Print, Printed};

use crate::hand::Hand;
use crate::keeper::{START, seat};

/// What the printing thread was asked since the last look.
fn asked(hand: &Hand) -> Vec<Print> {
    hand.room.printer.asked.try_iter().collect()
}

fn tell(hand: &mut Hand, printed: Printed) {
    hand.room.printer.tell.send(printed).unwrap();
    hand.settle();
}

fn under_a_response(hand: &mut Hand) {
    let chief = seat("duty-chief", &hand.room.state);
    let command: Command = serde_json::from_value(json!({"start_response": {"response": "r-1",
        "kind": "typhoon", "level": "II", "matter": "防台风", "area": "全区",
        "from_at": START, "expected_end_at": START + 86_400_000, "measures": "转移",
        "started_by": "department:gov-office", "consent": {"document": {"number": "1号"}}}}))
    .unwrap();
    hand.room.say(&chief, command);
    hand.room.publish();
    hand.settle();
}

#[test]
fn one_key_prints_the_board_says_where_it_lies_and_opens_it() {
    let mut hand = Hand::with_incidents(1);
    assert!(asked(&hand).is_empty(), "no response, nothing by itself");
    hand.key(Key::F12, &[]);
    let sheets = asked(&hand);
    let [
        Print::Board {
            picture,
            by_itself: false,
            ..
        },
    ] = sheets.as_slice()
    else {
        panic!("{} sheets", sheets.len());
    };
    assert_eq!(picture.state.height, hand.room.state.height);
    let path = PathBuf::from("/data/boards/board-ouhai-20260618-0301-9.html");
    let at = hand.room.state.at;
    let by_itself = false;
    tell(
        &mut hand,
        Printed::Board {
            path: path.clone(),
            at,
            by_itself,
        },
    );
    assert!(hand.sees("已存：/data/boards/board-ouhai-20260618-0301-9.html"));
    hand.press("打开态势单", &[]);
    assert!(matches!(asked(&hand).as_slice(), [Print::Open(it)] if *it == path));
    // It lies there; only the system has nothing that shows it.
    let not_opened = Printed::NotOpened {
        zh: "/data/boards/x.html，找不到浏览器。请在文件夹中打开。".to_owned(),
        en: "/data/boards/x.html, no browser. Open it in its folder.".to_owned(),
    };
    tell(&mut hand, not_opened);
    assert!(!hand.sees("态势单没有存成") && hand.sees("态势单已存成，但打不开"));
    hand.press("知道了：态势单打不开", &[]);
    assert!(!hand.sees("打不开") && hand.sees("/data/boards"));
    hand.press("知道了：态势单", &[]);
    assert!(!hand.sees("/data/boards"));
}

#[test]
fn under_a_response_it_prints_every_ten_minutes_and_a_full_disk_is_said_until_it_succeeds() {
    let mut hand = Hand::quiet();
    under_a_response(&mut hand);
    assert_eq!(asked(&hand).len(), 1, "at once");
    hand.room.pass(590);
    hand.settle();
    assert!(asked(&hand).is_empty());
    hand.room.pass(20);
    hand.settle();
    assert!(matches!(
        asked(&hand).as_slice(),
        [Print::Board {
            by_itself: true,
            ..
        }]
    ));
    let failed = Printed::Failed {
        zh: "/data/boards:磁盘已满".to_owned(),
        en: "/data/boards: no space left".to_owned(),
    };
    tell(&mut hand, failed);
    assert!(hand.sees("态势单没有存成，请先抄在纸上：/data/boards:磁盘已满"));
    hand.room.pass(61);
    hand.settle();
    assert_eq!(asked(&hand).len(), 1, "a minute later it is tried again");
    let at = hand.room.state.at;
    tell(
        &mut hand,
        Printed::Board {
            path: PathBuf::from("/data/boards/x.html"),
            at,
            by_itself: true,
        },
    );
    assert!(!hand.sees("态势单没有存成"));
    assert!(hand.sees("每 10 分自动存态势单"));
}

#[test]
fn a_drill_prints_by_the_key_alone() {
    let (room, link) = crate::keeper::Room::new(World::drill("typhoon-night", 1));
    let harness = crate::window::open(&room, link, yishao::language::Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    under_a_response(&mut hand);
    hand.room.pass(4_000);
    hand.settle();
    assert!(asked(&hand).is_empty());
    hand.key(Key::F12, &[]);
    assert_eq!(asked(&hand).len(), 1);
}
