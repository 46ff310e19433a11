//! The rescue circle and the cover of the stations, as the text that a screen reader says; and which scenes
//! are asked about.

use std::sync::Arc;

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::view::asking;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};
use yishao::travel::{Question, SCENES_MAX, Told, TownshipAreas};

use crate::hand::Hand;
use crate::keeper::{Room, seat};
use crate::roads::{SCENE, flood, says, with_roads};

fn with_rings() -> Hand {
    let mut hand = with_roads();
    hand.key(Key::ArrowDown, &[]);
    hand.choose("135 救援圈");
    hand.settle();
    hand
}

/// The water rescue of the district beside the scene, on its way home.
fn seen() -> Value {
    let point = json!({"lat_e7": SCENE.0 + 2_000, "lon_e7": SCENE.1});
    json!({"team_state": {"team": "water-1", "doing": "withdrawing", "incident": "i-1", "point": point}})
}

#[test]
fn whose_position_is_old_is_not_counted_as_there() {
    let mut hand = with_rings();
    says(&mut hand, seen());
    assert!(hand.sees("1 分钟（道路）"));
    assert!(!hand.sees("，另 1 位置过时"), "it was seen there now");
    hand.room.pass(601);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("，另 1 位置过时"));
}

#[test]
fn rings_of_before_a_closing_say_so() {
    let mut hand = with_rings();
    assert!(!hand.sees("正在重算，以下未计入"));
    let duty = seat("duty-officer", &hand.room.state);
    let closing: Command = serde_json::from_value(flood()).unwrap();
    hand.room.say(&duty, closing);
    hand.room.publish();
    hand.harness.run_steps(3);
    assert!(hand.sees("正在重算，以下未计入最新断路或设置"));
    hand.settle();
    assert!(!hand.sees("正在重算，以下未计入"));
}

#[test]
fn stations_cover_by_the_minutes_of_their_kind() {
    let mut hand = with_roads();
    hand.choose("站点覆盖");
    for (kind, id) in [
        ("消防救援站", "fire-rescue"),
        ("水域救援队", "water-rescue"),
    ] {
        let minutes = hand.room.catalogue.sending[id].cover_min.unwrap();
        hand.choose(kind);
        hand.settle();
        assert!(
            hand.sees(&format!("个站点 {minutes} 分钟覆盖镇街")),
            "{kind}"
        );
    }
}

