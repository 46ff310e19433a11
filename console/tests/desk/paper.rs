//! 补录 at the desk: a sheet is typed, seen as the log will say it, and sent at once.

use dispatch_core::command::Command;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::acts::select;
use crate::hand::Hand;
use crate::keeper::{chain_at, seat};

const LINES: &str = "纸上各行";
const SEND: &str = "全部补录";

fn board(hand: &mut Hand) {
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    hand.settle();
}

fn owe(hand: &mut Hand, due_in_s: i64) {
    let due_at = hand.room.now().plus_s(due_in_s).0;
    let command = serde_json::json!({ "owe": {
        "obligation": "p", "source": "superior", "text": "报情况", "to": "市防指",
        "means": "any", "owner": "centre", "due_at": due_at,
    }});
    let duty = seat("duty-officer", &hand.room.state);
    hand.room
        .say(&duty, serde_json::from_value(command).unwrap());
}

/// A quarter of an hour in which something is recorded every minute.
fn busy(hand: &mut Hand, minutes: u32) {
    let duty = seat("duty-officer", &hand.room.state);
    for _ in 0..minutes {
        hand.room.pass(60);
        let note = serde_json::json!({ "note": { "words": "记录" } });
        hand.room.say(&duty, serde_json::from_value(note).unwrap());
    }
    hand.room.publish();
    hand.settle();
}

/// 03:01 the flood; 03:05 the lights go out; 03:31 the paper of the time between is typed.
#[test]
fn a_sheet_is_typed_seen_and_sent_in_its_order() {
    let mut hand = Hand::with_incidents(1);
    owe(&mut hand, 900);
    busy(&mut hand, 30);
    let typed_at = hand.room.now();
    board(&mut hand);
    assert!(!hand.enabled(SEND));
    hand.write(
        LINES,
        "03:10 住建局 签收 电话 林某\n03:12 上报 市防指 电话 两车被淹\n03:15 水域一队 到场 12人",
    );
    assert!(hand.sees("补 03:10"));
    assert!(hand.sees("代 区住房和城乡建设局 林某(电话"));
    assert!(!hand.enabled(SEND), "the sheet has no number yet");
    hand.write("纸质记录编号", "值班记录 12");
    hand.write("见证人（岗位或职务）", "值班长");
    hand.press(SEND, &["paper", "acknowledge", "report", "team_state"]);
    assert!(hand.sees("已送出 3 行，纸质记录 值班记录 12。"));

    let sent: Vec<_> = hand.room.lines.iter().rev().take(3).cloned().collect();
    let about: Vec<_> = sent
        .iter()
        .filter_map(|it| it.author.command.incident())
        .map(ToString::to_string)
        .collect();
    assert_eq!(about, ["i-1"; 3], "the selected one is proposed");
    for (line, minute) in sent.iter().zip([15, 12, 10]) {
        let author = &line.author;
        let then = typed_at.plus_s((minute - 31) * 60);
        assert_eq!((author.occurred_at, author.pressed_at), (then, typed_at));
        let known = hand.room.lines.iter().rev().find(|it| it.at <= then);
        let height = known.unwrap().height;
        let chain = ledger::hex::write(&chain_at(height));
        assert_eq!(
            (author.basis.height, &author.basis.chain),
            (height, &chain),
            "what was known when it was written"
        );
        let sheet = &hand.room.state.sheets[&author.id];
        assert_eq!(sheet.paper_no.as_str(), "值班记录 12");
        assert_eq!(sheet.seen_by.as_ref().unwrap().as_str(), "值班长");
    }
    let owed = hand.room.state.obligations.iter();
    let owed = owed
        .map(|(id, it)| (id.to_string(), it))
        .find(|it| it.0 == "p");
    let status = owed.unwrap().1.status(1, typed_at).unwrap();
    assert_eq!(status.name(), "done", "told in time, though typed late");

    hand.press("去看该事件", &[]);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num7] {
        hand.key(key, &[]);
    }
    assert!(
        hand.sees("纸质记录「值班记录 12」,见证 值班长"),
        "in the log"
    );
}

