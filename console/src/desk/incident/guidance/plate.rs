//! What is dangerous here, on a plate above the steps: whole, whatever the width.

use dispatch_core::catalogue::Safety;
use eframe::egui::{CornerRadius, Frame, Label, Margin, Stroke, Ui};

use crate::desk::look::{bold, inked};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// Draws the notes of safety of a type.
pub fn plate_ui(ui: &mut Ui, sight: &Sight<'_>, notes: &[Safety]) {
    if notes.is_empty() {
        return;
    }
    let p = &sight.look.palette;
    let frame = Frame::new()
        .fill(p.bg0)
        .stroke(Stroke::new(1.5, p.amber.text))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let title = format!("△ {}", sight.say(Key::GuidanceSafety));
        ui.label(bold(title, size::BODY, p.amber.text));
        for note in notes {
            let text = sight.lang().name(&note.zh, &note.en);
            let text = inked(format!("△ {text}"), size::ROW, p.ink1);
            ui.add(Label::new(text).wrap());
        }
    });
    ui.add_space(4.0);
}
