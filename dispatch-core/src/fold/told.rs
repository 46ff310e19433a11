//! Entries folded one after the other where State lies, with one kept State to go back to.
//!
//! An entry that was accepted changed what it had to; one that was refused before it laid hold of
//! State changed nothing. Where one panics, breaks an invariant or is refused after it laid hold of
//! something, State is thrown away: the kept one takes its place, and what was folded since is folded
//! again, each entry with a State of its own kept. A single entry is a run of one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

use imbl::OrdMap;
use uuid::Uuid;

use super::{Act, harm, invariants, obligations, reaching, run, words};
use crate::entry::{Author, Entry, Envelope, Unreadable};
use crate::refusal::{Refusal, Verdict};
use crate::state::{Anchor, State};
use crate::time::Time;

/// Entries after which a State is kept anew: what has to be folded again stays little.
const KEPT_EVERY: usize = 8;

/// An entry whose author's part was read.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    height: u64,
    recorded_at: Time,
    id: Option<Uuid>,
    /// `None` where it is no entry of this edition.
    author: Option<&'a Author>,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// World time there.
    pub at: Time,
    /// Accepted or refused.
    pub verdict: Verdict,
}

impl<'a> Told<'a> {
    /// An author's part at its height.
    #[must_use]
    pub fn new(height: u64, recorded_at: Time, author: &'a Author) -> Told<'a> {
        Told {
            height,
            recorded_at,
            id: Some(author.id),
            author: Some(author),
        }
    }

    /// An entry as it stands in the ledger, with what [`Author::read`] made of it.
    #[must_use]
    pub fn of(entry: &Entry, author: &'a Result<Author, Unreadable>) -> Told<'a> {
        match author {
            Ok(author) => Told::new(entry.height, entry.recorded_at, author),
            Err(_) => Told {
                height: entry.height,
                recorded_at: entry.recorded_at,
                id: Envelope::read(&entry.author).ok().map(|it| it.id),
                author: None,
            },
        }
    }
}

/// Folds entries that follow each other into `state`, and says what became of each.
pub fn fold_run(state: &mut State, run: &[Told<'_>]) -> Vec<Judged> {
    let mut judged: Vec<Judged> = Vec::with_capacity(run.len());
    let (mut kept, mut kept_before) = (without_ids(state), 0);
    while let Some(told) = run.get(judged.len()) {
        let n = judged.len();
        if n.saturating_sub(kept_before) == KEPT_EVERY {
            (kept, kept_before) = (without_ids(state), n);
        }
        let verdict = match fold_in_place(state, told) {
            Ok(verdict) => verdict,
            Err(Spoilt(refusal)) => {
                go_back(state, &kept, &run[kept_before..=n]);
                if kept_before < n {
                    for told in &run[kept_before..n] {
                        fold_run(state, slice::from_ref(told));
                    }
                    (kept, kept_before) = (without_ids(state), n);
                    continue;
                }
                enter(state, told);
                refuse(state, told.height, refusal)
            }
        };
        let at = state.at;
        judged.push(Judged { at, verdict });
    }
    judged
}

/// A State to go back to. The one large map that every entry adds to is left out, for whoever keeps it
/// makes every entry copy its part of it; what was added is known, and taken out again.
fn without_ids(state: &State) -> State {
    State {
        seen: OrdMap::new(),
        ..state.clone()
    }
}

/// Back to the State that was kept before these entries.
fn go_back(state: &mut State, kept: &State, undone: &[Told<'_>]) {
    let mut seen = std::mem::take(&mut state.seen);
    for told in undone {
        if let Some(id) = told.id.filter(|id| seen.get(id) == Some(&told.height)) {
            seen.remove(&id);
        }
    }
    *state = State {
        seen,
        ..kept.clone()
    };
}

/// State is not to be used any more; why the entry is refused.
struct Spoilt(Refusal);

fn fold_in_place(state: &mut State, told: &Told<'_>) -> Result<Verdict, Spoilt> {
    if state.needs_edition.is_some() {
        // This program does not know the rules in force: it stores, and judges nothing.
        return Ok(Verdict::Refused(Refusal::NotInThisEdition));
    }
    let is_repeated = enter(state, told);
    let refusal = match told.author {
        _ if is_repeated => Refusal::IdReused,
        _ if state.skip.contains(&told.height) => Refusal::Quarantined,
        None => Refusal::NotInThisEdition,
        Some(author) => match act(state, told, author)? {
            None => return Ok(Verdict::Accepted),
            Some(refusal) => refusal,
        },
    };
    Ok(refuse(state, told.height, refusal))
}

/// The act itself; its refusal where it changed nothing.
fn act(state: &mut State, told: &Told<'_>, author: &Author) -> Result<Option<Refusal>, Spoilt> {
    let mut act = Act::new(state, told.height, told.recorded_at, author);
    // A panic is an answer, never the end.
    let ran = catch_unwind(AssertUnwindSafe(|| judge(&mut act)));
    let refusal = match ran {
        Ok(Ok(())) => return Ok(None),
        Ok(Err(refusal)) => refusal,
        Err(_) => Refusal::RuleBroken(words("程序错误")),
    };
    if act.state.is_changed() {
        return Err(Spoilt(refusal));
    }
    Ok(Some(refusal))
}

fn judge(act: &mut Act<'_>) -> Result<(), Refusal> {
    run(act)?;
    obligations::after(act);
    harm::seek_again(act);
    act.remember();
    reaching::note_heard(act);
    act.settle();
    match invariants::broken(act) {
        None => Ok(()),
        Some(what) => Err(Refusal::RuleBroken(words(what))),
    }
}

/// Gives State the entry's height and time; whether its id stood before.
fn enter(state: &mut State, told: &Told<'_>) -> bool {
    let (height, recorded_at) = (told.height, told.recorded_at);
    state.height = height;
    if state.anchor.is_none() {
        state.anchor = Some(Anchor {
            world_at: recorded_at.within_range(),
            recorded_at: recorded_at.within_range(),
            rate_permille: 1000,
        });
    }
    state.at = state.world_time(recorded_at);
    state.recent.note(height, state.at);
    let Some(id) = told.id else {
        return false;
    };
    // One way down the tree for the many that are new; of the same id the first height stands.
    match state.seen.insert(id, height) {
        Some(first) => {
            state.seen.insert(id, first);
            true
        }
        None => false,
    }
}

fn refuse(state: &mut State, height: u64, refusal: Refusal) -> Verdict {
    if matches!(refusal, Refusal::RuleBroken(_) | Refusal::Quarantined) {
        state.broken.insert(height, state.at);
    }
    if !refusal.is_quiet() {
        state.refused = state.refused.saturating_add(1);
    }
    Verdict::Refused(refusal)
}
