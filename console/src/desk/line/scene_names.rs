//! The names that can be meant of the scene: parties inside and missing, orders and who has them not,
//! what is reserved to others, goods, plots.

use dispatch_core::catalogue::Authority;
use dispatch_core::command::ShelveWhy;
use dispatch_core::register::Party;
use dispatch_core::state::{Addressee, AssignmentState, Incident, OrderRecord};
use dispatch_core::words::{ActId, OrderId, ThingKind};

use super::known::{Names, named_by};
use super::slots::{Named, Slot, What};
use crate::desk::incident::{MANNERS, PLOTS};
use crate::desk::sight::Sight;
use crate::language::{Key, Lang};

/// The names for a slot of the scene; none for one of free words or numbers.
pub fn names(names: &Names<'_>, slot: Slot) -> Vec<Named> {
    let sight = names.sight;
    match slot {
        Slot::Shelve => ShelveWhy::ALL
            .map(|why| Named::new(What::Shelve(why), why.zh(), why.en()))
            .to_vec(),
        Slot::Reserved => reserved(sight),
        Slot::Stock => stock(sight),
        Slot::Plot => plots(),
        Slot::Manner => MANNERS
            .map(|(manner, key)| named_by(What::Manner(manner), key))
            .to_vec(),
        _ => match names.incident {
            Some(incident) => of_incident(sight, incident, slot),
            None => Vec::new(),
        },
    }
}

fn of_incident(sight: &Sight<'_>, incident: &Incident, slot: Slot) -> Vec<Named> {
    let zone = &incident.zone;
    match slot {
        Slot::Inside => zone.inside.keys().map(|it| party(sight, it)).collect(),
        Slot::Missing => zone.unaccounted.keys().map(|it| party(sight, it)).collect(),
        Slot::Counted => {
            let everybody = named_by(What::Counted(None), Key::ZoneEverybody).also("全体");
            let each = incident.on_scene().into_iter().map(|it| {
                let named = party(sight, &it);
                Named {
                    what: What::Counted(Some(it)),
                    ..named
                }
            });
            std::iter::once(everybody).chain(each).collect()
        }
        Slot::Order => {
            let orders = standing(incident);
            let named = orders.map(|(id, it)| {
                let words = it.words.as_str();
                Named::new(What::Order(id.clone()), words, words)
            });
            named.collect()
        }
        Slot::Requested => {
            let asked = incident.assignments.iter();
            let asked = asked.filter(|(_, it)| it.state == AssignmentState::Requested);
            asked
                .map(|(id, _)| party(sight, &Party::Team(id.clone())))
                .collect()
        }
        Slot::Silent => addressees(sight, incident, |it| it.receipt.is_none()),
        Slot::Asked => addressees(sight, incident, |_| true),
        _ => Vec::new(),
    }
}

/// A party by its name and its id; `Centre` is the short count of everybody.
fn party(sight: &Sight<'_>, party: &Party) -> Named {
    let what = What::Party(party.clone());
    let id = match party {
        Party::Centre => return named_by(what, Key::ZoneEverybody).also("全体"),
        Party::Team(id) => id.to_string(),
        Party::Department(id) => id.to_string(),
        _ => String::new(),
    };
    let name = sight.party(party);
    Named::new(what, &*name, &*name).also(id)
}

/// The orders that are neither done nor called off, the newest first.
fn standing(incident: &Incident) -> impl Iterator<Item = (&OrderId, &OrderRecord)> {
    let orders = incident.orders.iter().map(|(id, it)| (id, &**it));
    let open = orders.filter(|(_, it)| it.confirmed.is_none() && it.cancelled_by.is_none());
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|(_, it)| std::cmp::Reverse(it.given.at));
    open.into_iter()
}

/// Addressees of standing orders; of the newest one first, where somebody has several.
fn addressees(
    sight: &Sight<'_>,
    incident: &Incident,
    wanted: impl Fn(&Addressee) -> bool,
) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for (id, order) in standing(incident) {
        for (who, _) in order.to.iter().filter(|it| wanted(it.1)) {
            let has = |it: &Named| matches!(&it.what, What::Addressee(_, had) if had == who);
            let older = named.iter().filter(|it| has(it)).count();
            let name = party(sight, who);
            let both = format!("{} {}", name.zh, order.words);
            named.push(Named {
                what: What::Addressee(id.clone(), who.clone()),
                zh: both.clone(),
                en: both,
                also: name.also,
                far: u8::try_from(older).unwrap_or(u8::MAX),
            });
        }
    }
    named
}

fn reserved(sight: &Sight<'_>) -> Vec<Named> {
    let acts = sight.catalogue.acts.values();
    let mut acts: Vec<_> = acts
        .filter(|it| matches!(it.authority, Authority::Government | Authority::Other))
        .collect();
    acts.sort_by_key(|it| it.order);
    let named = acts.into_iter().filter_map(|it| {
        let what = What::Act(ActId::new(&it.id).ok()?);
        Some(Named::new(what, &*it.zh, &*it.en).also(&*it.id))
    });
    named.collect()
}

/// What lies in each depot; what lies there no more stands behind it.
fn stock(sight: &Sight<'_>) -> Vec<Named> {
    let stock = sight.state().stock.iter();
    let lines = stock.flat_map(|(depot, items)| items.iter().map(move |it| (depot, it)));
    let named = lines.map(|(depot, (item, line))| {
        let item_zh = sight.supply(item);
        let name = format!("{item_zh}·{}", sight.depot(depot));
        let named = Named::new(What::Stock(depot.clone(), item.clone()), &*name, &*name);
        Named {
            far: u8::from(line.here == 0),
            ..named.also(format!("{item}@{depot}"))
        }
    });
    named.collect()
}

fn plots() -> Vec<Named> {
    let named = PLOTS.iter().filter_map(|(id, key)| {
        let what = What::Plot(ThingKind::new(id).ok()?);
        Some(Named::new(what, Lang::Zh.say(*key), Lang::En.say(*key)).also(*id))
    });
    named.collect()
}
