//! Setting this machine up: hostile folders, adoption, what a file is, what a plain start opens.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use dispatch_core::catalogue::Catalogue;
use dispatch_core::time::Time;
use yishao::folders;
use yishao::setting_up::adopt::adopt;
use yishao::setting_up::examine::{Examined, FAULTS_MAX, Step, There, examine};
use yishao::setting_up::recent::{Plain, RECENT_MAX, Recent, note, plain, recent};

fn catalogue() -> Catalogue {
    folders::catalogue(None).unwrap()
}

fn ouhai() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/districts/ouhai")
}

/// A copy of the demonstration district that may be spoiled.
fn copy(into: &Path) -> PathBuf {
    let folder = into.join("copied");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(ouhai()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

fn check(folder: &Path, data: &Path) -> Examined {
    examine(folder, &catalogue(), data, &mut |_| {})
}

fn told(examined: &Examined) -> Vec<String> {
    examined.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_sound_folder_says_what_it_brings_and_how_far_the_check_has_come() {
    let data = tempfile::tempdir().unwrap();
    let mut steps = Vec::new();
    let examined = examine(&ouhai(), &catalogue(), data.path(), &mut |it| {
        steps.push(it);
    });
    assert_eq!(told(&examined), [""; 0]);
    assert_eq!(steps.first(), Some(&Step::Reading(0, 14)));
    assert_eq!(steps.last(), Some(&Step::Ledger));
    let sound = examined.sound.unwrap();
    assert_eq!(sound.ledger, There::New);
    let counts: Vec<usize> = sound.brings.iter().map(|it| it.rows).collect();
    assert_eq!(counts[..2], [14, 31]);
    assert!(sound.brings.iter().all(|it| it.against.is_none()));
    assert!(sound.rows > counts.iter().sum());
}

#[test]
fn what_is_adopted_is_whole_and_what_lay_there_is_kept() {
    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let from = copy(around.path());
    let sound = check(&from, data.path()).sound.unwrap();
    fs::create_dir_all(from.join("plans/flood")).unwrap();
    fs::write(from.join("plans/flood/图.pdf"), "plan").unwrap();
    fs::write(from.join("plans/flood/run.sh"), "no plan").unwrap();
    let folder = adopt(data.path(), "ouhai", &from, &sound.texts).unwrap();
    assert_eq!(folder, data.path().join("districts/ouhai"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 15);
    let plans = fs::read_dir(folder.join("plans/flood")).unwrap();
    assert_eq!(
        plans.count(),
        1,
        "the plans come along, and nothing else does"
    );
    // What was checked counts, whatever the clerk has done to his folder since.
    fs::remove_file(from.join("posts.csv")).unwrap();
    fs::write(folder.join("mine.txt"), "old").unwrap();
    adopt(data.path(), "ouhai", &from, &sound.texts).unwrap();
    assert!(check(&folder, data.path()).sound.is_some());
    let kept = data.path().join("backup/districts/ouhai.1/mine.txt");
    assert_eq!(fs::read(kept).unwrap(), b"old");
    // One that lies there already is not copied over itself.
    adopt(data.path(), "ouhai", &folder, &sound.texts).unwrap();
    assert!(!data.path().join("backup/districts/ouhai.2").exists());
    let left = fs::read_dir(data.path().join("districts")).unwrap();
    assert_eq!(left.count(), 1, "nothing was left beside it");
}

#[test]
fn a_copy_that_fails_half_way_leaves_what_lay_there() {
    let data = tempfile::tempdir().unwrap();
    let texts = [("a.csv".to_owned(), "old".to_owned())];
    let from = data.path().join("elsewhere");
    adopt(data.path(), "longwan", &from, &texts).unwrap();
    let bad = [
        ("a.csv".to_owned(), "new".to_owned()),
        ("no/such/folder.csv".to_owned(), String::new()),
    ];
    adopt(data.path(), "longwan", &from, &bad).unwrap_err();
    let there = data.path().join("districts/longwan/a.csv");
    assert_eq!(fs::read(there).unwrap(), b"old");
    let left = fs::read_dir(data.path().join("districts")).unwrap();
    assert_eq!(left.count(), 1, "nothing was left beside it");
}

#[test]
fn a_folder_of_a_hundred_thousand_files_is_no_district() {
    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = around.path().join("pictures");
    fs::create_dir(&folder).unwrap();
    for number in 0..100_000 {
        File::create(folder.join(format!("{number}.jpg"))).unwrap();
    }
    let examined = check(&folder, data.path());
    assert!(examined.sound.is_none());
    let [fault] = &examined.faults[..] else {
        panic!("{:?}", told(&examined));
    };
    assert_eq!(fault.what, "a folder of more than 10000 entries");
    let lists = around.path().join("lists");
    fs::create_dir(&lists).unwrap();
    for number in 0..1_001 {
        File::create(lists.join(format!("{number}.csv"))).unwrap();
    }
    let found = told(&check(&lists, data.path()));
    assert!(
        found[0].contains("more than 1000 CSV and TOML files"),
        "{found:?}"
    );
}

#[test]
fn a_gigabyte_that_is_called_a_list_is_not_read() {
    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = copy(around.path());
    let file = File::create(folder.join("posts.csv")).unwrap();
    file.set_len(1 << 30).unwrap();
    let found = told(&check(&folder, data.path()));
    assert_eq!(
        found,
        ["posts.csv:1:1: a file of 1073741824 bytes, expected at most 8388608"]
    );
}

#[test]
fn faults_without_end_are_counted_and_the_first_are_shown() {
    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = copy(around.path());
    let rows = "x,,,,,\n".repeat(2_000);
    let text = format!("id,zh,en,kind,unit,mark\n{rows}");
    fs::write(folder.join("posts.csv"), text).unwrap();
    let examined = check(&folder, data.path());
    assert_eq!(examined.faults.len(), FAULTS_MAX);
    assert!(examined.more > 2_000);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_files_that_may_not_be_read_are_named() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = copy(around.path());
    symlink(&folder, folder.join("again")).unwrap();
    assert!(
        check(&folder, data.path()).sound.is_some(),
        "folders below are none of it"
    );
    fs::remove_file(folder.join("teams.csv")).unwrap();
    symlink("teams.csv", folder.join("teams.csv")).unwrap();
    fs::remove_file(folder.join("depots.csv")).unwrap();
    symlink("/dev/zero", folder.join("depots.csv")).unwrap();
    let found = told(&check(&folder, data.path()));
    assert!(
        found[0].starts_with("teams.csv:1:1: cannot be read: "),
        "{found:?}"
    );
    let locked = around.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).unwrap();
    // Whoever is root may read everything.
    if fs::read_dir(&locked).is_err() {
        let found = told(&check(&locked, data.path()));
        assert!(found[0].contains("no right to read it"), "{found:?}");
    }
    let nowhere = told(&check(&around.path().join("nowhere"), data.path()));
    assert!(nowhere[0].contains("no such file or folder"), "{nowhere:?}");
    let file = told(&check(&folder.join("posts.csv"), data.path()));
    assert!(
        file[0].contains("a file, expected the folder around it"),
        "{file:?}"
    );
}

#[test]
fn the_lines_of_the_map_are_checked_before_the_window_needs_them() {
    let (data, around) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = copy(around.path());
    fs::write(folder.join("schematic.toml"), "[[river]]\nzh = 1\n").unwrap();
    let found = told(&check(&folder, data.path()));
    assert!(found[0].starts_with("schematic.toml:"), "{found:?}");
}

fn opened(ledger: &Path, district: &str) -> Recent {
    Recent {
        ledger: ledger.to_owned(),
        district: district.to_owned(),
        zh: "温州市龙湾区".to_owned(),
        en: "Longwan District".to_owned(),
        opened_at: Time(1_781_722_800_000),
    }
}

#[test]
fn a_plain_start_opens_what_was_opened_last_and_offers_choices_where_that_is_not_clear() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    assert_eq!(plain(data), Plain::Choices, "nothing is here");
    fs::create_dir_all(data.join("live")).unwrap();
    fs::write(data.join("live/ouhai.ledger"), "").unwrap();
    assert_eq!(
        plain(data),
        Plain::Live(None, None),
        "the demonstration was used"
    );
    fs::create_dir_all(data.join("districts/longwan")).unwrap();
    fs::create_dir_all(data.join("districts/.new-1-longwan")).unwrap();
    assert_eq!(plain(data), Plain::Choices, "either may be meant");
    fs::remove_file(data.join("live/ouhai.ledger")).unwrap();
    let only = Plain::Live(Some("longwan".to_owned()), None);
    assert_eq!(plain(data), only);
    let ledger = data.join("live/longwan.ledger");
    note(data, opened(&ledger, "longwan")).unwrap();
    assert_eq!(
        plain(data),
        Plain::Choices,
        "it is gone: somebody must say what is meant"
    );
    fs::write(&ledger, "").unwrap();
    let last = Plain::Live(Some("longwan".to_owned()), Some(ledger));
    assert_eq!(plain(data), last);
}

#[test]
fn what_was_opened_is_remembered_once_the_newest_first_and_never_without_end() {
    let data = tempfile::tempdir().unwrap();
    for number in [1, 2, 3, 4, 5, 6, 7, 8, 3] {
        let ledger = PathBuf::from(format!("/{number}.ledger"));
        note(data.path(), opened(&ledger, "longwan")).unwrap();
    }
    let kept = recent(data.path());
    assert_eq!(kept.len(), RECENT_MAX);
    assert_eq!(kept[0].ledger, Path::new("/3.ledger"));
    assert_eq!(kept[1].ledger, Path::new("/8.ledger"));
    let long = "x".repeat(100_000);
    for bad in ["", "[{}]", "null", &long] {
        fs::write(data.path().join("recent.json"), bad).unwrap();
        assert_eq!(recent(data.path()), []);
    }
}
