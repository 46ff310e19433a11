//! `yishao district check` says which characters would be empty boxes, without a window.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

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
