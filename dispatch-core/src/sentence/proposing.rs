//! The entry that keeps a proposal, in one sentence.

use super::proposed::{Proposed, minutes};
use super::say::{Clauses, list, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::Propose;

/// The entry: whom it names, what it lacks, and that it leaves holes.
pub(super) fn propose(t: &Telling<'_>, it: &Propose) -> Text {
    let says = &it.says;
    let told = Proposed {
        names: t.names,
        state: t.state,
        at: says.at,
    };
    let picks = || says.needs.iter().flat_map(|need| &need.picks);
    let head = if picks().next().is_none() {
        say!("推荐方案:无队可派", "Proposed: nobody can be sent")
    } else {
        let teams = picks().map(|pick| {
            say!(
                "{team}({min} 分)",
                "{team} ({min} min)",
                team = told.team(&pick.team),
                min = minutes(pick.arrives_s)
            )
        });
        say!("推荐方案:{teams}", "Proposed: {teams}", teams = list(teams))
    };
    let short = says
        .needs
        .iter()
        .filter(|need| need.short() > 0)
        .map(|need| {
            say!(
                "缺{kind} {n} 支",
                "{n} short: {kind}",
                kind = told.kind(&need.kind),
                n = need.short()
            )
        });
    let holes = u32::try_from(says.holes.len()).unwrap_or(u32::MAX);
    let holes = (holes > 0).then(|| say!("留下覆盖缺口 {n} 处", "holes it leaves: {n}", n = holes));
    Clauses::new(head)
        .and_all(short.collect())
        .and_some(holes)
        .end()
}
