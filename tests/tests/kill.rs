//! T1 and T4: what was acknowledged is there, whenever the process dies and whatever the disk does.
//!
//! The child is this test program itself, started again with the hidden test `child_appends`.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use dispatch_core::entry::{Envelope, World};
use dispatch_core::time::Time;
use ledger::clock::{SetClock, WallClock};
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::verify::verify;
use ledger::{Ledger, LedgerError, Message, hex};
use serde_json::json;

const KILLS: u32 = 100;
/// A ledger that grows long makes the check slow and proves no more.
const KILLS_OF_ONE_LEDGER: u32 = 10;
/// A child lives at most this long, so that some die while they open and most while they append.
const LIFE_MS_MAX: u64 = 25;
/// Stands before every line the child acknowledges.
const ACK: &str = "ack ";

fn world() -> World {
    World::drill("kill", 1)
}

/// The n-th command; the same bytes whenever it is made, as a retry has them.
fn message(n: u64) -> Message {
    let id = format!("00000000-0000-8000-8000-{n:012x}");
    let author = json!({ "id": id, "world": world(), "command": { "note": "哨".repeat(100) } });
    Message::sign_bytes(
        author.to_string().into_bytes(),
        &SoftwareKey::of_drill("kill"),
    )
}

/// The child: opens the ledger named by the environment and appends from the given command on, until
/// killed. Where no ledger is named there is nothing to do.
#[test]
fn child_appends() {
    let Some(path) = std::env::var_os("YISHAO_KILL_LEDGER") else {
        return;
    };
    let first: u64 = std::env::var("YISHAO_KILL_FIRST").unwrap().parse().unwrap();
    let clock = Box::new(WallClock::start());
    let mut ledger = SqliteLedger::open(Path::new(&path), &world(), "child", clock).unwrap();
    for n in first.. {
        let appended = ledger.append(&message(n)).unwrap().unwrap();
        let ack = format!(
            "{ACK}{n} {} {}\n",
            appended.height,
            hex::write(&appended.chain)
        );
        // In one piece, so that a line is whole or without its end.
        std::io::stderr().write_all(ack.as_bytes()).unwrap();
    }
}

/// A small generator, so that a run can be repeated from its printed seed.
fn next_random(seed: &mut u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Lets a child append from `first` on for a while; the acknowledged lines.
fn run_and_kill(path: &Path, first: u64, life: Duration) -> Vec<(u64, u64, String)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_appends", "--nocapture"])
        .env("YISHAO_KILL_LEDGER", path)
        .env("YISHAO_KILL_FIRST", first.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut acknowledged = Vec::new();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while errors.read_line(&mut line).unwrap() > 0 {
        if let Some(ack) = line.strip_prefix(ACK).and_then(|it| it.strip_suffix('\n')) {
            let words: Vec<_> = ack.split(' ').collect();
            acknowledged.push((
                words[0].parse().unwrap(),
                words[1].parse().unwrap(),
                words[2].to_owned(),
            ));
        } else {
            assert!(!line.contains("panicked"), "{line}");
        }
        line.clear();
    }
    acknowledged
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_doubled_when_the_process_is_killed() {
    let mut seed = std::env::var("SEED")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(20_220_730);
    println!("SEED={seed}");
    let folder = tempfile::tempdir().unwrap();
    let kept: usize = (0..KILLS / KILLS_OF_ONE_LEDGER)
        .map(|n| kill_often(&folder.path().join(format!("{n}.ledger")), &mut seed))
        .sum();
    println!("{kept} acknowledged and kept over {KILLS} kills");
}

/// Kills children that append to one ledger; how many entries they acknowledged.
fn kill_often(path: &Path, seed: &mut u64) -> usize {
    let mut acknowledged: Vec<(u64, u64, String)> = Vec::new();
    let mut kills = 0;
    // Children that die before they can do anything prove little and are not counted.
    for extra in 0..KILLS * 20 {
        let first = acknowledged.len() as u64 + 1;
        let life_ms = next_random(seed) % LIFE_MS_MAX + u64::from(extra);
        let fresh = run_and_kill(path, first, Duration::from_millis(life_ms));
        kills += u32::from(!fresh.is_empty());
        acknowledged.extend(fresh);
        check(path, &acknowledged);
        if kills == KILLS_OF_ONE_LEDGER {
            return acknowledged.len();
        }
    }
    panic!("only {kills} children lived long enough to append");
}

fn check(path: &Path, acknowledged: &[(u64, u64, String)]) {
    if !path.exists() {
        assert!(acknowledged.is_empty());
        return;
    }
    let ledger = SqliteLedger::open(path, &world(), "test", Box::<SetClock>::default()).unwrap();
    let tip = ledger.tip();
    assert_eq!(verify(path).unwrap(), (world(), tip));
    let entries = ledger.read(1, usize::MAX).unwrap();
    // The last command may have been written and not acknowledged; never more than that.
    assert!(
        tip.height <= acknowledged.len() as u64 + 1,
        "{} for {}",
        tip.height,
        acknowledged.len()
    );
    for (n, height, chain) in acknowledged {
        assert_eq!(n, height, "each command took one height");
        let entry = &entries[usize::try_from(height - 1).unwrap()];
        assert_eq!(hex::write(&entry.chain), *chain);
    }
    for (n, entry) in (1..).zip(&entries) {
        assert_eq!(entry.author, message(n).author());
        assert!(Envelope::read(&entry.author).is_ok());
    }
}

#[test]
fn a_full_disk_acknowledges_nothing_and_recovers_when_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        println!("skipped: mounting a small disk needs root on Linux");
        return;
    };
    let path = disk.folder.path().join("full.ledger");
    let ballast = disk.folder.path().join("ballast");
    std::fs::write(&ballast, vec![0; 512 * 1024]).unwrap();
    let clock = Box::new(SetClock::at(Time(1000)));
    let mut ledger = SqliteLedger::open(&path, &world(), "duty", clock).unwrap();
    let (n, err) = (1..100_000)
        .find_map(|n| Some((n, ledger.append(&message(n)).err()?)))
        .unwrap();
    assert!(matches!(err, LedgerError::NotDurable(_)), "{err}");
    assert!(
        err.zh()
            .starts_with("磁盘未能写入,本条未记录。请先记在纸上,恢复后补录。")
    );
    assert!(err.to_string().contains("not recorded"));
    assert_eq!(ledger.tip().height, n - 1);
    assert!(
        ledger.append(&message(n)).is_err(),
        "nothing is taken until it was opened anew"
    );

    std::fs::remove_file(&ballast).unwrap();
    ledger.recover().unwrap();
    assert!((n - 1..=n).contains(&ledger.tip().height));
    let appended = ledger.append(&message(n)).unwrap().unwrap();
    assert_eq!(appended.height, n);
    assert_eq!(verify(&path).unwrap().1, ledger.tip());
}

/// A disk of 2 MiB in memory, for as long as this lives.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn mount() -> Option<SmallDisk> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        mounted.then_some(SmallDisk { folder })
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .status();
    }
}
