//! What stands beside a proposal: the claims of other incidents, and the holes it leaves.

use dispatch_core::proposal::{Claim, Need, Proposal};
use dispatch_core::sentence::{Proposed, minutes};
use dispatch_core::words::IncidentId;
use eframe::egui::{TextWrapMode, Ui};

use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, chip, lead};
use crate::language::Key;

/// Draws beside what sends how many teams stay missing and how many several incidents want, amber where there
/// are any.
pub fn counts_ui(ui: &mut Ui, sight: &Sight<'_>, proposal: &Proposal) {
    let missing: u32 = proposal.needs.iter().map(Need::short).sum();
    let contested = proposal.contests.len();
    if proposal.needs.is_empty() {
        return;
    }
    let args = [("missing", missing.into()), ("contested", contested.into())];
    let text = sight.say_with(Key::SendingCounts, args);
    if missing > 0 || contested > 0 {
        chip(ui, sight.look, Tone::Amber, &text);
    } else {
        ui.label(sight.look.label(text));
    }
}

/// Draws each team that several incidents want, the claims side by side. Returns the incident that the
/// person wants to see.
pub fn contests_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (proposal, _): (&Proposal, &Proposed<'_>),
) -> Option<IncidentId> {
    if proposal.contests.is_empty() {
        return None;
    }
    ui.add_space(6.0);
    ui.label(sight.look.title(sight.say(Key::SendingContests)));
    let mut go_to = None;
    for contest in &proposal.contests {
        ui.label(sight.look.strong(sight.team(&contest.team)));
        for pair in contest.claims.chunks(2) {
            ui.columns(2, |columns| {
                for (ui, claim) in columns.iter_mut().zip(pair) {
                    if claim_ui(ui, sight, claim) {
                        go_to = Some(claim.incident.clone());
                    }
                }
            });
        }
    }
    go_to
}

/// Draws one claim. Returns whether its incident was pressed.
fn claim_ui(ui: &mut Ui, sight: &Sight<'_>, claim: &Claim) -> bool {
    let title = match sight.state().incident(&claim.incident) {
        Some(incident) => sight.title(incident),
        None => claim.incident.to_string(),
    };
    let pressed = lead(ui, sight.look.row(title), TextWrapMode::Wrap).clicked();
    let (tone, key) = if claim.gets {
        (Tone::Green, Key::SendingGets)
    } else {
        (Tone::Amber, Key::SendingGetsNot)
    };
    ui.horizontal_wrapped(|ui| {
        let n = minutes(claim.arrives_s);
        let text = sight.say_with(Key::SendingMinutes, [("n", n.into())]);
        ui.label(sight.look.strong(text));
        chip(ui, sight.look, tone, &sight.say(key));
    });
    let without = match (&claim.instead, claim.loses_s()) {
        (Some(instead), Some(loses_s)) => sight.say_with(
            Key::SendingWithout,
            [
                ("team", sight.team(&instead.team).into()),
                ("n", minutes(instead.arrives_s).into()),
                ("late", minutes(loses_s).into()),
            ],
        ),
        _ => sight.say(Key::SendingNobodyComes).into_owned(),
    };
    ui.label(sight.look.label(without));
    pressed
}

/// Draws the holes, or says that there are none.
pub fn holes_ui(ui: &mut Ui, sight: &Sight<'_>, (proposal, told): (&Proposal, &Proposed<'_>)) {
    let sends = proposal.needs.iter().any(|it| !it.picks.is_empty());
    if !sends {
        return;
    }
    ui.add_space(6.0);
    ui.label(sight.look.title(sight.say(Key::SendingHoles)));
    if proposal.holes.is_empty() {
        ui.label(sight.look.label(sight.say(Key::SendingNoHoles)));
    }
    for hole in &proposal.holes {
        let text = sight.lang().text(told.hole(hole));
        ui.label(sight.look.row(text).color(sight.look.palette.amber.text));
    }
}
