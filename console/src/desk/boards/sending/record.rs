//! What was proposed before, what was chosen, and what came of it.

use dispatch_core::sentence::minutes;
use dispatch_core::state::Incident;
use dispatch_core::view::{Came, Chosen, ProposalCourse, proposal_course, proposals_for};
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
        if let Some(counts) = counts(sight, &course) {
            ui.label(sight.look.label(counts));
        }
        for chosen in &course.teams {
            ui.label(sight.look.label(line(sight, chosen)));
        }
        for goods in &course.goods {
            let args = [
                ("item", sight.supply(goods.item).into()),
                ("depot", sight.depot(goods.depot).into()),
                ("proposed", goods.proposed.into()),
                ("issued", goods.issued.into()),
            ];
            let text = sight.say_with(Key::SendingGoods, args);
            ui.label(sight.look.label(text));
        }
    }
}

/// 派出 1 · 商请未答 3 · 到场 0: who is only asked for is not on its way. `None` where nobody was chosen.
fn counts(sight: &Sight<'_>, course: &ProposalCourse<'_>) -> Option<String> {
    let counted = [
        (
            Key::SendingCountSent,
            course.count(|it| matches!(it, Came::Sent(_))),
        ),
        (
            Key::SendingCountAsked,
            course.count(|it| matches!(it, Came::Asked(_))),
        ),
        (
            Key::SendingCountDeclined,
            course.count(|it| matches!(it, Came::Declined(_))),
        ),
        (
            Key::SendingCountCalledOff,
            course.count(|it| matches!(it, Came::CalledOff(_))),
        ),
        (
            Key::SendingCountArrived,
            course.count(|it| matches!(it, Came::Arrived(_))),
        ),
    ];
    let counted = counted.into_iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = counted
        .map(|(key, n)| sight.say_with(key, [("n", n.into())]))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
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
    let (key, at) = match it.came {
        Came::Left => (Key::SendingLeft, None),
        Came::Asked(at) => (Key::SendingAsked, Some(at)),
        Came::Declined(at) => (Key::SendingDeclined, Some(at)),
        Came::CalledOff(at) => (Key::SendingCalledOff, Some(at)),
        Came::Sent(at) => (Key::SendingOnWay, Some(at)),
        Came::Arrived(at) => (Key::SendingArrived, Some(at)),
    };
    parts.push(match at {
        Some(at) => sight.say_with(key, [("at", clock_hm(at).into())]),
        None => sight.say(key).into_owned(),
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
