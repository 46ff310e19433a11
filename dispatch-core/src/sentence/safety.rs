//! Rescuers inside the danger zone, facilities, guidance, alarms.

use super::figures::people;
use super::say::{Clauses, quoted_some, reason, same, say, text};
use super::telling::Telling;
use super::things;
use crate::catalogue::Text;
use crate::command::{
    EnterZone, FacilityState, Found, KnowAlarm, LeaveZone, RollCall, Tick, TickState,
};
use crate::words::{AlarmKey, DepartmentId};

pub(super) fn enter(t: &Telling<'_>, it: &EnterZone) -> Text {
    let latest = t
        .author
        .occurred_at
        .plus_s(i64::from(it.limit_min).saturating_mul(60));
    let head = say!(
        "{who} {n}进入危险区,{at} 前撤出(限 {limit} 分)",
        "{who}: {n} entered the danger zone, out by {at} ({limit} min)",
        who = t.party(&it.who),
        n = people(Some(it.people)),
        at = t.clock(latest),
        limit = it.limit_min
    );
    let task =
        (!it.task.is_empty()).then(|| say!("任务:{words}", "task: {words}", words = it.task));
    let act = it
        .act
        .as_ref()
        .map(|id| say!("行动:{act}", "act: {act}", act = t.names.act(id.as_str())));
    Clauses::new(head)
        .and_some(task)
        .and_some(act)
        .and_all(open_points(t, it))
        .and_some(super::orders::in_spite(it.override_reason.as_ref()))
        .end()
}

/// The hold points that were open when these people went in.
fn open_points(t: &Telling<'_>, it: &EnterZone) -> Vec<Text> {
    let Some(incident) = t.state.incident(&it.incident) else {
        return Vec::new();
    };
    let (at, by) = (t.author.occurred_at, &t.author.person);
    incident
        .zone
        .overrides
        .iter()
        .filter(|held| it.act.as_ref() == Some(&held.act))
        .filter(|held| held.said.at == at && held.said.person == *by)
        .map(|held| t.open_point(&it.incident, held.hold_point.as_str()))
        .collect()
}

pub(super) fn leave(t: &Telling<'_>, it: &LeaveZone) -> Text {
    say!(
        "{who} {n}撤出危险区",
        "{who}: {n} left the danger zone",
        who = t.party(&it.who),
        n = people(Some(it.people))
    )
}

pub(super) fn roll_call(t: &Telling<'_>, it: &RollCall) -> Text {
    let who = match &it.who {
        Some(party) => t.party(party),
        None => say!("现场全体", "everybody on scene"),
    };
    let head = say!(
        "人员清点 {who}:应到 {of} 人,清点到 {counted} 人",
        "Roll call of {who}: {counted} of {of} counted",
        who = who,
        of = it.of,
        counted = it.counted
    );
    let short = it.of.saturating_sub(it.counted);
    let missing = (short > 0).then(|| say!("人员失联 {n} 人", "{n} unaccounted for", n = short));
    Clauses::new(head).and_some(missing).end()
}

pub(super) fn found(t: &Telling<'_>, it: &Found) -> Text {
    let who = match &it.who {
        Some(party) => t.party(party),
        None => say!("失联人员", "of the unaccounted"),
    };
    let head = say!(
        "{who} 已找到 {n}",
        "Found: {n}, {who}",
        who = who,
        n = people(Some(it.people))
    );
    Clauses::new(head)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}

pub(super) fn facility(t: &Telling<'_>, it: &FacilityState) -> Text {
    let head = say!(
        "设施状态:{facility} {state}",
        "Facility: {facility} {state}",
        facility = t.facility(&it.facility),
        state = things::state(&it.state)
    );
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    let satisfies = it
        .satisfies
        .as_ref()
        .map(|id| t.satisfies(it.incident.as_ref(), id));
    Clauses::new(head)
        .and_some(as_of)
        .and_some(satisfies)
        .and_some(quoted_some(it.words.as_ref()))
        .end()
}

pub(super) fn tick(t: &Telling<'_>, it: &Tick) -> Text {
    let face = t
        .kinds_of(&it.incident)
        .flat_map(|kind| &kind.faces)
        .find(|face| face.id == it.face.as_str());
    let name = face.map_or_else(|| same(it.face.as_str()), |it| text(&it.zh, &it.en));
    let step = face.and_then(|face| {
        let place = usize::try_from(it.step).ok()?.checked_sub(1)?;
        face.steps.get(place)
    });
    let head = say!(
        "指引「{face}」第 {n} 步",
        "Guidance “{face}”, step {n}",
        face = name,
        n = it.step
    );
    let step = step.map(|step| text(&step.zh, &step.en));
    let clauses = Clauses::new(head).and_some(step);
    match &it.state {
        TickState::Done => clauses.and(say!("完成", "done")),
        TickState::NotApplicable => clauses.and(say!("不适用", "not applicable")),
        TickState::Cannot(words) => clauses
            .and(say!("做不到", "not possible"))
            .and(reason(words)),
    }
    .end()
}

