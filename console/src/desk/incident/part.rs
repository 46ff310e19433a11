//! A section of the selected incident in a pane of its own: on a wide screen what is looked at all night
//! stands open beside the rest.

use dispatch_core::words::IncidentId;
use eframe::egui::{Align, Frame, Label, Layout, Margin, ScrollArea, Ui};

use super::{IncidentView, SECTIONS, contents_ui, known_fact, with_pages};
use crate::desk::look::{bold, inked};
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::key_cap;
use crate::language::Key;

/// A section that can stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 力量
    Forces,
    /// 物资
    Supplies,
    /// 指引
    Guidance,
    /// 日志
    Log,
}

impl Part {
    /// The number of the section, counted from 1, which is its key.
    #[must_use]
    pub fn number(self) -> usize {
        match self {
            Part::Forces => 3,
            Part::Supplies => 4,
            Part::Guidance => 5,
            Part::Log => 7,
        }
    }

    /// The section of this number, where it can stand apart.
    #[must_use]
    pub fn numbered(number: usize) -> Option<Part> {
        let all = [Part::Forces, Part::Supplies, Part::Guidance, Part::Log];
        all.into_iter().find(|it| it.number() == number)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Key {
        SECTIONS[self.number() - 1]
    }
}

/// Draws it, or says that no incident is chosen.
pub fn part_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    selected: Option<&IncidentId>,
    view: &mut IncidentView,
    (part, map, outbox): (Part, &mut MapView, &mut Outbox),
) {
    let p = &sight.look.palette;
    let incident = selected.and_then(|id| sight.state().incident(id));
    Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(space::PANEL, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                key_cap(ui, sight.look, &part.number().to_string());
                ui.label(bold(sight.say(part.title()), size::BODY, p.ink1));
                let Some(incident) = incident else { return };
                let pages = view.page(&incident.id);
                let (fact, alarming) = known_fact(sight, incident, (part.number(), pages));
                let ink = if alarming { p.red.text } else { p.ink2 };
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(inked(fact, size::NOTE, ink)).truncate());
                });
            });
        });
    let Some(incident) = incident else {
        ui.add_space(12.0);
        ui.vertical_centered(|ui| ui.label(sight.look.note(sight.say(Key::NothingSelected))));
        return;
    };
    with_pages(ui, view, incident, |ui, pages| {
        ScrollArea::vertical()
            .id_salt(("part", part.number()))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                Frame::new()
                    .inner_margin(Margin::symmetric(space::PANEL, 6))
                    .show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        let tools = (part.number(), map, outbox);
                        contents_ui(ui, sight, incident, pages, tools);
                    });
            });
    });
}