#[test]
fn the_most_urgent_scenes_are_asked_about_however_old_they_are() {
    let (mut room, _link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    let township = seat("guoxi-duty", &room.state);
    for number in 0..SCENES_MAX + 5 {
        let id = format!("i-{number}");
        let about = json!({"incident": id, "type": "flood-typhoon-drought",
            "township": "330304009", "place": {"words": "村口"}, "words": "积水"});
        // Of one in the middle somebody is missing.
        let (from, said) = match number {
            20 => {
                let mut whistle = about;
                whistle["figures"] = json!({"missing": 1});
                whistle["conditions"] = json!(["unaccounted"]);
                (&township, json!({ "whistle": whistle }))
            }
            _ => (&duty, json!({ "open": about })),
        };
        room.say(from, serde_json::from_value(said).unwrap());
        room.pass(1);
    }
    let question = Question::of(&room.state, &room.catalogue, room.state.at, None);
    let scenes: Vec<&str> = question
        .scenes
        .iter()
        .map(|it| it.incident.as_str())
        .collect();
    let asked = asking(&room.state, room.state.at);
    let first: Vec<&str> = asked
        .iter()
        .map(|it| it.id.as_str())
        .take(SCENES_MAX)
        .collect();
    assert_eq!(scenes, first, "the same that are proposed for together");
    assert_eq!(
        scenes[..2],
        ["i-20", "i-0"],
        "lives, then who waits longest"
    );
    assert!(question.scenes.iter().all(|it| it.only.is_none()));
    // Of one that is too many it is known when whoever was sent there arrives.
    let last = format!("i-{}", SCENES_MAX + 4);
    assert!(!first.contains(&last.as_str()));
    let sent = json!({"dispatch": {"incident": last, "team": "water-1"}});
    room.say(&duty, serde_json::from_value(sent).unwrap());
    let question = Question::of(&room.state, &room.catalogue, room.state.at, None);
    assert_eq!(question.scenes.len(), SCENES_MAX + 1);
    let beyond = &question.scenes[SCENES_MAX];
    assert_eq!(beyond.incident.as_str(), last);
    let only = beyond.only.as_ref().unwrap();
    assert_eq!(
        only.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        ["water-1"]
    );
}

#[test]
fn three_numbers_that_somebody_types_are_the_rings() {
    let mut hand = with_rings();
    assert!(hand.sees("1 分钟（道路）"));
    for (field, n) in [("第 1 圈", "2"), ("第 2 圈", "7")] {
        hand.write(field, n);
        hand.settle();
    }
    // Two are not three: what is set holds on.
    assert!(hand.sees("填满三个数"));
    assert!(hand.sees("1 分钟（道路）") && !hand.sees("7 分钟（道路）"));
    hand.write("第 3 圈", "40");
    hand.settle();
    assert!(!hand.sees("填满三个数"));
    for ring in ["2 分钟（道路）", "7 分钟（道路）", "40 分钟（道路）"] {
        assert!(hand.sees(ring), "{ring}");
    }
    crate::window::picture(&mut hand.harness, "rings-own");
    hand.choose("公里");
    hand.settle();
    for ring in ["2 公里（直线）", "7 公里（直线）", "40 公里（直线）"] {
        assert!(hand.sees(ring), "{ring}");
    }
}

/// By hand from `teams.csv` and the kinds of the catalogue, as the crow flies from the scene. Within 4 km: the
/// squads of Xinqiao, Huangqiao and Renqiao; drainage-1, militia-forest and militia-usar; traffic-2, power-2,
/// power-truck-crew, water-repair-1 and env-monitoring. Within 6 km also the squads of Jingshan, Louqiao, Guoxi
/// and the zone; four experts; the stations of Guoxi and Louqiao, water-1, water-2, housing-pumps, hazmat-1,
/// hazmat-firm and drone-1; eleven more of the departments.
#[test]
fn a_ring_counts_the_five_kinds_of_force() {
    let mut hand = with_rings();
    for (field, n) in [("第 1 圈", "4"), ("第 2 圈", "6"), ("第 3 圈", "20")] {
        hand.write(field, n);
        hand.settle();
    }
    hand.choose("公里");
    hand.settle();
    let within_4 = |free: u32| {
        format!(
            "4 公里（直线）50.26 km²：人民群众 3（3） · 社会救援队伍 0（0） · 应急管理专家 0（0） · 专业减灾救灾力量 3（{free}） · 应急联动部门 5（5）"
        )
    };
    assert!(hand.sees(&within_4(3)));
    let within_6 = "6 公里（直线）113.09 km²：人民群众 7（7） · 社会救援队伍 0（0） · 应急管理专家 4（4） · 专业减灾救灾力量 11（11） · 应急联动部门 16（16）";
    assert!(hand.sees(within_6));
    crate::window::picture(&mut hand.harness, "rings-forces");
    // Who was sent is there still and no longer on stand-by.
    says(
        &mut hand,
        json!({"dispatch": {"incident": "i-1", "team": "drainage-1"}}),
    );
    assert!(hand.sees(&within_4(2)));
}

/// Where the stations do not reach in time stands which township that is, and how much of one of which they reach
/// the middle.
#[test]
fn what_the_stations_do_not_reach_is_named_with_its_part() {
    let mut hand = Hand::quiet();
    crate::guoxi::on_the_schematic(&mut hand.room);
    hand.choose("站点覆盖");
    hand.choose("消防救援站");
    hand.settle();
    assert!(
        !hand.sees("在覆盖外"),
        "nobody knows where the townships end"
    );
    let areas = Arc::new(TownshipAreas::of(&crate::ground::sketch()));
    hand.room.travel_ends.tell(Told::Townships(areas)).unwrap();
    hand.settle();
    hand.settle();
    crate::window::picture(&mut hand.harness, "cover-parts");
    let all = hand.harness.query_all_by_role(Role::Label);
    let all = all.filter_map(|it| it.accesskit_node().value());
    let said: Vec<String> = all.filter(|it| it.contains("覆盖")).collect();
    expect_test::expect![[r#"
        站点覆盖
        6 个站点 15 分钟覆盖镇街 14/14
        泽雅镇：约 9 成在覆盖外
        瞿溪街道：约 7 成在覆盖外
        景山街道：约 6 成在覆盖外
        茶山街道：约 6 成在覆盖外
        潘桥街道：约 6 成在覆盖外
        郭溪街道：约 5 成在覆盖外
        新桥街道：约 4 成在覆盖外
        三垟街道：约 4 成在覆盖外
        另 6 个镇街覆盖不全
        覆盖外部分按图上界线估算，镇街按示意图的界线，只供参考"#]]
    .assert_eq(&said.join("\n"));
}
