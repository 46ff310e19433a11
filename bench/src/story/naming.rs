//! What one telling calls its own: its moments, its incidents, what it owes.

use dispatch_core::state::State;
use serde_json::Value;

/// Fields that name an incident, a call note, a warning, a response, an instruction, a thing typed to
/// be reported or a return asked for: what each telling has of its own.
const OWN_NAMES: [&str; 15] = [
    "response",
    "instruction",
    "obligation",
    "answers",
    "request",
    "superseded_by",
    "incident",
    "incidents",
    "from",
    "to",
    "into",
    "in_favour",
    "intake",
    "from_intake",
    "warning",
];
/// Numbers beyond this are moments, in ms; nothing else that is written grows so large.
pub(super) const MOMENTS_FROM: i64 = 1_000_000_000_000;

/// Moves every moment by so many ms.
pub(super) fn put_off(value: &mut Value, later_ms: i64) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| put_off(it, later_ms)),
        Value::Object(fields) => fields.values_mut().for_each(|it| put_off(it, later_ms)),
        Value::Number(number) => {
            if let Some(ms) = number.as_i64().filter(|ms| *ms >= MOMENTS_FROM) {
                *value = Value::from(ms + later_ms);
            }
        }
        _ => {}
    }
}

/// Gives what a telling speaks of its own names.
pub(super) fn rename(value: &mut Value, names: &[String], telling: usize) {
    match value {
        Value::Array(values) => {
            for value in values {
                rename(value, names, telling);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                if OWN_NAMES.contains(&field.as_str()) {
                    rename_here(value, names, telling);
                }
                rename(value, names, telling);
            }
        }
        _ => {}
    }
}

/// Names what arose from a rule by its incident's name in place of its number, which is another in
/// every telling.
pub(super) fn by_incident(state: &State, name: &str) -> Option<String> {
    let (number, rule) = name.split_once('/')?;
    let number: u32 = number.parse().ok()?;
    let incident = state.incidents.values().find(|it| it.number == number)?;
    Some(format!("{}/{rule}", incident.id))
}

/// Gives what is owed another name, where it has one.
pub(super) fn rename_owed(value: &mut Value, named: &impl Fn(&str) -> Option<String>) {
    let rename = |value: &mut Value| {
        if let Some(name) = value.as_str().and_then(named) {
            *value = Value::String(name);
        }
    };
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| rename_owed(it, named)),
        Value::Object(fields) => {
            for (field, value) in fields {
                match value {
                    Value::Array(names) if field == "answers" => names.iter_mut().for_each(rename),
                    _ if field == "obligation" => rename(value),
                    _ => rename_owed(value, named),
                }
            }
        }
        _ => {}
    }
}

pub(super) fn rename_here(value: &mut Value, names: &[String], telling: usize) {
    match value {
        Value::String(name) if names.binary_search(name).is_ok() => {
            *name = format!("{name}-{telling}");
        }
        Value::Array(values) => {
            for value in values {
                rename_here(value, names, telling);
            }
        }
        _ => {}
    }
}
