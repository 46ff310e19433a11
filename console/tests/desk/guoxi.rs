//! The drill of the flooded underpass at the desk, on the roads of the schematic: what is closed is closed on the
//! screen, ways go round it, and it is seen who arrives when.

use atlas::travel::Net;
use dispatch_core::entry::World;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::language::Lang;
use yishao::travel::{Ground, Search, Told};

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::{Room, vehicles};
use crate::playing::play_until;
use crate::window::{open, picture};

/// Seconds from the start of the script: just before the underpass is closed (08:34:25), and as soon as water
/// rescue 2 is sent (08:35:10).
const BEFORE: i64 = 260;
const SENT: i64 = 311;

/// Gives a room the roads that a district has that has imported nothing.
pub fn on_the_schematic(room: &mut Room) {
    let pack = crate::ground::sketch();
    let net: &'static Net = Box::leak(Box::new(Net::new(pack.roads, Some(&pack.order))));
    room.search = Search::new(Some(net), vehicles()).of_sketch(true);
    let ground = Ground::Roads {
        attribution: String::new(),
        length_m: net.roads().length_m(),
        is_sketch: true,
    };
    room.travel_ends.tell(Told::Ground(ground)).unwrap();
}

/// At the desk, so many seconds into the script.
fn at(seconds: i64) -> Hand {
    let (mut room, link) = Room::empty(World::drill("guoxi-underpass", 1));
    play_until(&mut room, "guoxi-underpass", seconds);
    on_the_schematic(&mut room);
    room.publish();
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand.key(Key::ArrowDown, &[]);
    hand.settle();
    hand
}

/// Everything that is said on the map and in the forces of the incident.
fn said(hand: &Hand) -> Vec<String> {
    let all = hand.harness.query_all_by_role(Role::Label);
    all.filter_map(|it| it.accesskit_node().value()).collect()
}

fn says(hand: &Hand, parts: &[&str]) -> bool {
    let all = said(hand);
    all.iter()
        .any(|it| parts.iter().all(|part| it.contains(part)))
}

#[test]
fn the_closed_underpass_is_on_the_map_and_it_is_seen_who_arrives_when() {
    let underpass = "六虹桥延伸段下穿道路";
    let before = at(BEFORE);
    assert!(!says(&before, &["断路", underpass]));
    assert!(!says(&before, &["绕开"]), "nothing is closed yet");
    let mut hand = at(SENT);
    only(&mut hand, Key::Num3);
    hand.settle();
    picture(&mut hand.harness, "guoxi-arrivals");
    let closed = format!("断路 {underpass}");
    assert!(said(&hand).contains(&closed), "{:#?}", said(&hand));
    // As the search alone has it: 549 s and 933 s from then on (tests/guoxi_roads.rs).
    let station = [
        "郭溪消防站（示例） 预计 08:44 到",
        "示意图 13 分钟",
        "绕开",
        underpass,
    ];
    let water = [
        "水域二队（示例） 预计 08:50 到",
        "示意图 16 分钟",
        "绕开",
        underpass,
    ];
    for parts in [&station[..], &water[..]] {
        assert!(says(&hand, parts), "{parts:?}: {:#?}", said(&hand));
    }
    assert!(!says(&hand, &["道路 16 分钟"]), "a sketch is no road");
}
