//! 时限事项

use dispatch_core::words::IncidentId;
use eframe::egui::Ui;

use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;

/// What is half written.
#[derive(Debug, Default)]
pub struct ObligationsForm {}

/// How many things wait here.
pub fn wants(_sight: &Sight<'_>) -> usize {
    0
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn obligations_ui(
    _ui: &mut Ui,
    _sight: &Sight<'_>,
    _form: &mut ObligationsForm,
    _outbox: &mut Outbox,
) -> Option<IncidentId> {
    None
}
