//! Responses of the district, what hangs under them, and warning signals that end.

use super::say::{Clauses, Say, list, reason, say, text};
use super::telling::Telling;
use super::things;
use crate::catalogue::Text;
use crate::command::{
    CancelWarning, ChangeResponse, Consent, EndResponse, Hang, JointDuty, Relate, SignJoint,
    StartResponse,
};
use crate::words::{ResponseId, WarningId};

impl Say for Consent {
    fn both(&self) -> Text {
        match self {
            Consent::Document { number } => {
                say!("文号 {number}", "document {number}", number = number)
            }
            Consent::Verbal { by, means } => say!(
                "已口头同意:{by}({means})",
                "verbal consent: {by} ({means})",
                by = by,
                means = means
            ),
        }
    }
}

fn consent(it: Option<&Consent>) -> Option<Text> {
    it.map(Say::both)
}

fn officer(t: &Telling<'_>, it: &JointDuty) -> Text {
    say!(
        "{department} {officer}",
        "{department} ({officer})",
        department = t.department(&it.department),
        officer = it.officer.as_ref().map_or_else(
            || text("姓名待补", "name to follow"),
            |person| t.person(person)
        )
    )
}

fn joint(t: &Telling<'_>, duty: &[JointDuty]) -> Option<Text> {
    let officers = list(duty.iter().map(|it| officer(t, it)));
    (!duty.is_empty()).then(|| {
        say!(
            "联合值守:{officers}",
            "joint duty: {officers}",
            officers = officers
        )
    })
}

/// A response by its matter.
pub(super) fn response(t: &Telling<'_>, id: &ResponseId) -> Text {
    match t.state.responses.get(id) {
        Some(it) => say!("「{matter}」", "“{matter}”", matter = it.matter),
        None => say!("「{id}」", "“{id}”", id = super::say::same(id.as_str())),
    }
}

pub(super) fn start(t: &Telling<'_>, it: &StartResponse) -> Text {
    let head = say!(
        "启动应急响应:{kind} {level},{matter}",
        "Response started: {kind}, {level}, {matter}",
        kind = things::weather(&it.kind),
        level = it.level,
        matter = it.matter
    );
    let townships = list(it.townships.iter().map(|id| t.township(id)));
    let townships = (!it.townships.is_empty())
        .then(|| say!("镇街 {townships}", "in {townships}", townships = townships));
    let types = list(it.types.iter().map(|id| t.kind(id)));
    let types =
        (!it.types.is_empty()).then(|| say!("事件类型 {types}", "for {types}", types = types));
    let from = it
        .from_at
        .map(|at| say!("{at} 起", "from {at}", at = t.clock(at)));
    Clauses::new(head)
        .and(say!("区域 {area}", "area: {area}", area = it.area))
        .and_some(townships)
        .and_some(types)
        .and_some(from)
        .and(expected_end(t, it.expected_end_at))
        .and(say!(
            "措施 {words}",
            "measures: {words}",
            words = it.measures
        ))
        .and(say!(
            "{who}决定",
            "decided by {who}",
            who = t.party(&it.started_by)
        ))
        .and_some(consent(it.consent.as_ref()))
        .and_some(joint(t, &it.joint_duty))
        .end()
}

fn expected_end(t: &Telling<'_>, at: crate::time::Time) -> Text {
    say!("预计期限 {at}", "expected to end at {at}", at = t.clock(at))
}

