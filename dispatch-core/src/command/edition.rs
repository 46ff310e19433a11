//! Which edition of the rules brought a command (design §4, "The rule edition in force is state").

use super::Command;

impl Command {
    /// The first edition in which it may be said. While an older one is in force, every console
    /// refuses it as `NotInThisEdition`, so that all of them fold an old ledger alike.
    #[must_use]
    pub fn edition(&self) -> u32 {
        match self {
            Command::SetForm(_)
            | Command::AskReturn(_)
            | Command::EndReturn(_)
            | Command::GiveReturn(_) => 2,
            _ => 1,
        }
    }
}
