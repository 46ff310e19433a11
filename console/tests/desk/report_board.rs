//! The report board: who was reached, who answered, who came, each at a glance and with who said so.

use dispatch_core::command::Command;
use dispatch_core::entry::Means;
use dispatch_core::words::DepartmentId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::hand::Hand;
use crate::layout::{SIZES, resize};
use crate::window::picture;

/// What a label says that ends so.
fn label_ending(hand: &Hand, end: &str) -> String {
    let labels = hand.harness.query_all_by_role(Role::Label);
    let mut found = labels
        .filter_map(|it| it.accesskit_node().value())
        .filter(|it| it.ends_with(end));
    found
        .next()
        .unwrap_or_else(|| panic!("no label ends with {end}"))
}

#[test]
fn what_was_heard_is_never_shown_as_the_others_own_signature() {
    let mut hand = Hand::with_incidents(1);
    resize(&mut hand, SIZES[2]);
    assert!(hand.harness.query_by_label("限时").is_some(), "columns");
    hand.press("代签收 区公安分局", &["acknowledge"]);
    let heard = label_ending(&hand, "代");
    assert!(hand.sees("03:01推"), "reached is implied, and drawn so");
    hand.harness.get_by_label(&heard).hover();
    hand.harness.run_steps(30);
    let said = "代签收（电话）不详 03:01，记录 陈安清";
    assert!(hand.sees(said), "{heard}");
    picture(&mut hand.harness, "report-board");
}

#[test]
fn in_a_narrow_column_each_department_has_its_line_and_its_next_step() {
    let mut hand = Hand::with_incidents(1);
    resize(&mut hand, SIZES[1]);
    hand.key(Key::Num1, &[]);
    assert!(hand.harness.query_by_label("限时").is_none(), "no columns");
    hand.press("代签收 区公安分局", &["acknowledge"]);
    hand.press("出发 区公安分局", &["set_out"]);
    assert!(hand.enabled("到场报到 区公安分局"));
    assert!(hand.buttons("代签收 区公安分局", true).is_empty());
    picture(&mut hand.harness, "report-board-narrow");
}

/// The last attempt of the ledger: whom, at which post and number.
fn last_attempt(hand: &Hand) -> (String, Option<String>, Option<String>) {
    let lines = hand.room.lines.iter().rev();
    let mut attempts = lines.filter_map(|line| match &line.author.command {
        Command::Attempt(it) => Some(it.clone()),
        _ => None,
    });
    let it = attempts.next().unwrap();
    let text = |it: Option<String>| it;
    let post = it.to_post.map(|it| it.to_string());
    (
        it.to.to_string(),
        post,
        text(it.number.map(|it| it.to_string())),
    )
}

#[test]
fn the_ladder_proposes_tonights_number_and_another_step_is_one_press_away() {
    let mut hand = Hand::with_incidents(1);
    let ring = |hand: &mut Hand| {
        let button = hand.first("叫应 区公安分局");
        hand.press(&button, &[]);
    };
    ring(&mut hand);
    picture(&mut hand.harness, "ladder");
    assert!(hand.sees("值班电话  0577-0000-1003"));
    hand.press("无人接听 区公安分局", &["attempt"]);
    // The next step: whoever holds the post tonight, with his own number.
    hand.room.pass(130);
    hand.settle();
    ring(&mut hand);
    assert!(hand.sees("已呼"));
    assert!(hand.sees("带班领导  杨"), "by name");
    hand.press("占线 区公安分局", &["attempt"]);
    let (to, post, number) = last_attempt(&hand);
    assert_eq!(
        (to.as_str(), post.as_deref()),
        ("带班领导", Some("police-duty-head"))
    );
    let number = number.expect("his number is in the entry");
    assert!(number.starts_with("0577-0000-"), "{number}");
    // The roster changes: another man is rung.
    let seat = crate::keeper::seat("duty-chief", &hand.room.state);
    let other = serde_json::json!({"set_duty": {"post": "police-duty-head",
        "person": "fang-xuechuan", "order": 0, "from": hand.room.now()}});
    hand.room.say(&seat, serde_json::from_value(other).unwrap());
    hand.room.publish();
    hand.settle();
    ring(&mut hand);
    hand.choose("2. 带班领导");
    assert!(hand.sees("带班领导  方"), "the man of tonight");
    hand.press("已接通 区公安分局", &["attempt"]);
    assert_ne!(last_attempt(&hand).2, Some(number));
}

#[test]
fn what_one_press_records_of_how_it_was_heard_stands_on_the_board() {
    let mut hand = Hand::with_incidents(1);
    hand.press("代记方式：电话", &[]);
    hand.press("代记方式：卫星电话", &[]);
    hand.press("代签收 区公安分局", &["acknowledge"]);
    let said = &hand.room.lines.last().unwrap().author;
    assert_eq!(said.on_behalf.as_ref().unwrap().means, Means::Radio);
}

/// The calls of the incident, by id.
fn called(hand: &Hand) -> Vec<DepartmentId> {
    let clocked = hand.incident("i-1").calls.clone().into_iter();
    let clocked = clocked.filter(|(_, call)| call.has_clock());
    clocked.map(|(id, _)| id).collect()
}

