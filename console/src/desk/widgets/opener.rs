//! What a key opens may lie far down a column: it is brought into sight, and the keyboard goes before it,
//! so that the next stroke of Tab is in it.

use eframe::egui::{Align, Context, Id, Response, Ui};

use super::{Weight, plain_button};
use crate::desk::sight::Sight;
use crate::language::Key;

fn place() -> Id {
    Id::unique("opened by a key")
}

/// Frames after which nothing that was asked for is drawn any more.
const FRAMES: u64 = 3;

/// Asks for what is called so, where a key opened it.
pub fn open_by_key(ctx: &Context, name: Key) {
    let asked = (name, ctx.cumulative_pass_nr());
    ctx.data_mut(|it| it.insert_temp(place(), asked));
    ctx.request_repaint();
}

/// Brings it into sight if a key asked for what is called so; `it` is the button that opens it.
pub fn into_sight(it: &Response, name: Key) {
    let asked = it
        .ctx
        .data(|data| data.get_temp::<(Key, u64)>(place()))
        .filter(|(wanted, since)| *wanted == name && it.ctx.cumulative_pass_nr() <= since + FRAMES);
    if asked.is_some() {
        it.ctx.data_mut(|data| data.remove::<(Key, u64)>(place()));
        it.request_focus();
        it.scroll_to_me(Some(Align::TOP));
    }
}

/// The button that opens or closes the form of this name.
pub fn opener(ui: &mut Ui, sight: &Sight<'_>, weight: Weight, name: Key) -> bool {
    let text = sight.say(name);
    let response = plain_button(ui, sight.look, weight, &text, &text);
    into_sight(&response, name);
    response.clicked()
}
