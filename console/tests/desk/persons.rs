//! Private persons on the desk: put into the vault, shown to whom they may be shown, and gone when
//! they are destroyed.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use ledger::vault::Vault;

use crate::hand::Hand;
use crate::keeper::seat;

pub const NAME: &str = "张三丰";
pub const TELEPHONE: &str = "13800001234";
pub const MASKED: &str = "张某 尾号1234";

/// At a desk where only the section with the list of persons stands open.
pub fn at_the_list() -> Hand {
    at_the_list_of(1)
}

/// The same, with more incidents beside it.
pub fn at_the_list_of(incidents: usize) -> Hand {
    let mut hand = Hand::with_incidents(incidents);
    hand.harness
        .get_by_role_and_label(Role::ListItem, "郭溪街道 六虹桥延伸段下穿道路")
        .click();
    hand.settle();
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num6] {
        hand.key(key, &[]);
    }
    hand.press("人员核查", &[]);
    hand
}

/// Puts a person on the list, with who he is.
pub fn list_a_person(hand: &mut Hand, commands: &[&str]) {
    hand.write("不写姓名，如：白色轿车内", "白色轿车司机");
    hand.press("填人员信息", &[]);
    hand.write("姓名", NAME);
    hand.write("电话", TELEPHONE);
    hand.write("车牌", "浙C12345");
    hand.press("列为被困", commands);
    hand.settle();
}

/// Says something at a post, without the window.
pub fn say(hand: &mut Hand, post: &str, command: serde_json::Value) {
    let seat = seat(post, &hand.room.state);
    hand.room
        .say(&seat, serde_json::from_value(command).unwrap());
    hand.room.publish();
    hand.settle();
}

/// Neither the entries nor anything that could be printed holds the name or the number.
fn assert_not_said(hand: &Hand) {
    let entries = hand.room.lines.iter().map(|line| {
        let text = serde_json::to_string(&line.author).unwrap();
        format!("{text} {line:?}")
    });
    let printed = format!(
        "{:?} {:?}",
        hand.harness.state(),
        hand.harness.state().outbox()
    );
    let state = format!("{:?}", hand.room.state);
    for text in entries.chain([printed, state]) {
        assert!(!text.contains(NAME) && !text.contains(TELEPHONE), "{text}");
    }
}

#[test]
fn a_person_is_listed_with_a_reference_and_shown_masked_until_somebody_asks() {
    let mut hand = at_the_list();
    list_a_person(&mut hand, &["sought"]);
    let incident = hand.incident("i-1");
    let record = incident.sought.values().next().unwrap();
    assert_eq!(record.vault_ref.as_ref().unwrap().as_str().len(), 32);
    assert_eq!(record.vault_hash.as_ref().unwrap().as_str().len(), 64);
    assert_not_said(&hand);
    assert!(hand.sees(MASKED));
    assert!(!hand.sees(NAME) && !hand.sees(TELEPHONE) && !hand.sees("浙C12345"));

    hand.press("显示 白色轿车司机", &[]);
    assert!(hand.sees(NAME) && hand.sees(TELEPHONE) && hand.sees("浙C12345"));
    crate::window::picture(&mut hand.harness, "persons");
    hand.press("隐去 白色轿车司机", &[]);
    assert!(hand.sees(MASKED) && !hand.sees(NAME));
    assert_not_said(&hand);

    // What is learnt later replaces it; the search goes on as it was.
    hand.press("改人员信息 白色轿车司机", &[]);
    hand.write("住址 白色轿车司机", "瞿溪老街1号");
    hand.press("存入人员信息 白色轿车司机", &["sought"]);
    hand.settle();
    let again = hand.incident("i-1");
    let changed = again.sought.values().next().unwrap();
    assert_ne!(changed.vault_ref, record.vault_ref);
    assert_eq!(
        (changed.state, changed.people),
        (record.state, record.people)
    );
    hand.press("显示 白色轿车司机", &[]);
    assert!(hand.sees(NAME) && hand.sees("瞿溪老街1号"));
}

