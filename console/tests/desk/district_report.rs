//! The report of the district from its draft to the list of what was sent (practice R18, story S8).

use dispatch_core::command::{Command, SendReport};
use dispatch_core::state::{OwedStatus, State};
use dispatch_core::time::Time;
use dispatch_core::words::ObligationId;
use eframe::egui::{Key, OutputCommand};
use serde_json::json;
use yishao::desk::{NotMade, Print, Printed, paper_link};

use crate::aloud::{lines, show};
use crate::hand::Hand;
use crate::keeper::seat;
use crate::window::picture;

fn say(hand: &mut Hand, post: &str, command: serde_json::Value) {
    let seat = seat(post, &hand.room.state);
    let command: Command = serde_json::from_value(command).unwrap();
    hand.room.say(&seat, command);
    hand.room.publish();
}

fn pass_to(hand: &mut Hand, clock: &str) {
    let day = "2026-06-18";
    hand.room
        .set_clock(Time::from_local(&format!("{day} {clock}")).unwrap());
    hand.settle();
    hand.settle();
}

/// On the night of one flood at 03:00, with the hourly report due at ten past, in writing.
fn night() -> Hand {
    let mut hand = Hand::with_incidents(1);
    let due = Time::from_local("2026-06-18 04:10").unwrap();
    say(
        &mut hand,
        "duty-officer",
        json!({"owe": {"obligation": "hourly", "source": "superior", "text": "整点报",
            "to": "市防指", "means": "written", "due_at": due, "repeat_s": 3600}}),
    );
    say(
        &mut hand,
        "duty-officer",
        json!({"state": {"incident": "i-1", "source": "township", "figures": {"trapped": 2}}}),
    );
    hand.settle();
    hand
}

fn last_sent(state: &State) -> SendReport {
    state.sent_reports.last().unwrap().sent.clone()
}

fn status(hand: &Hand, round: u32) -> Option<OwedStatus> {
    let hourly = ObligationId::new("hourly").unwrap();
    let owed = hand.room.state.obligations.get(&hourly).unwrap();
    owed.status(round, hand.room.now())
}

fn says(hand: &Hand, part: &str) {
    assert!(hand.sees(part), "{part} in {:#?}", lines(hand));
}

fn sign(hand: &mut Hand) {
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::{NodeT, Queryable};
    let all = hand.harness.get_all_by_role(Role::CheckBox);
    let signed = all
        .filter_map(|it| it.accesskit_node().label())
        .find(|it| it.ends_with("签发"))
        .unwrap();
    hand.choose(&signed);
}

#[test]
fn the_draft_lies_ready_when_the_hour_is_over_and_goes_up_with_one_press() {
    let mut hand = night();
    pass_to(&mut hand, "04:00:00");
    assert!(
        !hand.sees("草稿已备好"),
        "this second may still bring something"
    );
    pass_to(&mut hand, "04:00:02");
    says(
        &hand,
        "全区报告草稿已备好：整点报，04:10 前报，截至 04:00。",
    );
    hand.press("打开草稿 整点报", &[]);
    assert!(!hand.sees("草稿已备好"), "it was seen");
    says(&hand, "截至 04:00，记录");
    says(&hand, "此前没有报出过全区报告");
    says(&hand, "被困 2(");
    // In writing nothing is discharged before the leader on duty has signed.
    says(
        &hand,
        "整点报：登记后：只留记录，本项仍未报。书面须带班领导签发或口头同意。",
    );
    sign(&mut hand);
    says(&hand, "登记后：整点报 记为已报。");
    picture(&mut hand.harness, "district-report");
    pass_to(&mut hand, "04:07:00");
    hand.press("登记报出 整点报", &["send_report"]);
    let sent = last_sent(&hand.room.state);
    assert_eq!(
        sent.cut.as_of,
        Time::from_local("2026-06-18 04:00").unwrap()
    );
    assert_eq!(sent.to[0].as_str(), "市防指");
    assert_eq!(sent.answers[0].as_str(), "hourly#1");
    assert!(sent.signed_by.is_some());
    assert_eq!(status(&hand, 1), Some(OwedStatus::Done));
}

