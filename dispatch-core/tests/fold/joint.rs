//! 联合值守: what the officer in the room signed counts from when he signed it, however late it is
//! recorded (practice R1, R5).

use serde_json::{Value, json};

use crate::common::{Night, second};

const CHIEF: &str = "duty-chief";

/// Two floods called under a response with the power company's officer in the room.
fn night() -> Night {
    let mut night = Night::live();
    let start = json!({"start_response": {"response": "r", "kind": "typhoon", "level": "II",
        "matter": "防御台风", "area": "全区", "types": ["flood-typhoon-drought"],
        "expected_end_at": second(36_000).0, "measures": "全员在岗",
        "started_by": "department:em-bureau", "consent": {"document": {"number": "1号"}},
        "joint_duty": [{"department": "power", "officer": "dai-haihe"}]}});
    night.ok(CHIEF, 0, start);
    for (at, id) in [(100, "a"), (160, "b")] {
        let whistle = json!({"whistle": {"incident": id, "type": "flood-typhoon-drought",
            "township": "330304009", "place": {"words": id}, "conditions": ["serious-danger"],
            "figures": {"trapped": 1}, "response": "r"}});
        night.ok("guoxi-duty", at, whistle);
    }
    night
}

fn lift() -> Value {
    json!({"end_response": {"response": "r", "by": "department:em-bureau", "reason": "雨停",
        "consent": {"verbal": {"by": "区长", "means": "telephone"}}}})
}

/// What the officer's acts signed, one after another.
fn signed(night: &Night) -> Vec<Vec<String>> {
    let mut responses = night.state.responses.values();
    let acts = &responses.next().expect("a response").signed;
    let ids = acts.iter().map(|it| &it.incidents);
    ids.map(|ids| ids.iter().map(ToString::to_string).collect())
        .collect()
}

#[test]
fn a_word_given_before_the_response_was_lifted_signs_when_it_is_recorded_after() {
    let mut night = night();
    night.ok(CHIEF, 300, lift());
    let own = json!({"acknowledge": {"incident": "b", "department": "power"}});
    night.ok("power-duty", 320, own);
    let sign = json!({"sign_joint": {"response": "r", "department": "power"}});
    night.late("power-liaison", 310, 380, sign.clone());
    night.late("power-liaison", 290, 400, sign);
    assert_eq!(signed(&night), [vec![], vec!["a", "b"]], "lifted at 300");
    for id in ["a", "b"] {
        let acknowledged = night.incident(id).calls["power"].acknowledged.as_ref();
        assert_eq!(acknowledged.map(|it| it.at), Some(second(290)), "{id}");
    }
}

#[test]
fn it_signs_for_a_scene_that_ended_since_and_for_none_that_had_ended() {
    for (happened, wanted) in [(290, vec!["a", "b"]), (310, vec!["b"])] {
        let mut night = night();
        let end = json!({"end_scene": {"incident": "a"}});
        night.ok("guoxi-duty-head", 300, end);
        let sign = json!({"sign_joint": {"response": "r", "department": "power"}});
        night.late("power-liaison", happened, 400, sign);
        assert_eq!(signed(&night), [wanted]);
        let status = night.incident("a").status.name();
        assert_eq!(status, "ended", "a signature opens nothing again");
    }
}
