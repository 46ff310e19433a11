use crate::command::Figures;

use super::evaluate::stated;
use super::measure::{id, is_flag};
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
    fn is_nearer_than(&self, other: &Step) -> bool {
        u128::from(self.more) * u128::from(other.at_least)
            < u128::from(other.more) * u128::from(self.at_least)
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
        let value = match stated(figures, measure) {
            Some(value) => value,
            None => return None,
        };
        if value >= at_least {
            continue;
        }
        if is_flag(measure) || short.is_some() {
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
