//! The golden ledgers in an optimised build: each comes to its digest, and an entry that breaks a rule, wherever it
//! stands in one, leaves nothing behind but that it was there (design §4, "Poison").

use std::fs;
use std::sync::LazyLock;

use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis};
use dispatch_core::fold::{apply_author, fold};
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::state::State;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::hex;
use ledger::source::Source;
use serde_json::json;
use uuid::Uuid;

use crate::shipped;

/// A poison stands after every so many entries; more States than these need not be kept.
const EVERY: usize = 25;

/// One golden ledger, folded.
struct Golden {
    name: String,
    /// What it was at some of its heights, the last among them.
    states: Vec<State>,
}

/// All of them. That each comes to its digest is seen here, once.
static GOLDEN: LazyLock<Vec<Golden>> = LazyLock::new(|| {
    let folder = shipped::root().join("tests/golden-ledgers");
    let files = shipped::sound(fs::read_dir(folder));
    let paths = files.map(|it| shipped::sound(it).path());
    let mut paths: Vec<_> = paths
        .filter(|it| it.extension().is_some_and(|it| it == "jsonl"))
        .collect();
    paths.sort();
    let all: Vec<Golden> = paths
        .iter()
        .map(|path| {
            let name = path.display().to_string();
            let mut source = shipped::sound(Source::open(path));
            let mut state = State::genesis(source.world().clone());
            let mut states = Vec::new();
            while let Some(entry) = shipped::sound(source.next_entry()) {
                if states.len() * EVERY <= usize::try_from(entry.height).unwrap_or(usize::MAX) {
                    states.push(state.clone());
                }
                fold(&mut state, &entry);
            }
            let digest = shipped::sound(fs::read_to_string(path.with_extension("digest")));
            assert_eq!(hex::write(&state.digest()), digest.trim(), "{name}");
            states.push(state);
            Golden { name, states }
        })
        .collect();
    assert!(!all.is_empty(), "no golden ledger");
    all
});

/// Poison in a golden ledger; the bytes say which, and where.
///
/// # Panics
/// Where anything but the poison itself is to be seen afterwards: that is what is looked for.
pub fn golden(bytes: &[u8]) {
    let place = |at: usize| usize::from(bytes.get(at).copied().unwrap_or(0));
    let golden = &GOLDEN[place(0) % GOLDEN.len()];
    let state = &golden.states[(place(1) << 8 | place(2)) % golden.states.len()];
    let name = &golden.name;
    let Some(author) = poison(state) else {
        // Before its district nobody opens an incident.
        return;
    };
    // No count goes beyond this: the opening that follows runs it over.
    let brink = State {
        opened: u32::MAX,
        ..state.clone()
    };
    let height = state.height + 1;
    let (next, verdict) = apply_author(&brink, height, state.at, &author);
    let broken = matches!(verdict, Verdict::Refused(Refusal::RuleBroken(_)));
    assert!(broken, "{name} at {height}: {verdict:?}");
    let mut wanted = State {
        height,
        at: next.at,
        refused: state.refused + 1,
        ..brink
    };
    wanted.broken.insert(height, next.at);
    wanted.seen = next.seen.clone();
    assert_eq!(next.digest(), wanted.digest(), "{name} at {height}");
    assert_eq!(next.incidents, state.incidents, "{name} at {height}");
    assert_eq!(next.stock, state.stock, "{name} at {height}");
}

/// An opening of an incident by whoever may open one there.
fn poison(state: &State) -> Option<Author> {
    let register = &state.register;
    let kind = register.types.keys().next()?;
    let township = register.townships.keys().next()?;
    let command = json!({"open": {"incident": "poison", "type": kind, "township": township,
        "place": {"words": "桥下"}, "words": "积水"}});
    let command: Command = shipped::sound(serde_json::from_value(command));
    let post = shipped::sound(PostId::new("duty-officer"));
    register.posts.get(&post)?;
    Some(Author {
        id: Uuid::from_u128(u128::MAX),
        world: state.world.clone(),
        person: shipped::sound(PersonId::new("poison")),
        post,
        seat: shipped::sound(Words::new("fuzz")),
        console: shipped::sound(Words::new("fuzz")),
        on_behalf: None,
        basis: Basis {
            height: state.height,
            chain: "0".repeat(64),
        },
        occurred_at: state.at,
        pressed_at: state.at,
        valid_for_s: None,
        command,
    })
}
