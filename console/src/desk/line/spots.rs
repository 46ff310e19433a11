//! What can be looked at by its name: incidents, boards and forms, and every place of the district.

use super::known::{incident_named, named_by};
use super::slots::{Named, What};
use crate::desk::boards::BOARDS;
use crate::desk::keys::Act;
use crate::desk::sight::Sight;
use crate::language::Key;

/// All of them: what is on the desk before what is on the map.
pub fn spots(sight: &Sight<'_>) -> Vec<Named> {
    let register = &sight.state().register;
    let mut spots: Vec<Named> = crate::desk::queue::rows(sight)
        .into_iter()
        .map(|it| incident_named(sight, it))
        .collect();
    for (number, (_, key, _)) in (1..).zip(BOARDS) {
        spots.push(named_by(What::Window(Act::Board(number)), *key));
    }
    for (act, key) in FORMS {
        spots.push(named_by(What::Window(act), key));
    }
    let places = register
        .townships
        .values()
        .map(|it| (&it.zh, &it.en, it.center, it.id.as_str()));
    let places = places.chain(
        register
            .teams
            .values()
            .map(|it| (&it.zh, &it.en, it.point, it.id.as_str())),
    );
    let places = places.chain(
        register
            .depots
            .values()
            .map(|it| (&it.zh, &it.en, it.point, it.id.as_str())),
    );
    let places = places.chain(
        register
            .facilities
            .values()
            .map(|it| (&it.zh, &it.en, it.point, it.id.as_str())),
    );
    let places = places.chain(
        register
            .sites
            .values()
            .map(|it| (&it.zh, &it.en, it.point, it.id.as_str())),
    );
    spots.extend(places.map(|(zh, en, point, id)| {
        let named = Named::new(What::Point(point), zh.as_str(), en.as_str()).also(id);
        Named { far: 1, ..named }
    }));
    spots
}

/// The forms that a key opens.
const FORMS: [(Act, Key); 6] = [
    (Act::Intake, Key::Intake),
    (Act::Whistle, Key::OpenWhistle),
    (Act::Talk, Key::TalkCard),
    (Act::Keys, Key::KeysTitle),
    (Act::Legend, Key::MapLegend),
    (Act::Measure, Key::MapMeasure),
];
