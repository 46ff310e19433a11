//! Which incident something half written is about. The incident that is selected beside the board is
//! proposed, and what was chosen stays chosen when another is selected.

use dispatch_core::words::IncidentId;
use eframe::egui::Ui;

use crate::desk::sight::Sight;
use crate::desk::widgets::toggle;
use crate::language::Key;

/// Draws the chosen incident, and the selected one where that is another.
pub fn about_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    about: &mut Option<IncidentId>,
    beside: Option<&IncidentId>,
) {
    let other = beside.filter(|it| about.as_ref() != Some(*it)).cloned();
    for id in about.clone().into_iter().chain(other) {
        let Some(incident) = sight.state().incident(&id) else {
            continue;
        };
        let title = sight.title(incident);
        let text = sight.say_with(Key::AboutIncident, [("title", title.into())]);
        let chosen = about.as_ref() == Some(&id);
        if toggle(ui, sight.look, chosen, &text) {
            *about = (!chosen).then_some(id);
        }
    }
}
