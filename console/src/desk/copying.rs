//! Copy text 复制文字 (practice N2): a button beside a call, an order or a report; the core makes the text.

use dispatch_core::sentence::{Copied, copied};
use eframe::egui::Ui;

use super::sight::Sight;
use super::widgets::{Weight, plain_button};
use crate::language::Key;

/// A small button that copies this; `who` tells it from those of others.
pub fn copy_ui(ui: &mut Ui, sight: &Sight<'_>, who: &str, what: Copied<'_>) -> bool {
    let text = sight.say(Key::CopyShort);
    let name = format!("{} {who}", sight.say(Key::CopyText));
    let pressed = plain_button(ui, sight.look, Weight::Small, &text, &name).clicked();
    if pressed {
        let text = copied(sight.names, sight.state(), what, sight.now);
        ui.ctx().copy_text(sight.lang().text(text));
    }
    pressed
}
