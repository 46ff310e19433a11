//! Judging a drill: each expectation against what was played.

use serde::Serialize;
use serde_json::Value;

use super::gone::void_since;
use super::result::result_of;
use super::{Alarmed, Expectation, Measured, Played, Scenario, Stands, Wanted};
use crate::state::State;
use crate::time::Time;
use crate::view::alarms;

/// Whether an expectation was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExpectationResult {
    /// Its id.
    pub id: String,
    /// Whether it was met; `false` where it is void.
    pub met: bool,
    /// 作废: the drill was over for whoever it is about before it was due. It is neither met nor
    /// missed and counts in no score (practice R9).
    pub void: bool,
    /// For seconds with a limit: how long it took.
    pub took_s: Option<i64>,
    /// The limit.
    pub limit_s: Option<i64>,
    /// What stood there instead, where it was not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
}

/// Judges every expectation of a scenario.
#[must_use]
pub fn judge(scenario: &Scenario, played: &[Played]) -> Vec<ExpectationResult> {
    scenario
        .expectations
        .iter()
        .map(|it| judged(scenario, it, played))
        .collect()
}

/// One expectation, unless nobody was left to fulfil it.
fn judged(scenario: &Scenario, expectation: &Expectation, played: &[Played]) -> ExpectationResult {
    let result = one(scenario, expectation, played);
    let end = played.last().map(|it| &it.state);
    let Some(over_at) = end.and_then(|end| void_since(scenario, expectation, end)) else {
        return result;
    };
    // What was done within its limit before that is done: nobody takes it back.
    if result.limit_s.is_some() && result.met && done_by(expectation, over_at, &result, scenario) {
        return result;
    }
    let clock = over_at.local_clock();
    ExpectationResult {
        met: false,
        void: true,
        found: Some(format!("void since {clock}")),
        ..result
    }
}

/// Whether what has a limit had happened by a moment.
fn done_by(it: &Expectation, by: Time, result: &ExpectationResult, scenario: &Scenario) -> bool {
    let Measured::Result {
        limit: Some((_, since)),
        ..
    } = &it.measured
    else {
        return false;
    };
    let since_s = since.since_s(scenario.start.at);
    let by_s = by.since_s(scenario.start.at);
    result.took_s.is_some_and(|took_s| since_s + took_s <= by_s)
}

/// The last State whose world time is not after a moment.
fn state_at(played: &[Played], at: Time) -> Option<&State> {
    let after = played.partition_point(|it| it.state.at <= at);
    played.get(after.checked_sub(1)?).map(|it| &it.state)
}

fn one(scenario: &Scenario, expectation: &Expectation, played: &[Played]) -> ExpectationResult {
    let id = expectation.id.clone();
    match &expectation.measured {
        Measured::Alarm(alarmed) => {
            let found = alarm_missed(alarmed, played);
            ExpectationResult {
                id,
                met: found.is_none(),
                void: false,
                took_s: None,
                limit_s: None,
                found,
            }
        }
        Measured::Result {
            path,
            at,
            wanted,
            limit,
        } => {
            let state = match at {
                Some(at) => state_at(played, *at),
                None => played.last().map(|it| &it.state),
            };
            let value = state.map_or(Value::Null, |state| {
                let upto = played.partition_point(|it| it.height <= state.height);
                let result = result_of(scenario, state, &played[..upto]);
                serde_json::to_value(result).map_or(Value::Null, |whole| pick(&whole, path).clone())
            });
            let took_s = limit.and_then(|(_, since)| {
                value.as_i64().map(|s| s - since.since_s(scenario.start.at))
            });
            let limit_s = limit.map(|(within_s, _)| i64::from(within_s));
            let in_time =
                limit_s.is_none_or(|limit_s| took_s.is_some_and(|took_s| took_s <= limit_s));
            let met = holds(wanted, &value) && in_time;
            let found = (!met).then(|| value.to_string());
            ExpectationResult {
                id,
                met,
                void: false,
                took_s,
                limit_s,
                found,
            }
        }
    }
}

