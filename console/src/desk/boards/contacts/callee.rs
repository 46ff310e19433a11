//! Whoever can be rung: his name, and how he is searched for.

use dispatch_core::register::{Callee, Party};
use dispatch_core::view::{contact_board, party_en, party_zh, unlisted_en, unlisted_zh};

use crate::desk::found::finds;
use crate::desk::sight::Sight;

/// His name.
pub fn callee_name(sight: &Sight<'_>, who: &Callee) -> String {
    let (zh, en) = names(sight, who);
    sight.lang().name(&zh, &en)
}

/// His name as it is recorded.
pub fn callee_zh(sight: &Sight<'_>, who: &Callee) -> String {
    names(sight, who).0
}

fn names(sight: &Sight<'_>, who: &Callee) -> (String, String) {
    let state = sight.state();
    match who {
        Callee::Party(party) => (party_zh(state, party), party_en(state, party)),
        Callee::Site(id) => state.register.sites.get(id).map_or_else(
            || (unlisted_zh(id.as_str()), unlisted_en(id.as_str())),
            |it| (it.zh.to_string(), it.en.to_string()),
        ),
        Callee::Facility(id) => state.register.facilities.get(id).map_or_else(
            || (unlisted_zh(id.as_str()), unlisted_en(id.as_str())),
            |it| (it.zh.to_string(), it.en.to_string()),
        ),
    }
}

/// Who keeps a facility: he is the one who is rung.
pub fn keeper(sight: &Sight<'_>, who: &Callee) -> Option<String> {
    let Callee::Facility(id) = who else {
        return None;
    };
    let facility = sight.state().register.facilities.get(id)?;
    Some(sight.unit(&facility.keeper))
}

/// The township of a village.
pub fn township(sight: &Sight<'_>, who: &Callee) -> Option<String> {
    let Callee::Site(id) = who else {
        return None;
    };
    let township = sight.state().register.sites.get(id)?.township.as_ref()?;
    Some(sight.township(township))
}

/// As many as a person reads through; more words find fewer.
const SHOWN_MAX: usize = 24;

/// What a search found.
#[derive(Debug)]
pub struct Found {
    /// The first of them.
    pub shown: Vec<Callee>,
    /// How many more there are.
    pub more: usize,
}

/// Searches units, whoever was ever rung, sites, facilities and posts, in that order.
pub fn searched(sight: &Sight<'_>, typed: &str) -> Found {
    let register = &sight.state().register;
    let rows = contact_board(sight.state()).into_iter().map(|it| it.unit);
    let sites = register.sites.keys().cloned().map(Callee::Site);
    let facilities = register.facilities.keys().cloned().map(Callee::Facility);
    let posts = register.posts.keys().cloned().map(Party::Post);
    let everybody = rows
        .chain(sites)
        .chain(facilities)
        .chain(posts.map(Callee::Party));
    let mut shown: Vec<Callee> = Vec::new();
    for who in everybody {
        let (zh, en) = names(sight, &who);
        if finds(typed, &zh, &en) && !shown.contains(&who) {
            shown.push(who);
        }
    }
    let more = shown.len().saturating_sub(SHOWN_MAX);
    shown.truncate(SHOWN_MAX);
    Found { shown, more }
}
