//! Reporters keep their receipt times, and figures are never added: the other set is a source.

use crate::command::Standing;
use crate::fold::Act;
use crate::fold::harm::rank;
use crate::fold::incident::source;
use crate::refusal::Refusal;
use crate::state::{Incident, Reporter, Shared, Statement};
use crate::words::IncidentId;

/// What was said of the one that goes is said of the survivor, by way of it.
pub(super) fn join(act: &mut Act<'_>, gone: &Incident, into: &IncidentId) -> Result<(), Refusal> {
    let via = |had: &Option<IncidentId>| had.clone().or_else(|| Some(gone.id.clone()));
    let adopted = gone.adopted.last().map(|it| {
        let source = it.source.clone().unwrap_or_else(|| source("centre"));
        (it.clone(), rank(act, &source), source)
    });
    let survivor = act.change_raw(into)?;
    for reporter in &gone.reporters {
        survivor.reporters.push_back(Reporter {
            via: via(&reporter.via),
            ..reporter.clone()
        });
    }
    for statement in &gone.statements {
        survivor.statements.push_back(Shared::new(Statement {
            via: via(&statement.via),
            ..(**statement).clone()
        }));
    }
    if let Some((adopted, rank, source)) = adopted {
        survivor.statements.push_back(Shared::new(Statement {
            source,
            figures: adopted.figures.clone(),
            heard_at: adopted.said.at,
            as_of: None,
            standing: Standing::Verified,
            words: adopted.reason.clone(),
            said: adopted.said.clone(),
            via: Some(gone.id.clone()),
            rank,
        }));
    }
    Ok(())
}

/// Takes back from `id` what was said by way of any of these incidents.
pub(super) fn part(act: &mut Act<'_>, id: &IncidentId, of: &[IncidentId]) -> Result<(), Refusal> {
    let theirs = |via: &Option<IncidentId>| via.as_ref().is_some_and(|via| of.contains(via));
    let survivor = act.change_raw(id)?;
    survivor.reporters.retain(|had| !theirs(&had.via));
    survivor.statements.retain(|had| !theirs(&had.via));
    Ok(())
}
