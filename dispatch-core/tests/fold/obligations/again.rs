//! What ended with a merger or a withdrawal is owed again when that is taken back.

use dispatch_core::view::waiting;
use serde_json::{Value, json};

use super::{CENTRE, LEADER, figures, owed, report, signed, status};
use crate::common::{Night, second};

fn waits(night: &Night) -> Vec<String> {
    let all = waiting(&night.state, second(1000));
    all.iter().map(|it| it.id.to_string()).collect()
}

fn reopen() -> Value {
    json!({"reopen": {"incident": "x", "reason": "又涨水"}})
}

#[test]
fn a_daily_report_goes_on_after_a_merger_is_parted_again() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    night.ok(CENTRE, 200, figures(json!({"moved": 3})));
    let merge = json!({"merge": {"from": "x", "into": "y", "reason": "重复报"}});
    night.ok(CENTRE, 300, merge);
    assert_eq!(owed(&night, "1/disaster-daily").ends_at, Some(second(300)));
    let end = json!({"end_scene": {"incident": "y"}});
    night.ok("guoxi-duty-head", 350, end);
    let split = json!({"split": {"incident": "x", "reason": "两处"}});
    night.ok(CENTRE, 400, split);
    assert_eq!(owed(&night, "1/disaster-daily").ends_at, None);
    // The one it was merged into stays ended.
    assert_eq!(owed(&night, "2/disaster-daily").ends_at, Some(second(350)));
}

#[test]
fn what_the_withdrawal_made_void_is_owed_again_and_what_a_person_made_void_is_not() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, figures(json!({"moved": 3})));
    let void = |id: &str| json!({"void_obligation": {"obligation": id, "reason": "已撤哨"}});
    night.ok(CENTRE, 250, void("1/disaster-daily"));
    let withdraw = json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误吹"}});
    night.ok(CENTRE, 300, withdraw);
    assert_eq!(waits(&night), [""; 0]);
    night.ok(CENTRE, 500, reopen());
    assert_eq!(waits(&night), ["1/disaster-first"]);
    assert_eq!(status(&night, "1/disaster-first", 7301), "late");
    assert!(night.incident("x").obligations.iter().all(|it| !it.void));
}

#[test]
fn what_was_reported_stays_so_over_a_withdrawal() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, report("telephone", &["1/disaster-first"]));
    let withdraw = json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误吹"}});
    night.ok(CENTRE, 300, withdraw);
    night.ok(CENTRE, 500, reopen());
    assert_eq!(waits(&night), [""; 0]);
    night.ok(CENTRE, 600, signed("fax", &["1/disaster-first"], LEADER));
    assert_eq!(owed(&night, "1/disaster-first").answers.len(), 2);
}

const DAY: i64 = 86_400;

#[test]
fn the_days_between_the_end_and_the_reopening_are_not_owed() {
    const DAILY: &str = "1/disaster-daily";
    // Due each day at second 200.
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, figures(json!({"moved": 3})));
    night.ok(CENTRE, 300, report("telephone", &["1/disaster-first"]));
    night.ok(CENTRE, DAY, signed("fax", &[DAILY], LEADER));
    let waits = |night: &Night, at: i64| {
        let all = waiting(&night.state, second(at));
        let mine = all.iter().map(|it| (it.round, it.late, it.missed_before));
        mine.collect::<Vec<_>>()
    };
    let over = |it: &mut Night, at: i64| {
        it.ok(
            "guoxi-duty-head",
            at,
            json!({"end_scene": {"incident": "x"}}),
        );
    };
    // The second day is missed; the scene ends, and flares up on the fifth.
    over(&mut night, 2 * DAY + 1000);
    assert_eq!(waits(&night, 4 * DAY), [(2, true, 0)]);
    night.ok(CENTRE, 5 * DAY, reopen());
    assert_eq!(waits(&night, 5 * DAY + 100), [(2, true, 0), (5, false, 1)]);
    assert_eq!(
        waits(&night, 6 * DAY + 201),
        [(2, true, 0), (5, true, 1), (6, true, 2), (7, false, 3)]
    );
    assert_eq!(owed(&night, DAILY).due(3), None, "nobody asked");
    let begun: Vec<u32> = owed(&night, DAILY).begun(second(5 * DAY + 201)).collect();
    assert_eq!(begun, [1, 2, 5, 6]);
    night.ok(CENTRE, 5 * DAY + 100, signed("fax", &[DAILY], LEADER));
    assert_eq!(
        owed(&night, DAILY).done.get(&5),
        Some(&second(5 * DAY + 100))
    );
    // Nor are those of a whistle that was taken back.
    let mut taken_back = Night::live();
    taken_back.flood("x", 100);
    taken_back.ok(CENTRE, 200, figures(json!({"moved": 3})));
    taken_back.ok(CENTRE, 300, report("telephone", &["1/disaster-first"]));
    let withdraw = json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误吹"}});
    taken_back.ok(CENTRE, 400, withdraw);
    taken_back.ok(CENTRE, 3 * DAY, reopen());
    assert_eq!(waits(&taken_back, 3 * DAY + 100), [(3, false, 0)]);
}

#[test]
fn what_was_overdue_when_it_was_made_void_stays_late() {
    let withdraw = || json!({"withdraw": {"incident": "x", "reason": "mistaken", "words": "误吹"}});
    let void = json!({"void_obligation": {"obligation": "p", "reason": "市里取消"}});
    for (at, wanted) in [(900, "void"), (1001, "late")] {
        let mut night = Night::live();
        night.flood("x", 100);
        night.ok(CENTRE, 200, super::promise("p", 1000));
        night.ok(CENTRE, at, void.clone());
        assert_eq!(status(&night, "p", 9000), wanted, "{at}");
        assert!(
            !waits(&night).contains(&"p".to_owned()),
            "nobody is reminded"
        );
        let late = owed(&night, "p").late_when_void();
        assert_eq!(late.is_some(), wanted == "late", "{late:?}");
    }
    // Who says that it was made void in time knew what was said later.
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 200, super::promise("p", 1000));
    night.ok(CENTRE, 3000, json!({"note": {"words": "记录"}}));
    assert!(night.late(CENTRE, 900, 3100, void).refusal().is_none());
    assert_eq!(status(&night, "p", 9000), "late");
    // A whistle taken back after the limits.
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(CENTRE, 8000, withdraw());
    assert_eq!(status(&night, "1/disaster-first", 9000), "late");
    let own = &night.incident("x").obligations;
    assert!(own.iter().all(|it| it.void && it.was_late()), "{own:?}");
    night.ok(CENTRE, 8100, reopen());
    assert!(!night.incident("x").obligations[0].was_late());
    assert_eq!(waits(&night), ["1/disaster-first"]);
}

#[test]
fn what_the_district_wants_reported_is_reminded_of_after_the_scene_ended() {
    use dispatch_core::view::alarms;
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        "guoxi-duty-head",
        300,
        json!({"end_scene": {"incident": "x"}}),
    );
    let told = |night: &Night| {
        let all = alarms(&night.state, second(90_000));
        let mine = all
            .iter()
            .filter(|it| it.key.as_str().starts_with("report/"));
        mine.map(|it| it.zh.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(&night).len(), 2, "{:?}", told(&night));
    night.ok(CENTRE, 400, {
        let mut said = report("telephone", &[]);
        said["report"]["kind"] = json!("telephone");
        said
    });
    assert_eq!(told(&night).len(), 1);
    night.ok(CENTRE, 500, json!({"file": {"incident": "x"}}));
    assert_eq!(told(&night), [""; 0]);
}
