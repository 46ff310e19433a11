//! World time (design §4): integers, and it steps back by `set_clock` alone.

use dispatch_core::entry::World;
use dispatch_core::refusal::Verdict;
use dispatch_core::time::{TIME_MS_MAX, Time};
use serde_json::json;

use crate::common::{Night, START, command, second};

fn set(night: &mut Night, at: i64, world_s: i64, rate_permille: u32) -> Verdict {
    let said = json!({"set_clock": {"world_at": second(world_s), "rate_permille": rate_permille,
        "reason": "导调"}});
    night.say("director", at, said)
}

/// World seconds when the ledger's clock says `at`.
fn world_s(night: &Night, at: i64) -> i64 {
    night.state.world_time(second(at)).since_s(START)
}

#[test]
fn a_drill_is_paused_slowed_hurried_and_jumped() {
    let mut night = Night::drill();
    assert_eq!(world_s(&night, 100), 100);
    assert_eq!(set(&mut night, 100, 100, 0), Verdict::Accepted);
    assert_eq!(world_s(&night, 700), 100, "paused");
    set(&mut night, 700, 100, 500);
    assert_eq!(world_s(&night, 900), 200, "half speed");
    set(&mut night, 900, 200, 60_000);
    assert_eq!(world_s(&night, 910), 800, "sixty times");
    set(&mut night, 910, 800 + 6 * 3600, 1000);
    assert_eq!(world_s(&night, 920), 810 + 6 * 3600, "six hours on");
    night.ok("director", 920, json!({"note": {"words": "续"}}));
    assert_eq!(night.state.at, second(810 + 6 * 3600));
}

#[test]
fn time_never_steps_back_when_the_ledgers_clock_does() {
    let mut night = Night::drill();
    night.ok("director", 500, json!({"note": {"words": "一"}}));
    for at in [400, 0, -100_000, 499] {
        night.ok("director", at, json!({"note": {"words": "二"}}));
        assert_eq!(night.state.at, second(500));
    }
    assert_eq!(set(&mut night, 500, 300, 1000), Verdict::Accepted);
    assert_eq!(night.state.at, second(300), "by name it does");
}

#[test]
fn a_live_clock_is_corrected_and_never_hurried() {
    let mut night = Night::live();
    let clock = |rate: u32| json!({"set_clock": {"world_at": second(50), "rate_permille": rate, "reason": "校时"}});
    night.refused("duty-officer", 100, clock(1000), "no-right");
    for rate in [0, 500, 60_000] {
        night.refused("duty-chief", 100, clock(rate), "nonsense");
    }
    night.ok("duty-chief", 100, clock(1000));
    assert_eq!(night.state.at, second(50));
    assert_eq!(night.state.world_time(second(160)), second(110));
}

#[test]
fn no_speed_and_no_moment_overflows() {
    let mut night = Night::drill();
    let clock = |world_ms: i64, rate: u32| json!({"set_clock": {"world_at": world_ms, "rate_permille": rate, "reason": "导调"}});
    night.refused("director", 10, clock(0, 3_600_001), "nonsense");
    night.ok("director", 10, clock(TIME_MS_MAX, 3_600_000));
    assert_eq!(night.state.world_time(Time(i64::MAX)), Time(TIME_MS_MAX));
    assert_eq!(night.state.world_time(Time(i64::MIN)), Time(TIME_MS_MAX));
    night.ok("director", 10, clock(0, 3_600_000));
    assert_eq!(night.state.world_time(Time(i64::MIN)), Time(0));
    assert_eq!(night.state.world_time(Time(i64::MAX)), Time(TIME_MS_MAX));
    night.ok("director", 10, clock(TIME_MS_MAX, 1000));
    // Everything that is due from the last moment on is due then, and can be written.
    night.flood("x", 20);
    night.ok(
        "director",
        30,
        json!({"enter_zone": {"incident": "x", "who": "centre", "people": 1,
        "limit_min": 720, "task": "守"}}),
    );
    let json = serde_json::to_string(&night.state).unwrap();
    serde_json::from_str::<dispatch_core::state::State>(&json).unwrap();
}

#[test]
fn the_first_entry_anchors_the_world_wherever_the_clock_stands() {
    for (recorded_at, wanted) in [
        (Time(i64::MIN), Time(0)),
        (START, START),
        (Time(i64::MAX), Time(TIME_MS_MAX)),
    ] {
        let night = Night::empty(World::live("ouhai"));
        let author = night.author(
            "duty-chief",
            0,
            command(json!({"set_rules": {
            "first_command": "township", "transfer_chase_s": 900, "reach_s": 300,
            "report_telephone_s": 1800, "report_written_s": 3600}})),
        );
        let (state, verdict) =
            dispatch_core::fold::apply_author(&night.state, 1, recorded_at, &author);
        assert_eq!((state.at, verdict), (wanted, Verdict::Accepted));
    }
}

#[test]
fn a_claim_about_the_future_is_no_later_than_now() {
    let mut night = Night::live();
    night.flood("x", 100);
    let verdict = night.late(
        "duty-officer",
        90_000,
        200,
        json!({"report_in": {"incident": "x", "department": "power"}}),
    );
    assert_eq!(verdict, Verdict::Accepted);
    let call = night.incident("x").calls.values().next().unwrap();
    assert_eq!(call.reported_in.as_ref().unwrap().at, second(200));
    night.ok(
        "duty-officer",
        210,
        json!({"intake": {"intake": "n", "source": "public",
        "words": "明天", "received_at": second(90_000)}}),
    );
    assert_eq!(
        night.state.intakes.values().next().unwrap().received_at,
        second(210)
    );
}
