//! Which open incidents are offered for a call or a whistle: the three nearest with a key each, the whistle's
//! own by what docs/decisions/0039 says of near and recent; and a place told by a kilometre post.

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::Room;
use crate::roll_call::say;
use crate::window::open;

const PLACE: &str = "地点，用来电人的话";
const FLOOD: &str = "flood-typhoon-drought";
const GUOXI: &str = "330304009";
const ZEYA: &str = "330304108";
/// The underpass, in units of 10⁻⁷ degrees.
const HERE: (i64, i64) = (279_950_000, 1_205_880_000);

/// An open incident so many metres north of the underpass, known by its words.
fn told(hand: &mut Hand, (words, kind, township): (&str, &str, &str), metres: i64) {
    // A metre is 90 units of latitude.
    let point = json!({ "lat_e7": HERE.0 + metres * 90, "lon_e7": HERE.1 });
    let id = format!("i-{}", hand.room.state.incidents.len() + 1);
    let whistle = json!({ "whistle": { "incident": id, "type": kind, "township": township,
        "place": { "words": words, "point": point }, "conditions": ["serious-danger"],
        "figures": {} } });
    say(hand, whistle);
    say(hand, json!({ "take_whistle": { "incident": id } }));
}

/// The incidents that can be joined, by their words, in the order in which they stand.
fn offered(hand: &Hand) -> Vec<String> {
    let nodes = hand.harness.query_all_by_label_contains("并入：");
    let mut found: Vec<(i64, String)> = nodes
        .map(|it| {
            let name = it.accesskit_node().label().unwrap();
            let words = name.rsplit(' ').next().unwrap().to_owned();
            (it.rect().top() as i64, words)
        })
        .collect();
    found.sort();
    found.into_iter().map(|it| it.1).collect()
}

fn strike(hand: &mut Hand, modifiers: Modifiers, key: Key, commands: &[&str]) {
    hand.harness.key_press_modifiers(modifiers, key);
    assert_eq!(hand.settle(), commands, "{key:?}");
}

#[test]
fn of_five_incidents_the_three_nearest_have_a_key_and_no_fourth() {
    let mut hand = Hand::quiet();
    for (words, metres) in [
        ("四千米处", 4_000),
        ("三百米处", 300),
        ("九千米处", 9_000),
        ("一千六百米处", 1_600),
        ("七百米处", 700),
    ] {
        told(&mut hand, (words, FLOOD, ZEYA), metres);
    }
    hand.key(Key::F2, &[]);
    hand.harness
        .event(Event::Text("桥下又淹了一辆车".to_owned()));
    hand.settle();
    // Nothing is known of the place: what was reported last stands first.
    assert_eq!(offered(&hand), ["七百米处", "一千六百米处", "九千米处"]);
    strike(&mut hand, Modifiers::ALT, Key::L, &[]);
    hand.harness
        .event(Event::Text("WGS-84 27.995, 120.588".to_owned()));
    hand.settle();
    hand.key(Key::Enter, &[]);
    let nearest = ["三百米处", "七百米处", "一千六百米处"];
    assert_eq!(offered(&hand), nearest);
    assert!(hand.sees("直线 300 m") && hand.sees("直线 1.60 km"));
    let height = hand.room.state.height;
    for none in [Key::Num4, Key::Num5] {
        strike(&mut hand, Modifiers::ALT, none, &[]);
    }
    assert_eq!(hand.room.state.height, height, "nothing is recorded");
    assert_eq!(offered(&hand), nearest, "and the note stands open");
    strike(&mut hand, Modifiers::ALT, Key::Num2, &["intake", "attach"]);
    let note = hand.room.state.intakes.values().next().unwrap();
    let joined = note.fate.as_ref().unwrap().incident.clone().unwrap();
    assert_eq!(
        hand.incident(joined.as_str()).place.words.as_str(),
        "七百米处"
    );
}

/// The plain "or" of the practice would list every incident of a storm's last hour.
#[test]
fn a_whistle_is_offered_what_is_near_or_of_the_hour_and_alike_and_nothing_else() {
    let mut hand = Hand::quiet();
    for (incident, metres) in [
        (("近而旧", "fire", ZEYA), 900),
        (("远而旧", FLOOD, GUOXI), 5_000),
    ] {
        told(&mut hand, incident, metres);
    }
    hand.room.pass(61 * 60);
    for (incident, metres) in [
        (("远而新，同镇街", "fire", GUOXI), 5_000),
        (("远而新，同类", FLOOD, ZEYA), 6_000),
        (("远而新，两样都不同", "fire", ZEYA), 1_100),
    ] {
        told(&mut hand, incident, metres);
    }
    hand.key(Key::F3, &[]);
    hand.write(PLACE, "六虹桥延伸段下穿");
    hand.key(Key::Enter, &[]);
    assert_eq!(offered(&hand), ["近而旧", "远而新，同镇街"], "no type yet");
    let types = &hand.room.state.register.types;
    let flood = types.values().find(|it| it.id == FLOOD).unwrap().zh.clone();
    hand.choose(&flood);
    assert_eq!(offered(&hand), ["近而旧", "远而新，同镇街", "远而新，同类"]);
    // The hour of those two is over as well.
    hand.room.pass(61 * 60);
    hand.settle();
    assert_eq!(offered(&hand), ["近而旧"]);
}

/// A desk of a district that names two posts of the expressway among its sites.
fn with_posts() -> Hand {
    let (room, link) = Room::of_district(World::live("ouhai"), |file, text| {
        if file == "sites.csv" {
            text.push_str("post-12,G1513高速K12,G1513 K12,station,27.9900,120.5800,,,derived\n");
            text.push_str("post-14,G1513高速K14,G1513 K14,station,27.9900,120.6000,,,derived\n");
        }
    });
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand
}

#[test]
fn a_kilometre_post_between_two_reference_points_is_a_place_once_enter_takes_it() {
    let mut hand = with_posts();
    hand.key(Key::F3, &[]);
    hand.write(PLACE, "G1513高速K15+200");
    assert!(hand.sees("桩号 G1513 K15+200 附近没有参考点，按文字保留，没有定点。"));
    hand.clear(PLACE);
    hand.write(PLACE, "G1513 K12+500");
    let offer = "桩号 G1513 K12+500，按本区参考点推算";
    hand.harness.get_by_role_and_label(Role::ListItem, offer);
    assert!(!hand.sees("去掉定点"), "proposed, not taken");
    hand.key(Key::Enter, &[]);
    assert!(hand.reads(PLACE, "G1513 K12+500"), "as it was said");
    let types = &hand.room.state.register.types;
    let flood = types.values().find(|it| it.id == FLOOD).unwrap().zh.clone();
    hand.choose(&flood);
    hand.choose("可能造成较大隐患");
    hand.press("发出吹哨", &["whistle"]);
    let line = hand.room.lines.last().unwrap();
    let Command::Whistle(whistle) = &line.author.command else {
        panic!("{}", line.author.command.name());
    };
    assert_eq!(whistle.place.words.as_str(), "G1513 K12+500");
    let point = whistle.place.point.unwrap();
    assert_eq!((point.lat_e7, point.lon_e7), (279_900_000, 1_205_850_000));
}
