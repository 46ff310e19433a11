//! Who is picked, who is passed over and why.

use dispatch_core::point::Point;
use dispatch_core::proposal::{Destination, PassedWhy, PlaceBy};
use dispatch_core::travel::{Travel, Vehicle};
use dispatch_core::words::IncidentId;
use serde_json::{Value, json};

use crate::common::{Night, second};
use crate::told::{lines, need, picked, proposal, proposals, straight};

const CENTRE: &str = "duty-officer";
const WATER: &str = "water-rescue";

/// A flood at the underpass of Liuhongqiao.
fn flood(id: &str) -> Value {
    json!({"open": {"incident": id, "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": "六虹桥", "point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}},
        "words": "积水"}})
}

fn level(id: &str, from: Option<&str>, to: &str) -> Value {
    let mut it = json!({"incident": id, "to": to, "reason": "升级", "evidence": "现场"});
    if let Some(from) = from {
        it["from"] = json!(from);
    }
    json!({"adjust_response": it})
}

fn seen(team: &str, doing: &str, point: Option<Value>) -> Value {
    let mut it = json!({"team": team, "doing": doing});
    if let Some(point) = point {
        it["point"] = point;
    }
    json!({"team_state": it})
}

fn passed(night: &Night, at: i64, team: &str) -> PassedWhy {
    let it = proposal(night, "x", at);
    let mut all = it.needs.iter().flat_map(|it| &it.passed);
    let found = all.find(|it| it.team.as_str() == team);
    found.unwrap_or_else(|| panic!("{team} {it:?}")).why.clone()
}

#[test]
fn the_type_and_the_decided_level_say_how_many() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    let counts = |night: &Night, at| {
        let it = proposal(night, "x", at);
        let needs = it.needs.iter().map(|it| (it.kind.to_string(), it.wanted));
        (it.decided, needs.collect::<Vec<_>>())
    };
    let told = |pairs: &[(&str, u32)]| -> Vec<(String, u32)> {
        pairs
            .iter()
            .map(|(kind, n)| ((*kind).to_owned(), *n))
            .collect()
    };
    let first = [
        (WATER, 1),
        ("drainage-pump", 1),
        ("traffic-police", 1),
        ("medical-120", 1),
    ];
    assert_eq!(counts(&night, 20), (false, told(&first)));
    night.ok(CENTRE, 30, level("x", None, "II"));
    // Level II names water, pumps and shelter; what it says nothing of stays as level III had it.
    let second = [
        (WATER, 4),
        ("drainage-pump", 6),
        ("traffic-police", 1),
        ("medical-120", 2),
        ("power-repair", 1),
        ("shelter-logistics", 4),
    ];
    assert_eq!(counts(&night, 40), (true, told(&second)));
}

#[test]
fn who_is_there_on_the_way_or_asked_for_counts() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    assert_eq!(
        picked(&proposal(&night, "x", 20), "drainage-pump"),
        ["drainage-1"]
    );
    night.ok(
        CENTRE,
        30,
        json!({"dispatch": {"incident": "x", "team": "drainage-1"}}),
    );
    let it = proposal(&night, "x", 40);
    let pumps = need(&it, "drainage-pump");
    assert_eq!((pumps.under_way, pumps.short()), (1, 0));
    assert!(pumps.picks.is_empty() && pumps.passed.is_empty());
    let police = picked(&it, "traffic-police").remove(0);
    night.ok(
        CENTRE,
        50,
        json!({"request_team": {"incident": "x", "team": police, "route": "request"}}),
    );
    assert_eq!(
        need(&proposal(&night, "x", 60), "traffic-police").under_way,
        1
    );
    // A force that stands in no register is there all the same.
    night.ok(
        CENTRE,
        70,
        json!({"team_state": {"team": "farmers", "doing": "on-scene", "incident": "x",
        "unlisted": {"zh": "村民船队", "kind": WATER}}}),
    );
    assert_eq!(need(&proposal(&night, "x", 80), WATER).under_way, 1);
}

