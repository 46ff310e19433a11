//! The guidance as a checklist: what is dangerous first, each step settled by a press, what cannot be
//! done with its reason, a press taken back or said anew.

use dispatch_core::command::TickState;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::window::picture;

const CLOSE: &str = "双向封闭下穿道路，设水马和警示灯";
const CUT: &str = "切断积水范围内的照明和故障回路，现场验电，由供电单位报断电确认；泵站电源单列";

/// At one flood, only its guidance open.
fn at_the_guidance() -> Hand {
    let mut hand = Hand::with_incidents(1);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num5] {
        hand.key(key, &[]);
    }
    hand
}

fn state(hand: &Hand, step: u32) -> Option<TickState> {
    let incident = hand.incident("i-1");
    let face = dispatch_core::words::FaceId::new("underpass").unwrap();
    let mark = incident.ticks.get(&face)?.get(&step)?;
    Some(mark.state.clone())
}

#[test]
fn steps_are_settled_one_by_one_and_the_head_says_which_is_next() {
    let mut hand = at_the_guidance();
    assert!(hand.sees("0/10 步 · 下一步 双向封闭下穿道路"));
    assert!(hand.sees("下一关键步"));
    hand.press(&format!("完成 {CLOSE}"), &["tick"]);
    assert_eq!(state(&hand, 1), Some(TickState::Done));
    assert!(hand.sees("1/10 步 · 下一步 切断积水范围内的照明和故障回路"));
    assert!(hand.sees("✓ 完成"));
    hand.press(&format!("不适用 {CUT}"), &["tick"]);
    assert_eq!(state(&hand, 2), Some(TickState::NotApplicable));
    let officer = hand.room.lines.last().unwrap().author.person.clone();
    let officer = hand.room.state.register.persons[&officer].zh.clone();
    assert!(hand.sees(officer.as_str()), "who said so is named");
    assert!(hand.sees("2/10 步 · 下一步 清点被困车辆和人员"));
}

#[test]
fn what_cannot_be_done_is_recorded_with_its_reason_and_stands_in_the_head() {
    let mut hand = at_the_guidance();
    hand.press(&format!("做不到… {CUT}"), &[]);
    let record = format!("记为做不到 {CUT}");
    assert!(!hand.enabled(&record), "without a reason");
    hand.write(&format!("做不到的原因 {CUT}"), "配电房被淹，供电所进不去");
    hand.press(&record, &["tick"]);
    let why = "配电房被淹，供电所进不去";
    assert!(matches!(state(&hand, 2), Some(TickState::Cannot(said)) if said.as_str() == why));
    assert!(hand.sees(why));
    assert!(hand.sees("做不到 1 步 · 0/10 步"));
    picture(&mut hand.harness, "guidance");
}

#[test]
fn a_press_is_taken_back_in_ten_seconds_and_said_anew_afterwards() {
    let mut hand = at_the_guidance();
    hand.press(&format!("完成 {CLOSE}"), &["tick"]);
    hand.press(&format!("撤回 {CLOSE}"), &["undo"]);
    assert_eq!(state(&hand, 1), None);
    hand.press(&format!("完成 {CLOSE}"), &["tick"]);
    hand.room.pass(60);
    hand.room.publish();
    hand.settle();
    assert!(hand.buttons(&format!("撤回 {CLOSE}"), true).is_empty());
    hand.press(&format!("改记 {CLOSE}"), &[]);
    hand.press(&format!("不适用 {CLOSE}"), &["tick"]);
    assert_eq!(state(&hand, 1), Some(TickState::NotApplicable));
    assert!(hand.sees(&format!("改记 {CLOSE}")) || hand.sees(&format!("撤回 {CLOSE}")));
}

#[test]
fn what_is_dangerous_stands_above_the_steps_and_neither_is_cut_off() {
    let mut hand = at_the_guidance();
    hand.harness.set_size([1_366.0, 768.0].into());
    hand.settle();
    let note = "△ 救援人员一律着救生衣，任何水深都一样；急流中不得直接系绳，须用快速释放装置";
    let note = hand.harness.get_by_label(note);
    let (named, done) = (format!("2 {CUT}"), format!("完成 {CUT}"));
    let step = hand.harness.get_by_label(&named);
    assert!(note.rect().bottom() < step.rect().top());
    // Two lines of it: the step is wrapped, and no pixel of it lies outside the column.
    assert!(step.rect().height() > 28.0, "{:?}", step.rect());
    let window = hand.harness.ctx.content_rect();
    for text in [&note, &step] {
        assert!(text.rect().right() <= window.right(), "{:?}", text.rect());
    }
    let done = hand.harness.get_by_role_and_label(Role::Button, &done);
    assert!(!done.accesskit_node().is_disabled());
    assert!(done.rect().top() >= step.rect().bottom() - 1.0);
}

#[test]
fn a_plan_is_named_with_its_size_and_opened_outside_and_what_fails_says_where_it_lies() {
    use std::sync::Arc;
    use yishao::desk::{Print, Printed};
    use yishao::plans::Plans;
    let district = tempfile::tempdir().unwrap();
    let all = district.path().join("plans").join("all");
    std::fs::create_dir_all(&all).unwrap();
    let mut hand = at_the_guidance();
    let asked = |hand: &Hand| -> Vec<Print> { hand.room.printer.asked.try_iter().collect() };
    assert!(matches!(asked(&hand).as_slice(), [Print::LookAtPlans]));
    let tell = |hand: &mut Hand, told: Printed| {
        hand.room.printer.tell.send(told).unwrap();
        hand.settle();
    };
    let look = || Printed::Plans(Arc::new(Plans::look(&[district.path().to_owned()])));
    tell(&mut hand, look());
    assert!(!hand.sees("预案和图纸"), "none, and nothing is said");
    std::fs::write(all.join("桥区图.pdf"), "x".repeat(2_000)).unwrap();
    std::fs::write(all.join("旧程序.exe"), "x").unwrap();
    tell(&mut hand, look());
    assert!(hand.sees("桥区图.pdf") && hand.sees("2 KB"));
    assert!(!hand.sees("旧程序.exe") && hand.sees("另有 1 个文件未列出"));
    let open = hand
        .harness
        .get_by_role_and_label(Role::Button, "打开 桥区图.pdf");
    open.scroll_to_me();
    hand.settle();
    hand.press("打开 桥区图.pdf", &[]);
    let path = all.join("桥区图.pdf");
    assert!(matches!(asked(&hand).as_slice(), [Print::OpenPlan(it)] if *it == path));
    let why = format!("{}，没有程序", path.display());
    tell(&mut hand, Printed::PlanNotOpened(why, String::new()));
    assert!(hand.sees("打不开，请在文件夹中自己打开："));
    hand.press("知道了：打不开", &[]);
    assert!(!hand.sees("打不开"));
}
