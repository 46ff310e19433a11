//! The rescue circle and the cover of the stations, as the text that a screen reader says; and which scenes
//! are asked about.

use std::sync::Arc;

use atlas::roads::Roads;
use atlas::travel::{Direction, Net, Travel, rings};
use atlas::vehicle::Vehicle;
use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::point::Point;
use dispatch_core::view::asking;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Pos2, Rect, Shape, Stroke};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};
use yishao::desk::Skin;
use yishao::desk::palette::Palette;
use yishao::travel::{Question, SCENES_MAX, Told, TownshipAreas};

use crate::hand::Hand;
use crate::keeper::{Room, seat, vehicles};
use crate::roads::{SCENE, flood, network, says, with_roads};

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

/// Where a place lies on the map: between the ends of the way that is drawn from the station of water rescue 1
/// to the scene. In a district the sheet is flat, but for how much longer a degree of latitude is drawn.
struct Sheet {
    from: (f64, f64),
    at: Pos2,
    per_unit: f64,
}

fn mercator(at: Point) -> (f64, f64) {
    let lat = f64::from(at.lat_e7).to_radians() / 1e7;
    let north = (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan().ln();
    (f64::from(at.lon_e7).to_radians() / 1e7, -north)
}

impl Sheet {
    fn of(hand: &Hand) -> Sheet {
        let shapes = hand.harness.output().shapes.iter();
        let mut ways = shapes.filter_map(|it| match &it.shape {
            Shape::Path(path) if path.stroke.width == 3.0 && path.points.len() == 5 => Some(path),
            _ => None,
        });
        let way = ways.next().expect("a way");
        let [station, bridge] = [(279_561_000, 1_206_123_000), (279_760_000, 1_206_000_000)]
            .map(|(lat, lon)| mercator(Point::new(lat, lon).unwrap()));
        let (from, to) = (way.points[0], way.points[2]);
        let sheet = Sheet {
            from: station,
            at: from,
            per_unit: f64::from(to.y - from.y) / (bridge.1 - station.1),
        };
        // The third place that is known lies where the other two say.
        let scene = sheet.place(Point::new(SCENE.0, SCENE.1).unwrap());
        assert!(scene.distance(way.points[4]) < 0.5, "{scene:?}");
        sheet
    }

    fn place(&self, at: Point) -> Pos2 {
        let (east, north) = mercator(at);
        let by = [east - self.from.0, north - self.from.1].map(|it| (it * self.per_unit) as f32);
        self.at + by.into()
    }
}

/// The ends of the dashes of the rings that are drawn.
fn dashes(hand: &Hand) -> Vec<Pos2> {
    let amber = Palette::of(Skin::Dark).amber.text;
    let shapes = hand.harness.output().shapes.iter();
    let ends = shapes.filter_map(|it| match &it.shape {
        Shape::LineSegment { points, stroke } if *stroke == Stroke::new(2.0, amber) => Some(points),
        _ => None,
    });
    ends.flatten().copied().collect()
}

/// The outlines of 1, 3 and 5 minutes by fire engine on these roads, on the sheet, each in pieces.
fn outlines(roads: Roads, sheet: &Sheet) -> Vec<[Pos2; 2]> {
    let net = Net::new(roads, None);
    let travel = Travel::new(&net, vehicles(), Vehicle::FireEngine);
    let scene = Point::new(SCENE.0, SCENE.1).unwrap();
    let found = rings(&travel, scene, Direction::Towards, &[1, 3, 5]);
    let lines = found.iter().flat_map(|it| &it.outlines);
    let pieces = lines.flat_map(|line| line.windows(2));
    let on_sheet = pieces.map(|it| [sheet.place(it[0]), sheet.place(it[1])]);
    on_sheet.collect()
}

/// How far a place is from the nearest of these pieces, in points of the screen.
fn off(at: Pos2, pieces: &[[Pos2; 2]]) -> f32 {
    let far = pieces.iter().map(|[a, b]| {
        let (along, to) = (*b - *a, at - *a);
        let part = to.dot(along) / along.length_sq().max(f32::EPSILON);
        (*a + along * part.clamp(0.0, 1.0)).distance(at)
    });
    far.fold(f32::INFINITY, f32::min)
}

/// Nothing is drawn that is no outline, and of the outlines nothing is missing.
fn are_drawn(dashes: &[Pos2], pieces: &[[Pos2; 2]], map: Rect) -> bool {
    let seen = pieces.iter().flatten().filter(|it| map.contains(**it));
    let near = |at: &Pos2| dashes.iter().any(|it| it.distance(*at) < 17.0);
    let all = seen.clone().count() > 100 && seen.into_iter().all(near);
    all && dashes.iter().all(|it| off(*it, pieces) < 1.0)
}

/// The rings lie where one is in their minutes along the roads. When a road closes they are drawn anew without
/// what was behind it, and until then the plate says that they are old.
#[test]
fn rings_are_drawn_where_the_roads_say_and_anew_when_one_closes() {
    let mut hand = with_roads();
    says(
        &mut hand,
        json!({"dispatch": {"incident": "i-1", "team": "water-1"}}),
    );
    hand.key(Key::ArrowDown, &[]);
    hand.settle();
    assert!(dashes(&hand).is_empty(), "nobody asked for rings");
    hand.choose("135 救援圈");
    hand.settle();
    let map = hand
        .harness
        .get_by_role_and_label(Role::Canvas, "地图")
        .rect();
    let sheet = Sheet::of(&hand);
    let open = network().into_roads();
    let mut closed = open.clone();
    // From the station of water rescue 1 to the bridge.
    closed.stretches.remove(0);
    let (open, closed) = (outlines(open, &sheet), outlines(closed, &sheet));
    let drawn = dashes(&hand);
    assert!(are_drawn(&drawn, &open, map));
    assert!(!are_drawn(&drawn, &closed, map), "the bridge is open");
    crate::window::picture(&mut hand.harness, "rings-open");
    // It is closed, and nothing is reckoned yet: the old lines, and the word that they are.
    let duty = seat("duty-officer", &hand.room.state);
    let closing: Command = serde_json::from_value(flood()).unwrap();
    hand.room.say(&duty, closing);
    hand.room.publish();
    hand.harness.run_steps(3);
    assert!(hand.sees("正在重算，以下未计入最新断路或设置"));
    assert!(are_drawn(&dashes(&hand), &open, map));
    hand.settle();
    hand.settle();
    assert!(!hand.sees("正在重算，以下未计入"));
    let drawn = dashes(&hand);
    assert!(are_drawn(&drawn, &closed, map));
    assert!(!are_drawn(&drawn, &open, map), "nobody is led over it");
    crate::window::picture(&mut hand.harness, "rings-closed");
    says(&mut hand, json!({"open_road": {"closure": "bridge"}}));
    assert!(are_drawn(&dashes(&hand), &open, map));
    // The plate is called as its button is.
    let mut named = hand.harness.query_all_by_label("135 救援圈");
    let button = named.find(|it| it.accesskit_node().role() != Role::Label);
    button.unwrap().click();
    drop(named);
    hand.settle();
    assert!(
        dashes(&hand).is_empty(),
        "it is a layer that can be put away"
    );
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