#[test]
fn the_nearest_ready_team_goes_and_each_other_one_says_why_not() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    // Two boats have their station at about the same way; the nearer arrives first.
    let it = proposal(&night, "x", 20);
    assert_eq!(picked(&it, WATER), ["water-2"]);
    let first = &need(&it, WATER).picks[0];
    assert_eq!((first.rank, first.from.by), (1, PlaceBy::Station));
    assert_eq!(first.arrives_s, first.travel.seconds + first.turnout_s);
    assert!(first.of > 1);

    night.ok(CENTRE, 30, seen("water-2", "resting", None));
    assert_eq!(passed(&night, 40, "water-2"), PassedWhy::Resting);
    night.ok(CENTRE, 50, seen("water-2", "out-of-service", None));
    assert_eq!(passed(&night, 60, "water-2"), PassedWhy::OutOfService);
    night.ok(CENTRE, 70, flood("y"));
    night.ok(
        CENTRE,
        80,
        json!({"dispatch": {"incident": "y", "team": "water-1"}}),
    );
    let y = IncidentId::new("y").unwrap();
    assert_eq!(passed(&night, 90, "water-1"), PassedWhy::Busy(y.clone()));
    night.ok(
        CENTRE,
        100,
        json!({"request_team": {"incident": "y", "team": "city-water-rescue", "route": "up"}}),
    );
    assert_eq!(
        passed(&night, 110, "city-water-rescue"),
        PassedWhy::AskedFor(y)
    );
    let told = lines(&night.state, &proposal(&night, "x", 120));
    assert!(
        told.contains("水域一队（示例） 在「郭溪街道 六虹桥」"),
        "{told}"
    );
}

#[test]
fn an_owner_who_cannot_is_not_asked_again() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    night.ok(
        CENTRE,
        20,
        json!({"request_team": {"incident": "x", "team": "water-2", "route": "request"}}),
    );
    night.ok(CENTRE, 30, json!({"answer_team": {"incident": "x", "team": "water-2", "answer": {"cannot": "车辆检修"}}}));
    assert_eq!(passed(&night, 40, "water-2"), PassedWhy::Declined);
}

#[test]
fn a_place_seen_too_long_ago_says_nothing_and_home_does() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    let point = json!({"lat_e7": 279_960_000, "lon_e7": 1_205_890_000});
    night.ok(CENTRE, 20, seen("water-1", "withdrawing", Some(point)));
    let it = proposal(&night, "x", 620);
    assert_eq!(picked(&it, WATER), ["water-1"], "it is close by and free");
    assert_eq!(need(&it, WATER).picks[0].from.by, PlaceBy::Seen);
    assert_eq!(
        passed(&night, 621, "water-1"),
        PassedWhy::PositionOld { as_of: second(20) }
    );
    night.ok(CENTRE, 700, seen("water-1", "home", None));
    let it = proposal(&night, "x", 90_000);
    let pick = need(&it, WATER)
        .passed
        .iter()
        .find(|it| it.team.as_str() == "water-1");
    assert!(matches!(pick.unwrap().why, PassedWhy::Spare { .. }));
}

#[test]
fn a_team_in_a_drill_comes_later_and_too_late_is_too_late() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    for team in [
        "water-1",
        "water-2",
        "water-3",
        "armed-police-boats",
        "city-water-rescue",
    ] {
        night.ok(
            CENTRE,
            20,
            json!({"exercise": {"team": team, "place": "三垟湿地", "recall_min": 25}}),
        );
    }
    let it = proposal(&night, "x", 30);
    let pick = &need(&it, WATER).picks[0];
    assert_eq!(pick.recall_min, Some(25));
    assert_eq!(
        pick.arrives_s,
        25 * 60 + pick.turnout_s + pick.travel.seconds
    );
    let told = lines(&night.state, &it);
    assert!(told.contains("参演,可召回 25 分后出动"), "{told}");
    night.ok(
        CENTRE,
        40,
        json!({"exercise": {"team": "water-2", "place": "温州湾", "recall_min": 80}}),
    );
    assert_eq!(
        passed(&night, 50, "water-2"),
        PassedWhy::Exercising { recall_min: 80 }
    );
}

#[test]
fn an_unknown_way_is_unknown_and_never_no_way_at_all() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    let nowhere = |_: Vehicle, _: Point, _: Point| None;
    let all = proposals(&night.state, second(20), &nowhere);
    for need in &all[0].needs {
        assert!(need.picks.is_empty());
        assert_eq!(need.short(), need.wanted);
        assert!(need.passed.iter().all(|it| it.why == PassedWhy::NoWay));
    }
    assert!(all[0].holes.is_empty());
    let far = |vehicle: Vehicle, from: Point, to: Point| {
        straight(vehicle, from, to).map(|it| Travel {
            seconds: it.seconds + 5_400,
            ..it
        })
    };
    let all = proposals(&night.state, second(20), &far);
    let boats = need(&all[0], WATER);
    assert!(boats.picks.is_empty());
    let beyond = |it: &PassedWhy| matches!(it, PassedWhy::Beyond { limit_s: 5_400, arrives_s } if *arrives_s > 5_400);
    assert!(boats.passed.iter().all(|it| beyond(&it.why)), "{boats:?}");
}

