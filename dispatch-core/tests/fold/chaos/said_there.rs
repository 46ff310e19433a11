//! Random commands, second half: what is said of forces, goods, orders and the scene itself.

use serde_json::{Value, json};

use super::dice::Dice;
use super::said::{
    DEPOTS, ITEMS, department, figures, incident, moment, number, parties, party, source, team,
    thing, yes,
};
use super::{said_by_units, said_of_gas};

const POINT: [i32; 2] = [279_950_000, 1_205_880_000];

pub fn forces(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    Some(match name {
        "state" => json!({"incident": incident(dice), "source": source(dice),
            "figures": figures(dice), "heard_at": moment(dice, now_ms)}),
        "adopt" => {
            let mut body = json!({"incident": incident(dice), "figures": figures(dice)});
            if yes(dice) {
                body["reason"] = json!("核实");
                body["source"] = json!(source(dice));
            }
            body
        }
        "sought" => json!({"incident": incident(dice), "sought": thing(dice),
            "people": number(dice),
            "state": dice.of(&["missing", "trapped", "rescued", "dead", "reached"])}),
        "scene_contact" => {
            let mut body = json!({"incident": incident(dice), "contact": thing(dice)});
            if yes(dice) {
                body["words"] = json!("物业值班员");
                body["vault_ref"] = json!("v-1");
                body["vault_hash"] = json!("00ff");
            }
            body
        }
        "stop_search" => {
            let mut body = json!({"incident": incident(dice), "basis": "专家意见"});
            if yes(dice) {
                body["sought"] = json!(thing(dice));
            }
            body
        }
        "report" => {
            let mut body = json!({"incident": incident(dice), "to": "市级", "content": "情况",
                "kind": dice.of(&["telephone", "first", "follow-up", "final"]),
                "means": dice.of(&["telephone", "fax"]),
                "signed_by": dice.of(&["chen-anqing", "li-wenhe"])});
            let answers = answers(dice);
            if !answers.is_empty() {
                body["answers"] = json!(answers);
            }
            body
        }
        "owe" => json!({"obligation": thing(dice), "text": "孤岛村", "to": "市防指",
            "source": dice.of(&["superior", "promise"]), "due_at": moment(dice, now_ms),
            "repeat_s": number(dice), "until": moment(dice, now_ms)}),
        "explain" => json!({"obligation": obligation(dice), "words": "线路不通"}),
        "void_obligation" => json!({"obligation": obligation(dice), "reason": "上级取消"}),
        "report_owed" => json!({"answers": [obligation(dice)], "to": "市防指",
            "means": dice.of(&["fax", "telephone"]), "content": "报上去了",
            "signed_by": "li-wenhe"}),
        "send_report" => json!({"to": ["市防指"], "means": dice.of(&["fax", "telephone"]),
            "cut": {"height": dice.below(200), "as_of": moment(dice, now_ms)},
            "sha256": "0".repeat(64), "signed_by": "li-wenhe", "answers": answers(dice)}),
        "propose" => said_by_units::proposal(dice, now_ms),
        "dispatch" => {
            let mut body = json!({"incident": incident(dice), "team": team(dice)});
            if dice.one_in(3) {
                body["proposal"] = json!(thing(dice));
            }
            if dice.one_in(4) {
                body["because"] = json!("熟悉水情");
            }
            body
        }
        "request_team" => json!({"incident": incident(dice), "team": team(dice),
            "route": dice.of(&["own", "request", "military"])}),
        "answer_team" => json!({"incident": incident(dice), "team": team(dice),
            "answer": if yes(dice) { json!(dice.of(&["accepted", "sent"])) }
                else { json!({"cannot": "车坏"}) }}),
        "team_state" => {
            let name = team(dice);
            let mut body = json!({"team": name, "strength": {"people": number(dice)},
                "doing": dice.of(&["accepted", "en-route", "on-scene", "working",
                    "withdrawing", "home", "resting"])});
            if !dice.one_in(4) {
                body["incident"] = json!(incident(dice));
            }
            if name == "passing-boat" {
                body["unlisted"] = json!({"zh": "路过渔船", "kind": "water-rescue"});
            }
            body
        }
        "release_team" => json!({"incident": incident(dice), "team": team(dice)}),
        "recall" => json!({"team": team(dice), "from": incident(dice), "to": incident(dice),
            "reason": "life", "words": "救人"}),
        "exercise" => json!({"team": team(dice), "place": "训练基地", "recall_min": number(dice)}),
        "end_exercise" => json!({"team": team(dice)}),
        "end_drill" => json!({}),
        "leave_drill" => json!({"units": parties(dice)}),
        "stand_down" => json!({"incident": incident(dice), "who": party(dice)}),
        "supply" => {
            let mut body = json!({"incident": incident(dice), "depot": dice.of(&DEPOTS),
                "item": dice.of(&ITEMS), "quantity": number(dice)});
            if dice.one_in(3) {
                body["proposal"] = json!(thing(dice));
            }
            body
        }
        "supply_back" => json!({"incident": incident(dice), "depot": dice.of(&DEPOTS),
            "item": dice.of(&ITEMS), "returned": number(dice), "consumed": number(dice)}),
        "count_stock" => json!({"depot": dice.of(&DEPOTS), "item": dice.of(&ITEMS),
            "quantity": number(dice)}),
        _ => return None,
    })
}

