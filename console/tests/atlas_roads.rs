//! `yishao atlas import --roads`: a layer of roads of the district's own, where there is no extract.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

// What only other tests use of it is not dead.
#[allow(dead_code, reason = "other tests use the rest")]
mod imported;

use std::path::PathBuf;

use atlas::datum::{Datum, Wgs84};
use atlas::travel::{By, Net, Travel};
use atlas::vehicle::{Table, Vehicle};
use dispatch_core::point::Point;
use imported::{atlas, file, import, pack, told};
use serde_json::Value;

const KML: &str = r#"<?xml version="1.0"?><kml><Document>
<Placemark><name>消火栓</name><Point><coordinates>120.6,27.95,0</coordinates></Point></Placemark>
</Document></kml>"#;

const PLACES: [(&str, f64, f64); 3] = [
    ("娄桥街道", 27.9573, 120.6098),
    ("瞿溪街道", 27.9838, 120.5097),
    ("泽雅镇", 28.0205, 120.4138),
];

/// A main road in two parts through 瓯海区, and a lane from where they meet that no lorry fits through.
const ROADS: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"class":"primary","name":"瓯海大道","maxspeed":60,"OBJECTID":1},
     "geometry":{"type":"LineString","coordinates":[[120.58,27.95],[120.60,27.95],[120.62,27.95]]}},
    {"type":"Feature","properties":{"class":"residential","name":"里巷","maxwidth":2.3},
     "geometry":{"type":"MultiLineString","coordinates":[[[120.60,27.95],[120.60,27.96]],[[120.60,27.96],[120.60,27.97]]]}}]}"#;

#[test]
fn a_layer_of_roads_takes_the_place_of_the_schematic() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let shown = |it: &PathBuf| it.to_str().unwrap().to_owned();
    let roads = shown(&file(data, "roads.geojson", ROADS));
    let kml = shown(&file(data, "hydrants.kml", KML));
    told(&import(data, &["--layers", &kml]), 0);
    let output = import(data, &["--roads", &roads]);
    let said = told(&output, 0);
    let warned = String::from_utf8(output.stderr).unwrap();
    assert!(warned.contains("未使用的属性：OBJECTID"), "{warned}");
    assert!(said.contains("道路 6 公里,4 段"), "{said}");
    let first = pack(data);
    assert!(!first.standing.is_sketch && first.ground.areas.is_empty());
    assert_eq!(
        first.ground.layers.len(),
        1,
        "the district's own layers stay"
    );
    assert_eq!(first.attribution, "道路：本区提供（roads.geojson）");
    let names: Vec<&str> = first.origins.iter().map(|it| &it.name[..]).collect();
    assert_eq!(names, ["hydrants.kml", "roads.geojson"]);
    // On the way to the end of the lane a lorry stops where it begins.
    let net = Net::new(first.roads.clone(), Some(&first.order));
    let table = Table::read(include_str!("../../assets/roads/vehicles.csv")).unwrap();
    let point = |lat, lon| Point::new(lat, lon).unwrap();
    let (begin, end) = (
        point(279_500_000, 1_205_810_000),
        point(279_690_000, 1_206_000_000),
    );
    let way = |vehicle| Travel::new(&net, &table, vehicle).route(begin, end);
    assert_eq!(way(Vehicle::Ambulance).by, By::Road);
    assert!(way(Vehicle::Ambulance).off_road_m < 5);
    assert!(way(Vehicle::Lorry).off_road_m > 1_000);
    // Once more: the same map, and nothing twice.
    told(&import(data, &["--roads", &roads]), 0);
    assert_eq!(pack(data), first);
}

