//! What is asked after an act of the State before it: kept when the act first touches an incident, so
//! that nothing of the incident itself is held and it can be changed where it lies.

use imbl::OrdMap;

use crate::state::{Incident, State, Stock, SupplyLine, is_unknown, people_sought};
use crate::words::{DepotId, SupplyId, Words};

/// The stock of the district, and of each incident that was touched what follows.
#[derive(Debug)]
pub struct Before {
    /// Stock by depot and item.
    pub stock: OrdMap<DepotId, OrdMap<SupplyId, Stock>>,
    /// In the order in which they were touched.
    pub incidents: Vec<IncidentBefore>,
}

/// What an incident had before it was touched; nothing where it came to be by this act.
#[derive(Debug, Default)]
pub struct IncidentBefore {
    /// Its supplies.
    pub supplies: OrdMap<DepotId, OrdMap<SupplyId, SupplyLine>>,
    /// The search that was stopped, if it was.
    pub stopped: Option<StoppedSearch>,
}

/// A search that was stopped.
#[derive(Debug)]
pub struct StoppedSearch {
    /// On this ground.
    pub basis: Words,
    /// People whom the figures in use said must be looked for.
    pub people: u64,
    /// Whether they said 不详 there.
    pub is_unknown: bool,
}

impl Before {
    pub(super) fn of(state: &State) -> Before {
        Before {
            stock: state.stock.clone(),
            incidents: Vec::new(),
        }
    }

    pub(super) fn touch(&mut self, incident: Option<&Incident>) {
        let before = incident.map(|it| IncidentBefore {
            supplies: it.supplies.clone(),
            stopped: it.search_stopped.as_ref().map(|basis| {
                let figures = it.figures();
                StoppedSearch {
                    basis: basis.clone(),
                    people: people_sought(&figures),
                    is_unknown: is_unknown(&figures),
                }
            }),
        });
        self.incidents.push(before.unwrap_or_default());
    }
}
