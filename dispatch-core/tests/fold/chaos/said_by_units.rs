//! Random words of the units outside any incident: returns, patrols, calls.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::said::{department, figure, incident, moment, number, party, team, thing, yes};

const FORMS: [&str; 4] = ["evacuation", "five-cuts", "all-safe", "no-form"];
const ITEMS: [&str; 7] = [
    "to-move",
    "moved",
    "moved/geological",
    "returned",
    "road",
    "isolated-villages",
    "dead",
];

/// A proposal with teams that may stand in it twice, or with supplies.
pub fn proposal(dice: &mut Dice, now_ms: i64) -> Value {
    let point = json!({"lat_e7": 279_950_000, "lon_e7": 1_205_880_000});
    let picks: Vec<Value> = (0..dice.below(3))
        .map(|_| {
            json!({"team": team(dice), "route": "own", "vehicle": "car",
                "from": {"point": point, "by": "station"},
                "travel": {"seconds": number(dice), "metres": 1, "by": "straight"},
                "turnout_s": 0, "arrives_s": number(dice), "rank": 1, "of": 1})
        })
        .collect();
    json!({"proposal": thing(dice), "says": {"incident": incident(dice), "level": "IV",
        "at": moment(dice, now_ms), "decided": yes(dice), "to": {"place": point},
        "needs": [{"kind": "water-rescue", "wanted": number(dice), "under_way": number(dice),
            "picks": picks}]}})
}

pub fn returns(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    Some(match name {
        "set_ladder" => json!({"id": "township", "zh": "镇街", "en": "Township",
            "mark": "derived", "steps": [{"zh": "值班人", "en": "Officer",
                "post": "township-duty-officer", "after_s": number(dice)}]}),
        "contact" => json!({"who": dice.of(&["site:hospital-3", "site:nowhere",
                "facility:liuhongqiao-pump", "township:330304009", "other:岭下村"]),
            "to": "值班电话", "means": dice.of(&["telephone", "satellite"]),
            "result": dice.of(&["answered", "no-answer"])}),
        "scene_hq" => json!({"incident": incident(dice), "deputy": "副指挥官",
            "groups": [{"group": "rescue", "lead": party(dice)}]}),
        "recall_department" => json!({"department": department(dice),
            "from": incident(dice), "to": incident(dice), "reason": "life",
            "words": "救人"}),
        "set_form" => json!({"id": "all-safe", "zh": "平安报", "en": "All safe", "due_s": 60,
            "repeat_s": 0, "open_before_s": 0, "mark": "derived",
            "items": [{"id": "dead", "zh": "死亡", "en": "Dead",
                "unit": {"zh": "人", "en": "people"}}]}),
        "ask_return" => {
            let mut body = json!({"request": thing(dice), "form": dice.of(&FORMS),
                "units": (0..dice.below(3)).map(|_| party(dice)).collect::<Vec<_>>()});
            if yes(dice) {
                body["repeat_s"] = json!(dice.of(&[&300_u32, &3600, &1, &u32::MAX]));
            }
            for key in ["as_of", "due_at", "until_at"] {
                if dice.one_in(3) {
                    body[key] = json!(moment(dice, now_ms));
                }
            }
            body
        }
        "end_return" => json!({"request": thing(dice), "reason": "结束"}),
        "give_return" => {
            let mut values = Map::new();
            for _ in 0..dice.below(3) {
                let value = match dice.below(3) {
                    0 => json!(dice.of(&["cut", "normal", "nonsense"])),
                    _ => figure(dice),
                };
                values.insert(dice.of(&ITEMS).to_owned(), value);
            }
            json!({"form": dice.of(&FORMS), "unit": party(dice), "zero": dice.one_in(3),
                "as_of": moment(dice, now_ms), "values": values})
        }
        "test_sound" => json!({"heard": yes(dice), "device": dice.of(&["音箱", "耳机"])}),
        "sound_device" => json!({"present": yes(dice)}),
        "shelter_state" => json!({"site": dice.of(&["guoxi-shelter", "zeya-shelter", "no-site"]),
            "door": dice.of(&["open", "full", "closed"]), "as_of": moment(dice, now_ms),
            "figures": {"housed": number(dice), "places": number(dice)}}),
        "close_road" => {
            let kmh = number(dice);
            json!({"closure": dice.of(&["r1", "r2"]), "road": dice.of(&["下穿", " "]),
                "incident": incident(dice), "cause": dice.of(&["flood", "cordon", "other"]),
                "shape": {"circle": {"center": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000},
                    "radius_m": number(dice)}},
                "vehicles": dice.of(&[&json!([]), &json!(["lorry", "car"])]),
                "slowed_kmh": dice.of(&[&None, &Some(10_u32), &Some(kmh)]),
                "until_at": moment(dice, now_ms)})
        }
        "open_road" => json!({"closure": dice.of(&["r1", "r2", "r3"])}),
        _ => return None,
    })
}
