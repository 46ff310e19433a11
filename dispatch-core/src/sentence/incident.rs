//! How an incident comes to be, and what it turns out to be.

use super::figures::figures;
use super::say::{Clauses, Say, list, quoted, quoted_some, reason, reason_some, remark, say};
use super::telling::Telling;
use super::things;
use crate::catalogue::Text;
use crate::command::{
    Attach, ChangeType, Claim, Figures, Intake, Merge, Note, Open, Place, Raise, Split, Warning,
    Whistle, Withdraw,
};
use crate::time::Time;
use crate::words::ResponseId;

fn said_figures(t: &Telling<'_>, it: &Figures) -> Option<Text> {
    figures(t.names, it)
}

fn place(it: &Place) -> Text {
    if it.words.is_empty() {
        return match it.point {
            Some(_) => say!("图上标明的地点", "the place marked on the map"),
            None => say!("地点 不详", "place unknown"),
        };
    }
    it.words.both()
}

fn happened(t: &Telling<'_>, at: Option<Time>) -> Text {
    match at {
        Some(at) => say!("事发 {at}", "happened at {at}", at = t.clock(at)),
        None => say!("事发时间 不详", "time of occurrence unknown"),
    }
}

fn received(t: &Telling<'_>, at: Option<Time>) -> Option<Text> {
    at.map(|at| say!("接报 {at}", "received at {at}", at = t.clock(at)))
}

pub(super) fn intake(t: &Telling<'_>, it: &Intake) -> Text {
    let head = say!(
        "接报登记:{source}",
        "Call note from {source}",
        source = t.names.source(it.source.as_str())
    );
    let record_no = it
        .record_no
        .as_ref()
        .map(|no| say!("来源编号 {no}", "their number {no}", no = no));
    Clauses::new(head)
        .and_some(quoted(&it.words))
        .and_some(it.kind.as_ref().map(|kind| t.kind(kind)))
        .and_some(it.township.as_ref().map(|id| t.township(id)))
        .and_some(it.place.as_ref().map(place))
        .and_some(said_figures(t, &it.figures))
        .and_some(received(t, it.received_at))
        .and_some(record_no)
        .end()
}

pub(super) fn attach(t: &Telling<'_>, it: &Attach) -> Text {
    let note = t.intake(&it.intake);
    match &it.incident {
        Some(id) => say!(
            "{note} 并入{incident}",
            "Attached to {incident}: {note}",
            note = note,
            incident = t.incident(id)
        ),
        None => say!(
            "{note} 仅作信息",
            "Kept as information only: {note}",
            note = note
        ),
    }
}

fn under(t: &Telling<'_>, id: &ResponseId) -> Text {
    say!(
        "归入响应{name}",
        "under response {name}",
        name = super::response::response(t, id)
    )
}

pub(super) fn open(t: &Telling<'_>, it: &Open) -> Text {
    let head = say!(
        "新事件:{kind},{township} {place}",
        "New incident: {kind}, {township}, {place}",
        kind = t.kind(&it.kind),
        township = t.township(&it.township),
        place = place(&it.place)
    );
    let from = it
        .from_intake
        .as_ref()
        .map(|id| say!("来自{note}", "from {note}", note = t.intake(id)));
    let commander = it.commander.as_ref().map(|post| {
        say!(
            "临时指挥 {post}",
            "temporary commander: {post}",
            post = t.holder(post, None)
        )
    });
    let members = if it.call_members {
        say!("通知必到单位", "members that must come are called")
    } else {
        say!("暂不通知成员单位", "members are not called yet")
    };
    Clauses::new(head)
        .and_some(quoted(&it.words))
        .and_some(said_figures(t, &it.figures))
        .and(happened(t, it.happened_at))
        .and_some(from)
        .and_some(commander)
        .and_some(it.response.as_ref().map(|id| under(t, id)))
        .and(members)
        .end()
}

