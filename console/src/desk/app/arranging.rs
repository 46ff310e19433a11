//! While the panes are arranged: what can be done, and how to have done with it.

use eframe::egui::{Label, Ui};

use super::Desk;
use crate::desk::look::inked;
use crate::desk::panes::Pane;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button, toggle_of};
use crate::language::Key;

impl Desk {
    pub(super) fn arranging_ui(&mut self, ui: &mut Ui, now: &Sight<'_>) {
        let p = now.look.palette;
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let text = now.say(Key::LayoutArranging);
            ui.add(Label::new(inked(text, size::BODY, p.ink1)).wrap());
            for pane in Pane::optional() {
                let text = pane.title(now.look);
                let name = now.say_with(Key::PaneNamed, [("pane", (&*text).into())]);
                if toggle_of(ui, now.look, self.panes.holds(pane), (&text, &name)) {
                    self.panes.toggle(pane);
                }
            }
            let (key, can) = match (self.panes.is_preset(), self.panes.has_put_away()) {
                (false, _) => (Key::LayoutPreset, true),
                (true, put_away) => (Key::LayoutOwn, put_away),
            };
            let text = format!("F8 {}", now.say(key));
            if can && act_button(ui, now.look, Weight::Plain, (&text, &text), None) {
                self.panes.reset();
            }
            let text = now.say(Key::LayoutDone);
            if act_button(ui, now.look, Weight::Primary, (&text, &text), None) {
                self.panes.arranging = false;
            }
        });
    }
}
