//! Whose word a decision is. Nobody decides in another's name; what another decided and said aloud is
//! recorded by whoever heard it (practice R2): most of it comes by voice, from men without a console.

use super::Act;
use super::rights::standing::writes_down_decisions;
use crate::entry::Means;
use crate::register::Party;
use crate::words::PostId;

/// The edition from which on a heard decision counts as its speaker's.
const SINCE_EDITION: u32 = 3;

impl Act<'_> {
    /// Whether what is said is the word of a post: of its own seat, or heard from it by the centre or
    /// by a clerk at the scene, who say by what means. What "the system" says in another's name was
    /// heard by nobody.
    pub(super) fn is_word_of(&self, post: &PostId) -> bool {
        *post == self.author.post || self.heard_from(post)
    }

    fn heard_from(&self, post: &PostId) -> bool {
        let speaks = |it: &Party| matches!(it, Party::Post(speaker) if speaker == post);
        self.state.edition >= SINCE_EDITION
            && self
                .on_behalf()
                .is_some_and(|it| it.means != Means::System && speaks(&it.who))
            && self
                .post()
                .is_some_and(|it| writes_down_decisions(it.kind.as_str(), &it.unit))
    }
}
