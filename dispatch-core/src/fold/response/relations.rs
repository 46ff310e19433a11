//! What arose from what, and warning signals that end (practice R6).

use crate::command::{CancelWarning, Relate};
use crate::fold::{Act, words};
use crate::refusal::Refusal;
use crate::state::{Arose, Shared, WarningEnd};

pub(in crate::fold) fn relate(act: &mut Act<'_>, it: &Relate) -> Result<(), Refusal> {
    let (later, earlier) = (act.resolve(&it.incident)?, act.resolve(&it.from)?);
    if later == earlier {
        return Err(Refusal::SameIncident);
    }
    let said = act.said();
    let arose = &mut act.change(&later)?.arose_from;
    if it.apart && !arose.iter().any(|had| had.from == earlier) {
        return Err(Refusal::UnknownItem(words(it.from.as_str())));
    }
    arose.retain(|had| had.from != earlier);
    if !it.apart {
        arose.push_back(Arose {
            from: earlier,
            reason: it.reason.clone(),
            said,
        });
    }
    Ok(())
}

/// Of two words about one signal the one said later counts. The end of a signal that nobody entered
/// is recorded all the same.
pub(in crate::fold) fn cancel_warning(
    act: &mut Act<'_>,
    it: &CancelWarning,
) -> Result<(), Refusal> {
    if it.superseded_by.as_ref() == Some(&it.warning) {
        return Err(Refusal::Nonsense(words(
            "预警信号不能由它自己接替。请填新信号的编号。",
        )));
    }
    let end = WarningEnd {
        at: act.not_later(it.from_at),
        superseded_by: it.superseded_by.clone(),
        said: act.said(),
    };
    let had = act.state.warning_ends.get(&it.warning);
    if had.is_none_or(|had| had.said.at <= end.said.at) {
        act.state
            .warning_ends
            .insert(it.warning.clone(), Shared::new(end));
    }
    Ok(())
}
