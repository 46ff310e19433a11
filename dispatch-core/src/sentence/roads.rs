//! Roads closed, slow and open again.

use super::plotting::shape;
use super::say::{Clauses, list, remark, same, say, text};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{CloseRoad, OpenRoad};
use crate::travel::Vehicle;

pub(super) fn close(t: &Telling<'_>, it: &CloseRoad) -> Text {
    let cause = text(it.cause.zh(), it.cause.en());
    let head = match it.slowed_kmh {
        None => say!(
            "断路:{road}({cause}),{shape}",
            "Road closed: {road} ({cause}), {shape}",
            road = it.road,
            cause = cause,
            shape = shape(&it.shape)
        ),
        Some(kmh) => say!(
            "道路缓行:{road}({cause}),{shape},限速 {kmh} 公里每小时",
            "Road slow: {road} ({cause}), {shape}, {kmh} km/h",
            road = it.road,
            cause = cause,
            shape = shape(&it.shape),
            kmh = kmh
        ),
    };
    let vehicles = it.vehicles.iter().map(|it| vehicle(*it));
    let whom = (!it.vehicles.is_empty()).then(|| {
        say!(
            "涉及 {vehicles}",
            "concerning {vehicles}",
            vehicles = list(vehicles)
        )
    });
    let until = match it.until_at {
        Some(at) => say!("预计至 {at}", "expected until {at}", at = t.clock(at)),
        None => say!("恢复前有效", "until opened"),
    };
    Clauses::new(head)
        .and_some(whom)
        .and(until)
        .and_some(remark(it.words.as_ref()))
        .end()
}

/// Which road; by its id only where nobody ever closed it.
pub(super) fn open(t: &Telling<'_>, it: &OpenRoad) -> Text {
    let track = t.state.roads.get(&it.closure);
    let mut closings = track.into_iter().flat_map(|it| it.marks.iter().rev());
    let road = closings.find_map(|it| it.closed.as_ref().map(|it| &it.road));
    let road = road.map_or_else(
        || same(it.closure.as_str()),
        |it| say!("{it}", "{it}", it = it),
    );
    let head = say!(
        "道路恢复通行:{road}",
        "Road open again: {road}",
        road = road
    );
    Clauses::new(head).and_some(remark(it.words.as_ref())).end()
}

fn vehicle(it: Vehicle) -> Text {
    text(it.zh(), it.en())
}
