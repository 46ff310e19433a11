//! Where everything stands: band above, strip below, queue left, incident right, map between.

use std::sync::Arc;
use std::time::Duration;

use dispatch_core::command::Command;
use eframe::egui::{CentralPanel, Frame as Around, Margin, Panel, Ui, UiBuilder};

use super::{Desk, SILENCE_S};
use crate::desk::Options;
use crate::desk::alarms::alarms_ui;
use crate::desk::band::{self, Asked, band_ui};
use crate::desk::boards::{Board, board_ui, drafted, tabs_ui};
use crate::desk::drill;
use crate::desk::incident::incident_ui;
use crate::desk::intake::{self, IntakeForm, intake_ui};
use crate::desk::keys::keys_ui;
use crate::desk::leaving::leaving_ui;
use crate::desk::link::{Picture, Wish};
use crate::desk::map::map_ui;
use crate::desk::past::past_bar_ui;
use crate::desk::pierce::{self, pierce_ui};
use crate::desk::prints::{prints_ui, saved_ui};
use crate::desk::queue::{queue_ui, rows};
use crate::desk::refused::refusals_ui;
use crate::desk::settings::{notice_ui, settings_ui};
use crate::desk::sight::Sight;
use crate::desk::strip::{self, strip_ui};
use crate::desk::talk::talk_ui;
use crate::desk::to_live;
use crate::desk::view::{Form, View};
use crate::desk::waits::Waits;
use crate::desk::warnings::warnings_ui;
use crate::desk::whistle::{Outcome, carried_ui, whistle_ui};

impl Desk {
    /// Draws everything, of now or of the past.
    pub(super) fn draw(&mut self, ui: &mut Ui, newest: &Arc<Picture>) {
        // The frame of a drill hides nothing: everything stands inside it.
        let edge = if newest.state.world.is_drill() {
            band::DRILL_FRAME
        } else {
            0.0
        };
        let ui = &mut column(ui, edge);
        let recorded_at = (self.options.clock)();
        let look = self.look;
        let settings = self.settings.settings().clone();
        let seat = self.seat.clone();
        let catalogue = Arc::clone(&self.options.catalogue);
        let names = Arc::clone(&self.names);
        // Put back below: the panels read it while they fill the outbox.
        let persons = std::mem::take(&mut self.persons);
        let papers = std::mem::take(&mut self.papers);
        let now = Sight {
            look: &look,
            settings: &settings,
            picture: newest,
            newest: &newest.state,
            now: newest.state.world_time(recorded_at),
            recorded_at,
            catalogue: &catalogue,
            names: &names,
            seat: &seat,
            persons: &persons,
            waits: &Waits::default(),
            papers: &papers,
            past: false,
        };
        let (mut waits, mut waited) = std::mem::take(&mut self.waits);
        waits.look(&now);
        let now = Sight {
            waits: &waits,
            ..now
        };
        self.keys(ui, &now);
        let past = self
            .past
            .clone()
            .filter(|_| self.view.strip.at_height.is_some());
        let shown = match &past {
            Some(picture) => {
                let then = Sight {
                    picture,
                    now: picture.state.at,
                    past: true,
                    ..now
                };
                waited.look(&then);
                Sight {
                    waits: &waited,
                    ..then
                }
            }
            None => now,
        };
        pierce_ui(ui, &look, now.now, &self.live);
        self.outbox.look_back(shown.past);
        let past_from = self.edges_ui(ui, &now, &shown);
        self.columns_ui(ui, &shown);
        self.outbox.look_back(false);
        let flashing = self.wanted_now.is_some() && !self.loudspeaker.is_present();
        band::frame_ui(ui, &now, past_from, flashing);
        let another_sits_here = self.seat != seat;
        self.persons = persons;
        self.waits = (waits, waited);
        self.papers = papers;
        if another_sits_here {
            self.forget_persons_at_another_seat(ui.ctx(), &newest.state);
        }
        pierce::frame_ui(ui, &look, &self.live);
        if self.outbox.is_full() && self.ended.is_empty() {
            // So that `logic` hands them over at once.
            ui.request_repaint_after(Duration::from_millis(10));
        }
    }

