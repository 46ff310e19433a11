use dispatch_core::words::IncidentId;

use super::*;
use crate::vault::tests::destroyed;
use crate::vault::{Sealed, Vault};

const NAME: &[u8] = b"name";

fn incident() -> IncidentId {
    IncidentId::new("1").unwrap()
}

fn vault(ledger: &Path) -> Vault {
    let opened = || Vault::beside(ledger, SoftwareKey::of_drill("keeper").vault_key());
    // The worker of the keeper that has just ended may hold the file still.
    for _ in 0..200 {
        match opened() {
            Err(LedgerError::Machine(..)) => std::thread::sleep(Duration::from_millis(50)),
            opened => return opened.unwrap(),
        }
    }
    opened().unwrap()
}

/// A ledger's path with a vault beside it that holds a name.
fn with_a_name(folder: &Path) -> (std::path::PathBuf, Sealed) {
    let ledger = folder.join("live.ledger");
    let sealed = vault(&ledger).put(&incident(), NAME).unwrap();
    (ledger, sealed)
}

struct Run {
    press: crossbeam_channel::Sender<Author>,
    boards: mpsc::Receiver<Arc<Board>>,
    thread: std::thread::JoinHandle<Keeper>,
}

fn run(keeper: Keeper, ledger: &Path) -> Run {
    let (press, pressed) = bounded(PRESSED_MAX);
    let (shown, boards) = mpsc::channel();
    let wiring = Wiring {
        show: Box::new(move |board: Arc<Board>| drop(shown.send(board))),
        vault: Some(Obeying {
            ledger: ledger.to_owned(),
            wrapping: SoftwareKey::of_drill("keeper").vault_key(),
        }),
        ..no_wiring(pressed)
    };
    let thread = start(keeper, wiring).unwrap();
    Run {
        press,
        boards,
        thread,
    }
}

impl Run {
    fn wait(&self, is_there: impl Fn(&Board) -> bool) -> Arc<Board> {
        loop {
            let board = self.boards.recv_timeout(Duration::from_secs(60)).unwrap();
            if is_there(&board) {
                return board;
            }
        }
    }

    fn end(self) {
        drop(self.press);
        self.thread.join().unwrap();
    }
}

/// What is told of the vault: how many incidents wait.
fn waiting(board: &Board) -> Option<usize> {
    board.troubles.iter().find_map(|it| match it {
        Trouble::NotDestroyed { waiting, .. } => Some(*waiting),
        _ => None,
    })
}

#[test]
fn a_vault_that_somebody_writes_is_told_and_obeys_when_it_can() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, sealed) = with_a_name(folder.path());
    let held = rusqlite::Connection::open(crate::beside(&ledger, "vault")).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut keeper = Keeper::open(memory(), key()).unwrap();
    keeper.folded.state = destroyed(&keeper.folded.state, &incident());
    let run = run(keeper, &ledger);
    for n in 1..=3 {
        run.press.send(author(n)).unwrap();
        run.wait(|board| board.tip.height == n as u64);
    }
    let board = run.wait(|board| waiting(board) == Some(1));
    let told = &board.troubles[0];
    assert!(!told.stops_work());
    assert!(told.zh().contains("1 起事件"), "{}", told.zh());
    assert!(told.to_string().contains("1 incidents"), "{told}");

    drop(held);
    run.wait(|board| waiting(board).is_none());
    run.end();
    assert_eq!(vault(&ledger).get(&sealed).unwrap(), None);
}

/// A ledger of one entry, opened from a snapshot that says of an incident what never was said.
fn opened_from_a_forged_snapshot(ledger: &Path) -> Run {
    let mut keeper = Keeper::open(file(ledger), key()).unwrap();
    keeper.take(&author(1)).unwrap();
    drop(keeper);
    let replayed = replay(ledger, None).unwrap().unwrap();
    snapshot::write(
        ledger,
        replayed.tip,
        &destroyed(&replayed.state, &incident()),
    )
    .unwrap();
    let keeper = Keeper::open_quickly(ledger, file(ledger), key()).unwrap();
    assert_eq!(keeper.state().destroyed_personal().count(), 1, "forged");
    run(keeper, ledger)
}

#[test]
fn a_snapshot_that_was_not_proven_destroys_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, sealed) = with_a_name(folder.path());
    let run = opened_from_a_forged_snapshot(&ledger);
    run.wait(|board| board.troubles.contains(&Trouble::SnapshotDiffers(1)));
    run.end();
    assert_eq!(vault(&ledger).get(&sealed).unwrap().unwrap()[..], *NAME);
}

/// A vault that fails tells how much was asked of it: nothing, whenever it is asked.
#[test]
fn a_vault_is_asked_nothing_before_the_proof() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("live.ledger");
    std::fs::write(crate::beside(&ledger, "vault"), [b'x'; 8192]).unwrap();
    let run = opened_from_a_forged_snapshot(&ledger);
    let board = run.wait(|board| waiting(board).is_some());
    assert_eq!((waiting(&board), board.unproven), (Some(0), false));
    run.end();
}
