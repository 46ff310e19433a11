//! What the depots could send, in plain sentences.

use super::Proposed;
use super::proposed::{minutes, way};
use super::say::{Clauses, say, text};
use crate::catalogue::Text;
use crate::proposal::{Offer, Promised, SupplyClaim, SupplyOutlook};
use crate::words::{DepotId, SupplyId};

impl Proposed<'_> {
    pub(super) fn depot(&self, id: &DepotId) -> Text {
        match self.state.register.depots.get(id) {
            Some(it) => text(it.zh.as_str(), it.en.as_str()),
            None => text(id.as_str(), id.as_str()),
        }
    }

    pub(super) fn amount(&self, item: &SupplyId, quantity: u32) -> Text {
        let unit = self.names.unit(item.as_str());
        let zh = format!("{quantity} {}", unit.zh);
        let en = format!("{quantity} {}", unit.en);
        text(zh.trim_end(), en.trim_end())
    }

    /// What an incident has of an item, how long it lasts, and what is wanted.
    #[must_use]
    pub fn supply(&self, it: &SupplyOutlook) -> Text {
        let head = say!(
            "{item} 现场 {here}",
            "{item}: {here} on scene",
            item = self.names.supply(it.item.as_str()),
            here = self.amount(&it.item, it.here)
        );
        let used = it.in_s.filter(|_| it.used > 0).map(|in_s| {
            let min = u32::try_from(in_s / 60).unwrap_or(u32::MAX);
            say!(
                "{min} 分用去 {used}",
                "{used} used in {min} min",
                min = min,
                used = it.used
            )
        });
        let lasts = it.lasts_until.map(|at| {
            say!(
                "按此约至 {at} 用完",
                "at this rate gone at {at}",
                at = self.clock(at)
            )
        });
        let wanted = (it.wanted > 0).then(|| {
            say!(
                "还需 {n}",
                "{n} more wanted",
                n = self.amount(&it.item, it.wanted)
            )
        });
        let gap = (it.gap_s > 0).then(|| {
            say!(
                "最早到达前断档 {min} 分",
                "{min} min with none before the first arrives",
                min = minutes(it.gap_s)
            )
        });
        let elsewhere = it.lacks_for_others();
        let short = (it.short > 0).then(|| match elsewhere {
            0 => say!(
                "各储备点合计还缺 {n}",
                "{n} in no depot",
                n = self.amount(&it.item, it.short)
            ),
            _ => say!(
                "还缺 {n},其中 {elsewhere}给了别处",
                "{n} short, {elsewhere} of it kept for others",
                n = self.amount(&it.item, it.short),
                elsewhere = self.amount(&it.item, elsewhere)
            ),
        });
        let out = it.runs_out.filter(|_| it.short > 0).map(|at| {
            say!(
                "约 {at} 断供",
                "none left at about {at}",
                at = self.clock(at)
            )
        });
        Clauses::new(head)
            .and_some(used)
            .and_some(lasts)
            .and_some(wanted)
            .and_some(gap)
            .and_some(short)
            .and_some(out)
            .end()
    }

    /// What a depot could send of an item, and by when.
    #[must_use]
    pub fn offer(&self, item: &SupplyId, it: &Offer) -> Text {
        let head = match it.arrives_s {
            Some(s) => say!(
                "{depot} {min} 分到",
                "{depot}: {min} min",
                depot = self.depot(&it.depot),
                min = minutes(s)
            ),
            None => say!(
                "{depot} 路程不详",
                "{depot}: no way is known",
                depot = self.depot(&it.depot)
            ),
        };
        let goods = if it.takes > 0 {
            say!(
                "调 {takes}(存 {has})",
                "send {takes} of {has}",
                takes = self.amount(item, it.takes),
                has = it.has
            )
        } else {
            say!("存 {has}", "has {has}", has = self.amount(item, it.has))
        };
        let below = it
            .below_minimum
            .then(|| say!("低于储备下限", "leaves less than its minimum"));
        let promised = it.promised.iter().map(|it| self.promised(item, it));
        Clauses::new(head)
            .and(goods)
            .and_some(it.travel.as_ref().map(way))
            .and_some(below)
            .and_all(promised.collect())
            .end()
    }

    fn promised(&self, item: &SupplyId, it: &Promised) -> Text {
        let (n, incident) = (self.amount(item, it.quantity), self.incident(&it.incident));
        match it.more_urgent {
            true => say!(
                "{n}已留给更急的{incident}",
                "{n} kept for {incident}, which is more urgent",
                n = n,
                incident = incident
            ),
            false => say!(
                "{n}已留给{incident}",
                "{n} kept for {incident}",
                n = n,
                incident = incident
            ),
        }
    }

    /// What one of several incidents that want the same item gets of it, and what it loses to the others.
    #[must_use]
    pub fn supply_claim(&self, item: &SupplyId, it: &SupplyClaim) -> Text {
        let head = say!(
            "{incident}",
            "{incident}",
            incident = self.incident(&it.incident)
        );
        Clauses::new(head).and_all(self.supply_gets(item, it)).end()
    }

    /// The same without the name of the incident, clause by clause.
    #[must_use]
    pub fn supply_gets(&self, item: &SupplyId, it: &SupplyClaim) -> Vec<Text> {
        let mut told = vec![say!(
            "要 {wanted},给 {gets}",
            "wants {wanted}, gets {gets}",
            wanted = self.amount(item, it.wanted),
            gets = it.gets
        )];
        told.extend(
            it.all_in_s
                .map(|s| say!("{min} 分到齐", "all there in {min} min", min = minutes(s))),
        );
        if it.loses > 0 {
            told.push(say!(
                "因别处也要少得 {n}",
                "{n} fewer because of the others",
                n = it.loses
            ));
        }
        if it.later_s > 0 {
            told.push(say!(
                "因别处也要晚 {min} 分",
                "{min} min later because of the others",
                min = minutes(it.later_s)
            ));
        }
        if it.short() > 0 {
            told.push(say!("还缺 {n}", "{n} short", n = it.short()));
            told.extend(it.runs_out.map(|at| {
                say!(
                    "约 {at} 断供",
                    "none left at about {at}",
                    at = self.clock(at)
                )
            }));
        }
        told
    }
}