/// An obligation: typed, or one that a rule makes of a chaotic figure.
fn obligation(dice: &mut Dice) -> String {
    let rules = [
        "disaster-first",
        "disaster-daily",
        "areas-city",
        "o21-danger-daily",
    ];
    match dice.below(4) {
        0 => thing(dice),
        1 => format!("{}#{}", thing(dice), dice.below(4)),
        _ => format!("{}/{}", dice.below(4) + 1, dice.of(&rules)),
    }
}

/// Mostly within the next two hours.
fn soon(dice: &mut Dice, now_ms: i64) -> i64 {
    let ahead = i64::try_from(dice.below(8_000)).expect("two hours") * 1000;
    (now_ms + ahead).min(dispatch_core::time::TIME_MS_MAX)
}

fn answers(dice: &mut Dice) -> Vec<String> {
    (0..dice.below(2)).map(|_| obligation(dice)).collect()
}

pub fn scene(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    let shape = json!({"circle": {"center": POINT, "radius_m": number(dice)}});
    orders(dice, name, now_ms).or_else(|| {
        Some(match name {
            "enter_zone" => json!({"incident": incident(dice), "who": party(dice),
                "people": number(dice), "limit_min": number(dice), "task": "救人",
                "act": "enter-water"}),
            "leave_zone" => json!({"incident": incident(dice), "who": party(dice),
                "people": number(dice)}),
            "roll_call" => json!({"incident": incident(dice), "who": party(dice),
                "counted": number(dice), "of": number(dice)}),
            "found" => json!({"incident": incident(dice), "who": party(dice),
                "people": number(dice)}),
            "facility_state" => json!({"facility": "liuhongqiao-pump",
                "incident": incident(dice), "state": "no-power",
                "as_of": moment(dice, now_ms), "satisfies": "power-proved-off"}),
            "patrol" => {
                let mut body = json!({
                    "risk": dice.of(&["risk-zeya-hengyang", "risk-liuhongqiao", "no-risk"]),
                    "state": dice.of(&["normal", "abnormal", "closed", "evacuated", "lifted"]),
                    "as_of": moment(dice, now_ms)});
                if yes(dice) {
                    body["incident"] = json!(incident(dice));
                }
                body
            }
            "hazard" => json!({"incident": incident(dice), "plot": thing(dice),
                "kind": "live-wire", "shape": shape, "no_go": yes(dice)}),
            "plot" => json!({"incident": incident(dice), "plot": thing(dice),
                "kind": "cordon", "shape": shape}),
            "lift" => json!({"incident": incident(dice), "plot": thing(dice)}),
            "evacuate" => json!({"incident": incident(dice), "plot": thing(dice),
                "area": "下游", "to": "学校", "transport": "车",
                "manner": dice.of(&["relocate", "forced"])}),
            "hazard_area" | "wind" | "decide_inside" | "tell_inside" => {
                return said_of_gas::gas(dice, name, now_ms);
            }
            "moved" => json!({"incident": incident(dice), "plot": thing(dice),
                "moved": number(dice), "refused": number(dice)}),
            "tick" => json!({"incident": incident(dice), "step": number(dice), "state": "done",
                "face": dice.of(&["underpass", "building"])}),
            "set_ladder" | "contact" | "scene_hq" | "recall_department" | "set_form"
            | "ask_return" | "end_return" | "give_return" | "test_sound" | "sound_device"
            | "shelter_state" | "close_road" | "open_road" => {
                return said_by_units::returns(dice, name, now_ms);
            }
            "know_alarm" => json!({"incident": incident(dice), "alarm": "whistle/1"}),
            "shelve_alarm" => {
                let mut body = json!({"incident": incident(dice), "until": soon(dice, now_ms),
                    "alarm": dice.of(&["whistle/1", "whistle/2", "unaccounted/1/centre/0"])});
                if !dice.one_in(4) {
                    body["reason"] = json!({"why": dice.of(&["in-hand", "repair", "other"])});
                }
                body
            }
            "sign_handover" => json!({"post": dice.of(&["duty-chief", "duty-officer", "nowhere"]),
                "change_at": dice.of(&[&0, &1_659_144_600_000_i64, &now_ms]),
                "role": dice.of(&["outgoing", "incoming", "leader"]),
                "person": dice.of(&["chen-anqing", "wang-guochuan", "wu-yonglan"])}),
            "end_scene" => json!({"incident": incident(dice),
                "points": [{"point": number(dice), "state": "not-applicable"}]}),
            "restore_access" => json!({"incident": incident(dice), "what": "道路"}),
            "retract" => json!({"id": format!("{:032x}", dice.below(200))}),
            "undo" => json!({"entry": format!("{:032x}", dice.below(200))}),
            "settle" => {
                let conflict = format!("c{}-1", dice.below(400));
                json!({"conflict": conflict, "in_favour": incident(dice), "reason": "核定"})
            }
            "hold_personal" => json!({"incident": incident(dice), "authority": "区纪委监委",
                "document": thing(dice), "until": moment(dice, now_ms)}),
            "lift_hold" => json!({"incident": incident(dice), "document": thing(dice),
                "reason": "结案"}),
            "destroy_personal" => json!({"incident": incident(dice), "reason": "期满",
                "witness": dice.of(&["chen-anqing", "nobody"])}),
            "pulse" => json!({"incident": incident(dice), "round": number(dice),
                "rule": dice.of(&["whistle-waiting", "commander-not-named", "not-reached"]),
                "subject": department(dice)}),
            "quarantine" => json!({"height": number(dice)}),
            _ => return None,
        })
    })
}

