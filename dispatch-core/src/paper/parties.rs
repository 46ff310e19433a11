//! Names as people shorten them, found in the register.

use super::acts::Who;
use super::fault::Wrong;
use crate::register::Party;
use crate::source::nearest;
use crate::state::{Incident, State};
use crate::time::Time;

/// A party under one of its names.
struct Named {
    party: Party,
    /// Without what stands in brackets.
    plain: String,
    /// As the register has it.
    full: String,
}

/// Every name that may stand on a sheet.
pub(super) struct Parties(Vec<Named>);

/// Names of a fault that fits several.
const SEVERAL_MAX: usize = 4;

impl Parties {
    pub(super) fn of(state: &State, now: Time) -> Parties {
        let mut all = Vec::new();
        let mut add = |party: Party, names: [&str; 3]| {
            for name in names {
                all.push(Named {
                    party: party.clone(),
                    plain: plain(name),
                    full: name.to_owned(),
                });
            }
        };
        let register = &state.register;
        for it in register.departments.values() {
            let names = [it.zh.as_str(), it.en.as_str(), it.id.as_str()];
            add(Party::Department(it.id.clone()), names);
        }
        for it in register.townships.values() {
            let names = [it.zh.as_str(), it.en.as_str(), it.id.as_str()];
            add(Party::Township(it.id.clone()), names);
        }
        for it in register.teams.values() {
            let names = [it.zh.as_str(), it.en.as_str(), it.id.as_str()];
            add(Party::Team(it.id.clone()), names);
        }
        for (id, track) in &state.teams {
            if let Some(it) = &track.unlisted {
                add(Party::Team(id.clone()), [it.zh.as_str(), "", ""]);
            }
        }
        for it in register.posts.values() {
            let names = [it.zh.as_str(), it.en.as_str(), it.id.as_str()];
            add(Party::Post(it.id.clone()), names);
            if let Some(person) = register.on_duty(&it.id, now) {
                let name = register.person_zh(person);
                add(Party::Post(it.id.clone()), [name, "", ""]);
            }
        }
        all.retain(|it| !it.plain.is_empty());
        Parties(all)
    }

    /// The one party that a word means and that may do this.
    pub(super) fn find(
        &self,
        word: &str,
        (act, who): (&'static str, Who),
        incident: Option<&Incident>,
    ) -> Result<Party, Wrong> {
        let wanted = plain(word);
        let may = |it: &&Named| who.takes(&it.party);
        for fits in STAGES {
            let mut found: Vec<&Named> = Vec::new();
            for it in self.0.iter().filter(may) {
                let again = found.iter().any(|had| had.party == it.party);
                if !again && fits(&it.plain, &wanted) {
                    found.push(it);
                }
            }
            if found.len() > 1 {
                // Of several, those that are in it: the called, the sent, its own township.
                let here = |it: &&&Named| incident.is_some_and(|at| is_in(at, &it.party));
                let there: Vec<&Named> = found.iter().filter(here).copied().collect();
                if there.len() == 1 {
                    found = there;
                }
            }
            match found.as_slice() {
                [] => {}
                [one] => return Ok(one.party.clone()),
                several => {
                    let names = several.iter().take(SEVERAL_MAX);
                    let names = names.map(|it| it.full.clone()).collect();
                    return Err(Wrong::Several(word.to_owned(), names));
                }
            }
        }
        let other = STAGES.iter().find_map(|fits| {
            let mut all = self.0.iter();
            all.find(|it| fits(&it.plain, &wanted))
        });
        Err(match other {
            Some(it) => Wrong::WrongParty(it.full.clone(), act, who.text()),
            None => {
                let names = self.0.iter().filter(may).map(|it| it.full.as_str());
                let near = nearest(word, names).or_else(|| {
                    let mut all = self.0.iter().filter(may);
                    all.find(|it| but_for_one(&it.plain, &wanted))
                        .map(|it| it.full.as_str())
                });
                let near = near.map(str::to_owned);
                Wrong::UnknownParty(word.to_owned(), near)
            }
        })
    }
}

/// Whether a name is meant, the surest way first.
const STAGES: [fn(&str, &str) -> bool; 3] = [
    |name, word| name == word,
    |name, word| is_long(word) && name.contains(word),
    |name, word| is_long(word) && in_order(name, word),
];

/// One character is no name.
fn is_long(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

/// Whether every character of a short name stands in the long one, in this order: 住建局.
fn in_order(name: &str, word: &str) -> bool {
    let mut left = name.chars();
    word.chars().all(|c| left.any(|it| it == c))
}

/// Whether it is a short name with one character wrong: 住见局.
fn but_for_one(name: &str, word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.len() > 2
        && (0..letters.len()).any(|wrong| {
            let mut left = name.chars();
            let mut rest = letters.iter().enumerate().filter(|(at, _)| *at != wrong);
            rest.all(|(_, c)| left.any(|it| it == *c))
        })
}

fn plain(name: &str) -> String {
    let mut deep = 0_usize;
    let mut plain = String::new();
    for c in name.chars() {
        match c {
            '(' | '\u{FF08}' => deep += 1,
            ')' | '\u{FF09}' => deep = deep.saturating_sub(1),
            c if deep == 0 => plain.extend(c.to_lowercase()),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

fn is_in(incident: &Incident, party: &Party) -> bool {
    match party {
        Party::Department(id) => incident.calls.contains_key(id),
        Party::Team(id) => incident.assignments.contains_key(id),
        Party::Township(id) => incident.township == *id,
        Party::Post(id) => {
            let named = incident.designated.as_ref().map(|it| &it.post);
            let has_it = incident.commander().map(|it| &it.post);
            [named, has_it].contains(&Some(id))
        }
        Party::Centre | Party::Other(_) => false,
    }
}
