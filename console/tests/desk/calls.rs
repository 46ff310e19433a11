//! The call note: what was typed or pasted once is proposed, goes on, and survives.

use dispatch_core::command::Command;
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use dispatch_core::words::WORDS_BYTES_MAX;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::{KeepDraft, KeptDraft, Written};

use crate::hand::Hand;
use crate::window::picture;

const PASTED: &str =
    "郭溪值班-林国强 02:41\n六虹桥延伸段下穿道路积水，两辆车被淹，郭溪这边有人被困";

fn begin(hand: &mut Hand, event: Event) {
    hand.key(Key::F2, &[]);
    hand.harness.event(event);
    hand.settle();
}

fn strike(hand: &mut Hand, modifiers: Modifiers, key: Key, commands: &[&str]) {
    hand.harness.key_press_modifiers(modifiers, key);
    assert_eq!(hand.settle(), commands, "{key:?}");
}

fn words(hand: &Hand) -> String {
    let field = hand
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "原话");
    field.accesskit_node().value().unwrap_or_default()
}

fn heard(hand: &Hand) -> Option<OnBehalf> {
    let mut lines = hand.room.lines.iter().rev();
    let note = lines.find(|it| matches!(it.author.command, Command::Intake(_)));
    note.unwrap().author.on_behalf.clone()
}

#[test]
fn a_pasted_message_proposes_and_fills_nothing_until_a_key_takes_it() {
    let mut hand = Hand::quiet();
    let received = hand.room.now();
    begin(&mut hand, Event::Paste(PASTED.to_owned()));
    assert_eq!(words(&hand), PASTED, "as it was sent");
    assert!(hand.sees("群消息：郭溪值班-林国强 02:41"));
    assert!(hand.sees("类型：防汛防台抗旱（洪涝台风灾害）"));
    assert!(hand.sees("地点：六虹桥延伸段下穿道路"));
    assert!(hand.sees("镇街：郭溪街道"));
    assert!(hand.reads("地点，用来电人的话", ""), "proposed, not filled");
    assert!(!hand.enabled("新事件"));
    picture(&mut hand.harness, "intake-proposed");
    strike(&mut hand, Modifiers::ALT, Key::A, &[]);
    picture(&mut hand.harness, "intake-taken");
    strike(
        &mut hand,
        Modifiers::COMMAND,
        Key::Enter,
        &["intake", "open"],
    );
    let incident = hand.room.state.open_incidents()[0].clone();
    assert_eq!(incident.words.as_ref().unwrap().as_str(), PASTED);
    assert_eq!(incident.place.words.as_str(), "六虹桥延伸段下穿道路");
    assert!(incident.place.point.is_some());
    assert_eq!(incident.kind.as_str(), "flood-typhoon-drought");
    let record = hand.room.state.intakes.values().next().unwrap();
    assert_eq!(record.intake.source.as_str(), "chat-group");
    assert_eq!(record.received_at, received);
    let heard = heard(&hand).unwrap();
    assert_eq!(heard.name.unwrap().as_str(), "郭溪值班-林国强");
    assert_eq!(heard.means, Means::Messenger);
    assert_eq!(
        heard.heard_at.unwrap().local_clock().to_string().get(..5),
        Some("02:41")
    );
}

#[test]
fn each_exit_has_one_key() {
    let mut hand = Hand::with_incidents(3);
    let typed = || Event::Text("桥下又淹了一辆车".to_owned());
    begin(&mut hand, typed());
    strike(&mut hand, Modifiers::ALT, Key::Num2, &["intake", "attach"]);
    begin(&mut hand, typed());
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
    let fates: Vec<bool> = hand
        .room
        .state
        .intakes
        .values()
        .map(|it| it.fate.as_ref().unwrap().incident.is_some())
        .collect();
    assert_eq!(fates.iter().filter(|it| **it).count(), 1);
    // Nothing is written: no key records anything.
    hand.key(Key::F2, &[]);
    strike(&mut hand, Modifiers::ALT, Key::Num0, &[]);
    strike(&mut hand, Modifiers::COMMAND, Key::Enter, &[]);
}

