//! Departments (practice R1, R2, R5): later steps imply earlier ones, and no time comes to lie before
//! one that it implies.

use dispatch_core::refusal::Verdict;
use dispatch_core::state::{CallRecord, ConflictKind};
use dispatch_core::view::{Attendance, ClockKind, attendance, came_late, clocks};
use dispatch_core::words::DepartmentId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night
}

fn power(kind: &str) -> Value {
    json!({ kind: {"incident": "x", "department": "power"} })
}

#[track_caller]
fn call(night: &Night, department: &str) -> CallRecord {
    let calls = &night.incident("x").calls;
    let found = calls.iter().find(|(it, _)| it.as_str() == department);
    (**found.expect("a call").1).clone()
}

#[test]
fn a_later_step_implies_the_earlier_ones() {
    let table: [(&str, &[&str]); 4] = [
        ("acknowledge", &["reached"]),
        ("set_out", &["reached", "acknowledged"]),
        ("report_in", &["reached", "acknowledged", "set_out"]),
        (
            "left",
            &["reached", "acknowledged", "set_out", "reported_in"],
        ),
    ];
    for (said, implied) in table {
        let mut night = night();
        night.ok(CENTRE, 200, power(said));
        assert_eq!(call(&night, "power").implied(), implied, "{said}");
    }
}

#[test]
fn steps_heard_in_any_order_end_in_the_same_times() {
    let steps = [("acknowledge", 210), ("set_out", 240), ("report_in", 300)];
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    for order in orders {
        let mut night = night();
        for index in order {
            let (said, happened) = steps[index];
            assert_eq!(
                night.late(CENTRE, happened, 400, power(said)),
                Verdict::Accepted
            );
        }
        let call = call(&night, "power");
        let times = [&call.acknowledged, &call.set_out, &call.reported_in]
            .map(|it| it.as_ref().map(|it| (it.at, it.implied)));
        let wanted = [210, 240, 300].map(|at| Some((second(at), false)));
        assert_eq!(times, wanted, "{order:?}");
    }
}

#[test]
fn who_came_uncalled_is_not_late() {
    let mut night = night();
    assert_eq!(
        night.late(CENTRE, 150, 200, power("report_in")),
        Verdict::Accepted
    );
    night.ok(
        CENTRE,
        300,
        json!({"raise": {"incident": "x", "reason": "升级"}}),
    );
    let call = call(&night, "power");
    assert_eq!(call.called_at, Some(second(300)));
    assert!(call.reported_in.as_ref().unwrap().at < call.called_at.unwrap());
    let late = clocks(&night.state, night.incident("x"));
    let its = late.iter().filter(|it| {
        it.department
            .as_ref()
            .is_some_and(|it| it.as_str() == "power")
    });
    assert_eq!(its.count(), 0);
}

#[test]
fn who_came_uncalled_is_one_more_of_those_that_are_counted() {
    let mut night = night();
    assert_eq!(
        night.late(CENTRE, 150, 200, power("report_in")),
        Verdict::Accepted
    );
    let count = |night: &Night, at| attendance(&night.state, night.incident("x"), second(at));
    let one_of_one = Attendance {
        came: 1,
        of: 1,
        late: 0,
    };
    assert_eq!(count(&night, 250), one_of_one, "nobody was called yet");
    night.ok(
        CENTRE,
        300,
        json!({"raise": {"incident": "x", "reason": "升级"}}),
    );
    let called = count(&night, 300);
    let clocks = clocks(&night.state, night.incident("x"));
    let others = clocks.iter().filter(|it| it.department.is_some()).count();
    assert_eq!((called.came, called.of, called.late), (1, 1 + others, 0));
    assert!(others > 1);
    // Whoever commands is late as well by then, and is no department.
    assert_eq!(count(&night, 100_000).late, others);
}

#[test]
fn nobody_is_late_for_a_call_he_could_not_have() {
    let mut night = Night::live();
    let whistle = json!({"whistle": {"incident": "x", "type": "flood-typhoon-drought",
        "township": "330304009", "place": {"words": "桥下"}, "conditions": ["serious-danger"]}});
    // Pressed on a console that was cut off for half an hour.
    assert_eq!(
        night.late("guoxi-duty", 100, 1900, whistle),
        Verdict::Accepted
    );
    assert_eq!(night.incident("x").whistled_at, Some(second(100)));
    assert_eq!(call(&night, "power").called_at, Some(second(1900)));
    let clocks = clocks(&night.state, night.incident("x"));
    let reach = clocks
        .iter()
        .find(|it| it.kind == ClockKind::Reach)
        .unwrap();
    assert!(!reach.is_late(second(1900)));
}

#[test]
fn two_times_that_cannot_both_be_true_are_a_conflict() {
    for [(first, at), (second_word, then)] in [
        [("report_in", 300), ("set_out", 360)],
        [("set_out", 360), ("report_in", 300)],
    ] {
        let mut night = night();
        night.late(CENTRE, at, 400, power(first));
        assert_eq!(
            night.late(CENTRE, then, 410, power(second_word)),
            Verdict::Accepted
        );
        let conflicts: Vec<_> = night
            .state
            .open_conflicts()
            .map(|(_, it)| it.kind)
            .collect();
        assert_eq!(conflicts, [ConflictKind::Time], "{first} {second_word}");
        let call = call(&night, "power");
        assert!(call.set_out.unwrap().at <= call.reported_in.unwrap().at);
    }
}

