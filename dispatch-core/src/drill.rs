//! The drill engine: a scenario file is read, played entry by entry, and judged.
//!
//! Nothing here waits or writes. The caller appends what [`Player`] hands it, folds it, and gives
//! the outcome back; whether that takes a night or a second is his affair, and the entries are the
//! same bytes.

mod clock;
mod gone;
mod ids;
mod judge;
mod phones;
mod play;
mod read;
mod references;
mod reports;
mod result;
mod scenario;
mod spelling;

pub use clock::Start;
pub use ids::{entry_id, test_key_seed};
pub use judge::{ExpectationResult, judge};
pub use phones::{Phone, PhoneOf};
pub use play::{Played, Player, Turn, drill_world};
pub use result::{DrillResult, IncidentResult, RefusedResult, result_of};
pub use scenario::{Alarmed, Expectation, Measured, Scenario, ScenarioKind, Stands, Step, Wanted};
