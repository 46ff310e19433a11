//! Supplies: issued, brought back, used up, counted.

use super::say::{Clauses, remark, say, text};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{CountStock, Supply, SupplyBack};
use crate::words::SupplyId;

/// So many of an item: 冲锋舟 2 艘.
fn amount(t: &Telling<'_>, item: &SupplyId, quantity: u32) -> Text {
    let unit = t.names.unit(item.as_str());
    let count = text(
        format!("{quantity} {}", unit.zh),
        format!("{quantity} {}", unit.en),
    );
    let count = text(count.zh.trim_end(), count.en.trim_end());
    say!(
        "{item} {count}",
        "{item}, {count}",
        item = t.names.supply(item.as_str()),
        count = count
    )
}

pub(super) fn issue(t: &Telling<'_>, it: &Supply) -> Text {
    let head = say!(
        "直接调拨 {depot}:{goods}",
        "Issued from {depot}: {goods}",
        depot = t.depot(&it.depot),
        goods = amount(t, &it.item, it.quantity)
    );
    Clauses::new(head).and_some(as_proposed(t, it)).end()
}

/// Whether so much was proposed from this depot.
fn as_proposed(t: &Telling<'_>, it: &Supply) -> Option<Text> {
    let Some(record) = t.state.proposals.get(it.proposal.as_ref()?) else {
        return Some(say!("参照推荐", "with a proposal at hand"));
    };
    let items = record.says.supplies.iter();
    let offers = items
        .filter(|row| row.item == it.item)
        .flat_map(|row| &row.offers);
    let mut offers = offers.filter(|row| row.depot == it.depot);
    let proposed = offers.next().map_or(0, |row| row.takes);
    Some(match proposed == it.quantity {
        true => say!("按推荐", "as proposed"),
        false => say!("推荐 {n}", "proposed: {n}", n = proposed),
    })
}

pub(super) fn back(t: &Telling<'_>, it: &SupplyBack) -> Text {
    say!(
        "{depot} 物资 {item}:归还 {returned},消耗 {consumed}",
        "{item} of {depot}: {returned} came back, {consumed} used up",
        depot = t.depot(&it.depot),
        item = t.names.supply(it.item.as_str()),
        returned = it.returned,
        consumed = it.consumed
    )
}

pub(super) fn count(t: &Telling<'_>, it: &CountStock) -> Text {
    let head = say!(
        "盘点 {depot}:{goods}",
        "Counted at {depot}: {goods}",
        depot = t.depot(&it.depot),
        goods = amount(t, &it.item, it.quantity)
    );
    Clauses::new(head).and_some(remark(it.words.as_ref())).end()
}
