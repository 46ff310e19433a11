//! What the ledger says is destroyed leaves this machine too (practice R7).

use std::io::Write;
use std::path::PathBuf;

use dispatch_core::state::State;
use ledger::LedgerError;
use ledger::vault::{SecretKey, Vault};

/// Obeys the destructions of a ledger in the vault beside it.
#[derive(Debug)]
pub struct Destruction {
    ledger: PathBuf,
    wrapping: SecretKey,
    /// How many incidents this vault has followed, and of the last failure how many it was asked to.
    obeyed: usize,
    failed: usize,
}

impl Destruction {
    /// Obeys what stands already: a console may have been stopped between the entry and the file.
    ///
    /// # Errors
    /// There is a vault, and it cannot be written.
    pub fn begin(
        ledger: PathBuf,
        wrapping: SecretKey,
        state: &State,
    ) -> Result<Destruction, LedgerError> {
        let mut destruction = Destruction {
            ledger,
            wrapping,
            obeyed: 0,
            failed: 0,
        };
        destruction.obey(state)?;
        Ok(destruction)
    }

    /// Obeys what is new in `state`. What fails is told once on stderr and tried again at the next
    /// State and at the next start.
    pub fn follow(&mut self, state: &State) {
        let asked = state.destroyed_personal().count();
        if asked == self.obeyed {
            return;
        }
        if let Err(err) = self.obey(state)
            && self.failed != asked
        {
            self.failed = asked;
            // Nobody is left to tell when stderr itself is closed.
            let _ = writeln!(std::io::stderr().lock(), "{}\n{err}", err.zh());
        }
    }

    fn obey(&mut self, state: &State) -> Result<(), LedgerError> {
        if let Some(mut vault) = Vault::found(&self.ledger, self.wrapping.clone())? {
            vault.obey(state)?;
        }
        self.obeyed = state.destroyed_personal().count();
        Ok(())
    }
}
