use crate::catalogue::LevelProfile;
use crate::command::Figures;
use crate::words::MeasureId;

use super::measure::{
    DEAD, HARM, LOSS, MISSING, SERIOUS, SUSPECTED_DEAD, WORDS, WORK_SAFETY, id, is_flag,
};
use super::next::next_step;
use super::table::{self, Row, Table};
use super::{Article, Assessment, EventLevel, Figure, Met, Reason};

/// Compares the figures with the bands of a profile.
///
/// Raising a figure of harm never lowers the level, and `missing` and `suspected-dead` change the
/// worst case only.
#[must_use]
pub fn evaluate(profile: LevelProfile, figures: &Figures) -> Assessment {
    let table = table::of(profile, figures);
    let manual = !table.rows.iter().any(|row| is_the_case(row, figures));
    let (level, deciding) = grade(table, figures);
    let article = article(table, level, &deciding);
    Assessment {
        level,
        no_harm: !manual && level <= Some(EventLevel::Ordinary) && is_harmless(table, figures),
        manual,
        deciding,
        worst_case: grade(table, &if_the_missing_are_dead(figures)).0,
        next: next_step(table, figures, level),
        unknown: unknown(table, figures, level),
        inputs: inputs(table, figures),
        article,
    }
}

/// The measures that a profile reads, in the order in which a sentence names them; empty where a
/// person judges.
#[must_use]
pub fn reads(profile: LevelProfile) -> Vec<MeasureId> {
    let table = table::of(profile, &Figures::new());
    let chooses_the_rule = matches!(profile, LevelProfile::Decree493 | LevelProfile::Traffic);
    WORDS
        .iter()
        .map(|word| word.id)
        .filter(|&measure| is_read(table, measure) || (chooses_the_rule && measure == WORK_SAFETY))
        .map(id)
        .collect()
}

pub(super) fn stated(figures: &Figures, measure: &str) -> Option<u64> {
    figures.get(measure).copied().flatten()
}

fn is_said_to_be_unknown(figures: &Figures, measure: &str) -> bool {
    figures.get(measure) == Some(&None)
}

/// Whether a row's flags are ticked, so that it speaks of the case at hand.
fn is_the_case(row: &Row, figures: &Figures) -> bool {
    row.given
        .iter()
        .filter(|(flag, _)| is_flag(flag))
        .all(|(flag, bound)| stated(figures, flag) >= Some(*bound))
}

fn is_read(table: &Table, measure: &str) -> bool {
    let stands_for_dead = [MISSING, SUSPECTED_DEAD].contains(&measure);
    table.least.contains(&measure)
        || table.rows.iter().any(|row| {
            row.measure == measure
                || row.given.iter().any(|(given, _)| *given == measure)
                || (stands_for_dead && row.measure == DEAD)
        })
}

fn grade(table: &Table, figures: &Figures) -> (Option<EventLevel>, Vec<Reason>) {
    for (column, level) in EventLevel::FROM_WORST.into_iter().enumerate() {
        let met: Vec<_> = table
            .rows
            .iter()
            .filter_map(|row| reason(table, row, column, figures))
            .collect();
        let enough = !met.is_empty();
        let mut reasons: Vec<_> = met.into_iter().filter(|reason| reason.value > 0).collect();
        if level == EventLevel::Ordinary {
            reasons.extend(least_reasons(table, figures));
        }
        if enough || !reasons.is_empty() {
            return (Some(level), reasons);
        }
    }
    (None, Vec::new())
}

fn reason(table: &Table, row: &Row, column: usize, figures: &Figures) -> Option<Reason> {
    let at_least = row.bounds[column]?;
    let value = stated(figures, row.measure).filter(|value| *value >= at_least)?;
    let given = row
        .given
        .iter()
        .map(|&(measure, at_least)| {
            let value = stated(figures, measure).filter(|value| *value >= at_least)?;
            Some(Met {
                measure: id(measure),
                value,
                at_least,
            })
        })
        .collect::<Option<_>>()?;
    Some(Reason {
        measure: id(row.measure),
        value,
        at_least,
        given,
        article: row.articles.unwrap_or(&table.articles)[column],
    })
}