#[test]
fn somebody_at_the_scene_goes_into_the_vault_with_the_whistle() {
    let mut hand = Hand::quiet();
    let strike = |hand: &mut Hand, modifiers, key| {
        hand.harness.key_press_modifiers(modifiers, key);
        hand.settle()
    };
    hand.key(Key::F3, &[]);
    hand.harness.event(Event::Text("fx".to_owned()));
    hand.settle();
    hand.key(Key::Tab, &[]);
    hand.harness.event(Event::Text("lhqy".to_owned()));
    hand.settle();
    hand.key(Key::Enter, &[]);
    strike(&mut hand, Modifiers::ALT, Key::Num3);
    hand.key(Key::D, &[]);
    // Known, then not known, then known again.
    for (name, telephone) in [("李四", "13900000000"), (NAME, TELEPHONE)] {
        strike(&mut hand, Modifiers::ALT, Key::Num9);
        hand.harness.event(Event::Text(name.to_owned()));
        hand.settle();
        hand.key(Key::Tab, &[]);
        hand.harness.event(Event::Text(telephone.to_owned()));
        hand.settle();
        if name != NAME {
            strike(&mut hand, Modifiers::ALT, Key::U);
        }
    }
    crate::window::picture(&mut hand.harness, "whistle-contact");
    let sent = strike(&mut hand, Modifiers::COMMAND, Key::Enter);
    // The vault answers on a thread of its own, behind the whistle.
    let all = [sent, hand.settle()].concat();
    assert_eq!(all, ["whistle", "scene_contact"]);
    assert!(hand.room.lines.iter().all(|it| it.refusal.is_none()));
    let incident = hand.room.state.incidents.values().next().cloned().unwrap();
    let record = incident.scene_contacts.values().next().unwrap();
    assert!(record.vault_ref.is_some() && record.vault_hash.is_some());
    let said = &hand.room.lines.last().unwrap().author;
    assert!(said.on_behalf.is_some(), "the township telephoned");
    assert_not_said(&hand);
    assert!(hand.sees("现场联系人") && hand.sees(MASKED));
    crate::window::picture(&mut hand.harness, "contact");
    hand.press("显示 现场联系人", &[]);
    assert!(hand.sees(TELEPHONE));
    // Learnt later: another number, in place of the first.
    hand.press("改人员信息 现场联系人", &[]);
    hand.write("住址 现场联系人", "瞿溪老街1号");
    hand.press("存入人员信息 现场联系人", &["scene_contact"]);
    hand.settle();
    let (_, incident) = hand.room.state.incidents.iter().next().unwrap();
    let changed = incident.scene_contacts.values().next().unwrap();
    assert_eq!(incident.scene_contacts.len(), 1);
    assert_ne!(changed.vault_ref, record.vault_ref);
}

#[test]
fn one_more_at_the_scene_is_noted_by_words_or_by_name() {
    let mut hand = at_the_list_of(2);
    hand.press("添现场联系人", &[]);
    assert!(!hand.enabled("记下现场联系人"), "nobody to speak to");
    hand.write("不写姓名，如：物业值班员", "物业值班员");
    hand.press("记下现场联系人", &["scene_contact"]);
    assert!(hand.sees("物业值班员"));
    hand.press("添现场联系人", &[]);
    hand.write("现场联系人 电话", TELEPHONE);
    hand.press("记下现场联系人", &["scene_contact"]);
    hand.settle();
    assert!(hand.sees("尾号1234"));
    assert_eq!(hand.incident("i-1").scene_contacts.len(), 2);
    assert_not_said(&hand);
    // A seat without the right sees whom there is, and not who he is.
    hand.sit("潘桥带班领导");
    assert!(hand.sees("物业值班员") && !hand.sees("尾号1234"));
}

#[test]
fn a_name_alone_is_enough_to_be_looked_for() {
    let mut hand = at_the_list();
    assert!(!hand.enabled("列为下落不明"), "nobody to look for");
    hand.press("填人员信息", &[]);
    hand.write("姓名", NAME);
    hand.press("列为下落不明", &["sought"]);
    hand.settle();
    assert!(hand.sees("张某"));
    assert_not_said(&hand);
}

#[test]
fn a_seat_without_the_right_sees_the_reference_and_no_more() {
    let mut hand = at_the_list_of(2);
    list_a_person(&mut hand, &["sought"]);
    hand.press("显示 白色轿车司机", &[]);
    let incident = hand.incident("i-1");
    let record = incident.sought.values().next().unwrap();
    let reference = record.vault_ref.clone().unwrap();
    // Who commands at the other incident searches for nobody here.
    hand.sit("潘桥带班领导");
    assert!(hand.sees(&reference.as_str()[..8]));
    for hidden in [MASKED, NAME, TELEPHONE, "浙C12345", "改人员信息"] {
        assert!(!hand.sees(hidden), "{hidden}");
    }
    hand.sit("郭溪带班领导");
    hand.settle();
    assert!(hand.sees(MASKED), "the commander searches for him");
}

#[test]
fn what_was_destroyed_is_shown_as_destroyed() {
    let mut hand = at_the_list();
    list_a_person(&mut hand, &["sought"]);
    assert!(hand.sees(MASKED));
    let withdrawn = serde_json::json!({"withdraw": {"incident": "i-1", "reason": "untrue",
        "words": "误报"}});
    say(&mut hand, "duty-officer", withdrawn);
    let destroyed = serde_json::json!({"destroy_personal": {"incident": "i-1",
        "reason": "保存期满", "witness": "chen-anqing"}});
    say(&mut hand, "duty-chief", destroyed);
    let clerk = &hand.room.clerk;
    let mut vault = Vault::beside(&clerk.ledger, clerk.wrapping.clone().unwrap()).unwrap();
    vault.obey(&hand.room.state).unwrap();
    drop(vault);
    hand.settle();
    assert!(hand.sees("个人信息已销毁"));
    assert!(!hand.sees(MASKED) && !hand.sees(NAME));
}

#[test]
fn what_the_vault_would_not_take_is_neither_recorded_nor_lost() {
    let mut hand = at_the_list();
    hand.room.vault_fails = true;
    list_a_person(&mut hand, &[]);
    assert!(hand.incident("i-1").sought.is_empty());
    assert!(hand.sees("未存入，未登记"));
    assert_eq!(hand.harness.state().outbox().unanswered(), 0);
    assert_not_said(&hand);

    hand.room.vault_fails = false;
    let again = hand.first("再存一次");
    hand.press(&again, &["sought"]);
    hand.settle();
    assert!(hand.sees(MASKED) && !hand.sees("未存入"));
}
