//! A department that is not there: its steps and its clock; where it is late or was rung, a second line with
//! the numbers that were tried and the next ring.

use dispatch_core::state::CallRecord;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Rect, Ui};

use super::INSET;
use super::steps::{Of, Tools, columns_ui, ring_ui, wrapped_ui};
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::clock_hm;
use crate::desk::wording;

/// Draws the row.
pub fn awaited_ui(ui: &mut Ui, sight: &Sight<'_>, of: Of<'_>, tools: &mut Tools<'_>) {
    let (_, (id, call), _, how) = of;
    let p = &sight.look.palette;
    let fill = if how.late { p.late } else { p.bg1 };
    let frame = Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(INSET as i8, 2));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let name = bold(sight.department(id), size::ROW, p.ink1);
        let name = |ui: &mut Ui| {
            ui.add(Label::new(name).truncate());
        };
        if how.in_columns {
            columns_ui(ui, sight, of, tools, name);
        } else {
            wrapped_ui(ui, sight, of, tools, name);
        }
        // Whoever was reached has no ring among his steps any more.
        let again = call.reached.is_some() && (how.late || tools.chase.is_at(id));
        if !again && !how.rings_below(call) {
            tried_ui(ui, sight, call);
            return;
        }
        // From the right, so that a long ladder breaks into lines and the button stays.
        let from_right = Layout::right_to_left(Align::Min);
        ui.horizontal_top(|ui| {
            ui.with_layout(from_right, |ui| {
                ring_ui(ui, sight, of, tools);
                ui.with_layout(Layout::top_down(Align::Min), |ui| tried_ui(ui, sight, call));
            });
        });
    });
    if how.late {
        let rect = shown.response.rect;
        let bar = Rect::from_min_size(rect.min, [4.0, rect.height()].into());
        ui.painter().rect_filled(bar, 0.0, p.red.fill);
    }
}

/// Which numbers were tried, and what came of it.
fn tried_ui(ui: &mut Ui, sight: &Sight<'_>, call: &CallRecord) {
    if call.attempts.is_empty() {
        return;
    }
    let ladder: Vec<String> = call
        .attempts
        .iter()
        .map(|it| {
            let result = wording::attempt(sight, it.result);
            format!("{} {} {result}", clock_hm(it.said.at), it.to)
        })
        .collect();
    ui.add(Label::new(sight.look.label(ladder.join(" → "))).wrap());
}
