//! What the tags of OpenStreetMap say about a road, a barrier and a turn.

mod limits;
mod scene;

use crate::vehicle::{Class, Vehicle, Vehicles};

pub use limits::Limit;
pub use scene::{Scene, naming, place, scene};

/// The tags of one thing.
#[derive(Clone, Debug, Default)]
pub struct Tags<'a>(pub Vec<(&'a str, &'a str)>);

impl<'a> Tags<'a> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let found = self.0.iter().find(|(it, _)| *it == key);
        found.map(|(_, value)| *value)
    }

    fn is(&self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|it| values.contains(&it))
    }
}

/// What a way is as a road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoadTags {
    pub class: Class,
    /// Who may go along it, and who against it.
    pub open: [Vehicles; 2],
    pub limit_kmh: u8,
    pub height_cm: u16,
    pub weight_hkg: u16,
    pub width_cm: u16,
    pub axle_hkg: u16,
    pub name: String,
    /// How many of its limits say nothing that can be read.
    pub unread: u32,
    /// Whether something of it holds at some hours or in some weather only.
    pub conditional: bool,
}

/// Why a way is no road of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoad {
    /// It is no `highway` at all: water, a building, a border.
    Other,
    /// For feet and bicycles, steps, tracks that no lorry passes.
    NoVehicle,
    /// Planned or being built.
    NotBuilt,
    /// A place, not a line.
    Area,
    /// Closed to every kind of vehicle, or open one way at some hours only.
    Closed,
}

/// Reads the tags of a way.
///
/// # Errors
/// Why it is no road.
pub fn road(tags: &Tags) -> Result<RoadTags, NoRoad> {
    let highway = tags.get("highway").ok_or(NoRoad::Other)?;
    if ["construction", "proposed", "planned", "abandoned", "razed"].contains(&highway) {
        return Err(NoRoad::NotBuilt);
    }
    if tags.is("area", &["yes"]) {
        return Err(NoRoad::Area);
    }
    let class = Class::of_highway(highway).ok_or(NoRoad::NoVehicle)?;
    if class == Class::Track && tags.is("tracktype", &["grade4", "grade5"]) {
        return Err(NoRoad::NoVehicle);
    }
    let open = Vehicles::which(|vehicle| may_enter(tags, class, vehicle));
    let sides = one_way(tags, class, open).filter(|it| *it != [Vehicles::NONE; 2]);
    let open = sides.ok_or(NoRoad::Closed)?;
    let mut unread = 0;
    let mut limit = |key: &str, of: Limit| {
        let number = tags.get(key).map_or(Some(0), |it| of.read(it));
        number.unwrap_or_else(|| {
            unread += 1;
            0
        })
    };
    // The readers give at most what their fields hold.
    let limit_kmh = limit("maxspeed", Limit::Speed) as u8;
    let height_cm = limit("maxheight", Limit::Length) as u16;
    let width_cm = limit("maxwidth", Limit::Length) as u16;
    let weight_hkg = limit("maxweight", Limit::Weight) as u16;
    let axle_hkg = limit("maxaxleload", Limit::Weight) as u16;
    Ok(RoadTags {
        class,
        open,
        limit_kmh,
        height_cm,
        weight_hkg,
        width_cm,
        axle_hkg,
        name: road_name(tags),
        unread,
        conditional: is_conditional(tags),
    })
}

/// What a road is called: in Chinese where that is said, by the same rule as the ground; else as its sign
/// says, else by its number, which everybody reads; in a foreign tongue alone where there is nothing else.
fn road_name(tags: &Tags) -> String {
    let named = naming(tags);
    let any = tags.get("name").unwrap_or_default();
    let number = tags.get("ref").unwrap_or_default();
    let all = [&named.zh, any, number, &named.en];
    let first = all.into_iter().find(|it| !it.is_empty());
    scene::short(first.unwrap_or_default())
}

/// Whether a limit or an access has a condition, such as `hgv:conditional=no @ (07:00-09:00)`.
fn is_conditional(tags: &Tags) -> bool {
    let concerned = [
        "access",
        "vehicle",
        "motor_vehicle",
        "motorcar",
        "hgv",
        "trailer",
        "emergency",
        "oneway",
        "maxspeed",
        "maxheight",
        "maxweight",
        "maxwidth",
        "maxaxleload",
    ];
    let keys = tags
        .0
        .iter()
        .filter_map(|(key, _)| key.strip_suffix(":conditional"));
    keys.into_iter().any(|key| concerned.contains(&key))
}

/// Along and against; `None` where the direction changes with the hour.
fn one_way(tags: &Tags, class: Class, open: Vehicles) -> Option<[Vehicles; 2]> {
    let round = tags.is("junction", &["roundabout", "circular"]);
    let both = [open, open];
    let (along, against) = ([open, Vehicles::NONE], [Vehicles::NONE, open]);
    let mut sides = match tags.get("oneway") {
        Some("yes" | "true" | "1") => along,
        Some("-1" | "reverse") => against,
        Some("reversible" | "alternating") => return None,
        Some("no" | "false" | "0") => both,
        _ if round || class == Class::Motorway => along,
        _ => both,
    };
    if tags.is("oneway:emergency", &["no"]) {
        let emergency = Vehicles::which(|it| it.is_emergency() && open.has(it));
        sides = sides.map(|it| Vehicles(it.0 | emergency.0));
    }
    Some(sides)
}

