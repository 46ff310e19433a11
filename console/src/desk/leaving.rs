//! 单位退出演练 and 演练终止: the director's ways out of a drill when something real comes (practice R9).

use std::collections::BTreeSet;

use dispatch_core::command::{Command, DrillStopReason, EndDrill, LeaveDrill};
use dispatch_core::register::Party;
use dispatch_core::state::State;
use eframe::egui::{Label, Ui};

use super::incident::act;
use super::look::{bold, inked};
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button, clock_hm, toggle};
use crate::language::Key;

/// Which units are ticked.
#[derive(Debug, Default)]
pub struct LeavingForm {
    open: bool,
    ticked: BTreeSet<Party>,
}

/// Draws the ways out in the row of the player.
pub fn leaving_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut LeavingForm, outbox: &mut Outbox) {
    course_ui(ui, sight);
    if sight.state().drill.ended.is_some() {
        return;
    }
    let text = sight.say(Key::LeaveOpen);
    if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
        form.open = !form.open;
    }
    let end = Command::EndDrill(EndDrill {
        reason: DrillStopReason::RealAlarm,
    });
    act(ui, sight, (Key::DrillEndNow, ""), Some(end), outbox);
}

/// What has been decided already, with its time.
fn course_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let p = &sight.look.palette;
    let course = &sight.state().drill;
    if let Some(stop) = &course.ended {
        let at = clock_hm(stop.said.at);
        let text = sight.say_with(Key::DrillStopped, [("at", at.into())]);
        ui.label(bold(text, size::BODY, p.ink1));
    }
    for (unit, stop) in &course.left {
        let text = sight.say_with(
            Key::UnitLeft,
            [
                ("unit", sight.party(unit).into()),
                ("at", clock_hm(stop.said.at).into()),
            ],
        );
        ui.label(inked(text, size::BODY, p.ink1));
    }
}

/// Draws the list of units below that row, while it is open.
pub fn units_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut LeavingForm, outbox: &mut Outbox) {
    if !form.open {
        return;
    }
    let units = units(sight.state());
    ui.horizontal_wrapped(|ui| {
        if units.is_empty() {
            ui.add(Label::new(sight.look.label(sight.say(Key::LeaveNobody))).wrap());
            return;
        }
        for unit in units {
            let ticked = form.ticked.contains(&unit);
            if toggle(ui, sight.look, ticked, &sight.party(&unit)) {
                if ticked {
                    form.ticked.remove(&unit);
                } else {
                    form.ticked.insert(unit);
                }
            }
        }
        let leave = (!form.ticked.is_empty()).then(|| {
            Command::LeaveDrill(LeaveDrill {
                units: form.ticked.iter().cloned().collect(),
                reason: DrillStopReason::RealAlarm,
            })
        });
        if act(ui, sight, (Key::LeaveNow, ""), leave, outbox) {
            form.ticked.clear();
            form.open = false;
        }
    });
}

/// Who plays: the departments that were called, the teams that are not over, the townships that
/// whistled; without those that have left.
fn units(state: &State) -> Vec<Party> {
    let mut units = BTreeSet::new();
    for incident in state.incidents.values() {
        units.insert(Party::Township(incident.township.clone()));
        units.extend(incident.calls.keys().cloned().map(Party::Department));
        let teams = incident.assignments.iter();
        let there = teams.filter(|(_, it)| !it.state.is_over());
        units.extend(there.map(|(id, _)| Party::Team(id.clone())));
    }
    units.retain(|unit| state.drill.over_for(&state.register, unit).is_none());
    units.into_iter().collect()
}
