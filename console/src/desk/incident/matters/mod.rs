//! Section 8, 变更与请求: how the scene is organised, what an incident turns out to be, what is asked of
//! others, who is moved, what is plotted. One form at a time.

mod aid;
mod change;
mod evacuation;
mod headquarters;
mod personal;
mod plotting;
mod requests;

pub use evacuation::{EvacuationForm, MANNERS};
pub use plotting::PLOTS;
pub use requests::RequestForm;

use dispatch_core::state::Incident;
use eframe::egui::Ui;

use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{into_sight, toggle_response};
use crate::language::Key;

/// One of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// 现场指挥部
    Headquarters,
    /// 疏散转移
    Evacuation,
    /// 标绘
    Plotting,
    /// 提请
    Request,
    /// 请求支援
    Aid,
    /// 变更、合并、拆分
    Change,
    /// 个人信息
    Personal,
}

const MATTERS: [(Matter, Key); 7] = [
    (Matter::Headquarters, Key::Headquarters),
    (Matter::Evacuation, Key::Evacuation),
    (Matter::Plotting, Key::Plotting),
    (Matter::Request, Key::RequestAct),
    (Matter::Aid, Key::Aid),
    (Matter::Change, Key::ChangeIncident),
    (Matter::Personal, Key::PersonalMatters),
];

/// What is half written in this section.
#[derive(Debug, Default)]
pub struct MatterForm {
    open: Option<Matter>,
    headquarters: headquarters::HeadquartersForm,
    pub(super) evacuation: EvacuationForm,
    plotting: plotting::PlotForm,
    pub(super) request: RequestForm,
    aid: aid::AidForm,
    change: change::ChangeForm,
    personal: personal::DataForm,
}

impl MatterForm {
    /// Opens the form of a matter.
    pub fn show(&mut self, matter: Matter) {
        self.open = Some(matter);
    }

    /// Opens a form or closes it; what is half written stays.
    pub fn toggle(&mut self, matter: Matter) {
        self.open = (self.open != Some(matter)).then_some(matter);
    }
}

/// The section's fact: what waits for an answer, and how many were moved.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> String {
    let waiting = incident.requests.values().filter(|it| it.answer.is_none());
    sight.say_with(
        Key::MattersFact,
        [
            ("asked", waiting.count().into()),
            ("evacuations", incident.evacuations.len().into()),
            ("plots", incident.plots.len().into()),
        ],
    )
}

/// Draws the section.
pub fn matters_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut MatterForm,
    map: &mut MapView,
    outbox: &mut Outbox,
) {
    headquarters::standing_ui(ui, sight, incident);
    requests::standing_ui(ui, sight, incident, &mut form.request, outbox);
    evacuation::standing_ui(ui, sight, incident, &mut form.evacuation, outbox);
    plotting::standing_ui(ui, sight, incident, outbox);
    aid::standing_ui(ui, sight, incident, outbox);
    personal::standing_ui(ui, sight, incident);
    ui.horizontal_wrapped(|ui| {
        for (matter, key) in MATTERS {
            let chosen = form.open == Some(matter);
            let text = sight.say(key);
            let response = toggle_response(ui, sight.look, chosen, (&text, &text));
            into_sight(&response, key);
            if response.clicked() {
                form.open = (!chosen).then_some(matter);
                map.picking = false;
            }
        }
    });
    match form.open {
        Some(Matter::Headquarters) => {
            headquarters::form_ui(ui, sight, incident, &mut form.headquarters, outbox);
        }
        Some(Matter::Evacuation) => {
            evacuation::form_ui(ui, sight, incident, &mut form.evacuation, outbox);
        }
        Some(Matter::Plotting) => {
            plotting::form_ui(ui, sight, incident, &mut form.plotting, map, outbox);
        }
        Some(Matter::Request) => requests::form_ui(ui, sight, incident, &mut form.request, outbox),
        Some(Matter::Aid) => aid::form_ui(ui, sight, incident, &mut form.aid, outbox),
        Some(Matter::Change) => change::form_ui(ui, sight, incident, &mut form.change, outbox),
        Some(Matter::Personal) => {
            personal::form_ui(ui, sight, incident, &mut form.personal, outbox);
        }
        None => {}
    }
}
