//! Random commands of the whole night: responses, relations, instructions, groups split.

use serde_json::{Value, json};

use super::dice::Dice;
use super::said::{department, incident, moment, number, parties, party, post, source, thing, yes};

fn level(dice: &mut Dice) -> &'static str {
    dice.of(&["I", "II", "III", "IV"])
}

fn joint_duty(dice: &mut Dice) -> Vec<Value> {
    (0..dice.below(4))
        .map(|_| json!({"department": department(dice)}))
        .collect()
}

fn consent(dice: &mut Dice, body: &mut Value) {
    if !dice.one_in(5) {
        body["consent"] = json!({"document": {"number": "1号"}});
    }
}

pub fn night(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    Some(match name {
        "start_response" => {
            let mut body = json!({"response": thing(dice), "kind": "typhoon",
                "level": level(dice), "matter": "防台风", "area": "全区",
                "types": ["flood-typhoon-drought"], "from_at": moment(dice, now_ms),
                "expected_end_at": moment(dice, now_ms).max(now_ms), "measures": "全员在岗",
                "started_by": dice.of(&["centre", "department:power"]),
                "joint_duty": joint_duty(dice)});
            consent(dice, &mut body);
            body
        }
        "change_response" => {
            let mut body = json!({"response": thing(dice), "from": level(dice),
                "reason": "扩大", "evidence": "雨量"});
            if yes(dice) {
                body["to"] = json!(level(dice));
            }
            if yes(dice) {
                body["joint_duty"] = json!(joint_duty(dice));
            }
            if yes(dice) {
                body["expected_end_at"] = json!(moment(dice, now_ms));
            }
            consent(dice, &mut body);
            body
        }
        "end_response" => {
            let mut body = json!({"response": thing(dice), "reason": "雨停",
                "by": dice.of(&["centre", "department:power"])});
            consent(dice, &mut body);
            body
        }
        "hang" => {
            let incidents: Vec<&str> = (0..dice.below(4)).map(|_| incident(dice)).collect();
            let mut body = json!({"incidents": incidents});
            if !dice.one_in(4) {
                body["response"] = json!(thing(dice));
            }
            body
        }
        "sign_joint" => json!({"response": thing(dice), "department": department(dice)}),
        "relate" => json!({"incident": incident(dice), "from": incident(dice),
            "apart": dice.one_in(3), "reason": "引发"}),
        "cancel_warning" => {
            let mut body = json!({"warning": thing(dice), "from_at": moment(dice, now_ms)});
            if yes(dice) {
                body["superseded_by"] = json!(thing(dice));
            }
            body
        }
        "instruct" => {
            let mut body = json!({"instruction": thing(dice), "kind": "instruction",
                "from": "区长", "means": "telephone", "words": "全力搜救",
                "given_at": moment(dice, now_ms)});
            if yes(dice) {
                body["incident"] = json!(incident(dice));
            }
            if yes(dice) {
                body["due_at"] = json!(moment(dice, now_ms));
            }
            body
        }
        "follow_instruction" => json!({"instruction": thing(dice), "conveyed_to": parties(dice),
            "order": thing(dice), "done": dice.one_in(3), "progress": post(dice),
            "answer": if yes(dice) { json!("adopted") }
                else { json!({"explained": {"words": party(dice)}}) }}),
        "split_sought" => {
            let parts: Vec<Value> = (0..dice.below(4))
                .map(|_| {
                    json!({"sought": thing(dice), "people": number(dice),
                        "state": dice.of(&["missing", "hospital", "dead"]),
                        "confirmed_by": source(dice)})
                })
                .collect();
            json!({"incident": incident(dice), "sought": thing(dice), "into": parts})
        }
        _ => return None,
    })
}
