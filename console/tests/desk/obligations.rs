//! What must be reported: typed in one line, warned of, reported, and never erased.

use dispatch_core::command::{Command, OweSource};
use dispatch_core::state::OwedStatus;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::acts::select;
use crate::aloud::{lines, show};
use crate::hand::Hand;
use crate::keeper::seat;

const LINE: &str = "一行写下，如：02:50前 报市防指 泽雅孤岛村";

/// The tab as it is read aloud.
fn tab(hand: &Hand) -> String {
    use egui_kittest::kittest::NodeT;
    let tabs = hand.harness.get_all_by_role(Role::Tab);
    tabs.filter_map(|it| it.accesskit_node().label())
        .find(|it| it.starts_with("时限事项"))
        .unwrap()
}

#[test]
fn a_line_is_understood_before_it_is_kept() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num2);
    assert_eq!(
        lines(&hand),
        [
            "时限事项",
            "一行写下，如：02:50前 报市防指 泽雅孤岛村:",
            "没有待报的事项。上级或领导要的，在上面写一行，到点前十分钟提醒。",
            "[今夜已报与作废] | [全区报告与今夜已报出]",
            "完整至 03:00:00",
        ]
    );
    hand.write(LINE, "3:5前 报市防指");
    assert!(hand.sees("「3:5」不是时刻，应如 02:50") || hand.sees("「3:5」不是时刻,应如 02:50"));
    assert!(hand.harness.query_by_label("记下时限").is_none());
}

#[test]
fn the_return_key_keeps_the_line() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num2);
    hand.write(LINE, "每日17:00前 报市应急局 灾情");
    assert!(hand.sees("今天 17:00 前（余 14 时） · 报 市应急局 · 灾情 · 每日一次"));
    hand.key(Key::Enter, &["owe"]);
    let owed = hand.room.state.obligations.values().next().unwrap().clone();
    assert_eq!(owed.source, OweSource::Superior);
    assert!(hand.sees("灾情 → 市应急局"));
}

#[test]
fn what_the_city_asks_for_is_typed_warned_of_and_reported_late_with_its_reason() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num2);
    hand.write(LINE, "03:30前 报市防指 泽雅孤岛村");
    assert!(hand.sees("今天 03:30 前（余 30 分） · 报 市防指 · 泽雅孤岛村"));
    hand.press("记下时限", &["owe"]);
    assert_eq!(
        lines(&hand)[1..5],
        [
            "一行写下，如：02:50前 报市防指 泽雅孤岛村:",
            "待报 1 · 超时未报 0 · 十分钟内到时 0",
            "[今夜已报与作废] | [全区报告与今夜已报出]",
            "03:30 | 泽雅孤岛村 → 市防指 | 余 30:00",
        ]
    );
    assert_eq!(tab(&hand), "时限事项", "nothing to be done yet");
    hand.room.pass(20 * 60);
    hand.settle();
    assert_eq!(tab(&hand), "时限事项，1 项待办");
    hand.room.pass(14 * 60);
    hand.settle();
    assert!(hand.sees("超时未报 4 分"));
    let row = "泽雅孤岛村 → 市防指 · 全区";
    hand.press(row, &[]);
    assert!(hand.sees("依据：上级要求") && hand.sees("负责人：值班长"));
    hand.write("说明：为何未报、何时能报", "泽雅断网，卫星电话在途");
    hand.press("说明 泽雅孤岛村", &["explain"]);
    hand.write("内容", "三个孤岛村，已投送卫星电话");
    assert!(hand.sees("登记后：本项记为已报。"));
    hand.press("登记上报 泽雅孤岛村", &["report_owed"]);
    assert!(hand.sees("没有待报的事项"), "{:?}", lines(&hand));
    let owed = hand.room.state.obligations.values().next().unwrap().clone();
    assert_eq!(owed.status(1, hand.room.now()), Some(OwedStatus::Late));
    hand.press("今夜已报与作废", &[]);
    let said = lines(&hand).join("\n");
    for part in [
        "已报，超 4 分",
        "电话 → 市防指",
        "泽雅断网，卫星电话在途",
        "→ 市防指 · 三个孤岛村，已投送卫星电话",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn an_unsigned_paper_is_told_to_discharge_nothing_and_the_leaders_word_does() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num2);
    hand.write(LINE, "每小时 03:10前 报市防指 转移人数");
    assert!(hand.sees("每小时一次"));
    hand.choose("只算书面");
    hand.press("记下时限", &["owe"]);
    hand.press("转移人数 → 市防指 · 全区", &[]);
    hand.write("内容", "已转移 8760 人");
    assert!(hand.sees("书面须带班领导签发或口头同意"));
    let consent = first_choice(&hand, "已口头同意（电话）");
    hand.choose(&consent);
    assert!(hand.sees("登记后：本项记为已报。"));
    hand.press("登记上报 转移人数", &["report_owed"]);
    let (_, owed) = hand.room.state.obligations.iter().next().unwrap();
    assert!(owed.answers[0].consent.is_some() && owed.answers[0].short.is_none());
    // The next hour stands in its place.
    assert!(hand.sees("转移人数 → 市防指"));
    assert!(lines(&hand).iter().any(|it| it.starts_with("04:10")));
}

