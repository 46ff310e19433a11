//! `yishao atlas import` with what a district hands in besides an extract: areas, places, layers; and the
//! question in which datum they are.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

// What only other tests use of it is not dead.
#[allow(dead_code, reason = "other tests use the rest")]
mod imported;

use std::path::PathBuf;

use atlas::datum::{Datum, Wgs84};
use atlas::ground::{AreaKind, Form};
use imported::{atlas, file, import, pack, told};
use serde_json::Value;

/// Places of the district, each with a name that it has already, in some datum.
fn places(datum: Datum) -> String {
    let named = [
        ("娄桥街道", 27.9573, 120.6098),
        ("瞿溪街道", 27.9838, 120.5097),
        ("泽雅镇", 28.0205, 120.4138),
        ("无人知晓的地方", 27.95, 120.6),
    ];
    let rows = named.map(|(zh, lat, lon)| {
        let there = Wgs84 { lon, lat }.in_datum(datum);
        format!("{zh},,village,{:.6},{:.6}\n", there.lat, there.lon)
    });
    format!("zh,en,kind,lat,lon\n{}", rows.concat())
}

const KML: &str = r#"<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>消火栓</name><Point><coordinates>120.6,27.95,0</coordinates></Point></Placemark>
<Placemark><name>堤防</name><LineString><coordinates>120.6,27.95 120.61,27.96</coordinates></LineString></Placemark>
</Document></kml>"#;

const GPX: &str = r#"<?xml version="1.0"?><gpx version="1.1" creator="x"><rte><name>撤离路线</name>
<rtept lat="27.95" lon="120.6"/><rtept lat="27.96" lon="120.61"/></rte></gpx>"#;

#[test]
fn areas_places_and_layers_are_laid_on_the_schematic_and_on_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let areas = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"娄桥街道"},"geometry":{"type":"Polygon",
         "coordinates":[[[120.58,27.94],[120.63,27.94],[120.63,27.98],[120.58,27.94]]]}},
        {"type":"Feature","properties":{"name":"大湖","kind":"water"},"geometry":{"type":"Polygon",
         "coordinates":[[[120.58,27.94],[120.59,27.94],[120.59,27.95],[120.58,27.94]]]}}]}"#;
    let areas = file(data, "areas.geojson", areas);
    let places = file(data, "places.csv", places(Datum::Wgs84));
    let (kml, gpx) = (
        file(data, "hydrants.kml", KML),
        file(data, "evacuation.gpx", GPX),
    );
    let shown = |it: &PathBuf| it.to_str().unwrap().to_owned();
    let (areas, places, kml, gpx) = (shown(&areas), shown(&places), shown(&kml), shown(&gpx));
    let all = [
        "--areas",
        &areas,
        "--places",
        &places,
        "--layers",
        &kml,
        &gpx,
        "--approval",
        "浙温S（2026）7号",
    ];
    let said = told(&import(data, &all), 0);
    assert!(
        said.contains("本区图层 2") && said.contains("示意图"),
        "{said}"
    );
    let first = pack(data);
    let townships = first
        .ground
        .areas
        .iter()
        .filter(|it| it.kind == AreaKind::Township);
    assert_eq!(
        townships.count(),
        1,
        "they took the place of the drawn ones"
    );
    assert!(first.ground.areas.iter().any(|it| it.name.zh == "大湖"));
    assert!(
        first
            .ground
            .places
            .iter()
            .any(|it| it.name.zh == "无人知晓的地方")
    );
    let layers: Vec<(&str, usize)> = first
        .ground
        .layers
        .iter()
        .map(|it| (&it.name.zh[..], it.marks.len()))
        .collect();
    assert_eq!(layers, [("hydrants", 2), ("evacuation", 1)]);
    assert!(matches!(
        first.ground.layers[0].marks[1].form,
        Form::Line(_)
    ));
    assert_eq!(first.standing.approval, "浙温S（2026）7号");
    assert!(first.standing.is_sketch, "the roads are still drawn");
    let names: Vec<&str> = first.origins.iter().map(|it| &it.name[..]).collect();
    assert_eq!(
        names,
        [
            "areas.geojson",
            "places.csv",
            "hydrants.kml",
            "evacuation.gpx"
        ]
    );
    // The same once more changes nothing but nothing.
    told(&import(data, &all), 0);
    assert_eq!(pack(data), first);
    // One layer alone leaves the rest.
    told(&import(data, &["--layers", &gpx]), 0);
    assert_eq!(pack(data).ground.areas, first.ground.areas);
    // It is a map that one is led by, and it says what its roads are.
    let ends = ["27.9573,120.6098", "28.0205,120.4138"];
    let route = atlas(
        data,
        &["route", ends[0], ends[1], "--vehicle", "car", "--json"],
    );
    let route: Value = serde_json::from_str(&told(&route, 0)).unwrap();
    assert_eq!(
        (&route["by"], &route["schematic"]),
        (&"road".into(), &true.into())
    );
}

