//! `yishao catalogue check` on what a person edited: every fault in one go, with its place, what was expected and the
//! nearest valid name.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn check(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .args(["catalogue", "check"])
        .args(words)
        .output()
        .unwrap()
}

/// What it says of a folder, without the folder's own path.
fn said(folder: &Path) -> (Option<i32>, String) {
    let shown = folder.display().to_string();
    let checked = check(&[&shown]);
    assert!(checked.stdout.is_empty(), "a fault is no data");
    let text = String::from_utf8(checked.stderr).unwrap();
    let own = format!("{shown}{}", std::path::MAIN_SEPARATOR);
    (checked.status.code(), text.replace(&own, ""))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// The shipped catalogue in a folder of its own, with these words put in the place of those.
fn bent(bends: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/catalogue");
    copy(Path::new(shipped), folder.path());
    for (file, from, to) in bends {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    folder
}

/// Where a part of a bent file stands: its line and column from 1, in characters.
fn place(folder: &Path, file: &str, part: &str) -> String {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let before = &text[..text.find(part).unwrap()];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|it| *it != '\n').count() + 1;
    format!("{file}:{line}:{column}")
}

#[test]
fn the_shipped_catalogue_is_sound() {
    let checked = check(&[]);
    assert_eq!(checked.status.code(), Some(0));
    assert!(checked.stderr.is_empty());
    let text = String::from_utf8(checked.stdout).unwrap();
    assert!(text.starts_with("catalogue: 18 types, "), "{text}");
}

#[test]
fn every_fault_of_several_files_is_told_in_one_go() {
    let fire = "types/fire.toml";
    let folder = bent(&[
        (fire, "level_profile = \"fire\"", "level_profile = \"fier\""),
        (fire, "symbol = \"火\"", "symbol = \"火\"\ncolour = \"red\""),
        (
            fire,
            "department = \"public-security\"",
            "department = \"public-securty\"",
        ),
        (fire, "set_out_s = 300", "set_out_s = -60"),
        (fire, "township_on_scene_s = ", "township_on_seen_s = "),
        (
            "types/earthquake.toml",
            "id = \"earthquake\"",
            "id = \"quake\"",
        ),
        (
            "types/forest-fire.toml",
            "mark = \"derived\"",
            "mark = \"guess\"",
        ),
        ("types/gas.toml", "lead = [", "lead = "),
        ("vocabulary/sources.toml", "rank = 2", "rank = \"two\""),
    ]);
    let at = |file: &str, part: &str| place(folder.path(), file, part);
    let mut wanted = [
        format!(
            "{}: an id unlike its file's name, expected `earthquake`",
            at("types/earthquake.toml", "\"quake\"")
        ),
        format!(
            "{}: unknown field `colour`, expected one of",
            at(fire, "colour")
        ),
        format!(
            "{}: unknown variant `fier`, expected one of",
            at(fire, "\"fier\"")
        ),
        format!(
            "{}: unknown name `public-securty`, expected an id of vocabulary/departments.toml, \
             nearest: public-security",
            at(fire, "\"public-securty\"")
        ),
        format!(
            "{}: invalid value: integer `-60`, expected u32",
            at(fire, "-60")
        ),
        format!(
            "{}: no time for `set_out_s`, expected at least 1 second",
            at(fire, "-60")
        ),
        format!(
            "{}: unknown field `township_on_seen_s`, expected one of",
            at(fire, "township_on_seen_s")
        ),
        format!(
            "{}: missing field `township_on_scene_s`",
            at(fire, "[deadlines]")
        ),
        format!(
            "{}: unknown variant `guess`, expected one of `article`, `found`, `knowledge`, `derived`",
            at("types/forest-fire.toml", "\"guess\"")
        ),
        format!(
            "{}: invalid type: string \"two\", expected u8",
            at("vocabulary/sources.toml", "\"two\"")
        ),
    ];
    let (code, told) = said(folder.path());
    assert_eq!(code, Some(2), "{told}");
    // The rest of a list of valid names is the list's; the nearest of them stands at the end.
    wanted.sort();
    for line in &wanted {
        assert!(
            told.lines().any(|it| it.starts_with(line)),
            "not told: {line}\n{told}"
        );
    }
    for nearest in ["nearest: fire", "nearest: township_on_scene_s"] {
        assert!(told.contains(nearest), "{nearest}\n{told}");
    }
    let is_broken = |it: &&str| it.starts_with("types/gas.toml:");
    let broken = told.lines().filter(is_broken).count();
    assert!(
        broken >= 1,
        "what is no TOML is told beside the rest:\n{told}"
    );
    assert_eq!(
        told.lines().count(),
        wanted.len() + broken,
        "each once, and nothing that is only its consequence:\n{told}"
    );
}

#[test]
fn a_folder_that_is_none_and_one_without_a_catalogue_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (code, told) = said(&folder.path().join("nowhere"));
    assert_eq!(code, Some(2));
    assert!(told.contains("no such file or folder"), "{told}");
    let (code, told) = said(folder.path());
    assert_eq!(code, Some(2));
    for line in [
        "types:1:1: no incident types, expected one file a type",
        "vocabulary/acts.toml:1:1: no such file, expected every vocabulary",
        "vocabulary/things.toml:1:1: no such file, expected every vocabulary",
    ] {
        assert!(told.lines().any(|it| it == line), "{line}\n{told}");
    }
}
