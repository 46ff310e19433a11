//! The instructions about an incident, above its orders: a line each, with its age (practice R16).

use dispatch_core::state::Incident;
use eframe::egui::{Label, Ui};

use super::list::{incident_of, is_overdue, is_unconveyed, kind};
use crate::desk::look::{bold, inked};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::age_text;
use crate::language::Key;

/// Draws the lines, those that are not carried out first.
pub fn of_incident_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let p = &sight.look.palette;
    let state = sight.state();
    let all = state.instructions.values().map(|it| &**it);
    let mut here: Vec<_> = all
        .filter(|it| incident_of(state, it).is_some_and(|at| at.id == incident.id))
        .collect();
    here.sort_by_key(|it| (it.done.is_some(), it.given_at));
    for it in here {
        let word = if it.done.is_some() {
            Some(Key::InstructionDone)
        } else if is_overdue(it, sight.now) {
            Some(Key::InstructionLate)
        } else if is_unconveyed(it) {
            Some(Key::NotConveyed)
        } else {
            None
        };
        let age = age_text(sight.lang(), it.given_at, sight.now);
        let word = word.map(|key| format!("{} · ", sight.say(key)));
        let text = format!(
            "{} {} · {age} · {}{}",
            kind(sight, it),
            it.from,
            word.unwrap_or_default(),
            it.words
        );
        let text = match (&it.done, is_overdue(it, sight.now)) {
            (Some(_), _) => inked(text, size::NOTE, p.ink3),
            (None, true) => bold(text, size::NOTE, p.red.text),
            (None, false) => bold(text, size::NOTE, p.ink1),
        };
        ui.add(Label::new(text).truncate())
            .on_hover_text(it.words.as_str());
    }
}