#[test]
fn what_looks_like_another_datum_is_asked_and_not_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let path = file(data, "places.csv", places(Datum::Gcj02));
    let path = path.to_str().unwrap();
    let asked = told(&import(data, &["--places", path]), 2);
    assert!(
        asked.contains("这些点像 GCJ-02：3 个同名地点") && asked.contains("--datum gcj02"),
        "{asked}"
    );
    assert!(asked.contains("米，按 GCJ-02 0 米"), "{asked}");
    assert!(!data.join("packs").exists(), "nothing is written");
    let at = |args: &[&str]| {
        told(&import(data, args), 0);
        let pack = pack(data);
        let there = pack
            .ground
            .places
            .iter()
            .find(|it| it.name.zh == "无人知晓的地方");
        there.unwrap().at
    };
    let gcj = at(&["--places", path, "--datum", "gcj02"]);
    assert!(
        (gcj.lat_e7 - 279_500_000).abs() < 30 && (gcj.lon_e7 - 1_206_000_000).abs() < 30,
        "{gcj:?}"
    );
    let wgs = at(&["--places", path, "--datum", "wgs84"]);
    assert!(gcj.metres_to(wgs) > 400, "{gcj:?} {wgs:?}");
    let baidu = file(data, "baidu.csv", places(Datum::Bd09));
    let asked = told(
        &import(data, &["--places", baidu.to_str().unwrap(), "--lang", "en"]),
        2,
    );
    assert!(asked.contains("these look like BD-09"), "{asked}");
}

/// Townships of the district in some datum, each a square round its middle.
fn townships(datum: Datum) -> String {
    let named = [
        ("娄桥街道", 27.9573, 120.6098),
        ("瞿溪街道", 27.9838, 120.5097),
        ("泽雅镇", 28.0205, 120.4138),
    ];
    let features = named.map(|(zh, lat, lon)| {
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
        let ring = corners.map(|(east, north)| {
            let (lat, lon) = (lat + 0.01 * north, lon + 0.01 * east);
            let there = Wgs84 { lon, lat }.in_datum(datum);
            format!("[{:.6},{:.6}]", there.lon, there.lat)
        });
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{zh}"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
            ring.join(",")
        )
    });
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

#[test]
fn areas_are_asked_for_their_datum_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let path = file(data, "areas.geojson", townships(Datum::Gcj02));
    let path = path.to_str().unwrap();
    let asked = told(&import(data, &["--areas", path]), 2);
    assert!(asked.contains("这些点像 GCJ-02：3 个同名地点"), "{asked}");
    told(&import(data, &["--areas", path, "--datum", "gcj02"]), 0);
    let plain = file(data, "plain.geojson", townships(Datum::Wgs84));
    told(&import(data, &["--areas", plain.to_str().unwrap()]), 0);
}

