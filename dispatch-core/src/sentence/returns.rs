//! Returns 镇街填报: asked for, given, corrected.

use super::say::{Clauses, Say, list, quoted_some, reason, remark, same, say, text};
use super::telling::Telling;
use crate::catalogue::{Form, FormItem, Text};
use crate::command::{AskReturn, EndReturn, GiveReturn, ReturnValue};
use crate::words::FormId;

pub(super) fn form(it: &Form) -> Text {
    say!(
        "登记填报表 {name},{n} 项",
        "Form of a return entered: {name}, {n} items",
        name = text(&it.zh, &it.en),
        n = it.items.len().to_string()
    )
}

fn named(t: &Telling<'_>, id: &FormId) -> Text {
    let name = t
        .form(id)
        .map_or_else(|| same(id.as_str()), |it| text(&it.zh, &it.en));
    say!("「{name}」", "“{name}”", name = name)
}

pub(super) fn ask(t: &Telling<'_>, it: &AskReturn) -> Text {
    let units = if it.units.is_empty() {
        say!("各镇街", "every township")
    } else {
        t.parties(&it.units)
    };
    let head = say!(
        "要求 {units} 填报{form}",
        "Return {form} asked of {units}",
        units = units,
        form = named(t, &it.form)
    );
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    let due = it
        .due_at
        .map(|at| say!("{at} 前报", "due {at}", at = t.clock(at)));
    let repeat = it
        .repeat_s
        .map(|s| say!("每 {n} 分一次", "every {n} min", n = s / 60));
    let until = it
        .until_at
        .map(|at| say!("到 {at} 为止", "until {at}", at = t.clock(at)));
    Clauses::new(head)
        .and_some(as_of)
        .and_some(due)
        .and_some(repeat)
        .and_some(until)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}

pub(super) fn end(t: &Telling<'_>, it: &EndReturn) -> Text {
    let request = t.state.return_requests.get(&it.request);
    let form = request.map_or_else(|| same(it.request.as_str()), |it| named(t, &it.form));
    let head = say!(
        "停止填报{form}",
        "Return {form} no longer asked",
        form = form
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn give(t: &Telling<'_>, it: &GiveReturn) -> Text {
    let form = t.form(&it.form);
    let head = say!(
        "{unit} 填报{form}",
        "{unit}: return {form}",
        unit = t.party(&it.unit),
        form = named(t, &it.form)
    );
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    let zero = it.zero.then(|| say!("零报告", "nothing to report"));
    let values = it.values.iter().map(|(key, value)| {
        let found = form.and_then(|form| form.find(key.as_str()));
        let item = found.map(|(item, _)| item);
        let name = match found {
            None => same(key.as_str()),
            Some((item, None)) => text(&item.zh, &item.en),
            Some((item, Some(part))) => say!(
                "{part}{item}",
                "{item}, {part}",
                item = text(&item.zh, &item.en),
                part = text(&part.zh, &part.en)
            ),
        };
        say!(
            "{name} {value}",
            "{name} {value}",
            name = name,
            value = said(item, value.as_ref())
        )
    });
    let values = (!it.values.is_empty()).then(|| list(values));
    let correction = it
        .correction
        .as_ref()
        .map(|words| say!("更正:{words}", "correction: {words}", words = words));
    Clauses::new(head)
        .and_some(as_of)
        .and_some(zero)
        .and_some(values)
        .and_some(correction)
        .and_some(remark(it.words.as_ref()))
        .end()
}

fn said(item: Option<&FormItem>, value: Option<&ReturnValue>) -> Text {
    match value {
        None => say!("不详", "unknown"),
        Some(ReturnValue::Number(n)) => match item.and_then(|it| it.unit.as_ref()) {
            Some(unit) => say!(
                "{n} {unit}",
                "{n} {unit}",
                n = n.to_string(),
                unit = unit.both()
            ),
            None => same(&n.to_string()),
        },
        Some(ReturnValue::Choice(id)) => item
            .and_then(|it| it.choice(id.as_str()))
            .map_or_else(|| same(id.as_str()), |it| text(&it.zh, &it.en)),
    }
}