/// The names that the views give their alarms: what, the incident's number, about whom.
const ALARMS: &[(&str, &str, &str)] = &[
    ("whistle", "吹哨待接", "whistle waiting"),
    ("unaccounted", "人员失联", "rescuers unaccounted for"),
    (
        "latest-out",
        "危险区超时未出",
        "still inside the danger zone",
    ),
    ("reach", "尚未叫应", "not reached yet"),
    ("acknowledge", "超时未签收", "acknowledgement overdue"),
    ("on-scene", "超时未到场", "arrival overdue"),
    ("name-commander", "超时未指派指挥官", "no commander named"),
    ("commander", "指挥官超时未到场", "commander overdue"),
    ("report", "超时未报", "report overdue"),
    (
        "township-on-scene",
        "镇街首批力量超时未到场",
        "first township force overdue",
    ),
    ("situation", "现场情况超时未报", "situation report overdue"),
    (
        "transfer",
        "指挥移交单超时未填全",
        "transfer record incomplete",
    ),
    (
        "call-back",
        "撤回未确认",
        "not confirmed that it turns back",
    ),
    ("facility", "设施异常", "a facility out of order"),
    (
        "inside",
        "影响区内待决定",
        "inside a hazard area, nothing decided",
    ),
    (
        "untold",
        "影响区内超时未告知",
        "inside a hazard area, not told in time",
    ),
    ("wind", "风向陈旧或不明", "the wind old or unknown"),
    (
        "light",
        "天黑仍按白天距离",
        "dark, and the area by the distances of the day",
    ),
    (
        "road-run-out",
        "断路到期待复核",
        "a closing of a road ran out",
    ),
    ("unable", "无法执行", "an order cannot be done"),
    (
        "pull-out",
        "紧急撤离未全部回执",
        "pull-out not received by all",
    ),
    ("silent", "镇街失声", "a township not heard from"),
    ("return", "镇街填报未报", "returns not given"),
    (
        "early-return",
        "险情未解除已返回",
        "people went back before the danger was lifted",
    ),
    ("isolated", "孤岛", "a place cut off"),
    (
        "risk",
        "风险点异常未转事件",
        "a risk point abnormal and no incident",
    ),
    ("patrol", "超时未巡查", "patrols overdue"),
    ("obligation", "超时未报", "report overdue"),
    ("obligation-soon", "待报", "to be reported soon"),
    (
        "joint",
        "联合值守超时未签收",
        "joint duty, acknowledgement overdue",
    ),
    (
        "response-end",
        "响应已过预计期限",
        "a response past its expected end",
    ),
    ("convey", "指示尚未传达", "an instruction not conveyed"),
    ("instruction", "指示超时未落实", "an instruction overdue"),
    ("successor", "接班人未到", "the incoming has not come"),
    ("conflict", "情况不一致", "conflict"),
    ("rule-broken", "记录违反系统规则", "record broke the rules"),
];

/// A kind of alarm, as its name begins, in words.
#[must_use]
pub fn alarm_kind_text(kind: &str) -> Text {
    ALARMS
        .iter()
        .find(|(name, _, _)| *name == kind)
        .map_or_else(|| same(kind), |(_, zh, en)| text(*zh, *en))
}

/// An alarm by its kind, and the department it is about.
pub(super) fn alarm(t: &Telling<'_>, key: &AlarmKey) -> (Text, Option<Text>) {
    let mut parts = key.as_str().split('/');
    let kind = parts.next().unwrap_or_default();
    let alarm = alarm_kind_text(kind);
    let about = parts
        .nth(1)
        .and_then(|id| DepartmentId::new(id).ok())
        .filter(|id| t.state.register.departments.contains_key(id))
        .map(|id| t.department(&id));
    (alarm, about)
}

pub(super) fn know_alarm(t: &Telling<'_>, it: &KnowAlarm) -> Text {
    let (alarm, about) = alarm(t, &it.alarm);
    let head = say!("知悉告警:{alarm}", "Alarm known: {alarm}", alarm = alarm);
    Clauses::new(head).and_some(about).end()
}
