//! `yishao atlas` as it is called: a town that does not exist is imported, and then asked about.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

// One town of the tests of `atlas`; what only they use of it is not dead.
#[allow(dead_code, reason = "the tests of atlas use the rest")]
#[path = "../../atlas/tests/roads/town/mod.rs"]
mod town;

// What only other tests use of it is not dead.
#[allow(dead_code, reason = "other tests use the rest")]
mod imported;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use imported::told;
use serde_json::Value;

/// In the middle of the demonstration district, whose teams are to be counted.
const CORNER: (i32, i32) = (279_600_000, 1_205_900_000);

fn yishao(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data)
        .args(args)
        .output()
        .unwrap()
}

fn json(output: &Output) -> Value {
    let said = told(output, 0);
    assert_eq!(said.lines().count(), 1, "{said}");
    serde_json::from_str(&said).unwrap()
}

/// A town of 16 by 16 streets as a file; two kilometres and a half across.
fn town_file(folder: &Path) -> PathBuf {
    let path = folder.join("town.osm.pbf");
    fs::write(&path, town::grid::town_at(CORNER, 16, 4).pbf()).unwrap();
    path
}

/// A place in the town, so many blocks north and east of its corner.
fn place(north: i32, east: i32) -> String {
    let e7 = |corner: i32, blocks: i32| f64::from(corner + blocks * 20_000) / 1e7;
    format!("{:.7},{:.7}", e7(CORNER.0, north), e7(CORNER.1, east))
}

#[test]
fn a_town_is_imported_and_asked_for_ways_and_rings() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let file = town_file(data);
    let file = file.to_str().unwrap();
    let (from, to) = (place(1, 1), place(14, 14));
    let route = [
        "atlas",
        "route",
        &from,
        &to,
        "--vehicle",
        "fire-engine",
        "--district",
        "ouhai",
        "--json",
    ];

    // Before there is a pack there is the schematic, and it says so.
    let before = json(&yishao(data, &route));
    assert_eq!(
        (&before["by"], &before["schematic"], &before["avoided"]),
        (&"road".into(), &true.into(), &Value::Array(Vec::new()))
    );
    let words = told(&yishao(data, &route[..route.len() - 1]), 0);
    assert!(words.starts_with("示意图道路 "), "{words}");
    // Nothing was imported: the schematic is what everything goes by, and it is said.
    let drawn = told(&yishao(data, &["atlas", "check", "ouhai"]), 0);
    assert!(
        drawn.starts_with("没有导入地图") && drawn.contains("道路为示意图推得"),
        "{drawn}"
    );
    told(&yishao(data, &["atlas", "check", "atlantis"]), 2);

    let import = ["atlas", "import", "ouhai", "--osm", file];
    let said = told(&yishao(data, &import), 0);
    assert!(
        said.starts_with("ouhai:道路 ") && said.contains("OpenStreetMap"),
        "{said}"
    );
    let checked = told(
        &yishao(data, &["atlas", "check", "ouhai", "--lang", "en"]),
        0,
    );
    assert!(
        checked.starts_with("ouhai: ") && checked.contains("from: town.osm.pbf"),
        "{checked}"
    );

    let after = json(&yishao(data, &route));
    assert_eq!(after["by"], "road");
    assert_eq!(after.as_object().unwrap().len(), 5, "{after}");
    let words = told(&yishao(data, &route[..route.len() - 1]), 0);
    assert!(words.starts_with("道路 "), "{words}");
    let nowhere = [
        "atlas",
        "route",
        &from,
        "28.09,120.34",
        "--vehicle",
        "car",
        "--lang",
        "en",
    ];
    let words = told(&yishao(data, &nowhere), 0);
    assert!(
        words.starts_with("straight line (no way by road)"),
        "{words}"
    );

    let middle = place(8, 8);
    let rings = [
        "atlas",
        "rings",
        &middle,
        "--minutes",
        "2,5,10",
        "--district",
        "ouhai",
        "--json",
    ];
    let rings = json(&yishao(data, &rings));
    let rings = rings["rings"].as_array().unwrap();
    let minutes: Vec<u64> = rings
        .iter()
        .map(|it| it["minutes"].as_u64().unwrap())
        .collect();
    let areas: Vec<u64> = rings
        .iter()
        .map(|it| it["area_m2"].as_u64().unwrap())
        .collect();
    assert_eq!(minutes, [2, 5, 10]);
    assert!(
        areas[0] > 50_000 && areas[0] < areas[1] && areas[1] <= areas[2],
        "{areas:?}"
    );
    let teams = |ring: &Value| -> u64 {
        ring["forces"]
            .as_object()
            .unwrap()
            .values()
            .filter_map(Value::as_u64)
            .sum()
    };
    assert!(teams(&rings[0]) <= teams(&rings[2]));
    let km = ["atlas", "rings", &middle, "--km", "0.5,3", "--json"];
    let discs = json(&yishao(data, &km));
    assert_eq!(discs["by"], "straight");
    let discs = discs["rings"].as_array().unwrap();
    assert_eq!(
        (&discs[0]["metres"], &discs[1]["metres"]),
        (&500.into(), &3_000.into())
    );
    assert_eq!(discs[0]["area_m2"], 785_398);
    assert!(discs[0].get("minutes").is_none() && teams(&discs[0]) <= teams(&discs[1]));
    let words = told(
        &yishao(data, &["atlas", "rings", &middle, "--km", "0.5"]),
        0,
    );
    assert!(
        words.starts_with("按直线距离,不按道路") && words.contains("0.5 公里:0.78 平方公里"),
        "{words}"
    );
}

