//! Random commands of every kind, over few incidents, teams, departments and depots.

use dispatch_core::command::COMMANDS;
use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::{said_of_night, said_there};

pub const INCIDENTS: [&str; 4] = ["a", "b", "c", "d"];
pub const TEAMS: [&str; 8] = [
    "water-1",
    "water-2",
    "water-3",
    "guoxi-squad",
    "guoxi-station",
    "drainage-1",
    "armed-police-boats",
    "passing-boat",
];
pub const DEPARTMENTS: [&str; 6] = [
    "em-bureau",
    "fire-brigade",
    "police",
    "power",
    "health",
    "urban-enforcement",
];
pub const DEPOTS: [&str; 2] = ["district-depot", "wutian-depot"];
pub const ITEMS: [&str; 2] = ["assault-boat", "quilt"];
pub const POSTS: [&str; 13] = [
    "duty-officer",
    "duty-officer-2",
    "duty-chief",
    "leader-on-duty",
    "guoxi-duty-head",
    "guoxi-duty",
    "wutian-duty-head",
    "fire-duty-commander",
    "em-deputy-director",
    "em-clerk",
    "power-duty",
    "fire-119",
    "director",
];
const TYPES: [&str; 4] = [
    "flood-typhoon-drought",
    "fire",
    "road-traffic",
    "hazardous-chemical",
];
const MEASURES: [&str; 5] = ["dead", "missing", "trapped", "rescued", "loss_fen"];
const SOURCES: [&str; 4] = ["hospital", "police", "township", "public"];
const PARTIES: [&str; 8] = [
    "centre",
    "township:330304009",
    "department:power",
    "department:fire-brigade",
    "team:water-1",
    "team:guoxi-station",
    "post:em-deputy-director",
    "other:村民 甲",
];

/// Numbers as people mean them, and as no sum of ours survives them unguarded.
pub fn number(dice: &mut Dice) -> u32 {
    let numbers = [&0, &1, &1, &2, &3, &7, &40, &1_000_000_000, &u32::MAX];
    *dice.of(&numbers)
}

pub fn figure(dice: &mut Dice) -> Value {
    match dice.below(8) {
        0 => Value::Null,
        1 => json!(u64::MAX),
        2 => json!(u64::from(u32::MAX)),
        n => json!(n - 3),
    }
}

pub fn figures(dice: &mut Dice) -> Value {
    let mut figures = Map::new();
    for _ in 0..dice.below(4) {
        figures.insert(dice.of(&MEASURES).to_owned(), figure(dice));
    }
    Value::Object(figures)
}

/// A moment in the world's milliseconds, mostly of this night.
pub fn moment(dice: &mut Dice, now_ms: i64) -> i64 {
    let back = i64::try_from(dice.next() % 7_200_000).expect("two hours");
    match dice.below(12) {
        0 => 0,
        1 => dispatch_core::time::TIME_MS_MAX,
        2 => now_ms
            .saturating_add(back)
            .min(dispatch_core::time::TIME_MS_MAX),
        _ => now_ms.saturating_sub(back).max(0),
    }
}

pub fn incident(dice: &mut Dice) -> &'static str {
    if dice.one_in(40) {
        "nowhere"
    } else {
        dice.of(&INCIDENTS)
    }
}

pub fn team(dice: &mut Dice) -> &'static str {
    if dice.one_in(40) {
        "no-team"
    } else {
        dice.of(&TEAMS)
    }
}

pub fn department(dice: &mut Dice) -> &'static str {
    if dice.one_in(40) {
        "no-office"
    } else {
        dice.of(&DEPARTMENTS)
    }
}

pub fn post(dice: &mut Dice) -> &'static str {
    if dice.one_in(60) {
        "nobody"
    } else {
        dice.of(&POSTS)
    }
}

pub fn party(dice: &mut Dice) -> &'static str {
    dice.of(&PARTIES)
}

pub fn parties(dice: &mut Dice) -> Vec<&'static str> {
    (0..dice.below(4)).map(|_| party(dice)).collect()
}

/// The name of a thing: few, so that they meet.
pub fn thing(dice: &mut Dice) -> String {
    format!("t{}", dice.below(5))
}

pub fn source(dice: &mut Dice) -> &'static str {
    dice.of(&SOURCES)
}

pub fn kind(dice: &mut Dice) -> &'static str {
    if dice.one_in(60) {
        "no-type"
    } else {
        dice.of(&TYPES)
    }
}

pub fn yes(dice: &mut Dice) -> bool {
    dice.one_in(2)
}

/// The kinds of command a night hears, with the frequent ones named more than once.
pub fn name(dice: &mut Dice) -> &'static str {
    const OFTEN: [&str; 21] = [
        "start_response",
        "hang",
        "sign_joint",
        "whistle",
        "open",
        "report_in",
        "left",
        "set_out",
        "acknowledge",
        "take_command",
        "designate",
        "dispatch",
        "team_state",
        "team_state",
        "answer_team",
        "recall",
        "merge",
        "split",
        "supply",
        "supply_back",
        "undo",
    ];
    if dice.one_in(2) {
        return dice.of(&OFTEN);
    }
    let live: Vec<&str> = COMMANDS
        .iter()
        .map(|(name, _, _)| *name)
        .filter(|name| !name.starts_with("set_") || *name == "set_clock" || *name == "set_out")
        .filter(|name| *name != "adopt_edition")
        .collect();
    live[dice.below(live.len())]
}

