mod obeying;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use crossbeam_channel::bounded;
use dispatch_core::command::{Command, Note};
use dispatch_core::entry::{Basis, World};
use dispatch_core::words::{PersonId, PostId, Words};
use uuid::Uuid;

use super::*;
use crate::clock::SetClock;
use crate::contract::world;
use crate::hex;
use crate::memory::MemoryLedger;
use crate::replay::replay;
use crate::signing::SoftwareKey;
use crate::sqlite::SqliteLedger;
use crate::store::{Outcome, Rejected};

pub(super) fn author(n: u128) -> Author {
    let words = |text| Words::new(text).unwrap();
    Author {
        id: Uuid::from_u128(n),
        world: world(),
        person: PersonId::new("chen").unwrap(),
        post: PostId::new("duty-officer").unwrap(),
        seat: words("duty"),
        console: words("test"),
        on_behalf: None,
        basis: Basis {
            height: 0,
            chain: hex::write(&Tip::genesis(&world()).chain),
        },
        occurred_at: Time(1000),
        pressed_at: Time(1000),
        valid_for_s: None,
        command: Command::Note(Note {
            incident: None,
            satisfies: None,
            words: words("哨"),
        }),
    }
}

pub(super) fn key() -> Box<dyn Signer> {
    Box::new(SoftwareKey::of_drill("keeper"))
}

pub(super) fn memory() -> Box<dyn Ledger> {
    Box::new(MemoryLedger::new(
        world(),
        Box::new(SetClock::at(Time(1000))),
    ))
}

fn file(path: &Path) -> Box<dyn Ledger> {
    let clock = Box::new(SetClock::at(Time(1000)));
    Box::new(SqliteLedger::open(path, &world(), "duty", clock).unwrap())
}

pub(super) fn no_wiring(pressed: crossbeam_channel::Receiver<Author>) -> Wiring<Past> {
    Wiring {
        pressed,
        wishes: crossbeam_channel::never(),
        hear: Box::new(Some),
        due: Box::new(|_, _, _| None),
        show: Box::new(|_| {}),
        show_past: Box::new(|_| {}),
        snapshots: None,
        watch: None,
        vault: None,
    }
}

#[test]
fn what_is_taken_is_what_a_replay_comes_to_at_every_height() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let mut keeper = Keeper::open(file(&path), key()).unwrap();
    for n in 1..=1500 {
        let taken = keeper.take_at(Time(1000 + n), &author(n as u128)).unwrap();
        assert!(
            matches!(taken, Taken::Folded(it, _) if it.height == n as u64),
            "{taken:?}"
        );
    }
    let again = keeper.take(&author(3)).unwrap();
    assert!(
        matches!(again, Taken::Stood(it) if it.height == 3),
        "{again:?}"
    );
    for height in [0, 1, 700, 1023, 1024, 1025, 1500] {
        let board = keeper.board_at(Past::Height(height)).unwrap().unwrap();
        let replayed = replay(&path, Some(height)).unwrap().unwrap();
        assert_eq!(board.tip, replayed.tip);
        assert_eq!(board.state.digest(), replayed.state.digest(), "{height}");
        assert_eq!(board.lines.len() as u64, height);
    }
    assert!(keeper.board_at(Past::Height(1501)).unwrap().is_none());
    for (at, height) in [(999, 0), (1001, 1), (1700, 700), (2023, 1023), (9000, 1500)] {
        let board = keeper.board_at(Past::At(Time(at))).unwrap().unwrap();
        assert_eq!(board.tip.height, height, "the last entry by {at}");
        assert_eq!(board.lines.len() as u64, height);
    }
    drop(keeper);
    let again = Keeper::open(file(&path), key()).unwrap();
    assert_eq!(
        again.state().digest(),
        replay(&path, None).unwrap().unwrap().state.digest()
    );
    assert_eq!(again.board().lines.len(), 1500);
}

#[test]
fn the_thread_shows_what_was_pressed_and_its_digest() {
    let (press, pressed) = bounded(PRESSED_MAX);
    let (ask, wishes) = bounded(WISHES_MAX);
    let (shown, boards) = mpsc::channel();
    let (past, pasts) = mpsc::channel();
    let wiring = Wiring {
        wishes,
        show: Box::new(move |board| drop(shown.send(board))),
        show_past: Box::new(move |board| drop(past.send(board))),
        ..no_wiring(pressed)
    };
    let thread = start(Keeper::open(memory(), key()).unwrap(), wiring).unwrap();
    for n in 1..=300 {
        press.send(author(n)).unwrap();
    }
    let mut height = 0;
    let last = loop {
        let board = boards.recv().unwrap();
        assert!(board.tip.height >= height, "never back");
        height = board.tip.height;
        if height == 300 && board.digest.is_some_and(|(at, _)| at == 300) {
            break board;
        }
    };
    assert_eq!(last.digest, Some((300, last.state.digest())));
    assert_eq!(last.lines.len(), 300);
    ask.send(Past::Height(120)).unwrap();
    assert_eq!(pasts.recv().unwrap().tip.height, 120);
    drop(press);
    assert_eq!(thread.join().unwrap().tip(), last.tip);
}

