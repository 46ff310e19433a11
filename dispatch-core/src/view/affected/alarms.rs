//! Alarms of the hazard areas: somebody newly inside for whom nothing is decided, somebody who is not
//! told in time, a wind that is old or that nobody measured, distances of the day in the night.

use super::{AreaView, InsideRow, affected_en, affected_zh, areas};
use crate::state::State;
use crate::sun;
use crate::time::Time;
use crate::view::alarm_text::Told;
use crate::view::alarms::{Alarm, Priority, push};

/// So many are named in an alarm; the others are counted.
const NAMED: usize = 3;

pub(in crate::view) fn area_alarms(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    for area in areas(state) {
        undecided(state, &area, alarms);
        untold(state, &area, now, alarms);
        wind(state, &area, now, alarms);
        light(state, &area, now, alarms);
    }
}

/// One for each version that brought somebody in: known once is not known when the next one does.
fn undecided(state: &State, area: &AreaView, alarms: &mut Vec<Alarm>) {
    let mut versions: Vec<u32> = area.undecided().map(|it| it.since_version).collect();
    versions.sort_unstable();
    versions.dedup();
    for version in versions {
        let rows = area.undecided().filter(|it| it.since_version == version);
        let rows: Vec<&InsideRow> = rows.collect();
        let [zh, en] = told_of(state, area, &rows);
        raise(
            state,
            area,
            ("inside", &version.to_string()),
            Priority::High,
            rows.iter().map(|it| it.since).min(),
            Told::new("影响区内待决定", "Inside the hazard area, nothing decided")
                .about(zh, en)
                .at(&area.incident)
                .texts(),
            alarms,
        );
    }
}

fn untold(state: &State, area: &AreaView, now: Time, alarms: &mut Vec<Alarm>) {
    let late = area.untold().filter(|it| it.is_untold_late(now));
    let late: Vec<&InsideRow> = late.collect();
    let Some(version) = late.iter().map(|it| it.since_version).max() else {
        return;
    };
    let [zh, en] = told_of(state, area, &late);
    raise(
        state,
        area,
        ("untold", &version.to_string()),
        Priority::High,
        late.iter().map(|it| it.tell_due).min(),
        Told::new(
            "影响区内超时未告知",
            "Inside the hazard area, not told in time",
        )
        .about(zh, en)
        .at(&area.incident)
        .texts(),
        alarms,
    );
}

fn wind(state: &State, area: &AreaView, now: Time, alarms: &mut Vec<Alarm>) {
    let place = &area.incident.place.words;
    let Some(mark) = &area.wind else {
        let since = area.version.said.known_at;
        let texts = [
            format!("没有风向,影响区按全圆划定,请测风:{place}"),
            format!("No wind: the hazard area is a full circle, have it measured: {place}"),
        ];
        raise(
            state,
            area,
            ("wind", "none"),
            Priority::Medium,
            Some(since),
            texts,
            alarms,
        );
        return;
    };
    if !area.is_wind_stale(state, now) {
        return;
    }
    let limit_s = i64::from(state.register.rules().inside().wind_stale_s);
    let clock = mark.as_of.local_clock();
    let texts = [
        format!("风向已陈旧({clock} 测),影响区可能不对,请重新测风:{place}"),
        format!("The wind is old (measured {clock}), the hazard area may be wrong: {place}"),
    ];
    let since = mark.as_of.plus_s(limit_s);
    let measured = mark.as_of.0.to_string();
    raise(
        state,
        area,
        ("wind", &measured),
        Priority::Medium,
        Some(since),
        texts,
        alarms,
    );
}

/// Dusk: the table's distances of the night are up to four times those of the day (practice R23), and
/// nobody made the next version yet. Dawn is no alarm: the area is larger than it need be.
fn light(state: &State, area: &AreaView, now: Time, alarms: &mut Vec<Alarm>) {
    if !area.is_too_short(now) {
        return;
    }
    let origin = area.version.leak.origin;
    let dusk = sun::light_since(now, origin);
    // The night of one evening is one alarm; where the sun never rises there is one for the area.
    let since = dusk.unwrap_or(area.version.said.known_at);
    let what = since.0.to_string();
    let place = &area.incident.place.words;
    let clock = since.local_clock();
    let texts = [
        format!("天黑({clock} 日落),影响区仍按白天距离划定,夜间更远,请更新:{place}"),
        format!("Dark since {clock}: the hazard area still has the distances of the day: {place}"),
    ];
    let since = since.max(area.version.said.known_at);
    raise(
        state,
        area,
        ("light", &what),
        Priority::High,
        Some(since),
        texts,
        alarms,
    );
}

fn raise(
    state: &State,
    area: &AreaView,
    (kind, what): (&str, &str),
    priority: Priority,
    since: Option<Time>,
    texts: [String; 2],
    alarms: &mut Vec<Alarm>,
) {
    let key = format!("{kind}/{}/{}/{what}", area.incident.number, area.id);
    let since = since.unwrap_or(area.version.said.known_at);
    push(
        alarms,
        state,
        &key,
        Some(&area.incident.id),
        priority,
        since,
        texts,
    );
}

/// How many they are, and the first of them by name.
fn told_of(state: &State, area: &AreaView, rows: &[&InsideRow]) -> [String; 2] {
    let first = || rows.iter().take(NAMED);
    let zh: Vec<String> = first()
        .map(|it| affected_zh(state, &area.incident, &it.who))
        .collect();
    let en: Vec<String> = first()
        .map(|it| affected_en(state, &area.incident, &it.who))
        .collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    match rows.len().saturating_sub(NAMED) {
        0 => [format!("{zh} {} 处", rows.len()), en],
        more => [
            format!("{zh} 等 {} 处", rows.len()),
            format!("{en} and {more} more"),
        ],
    }
}
