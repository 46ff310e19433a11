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
    say!(
        "直接调拨 {depot}:{goods}",
        "Issued from {depot}: {goods}",
        depot = t.depot(&it.depot),
        goods = amount(t, &it.item, it.quantity)
    )
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
