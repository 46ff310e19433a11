//! Which incident is the gravest: by what its figures give at least, and where that is no more than 一般 or
//! nothing is known yet, by the order in which the room works, life first (practice R19).

use dispatch_core::level::{EventLevel, evaluate};
use dispatch_core::state::Incident;
use dispatch_core::words::IncidentId;

use crate::desk::sight::Sight;

/// The level that its figures give; `None` where they give none, or nobody was harmed and all of it is known.
pub fn computed(sight: &Sight<'_>, incident: &Incident) -> Option<EventLevel> {
    let kind = sight.kind(incident)?;
    let assessment = evaluate(kind.level_profile, &incident.figures());
    assessment.level.filter(|_| !assessment.no_harm)
}

/// Whether no table has a level for its type, so that people judge it 人工研判.
pub fn is_judged(sight: &Sight<'_>, incident: &Incident) -> bool {
    let kind = sight.kind(incident);
    kind.is_some_and(|it| evaluate(it.level_profile, &incident.figures()).manual)
}

/// The open incidents, the gravest first.
pub fn by_gravity(sight: &Sight<'_>) -> Vec<IncidentId> {
    let queue = dispatch_core::view::queue(sight.state(), sight.now);
    let mut all: Vec<(Option<EventLevel>, &Incident)> = queue
        .into_iter()
        .map(|it| {
            let level = computed(sight, it);
            (level.filter(|it| *it > EventLevel::Ordinary), it)
        })
        .collect();
    // Stable: within a level the order of the room holds.
    all.sort_by_key(|it| std::cmp::Reverse(it.0));
    all.into_iter().map(|it| it.1.id.clone()).collect()
}