/// The first choice whose name ends so.
fn first_choice(hand: &Hand, end: &str) -> String {
    use egui_kittest::kittest::NodeT;
    hand.harness
        .get_all_by_role(Role::CheckBox)
        .filter_map(|it| it.accesskit_node().label())
        .find(|it| it.ends_with(end))
        .unwrap_or_else(|| panic!("no choice ends with {end}: {:?}", lines(hand)))
}

#[test]
fn a_report_of_an_incident_says_what_else_it_discharges() {
    let mut hand = Hand::with_incidents(1);
    show(&mut hand, Key::Num2);
    let title = "郭溪街道 六虹桥延伸段下穿道路";
    let read = lines(&hand);
    assert!(
        read.iter().any(|it| it.contains("电话报告 → 市级")),
        "{read:?}"
    );
    hand.press(&format!("电话报告 → 市级 · {title}"), &[]);
    hand.write("内容", "下穿道路积水，人数不详");
    assert!(hand.sees("登记后：本项记为已报。") && !hand.sees("同时记为已报"));
    hand.press("登记上报 电话报告", &["report"]);
    assert!(!hand.sees("电话报告 → 市级"));
    // The first report in writing and the one by law fall together, and the form says so.
    hand.press(
        &format!("自然灾害情况初报 → 设区的市应急管理部门 · {title}"),
        &[],
    );
    hand.write("内容", "初报一");
    hand.choose("系统");
    let signed = first_choice(&hand, "签发");
    hand.choose(&signed);
    assert!(hand.sees("登记后：本项记为已报。"));
    assert!(!hand.sees("同时记为已报"), "{:?}", lines(&hand));
    hand.choose("初报");
    assert!(hand.sees("同时记为已报：初报 → 市级"), "{:?}", lines(&hand));
    hand.press("登记上报 自然灾害情况初报", &["report"]);
    assert!(!hand.sees("初报 → 市级"));
}