#[test]
fn a_datum_is_named_of_one_file_and_is_looked_at_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let areas = file(data, "areas.geojson", townships(Datum::Wgs84));
    let points = file(data, "places.csv", places(Datum::Gcj02));
    let gpx = file(data, "evacuation.gpx", GPX);
    let [areas, points, gpx] = [&areas, &points, &gpx].map(|it| it.to_str().unwrap());
    let all = ["--areas", areas, "--places", points, "--layers", gpx];
    let again = |datum: &[&str]| import(data, &[&all[..], datum].concat());
    let of_route = || match &pack(data).ground.layers[0].marks[0].form {
        Form::Line(line) => line[0],
        _ => unreachable!("a route is a line"),
    };
    let said = again(&["--datum", "places.csv=gcj02"]);
    told(&said, 0);
    assert!(!String::from_utf8(said.stderr).unwrap().contains("请核对"));
    let (plain, there) = (of_route(), pack(data));
    let named = there.ground.places.iter();
    let named = named.filter(|it| it.name.zh == "无人知晓的地方");
    assert!(
        named
            .map(|it| it.at.lat_e7)
            .all(|it| (it - 279_500_000).abs() < 30)
    );
    // One datum for all: a GPX file is in WGS-84 whatever is named, and the areas say that they are not it.
    let said = again(&["--datum", "gcj02"]);
    told(&said, 0);
    let warned = String::from_utf8(said.stderr).unwrap();
    assert!(
        warned.contains(
            "areas.geojson: 按 GCJ-02 读入，但这些点像 WGS-84：3 个同名地点，按 GCJ-02 中位相差 5"
        ) && warned.contains("按 WGS-84 0 米"),
        "{warned}"
    );
    assert_eq!(warned.matches("请核对").count(), 1, "{warned}");
    assert_eq!(of_route(), plain, "nothing is shifted");
    let shifted = [
        "--datum",
        "places.csv=gcj02",
        "--datum",
        "evacuation.gpx=gcj02",
    ];
    assert!(told(&again(&shifted), 2).contains("GPX 规定用 WGS-84"));
    assert!(told(&again(&["--datum", "nowhere.kml=gcj02"]), 2).contains("没有给这个文件"));
    let twice = ["--datum", "gcj02", "--datum", "bd09"];
    assert!(told(&again(&twice), 2).contains("给了两次"));
}

#[test]
fn everything_that_is_wrong_is_named_with_its_row_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let wrong = |flag: &str, name: &str, text: &str| {
        let path = file(data, name, text);
        let said = told(
            &import(data, &[flag, path.to_str().unwrap(), "--lang", "en"]),
            2,
        );
        assert!(!data.join("packs").exists());
        said
    };
    let said = wrong(
        "--places",
        "a.csv",
        "zh,kind,lat,lon\n甲,,27.95,120.6\n乙,,120.6,27.95\n丙,,30.2,120.1\n",
    );
    assert!(
        said.contains("a.csv:3: latitude and longitude are swapped"),
        "{said}"
    );
    assert!(
        said.contains("a.csv:4: outside the district's box"),
        "{said}"
    );
    let said = wrong(
        "--places",
        "b.csv",
        "zh,kind,lat,lon\n,,27.95,x\n丁,vilage,27.95,120.6\n",
    );
    for what in [
        "b.csv:2:1: no name",
        "b.csv:2:9: `x`",
        "b.csv:3:3: unknown kind `vilage`",
        "village",
    ] {
        assert!(said.contains(what), "{what}: {said}");
    }
    let said = wrong(
        "--areas",
        "c.geojson",
        r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"kind":"lake"},"geometry":{"type":"Polygon","coordinates":[[[120.58,27.94],[120.59,27.94],[120.59,27.95],[120.58,27.94]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[120.58,27.94]}}]}"#,
    );
    assert!(said.contains("feature 1: unknown kind `lake`"), "{said}");
    assert!(said.contains("feature 2: no area"), "{said}");
    let said = wrong(
        "--areas",
        "d.geojson",
        "{\"type\":\"FeatureCollection\",\n\"features\":[}",
    );
    assert!(
        said.contains("d.geojson") && said.contains("line 2"),
        "{said}"
    );
    assert!(wrong("--layers", "e.kml", "<kml><Placemark>").contains("cut short"));
    assert!(
        wrong(
            "--layers",
            "f.gpx",
            "<gpx version=\"1.1\"><wpt lat=\"99\" lon=\"1\"/></gpx>"
        )
        .contains("99")
    );
    assert!(wrong("--layers", "g.dwg", "x").contains(".geojson, .kml or .gpx"));
    let missing = told(&import(data, &["--layers", "nowhere.kml"]), 2);
    assert!(missing.contains("nowhere.kml"), "{missing}");
    told(&import(data, &[]), 2);
    told(
        &import(data, &["--places", "x.csv", "--datum", "beijing54"]),
        2,
    );
}
