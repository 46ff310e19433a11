//! Ways along the roads of a schematic, as a proposal asks for them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use atlas::travel::{Matched, Net, Travel as Times};
use atlas::vehicle::{Table, Vehicle as Wheels};
use dispatch_core::point::Point;
use dispatch_core::state::State;
use dispatch_core::travel::{By, Travel, Vehicle};
use yishao::travel::{Closing, closings, vehicle};

/// The ways round what is closed in a state, each searched once.
pub struct Along<'n> {
    closed: Vec<Closing>,
    times: [(Wheels, Times<'n>); 5],
    had: RefCell<BTreeMap<(Vehicle, Point, Point), Option<Travel>>>,
}

impl<'n> Along<'n> {
    pub fn of(net: &'n Net, table: &'n Table, state: &State) -> Along<'n> {
        let closed = closings(state, state.at);
        let matched = closed.iter().map(|it| net.matched(it.closure()));
        let matched: Vec<Matched> = matched.collect();
        let times = Wheels::ALL.map(|wheels| {
            let mut times = Times::new(net, table, wheels);
            times.close(&matched);
            (wheels, times)
        });
        Along {
            closed,
            times,
            had: RefCell::default(),
        }
    }

    /// Whether the same is closed in another state.
    #[allow(dead_code, reason = "one of the tests looks at a state once")]
    pub fn holds_in(&self, state: &State) -> bool {
        self.closed == closings(state, state.at)
    }

    pub fn way(&self, kind: Vehicle, from: Point, to: Point) -> Option<Travel> {
        let asked = (kind, from, to);
        if let Some(found) = self.had.borrow().get(&asked) {
            return *found;
        }
        let (_, times) = self.times.iter().find(|it| it.0 == vehicle(kind))?;
        let route = times.route(from, to);
        let by = match route.by {
            atlas::travel::By::Road => By::Sketch,
            atlas::travel::By::Straight => By::Straight,
        };
        let found = Some(Travel {
            seconds: route.seconds,
            metres: route.metres,
            by,
        });
        self.had.borrow_mut().insert(asked, found);
        found
    }
}
