//! A thread that ended while the window is open: told on the screen, heard, and nothing that is pressed
//! then seems to be on its way.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use yishao::desk::{link, print_link};
use yishao::sound::Tone;

use crate::hand::Hand;

const WORDS: &str = "不写姓名，如：白色轿车内";

/// At a desk where only the section with the list of persons stands open, with somebody half listed.
fn listing() -> Hand {
    let mut hand = crate::persons::at_the_list();
    hand.write(WORDS, "白色轿车司机");
    hand
}

#[test]
fn when_recording_has_ended_nothing_can_be_pressed_and_everybody_hears_of_it() {
    let mut hand = listing();
    assert!(hand.enabled("列为被困"));
    // One press is with the thread when it dies.
    hand.harness
        .get_by_role_and_label(Role::Button, "列为被困")
        .click();
    hand.harness.run_steps(3);
    hand.room.keeper = link().1;
    hand.harness.run_steps(3);
    assert!(hand.sees("记录线程已中止"));
    assert_eq!(
        hand.harness.state().outbox().unanswered(),
        1,
        "it waits for ever"
    );
    assert_eq!(hand.harness.state().tone(), Some(Tone::First));
    hand.write(WORDS, "另一人");
    assert!(!hand.enabled("列为被困"));
    hand.key(Key::F9, &[]);
    assert!(hand.sees("The recording thread has ended"));
}

/// The mark says 一致 only while nothing is wrong with the record behind it.
#[test]
fn the_record_is_marked_as_one_to_be_checked_while_something_is_wrong_with_it() {
    let mut hand = Hand::with_incidents(1);
    assert!(hand.sees("本机记录 一致"));
    let mut wrong = hand.room.picture();
    wrong.troubles = vec![yishao::desk::Trouble::NotRecorded {
        cause: "no space".to_owned(),
        count: 2,
    }];
    hand.room.keeper.publish(std::sync::Arc::new(wrong));
    hand.harness.run_steps(3);
    assert!(hand.sees("本机记录 请核对") && !hand.sees("本机记录 一致"));
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("本机记录 一致"));
}

#[test]
fn when_the_vault_has_ended_a_name_comes_back_to_whoever_wrote_it() {
    let mut hand = listing();
    hand.press("填人员信息", &[]);
    hand.write("姓名", "张三丰");
    hand.room.keeper.vault = None;
    hand.settle();
    assert!(hand.sees("人员信息线程已中止"));
    assert_eq!(hand.harness.state().tone(), Some(Tone::Second));
    hand.press("列为被困", &[]);
    let outbox = hand.harness.state().outbox();
    assert_eq!((outbox.unanswered(), outbox.confidences().len()), (0, 0));
    assert!(hand.sees("未存入，未登记"));
}

#[test]
fn when_printing_has_ended_the_key_says_so() {
    let mut hand = Hand::with_incidents(1);
    hand.room.printer = print_link().1;
    hand.settle();
    assert!(hand.sees("打印线程已中止"));
    assert_eq!(hand.harness.state().tone(), Some(Tone::Second));
    hand.key(Key::F12, &[]);
    assert!(hand.sees("态势单没有存成"));
}
