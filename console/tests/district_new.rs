//! `yishao district new` writes what a clerk begins with, and `district check` says what is missing in it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn yishao(words: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .args(&words[..2])
        .arg(folder)
        .args(&words[2..])
        .output()
        .unwrap()
}

fn new(folder: &Path, more: &[&str]) -> Output {
    let words = ["district", "new", "--zh", "温州市龙湾区"];
    let bbox = ["--bbox", "120.70,27.80,120.95,28.00"];
    let words: Vec<&str> = words.iter().chain(&bbox).chain(more).copied().collect();
    yishao(&words, folder)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What only the clerk knows, in every empty cell that is asked for.
fn fill(folder: &Path) {
    let put = |name: &str, old: &str, new: &str| {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.contains(old), "{name} has no {old}");
        fs::write(folder.join(name), text.replace(old, new)).unwrap();
    };
    put("district.toml", "en = \"\"", "en = \"Longwan District\"");
    put(
        "townships.csv",
        ",,,town,,,,found",
        "330303001,永中街道,Yongzhong Subdistrict,street,27.91,120.82,,found",
    );
    put(
        "posts.csv",
        "township-duty-head,,",
        "township-duty-head,330303001,",
    );
    put(
        "people.csv",
        ",,,,,,,found",
        ",张三,Zhang San,0577-0000-0001,,,,found",
    );
    put(
        "ladders.csv",
        "Duty telephone,,,0",
        "Duty telephone,,0577-0000-0002,0",
    );
}

#[test]
fn a_template_is_written_says_what_is_missing_and_is_sound_once_filled() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("longwan");
    let written = new(&folder, &["--code", "330303"]);
    assert_eq!(written.status.code(), Some(0), "{}", said(&written));
    assert!(
        String::from_utf8(written.stdout)
            .unwrap()
            .contains("13 files")
    );
    let checked = yishao(&["district", "check"], &folder);
    assert_eq!(checked.status.code(), Some(2));
    let missing = said(&checked);
    for place in [
        "district.toml:",
        "townships.csv:",
        "people.csv:",
        "ladders.csv:",
    ] {
        assert!(missing.contains(place), "{place} in {missing}");
    }
    fill(&folder);
    let checked = yishao(&["district", "check"], &folder);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    let told = String::from_utf8(checked.stdout).unwrap();
    assert!(
        told.starts_with("longwan 温州市龙湾区: 1 townships"),
        "{told}"
    );
    // What is there is never written over, and nothing is left beside it.
    let again = new(&folder, &[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("里面已有文件"));
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
}

#[test]
fn an_empty_folder_is_taken_and_what_does_not_fit_is_said_all_at_once() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("龙湾");
    fs::create_dir(&folder).unwrap();
    assert_eq!(new(&folder, &[]).status.code(), Some(0));
    assert!(folder.join("district.toml").is_file());
    let words = ["district", "new", "--zh", "Longwan", "--bbox", "28,120"];
    let bad = yishao(
        &[&words[..], &["--code", "33"]].concat(),
        &around.path().join("a b"),
    );
    assert_eq!(bad.status.code(), Some(2));
    let bad = said(&bad);
    for word in ["文件夹的名称", "--zh", "--bbox", "--code"] {
        assert!(bad.contains(word), "{word} in {bad}");
    }
    assert!(!around.path().join("a b").exists());
}

/// Every list of a district that says where something is.
const PLACED: [(&str, &[(&str, &str)]); 6] = [
    ("townships.csv", &[("id", "330303002"), ("kind", "street")]),
    (
        "teams.csv",
        &[
            ("id", "water-1"),
            ("kind", "water-rescue"),
            ("owner", "centre"),
        ],
    ),
    ("depots.csv", &[("id", "d-1"), ("owner", "centre")]),
    ("facilities.csv", &[("id", "f-1"), ("kind", "hospital")]),
    ("sites.csv", &[("id", "s-1"), ("kind", "shelter")]),
    ("risks.csv", &[("id", "r-1")]),
];

/// A row at the end of a list, at a place; its number as an editor counts.
fn row(folder: &Path, list: usize, (lat, lon): (&str, &str)) -> (String, usize) {
    let (name, cells) = PLACED[list];
    let path = folder.join(name);
    let text = fs::read_to_string(&path).unwrap();
    let text = text.trim_end();
    let mut cells = cells.to_vec();
    cells.extend([
        ("zh", "某处"),
        ("en", "Somewhere"),
        ("lat", lat),
        ("lon", lon),
    ]);
    // What stands above it is advice.
    let columns = text.lines().find(|it| it.starts_with("id,")).unwrap();
    let columns = columns.split(',');
    let cell = |column| cells.iter().find(|it| it.0 == column).map_or("", |it| it.1);
    let row: Vec<&str> = columns.map(cell).collect();
    fs::write(&path, format!("{text}\n{}\n", row.join(","))).unwrap();
    (name.to_owned(), text.lines().count() + 1)
}

/// The box that `--bbox` gave is what the check holds every point against, in whatever list it stands.
#[test]
fn a_point_beside_the_box_is_named_with_its_row() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("longwan");
    assert_eq!(new(&folder, &["--code", "330303"]).status.code(), Some(0));
    fill(&folder);
    let bounds = "expected latitude 27.8 … 28 and longitude 120.7 … 120.95";
    let table = [
        // A hundredth of a degree beside each edge of the box.
        (
            ("27.90", "120.69"),
            "the point 27.9, 120.69 outside the district",
        ),
        (
            ("27.90", "120.96"),
            "the point 27.9, 120.96 outside the district",
        ),
        (
            ("27.79", "120.82"),
            "the point 27.79, 120.82 outside the district",
        ),
        (
            ("28.01", "120.82"),
            "the point 28.01, 120.82 outside the district",
        ),
        (
            ("120.82", "27.90"),
            "latitude and longitude that look swapped",
        ),
    ];
    let mut expected = Vec::new();
    for list in 0..PLACED.len() {
        // What lies on the edge is in it.
        row(&folder, list, ("28.00", "120.95"));
        for (at, what) in table {
            let (name, number) = row(&folder, list, at);
            expected.push((format!("{name}:{number}:"), format!(": {what}, {bounds}")));
        }
    }
    let checked = yishao(&["district", "check"], &folder);
    assert_eq!(checked.status.code(), Some(2));
    let told = said(&checked);
    let is_beside = |it: &&str| it.contains(bounds);
    let lines: Vec<&str> = told.lines().filter(is_beside).collect();
    assert_eq!(lines.len(), expected.len(), "{told}");
    for (row, what) in expected {
        let row = folder.join(row).display().to_string();
        let found = lines.iter().find(|it| it.starts_with(&row));
        let found = found.unwrap_or_else(|| panic!("{row}: {told}"));
        assert!(found.ends_with(&what), "{what}: {found}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_into_is_the_machines_fault() {
    let around = tempfile::tempdir().unwrap();
    let file = around.path().join("file");
    fs::write(&file, "").unwrap();
    let failed = new(&file.join("longwan"), &[]);
    assert_eq!(failed.status.code(), Some(3), "{}", said(&failed));
    let on_a_file = new(&file, &[]);
    assert_eq!(on_a_file.status.code(), Some(2), "{}", said(&on_a_file));
    assert_eq!(fs::read(&file).unwrap(), b"");
}
