//! One incident of a result.

use serde::Serialize;

use super::Seconds;
use super::areas::{AreaResult, areas};
use super::figures::{FiguresResult, figures};
use super::orders::{DutyResult, OrderResult, duties, order};
use super::parties::{DepartmentResult, TeamResult, department, team};
use super::persons::{PersonsResult, RelationResult, persons, relations};
use super::scene::{self, EvacuationResult, PlotResult};
use crate::command::{CommanderState, ResponseLevel};
use crate::entry::Means;
use crate::level::{EventLevel, evaluate};
use crate::state::{CommandBasis, Incident, State, TakenBy};

/// An incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncidentResult {
    id: String,
    r#type: String,
    township: String,
    status: &'static str,
    merged_into: Option<String>,
    reporters: Vec<String>,
    received_s: i64,
    opened_s: i64,
    whistled_s: Option<i64>,
    closed_s: Option<i64>,
    filed_s: Option<i64>,
    event_level: Option<EventLevel>,
    response_levels: Vec<ResponseLevelResult>,
    commanders: Vec<CommanderResult>,
    designated: Option<DesignatedResult>,
    departments: Vec<DepartmentResult>,
    teams: Vec<TeamResult>,
    relations: Vec<RelationResult>,
    response: Option<String>,
    self_handled: bool,
    figures: FiguresResult,
    persons: PersonsResult,
    inside: InsideResult,
    orders: Vec<OrderResult>,
    claims: Vec<ClaimResult>,
    duties: Vec<DutyResult>,
    transfer: Option<TransferResult>,
    overrides: Vec<OverrideResult>,
    reports: Vec<ReportResult>,
    supplies: Vec<SupplyResult>,
    plots: Vec<PlotResult>,
    areas: Vec<AreaResult>,
    evacuations: Vec<EvacuationResult>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ResponseLevelResult {
    from_s: i64,
    level: Option<ResponseLevel>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct CommanderResult {
    post: String,
    post_kind: String,
    person: Option<String>,
    from_s: i64,
    to_s: Option<i64>,
    by: TakenBy,
    basis: CommandBasis,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DesignatedResult {
    post: String,
    post_kind: Option<String>,
    state: CommanderState,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct InsideResult {
    now: u32,
    unaccounted: u32,
    counted_out: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ClaimResult {
    who: Option<String>,
    from_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct TransferResult {
    known: usize,
    of: usize,
    at_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct OverrideResult {
    hold_point: String,
    act: String,
    at_s: i64,
    reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ReportResult {
    kind: crate::command::ReportKind,
    means: Means,
    at_s: i64,
    signed_by: Option<String>,
    figures_version: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct SupplyResult {
    depot: String,
    item: String,
    issued: u32,
    returned: u32,
    consumed: u32,
    out: u32,
}

pub(super) fn incident(state: &State, it: &Incident, clock: Seconds) -> IncidentResult {
    let register = &state.register;
    IncidentResult {
        id: it.id.to_string(),
        r#type: it.kind.to_string(),
        township: it.township.to_string(),
        status: it.status.name(),
        merged_into: it.merged_into.as_ref().map(ToString::to_string),
        reporters: it
            .reporters
            .iter()
            .map(|reporter| reporter.who.to_string())
            .collect(),
        received_s: clock.s(it.received_at),
        opened_s: clock.s(it.opened_at),
        whistled_s: it.whistled_at.map(|at| clock.s(at)),
        closed_s: it.closed_at.map(|at| clock.s(at)),
        filed_s: it.filed_at.map(|at| clock.s(at)),
        event_level: register
            .kind(&it.kind)
            .and_then(|kind| evaluate(kind.level_profile, &it.figures()).level),
        response_levels: it
            .response
            .iter()
            .map(|period| ResponseLevelResult {
                from_s: clock.s(period.from),
                level: period.level,
            })
            .collect(),
        commanders: commanders(it, clock),
        designated: it.designated.as_ref().map(|named| DesignatedResult {
            post: named.post.to_string(),
            post_kind: register
                .posts
                .get(&named.post)
                .map(|post| post.kind.to_string()),
            state: named.state(),
        }),
        departments: it
            .calls
            .iter()
            .map(|(id, call)| {
                let kind = register
                    .departments
                    .get(id)
                    .and_then(|office| office.kinds.first());
                department(id.to_string(), kind.map(ToString::to_string), call, clock)
            })
            .collect(),
        teams: it
            .assignments
            .iter()
            .map(|(id, assignment)| team(state, id, assignment, clock))
            .collect(),
        relations: relations(state, it),
        response: it.under.as_ref().map(ToString::to_string),
        self_handled: it.self_handled,
        figures: figures(it, clock),
        persons: persons(it),
        inside: InsideResult {
            now: it.zone.inside_now(),
            unaccounted: it.zone.unaccounted_now(),
            counted_out: it
                .zone
                .counts
                .last()
                .filter(|count| count.who.is_none())
                .map(|count| count.counted),
        },
        orders: it
            .orders
            .iter()
            .map(|(id, record)| order(id.to_string(), record, clock))
            .collect(),
        claims: it
            .claims
            .iter()
            .map(|claim| ClaimResult {
                who: claim.person.as_ref().map(ToString::to_string),
                from_s: clock.s(claim.from),
            })
            .collect(),
        duties: duties(it, clock),
        transfer: it.transfer.as_ref().map(|record| TransferResult {
            known: record.known(),
            of: crate::command::TRANSFER_FIELDS,
            at_s: clock.s(record.at),
        }),
        overrides: it
            .zone
            .overrides
            .iter()
            .map(|held| OverrideResult {
                hold_point: held.hold_point.to_string(),
                act: held.act.to_string(),
                at_s: clock.s(held.said.at),
                reason: held.reason.as_ref().map(ToString::to_string),
            })
            .collect(),
        reports: it
            .reports
            .iter()
            .map(|report| ReportResult {
                kind: report.kind,
                means: report.means,
                at_s: clock.s(report.said.at),
                signed_by: report.signed_by.as_ref().map(ToString::to_string),
                figures_version: report.figures_version,
            })
            .collect(),
        supplies: supplies(it),
        plots: scene::plots(it),
        areas: areas(state, it, clock),
        evacuations: scene::evacuations(it, clock),
    }
}

fn commanders(it: &Incident, clock: Seconds) -> Vec<CommanderResult> {
    it.tenures
        .iter()
        .map(|tenure| CommanderResult {
            post: tenure.post.to_string(),
            post_kind: tenure.post_kind.to_string(),
            person: tenure.person.as_ref().map(ToString::to_string),
            from_s: clock.s(tenure.from),
            to_s: tenure.to.map(|at| clock.s(at)),
            by: tenure.by,
            basis: tenure.basis,
        })
        .collect()
}

fn supplies(it: &Incident) -> Vec<SupplyResult> {
    let lines = it
        .supplies
        .iter()
        .flat_map(|(depot, items)| items.iter().map(move |(item, line)| (depot, item, line)));
    lines
        .map(|(depot, item, line)| SupplyResult {
            depot: depot.to_string(),
            item: item.to_string(),
            issued: line.issued,
            returned: line.returned,
            consumed: line.consumed,
            out: line.out(),
        })
        .collect()
}
