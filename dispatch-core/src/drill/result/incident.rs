//! One incident of a result.

use serde::Serialize;

use super::Seconds;
use super::scene::{self, EvacuationResult, PlotResult};
use crate::command::{CommanderState, Figures, OrderAnswer, ResponseLevel, Role};
use crate::entry::Means;
use crate::level::{EventLevel, evaluate};
use crate::register::Route;
use crate::state::{
    Assignment, AssignmentState, CallRecord, CommandBasis, Incident, OrderRecord, OrderWarning,
    State, TakenBy,
};

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
struct DepartmentResult {
    id: String,
    kind: Option<String>,
    role: Option<Role>,
    called_s: Option<i64>,
    reached_s: Option<i64>,
    acknowledged_s: Option<i64>,
    set_out_s: Option<i64>,
    reported_in_s: Option<i64>,
    released_s: Option<i64>,
    attempts: usize,
    means: Option<Means>,
    on_behalf: bool,
    implied: Vec<&'static str>,
    people: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct TeamResult {
    id: String,
    dispatched_s: Option<i64>,
    accepted_s: Option<i64>,
    on_scene_s: Option<i64>,
    released_s: Option<i64>,
    route: Route,
    custody: Option<String>,
    place_observed: Option<String>,
    state: AssignmentState,
    people: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct RelationResult {
    kind: &'static str,
    other: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct FiguresResult {
    in_use: Figures,
    adopted: Option<AdoptedResult>,
    versions: Vec<AdoptedResult>,
    statements: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AdoptedResult {
    #[serde(flatten)]
    figures: Figures,
    version: u32,
    reason: Option<String>,
    source: Option<String>,
    at_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PersonsResult {
    open: u64,
    r#final: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct InsideResult {
    now: u32,
    unaccounted: u32,
    counted_out: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct OrderResult {
    id: String,
    words: String,
    given_s: i64,
    to: Vec<AddresseeResult>,
    warnings: Vec<OrderWarning>,
    override_reason: Option<String>,
    confirmed_s: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AddresseeResult {
    who: String,
    receipt_s: Option<i64>,
    answer: Option<&'static str>,
    answered_s: Option<i64>,
    told_in_person: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ClaimResult {
    who: Option<String>,
    from_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DutyResult {
    id: String,
    department: String,
    from_s: i64,
    holders: Vec<String>,
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
        relations: relations(it),
        figures: figures(it, clock),
        persons: PersonsResult {
            open: it.persons_open(),
            r#final: it
                .sought
                .values()
                .filter(|it| !it.is_open())
                .map(|it| u64::from(it.people))
                .sum(),
        },
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

fn department(
    id: String,
    kind: Option<String>,
    call: &CallRecord,
    clock: Seconds,
) -> DepartmentResult {
    DepartmentResult {
        id,
        kind,
        role: call.role,
        called_s: call.called_at.map(|at| clock.s(at)),
        reached_s: clock.said(call.reached.as_ref()),
        acknowledged_s: clock.said(call.acknowledged.as_ref()),
        set_out_s: clock.said(call.set_out.as_ref()),
        reported_in_s: clock.said(call.reported_in.as_ref()),
        released_s: clock.said(call.released.as_ref().or(call.left.as_ref())),
        attempts: call.attempts.len(),
        means: call.reached_by,
        on_behalf: call
            .acknowledged
            .as_ref()
            .is_some_and(|said| said.on_behalf.is_some()),
        implied: call.implied(),
        people: call.strength.people,
    }
}

fn team(
    state: &State,
    id: &crate::words::TeamId,
    assignment: &Assignment,
    clock: Seconds,
) -> TeamResult {
    let track = state.teams.get(id);
    TeamResult {
        id: id.to_string(),
        dispatched_s: clock.said(assignment.dispatched.as_ref()),
        accepted_s: clock.said(assignment.accepted.as_ref()),
        on_scene_s: clock.said(assignment.on_scene.as_ref()),
        released_s: clock.said(assignment.released.as_ref()),
        route: assignment.route,
        custody: track
            .and_then(|it| it.custody.as_ref())
            .map(ToString::to_string),
        place_observed: track
            .and_then(|it| it.observed.as_ref())
            .and_then(|it| it.incident.as_ref())
            .map(ToString::to_string),
        state: assignment.state,
        people: assignment.strength.people,
    }
}

fn relations(it: &Incident) -> Vec<RelationResult> {
    let inside = it.absorbed.iter().map(|had| RelationResult {
        kind: "absorbed",
        other: had.incident.to_string(),
    });
    let into = it.merged_into.iter().map(|into| RelationResult {
        kind: "duplicate-of",
        other: into.to_string(),
    });
    inside.chain(into).collect()
}

fn figures(it: &Incident, clock: Seconds) -> FiguresResult {
    let versions: Vec<AdoptedResult> = it
        .adopted
        .iter()
        .map(|set| AdoptedResult {
            figures: set.figures.clone(),
            version: set.version,
            reason: set.reason.as_ref().map(ToString::to_string),
            source: set.source.as_ref().map(ToString::to_string),
            at_s: clock.s(set.said.at),
        })
        .collect();
    FiguresResult {
        in_use: it.figures(),
        adopted: versions.last().cloned(),
        versions,
        statements: it.statements.len(),
    }
}

fn order(id: String, record: &OrderRecord, clock: Seconds) -> OrderResult {
    let answer = |it: &OrderAnswer| match it {
        OrderAnswer::Doing { .. } => "doing",
        OrderAnswer::Unable { .. } => "unable",
        OrderAnswer::Done => "done",
    };
    OrderResult {
        id,
        words: record.words.to_string(),
        given_s: clock.s(record.given.at),
        to: record
            .to
            .iter()
            .map(|(who, it)| AddresseeResult {
                who: who.to_string(),
                receipt_s: clock.said(it.receipt.as_ref()),
                answer: it.answer.as_ref().map(answer),
                answered_s: it.answered_at.map(|at| clock.s(at)),
                told_in_person: it.told_in_person,
            })
            .collect(),
        warnings: record.warnings.clone(),
        override_reason: record.override_reason.as_ref().map(ToString::to_string),
        confirmed_s: clock.said(record.confirmed.as_ref()),
    }
}

fn duties(it: &Incident, clock: Seconds) -> Vec<DutyResult> {
    it.duties
        .iter()
        .filter_map(|(id, holders)| {
            holders.last().map(|last| DutyResult {
                id: id.to_string(),
                department: last.department.to_string(),
                from_s: clock.s(last.from),
                holders: holders.iter().map(|it| it.department.to_string()).collect(),
            })
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
