//! Alarms of the clocks that ran out at an incident (practice R2, R10): what is late, whose it is, and where.

use super::alarm_text::Told;
use super::alarms::{Alarm, Priority, push};
use super::{Clock, ClockKind, clock_post, clocks};
use crate::command::TRANSFER_FIELDS;
use crate::register::Party;
use crate::sentence::report_text;
use crate::state::{Incident, State, Transfer};
use crate::time::Time;

/// What is late at an incident, and what nobody reported on one whose scene ended.
pub(super) fn late_clocks(state: &State, incident: &Incident, now: Time, alarms: &mut Vec<Alarm>) {
    let (id, number) = (&incident.id, incident.number);
    for clock in clocks(state, incident)
        .into_iter()
        .filter(|clock| clock.is_late(now))
    {
        let subject = match (&clock.department, clock.kind) {
            (Some(id), _) => id.as_str(),
            (None, ClockKind::TownshipOnScene) => incident.township.as_str(),
            (None, _) => "",
        };
        let (name, priority, zh, en) = match clock.kind {
            // The whistle that waits is an alarm from its first second, above.
            ClockKind::TakeWhistle => continue,
            ClockKind::Reach => ("reach", Priority::High, "尚未叫应", "Not reached yet"),
            ClockKind::Acknowledge => (
                "acknowledge",
                Priority::Medium,
                "超时未签收",
                "Acknowledgement overdue",
            ),
            ClockKind::OnScene => (
                "on-scene",
                Priority::Medium,
                "超时未到场",
                "Arrival overdue",
            ),
            ClockKind::NameCommander => (
                "name-commander",
                Priority::High,
                "超时未指派指挥官",
                "No commander named",
            ),
            ClockKind::CommanderOnScene => (
                "commander",
                Priority::Medium,
                "指挥官超时未到场",
                "Commander overdue",
            ),
            ClockKind::Report => ("report", Priority::Medium, "超时未报", "Report overdue"),
            ClockKind::TownshipOnScene => (
                "township-on-scene",
                Priority::Medium,
                "镇街首批力量超时未到场",
                "First township force overdue",
            ),
            ClockKind::Situation => (
                "situation",
                Priority::Medium,
                "现场情况超时未报",
                "Situation report overdue",
            ),
            ClockKind::Transfer => (
                "transfer",
                Priority::Low,
                "指挥移交单超时未填全",
                "Transfer record incomplete",
            ),
        };
        let since = clock.due;
        let key = match &clock.obligation {
            Some(obligation) => format!("{name}/{number}/{obligation}"),
            None => {
                let round = round_of(state, incident, &clock);
                format!("{name}/{number}/{subject}/{round}")
            }
        };
        push(
            alarms,
            state,
            &key,
            Some(id),
            priority,
            since,
            owed_by(state, incident, &clock, Told::new(zh, en))
                .at(incident)
                .texts(),
        );
    }
}

/// Whose the clock is: the department that was called, the commander who was named, the report that is owed
/// and to whom.
fn owed_by(state: &State, incident: &Incident, clock: &Clock, told: Told) -> Told {
    if let Some(department) = &clock.department {
        return told.party(state, &Party::Department(department.clone()));
    }
    let by_post = |told: Told| match clock_post(incident, clock.kind) {
        Some(post) => told.party(state, &Party::Post(post.clone())),
        None => told,
    };
    match clock.kind {
        ClockKind::Report => {
            let mut owed = incident.obligations.iter();
            match owed.find(|it| Some(&it.id) == clock.obligation.as_ref()) {
                Some(it) => {
                    let kind = report_text(it.kind);
                    told.about(kind.zh, kind.en).words(it.to.as_str())
                }
                None => told,
            }
        }
        ClockKind::TownshipOnScene => {
            told.party(state, &Party::Township(incident.township.clone()))
        }
        ClockKind::Transfer => {
            let known = incident.transfer.as_ref().map_or(0, Transfer::known);
            by_post(told).about(
                format!("已填 {known}/{TRANSFER_FIELDS}"),
                format!("{known} of {TRANSFER_FIELDS} known"),
            )
        }
        ClockKind::TakeWhistle
        | ClockKind::Reach
        | ClockKind::Acknowledge
        | ClockKind::OnScene
        | ClockKind::NameCommander
        | ClockKind::CommanderOnScene
        | ClockKind::Situation => by_post(told),
    }
}

/// Which call the clock is of: known once is not known when it is called anew. Before the second
/// edition there was one key for all of them.
fn round_of(state: &State, incident: &Incident, clock: &Clock) -> i64 {
    if state.edition < 2 {
        return 0;
    }
    let called = clock
        .department
        .as_ref()
        .and_then(|id| incident.calls.get(id));
    let since = called.and_then(|it| it.called_at).unwrap_or(clock.from);
    since.0.div_euclid(1000)
}
