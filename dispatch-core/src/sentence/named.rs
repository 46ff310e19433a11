//! A refusal as it is read: the fold knows ids and the register's Chinese names, a person reads the
//! catalogue's word and, in English, the register's English.

use super::names::Names;
use super::refused::refusal_en;
use super::say::{same, text};
use crate::catalogue::Text;
use crate::refusal::Refusal;
use crate::state::State;
use crate::words::Words;

/// Why a command had no effect, with names in place of ids; `state` is where the names are looked up.
#[must_use]
pub fn refusal_text(names: &Names, state: &State, refusal: &Refusal) -> Text {
    let item = |id: &Words| match refusal {
        Refusal::FallNeedsReason(_) => names
            .measure(id.as_str())
            .map_or_else(|| same(id.as_str()), |it| text(&it.zh, &it.en)),
        _ => names.supply(id.as_str()),
    };
    let zh = with(refusal, |id| item(id).zh, |name| name.to_string());
    let en = with(refusal, |id| item(id).en, |name| in_english(state, name));
    text(zh.to_string(), refusal_en(&en))
}

/// The same refusal, its ids through `named` and its register names through `told`.
fn with(
    refusal: &Refusal,
    named: impl Fn(&Words) -> String,
    told: impl Fn(&Words) -> String,
) -> Refusal {
    let mut it = refusal.clone();
    match &mut it {
        Refusal::StockShort { item, nearest, .. } => {
            put(item, &named(item));
            put(nearest, &told(nearest));
        }
        Refusal::FallNeedsReason(measure) => put(measure, &named(measure)),
        Refusal::HeldElsewhere { team, .. } | Refusal::NotReady { team, .. } => {
            put(team, &told(team));
        }
        Refusal::AlreadyHere(name)
        | Refusal::NotHere(name)
        | Refusal::NotTheStarter(name)
        | Refusal::AlreadyCommander(name) => put(name, &told(name)),
        Refusal::NoRight { post, instead, .. } => {
            put(post, &told(post));
            put(instead, &told(instead));
        }
        Refusal::NotCommander { commander, .. } => put(commander, &told(commander)),
        _ => {}
    }
    it
}

/// A name longer than words may be stays as it was.
fn put(place: &mut Words, name: &str) {
    if let Ok(name) = Words::new(name) {
        *place = name;
    }
}

/// The register's Chinese names inside a text, in English; the longest first, since one may be a
/// part of another.
fn in_english(state: &State, said: &Words) -> String {
    let register = &state.register;
    let posts = register.posts.values().map(|it| (&it.zh, &it.en));
    let persons = register.persons.values().map(|it| (&it.zh, &it.en));
    let teams = register.teams.values().map(|it| (&it.zh, &it.en));
    let depots = register.depots.values().map(|it| (&it.zh, &it.en));
    let departments = register.departments.values().map(|it| (&it.zh, &it.en));
    let townships = register.townships.values().map(|it| (&it.zh, &it.en));
    let all = posts.chain(persons).chain(teams).chain(depots);
    let all = all.chain(departments).chain(townships);
    let mut said = said.to_string();
    let mut met: Vec<_> = all
        .filter(|(zh, en)| !en.as_str().is_empty() && said.contains(zh.as_str()))
        .collect();
    met.sort_by_key(|(zh, _)| std::cmp::Reverse(zh.as_str().len()));
    for (zh, en) in met {
        said = said.replace(zh.as_str(), en.as_str());
    }
    said
}
