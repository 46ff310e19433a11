//! What lies near the place of a whistle: the township, a named site, an incident that is open.

use dispatch_core::point::Point;
use dispatch_core::view::{NEAREST, Near, near};
use dispatch_core::words::TownshipId;
use eframe::egui::Ui;

use super::WhistleForm;
use crate::desk::map::length_text;
use crate::desk::sight::Sight;
use crate::desk::widgets::toggle;
use crate::language::Key;

/// A picked place bears the name of a site or facility as near as this, in metres.
const NAMED_M: u32 = 400;

/// Open incidents near by: the whistle may report one of them once more. It never blocks.
pub fn near_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm) {
    let all = near(sight.state(), form.point, form.township.as_ref());
    let close = all.into_iter().filter(|it| it.is_near());
    let mut close = close
        .filter(|it| it.is_recent(sight.now))
        .take(NEAREST)
        .peekable();
    if close.peek().is_none() {
        form.into = None;
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

/// A place that was picked names its township, and its words where nobody wrote any.
pub fn picked(sight: &Sight<'_>, form: &mut WhistleForm, point: Point) {
    form.township = nearest_township(sight, point);
    if !form.place.trim().is_empty() {
        return;
    }
    let register = &sight.state().register;
    let sites = register.sites.values().map(|it| (it.zh.as_str(), it.point));
    let facilities = register
        .facilities
        .values()
        .map(|it| (it.zh.as_str(), it.point));
    let nearest = sites
        .chain(facilities)
        .map(|(zh, at)| (at.metres_to(point), zh))
        .filter(|(metres, _)| *metres <= NAMED_M)
        .min();
    form.place = match nearest {
        Some((_, name)) => sight.record_with(Key::PickedNear, [("name", name.into())]),
        None => {
            let degrees = |e7: i32| format!("{:.5}", f64::from(e7) / 1e7);
            let args = [
                ("lon", degrees(point.lon_e7).into()),
                ("lat", degrees(point.lat_e7).into()),
            ];
            sight.record_with(Key::PickedPlace, args)
        }
    };
}

fn nearest_township(sight: &Sight<'_>, point: Point) -> Option<TownshipId> {
    let townships = sight.state().register.townships.values();
    let nearest = townships.min_by_key(|it| it.center.metres_to(point));
    nearest.map(|it| it.id.clone())
}
