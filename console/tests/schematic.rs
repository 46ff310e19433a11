//! The schematic of the demonstration district, and of one that a clerk begins: the same bytes each time, one
//! piece, and good enough to be led by.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use atlas::ground::{AreaKind, CourseKind};
use atlas::pack::Pack;
use atlas::travel::{By, Net, Route, Travel};
use atlas::vehicle::Vehicle;
use dispatch_core::point::Point;
use expect_test::expect;
use sha2::{Digest, Sha256};
use yishao::command_line::Everywhere;
use yishao::folders;
use yishao::geography::Geography;

fn everywhere(data: &Path) -> Everywhere {
    Everywhere {
        data: Some(data.to_owned()),
        lang: None,
        passphrase_stdin: false,
    }
}

fn ouhai() -> Pack {
    let data = tempfile::tempdir().unwrap();
    Geography::of("ouhai", &everywhere(data.path()))
        .load()
        .unwrap()
}

fn route(pack: &Pack, from: Point, to: Point) -> Route {
    let net = Net::new(pack.roads.clone(), Some(&pack.order));
    Travel::new(&net, &folders::vehicles().unwrap(), Vehicle::FireEngine).route(from, to)
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let sum: String = Sha256::digest(ouhai().write())
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect();
    // It moves when the generator or the folder does: look at the map before a new one is written here.
    expect!["a37d2eea7a4ef6e17be3bb18937c8cf54a2845075a5ea975cb94fb54afef2bb4"].assert_eq(&sum);
}

#[test]
fn it_says_that_it_is_one_and_holds_what_the_folder_tells() {
    let pack = ouhai();
    assert!(pack.standing.is_sketch && pack.attribution.contains("示意图"));
    let count = |kind| {
        pack.ground
            .areas
            .iter()
            .filter(|it| it.kind == kind)
            .count()
    };
    assert_eq!(
        (count(AreaKind::District), count(AreaKind::Township)),
        (1, 14)
    );
    assert_eq!((count(AreaKind::Wood), count(AreaKind::Wetland)), (2, 1));
    let rivers = pack
        .ground
        .courses
        .iter()
        .filter(|it| it.kind <= CourseKind::Stream);
    assert_eq!(rivers.count(), 8);
    // Every main road that domain.md §7.1 names.
    for name in [
        "瓯海大道",
        "温瞿公路",
        "温瑞大道",
        "过境公路",
        "宁波路",
        "G104",
        "G330",
        "G15 沈海高速",
        "G1513 温丽高速",
        "G1523 甬莞高速",
        "绕城高速西南线",
    ] {
        assert!(pack.roads.names.iter().any(|it| it == name), "{name}");
    }
    assert!(pack.write().len() < 1 << 20, "{} bytes", pack.write().len());
}

#[test]
fn every_junction_is_reached_from_every_other() {
    let roads = ouhai().roads;
    let mut reached = BTreeSet::from([0_u32]);
    loop {
        let before = reached.len();
        for it in &roads.stretches {
            if it.ends.iter().any(|end| reached.contains(end)) {
                reached.extend(it.ends);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    assert_eq!(reached.len(), roads.junctions.len());
}

#[test]
fn one_is_led_through_the_district_in_times_that_could_be() {
    let pack = ouhai();
    let at = |lat_e7, lon_e7| Point { lat_e7, lon_e7 };
    let louqiao = at(279_573_000, 1_206_098_000);
    let zeya = at(280_205_000, 1_204_138_000);
    let wutian = at(279_721_000, 1_206_570_000);
    let far = route(&pack, louqiao, zeya);
    assert_eq!(far.by, By::Road);
    // 20.5 km as the crow flies; domain.md §7.1 reckons 46 minutes at 35 km/h.
    assert!((21_000..36_000).contains(&far.metres), "{far:?}");
    assert!((20 * 60..50 * 60).contains(&far.seconds), "{far:?}");
    let near = route(&pack, louqiao, wutian);
    assert!((4_900..9_000).contains(&near.metres), "{near:?}");
    assert!((5 * 60..16 * 60).contains(&near.seconds), "{near:?}");
}

#[test]
fn a_district_that_a_clerk_begins_has_one_as_well() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("plain");
    let shipped = folders::assets().unwrap().join("districts").join("ouhai");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(shipped).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && path.file_name().unwrap() != "schematic.toml" {
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    let about = folder.join("district.toml");
    let text = fs::read_to_string(&about).unwrap();
    fs::write(&about, text.replace("name = \"ouhai\"", "name = \"plain\"")).unwrap();
    let geography = Geography::of(folder.to_str().unwrap(), &everywhere(data.path()));
    let pack = geography.load().unwrap();
    assert!(pack.standing.is_sketch && pack.ground.courses.is_empty());
    let at = |lat_e7, lon_e7| Point { lat_e7, lon_e7 };
    let far = route(
        &pack,
        at(279_573_000, 1_206_098_000),
        at(280_205_000, 1_204_138_000),
    );
    assert_eq!(far.by, By::Road);
}

#[test]
fn a_pack_that_was_imported_goes_before_it_and_a_damaged_one_is_never_passed_over() {
    let data = tempfile::tempdir().unwrap();
    let geography = Geography::of("ouhai", &everywhere(data.path()));
    let mut pack = geography.load().unwrap();
    pack.standing.is_sketch = false;
    pack.attribution = "© 本区".to_owned();
    let packs = data.path().join("packs");
    fs::create_dir(&packs).unwrap();
    let bytes = pack.write();
    fs::write(packs.join("ouhai.pack"), &bytes).unwrap();
    assert_eq!(geography.load().unwrap().attribution, "© 本区");
    fs::write(packs.join("ouhai.pack"), &bytes[..bytes.len() - 1]).unwrap();
    assert!(geography.load().unwrap_err().zh.contains("不完整"));
}