/// A command of this name as it stands on the wire.
pub fn command(dice: &mut Dice, name: &str, now_ms: i64) -> Value {
    let body = beginning(dice, name, now_ms)
        .or_else(|| commanding(dice, name))
        .or_else(|| said_of_night::night(dice, name, now_ms))
        .or_else(|| said_there::forces(dice, name, now_ms))
        .or_else(|| said_there::scene(dice, name, now_ms))
        .unwrap_or_else(|| panic!("no body for {name}"));
    json!({ name: body })
}

fn beginning(dice: &mut Dice, name: &str, now_ms: i64) -> Option<Value> {
    let place = json!({"words": "现场"});
    Some(match name {
        "adopt_district" => json!({"name": "x", "zh": "x", "en": "x", "edition": "x",
            "rows": 0, "digest": ""}),
        "set_clock" => json!({"world_at": moment(dice, now_ms), "reason": "校时",
            "rate_permille": *dice.of(&[&1000_u32, &1000, &1000, &0, &500, &60_000, &u32::MAX])}),
        "intake" => json!({"intake": thing(dice), "source": source(dice), "words": "有人报警",
            "received_at": moment(dice, now_ms), "figures": figures(dice)}),
        "attach" => json!({"intake": thing(dice), "incident": incident(dice)}),
        "open" => json!({"incident": incident(dice), "type": kind(dice),
            "township": "330304009", "place": place, "words": "", "figures": figures(dice),
            "call_members": yes(dice)}),
        "whistle" => {
            let mut body = json!({"incident": incident(dice), "type": kind(dice),
                "township": dice.of(&["330304009", "330304002"]), "place": place,
                "conditions": [dice.of(&["casualties", "large-loss"])],
                "figures": figures(dice), "self_handled": yes(dice)});
            if dice.one_in(3) {
                body["into"] = json!(incident(dice));
            }
            if dice.one_in(3) {
                body["response"] = json!(thing(dice));
            }
            body
        }
        "raise" | "reopen" | "lift_response" => {
            json!({"incident": incident(dice), "reason": "情况变化"})
        }
        "take_whistle" | "confirm_township" | "accept_command" | "controlled" | "file" => {
            json!({"incident": incident(dice)})
        }
        "withdraw" => json!({"incident": incident(dice), "reason": "mistaken", "words": "误吹"}),
        "merge" => {
            let mut body =
                json!({"from": incident(dice), "into": incident(dice), "reason": "重复报"});
            if dice.one_in(3) {
                body["commander"] = json!(post(dice));
            }
            body
        }
        "split" => {
            let teams: Vec<&str> = (0..dice.below(2)).map(|_| team(dice)).collect();
            json!({"incident": incident(dice), "teams": teams, "reason": "两起"})
        }
        "change_type" => json!({"incident": incident(dice), "to": kind(dice), "reason": "泄漏"}),
        "warning" => json!({"warning": thing(dice), "kind": "rain", "colour": "red",
            "area": "全区", "issuer": "气象", "from_at": moment(dice, now_ms)}),
        "note" => json!({"incident": incident(dice), "words": dice.of(&["", "记录"])}),
        "paper" => json!({"paper_no": dice.of(&["", "12", "值班记录 3"]), "entries":
            (0..dice.below(3)).map(|_| uuid::Uuid::from_u128(dice.below(400) as u128))
                .collect::<Vec<_>>()}),
        "claim" => json!({"incident": incident(dice), "person": "chen-anqing"}),
        _ => return None,
    })
}

fn commanding(dice: &mut Dice, name: &str) -> Option<Value> {
    let level = |dice: &mut Dice| dice.of(&["I", "II", "III", "IV"]).to_owned();
    Some(match name {
        "call" => json!({"incident": incident(dice), "department": department(dice),
            "role": dice.of(&["must", "on-need", "inform"]), "duty": "drainage"}),
        "attempt" => json!({"incident": incident(dice), "department": department(dice),
            "to": "值班电话", "means": "telephone",
            "result": dice.of(&["answered", "busy", "passed-on"])}),
        "delivered" | "acknowledge" | "set_out" | "release" | "left" => {
            json!({"incident": incident(dice), "department": department(dice)})
        }
        "report_in" => json!({"incident": incident(dice), "department": department(dice),
            "strength": {"people": number(dice)}}),
        "assign_duty" => json!({"incident": incident(dice), "duty": "drainage",
            "department": department(dice), "reason": "叫不应"}),
        "designate" | "offer_command" => json!({"incident": incident(dice), "post": post(dice)}),
        "take_command" => {
            let mut body = json!({"incident": incident(dice), "post": post(dice)});
            if dice.one_in(4) {
                body["notice"] = json!("上级通知");
            }
            if dice.one_in(4) {
                body["person"] = json!("chen-anqing");
            }
            body
        }
        "replace_commander" => {
            json!({"incident": incident(dice), "post": post(dice), "reason": "更换"})
        }
        "commander_on_way" => json!({"incident": incident(dice),
            "state": dice.of(&["named", "set-out", "on-scene"])}),
        "area_command" => {
            let incidents: Vec<&str> = (0..dice.below(4)).map(|_| incident(dice)).collect();
            json!({"incidents": incidents, "post": post(dice), "reason": "片区"})
        }
        "transfer_record" => json!({"incident": incident(dice),
            "fields": {"situation": dice.of(&["清楚", ""]), "forces": null}}),
        "adjust_response" => {
            let mut body = json!({"incident": incident(dice), "to": level(dice),
                "reason": "扩大", "evidence": "雨量"});
            if yes(dice) {
                body["from"] = json!(level(dice));
            }
            body
        }
        _ => return None,
    })
}
