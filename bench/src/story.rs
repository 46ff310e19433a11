//! A long ledger: the shipped drills, told one after the other again and again.
//!
//! Each telling happens later and to incidents of its own, and withdraws or files at its end what it left, so
//! that State grows as a district's does: every incident that ever was stays in it, few go on. What stands at a height is known beforehand,
//! whatever came before, so a ledger that was begun can be gone on with.

use dispatch_core::command::Command;
use dispatch_core::drill::{Player, entry_id};
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold::apply_author;
use dispatch_core::state::{State, Status};
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::{Tip, hex};
use serde_json::{Value, json};

use crate::Failed;
use crate::shipped::Shipped;

/// Fields that name an incident, a call note, a warning, a response, an instruction, a thing typed to
/// be reported or a return asked for: what each telling has of its own.
const OWN_NAMES: [&str; 15] = [
    "response",
    "instruction",
    "obligation",
    "answers",
    "request",
    "superseded_by",
    "incident",
    "incidents",
    "from",
    "to",
    "into",
    "in_favour",
    "intake",
    "from_intake",
    "warning",
];
/// Numbers beyond this are moments, in ms; nothing else that is written grows so large.
const MOMENTS_FROM: i64 = 1_000_000_000_000;
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
        };
        for scenario in &shipped.scenarios {
            let mut player = Player::new(scenario, &shipped.rows);
            let mut state = State::genesis(dispatch_core::drill::drill_world(scenario));
            let begins = story.start.0 + story.lasts_ms;
            let later_ms = begins - scenario.start.at.0;
            while let Some(turn) = player.turn(&state, "") {
                state = apply_author(&state, state.height + 1, turn.recorded_at, &turn.author).0;
                if !turn.is_row {
                    let mut author = serde_json::to_value(&turn.author)?;
                    put_off(&mut author, later_ms);
                    let recorded_at = Time(turn.recorded_at.0 + later_ms);
                    story.told.push(Told {
                        recorded_at,
                        author,
                    });
                    story.lasts_ms = recorded_at.0 + REST_MS - story.start.0;
                }
            }
            for ending in [reports, endings, turned_back] {
                for command in ending(&state) {
                    let last = story.told.last().ok_or("a drill without a step")?;
                    let mut author = last.author.clone();
                    author["command"] = command;
                    for post in ["post", "person"] {
                        author[post] = json!("director");
                    }
                    let recorded_at = last.recorded_at;
                    let mut said: Author = serde_json::from_value(author.clone())?;
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
            // What arose from a rule bears the number of its incident, which each telling has anew.
            let typed = state.obligations.iter().filter(|(_, it)| it.rule.is_none());
            let typed = typed.map(|(id, _)| id.as_str().to_owned());
            story.names.extend(incidents.chain(intakes).chain(warnings));
            story
                .names
                .extend(responses.chain(instructions).chain(asked).chain(typed));
        }
        story.names.sort();
        story.names.dedup();
        Ok(story)
    }

    /// How the names of its files begin.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.prefix
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

/// Everybody who was called back to a scene that was a drill's turns round.
fn turned_back(state: &State) -> Vec<Value> {
    let incidents = state.incidents.iter();
    let called = incidents.filter_map(|(id, it)| Some((id, it.called_back.as_ref()?)));
    let waiting = called.flat_map(|(id, it)| {
        let silent = it.parties.iter().filter(|(_, it)| it.said.is_none());
        silent.map(move |(who, _)| json!({"stand_down": {"incident": id, "who": who}}))
    });
    waiting.collect()
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

/// Moves every moment by so many ms.
fn put_off(value: &mut Value, later_ms: i64) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| put_off(it, later_ms)),
        Value::Object(fields) => fields.values_mut().for_each(|it| put_off(it, later_ms)),
        Value::Number(number) => {
            if let Some(ms) = number.as_i64().filter(|ms| *ms >= MOMENTS_FROM) {
                *value = Value::from(ms + later_ms);
            }
        }
        _ => {}
    }
}

/// Gives what a telling speaks of its own names.
fn rename(value: &mut Value, names: &[String], telling: usize) {
    match value {
        Value::Array(values) => {
            for value in values {
                rename(value, names, telling);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                if OWN_NAMES.contains(&field.as_str()) {
                    rename_here(value, names, telling);
                }
                rename(value, names, telling);
            }
        }
        _ => {}
    }
}

fn rename_here(value: &mut Value, names: &[String], telling: usize) {
    match value {
        Value::String(name) if names.binary_search(name).is_ok() => {
            *name = format!("{name}-{telling}");
        }
        Value::Array(values) => {
            for value in values {
                rename_here(value, names, telling);
            }
        }
        _ => {}
    }
}
