//! A row never jumps while the pointer or the caret is in the list (practice R19): until they have left
//! it, every row stays where it was drawn, and what is new stands below.

use std::collections::HashSet;
use std::hash::Hash;

use eframe::egui::{Rect, Ui};

/// The rows of a list that must not move now, and whether they stand in another order than `fresh`, the
/// list as it should read. One that was merged meanwhile, or handed on, stays as well: those below it
/// must not move. Only what `is_there` no longer at all goes.
pub fn kept<K: Clone + Eq + Hash>(
    drawn: &[K],
    fresh: &[K],
    is_there: impl Fn(&K) -> bool,
) -> (Vec<K>, bool) {
    let had: HashSet<&K> = drawn.iter().collect();
    let mut rows: Vec<K> = drawn.iter().filter(|id| is_there(id)).cloned().collect();
    rows.extend(fresh.iter().filter(|id| !had.contains(id)).cloned());
    let is_kept = rows != fresh;
    (rows, is_kept)
}

/// Whether the pointer or the caret is in this part of the screen.
pub fn is_held(ui: &Ui, list: Rect) -> bool {
    let focused = ui.ctx().memory(|it| it.focused());
    let caret = focused.and_then(|id| ui.ctx().read_response(id));
    ui.rect_contains_pointer(list) || caret.is_some_and(|it| list.intersects(it.rect))
}
