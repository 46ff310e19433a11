//! The four different ends, and the way back.

use super::say::{Clauses, list, reason, remark, say};
use crate::catalogue::Text;
use crate::command::{
    CLOSING_POINTS, ClosingPoint, EndScene, LiftResponse, Reopen, RestoreAccess, TickState,
};

pub(super) fn controlled() -> Text {
    say!("已控制", "The incident is under control")
}

pub(super) fn end_scene(it: &EndScene) -> Text {
    let done = it
        .points
        .iter()
        .filter(|point| point.state == TickState::Done);
    let head = say!(
        "现场处置结束,清单 {all} 项完成 {done} 项",
        "Action on scene ended, {done} of {all} points done",
        all = CLOSING_POINTS,
        done = done.count().to_string()
    );
    let others: Vec<Text> = it.points.iter().filter_map(exception).collect();
    let others = (!others.is_empty()).then(|| list(others));
    Clauses::new(head)
        .and_some(others)
        .and_some(remark(it.words.as_ref()))
        .end()
}

/// A point that was answered otherwise than by 完成.
fn exception(it: &ClosingPoint) -> Option<Text> {
    match &it.state {
        TickState::Done => None,
        TickState::NotApplicable => Some(say!(
            "第 {n} 项不适用",
            "point {n} not applicable",
            n = it.point
        )),
        TickState::Cannot(words) => Some(say!(
            "第 {n} 项做不到({words})",
            "point {n} not possible ({words})",
            n = it.point,
            words = words
        )),
    }
}

pub(super) fn lift_response(it: &LiftResponse) -> Text {
    let head = say!("解除应急响应", "The emergency response is lifted");
    Clauses::new(head).and(reason(&it.reason)).end()
}

pub(super) fn restore_access(it: &RestoreAccess) -> Text {
    say!("恢复通行:{what}", "Open again: {what}", what = it.what)
}

pub(super) fn file() -> Text {
    say!("办结归档", "The file is closed")
}

pub(super) fn reopen(it: &Reopen) -> Text {
    let head = say!("重启事件", "The incident is open again");
    Clauses::new(head).and(reason(&it.reason)).end()
}