#[test]
fn a_flooded_bridge_is_avoided_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let file = town_file(data);
    let import = ["atlas", "import", "ouhai", "--osm", file.to_str().unwrap()];
    told(&yishao(data, &import), 0);
    // The middle one of three bridges, between the eighth street and the ninth.
    let corner = |north: i32, east: i32| {
        let e7 = |corner: i32, by: i32| f64::from(corner + by) / 1e7;
        format!(
            "[{},{}]",
            e7(CORNER.1, 160_000 + east),
            e7(CORNER.0, 150_000 + north)
        )
    };
    let ring = [
        (-2_000, -6_000),
        (-2_000, 6_000),
        (2_000, 6_000),
        (2_000, -6_000),
    ];
    let ring: Vec<String> = ring.iter().map(|it| corner(it.0, it.1)).collect();
    let ring = [&ring[..], &ring[..1]].concat().join(",");
    let flood = data.join("flood.geojson");
    let nowhere = r#"{"type":"Feature","properties":{"name":"荒地"},"geometry":{"type":"Point","coordinates":[120.4,28.09]}}"#;
    let area = format!(
        r#"{{"type":"Feature","properties":{{"name":"二号桥积水"}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#
    );
    let text = format!(r#"{{"type":"FeatureCollection","features":[{area},{nowhere}]}}"#);
    fs::write(&flood, text).unwrap();
    let (from, to) = (place(5, 8), place(10, 8));
    let route = ["atlas", "route", &from, &to, "--vehicle", "car", "--json"];
    let open = json(&yishao(data, &route));
    let closed = [&route[..], &["--closed", flood.to_str().unwrap()]].concat();
    let said = yishao(data, &closed);
    let closed = json(&said);
    assert_eq!(
        (&closed["by"], &closed["avoided"]),
        (&"road".into(), &vec!["二号桥积水"].into())
    );
    assert!(
        closed["seconds"].as_u64() > open["seconds"].as_u64(),
        "{open} {closed}"
    );
    let warned = String::from_utf8(said.stderr).unwrap();
    assert!(warned.contains("第 2 项荒地没有对应的道路"), "{warned}");
}

#[test]
fn a_new_extract_keeps_what_the_district_laid_on_its_map() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let laid = |name: &str, text: &str| {
        let path = data.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let areas = laid(
        "areas.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"娄桥街道"},
        "geometry":{"type":"Polygon","coordinates":[[[120.58,27.94],[120.64,27.94],[120.61,27.99],[120.58,27.94]]]}}]}"#,
    );
    let places = laid("places.csv", "zh,kind,lat,lon\n岙底,village,27.95,120.6\n");
    let layer = laid(
        "hydrants.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"消火栓"},
        "geometry":{"type":"Point","coordinates":[120.6,27.95]}}]}"#,
    );
    let hand_in = [
        "atlas",
        "import",
        "ouhai",
        "--areas",
        &areas,
        "--places",
        &places,
        "--layers",
        &layer,
        "--approval",
        "浙温S7号",
    ];
    told(&yishao(data, &hand_in), 0);
    let file = town_file(data);
    let import = ["atlas", "import", "ouhai", "--osm", file.to_str().unwrap()];
    let pack = || {
        let bytes = fs::read(data.join("packs").join("ouhai.pack")).unwrap();
        atlas::pack::Pack::read(&bytes).unwrap()
    };
    // Once, and again on top of that.
    for _ in 0..2 {
        let output = yishao(data, &import);
        told(&output, 0);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("沿用原有的面 1、地名 1、图层 1"), "{said}");
        assert!(said.contains("图上仍写：浙温S7号"), "{said}");
        let pack = pack();
        assert!(!pack.standing.is_sketch && pack.standing.approval == "浙温S7号");
        let areas = pack.ground.areas.iter();
        let townships = areas.filter(|it| it.kind == atlas::ground::AreaKind::Township);
        let townships: Vec<&str> = townships.map(|it| &it.name.zh[..]).collect();
        assert_eq!(townships, ["娄桥街道"], "and none that was drawn");
        assert!(pack.ground.places.iter().any(|it| it.name.zh == "岙底"));
        assert_eq!(pack.ground.layers.len(), 1);
        let origins: Vec<&str> = pack.origins.iter().map(|it| &it.name[..]).collect();
        let all = [
            "town.osm.pbf",
            "areas.geojson",
            "places.csv",
            "hydrants.geojson",
        ];
        assert_eq!(origins, all);
    }
    // What is handed in anew takes the place of what was kept.
    let moved = laid("places.csv", "zh,kind,lat,lon\n岙底,village,27.96,120.6\n");
    told(
        &yishao(data, &[&import[..], &["--places", &moved]].concat()),
        0,
    );
    let pack = pack();
    let there: Vec<i32> = pack
        .ground
        .places
        .iter()
        .filter(|it| it.name.zh == "岙底")
        .map(|it| it.at.lat_e7)
        .collect();
    assert_eq!(there, [279_600_000]);
}

