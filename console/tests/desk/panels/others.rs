//! Panels that are not of the desk in its everyday: the passphrase, the wall, drafts that an earlier run left.

use dispatch_core::entry::World;
use serde_json::json;
use yishao::desk::{KeptDraft, Pane, Written};
use yishao::language::Lang;
use yishao::wall::Trouble;

use super::expect;
use crate::aloud::{edges, lines, lines_in};
use crate::gate::Door;
use crate::hand::Hand;
use crate::keeper::Room;
use crate::layout::sits;
use crate::overview::with_a_fire;
use crate::wall::{Hall, two_incidents, word};

#[test]
fn the_passphrase_is_asked_and_a_wrong_one_is_told() {
    let mut door = Door::locked();
    expect("gate", "locked", &door.told());
    door.fails();
    expect("gate", "wrong", &door.told());
}

#[test]
fn the_wall() {
    let (quiet, _link) = Room::new(World::live("ouhai"));
    expect("wall", "quiet", &Hall::beside(&quiet, Lang::Zh).told());
    let room = two_incidents();
    let mut hall = Hall::beside(&room, Lang::Zh);
    expect("wall", "night", &hall.told());
    let mut gone = word(&room.state, room.now());
    gone.trouble = Some(Trouble::ConsoleGone);
    room.pass(130);
    gone.looked_at = room.now();
    hall.hear(gone);
    expect("wall", "gone", &hall.told());
    expect("wall", "english", &Hall::beside(&room, Lang::En).told());
}

/// What the leader on duty has before him.
#[test]
fn the_leaders_overview() {
    let told = |hand: &Hand| lines_in(hand, &Pane::Overview);
    let quiet = sits("leader", "leader-on-duty", Room::new(World::live("ouhai")));
    expect("overview", "quiet", &told(&quiet));
    expect("overview", "night", &told(&with_a_fire()));
}

/// A call note, a whistle, and forms of which one cannot be gone on with.
#[test]
fn what_an_earlier_run_left() {
    let mut hand = Hand::with_incidents(1);
    let begun = hand.room.now().plus_s(-1_200);
    let name = |n: u8| format!("00000000-0000-4000-8000-00000000000{n}");
    let left = [
        json!({"intake": {"name": name(1), "received_at": begun, "words": "电话里说桥下有人"}}),
        json!({"whistle": {"name": name(2), "received_at": begun, "words": "桥下水深一米"}}),
        json!({"sheet": {"name": name(3), "begun_at": begun, "about": {"incident": "i-9"},
            "page": {"note": {"words": "水位回落"}}}}),
        json!({"sheet": {"name": name(4), "begun_at": begun, "about": {"incident": "i-1"},
            "page": {"note": {"words": "路口已封"}}}}),
    ];
    let ends = hand.room.keeper.drafts.clone().unwrap();
    for written in left {
        let written: Written = serde_json::from_value(written).unwrap();
        ends.tell.send(KeptDraft::Found(written)).unwrap();
    }
    hand.settle();
    let mut told = edges(&hand).0;
    told.extend(lines(&hand).into_iter().take(12));
    expect("drafts", "offered", &told);
}