/// Whether a kind of vehicle may use a road: the most special key that stands there decides.
fn may_enter(tags: &Tags, class: Class, vehicle: Vehicle) -> bool {
    let emergency = vehicle.is_emergency();
    let of_feet = matches!(class, Class::Pedestrian | Class::Busway);
    if of_feet {
        // Closed to traffic it is anyway; an engine drives in, unless that is said to be impossible.
        return emergency && !tags.is("emergency", &["no"]);
    }
    let special = match vehicle {
        Vehicle::FireEngine | Vehicle::Ambulance => "emergency",
        Vehicle::Lorry => "hgv",
        Vehicle::BoatTrailer => "trailer",
        Vehicle::Car => "motorcar",
    };
    let keys = [special, "motor_vehicle", "vehicle", "access"];
    match keys.into_iter().find_map(|key| tags.get(key)) {
        Some("no") => false,
        Some("private" | "agricultural" | "forestry" | "military" | "residents") => emergency,
        _ => true,
    }
}

/// What stands on a node, and who passes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarrierTags {
    pub open: Vehicles,
    /// Below which height, in cm; 0 where that is not said.
    pub height_cm: u16,
    /// Up to which width, in cm; 0 where that is not said.
    pub width_cm: u16,
}

/// Reads the tags of a node; `None` where nothing stops anybody.
#[must_use]
pub fn barrier(tags: &Tags) -> Option<BarrierTags> {
    let kind = tags.get("barrier")?;
    let said = |vehicle: Vehicle| may_enter(tags, Class::Residential, vehicle);
    let named = ["access", "vehicle", "motor_vehicle", "emergency"];
    let is_said = named.iter().any(|key| tags.get(key).is_some());
    let solid = [
        "block",
        "bollard",
        "chain",
        "cycle_barrier",
        "debris",
        "fence",
        "full-height_turnstile",
        "guard_rail",
        "horse_stile",
        "jersey_barrier",
        "kissing_gate",
        "log",
        "motorcycle_barrier",
        "planter",
        "rope",
        "spikes",
        "stile",
        "turnstile",
        "wall",
        "wicket_gate",
    ];
    let limit = |key: &str| {
        let limit = tags.get(key).and_then(|it| Limit::Length.read(it));
        limit.unwrap_or_default() as u16
    };
    let (height_cm, width_cm) = (limit("maxheight"), limit("maxwidth"));
    let open = match kind {
        // A bollard is passed only where the map says so in as many words.
        kind if solid.contains(&kind) => {
            let opens = |it: &str| ["yes", "designated", "permissive"].contains(&it);
            let special = tags.get("emergency").is_some_and(opens);
            let all = ["motor_vehicle", "vehicle", "access"];
            let everybody = all.iter().find_map(|key| tags.get(key)).is_some_and(opens);
            Vehicles::which(|it| everybody || (special && it.is_emergency()))
        }
        _ if is_said => Vehicles::which(said),
        // How low it is nobody says: low enough for everything that is no car.
        "height_restrictor" if height_cm == 0 => Vehicles::which(|it| it == Vehicle::Car),
        _ => Vehicles::ALL,
    };
    let told = BarrierTags {
        open,
        height_cm,
        width_cm,
    };
    (open != Vehicles::ALL || height_cm > 0 || width_cm > 0).then_some(told)
}

/// What a relation of turns forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnTags {
    /// Nothing but this turn, or this turn not.
    pub only: bool,
    /// For whom.
    pub bars: Vehicles,
}

/// Reads the tags of a relation; `None` where it is none of turns, `Some(None)` where it is one that holds
/// at some hours only or says nothing known.
#[must_use]
pub fn turn(tags: &Tags) -> Option<Option<TurnTags>> {
    if !tags.is("type", &["restriction"]) {
        return None;
    }
    let except: Vec<&str> = tags.get("except").unwrap_or_default().split(';').collect();
    let excepted = |it: Vehicle| match it {
        Vehicle::FireEngine | Vehicle::Ambulance => except.contains(&"emergency"),
        Vehicle::Lorry => except.contains(&"hgv"),
        Vehicle::BoatTrailer => false,
        Vehicle::Car => except.contains(&"motorcar"),
    };
    let (kind, for_lorries) = match (tags.get("restriction"), tags.get("restriction:hgv")) {
        (Some(kind), _) => (kind, false),
        (None, Some(kind)) => (kind, true),
        (None, None) => return Some(None),
    };
    // The older way to say that it holds at some hours only.
    if ["hour_on", "hour_off", "day_on", "day_off"]
        .iter()
        .any(|it| tags.get(it).is_some())
    {
        return Some(None);
    }
    let only = match kind.split_once('_') {
        Some(("no", _)) => false,
        Some(("only", _)) => true,
        _ => return Some(None),
    };
    let bars = Vehicles::which(|it| !excepted(it) && (!for_lorries || it == Vehicle::Lorry));
    Some(Some(TurnTags { only, bars }))
}

#[cfg(test)]
mod tests;
