//! What the map of the desk, the wall and a picture without a window draw alike: plots by their kind, depots by
//! their stock, and everybody inside a hazard area by what was done for him. No colour here, only what it says.

use dispatch_core::state::{Incident, PlotMark, State};
use dispatch_core::time::Time;
use dispatch_core::view::{InsideRow, ToldState};
use dispatch_core::words::DepotId;

/// A colour by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nobody may go there.
    Red,
    /// Take care.
    Amber,
    /// Somebody or something goes there.
    Blue,
    /// A fact.
    Plain,
}

/// The line of a plot: no two meanings have the same (tokens.md §5, the sheet of symbols).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Whole.
    Solid,
    /// Whole and thick.
    Thick,
    /// In dashes.
    Dashed,
    /// A dash and a dot by turns.
    DashDot,
    /// In dots.
    Dotted,
}

/// How a plot is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlotLook {
    /// Its colour.
    pub meaning: Meaning,
    /// Its line.
    pub edge: Edge,
    /// Whether its area has a hatch.
    pub hatched: bool,
}

/// How a plot is drawn, by its kind.
#[must_use]
pub fn plot_look(plot: &PlotMark) -> PlotLook {
    let (meaning, edge, hatched) = match plot.kind.as_str() {
        _ if plot.no_go => (Meaning::Red, Edge::Thick, true),
        _ if plot.hazard => (Meaning::Amber, Edge::Thick, true),
        "cordon" => (Meaning::Red, Edge::DashDot, true),
        "evacuation" => (Meaning::Blue, Edge::Solid, true),
        "staging" | "command-post" | "landing" => (Meaning::Plain, Edge::Dotted, false),
        "detour" => (Meaning::Plain, Edge::Dashed, false),
        _ => (Meaning::Blue, Edge::Solid, false),
    };
    PlotLook {
        meaning,
        edge,
        hatched,
    }
}

/// Everything plotted by the open incidents that still holds, in the order of the incidents.
#[must_use]
pub fn plots(state: &State, now: Time) -> Vec<&PlotMark> {
    let open = state.incidents.going_on();
    let open = open.filter(|it| !it.plots.is_empty() && it.status.is_open());
    let mut open: Vec<&Incident> = open.collect();
    open.sort_by_key(|it| it.number);
    let all = open.into_iter().flat_map(|it| it.plots.values());
    all.map(|it| &**it)
        .filter(|it| it.until.is_none_or(|until| now < until))
        .collect()
}

/// What is known of somebody who has to hear something, each with a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nobody decided anything for him.
    Undecided,
    /// It is decided, and he does not know it.
    NotTold,
    /// He was told.
    Told,
}

impl Heard {
    /// Of somebody inside a hazard area; where nothing is needed there is nothing to hear.
    #[must_use]
    pub fn of(row: &InsideRow) -> Option<Heard> {
        match (&row.decision, &row.told) {
            (None, _) => Some(Heard::Undecided),
            (Some(_), ToldState::NotNeeded) => None,
            (Some(_), ToldState::Told(_)) => Some(Heard::Told),
            (Some(_), ToldState::Not | ToldState::Tried(_) | ToldState::Otherwise(_)) => {
                Some(Heard::NotTold)
            }
        }
    }
}

/// How the stock of a depot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stock {
    /// Of something that must be there nothing is left 告罄.
    Gone,
    /// Of something less is there than must be 低于最低.
    Low,
    /// Something is out.
    Lent,
    /// All is there.
    Whole,
}

impl Stock {
    /// Of a depot.
    #[must_use]
    pub fn of(state: &State, depot: &DepotId) -> Stock {
        let stock = state.stock.get(depot);
        let lines = || stock.into_iter().flat_map(|it| it.values());
        match () {
            () if lines().any(|it| it.here == 0 && it.minimum > 0) => Stock::Gone,
            () if lines().any(|it| it.here < it.minimum) => Stock::Low,
            () if lines().any(|it| it.out > 0) => Stock::Lent,
            () => Stock::Whole,
        }
    }
}
