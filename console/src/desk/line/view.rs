//! What is half typed on the line, what was typed before, and what became of it.

use dispatch_core::state::State;
use uuid::Uuid;

use super::meaning::Meaning;
use super::read::Choice;
use super::strokes::Strokes;
use crate::desk::link::Picture;
use crate::desk::outbox::{Outbox, fresh_id};

/// How many lines are kept to be typed again.
const HISTORY_MAX: usize = 50;

/// The line as the person left it.
#[derive(Debug)]
pub struct LineView {
    /// What is typed.
    pub text: String,
    /// Which of several names is meant.
    pub choice: Option<Choice>,
    /// The keys of this frame, and those that wait.
    pub strokes: Strokes,
    /// Names what the line makes: one name until it is sent, so that what is shown is what is sent.
    pub fresh: Uuid,
    /// The meaning that is on the screen: another is not sent unseen.
    pub shown: Option<Meaning>,
    /// What is to be said beside the line.
    pub notice: Option<Notice>,
    history: Vec<String>,
    /// How far back in the history the line stands; 0 is what is being typed.
    back: usize,
    /// What was sent last, until its verdict is known.
    sent: Option<(Uuid, String)>,
}

/// What is said of the line itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What was pasted was cut.
    Cut,
    /// The meaning changed just before Enter.
    Changed,
    /// What was sent came back refused.
    Refused(String),
    /// The past is on the screen.
    Past,
}

impl Default for LineView {
    fn default() -> LineView {
        LineView {
            text: String::new(),
            choice: None,
            strokes: Strokes::default(),
            fresh: fresh_id(),
            shown: None,
            notice: None,
            history: Vec::new(),
            back: 0,
            sent: None,
        }
    }
}

impl LineView {
    /// Empties the line; what stood there can be called back.
    pub fn clear(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() && self.history.last() != Some(&text) {
            self.history.push(text);
            let over = self.history.len().saturating_sub(HISTORY_MAX);
            self.history.drain(..over);
        }
        self.choice = None;
        self.shown = None;
        self.back = 0;
        self.fresh = fresh_id();
    }

    /// The line was sent as this entry.
    pub fn sent(&mut self, entry: Uuid) {
        self.sent = Some((entry, self.text.clone()));
        self.notice = None;
        self.clear();
    }

    /// Whether the line stands in its history, or is empty: then the arrows go through it.
    #[must_use]
    pub fn is_in_history(&self) -> bool {
        self.back > 0 || self.text.is_empty()
    }

    /// An older line, or a younger one.
    pub fn recall(&mut self, older: bool) {
        let back = match older {
            true => (self.back + 1).min(self.history.len()),
            false => self.back.saturating_sub(1),
        };
        self.back = back;
        let at = self.history.len().checked_sub(back);
        let line = at.and_then(|at| self.history.get(at));
        self.text = line.cloned().unwrap_or_default();
        self.choice = None;
    }

    /// Something was typed: the line leaves its history.
    pub fn typed(&mut self) {
        self.back = 0;
        self.notice = None;
    }

    /// Looks for the verdict of what was sent. What was refused comes back, and nothing of what is
    /// typed meanwhile goes.
    pub fn hear_verdict(
        &mut self,
        picture: &Picture,
        outbox: &Outbox,
        sentence: impl Fn(&State, &dispatch_core::refusal::Refusal) -> String,
    ) {
        let Some((entry, _)) = &self.sent else { return };
        if outbox.is_sending(*entry) {
            return;
        }
        let lines = picture
            .lines
            .iter()
            .rev()
            .take(super::told::LOOKED_BACK_MAX);
        let mut own = lines.filter(|line| line.author.id == *entry);
        let refusal = match own.next() {
            Some(line) => line.refusal.clone(),
            None => None,
        };
        let Some((_, text)) = self.sent.take() else {
            return;
        };
        let Some(refusal) = refusal.filter(|it| !it.is_quiet()) else {
            return;
        };
        self.notice = Some(Notice::Refused(sentence(&picture.state, &refusal)));
        if self.text.is_empty() {
            self.text = text;
            self.back = 0;
        }
    }

    /// Another person sits here: he finds nothing of what was typed.
    pub fn forget(&mut self) {
        *self = LineView::default();
    }
}