#[test]
fn a_late_word_brings_nobody_back_and_sends_nobody_away() {
    let mut night = night();
    night.ok(CENTRE, 200, power("report_in"));
    night.ok(CENTRE, 400, power("left"));
    night.late(CENTRE, 250, 500, power("report_in"));
    assert!(
        !call(&night, "power").on_scene(),
        "an older report brings nobody back"
    );
    night.ok(CENTRE, 600, power("report_in"));
    assert!(call(&night, "power").on_scene(), "a newer one does");
    night.late(CENTRE, 450, 700, power("left"));
    assert!(
        call(&night, "power").on_scene(),
        "and an older leaving sends nobody away"
    );
}

#[test]
fn the_first_human_answer_is_when_it_was_reached() {
    let mut night = night();
    let attempt = |result: &str| {
        json!({"attempt": {"incident": "x", "department": "power", "to": "值班电话",
            "means": "telephone", "result": result}})
    };
    night.ok(CENTRE, 200, attempt("busy"));
    assert!(call(&night, "power").reached.is_none());
    night.ok(CENTRE, 300, attempt("passed-on"));
    night.ok(CENTRE, 400, attempt("answered"));
    assert_eq!(call(&night, "power").reached.unwrap().at, second(300));
    // It had acknowledged before that, as is heard afterwards.
    night.late(CENTRE, 250, 500, power("acknowledge"));
    let reached = call(&night, "power").reached.unwrap();
    assert_eq!((reached.at, reached.implied), (second(250), true));
    assert_eq!(call(&night, "power").attempts.len(), 3);
}

#[test]
fn who_was_let_go_is_called_anew() {
    let mut night = night();
    night.ok(
        CENTRE,
        150,
        json!({"call": {"incident": "x", "department": "power"}}),
    );
    night.ok(CENTRE, 200, power("report_in"));
    night.ok("guoxi-duty-head", 300, power("release"));
    night.ok(
        CENTRE,
        400,
        json!({"call": {"incident": "x", "department": "power"}}),
    );
    let again = call(&night, "power");
    assert_eq!(again.called_at, Some(second(400)));
    assert!(again.reported_in.is_none() && !again.is_gone());
}

#[test]
fn who_is_only_called_may_be_told_to_stay_at_home() {
    let mut night = night();
    night.refused("guoxi-duty-head", 150, power("release"), "not-here");
    night.ok(
        CENTRE,
        200,
        json!({"call": {"incident": "x", "department": "power"}}),
    );
    night.ok("guoxi-duty-head", 300, power("release"));
    let late = clocks(&night.state, night.incident("x"));
    assert!(
        late.iter().all(|it| it.department.is_none()),
        "no clock runs on"
    );
}

#[test]
fn when_the_scene_ends_everybody_may_go() {
    let mut night = night();
    night.ok(CENTRE, 200, power("report_in"));
    night.ok(
        "guoxi-duty-head",
        300,
        json!({"end_scene": {"incident": "x"}}),
    );
    assert!(!call(&night, "power").on_scene());
    assert!(night.incident("x").on_scene().is_empty());
}

#[test]
fn a_department_speaks_for_itself_or_is_spoken_for() {
    let table = [
        ("power-duty", None, true),
        ("power-head", None, true),
        ("health-duty", None, false),
        ("health-duty", Some("department:power"), true),
        ("city-em-duty", Some("department:power"), false),
        ("guoxi-duty", None, true),
        ("wutian-duty", None, false),
        ("em-clerk", None, true),
    ];
    for (post, on_behalf, may) in table {
        let mut night = night();
        let mut author = night.author(post, 200, crate::common::command(power("acknowledge")));
        author.on_behalf = on_behalf
            .map(|who| serde_json::from_value(json!({"who": who, "means": "telephone"})).unwrap());
        let verdict = night.record(200, author);
        assert_eq!(
            verdict == Verdict::Accepted,
            may,
            "{post} for {on_behalf:?}: {verdict:?}"
        );
    }
}

/// That it came late stays to be seen, by the clock that its arrival ended; before anybody had reached it
/// the lateness was the centre's.
#[test]
fn how_late_a_department_came_stays_and_is_its_own_alone() {
    let kind = night();
    let kind = kind.state.register.kind(&kind.incident("x").kind).unwrap();
    let (sign_s, come_s) = (
        i64::from(kind.deadlines.ack_department_s),
        i64::from(kind.deadlines.on_scene_s),
    );
    let rang = json!({"attempt": {"incident": "x", "department": "power", "to": "值班电话",
        "means": "telephone", "result": "answered"}});
    // What was said at which second, and how late it had come by then, by which clock.
    type Said = Vec<(&'static str, i64)>;
    type Late = Option<(ClockKind, i64)>;
    let table: [(Said, Late); 6] = [
        (vec![("report_in", 100_000)], None),
        (
            vec![("attempt", 200), ("report_in", 200 + sign_s + 30)],
            Some((ClockKind::Acknowledge, 30)),
        ),
        (vec![("attempt", 200), ("report_in", 200 + sign_s)], None),
        (
            vec![("acknowledge", 200), ("report_in", 200 + come_s + 61)],
            Some((ClockKind::OnScene, 61)),
        ),
        (
            vec![
                ("acknowledge", 200),
                ("set_out", 300),
                ("report_in", 200 + come_s - 1),
            ],
            None,
        ),
        (vec![("acknowledge", 100_000)], None),
    ];
    for (said, late) in table {
        let mut night = night();
        night.ok(
            CENTRE,
            150,
            json!({"raise": {"incident": "x", "reason": "升级"}}),
        );
        for (what, at) in &said {
            let command = match *what {
                "attempt" => rang.clone(),
                what => power(what),
            };
            night.ok(CENTRE, *at, command);
        }
        let id = DepartmentId::new("power").unwrap();
        let came = came_late(&night.state, night.incident("x"), &id);
        let came = came.map(|(clock, late_s)| (clock.kind, late_s));
        assert_eq!(came, late, "{said:?}");
    }
}
