//! The report of the district from its draft to the list of what was sent (practice R18, story S8).

use dispatch_core::command::{Command, SendReport};
use dispatch_core::state::{OwedStatus, State};
use dispatch_core::time::Time;
use dispatch_core::words::ObligationId;
use eframe::egui::{Key, OutputCommand};
use serde_json::json;
use yishao::desk::{NotMade, PaperOf, Print, Printed, link, paper_link};

use crate::aloud::{lines, show};
use crate::hand::Hand;
use crate::keeper::seat;

const ROW: &str = "整点报 → 市防指 · 全区";

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
        "整点报: 登记后：只留记录，本项仍未报。书面须带班领导签发或口头同意。",
    );
    sign(&mut hand);
    says(&hand, "登记后：整点报 记为已报。");
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
