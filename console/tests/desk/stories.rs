//! Small stories of acts that have a button and that once no test pressed: command offered and
//! accepted, a department released, goods that go out and come back, a team asked for, an incident
//! opened again.

use dispatch_core::command::Command;
use dispatch_core::register::Party;
use dispatch_core::state::{AssignmentState, Status};
use dispatch_core::words::{DepartmentId, TeamId};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::acts::only;
use crate::hand::Hand;
use crate::roll_call::say;

/// Presses the button of this name, wherever it lies in its column.
fn press(hand: &mut Hand, name: &str, commands: &[&str]) {
    let node = hand.harness.get_by_role_and_label(Role::Button, name);
    node.scroll_to_me();
    hand.settle();
    hand.press(name, commands);
}

fn who_said(hand: &Hand) -> Option<Party> {
    let author = &hand.room.lines.last().unwrap().author;
    author.on_behalf.as_ref().map(|it| it.who.clone())
}

/// Sits where the incident is commanded.
fn sit_in_command(hand: &mut Hand) {
    let post = hand.incident("i-1").commander().unwrap().post.clone();
    let post = hand.room.state.register.post_zh(&post).to_owned();
    hand.sit(&post);
}

/// S3 without a declaration: named, on the way, there; then the command is handed over by word.
#[test]
fn a_commander_is_named_sets_out_comes_and_is_offered_the_command() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(60);
    only(&mut hand, Key::Num1);
    let designate = hand.first("指派指挥官");
    press(&mut hand, &designate, &["designate"]);
    let post = hand
        .incident("i-1")
        .designated
        .as_ref()
        .unwrap()
        .post
        .clone();
    let name = hand.room.state.register.post_zh(&post).to_owned();
    press(&mut hand, &format!("出发 {name}"), &["commander_on_way"]);
    assert_eq!(who_said(&hand), Some(Party::Post(post.clone())));
    press(&mut hand, &format!("已到场 {name}"), &["commander_on_way"]);
    let before = hand.incident("i-1").commander().unwrap().post.clone();
    assert_ne!(before, post, "who comes does not command yet");
    sit_in_command(&mut hand);
    press(&mut hand, &format!("提出移交 {name}"), &["offer_command"]);
    assert_eq!(who_said(&hand), None, "his own word");
    assert_eq!(hand.incident("i-1").commander().unwrap().post, before);
    let accept = format!("接受移交 {name}");
    assert!(
        !hand.enabled(&accept),
        "he who hands over does not take it for the other"
    );
    hand.sit(&name);
    press(&mut hand, &accept, &["accept_command"]);
    assert_eq!(hand.incident("i-1").commander().unwrap().post, post);
}

/// By radio at night: neither of the two has a console, and the centre writes down what both said.
#[test]
fn a_handover_by_radio_is_written_down_by_the_centre_as_theirs() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num1);
    let giver = hand.incident("i-1").commander().unwrap().post.clone();
    let offer = hand.first("提出移交（代记） ");
    press(&mut hand, &offer, &["offer_command"]);
    assert_eq!(who_said(&hand), Some(Party::Post(giver)));
    let taker = hand.incident("i-1").offer.unwrap().post;
    let accept = hand.first("接受移交（代记） ");
    press(&mut hand, &accept, &["accept_command"]);
    assert_eq!(who_said(&hand), Some(Party::Post(taker.clone())));
    assert_eq!(hand.incident("i-1").commander().unwrap().post, taker);
}

#[test]
fn the_township_is_confirmed_in_command_and_nobody_is_to_be_named_any_more() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(60);
    only(&mut hand, Key::Num1);
    let before = dispatch_core::view::clocks(&hand.room.state, &hand.incident("i-1"));
    press(&mut hand, "明确由镇街指挥 郭溪街道", &["confirm_township"]);
    let after = dispatch_core::view::clocks(&hand.room.state, &hand.incident("i-1"));
    let named = |clocks: Vec<dispatch_core::view::Clock>| {
        let kind = dispatch_core::view::ClockKind::NameCommander;
        clocks.iter().filter(|it| it.kind == kind).count()
    };
    assert_eq!((named(before), named(after)), (1, 0));
}