#[test]
fn the_figures_of_two_stay_and_what_comes_late_stands_in_those_of_three() {
    let mut hand = night();
    pass_to(&mut hand, "04:06:00");
    hand.press("打开草稿 整点报", &[]);
    sign(&mut hand);
    pass_to(&mut hand, "04:07:00");
    hand.press("登记报出 整点报", &["send_report"]);
    let first = last_sent(&hand.room.state);
    // A wounded man of 03:40, heard of by satellite telephone at 04:15.
    pass_to(&mut hand, "04:15:00");
    let at = Time::from_local("2026-06-18 03:40").unwrap();
    let wounded = json!({"state": {"incident": "i-1", "source": "township",
        "figures": {"light": 1}, "as_of": at}});
    let command: Command = serde_json::from_value(wounded).unwrap();
    hand.room
        .say_of(&seat("duty-officer", &hand.room.state), at, command);
    hand.room.publish();
    pass_to(&mut hand, "05:12:00");
    says(&hand, "整点报，05:10 前报，截至 05:00。");
    hand.press("打开草稿 整点报", &[]);
    says(&hand, "与上一份（截至 04:00，记录");
    says(&hand, "轻伤 1(+1,");
    says(&hand, "补报,发生于 03:40");
    hand.choose("一段话");
    hand.write("说明：为何未报、何时能报", "卫星电话断续");
    hand.press("说明 整点报", &["explain"]);
    hand.choose("全区报告");
    sign(&mut hand);
    picture(&mut hand.harness, "district-report-late");
    pass_to(&mut hand, "05:14:00");
    hand.press("登记报出 整点报", &["send_report"]);
    assert_eq!(status(&hand, 2), Some(OwedStatus::Late));
    hand.press("今夜已报与作废", &[]);
    says(&hand, "已报，超 4 分");
    hand.press("今夜已报与作废", &[]);
    // Both are listed; the first is made again and is the same.
    hand.press("全区报告与今夜已报出", &[]);
    hand.press("再做一遍核对 04:07", &[]);
    says(&hand, "一致：再做一遍，与报出时逐字节相同。");
    picture(&mut hand.harness, "district-reports-sent");
    assert!(
        hand.sees("被困 2(") && !hand.sees("轻伤 1("),
        "its own text"
    );
    let sha = format!("校验码 {}", &first.sha256.as_str()[..8]);
    says(&hand, &sha);
}

#[test]
fn a_paper_that_is_not_what_was_sent_says_so() {
    let mut hand = night();
    let height = hand.room.state.height;
    let as_of = hand.room.now();
    say(
        &mut hand,
        "duty-officer",
        json!({"send_report": {"to": ["市防指", "市应急局"], "means": "fax",
            "cut": {"height": height, "as_of": as_of}, "sha256": "ab".repeat(32)}}),
    );
    hand.settle();
    show(&mut hand, Key::Num2);
    hand.press("全区报告与今夜已报出", &[]);
    says(&hand, "传真 → 市防指、市应急局 · 截至 03:01，记录");
    says(&hand, "未签发");
    says(&hand, "校验码 abababab");
    hand.press("再做一遍核对 03:01", &[]);
    says(&hand, "不一致：再做一遍的校验码是");
}

#[test]
fn a_paper_that_nobody_asked_for_is_of_the_moment_that_is_typed_and_goes_to_several() {
    let mut hand = night();
    pass_to(&mut hand, "03:40:00");
    show(&mut hand, Key::Num2);
    hand.press("全区报告与今夜已报出", &[]);
    hand.clear("截至");
    hand.write("截至", "2026-06-18 03:45");
    assert!(!hand.enabled("起草 全区报告"));
    says(&hand, "这一时刻还没有过去");
    hand.clear("截至");
    hand.write("截至", "03:30");
    hand.room.papers_wait = true;
    hand.press("起草 全区报告", &[]);
    hand.room.pass(3);
    hand.settle();
    says(&hand, "正在从处置记录起草，记录多时要等几秒。已 3 秒");
    assert!(!hand.enabled("登记报出 全区报告"));
    hand.room.papers_wait = false;
    hand.settle();
    hand.settle();
    says(&hand, "截至 03:30，记录");
    hand.write("报给谁（几家用顿号隔开）", "市防指、区委办，市应急局");
    says(&hand, "登记后：不答复任何时限事项，只留记录。");
    hand.press("登记报出 全区报告", &["send_report"]);
    let sent = last_sent(&hand.room.state);
    let to: Vec<&str> = sent.to.iter().map(|it| it.as_str()).collect();
    assert_eq!(to, ["市防指", "区委办", "市应急局"]);
    assert!(sent.answers.is_empty());
}

