//! A long ledger: the shipped drills, told one after the other again and again.
//!
//! Each telling happens later and to incidents of its own, and withdraws or files at its end what it left, so
//! that State grows as a district's does: every incident that ever was stays in it, few go on. What stands at a height is known beforehand,
//! whatever came before, so a ledger that was begun can be gone on with.

mod naming;

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::command::Command;
use dispatch_core::drill::{Player, entry_id};
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold::{apply_author, fold_author};
use dispatch_core::register::Party;
use dispatch_core::state::{State, Status};
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::{Tip, hex};
use serde_json::{Value, json};

use crate::Failed;
use crate::shipped::Shipped;
use naming::{MOMENTS_FROM, by_incident, put_off, rename, rename_owed};

/// Tells the names of one drill from those of another; no telling has so high a number.
const DRILLS_FROM: usize = 10_000;
/// Quiet time between two drills.
const REST_MS: i64 = 600_000;

/// One entry of the drills as it was played.
#[derive(Debug)]
struct Told {
    recorded_at: Time,
    author: Value,
}

/// Everything that one telling says, and the rows before the first.
#[derive(Debug)]
pub struct Story {
    prefix: &'static str,
    world: World,
    rows: Vec<Command>,
    told: Vec<Told>,
    names: Vec<String>,
    start: Time,
    lasts_ms: i64,
    /// The number of each incident in the first telling; what arises from a rule bears it.
    numbers: BTreeMap<String, u64>,
    /// Incidents that one telling opens.
    opens: u64,
}

impl Story {
    /// Plays each drill once and keeps what was said; with `prefix` begin the names of its files.
    ///
    /// # Errors
    /// A drill says something that cannot be read back.
    pub fn of(prefix: &'static str, shipped: &Shipped) -> Result<Story, Failed> {
        let mut story = Story {
            prefix,
            world: World::drill("bench", 1),
            rows: shipped.rows.clone(),
            told: Vec::new(),
            names: Vec::new(),
            start: Time(MOMENTS_FROM),
            lasts_ms: 0,
            numbers: BTreeMap::new(),
            opens: 0,
        };
        for (drill, scenario) in shipped.scenarios.iter().enumerate() {
            let begun = story.told.len();
            let mut player = Player::new(scenario, &shipped.rows);
            let mut state = State::genesis(dispatch_core::drill::drill_world(scenario));
            let begins = story.start.0 + story.lasts_ms;
            let later_ms = begins - scenario.start.at.0;
            while let Some(turn) = player.turn(&state, "") {
                state = apply_author(&state, state.height + 1, turn.recorded_at, &turn.author).0;
                if !turn.is_row {
                    let mut author = serde_json::to_value(&turn.author)?;
                    put_off(&mut author, later_ms);
                    let named = |name: &str| by_incident(&state, name);
                    rename_owed(&mut author["command"], &named);
                    let recorded_at = Time(turn.recorded_at.0 + later_ms);
                    story.told.push(Told {
                        recorded_at,
                        author,
                    });
                    story.lasts_ms = recorded_at.0 + REST_MS - story.start.0;
                }
            }
            for ending in [reports, endings, turned_back, gone_home, voided] {
                for command in ending(&state) {
                    let last = story.told.last().ok_or("a drill without a step")?;
                    let mut author = last.author.clone();
                    author["command"] = command.clone();
                    rename_owed(&mut author["command"], &|name| by_incident(&state, name));
                    for post in ["post", "person"] {
                        author[post] = json!("director");
                    }
                    let recorded_at = last.recorded_at;
                    let mut said: Author = serde_json::from_value(author.clone())?;
                    // Here the drill is alone, and numbers its incidents from 1.
                    said.command = serde_json::from_value(command)?;
                    let height = state.height + 1;
                    said.id = entry_id("bench", 1, &format!("ending/{height}"));
                    state = apply_author(&state, height, Time(recorded_at.0 - later_ms), &said).0;
                    story.told.push(Told {
                        recorded_at,
                        author,
                    });
                }
            }
            let incidents = state.incidents.keys().map(|it| it.as_str().to_owned());
            let intakes = state.intakes.keys().map(|it| it.as_str().to_owned());
            let warnings = state.warnings.keys().map(|it| it.as_str().to_owned());
            let responses = state.responses.keys().map(|it| it.as_str().to_owned());
            let instructions = state.instructions.keys().map(|it| it.as_str().to_owned());
            let asked = state
                .return_requests
                .keys()
                .map(|it| it.as_str().to_owned());
            let typed = state.obligations.iter().filter(|(_, it)| it.rule.is_none());
            let typed = typed.map(|(id, _)| id.as_str().to_owned());
            let names = incidents.chain(intakes).chain(warnings).chain(responses);
            let names = names.chain(instructions).chain(asked).chain(typed);
            story.tell_apart(drill, begun, names.collect());
        }
        story.count()?;
        Ok(story)
    }