#[test]
fn a_department_is_released_by_its_commander_and_leaves_by_its_own_word() {
    let mut hand = Hand::with_incidents(1);
    let fire = serde_json::json!({ "report_in": { "incident": "i-1",
        "department": "fire-brigade", "strength": { "people": 8 } } });
    say(&mut hand, fire);
    only(&mut hand, Key::Num2);
    let release = "准予撤离 区消防救援大队";
    assert!(!hand.sees(release), "the officer commands nobody there");
    assert!(hand.enabled("准予撤离（代记） 区消防救援大队"));
    sit_in_command(&mut hand);
    press(&mut hand, release, &["release"]);
    assert_eq!(who_said(&hand), None, "his own word");
    hand.sit("值班员");
    press(&mut hand, "已离场 区消防救援大队", &["left"]);
    let fire = DepartmentId::new("fire-brigade").unwrap();
    assert_eq!(who_said(&hand), Some(Party::Department(fire.clone())));
    assert!(hand.incident("i-1").calls[&fire].left.is_some());
}

#[test]
fn a_station_is_asked_for_a_team_takes_the_request_and_the_commander_lets_it_go() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num3);
    hand.key(Key::P, &[]);
    hand.write("按名称找队伍", "郭溪消防站");
    let ask = hand.first("商请调派 ");
    press(&mut hand, &ask, &["request_team"]);
    let station = TeamId::new("guoxi-station").unwrap();
    let state = |hand: &Hand| hand.incident("i-1").assignments[&station].state;
    assert_eq!(state(&hand), AssignmentState::Requested);
    press(&mut hand, "受理 郭溪消防站（示例）", &["answer_team"]);
    let fire = Party::Department(DepartmentId::new("fire-brigade").unwrap());
    assert_eq!(who_said(&hand), Some(fire), "it is the owner's word");
    press(&mut hand, "到场 郭溪消防站（示例）", &["team_state"]);
    sit_in_command(&mut hand);
    press(&mut hand, "准予撤离 郭溪消防站（示例）", &["release_team"]);
    assert!(!state(&hand).holds() || state(&hand) == AssignmentState::Withdrawing);
}

#[test]
fn a_station_that_cannot_come_says_why() {
    let mut hand = Hand::with_incidents(1);
    let ask = serde_json::json!({ "request_team": { "incident": "i-1", "team": "guoxi-station",
        "route": "request" } });
    say(&mut hand, ask);
    only(&mut hand, Key::Num3);
    let cannot = "不能派 郭溪消防站（示例）";
    assert!(!hand.enabled(cannot), "why is not written");
    hand.write("不能派的原因 郭溪消防站（示例）", "均已出动");
    press(&mut hand, cannot, &["answer_team"]);
    let station = TeamId::new("guoxi-station").unwrap();
    let assignment = hand.incident("i-1").assignments[&station].clone();
    assert_eq!(assignment.state, AssignmentState::Declined);
}

#[test]
fn goods_go_out_a_part_is_used_up_and_the_rest_comes_back() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num4);
    let take = hand.all_disabled("直接调拨 ");
    assert!(
        !take.is_empty(),
        "how many is unknown: nothing can be taken"
    );
    hand.write("数量", "2");
    let take = hand.first("直接调拨 ");
    press(&mut hand, &take, &["supply"]);
    let (depot, item) = {
        let incident = hand.incident("i-1");
        let (depot, items) = incident.supplies.iter().next().unwrap();
        (depot.clone(), items.keys().next().unwrap().clone())
    };
    let out = |hand: &Hand| hand.incident("i-1").supplies[&depot][&item].out();
    assert_eq!(out(&hand), 2);
    let number = hand.first_field("归还或消耗几件");
    hand.write(&number, "1");
    let used = hand.first("消耗 ");
    press(&mut hand, &used, &["supply_back"]);
    assert_eq!(out(&hand), 1);
    let back = hand.first("归还 ");
    press(&mut hand, &back, &["supply_back"]);
    assert_eq!(out(&hand), 0, "all that is out where no number is written");
}

