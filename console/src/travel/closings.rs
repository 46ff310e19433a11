//! What is closed at a moment, as the network is told of it.

use atlas::travel::{Closure, Effect, Shape};
use atlas::vehicle::Vehicles;
use dispatch_core::command;
use dispatch_core::point::Point;
use dispatch_core::state::{RoadClosed, State};
use dispatch_core::time::Time;
use dispatch_core::travel::Vehicle;
use dispatch_core::view::roads_in_force;
use dispatch_core::words::ClosureId;

use super::network::vehicle;

/// Corners of a circle's outline.
const CORNERS: u32 = 32;
/// Metres of a degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// A closing in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Which.
    pub id: ClosureId,
    /// Height of the word that stands.
    pub height: u64,
    /// How it is closed.
    pub closed: RoadClosed,
}

/// What is closed or slow at a moment, in the order of the ids.
#[must_use]
pub fn closings(state: &State, now: Time) -> Vec<Closing> {
    let all = roads_in_force(state, now).into_iter();
    all.map(|it| Closing {
        id: it.id.clone(),
        height: it.last.height,
        closed: it.closed.clone(),
    })
    .collect()
}

impl Closing {
    /// The same for a network.
    #[must_use]
    pub fn closure(&self) -> Closure {
        let it = &self.closed;
        let whom =
            |of: atlas::vehicle::Vehicle| Vehicle::ALL.into_iter().find(|it| vehicle(*it) == of);
        let concerned = |of| whom(of).is_some_and(|of| it.vehicles.contains(&of));
        let vehicles = match it.vehicles.is_empty() {
            true => Vehicles::ALL,
            false => Vehicles::which(concerned),
        };
        Closure {
            name: it.road.to_string(),
            shape: shape(&it.shape),
            vehicles,
            effect: it.slowed_kmh.map_or(Effect::Closed, Effect::Slowed),
        }
    }
}

fn shape(it: &command::Shape) -> Shape {
    match it {
        command::Shape::Point(at) => Shape::Place(*at),
        command::Shape::Line(line) => Shape::Line(line.clone()),
        command::Shape::Area(area) => Shape::Area(area.clone()),
        command::Shape::Circle { center, radius_m } => Shape::Area(circle(*center, *radius_m)),
    }
}

/// What was said to be closed as a line: of a place or a circle its middle, of an area its edge.
#[must_use]
pub fn outline(closed: &RoadClosed) -> Vec<Point> {
    match &closed.shape {
        command::Shape::Point(at) | command::Shape::Circle { center: at, .. } => vec![*at],
        command::Shape::Line(line) => line.clone(),
        command::Shape::Area(area) => area.iter().chain(area.first()).copied().collect(),
    }
}

/// The outline of a circle, as a polygon that holds it to a per cent.
pub(super) fn circle(center: Point, radius_m: u32) -> Vec<Point> {
    let radius = f64::from(radius_m);
    let shrink = (f64::from(center.lat_e7) / 1e7)
        .to_radians()
        .cos()
        .max(0.01);
    let corner = |number: u32| {
        let turn = f64::from(number) * std::f64::consts::TAU / f64::from(CORNERS);
        let e7 = |metres: f64| metres / DEGREE_M * 1e7;
        let lat = f64::from(center.lat_e7) + e7(radius * turn.sin());
        let lon = f64::from(center.lon_e7) + e7(radius * turn.cos() / shrink);
        // Off the earth only where the circle itself is.
        Point::new(lat.round() as i32, lon.round() as i32).unwrap_or(center)
    };
    (0..CORNERS).map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_as_wide_as_it_says() {
        let center = Point::new(279_950_000, 1_205_880_000).unwrap();
        let outline = circle(center, 500);
        assert_eq!(outline.len(), 32);
        for corner in outline {
            let away = corner.metres_to(center);
            assert!((495..=505).contains(&away), "{away}");
        }
    }

    #[test]
    fn nobody_named_is_everybody_and_a_name_is_that_kind_alone() {
        let road = dispatch_core::words::Words::new("下穿").unwrap();
        let mut closing = Closing {
            id: ClosureId::new("r").unwrap(),
            height: 7,
            closed: RoadClosed {
                incident: None,
                road,
                shape: command::Shape::Point(Point::new(1, 1).unwrap()),
                cause: command::RoadCause::Flood,
                vehicles: imbl::OrdSet::new(),
                slowed_kmh: None,
                until_at: None,
            },
        };
        let closure = closing.closure();
        assert_eq!(
            (closure.vehicles, closure.effect),
            (Vehicles::ALL, Effect::Closed)
        );
        closing.closed.vehicles.insert(Vehicle::Lorry);
        closing.closed.slowed_kmh = Some(10);
        let closure = closing.closure();
        assert_eq!(closure.effect, Effect::Slowed(10));
        for of in atlas::vehicle::Vehicle::ALL {
            let lorry = of == atlas::vehicle::Vehicle::Lorry;
            assert_eq!(closure.vehicles.has(of), lorry);
        }
    }
}
