//! The picture of the situation without a window: what is closed, where gas goes and who comes is on it as on
//! the map of the desk.

use std::sync::Arc;

use dispatch_core::board::{Tongue, board};
use dispatch_core::entry::World;
use serde_json::{Value, json};
use yishao::picture::{Ground, on_paper, png, situation};

use crate::keeper::{Room, seat, vehicles};

/// The leak.
const LEAK: (i32, i32) = (279_480_000, 1_205_850_000);

fn ground() -> Ground {
    Ground::of(crate::ground::sketch(), *vehicles())
}

fn say(room: &mut Room, said: Value) {
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, serde_json::from_value(said).unwrap());
}

/// A leak at the development zone to which two teams are under way.
fn leak() -> Room {
    let (mut room, _) = Room::new(World::live("ouhai"));
    let place = json!({ "words": "云海路口", "point": { "lat_e7": LEAK.0, "lon_e7": LEAK.1 } });
    say(
        &mut room,
        json!({ "open": { "incident": "x", "type": "hazardous-chemical", "words": "液氯泄漏",
            "township": "ouhai-zone", "call_members": false, "place": place } }),
    );
    room
}

fn pictures(room: &Room, tongue: Tongue) -> [String; 2] {
    let (ground, catalogue) = (ground(), Arc::clone(&room.catalogue));
    let board = board(&room.state, room.now(), tongue);
    [
        situation(&room.state, &board, &ground, &catalogue),
        on_paper(&room.state, &board, &ground, &catalogue),
    ]
}

/// For whoever looks at it.
fn keep(svg: &str, name: &str) {
    let image = png(svg).expect("it is an SVG");
    if let Ok(folder) = std::env::var("YISHAO_PICTURES") {
        std::fs::write(format!("{folder}/{name}.png"), image).unwrap();
    }
}

/// How many elements of the picture have all of this in them.
fn count(svg: &str, parts: &[&str]) -> usize {
    let has = |line: &&str| parts.iter().all(|it| line.contains(it));
    svg.lines().filter(has).count()
}

const RED: &str = "stroke=\"#CE1D24\"";
const AMBER: &str = "stroke=\"#985300\"";
const BLUE: &str = "stroke=\"#2C5CB4\"";
const INK: &str = "stroke=\"#0B0E11\"";
const TINT: &str = "fill-opacity=\"0.2\"";
const BROKEN: &str = "stroke-dasharray=";

#[test]
fn where_gas_goes_is_on_the_picture_and_a_wind_that_is_old_says_so() {
    let mut room = leak();
    for svg in pictures(&room, Tongue::Zh) {
        assert_eq!(count(&svg, &[TINT]), 0, "nothing leaks yet");
        assert!(!svg.contains("影响区"));
    }
    let origin = json!({ "lat_e7": LEAK.0, "lon_e7": LEAK.1 });
    say(
        &mut room,
        json!({ "hazard_area": { "incident": "x", "area": "a", "substance": "chlorine",
            "amount": "large", "light": "night", "origin": origin, "isolation_m": 600,
            "protective_m": 3500 } }),
    );
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert!(
        svg.contains("影响区 1 版 隔离 600 米 下风向 3500 米"),
        "{svg}"
    );
    assert!(!svg.contains("北风"), "nobody measured a wind");
    say(
        &mut room,
        json!({ "wind": { "incident": "x", "from": { "compass": "n" }, "speed_cm_s": 240 } }),
    );
    let [svg, paper] = pictures(&room, Tongue::Zh);
    for svg in [&svg, &paper] {
        assert!(
            svg.contains("影响区 2 版 隔离 600 米 下风向 3500 米"),
            "{svg}"
        );
        assert!(svg.contains("北风 2.4 · 0 秒前"), "{svg}");
        assert_eq!(
            count(svg, &["#CE1D24", TINT]),
            1,
            "the circle that nobody enters"
        );
        // Downwind: the hatch and its edge, whole while the wind is young.
        assert_eq!(count(svg, &[AMBER, "stroke-width=\"0.80\""]), 1);
        assert_eq!(count(svg, &[AMBER, "stroke-width=\"2.00\""]), 1);
        assert_eq!(count(svg, &[AMBER, BROKEN]), 0);
    }
    keep(&svg, "picture-gas");
    let [english, _] = pictures(&room, Tongue::En);
    assert!(
        english.contains("600 m") && english.contains("3500 m"),
        "{english}"
    );
    room.pass(1_000);
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert!(svg.contains("风向陈旧：北风"), "{svg}");
    assert_eq!(count(&svg, &[AMBER, BROKEN]), 1, "its edge is broken");
    say(
        &mut room,
        json!({ "lift": { "incident": "x", "plot": "a" } }),
    );
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert!(!svg.contains("影响区") && count(&svg, &[TINT]) == 0);
}

