//! 派谁: whom to send to the selected incident, why, why not the others, and the hole that stays. It
//! proposes; Enter or the button sends (practice N9).

mod beside;
mod choice;
mod claims;
mod needs;
mod record;
mod supplies;
mod ways;
mod worked_out;

use std::collections::BTreeMap;

use dispatch_core::catalogue::Level;
use dispatch_core::command::ResponseLevel;
use dispatch_core::proposal::{Destination, Proposal};
use dispatch_core::sentence::Proposed;
use dispatch_core::state::Incident;
use dispatch_core::travel::By;
use dispatch_core::view::{level_of, wanted};
use dispatch_core::words::IncidentId;
use eframe::egui::Ui;

pub use self::beside::counts_ui;
use self::choice::Choice;
use self::supplies::Quantities;
pub use self::worked_out::{Proposals, WorkedOut, offers_of};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::roman;
use crate::language::Key;

/// What is chosen and not sent, and what was worked out last.
#[derive(Debug, Default)]
pub struct SendingForm {
    choices: BTreeMap<IncidentId, Choice>,
    quantities: BTreeMap<IncidentId, Quantities>,
    proposals: Proposals,
}

/// How many incidents where lives are at stake lack a team that they need.
pub fn wants(sight: &Sight<'_>) -> usize {
    let open = sight.state().open_incidents();
    let lacks = |it: &&Incident| {
        let kind = sight.kind(it);
        let wanted = kind
            .map(|kind| wanted(kind, level_of(it).0))
            .unwrap_or_default();
        let wanted: u32 = wanted.iter().map(|(_, count)| *count).sum();
        let had = it.assignments.values().filter(|it| !it.state.is_over());
        it.is_life() && !it.self_handled && had.count() < wanted as usize
    };
    open.into_iter().filter(lacks).count()
}

/// Draws the board.
pub fn sending_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut SendingForm,
    beside: Option<&IncidentId>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let Some(incident) = beside.and_then(|id| sight.state().incident(id)) else {
        ui.label(sight.look.note(sight.say(Key::SendingSelect)));
        return None;
    };
    ui.label(sight.look.title(sight.title(incident)));
    if !incident.status.is_open() {
        ui.label(sight.look.note(sight.say(Key::SendingOver)));
        record::records_ui(ui, sight, incident);
        return None;
    }
    let (worked_out, anew) = form.proposals.of(sight, incident, 0);
    if let Some(choice) = form.choices.get_mut(&incident.id).filter(|_| anew) {
        choice.forget_who_went(incident);
    }
    let Some(WorkedOut {
        proposal: Some(proposal),
        supplies,
        more,
        ..
    }) = worked_out
    else {
        ui.label(sight.look.note(sight.say(Key::SendingNothing)));
        return None;
    };
    let told = Proposed {
        names: sight.names,
        state: sight.state(),
        at: sight.now,
    };
    ground_ui(ui, sight, proposal);
    let behind = ways::behind(sight, incident);
    if let Some(why) = behind {
        let amber = sight.look.palette.amber.text;
        ui.label(sight.look.row(sight.say(why)).color(amber));
    }
    if proposal.needs.is_empty() {
        ui.label(sight.look.note(sight.say(Key::SendingNothing)));
    }
    let choice = form.choices.entry(incident.id.clone()).or_default();
    // What sends stands on top: below a long list it would have to be looked for.
    choice::send_ui(ui, sight, proposal, choice, outbox);
    needs::needs_ui(ui, sight, (proposal, &told, behind.is_some()), choice);
    let go_to = beside::contests_ui(ui, sight, (proposal, &told));
    beside::holes_ui(ui, sight, (proposal, &told));
    if *more > 0 {
        let text = sight.say_with(Key::SendingMore, [("n", (*more).into())]);
        ui.label(sight.look.note(text));
    }
    let quantities = form.quantities.entry(incident.id.clone()).or_default();
    let others =
        supplies::supplies_ui(ui, sight, incident, (supplies, &told), (quantities, outbox));
    record::records_ui(ui, sight, incident);
    go_to.or(others)
}

/// What the proposal is reckoned with: the level, the place, the ways.
fn ground_ui(ui: &mut Ui, sight: &Sight<'_>, proposal: &Proposal) {
    let level = roman(match proposal.level {
        Level::I => ResponseLevel::I,
        Level::II => ResponseLevel::II,
        Level::III => ResponseLevel::III,
        Level::IV => ResponseLevel::IV,
    });
    let key = if proposal.decided {
        Key::SendingLevel
    } else {
        Key::SendingFirst
    };
    ui.label(
        sight
            .look
            .label(sight.say_with(key, [("level", level.into())])),
    );
    match proposal.to {
        Destination::Place(_) => {}
        Destination::Township(_) => {
            ui.label(sight.look.label(sight.say(Key::SendingOfTownship)));
        }
        Destination::Unknown => {
            ui.label(sight.look.label(sight.say(Key::SendingNoPlace)));
        }
    }
    let mut picks = proposal.needs.iter().flat_map(|it| &it.picks);
    if picks.any(|it| it.travel.by == By::Straight) {
        ui.label(sight.look.label(sight.say(Key::SendingStraight)));
    }
    let mut picks = proposal.needs.iter().flat_map(|it| &it.picks);
    if picks.any(|it| it.travel.by == By::Sketch) {
        ui.label(sight.look.label(sight.say(Key::SendingSketch)));
    }
}
