//! The centre opens an incident, and names a commander at once.

use super::begin::{begin, first_commander};
use super::{add_reporter, reporter_of, source, state_figures};
use crate::command::{Attach, Open};
use crate::fold::{Act, calling, response, words};
use crate::refusal::Refusal;
use crate::state::Reporter;

pub(in crate::fold) fn open(act: &mut Act<'_>, it: &Open) -> Result<(), Refusal> {
    let commander = match &it.commander {
        Some(post) => act.known_post(post)?.id.clone(),
        None => first_commander(act, &it.township),
    };
    let from = match &it.from_intake {
        Some(id) => match act.state.intakes.get(id) {
            Some(record) => Some((**record).clone()),
            None => return Err(Refusal::UnknownItem(words(id.as_str()))),
        },
        None => None,
    };
    let reporter = from.as_ref().map_or_else(|| centre(act, it), reporter_of);
    let received_at = reporter.received_at;
    begin(
        act,
        &it.incident,
        &it.kind,
        &it.township,
        &it.place,
        received_at,
        commander,
    )?;
    response::hang_new(act, &it.incident, it.response.as_ref())?;
    let incident = act.change(&it.incident)?;
    incident.words = Some(it.words.clone());
    incident.happened_at = it.happened_at;
    add_reporter(incident, reporter);
    let by_centre = act.said();
    act.change(&it.incident)?.whistle_taken = Some(by_centre);
    if let Some(record) = from {
        state_figures(
            act,
            &it.incident,
            record.intake.source.clone(),
            record.intake.figures.clone(),
            received_at,
        )?;
        if let Some(record) = act.state.intakes.get_mut(&record.intake.intake) {
            record.change().fate = Some(Attach {
                intake: record.intake.intake.clone(),
                incident: Some(it.incident.clone()),
            });
        }
    }
    state_figures(
        act,
        &it.incident,
        source("centre"),
        it.figures.clone(),
        received_at,
    )?;
    if it.call_members {
        calling::call_members(act, &it.incident)?;
    }
    Ok(())
}

/// The centre itself, where no call note stands behind it.
fn centre(act: &Act<'_>, it: &Open) -> Reporter {
    Reporter {
        who: words("centre"),
        received_at: act.occurred(),
        whistled_at: None,
        conditions: Vec::new(),
        words: Some(it.words.clone()),
        via: None,
    }
}
