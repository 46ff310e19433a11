//! Departments: called, reached, acknowledged, on the way, reported in.

use super::say::{Clauses, list, reason, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{
    Acknowledge, AssignDuty, Attempt, Call, Delivered, Left, Release, ReportIn, SetOut,
};

pub(super) fn call(t: &Telling<'_>, it: &Call) -> Text {
    let head = say!(
        "通知 {department}({role})",
        "Called: {department} ({role})",
        department = t.department(&it.department),
        role = it.role
    );
    let duty = it.duty.as_ref().map(|id| {
        say!(
            "职责 {duty}",
            "duty: {duty}",
            duty = t.duty(&it.incident, id)
        )
    });
    let needs = list(it.needs.iter().map(|id| t.names.need(id.as_str())));
    let needs =
        (!it.needs.is_empty()).then(|| say!("现场需要 {needs}", "needs: {needs}", needs = needs));
    Clauses::new(head).and_some(duty).and_some(needs).end()
}

pub(super) fn attempt(t: &Telling<'_>, it: &Attempt) -> Text {
    let head = say!(
        "叫应 {department}:{means}",
        "Rang {department}: {means}",
        department = t.department(&it.department),
        means = it.means
    );
    let post = it.to_post.as_ref().map(|id| t.post(id));
    let number = it
        .number
        .as_ref()
        .map(|number| say!("{number}", "{number}", number = number));
    let to = t.named_zh(&it.to);
    Clauses::new(head)
        .and_some(post.filter(|post| post.zh != to.zh))
        .and(to)
        .and_some(number)
        .and(say!("{result}", "{result}", result = it.result))
        .end()
}

pub(super) fn delivered(t: &Telling<'_>, it: &Delivered) -> Text {
    say!(
        "{department} 席位已送达",
        "Delivered to the seat of {department}",
        department = t.department(&it.department)
    )
}

/// 代签收 where another wrote it down: never drawn as the department's own signature (R2).
pub(super) fn acknowledge(t: &Telling<'_>, it: &Acknowledge) -> Text {
    let department = t.department(&it.department);
    match &t.author.on_behalf {
        Some(behalf) => say!(
            "{department} 代签收({means})",
            "Acknowledged for {department} ({means})",
            department = department,
            means = behalf.means
        ),
        None => say!(
            "{department} 签收",
            "{department} acknowledged",
            department = department
        ),
    }
}

pub(super) fn set_out(t: &Telling<'_>, it: &SetOut) -> Text {
    say!(
        "{department} 出发",
        "{department} set out",
        department = t.department(&it.department)
    )
}

pub(super) fn report_in(t: &Telling<'_>, it: &ReportIn) -> Text {
    let department = t.department(&it.department);
    let strength = list_of_clauses(t.strength(&it.strength));
    say!(
        "{department} 到场报到,{strength}",
        "{department} reported in: {strength}",
        department = department,
        strength = strength
    )
}

fn list_of_clauses(clauses: Vec<Text>) -> Text {
    let mut clauses = clauses.into_iter();
    match clauses.next() {
        Some(first) => clauses.fold(Clauses::new(first), Clauses::and).end(),
        None => say!("", ""),
    }
}

pub(super) fn release(t: &Telling<'_>, it: &Release) -> Text {
    say!(
        "准予 {department} 撤离",
        "{department} may leave",
        department = t.department(&it.department)
    )
}

pub(super) fn left(t: &Telling<'_>, it: &Left) -> Text {
    say!(
        "{department} 已离场",
        "{department} has left the scene",
        department = t.department(&it.department)
    )
}

pub(super) fn assign_duty(t: &Telling<'_>, it: &AssignDuty) -> Text {
    let head = say!(
        "代行职责:「{duty}」改由 {department} 承担",
        "Duty “{duty}” goes to {department}",
        duty = t.duty(&it.incident, &it.duty),
        department = t.department(&it.department)
    );
    Clauses::new(head).and(reason(&it.reason)).end()
}
