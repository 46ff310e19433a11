//! The ledger with its fold: what is appended is folded at once, and can be looked back upon.

use std::sync::Arc;

use dispatch_core::entry::{Author, World};
use dispatch_core::fold::{apply, apply_author};
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use imbl::Vector;
use ledger::chain::{self, Chain};
use ledger::signing::Signer;
use ledger::{Appended, Ledger, LedgerError, Message, hex};

use crate::desk::{DrillPicture, Keeper, Line, Picture};

/// A State is kept at every so many heights, so that looking back folds no more than that.
const KEPT_EVERY: u64 = 64;
/// Entries read from the ledger at once.
const READ_AT_ONCE: usize = 1024;

/// A ledger, its State and its log.
pub struct Book {
    ledger: Box<dyn Ledger>,
    signer: Box<dyn Signer>,
    /// What is known.
    pub state: State,
    chain: Chain,
    lines: Vector<Arc<Line>>,
    kept: Vec<State>,
    digest: Option<(u64, String)>,
}

impl Book {
    /// Opens the book: everything in the ledger is folded from the beginning.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn open(ledger: Box<dyn Ledger>, signer: Box<dyn Signer>) -> Result<Book, LedgerError> {
        let state = State::genesis(ledger.world().clone());
        let chain = chain::genesis(ledger.world());
        let kept = vec![state.clone()];
        let mut book = Book {
            ledger,
            signer,
            state,
            chain,
            lines: Vector::new(),
            kept,
            digest: None,
        };
        loop {
            let entries = book.ledger.read(book.chain_height() + 1, READ_AT_ONCE)?;
            if entries.is_empty() {
                return Ok(book);
            }
            for entry in entries {
                let (state, verdict) = apply(&book.state, &entry);
                book.chain = entry.chain;
                // Bytes of a later edition have no author to show; their refusal is counted.
                let author = Author::read(&entry.author).ok();
                book.folded(entry.height, state, author, &verdict);
            }
        }
    }

    /// The world of the ledger.
    #[must_use]
    pub fn world(&self) -> &World {
        self.ledger.world()
    }

    fn chain_height(&self) -> u64 {
        self.state.height
    }

    /// The chain at the State's height, in hex.
    #[must_use]
    pub fn chain(&self) -> String {
        hex::write(&self.chain)
    }

    fn folded(&mut self, height: u64, state: State, author: Option<Author>, verdict: &Verdict) {
        self.state = state;
        if let Some(author) = author {
            let refusal = verdict.refusal().cloned();
            let at = self.state.at;
            self.lines.push_back(Arc::new(Line {
                height,
                at,
                author,
                refusal,
            }));
        }
        if height.is_multiple_of(KEPT_EVERY) {
            self.kept.push(self.state.clone());
        }
    }

    /// Appends an author's part and folds it.
    ///
    /// # Errors
    /// [`LedgerError::NotDurable`]: nothing was recorded.
    pub fn enter(&mut self, author: Author) -> Result<Option<Appended>, LedgerError> {
        let message = Message::sign(&author, self.signer.as_ref());
        let Ok(appended) = self.ledger.append(&message)? else {
            return Ok(None);
        };
        if appended.height <= self.state.height {
            // It stood already and is folded.
            return Ok(Some(appended));
        }
        let (state, verdict) =
            apply_author(&self.state, appended.height, appended.recorded_at, &author);
        self.chain = appended.chain;
        self.folded(appended.height, state, Some(author), &verdict);
        Ok(Some(appended))
    }

    /// Tries to write again after the disk had failed.
    ///
    /// # Errors
    /// It still fails.
    pub fn recover(&mut self) -> Result<(), LedgerError> {
        self.ledger.recover()
    }

    /// The height of the newest digest.
    #[must_use]
    pub fn digest_height(&self) -> Option<u64> {
        self.digest.as_ref().map(|(height, _)| *height)
    }

    /// Whether the newest entry had no effect.
    #[must_use]
    pub fn last_refused(&self) -> bool {
        self.lines.last().is_some_and(|line| line.refusal.is_some())
    }

    /// Computes the digest of the present State.
    pub fn take_digest(&mut self) {
        if self
            .digest
            .as_ref()
            .is_none_or(|(height, _)| *height != self.state.height)
        {
            self.digest = Some((self.state.height, hex::write(&self.state.digest())));
        }
    }

    /// What the desk shows now.
    #[must_use]
    pub fn picture(
        &self,
        waiting: usize,
        trouble: Option<String>,
        drill: Option<DrillPicture>,
    ) -> Picture {
        Picture {
            state: Arc::new(self.state.clone()),
            chain: self.chain(),
            digest: self.digest.clone(),
            lines: self.lines.clone(),
            waiting,
            trouble,
            drill,
        }
    }

    /// Shows the desk how it was at a height.
    pub fn look_back(&self, height: u64, keeper: &Keeper, drill: Option<DrillPicture>) {
        let height = height.min(self.state.height);
        let Ok(index) = usize::try_from(height / KEPT_EVERY) else {
            return;
        };
        let Some(kept) = self.kept.get(index) else {
            return;
        };
        let mut state = kept.clone();
        let missing = usize::try_from(height - state.height).unwrap_or(0);
        let Ok(entries) = self.ledger.read(state.height + 1, missing) else {
            return;
        };
        for entry in entries.iter().take(missing) {
            state = apply(&state, entry).0;
        }
        let lines = self
            .lines
            .iter()
            .take_while(|line| line.height <= height)
            .cloned()
            .collect();
        let picture = Picture {
            state: Arc::new(state),
            lines,
            digest: None,
            ..self.picture(0, None, drill)
        };
        // The desk asks again when it still wants one; an old answer in the way is not waited for.
        let _ = keeper.past.try_send(Arc::new(picture));
    }
}
