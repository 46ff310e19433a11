//! Open incidents that the whistle may be about: near its place, or reported just now. It never blocks.

use dispatch_core::view::{NEAREST, Near, near};
use eframe::egui::Ui;

use super::WhistleForm;
use crate::desk::map::length_text;
use crate::desk::sight::Sight;
use crate::desk::widgets::toggle;
use crate::language::Key;

/// Draws them; the whistle may report one of them once more.
pub fn near_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm) {
    let close = offered(sight, form);
    let still = |it: &Near<'_>| Some(&it.incident.id) == form.into.as_ref();
    if !close.iter().any(still) {
        form.into = None;
    }
    if close.is_empty() {
        ui.label(sight.look.note(sight.say(Key::NothingNear)));
        return;
    }
    ui.label(sight.look.strong(sight.say(Key::NearIncidents)));
    for it in close {
        let incident = it.incident;
        let chosen = form.into.as_ref() == Some(&incident.id);
        let text = sight.say_with(Key::AttachTo, [("title", sight.title(incident).into())]);
        ui.horizontal_wrapped(|ui| {
            if toggle(ui, sight.look, chosen, &text) {
                form.into = (!chosen).then(|| incident.id.clone());
            }
            ui.label(sight.look.note(way_text(sight, &it)));
        });
    }
}

/// Within a kilometre, however long ago; or within the hour in the same township or of the same type:
/// a storm's night has other incidents every minute. The nearest first.
pub fn offered<'a>(sight: &Sight<'a>, form: &WhistleForm) -> Vec<Near<'a>> {
    if form.at.is_empty() {
        return Vec::new();
    }
    let all = near(sight.state(), form.at.point, form.at.township.as_ref());
    let may_be_it = |it: &Near<'_>| {
        let alike = it.is_same_township || form.kind.as_ref() == Some(&it.incident.kind);
        it.is_near() || (it.is_recent(sight.now) && alike)
    };
    all.into_iter().filter(may_be_it).take(NEAREST).collect()
}

/// How far an incident lies off, by the straight line; where no way is known, that it is not.
pub fn way_text(sight: &Sight<'_>, it: &Near<'_>) -> String {
    match (it.metres, it.is_same_township) {
        (Some(metres), _) => {
            let way = length_text(f64::from(metres));
            sight.say_with(Key::NearStraight, [("way", way.into())])
        }
        (None, true) => sight.say(Key::NearTownship).into_owned(),
        (None, false) => sight.say(Key::NearUnknown).into_owned(),
    }
}
