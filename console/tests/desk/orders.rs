//! Orders with receipts and answers, spoken and called off; the pull-out (practice R14, S4, S11).

use dispatch_core::command::{Command, OrderAnswer};
use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use dispatch_core::state::{OrderKind, OrderRecord, OrderWarning};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::roll_call::{pick, say, with_water_team};

/// The order that was given last.
fn newest(hand: &Hand) -> OrderRecord {
    let given = hand.room.lines.iter().rev().find_map(|line| {
        let command = &line.author.command;
        match command {
            Command::Order(it) => Some(it.order.clone()),
            Command::SpokenOrder(it) => Some(it.order.clone()),
            Command::PullOut(it) => Some(it.order.clone()),
            _ => None,
        }
    });
    (*hand.incident("i-1").orders[&given.unwrap()]).clone()
}

/// Opens the form and chooses whom, by the toggles behind 发给.
fn write_order(hand: &mut Hand, words: &str, to: &str) {
    hand.key(Key::O, &[]);
    hand.write("指令内容", words);
    toggle(hand, to);
}

fn toggle(hand: &mut Hand, name: &str) {
    let node = hand.harness.get_by_role_and_label(Role::CheckBox, name);
    node.scroll_to_me();
    hand.settle();
    hand.harness
        .get_by_role_and_label(Role::CheckBox, name)
        .click();
    hand.settle();
}

/// Presses a button that may lie below the fold.
fn press(hand: &mut Hand, name: &str, commands: &[&str]) {
    let node = hand.harness.get_by_role_and_label(Role::Button, name);
    node.scroll_to_me();
    hand.settle();
    hand.press(name, commands);
}

#[test]
fn an_order_to_put_the_power_on_warns_of_the_people_in_the_water_and_is_given_all_the_same() {
    let mut hand = with_water_team(Key::Num1);
    say(
        &mut hand,
        serde_json::json!({ "enter_zone": { "incident": "i-1", "who": "team:water-1",
            "people": 3, "limit_min": 30, "task": "车顶救人" } }),
    );
    write_order(&mut hand, "泵站恢复送电", "国网瓯海供电");
    // Proposed from its words, and what stands against it, before anything is pressed.
    assert!(hand.sees("危险区内登记 3 人"));
    assert!(hand.sees("未见安全确认：水中人员清点为零"));
    hand.write("仍要下达的理由", "人员已上岸，登记未及");
    crate::window::picture(&mut hand.harness, "order-act");
    press(&mut hand, "下达", &["order"]);
    let order = newest(&hand);
    assert_eq!(order.act.as_ref().unwrap().as_str(), "energise");
    assert!(order.warnings.contains(&OrderWarning::PeopleInside(3)));
    assert_eq!(order.warnings.len(), 2, "{:?}", order.warnings);
    assert_eq!(
        order.override_reason.unwrap().as_str(),
        "人员已上岸，登记未及"
    );
    assert!(hand.sees("下达时危险区内 3 人"));
}

#[test]
fn an_act_that_is_proposed_is_not_forced() {
    let mut hand = with_water_team(Key::Num1);
    write_order(&mut hand, "问何时能送电", "国网瓯海供电");
    toggle(&mut hand, "恢复送电");
    press(&mut hand, "下达", &["order"]);
    assert_eq!(newest(&hand).act, None);
    write_order(&mut hand, "按预案第三步", "国网瓯海供电");
    pick(&mut hand, "行动", "抽排积水");
    press(&mut hand, "下达", &["order"]);
    assert_eq!(newest(&hand).act.unwrap().as_str(), "pump");
}

#[test]
fn an_order_has_a_time_by_which_and_its_answer_another() {
    let mut hand = with_water_team(Key::Num1);
    write_order(&mut hand, "调发电机", "国网瓯海供电");
    hand.write("限时完成", "04:30");
    press(&mut hand, "下达", &["order"]);
    assert!(newest(&hand).due.is_some());
    press(&mut hand, "答复… 国网瓯海供电", &[]);
    let until = "登记预计 国网瓯海供电";
    assert!(!hand.enabled(until), "no time is written");
    hand.write("预计完成", "03:40");
    hand.press(until, &["answer"]);
    let order = newest(&hand);
    let answer = order.to.values().next().unwrap().answer.clone();
    let Some(OrderAnswer::Doing { eta_at: Some(at) }) = answer else {
        panic!("{answer:?}")
    };
    assert!(hand.sees("执行中，预计 03:40"));
    hand.room.set_clock(at.plus_s(60));
    hand.settle();
    assert!(hand.sees("预计 03:40 已过"));
    press(&mut hand, "答复… 国网瓯海供电", &[]);
    let unable = "无法执行 国网瓯海供电";
    assert!(!hand.enabled(unable), "no reason is written");
    hand.write("理由", "配电房进水");
    hand.press(unable, &["answer"]);
    assert!(hand.sees("无法执行 配电房进水"));
}

