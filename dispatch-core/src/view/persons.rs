//! Where numbers do not agree: source against source, list against adopted figures (R11, R15).

use std::collections::BTreeMap;

use crate::command::{SoughtState, Standing};
use crate::state::Incident;
use crate::time::Time;
use crate::words::{MeasureId, SourceId};

/// What one source said last of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Who.
    pub source: SourceId,
    /// What; `None` is 不详.
    pub value: Option<u64>,
    /// When it was heard.
    pub heard_at: Time,
}

/// A figure of which the sources do not say the same 口径不一致.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Which figure.
    pub measure: MeasureId,
    /// The value in use; `None` is 不详.
    pub in_use: Option<u64>,
    /// The newest word of every source, in the order of their ids.
    pub sayings: Vec<Saying>,
}

/// The figures that differ. 不详 contradicts nobody, and an untrue word is left out.
#[must_use]
pub fn differing(incident: &Incident) -> Vec<Differing> {
    let mut newest: BTreeMap<&MeasureId, BTreeMap<&SourceId, Saying>> = BTreeMap::new();
    let believed = incident
        .statements
        .iter()
        .filter(|it| it.standing != Standing::Untrue);
    for statement in believed {
        for (measure, value) in &statement.figures {
            let saying = Saying {
                source: statement.source.clone(),
                value: *value,
                heard_at: statement.heard_at,
            };
            let of_measure = newest.entry(measure).or_default();
            let had = of_measure.get(&statement.source);
            if had.is_none_or(|had| had.heard_at <= saying.heard_at) {
                of_measure.insert(&statement.source, saying);
            }
        }
    }
    let figures = incident.figures();
    let row = |(measure, sayings): (&MeasureId, BTreeMap<&SourceId, Saying>)| {
        let in_use = figures.get(measure).copied().flatten();
        let mut numbers: Vec<u64> = sayings.values().filter_map(|it| it.value).collect();
        numbers.extend(in_use);
        numbers.sort_unstable();
        numbers.dedup();
        (numbers.len() > 1).then(|| Differing {
            measure: measure.clone(),
            in_use,
            sayings: sayings.into_values().collect(),
        })
    };
    newest.into_iter().filter_map(row).collect()
}

/// How many the list of persons sought has of a figure, against the figures in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListDifference {
    /// Which figure.
    pub measure: MeasureId,
    /// People on the list in that state.
    pub listed: u64,
    /// The figure in use; `None` is 不详 or nobody said.
    pub in_use: Option<u64>,
}

/// Where the list and the figures in use differ; it is shown, and nothing is forced (R15). An
/// incident without a list has nothing to compare.
#[must_use]
pub fn list_differences(incident: &Incident) -> Vec<ListDifference> {
    const STATES: [(SoughtState, &str); 5] = [
        (SoughtState::Trapped, "trapped"),
        (SoughtState::Missing, "missing"),
        (SoughtState::Rescued, "rescued"),
        (SoughtState::Hospital, "hospital"),
        (SoughtState::Dead, "dead"),
    ];
    if incident.sought.is_empty() {
        return Vec::new();
    }
    let figures = incident.figures();
    let row = |(state, id): &(SoughtState, &str)| {
        let measure = MeasureId::new(id).ok()?;
        let on_list = incident.sought.values().filter(|it| it.state == *state);
        let listed: u64 = on_list.map(|it| u64::from(it.people)).sum();
        let in_use = figures.get(&measure).copied().flatten();
        let agree = in_use.unwrap_or(0) == listed && (in_use.is_some() || listed == 0);
        (!agree).then_some(ListDifference {
            measure,
            listed,
            in_use,
        })
    };
    STATES.iter().filter_map(row).collect()
}
