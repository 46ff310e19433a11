//! The entry that keeps a proposal, in one sentence.

use super::proposed::{Proposed, minutes};
use super::say::{Clauses, list, say};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::Propose;
use crate::proposal::Proposal;

/// The entry: whom it names, what it lacks, and that it leaves holes.
pub(super) fn propose(t: &Telling<'_>, it: &Propose) -> Text {
    let says = &it.says;
    let told = Proposed {
        names: t.names,
        state: t.state,
        at: says.at,
    };
    if says.needs.is_empty() && !says.supplies.is_empty() {
        return supplies(&told, says);
    }
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

/// What the depots were to send, and what none of them has.
fn supplies(told: &Proposed<'_>, says: &Proposal) -> Text {
    let sent = says.supplies.iter().flat_map(|row| {
        let takes = row.offers.iter().filter(|it| it.takes > 0);
        takes.map(|it| {
            say!(
                "{item} {depot} {n}({min} 分)",
                "{item} from {depot}, {n} ({min} min)",
                item = told.names.supply(row.item.as_str()),
                depot = told.depot(&it.depot),
                n = told.amount(&row.item, it.takes),
                min = minutes(it.arrives_s.unwrap_or_default())
            )
        })
    });
    let sent: Vec<Text> = sent.collect();
    let head = match sent.is_empty() {
        true => say!("推荐物资:不需调拨", "Supplies proposed: none"),
        false => say!(
            "推荐物资:{sent}",
            "Supplies proposed: {sent}",
            sent = list(sent)
        ),
    };
    let short = says.supplies.iter().filter(|it| it.short > 0).map(|it| {
        say!(
            "缺{item} {n}",
            "{item}: {n} short",
            item = told.names.supply(it.item.as_str()),
            n = told.amount(&it.item, it.short)
        )
    });
    Clauses::new(head).and_all(short.collect()).end()
}
