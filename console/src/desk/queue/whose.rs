//! Whose incidents are listed (practice R19): mine, nobody's, all; one key goes from one to the next.

use dispatch_core::words::PersonId;
use eframe::egui::{Role, Ui, WidgetInfo};

use super::QueueView;
use super::listed::Queued;
use crate::desk::sight::Sight;
use crate::desk::widgets::tab;
use crate::language::Key;

/// Which incidents the queue lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// 我的: the open ones that whoever sits here has.
    Mine,
    /// 无人承办: the open ones that nobody in the room has.
    Nobodys,
    /// 全部: every one, those that are over as well.
    #[default]
    All,
}

impl Whose {
    const ORDER: [(Whose, Key); 3] = [
        (Whose::Mine, Key::QueueMine),
        (Whose::Nobodys, Key::QueueNobodys),
        (Whose::All, Key::QueueAll),
    ];

    /// What the key shows next.
    #[must_use]
    pub fn next(self) -> Whose {
        match self {
            Whose::All => Whose::Mine,
            Whose::Mine => Whose::Nobodys,
            Whose::Nobodys => Whose::All,
        }
    }

    /// Whether an incident is listed for this person.
    #[must_use]
    pub fn lists(self, it: &Queued, me: &PersonId) -> bool {
        match self {
            Whose::All => true,
            Whose::Mine => it.is_open && it.holder.as_ref() == Some(me),
            Whose::Nobodys => it.is_open && it.holder.is_none(),
        }
    }
}

/// Draws the three tabs, each with how many open incidents it lists.
pub fn tabs_ui(ui: &mut Ui, sight: &Sight<'_>, queue: &mut QueueView, rows: &[Queued]) {
    let me = &sight.seat.person;
    for (whose, key) in Whose::ORDER {
        let open = rows.iter().filter(|it| it.is_open);
        let count = open.filter(|it| whose.lists(it, me)).count();
        let text = format!("{} {count}", sight.say(key));
        let is_shown = queue.whose == whose;
        let response = tab(ui, sight.look, is_shown, (&text, 0));
        // It chooses rows and no part of the window, which is what a tab does here.
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_shown, &text));
        if response.clicked() {
            queue.whose = whose;
        }
    }
}