#[test]
fn the_words_of_a_call_go_on_into_the_whistle_form() {
    let mut hand = Hand::quiet();
    let received = hand.room.now();
    begin(&mut hand, Event::Paste(PASTED.to_owned()));
    hand.choose("镇街报告");
    strike(&mut hand, Modifiers::ALT, Key::A, &[]);
    hand.room.pass(40);
    strike(&mut hand, Modifiers::ALT, Key::W, &["intake"]);
    assert!(hand.sees("目标 20 秒") || hand.sees("接报"));
    hand.choose("可能造成较大隐患");
    picture(&mut hand.harness, "whistle-from-call");
    hand.press("发出吹哨", &["whistle", "attach"]);
    let incident = hand.room.state.open_incidents()[0].clone();
    assert_eq!(incident.words.as_ref().unwrap().as_str(), PASTED);
    assert_eq!(incident.received_at, received);
    // Once more as the draft of the first report.
    hand.key(Key::Num6, &[]);
    // It lies below the fold of the column.
    let draft = hand
        .harness
        .get_by_role_and_label(Role::Button, "按接报内容起草");
    draft.click_accesskit();
    hand.settle();
    let field = hand.harness.get_by_role_and_label(Role::TextInput, "内容");
    let value = field.accesskit_node().value().unwrap();
    assert!(value.contains("两辆车被淹"), "{value}");
}

#[test]
fn a_private_caller_is_recorded_by_the_family_name_alone() {
    let mut hand = Hand::quiet();
    begin(&mut hand, Event::Text("车被淹了".to_owned()));
    hand.choose("群众来电");
    hand.write("来电人、发送人", "张三丰");
    assert!(hand.sees("群众姓名不进处置记录"));
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
    let heard = heard(&hand).unwrap();
    assert_eq!(heard.name.unwrap().as_str(), "张某");
    assert!(matches!(heard.who, Party::Other(who) if who.as_str() == "群众来电"));
    let written = format!("{:?}", hand.room.lines);
    assert!(!written.contains("张三丰"));
}

#[test]
fn a_township_that_telephones_is_who_called() {
    let mut hand = Hand::quiet();
    begin(&mut hand, Event::Text("郭溪任桥村进水".to_owned()));
    hand.choose("镇街报告");
    strike(&mut hand, Modifiers::ALT, Key::A, &[]);
    hand.write("来电人、发送人", "林国强");
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
    let heard = heard(&hand).unwrap();
    assert!(matches!(heard.who, Party::Township(id) if id.as_str() == "330304009"));
    assert_eq!(heard.name.unwrap().as_str(), "林国强");
    assert_eq!(heard.means, Means::Telephone);
}

#[test]
fn a_million_characters_are_cut_and_said_and_what_fits_is_recorded() {
    let mut hand = Hand::quiet();
    begin(&mut hand, Event::Paste("水".repeat(1_000_000)));
    assert_eq!(words(&hand).chars().count(), WORDS_BYTES_MAX / 3);
    assert!(hand.sees("后面 998635 字没有放进来"));
    picture(&mut hand.harness, "intake-million");
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
    let record = hand.room.state.intakes.values().next().unwrap();
    assert_eq!(record.intake.words.as_str().len(), 4_095);
}

#[test]
fn names_of_four_kilobytes_and_other_scripts_stand_in_every_field() {
    let mut hand = Hand::quiet();
    hand.harness.set_size([640.0, 480.0].into());
    // The program looks among the fonts of the machine; here no other than its own is asked.
    let tofu = eframe::egui::epaint::text::MissingGlyphPolicy::Tofu;
    hand.harness.ctx.set_missing_glyph_policy(tofu);
    let long = "欧阳".repeat(1_000);
    let odd = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{645}\u{631}\u{62D}\u{628}\u{627} \u{202E}abc\u{0} 桥下";
    begin(&mut hand, Event::Paste(odd.to_owned()));
    assert_eq!(
        words(&hand),
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{645}\u{631}\u{62D}\u{628}\u{627} abc 桥下"
    );
    assert!(hand.sees("去掉了 2 个不显示的控制字符"));
    for field in ["来电人、发送人", "录音号或对方编号", "地点，用来电人的话"]
    {
        hand.harness
            .get_by_role_and_label(Role::TextInput, field)
            .focus();
        hand.harness.run_steps(1);
        hand.harness.event(Event::Paste(long.clone()));
        hand.settle();
    }
    assert!(hand.sees("文字太长"));
    picture(&mut hand.harness, "intake-640");
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
}

