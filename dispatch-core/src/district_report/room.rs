//! Responses, warnings, incidents, forces, what is out, short or asked for.

use std::collections::BTreeMap;

use super::Draft;
use crate::command::WarningColour;
use crate::sentence::{clock, state_text, weather_text};
use crate::state::{AssignmentState, State, Status};
use crate::time::Time;
use crate::view::{party_zh, warnings_in_force};

pub(super) fn responses(draft: &mut Draft<'_>) {
    draft.section("应急响应", "Responses", |draft| {
        let state = draft.state;
        for response in state.responses.values().filter(|it| it.in_force()) {
            let level = response
                .level()
                .map_or_else(String::new, |it| format!("{it:?}"));
            let since = response.levels.last().map_or(response.from, |it| it.from);
            let at = clock(since, draft.as_of);
            let (matter, area) = (&response.matter, &response.area);
            draft.line(
                format!("{matter} {level} 级,{area}({at} 起)"),
                format!("{matter}, level {level}, {area} (since {at})"),
            );
        }
        let own = state.open_incidents().into_iter();
        let own: Vec<_> = own
            .filter_map(|it| Some((it, it.response.last()?, it.response_level()?)))
            .collect();
        for (incident, period, level) in own {
            let at = clock(period.from, draft.as_of);
            let place = &incident.place.words;
            draft.line(
                format!("{place} {level:?} 级({at} 起)"),
                format!("{place}, level {level:?} (since {at})"),
            );
        }
    });
}

pub(super) fn warnings(draft: &mut Draft<'_>) {
    draft.section("预警信号", "Warning signals", |draft| {
        for (_, warning) in warnings_in_force(draft.state, draft.as_of) {
            let (zh, en) = match warning.colour {
                WarningColour::Blue => ("蓝色", "blue"),
                WarningColour::Yellow => ("黄色", "yellow"),
                WarningColour::Orange => ("橙色", "orange"),
                WarningColour::Red => ("红色", "red"),
            };
            let kind = weather_text(&warning.kind);
            let at = clock(warning.from_at, draft.as_of);
            let (area, issuer) = (&warning.area, &warning.issuer);
            draft.line(
                format!("{}{zh},{area}({at} 起,{issuer})", kind.zh),
                format!("{} {en}, {area} (since {at}, {issuer})", kind.en),
            );
        }
    });
}

/// Incidents by type: open, ended, filed.
fn by_type(state: &State) -> BTreeMap<String, [u64; 3]> {
    let mut counts: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for incident in state.incidents.values() {
        let place = match incident.status {
            Status::Reported | Status::Responding | Status::Controlled => 0,
            Status::Ended => 1,
            Status::Filed => 2,
            Status::Withdrawn | Status::Merged => continue,
        };
        let row = counts.entry(incident.kind.to_string()).or_default();
        if let Some(count) = row.get_mut(place) {
            *count += 1;
        }
    }
    counts
}

pub(super) fn incidents(draft: &mut Draft<'_>) {
    draft.section("事件", "Incidents", |draft| {
        let now = by_type(draft.state);
        let before = draft.before.map(|(_, state)| by_type(state));
        let at = draft.state.at.min(draft.as_of);
        for (kind, counts) in &now {
            let named = draft.state.register.types.get(kind.as_str());
            let (zh, en) = named.map_or((kind.as_str(), kind.as_str()), |it| {
                (it.zh.as_str(), it.en.as_str())
            });
            let words = [
                ("open", "处置中", "open"),
                ("ended", "现场结束", "ended"),
                ("filed", "已办结", "filed"),
            ];
            let (mut told_zh, mut told_en) = (Vec::new(), Vec::new());
            for (place, (id, word_zh, word_en)) in words.into_iter().enumerate() {
                let count = counts.get(place).copied();
                let had = before.as_ref().map(|it| {
                    let row = it.get(kind).copied().unwrap_or_default();
                    row.get(place).copied()
                });
                let told = draft.figure(&format!("incidents.{kind}.{id}"), count, had, at);
                told_zh.push(format!("{word_zh} {}", told.zh));
                told_en.push(format!("{word_en} {}", told.en));
            }
            draft.line(
                format!("{zh}:{}", told_zh.join(",")),
                format!("{en}: {}", told_en.join(", ")),
            );
        }
    });
}

