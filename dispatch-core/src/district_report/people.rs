//! People: the figures, what was entered later, who was moved, what the townships reported.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use crate::sentence::clock;
use crate::state::{Evacuation, Incident, State, Status};
use crate::time::Time;
use crate::view::{asked_now, standing, sum_of};
use crate::words::IncidentId;

/// The measures of a district's paper, in its order, with the words of the law.
const MEASURES: [(&str, &str, &str); 11] = [
    ("dead", "死亡", "Dead"),
    ("suspected-dead", "疑似死亡", "Believed dead"),
    ("missing", "下落不明", "Missing"),
    ("trapped", "被困", "Trapped"),
    ("serious", "重伤", "Seriously injured"),
    ("light", "轻伤", "Lightly injured"),
    ("rescued", "获救", "Rescued"),
    ("hospital", "送医", "Taken to hospital"),
    ("ill", "患病", "Ill"),
    ("danger_people", "处于险境", "In danger"),
    ("moved", "已转移疏散", "Moved"),
];

/// The incidents that count: a merged one is inside another, a withdrawn one was none.
fn counted(state: &State) -> impl Iterator<Item = &Incident> {
    let all = state.incidents.values().map(|it| &**it);
    all.filter(|it| !matches!(it.status, Status::Merged | Status::Withdrawn))
}

/// A measure over all incidents: the sum of what is known, how many incidents say 不详, and when the
/// newest of them was said.
#[derive(Clone, Copy, Default)]
struct Total {
    known: Option<u64>,
    unknown: u64,
    at: Time,
}

/// Seconds in which what was filed counts at least: one day.
const FILED_COUNTS_S: i64 = 86_400;

/// From when on an incident that was filed 办结 counts: since the report before, since the oldest
/// response in force began, and for a day in any case. What is longer over is no figure of today.
fn filed_since(draft: &Draft<'_>) -> Time {
    let responses = draft.state.responses.values();
    let responses = responses.filter(|it| it.in_force()).map(|it| it.from);
    let before = draft.before.map(|(cut, _)| cut.as_of);
    let day = draft.as_of.plus_s(-FILED_COUNTS_S);
    responses.chain(before).fold(day, Time::min)
}

/// Incidents that were filed too long ago to count, in the State of the report: those of the report
/// before are compared without them.
fn over(draft: &Draft<'_>) -> BTreeSet<IncidentId> {
    let since = filed_since(draft);
    let filed = counted(draft.state).filter(|it| it.status == Status::Filed);
    filed
        .filter(|it| it.filed_at.is_some_and(|at| at < since))
        .map(|it| it.id.clone())
        .collect()
}

fn totals(state: &State, over: &BTreeSet<IncidentId>) -> BTreeMap<String, Total> {
    let mut totals: BTreeMap<String, Total> = BTreeMap::new();
    for incident in counted(state).filter(|it| !over.contains(&it.id)) {
        let adopted = incident.adopted.last();
        for (measure, value) in &incident.figures() {
            let said = incident
                .statements
                .iter()
                .filter(|it| it.figures.contains_key(measure))
                .map(|it| it.said.known_at)
                .max();
            let at = adopted
                .map(|it| it.said.known_at)
                .or(said)
                .unwrap_or(incident.received_at);
            let total = totals.entry(measure.to_string()).or_default();
            match value {
                Some(n) => total.known = Some(total.known.unwrap_or(0).saturating_add(*n)),
                None => total.unknown += 1,
            }
            total.at = total.at.max(at);
        }
    }
    totals
}

pub(super) fn figures(draft: &mut Draft<'_>) {
    draft.section(
        "人员伤亡和被困",
        "People harmed and in danger",
        |draft| {
            let over = over(draft);
            if !over.is_empty() {
                let (n, at) = (over.len(), clock(filed_since(draft), draft.as_of));
                draft.line(
                    format!("不含 {at} 前已办结的 {n} 起"),
                    format!("Without {n} incidents filed before {at}"),
                );
            }
            let now = totals(draft.state, &over);
            let before = draft.before.map(|(_, state)| totals(state, &over));
            for (id, zh, en) in MEASURES {
                let Some(total) = now.get(id) else { continue };
                let had = before.as_ref().map(|it| match it.get(id) {
                    Some(had) => had.known,
                    None => Some(0),
                });
                let told = draft.figure(&format!("figures.{id}"), total.known, had, total.at);
                let (more_zh, more_en) = match total.unknown {
                    0 => (String::new(), String::new()),
                    n => (
                        format!(",另有 {n} 起不详"),
                        format!(", unknown in {n} more"),
                    ),
                };
                draft.line(
                    format!("{zh} {}{more_zh}", told.zh),
                    format!("{en}: {}{more_en}", told.en),
                );
            }
        },
    );
}