#[test]
fn closed_roads_and_the_ways_of_whoever_comes_are_on_the_picture() {
    let mut room = leak();
    let closing = |closure: &str, extra: Value| {
        let mut said = json!({ "close_road": { "closure": closure, "road": format!("{closure}路"),
            "cause": "flood", "shape": { "line": [
                { "lat_e7": LEAK.0 + 90_000, "lon_e7": LEAK.1 },
                { "lat_e7": LEAK.0 + 90_000, "lon_e7": LEAK.1 + 90_000 } ] } } });
        for (name, value) in extra.as_object().unwrap() {
            said["close_road"][name] = value.clone();
        }
        said
    };
    say(&mut room, closing("a", json!({})));
    say(&mut room, closing("b", json!({ "slowed_kmh": 20 })));
    let until = room.now().0 + 60_000;
    say(&mut room, closing("c", json!({ "until_at": until })));
    room.pass(120);
    say(
        &mut room,
        json!({ "team_state": { "team": "water-1", "doing": "en-route", "incident": "x" } }),
    );
    let [svg, paper] = pictures(&room, Tongue::Zh);
    for svg in [&svg, &paper] {
        for said in ["断路 a路", "缓行 b路", "到期待复核 c路"] {
            assert!(svg.contains(said), "{said}: {svg}");
        }
        // The strokes through each: what is closed has the most.
        let strokes = |colour: &str| -> usize {
            let through = svg.lines().filter(|it| it.contains(colour));
            let through = through.filter(|it| it.contains("stroke-width=\"2.00\""));
            through.map(|it| it.matches('M').count()).sum()
        };
        assert!(strokes(RED) > 2, "{}", strokes(RED));
        // The way has a head, and the schematic says that it is one.
        let ways = count(svg, &[BLUE, "stroke-width=\"2.50\""]);
        assert_eq!(ways, 1);
        assert_eq!(count(svg, &["Z\" fill=\"#2C5CB4\""]), 1, "its head");
        assert!(svg.contains("示意图 ") && svg.contains(" 分钟"), "{svg}");
    }
    keep(&svg, "picture-roads");
    keep(&paper, "picture-roads-paper");
    say(&mut room, json!({ "open_road": { "closure": "a" } }));
    say(
        &mut room,
        json!({ "team_state": { "team": "water-1", "doing": "on-scene", "incident": "x" } }),
    );
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert!(!svg.contains("断路 a路"));
    assert_eq!(count(&svg, &[RED, "stroke-width=\"2.50\""]), 0);
    assert_eq!(count(&svg, &[BLUE]), 0, "who is there has no way");
}

/// Somewhere so many tenths of a kilometre north and east of the leak.
fn near(north: i32, east: i32) -> Value {
    json!({ "lat_e7": LEAK.0 + north * 9_000, "lon_e7": LEAK.1 + east * 10_000 })
}

#[test]
fn what_is_plotted_is_on_the_picture_each_kind_with_a_line_of_its_own() {
    let mut room = leak();
    let plot = |id: &str, kind: &str, shape: Value, words: &str| {
        json!({ "plot": { "incident": "x", "plot": id, "kind": kind, "shape": shape,
            "words": words } })
    };
    let area = json!({ "area": [near(3, 3), near(3, 9), near(9, 9), near(9, 3)] });
    let said = [
        plot(
            "p1",
            "cordon",
            json!({ "circle": { "center": near(0, 0), "radius_m": 500 } }),
            "东门",
        ),
        plot("p2", "staging", json!({ "point": near(-8, 6) }), "学院路口"),
        plot("p3", "evacuation", area, "云海村"),
        plot(
            "p4",
            "detour",
            json!({ "line": [near(-9, -9), near(-9, 9)] }),
            "走环城路",
        ),
        json!({ "hazard": { "incident": "x", "plot": "p5", "kind": "live-wire",
            "shape": { "point": near(6, -6) }, "words": "落地" } }),
    ];
    for it in said {
        say(&mut room, it);
    }
    let dashes = |it: &str| format!("stroke-dasharray=\"{it}\"");
    let [svg, paper] = pictures(&room, Tongue::Zh);
    for svg in [&svg, &paper] {
        for words in [
            "警戒区 东门",
            "集结点 学院路口",
            "疏散转移区 云海村",
            "绕行路线 走环城路",
            "带电线路 落地",
        ] {
            assert!(svg.contains(words), "{words}: {svg}");
        }
        for sign in ["警", "集", "疏", "绕", "电"] {
            assert_eq!(count(svg, &[&format!(">{sign}</text>")]), 1, "{sign}");
        }
        assert_eq!(
            count(svg, &[RED, &dashes("8.0 5.0 2.0 5.0")]),
            1,
            "the cordon"
        );
        assert_eq!(
            count(svg, &[INK, &dashes("2.0 4.0")]),
            1,
            "the staging point"
        );
        assert_eq!(count(svg, &[INK, &dashes("6.0 5.0")]), 1, "the detour");
        assert_eq!(
            count(svg, &[AMBER, "stroke-width=\"3.00\""]),
            1,
            "the hazard"
        );
        assert_eq!(count(svg, &[BLUE, "stroke-width=\"2.00\""]), 1, "who goes");
        // The two that nobody stays in are hatched, each in its colour.
        assert_eq!(count(svg, &[RED, "stroke-width=\"0.80\""]), 1);
        assert_eq!(count(svg, &[BLUE, "stroke-width=\"0.80\""]), 1);
    }
    keep(&svg, "picture-plots");
    let [english, _] = pictures(&room, Tongue::En);
    assert!(english.contains("staging point 学院路口"), "{english}");
    say(
        &mut room,
        json!({ "lift": { "incident": "x", "plot": "p1" } }),
    );
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert!(!svg.contains("警戒区"));
}

