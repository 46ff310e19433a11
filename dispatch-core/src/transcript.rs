//! stub
use crate::{entry::Author, refusal::Verdict, sentence::Names, state::State};
#[must_use]
pub fn line(_: &Names, state: &State, height: u64, author: &Author, verdict: &Verdict) -> String {
    format!(
        "{}  {height}  {} {}",
        state.at.local_clock(),
        author.command.zh(),
        verdict
            .refusal()
            .map(ToString::to_string)
            .unwrap_or_default()
    )
}
