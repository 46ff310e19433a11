//! `yishao district check` says which characters would be empty boxes, and which lists are in another datum
//! than the map, without a window.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use atlas::datum::{Datum, Wgs84};
use atlas::ground::{Ground, Naming, Place, PlaceKind};
use atlas::pack::{Pack, Standing};
use atlas::roads::Roads;
use dispatch_core::point::Point;

fn check(district: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .args(["district", "check"])
        .arg(district)
        .output()
        .unwrap()
}

fn shipped() -> &'static Path {
    Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../assets/districts/ouhai"
    ))
}

#[test]
fn the_shipped_district_has_no_character_that_is_not_drawn() {
    let checked = check(shipped());
    let said = String::from_utf8(checked.stderr).unwrap();
    assert_eq!(checked.status.code(), Some(0), "{said}");
    assert_eq!(said, "", "nothing to warn of");
}

/// A machine of which nobody installed a font.
#[test]
fn on_a_machine_without_any_font_a_rare_character_is_named_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let district = folder.path().join("ouhai");
    fs::create_dir_all(&district).unwrap();
    for entry in fs::read_dir(shipped()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, district.join(path.file_name().unwrap())).unwrap();
        }
    }
    let sites = district.join("sites.csv");
    let text = fs::read_to_string(&sites).unwrap();
    fs::write(
        &sites,
        text.replace("六虹桥延伸段下穿道路", "\u{2130C}坑下穿道路"),
    )
    .unwrap();
    let none = folder.path().join("fonts.conf");
    fs::write(&none, "<?xml version=\"1.0\"?><fontconfig></fontconfig>").unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_yishao"))
        .env("FONTCONFIG_FILE", &none)
        .args(["district", "check"])
        .arg(&district)
        .output()
        .unwrap();
    let said = String::from_utf8(checked.stderr).unwrap();
    assert_eq!(checked.status.code(), Some(2), "{said}");
    assert!(
        said.contains("(U+2130C) is drawn by no font here"),
        "{said}"
    );
}

/// A list with its places in GCJ-02.
fn shifted(text: &str) -> String {
    let mut lines = text.lines();
    let head = lines.next().unwrap();
    let column = |name: &str| head.split(',').position(|it| it == name).unwrap();
    let (lat, lon) = (column("lat"), column("lon"));
    let shift = |line: &str| {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        let at = Wgs84 {
            lat: cells[lat].parse().unwrap(),
            lon: cells[lon].parse().unwrap(),
        };
        let there = at.in_datum(Datum::Gcj02);
        cells[lat] = format!("{:.6}", there.lat);
        cells[lon] = format!("{:.6}", there.lon);
        cells.join(",")
    };
    let lines = lines.map(shift);
    [head.to_owned()]
        .into_iter()
        .chain(lines)
        .map(|it| it + "\n")
        .collect()
}

#[test]
fn places_in_another_datum_are_held_against_the_imported_map() {
    let folder = tempfile::tempdir().unwrap();
    let (data, district) = (folder.path().join("data"), folder.path().join("ouhai"));
    fs::create_dir_all(&district).unwrap();
    for entry in fs::read_dir(shipped()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, district.join(path.file_name().unwrap())).unwrap();
        }
    }
    let check = || {
        let checked = Command::new(env!("CARGO_BIN_EXE_yishao"))
            .env("YISHAO_DATA", &data)
            .args(["district", "check"])
            .arg(&district)
            .output()
            .unwrap();
        assert_eq!(checked.status.code(), Some(0), "a warning ends nothing");
        String::from_utf8(checked.stderr).unwrap()
    };
    let townships = district.join("townships.csv");
    let good = fs::read_to_string(&townships).unwrap();
    fs::write(&townships, shifted(&good)).unwrap();
    assert_eq!(check(), "", "without a map nothing can be told");
    let at = |lat_e7, lon_e7| Point::new(lat_e7, lon_e7).unwrap();
    let place = |(zh, at): (&str, Point)| Place {
        kind: PlaceKind::Town,
        name: Naming::zh(zh),
        at,
    };
    let named = [
        ("娄桥街道", at(279_573_000, 1_206_098_000)),
        ("瞿溪街道", at(279_838_000, 1_205_097_000)),
        ("泽雅镇", at(280_205_000, 1_204_138_000)),
    ];
    let mut pack = Pack {
        district: "ouhai".into(),
        attribution: "某人".into(),
        origins: Vec::new(),
        bounds: None,
        left_out: Default::default(),
        roads: Roads {
            names: vec![String::new()],
            ..Roads::default()
        },
        order: Vec::new(),
        ground: Ground {
            places: named.map(place).to_vec(),
            ..Ground::default()
        },
        standing: Standing::default(),
    };
    fs::create_dir_all(data.join("packs")).unwrap();
    let file = data.join("packs").join("ouhai.pack");
    fs::write(&file, pack.write()).unwrap();
    let said = check();
    assert!(
        said.starts_with("townships.csv: 这些点像 GCJ-02：3 个地点") && said.contains("GCJ-02 "),
        "{said}"
    );
    assert_eq!(
        said.lines().count(),
        1,
        "the other lists are as they should be: {said}"
    );
    pack.standing.is_sketch = true;
    fs::write(&file, pack.write()).unwrap();
    assert_eq!(check(), "", "a sketch proves nothing");
    pack.standing.is_sketch = false;
    fs::write(&file, pack.write()).unwrap();
    fs::write(&townships, good).unwrap();
    assert_eq!(check(), "");
}

#[test]
fn a_character_that_no_font_draws_is_named_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(shipped()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    // A code point that stands for nothing yet: no font can have it.
    let townships = folder.path().join("townships.csv");
    let text = fs::read_to_string(&townships).unwrap();
    let line = text.lines().position(|it| it.contains("瞿溪街道")).unwrap() + 1;
    fs::write(&townships, text.replacen("瞿溪街道", "\u{3FFF0}溪街道", 1)).unwrap();
    let checked = check(folder.path());
    let said = String::from_utf8(checked.stderr).unwrap();
    assert_eq!(checked.status.code(), Some(2), "{said}");
    assert!(said.contains(&format!("townships.csv:{line}:")), "{said}");
    assert!(said.contains("U+3FFF0") && said.contains("空框"), "{said}");
}
