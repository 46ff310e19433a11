//! What the person does elsewhere brings the pane to the front that shows it: a form that is opened, a
//! board that is asked for, an incident that is chosen. And a tab that is pressed is what he looks at.

use super::Panes;
use super::pane::Pane;
use crate::desk::boards::Board;
use crate::desk::view::{Form, View};
use crate::language::Key;

/// A form that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// One of those that stand in place of the incident.
    Form(Form),
    /// The whistle form.
    Whistle,
    /// The manual, over whatever else is open.
    Manual,
}

impl Open {
    /// What its tab reads.
    #[must_use]
    pub fn title(self) -> Key {
        match self {
            Open::Form(Form::Intake) => Key::Intake,
            Open::Form(Form::Keys) => Key::KeysTitle,
            Open::Form(Form::Talk) => Key::TalkCard,
            Open::Form(Form::Settings) => Key::SettingsTitle,
            Open::Whistle => Key::NewWhistle,
            Open::Manual => Key::ManualTitle,
        }
    }

    /// The form that is open; what is written now is not written in the past.
    #[must_use]
    pub fn of(view: &View, past: bool) -> Option<Open> {
        match view.form {
            _ if view.manual.is_some() => Some(Open::Manual),
            Some(form) if form != Form::Intake || !past => Some(Open::Form(form)),
            _ if view.whistle.is_some() && !past => Some(Open::Whistle),
            _ => None,
        }
    }
}

/// What was followed last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Following {
    /// The form that is open.
    pub form: Option<Open>,
    board: Option<Board>,
    picks: u64,
}

impl Panes {
    /// Brings to the front what has changed since the last frame.
    pub fn follow(&mut self, view: &View, past: bool) {
        let now = Following {
            form: Open::of(view, past),
            board: view.board,
            picks: view.picks,
        };
        let before = std::mem::replace(&mut self.following, now);
        if let Some(form) = self.tile_of(&Pane::Form) {
            let stays = self.keeps_form(view.selected.is_some()) || now.form.is_some();
            self.tree.set_visible(form, stays);
        }
        let board = now.board.map_or(Pane::Incident, Pane::Board);
        let chosen = now.board != before.board || now.picks != before.picks;
        if now.form.is_some() && now.form != before.form {
            self.bring(&Pane::Form);
        } else if chosen || now.form != before.form {
            self.bring(&board);
        }
        if let Some(pane) = self.wanted.take() {
            self.bring(&pane);
        }
    }

    /// The board that stands where the incident does is the one that is looked at.
    pub fn led(&mut self, view: &mut View) {
        if view.board != self.following.board {
            // Something in this frame asked for another: the next one follows.
            return;
        }
        match self.in_front() {
            Some(Pane::Board(board)) => view.board = Some(board),
            Some(Pane::Incident) => view.board = None,
            _ => return,
        }
        self.following.board = view.board;
    }
}
