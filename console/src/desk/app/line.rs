//! The command line at the foot of the window, and what it asks of the desk.

use eframe::egui::{Context, Frame, Margin, Panel, Ui};

use super::Desk;
use crate::desk::line::{self, Meaning, Notice, What, field_id, line_ui};
use crate::desk::sight::Sight;
use crate::desk::view::Chosen;

impl Desk {
    /// Draws the line. It is of now; `past` says that the past is on the screen.
    pub(super) fn line_ui(&mut self, ui: &mut Ui, now: &Sight<'_>, past: bool) {
        let now = &Sight { past, ..*now };
        let fill = now.look.palette.bg2;
        let around = Frame::new()
            .fill(fill)
            .inner_margin(Margin::symmetric(12, 0));
        let wish = Panel::bottom("line")
            .exact_size(line::HEIGHT)
            .frame(around)
            .show(ui, |ui| {
                let selected = self.view.selected.as_ref();
                let selected = selected.and_then(|id| now.state().incident(id));
                let view = &mut self.view.line;
                line_ui(ui, now, view, selected, &mut self.outbox)
            })
            .inner;
        let team = self.view.line.shown.as_ref().and_then(Meaning::team);
        self.view.map.preview = team.cloned().map(Chosen::Team);
        match wish {
            Some(Meaning::Press(act)) => self.act(ui.ctx(), act, now),
            Some(Meaning::Look(what)) => self.look_at(now, &what),
            Some(Meaning::Say(..)) | None => {}
        }
    }

    /// Places the caret in the line, or says why nothing can be typed there.
    pub(super) fn open_line(&mut self, ctx: &Context) {
        if self.view.strip.looks_at.is_some() {
            self.view.line.notice = Some(Notice::Past);
        } else {
            ctx.memory_mut(|it| it.request_focus(field_id()));
        }
    }

    fn look_at(&mut self, now: &Sight<'_>, what: &What) {
        let point = match what {
            What::Incident(id) => {
                self.view.form = None;
                self.view.chosen = None;
                self.view.select(id.clone());
                now.state().incident(id).and_then(|it| it.place.point)
            }
            What::Point(point) => Some(*point),
            _ => None,
        };
        if let Some(point) = point {
            self.view.map.go_to(point);
        }
    }
}
