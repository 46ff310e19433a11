//! What lies near the place of a whistle: the township, a named site, an incident that is open.

use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::words::TownshipId;
use eframe::egui::Ui;

use super::WhistleForm;
use crate::desk::sight::Sight;
use crate::desk::widgets::toggle;
use crate::language::Key;

/// An open incident as near as this, in metres, is offered before a new one is made.
const NEAR_M: f64 = 1_000.0;
/// A picked place bears the name of a site or facility as near as this, in metres.
const NAMED_M: f64 = 400.0;

/// Open incidents near by: the whistle may report one of them once more. It never blocks.
pub fn near_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm) {
    let near: Vec<&Incident> = sight
        .state()
        .open_incidents()
        .into_iter()
        .filter(|incident| is_near(incident, form))
        .take(3)
        .collect();
    if near.is_empty() {
        form.into = None;
        ui.label(sight.look.note(sight.say(Key::NothingNear)));
        return;
    }
    ui.label(sight.look.strong(sight.say(Key::NearIncidents)));
    for incident in near {
        let chosen = form.into.as_ref() == Some(&incident.id);
        let text = sight.say_with(Key::AttachTo, [("title", sight.title(incident).into())]);
        if toggle(ui, sight.look, chosen, &text) {
            form.into = (!chosen).then(|| incident.id.clone());
        }
    }
}

fn is_near(incident: &Incident, form: &WhistleForm) -> bool {
    match (incident.place.point, form.point) {
        (Some(a), Some(b)) => distance_m(a, b) <= NEAR_M,
        _ => form.township.as_ref() == Some(&incident.township),
    }
}

/// Metres as the crow flies; good to a per mille within a district.
fn distance_m(a: Point, b: Point) -> f64 {
    let north = f64::from(a.lat_e7 - b.lat_e7) * 0.011_132;
    let east = f64::from(a.lon_e7 - b.lon_e7) * 0.011_132 * 0.883;
    north.hypot(east)
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
        .map(|(zh, at)| (distance_m(at, point), zh))
        .filter(|(metres, _)| *metres <= NAMED_M)
        .min_by(|a, b| a.0.total_cmp(&b.0));
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
    let nearest = townships
        .min_by(|a, b| distance_m(a.center, point).total_cmp(&distance_m(b.center, point)));
    nearest.map(|it| it.id.clone())
}
