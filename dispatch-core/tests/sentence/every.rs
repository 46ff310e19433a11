//! Laws that hold for every command, told in full and told with as little as it may hold.

use dispatch_core::catalogue::Text;
use dispatch_core::command::{COMMANDS, Command};
use dispatch_core::sentence::{Names, sentence};
use dispatch_core::state::State;
use serde_json::Value;

use crate::world::{author, command, recorded, shipped};

/// Every command with all its fields, some in several ways. What a person said begins with
/// `saying-`; everything else with a hyphen in it is an id.
const EXAMPLES: &str = include_str!("examples.json");

fn examples() -> Vec<Value> {
    let mut examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("a list of commands");
    let types = shipped().state.register.types.values();
    examples.extend(types.map(|kind| serde_json::json!({ "set_type": kind })));
    examples
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn told(json: &Value) -> Text {
    let shipped = shipped();
    let author = author("duty-officer", command(&json.to_string()));
    sentence(&shipped.names, &shipped.state, &author)
}

/// The command without every field that may be left out.
fn bare(json: &Value) -> Value {
    let mut bare = json.clone();
    let Some(body) = bare.as_object_mut().and_then(|it| it.values_mut().next()) else {
        return bare;
    };
    let names: Vec<String> = body.as_object().expect("fields").keys().cloned().collect();
    let name = json
        .as_object()
        .and_then(|it| it.keys().next())
        .expect("a name");
    for field in names {
        let fields = body.as_object_mut().expect("fields");
        let Some(value) = fields.remove(&field) else {
            continue;
        };
        let whole = serde_json::json!({ name.as_str(): fields });
        if serde_json::from_value::<Command>(whole).is_err() {
            fields.insert(field, value);
        }
    }
    bare
}

/// Every text in a value, outside the vault's references.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !name.starts_with("vault"))
            .flat_map(|(_, value)| texts(value))
            .collect(),
        _ => Vec::new(),
    }
}

fn is_a_sentence(json: &Value, said: &Text) {
    assert!(said.zh.chars().any(is_han), "{json}\n{}", said.zh);
    assert!(!said.en.chars().any(is_han), "{json}\n{}", said.en);
    let first = said.en.chars().next().expect("not empty");
    assert!(first.is_uppercase(), "{json}\n{}", said.en);
    for text in [&said.zh, &said.en] {
        for raw in [
            "{",
            "}",
            "null",
            "None",
            "Some(",
            "\"",
            "\u{8fdf}\u{62a5}",
            ",,",
            ", ,",
            "  ",
            "::",
            "\n",
        ] {
            assert!(!text.contains(raw), "{raw:?} in {text}\n{json}");
        }
        let end = text.chars().last().expect("not empty");
        assert!(!",:、 ".contains(end), "{text}\n{json}");
    }
}

#[test]
fn every_command_has_an_example() {
    let told: Vec<String> = examples()
        .iter()
        .map(|json| command(&json.to_string()).name().to_owned())
        .collect();
    for (name, _, _) in COMMANDS {
        assert!(told.iter().any(|it| it == name), "no example of {name}");
    }
}

#[test]
fn every_command_is_a_sentence_in_both_languages() {
    for json in examples() {
        is_a_sentence(&json, &told(&json));
        let bare = bare(&json);
        is_a_sentence(&bare, &told(&bare));
    }
}

#[test]
fn nothing_that_a_person_said_is_lost() {
    for json in examples() {
        let said = told(&json);
        let free = texts(&json)
            .into_iter()
            .filter(|it| it.starts_with("saying-"));
        for words in free {
            assert!(said.zh.contains(words), "{words} is not in {}", said.zh);
            assert!(said.en.contains(words), "{words} is not in {}", said.en);
        }
    }
}

#[test]
fn no_id_stands_where_a_name_is_known() {
    for json in examples() {
        let said = told(&json);
        let ids = texts(&json)
            .into_iter()
            .filter(|it| it.contains('-') && *it != "follow-up");
        for id in ids {
            let id = id.rsplit(':').next().unwrap_or(id);
            if id.starts_with("saying-") {
                continue;
            }
            assert!(!said.zh.contains(id), "{id} stands in {}", said.zh);
            assert!(!said.en.contains(id), "{id} stands in {}", said.en);
        }
    }
}

#[test]
fn what_nobody_knows_is_called_by_its_id() {
    let nowhere = State::genesis(dispatch_core::entry::World::live("ouhai"));
    for json in examples() {
        let author = author("duty-officer", command(&json.to_string()));
        let said = sentence(&Names::default(), &nowhere, &author);
        assert!(!said.zh.is_empty() && !said.en.is_empty(), "{json}");
    }
    let json = r#"{"set_out":{"incident":"guoxi","department":"fire-brigade"}}"#;
    let author = author("duty-officer", command(json));
    let said = sentence(&Names::default(), &nowhere, &author);
    assert_eq!(said.zh, "fire-brigade 出发");
    assert_eq!(said.en, "fire-brigade set out");
}

#[test]
fn a_signature_recorded_for_another_is_never_his_own() {
    let shipped = shipped();
    let json = r#"{"acknowledge":{"incident":"guoxi","department":"fire-brigade"}}"#;
    let heard = recorded(
        "duty-officer",
        "department:fire-brigade",
        None,
        command(json),
    );
    let said = sentence(&shipped.names, &shipped.state, &heard);
    assert_eq!(said.zh, "区消防救援大队 代签收(电话)");
}
