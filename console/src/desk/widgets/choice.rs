//! A list that drops down, and a line of it.

use eframe::egui::{Id, Response, Role, Ui, WidgetInfo};

use crate::desk::sight::Sight;
use crate::language::Key;

/// One of the things that can be chosen; `name` is what it is called aloud, unlike what stands elsewhere
/// on the screen by the same words. Returns whether it was pressed.
pub fn choice(ui: &mut Ui, chosen: bool, (text, name): (&str, &str)) -> bool {
    let response = ui.selectable_label(chosen, text);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    taken(ui, &response)
}

/// The same where nothing else on the screen is called so.
pub fn list_line(ui: &mut Ui, chosen: bool, text: impl Into<String>) -> bool {
    let response = ui.selectable_label(chosen, text.into());
    taken(ui, &response)
}

/// Whether this line of a list was pressed: the list closes. The pointer closes it by itself, a key would
/// leave it over what lies below.
fn taken(ui: &mut Ui, line: &Response) -> bool {
    if line.clicked() {
        if ui.input(|it| !it.pointer.any_released()) {
            let now = ui.cumulative_pass_nr();
            ui.data_mut(|it| it.insert_temp(by_key_id(), now));
        }
        ui.close();
    }
    line.clicked()
}

fn by_key_id() -> Id {
    Id::unique("chosen by a key")
}

/// The button of a list that drops down.
pub trait Listed {
    /// Calls it so aloud, and gives the keyboard back to it once a key has chosen.
    fn listed(&self, sight: &Sight<'_>, name: Key);

    /// The same where one stands in each row.
    fn listed_as(&self, name: &str);
}

impl Listed for Response {
    fn listed(&self, sight: &Sight<'_>, name: Key) {
        self.listed_as(&sight.say(name));
    }

    fn listed_as(&self, name: &str) {
        self.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
        // The list was drawn just now: a choice of this frame is one of it.
        let chosen = self.ctx.data_mut(|it| it.remove_temp::<u64>(by_key_id()));
        if chosen == Some(self.ctx.cumulative_pass_nr()) {
            self.request_focus();
        }
    }
}
