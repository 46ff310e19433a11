//! Entries bent and entries that mean nonsense, said into a night that is under way.

use std::cell::Cell;
use std::path::Path;

use dispatch_core::entry::Entry;
use dispatch_core::fold::{apply, fold};
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::state::{EDITION, State};
use dispatch_core::time::Time;
use ledger::source::Source;
use serde_json::{Value, json};

use crate::{Dice, ROUNDS, feed, feed_with, files, number, root};

/// A golden ledger in the middle of its night, as if none of its ids had been seen, and what its
/// people said before and afterwards.
fn night(ledger: &Path) -> (State, Vec<Vec<u8>>) {
    let mut source = Source::open(ledger).unwrap();
    let mut state = State::genesis(source.world().clone());
    let mut entries = Vec::new();
    while let Some(entry) = source.next_entry().unwrap() {
        entries.push(entry);
    }
    let middle = entries.len() - 30;
    // A short night is under way only towards its end.
    for (told, entry) in entries.iter().enumerate() {
        if told >= middle && !state.incidents.is_empty() {
            break;
        }
        fold(&mut state, entry);
    }
    assert!(state.register.adopted.is_some() && !state.incidents.is_empty());
    state.seen = Default::default();
    let said = entries.split_off(entries.len() - 100);
    (state, said.into_iter().map(|it| it.author).collect())
}

/// Another value in place of one of a JSON text's own: what is read well and means nonsense.
fn mean_nonsense(dice: &mut Dice, seed: &[u8]) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(seed).unwrap();
    let others: Vec<Value> = leaves(&mut value).iter().map(|it| (**it).clone()).collect();
    let nonsense = [
        Value::Null,
        json!(""),
        json!(0),
        json!(-1),
        json!(u32::MAX),
        json!(i64::MAX),
        json!([]),
        json!({}),
    ];
    for _ in 0..=dice.below(3) {
        let mut own = leaves(&mut value);
        if own.is_empty() {
            break;
        }
        let which = dice.below(own.len());
        let any = [&others[..], &nonsense[..]].concat();
        *own[which] = any[dice.below(any.len())].clone();
    }
    serde_json::to_vec(&value).unwrap()
}

/// The values that hold no other of what is told; who tells it is left alone, so that the rules are
/// reached.
fn leaves(author: &mut Value) -> Vec<&mut Value> {
    fn collect<'a>(value: &'a mut Value, found: &mut Vec<&'a mut Value>) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|it| collect(it, found)),
            Value::Object(fields) => fields.values_mut().for_each(|it| collect(it, found)),
            leaf => found.push(leaf),
        }
    }
    let mut found = Vec::new();
    for (name, value) in author.as_object_mut().unwrap() {
        if matches!(name.as_str(), "command" | "occurred_at" | "on_behalf") {
            collect(value, &mut found);
        }
    }
    found
}

#[test]
fn an_entry() {
    for ledger in files(&root().join("tests/golden-ledgers"), &["jsonl"]) {
        let (state, seeds) = night(&root().join("tests/golden-ledgers").join(&ledger.0));
        for edition in [state.edition, EDITION] {
            let state = State {
                edition,
                ..state.clone()
            };
            said_into(&state, &seeds);
        }
    }
}

fn said_into(state: &State, seeds: &[Vec<u8>]) {
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let target = |bytes: &[u8]| {
        let entry = Entry {
            height: state.height + 1,
            recorded_at: Time(state.at.0 + 1),
            author: bytes.to_vec(),
            key: [0; 32],
            signature: [0; 64],
            chain: [0; 32],
        };
        let (next, verdict) = apply(state, &entry);
        assert_eq!(
            next.height, entry.height,
            "whatever it is, it takes its height"
        );
        match verdict {
            Verdict::Accepted => accepted.set(accepted.get() + 1),
            // A panic inside the fold, or a State that no longer holds together.
            Verdict::Refused(Refusal::RuleBroken(why)) => {
                panic!("{why}: {}", String::from_utf8_lossy(bytes))
            }
            Verdict::Refused(_) => refused.set(refused.get() + 1),
        }
    };
    for seed in seeds {
        target(seed);
    }
    // What was said that night still reaches the rules, however long this runs; much of it cannot be
    // decided twice.
    let (whole, refused_whole) = (accepted.replace(0), refused.replace(0));
    assert!(
        3 * whole > seeds.len(),
        "{whole} of {} are accepted: the rules are not reached",
        seeds.len()
    );
    feed("entry", seeds, target);
    accepted.set(0);
    refused.set(0);
    feed_with("entry that means nonsense", seeds, mean_nonsense, target);
    // Every seed was said again as it is; the others are the nonsense. One round, as a failure is
    // played again, may go either way.
    if number("ROUNDS", ROUNDS) >= ROUNDS {
        let nonsense = (accepted.get() - whole, refused.get() - refused_whole);
        assert!(
            nonsense.0 > 0 && nonsense.1 > 0,
            "{nonsense:?} accepted and refused: the nonsense is none, or reaches no rule"
        );
    }
}
