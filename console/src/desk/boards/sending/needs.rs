//! The needs of an incident: who is proposed and why, who is not and why.

use dispatch_core::proposal::{Need, Passed, Pick, Proposal};
use dispatch_core::sentence::{Proposed, minutes};
use eframe::egui::{Frame, Margin, Ui};

use super::choice::{Choice, may_be_chosen};
use crate::desk::dragging::grip;
use crate::desk::sight::Sight;
use crate::desk::widgets::toggle_of;
use crate::language::Key;

/// Draws all of them.
pub fn needs_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (proposal, told, behind): (&Proposal, &Proposed<'_>, bool),
    choice: &mut Choice,
) {
    for need in &proposal.needs {
        ui.push_id(need.kind.as_str(), |ui| {
            let around = Frame::new().fill(sight.look.palette.bg2);
            around.inner_margin(Margin::symmetric(6, 4)).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                need_ui(ui, sight, (need, told, behind), choice);
            });
        });
    }
}

fn need_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (need, told, behind): (&Need, &Proposed<'_>, bool),
    choice: &mut Choice,
) {
    ui.label(sight.look.strong(sight.lang().text(told.need(need))));
    for pick in &need.picks {
        pick_ui(ui, sight, (pick, told, behind), choice);
    }
    if let Some(short) = told.lacks(need) {
        let p = &sight.look.palette;
        let text = sight.lang().text(short);
        ui.label(sight.look.row(text).color(p.amber.text));
    }
    if need.passed.is_empty() {
        return;
    }
    ui.label(sight.look.label(sight.say(Key::SendingPassed)));
    for passed in &need.passed {
        passed_ui(ui, sight, (passed, told), choice);
    }
    if need.passed_more > 0 {
        let text = sight.say_with(Key::SendingPassedMore, [("n", need.passed_more.into())]);
        ui.label(sight.look.label(text));
    }
}

fn pick_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (pick, told, behind): (&Pick, &Proposed<'_>, bool),
    choice: &mut Choice,
) {
    ui.horizontal_wrapped(|ui| {
        let name = sight.team(&pick.team);
        let spoken = sight.say_with(Key::SendingTeam, [("team", name.as_str().into())]);
        let goes = choice.goes(&pick.team, true);
        if toggle_of(ui, sight.look, goes, (&name, &spoken)) {
            choice.turn(&pick.team, true);
        }
        let n = minutes(pick.arrives_s);
        let text = sight.say_with(Key::SendingMinutes, [("n", n.into())]);
        let label = ui.label(sight.look.strong(text));
        grip(ui, sight, label.rect, &pick.team);
        if behind {
            let amber = sight.look.palette.amber.text;
            ui.label(sight.look.label(sight.say(Key::SendingAnew)).color(amber));
        }
        let why: Vec<String> = told
            .why(pick)
            .into_iter()
            .map(|it| sight.lang().text(it))
            .collect();
        ui.label(sight.look.label(why.join(" · ")));
    });
}

fn passed_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (passed, told): (&Passed, &Proposed<'_>),
    choice: &mut Choice,
) {
    ui.horizontal_wrapped(|ui| {
        if may_be_chosen(&passed.why) {
            let name = sight.team(&passed.team);
            let spoken = sight.say_with(Key::SendingInstead, [("team", name.as_str().into())]);
            let goes = choice.goes(&passed.team, false);
            if toggle_of(ui, sight.look, goes, (&spoken, &spoken)) {
                choice.turn(&passed.team, false);
            }
        }
        ui.label(sight.look.label(sight.lang().text(told.passed(passed))));
    });
}
