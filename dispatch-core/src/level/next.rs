use std::cmp::{Ordering, Reverse};

use crate::command::Figures;

use super::evaluate::stated;
use super::measure::{id, is_count};
use super::table::{Row, Table};
use super::{EventLevel, Next};

/// A band that one more of a single figure would reach.
struct Step {
    level: EventLevel,
    measure: &'static str,
    more: u64,
    at_least: u64,
}

impl Step {
    /// Nearer in proportion to what the band asks for, so that a person and a yuan can be compared.
    /// Of two bands of one figure, the one that takes less of it, and of these the higher.
    fn is_nearer_than(&self, other: &Step) -> bool {
        let mine = u128::from(self.more) * u128::from(other.at_least);
        let theirs = u128::from(other.more) * u128::from(self.at_least);
        match mine.cmp(&theirs) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => {
                self.measure == other.measure
                    && (self.more, Reverse(self.level)) < (other.more, Reverse(other.level))
            }
        }
    }
}

/// The nearest step above `level`. Of two that are equally near the earlier column is told, and the
/// dead stand first.
pub(super) fn next_step(
    table: &Table,
    figures: &Figures,
    level: Option<EventLevel>,
) -> Option<Next> {
    table
        .rows
        .iter()
        .flat_map(|row| steps(row, figures))
        .filter(|step| Some(step.level) > level)
        .reduce(|nearest, step| {
            if step.is_nearer_than(&nearest) {
                step
            } else {
                nearest
            }
        })
        .map(|step| Next {
            level: step.level,
            measure: id(step.measure),
            more: step.more,
        })
}

fn steps<'a>(row: &'a Row, figures: &'a Figures) -> impl Iterator<Item = Step> + 'a {
    EventLevel::FROM_WORST
        .into_iter()
        .zip(row.bounds)
        .filter_map(move |(level, bound)| step(row, level, bound?, figures))
}

/// The step to one band of a row, if a single count is short of it and all else is known to hold.
fn step(row: &Row, level: EventLevel, bound: u64, figures: &Figures) -> Option<Step> {
    let mut short = None;
    for (measure, at_least) in [(row.measure, bound)]
        .into_iter()
        .chain(row.given.iter().copied())
    {
        let value = stated(figures, measure)?;
        if value >= at_least {
            continue;
        }
        if !is_count(measure) || short.is_some() {
            return None;
        }
        short = Some(Step {
            level,
            measure,
            more: at_least - value,
            at_least,
        });
    }
    short
}