#[test]
fn nothing_is_sent_until_every_line_is_read() {
    let mut hand = Hand::with_incidents(1);
    busy(&mut hand, 10);
    board(&mut hand);
    hand.write("纸质记录编号", "12");
    hand.write(
        LINES,
        "03:05 住建局 签收\n03:06 住见局 签收\n03:07 水域一队 倒场",
    );
    assert!(hand.sees("第 2 行第 7 列:「住见局」不在本区名册内"));
    assert!(hand.sees("最接近「区住房和城乡建设局」"));
    assert!(hand.sees("第 3 行第 12 列:「倒场」不是可补录的动作"));
    assert!(hand.sees("有 2 处读不懂，全部读懂后才能送出。"));
    assert!(!hand.enabled(SEND));
}

/// A line that the fold would refuse is said before it is sent; one that rests on the line above it
/// is none.
#[test]
fn a_line_that_would_have_no_effect_is_said_beforehand() {
    let mut hand = Hand::with_incidents(1);
    busy(&mut hand, 10);
    board(&mut hand);
    hand.write("纸质记录编号", "12");
    hand.write(
        LINES,
        "03:05 水域一队 进入危险区 4人 25分 探车\n03:09 水域一队 撤出危险区 4人",
    );
    assert!(hand.enabled(SEND));
    hand.write(LINES, "\n03:10 水域一队 撤出危险区 0人");
    assert!(hand.sees("撤出人数为 0,应至少 1 人。"));
    assert!(hand.sees("有 1 行不能采信"));
    assert!(!hand.enabled(SEND));
}

#[test]
fn the_incident_is_chosen_from_all_of_them() {
    let mut hand = Hand::with_incidents(2);
    busy(&mut hand, 10);
    board(&mut hand);
    hand.choose("补录到哪个事件");
    let second = hand
        .harness
        .get_all_by_role(Role::Button)
        .find(|it| {
            use egui_kittest::kittest::NodeT;
            let label = it.accesskit_node().label();
            label.is_some_and(|it| it.starts_with("事件2"))
        })
        .unwrap();
    second.click();
    hand.settle();
    hand.write("纸质记录编号", "12");
    hand.write(LINES, "03:05 记录 水位上涨");
    hand.press(SEND, &["paper", "note"]);
    let last = hand.room.lines.last().unwrap();
    assert!(matches!(&last.author.command, Command::Note(it)
        if it.incident.as_ref().is_some_and(|id| id.as_str() == "i-2")));
}

#[test]
fn a_sheet_that_is_begun_stays_with_its_incident() {
    let mut hand = Hand::with_incidents(2);
    busy(&mut hand, 10);
    select(&mut hand, "郭溪街道 六虹桥延伸段下穿道路");
    board(&mut hand);
    hand.write("纸质记录编号", "12");
    hand.write(LINES, "03:05 记录 水位上涨");
    select(&mut hand, "潘桥街道 瞿溪老街");
    board(&mut hand);
    hand.press(SEND, &["paper", "note"]);
    let last = hand.room.lines.last().unwrap();
    let about = last.author.command.incident();
    assert_eq!(about.unwrap().as_str(), "i-1", "it was begun for this one");
}

#[test]
fn a_number_in_the_lines_of_a_sheet_is_warned_of_and_moved_away() {
    let mut hand = Hand::with_incidents(1);
    board(&mut hand);
    hand.write(LINES, "03:00 记录 司机电话13800001234");
    assert!(hand.sees(dispatch_core::personal::PERSONAL_DATA_ZH));
    hand.press(&format!("移至人员信息 {LINES}"), &[]);
    assert!(hand.reads(LINES, "03:00 记录 司机电话尾号1234"));
}
