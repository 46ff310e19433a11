//! What was proposed before, what was chosen, and what came of it.

use dispatch_core::sentence::minutes;
use dispatch_core::state::Incident;
use dispatch_core::view::{Chosen, proposal_course, proposals_for};
use eframe::egui::Ui;

use crate::desk::sight::Sight;
use crate::desk::widgets::clock_hm;
use crate::language::Key;

/// Proposals that are shown, the newest first; the log has all of them.
const SHOWN: usize = 6;

/// Draws the records of an incident, where there are any.
pub fn records_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let all = proposals_for(sight.state(), &incident.id);
    if all.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(sight.look.title(sight.say(Key::SendingRecords)));
    for (id, record) in all.into_iter().rev().take(SHOWN) {
        let at = clock_hm(record.said.at);
        let text = sight.say_with(Key::SendingRecord, [("at", at.into())]);
        ui.label(sight.look.strong(text));
        let Some(course) = proposal_course(sight.state(), id) else {
            continue;
        };
        for chosen in &course.teams {
            ui.label(sight.look.label(line(sight, chosen)));
        }
    }
}

fn line(sight: &Sight<'_>, it: &Chosen<'_>) -> String {
    let mut parts = vec![sight.team(it.team)];
    match it.pick {
        Some(pick) => {
            let n = minutes(pick.arrives_s);
            parts.push(sight.say_with(Key::SendingMinutes, [("n", n.into())]));
        }
        None => parts.push(sight.say(Key::SendingNotProposed).into_owned()),
    }
    parts.extend(it.because.map(ToString::to_string));
    parts.push(match (it.sent, it.arrived) {
        (_, Some(at)) => sight.say_with(Key::SendingArrived, [("at", clock_hm(at).into())]),
        (Some(at), None) => sight.say_with(Key::SendingOnWay, [("at", clock_hm(at).into())]),
        (None, None) => sight.say(Key::SendingLeft).into_owned(),
    });
    if let Some(late_s) = it.late_s() {
        let n = minutes(u32::try_from(late_s.unsigned_abs()).unwrap_or(u32::MAX));
        let key = if late_s > 0 {
            Key::SendingLate
        } else {
            Key::SendingEarly
        };
        parts.push(sight.say_with(key, [("n", n.into())]));
    }
    parts.join(" · ")
}
