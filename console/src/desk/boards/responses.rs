//! 应急响应

use dispatch_core::words::IncidentId;
use eframe::egui::Ui;

use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;

/// What is half written.
#[derive(Debug, Default)]
pub struct ResponsesForm {}

/// How many things wait here.
pub fn wants(_sight: &Sight<'_>) -> usize {
    0
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn responses_ui(
    _ui: &mut Ui,
    _sight: &Sight<'_>,
    _form: &mut ResponsesForm,
    _outbox: &mut Outbox,
) -> Option<IncidentId> {
    None
}