#[test]
fn what_is_wrong_is_named_and_leaves_the_pack_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let file = town_file(data);
    let good = ["atlas", "import", "ouhai", "--osm", file.to_str().unwrap()];
    told(&yishao(data, &good), 0);
    let pack = data.join("packs").join("ouhai.pack");
    let before = fs::read(&pack).unwrap();

    let bytes = fs::read(&file).unwrap();
    let bad = data.join("bad.osm.pbf");
    let bad_name = bad.to_str().unwrap();
    let import = |written: &[u8]| {
        fs::write(&bad, written).unwrap();
        told(
            &yishao(data, &["atlas", "import", "ouhai", "--osm", bad_name]),
            2,
        )
    };
    assert!(import(&bytes[..bytes.len() - 1]).contains("bad.osm.pbf:文件不完整"));
    assert!(import(b"<osm/>").contains("不是 PBF"));
    // A town far away from the district.
    assert!(import(&town::grid::town(6, 1).pbf()).contains("没有一条路在"));
    let box_of = [
        "atlas",
        "import",
        "ouhai",
        "--osm",
        bad_name,
        "--bbox",
        "120.40,27.9,120.41,27.91",
    ];
    assert!(told(&yishao(data, &box_of), 2).contains("没有车辆可走的道路"));
    told(
        &yishao(
            data,
            &["atlas", "import", "ouhai", "--osm", "nowhere.osm.pbf"],
        ),
        2,
    );
    told(
        &yishao(
            data,
            &["atlas", "import", "no-such-district", "--osm", bad_name],
        ),
        2,
    );
    assert_eq!(fs::read(&pack).unwrap(), before);
    let left: Vec<_> = fs::read_dir(data.join("packs")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");

    // A damaged pack is no pack: nobody is led by it, and nobody is told a straight line instead.
    let mut damaged = before.clone();
    damaged[200] ^= 1;
    fs::write(&pack, damaged).unwrap();
    let (from, to) = (place(1, 1), place(2, 2));
    for args in [
        &["atlas", "check", "ouhai"][..],
        &["atlas", "route", &from, &to, "--vehicle", "car"],
    ] {
        assert!(told(&yishao(data, args), 2).contains("校验和"));
    }
    for args in [
        &["atlas", "route", "27.9", &to, "--vehicle", "car"][..],
        &["atlas", "route", &from, &to, "--vehicle", "tank"],
        &["atlas", "rings", &from, "--minutes", "0"],
        &["atlas", "rings", &from, "--km", "0"],
        &["atlas", "rings", &from, "--km", "1,2,far"],
        &["atlas", "rings", &from, "--km", "1", "--minutes", "1"],
        &["atlas", "rings", &from],
        &["atlas", "import", "ouhai"],
    ] {
        told(&yishao(data, args), 2);
    }
}

#[test]
fn the_same_files_make_the_same_pack() {
    let folder = tempfile::tempdir().unwrap();
    let file = town_file(folder.path());
    let made = |name: &str| {
        let data = folder.path().join(name);
        let import = ["atlas", "import", "ouhai", "--osm", file.to_str().unwrap()];
        told(&yishao(&data, &import), 0);
        fs::read(data.join("packs").join("ouhai.pack")).unwrap()
    };
    assert_eq!(made("one"), made("other"));
}