#[test]
fn a_snapshot_is_a_start_that_the_fold_from_zero_must_confirm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.ledger");
    let run = |presses: std::ops::RangeInclusive<u128>| {
        let (press, pressed) = bounded(PRESSED_MAX);
        let (shown, boards) = mpsc::channel();
        let keeper = Keeper::open_quickly(&path, file(&path), key()).unwrap();
        let began_unproven = keeper.board().unproven;
        let wiring = Wiring {
            show: Box::new(move |board: Arc<Board>| drop(shown.send(board))),
            snapshots: Some(path.clone()),
            ..no_wiring(pressed)
        };
        let thread = start(keeper, wiring).unwrap();
        for n in presses {
            press.send(author(n)).unwrap();
        }
        while boards.recv().unwrap().unproven {}
        drop(press);
        let keeper = thread.join().unwrap();
        (began_unproven, keeper.board())
    };
    let (unproven, first) = run(1..=30);
    assert!(!unproven, "there was no snapshot yet");
    let (unproven, second) = run(31..=40);
    assert!(unproven);
    assert_eq!((second.tip.height, &second.troubles), (40, &Vec::new()));
    assert_eq!(second.lines.len(), 40, "the log is whole again");
    assert_ne!(first.state.digest(), second.state.digest());
    assert_eq!(
        second.state.digest(),
        replay(&path, None).unwrap().unwrap().state.digest()
    );

    let snapshot = crate::beside(&path, "snapshot");
    let text = std::fs::read_to_string(&snapshot).unwrap();
    let forged = text.replace("\"refused\":40", "\"refused\":39");
    assert_ne!(forged, text);
    std::fs::write(&snapshot, forged).unwrap();
    let (unproven, third) = run(41..=41);
    assert!(unproven);
    assert_eq!(third.troubles, [Trouble::SnapshotDiffers(40)]);
    assert_eq!(
        third.state.digest(),
        replay(&path, None).unwrap().unwrap().state.digest()
    );
}

/// A memory ledger whose disk can be made to fail.
struct Failing {
    inner: Box<dyn Ledger>,
    fails: Arc<AtomicBool>,
    poisoned: bool,
}

impl Failing {
    fn check(&mut self) -> Result<(), LedgerError> {
        self.poisoned |= self.fails.load(Ordering::SeqCst);
        match self.poisoned {
            true => Err(LedgerError::NotDurable("full".to_owned())),
            false => Ok(()),
        }
    }
}

impl Ledger for Failing {
    fn world(&self) -> &World {
        self.inner.world()
    }
    fn now(&self) -> Time {
        self.inner.now()
    }
    fn clock_jump_ms(&self) -> Option<i64> {
        Some(3_600_000)
    }
    fn tip(&self) -> Tip {
        self.inner.tip()
    }
    fn append(&mut self, message: &Message) -> Result<Outcome, LedgerError> {
        self.check()?;
        self.inner.append(message)
    }
    fn append_all(&mut self, group: &[(Time, Message)]) -> Result<Vec<Outcome>, LedgerError> {
        self.check()?;
        self.inner.append_all(group)
    }
    fn carry(&mut self, entries: &[Entry]) -> Result<(), LedgerError> {
        self.inner.carry(entries)
    }
    fn read(&self, from: u64, limit: usize) -> Result<Vec<Entry>, LedgerError> {
        self.inner.read(from, limit)
    }
    fn first_height(&self, id: Uuid) -> Result<Option<u64>, LedgerError> {
        self.inner.first_height(id)
    }
    fn rejected(&self) -> Result<Rejected, LedgerError> {
        self.inner.rejected()
    }
    fn recover(&mut self) -> Result<(), LedgerError> {
        self.poisoned = false;
        self.check()
    }
}

