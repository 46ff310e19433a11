//! State as it is kept beside a ledger: with what the digest leaves out.

use imbl::{OrdMap, OrdSet};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::State;

/// A State that can be written and read back whole. It is a disposable cache (design §4).
///
/// State alone leaves out the ids it has seen, which the digest must not hold; a console that began
/// from it would accept an id twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    state: State,
    seen: OrdMap<Uuid, u64>,
    skip: OrdSet<u64>,
}

impl From<State> for Snapshot {
    fn from(state: State) -> Snapshot {
        let (seen, skip) = (state.seen.clone(), state.skip.clone());
        Snapshot { state, seen, skip }
    }
}

impl From<Snapshot> for State {
    fn from(snapshot: Snapshot) -> State {
        State {
            seen: snapshot.seen,
            skip: snapshot.skip,
            ..snapshot.state
        }
    }
}
