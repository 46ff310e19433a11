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
    assert!(!svg.contains('北'), "nobody measured a wind");
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