    /// Band, drill player and bar of the past above; strip below. Returns where the past begins.
    fn edges_ui(&mut self, ui: &mut Ui, now: &Sight<'_>, shown: &Sight<'_>) -> Option<f32> {
        let p = now.look.palette;
        let drill_world = now.state().world.is_drill();
        let band_fill = if drill_world { p.drill_band } else { p.bg0 };
        let sound = self.sound_state(now.now);
        let flat = |fill| Around::new().fill(fill).inner_margin(Margin::ZERO);
        Panel::top("band")
            .exact_size(band::HEIGHT)
            .frame(flat(band_fill))
            .show(ui, |ui| {
                // Its clock and its seat are of now; its two buttons that write are not, in the past.
                let now = &Sight {
                    past: shown.past,
                    ..*now
                };
                let asked = band_ui(ui, now, sound, self.outbox.unanswered());
                if let Some(seat) = asked.seat {
                    self.seat = seat;
                }
                if let Some(adopt) = asked.adopt {
                    self.outbox.push(Command::AdoptEdition(adopt), now.now);
                }
                match asked.asked {
                    Some(Asked::Language) => self.next_language(),
                    Some(Asked::Skin) => self.next_skin(),
                    Some(Asked::Settings) => self.view.form = Some(Form::Settings),
                    Some(Asked::Keys) => self.view.form = Some(Form::Keys),
                    Some(Asked::Silence) => self.silent_until = Some(now.now.plus_s(SILENCE_S)),
                    Some(Asked::Sound) => self.silent_until = None,
                    None => {}
                }
            });
        if let Some(playing) = &now.picture.drill {
            Panel::top("drill")
                .frame(flat(p.drill_band))
                .show(ui, |ui| {
                    if let Some(wish) = drill::player_ui(ui, now, playing) {
                        self.ask(wish);
                    }
                    leaving_ui(ui, shown, &mut self.view.leaving, &mut self.outbox);
                });
        }
        let past_from = shown.past.then(|| ui.available_rect_before_wrap().top());
        if shown.past {
            Panel::top("past").frame(flat(p.past)).show(ui, |ui| {
                if past_bar_ui(ui, shown) {
                    self.back_to_now();
                }
            });
        }
        self.line_ui(ui, now, shown.past);
        Panel::bottom("strip")
            .exact_size(strip::HEIGHT)
            .frame(flat(p.bg0).inner_margin(Margin::symmetric(12, 0)))
            .show(ui, |ui| {
                if let Some(height) = strip_ui(ui, now, &mut self.view.strip) {
                    self.ask(Wish::LookBack(height));
                }
                if self.view.strip.at_height.is_none() {
                    self.past = None;
                }
            });
        past_from
    }