#[test]
fn an_incident_that_was_filed_is_opened_again_for_a_reason() {
    let mut hand = Hand::with_incidents(1);
    let commander = hand.incident("i-1").commander().unwrap().post.clone();
    let seat = crate::keeper::seat(commander.as_str(), &hand.room.state);
    let known = serde_json::json!({ "state": { "incident": "i-1", "source": "commander",
        "figures": { "missing": 0, "trapped": 0 }, "standing": "verified" } });
    let known: Result<Command, _> = serde_json::from_value(known);
    hand.room.say(&seat, known.unwrap());
    let adopt = serde_json::json!({ "adopt": { "incident": "i-1",
        "figures": { "missing": 0, "trapped": 0 } } });
    hand.room.say(&seat, serde_json::from_value(adopt).unwrap());
    let end = serde_json::json!({ "end_scene": { "incident": "i-1", "points": [] } });
    hand.room.say(&seat, serde_json::from_value(end).unwrap());
    hand.room.publish();
    hand.settle();
    only(&mut hand, Key::Num1);
    press(&mut hand, "办结归档", &["file"]);
    assert_eq!(hand.incident("i-1").status, Status::Filed);
    hand.choose("重启、恢复通行…");
    assert!(!hand.enabled("重启"), "why is not written");
    hand.write("理由或内容", "水位回涨");
    press(&mut hand, "恢复通行", &["restore_access"]);
    hand.write("理由或内容", "水位回涨");
    press(&mut hand, "重启", &["reopen"]);
    assert!(hand.incident("i-1").status.is_open());
}

#[test]
fn a_response_is_lifted_for_a_reason() {
    let mut hand = Hand::with_incidents(1);
    let level = serde_json::json!({ "adjust_response": { "incident": "i-1", "to": "IV",
        "reason": "积水加深", "evidence": "水深 0.6 米" } });
    say(&mut hand, level);
    assert!(hand.incident("i-1").response_level().is_some());
    only(&mut hand, Key::Num1);
    hand.choose("撤哨、恢复通行…");
    assert!(!hand.enabled("解除应急响应"), "why is not written");
    hand.write("理由或内容", "积水退尽");
    press(&mut hand, "解除应急响应", &["lift_response"]);
    assert!(hand.incident("i-1").response_level().is_none());
}

#[test]
fn a_township_that_handled_it_alone_calls_the_members_when_it_turns_serious() {
    let mut hand = Hand::quiet();
    let mut alone =
        serde_json::to_value(crate::keeper::whistle("i-1", "330304009", "任桥")).unwrap();
    alone["whistle"]["self_handled"] = true.into();
    say(&mut hand, alone);
    assert!(hand.incident("i-1").self_handled);
    only(&mut hand, Key::Num1);
    hand.choose("撤哨、恢复通行…");
    hand.write("理由或内容", "发现一人被困");
    press(&mut hand, "升级吹哨", &["raise"]);
    let incident = hand.incident("i-1");
    assert!(!incident.self_handled && !incident.calls.is_empty());
}

#[test]
fn a_team_takes_part_in_a_drill_and_comes_back_from_it() {
    let mut hand = Hand::with_incidents(1);
    let begins = serde_json::json!({ "exercise": { "team": "water-1", "place": "演练场",
        "recall_min": 25 } });
    say(&mut hand, begins);
    only(&mut hand, Key::Num3);
    hand.key(Key::P, &[]);
    hand.write("按名称找队伍", "水域一队");
    hand.choose("参演登记");
    let ends = hand.first("参演结束 ");
    press(&mut hand, &ends, &["end_exercise"]);
    let team = TeamId::new("water-1").unwrap();
    assert_eq!(who_said(&hand), Some(Party::Team(team.clone())));
    assert!(hand.room.state.teams[&team].exercising().is_none());
}

impl Hand {
    /// The buttons whose name begins so and that cannot be pressed.
    fn all_disabled(&self, begin: &str) -> Vec<String> {
        self.buttons(begin, false)
    }

    /// The first field whose name begins so.
    fn first_field(&self, begin: &str) -> String {
        let fields = self.harness.get_all_by_role(Role::TextInput);
        fields
            .filter_map(|node| node.accesskit_node().label())
            .find(|name| name.starts_with(begin))
            .unwrap_or_else(|| panic!("no field begins with {begin}"))
    }
}
