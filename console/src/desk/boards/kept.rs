//! Forms of which one is unfolded at a time. What is half written in one belongs to the thing it is
//! of: it waits there while another is unfolded, and goes when it is sent.

use std::collections::BTreeMap;

/// The forms of a list, by what each is of.
#[derive(Debug)]
pub struct Kept<I, F> {
    open: Option<I>,
    forms: BTreeMap<I, F>,
}

impl<I, F> Default for Kept<I, F> {
    fn default() -> Kept<I, F> {
        Kept {
            open: None,
            forms: BTreeMap::new(),
        }
    }
}

impl<I: Ord + Clone, F: Default> Kept<I, F> {
    /// Whether this one is unfolded.
    pub fn is_open(&self, of: &I) -> bool {
        self.open.as_ref() == Some(of)
    }

    /// Unfolds this one, and folds the one that was.
    pub fn open(&mut self, of: &I) {
        self.open = Some(of.clone());
    }

    /// Folds whichever is unfolded.
    pub fn fold(&mut self) {
        self.open = None;
    }

    /// Unfolds this one, or folds it.
    pub fn toggle(&mut self, of: &I) {
        self.open = (!self.is_open(of)).then(|| of.clone());
    }

    /// What is written in this one; a blank form where nothing is yet.
    pub fn form(&mut self, of: &I) -> &mut F {
        self.forms.entry(of.clone()).or_default()
    }

    /// Every form that was looked at, with what it is of.
    pub fn forms(&self) -> impl Iterator<Item = (&I, &F)> {
        self.forms.iter()
    }

    /// This one was sent: it is folded and blank again.
    pub fn sent(&mut self, of: &I) {
        self.forms.remove(of);
        if self.is_open(of) {
            self.fold();
        }
    }
}