/// The report board stands below the orders: only one that needs somebody takes more than a line.
#[test]
fn an_order_under_way_keeps_a_line_until_it_needs_somebody() {
    let mut hand = with_water_team(Key::Num1);
    write_order(&mut hand, "调发电机", "国网瓯海供电");
    hand.write("限时完成", "04:30");
    press(&mut hand, "下达", &["order"]);
    let (receipt, done) = ("回执 国网瓯海供电", "已完成 国网瓯海供电");
    press(&mut hand, receipt, &["receipt"]);
    // They have it and are at it.
    assert!(!hand.sees(done) && hand.sees("展开 调发电机"));
    toggle(&mut hand, "展开 调发电机");
    press(&mut hand, "执行中 国网瓯海供电", &["answer"]);
    toggle(&mut hand, "展开 调发电机");
    assert!(!hand.sees(done) && hand.sees("执行中"));
    // Late: it opens by itself.
    let due = newest(&hand).due.unwrap();
    hand.room.set_clock(due.plus_s(60));
    hand.settle();
    press(&mut hand, done, &["answer"]);
    // All did it: its giver is to confirm it.
    press(&mut hand, "确认完成 调发电机", &["confirm"]);
    assert!(!hand.sees("调发电机") && hand.sees("已了结指令 1"));
}

#[test]
fn an_order_is_called_off_by_another_to_the_same_addressees() {
    let mut hand = with_water_team(Key::Num1);
    write_order(&mut hand, "开始搜救", "水域一队（示例）");
    press(&mut hand, "下达", &["order"]);
    let first = hand.incident("i-1").orders.keys().next().unwrap().clone();
    press(&mut hand, "取消指令 开始搜救", &[]);
    assert!(hand.reads("指令内容", "取消指令：开始搜救"));
    press(&mut hand, "下达", &["order"]);
    let incident = hand.incident("i-1");
    let cancel = newest(&hand);
    assert_eq!(cancel.cancels.as_ref(), Some(&first));
    assert_eq!(cancel.to.len(), 1);
    assert!(incident.orders[&first].cancelled_by.is_some());
    assert!(!hand.sees("已取消"), "what is over stands behind a count");
    toggle(&mut hand, "已了结指令 1");
    assert!(hand.sees("已取消"));
    // The one that calls off has receipts of its own; the first asks for none any more.
    press(&mut hand, "回执 水域一队（示例）", &["receipt"]);
    assert_eq!(newest(&hand).received(), 1);
}

#[test]
fn a_spoken_order_says_who_gave_it_when_by_what_means_and_whether_it_was_read_back() {
    let mut hand = with_water_team(Key::Num1);
    write_order(&mut hand, "下水前先验电", "水域一队（示例）");
    hand.choose("口头指令（补录）");
    pick(&mut hand, "下达人", "水域一队（示例）");
    hand.write("下达人（名单外）", "周副区长");
    hand.clear("下达于");
    let give = "补录口头指令";
    assert!(!hand.enabled(give), "when it was spoken is not written");
    hand.write("下达于", "02:51");
    toggle(&mut hand, "下达经由 卫星电话");
    toggle(&mut hand, "已复诵");
    crate::window::picture(&mut hand.harness, "order-spoken");
    press(&mut hand, give, &["spoken_order"]);
    let order = newest(&hand);
    assert_eq!(order.kind, OrderKind::Spoken);
    assert_eq!(order.by.to_string(), "other:周副区长");
    assert_eq!(order.given.at.local_clock().to_string(), "02:51:00");
    assert_eq!(order.received(), 1, "whoever reads it back has it");
    let line = hand.room.lines.last().unwrap();
    let Command::SpokenOrder(said) = &line.author.command else {
        panic!("{}", line.author.command.name())
    };
    assert!(said.read_back);
    assert_eq!(said.means, Means::Satellite);
    assert!(hand.sees("周副区长下达"));
}