/// The place a path leads to: keys of objects, ids or indices of lists, −1 for the last.
fn pick<'a>(whole: &'a Value, path: &str) -> &'a Value {
    let mut value = whole;
    for part in path.split('.') {
        value = match value {
            Value::Object(map) => map.get(part).unwrap_or(&Value::Null),
            Value::Array(items) => item(items, part),
            _ => &Value::Null,
        };
    }
    value
}

fn item<'a>(items: &'a [Value], part: &str) -> &'a Value {
    let named = items.iter().find(|it| {
        it.get("id")
            .or_else(|| it.get("who"))
            .and_then(Value::as_str)
            == Some(part)
    });
    let index = || match part.parse::<i64>() {
        Ok(index) if index < 0 => items
            .len()
            .checked_sub(usize::try_from(-index).ok()?)
            .and_then(|at| items.get(at)),
        Ok(index) => usize::try_from(index).ok().and_then(|at| items.get(at)),
        Err(_) => None,
    };
    named.or_else(index).unwrap_or(&Value::Null)
}

fn holds(wanted: &Wanted, value: &Value) -> bool {
    match wanted {
        Wanted::Equals(expected) => same(expected, value),
        Wanted::AtMost(limit) => value.as_i64().is_some_and(|it| it <= *limit),
        Wanted::AtLeast(limit) => value.as_i64().is_some_and(|it| it >= *limit),
        Wanted::Null => value.is_null(),
        Wanted::Present => !value.is_null(),
        Wanted::Contains(part) => match value {
            Value::String(text) => part.as_str().is_some_and(|part| text.contains(part)),
            Value::Array(items) => items.iter().any(|it| same(part, it)),
            _ => false,
        },
    }
}

/// A table that is expected may name some keys only; everything else must be the same.
fn same(expected: &Value, value: &Value) -> bool {
    match (expected, value) {
        (Value::Object(expected), Value::Object(value)) => expected
            .iter()
            .all(|(key, expected)| same(expected, value.get(key).unwrap_or(&Value::Null))),
        (Value::Array(expected), Value::Array(value)) => {
            expected.len() == value.len()
                && expected
                    .iter()
                    .zip(value)
                    .all(|(expected, value)| same(expected, value))
        }
        (expected, value) => expected == value,
    }
}

fn stands(alarmed: &Alarmed, played: &[Played], at: Time) -> bool {
    let Some(state) = state_at(played, at) else {
        return false;
    };
    let prefix = format!("{}/", alarmed.key);
    alarms(state, at).iter().any(|alarm| {
        (alarm.key.as_str().starts_with(&prefix) || alarm.key.as_str() == alarmed.key)
            && alarmed
                .incident
                .as_ref()
                .is_none_or(|it| alarm.incident.as_ref() == Some(it))
            && alarmed
                .department
                .as_ref()
                .is_none_or(|it| alarm.key.as_str().contains(&format!("/{it}/")))
    })
}

/// What is wrong with the time an alarm stood; `None` when it stood exactly as expected.
fn alarm_missed(alarmed: &Alarmed, played: &[Played]) -> Option<String> {
    let clock = |at: Time| at.local_clock().to_string();
    match alarmed.stands {
        Stands::Never => stood_at(alarmed, played).map(|at| format!("stands at {}", clock(at))),
        Stands::From { from, until } => {
            if stands(alarmed, played, just_before(from)) {
                return Some(format!("stands before {}", clock(from)));
            }
            if !stands(alarmed, played, from) {
                return Some(format!("does not stand at {}", clock(from)));
            }
            let end = || played.last().map(|it| it.state.at);
            let last = until.map(just_before).or_else(end)?;
            if !stands(alarmed, played, last) {
                return Some(format!("does not stand until {}", clock(last)));
            }
            let until = until?;
            stands(alarmed, played, until).then(|| format!("still stands at {}", clock(until)))
        }
    }
}

/// A moment at which an alarm stood. Between two entries an alarm only begins, never ends, so the
/// last moment before each entry tells of all of them.
fn stood_at(alarmed: &Alarmed, played: &[Played]) -> Option<Time> {
    let before_each = played.iter().map(|it| just_before(it.state.at));
    let end = played.last().map(|it| it.state.at);
    before_each
        .chain(end)
        .find(|at| stands(alarmed, played, *at))
}

fn just_before(at: Time) -> Time {
    Time(at.0 - 1)
}
