//! A button and the menu that it opens, which belongs to a thing and not to a place. egui names a menu after
//! where its button stands: when a row comes in above, a menu that stands open would be the one of another
//! row, and the act of the wrong one would be pressed.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{
    Button, Id, Popup, PopupCloseBehavior, Response, Role, SetOpenCommand, Ui, WidgetInfo,
    WidgetText,
};

/// The menu of one thing.
#[derive(Debug)]
pub struct RowMenu {
    id: Id,
    stays: bool,
    opens: bool,
}

impl RowMenu {
    /// The menu of what `of` names, which must hold everything that tells it from the others on the screen:
    /// the incident, the row, and what the menu is for.
    #[must_use]
    pub fn of(of: impl Hash + Debug) -> RowMenu {
        RowMenu {
            id: Id::unique(("row menu", of)),
            stays: false,
            opens: false,
        }
    }

    /// It stays open until something in it closes it or somebody presses beside it: there is a field in it,
    /// or several of its lines may be wanted.
    #[must_use]
    pub fn staying(self) -> RowMenu {
        RowMenu {
            stays: true,
            ..self
        }
    }

    /// It is opened now, as if its button were pressed, and its row brought into sight.
    #[must_use]
    pub fn opened_if(self, opens: bool) -> RowMenu {
        RowMenu { opens, ..self }
    }

    /// Draws the button, called `name` aloud, and what is in the menu while that is open. Returns the button
    /// and what the menu said.
    pub fn ui<R>(
        self,
        ui: &mut Ui,
        (text, name): (impl Into<WidgetText>, &str),
        content: impl FnOnce(&mut Ui) -> R,
    ) -> (Response, Option<R>) {
        self.under(ui, (Button::new(text.into()), name), content)
    }

    /// The same under a button that looks otherwise.
    pub fn under<R>(
        self,
        ui: &mut Ui,
        (button, name): (Button<'_>, &str),
        content: impl FnOnce(&mut Ui) -> R,
    ) -> (Response, Option<R>) {
        let button = ui.add(button);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        let behaviour = if self.stays {
            PopupCloseBehavior::CloseOnClickOutside
        } else {
            PopupCloseBehavior::CloseOnClick
        };
        let mut menu = Popup::menu(&button).id(self.id).close_behavior(behaviour);
        if self.opens {
            menu = menu.open_memory(Some(SetOpenCommand::Bool(true)));
            ui.scroll_to_rect(button.rect, None);
        }
        let shown = menu.show(content);
        (button, shown.map(|it| it.inner))
    }
}
