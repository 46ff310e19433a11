//! Returns 镇街填报: asked for by the centre, given by whoever speaks for a unit (practice R24).

use super::{Act, in_time, words};
use crate::catalogue::Form;
use crate::command::{AskReturn, EndReturn, GiveReturn, ReturnValue};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{ReturnRecord, ReturnRequest, Shared};
use crate::words::FormId;

/// Shortest and longest time between two rounds, in seconds; derived.
const REPEAT_S: std::ops::RangeInclusive<u32> = 300..=86_400;
/// Largest number of a return: what nobody can count is a slip of the hand, and sums stay far below
/// 64 bits.
const NUMBER_MAX: u64 = 1_000_000_000_000;

fn known_form<'a>(act: &'a Act<'_>, id: &FormId) -> Result<&'a Form, Refusal> {
    let known = &act.state.register.forms;
    known
        .get(id)
        .map(|it| &**it)
        .ok_or_else(|| super::act::unknown("填报表", id.as_str(), known.keys().map(FormId::as_str)))
}

pub(super) fn ask(act: &mut Act<'_>, it: &AskReturn) -> Result<(), Refusal> {
    let due_s = i64::from(known_form(act, &it.form)?.due_s);
    if act.state.return_requests.contains_key(&it.request) {
        return Err(Refusal::NameTaken(words(it.request.as_str())));
    }
    for unit in &it.units {
        act.known_party(unit)?;
    }
    if let Some(id) = &it.response {
        super::response::in_force(act, id)?;
    }
    if it.repeat_s.is_some_and(|it| !REPEAT_S.contains(&it)) {
        return Err(Refusal::Nonsense(words(format!(
            "填报间隔应为 {} 至 {} 秒。",
            REPEAT_S.start(),
            REPEAT_S.end()
        ))));
    }
    let as_of = it.as_of.unwrap_or_else(|| act.at()).within_range();
    let due = it.due_at.unwrap_or_else(|| as_of.plus_s(due_s));
    if due < as_of || it.until_at.is_some_and(|until| until < as_of) {
        return Err(Refusal::Nonsense(words(
            "填报时限早于所报时刻,请核对时间。",
        )));
    }
    let mut units = it.units.clone();
    if units.is_empty() {
        let all = act.state.register.townships.keys();
        units = all.cloned().map(Party::Township).collect();
    }
    units.sort();
    units.dedup();
    let request = ReturnRequest {
        form: it.form.clone(),
        units,
        asked: act.said(),
        as_of,
        due,
        repeat_s: it.repeat_s.unwrap_or(0),
        until: it.until_at,
        response: it.response.clone(),
        words: it.words.clone(),
        ended: None,
    };
    let requests = &mut act.state.return_requests;
    requests.insert(it.request.clone(), Shared::new(request));
    Ok(())
}

pub(super) fn end(act: &mut Act<'_>, it: &EndReturn) -> Result<(), Refusal> {
    let said = act.said();
    match act.state.return_requests.get_mut(&it.request) {
        Some(request) if request.ended.is_none() => request.change().ended = Some(said),
        _ => return Err(Refusal::UnknownItem(words(it.request.as_str()))),
    }
    Ok(())
}

/// A unit that no register has may have reported as well (design, law 3); the form is a paper of our
/// own, and without it nobody knows what was asked.
pub(super) fn give(act: &mut Act<'_>, it: &GiveReturn) -> Result<(), Refusal> {
    check_values(known_form(act, &it.form)?, it)?;
    let record = ReturnRecord {
        as_of: act.not_later(it.as_of),
        said: act.said(),
        zero: it.zero,
        values: it.values.clone(),
        correction: it.correction.clone(),
        words: it.words.clone(),
    };
    let of_form = act.state.returns.entry(it.form.clone()).or_default();
    let given = of_form.entry(it.unit.clone()).or_default();
    in_time::put(given, Shared::new(record), |it| it.as_of);
    Ok(())
}

/// Values that cannot be: an item that the form does not ask, a number where a choice stands.
fn check_values(form: &Form, it: &GiveReturn) -> Result<(), Refusal> {
    if it.zero && !it.values.is_empty() {
        return Err(Refusal::Nonsense(words(
            "零报告不能同时填数。请去掉零报告,或去掉各项数字。",
        )));
    }
    if !it.zero && it.values.is_empty() && it.words.is_none() {
        return Err(Refusal::Nonsense(words(
            "填报没有内容。没有情况请报零报告,不清楚的项目请填不详。",
        )));
    }
    for (key, value) in &it.values {
        let Some((item, _)) = form.find(key.as_str()) else {
            let keys: Vec<String> = form.keys().collect();
            return Err(super::act::unknown(
                "填报项目",
                key.as_str(),
                keys.iter().map(String::as_str),
            ));
        };
        match value {
            None => {}
            Some(ReturnValue::Number(n)) if item.is_number() && *n <= NUMBER_MAX => {}
            Some(ReturnValue::Choice(id)) if item.choice(id.as_str()).is_some() => {}
            Some(_) if item.is_number() => {
                return Err(Refusal::Nonsense(words(format!(
                    "「{}」应填数字或不详,不超过 {NUMBER_MAX}。",
                    item.zh
                ))));
            }
            Some(_) => {
                let choices: Vec<&str> = item.choices.iter().map(|it| it.zh.as_str()).collect();
                return Err(Refusal::Nonsense(words(format!(
                    "「{}」应为:{}。",
                    item.zh,
                    choices.join("、")
                ))));
            }
        }
    }
    Ok(())
}