/// 补报: what happened before the cut of the report before this one and was entered after it.
pub(super) fn entered_later(draft: &mut Draft<'_>) {
    let Some((before, _)) = draft.before else {
        return;
    };
    draft.section("补报", "Entered later", |draft| {
        let state = draft.state;
        for incident in counted(state) {
            let late = incident
                .statements
                .iter()
                .filter(|it| it.said.at <= before.as_of && it.said.known_at > before.as_of);
            for statement in late {
                for (id, zh, en) in MEASURES {
                    let Some((_, value)) = statement
                        .figures
                        .iter()
                        .find(|(measure, _)| measure.as_str() == id)
                    else {
                        continue;
                    };
                    let at = statement.said.known_at;
                    let name = format!("later.{}.{id}", incident.id);
                    let told = draft.figure(&name, *value, None, at);
                    let happened = clock(statement.as_of.unwrap_or(statement.said.at), draft.as_of);
                    let place = &incident.place.words;
                    draft.changes = true;
                    draft.line(
                        format!("{zh} {}(补报,发生于 {happened}),{place}", told.zh),
                        format!("{en}: {} (entered later, of {happened}), {place}", told.en),
                    );
                }
            }
        }
    });
}

/// What the incidents ordered moved, and who refused: how many, of how many places nobody said a
/// number, and when the newest of these words came in; where nobody said any, the newest order.
fn moved(state: &State, over: &BTreeSet<IncidentId>) -> [Total; 2] {
    let incidents = || counted(state).filter(|it| !over.contains(&it.id));
    let all = || incidents().flat_map(|it| it.evacuations.values());
    let ordered = all().map(|it| it.ordered.known_at).max();
    let sum = |of: fn(&Evacuation) -> Option<u32>| {
        let said = all().filter_map(|it| {
            let at = it.moved_known_at.or(it.as_of);
            let at = at.unwrap_or(it.ordered.known_at);
            of(it).map(|n| (u64::from(n), at))
        });
        let sum = said.reduce(|a, b| (a.0.saturating_add(b.0), a.1.max(b.1)));
        let unknown = all().filter(|it| of(it).is_none()).count();
        Total {
            known: sum.map(|it| it.0),
            unknown: u64::try_from(unknown).unwrap_or(u64::MAX),
            at: sum.map(|it| it.1).or(ordered).unwrap_or(Time(0)),
        }
    };
    [sum(|it| it.moved), sum(|it| it.refused)]
}

pub(super) fn evacuation(draft: &mut Draft<'_>) {
    draft.section("各事件转移疏散", "Moved at the incidents", |draft| {
        let over = over(draft);
        let now = moved(draft.state, &over);
        let before = draft.before.map(|(_, state)| moved(state, &over));
        for (at, (id, zh, en)) in [("moved", "已转", "Moved"), ("refused", "拒转", "Refused")]
            .into_iter()
            .enumerate()
        {
            let Some(total) = now.get(at) else { continue };
            if total.known.is_none() && total.unknown == 0 {
                continue;
            }
            // Where nothing was ordered nobody was moved; where nobody said a number it is unknown.
            let had = before.as_ref().and_then(|it| it.get(at));
            let had = had.map(|it| it.known.or((it.unknown == 0).then_some(0)));
            let name = format!("evacuation.{id}");
            let told = draft.figure(&name, total.known, had, total.at);
            let (more_zh, more_en) = match total.unknown {
                n if n > 0 && total.known.is_some() => (
                    format!(",另有 {n} 处不详"),
                    format!(", unknown at {n} more"),
                ),
                _ => Default::default(),
            };
            draft.line(
                format!("{zh} {} 人{more_zh}", told.zh),
                format!("{en}: {}{more_en}", told.en),
            );
        }
    });
}

/// What the townships reported by form; sums name the units missing or old.
pub(super) fn returns(draft: &mut Draft<'_>) {
    draft.section("镇街填报", "Returns of the townships", |draft| {
        let state = draft.state;
        let as_of = draft.as_of;
        for (form_id, form) in &state.register.forms {
            let table =
                |state, at| asked_now(state, form_id, at).or_else(|| standing(state, form_id, at));
            let answered = state.returns.get(form_id).is_some_and(|it| !it.is_empty());
            let asked = asked_now(state, form_id, as_of).is_some();
            let Some(table_now) = table(state, as_of).filter(|_| asked || answered) else {
                continue;
            };
            let records = table_now.rows.iter().filter_map(crate::view::Row::record);
            let at = records.map(|it| it.said.known_at).max().unwrap_or(as_of);
            for item in form.items.iter().filter(|it| it.choices.is_empty()) {
                let sum = sum_of(&table_now, &item.id);
                let value = (sum.units > 0).then_some(sum.reported);
                let had = draft.before.map(|(cut, before)| {
                    table(before, cut.as_of).and_then(|table| {
                        let sum = sum_of(&table, &item.id);
                        (sum.units > 0).then_some(sum.reported)
                    })
                });
                let told = draft.figure(&format!("returns.{form_id}.{}", item.id), value, had, at);
                let named = sum.text(state, as_of);
                let is_bare =
                    sum.missing.is_empty() && sum.unknown.is_empty() && sum.old.is_empty();
                let (more_zh, more_en) = if is_bare {
                    (String::new(), String::new())
                } else {
                    (format!(";{}", named.zh), format!("; {}", named.en))
                };
                draft.line(
                    format!("{}·{} {}{more_zh}", form.zh, item.zh, told.zh),
                    format!("{}, {}: {}{more_en}", form.en, item.en, told.en),
                );
            }
        }
    });
}