/// Teams that are held, and their people as far as known: on scene, and on their way.
fn teams(state: &State) -> [(u64, Option<u64>, Time); 2] {
    let mut sums = [(0, Some(0), Time(0)); 2];
    for assignment in state
        .incidents
        .going_on()
        .flat_map(|it| it.assignments.values())
    {
        let place = match assignment.state {
            _ if assignment.seen_only => continue,
            AssignmentState::OnScene | AssignmentState::Working => 0,
            AssignmentState::Dispatched | AssignmentState::Accepted | AssignmentState::EnRoute => 1,
            _ => continue,
        };
        let people = assignment.strength.people.map(u64::from);
        if let Some((count, sum, at)) = sums.get_mut(place) {
            *count += 1;
            // One team of unknown strength makes the sum unknown.
            *sum = sum.and_then(|sum: u64| Some(sum.saturating_add(people?)));
            *at = (*at).max(assignment.as_of.unwrap_or(Time(0)));
        }
    }
    sums
}

pub(super) fn forces(draft: &mut Draft<'_>) {
    draft.section("力量", "Forces", |draft| {
        let before = draft.before.map(|(_, state)| teams(state));
        let words = [
            ("on-scene", "到场", "on scene"),
            ("en-route", "途中", "on the way"),
        ];
        for (place, (id, zh, en)) in words.into_iter().enumerate() {
            let Some((count, people, at)) = teams(draft.state).get(place).copied() else {
                continue;
            };
            if count == 0 {
                continue;
            }
            let had = before.and_then(|it| it.get(place).copied());
            let told = draft.figure(
                &format!("forces.{id}.teams"),
                Some(count),
                had.map(|it| Some(it.0)),
                at,
            );
            let strong = draft.figure(
                &format!("forces.{id}.people"),
                people,
                had.map(|it| it.1),
                at,
            );
            draft.line(
                format!("{zh}队伍 {} 支,人员 {}", told.zh, strong.zh),
                format!("Teams {en}: {}, people {}", told.en, strong.en),
            );
        }
    });
}

pub(super) fn outages(draft: &mut Draft<'_>) {
    draft.section("设施异常", "Facilities not running", |draft| {
        let state = draft.state;
        for track in state.facilities.values() {
            let Some(mark) = track.marks.last() else {
                continue;
            };
            if matches!(mark.state.as_str(), "running" | "normal" | "open" | "dry") {
                continue;
            }
            let facility = state.register.facilities.get(&track.facility);
            let (zh, en) = facility
                .map_or((track.facility.as_str(), track.facility.as_str()), |it| {
                    (it.zh.as_str(), it.en.as_str())
                });
            let told = state_text(&mark.state);
            let at = clock(mark.as_of, draft.as_of);
            draft.line(
                format!("{zh}:{}({at})", told.zh),
                format!("{en}: {} ({at})", told.en),
            );
        }
    });
}

pub(super) fn shortages(draft: &mut Draft<'_>) {
    draft.section("物资短缺", "Supplies below their minimum", |draft| {
        let state = draft.state;
        let at = state.at.min(draft.as_of);
        for (depot, items) in &state.stock {
            for (item, stock) in items.iter().filter(|(_, it)| it.here < it.minimum) {
                let name = state.register.depots.get(depot);
                let (zh, en) = name.map_or((depot.as_str(), depot.as_str()), |it| {
                    (it.zh.as_str(), it.en.as_str())
                });
                let figure = format!("stock.{depot}.{item}");
                let told = draft.figure(&figure, Some(u64::from(stock.here)), None, at);
                draft.line(
                    format!("{zh} {item} 在库 {},应不少于 {}", told.zh, stock.minimum),
                    format!(
                        "{en}, {item}: {} in stock, at least {}",
                        told.en, stock.minimum
                    ),
                );
            }
        }
    });
}

pub(super) fn requests(draft: &mut Draft<'_>) {
    draft.section("未答复的请求", "Requests without an answer", |draft| {
        let state = draft.state;
        for incident in state.open_incidents() {
            for request in incident.requests.values().filter(|it| it.answer.is_none()) {
                let at = clock(request.asked.at, draft.as_of);
                let (to, words) = (party_zh(state, &request.to), &request.words);
                draft.line(
                    format!("{at} 提请 {to}:{words}"),
                    format!("{at} asked of {to}: {words}"),
                );
            }
            for aid in incident
                .aid
                .values()
                .filter(|it| it.step == crate::command::AidStep::Asked)
            {
                let at = clock(aid.asked.at, draft.as_of);
                let (other, words) = (&aid.other, &aid.words);
                draft.line(
                    format!("{at} 请求 {other} 支援:{words}"),
                    format!("{at} aid asked of {other}: {words}"),
                );
            }
        }
    });
}