#[test]
fn who_is_inside_and_what_waits_for_him_is_on_the_picture() {
    let mut room = leak();
    let origin = json!({ "lat_e7": LEAK.0, "lon_e7": LEAK.1 });
    let said = [
        json!({ "hazard_area": { "incident": "x", "area": "a", "substance": "chlorine",
            "amount": "large", "light": "night", "origin": origin, "isolation_m": 600,
            "protective_m": 3500 } }),
        json!({ "wind": { "incident": "x", "from": { "compass": "n" }, "speed_cm_s": 240 } }),
    ];
    for it in said {
        say(&mut room, it);
    }
    let forms = |room: &Room| {
        let [svg, _] = pictures(room, Tongue::Zh);
        let of = |it: &str| svg.matches(it).count();
        (of(">?</text>"), of(">!</text>"), of("rx=\"2\""))
    };
    let (undecided, not_told, told) = forms(&room);
    assert!(undecided > 2, "{undecided}");
    assert_eq!((not_told, told), (0, 0));
    let who = "site:hospital-zone";
    say(
        &mut room,
        json!({ "decide_inside": { "incident": "x", "area": "a", "who": who,
            "what": "shelter-in-place" } }),
    );
    assert_eq!(forms(&room), (undecided - 1, 1, 0));
    say(
        &mut room,
        json!({ "tell_inside": { "incident": "x", "area": "a", "who": who, "to": "总值班",
            "means": "telephone", "result": "answered" } }),
    );
    assert_eq!(forms(&room), (undecided - 1, 0, 1));
    let [svg, paper] = pictures(&room, Tongue::Zh);
    assert!(svg.contains("开发区南医院"), "{svg}");
    keep(&svg, "picture-marks");
    keep(&paper, "picture-marks-paper");
}

#[test]
fn depots_are_on_the_picture_with_what_they_lack_and_make_no_room_for_themselves() {
    let signs = |svg: &str| count(svg, &[">库</text>"]);
    let (mut room, _) = Room::new(World::live("ouhai"));
    let all = room.state.register.depots.len();
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert_eq!(signs(&svg), all, "on a quiet night all of them");
    keep(&svg, "picture-depots");
    // Something goes on at one that keeps what it must not be without.
    let found = room.state.stock.iter().find_map(|(depot, lines)| {
        let mut lines = lines.iter();
        let (item, line) = lines.find(|(_, it)| it.minimum > 0 && it.here > 0)?;
        Some((depot.clone(), item.clone(), line.here))
    });
    let (id, item, here) = found.expect("some depot has a minimum");
    let depot = room.state.register.depots[&id].clone();
    let at = json!({ "lat_e7": depot.point.lat_e7 + 60_000, "lon_e7": depot.point.lon_e7 });
    say(
        &mut room,
        json!({ "open": { "incident": "x", "type": "hazardous-chemical", "words": "液氯泄漏",
            "township": "ouhai-zone", "call_members": false,
            "place": { "words": "库旁", "point": at } } }),
    );
    let [svg, _] = pictures(&room, Tongue::Zh);
    assert!(
        (1..all).contains(&signs(&svg)),
        "those at hand: {}",
        signs(&svg)
    );
    let gone = format!("{} 告罄", depot.zh);
    assert!(
        svg.contains(depot.zh.as_str()) && !svg.contains(&gone),
        "{svg}"
    );
    say(
        &mut room,
        json!({ "supply": { "incident": "x", "depot": id, "item": item, "quantity": here } }),
    );
    let [svg, paper] = pictures(&room, Tongue::Zh);
    assert!(svg.contains(&gone) && paper.contains(&gone), "{svg}");
    keep(&svg, "picture-depot-gone");
}

#[test]
fn a_picture_of_a_drill_says_so_over_the_whole_ground_and_one_of_live_does_not() {
    let (drill, _) = Room::new(World::drill("guoxi-underpass", 1));
    for (tongue, word) in [(Tongue::Zh, "演 练"), (Tongue::En, "DRILL")] {
        for svg in pictures(&drill, tongue) {
            let over_the_ground = format!(">{word}</text>");
            assert_eq!(count(&svg, &["fill-opacity", &over_the_ground]), 4);
        }
    }
    let [svg, _] = pictures(&drill, Tongue::Zh);
    keep(&svg, "picture-drill");
    let [live, _] = pictures(&leak(), Tongue::Zh);
    assert!(!live.contains("演 练"));
}