#[test]
fn a_disk_that_fails_is_told_and_takes_entries_again_when_it_can() {
    let fails = Arc::new(AtomicBool::new(false));
    let ledger = Failing {
        inner: memory(),
        fails: Arc::clone(&fails),
        poisoned: false,
    };
    let (press, pressed) = bounded(PRESSED_MAX);
    let (shown, boards) = mpsc::channel();
    let wiring = Wiring {
        show: Box::new(move |board: Arc<Board>| drop(shown.send(board))),
        ..no_wiring(pressed)
    };
    let thread = start(Keeper::open(Box::new(ledger), key()).unwrap(), wiring).unwrap();
    let wait = |is_there: &dyn Fn(&Board) -> bool| loop {
        let board = boards.recv_timeout(Duration::from_secs(60)).unwrap();
        if is_there(&board) {
            return board;
        }
    };
    let not_recorded = |board: &Board| {
        board
            .troubles
            .iter()
            .any(|it| matches!(it, Trouble::NotRecorded { .. }))
    };
    press.send(author(1)).unwrap();
    let board = wait(&|board| board.tip.height == 1);
    assert_eq!(board.troubles, [Trouble::ClockJumped(3_600_000)]);

    fails.store(true, Ordering::SeqCst);
    press.send(author(2)).unwrap();
    let board = wait(&not_recorded);
    assert_eq!(board.tip.height, 1);
    let lost = Trouble::NotRecorded {
        cause: "full".to_owned(),
        count: 1,
    };
    assert!(board.troubles.contains(&lost), "{:?}", board.troubles);
    assert!(lost.stops_work());
    assert!(
        lost.zh()
            .starts_with("磁盘未能写入,本条未记录。请先记在纸上,恢复后补录。")
    );
    press.send(author(3)).unwrap();
    wait(&|board| {
        let two = |it: &Trouble| matches!(it, Trouble::NotRecorded { count: 2, .. });
        board.troubles.iter().any(two)
    });

    fails.store(false, Ordering::SeqCst);
    let board = wait(&|board| !not_recorded(board));
    assert_eq!(
        board.tip.height, 3,
        "what was pressed meanwhile is recorded in its order"
    );
    let ids: Vec<_> = board
        .lines
        .iter()
        .map(|it| it.author.id.as_u128())
        .collect();
    assert_eq!(ids, [1, 2, 3]);
    drop(press);
    thread.join().unwrap();
}

#[test]
fn what_fell_due_is_entered_and_what_is_refused_is_not_entered_again_at_once() {
    let (press, pressed) = bounded(PRESSED_MAX);
    let (shown, boards) = mpsc::channel();
    let wiring = Wiring {
        due: Box::new(|_, tip, now| {
            assert_eq!(now, Time(1000));
            (tip.height < 5).then(|| author(u128::from(tip.height) + 1))
        }),
        show: Box::new(move |board: Arc<Board>| drop(shown.send(board))),
        ..no_wiring(pressed)
    };
    let thread = start(Keeper::open(memory(), key()).unwrap(), wiring).unwrap();
    while boards.recv().unwrap().tip.height < 5 {}
    drop(press);
    assert_eq!(thread.join().unwrap().tip().height, 5);
}

#[test]
fn a_group_is_folded_and_recorded_as_one() {
    let group = |keeper: &mut Keeper| {
        keeper.take_group(|state, tip| {
            assert_eq!(state.height, tip.height);
            (tip.height < 40).then(|| (Time(1000), author(u128::from(tip.height) + 1)))
        })
    };
    let mut one_by_one = Keeper::open(memory(), key()).unwrap();
    for n in 1..=40 {
        one_by_one.take(&author(n)).unwrap();
    }
    let mut keeper = Keeper::open(memory(), key()).unwrap();
    group(&mut keeper).unwrap();
    assert_eq!(keeper.tip(), one_by_one.tip());
    assert_eq!(keeper.state().digest(), one_by_one.state().digest());

    let ledger = Failing {
        inner: memory(),
        fails: Arc::new(AtomicBool::new(true)),
        poisoned: false,
    };
    let mut failing = Keeper::open(Box::new(ledger), key()).unwrap();
    assert!(matches!(
        group(&mut failing),
        Err(LedgerError::NotDurable(_))
    ));
    assert_eq!(failing.tip().height, 0, "the State is as before");
}

#[test]
fn what_lies_before_the_lines_that_are_held_is_read_from_the_ledger() {
    let mut keeper = Keeper::open(memory(), key()).unwrap();
    let count = LINES_MAX as i64 + 3_000;
    for n in 1..=count {
        keeper.take_at(Time(1000 + n), &author(n as u128)).unwrap();
    }
    let held = keeper.board().lines;
    assert_eq!(held.len(), LINES_MAX);
    for moment in [Past::Height(1_500), Past::At(Time(2_500))] {
        let board = keeper.board_at(moment).unwrap().unwrap();
        assert_eq!(board.tip.height, 1_500);
        let heights: Vec<u64> = board.lines.iter().map(|it| it.height).collect();
        assert_eq!(heights.last(), Some(&1_500), "the log ends there");
        assert!(heights.len() > 1_024, "and is no empty one");
    }
}
