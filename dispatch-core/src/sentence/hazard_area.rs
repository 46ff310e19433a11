//! Hazard areas, winds, and who inside was decided on and told.

use super::reaching::{callee, rung};
use super::say::{Clauses, Say, reason_some, remark, same, say, text};
use super::telling::Telling;
use super::things;
use crate::catalogue::Text;
use crate::command::{
    Affected, DecideInside, HazardArea, InsideAct, LeakAmount, Light, TellInside, Wind,
};

pub(super) fn area(t: &Telling<'_>, it: &HazardArea) -> Text {
    let head = say!(
        "影响区:{substance},{amount},{light}",
        "Hazard area: {substance}, {amount}, {light}",
        substance = things::substance(t.names, &it.substance),
        amount = it.amount,
        light = it.light
    );
    let isolation = say!(
        "初始隔离 {n} 米",
        "isolation within {n} m",
        n = it.isolation_m
    );
    let downwind = say!(
        "下风向防护 {n} 米",
        "protection downwind to {n} m",
        n = it.protective_m
    );
    let as_of = it
        .as_of
        .map(|at| say!("截至 {at}", "as of {at}", at = t.clock(at)));
    Clauses::new(head)
        .and(isolation)
        .and(downwind)
        .and_some(as_of)
        .and_some(remark(it.words.as_ref()))
        .end()
}

impl Say for LeakAmount {
    fn both(&self) -> Text {
        match self {
            LeakAmount::Small => text("小量泄漏", "small leak"),
            LeakAmount::Large => text("大量泄漏", "large leak"),
            LeakAmount::Unknown => text("泄漏量不详(按大量)", "amount unknown (taken as large)"),
        }
    }
}

impl Say for Light {
    fn both(&self) -> Text {
        match self {
            Light::Day => text("白天", "by day"),
            Light::Night => text("夜间", "by night"),
        }
    }
}

impl Say for InsideAct {
    fn both(&self) -> Text {
        text(self.zh(), self.en())
    }
}

/// Metres a second, as a wind is said: `2.4`.
#[must_use]
pub fn wind_speed(cm_s: u32) -> String {
    let part = format!("{:02}", cm_s % 100);
    format!("{}.{}", cm_s / 100, part.strip_suffix('0').unwrap_or(&part))
}

pub(super) fn wind(t: &Telling<'_>, it: &Wind) -> Text {
    let head = say!(
        "风向风速:{from}",
        "Wind: {from}",
        from = text(it.from.zh(), it.from.en())
    );
    let speed = match it.speed_cm_s {
        Some(cm_s) => say!("{n} 米每秒", "{n} m/s", n = wind_speed(cm_s)),
        None => say!("风速不详", "speed unknown"),
    };
    let as_of = it
        .as_of
        .map(|at| say!("{at} 测", "measured {at}", at = t.clock(at)));
    let by = match &it.measured_by {
        Some(who) => say!("{who} 测报", "measured by {who}", who = t.party(who)),
        None => say!("测报单位不详", "measured by whom is unknown"),
    };
    Clauses::new(head)
        .and(speed)
        .and_some(as_of)
        .and(by)
        .and_some(remark(it.words.as_ref()))
        .end()
}

/// Whom it is about. What is plotted is called by its name on the map: its words may change.
fn affected(t: &Telling<'_>, who: &Affected) -> Text {
    match who {
        Affected::Callee(who) => callee(t, who),
        Affected::CommandPost => say!("本事件指挥部", "own command post"),
        Affected::Depot(id) => t.depot(id),
        Affected::Plot(id) => say!("标绘 {id}", "plot {id}", id = same(id.as_str())),
        Affected::Incident(id) => say!(
            "另一事件现场 {incident}",
            "the scene of {incident}",
            incident = t.incident(id)
        ),
    }
}

pub(super) fn decide(t: &Telling<'_>, it: &DecideInside) -> Text {
    let head = say!(
        "影响区处置:{who} {what}",
        "Inside the hazard area: {who}, {what}",
        who = affected(t, &it.who),
        what = it.what
    );
    Clauses::new(head)
        .and_some(reason_some(it.reason.as_ref()))
        .end()
}

pub(super) fn tell(t: &Telling<'_>, it: &TellInside) -> Text {
    let head = say!(
        "影响区告知 {who}:{means}",
        "Told about the hazard area: {who}, {means}",
        who = affected(t, &it.who),
        means = it.means
    );
    let whom = (&it.to, it.to_post.as_ref(), it.number.as_ref());
    rung(t, head, whom, (it.result, it.words.as_ref()))
}
