//! Supplies: stock is conserved, and never negative.

use super::{Act, count, words};
use crate::command::{CountStock, Supply, SupplyBack};
use crate::refusal::Refusal;
use crate::register::Route;
use crate::state::{ConflictKind, Stock};
use crate::words::{DepotId, ProposalId, SupplyId};

/// Most that a depot may hold of one item, so that no sum of ours overflows.
pub(super) const QUANTITY_MAX: u32 = 1_000_000_000;

pub(super) fn supply(act: &mut Act<'_>, it: &Supply) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    known_depot(act, &it.depot)?;
    route(act, &it.depot)?;
    if it.quantity == 0 {
        return Err(Refusal::Nonsense(words("数量为 0,应至少为 1。")));
    }
    let Stock { here, out, .. } = stock(act, &it.depot, &it.item);
    if here < it.quantity {
        return Err(Refusal::StockShort {
            item: words(it.item.as_str()),
            available: here,
            nearest: words(elsewhere(act, &it.depot, &it.item, it.quantity)),
        });
    }
    let line = act.look(&id)?.supplies.get(&it.depot);
    let issued = line
        .and_then(|items| items.get(&it.item))
        .map_or(0, |it| it.issued);
    let (Some(out), Some(issued)) = (
        out.checked_add(it.quantity)
            .filter(|out| *out <= QUANTITY_MAX),
        issued.checked_add(it.quantity),
    ) else {
        return Err(too_many());
    };
    let said = act.said();
    let stock = act
        .state
        .stock
        .entry(it.depot.clone())
        .or_default()
        .entry(it.item.clone())
        .or_default();
    stock.here = count::less(stock.here, it.quantity);
    stock.out = out;
    let line = act
        .change(&id)?
        .supplies
        .entry(it.depot.clone())
        .or_default()
        .entry(it.item.clone())
        .or_default();
    line.issued = issued;
    line.first.get_or_insert(said);
    if let Some(proposal) = &it.proposal {
        issued_for(act, proposal, it);
    }
    Ok(())
}

/// Keeps beside a proposal what was issued for it. One that nobody knows here says nothing: the goods have
/// left all the same.
fn issued_for(act: &mut Act<'_>, proposal: &ProposalId, it: &Supply) {
    let Some(record) = act.state.proposals.get_mut(proposal) else {
        return;
    };
    let of_depot = record.change().issued.entry(it.depot.clone()).or_default();
    let issued = of_depot.entry(it.item.clone()).or_default();
    *issued = issued.saturating_add(it.quantity);
}

pub(super) fn too_many() -> Refusal {
    Refusal::Nonsense(words(format!("数量超出范围,应不超过 {QUANTITY_MAX}。")))
}

/// A depot has its route as a team has (practice R4): another's is asked, not ordered.
fn route(act: &Act<'_>, depot: &DepotId) -> Result<(), Refusal> {
    let Some(depot) = act.state.register.depots.get(depot) else {
        return Ok(());
    };
    match depot.route {
        Route::Own => Ok(()),
        _ if act.unit() == Some(&depot.owner) || act.is_director() => Ok(()),
        Route::Military => Err(Refusal::MilitaryRoute),
        Route::Request | Route::Agreement | Route::Up => {
            let owner = act.state.register.unit_zh(&depot.owner);
            Err(Refusal::NoRight {
                post: words(act.state.register.post_zh(&act.author.post)),
                command: words(act.author.command.zh()),
                instead: words(format!("该储备点属{owner},请商请其调拨。")),
            })
        }
    }
}

fn stock(act: &Act<'_>, depot: &DepotId, item: &SupplyId) -> Stock {
    act.state
        .stock
        .get(depot)
        .and_then(|items| items.get(item))
        .copied()
        .unwrap_or_default()
}

/// Which other depot has enough, as a sentence.
fn elsewhere(act: &Act<'_>, depot: &DepotId, item: &SupplyId, quantity: u32) -> String {
    let others = act.state.stock.iter().filter(|(other, _)| *other != depot);
    let enough = others.filter_map(|(other, items)| {
        items
            .get(item)
            .filter(|stock| stock.here >= quantity)
            .map(|stock| (stock.here, other))
    });
    match enough.max_by_key(|(here, _)| *here) {
        Some((here, other)) => {
            let zh = act
                .state
                .register
                .depots
                .get(other)
                .map_or(other.as_str(), |it| it.zh.as_str());
            format!("其他储备点可用:{zh} {here}。")
        }
        None => "其他储备点也不足。".to_owned(),
    }
}

fn known_depot(act: &Act<'_>, depot: &DepotId) -> Result<(), Refusal> {
    let known = &act.state.register.depots;
    if known.contains_key(depot) {
        Ok(())
    } else {
        Err(super::act::unknown(
            "物资储备点",
            depot.as_str(),
            known.keys().map(DepotId::as_str),
        ))
    }
}

/// Goods came back or were used up. More than was issued is a contradiction, not a refusal: what
/// was issued is closed, and the surplus is shown to a person.
pub(super) fn back(act: &mut Act<'_>, it: &SupplyBack) -> Result<(), Refusal> {
    let id = act.resolve(&it.incident)?;
    known_depot(act, &it.depot)?;
    if it.returned == 0 && it.consumed == 0 {
        return Err(Refusal::Nonsense(words("归还和消耗都是 0。请至少填一项。")));
    }
    let line = act
        .change(&id)?
        .supplies
        .entry(it.depot.clone())
        .or_default()
        .entry(it.item.clone())
        .or_default();
    let out = line.out();
    let returned = it.returned.min(out);
    let consumed = it.consumed.min(count::less(out, returned));
    line.returned = count::more(line.returned, returned);
    line.consumed = count::more(line.consumed, consumed);
    let stock = act
        .state
        .stock
        .entry(it.depot.clone())
        .or_default()
        .entry(it.item.clone())
        .or_default();
    stock.here = count::more(stock.here, returned);
    stock.out = count::less(stock.out, count::more(returned, consumed));
    stock.consumed = stock.consumed.saturating_add(consumed);
    let claimed = u64::from(it.returned).saturating_add(u64::from(it.consumed));
    if claimed > u64::from(out) {
        let claims = [
            format!("在事件内 {out}"),
            format!("报归还 {} 消耗 {}", it.returned, it.consumed),
        ];
        act.raise_conflict(ConflictKind::Figure, it.item.as_str(), vec![id], &claims);
    }
    Ok(())
}

pub(super) fn count(act: &mut Act<'_>, it: &CountStock) -> Result<(), Refusal> {
    known_depot(act, &it.depot)?;
    if it.quantity > QUANTITY_MAX {
        return Err(too_many());
    }
    let here = stock(act, &it.depot, &it.item).here;
    act.state
        .stock
        .entry(it.depot.clone())
        .or_default()
        .entry(it.item.clone())
        .or_default()
        .here = it.quantity;
    if here != it.quantity {
        let claims = [format!("账面 {here}"), format!("盘点 {}", it.quantity)];
        act.raise_conflict(ConflictKind::Figure, it.item.as_str(), Vec::new(), &claims);
    }
    Ok(())
}
