//! The hazard areas as they stand, with day and night at the leak: looked up once a look, since map, board
//! and command line each ask for them.

use dispatch_core::command::Light;
use dispatch_core::state::{Incident, State};
use dispatch_core::sun;
use dispatch_core::time::Time;
use dispatch_core::view::{AreaView, Outlines, areas_over};

/// One of them.
#[derive(Clone, Debug)]
pub struct Hazard {
    /// The area.
    pub area: AreaView,
    /// Whether it is day or night at the leak.
    pub light: Light,
    /// Until when; `None` where it stays so for more than a day.
    pub light_until: Option<Time>,
}

/// Those of every incident that goes on, the lifted ones as well.
#[must_use]
pub fn hazards(state: &State, now: Time, outlines: &Outlines) -> Vec<Hazard> {
    let open = state.open_incidents().into_iter();
    open.flat_map(|it| hazards_of(state, it, now, outlines))
        .collect()
}

/// Those of one incident.
#[must_use]
pub fn hazards_of(
    state: &State,
    incident: &Incident,
    now: Time,
    outlines: &Outlines,
) -> Vec<Hazard> {
    let areas = areas_over(state, incident, outlines).into_iter();
    areas
        .map(|area| {
            let leak = area.version.leak.origin;
            Hazard {
                light: sun::light(now, leak),
                light_until: sun::light_until(now, leak),
                area,
            }
        })
        .collect()
}

/// `2.4` metres a second in centimetres, to two places behind the point; `None` where it is no number.
#[must_use]
pub fn speed_cm_s(text: &str) -> Option<u32> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let part = match part.len() {
        1 => format!("{part}0"),
        2 => part.to_owned(),
        _ => return None,
    };
    let digits = format!("{whole}{part}");
    let plain = !whole.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}
