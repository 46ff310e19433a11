//! People: the figures, what was entered later, who was moved, what the townships reported.

use std::collections::BTreeMap;

use super::Draft;
use crate::sentence::clock;
use crate::state::{Evacuation, Incident, State, Status};
use crate::time::Time;
use crate::view::{matrix, standing, sum_of};

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

fn totals(state: &State) -> BTreeMap<String, Total> {
    let mut totals: BTreeMap<String, Total> = BTreeMap::new();
    for incident in counted(state) {
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
            let now = totals(draft.state);
            let before = draft.before.map(|(_, state)| totals(state));
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

/// What the incidents ordered moved, and who refused: how many, and when the newest of these
/// words came in; where nobody said a number, the newest order.
fn moved(state: &State) -> [(Option<u64>, Time); 2] {
    let all = || counted(state).flat_map(|it| it.evacuations.values());
    let ordered = all().map(|it| it.ordered.known_at).max();
    let sum = |of: fn(&Evacuation) -> Option<u32>| {
        let said = all().filter_map(|it| {
            let at = it.moved_known_at.or(it.as_of);
            let at = at.unwrap_or(it.ordered.known_at);
            of(it).map(|n| (u64::from(n), at))
        });
        let sum = said.reduce(|a, b| (a.0.saturating_add(b.0), a.1.max(b.1)));
        match sum {
            Some((n, at)) => (Some(n), at),
            None => (None, ordered.unwrap_or(Time(0))),
        }
    };
    [sum(|it| it.moved), sum(|it| it.refused)]
}

pub(super) fn evacuation(draft: &mut Draft<'_>) {
    draft.section("各事件转移疏散", "Moved at the incidents", |draft| {
        if counted(draft.state).all(|it| it.evacuations.is_empty()) {
            return;
        }
        let before = draft.before.map(|(_, state)| moved(state));
        for (at, (id, zh, en)) in [("moved", "已转", "Moved"), ("refused", "拒转", "Refused")]
            .into_iter()
            .enumerate()
        {
            let Some((value, since)) = moved(draft.state).get(at).copied() else {
                continue;
            };
            let had = before.and_then(|it| it.get(at).map(|it| it.0.or(Some(0))));
            let told = draft.figure(&format!("evacuation.{id}"), value, had, since);
            draft.line(format!("{zh} {} 人", told.zh), format!("{en}: {}", told.en));
        }
    });
}

/// What the townships reported by form; sums name the units missing or old.
pub(super) fn returns(draft: &mut Draft<'_>) {
    draft.section("镇街填报", "Returns of the townships", |draft| {
        let state = draft.state;
        let as_of = draft.as_of;
        for (form_id, form) in &state.register.forms {
            let asked = state.return_requests.iter();
            let request = asked
                .filter(|(_, it)| &it.form == form_id && it.ended.is_none())
                .max_by_key(|(_, it)| it.asked.known_at);
            let answered = state.returns.get(form_id).is_some_and(|it| !it.is_empty());
            let table = match request {
                Some((id, _)) => matrix(state, id, as_of),
                None if answered => standing(state, form_id, as_of),
                None => None,
            };
            let Some(table) = table else { continue };
            let records = table.rows.iter().filter_map(crate::view::Row::record);
            let at = records.map(|it| it.said.known_at).max().unwrap_or(as_of);
            for item in form.items.iter().filter(|it| it.choices.is_empty()) {
                let sum = sum_of(&table, &item.id);
                let value = (sum.units > 0).then_some(sum.reported);
                let had = draft.before.map(|(cut, before)| {
                    let table = request.and_then(|(id, _)| matrix(before, id, cut.as_of));
                    table
                        .or_else(|| standing(before, form_id, cut.as_of))
                        .and_then(|table| {
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
