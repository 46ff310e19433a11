//! Entries by their place on the strip: they stand in the order of height and of time.

use std::cmp::Ordering;

use dispatch_core::sentence;
use dispatch_core::time::Time;

use crate::desk::link::{Line, Past};
use crate::desk::sight::Sight;

/// The entry nearest to a moment, no farther from it than `reach_s`.
pub fn nearest<'a>(sight: &Sight<'a>, at: Time, reach_s: i64) -> Option<&'a Line> {
    let after = first(sight, |line| line.at >= at);
    let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
    let lines = around.filter_map(|index| sight.picture.lines.get(index));
    let far = |line: &&Line| line.at.since_s(at).abs();
    let lines = lines.map(|it| &**it).filter(|it| far(it) <= reach_s);
    lines.min_by_key(far)
}

/// An entry in one sentence.
pub fn line_text(sight: &Sight<'_>, line: &Line) -> String {
    let who = sentence::who(sight.state(), &line.author);
    let said = sentence::sentence(sight.names, sight.state(), &line.author);
    let lang = sight.lang();
    format!(
        "{} {} {}",
        line.at.local_clock(),
        lang.text(who),
        lang.text(said)
    )
}

/// What is looked at to see a moment; `None` where that is now. Beyond the lines that are held the
/// ledger is asked for the moment itself.
pub fn moment_at(sight: &Sight<'_>, at: Time) -> Option<Past> {
    let after = first(sight, |line| line.at > at);
    let before = after
        .checked_sub(1)
        .and_then(|index| sight.picture.lines.get(index));
    match before {
        Some(line) if line.height < sight.state().height => Some(Past::Height(line.height)),
        Some(_) => None,
        None => Some(Past::At(at)),
    }
}

/// The entry of this record number, or the one after.
pub fn line_at<'a>(sight: &Sight<'a>, height: u64) -> Option<&'a Line> {
    let index = first(sight, |line| line.height >= height);
    sight.picture.lines.get(index).map(|it| &**it)
}

/// The first entry from which on `holds` is true; entries stand in order of height and time.
fn first(sight: &Sight<'_>, holds: impl Fn(&Line) -> bool) -> usize {
    let order = |line: &std::sync::Arc<Line>| {
        if holds(line) {
            Ordering::Greater
        } else {
            Ordering::Less
        }
    };
    sight
        .picture
        .lines
        .binary_search_by(order)
        .unwrap_or_else(|index| index)
}
