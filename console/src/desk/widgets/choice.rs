//! A line of a list that opens.

use eframe::egui::{Role, Ui, WidgetInfo};

/// One of the things that can be chosen; `name` is what it is called aloud, unlike what stands elsewhere
/// on the screen by the same words. Returns whether it was pressed.
pub fn choice(ui: &mut Ui, chosen: bool, (text, name): (&str, &str)) -> bool {
    let response = ui.selectable_label(chosen, text);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    response.clicked()
}
