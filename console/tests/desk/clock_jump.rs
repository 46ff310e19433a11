//! A system clock that jumps by a year: nothing breaks, limits run by the world's time, and it is said.

use egui_kittest::kittest::Queryable;
use ledger::keeper::Trouble;
use yishao::desk::Picture;

use crate::hand::Hand;

const YEAR_S: i64 = 365 * 86_400;

/// How often the screen says that a limit is over.
fn late(hand: &Hand) -> usize {
    hand.harness.query_all_by_label_contains("超时").count()
}

/// The ledger keeps its own clock and says that the machine's jumped.
fn told(hand: &mut Hand, seconds: i64) {
    let picture = Picture {
        troubles: vec![Trouble::ClockJumped(seconds * 1_000)],
        ..hand.room.picture()
    };
    hand.room.keeper.publish(std::sync::Arc::new(picture));
    hand.harness.run_steps(3);
}

#[test]
fn a_jump_that_the_ledgers_clock_did_not_follow_is_said_and_changes_no_limit() {
    let mut hand = Hand::with_incidents(1);
    let (before, overdue) = (hand.first("到场报到 "), late(&hand));
    for seconds in [YEAR_S, -YEAR_S] {
        told(&mut hand, seconds);
        assert!(
            hand.sees(&format!("本机时钟跳动 {seconds} 秒")),
            "{seconds}"
        );
        assert!(hand.enabled(&before), "what may be pressed may be pressed");
        assert_eq!(late(&hand), overdue, "no limit is over by it");
    }
}

/// Where even the desk's own clock jumps, world time never goes back behind the last entry.
#[test]
fn a_clock_that_was_set_back_a_year_shows_the_time_of_the_last_entry() {
    let mut hand = Hand::with_incidents(1);
    let (last, overdue) = (hand.room.state.at, late(&hand));
    let started = hand.room.now();
    hand.room.set_clock(started.plus_s(-YEAR_S));
    hand.settle();
    let clock = last.local_clock().to_string();
    assert!(hand.sees(&clock), "the band shows {clock}");
    assert_eq!(late(&hand), overdue);
    let before = hand.room.lines.len();
    let report = hand.first("到场报到 ");
    hand.press(&report, &["report_in"]);
    let line = hand.room.lines[before].clone();
    assert!(line.at >= last, "an entry stands behind the one before it");
    // Set right again, and then a year ahead: late is late by the world's time, without a panic.
    hand.room.set_clock(started.plus_s(600));
    hand.settle();
    hand.room.set_clock(started.plus_s(YEAR_S));
    hand.settle();
    assert!(late(&hand) > overdue, "a year is over for this clock");
}
