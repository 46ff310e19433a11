//! What stands where the work is done: the incident, the boards, whatever form is open, and above them
//! what has to be told.

use eframe::egui::{Frame, Label, Margin, Ui};

use super::Desk;
use crate::desk::boards::{Board, board_ui, drafted};
use crate::desk::drafts::{Written, offered_ui};
use crate::desk::idle::locked_ui;
use crate::desk::incident::{Part, incident_ui, part_ui};
use crate::desk::intake::{self, IntakeForm, intake_ui};
use crate::desk::keys::{Act, keys_ui};
use crate::desk::manual::manual_ui;
use crate::desk::overview::{Goes, overview_ui};
use crate::desk::panes::{Pane, notices_ui};
use crate::desk::prints::{prints_ui, saved_ui};
use crate::desk::refused::refusals_ui;
use crate::desk::settings::{notice_ui, settings_ui};
use crate::desk::sight::Sight;
use crate::desk::sound_test::{Answered, sound_test_ui};
use crate::desk::talk::talk_ui;
use crate::desk::to_live;
use crate::desk::view::{Form, View};
use crate::desk::whistle::{Outcome, carried_ui, whistle_ui};
use crate::desk::widgets::{Weight, act_button, key_cap};
use crate::language::Key;

impl Desk {
    /// What has to be told, until it is put away: whatever is in front, it stands above it.
    pub(super) fn told_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        if locked_ui(ui, shown) {
            self.idle.release((self.options.clock)());
        }
        if let Some(since) = self.opened_at {
            let refused = (&mut self.view.refused, &mut self.view.seen_refusals);
            refusals_ui(ui, shown, since, refused);
        }
        if self.testing && !shown.past {
            let present = self.loudspeaker.is_present();
            match sound_test_ui(ui, shown, present, &mut self.outbox) {
                Answered::Waits => {}
                Answered::Again => self.test_sound(),
                Answered::Done => self.testing = false,
            }
        }
        notice_ui(ui, shown.look, &mut self.settings);
        notices_ui(ui, shown, &mut self.panes.notices);
        let ask = &self.options.prints.ask;
        prints_ui(ui, shown, &mut self.prints, ask);
        saved_ui(ui, shown, &mut self.prints, ask);
        if let Some(name) = drafted::drafted_ui(ui, shown, &mut self.view.seen_drafts) {
            self.view.boards.open_draft(&name);
            self.view.board = Some(Board::Obligations);
            self.view.form = None;
            self.panes.raise(Pane::Board(Board::Obligations));
        }
        to_live::taken_ui(ui, shown, &mut self.view.to_live);
        if let Some(form) = carried_ui(ui, shown, &mut self.view.carried) {
            self.view.put_whistle_away();
            self.view.whistle = Some(form);
            self.view.form = None;
            self.panes.raise(Pane::Form);
            self.back_to_now();
        }
        if let Some(written) = offered_ui(ui, shown, &mut self.view.drafts) {
            let of_sheet = matches!(written, Written::Sheet(_));
            self.view.go_on(written);
            self.panes.raise(match (of_sheet, self.view.board) {
                (true, Some(board)) => Pane::Board(board),
                (true, None) => Pane::Incident,
                (false, _) => Pane::Form,
            });
        }
    }

    pub(super) fn incident_pane_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        let View {
            map,
            to_live,
            selected,
            incident,
            ..
        } = &mut self.view;
        let tools = (map, to_live, &mut self.outbox);
        let apart = &self.panes.apart;
        incident_ui(ui, shown, selected.as_ref(), incident, apart, tools);
    }

    pub(super) fn part_pane_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>, part: Part) {
        let View {
            map,
            selected,
            incident,
            ..
        } = &mut self.view;
        let tools = (part, map, &mut self.outbox);
        part_ui(ui, shown, selected.as_ref(), incident, tools);
    }

    pub(super) fn board_pane_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>, board: Board) {
        let View {
            boards,
            selected,
            map,
            ..
        } = &mut self.view;
        boards.beside(selected.as_ref());
        let picked_before = map.picking;
        let wanted = board_ui(
            ui,
            shown,
            board,
            (&mut *boards, &mut *map),
            &mut self.outbox,
        );
        if map.picking && !picked_before {
            // In a narrow window the map stands behind the board.
            self.panes.raise(Pane::Map);
        }
        if let Some(seat) = boards.take_seat() {
            self.seat = seat;
        }
        if let Some(incident) = wanted {
            self.view.select(incident);
            self.panes.raise(Pane::Incident);
        }
    }

    pub(super) fn overview_pane_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        let View {
            overview, selected, ..
        } = &mut self.view;
        match overview_ui(ui, shown, overview, selected.as_ref()) {
            Some(Goes::Incident(incident)) => {
                let scene = shown.state().incident(&incident);
                if let Some(point) = scene.and_then(|it| it.place.point) {
                    self.view.map.go_to(point);
                }
                self.view.form = None;
                self.view.select(incident);
                self.panes.raise(Pane::Incident);
            }
            Some(Goes::Board(board)) => {
                self.view.form = None;
                self.view.board = Some(board);
                self.panes.raise(Pane::Board(board));
            }
            None => {}
        }
    }

    pub(super) fn form_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        if let Some(manual) = &mut self.view.manual {
            if manual_ui(ui, shown.look, manual) {
                self.view.manual = None;
            }
            return;
        }
        let View {
            whistle,
            carried,
            intake,
            form,
            map,
            selected,
            ..
        } = &mut self.view;
        match form {
            Some(Form::Keys) => {
                if keys_ui(ui, shown) {
                    *form = None;
                }
                return;
            }
            Some(Form::Settings) => {
                if settings_ui(ui, shown.look, &mut self.settings) {
                    *form = None;
                }
                return;
            }
            Some(Form::Talk) => {
                let incident = selected.as_ref().and_then(|id| shown.state().incident(id));
                if incident.is_none_or(|it| talk_ui(ui, shown, it, &mut self.outbox)) {
                    *form = None;
                }
                return;
            }
            Some(Form::Intake) if !shown.past => {
                let note = intake.get_or_insert_with(IntakeForm::new);
                match intake_ui(ui, shown, note, &mut self.outbox) {
                    intake::Outcome::Open => {}
                    intake::Outcome::PutAway => *form = None,
                    intake::Outcome::Dropped => {
                        *intake = None;
                        *form = None;
                    }
                    intake::Outcome::Whistles(whistle) => {
                        self.view.go_on(Written::Whistle(whistle));
                    }
                    intake::Outcome::Recorded(incident) => {
                        *form = None;
                        if let Some(incident) = incident {
                            self.view.select(incident);
                        }
                    }
                }
                return;
            }
            Some(Form::Intake) | None => {}
        }
        let Some(draft) = whistle.as_mut().filter(|_| !shown.past) else {
            self.begin_ui(ui, shown);
            return;
        };
        let picked_before = map.picking;
        let outcome = whistle_ui(ui, shown, draft, map, &mut self.outbox);
        if map.picking && !picked_before {
            // In a narrow window the map stands behind the form.
            self.panes.raise(Pane::Map);
        }
        if matches!(outcome, Outcome::Dropped | Outcome::Blown(_))
            && let Some(name) = whistle.take().and_then(|it| it.came_as())
        {
            carried.settle(name);
        }
        match outcome {
            Outcome::PutAway => self.view.put_whistle_away(),
            Outcome::Blown(id) => self.view.select(id),
            Outcome::Open | Outcome::Dropped => {}
        }
    }

    /// Where no form is open but its place is kept: what can be begun there.
    fn begin_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        if shown.past {
            return;
        }
        let around = Frame::new().inner_margin(Margin::same(24));
        let begun = around.show(ui, |ui| {
            let mut begun = None;
            let ways = [
                (Key::OpenWhistle, "F3", Act::Whistle, Weight::Primary),
                (Key::Intake, "F2", Act::Intake, Weight::Plain),
            ];
            ui.add(Label::new(shown.look.row(shown.say(Key::PaneFormEmpty))).wrap());
            for (text, cap, act, weight) in ways {
                ui.add_space(8.0);
                ui.horizontal(|ui| {
                    let text = shown.say(text);
                    let name = shown.say_with(Key::PaneBegin, [("what", (&*text).into())]);
                    if act_button(ui, shown.look, weight, (&text, &name), None) {
                        begun = Some(act);
                    }
                    key_cap(ui, shown.look, cap);
                });
            }
            begun
        });
        if let Some(act) = begun.inner {
            self.act(ui.ctx(), act, shown);
        }
    }
}
