//! What stands beside the minutes of a way: how much of it is walked, and whom a closed road stops, and until when.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};
use yishao::desk::Chosen;

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::START;
use crate::roads::{SCENE, flood, on_map, open_at, roads_alone, says, with_roads};

/// The words of one team on the map, behind its name.
fn way(hand: &Hand, team: &str) -> String {
    let ways = on_map(hand);
    let mut ways = ways.iter().filter_map(|it| it.strip_prefix(team));
    let way = ways.next().unwrap_or_else(|| panic!("{team} is not drawn"));
    way.trim().to_owned()
}

/// The number before a word.
fn number(text: &str, word: &str) -> u32 {
    let before = text.split(word).next().unwrap().trim_end();
    let digits = before.rsplit(|it: char| !it.is_ascii_digit()).next();
    digits
        .unwrap()
        .parse()
        .unwrap_or_else(|_| panic!("{word}: {text}"))
}

/// A flood so many metres west and south of where the roads meet, and water rescue 1 on its way to it.
fn beside_the_road(west_m: i32, south_m: i32) -> Hand {
    let mut hand = roads_alone();
    // 1 m is 102 × 10⁻⁷ degrees of longitude here, and 90 of latitude.
    let (lat, lon) = (SCENE.0 - south_m * 90, SCENE.1 - west_m * 102);
    open_at(
        &mut hand,
        &json!({"words": "田间泵房", "point": {"lat_e7": lat, "lon_e7": lon}}),
    );
    says(
        &mut hand,
        json!({"dispatch": {"incident": "i-1", "team": "water-1"}}),
    );
    hand.key(Key::ArrowDown, &[]);
    hand.settle();
    hand
}

const WATER: &str = "水域一队（示例）";

#[test]
fn what_of_a_way_is_off_the_road_is_said_to_be_walked_and_takes_as_long() {
    let near = beside_the_road(0, 0);
    let plain = way(&near, WATER);
    assert!(
        plain.starts_with("道路 ") && !plain.contains("步行"),
        "{plain}"
    );
    // Less than is worth a word.
    let close = way(&beside_the_road(40, 30), WATER);
    assert!(!close.contains("步行"), "{close}");
    // 300 m west and 200 m south: 321 m from the road to the north-west, at 1.1 m in a second.
    let mut far = beside_the_road(300, 200);
    let said = way(&far, WATER);
    let walked = number(&said, " m");
    assert!(
        said.contains("，步行 ") && (320..=323).contains(&walked),
        "{said}"
    );
    let later = number(&said, " 分钟") - number(&plain, " 分钟");
    assert!((5..=6).contains(&later), "{plain} and {said}");
    // The row of the team in the incident says the same, and so does its card on the map.
    only(&mut far, Key::Num3);
    let rows = |hand: &Hand| -> usize {
        let all = hand.harness.query_all_by_role(Role::Label);
        let all = all.filter_map(|it| it.accesskit_node().value());
        all.filter(|it| it.contains(&*said)).count()
    };
    let without_card = rows(&far);
    assert!(without_card >= 2, "on the map and in the row of the team");
    far.key(Key::L, &[]);
    far.write("名称、拼音首字母、经纬度", "sy1");
    far.harness.key_press(Key::Enter);
    far.settle();
    let chosen = far.harness.state().view().chosen.clone();
    assert!(matches!(chosen, Some(Chosen::Team(it)) if it.as_str() == "water-1"));
    assert!(far.sees(&format!("· {said}")), "on its card");
    crate::window::picture(&mut far.harness, "way-on-foot");
}

/// Without roads there is nothing that is left for feet: the whole of it is a straight line.
#[test]
fn a_straight_line_says_of_nothing_that_it_is_walked() {
    let mut hand = Hand::quiet();
    open_at(
        &mut hand,
        &json!({"words": "田间泵房", "point": {"lat_e7": SCENE.0 - 18_000, "lon_e7": SCENE.1 - 30_600}}),
    );
    says(
        &mut hand,
        json!({"dispatch": {"incident": "i-1", "team": "water-1"}}),
    );
    hand.key(Key::ArrowDown, &[]);
    hand.settle();
    assert!(way(&hand, WATER).starts_with("直线 "));
    assert!(!hand.sees("步行"));
}

const FIRE: &str = "区专业森林消防队（示例）";
const LORRY: &str = "区排水抢险一队（示例）";