/// Where the level reached is written; the rule as a whole where none is.
fn article(table: &Table, level: Option<EventLevel>, deciding: &[Reason]) -> Article {
    let of_level = EventLevel::FROM_WORST
        .into_iter()
        .zip(table.articles)
        .find(|(of, _)| Some(*of) == level)
        .map(|(_, article)| article);
    deciding
        .first()
        .map(|reason| reason.article)
        .or(of_level)
        .unwrap_or(table.source)
}

fn least_reasons(table: &Table, figures: &Figures) -> impl Iterator<Item = Reason> {
    let [_, _, _, article] = table.articles;
    table.least.iter().filter_map(move |&measure| {
        let value = stated(figures, measure).filter(|value| *value > 0)?;
        Some(Reason {
            measure: id(measure),
            value,
            at_least: 0,
            given: Vec::new(),
            article,
        })
    })
}

/// The missing and the suspected dead become dead. Where none of the three is stated, nothing is.
fn if_the_missing_are_dead(figures: &Figures) -> Figures {
    let dead = [DEAD, SUSPECTED_DEAD, MISSING]
        .iter()
        .filter_map(|measure| stated(figures, measure))
        .reduce(u64::saturating_add);
    let mut figures = figures.clone();
    if dead.is_some() {
        figures.insert(id(DEAD), dead);
    }
    figures
}

/// Whether all that must be stated is stated and 0, and nothing else speaks of harm.
fn is_harmless(table: &Table, figures: &Figures) -> bool {
    let none = |measure: &str| stated(figures, measure) == Some(0);
    let not_some = |measure: &str| none(measure) || !figures.contains_key(measure);
    let asked = |row: &Row| row.given.is_empty() && !row.special && !is_flag(row.measure);
    [DEAD, SERIOUS, LOSS].into_iter().all(none)
        && table.rows.iter().all(|row| match asked(row) {
            true => none(row.measure),
            false => not_some(row.measure),
        })
        && HARM.into_iter().all(not_some)
}

fn unknown(table: &Table, figures: &Figures, level: Option<EventLevel>) -> Vec<MeasureId> {
    let is_unknown = |measure: &str| {
        stated(figures, measure).is_none()
            && (is_said_to_be_unknown(figures, measure) && is_read(table, measure)
                || table
                    .rows
                    .iter()
                    .any(|row| turns_on(row, measure, figures, level)))
    };
    WORDS
        .iter()
        .map(|word| word.id)
        .filter(|measure| is_unknown(measure))
        .map(id)
        .collect()
}

/// Whether a row needs a figure that was not stated. What stands beside the row's own figure is not
/// asked for until that figure is in a band above `level`.
fn turns_on(row: &Row, measure: &str, figures: &Figures, level: Option<EventLevel>) -> bool {
    let holds = |&(given, bound): &(&str, u64)| stated(figures, given) >= Some(bound);
    if row.measure == measure {
        let is_asked = !row.special || !row.given.is_empty();
        return is_asked && !is_flag(measure) && row.given.iter().all(holds);
    }
    let would_raise = || {
        let value = stated(figures, row.measure);
        EventLevel::FROM_WORST
            .into_iter()
            .zip(row.bounds)
            .filter(|(reached, _)| Some(*reached) > level)
            .any(|(_, bound)| bound.is_some_and(|bound| value >= Some(bound)))
    };
    row.given.iter().any(|(given, _)| *given == measure) && would_raise()
}

fn inputs(table: &Table, figures: &Figures) -> Vec<Figure> {
    WORDS
        .iter()
        .map(|word| word.id)
        .filter(|measure| is_read(table, measure) || table.shows.contains(measure))
        .filter_map(|measure| {
            let (measure, value) = figures.get_key_value(measure)?;
            Some(Figure {
                measure: measure.clone(),
                value: *value,
            })
        })
        .collect()
}