/// What the thread was asked since the last look.
fn kept(hand: &Hand) -> Vec<KeepDraft> {
    let ends = hand.room.keeper.drafts.as_ref().unwrap();
    ends.asked.try_iter().collect()
}

#[test]
fn what_is_typed_is_handed_over_to_be_kept_and_forgotten_once_it_was_sent() {
    let mut hand = Hand::quiet();
    hand.key(Key::F2, &[]);
    assert_eq!(kept(&hand), [], "nothing is written yet");
    hand.harness.event(Event::Text("桥下".to_owned()));
    hand.settle();
    let asked = kept(&hand);
    let Some(KeepDraft::Write(Written::Intake(note))) = asked.last() else {
        panic!("{asked:?}");
    };
    assert_eq!(note.words, "桥下");
    let name = note.name;
    // Put away it is still there.
    hand.key(Key::Escape, &[]);
    assert!(!kept(&hand).contains(&KeepDraft::Forget(name)));
    hand.key(Key::F2, &[]);
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
    hand.settle();
    assert_eq!(kept(&hand).last(), Some(&KeepDraft::Forget(name)));
}

#[test]
fn a_draft_is_dropped_by_two_presses() {
    let mut hand = Hand::quiet();
    hand.key(Key::F3, &[]);
    hand.write("一句话情况", "桥下");
    hand.press("丢弃", &[]);
    hand.press("再按一次丢弃", &[]);
    hand.settle();
    assert!(matches!(kept(&hand).last(), Some(KeepDraft::Forget(_))));
    hand.key(Key::F3, &[]);
    assert!(hand.reads("一句话情况", ""));
}

#[test]
fn what_an_earlier_run_left_is_offered_with_its_moment_and_nothing_is_lost_by_opening_it() {
    let mut hand = Hand::quiet();
    let begun = hand.room.now().plus_s(-1_200);
    let left = serde_json::json!({ "intake": {
        "name": "00000000-0000-4000-8000-000000000001", "received_at": begun,
        "words": "电话里说桥下有人", "heard": { "means": "telephone", "name": "林国强" },
    }});
    let left: Written = serde_json::from_value(left).unwrap();
    let ends = hand.room.keeper.drafts.clone().unwrap();
    ends.tell.send(KeptDraft::Found(left.clone())).unwrap();
    hand.settle();
    assert!(hand.sees("上次没写完：接报登记，始于 02:40 电话里说桥下有人"));
    picture(&mut hand.harness, "draft-offered");
    // Meanwhile another call is written down.
    begin(&mut hand, Event::Text("另一起".to_owned()));
    let open = hand.first("接着写");
    hand.press(&open, &[]);
    assert_eq!(words(&hand), "电话里说桥下有人");
    assert!(hand.sees("上次没写完：接报登记，始于 03:00 另一起"));
    assert!(
        !kept(&hand)
            .iter()
            .any(|it| matches!(it, KeepDraft::Forget(_)))
    );
    strike(&mut hand, Modifiers::ALT, Key::Num0, &["intake", "attach"]);
    let record = hand.room.state.intakes.values().next().unwrap();
    assert_eq!(record.received_at, begun, "received when it was begun");
    hand.settle();
    assert_eq!(kept(&hand), [KeepDraft::Forget(left.name())]);
    let other = hand.first("丢弃 ");
    hand.press(&other, &[]);
    assert!(!hand.sees("上次没写完"));
}
