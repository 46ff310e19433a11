//! Nights in which every fact is said.

use serde_json::{Value, json};

use crate::common::{Night, second};

/// `x`, open since 08:31:40, a call note to be attached, a response and an instruction.
pub fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night.ok(
        "duty-officer",
        110,
        json!({"intake": {"intake": "n1", "source": "call-110", "words": "积水",
            "figures": {"trapped": 2}}}),
    );
    night.ok(
        "duty-officer",
        120,
        json!({"owe": {"obligation": "promised", "source": "promise", "text": "水位",
            "due_at": second(900).0}}),
    );
    night.ok(
        "duty-chief",
        110,
        json!({"start_response": {"response": "typhoon", "kind": "typhoon", "level": "II",
            "matter": "防台风", "area": "全区", "expected_end_at": 1_659_225_600_000_i64,
            "measures": "全员在岗", "started_by": "department:em-bureau",
            "consent": {"document": {"number": "1号"}}}}),
    );
    night.ok(
        "duty-officer",
        110,
        json!({"instruct": {"instruction": "i1", "kind": "instruction", "from": "区长",
            "means": "telephone", "words": "全力搜救"}}),
    );
    night
}

pub fn filed() -> Night {
    let mut night = night();
    night.ok(
        "guoxi-duty-head",
        200,
        json!({"end_scene": {"incident": "x"}}),
    );
    night.ok("duty-officer", 300, json!({"file": {"incident": "x"}}));
    night
}

pub fn merged() -> Night {
    let mut night = night();
    night.open("z", 150, "fire");
    night.ok(
        "duty-officer",
        200,
        json!({"merge": {"from": "x", "into": "z", "reason": "重复报"}}),
    );
    night
}

pub fn held_elsewhere() -> Night {
    let mut night = night();
    night.open("z", 150, "fire");
    night.ok(
        "duty-officer",
        200,
        json!({"dispatch": {"team": "water-1", "incident": "z"}}),
    );
    night
}

/// A hazard area of `x`.
pub fn leak() -> Value {
    json!({"incident": "x", "area": "gas", "substance": "chlorine", "amount": "unknown",
        "light": "day", "origin": {"lat_e7": 279_480_000, "lon_e7": 1_205_850_000},
        "isolation_m": 600, "protective_m": 3500})
}

/// Somebody is told about an area that nobody drew.
pub fn told() -> Value {
    json!({"incident": "x", "area": "gas", "who": "site:nowhere", "to": "值班电话",
        "means": "telephone", "result": "answered"})
}

/// A proposal that names nobody.
pub fn proposed() -> Value {
    json!({"proposal": "p1", "says": {"incident": "x", "at": 0, "level": "IV", "decided": false,
        "to": "unknown", "needs": []}})
}
