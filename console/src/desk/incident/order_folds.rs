//! Which orders stand open on the board. One that needs somebody now is shown whole; one that is being
//! carried out keeps a line, and what is over stands behind a count, so that the report board below it
//! is not pushed away by what nobody has to look at.

use std::collections::BTreeSet;

use dispatch_core::command::OrderAnswer;
use dispatch_core::state::OrderRecord;
use dispatch_core::time::Time;
use dispatch_core::words::OrderId;
use eframe::egui::Ui;

use crate::desk::sight::Sight;
use crate::desk::widgets::toggle_of;
use crate::language::Key;

/// What was unfolded by hand.
#[derive(Debug, Default)]
pub struct OrderFolds {
    opened: BTreeSet<OrderId>,
    over: bool,
}

/// Whether an order needs somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Somebody does not have it, cannot do it or is late, or all of them did it and nobody confirmed.
    Needs,
    /// It is being carried out.
    UnderWay,
    /// Confirmed or called off.
    Over,
}

impl Standing {
    /// How an order stands.
    #[must_use]
    pub fn of(order: &OrderRecord, now: Time) -> Standing {
        if order.confirmed.is_some() || order.cancelled_by.is_some() {
            return Standing::Over;
        }
        let late = |at: Option<Time>| at.is_some_and(|at| at < now);
        let open = |answer: &Option<OrderAnswer>| match answer {
            Some(OrderAnswer::Unable { .. }) => true,
            Some(OrderAnswer::Doing { eta_at }) => late(*eta_at),
            Some(OrderAnswer::Done) | None => false,
        };
        let mut to = order.to.values();
        let waits = to.any(|it| it.receipt.is_none() || open(&it.answer));
        let all_did = order
            .to
            .values()
            .all(|it| it.answer == Some(OrderAnswer::Done));
        match waits || all_did || late(order.due) {
            true => Standing::Needs,
            false => Standing::UnderWay,
        }
    }
}

impl OrderFolds {
    /// Whether an order is shown whole.
    #[must_use]
    pub fn is_open(&self, id: &OrderId, standing: Standing) -> bool {
        standing == Standing::Needs || self.opened.contains(id)
    }

    /// Whether those that are over are shown.
    #[must_use]
    pub fn shows_over(&self) -> bool {
        self.over
    }

    /// The button that unfolds an order that is being carried out.
    pub fn order_ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, id: &OrderId, words: &str) {
        let opened = self.opened.contains(id);
        let text = sight.say(Key::OrderUnfold);
        let pressed = toggle_of(ui, sight.look, opened, (&text, &format!("{text} {words}")));
        match (pressed, opened) {
            (true, false) => _ = self.opened.insert(id.clone()),
            (true, true) => _ = self.opened.remove(id),
            (false, _) => {}
        }
    }

    /// The button that unfolds those that are over.
    pub fn over_ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, count: usize) {
        let text = sight.say_with(Key::OrdersOver, [("n", count.into())]);
        if toggle_of(ui, sight.look, self.over, (&text, &text)) {
            self.over = !self.over;
        }
    }
}