#[test]
fn an_order_is_copied_whole_with_every_receipt_and_answer() {
    let mut hand = with_water_team(Key::Num1);
    write_order(&mut hand, "开始搜救，队长 13800000000", "水域一队（示例）");
    toggle(&mut hand, "区公安分局");
    hand.write("限时完成", "04:30");
    press(&mut hand, "下达", &["order"]);
    press(&mut hand, "回执 水域一队（示例）", &["receipt"]);
    let copy = hand.first("复制文字 开始搜救");
    let text = crate::log::copied(&mut hand, &copy);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("指令 · 001 "), "{text}");
    assert_eq!(lines[1], "开始搜救，队长 尾号0000", "{text}");
    assert!(lines[2].contains("下达,"), "{text}");
    assert_eq!(lines[3], "04:30 前完成", "{text}");
    let to = |who: &str| {
        lines
            .iter()
            .find(|it| it.starts_with(&format!("致 {who}:")))
    };
    assert!(to("水域一队（示例）").unwrap().ends_with(" 回执"), "{text}");
    assert!(to("区公安分局").unwrap().ends_with(":未回执"), "{text}");
    assert!(lines.last().unwrap().starts_with("截至 "), "{text}");
}

/// Holds the pointer down on a button for so many steps of a quarter of a second.
fn hold(hand: &mut Hand, name: &str, steps: usize) -> Vec<&'static str> {
    let at = hand
        .harness
        .get_by_role_and_label(Role::Button, name)
        .rect();
    hand.harness.hover_at(at.center());
    hand.harness.run_steps(1);
    hand.harness.drag_at(at.center());
    hand.harness.run_steps(steps);
    hand.harness.drop_at(at.center());
    hand.settle()
}

#[test]
fn one_stray_click_pulls_nobody_out() {
    let mut hand = with_water_team(Key::Num1);
    hand.press("紧急撤离", &[]);
    assert_eq!(hold(&mut hand, "紧急撤离", 2), [""; 0], "let go too soon");
    let held = hold(&mut hand, "紧急撤离", 6);
    assert_eq!(held, ["pull_out"], "once");
    // By keyboard: twice.
    let mut hand = with_water_team(Key::Num1);
    hand.key(Key::X, &[]);
    assert!(hand.sees("再按一次：全体撤离"));
    hand.key(Key::X, &["pull_out"]);
    // A reader of the screen presses twice as well.
    let mut hand = with_water_team(Key::Num1);
    let strike = |hand: &mut Hand, name: &str| {
        let node = hand.harness.get_by_role_and_label(Role::Button, name);
        node.click_accesskit();
        hand.settle()
    };
    assert_eq!(strike(&mut hand, "紧急撤离"), [""; 0]);
    assert_eq!(strike(&mut hand, "再按一次：全体撤离"), ["pull_out"]);
}

#[test]
fn a_pull_out_stands_on_top_until_everybody_has_it() {
    let mut hand = with_water_team(Key::Num1);
    let fire = serde_json::json!({ "report_in": { "incident": "i-1",
        "department": "fire-brigade", "strength": { "people": 8 } } });
    say(&mut hand, fire);
    hand.clear("撤离原因");
    hand.write("撤离原因", "上游开闸");
    assert_eq!(hold(&mut hand, "紧急撤离", 6), ["pull_out"]);
    let order = newest(&hand);
    assert_eq!(order.words.as_str(), "紧急撤离:上游开闸");
    // Folded away or not, it is seen, and the silent ones stand on top.
    hand.key(Key::Num1, &[]);
    assert!(hand.sees("紧急撤离 0/2 已回执"));
    hand.press("回执 水域一队（示例）", &["receipt"]);
    assert!(hand.sees("紧急撤离 1/2 已回执"));
    let top = |hand: &Hand, name: &str| {
        let rows: Vec<f32> = hand
            .harness
            .query_all_by_label(name)
            .filter(|it| it.accesskit_node().role() == Role::Label)
            .map(|it| it.rect().top())
            .collect();
        rows.into_iter().reduce(f32::min).unwrap()
    };
    crate::window::picture(&mut hand.harness, "pull-out");
    assert!(top(&hand, "区消防救援大队") < top(&hand, "水域一队（示例）"));
    hand.press("已当面告知 区消防救援大队", &["receipt"]);
    let order = newest(&hand);
    let fire: Party = "department:fire-brigade".parse().unwrap();
    assert!(order.to[&fire].told_in_person);
    let behalf = hand.room.lines.last().unwrap().author.on_behalf.clone();
    assert_eq!(behalf.unwrap().means, Means::InPerson);
    assert!(hand.sees("紧急撤离 2/2 已回执"));
    hand.press("确认完成 紧急撤离:上游开闸", &["confirm"]);
    assert!(!hand.sees("已回执"));
}