pub(super) fn change(t: &Telling<'_>, it: &ChangeResponse) -> Text {
    let name = response(t, &it.response);
    let head = match it.to {
        Some(to) => say!(
            "调整应急响应{name}:由 {from} 调为 {to}",
            "Response {name} changed from {from} to {to}",
            name = name,
            from = it.from,
            to = to
        ),
        None => say!(
            "调整应急响应{name},仍为 {from}",
            "Response {name} changed, still {from}",
            name = name,
            from = it.from
        ),
    };
    let area = it
        .area
        .as_ref()
        .map(|area| say!("区域 {area}", "area: {area}", area = area));
    let measures = it
        .measures
        .as_ref()
        .map(|words| say!("措施 {words}", "measures: {words}", words = words));
    let duty = it
        .joint_duty
        .as_ref()
        .map(|duty| joint(t, duty).unwrap_or_else(|| say!("联合值守结束", "joint duty is over")));
    Clauses::new(head)
        .and_some(area)
        .and_some(it.expected_end_at.map(|at| expected_end(t, at)))
        .and_some(measures)
        .and_some(duty)
        .and(reason(&it.reason))
        .and(say!(
            "依据 {evidence}",
            "on the evidence of {evidence}",
            evidence = it.evidence
        ))
        .and_some(consent(it.consent.as_ref()))
        .end()
}

pub(super) fn end(t: &Telling<'_>, it: &EndResponse) -> Text {
    let head = say!(
        "解除应急响应{name}",
        "Response {name} lifted",
        name = response(t, &it.response)
    );
    Clauses::new(head)
        .and(say!("{who}决定", "decided by {who}", who = t.party(&it.by)))
        .and(reason(&it.reason))
        .and_some(consent(it.consent.as_ref()))
        .end()
}

pub(super) fn hang(t: &Telling<'_>, it: &Hang) -> Text {
    let incidents = list(it.incidents.iter().map(|id| t.incident(id)));
    match &it.response {
        Some(id) => say!(
            "归入响应{name}:{incidents}",
            "Under response {name} from now on: {incidents}",
            name = response(t, id),
            incidents = incidents
        ),
        None => say!(
            "移出响应:{incidents}",
            "Under no response any more: {incidents}",
            incidents = incidents
        ),
    }
}

/// How many incidents it signed for is told; which, the response lists.
pub(super) fn sign_joint(t: &Telling<'_>, it: &SignJoint) -> Text {
    let signature = t.state.responses.get(&it.response).and_then(|response| {
        let mut signed = response.signed.iter().rev();
        signed.find(|had| {
            had.department == it.department
                && had.said.person == t.author.person
                && had.said.at <= t.author.occurred_at
        })
    });
    let count = signature.map_or(0, |had| had.incidents.len());
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    say!(
        "{department} 联合值守签收,{name}下共 {count} 起",
        "{department} signed in the room for {count} incidents under {name}",
        department = t.department(&it.department),
        name = response(t, &it.response),
        count = count
    )
}

pub(super) fn relate(t: &Telling<'_>, it: &Relate) -> Text {
    let (later, earlier) = (t.incident(&it.incident), t.incident(&it.from));
    let head = if it.apart {
        say!(
            "无关联:{later} 非由{earlier}引发",
            "Not secondary: {later} did not arise from {earlier}",
            later = later,
            earlier = earlier
        )
    } else {
        say!(
            "次生衍生:{later} 由{earlier}引发",
            "Secondary: {later} arose from {earlier}",
            later = later,
            earlier = earlier
        )
    };
    Clauses::new(head).and(reason(&it.reason)).end()
}

fn warning(t: &Telling<'_>, id: &WarningId) -> Text {
    match t.state.warnings.get(id) {
        Some(it) => say!(
            "{area} {kind} {colour}",
            "{area}, {kind}, {colour}",
            area = it.area,
            kind = things::weather(&it.kind),
            colour = it.colour
        ),
        None => super::say::same(id.as_str()),
    }
}

pub(super) fn cancel_warning(t: &Telling<'_>, it: &CancelWarning) -> Text {
    let head = say!(
        "解除预警信号:{warning}",
        "Warning signal ended: {warning}",
        warning = warning(t, &it.warning)
    );
    let from = it
        .from_at
        .map(|at| say!("{at} 起", "from {at}", at = t.clock(at)));
    let next = it
        .superseded_by
        .as_ref()
        .map(|id| say!("改为 {next}", "in its place: {next}", next = warning(t, id)));
    Clauses::new(head).and_some(from).and_some(next).end()
}
