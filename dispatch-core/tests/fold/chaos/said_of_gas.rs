//! Random commands of a leak: areas, winds, and whoever lies inside.

use serde_json::{Value, json};

use super::dice::Dice;
use super::said::{incident, moment, number, team, thing, yes};

pub fn gas(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    Some(match name {
        "hazard_area" => {
            let lat_e7 = 279_480_000 + i32::try_from(dice.below(400_000)).expect("small");
            let mut body = json!({"incident": incident(dice), "area": thing(dice),
                "substance": dice.of(&["chlorine", "ammonia", "no-substance"]),
                "amount": dice.of(&["small", "large", "unknown"]),
                "light": dice.of(&["day", "night"]),
                "origin": {"lat_e7": lat_e7, "lon_e7": 1_205_850_000},
                "isolation_m": dice.of(&[&60_u32, &600, &0, &u32::MAX]),
                "protective_m": dice.of(&[&400_u32, &3500, &8000, &100_000, &100_001])});
            if dice.one_in(3) {
                body["as_of"] = json!(moment(dice, now_ms));
            }
            body
        }
        "wind" => {
            let from = match dice.below(3) {
                0 => json!({"degrees": dice.of(&[&0_u16, &90, &247, &360, &361, &u16::MAX])}),
                1 => json!({"compass": dice.of(&["n", "ese", "sw"])}),
                _ => json!("unsteady"),
            };
            let mut body = json!({"incident": incident(dice), "from": from});
            if yes(dice) {
                body["speed_cm_s"] = json!(number(dice));
            }
            if yes(dice) {
                body["as_of"] = json!(moment(dice, now_ms));
            }
            body
        }
        "decide_inside" => {
            let mut body = json!({"incident": incident(dice), "area": thing(dice),
                "who": whom(dice),
                "what": dice.of(&["evacuate", "shelter-in-place", "not-needed"])});
            if yes(dice) {
                body["reason"] = json!("上风向");
            }
            body
        }
        "tell_inside" => json!({"incident": incident(dice), "area": thing(dice),
            "who": whom(dice), "to": "值班电话", "means": dice.of(&["telephone", "radio"]),
            "result": dice.of(&["answered", "no-answer"])}),
        _ => return None,
    })
}

fn whom(dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => "command-post".to_owned(),
        1 => format!("plot:{}", thing(dice)),
        2 => format!("incident:{}", incident(dice)),
        3 => format!("team:{}", team(dice)),
        _ => dice
            .of(&[
                "site:hospital-zone",
                "site:nowhere",
                "facility:zone-pool",
                "depot:zone-depot",
                "other:南村",
            ])
            .to_owned(),
    }
}
