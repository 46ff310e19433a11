//! The typhoon night, looked at where an expectation cannot: the two reports (S8), and every second
//! of the handover (S9).

use std::collections::BTreeSet;

use dispatch_core::command::Cut;
use dispatch_core::district_report::{DistrictReport, Heights, district_report};
use dispatch_core::drill::{Played, Scenario};
use dispatch_core::register::{Callee, Party};
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::view;
use dispatch_core::words::{DepartmentId, ObligationId, PostId};

use super::{catalogue, district, play, root};

fn night() -> (Scenario, Vec<Played>) {
    let path = root().join("scenarios/typhoon-night.toml");
    let text = std::fs::read_to_string(path).expect("the scenario");
    let catalogue = catalogue();
    let district = district("ouhai", &catalogue);
    let scenario = Scenario::read("typhoon-night.toml", &text, &district, &catalogue)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    let played = play(&scenario, &district, &catalogue);
    (scenario, played)
}

/// The State after the last entry that is not later than a moment of the second day.
fn at<'a>(scenario: &Scenario, played: &'a [Played], clock: &str) -> (&'a State, Time) {
    let at = Time::from_local(&format!("2022-09-15 {clock}")).expect("a clock");
    assert!(at > scenario.start.at, "{clock}");
    let known = played.iter().rev().find(|it| it.state.at <= at);
    (&known.expect("something was said").state, at)
}

fn of_height(played: &[Played], height: u64) -> &State {
    let found = played.iter().find(|it| it.height == height);
    &found.expect("an entry of the script").state
}

/// The report that was sent `number`-th, made again of the ledger as it is at the end.
fn made_again(played: &[Played], number: usize) -> (DistrictReport, String) {
    let end = &played.last().expect("a night").state;
    let sent = &end.sent_reports[number].sent;
    let cut = |cut: Cut| (cut, of_height(played, cut.height));
    let before = number.checked_sub(1);
    let before = before.map(|it| cut(end.sent_reports[it].sent.cut));
    let state = of_height(played, sent.cut.height);
    let report = district_report(state, sent.cut.as_of, before, &Heights::default());
    (report, sent.sha256.to_string())
}

#[test]
fn the_figure_of_two_oclock_is_the_same_for_ever_and_the_next_says_what_came_later() {
    let (_, played) = night();
    let (two, sent_two) = made_again(&played, 0);
    let (three, sent_three) = made_again(&played, 1);
    assert_eq!(two.sha256(), sent_two, "byte for byte");
    assert_eq!(three.sha256(), sent_three, "byte for byte");
    let text = two.text();
    for said in [
        "截至 2022-09-15 02:00",
        "应转 9120",
        "已转 8760",
        "含泽雅镇 00:40 数",
        "未报:三垟街道",
    ] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
    assert!(!text.contains("轻伤"), "{text}");
    let text = three.text();
    for said in [
        "轻伤 1(+1,",
        "轻伤 1(02:15)(补报,发生于 01:40)",
        "未报:三垟街道",
    ] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn the_late_report_says_how_late_and_why() {
    let (scenario, played) = night();
    let (state, now) = at(&scenario, &played, "03:13:59");
    let hourly = |state: &State| {
        let id = ObligationId::new("hourly").expect("an id");
        (*state.obligations[&id]).clone()
    };
    let waiting = view::waiting(state, now);
    let late = waiting.iter().find(|it| it.name() == "hourly#2");
    assert_eq!(late.expect("it waits").late_min(now), 3);
    let sounds = |state: &State, now: Time| {
        let alarms = view::alarms(state, now);
        alarms
            .iter()
            .any(|it| it.key.as_str() == "obligation/hourly#2")
    };
    assert!(sounds(state, now));
    let remarks = hourly(state).remarks;
    let said: Vec<_> = remarks
        .iter()
        .map(|it| (it.round, it.words.as_str()))
        .collect();
    assert_eq!(said, [(2, "与泽雅核对补报伤员,03:14 报出")]);
    let (state, now) = at(&scenario, &played, "03:14:00");
    assert!(!sounds(state, now));
    let done = hourly(state).done[&2];
    assert_eq!(
        (done, now.since_s(hourly(state).due(2).expect("due"))),
        (now, 240)
    );
}

#[test]
fn at_eight_the_duty_goes_over_and_no_second_is_without_a_name() {
    let (scenario, played) = night();
    let chief = PostId::new("duty-chief").expect("a post");
    let (_, first) = at(&scenario, &played, "07:55:00");
    let mut sounded: Option<BTreeSet<String>> = None;
    for second in 0..25 * 60 {
        let now = first.plus_s(second);
        let state = &played
            .iter()
            .rev()
            .find(|it| it.state.at <= now)
            .expect("it is running")
            .state;
        let clock = now.local_clock().to_string();
        let signed = clock.as_str() >= "08:13:00";
        let holder = view::responsible(state, &chief, now).expect("a name");
        let wanted = if signed {
            "wu-yonglan"
        } else {
            "wang-guochuan"
        };
        assert_eq!(holder.as_str(), wanted, "{clock}");
        let awaits = clock.as_str() >= "08:00:00" && !signed;
        assert_eq!(
            view::awaited(state, &chief, now).is_some(),
            awaits,
            "{clock}"
        );
        if ("08:12:58".."08:13:02").contains(&clock.as_str()) {
            let alarms = view::alarms(state, now);
            let sounds = alarms
                .iter()
                .filter(|it| view::sounds_for(state, &chief, it, now))
                .map(|it| it.key.to_string())
                .filter(|it| !it.starts_with("successor/"))
                .collect();
            let before = sounded.get_or_insert_with(|| BTreeSet::clone(&sounds));
            assert_eq!(*before, sounds, "no tone more or less at {clock}");
        }
    }
}

#[test]
fn what_the_outgoing_had_carries_the_new_name() {
    let (scenario, played) = night();
    let chief = PostId::new("duty-chief").expect("a post");
    for (clock, name) in [("08:12:59", "wang-guochuan"), ("08:13:00", "wu-yonglan")] {
        let (state, now) = at(&scenario, &played, clock);
        assert_eq!(state.open_incidents().len(), 23, "{clock}");
        let alarms = view::alarms(state, now);
        let shelved: Vec<_> = alarms
            .iter()
            .filter_map(|it| view::shelving(state, &chief, &it.key, now))
            .collect();
        assert_eq!(shelved.len(), 3, "{clock}: each stands and is put off");
        assert!(
            shelved.iter().all(|it| it.person.as_str() == name),
            "{clock}"
        );
        let owed = |id: &str| {
            let owed = state.obligations.get(id).expect("it is owed");
            let (_, person) = view::answers_for(state, owed, owed.due_at).expect("a post");
            person.expect("a name").to_string()
        };
        assert_eq!(owed("report-0800"), "wang-guochuan", "{clock}");
        assert_eq!(owed("zeya-people"), name, "{clock}");
    }
}

#[test]
fn from_eight_the_ladders_propose_the_new_telephones() {
    let (scenario, played) = night();
    let power = DepartmentId::new("power").expect("a department");
    let callee = Callee::Party(Party::Department(power));
    for (clock, name) in [("07:59:59", "he-xuezhen"), ("08:00:00", "lin-zhichuan")] {
        let (state, now) = at(&scenario, &played, clock);
        let ladder = view::ladder_of(state, &callee, now);
        let person = ladder[1].person.as_ref().expect("a name");
        assert_eq!(person.as_str(), name, "{clock}");
    }
}
