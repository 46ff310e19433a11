//! The district row by row, the edition, the clock.

use super::figures::people;
use super::say::{Clauses, Say, say, text};
use super::telling::Telling;
use crate::catalogue::{IncidentType, ObligationRule, Text};
use crate::command::{AdoptDistrict, AdoptEdition, SetClock};
use crate::register::{
    Department, Depot, Duty, Facility, Person, Post, Rules, Site, Team, Township,
};
use crate::words::Words;

fn name(zh: &Words, en: &Words) -> Text {
    text(zh.as_str(), en.as_str())
}

pub(super) fn township(it: &Township) -> Text {
    let row = say!(
        "登记镇街 {name}({kind})",
        "Township entered: {name} ({kind})",
        name = name(&it.zh, &it.en),
        kind = it.kind
    );
    let far = say!("适用边远时限", "longer limits for remote places");
    Clauses::new(row).and_some(it.far.then_some(far)).end()
}

pub(super) fn department(it: &Department) -> Text {
    let name = name(&it.zh, &it.en);
    let row = say!("登记部门 {name}", "Department entered: {name}", name = name);
    let steps = it.ladder.len().to_string();
    let ladder = say!("联系阶梯 {n} 步", "ladder of {n} steps", n = steps);
    Clauses::new(row).and(ladder).end()
}

pub(super) fn post(t: &Telling<'_>, it: &Post) -> Text {
    say!(
        "登记岗位 {name},属 {unit}",
        "Post entered: {name}, of {unit}",
        name = name(&it.zh, &it.en),
        unit = t.unit(&it.unit)
    )
}

pub(super) fn person(it: &Person) -> Text {
    let name = name(&it.zh, &it.en);
    say!("登记人员 {name}", "Official entered: {name}", name = name)
}

pub(super) fn duty(t: &Telling<'_>, it: &Duty) -> Text {
    let line = say!(
        "登记值班:{post} 由 {person} 值守",
        "Roster entered: {post} held by {person}",
        post = t.post(&it.post),
        person = t.person(&it.person)
    );
    let deputy = (it.order > 0).then(|| {
        let n = u32::from(it.order);
        say!("第 {n} 替班", "deputy {n}", n = n)
    });
    let from = it
        .from
        .map(|at| say!("{at} 起", "from {at}", at = t.clock(at)));
    let until = it
        .until
        .map(|at| say!("至 {at}", "until {at}", at = t.clock(at)));
    Clauses::new(line)
        .and_some(deputy)
        .and_some(from)
        .and_some(until)
        .end()
}

pub(super) fn team(t: &Telling<'_>, it: &Team) -> Text {
    let row = say!(
        "登记队伍 {name}({kind}),属 {owner}",
        "Team entered: {name} ({kind}), of {owner}",
        name = name(&it.zh, &it.en),
        kind = t.names.team_kind(it.kind.as_str()),
        owner = t.unit(&it.owner)
    );
    let desk = it
        .desk
        .as_ref()
        .map(|desk| say!("经 {desk} 调派", "by way of {desk}", desk = desk));
    Clauses::new(row)
        .and(people(Some(it.people)))
        .and(it.route.both())
        .and_some(desk)
        .end()
}

pub(super) fn depot(t: &Telling<'_>, it: &Depot) -> Text {
    say!(
        "登记物资储备点 {name},属 {owner},物资 {n} 种,{route}",
        "Depot entered: {name}, of {owner}, {n} kinds of goods, {route}",
        name = name(&it.zh, &it.en),
        owner = t.unit(&it.owner),
        n = it.stock.len().to_string(),
        route = it.route
    )
}

pub(super) fn facility(t: &Telling<'_>, it: &Facility) -> Text {
    say!(
        "登记设施 {name}({kind}),管护 {keeper}",
        "Facility entered: {name} ({kind}), kept by {keeper}",
        name = name(&it.zh, &it.en),
        kind = t.names.thing(it.kind.as_str()),
        keeper = t.unit(&it.keeper)
    )
}

pub(super) fn site(t: &Telling<'_>, it: &Site) -> Text {
    let row = say!(
        "登记场所 {name}({kind})",
        "Site entered: {name} ({kind})",
        name = name(&it.zh, &it.en),
        kind = t.names.thing(it.kind.as_str())
    );
    let capacity = it
        .capacity
        .map(|n| say!("可容 {n}", "room for {n}", n = people(Some(n))));
    let township = it
        .township
        .as_ref()
        .map(|id| say!("属 {unit}", "in {unit}", unit = t.township(id)));
    let steps = it.ladder.len();
    let ladder = (steps > 0).then(|| {
        let n = steps.to_string();
        say!("联系阶梯 {n} 步", "ladder of {n} steps", n = n)
    });
    Clauses::new(row)
        .and_some(capacity)
        .and_some(township)
        .and_some(ladder)
        .end()
}

pub(super) fn incident_type(it: &IncidentType) -> Text {
    let name = text(&it.zh, &it.en);
    say!(
        "登记事件类型 {name}",
        "Incident type entered: {name}",
        name = name
    )
}

pub(super) fn obligation(it: &ObligationRule) -> Text {
    say!(
        "登记时限规则 {name}({law})",
        "Reporting rule entered: {name} ({law})",
        name = text(&it.zh, &it.en),
        law = it.law.clone()
    )
}

/// The limits are whole minutes in every district we know; seconds are said where they are not.
pub(super) fn rules(it: &Rules) -> Text {
    say!(
        "登记本区规则:{first},移交单 {transfer} 后催办,通知后 {reach} 未叫应即告警,\
         电话报告 {telephone} 内,书面报告 {written} 内",
        "District rules entered: {first}; transfer record chased after {transfer}, alarm when not \
         reached after {reach}, telephone report within {telephone}, written report within {written}",
        first = it.first_command,
        transfer = span(it.transfer_chase_s),
        reach = span(it.reach_s),
        telephone = span(it.report_telephone_s),
        written = span(it.report_written_s)
    )
}

fn span(seconds: u32) -> Text {
    if seconds.is_multiple_of(60) {
        return say!("{n} 分", "{n} min", n = seconds / 60);
    }
    say!("{n} 秒", "{n} s", n = seconds)
}

pub(super) fn adopt_district(it: &AdoptDistrict) -> Text {
    say!(
        "启用地区数据 {name}(版本 {edition},{rows} 条)",
        "District data in force: {name} (edition {edition}, {rows} rows)",
        name = name(&it.zh, &it.en),
        edition = it.edition,
        rows = it.rows
    )
}

pub(super) fn adopt_edition(it: &AdoptEdition) -> Text {
    say!(
        "启用规则版本 {n}",
        "Edition {n} of the rules in force",
        n = it.edition
    )
}

pub(super) fn clock(t: &Telling<'_>, it: &SetClock) -> Text {
    let set = say!(
        "校时:时钟为 {at}",
        "Clock set to {at}",
        at = t.clock(it.world_at)
    );
    Clauses::new(set)
        .and(rate(it.rate_permille))
        .and(super::say::reason(&it.reason))
        .end()
}

fn rate(permille: u32) -> Text {
    let (whole, part) = (permille / 1000, permille % 1000);
    match (whole, part) {
        (0, 0) => say!("暂停", "paused"),
        (1, 0) => say!("正常速度", "normal speed"),
        (_, 0) => say!("{n} 倍速", "{n} times normal speed", n = whole),
        _ => {
            let decimals = format!("{whole}.{part:03}");
            let rate = decimals.trim_end_matches('0').to_owned();
            say!("{n} 倍速", "{n} times normal speed", n = rate)
        }
    }
}
