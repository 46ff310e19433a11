//! Every verb of the command line asks for the same command as the button does.

use dispatch_core::command::Command;
use dispatch_core::state::{AssignmentState, Status};
use dispatch_core::words::{DepartmentId, MeasureId, TeamId};
use eframe::egui::{Event, Key};

use crate::hand::Hand;
use crate::keeper::{seat, whistle};

/// Types a line into the field where the caret stands, and sends it.
fn says(hand: &mut Hand, line: &str, commands: &[&str]) {
    hand.harness.event(Event::Text(line.to_owned()));
    hand.harness.run_steps(1);
    hand.harness.key_press(Key::Enter);
    assert_eq!(hand.settle(), commands, "{line}");
}

fn at_the_line(incidents: usize) -> Hand {
    let mut hand = Hand::with_incidents(incidents);
    hand.key(Key::Slash, &[]);
    hand
}

fn last(hand: &Hand) -> dispatch_core::entry::Author {
    hand.room.lines.last().unwrap().author.clone()
}

#[test]
fn a_department_is_called_rung_and_answers_by_telephone() {
    let mut hand = at_the_line(1);
    let police = DepartmentId::new("police").unwrap();
    says(&mut hand, "jy gaf wrjt", &["attempt"]);
    says(&mut hand, "叫应公安 接通", &["attempt"]);
    let call = hand.incident("i-1").calls[&police].clone();
    assert_eq!(call.attempts.len(), 2);
    says(&mut hand, "q gaf", &["acknowledge"]);
    let author = last(&hand);
    assert!(author.on_behalf.is_some(), "a word heard by telephone");
    says(&mut hand, "cf gaf", &["set_out"]);
    says(&mut hand, "d gaf 12人", &["report_in"]);
    let Command::ReportIn(it) = last(&hand).command else {
        panic!("no report in")
    };
    assert_eq!(it.strength.people, Some(12));
    says(&mut hand, "t 卫生", &["call"]);
}

/// Who was named has arrived and commands; later all is under control: two words heard by telephone.
#[test]
fn command_is_taken_and_control_is_said_by_a_word() {
    let mut hand = at_the_line(1);
    says(&mut hand, "zp", &["designate"]);
    let incident = hand.incident("i-1");
    let named = incident.designated.as_ref().unwrap().post.clone();
    hand.room.pass(600);
    says(&mut hand, "jg", &["take_command"]);
    assert_eq!(hand.incident("i-1").commander().unwrap().post, named);
    says(&mut hand, "kz", &["controlled"]);
    assert_eq!(hand.incident("i-1").status, Status::Controlled);
}

#[test]
fn a_team_is_sent_comes_and_is_taken_elsewhere() {
    let mut hand = at_the_line(2);
    let water = TeamId::new("water-1").unwrap();
    says(&mut hand, "派水域一队 下水救人", &["dispatch"]);
    let assignment = hand.incident("i-1").assignments[&water].clone();
    assert_eq!(assignment.words.as_ref().unwrap().as_str(), "下水救人");
    says(&mut hand, "cf sy1", &["team_state"]);
    says(&mut hand, "d sy1 8", &["team_state"]);
    let assignment = hand.incident("i-1").assignments[&water].clone();
    assert_eq!(assignment.state, AssignmentState::OnScene);
    assert_eq!(assignment.strength.people, Some(8));
    says(&mut hand, "#2", &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-2");
    hand.harness
        .event(Event::Text("cd sy1 救人 那边有人被困".to_owned()));
    hand.settle();
    assert!(hand.sees("从 郭溪街道 六虹桥延伸段下穿道路 抽走"));
    hand.harness.key_press(Key::Enter);
    // The duty officer may not: it is the chief's, and the line says so.
    assert_eq!(hand.settle(), [""; 0]);
    hand.key(Key::Escape, &[]);
    hand.sit("值班长");
    hand.key(Key::Slash, &[]);
    says(&mut hand, "cd sy1 救人 那边有人被困", &["recall"]);
    assert!(hand.incident("i-2").assignments[&water].state.holds());
}

#[test]
fn figures_a_remark_an_order_and_who_has_it_are_typed() {
    let mut hand = at_the_line(1);
    says(&mut hand, "n 被困2 重伤 不详", &["state"]);
    let figures = hand.incident("i-1").figures();
    assert_eq!(figures[&MeasureId::new("trapped").unwrap()], Some(2));
    assert_eq!(figures[&MeasureId::new("serious").unwrap()], None);
    says(&mut hand, "jl 水位还在涨", &["note"]);
    says(&mut hand, "o 公安、郭溪街道 封闭道路", &["order"]);
    let incident = hand.incident("i-1");
    assert_eq!(incident.orders.values().next().unwrap().to.len(), 2);
    says(&mut hand, "cb", &["claim"]);
    assert!(hand.incident("i-1").holder().is_some());
    says(&mut hand, "fx", &["claim"]);
    assert!(hand.incident("i-1").holder().is_none());
    let officer = seat("duty-officer-2", &hand.room.state).person;
    let name = hand.room.state.register.persons[&officer].zh.to_string();
    says(&mut hand, &format!("cb {name}"), &["claim"]);
    assert_eq!(hand.incident("i-1").holder(), Some(&officer));
    says(&mut hand, "02:50前 报市防指 泽雅孤岛村", &["owe"]);
    says(
        &mut hand,
        "xy 4 积水加深；水深 0.6 米",
        &["adjust_response"],
    );
    assert!(hand.incident("i-1").response_level().is_some());
}

#[test]
fn a_whistle_is_taken_an_alarm_known_and_the_last_act_taken_back() {
    let mut hand = at_the_line(1);
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-9", "330304009", "任桥"));
    hand.room.publish();
    hand.settle();
    says(&mut hand, "zx", &["know_alarm"]);
    says(&mut hand, "js 任桥", &["take_whistle"]);
    says(&mut hand, "p sy1", &["dispatch"]);
    assert!(hand.enabled("撤回"));
    says(&mut hand, "撤回", &["undo"]);
    says(&mut hand, "p sy1", &["dispatch"]);
    hand.harness
        .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(hand.settle(), ["undo"], "Ctrl Z on an empty line");
    assert!(hand.incident("i-1").assignments.is_empty());
}

#[test]
fn the_line_goes_to_boards_forms_and_places() {
    let mut hand = at_the_line(2);
    says(&mut hand, "k 时限", &[]);
    assert!(hand.harness.state().view().board.is_some());
    says(&mut hand, "看潘桥街道 瞿溪老街", &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-2");
    assert!(hand.harness.state().view().board.is_none());
    says(&mut hand, "k jwd", &[]);
    assert!(hand.sees("“jwd”"), "nothing is called so");
    hand.key(Key::Escape, &[]);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "k 接报", &[]);
    assert!(hand.sees("落第一个字"), "the call note is open");
}