#[test]
fn without_a_point_the_way_goes_to_the_centre_of_the_township() {
    let mut night = Night::live();
    night.flood("x", 10);
    let it = proposal(&night, "x", 20);
    assert_eq!(
        it.to,
        Destination::Township(Point {
            lat_e7: 280_162_000,
            lon_e7: 1_205_437_000
        })
    );
    assert_eq!(picked(&it, WATER), ["water-2"]);
}

#[test]
fn the_city_and_the_troops_come_when_the_district_does_not_suffice() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    night.ok(CENTRE, 20, level("x", None, "II"));
    let it = proposal(&night, "x", 30);
    // Three of the district's, and the fourth from the city.
    assert_eq!(picked(&it, WATER).len(), 4);
    assert!(picked(&it, WATER).contains(&"city-water-rescue".to_owned()));
    let told = lines(&night.state, &it);
    assert!(told.contains("本区力量不够,提请上级支援"), "{told}");
    // Six pumps are wanted and three are there.
    assert_eq!(need(&it, "drainage-pump").short(), 3);
    assert!(
        told.contains("还缺排涝抢险队 3 支:名册里没有别的这类队伍"),
        "{told}"
    );
}

#[test]
fn troops_are_asked_for_after_the_district_s_own_although_they_are_nearer() {
    let mut night = Night::live();
    night.ok(
        CENTRE,
        10,
        json!({"open": {"incident": "x", "type": "forest-fire", "township": "330304005",
            "place": {"words": "后山", "point": {"lat_e7": 279_640_000, "lon_e7": 1_206_030_000}}, "words": "起火"}}),
    );
    let it = proposal(&night, "x", 20);
    let crews = need(&it, "forest-fire-crew");
    assert_eq!(picked(&it, "forest-fire-crew"), ["forest-crew"]);
    let militia = crews
        .passed
        .iter()
        .find(|it| it.team.as_str() == "militia-forest");
    let PassedWhy::Spare { arrives_s } = militia.unwrap().why else {
        panic!("{crews:?}");
    };
    assert!(arrives_s < crews.picks[0].arrives_s);
    assert_eq!(crews.picks[0].rank, 2);
}

#[test]
fn a_kind_that_has_learnt_the_work_stands_in_after_its_own() {
    let mut night = Night::live();
    night.ok(
        CENTRE,
        10,
        json!({"open": {"incident": "x", "type": "forest-fire", "township": "330304108",
            "place": {"words": "泽雅林场", "point": {"lat_e7": 280_205_000, "lon_e7": 1_204_138_000}}, "words": "起火"}}),
    );
    for team in [
        "quxi-squad",
        "guoxi-squad",
        "panqiao-squad",
        "louqiao-squad",
        "zone-squad",
        "xinqiao-squad",
        "jingshan-squad",
        "wutian-squad",
        "nanbaixiang-squad",
        "liao-squad",
        "sanyang-squad",
        "chashan-squad",
        "xianyan-squad",
    ] {
        night.ok(CENTRE, 20, seen(team, "out-of-service", None));
    }
    let it = proposal(&night, "x", 30);
    let squads = need(&it, "township-squad");
    let stand_in: Vec<bool> = squads.picks.iter().map(|it| it.stands_in).collect();
    assert_eq!(stand_in, [false, true]);
    assert_eq!(squads.picks[0].team.as_str(), "zeya-squad");
    // Once it is sent it is counted for what it stands in for.
    let commando = squads.picks[1].team.to_string();
    night.ok(
        CENTRE,
        40,
        json!({"dispatch": {"incident": "x", "team": commando}}),
    );
    assert_eq!(
        need(&proposal(&night, "x", 50), "township-squad").under_way,
        1
    );
}

#[test]
fn whoever_handles_it_alone_asks_for_nobody() {
    let mut night = Night::live();
    night.ok(
        "guoxi-duty",
        10,
        json!({"whistle": {"incident": "x", "type": "fire", "township": "330304009",
            "place": {"words": "垃圾桶"}, "conditions": ["large-loss"], "words": "自行处置", "self_handled": true}}),
    );
    assert!(night.incident("x").self_handled);
    assert!(proposals(&night.state, second(20), &straight).is_empty());
}
