//! What goes across from a drill to the live desk, and what is half written to its files: handed over
//! and taken in by `logic`.

use eframe::egui::Context;

use super::Desk;

impl Desk {
    /// Takes in what the thread said. What has come opens by itself where nobody is writing; else it
    /// waits in its list.
    pub(super) fn hear_across(&mut self, ctx: &Context) {
        let view = &mut self.view;
        while let Ok(told) = self.options.link.across.told.try_recv() {
            if let Some(arrived) = view.to_live.hear(told) {
                view.carried.hear(arrived, view.whistle.as_ref(), ctx);
            }
        }
        let free = view.whistle.is_none()
            && view.form.is_none()
            && view.strip.looks_at.is_none()
            && !ctx.egui_wants_keyboard_input();
        if let Some(form) = view.carried.open_fresh(free) {
            view.whistle = Some(form);
        }
    }

    /// Hands over what was taken to live, and what need not be kept: a form that was sent is kept until
    /// the ledger has what it said.
    pub(super) fn hand_across(&mut self) {
        let ask = &self.options.link.across.ask;
        self.view.to_live.hand_over(ask);
        if self.outbox.unanswered() == 0 {
            self.view.carried.hand_over(ask);
        }
    }

    /// Hands over what is half written, so that a crash takes nothing away.
    pub(super) fn keep_drafts(&mut self) {
        let live = self
            .newest
            .as_ref()
            .is_some_and(|it| !it.state.world.is_drill());
        let open = self.view.half_written();
        let settled = self.outbox.unanswered() == 0;
        let link = &self.options.link.drafts;
        self.view.drafts.exchange(link, &open, settled, live);
        for form in self.view.drafts.take_carried() {
            self.view.take_back(form);
        }
    }
}
