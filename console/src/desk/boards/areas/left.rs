//! Who was inside and is no longer: shown with what was decided and told, so that nobody is left sitting
//! behind closed windows.

use dispatch_core::view::AreaView;
use eframe::egui::Ui;

use super::inside::name;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip, clock_hm};
use crate::language::Key;

/// Rows that are drawn; the others are counted.
const ROWS_MAX: usize = 30;

/// Draws them, whoever was told first.
pub fn left_ui(ui: &mut Ui, sight: &Sight<'_>, area: &AreaView) {
    if area.left.is_empty() {
        return;
    }
    let title = sight.say_with(Key::AreaLeft, [("n", area.left.len().into())]);
    ui.label(bold(title, size::ROW, sight.look.palette.ink2));
    let mut rows: Vec<_> = area.left.iter().collect();
    rows.sort_by_key(|it| (it.told.is_none(), it.decision.is_none()));
    for row in rows.iter().take(ROWS_MAX) {
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.row(name(sight, &area.incident, &row.who)));
            let text = match row.last_version {
                Some(n) => sight.say_with(Key::AreaLeftSince, [("n", n.into())]),
                None => sight.say(Key::AreaNeverInside).into_owned(),
            };
            ui.label(sight.look.label(text));
            if let Some(it) = &row.decision {
                let text = sight.lang().name(it.what.zh(), it.what.en());
                chip(ui, sight.look, Tone::Grey, &text);
            }
            if let Some(it) = &row.told {
                let at = clock_hm(it.attempt.said.at);
                let text = sight.say_with(Key::AreaTellEnd, [("at", at.into())]);
                chip(ui, sight.look, Tone::Amber, &text);
            }
        });
    }
    if rows.len() > ROWS_MAX {
        let more = rows.len() - ROWS_MAX;
        let text = sight.say_with(Key::PlacesMore, [("n", more.into())]);
        ui.label(sight.look.note(text));
    }
}
