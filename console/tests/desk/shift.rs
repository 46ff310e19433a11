//! 交接班 in the window: the sheet, its three names, what was promised, and alarms put off.

use dispatch_core::command::{Command, HandoverRole};
use dispatch_core::entry::Means;
use dispatch_core::time::Time;
use dispatch_core::view;
use dispatch_core::words::PostId;
use eframe::egui::{Key, Modifiers};
use serde_json::{Value, json};

use crate::hand::Hand;
use crate::keeper::{START, seat};

const CHIEF: &str = "duty-chief";

fn say(hand: &mut Hand, post: &str, json: Value) {
    let seat = seat(post, &hand.room.state);
    let command: Command = serde_json::from_value(json).unwrap();
    hand.room.say(&seat, command);
    hand.room.publish();
    hand.settle();
}

/// A live desk of the duty chief, whose duty the roster changes a quarter of an hour from now.
fn night() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let at = Time(START).plus_s(900).0;
    say(
        &mut hand,
        CHIEF,
        json!({"set_duty": {"post": CHIEF, "person": "wu-yonglan", "from": at}}),
    );
    say(
        &mut hand,
        "duty-officer",
        json!({"claim": {"incident": "i-1", "person": "wang-guochuan"}}),
    );
    hand.sit("值班长");
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num8);
    hand.settle();
    hand
}

#[test]
fn the_sheet_is_read_and_signed_by_three_and_the_seat_goes_over() {
    let mut hand = night();
    assert!(hand.sees("交接班单:值班长,03:15 交接"));
    assert!(hand.sees("承办 王国川"));
    assert!(hand.sees("交接班，1 项待办"), "the tab says that it waits");
    hand.press("签字 交班人 王国川（示例）", &["sign_handover"]);
    let signed = &hand.room.lines.last().unwrap().author;
    assert_eq!(signed.on_behalf, None, "he sits here");
    hand.press("签字 带班领导 李文和（示例）", &["sign_handover"]);
    let signed = &hand.room.lines.last().unwrap().author;
    let heard = signed.on_behalf.as_ref().expect("another sits here");
    assert_eq!(heard.who.to_string(), "post:leader-on-duty");
    assert_eq!(heard.name.as_ref().unwrap().as_str(), "李文和（示例）");
    assert_eq!(heard.means, Means::InPerson);
    assert!(hand.sees("李文和（示例） 03:0"));
    hand.room.pass(900);
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("接班人未到，03:15 起"));
    hand.press("签字 接班人 吴永岚（示例）", &["sign_handover"]);
    let signed = &hand.room.lines.last().unwrap().author;
    assert_eq!(signed.person.as_str(), "wu-yonglan", "he signs himself");
    assert_eq!(signed.on_behalf, None);
    let holder = hand.incident("i-1").holder().unwrap().to_string();
    assert_eq!(holder, "wu-yonglan");
    assert!(!hand.sees("接班人未到"));
    assert!(hand.sees("席位：值班长 · 吴永岚"), "he sits here now");
}

#[test]
fn another_name_is_chosen_from_the_roster_of_the_post() {
    let mut hand = night();
    hand.press("带班领导：李文和（示例），换人", &[]);
    hand.press("徐明民（示例）", &[]);
    hand.press("签字 带班领导 徐明民（示例）", &["sign_handover"]);
    let Command::SignHandover(signed) = &hand.room.lines.last().unwrap().author.command else {
        panic!("a signature");
    };
    assert_eq!(signed.role, HandoverRole::Leader);
    assert_eq!(signed.person.as_ref().unwrap().as_str(), "xu-mingmin");
}

#[test]
fn a_promise_is_typed_in_one_line() {
    let mut hand = night();
    assert!(!hand.enabled("登记口头承诺"));
    hand.write(
        "口头承诺，如：8:30前 报市防指 泽雅人数",
        "4:30前 报市防指 泽雅人数",
    );
    hand.press("登记口头承诺", &["owe"]);
    assert!(hand.sees("04:30 前 泽雅人数 市防指;负责 吴永岚"));
}

#[test]
fn an_alarm_is_put_off_by_the_post_and_the_sheet_names_it() {
    let mut hand = night();
    // Nobody was reached yet: that is an alarm by now.
    hand.room.pass(400);
    hand.room.publish();
    hand.settle();
    let alarms = view::alarms(&hand.room.state, hand.room.now());
    let alarm = alarms.first().expect("something stands").clone();
    hand.press(&format!("暂缓提醒：{}", alarm.zh), &[]);
    hand.choose("理由：已在处置");
    hand.press("暂缓提醒 30 分钟", &["shelve_alarm"]);
    assert!(hand.sees("王国川（示例） 暂缓至 03:3"));
    assert!(
        hand.sees("王国川（示例）(值班长)暂缓至 03:3") && hand.sees(",已在处置"),
        "on the sheet"
    );
    let (post, now) = (PostId::new(CHIEF).unwrap(), hand.room.now());
    assert!(!view::sounds_for(&hand.room.state, &post, &alarm, now));
}

#[test]
fn rescuers_unaccounted_for_cannot_be_put_off() {
    let mut hand = night();
    say(
        &mut hand,
        "duty-officer",
        json!({"roll_call": {"incident": "i-1", "who": "team:water-1", "counted": 3, "of": 4}}),
    );
    let alarms = view::alarms(&hand.room.state, hand.room.state.at);
    let missing = alarms.iter().find(|it| !it.can_shelve).unwrap();
    assert!(!hand.enabled(&format!("暂缓提醒：{}", missing.zh)));
}

#[test]
fn what_another_post_knows_is_named_and_still_asked_of_this_one() {
    let mut hand = night();
    hand.room.pass(400);
    hand.room.publish();
    hand.settle();
    let alarms = view::alarms(&hand.room.state, hand.room.now());
    let alarm = alarms.first().expect("something stands").clone();
    say(
        &mut hand,
        "duty-officer",
        json!({"know_alarm": {"alarm": alarm.key}}),
    );
    let (post, now) = (PostId::new(CHIEF).unwrap(), hand.room.now());
    assert!(view::sounds_for(&hand.room.state, &post, &alarm, now));
    assert!(hand.sees("陈安清（示例）"), "who knows it already");
    hand.press(&format!("知悉：{}", alarm.zh), &["know_alarm"]);
    assert!(!view::sounds_for(&hand.room.state, &post, &alarm, now));
}