fn orders(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    Some(match name {
        "order" => {
            let mut body = json!({"incident": incident(dice), "order": thing(dice),
                "to": parties(dice), "words": "抽排", "due_at": moment(dice, now_ms)});
            if yes(dice) {
                body["act"] = json!(dice.of(&["energise", "requisition", "pump"]));
            }
            if dice.one_in(3) {
                body["cancels"] = json!(thing(dice));
            }
            body
        }
        "spoken_order" => json!({"incident": incident(dice), "order": thing(dice),
            "by": party(dice), "given_at": moment(dice, now_ms), "means": "radio",
            "to": parties(dice), "words": "撤", "read_back": yes(dice)}),
        "pull_out" => json!({"incident": incident(dice), "order": thing(dice), "reason": "涨水"}),
        "receipt" => json!({"incident": incident(dice), "order": thing(dice),
            "who": party(dice), "told_in_person": yes(dice)}),
        "answer" => json!({"incident": incident(dice), "order": thing(dice),
            "who": party(dice), "answer": if yes(dice) { json!("done") }
                else { json!({"unable": {"reason": "进水"}}) }}),
        "confirm" => json!({"incident": incident(dice), "order": thing(dice)}),
        "request_act" => json!({"incident": incident(dice), "request": thing(dice),
            "act": dice.of(&["forced-relocation", "requisition"]), "to": party(dice), "words": "提请"}),
        "answer_act" => json!({"incident": incident(dice), "request": thing(dice),
            "answer": {"verbal": {"by": "区长", "means": "telephone"}}}),
        "ask_aid" => json!({"incident": incident(dice), "aid": thing(dice),
            "from": "瑞安", "words": "泵车"}),
        "aid_state" => json!({"incident": incident(dice), "aid": thing(dice),
            "step": dice.of(&["granted", "arrived", "returned"])}),
        _ => return None,
    })
}
