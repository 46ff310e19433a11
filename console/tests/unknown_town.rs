//! A town that the code has never heard of, on the other side of the equator and of Greenwich: a district
//! of its own, one command that imports its map, ways, rings, and a drill that is played in it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

// One town of the tests of `atlas`; what only they use of it is not dead.
#[allow(dead_code, reason = "the tests of atlas use the rest")]
#[path = "../../atlas/tests/roads/town/mod.rs"]
mod town;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// The south-west corner of the town, whose streets nobody drew before.
const CORNER: (i32, i32) = (-346_500_000, -584_500_000);
const SEED: u64 = 20_260_729;

fn yishao(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(data)
        .env("YISHAO_DATA", data)
        .args(args)
        .output()
        .unwrap()
}

fn good(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    let said = good(output);
    serde_json::from_str(said.lines().last().unwrap()).unwrap()
}

/// A place so many blocks north and east of the corner.
fn place(north: i32, east: i32) -> (i32, i32) {
    (CORNER.0 + north * 20_000, CORNER.1 + east * 20_000)
}

fn degrees((lat, lon): (i32, i32)) -> (String, String) {
    let written = |e7: i32| format!("{:.7}", f64::from(e7) / 1e7);
    (written(lat), written(lon))
}

fn written(at: (i32, i32)) -> String {
    let (lat, lon) = degrees(at);
    format!("{lat},{lon}")
}

/// The district as a clerk makes it: the template, and what only he knows in its empty cells.
fn district(data: &Path) {
    let folder = data.join("districts/laguna");
    let folder_name = folder.to_str().unwrap();
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    let new = [
        "district",
        "new",
        folder_name,
        "--zh",
        "拉古纳市",
        "--bbox",
        "-58.50,-34.70,-58.40,-34.60",
        "--code",
        "990101",
    ];
    good(&yishao(data, &new));
    let put = |name: &str, old: &str, new: &str| {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{name} has no {old}");
        fs::write(&path, text.replace(old, new)).unwrap();
    };
    put("district.toml", "en = \"\"", "en = \"Laguna\"");
    let (lat, lon) = degrees(place(8, 8));
    let town = format!("990101001,中镇,Middle Town,town,{lat},{lon},,derived");
    put("townships.csv", ",,,town,,,,found", &town);
    put(
        "posts.csv",
        "township-duty-head,,",
        "township-duty-head,990101001,",
    );
    for person in 1..=5 {
        put(
            "people.csv",
            &format!("person-{person},,,"),
            &format!("person-{person},值班{person},Officer {person},000-{person}"),
        );
    }
    put(
        "ladders.csv",
        "Duty telephone,,,0",
        "Duty telephone,,000-9,0",
    );
    let teams = folder.join("teams.csv");
    let mut text = fs::read_to_string(&teams).unwrap();
    for (id, zh, at) in [("near", "近站", place(6, 6)), ("far", "远站", place(1, 14))] {
        let (lat, lon) = degrees(at);
        text.push_str(&format!(
            "{id},{zh},Station {id},fire-rescue,centre,own,,{lat},{lon},7,derived\n"
        ));
    }
    fs::write(&teams, text).unwrap();
    good(&yishao(data, &["district", "check", folder_name]));
}

/// A fire in the town: whistled, a station sent, on scene in time.
fn drill(data: &Path) -> String {
    let (lat, lon) = place(9, 9);
    let text = format!(
        r#"id = "laguna-fire"
zh = "中镇火情"
en = "A fire in Middle Town"
district = "laguna"
start = "2026-07-29 03:00:00"
kind = "tabletop"

[[step]]
id = "whistle"
at = "03:01:00"
by = "township-1-duty-head"
do.whistle = {{ incident = "f1", type = "fire", township = "990101001", place = {{ words = "横9路", point = {{ lat_e7 = {lat}, lon_e7 = {lon} }} }}, conditions = ["unaccounted"], figures = {{ trapped = 2 }}, words = "二楼起火，有人被困" }}

[[step]]
id = "taken"
at = "03:01:20"
by = "duty-officer"
do.take_whistle = {{ incident = "f1" }}

[[step]]
id = "sent"
at = "03:02:00"
by = "duty-officer"
do.dispatch = {{ incident = "f1", team = "near" }}

[[step]]
id = "there"
at = "03:07:00"
by = "duty-officer"
do.team_state = {{ team = "near", doing = "on-scene", incident = "f1" }}

[[expect]]
id = "sent-within-two-minutes"
zh = "两分钟内派出"
en = "Sent within two minutes"
result = "incidents.f1.teams.near.dispatched_s"
within_s = 60
since = "whistle"

[[expect]]
id = "on-scene"
zh = "03:07 到场"
en = "On scene at 03:07"
result = "incidents.f1.teams.near.on_scene_s"
equals = 420

[[expect]]
id = "the-far-one-stays"
zh = "远站未派"
en = "The far station stays"
result = "incidents.f1.teams"
equals = [{{ id = "near" }}]
"#
    );
    let path = data.join("laguna-fire.toml");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_town_unknown_to_the_code_is_imported_in_one_command_and_drilled_in() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    district(data);
    let extract = data.join("laguna.osm.pbf");
    fs::write(&extract, town::grid::town_at(CORNER, 16, SEED).pbf()).unwrap();
    let extract = extract.to_str().unwrap();
    good(&yishao(
        data,
        &["atlas", "import", "laguna", "--osm", extract],
    ));

    // By its streets, and farther than the straight line.
    let (from, to) = (written(place(1, 1)), written(place(14, 14)));
    let way = |vehicle: &str| {
        let args = [
            "atlas",
            "route",
            &from,
            &to,
            "--vehicle",
            vehicle,
            "--district",
            "laguna",
        ];
        json(&yishao(data, &[&args[..], &["--json"]].concat()))
    };
    let engine = way("fire-engine");
    assert_eq!(engine["by"], "road");
    assert!(engine.get("schematic").is_none());
    let metres = engine["metres"].as_u64().unwrap();
    assert!((3_700..12_000).contains(&metres), "{metres}");
    assert!(way("car")["seconds"].as_u64().unwrap() > 0);

    // Who is there within the minutes: the near station before the far one.
    let middle = written(place(9, 9));
    let rings = |more: [&str; 2]| {
        let args = ["atlas", "rings", &middle, "--district", "laguna", "--json"];
        json(&yishao(data, &[&args[..], &more].concat()))
    };
    let told = rings(["--minutes", "1,3,30"]);
    let told = told["rings"].as_array().unwrap();
    let stations = |it: &Value| it["forces"]["fire-rescue"].as_u64().unwrap_or(0);
    assert_eq!(stations(&told[2]), 2);
    assert!(stations(&told[0]) < 2);
    assert!(told[0]["area_m2"].as_u64() < told[1]["area_m2"].as_u64());
    assert_eq!(stations(&rings(["--km", "0.9,5"])["rings"][0]), 1);

    // A drill of its own, judged.
    let drill = drill(data);
    good(&yishao(data, &["drill", "check", &drill]));
    let result = json(&yishao(data, &["drill", "run", &drill, "--json"]));
    assert_eq!(result["drill"], "laguna-fire");
    assert_eq!(
        result["refused"].as_array().map(Vec::len),
        Some(0),
        "{result}"
    );
    let met = result["expectations"].as_array().unwrap();
    assert_eq!(met.len(), 3);
    assert!(met.iter().all(|it| it["met"] == true), "{met:?}");
    let called = result["incidents"][0]["departments"].as_array().unwrap();
    assert!(!called.is_empty(), "its own departments are called");
}
