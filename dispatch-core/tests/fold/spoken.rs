//! What a commander without a console decided and said aloud (practice R2): the centre and his clerk
//! write it down as his; nobody else does, and nobody decides for him.

use dispatch_core::refusal::Verdict;
use serde_json::{Value, json};

use crate::common::{Night, command};

const COMMANDER: &str = "post:guoxi-duty-head";

/// Said by `by` as heard from `who` by `means`.
fn heard(
    night: &mut Night,
    (by, at): (&str, i64),
    (who, means): (&str, &str),
    said: Value,
) -> Verdict {
    let mut author = night.author(by, at, command(said));
    let on_behalf = json!({"who": who, "means": means});
    author.on_behalf = Some(serde_json::from_value(on_behalf).unwrap());
    night.record(at, author)
}

/// A flood at Guoxi with a squad on the scene, commanded by its township's duty head.
fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    assert_eq!(night.commander("x"), "guoxi-duty-head");
    let there =
        json!({"team_state": {"team": "guoxi-squad", "doing": "on-scene", "incident": "x"}});
    night.ok("duty-officer", 120, there);
    night
}

fn release() -> Value {
    json!({"release_team": {"incident": "x", "team": "guoxi-squad"}})
}

fn name(verdict: &Verdict) -> Option<String> {
    verdict.refusal().map(|it| it.name().to_owned())
}

#[test]
fn the_centre_and_the_clerk_write_down_what_the_commander_decided() {
    for by in ["duty-officer", "em-clerk"] {
        let mut night = night();
        assert_eq!(
            name(&heard(
                &mut night,
                (by, 200),
                (COMMANDER, "radio"),
                release()
            )),
            None,
            "{by}"
        );
        let end = json!({"end_scene": {"incident": "x", "points": [], "words": "处置完毕"}});
        let verdict = heard(&mut night, (by, 300), (COMMANDER, "telephone"), end);
        assert_eq!(name(&verdict), None, "{by}");
        assert!(
            night.incident("x").commander().is_none(),
            "{by}: it is over"
        );
    }
}

#[test]
fn it_counts_only_where_it_was_heard_from_whoever_commands() {
    let table = [
        // A department's seat did not sit where such words arrive.
        ("power-duty", COMMANDER, "telephone"),
        // Another man's word.
        ("duty-officer", "post:quxi-duty-head", "telephone"),
        ("duty-officer", "township:330304009", "telephone"),
        // "The system" decided nothing.
        ("duty-officer", COMMANDER, "system"),
    ];
    for (by, who, means) in table {
        let mut night = night();
        let verdict = heard(&mut night, (by, 200), (who, means), release());
        assert_eq!(
            name(&verdict).as_deref(),
            Some("not-commander"),
            "{by} {who} {means}"
        );
    }
    // Nor in the centre's own name.
    night().refused("duty-officer", 200, release(), "not-commander");
}

#[test]
fn a_handover_is_taken_by_radio_from_the_one_it_was_offered_to() {
    let accept = || json!({"accept_command": {"incident": "x"}});
    let mut night = night();
    let offer = json!({"offer_command": {"incident": "x", "post": "em-deputy-director"}});
    let verdict = heard(
        &mut night,
        ("duty-officer", 200),
        (COMMANDER, "radio"),
        offer,
    );
    assert_eq!(name(&verdict), None);
    let by_another = heard(
        &mut night,
        ("duty-officer", 210),
        ("post:police-head", "radio"),
        accept(),
    );
    assert_eq!(name(&by_another).as_deref(), Some("nothing-offered"));
    assert_eq!(night.commander("x"), "guoxi-duty-head");
    let verdict = heard(
        &mut night,
        ("duty-officer", 220),
        ("post:em-deputy-director", "radio"),
        accept(),
    );
    assert_eq!(name(&verdict), None);
    assert_eq!(night.commander("x"), "em-deputy-director");
}

#[test]
fn an_older_edition_knows_no_heard_decision() {
    let mut night = night();
    night.state.edition = 2;
    let verdict = heard(
        &mut night,
        ("duty-officer", 200),
        (COMMANDER, "radio"),
        release(),
    );
    assert_eq!(name(&verdict).as_deref(), Some("not-commander"));
}