    /// What a drill calls as an earlier one did gets a name of its own.
    fn tell_apart(&mut self, drill: usize, begun: usize, names: BTreeSet<String>) {
        let taken: Vec<String> = names
            .iter()
            .filter(|it| self.names.binary_search(it).is_ok())
            .cloned()
            .collect();
        let number = DRILLS_FROM + drill;
        let owed = |name: &str| {
            let (incident, rule) = name.split_once('/')?;
            let is_taken = taken.iter().any(|it| it == incident);
            is_taken.then(|| format!("{incident}-{number}/{rule}"))
        };
        for told in &mut self.told[begun..] {
            rename_owed(&mut told.author["command"], &owed);
            rename(&mut told.author["command"], &taken, number);
        }
        let again = taken.iter().map(|it| format!("{it}-{number}"));
        self.names.extend(again.chain(names));
        self.names.sort();
        self.names.dedup();
    }

    /// How the names of its files begin.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.prefix
    }

    /// Folds the first telling, to know how its incidents are numbered.
    fn count(&mut self) -> Result<(), Failed> {
        let mut tip = Tip::genesis(&self.world);
        let mut state = State::genesis(self.world.clone());
        for height in 1..=u64::try_from(self.rows.len() + self.told.len())? {
            let (at, author) = self.next(&tip)?;
            fold_author(&mut state, height, at, &author);
            tip.height = height;
        }
        let numbered = state.incidents.iter();
        let numbered = numbered.filter_map(|(id, it)| {
            let name = id.as_str().strip_suffix("-0")?;
            Some((name.to_owned(), u64::from(it.number)))
        });
        self.numbers = numbered.collect();
        self.opens = u64::from(state.opened);
        Ok(())
    }

    /// As the ledger names in this telling what arises from a rule.
    fn by_number(&self, name: &str, telling: u64) -> Option<String> {
        let (incident, rule) = name.split_once('/')?;
        let first = self.numbers.get(incident)?;
        Some(format!("{}/{rule}", first + telling * self.opens))
    }

    /// The world it is told in.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// What stands next after `tip`, and when it is recorded.
    ///
    /// # Errors
    /// The words do not make an author's part any more.
    pub fn next(&self, tip: &Tip) -> Result<(Time, Author), Failed> {
        let index = usize::try_from(tip.height)?;
        let Some(index) = index.checked_sub(self.rows.len()) else {
            let (post, person) = (PostId::new("director")?, PersonId::new("program")?);
            let author = Author {
                id: entry_id("bench", 1, &format!("row/{index}")),
                world: self.world.clone(),
                person,
                post,
                seat: Words::new("director")?,
                console: Words::new("bench")?,
                on_behalf: None,
                basis: basis(tip),
                occurred_at: self.start,
                pressed_at: self.start,
                valid_for_s: None,
                command: self.rows[index].clone(),
            };
            return Ok((self.start, author));
        };
        let telling = index / self.told.len();
        let told = &self.told[index % self.told.len()];
        let later_ms = i64::try_from(telling)? * self.lasts_ms;
        let mut value = told.author.clone();
        put_off(&mut value, later_ms);
        rename(&mut value["command"], &self.names, telling);
        let telling = u64::try_from(telling)?;
        rename_owed(&mut value["command"], &|name| self.by_number(name, telling));
        let author: Author = serde_json::from_value(value)?;
        let author = Author {
            id: entry_id("bench", 1, &format!("told/{index}")),
            world: self.world.clone(),
            basis: basis(tip),
            ..author
        };
        Ok((Time(told.recorded_at.0 + later_ms), author))
    }
}

