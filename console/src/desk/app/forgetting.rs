//! Who a private person is stays with whoever may see it (practice R7): it goes when another sits down,
//! when the command passes on, and when it is destroyed.

use dispatch_core::state::State;
use eframe::egui::Context;
use eframe::egui::text_edit::TextEditState;

use super::Desk;
use crate::desk::persons::Returned;
use crate::desk::sight::may_see_persons;
use crate::desk::widgets::Pocket;

impl Desk {
    /// Another person sits here now: he finds nothing that was read, shown or half written.
    pub(super) fn forget_persons_at_another_seat(&mut self, ctx: &Context, state: &State) {
        self.persons.forget();
        self.outbox.want_nothing();
        self.view.incident.forget_persons(|_, _| true);
        self.view.line.forget();
        drop(Pocket::take(ctx, 0));
        forget_typing(ctx);
        self.keep_returned(state);
    }

    /// This seat may see less than it could: the command passed on, or something was destroyed.
    pub(super) fn forget_out_of_sight(&mut self, ctx: &Context, state: &State) {
        let seat = &self.seat;
        let gone = self.view.incident.forget_persons(|id, could_see| {
            let may_see = may_see_persons(state, id, seat);
            state.is_personal_destroyed(id) || (could_see && !may_see)
        });
        if !gone.is_empty() {
            self.persons.forget();
            self.outbox.want_nothing();
            forget_typing(ctx);
        }
        self.persons.keep_returned(|it| {
            let incident = it.author.command.incident();
            incident.is_none_or(|id| !gone.contains(id) && !state.is_personal_destroyed(id))
        });
        self.keep_returned(state);
    }

    /// What the vault would not take stays with whoever wrote it, and with whoever may see it.
    fn keep_returned(&mut self, state: &State) {
        let seat = &self.seat;
        self.persons.keep_returned(|it: &Returned| {
            let own = (&it.author.person, &it.author.post) == (&seat.person, &seat.post);
            let incident = it.author.command.incident();
            own || incident.is_some_and(|id| may_see_persons(state, id, seat))
        });
    }
}

/// A field remembers what stood in it, to take a word back; whoever sits here next could.
fn forget_typing(ctx: &Context) {
    ctx.data_mut(|data| data.remove_by_type::<TextEditState>());
}
