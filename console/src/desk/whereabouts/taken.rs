//! What is taken for a place: a click on the map, and how the point reads that stands for it.

use atlas::datum::{Datum, LonLat, Wgs84};
use dispatch_core::point::Point;
use dispatch_core::state::Registry;
use dispatch_core::words::TownshipId;
use eframe::egui::Ui;

use super::Whereabouts;
use super::coordinates::outside_m;
use crate::desk::map::length_text;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button};
use crate::language::Key;

/// A picked place bears the name of a site or facility as near as this, in metres.
const NAMED_M: u32 = 400;

/// A place that was picked names its township, and its words where nobody wrote any.
pub fn picked(sight: &Sight<'_>, place: &mut Whereabouts, point: Point) {
    place.point = Some(point);
    place.lies_in(nearest_township(&sight.state().register, point));
    if place.words.trim().is_empty() {
        place.words = words_of(sight, point);
    }
    place.settle();
}

fn words_of(sight: &Sight<'_>, point: Point) -> String {
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
    match nearest {
        Some((_, name)) => sight.record_with(Key::PickedNear, [("name", name.into())]),
        None => {
            let Wgs84 { lon, lat } = Wgs84::of(point);
            let args = [
                ("lon", format!("{lon:.5}").into()),
                ("lat", format!("{lat:.5}").into()),
            ];
            sight.record_with(Key::PickedPlace, args)
        }
    }
}

/// The township of what lies nearest: its office, a village, a place on the risk lists. A guess, which
/// stands beside the name before it is taken.
#[must_use]
pub fn nearest_township(register: &Registry, point: Point) -> Option<TownshipId> {
    let offices = register.townships.values().map(|it| (it.center, &it.id));
    let sites = register.sites.values();
    let sites = sites.filter_map(|it| Some((it.point, it.township.as_ref()?)));
    let risks = register.risks.values().map(|it| (it.point, &it.township));
    let nearest = offices
        .chain(sites)
        .chain(risks)
        .min_by_key(|(at, _)| at.metres_to(point));
    nearest.map(|(_, id)| id.clone())
}

/// Says where the point lies, in both datums, and whether that is outside the district; it can be taken
/// away. Nothing where there is none.
pub fn point_ui(ui: &mut Ui, sight: &Sight<'_>, place: &mut Whereabouts) {
    let Some(point) = place.point else { return };
    let pair = |datum: Datum| {
        let LonLat { lon, lat } = Wgs84::of(point).in_datum(datum);
        format!("{datum} {lon:.5}, {lat:.5}")
    };
    let both = format!("{} · {}", pair(Datum::Wgs84), pair(Datum::Gcj02));
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.note(both));
        if let Some(metres) = outside_m(&sight.state().register, point) {
            let far = length_text(f64::from(metres));
            let text = sight.say_with(Key::PlaceOutside, [("far", far.into())]);
            let ink = sight.look.palette.amber.text;
            ui.label(sight.look.label(text).color(ink));
        }
        let text = sight.say(Key::PlacePointAway);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            place.point = None;
        }
    });
}