/// What is still to be reported on a scene that ended: on paper, of each kind that answers one.
/// One of the two leaders of the shipped roster has the duty, whichever day it is told.
fn reports(state: &State) -> Vec<Value> {
    let ended = state
        .incidents
        .iter()
        .filter(|(_, it)| it.status == Status::Ended);
    ended
        .flat_map(|(id, _)| {
            ["first", "final"].map(|kind| {
                json!({"report": {"incident": id, "kind": kind, "to": "市级", "means": "fax",
                    "content": "演练结束", "signed_by": "li-wenhe",
                    "consent": {"by": "xu-mingmin", "means": "telephone"}}})
            })
        })
        .collect()
}

/// Everybody who was called to a scene that was a drill's turns round: who had left in one telling may
/// still be out in another.
fn turned_back(state: &State) -> Vec<Value> {
    let called = state
        .incidents
        .values()
        .filter(|it| it.called_back.is_some());
    let stands_down = called.flat_map(|it| {
        let departments = it.calls.keys().cloned().map(Party::Department);
        let teams = it.assignments.keys().cloned().map(Party::Team);
        let called_back = it
            .called_back
            .iter()
            .flat_map(|it| it.parties.keys().cloned());
        let who: BTreeSet<Party> = departments.chain(teams).chain(called_back).collect();
        who.into_iter()
            .map(|who| json!({"stand_down": {"incident": it.id, "who": who}}))
    });
    stands_down.collect()
}

/// Whoever reported from a scene after its end goes home from it.
fn gone_home(state: &State) -> Vec<Value> {
    let closed = state.incidents.values().filter(|it| !it.status.is_open());
    let there = closed.flat_map(|it| {
        let teams = it.assignments.iter().filter(|(_, it)| it.state.holds());
        teams.map(
            |(team, _)| json!({"team_state": {"incident": it.id, "team": team, "doing": "home"}}),
        )
    });
    there.collect()
}

/// What a law asks for and no drill reports is not asked for any more.
fn voided(state: &State) -> Vec<Value> {
    let open = state.obligations.open().filter(|(_, it)| it.rule.is_some());
    open.map(|(id, _)| json!({"void_obligation": {"obligation": id, "reason": "演练结束"}}))
        .collect()
}

/// What closes what a drill leaves behind: incidents, responses, returns that are asked for, and what
/// was typed to be reported.
fn endings(state: &State) -> Vec<Value> {
    let mut endings = Vec::new();
    for (id, response) in state.responses.iter().filter(|(_, it)| it.in_force()) {
        endings.push(
            json!({"end_response": {"response": id, "by": response.started_by,
            "reason": "演练结束", "consent": {"document": {"number": "演练"}}}}),
        );
    }
    for id in state.return_requests.keys() {
        endings.push(json!({"end_return": {"request": id, "reason": "演练结束"}}));
    }
    for (id, _) in state.obligations.open().filter(|(_, it)| it.rule.is_none()) {
        endings.push(json!({"void_obligation": {"obligation": id, "reason": "演练结束"}}));
    }
    for (id, incident) in state.incidents.iter() {
        match incident.status {
            status if status.is_open() => endings.push(json!({"withdraw": {
                "incident": id, "reason": "drill-input", "words": "演练结束"}})),
            Status::Ended => endings.extend([
                json!({"stop_search": {"incident": id, "basis": "演练结束"}}),
                json!({"file": {"incident": id}}),
            ]),
            _ => {}
        }
    }
    endings
}

fn basis(tip: &Tip) -> Basis {
    Basis {
        height: tip.height,
        chain: hex::write(&tip.chain),
    }
}
