//! What something is called, in as many rows as there is room for: a place that is cut off is not found.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, FontSelection, Label, Response, RichText, Ui};

/// Writes a title over at most so many rows, and cuts only what goes beyond the last; whole under the pointer.
pub fn title_ui(ui: &mut Ui, title: RichText, max_rows: usize, whole: String) -> Response {
    let mut job = LayoutJob::default();
    title.append_to(&mut job, ui.style(), FontSelection::Default, Align::Center);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = max_rows;
    // Chinese breaks between any two characters, and a word that is longer than a row has to.
    job.wrap.break_anywhere = false;
    let label = Label::new(job).wrap().show_tooltip_when_elided(false);
    ui.add(label).on_hover_text(whole)
}
