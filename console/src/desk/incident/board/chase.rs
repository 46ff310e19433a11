//! 催: one key opens the ladder of whoever stands on top of the board, and one more stroke records what
//! came of the call. The officer dials himself, so all who are late are chased one after the other.

use dispatch_core::words::DepartmentId;
use eframe::egui::{Key as Pressed, Response, Ui};

use super::order::Order;
use crate::desk::lateness::Lateness;

/// Whom the keys chase.
#[derive(Debug, Default)]
pub struct Chase {
    asked: Option<Asked>,
    now: Option<Chased>,
    /// Who comes after, top down.
    then: Vec<DepartmentId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    First,
    All,
}

/// Whoever is chased, and how far that is.
#[derive(Debug)]
struct Chased {
    who: DepartmentId,
    opened: bool,
    focused: bool,
}

impl Chase {
    /// A key was struck: whoever is on top is chased, or all who are late.
    pub fn ask(&mut self, all: bool) {
        self.asked = Some(if all { Asked::All } else { Asked::First });
    }

    /// Looks whom that means, as the board is drawn now. Where nobody is late the first is whoever has least
    /// time left.
    pub fn look(&mut self, order: &Order<'_>, lateness: &Lateness) {
        self.then
            .retain(|it| order.late.iter().any(|(id, _)| *id == it));
        let Some(asked) = self.asked.take() else {
            return;
        };
        let awaited = order.awaited();
        let mut running = awaited.filter(|(id, _)| lateness.clock(id).is_some());
        let Some((first, _)) = running.next() else {
            return;
        };
        let late = order.late.iter().map(|(id, _)| (*id).clone());
        self.then = match asked {
            Asked::First => Vec::new(),
            Asked::All => late.skip(1).collect(),
        };
        self.go_to((*first).clone());
    }

    fn go_to(&mut self, who: DepartmentId) {
        self.now = Some(Chased {
            who,
            opened: false,
            focused: false,
        });
    }

    fn at(&mut self, who: &DepartmentId) -> Option<&mut Chased> {
        self.now.as_mut().filter(|it| it.who == *who)
    }

    /// Whether this one is chased.
    #[must_use]
    pub fn is_at(&self, who: &DepartmentId) -> bool {
        self.now.as_ref().is_some_and(|it| it.who == *who)
    }

    /// Whether the ladder of this one is to be opened, once.
    pub fn opens(&mut self, who: &DepartmentId) -> bool {
        let chased = self.at(who);
        chased.is_some_and(|it| !std::mem::replace(&mut it.opened, true))
    }

    /// Puts the keyboard on the first result, once its ladder is seen. The stroke that recorded the one
    /// before must have been let go: a key that is held records nothing more.
    pub fn focus(&mut self, ui: &Ui, who: &DepartmentId, first: &Response) {
        let held = |key| ui.input(|input| input.key_down(key));
        if ui.is_sizing_pass() || held(Pressed::Enter) || held(Pressed::Space) {
            return;
        }
        if let Some(chased) = self.at(who).filter(|it| !it.focused) {
            chased.focused = true;
            first.request_focus();
        }
    }

    /// A result of this one was recorded: the next is chased, if there is one.
    pub fn said(&mut self, who: &DepartmentId) {
        if self.is_at(who) {
            self.now = None;
            if !self.then.is_empty() {
                let next = self.then.remove(0);
                self.go_to(next);
            }
        }
    }

    /// The ladder of this one was put away: nobody else is chased either.
    pub fn put_away(&mut self, who: &DepartmentId) {
        if self.is_at(who) {
            self.now = None;
            self.then.clear();
        }
    }
}
