//! What is watched in the returns: 未报, people who went back too early, places cut off.

use super::super::alarms::{Alarm, Priority, push};
use super::{Answered, matrix, newest, number_of};
use crate::catalogue::{Form, Watch};
use crate::command::ReturnValue;
use crate::register::Party;
use crate::state::{Incident, ReturnRecord, State};
use crate::time::Time;
use crate::words::{FormItemId, TownshipId};

pub(in crate::view) fn alarms_of(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    not_reported(state, now, alarms);
    for (id, form) in &state.register.forms {
        let units = state.returns.get(id).into_iter().flat_map(|it| it.keys());
        for unit in units {
            if let Some(record) = newest(state, id, unit) {
                watched(state, form, unit, record, now, alarms);
            }
        }
    }
}

/// 未报: the round is over its time and somebody asked has not answered.
fn not_reported(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    for (id, request) in &state.return_requests {
        if request.ended.is_some() {
            continue;
        }
        let Some(matrix) = matrix(state, id, now) else {
            continue;
        };
        let Some(round) = matrix.round.filter(|round| round.due <= now) else {
            continue;
        };
        let silent: Vec<&Party> = matrix.unanswered().collect();
        if silent.is_empty() {
            continue;
        }
        let zh: Vec<String> = silent
            .iter()
            .map(|it| super::super::party_zh(state, it))
            .collect();
        let en: Vec<String> = silent
            .iter()
            .map(|it| super::super::party_en(state, it))
            .collect();
        let (n, all) = (silent.len(), matrix.rows.len());
        push(
            alarms,
            state,
            &format!("return/{id}/{}", round.number),
            None,
            Priority::Medium,
            round.due,
            [
                format!("未报 {n}/{all}:{} {}", matrix.form.zh, zh.join("、")),
                format!(
                    "Not reported {n}/{all}: {}, {}",
                    matrix.form.en,
                    en.join(", ")
                ),
            ],
        );
    }
}

fn watched(
    state: &State,
    form: &Form,
    unit: &Party,
    record: &ReturnRecord,
    now: Time,
    alarms: &mut Vec<Alarm>,
) {
    let zh = super::super::party_zh(state, unit);
    let en = super::super::party_en(state, unit);
    let (id, since) = (&form.id, record.as_of);
    for item in &form.items {
        let many = number_of(form, record, &item.id).or_else(|| some_part(form, record, &item.id));
        let Some(n) = many.filter(|n| *n > 0) else {
            continue;
        };
        match item.watch {
            None => {}
            Some(Watch::ReturnBeforeClearance) => {
                let Some(what) = not_cleared(state, unit, since, now) else {
                    continue;
                };
                push(
                    alarms,
                    state,
                    &format!("early-return/{}/{id}/{unit}", what.number),
                    Some(&what.id),
                    Priority::High,
                    since,
                    [
                        format!("险情未解除,{zh}已返回 {n} 人,请劝离"),
                        format!("{en}: {n} went back before the danger was lifted"),
                    ],
                );
            }
            Some(Watch::Isolated) => push(
                alarms,
                state,
                &format!("isolated/{id}/{unit}/{}", item.id),
                None,
                Priority::High,
                since,
                [
                    format!("{zh}{} {n} 个:送卫星电话和物资", item.zh),
                    format!("{en}: {n} villages cut off; send satellite phones and supplies"),
                ],
            ),
        }
    }
    if isolated(form, record) {
        push(
            alarms,
            state,
            &format!("isolated/{id}/{unit}"),
            None,
            Priority::High,
            since,
            [
                format!("{zh}路网俱断,按孤岛处置:送卫星电话和物资"),
                format!("{en}: road and network cut; send satellite phones and supplies"),
            ],
        );
    }
}

/// What the known parts alone come to: enough to say that somebody went back.
fn some_part(form: &Form, record: &ReturnRecord, item: &str) -> Option<u64> {
    let known = form.parts.iter().filter_map(|part| {
        let key = FormItemId::new(&format!("{item}/{}", part.id)).ok()?;
        match record.values.get(&key) {
            Some(Some(ReturnValue::Number(n))) => Some(*n),
            _ => None,
        }
    });
    known.reduce(u64::saturating_add)
}

fn isolated(form: &Form, record: &ReturnRecord) -> bool {
    let cut = |item: &String| {
        let said = FormItemId::new(item)
            .ok()
            .and_then(|key| record.values.get(&key));
        matches!(said, Some(Some(ReturnValue::Choice(id)))
            if form.item(item).and_then(|it| it.choice(id.as_str())).is_some_and(|it| it.cut))
    };
    !form.isolated_when.is_empty() && form.isolated_when.iter().all(cut)
}

/// An incident of the unit's whose danger stood when the people were said to be back and stands yet:
/// an evacuation that nobody lifted, or a hazard on the map.
fn not_cleared<'a>(
    state: &'a State,
    unit: &'a Party,
    said_back: Time,
    now: Time,
) -> Option<&'a Incident> {
    let Party::Township(township) = unit else {
        return None;
    };
    of_township(state, township).find(|it| {
        let lifted = |plot, since: Time| it.lifted.get(plot).is_some_and(|at| *at >= since);
        let evacuated = it.evacuations.iter().any(|(plot, evacuation)| {
            let ordered = evacuation.ordered.at;
            ordered <= said_back && !lifted(plot, ordered)
        });
        let hazard = it.plots.iter().any(|(plot, mark)| {
            let over = mark.until.is_some_and(|until| until <= now);
            mark.hazard && !over && mark.said.at <= said_back && !lifted(plot, mark.said.at)
        });
        let gas = it.areas.values().any(|area| {
            let drawn = area.versions.iter().any(|it| it.said.at <= said_back);
            drawn && area.lifted.as_ref().is_none_or(|it| it.at > now)
        });
        evacuated || (hazard || gas) && !it.evacuations.is_empty()
    })
}

fn of_township<'a>(
    state: &'a State,
    township: &'a TownshipId,
) -> impl Iterator<Item = &'a Incident> {
    let incidents = state.incidents.going_on();
    // The danger of a scene that ended is over, whatever is still plotted.
    incidents.filter(move |it| it.township == *township && it.status.is_open())
}

impl super::Matrix<'_> {
    /// Whether everybody who was asked has answered this round.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.rows
            .iter()
            .all(|row| matches!(row.answered, Answered::Given(_)))
    }
}
