//! Why a need stays open, as the person reads it: of every team of the kind the reason, in both languages.

use dispatch_core::point::Point;
use dispatch_core::travel::{Travel, Vehicle};
use dispatch_core::view::Ways;
use serde_json::{Value, json};

use crate::common::{Night, second};
use crate::told::{lines, need, proposals, straight};

const CENTRE: &str = "duty-officer";
const WATER: &str = "water-rescue";
const BOATS: [&str; 5] = [
    "water-1",
    "water-2",
    "water-3",
    "armed-police-boats",
    "city-water-rescue",
];

fn flood(id: &str) -> Value {
    json!({"open": {"incident": id, "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": "六虹桥", "point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}},
        "words": "积水"}})
}

/// A night with a flood, in which the same was said of every boat.
fn night(said: impl Fn(&str) -> Vec<Value>) -> Night {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    for (at, boat) in (20..).zip(BOATS) {
        for json in said(boat) {
            night.ok(CENTRE, at, json);
        }
    }
    night
}

/// Nobody can be sent, and each boat says `zh` and `en` for it.
#[track_caller]
fn nobody(night: &Night, at: i64, ways: &dyn Ways, (zh, en): (&str, &str)) {
    let all = proposals(&night.state, second(at), ways);
    let it = all.iter().find(|it| it.incident.as_str() == "x").unwrap();
    let boats = need(it, WATER);
    assert!(boats.picks.is_empty(), "{boats:?}");
    assert_eq!((boats.short(), boats.passed.len()), (1, BOATS.len()));
    let told = lines(&night.state, it);
    for (head, reason) in [
        ("还缺水域救援队 1 支:", zh),
        ("1 more wanted: Water rescue: ", en),
    ] {
        let line = told.lines().find(|it| it.contains(head));
        let times = line.unwrap_or(&told).matches(reason).count();
        assert_eq!(times, BOATS.len(), "`{head}` `{reason}` in {told}");
    }
}

fn state(boat: &str, doing: &str) -> Value {
    json!({"team_state": {"team": boat, "doing": doing}})
}

#[test]
fn all_rest_or_are_out_of_service() {
    let resting = night(|boat| vec![state(boat, "resting")]);
    nobody(&resting, 60, &straight, (" 休整", ": resting"));
    let out = night(|boat| vec![state(boat, "out-of-service")]);
    nobody(&out, 60, &straight, (" 不可用", ": out of service"));
}

#[test]
fn all_are_busy_and_it_says_where() {
    let mut busy = night(|_| Vec::new());
    busy.ok(CENTRE, 30, flood("y"));
    for (at, boat) in (40..).zip(BOATS) {
        let there = json!({"team_state": {"team": boat, "doing": "on-scene", "incident": "y"}});
        busy.ok(CENTRE, at, there);
    }
    for boat in ["water-1", "water-3"] {
        assert_eq!(busy.custody(boat).as_deref(), Some("y"));
    }
    nobody(
        &busy,
        60,
        &straight,
        (
            " 在「郭溪街道 六虹桥」",
            ": is at “Guoxi Subdistrict, 六虹桥”",
        ),
    );
}

#[test]
fn all_positions_are_too_old() {
    let point = json!({"lat_e7": 279_960_000, "lon_e7": 1_205_890_000});
    let seen = |boat: &str| {
        let mut said = state(boat, "withdrawing");
        said["team_state"]["point"] = point.clone();
        vec![said]
    };
    nobody(
        &night(seen),
        1_000,
        &straight,
        (
            " 位置过时(最后 08:30)",
            ": its position is too old (last 08:30)",
        ),
    );
}

#[test]
fn all_come_beyond_the_limit_and_it_says_by_how_much() {
    let far = |vehicle: Vehicle, from: Point, to: Point| {
        let way = straight(vehicle, from, to)?;
        Some(Travel {
            seconds: 6_000,
            ..way
        })
    };
    // A hundred minutes on the way and five to turn out.
    nobody(
        &night(|_| Vec::new()),
        60,
        &far,
        (
            " 超出时限(105 分到,限 90 分)",
            ": beyond the limit (105 min, limit 90 min)",
        ),
    );
}

#[test]
fn no_way_is_known_to_any() {
    let nowhere = |_: Vehicle, _: Point, _: Point| None;
    nobody(
        &night(|_| Vec::new()),
        60,
        &nowhere,
        (" 路程不详", ": no way is known"),
    );
}

#[test]
fn all_are_in_a_drill_for_too_long() {
    let drill =
        |boat: &str| vec![json!({"exercise": {"team": boat, "place": "温州湾", "recall_min": 90}})];
    nobody(
        &night(drill),
        60,
        &straight,
        (
            " 参演,可召回 90 分,赶不上",
            ": in a drill, 90 min to call back, too late then",
        ),
    );
}

#[test]
fn too_few_people_to_work() {
    let few = |boat: &str| {
        let point = json!({"lat_e7": 279_960_000, "lon_e7": 1_205_890_000});
        vec![
            json!({"set_team": {"id": boat, "zh": boat, "en": boat, "kind": WATER, "owner": "centre",
            "route": "own", "point": point, "people": 3}}),
        ]
    };
    nobody(
        &night(few),
        60,
        &straight,
        (
            " 人数不足(3 人,至少 4 人)",
            ": too few people (3, at least 4)",
        ),
    );
}

#[test]
fn the_register_has_none_of_this_kind() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    night.ok(
        CENTRE,
        20,
        json!({"adjust_response": {"incident": "x", "to": "II", "reason": "升级", "evidence": "现场"}}),
    );
    let it = proposals(&night.state, second(30), &straight).remove(0);
    let pumps = need(&it, "drainage-pump");
    assert_eq!((pumps.wanted, pumps.picks.len(), pumps.short()), (6, 3, 3));
    let told = lines(&night.state, &it);
    assert!(
        told.contains("还缺排涝抢险队 3 支:名册里没有别的这类队伍"),
        "{told}"
    );
    assert!(
        told.contains("the register has no other team of this kind"),
        "{told}"
    );
}
