//! The State that an act works on, and whether anything laid hold of it to change it.

use std::ops::{Deref, DerefMut};

use crate::state::State;

/// A State that reads as itself and notes that it was taken to be changed. A refusal before that has
/// left nothing half done, and nobody need look for what it might have.
#[derive(Debug)]
pub struct Ground<'a> {
    state: &'a mut State,
    is_changed: bool,
}

impl<'a> Ground<'a> {
    pub(super) fn new(state: &'a mut State) -> Ground<'a> {
        Ground {
            state,
            is_changed: false,
        }
    }

    /// Whether it may be another than it was; it may still be the same.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }
}

impl Deref for Ground<'_> {
    type Target = State;
    fn deref(&self) -> &State {
        self.state
    }
}

impl DerefMut for Ground<'_> {
    fn deref_mut(&mut self) -> &mut State {
        self.is_changed = true;
        self.state
    }
}