#[test]
fn what_no_longer_holds_is_made_void_with_its_reason_and_an_incident_is_one_press_away() {
    let mut hand = Hand::with_incidents(1);
    let chief = seat("duty-chief", &hand.room.state);
    let owe = serde_json::json!({ "owe": {
        "obligation": "ob-1", "source": "promise", "text": "报泽雅人数",
        "due_at": hand.room.now().plus_s(600), "incident": "i-1",
    }});
    let owe: Command = serde_json::from_value(owe).unwrap();
    hand.room.say(&chief, owe);
    hand.room.publish();
    hand.settle();
    show(&mut hand, Key::Num2);
    hand.press("报泽雅人数 · 郭溪街道 六虹桥延伸段下穿道路", &[]);
    assert!(!hand.enabled("作废 报泽雅人数"), "a reason is asked for");
    hand.write("作废理由", "市里改要乡镇直报");
    hand.press("作废 报泽雅人数", &["void_obligation"]);
    assert!(!hand.sees("报泽雅人数 ·"));
    hand.press("电话报告 → 市级 · 郭溪街道 六虹桥延伸段下穿道路", &[]);
    hand.press("看事件 郭溪街道 六虹桥延伸段下穿道路", &[]);
    hand.harness.get_by_role_and_label(Role::Button, "指挥");
}

#[test]
fn what_was_telephoned_in_time_and_typed_after_it_is_in_time() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num2);
    hand.write(LINE, "03:30前 报市防指 泽雅孤岛村");
    hand.press("记下时限", &["owe"]);
    hand.room.pass(35 * 60);
    hand.settle();
    // Something else came in since: what this console knew when the call was made is older.
    hand.write(LINE, "09:00前 报市防指 汇总");
    hand.press("记下时限", &["owe"]);
    hand.press("泽雅孤岛村 → 市防指 · 全区", &[]);
    hand.write("内容", "三个孤岛村");
    hand.write("几点报的（空为现在）", "03:20");
    assert!(hand.sees("登记后：本项记为已报。"));
    hand.press("登记上报 泽雅孤岛村", &["report_owed"]);
    let mut owed = hand.room.state.obligations.values();
    let owed = owed.find(|it| it.text.zh == "泽雅孤岛村").unwrap().clone();
    assert_eq!(owed.status(1, hand.room.now()), Some(OwedStatus::Done));
}

#[test]
fn a_line_stays_about_the_incident_it_was_begun_for_and_a_report_waits_in_its_row() {
    let first = "郭溪街道 六虹桥延伸段下穿道路";
    let mut hand = Hand::with_incidents(2);
    select(&mut hand, first);
    show(&mut hand, Key::Num2);
    hand.write(LINE, "03:30前 报市防指 被困人数");
    hand.choose(&format!("关于 {first}"));
    select(&mut hand, "潘桥街道 瞿溪老街");
    show(&mut hand, Key::Num2);
    hand.press("记下时限", &["owe"]);
    let Command::Owe(owed) = &hand.room.lines.last().unwrap().author.command else {
        panic!("a line");
    };
    assert_eq!(owed.incident.as_ref().unwrap().as_str(), "i-1");
    let row = format!("被困人数 → 市防指 · {first}");
    hand.press(&row, &[]);
    hand.write("内容", "两车三人");
    let other = hand.first("电话报告 → 市级");
    hand.press(&other, &[]);
    assert!(hand.reads("内容", ""));
    hand.press(&row, &[]);
    assert!(hand.reads("内容", "两车三人"), "it waited");
}

#[test]
fn each_hour_that_was_missed_stands_by_itself_and_what_was_late_when_void_stays_late() {
    let mut hand = Hand::quiet();
    show(&mut hand, Key::Num2);
    hand.write(LINE, "每小时 03:10前 报市防指 转移人数");
    hand.press("记下时限", &["owe"]);
    // 03:10 and 04:10 pass without a report.
    hand.room.pass(75 * 60);
    hand.settle();
    let read = lines(&hand).join("\n");
    for part in [
        "待报 3 · 超时未报 2",
        "此前还有 1 次未报",
        "此前还有 2 次未报",
    ] {
        assert!(read.contains(part), "{part} in {read}");
    }
    hand.press("转移人数 → 市防指 · 全区", &[]);
    hand.write("作废理由", "市里取消");
    hand.press("作废 转移人数", &["void_obligation"]);
    hand.press("今夜已报与作废", &[]);
    let read = lines(&hand).join("\n");
    assert!(read.contains("作废，此前已超时未报 5 分"), "{read}");
}