fn name(hand: &Hand, id: &DepartmentId) -> String {
    hand.room.state.register.departments[id].zh.to_string()
}

/// The row of a department on the board.
fn row(hand: &Hand, id: &DepartmentId) -> Rect {
    let name = name(hand, id);
    let found = hand.harness.query_all_by_role(Role::Label);
    let mut found = found.filter(|it| it.accesskit_node().value().as_deref() == Some(&*name));
    found
        .next()
        .unwrap_or_else(|| panic!("no row of {name}"))
        .rect()
}

/// What labels say in the row of a department.
fn said_in_row(hand: &Hand, id: &DepartmentId) -> String {
    let row = row(hand, id).y_range().expand(4.0);
    let labels = hand.harness.query_all_by_role(Role::Label);
    let in_row = labels.filter(|it| row.contains(it.rect().center().y));
    let texts: Vec<String> = in_row
        .filter_map(|it| it.accesskit_node().value())
        .collect();
    texts.join(" | ")
}

fn say(hand: &mut Hand, said: serde_json::Value) {
    crate::persons::say(hand, "duty-officer", said);
}

fn of(id: &DepartmentId, what: &str) -> serde_json::Value {
    json!({ what: { "incident": "i-1", "department": id } })
}

fn answered(id: &DepartmentId) -> serde_json::Value {
    json!({"attempt": {"incident": "i-1", "department": id, "to": "值班电话",
        "means": "telephone", "result": "answered"}})
}

/// Two clocks run one after the other, and each says which it is; that it came late stays.
#[test]
fn each_clock_says_what_it_waits_for_and_how_late_it_came_stays() {
    for size in [SIZES[1], SIZES[2]] {
        let mut hand = Hand::with_incidents(1);
        resize(&mut hand, size);
        // The board alone, from its top on.
        for section in [Key::Num1, Key::Num3] {
            hand.key(section, &[]);
        }
        let all = called(&hand);
        let (slow, quick) = (&all[0], &all[1]);
        let wide = hand.harness.query_by_label("限时").is_some();
        assert_eq!(wide, size == SIZES[2], "columns where there is room");
        assert!(said_in_row(&hand, slow).contains("叫应 余 04:00"));
        say(&mut hand, answered(slow));
        assert!(said_in_row(&hand, slow).contains("签收 余 05:00"));
        assert!(!said_in_row(&hand, slow).contains("到场 余"));
        for id in [slow, quick] {
            say(&mut hand, of(id, "acknowledge"));
        }
        assert!(said_in_row(&hand, slow).contains("到场 余 30:00"));
        assert!(!said_in_row(&hand, slow).contains("签收 余"));
        hand.room.pass(1_740);
        say(&mut hand, of(quick, "report_in"));
        hand.room.pass(185);
        hand.settle();
        assert!(said_in_row(&hand, slow).contains("到场 超时 02:05"));
        picture(&mut hand.harness, &format!("two-clocks-{}", size[0]));
        say(&mut hand, of(slow, "report_in"));
        hand.harness.get_by_label("迟 02:05").scroll_to_me();
        hand.settle();
        hand.settle();
        assert!(said_in_row(&hand, slow).contains("迟 02:05"));
        picture(&mut hand.harness, &format!("came-late-{}", size[0]));
        let late = hand.harness.query_all_by_label("迟 02:05").count();
        assert_eq!(late, 1, "whoever came in time has no such mark");
        hand.harness.get_by_label("迟 02:05").hover();
        hand.harness.run_steps(30);
        assert!(hand.sees("到场限时已过 02:05 才到场"));
        // An hour later it stands there as it did.
        hand.room.pass(3_600);
        hand.settle();
        assert!(said_in_row(&hand, slow).contains("迟 02:05"));
    }
}

#[test]
fn the_late_stand_on_top_then_whoever_has_least_time_left_then_those_who_came() {
    let mut hand = Hand::with_incidents(1);
    resize(&mut hand, SIZES[2]);
    for section in [Key::Num1, Key::Num3] {
        hand.key(section, &[]);
    }
    let all = called(&hand);
    let [far, near, came, later, latest] = [0, 1, 2, 3, 4].map(|it| all[it].clone());
    // By id `far` stands before `near`, and `later` before `latest`: time alone turns them round.
    say(&mut hand, answered(&latest));
    hand.room.pass(100);
    say(&mut hand, answered(&later));
    say(&mut hand, of(&came, "report_in"));
    hand.room.pass(200);
    for id in &all[5..] {
        say(&mut hand, of(id, "acknowledge"));
    }
    say(&mut hand, answered(&near));
    hand.room.pass(20);
    say(&mut hand, of(&far, "acknowledge"));
    hand.room.pass(85);
    hand.settle();
    let top_down = [&latest, &later, &near, &far, &came];
    let tops = top_down.map(|id| row(&hand, id).top());
    assert!(tops.is_sorted(), "{tops:?}");
    assert!(said_in_row(&hand, &later).contains("签收 超时"));
    assert!(said_in_row(&hand, &near).contains("签收 余"));
    assert!(said_in_row(&hand, &far).contains("到场 余"));
    picture(&mut hand.harness, "late-on-top");
}
