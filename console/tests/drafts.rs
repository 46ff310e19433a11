//! Forms half written: kept by a thread in files, through a kill at any moment, for their user alone.
//!
//! The child is this test program itself, started again with the hidden test `child_writes`.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use dispatch_core::entry::World;
use serde_json::json;
use yishao::desk::{DraftLink, KeepDraft, KeptDraft, Written, draft_link};
use yishao::keeping::{folder_of_drafts, keep_drafts};

/// Far longer than a file takes to be written.
const PATIENCE: Duration = Duration::from_secs(60);
const NAME: &str = "00000000-0000-4000-8000-000000000001";
const KILLS: u64 = 12;

fn world() -> World {
    World::live("ouhai")
}

/// A call note with so many signs of its caller's words, a name and a telephone among them.
fn note(name: &str, count: usize) -> Written {
    let words = format!("张三 13800000000 {}", "水".repeat(count));
    let intake = json!({ "name": name, "received_at": 1_781_722_800_000_i64, "words": words });
    serde_json::from_value(json!({ "intake": intake })).unwrap()
}

fn keeper(data: &Path) -> (DraftLink, JoinHandle<()>) {
    let (desk, ends) = draft_link();
    let thread = keep_drafts(folder_of_drafts(data, &world()), world(), ends).unwrap();
    (desk, thread)
}

fn close((desk, thread): (DraftLink, JoinHandle<()>)) {
    drop(desk);
    thread.join().unwrap();
}

/// What an opened desk is offered.
fn offered(data: &Path) -> Vec<KeptDraft> {
    let (desk, thread) = keeper(data);
    let DraftLink { ask, told } = desk;
    drop(ask);
    thread.join().unwrap();
    told.iter().collect()
}

fn files(data: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder_of_drafts(data, &world())) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_is_half_written_is_offered_at_the_next_start_and_goes_when_it_was_sent() {
    let data = tempfile::tempdir().unwrap();
    let kept = note(NAME, 3);
    let (desk, thread) = keeper(data.path());
    desk.ask.send(KeepDraft::Write(note(NAME, 1))).unwrap();
    desk.ask.send(KeepDraft::Write(kept.clone())).unwrap();
    close((desk, thread));
    assert_eq!(offered(data.path()), [KeptDraft::Found(kept.clone())]);
    // Offered is not taken: it lies there until a person has decided.
    assert_eq!(offered(data.path()), [KeptDraft::Found(kept.clone())]);
    let (desk, thread) = keeper(data.path());
    desk.ask.send(KeepDraft::Forget(kept.name())).unwrap();
    // Twice: nothing to take away is no fault.
    desk.ask.send(KeepDraft::Forget(kept.name())).unwrap();
    close((desk, thread));
    assert_eq!(files(data.path()), Vec::<PathBuf>::new());
    assert_eq!(offered(data.path()), []);
}

#[cfg(unix)]
#[test]
fn it_is_for_its_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    let (desk, thread) = keeper(data.path());
    desk.ask.send(KeepDraft::Write(note(NAME, 3))).unwrap();
    close((desk, thread));
    let [file] = &files(data.path())[..] else {
        panic!("{:?}", files(data.path()));
    };
    let mode = std::fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_cannot_be_read_is_kept_aside_and_told_and_another_worlds_is_not_taken() {
    let data = tempfile::tempdir().unwrap();
    let folder = folder_of_drafts(data.path(), &world());
    std::fs::create_dir_all(&folder).unwrap();
    let (desk, ends) = draft_link();
    let other = World::live("lucheng");
    let thread = keep_drafts(folder.clone(), other, ends).unwrap();
    desk.ask.send(KeepDraft::Write(note(NAME, 3))).unwrap();
    close((desk, thread));
    std::fs::write(folder.join("a.json"), "不是草稿").unwrap();
    std::fs::write(folder.join("b.json"), " ".repeat(300_000)).unwrap();
    let told = offered(data.path());
    assert_eq!(told.len(), 3);
    for it in &told {
        assert!(
            matches!(it, KeptDraft::Unreadable(why) if why.zh.contains(".json.bad")),
            "{it:?}"
        );
    }
    assert_eq!(files(data.path()).len(), 3);
}

#[test]
fn a_disk_that_takes_nothing_is_told() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(
        data.path().join("drafts"),
        "a file where the folder belongs",
    )
    .unwrap();
    let (desk, thread) = keeper(data.path());
    desk.ask.send(KeepDraft::Write(note(NAME, 3))).unwrap();
    let told = desk.told.recv_timeout(PATIENCE).unwrap();
    assert!(matches!(told, KeptDraft::NotKept(_)), "{told:?}");
    close((desk, thread));
}

/// The child: writes longer and longer notes into the folder that the environment names, until killed.
#[test]
fn child_writes() {
    let Some(data) = std::env::var_os("YISHAO_DRAFTS_DATA") else {
        return;
    };
    let (desk, _thread) = keeper(Path::new(&data));
    for count in (1..1_200).cycle() {
        desk.ask.send(KeepDraft::Write(note(NAME, count))).unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_draft_and_nothing_beside_it() {
    let data = tempfile::tempdir().unwrap();
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_writes", "--nocapture"])
            .env("YISHAO_DRAFTS_DATA", data.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The first draft must stand; after it any moment will do.
        while !files(data.path())
            .iter()
            .any(|it| it.ends_with(format!("{NAME}.json")))
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(3 * kill));
        child.kill().unwrap();
        child.wait().unwrap();
        let told = offered(data.path());
        let [KeptDraft::Found(Written::Intake(_))] = &told[..] else {
            panic!("kill {kill}: {told:?}");
        };
        // The numbers of the caller lie in no file that nobody knows of.
        assert_eq!(files(data.path()).len(), 1, "{:?}", files(data.path()));
    }
}
