//! What the fold would make of a press, before it is pressed: the same question that every button
//! asks, with the State that would come of it.

use dispatch_core::command::Command;
use dispatch_core::entry::OnBehalf;
use dispatch_core::fold;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use dispatch_core::time::Time;

use crate::desk::sight::Sight;
use crate::language::Key;

/// The State after this command, said of this moment.
///
/// # Errors
/// Why it would have no effect, as a sentence.
pub fn after(
    sight: &Sight<'_>,
    command: &Command,
    on_behalf: Option<&OnBehalf>,
    occurred_at: Time,
) -> Result<State, String> {
    if sight.past {
        let at = sight.now.local_clock().to_string();
        return Err(sight.say_with(Key::PastView, [("at", at.into())]));
    }
    let nil = uuid::Uuid::nil();
    let author = sight.author(nil, command.clone(), on_behalf.cloned(), occurred_at);
    let height = sight.state().height + 1;
    let (state, verdict) = fold::apply_author(sight.state(), height, sight.recorded_at, &author);
    match verdict {
        Verdict::Accepted => Ok(state),
        Verdict::Refused(refusal) => Err(sight.refusal_text(&refusal)),
    }
}
