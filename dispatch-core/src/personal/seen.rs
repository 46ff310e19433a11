//! Who may see the personal data of an incident in clear (practice R7: a reference "drawn locally with
//! the right to see it").

use crate::register::Unit;
use crate::state::{Incident, State};
use crate::words::PostId;

/// Whether whoever sits at `post` may see who a person of `incident` is: the centre, which reports and
/// certifies, and the commander of record, who searches. Townships, departments and the wall see the
/// reference; director and evaluator belong to drills and see nobody in the live world (derived; no
/// law names the seats).
#[must_use]
pub fn may_see(state: &State, incident: &Incident, post: &PostId) -> bool {
    if incident.commander().is_some_and(|it| it.post == *post) {
        return true;
    }
    let Some(post) = state.register.posts.get(post) else {
        return false;
    };
    let of_drills = matches!(post.kind.as_str(), "director" | "evaluator");
    post.unit == Unit::Centre && (!of_drills || state.world.is_drill())
}
