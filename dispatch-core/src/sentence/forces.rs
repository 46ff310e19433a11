//! Teams: sent, asked for, seen, let go, recalled.

use super::say::{Clauses, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{
    AnswerTeam, Dispatch, Recall, ReleaseTeam, RequestTeam, Strength, TeamAnswer, TeamState,
};
use crate::point::{Degrees, Point};
use crate::words::{ProposalId, Words};

fn task(words: Option<&Words>) -> Option<Text> {
    let words = words.filter(|it| !it.is_empty())?;
    Some(say!("任务:{words}", "task: {words}", words = words))
}

pub(super) fn dispatch(t: &Telling<'_>, it: &Dispatch) -> Text {
    let head = say!(
        "直接调派 {team}",
        "Dispatched: {team}",
        team = t.team(&it.team)
    );
    Clauses::new(head)
        .and_some(task(it.task.as_ref()))
        .and_some(chosen(it.proposal.as_ref(), it.because.as_ref()))
        .end()
}

pub(super) fn request(t: &Telling<'_>, it: &RequestTeam) -> Text {
    let head = say!(
        "{route}:{team}",
        "Asked for {team}: {route}",
        route = it.route,
        team = t.team(&it.team)
    );
    Clauses::new(head)
        .and_some(task(it.task.as_ref()))
        .and_some(chosen(it.proposal.as_ref(), it.because.as_ref()))
        .end()
}

/// Whether a team was chosen as proposed, or why not.
fn chosen(proposal: Option<&ProposalId>, because: Option<&Words>) -> Option<Text> {
    match (because.filter(|it| !it.is_empty()), proposal) {
        (Some(words), _) => Some(say!(
            "未按推荐,理由:{words}",
            "not as proposed: {words}",
            words = words
        )),
        (None, Some(_)) => Some(say!("按推荐", "as proposed")),
        (None, None) => None,
    }
}

pub(super) fn answer(t: &Telling<'_>, it: &AnswerTeam) -> Text {
    let team = t.team(&it.team);
    match &it.answer {
        TeamAnswer::Accepted => say!("{team} 受理", "Request accepted: {team}", team = team),
        TeamAnswer::Sent => say!("{team} 已派", "Sent by its owner: {team}", team = team),
        TeamAnswer::Cannot(words) => say!(
            "{team} 不能派,原因:{words}",
            "{team} cannot be sent: {words}",
            team = team,
            words = words
        ),
    }
}

pub(super) fn state(t: &Telling<'_>, it: &TeamState) -> Text {
    let team = match &it.unlisted {
        Some(force) => say!(
            "{name}(名册外力量,{kind})",
            "{name} (not in the register, {kind})",
            name = force.zh,
            kind = t.names.team_kind(force.kind.as_str())
        ),
        None => t.team(&it.team),
    };
    let head = say!(
        "{team} {doing}",
        "{team} {doing}",
        team = team,
        doing = it.doing
    );
    let strength = if it.strength == Strength::default() {
        Vec::new()
    } else {
        t.strength(&it.strength)
    };
    let eta = it
        .eta_at
        .map(|at| say!("预计到达 {at}", "expected at {at}", at = t.clock(at)));
    strength
        .into_iter()
        .fold(Clauses::new(head), Clauses::and)
        .and_some(eta)
        .and_some(it.point.map(point))
        .end()
}

fn point(at: Point) -> Text {
    let place = format!("{},{}", Degrees(at.lat_e7), Degrees(at.lon_e7));
    say!("位置 {place}", "at {place}", place = place)
}

pub(super) fn release(t: &Telling<'_>, it: &ReleaseTeam) -> Text {
    say!(
        "准予 {team} 撤离",
        "{team} may leave",
        team = t.team(&it.team)
    )
}

pub(super) fn recall(t: &Telling<'_>, it: &Recall) -> Text {
    let head = say!(
        "抽调 {team}:由 {from} 到 {to}({why})",
        "Recalled: {team} from {from} to {to} ({why})",
        team = t.team(&it.team),
        from = t.incident(&it.from),
        to = t.incident(&it.to),
        why = it.reason
    );
    Clauses::new(head)
        .and_some(super::say::remark(Some(&it.words)))
        .end()
}
