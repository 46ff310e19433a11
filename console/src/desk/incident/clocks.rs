//! The clocks of command and of the scene, in as little height as they need: what must be pressed stands below.

use dispatch_core::state::Incident;
use dispatch_core::view::ClockKind;
use eframe::egui::Ui;

use crate::desk::lateness::{Lateness, deadline, waits_for};
use crate::desk::sight::Sight;
use crate::desk::widgets::{deadline_of_ui, deadline_ui};
use crate::language::Key;

/// The naming of a commander, his arrival, and the first force of the township. Where nobody took over yet and no
/// transfer record has a row to put it into, the next report from the scene.
pub fn clocks_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let lateness = Lateness::of(sight, incident);
    let own = |kind| lateness.own(kind);
    let of_command = [
        (ClockKind::NameCommander, Key::ToBeNamed),
        (ClockKind::CommanderOnScene, Key::ToArrive),
    ];
    let of_command = of_command.map(|(kind, key)| Some((own(kind)?, key)));
    let of_command: Vec<_> = of_command.into_iter().flatten().collect();
    let mut of_scene = vec![ClockKind::TownshipOnScene];
    if incident.transfer.is_none() {
        of_scene.push(ClockKind::Situation);
    }
    // An empty row is a gap.
    if of_command.is_empty() && of_scene.iter().all(|kind| own(*kind).is_none()) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (clock, key) in of_command {
            ui.label(sight.look.label(sight.say(key)));
            deadline_ui(ui, sight.look, &deadline(clock), sight.now);
        }
        short_ui(ui, sight, &lateness, &of_scene);
    });
}

/// The record of a change of command and the next report of whoever took over, beside the button of the record.
pub fn after_handover_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let lateness = Lateness::of(sight, incident);
    let kinds = [ClockKind::Transfer, ClockKind::Situation];
    short_ui(ui, sight, &lateness, &kinds);
}

fn short_ui(ui: &mut Ui, sight: &Sight<'_>, lateness: &Lateness, kinds: &[ClockKind]) {
    for clock in kinds.iter().filter_map(|kind| lateness.own(*kind)) {
        let what = sight.say(waits_for(clock.kind));
        deadline_of_ui(ui, sight.look, (&what, &deadline(clock)), sight.now);
    }
}
