//! The passphrase, asked for in the window and tried on a thread of its own.

use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};
use ledger::device_key::{KeyError, Passphrase, ProtectedKey};
use ledger::keeper::Keeper;
use ledger::signing::SoftwareKey;
use zeroize::Zeroizing;

use super::{Console, Started};
use crate::commands::window::first_look;
use crate::desk::{Answer, Blind, Choice, Locked};
use crate::failure::{Exit, Failure};

/// Answers on their way to the window: it asks one thing at a time.
const ANSWERS_MAX: usize = 1;

impl Console {
    /// Asks in the window.
    pub(in crate::commands::window) fn locked(
        self,
        key: ProtectedKey,
        keep: Sender<JoinHandle<Keeper>>,
    ) -> Locked {
        Locked {
            look: first_look(&self.everywhere, &self.kept),
            open: Box::new(move |choice| self.answer(choice, key.clone(), keep.clone())),
        }
    }

    /// Tries what was chosen, on a thread of its own.
    pub(super) fn answer(
        &self,
        choice: Choice,
        key: ProtectedKey,
        keep: Sender<JoinHandle<Keeper>>,
    ) -> Receiver<Answer> {
        let (tell, told) = bounded(ANSWERS_MAX);
        let console = self.clone();
        let failed = tell.clone();
        let spawned = Builder::new().name("opening".to_owned()).spawn(move || {
            let answer = match console.open_with(choice, &key) {
                Ok((options, thread)) => {
                    // There is room: a console is opened once.
                    keep.try_send(thread).ok();
                    Answer::Opened(Box::new(options))
                }
                Err(None) => Answer::Wrong,
                Err(Some(why)) => Answer::Failed(Blind {
                    zh: why.zh,
                    en: why.en,
                }),
            };
            tell.send(answer).ok();
        });
        if let Err(err) = spawned {
            let why = Blind {
                zh: format!("线程无法启动:{err}"),
                en: format!("no thread: {err}"),
            };
            failed.send(Answer::Failed(why)).ok();
        }
        told
    }

    /// `None` says that it was not the passphrase.
    fn open_with(&self, choice: Choice, key: &ProtectedKey) -> Result<Started, Option<Failure>> {
        match choice {
            Choice::Passphrase(text) => match key.unlock(&Passphrase::tried(text)) {
                Ok(key) => self.start(key, true).map_err(Some),
                Err(KeyError::WrongPassphrase(_)) => Err(None),
                Err(err) => Err(Some(err.into())),
            },
            // What is pressed is signed with a key of this run alone.
            Choice::WithoutPersons => {
                let mut secret = Zeroizing::new([0; 32]);
                getrandom::fill(&mut *secret)
                    .map_err(|err| Failure::new(Exit::Machine, &err, &err))
                    .map_err(Some)?;
                self.start(SoftwareKey::from_secret(&secret), false)
                    .map_err(Some)
            }
        }
    }
}
