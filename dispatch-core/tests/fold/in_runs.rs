//! Many entries at once come to what they come to one after the other, whatever is among them.

use dispatch_core::fold::{Judged, Told as ToFold, apply_author, fold_run};
use dispatch_core::state::State;
use serde_json::json;
use uuid::Uuid;

use crate::common::{Night, Told, second};

/// The entries of a night, in runs of several lengths, make `state`, and each is judged as alone.
pub fn comes_to_the_same(told: &[Told], state: &State) {
    let genesis = State::genesis(state.world.clone());
    let (alone, verdicts) = one_by_one(genesis.clone(), told);
    assert_eq!(alone, *state);
    for length in [7, 64, told.len().max(1)] {
        let (mut in_runs, mut judged) = (genesis.clone(), Vec::new());
        for run in told.chunks(length) {
            judged.extend(fold_run(&mut in_runs, &to_fold(run)));
        }
        assert_eq!(judged, verdicts, "runs of {length}");
        assert_eq!(in_runs, *state, "runs of {length}");
        assert_eq!(in_runs.digest(), state.digest(), "runs of {length}");
    }
}

fn one_by_one(mut state: State, told: &[Told]) -> (State, Vec<Judged>) {
    let mut judged = Vec::new();
    for it in told {
        let (next, verdict) = apply_author(&state, it.height, it.recorded_at, &it.author);
        let at = next.at;
        judged.push(Judged { at, verdict });
        state = next;
    }
    (state, judged)
}

fn to_fold(told: &[Told]) -> Vec<ToFold<'_>> {
    let each = told.iter();
    each.map(|it| ToFold::new(it.height, it.recorded_at, &it.author))
        .collect()
}

/// A night with something in the middle that a rule cannot bear.
fn poisoned() -> (Night, Vec<Told>) {
    let mut night = Night::live();
    night.flood("a", 100);
    night.state.opened = u32::MAX - 1;
    let begun = night.clone();
    night.flood("b", 200);
    let warning = |id: &str| {
        json!({"warning": {"warning": id, "kind": "rain", "colour": "red", "area": "全区",
            "issuer": "气象", "from_at": 0}})
    };
    // What waits is taken back, and comes nevertheless: it is not known before it comes.
    let waiting = Uuid::from_u128(u128::from(night.state.height) + 2);
    night.ok("duty-officer", 205, json!({"retract": {"id": waiting}}));
    night.refused("duty-officer", 206, warning("w0"), "retracted");
    night.ok("duty-officer", 210, warning("w1"));
    // The number of incidents is at its end: the next opening panics, after it laid hold of State.
    let open = json!({"open": {"incident": "c", "type": "fire", "township": "330304009",
        "place": {"words": "桥下"}, "words": "火情"}});
    night.say("duty-officer", 220, open);
    night.ok("duty-officer", 230, warning("w2"));
    night.refused(
        "duty-officer",
        240,
        json!({"note": {"incident": "c", "words": "不在"}}),
        "unknown-incident",
    );
    let told = night.told.split_off(begun.told.len());
    (begun, told)
}

#[test]
fn what_breaks_a_rule_takes_nothing_of_its_neighbours_with_it() {
    let (begun, told) = poisoned();
    let (alone, verdicts) = one_by_one(begun.state.clone(), &told);
    assert!(alone.broken.len() == 1 && alone.warnings.len() == 2);
    let mut in_a_run = begun.state;
    assert_eq!(fold_run(&mut in_a_run, &to_fold(&told)), verdicts);
    assert_eq!(in_a_run, alone);
}

#[test]
fn a_state_that_was_shown_stays_what_it_was() {
    let (begun, told) = poisoned();
    let shown = begun.state.clone();
    let written = serde_json::to_string(&shown).unwrap();
    let mut goes_on = begun.state;
    fold_run(&mut goes_on, &to_fold(&told));
    assert_ne!(goes_on, shown);
    assert_eq!(serde_json::to_string(&shown).unwrap(), written);
    assert!(shown.at < second(200));
}