/// What lies off the road is walked, at the speed of the table, and is said to be: in words, in both languages,
/// and in the figures.
#[test]
fn the_last_metres_off_the_road_are_walked_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let roads = file(data, "roads.geojson", ROADS);
    told(&import(data, &["--roads", roads.to_str().unwrap()]), 0);
    let from = "27.95,120.582";
    let route = |to: &str, more: &[&str]| {
        let words = ["route", from, to, "--vehicle", "lorry"];
        told(&atlas(data, &[&words[..], more].concat()), 0)
    };
    let figures = |to: &str| -> [u64; 3] {
        let told: Value = serde_json::from_str(&route(to, &["--json"])).unwrap();
        assert_eq!(told["by"], "road");
        ["seconds", "metres", "on_foot_m"].map(|it| told[it].as_u64().unwrap())
    };
    // No lorry goes into the lane: from where it begins the rest of the way to its end is walked.
    let ([there_s, there_m, none], [end_s, end_m, walked]) =
        (figures("27.95,120.6"), figures("27.969,120.6"));
    assert_eq!(none, 0);
    // 0.019° of latitude.
    assert!((2_100..2_130).contains(&walked), "{walked} m");
    assert_eq!(end_m, there_m + walked);
    let table = include_str!("../../assets/roads/vehicles.csv");
    let walking = table.lines().find(|it| it.starts_with("walking")).unwrap();
    let cm_per_s: f64 = walking.split(',').nth(3).unwrap().parse().unwrap();
    let on_foot_s = walked as f64 * 100.0 / cm_per_s;
    let off = (end_s - there_s) as f64 - on_foot_s;
    assert!(
        off.abs() < 2.0,
        "{there_s} s, {end_s} s, {on_foot_s} s on foot"
    );
    let minutes = format!("{} 分 {} 秒", end_s / 60, end_s % 60);
    let said = route("27.969,120.6", &[]);
    let expected = format!("道路 {minutes},{end_m} 米,其中步行 {walked} 米");
    assert_eq!(said.trim(), expected);
    let said = route("27.969,120.6", &["--lang", "en"]);
    let expected = format!(", {end_m} m, {walked} m of it on foot");
    assert!(said.trim().ends_with(&expected), "{said}");
    // Where no road leads at all nothing of the line is said to be walked.
    let far = route("28.09,120.34", &["--json"]);
    let far: Value = serde_json::from_str(&far).unwrap();
    assert_eq!(
        (&far["by"], far.get("on_foot_m")),
        (&"straight".into(), None)
    );
}

#[test]
fn a_layer_of_roads_in_another_datum_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let shown = |it: &PathBuf| it.to_str().unwrap().to_owned();
    let road = |(name, lat, lon): (&str, f64, f64)| {
        let at = Wgs84 { lon, lat }.in_datum(Datum::Gcj02);
        format!(
            r#"{{"type":"Feature","properties":{{"class":"tertiary","name":"{name}"}},"geometry":{{"type":"LineString","coordinates":[[{},{}],[{},{}],[{},{}]]}}}}"#,
            at.lon - 0.01,
            at.lat,
            at.lon,
            at.lat,
            at.lon + 0.01,
            at.lat
        )
    };
    let features: Vec<String> = PLACES.into_iter().map(road).collect();
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    let roads = shown(&file(data, "roads.geojson", &text));
    let said = told(&import(data, &["--roads", &roads]), 2);
    assert!(said.contains("--datum gcj02"), "{said}");
    told(&import(data, &["--roads", &roads, "--datum", "gcj02"]), 0);
    let on = pack(data)
        .roads
        .shape
        .iter()
        .any(|it| it.metres_to(Point::new(279_573_000, 1_206_098_000).unwrap()) < 2);
    assert!(on, "it lies where it lies");
}

#[test]
fn a_layer_of_roads_that_is_wrong_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let good = r#""geometry":{"type":"LineString","coordinates":[[120.58,27.95],[120.60,27.95]]}"#;
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"class":"primery"}},{good}}},
        {{"type":"Feature","properties":{{"class":"primary","maxheight":"low"}},{good}}}]}}"#
    );
    let roads = file(data, "roads.geojson", &text);
    let roads = roads.to_str().unwrap();
    let said = told(&import(data, &["--roads", roads, "--lang", "en"]), 2);
    for what in [
        "roads.geojson: feature 1: unknown class `primery`",
        "nearest: primary",
        "roads.geojson: feature 2: maxheight `low` is not understood",
    ] {
        assert!(said.contains(what), "{what}: {said}");
    }
    assert!(!data.join("packs/ouhai.pack").exists());
    let both = ["--roads", roads, "--osm", roads];
    told(&import(data, &both), 2);
}
