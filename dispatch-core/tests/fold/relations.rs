//! What arose from what, and warning signals that end (practice R6).

use dispatch_core::view;
use serde_json::json;

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn night() -> Night {
    let mut night = Night::live();
    night.flood("a", 100);
    night.flood("b", 160);
    night
}

#[test]
fn one_arises_from_another_and_never_from_itself() {
    let mut night = night();
    let relate = |id: &str, from: &str, apart: bool| json!({"relate": {"incident": id, "from": from, "apart": apart, "reason": "引发"}});
    night.ok(CENTRE, 200, relate("b", "a", false));
    night.ok(CENTRE, 201, relate("b", "a", false));
    assert_eq!(night.incident("b").arose_from.len(), 1);
    night.refused(CENTRE, 202, relate("a", "a", false), "same-incident");
    night.ok(CENTRE, 203, relate("b", "a", true));
    assert!(night.incident("b").arose_from.is_empty());
    night.refused(CENTRE, 204, relate("b", "a", true), "unknown-item");
}

#[test]
fn a_warning_signal_stands_until_it_ends_and_moves_no_level() {
    let mut night = night();
    let warning = |id: &str, colour: &str, from: i64| {
        json!({"warning": {"warning": id, "kind": "rainstorm", "colour": colour, "area": "全区",
            "issuer": "气象", "from_at": second(from).0, "until_at": second(9000).0}})
    };
    let standing = |night: &Night, at: i64| -> Vec<String> {
        let all = view::warnings_in_force(&night.state, second(at));
        all.iter().map(|(id, _)| id.to_string()).collect()
    };
    night.ok(CENTRE, 200, warning("orange", "orange", 200));
    night.ok(CENTRE, 600, warning("red", "red", 600));
    assert_eq!(standing(&night, 700), ["orange", "red"]);
    let over = json!({"cancel_warning": {"warning": "orange", "superseded_by": "red"}});
    night.ok(CENTRE, 610, over);
    assert_eq!(standing(&night, 700), ["red"]);
    assert_eq!(standing(&night, 9000), Vec::<String>::new());
    night.ok(CENTRE, 800, warning("orange", "orange", 800));
    assert_eq!(
        standing(&night, 900),
        ["orange", "red"],
        "issued anew, it stands again"
    );
    assert_eq!(night.incident("a").response_level(), None);
    assert!(
        night.state.responses.is_empty(),
        "a colour starts no response"
    );
}
