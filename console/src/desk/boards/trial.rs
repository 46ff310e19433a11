//! What the fold would make of a press, before it is pressed: the same question that every button
//! asks, with the State that would come of it.

use dispatch_core::fold;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;

use crate::desk::outbox::Draft;
use crate::desk::sight::Sight;
use crate::language::Key;

/// The State after this press.
///
/// # Errors
/// Why it would have no effect, as a sentence.
pub fn after(sight: &Sight<'_>, draft: &Draft) -> Result<State, String> {
    if sight.past {
        let at = sight.now.local_clock().to_string();
        return Err(sight.say_with(Key::PastView, [("at", at.into())]));
    }
    let author = sight.written(draft);
    let height = sight.state().height + 1;
    let (state, verdict) = fold::apply_author(sight.state(), height, sight.recorded_at, &author);
    match verdict {
        Verdict::Accepted => Ok(state),
        Verdict::Refused(refusal) => Err(sight.refusal_text(&refusal)),
    }
}
