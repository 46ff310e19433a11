//! What the ledger says is destroyed leaves this machine too (practice R7): in the vault beside the
//! ledger, on a thread of its own, because a vault that somebody reads keeps a writer waiting.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, never};
use dispatch_core::state::State;

use super::{Keeper, Trouble};
use crate::error::LedgerError;
use crate::vault::{SecretKey, Vault};

/// States to be obeyed that the worker has not taken: each holds all that earlier ones asked for.
const OBEYED_MAX: usize = 1;

/// Whose destructions are obeyed, and with which key.
#[derive(Clone, Debug)]
pub struct Obeying {
    /// The ledger file; the vault lies beside it.
    pub ledger: PathBuf,
    /// This device's ([`crate::signing::SoftwareKey::vault_key`]).
    pub wrapping: SecretKey,
}

/// How many incidents the State asked for, and what came of it.
pub(super) type Obeyed = (usize, Result<(), LedgerError>);

/// What the ledger thread knows of the worker.
pub(super) struct Obedience {
    ask: Option<Sender<Arc<State>>>,
    pub(super) answers: Receiver<Obeyed>,
    /// Of how many incidents the vault is known to be rid; `None` before it was opened once, which
    /// also encrypts what an earlier version left in plain text.
    done: Option<usize>,
    under_way: bool,
    failed: bool,
}

impl Obeying {
    /// What the worker does.
    pub(super) fn worker(self) -> impl Fn(&State) -> Result<(), LedgerError> + Send + 'static {
        move |state| self.obey(state)
    }

    fn obey(&self, state: &State) -> Result<(), LedgerError> {
        if let Some(mut vault) = Vault::found(&self.ledger, self.wrapping.clone())? {
            vault.obey(state)?;
        }
        Ok(())
    }
}

impl Obedience {
    pub(super) fn start(
        worker: Option<impl Fn(&State) -> Result<(), LedgerError> + Send + 'static>,
        answers_max: usize,
    ) -> Obedience {
        let (ask, answers) = match worker {
            Some(obey) => {
                let (ask, asked) = bounded::<Arc<State>>(OBEYED_MAX);
                let (tell, answers) = bounded(answers_max);
                thread::spawn(move || {
                    for state in asked {
                        let wanted = state.destroyed_personal().count();
                        if tell.send((wanted, obey(&state))).is_err() {
                            return;
                        }
                    }
                });
                (Some(ask), answers)
            }
            None => (None, never()),
        };
        Obedience {
            ask,
            answers,
            done: None,
            under_way: false,
            failed: false,
        }
    }

    /// Has the worker obey what is new; `again` also what failed. What rests on a snapshot that is not
    /// proven is not obeyed: it may be wrong, and a key that is gone does not come back.
    pub(super) fn follow(&mut self, keeper: &Keeper, again: bool) {
        if keeper.unproven.is_some() {
            return;
        }
        let state = keeper.state();
        let is_new = || self.done != Some(state.destroyed_personal().count());
        if self.under_way || (self.failed && !again) || !is_new() {
            return;
        }
        if let Some(ask) = &self.ask {
            self.under_way = ask.try_send(Arc::new(state.clone())).is_ok();
        }
    }

    /// Hears what came of it; what is to be said about it now.
    pub(super) fn heard(&mut self, obeyed: Option<Obeyed>) -> Option<Trouble> {
        let Some((wanted, result)) = obeyed else {
            self.answers = never();
            return Some(Trouble::NotDestroyed {
                waiting: 0,
                cause: "the thread that keeps it has ended".to_owned(),
            });
        };
        self.under_way = false;
        self.failed = result.is_err();
        match result {
            Ok(()) => {
                self.done = Some(wanted);
                None
            }
            Err(err) => Some(Trouble::NotDestroyed {
                waiting: wanted - self.done.unwrap_or_default().min(wanted),
                cause: cause(err),
            }),
        }
    }
}

impl Keeper {
    /// Says what the vault did not do; whether that is news.
    pub(super) fn tell_obeyed(&mut self, trouble: Option<Trouble>) -> bool {
        let is_it = |it: &&Trouble| matches!(it, Trouble::NotDestroyed { .. });
        if self.troubles.iter().find(is_it) == trouble.as_ref() {
            return false;
        }
        self.troubles.retain(|it| !is_it(&it));
        self.troubles.extend(trouble);
        true
    }
}

/// The error without its sentence, which speaks of a ledger.
fn cause(err: LedgerError) -> String {
    match err {
        LedgerError::NotDurable(cause) => cause,
        LedgerError::NotALedger(path, what)
        | LedgerError::Newer(path, what)
        | LedgerError::Machine(path, what)
        | LedgerError::Missing(path, what) => format!("{}: {what}", path.display()),
        other => other.to_string(),
    }
}
