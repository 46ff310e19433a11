//! What comes round, ends, and is told.

use dispatch_core::state::OwedStatus;
use dispatch_core::view::{alarms, answers_for, waiting};
use serde_json::json;

use super::{CENTRE, LEADER, figures, ids, owed, promise, report, signed, status};
use crate::common::{Night, second};

#[test]
fn the_hourly_report_comes_round_and_each_round_stands_alone() {
    let mut night = Night::live();
    night.flood("x", 100);
    let mut hourly = promise("hourly", 3600);
    hourly["owe"]["repeat_s"] = json!(3600);
    hourly["owe"]["until"] = json!(second(4 * 3600).0);
    night.ok(CENTRE, 200, hourly);
    night.ok(CENTRE, 3500, report("telephone", &["hourly"]));
    night.ok(
        CENTRE,
        3700,
        json!({"explain": {"obligation": "hourly#2", "words": "线路不通"}}),
    );
    night.ok(CENTRE, 7440, report("telephone", &["hourly"]));
    let owed = owed(&night, "hourly");
    let now = second(7500);
    let rounds: Vec<_> = owed
        .begun(now)
        .map(|it| owed.status(it, now).unwrap())
        .collect();
    assert_eq!(
        rounds,
        [OwedStatus::Done, OwedStatus::Late, OwedStatus::Open]
    );
    assert_eq!(owed.remarks.last().unwrap().round, 2);
    // The fourth is the last.
    assert_eq!((owed.due(4), owed.due(5)), (Some(second(14_400)), None));
}

#[test]
fn a_daily_report_ends_with_the_scene_and_begins_again_when_it_is_reopened() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, figures(json!({"moved": 3})));
    night.ok(
        "guoxi-duty-head",
        300,
        json!({"end_scene": {"incident": "x"}}),
    );
    let waits = |night: &Night| {
        let all = waiting(&night.state, second(400));
        all.iter().map(|it| it.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        waits(&night),
        ["1/disaster-first"],
        "the first report is still owed"
    );
    night.ok(
        CENTRE,
        500,
        json!({"reopen": {"incident": "x", "reason": "又涨水"}}),
    );
    assert_eq!(waits(&night), ["1/disaster-first", "1/disaster-daily"]);
}

#[test]
fn a_whistle_taken_back_owes_nothing_and_the_record_stays() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        300,
        json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误吹"}}),
    );
    assert_eq!(status(&night, "1/disaster-first", 9000), "void");
    assert_eq!(waiting(&night.state, second(9000)).len(), 0);
}

#[test]
fn a_change_of_the_figures_after_a_report_is_owed_and_a_follow_up_answers_it_unnamed() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        CENTRE,
        150,
        json!({"adopt": {"incident": "x", "figures": {"missing": 1}}}),
    );
    night.ok(CENTRE, 200, signed("fax", &[], LEADER));
    night.ok(
        CENTRE,
        300,
        json!({"adopt": {"incident": "x", "figures": {"missing": 2}}}),
    );
    let id = "1/district-change/2";
    assert_eq!(
        (owed(&night, id).raised_at, owed(&night, id).due_at),
        (second(300), second(7500))
    );
    let mut said = signed("fax", &[], LEADER);
    said["report"]["kind"] = json!("follow-up");
    night.ok(CENTRE, 400, said);
    assert_eq!(status(&night, id, 500), "done");
}

#[test]
fn void_needs_a_reason_and_what_was_reported_cannot_be_made_void() {
    let void = |reason: &str| json!({"void_obligation": {"obligation": "p", "reason": reason}});
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 100, promise("p", 1000));
    night.refused(CENTRE, 150, promise("p", 2000), "name-taken");
    night.refused(CENTRE, 150, promise("1/p", 2000), "nonsense");
    night.refused("guoxi-duty", 160, void("不用了"), "no-right");
    night.refused(CENTRE, 170, void(" "), "nonsense");
    let remark = json!({"explain": {"obligation": "q", "words": "线路不通"}});
    night.refused(CENTRE, 170, remark, "unknown-item");
    let mut reported = night.clone();
    night.ok(CENTRE, 180, void("市里取消"));
    assert_eq!(status(&night, "p", 2000), "void");
    reported.ok(CENTRE, 180, report("telephone", &["p"]));
    reported.refused(CENTRE, 190, void("不用了"), "nonsense");
}