    fn columns_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        let p = shown.look.palette;
        let width = ui.ctx().content_rect().width();
        let panel = || Around::new().fill(p.bg1).inner_margin(Margin::ZERO);
        Panel::left("queue")
            .exact_size((width * 0.2125).clamp(300.0, 440.0))
            .frame(panel())
            .show(ui, |ui| {
                let alarms = &shown.waits.alarms;
                // What may interrupt keeps the lower half, so that neither list pushes the other away.
                Panel::bottom("alarms")
                    .exact_size(ui.available_height() * 0.42)
                    .frame(panel())
                    .show(ui, |ui| {
                        warnings_ui(ui, shown, &mut self.view.warning, &mut self.outbox);
                        alarms_ui(ui, shown, alarms, &mut self.view, &mut self.outbox);
                    });
                queue_ui(ui, shown, &mut self.view, &mut self.outbox);
                if let Some(wish) = drill_offers(ui, shown, &self.options) {
                    self.ask(wish);
                }
            });
        Panel::right("incident")
            .exact_size((width * 0.335).clamp(460.0, 640.0))
            .frame(panel())
            .show(ui, |ui| self.right_ui(&mut column(ui, 0.0), shown));
        CentralPanel::no_frame().show(ui, |ui| {
            map_ui(ui, shown, &self.options.lines, &mut self.view);
        });
    }

    fn right_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        if let Some(since) = self.opened_at {
            refusals_ui(ui, shown, since, &mut self.view.seen_refusals);
        }
        notice_ui(ui, shown.look, &mut self.settings);
        let ask = &self.options.prints.ask;
        prints_ui(ui, shown, &mut self.prints, ask);
        saved_ui(ui, shown, &mut self.prints);
        if let Some(name) = drafted::drafted_ui(ui, shown, &mut self.view.seen_drafts) {
            self.view.boards.open_draft(&name);
            self.view.board = Some(Board::Obligations);
            self.view.form = None;
        }
        if self.view.selected.is_none() {
            // An empty column helps nobody: the topmost row is what has to be looked at.
            self.view.selected = rows(shown).first().map(|it| it.id.clone());
        }
        to_live::taken_ui(ui, shown, &mut self.view.to_live);
        if let Some(form) = carried_ui(ui, shown, &mut self.view.carried) {
            self.view.put_whistle_away();
            self.view.whistle = Some(form);
            self.view.form = None;
            self.back_to_now();
        }
        let View {
            whistle,
            to_live,
            carried,
            intake,
            form,
            map,
            selected,
            incident,
            board,
            boards,
            ..
        } = &mut self.view;
        if *form == Some(Form::Keys) {
            if keys_ui(ui, shown) {
                *form = None;
            }
            return;
        }
        if *form == Some(Form::Settings) {
            if settings_ui(ui, shown.look, &mut self.settings) {
                *form = None;
            }
            return;
        }
        if *form == Some(Form::Talk) {
            let incident = selected.as_ref().and_then(|id| shown.state().incident(id));
            if incident.is_none_or(|it| talk_ui(ui, shown, it)) {
                *form = None;
            }
            return;
        }
        if *form == Some(Form::Intake) && !shown.past {
            let note = intake.get_or_insert_with(IntakeForm::new);
            match intake_ui(ui, shown, note, &mut self.outbox) {
                intake::Outcome::Open => {}
                intake::Outcome::PutAway => *form = None,
                intake::Outcome::Recorded(incident) => {
                    *form = None;
                    if incident.is_some() {
                        *selected = incident;
                        *board = None;
                    }
                }
            }
            return;
        }
        if let Some(draft) = whistle.as_mut().filter(|_| !shown.past) {
            match whistle_ui(ui, shown, draft, map, &mut self.outbox) {
                Outcome::Open => {}
                Outcome::PutAway => self.view.put_whistle_away(),
                Outcome::Dropped => {
                    if let Some(name) = whistle.take().and_then(|it| it.came_as()) {
                        carried.settle(name);
                    }
                }
                Outcome::Blown(id) => {
                    if let Some(name) = whistle.take().and_then(|it| it.came_as()) {
                        carried.settle(name);
                    }
                    *selected = Some(id);
                    *board = None;
                }
            }
            return;
        }
        if let Some(chosen) = tabs_ui(ui, shown, *board) {
            *board = chosen;
        }
        if let Some(shown_board) = *board {
            boards.beside(selected.as_ref());
            let wanted = board_ui(ui, shown, shown_board, boards, &mut self.outbox);
            if let Some(seat) = boards.take_seat() {
                self.seat = seat;
            }
            if wanted.is_some() {
                *selected = wanted;
                *board = None;
            }
            return;
        }
        let tools = (map, to_live, &mut self.outbox);
        incident_ui(ui, shown, selected.as_ref(), incident, tools);
    }
}

/// A place of its own inside this one: what does not fit is cut at its right and moves nothing else.
fn column(ui: &mut Ui, edge: f32) -> Ui {
    let room = ui.max_rect().shrink(edge);
    let mut column = ui.new_child(UiBuilder::new().max_rect(room));
    column.shrink_clip_rect(room);
    column
}

fn drill_offers(ui: &mut Ui, shown: &Sight<'_>, options: &Options) -> Option<Wish> {
    let quiet = shown.state().incidents.is_empty() && !shown.state().world.is_drill();
    if !quiet || options.drills.is_empty() {
        return None;
    }
    Around::new()
        .inner_margin(Margin::same(12))
        .show(ui, |ui| drill::offers_ui(ui, shown, &options.drills))
        .inner
}
