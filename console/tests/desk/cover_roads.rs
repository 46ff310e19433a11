//! 派谁 by road: the cover that a choice leaves and the way of the depots, round what is closed.

use atlas::roads::{Roads, Stretch};
use atlas::travel::Net;
use atlas::vehicle::Class;
use dispatch_core::point::Point;
use dispatch_core::proposal::Hole;
use dispatch_core::travel::By;
use eframe::egui::{Key, Modifiers};
use serde_json::json;
use yishao::travel::{Ground, Search, Told};

use crate::hand::Hand;
use crate::keeper::{seat, vehicles};

/// The scene.
const SCENE: Point = Point {
    lat_e7: 279_950_000,
    lon_e7: 1_205_880_000,
};

/// What a flood asks for: the roads of the others would only make the network slow to build.
const KINDS: [&str; 5] = [
    "water-rescue",
    "drainage-pump",
    "traffic-police",
    "public-order-police",
    "medical-120",
];

/// A road from every station of these kinds, depot and middle of a township straight to the scene, and none
/// besides.
fn star(hand: &Hand) -> Net {
    let register = &hand.room.state.register;
    let teams = register.teams.values();
    let teams = teams.filter(|it| KINDS.contains(&it.kind.as_str()));
    let teams = teams.map(|it| it.point);
    let depots = register.depots.values().map(|it| it.point);
    let centres = register.townships.values().map(|it| it.center);
    let mut ends: Vec<Point> = teams.chain(depots).chain(centres).collect();
    ends.sort_unstable();
    ends.dedup();
    let junctions: Vec<Point> = std::iter::once(SCENE).chain(ends).collect();
    let stretches = (1..junctions.len()).map(|end| {
        let ends = [0, u32::try_from(end).unwrap()];
        let length_mm = SCENE.metres_to(junctions[end]) * 1_000;
        Stretch::plain(ends, length_mm, Class::Primary)
    });
    let roads = Roads {
        stretches: stretches.collect(),
        junctions,
        names: vec![String::new()],
        ..Roads::default()
    };
    roads.check().unwrap();
    Net::new(roads, None)
}

/// The board with a flood at the scene selected, which has its bags from Guoxi.
fn board() -> Hand {
    let mut hand = Hand::quiet();
    let net: &'static Net = Box::leak(Box::new(star(&hand)));
    hand.room.search = Search::new(Some(net), vehicles());
    let ground = Ground::Roads {
        attribution: String::new(),
        length_m: net.roads().length_m(),
        is_sketch: false,
    };
    hand.room.travel_ends.tell(Told::Ground(ground)).unwrap();
    let place =
        json!({"words": "六虹桥", "point": {"lat_e7": SCENE.lat_e7, "lon_e7": SCENE.lon_e7}});
    says(
        &mut hand,
        json!({"open": {"incident": "i-1", "type": "flood-typhoon-drought",
        "township": "330304009", "place": place, "words": "积水"}}),
    );
    says(
        &mut hand,
        json!({"supply": {"incident": "i-1", "depot": "guoxi-depot", "item": "woven-bag", "quantity": 100}}),
    );
    hand.key(Key::ArrowDown, &[]);
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    hand
}

fn says(hand: &mut Hand, said: serde_json::Value) {
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, serde_json::from_value(said).unwrap());
    hand.room.publish();
    hand.settle();
    hand.settle();
}

/// Sends what is proposed; the holes that the entry keeps, and the height of its roads.
fn sent(hand: &mut Hand) -> (Vec<Hole>, Option<u64>, Vec<By>) {
    let sent = [
        "propose",
        "request_team",
        "dispatch",
        "request_team",
        "request_team",
    ];
    hand.key(Key::Enter, &sent);
    let kept = hand.room.state.proposals.values().next().unwrap();
    (
        kept.says.holes.clone(),
        kept.roads_at,
        kept.says.ways_by().collect(),
    )
}

#[test]
fn cover_and_depots_go_by_the_road_and_the_entry_says_so() {
    let mut hand = board();
    assert!(hand.sees("覆盖"));
    assert!(!hand.sees("直线"), "every way is by road");
    assert!(hand.sees("按路网"));
    assert!(
        hand.sees("郭溪物资储备点（示例） "),
        "the depot is named with its way"
    );
    let (holes, roads_at, by) = sent(&mut hand);
    assert!(!holes.is_empty());
    assert_eq!(roads_at, Some(0), "nothing was ever closed");
    assert!(by.iter().all(|it| *it == By::Road), "{by:?}");
}

#[test]
fn a_closed_road_is_in_the_cover_at_once() {
    let (open, ..) = sent(&mut board());
    let mut hand = board();
    // The only road from the scene to Zeya, a little out of the scene.
    let mut townships = hand.room.state.register.townships.values();
    let zeya = townships
        .find(|it| it.id.as_str() == "330304108")
        .unwrap()
        .center;
    let on_the_way = |part: i32| {
        let between = |from: i32, to: i32| from + (to - from) / 100 * part;
        json!({"lat_e7": between(SCENE.lat_e7, zeya.lat_e7), "lon_e7": between(SCENE.lon_e7, zeya.lon_e7)})
    };
    says(
        &mut hand,
        json!({"close_road": {"closure": "west", "incident": "i-1", "road": "西线", "cause": "flood",
            "shape": {"line": [on_the_way(40), on_the_way(60)]}}}),
    );
    let closed_at = hand.room.state.height;
    let (closed, roads_at, _) = sent(&mut hand);
    assert_eq!(roads_at, Some(closed_at));
    let of = |holes: &[Hole]| -> Vec<Hole> {
        let mut holes = holes.to_vec();
        holes.retain(|it| it.township.as_str() == "330304108");
        holes
    };
    assert!(!of(&open).is_empty());
    assert_ne!(of(&closed), of(&open));
}
