//! What is said again and again lies in the order of the moments it speaks of, whenever it was heard.

use imbl::Vector;

use crate::time::Time;

/// Puts it behind everything that speaks of no later moment. Nearly all of it is the newest, so the
/// place is looked for from the end.
pub(super) fn put<T: Clone>(all: &mut Vector<T>, new: T, moment: impl Fn(&T) -> Time) {
    let at = moment(&new);
    let before = all.iter().rposition(|had| moment(had) <= at);
    all.insert(before.map_or(0, |it| it.saturating_add(1)), new);
}
