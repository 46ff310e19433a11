//! 设施与风险点: the closed roads, the risk lists, the facilities and the shelters, what is wrong on top, each with the age of
//! the last word, and a press for a new one (domain §5.3, practice N10).

mod facilities;
mod risks;
mod roads;
mod said;
mod shelters;
mod unlisted;

use dispatch_core::view::{abnormal_without_incident, overdue_patrols, unlisted_without_incident};
use dispatch_core::words::{FacilityId, IncidentId, RiskId, SiteId};
use eframe::egui::Ui;

use crate::desk::boards::kept::Kept;
use crate::desk::found::finds;
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::text_field;
use crate::language::Key;

/// Rows of one kind that are drawn; whoever looks for another writes a part of its name.
const ROWS_MAX: usize = 40;

/// What is half written.
#[derive(Debug, Default)]
pub struct PlacesForm {
    search: String,
    said: Kept<PlaceId, said::SaidForm>,
    shelters: Kept<SiteId, shelters::ShelterForm>,
    roads: roads::RoadForm,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PlaceId {
    Risk(RiskId),
    Facility(FacilityId),
}

impl PlacesForm {
    /// Whether what is looked for stands in any of these texts.
    fn finds(&self, texts: &[&str]) -> bool {
        texts.iter().any(|it| finds(&self.search, it, it))
    }
}

/// How many things wait here: abnormal points of which nobody made an incident, lists with patrols
/// overdue, and closings of roads that ran out.
pub fn wants(sight: &Sight<'_>) -> usize {
    let abnormal = abnormal_without_incident(sight.state());
    let abnormal: usize = abnormal.iter().map(|it| it.risks.len()).sum();
    let unlisted = unlisted_without_incident(sight.state()).len();
    let overdue = overdue_patrols(sight.state(), sight.now).len();
    abnormal + unlisted + overdue + roads::run_out(sight)
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn places_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut PlacesForm,
    at: (Option<&IncidentId>, &mut MapView),
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    roads::roads_ui(ui, sight, form, at, outbox);
    ui.add_space(8.0);
    text_field(
        ui,
        sight,
        (Key::PlacesSearch, f32::INFINITY),
        &mut form.search,
    );
    // What waits for an incident stands on top, here as on the lists.
    let waits = !unlisted_without_incident(sight.state()).is_empty();
    if waits {
        unlisted::unlisted_ui(ui, sight, form, outbox);
        ui.add_space(8.0);
    }
    let wanted = risks::risks_ui(ui, sight, form, outbox);
    ui.add_space(8.0);
    facilities::facilities_ui(ui, sight, form, outbox);
    ui.add_space(8.0);
    shelters::shelters_ui(ui, sight, form, outbox);
    if !waits {
        unlisted::unlisted_ui(ui, sight, form, outbox);
    }
    wanted
}

/// Says how many rows are not drawn.
fn rest_ui(ui: &mut Ui, sight: &Sight<'_>, found: usize) {
    let text = match found {
        0 => sight.say(Key::PlacesNone).into_owned(),
        n if n > ROWS_MAX => sight.say_with(Key::PlacesMore, [("n", (n - ROWS_MAX).into())]),
        _ => return,
    };
    ui.label(sight.look.note(text));
}
