//! The order of the rows: late, least time left, there (tokens §1.3).

use dispatch_core::state::Incident;
use dispatch_core::words::DepartmentId;
use eframe::egui::{Rect, Ui};

use super::steps::Row;
use crate::desk::lateness::Lateness;
use crate::desk::sight::Sight;
use crate::desk::steady::{is_held, kept};

/// The called departments, group by group.
#[derive(Debug, Default)]
pub struct Order<'a> {
    /// Their clock has run out: whoever is late longest first.
    pub late: Vec<Row<'a>>,
    /// Not there: whoever has least time left first; last those for whom no clock runs.
    pub pending: Vec<Row<'a>>,
    /// They have reported in.
    pub came: Vec<Row<'a>>,
    /// Only told.
    pub told: Vec<Row<'a>>,
}

impl<'a> Order<'a> {
    /// As they stand now.
    #[must_use]
    pub fn of(sight: &Sight<'_>, incident: &'a Incident, lateness: &Lateness) -> Order<'a> {
        let mut order = Order::default();
        for (id, call) in &incident.calls {
            let group = if call.reported_in.is_some() {
                &mut order.came
            } else if lateness.is_late(sight, id) {
                &mut order.late
            } else if call.has_clock() || call.acknowledged.is_some() {
                &mut order.pending
            } else {
                &mut order.told
            };
            group.push((id, &**call));
        }
        // Stable: of one moment by id.
        let due = |(id, _): &Row<'_>| {
            let clock = lateness.clock(id);
            (clock.is_none(), clock.map(|it| it.due))
        };
        order.late.sort_by_key(due);
        order.pending.sort_by_key(due);
        order
    }

    /// Those who are not there and have a row of their own, top down.
    pub fn awaited(&self) -> impl Iterator<Item = &Row<'a>> {
        self.late.iter().chain(&self.pending)
    }
}

/// The rows as they were drawn last, and where: under the pointer none of them moves, so that two presses at
/// one place are of one department.
#[derive(Debug, Default)]
pub struct Drawn {
    rows: Vec<DepartmentId>,
    room: Option<Rect>,
}

impl Drawn {
    /// The rows that are drawn now, top down.
    pub fn rows<'a>(&mut self, ui: &Ui, order: &Order<'a>) -> Vec<Row<'a>> {
        let fresh: Vec<DepartmentId> = order.awaited().map(|it| it.0.clone()).collect();
        let held = self.room.is_some_and(|room| is_held(ui, room));
        self.rows = match held {
            true => kept(&self.rows, &fresh, |it| fresh.contains(it)).0,
            false => fresh,
        };
        let row = |id: &DepartmentId| order.awaited().find(|it| it.0 == id).copied();
        self.rows.iter().filter_map(row).collect()
    }

    /// Remembers where they stand.
    pub fn stand(&mut self, room: Rect) {
        self.room = Some(room);
    }
}