/// A fire engine and a lorry beside each other at the begin of the short road, on their way to the scene.
fn both_on_the_way() -> Hand {
    let mut hand = with_roads();
    for team in ["forest-crew", "drainage-1"] {
        let point = json!({"lat_e7": 279_561_000, "lon_e7": 1_206_123_000});
        for said in [
            json!({"dispatch": {"incident": "i-1", "team": team}}),
            json!({"team_state": {"team": team, "doing": "en-route", "incident": "i-1", "point": point}}),
        ] {
            says(&mut hand, said);
        }
    }
    hand.key(Key::ArrowDown, &[]);
    only(&mut hand, Key::Num3);
    hand.settle();
    hand
}

/// When a team is due, as its row says it: 预计 03:06 到 and its way.
fn due(hand: &Hand, team: &str) -> (String, String) {
    let all = hand.harness.query_all_by_role(Role::Label);
    let all = all.filter_map(|it| it.accesskit_node().value());
    let mut rows = all.filter_map(|it| Some(it.strip_prefix(team)?.trim().to_owned()));
    let row = rows.find(|it| it.starts_with("预计 ") || it.starts_with("应于 "));
    let row = row.unwrap_or_else(|| panic!("{team} has no row"));
    let parts: Vec<&str> = row.split(" · ").collect();
    let at = parts[0].split(" 到").next().unwrap();
    let at = at.trim_start_matches("预计 ").trim_start_matches("应于 ");
    (at.to_owned(), parts[1].to_owned())
}

fn closed_for(vehicles: &Value, until_at: &Value) -> Value {
    let mut closing = flood();
    closing["close_road"]["vehicles"] = vehicles.clone();
    closing["close_road"]["until_at"] = until_at.clone();
    closing
}

#[test]
fn a_road_that_is_closed_for_lorries_stops_no_fire_engine_and_opens_by_itself_at_its_time() {
    let mut hand = both_on_the_way();
    let (fire, lorry) = (due(&hand, FIRE), due(&hand, LORRY));
    assert!(fire.1.starts_with("道路 ") && lorry.1.starts_with("道路 "));
    says(
        &mut hand,
        closed_for(&json!(["lorry"]), &json!(START + 600_000)),
    );
    assert_eq!(due(&hand, FIRE), fire, "it goes over the bridge");
    let round = due(&hand, LORRY);
    assert!(round.1.ends_with("，绕开 六虹桥"), "{round:?}");
    assert!(round.0 > lorry.0, "{lorry:?} and then {round:?}");
    let minutes = |it: &(String, String)| number(&it.1, " 分钟");
    assert!(minutes(&round) > minutes(&lorry) + 5);
    assert_eq!(way(&hand, FIRE), fire.1);
    assert_eq!(way(&hand, LORRY), round.1);
    crate::window::picture(&mut hand.harness, "way-for-whom");
    // A second before its time, and at it: nobody says anything.
    let height = hand.room.state.height;
    hand.room.pass(599);
    hand.room.publish();
    hand.settle();
    hand.settle();
    assert_eq!(due(&hand, LORRY).1, round.1);
    hand.room.pass(1);
    hand.room.publish();
    hand.settle();
    hand.settle();
    assert_eq!((due(&hand, LORRY).1, due(&hand, FIRE).1), (lorry.1, fire.1));
    assert_eq!(hand.room.state.height, height, "no entry ended it");
}

#[test]
fn a_road_that_is_closed_for_all_stops_both_and_one_for_fire_engines_only_them() {
    for (vehicles, stops) in [
        (json!([]), [true, true]),
        (json!(["fire-engine"]), [true, false]),
        (json!(["ambulance", "car"]), [false, false]),
    ] {
        let mut hand = both_on_the_way();
        let before = [FIRE, LORRY].map(|it| due(&hand, it));
        says(&mut hand, closed_for(&vehicles, &Value::Null));
        let after = [FIRE, LORRY].map(|it| due(&hand, it));
        for (team, stops) in stops.into_iter().enumerate() {
            let goes_round = after[team].1.ends_with("，绕开 六虹桥");
            assert_eq!(goes_round, stops, "{vehicles}: {after:?}");
            assert_eq!(after[team] != before[team], stops, "{vehicles}: {after:?}");
        }
    }
}