#[test]
fn the_paper_is_chinese_on_an_english_screen_and_is_copied_and_saved_as_it_is_sent() {
    let mut hand = night();
    hand.key(Key::F9, &[]);
    show(&mut hand, Key::Num2);
    hand.press("District reports, sent and new", &[]);
    hand.press("Draft District report", &[]);
    says(&hand, "温州市瓯海区全区情况报告");
    hand.press("Save as a file District report", &[]);
    let asked: Vec<Print> = hand.room.printer.asked.try_iter().collect();
    let [Print::Paper(world, paper)] = asked.as_slice() else {
        panic!("{} asked", asked.len());
    };
    assert_eq!(world, &hand.room.state.world);
    assert!(
        paper
            .text
            .starts_with("温州市瓯海区全区情况报告\n截至 2026-06-18")
    );
    let told = Printed::Paper("/data/boards/report-ouhai-1.txt".into());
    hand.room.printer.tell.send(told).unwrap();
    hand.settle();
    says(&hand, "The report lies in /data/boards/report-ouhai-1.txt");
    let text = paper.text.clone();
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::Queryable;
    hand.harness
        .get_by_role_and_label(Role::Button, "Copy the text District report")
        .click();
    let mut copied = Vec::new();
    for _ in 0..3 {
        hand.harness.step();
        copied.extend(hand.harness.output().platform_output.commands.clone());
    }
    assert!(
        copied.contains(&OutputCommand::CopyText(text)),
        "{copied:?}"
    );
}

#[test]
fn what_could_not_be_made_says_why_and_is_tried_again_and_a_thread_that_ended_too() {
    let mut hand = night();
    pass_to(&mut hand, "03:40:00");
    show(&mut hand, Key::Num2);
    hand.press("全区报告与今夜已报出", &[]);
    hand.room.papers_wait = true;
    hand.press("起草 全区报告", &[]);
    let of = hand.room.maker.asked.try_recv().unwrap();
    let why = NotMade {
        zh: "读不出".to_owned(),
        en: "unreadable".to_owned(),
    };
    hand.room.maker.tell.send((of, Err(why))).unwrap();
    hand.settle();
    says(&hand, "全区报告没有做成：读不出。请再试");
    hand.press("再试 全区报告", &[]);
    assert_eq!(hand.room.maker.asked.try_recv(), Ok(of));
    hand.room.maker = paper_link().1;
    hand.settle();
    says(&hand, "全区报告线程已中止");
    assert!(!hand.enabled("登记报出 全区报告"));
}

#[test]
fn a_desk_of_a_township_drafts_nothing_by_itself() {
    let mut hand = night();
    hand.room.papers_wait = true;
    hand.sit("郭溪带班领导");
    pass_to(&mut hand, "04:05:00");
    assert!(hand.room.maker.asked.try_recv().is_err());
}

#[test]
fn the_draft_comes_into_sight_however_much_waits_before_it() {
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::Queryable;
    let mut hand = night();
    for n in 0..40 {
        let due = hand.room.now().plus_s(1_800 + n);
        let owe = json!({"owe": {"obligation": format!("o-{n}"), "source": "superior",
            "text": format!("第 {n} 项"), "due_at": due}});
        say(&mut hand, "duty-officer", owe);
    }
    pass_to(&mut hand, "04:01:00");
    hand.press("打开草稿 整点报", &[]);
    hand.settle();
    let send = hand
        .harness
        .get_by_role_and_label(Role::Button, "登记报出 整点报")
        .rect();
    assert!(send.top() > 60.0 && send.bottom() < 1_000.0, "{send:?}");
    picture(&mut hand.harness, "district-report-long");
}
