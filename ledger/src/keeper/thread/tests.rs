use std::sync::mpsc;

use crossbeam_channel::Receiver;

use super::*;
use crate::keeper::tests::{author, key, memory, no_wiring};

fn wait(boards: &mpsc::Receiver<Arc<Board>>, is_there: impl Fn(&Board) -> bool) -> Arc<Board> {
    loop {
        let board = boards.recv_timeout(Duration::from_secs(60)).unwrap();
        if is_there(&board) {
            return board;
        }
    }
}

fn running(pressed: Receiver<Author>) -> (Running<Past>, mpsc::Receiver<Arc<Board>>) {
    let (shown, boards) = mpsc::channel();
    let wiring = Wiring {
        show: Box::new(move |board: Arc<Board>| drop(shown.send(board))),
        ..no_wiring(pressed)
    };
    let keeper = Keeper::open(memory(), key()).unwrap();
    (Running::new(keeper, wiring), boards)
}

/// A channel whose other end went with a thread that panicked.
fn of_a_dead_thread<T>() -> Receiver<T> {
    bounded(1).1
}

#[test]
fn a_worker_that_ended_is_told_and_the_work_goes_on() {
    let (press, pressed) = bounded(PRESSED_MAX);
    let (mut running, boards) = running(pressed);
    running.digested = of_a_dead_thread();
    running.proven = of_a_dead_thread();
    running.watched = of_a_dead_thread();
    let thread = thread::spawn(move || running.run());
    let all = [Part::Digests, Part::Proof, Part::Copies].map(Trouble::Ended);
    let board = wait(&boards, |board| {
        all.iter().all(|it| board.troubles.contains(it))
    });
    assert_eq!(board.troubles.len(), all.len(), "each once");
    assert!(!board.troubles.iter().any(Trouble::stops_work));
    press.send(author(1)).unwrap();
    wait(&boards, |board| board.tip.height == 1);
    drop(press);
    thread.join().unwrap();
}

#[test]
fn nothing_waits_for_a_vault_that_never_answers() {
    let (press, pressed) = bounded(PRESSED_MAX);
    let (mut running, boards) = running(pressed);
    let (answer, answers) = bounded(0);
    let worker = move |_: &State| answers.recv().unwrap_or(Ok(()));
    running.obedience = Obedience::start(Some(worker), ANSWERS_MAX);
    let thread = thread::spawn(move || running.run());
    for n in 1..=3 {
        press.send(author(n)).unwrap();
        let board = wait(&boards, |board| board.tip.height == n as u64);
        assert_eq!(board.troubles, []);
    }
    // Taken only by a worker that was asked and waits.
    let broken = LedgerError::NotDurable("a broken disk".to_owned());
    answer.send(Err(broken)).unwrap();
    let is_told = |it: &Trouble| matches!(it, Trouble::NotDestroyed { waiting: 0, .. });
    wait(&boards, |board| board.troubles.iter().any(is_told));
    // It is asked again, and now the vault is well.
    drop(answer);
    wait(&boards, |board| board.troubles.is_empty());
    drop(press);
    thread.join().unwrap();
}
