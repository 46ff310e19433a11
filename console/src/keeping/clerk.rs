//! Keeping the person vault for the desk (practice R7): on a thread of its own, because a vault that
//! somebody else writes or reads keeps whoever wants it waiting, and neither the desk nor the ledger
//! may wait.
//!
//! A press with personal data comes here first. They are put in under the incident's key; then the
//! command, which carries the reference and the hash and nothing else, goes to the ledger as any other.
//! A crash between the two leaves a row that no entry names, and that goes with the incident's key.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, select};
use dispatch_core::command::Command;
use dispatch_core::entry::Author;
use dispatch_core::personal::Particulars;
use dispatch_core::state::State;
use dispatch_core::words::Words;
use ledger::LedgerError;
use ledger::vault::{Sealed, SecretKey, Vault, VaultReader};
use zeroize::Zeroizing;

use crate::desk::{Asked, Confided, Told, VaultEnds};

/// Whoever keeps the vault of one ledger.
#[derive(Debug)]
pub struct Clerk {
    /// The ledger file; the vault lies beside it, and is made when the first thing is put in.
    pub ledger: PathBuf,
    /// This device's ([`ledger::signing::SoftwareKey::vault_key`]); `None` where the console was opened
    /// without it, and the vault stays closed.
    pub wrapping: Option<SecretKey>,
}

impl Clerk {
    /// Answers until the desk is gone. `obeyed` brings the States whose destructions are obeyed here;
    /// in the live world the ledger thread has a worker for that.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(
        self,
        ends: VaultEnds,
        obeyed: Receiver<Arc<State>>,
    ) -> Result<JoinHandle<()>, LedgerError> {
        Builder::new()
            .name("vault".to_owned())
            .spawn(move || self.run(&ends, &obeyed))
            .map_err(|err| LedgerError::Machine(PathBuf::from("thread"), err.to_string()))
    }

    fn run(&self, ends: &VaultEnds, obeyed: &Receiver<Arc<State>>) {
        loop {
            select! {
                recv(ends.asked) -> asked => {
                    let Ok(asked) = asked else { return };
                    if !self.answer(asked, ends) {
                        return;
                    }
                },
                recv(obeyed) -> state => {
                    let Ok(state) = state else { return };
                    // A drill's vault holds nobody's data; what cannot be written now goes with the
                    // next destruction.
                    let key = self.key();
                    let found = key.and_then(|key| Vault::found(&self.ledger, key));
                    if let Ok(Some(mut vault)) = found {
                        let _ = vault.obey(&state);
                    }
                },
            }
        }
    }

    fn key(&self) -> Result<SecretKey, LedgerError> {
        self.wrapping.clone().ok_or_else(|| {
            let what = "未输入本机密钥口令,人员信息库未打开 · opened without the passphrase of the \
                        device key";
            LedgerError::Machine(self.ledger.clone(), what.to_owned())
        })
    }

    /// Does what is asked; `false` once nobody hears.
    fn answer(&self, asked: Asked, ends: &VaultEnds) -> bool {
        match asked {
            Asked::Put(author, confided) => match caught(|| self.put(&author, &confided)) {
                Ok(author) => ends.pressed.send(author).is_ok(),
                Err(why) => ends.told.send(Told::NotPut(author, confided, why)).is_ok(),
            },
            Asked::Read(sealed) => {
                let told = self.read(sealed);
                told.into_iter().all(|it| ends.told.send(it).is_ok())
            }
        }
    }

    /// Puts in who the person is; the entry that says so without saying who.
    ///
    /// # Errors
    /// It is not in, and nothing is to be recorded.
    pub fn put(&self, author: &Author, confided: &Confided) -> Result<Author, LedgerError> {
        let mut author = author.clone();
        let (incident, vault_ref, vault_hash) = match &mut author.command {
            Command::Sought(it) => (&it.incident, &mut it.vault_ref, &mut it.vault_hash),
            Command::SceneContact(it) => (&it.incident, &mut it.vault_ref, &mut it.vault_hash),
            other => {
                let what = format!("{} carries no personal data", other.name());
                return Err(LedgerError::Machine(self.ledger.clone(), what));
            }
        };
        let content = serde_json::to_vec(&**confided)
            .map(Zeroizing::new)
            .map_err(|err| LedgerError::Machine(self.ledger.clone(), err.to_string()))?;
        let mut vault = Vault::beside(&self.ledger, self.key()?)?;
        let Sealed { reference, hash } = vault.put(incident, &content)?;
        let words = |text: String| {
            Words::new(&text).map_err(|what| LedgerError::Machine(self.ledger.clone(), what))
        };
        *vault_ref = Some(words(reference)?);
        *vault_hash = Some(words(hash)?);
        Ok(author)
    }

    /// What references stand for.
    #[must_use]
    pub fn read(&self, sealed: Vec<Sealed>) -> Vec<Told> {
        let vault = VaultReader::found(&self.ledger, || self.key());
        let one = |it: Sealed| {
            let found = match &vault {
                Ok(Some(vault)) => vault.get(&it),
                Ok(None) => Ok(None),
                Err(err) => Err(LedgerError::clone(err)),
            };
            match found {
                Ok(content) => Told::Read(it.reference, content.map(|it| particulars(&it))),
                Err(why) => Told::Unreadable(it.reference, why),
            }
        };
        sealed.into_iter().map(one).collect()
    }
}

/// A panic is an answer like any other failure: what was to be put in goes back to the person.
fn caught<T>(ask: impl FnOnce() -> Result<T, LedgerError>) -> Result<T, LedgerError> {
    catch_unwind(AssertUnwindSafe(ask))
        .unwrap_or_else(|_| Err(LedgerError::NotDurable("panic".to_owned())))
}

/// What was put in. What another program put in as a plain text is a name.
fn particulars(content: &[u8]) -> Confided {
    Confided::new(
        serde_json::from_slice(content).unwrap_or_else(|_| Particulars {
            name: String::from_utf8_lossy(content).into_owned(),
            ..Particulars::default()
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_on_the_way_into_the_vault_is_an_answer() {
        let told = caught::<()>(|| std::panic::panic_any("the vault broke its own rules"));
        assert!(matches!(told, Err(LedgerError::NotDurable(_))), "{told:?}");
        assert_eq!(caught(|| Ok(1)), Ok(1));
    }
}
