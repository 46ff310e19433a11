//! A unit is heard through any of its posts (practice R2, R17).

use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::{Callee, Party};
use dispatch_core::view::{contact_board, silent_townships};
use dispatch_core::words::PostId;
use serde_json::json;

use crate::common::{Night, command, second};

const CENTRE: &str = "duty-officer";
const GUOXI: &str = "township:330304009";

fn under_response() -> Night {
    let mut night = Night::live();
    let start = json!({"start_response": {"response": "r", "kind": "typhoon", "level": "III",
        "matter": "台风", "area": "全区", "expected_end_at": second(90_000).0,
        "measures": "转移", "started_by": "centre", "townships": ["330304009"],
        "consent": {"verbal": {"by": "区长", "means": "telephone"}}}});
    night.ok("duty-chief", 100, start);
    assert_eq!(silent_townships(&night.state, second(2000)).len(), 1);
    night
}

fn last(night: &Night, who: &str) -> Option<dispatch_core::time::Time> {
    let who: Callee = who.parse().expect("a callee");
    let rows = contact_board(&night.state);
    rows.into_iter().find(|it| it.unit == who)?.last
}

#[test]
fn a_word_recorded_for_a_post_is_a_word_of_its_township() {
    let mut night = under_response();
    let mut author = night.author(CENTRE, 1900, command(json!({"note": {"words": "平安"}})));
    author.on_behalf = Some(OnBehalf {
        who: Party::Post(PostId::new("guoxi-duty-head").expect("a post")),
        name: None,
        means: Means::Satellite,
        heard_at: None,
    });
    assert!(night.record(1900, author).refusal().is_none());
    assert_eq!(last(&night, GUOXI), Some(second(1900)));
    assert!(silent_townships(&night.state, second(2000)).is_empty());
}

#[test]
fn a_post_that_was_rung_and_answered_speaks_for_its_township() {
    for (result, heard) in [("answered", true), ("no-answer", false)] {
        let mut night = under_response();
        let ring = json!({"contact": {"who": "post:guoxi-duty-head", "to": "值班人",
            "means": "telephone", "result": result}});
        night.ok(CENTRE, 1900, ring);
        let at = heard.then_some(second(1900));
        assert_eq!(last(&night, GUOXI), at, "{result}");
        assert_eq!(last(&night, "post:guoxi-duty-head"), at, "{result}");
        assert_eq!(
            silent_townships(&night.state, second(2000)).is_empty(),
            heard
        );
    }
}
