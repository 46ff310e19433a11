//! A flood of alarms: more than ten within ten minutes. Nobody reads such a list line by line, so it is
//! gathered by kind and by incident, with counts; what lives hang on is never gathered.

use std::collections::BTreeMap;

use super::alarms::Alarm;
use super::heard::alarm_kind;
use crate::time::Time;
use crate::words::{AlarmKey, IncidentId};

/// So many new alarms one person can look at within [`FLOOD_WITHIN_S`]; more are a flood (the measure
/// of the alarm standards IEC 62682 and ISA 18.2; knowledge).
pub const FLOOD_ABOVE: usize = 10;
/// Within how many seconds.
pub const FLOOD_WITHIN_S: i64 = 600;

/// What is about people in danger: it keeps a line of its own in any flood.
const LIFE: [&str; 9] = [
    "unaccounted",
    "latest-out",
    "pull-out",
    "whistle",
    "inside",
    "untold",
    "unable",
    "isolated",
    "early-return",
];

/// Whether lives may hang on an alarm.
#[must_use]
pub fn is_of_life(alarm: &AlarmKey) -> bool {
    let kind = alarm.as_str().split('/').next();
    kind.is_some_and(|kind| LIFE.contains(&kind))
}

/// Whether so many of them came within the last ten minutes that they are a flood.
#[must_use]
pub fn is_flood(alarms: &[Alarm], now: Time) -> bool {
    let young = |it: &&Alarm| (0..=FLOOD_WITHIN_S).contains(&now.since_s(it.since));
    alarms.iter().filter(young).count() > FLOOD_ABOVE
}

/// A line of the list of alarms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlarmRow<'a> {
    /// One alarm.
    One(&'a Alarm),
    /// Several of one kind.
    Several(AlarmGroup<'a>),
}

/// Alarms of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmGroup<'a> {
    /// What their keys begin with.
    pub kind: &'a str,
    /// By incident, in the order of the first alarm of each; `None` are those of no incident.
    pub incidents: Vec<(Option<&'a IncidentId>, Vec<&'a Alarm>)>,
}

impl<'a> AlarmGroup<'a> {
    /// All of them.
    pub fn alarms(&self) -> impl Iterator<Item = &'a Alarm> {
        self.incidents
            .iter()
            .flat_map(|(_, all)| all.iter().copied())
    }

    /// How many nobody at this post knows.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.alarms().filter(|it| !it.known).count()
    }
}

/// The lines of the list: one for each alarm, and in a flood one for each kind, where its first stood.
/// Nothing is left out.
#[must_use]
pub fn alarm_rows(alarms: &[Alarm], now: Time) -> Vec<AlarmRow<'_>> {
    if !is_flood(alarms, now) {
        return alarms.iter().map(AlarmRow::One).collect();
    }
    let mut of_kind: BTreeMap<&str, Vec<&Alarm>> = BTreeMap::new();
    for alarm in alarms.iter().filter(|it| !is_of_life(&it.key)) {
        of_kind.entry(alarm_kind(alarm)).or_default().push(alarm);
    }
    let mut rows: Vec<AlarmRow<'_>> = Vec::new();
    for alarm in alarms {
        let kind = alarm_kind(alarm);
        if is_of_life(&alarm.key) {
            rows.push(AlarmRow::One(alarm));
            continue;
        }
        // They are gone from the table once the line of their kind stands.
        let all = of_kind.remove(kind);
        match all.as_deref() {
            None => {}
            Some(&[one]) => rows.push(AlarmRow::One(one)),
            Some(_) => rows.push(AlarmRow::Several(group(kind, all.unwrap_or_default()))),
        }
    }
    rows
}

fn group<'a>(kind: &'a str, alarms: Vec<&'a Alarm>) -> AlarmGroup<'a> {
    let mut incidents: Vec<(Option<&IncidentId>, Vec<&Alarm>)> = Vec::new();
    let mut places: BTreeMap<Option<&IncidentId>, usize> = BTreeMap::new();
    for alarm in alarms {
        let id = alarm.incident.as_ref();
        let place = *places.entry(id).or_insert_with(|| {
            incidents.push((id, Vec::new()));
            incidents.len() - 1
        });
        incidents[place].1.push(alarm);
    }
    AlarmGroup { kind, incidents }
}
