//! People in the danger zone and the count of them (practice R13, S4, S11), by press.

use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::acts::only;
use crate::hand::Hand;
use crate::keeper::seat;

const WATER: &str = "team:water-1";

/// One incident; the first water team is on its scene with five people, and this section stands open.
pub fn with_water_team(section: Key) -> Hand {
    let mut hand = Hand::with_incidents(1);
    for command in [
        serde_json::json!({ "dispatch": { "incident": "i-1", "team": "water-1" } }),
        serde_json::json!({ "team_state": { "team": "water-1", "doing": "on-scene",
            "incident": "i-1", "strength": { "people": 5 } } }),
    ] {
        say(&mut hand, command);
    }
    only(&mut hand, section);
    hand
}

/// Says something at the duty officer's, without the window.
pub fn say(hand: &mut Hand, command: serde_json::Value) {
    let duty = seat("duty-officer", &hand.room.state);
    hand.room
        .say(&duty, serde_json::from_value(command).unwrap());
    hand.room.publish();
    hand.settle();
}

/// Opens a list and chooses of it.
pub fn pick(hand: &mut Hand, list: &str, choice: &str) {
    let combo = hand.harness.get_by_role_and_label(Role::ComboBox, list);
    combo.scroll_to_me();
    hand.settle();
    hand.harness
        .get_by_role_and_label(Role::ComboBox, list)
        .click();
    hand.settle();
    let choice = format!("{list} {choice}");
    hand.harness
        .get_by_role_and_label(Role::ListBoxOption, &choice)
        .click();
    hand.settle();
}

fn team() -> Party {
    WATER.parse().unwrap()
}

fn name(hand: &Hand) -> String {
    let register = &hand.room.state.register;
    register.teams["water-1"].zh.to_string()
}

fn enter(hand: &mut Hand, people: &str, minutes: &str) {
    hand.press("危险区登记与清点", &[]);
    hand.write("人数", people);
    hand.write("限时（分）", minutes);
    let enter = format!("进入危险区 {}", name(hand));
    hand.press(&enter, &["enter_zone"]);
}

#[test]
fn a_count_that_nobody_filled_in_is_no_count_of_nobody() {
    let mut hand = with_water_team(Key::Num3);
    hand.press("危险区登记与清点", &[]);
    let count = "人员清点 现场全体";
    assert!(!hand.enabled(count), "nothing is written");
    hand.write("应到", "5");
    assert!(!hand.enabled(count), "how many came is unknown");
    assert!(hand.sees("没有填清点到几人"), "and it says so");
    hand.write("清点到", "5");
    hand.press(count, &["roll_call"]);
    let zone = hand.incident("i-1").zone.clone();
    assert_eq!((zone.counts.len(), zone.unaccounted_now()), (1, 0));
    assert!(!hand.enabled(count), "the next count is counted anew");
}

#[test]
fn two_of_five_come_out_and_three_stay_inside() {
    let mut hand = with_water_team(Key::Num3);
    enter(&mut hand, "5", "20");
    let name = name(&hand);
    let some = format!("部分撤出 {name}");
    assert!(!hand.enabled(&some), "how many is not written");
    hand.choose("电台");
    hand.write("报告人姓名", "林某");
    hand.write(&format!("撤出几人 {name}"), "2");
    hand.press(&some, &["leave_zone"]);
    assert_eq!(hand.incident("i-1").zone.inside_now(), 3);
    let behalf = hand.room.lines.last().unwrap().author.on_behalf.clone();
    let behalf = behalf.unwrap();
    assert_eq!((behalf.who, behalf.means), (team(), Means::Radio));
    assert_eq!(behalf.name.unwrap().as_str(), "林某");
    assert!(hand.sees("危险区内 3 人"));
    hand.press(&format!("全部撤出 {name}"), &["leave_zone"]);
    assert_eq!(hand.incident("i-1").zone.inside_now(), 0);
}

/// Practice R13: what is always visible is who is missing, before who is inside.
#[test]
fn whoever_is_missing_stays_on_top_in_red_when_nobody_is_inside_any_more() {
    let mut hand = with_water_team(Key::Num3);
    enter(&mut hand, "4", "25");
    let name = name(&hand);
    pick(&mut hand, "清点谁", &name);
    hand.press("登记 5 人", &[]);
    hand.write("清点到", "3");
    hand.press(&format!("人员清点 {name}"), &["roll_call"]);
    hand.press(&format!("全部撤出 {name}"), &["leave_zone"]);
    hand.room.pass(600);
    hand.settle();
    // The alarm says it as well, in another pane.
    let missing = hand.harness.query_all_by_label_contains("人员失联 2 人 · ");
    let missing = missing
        .map(|it| it.rect())
        .find(|it| it.left() > 1_270.0)
        .expect("it stands in the column of the incident");
    // Whatever was scrolled meanwhile: it stands right below the figures.
    let figures = hand.harness.get_by_role_and_label(Role::Button, "报数");
    let below = missing.top() - figures.rect().bottom();
    assert!((0.0..60.0).contains(&below), "{below} below the figures");
    assert!(hand.sees("危险区内 0 人"));
    let ages = hand.harness.query_all_by_label_contains("◎ 10 分").count();
    assert!(ages >= 2, "the count shows its age above and below: {ages}");
    crate::window::picture(&mut hand.harness, "missing");
    // Found: one first, the last with all.
    hand.write(&format!("找到几人 {name}"), "1");
    hand.write(&format!("状况（如：轻伤，清醒） {name}"), "轻伤");
    hand.press(&format!("找到部分 {name}"), &["found"]);
    assert_eq!(hand.incident("i-1").zone.unaccounted_now(), 1);
    let behalf = hand.room.lines.last().unwrap().author.on_behalf.clone();
    assert_eq!(behalf.unwrap().who, team(), "it is the team's word");
    hand.press(&format!("已找到 {name}"), &["found"]);
    assert_eq!(hand.incident("i-1").zone.unaccounted_now(), 0);
    assert!(!hand.sees("人员失联"));
}

#[test]
fn a_count_carries_whose_word_it_was() {
    let mut hand = with_water_team(Key::Num3);
    hand.press("危险区登记与清点", &[]);
    // Of everybody it is the commander's, unless another said it.
    let commander = hand.incident("i-1").commander().unwrap().post.clone();
    let post = hand.room.state.register.post_zh(&commander).to_owned();
    let said = |hand: &mut Hand, by: Option<&str>| {
        if let Some(by) = by {
            pick(hand, "谁报的", by);
        }
        hand.write("清点到", "5");
        hand.write("应到", "5");
        hand.press("人员清点 现场全体", &["roll_call"]);
        let behalf = hand.room.lines.last().unwrap().author.on_behalf.clone();
        behalf.map(|it| it.who)
    };
    assert_eq!(said(&mut hand, None), Some(Party::Post(commander)));
    assert!(hand.sees(&format!("{post} 电话报")));
    let name = name(&hand);
    assert_eq!(said(&mut hand, Some(&name)), Some(team()));
    assert_eq!(
        said(&mut hand, Some("本席")),
        None,
        "counted by whoever sits here"
    );
}
