//! A row never jumps while the pointer or the caret is in the list (practice R19): until they have left
//! it, every row stays where it was drawn, and what is new stands below.

use dispatch_core::state::{Incident, State};
use dispatch_core::words::{IncidentId, PersonId};
use eframe::egui::{Rect, Ui};

use super::whose::Whose;

/// Whose list it is: which tab, for whom, of the past or of now, and what is searched for.
type Of = (Whose, PersonId, bool, String);

/// The rows as they were drawn last.
#[derive(Debug, Default)]
pub struct Steady {
    ids: Vec<IncidentId>,
    /// For which list: another one is drawn afresh.
    of: Option<Of>,
}

/// The rows of this frame.
#[derive(Debug)]
pub struct Rows<'a> {
    /// Top down.
    pub rows: Vec<&'a Incident>,
    /// Whether the pointer or the caret keeps them in another order than that of the room.
    pub is_kept: bool,
}

impl Steady {
    /// The rows to draw. `fresh` is the list `of` as it should read, `held` whether it must not move
    /// now.
    pub fn rows<'a>(
        &mut self,
        state: &'a State,
        fresh: Vec<&'a Incident>,
        (of, held): (Of, bool),
    ) -> Rows<'a> {
        let of = Some(of);
        if !held || self.of != of {
            self.ids = fresh.iter().map(|it| it.id.clone()).collect();
            self.of = of;
            let is_kept = false;
            return Rows {
                rows: fresh,
                is_kept,
            };
        }
        let stay = self.ids.iter();
        // One that was merged meanwhile, or handed on, stays as well: those below it must not move.
        let mut rows: Vec<&Incident> = stay
            .filter_map(|id| state.incidents.get(id).map(|it| &**it))
            .collect();
        for incident in &fresh {
            if !self.ids.contains(&incident.id) {
                self.ids.push(incident.id.clone());
                rows.push(incident);
            }
        }
        let order = |rows: &[&Incident]| rows.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let is_kept = order(&rows) != order(&fresh);
        Rows { rows, is_kept }
    }

    /// The rows as they were drawn last, top down.
    #[must_use]
    pub fn drawn(&self) -> &[IncidentId] {
        &self.ids
    }
}

/// Whether the pointer or the caret is in this part of the screen.
pub fn is_held(ui: &Ui, list: Rect) -> bool {
    let focused = ui.ctx().memory(|it| it.focused());
    let caret = focused.and_then(|id| ui.ctx().read_response(id));
    ui.rect_contains_pointer(list) || caret.is_some_and(|it| list.intersects(it.rect))
}