#[test]
fn it_is_told_ten_minutes_before_and_again_when_it_is_overdue() {
    let mut night = Night::live();
    night.ok(CENTRE, 100, promise("p", 2000));
    let told = |at: i64| {
        let all = alarms(&night.state, second(at));
        let mine = all
            .iter()
            .filter(|it| it.key.as_str().starts_with("obligation"));
        mine.map(|it| it.key.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(told(1399), [""; 0]);
    assert_eq!(told(1400), ["obligation-soon/p"]);
    assert_eq!(told(2000), ["obligation-soon/p"]);
    assert_eq!(told(2001), ["obligation/p"]);
    let late = waiting(&night.state, second(2000 + 241));
    assert_eq!(late[0].late_min(second(2000 + 241)), 4);
}

#[test]
fn what_is_due_at_once_has_its_grace() {
    let mut night = Night::live();
    night.open("x", 100, "fire");
    night.ok(CENTRE, 200, figures(json!({"cross_boundary": 1})));
    assert_eq!(owed(&night, "1/areas-city").due_at, second(200));
    assert_eq!(status(&night, "1/areas-city", 500), "open");
    assert_eq!(status(&night, "1/areas-city", 501), "late");
}

#[test]
fn what_falls_due_within_ten_minutes_of_a_change_of_duty_stays_with_the_outgoing() {
    // Second −1800 is 08:00, when the roster changes.
    let change = -1800;
    let mut night = Night::live();
    for (person, from, until) in [("old", None, Some(change)), ("new", Some(change), None)] {
        let mut row = json!({"post": "duty-chief", "person": person});
        if let Some(from) = from {
            row["from"] = json!(second(from).0);
        }
        if let Some(until) = until {
            row["until"] = json!(second(until).0);
        }
        night.ok("duty-chief", 0, json!({ "set_duty": row }));
    }
    let unsigned = night.clone();
    night.ok(
        "duty-chief",
        0,
        json!({"sign_handover": {"post": "duty-chief", "change_at": second(change).0,
            "role": "incoming"}}),
    );
    for (due, who) in [
        (change - 600, "old"),
        (change + 600, "old"),
        (change + 601, "new"),
    ] {
        let mut night = night.clone();
        night.ok(CENTRE, 0, promise("p", due));
        let (post, person) = answers_for(&night.state, owed(&night, "p"), second(due)).unwrap();
        assert_eq!(
            (post.as_str(), person.unwrap().as_str()),
            ("duty-chief", who),
            "{due}"
        );
    }
    let mut night = unsigned;
    night.ok(CENTRE, 0, promise("p", change + 601));
    let due = second(change + 601);
    let (_, person) = answers_for(&night.state, owed(&night, "p"), due).unwrap();
    assert_eq!(person.unwrap().as_str(), "old", "nobody took it over");
}

#[test]
fn two_merged_into_one_remind_once() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night.ok(
        CENTRE,
        200,
        json!({"merge": {"from": "y", "into": "x", "reason": "重复报"}}),
    );
    let late = alarms(&night.state, second(9000));
    let mine = late
        .iter()
        .filter(|it| it.key.as_str().starts_with("obligation/"));
    let keys: Vec<_> = mine.map(|it| it.key.to_string()).collect();
    assert_eq!(keys, ["obligation/1/disaster-first"]);
}

#[test]
fn the_first_edition_knows_nothing_of_it() {
    let mut night = Night::live();
    night.state.edition = 1;
    night.flood("x", 100);
    assert_eq!(ids(&night), [""; 0]);
    night.refused(CENTRE, 200, promise("p", 1000), "not-in-this-edition");
    night.refused(
        CENTRE,
        200,
        report("telephone", &["p"]),
        "not-in-this-edition",
    );
    // Any signature discharged the paper.
    night.ok(CENTRE, 300, signed("fax", &[], "chen-anqing"));
    assert!(night.incident("x").obligations[1].done_at.is_some());
}

/// The names of what waits at a second, with how many before it were missed too.
fn waits(night: &Night, at: i64) -> Vec<(String, u32)> {
    let all = waiting(&night.state, second(at));
    all.iter().map(|it| (it.name(), it.missed_before)).collect()
}

fn named(names: &[(&str, u32)]) -> Vec<(String, u32)> {
    names.iter().map(|it| (it.0.to_owned(), it.1)).collect()
}

#[test]
fn a_missed_round_hides_none_after_it_and_a_report_answers_the_hour_that_it_means() {
    const HOUR: i64 = 3600;
    let mut night = Night::live();
    night.open("x", 100, "fire");
    let mut hourly = promise("hourly", HOUR);
    hourly["owe"]["repeat_s"] = json!(HOUR);
    night.ok(CENTRE, 200, hourly);
    night.ok(CENTRE, 3500, report("telephone", &["hourly"]));
    assert_eq!(waits(&night, 3550), named(&[("hourly#2", 0)]));
    // Nobody reports at the second hour.
    let at = 3 * HOUR - 300;
    assert_eq!(
        waits(&night, at),
        named(&[("hourly#2", 0), ("hourly#3", 1)])
    );
    let keys = |at: i64| {
        let all = alarms(&night.state, second(at));
        let mine = all
            .iter()
            .filter(|it| it.key.as_str().starts_with("obligation"));
        mine.map(|it| it.key.to_string())
            .filter(|it| it.contains("hourly"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(at),
        ["obligation/hourly#2", "obligation-soon/hourly#3"]
    );
    assert_eq!(
        keys(4 * HOUR - 300),
        ["obligation/hourly#3", "obligation-soon/hourly#4"],
        "one alarm for all that were missed"
    );
    // The report of the third hour names no round.
    night.ok(CENTRE, at, report("telephone", &["hourly"]));
    assert_eq!(owed(&night, "hourly").done.get(&3), Some(&second(at)));
    assert_eq!(
        waits(&night, 4 * HOUR - 300),
        named(&[("hourly#2", 0), ("hourly#4", 1)])
    );
    // As it is shown, the missed one is made good.
    let shown = waits(&night, 4 * HOUR)[0].0.clone();
    night.ok(CENTRE, 4 * HOUR, report("telephone", &[&shown]));
    assert_eq!(
        waits(&night, 4 * HOUR),
        named(&[("hourly#4", 0), ("hourly#5", 1)])
    );
    let remark = json!({"explain": {"obligation": "hourly", "words": "线路不通"}});
    night.ok(CENTRE, 4 * HOUR + 100, remark);
    assert_eq!(
        owed(&night, "hourly").remarks.last().map(|it| it.round),
        Some(4)
    );
}

#[test]
fn a_month_of_missed_minutes_costs_no_more_than_three() {
    let mut night = Night::live();
    night.open("x", 100, "fire");
    let mut said = promise("p", 600);
    said["owe"]["repeat_s"] = json!(60);
    night.ok(CENTRE, 200, said);
    let month = 600 + 60 * 44_640;
    let all = waits(&night, month + 1);
    assert_eq!(all.len(), 4, "three that were missed, and the coming one");
    assert!(all.contains(&("p#44641".to_owned(), 44_640)), "{all:?}");
    let text = alarms(&night.state, second(month + 1));
    let late = text
        .iter()
        .find(|it| it.key.as_str() == "obligation/p#44641");
    let late = late.map(|it| it.zh.clone()).unwrap_or_default();
    assert!(late.ends_with("此前还有 44640 次未报"), "{late}");
}

#[test]
fn the_clocks_of_a_day_are_counted_like_those_of_an_hour() {
    let night = daily_at(&[480, 1020]);
    let owed = owed(&night, "p");
    for round in 1..40 {
        let due = owed.due(round).unwrap();
        assert_eq!(owed.newest_begun(due.plus_s(-1)), Some(round), "{round}");
        assert_eq!(owed.newest_begun(due), Some(round + 1), "{round}");
        assert_eq!(owed.meant_at(due.plus_s(240)), Some(round), "{round}");
        assert_eq!(owed.meant_at(due.plus_s(-600)), Some(round), "{round}");
    }
    assert_eq!(owed.newest_begun(second(0)), Some(1));
}

/// A promise at these minutes of every day.
fn daily_at(minutes: &[u32]) -> Night {
    use dispatch_core::state::{Rounds, next_clock};
    use dispatch_core::words::ObligationId;
    let mut night = Night::live();
    night.ok(CENTRE, 200, promise("p", 1000));
    let id = ObligationId::new("p").unwrap();
    let mut it = owed(&night, "p").clone();
    it.rounds = Rounds::Daily(minutes.to_vec());
    it.due_at = next_clock(minutes, second(300)).unwrap();
    night.state.obligations.put(&id, it);
    night
}
