//! Clocks: whose they are, when they run out, and how late they are (practice R2).
//!
//! A department's clock runs only once it was reached; until then the lateness is the centre's.

use crate::command::CommanderState;
use crate::state::{Incident, Reporter, State, Status};
use crate::time::Time;
use crate::words::{DepartmentId, IncidentId, Words};

use super::call_clock::CallLimits;
use super::scene_clocks::scene_clocks;

/// What a clock waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockKind {
    /// 接哨, the centre's.
    TakeWhistle,
    /// 叫应, the centre's: a called department is not reached yet.
    Reach,
    /// 签收, the department's.
    Acknowledge,
    /// 到场, the department's.
    OnScene,
    /// 指派, the lead department's.
    NameCommander,
    /// 到场, the designated commander's.
    CommanderOnScene,
    /// 上报, the centre's.
    Report,
    /// 镇街首批力量到场, the township's.
    TownshipOnScene,
    /// 现场情况报告, the commander's.
    Situation,
    /// 指挥移交单, of whoever took command. A paper: it makes no incident more urgent.
    Transfer,
}

/// One running or overrun clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it waits for.
    pub kind: ClockKind,
    /// Whose, where it is a department's or about one.
    pub department: Option<DepartmentId>,
    /// Which obligation, where it waits for a report: two may fall due in one moment.
    pub obligation: Option<Words>,
    /// Since when.
    pub from: Time,
    /// When it runs out.
    pub due: Time,
}

impl Clock {
    /// A clock of the incident itself, by its limit in seconds.
    pub(super) fn of_incident(kind: ClockKind, from: Time, limit_s: i64) -> Clock {
        Clock {
            kind,
            department: None,
            obligation: None,
            from,
            due: from.plus_s(limit_s),
        }
    }

    /// Seconds late at a moment; negative while time is left.
    #[must_use]
    pub fn late_s(&self, now: Time) -> i64 {
        now.since_s(self.due)
    }

    /// Whether it has run out.
    #[must_use]
    pub fn is_late(&self, now: Time) -> bool {
        now >= self.due
    }

    /// Per mille of its time that has passed.
    #[must_use]
    pub fn passed_permille(&self, now: Time) -> i64 {
        let whole = self.due.since_ms(self.from).max(1);
        now.since_ms(self.from)
            .saturating_mul(1000)
            .div_euclid(whole)
    }
}

/// Every clock of an open incident that is still running or overrun, the latest first. Where the
/// scene ended, those of what nobody reported yet (practice R10).
#[must_use]
pub fn clocks(state: &State, incident: &Incident) -> Vec<Clock> {
    if incident.status == Status::Ended {
        let mut clocks: Vec<Clock> = reports(incident).collect();
        clocks.sort_by_key(|it| (it.due, it.kind));
        return clocks;
    }
    if !incident.status.is_open() {
        return Vec::new();
    }
    let Some(kind) = state.register.kind(&incident.kind) else {
        return Vec::new();
    };
    let limits = &kind.deadlines;
    let of_calls = CallLimits::of(state, incident, kind);
    let on_scene_s = of_calls.on_scene_s;
    let mut clocks = Vec::new();
    let mut add = |kind, from: Time, limit_s: i64| {
        clocks.push(Clock::of_incident(kind, from, limit_s));
    };
    if let (Some(from), None) = (incident.whistled_at, &incident.whistle_taken) {
        let limit_s = i64::from(limits.ack_centre_s);
        add(ClockKind::TakeWhistle, from, limit_s);
    }
    for reporter in waiting_reporters(state, incident) {
        let from = reporter.whistled_at.unwrap_or(reporter.received_at);
        let limit_s = i64::from(limits.ack_centre_s);
        add(ClockKind::TakeWhistle, from, limit_s);
    }
    let by_right = incident
        .tenures
        .iter()
        .any(|it| it.by != crate::state::TakenBy::Temporary);
    if !incident.self_handled && !incident.command_settled && !by_right {
        match (
            &incident.designated,
            incident.members_called_at.or(incident.whistled_at),
        ) {
            (None, Some(from)) => {
                let limit_s = i64::from(limits.name_commander_s);
                add(ClockKind::NameCommander, from, limit_s);
            }
            (Some(named), _) if named.state() != CommanderState::OnScene => {
                add(ClockKind::CommanderOnScene, named.named.at, on_scene_s);
            }
            _ => {}
        }
    }
    let called = incident.calls.iter();
    let called = called.filter(|(_, call)| call.reported_in.is_none() && !call.is_gone());
    clocks.extend(called.filter_map(|(id, call)| {
        let steps = (call.reached.as_ref(), call.acknowledged.as_ref());
        of_calls.clock(id, call, steps)
    }));
    clocks.extend(scene_clocks(state, incident, limits));
    clocks.extend(reports(incident));
    clocks.sort_by_key(|it| (it.due, it.kind));
    clocks
}

/// The clocks of what the district's own rules want reported.
fn reports(incident: &Incident) -> impl Iterator<Item = Clock> {
    let all = incident.obligations.iter();
    all.filter(|it| it.done_at.is_none() && !it.void)
        .map(|it| Clock {
            kind: ClockKind::Report,
            department: None,
            obligation: Some(it.id.clone()),
            from: it.raised_at,
            due: it.due_at,
        })
}

/// Since when a whistle of this open incident waits to be taken by the centre: its own, or that of a
/// township that whistled after it was taken. `None` where none does.
#[must_use]
pub fn whistle_waits_since(state: &State, incident: &Incident) -> Option<Time> {
    let whistled = incident.whistled_at.filter(|_| incident.status.is_open())?;
    if incident.whistle_taken.is_none() {
        return Some(whistled);
    }
    let again = waiting_reporters(state, incident);
    again.into_iter().filter_map(|it| it.whistled_at).min()
}

/// Townships that whistled into an incident after its whistle was taken, and wait for the centre
/// (practice R12: a whistle onto an open incident adds the reporter and his clock). Before the second
/// edition nobody waited.
#[must_use]
pub fn waiting_reporters<'a>(state: &State, incident: &'a Incident) -> Vec<&'a Reporter> {
    if incident.whistle_taken.is_none() || state.edition < 2 {
        return Vec::new();
    }
    let reporters = incident.reporters.iter();
    let mut waiting: Vec<&Reporter> = reporters
        .filter(|it| it.whistled_at > last_taken(state, incident, it.via.as_ref()))
        .collect();
    // A merger brings the same township once more: it waits once, since its first whistle.
    waiting.sort_by(|a, b| (&a.who, a.whistled_at).cmp(&(&b.who, b.whistled_at)));
    waiting.dedup_by(|later, first| later.who == first.who);
    waiting
}

/// When a whistle was last taken for an incident, or for what was merged into it and brought the
/// reporter: whoever was taken before the merger is not taken again.
fn last_taken(state: &State, incident: &Incident, via: Option<&IncidentId>) -> Option<Time> {
    let taken = |it: &Incident| {
        let said = [&it.whistle_taken, &it.whistle_taken_again];
        said.into_iter().flatten().map(|said| said.at).max()
    };
    let mut last = taken(incident);
    let mut next = via.filter(|id| **id != incident.id);
    // Merging refuses cycles, so this ends; the bound only makes that plain.
    for _ in 0..=state.incidents.len() {
        let Some(it) = next.and_then(|id| state.incidents.get(id)) else {
            break;
        };
        last = last.max(taken(it));
        next = it.merged_into.as_ref().filter(|id| **id != incident.id);
    }
    last
}