pub(super) fn whistle(t: &Telling<'_>, it: &Whistle) -> Text {
    let head = say!(
        "{township} 吹哨:{kind},{place}",
        "{township} whistled: {kind}, {place}",
        township = t.township(&it.township),
        kind = t.kind(&it.kind),
        place = place(&it.place)
    );
    let conditions = it
        .conditions
        .iter()
        .map(|id| t.names.condition(id.as_str()));
    let conditions = (!it.conditions.is_empty()).then(|| list(conditions));
    let done = it.done.as_ref().filter(|words| !words.is_empty());
    let needs = it.needs.as_ref().filter(|words| !words.is_empty());
    let into = it.into.as_ref().map(|id| {
        say!(
            "并入{incident}",
            "attached to {incident}",
            incident = t.incident(id)
        )
    });
    let alone = say!("镇街自行处置", "the township handles it alone");
    Clauses::new(head)
        .and_some(conditions)
        .and_some(said_figures(t, &it.figures))
        .and_some(quoted_some(it.words.as_ref()))
        .and_some(done.map(|words| say!("已做:{words}", "done: {words}", words = words)))
        .and_some(needs.map(|words| say!("需要:{words}", "needed: {words}", words = words)))
        .and_some(received(t, it.received_at))
        .and(happened(t, it.happened_at))
        .and_some(it.self_handled.then_some(alone))
        .and_some(into)
        .and_some(it.response.as_ref().map(|id| under(t, id)))
        .end()
}

pub(super) fn raise(it: &Raise) -> Text {
    let head = say!(
        "升级吹哨,通知成员单位",
        "The whistle is raised, members are called"
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn take_whistle() -> Text {
    say!("指挥中心 接哨", "The command centre took the whistle")
}

pub(super) fn withdraw(it: &Withdraw) -> Text {
    let head = say!("撤哨({why})", "Withdrawn ({why})", why = it.reason);
    Clauses::new(head).and_some(remark(Some(&it.words))).end()
}

pub(super) fn merge(t: &Telling<'_>, it: &Merge) -> Text {
    let head = say!(
        "合并重复报:{from} 并入 {into}",
        "Merged: {from} into {into}",
        from = t.incident(&it.from),
        into = t.incident(&it.into)
    );
    let commander = it.commander.as_ref().map(|post| {
        say!(
            "由 {post} 指挥",
            "in command: {post}",
            post = t.holder(post, None)
        )
    });
    Clauses::new(head)
        .and_some(commander)
        .and(reason(&it.reason))
        .end()
}

pub(super) fn split(t: &Telling<'_>, it: &Split) -> Text {
    let head = say!(
        "拆分:{incident} 重新单列",
        "Split: {incident} stands for itself again",
        incident = t.incident(&it.incident)
    );
    let teams = list(it.teams.iter().map(|id| t.team(id)));
    let teams = (!it.teams.is_empty()).then(|| say!("带回 {teams}", "with {teams}", teams = teams));
    Clauses::new(head)
        .and_some(teams)
        .and(reason(&it.reason))
        .end()
}

pub(super) fn change_type(t: &Telling<'_>, it: &ChangeType) -> Text {
    let head = say!(
        "变更事件类型为 {kind}",
        "Type changed to {kind}",
        kind = t.kind(&it.to)
    );
    let substance = it
        .un_number
        .map(|n| say!("物质 UN {n}", "substance UN {n}", n = n));
    Clauses::new(head)
        .and_some(substance)
        .and(reason(&it.reason))
        .end()
}

pub(super) fn warning(t: &Telling<'_>, it: &Warning) -> Text {
    let head = say!(
        "{issuer} 发布预警信号:{area} {kind} {colour}",
        "{issuer} issued a warning signal: {area}, {kind}, {colour}",
        issuer = it.issuer,
        area = it.area,
        kind = things::weather(&it.kind),
        colour = it.colour
    );
    let from = say!("{at} 起", "from {at}", at = t.clock(it.from_at));
    let until = match it.until_at {
        Some(at) => say!("至 {at}", "until {at}", at = t.clock(at)),
        None => say!("解除时间另行通知", "until further notice"),
    };
    Clauses::new(head).and(from).and(until).end()
}

pub(super) fn note(t: &Telling<'_>, it: &Note) -> Text {
    let head = say!("记录:{words}", "Note: {words}", words = it.words);
    let satisfies = it
        .satisfies
        .as_ref()
        .map(|id| t.satisfies(it.incident.as_ref(), id));
    Clauses::new(head).and_some(satisfies).end()
}

pub(super) fn claim(t: &Telling<'_>, it: &Claim) -> Text {
    let head = match &it.person {
        Some(person) => say!(
            "由 {person} 承办",
            "{person} has it in the room",
            person = t.person(person)
        ),
        None => say!(
            "放下承办,暂无人承办",
            "Laid down, nobody has it in the room"
        ),
    };
    Clauses::new(head)
        .and_some(reason_some(it.reason.as_ref()))
        .end()
}
