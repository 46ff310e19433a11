//! The edges of the window: band above, strip below, and what stands between them.

use std::sync::Arc;
use std::time::Duration;

use dispatch_core::command::Command;
use dispatch_core::time::Time;
use eframe::egui::{Frame as Around, Margin, Panel, Ui, UiBuilder};

use super::Desk;
use crate::desk::Options;
use crate::desk::band::{self, Answer, Asked, band_ui, has_troubles, troubles_ui};
use crate::desk::dragging;
use crate::desk::drill;
use crate::desk::leaving::{leaving_ui, units_ui};
use crate::desk::link::{Picture, Wish};
use crate::desk::panes::Pane;
use crate::desk::past::past_bar_ui;
use crate::desk::pierce::{self, pierce_ui};
use crate::desk::sight::Sight;
use crate::desk::strip::{self, strip_ui};
use crate::desk::view::Form;
use crate::desk::waits::Waits;

/// How soon what was typed is handed over to be kept.
const DRAFTS_EVERY: Duration = Duration::from_millis(50);

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
        let touched = ui.input(|input| !input.events.is_empty());
        self.idle
            .look(self.settings.settings(), touched, recorded_at);
        let look = self.look;
        let settings = self.settings.settings().clone();
        let seat = self.seat.clone();
        let catalogue = Arc::clone(&self.options.catalogue);
        let names = Arc::clone(&self.names);
        // Put back below: the panels read it while they fill the outbox.
        let persons = std::mem::take(&mut self.persons);
        let papers = std::mem::take(&mut self.papers);
        let travels = std::mem::take(&mut self.travels);
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
            travels: &travels,
            past: false,
            locked: self.idle.is_locked(),
        };
        let (mut waits, mut waited) = std::mem::take(&mut self.waits);
        let shared = (newest, &catalogue, &names);
        self.lookout.look(ui.ctx(), &mut waits, &now, shared);
        let now = Sight {
            waits: &waits,
            ..now
        };
        self.keys(ui, &now);
        let past = self
            .past
            .clone()
            .filter(|_| self.view.strip.looks_at.is_some());
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
        self.outbox.look_back(shown.past || shown.locked);
        let past_from = self.edges_ui(ui, &now, &shown);
        self.panes_ui(ui, &shown);
        self.outbox.look_back(false);
        self.view.name_sheets(now.now);
        let flashing = self.wanted_now.is_some() && !self.loudspeaker.is_present();
        band::frame_ui(ui, &now, past_from, flashing);
        dragging::held_ui(ui.ctx(), &shown);
        let another_sits_here = self.seat != seat;
        if another_sits_here {
            self.idle.release(recorded_at);
        }
        self.persons = persons;
        self.waits = (waits, waited);
        self.papers = papers;
        self.travels = travels;
        if another_sits_here {
            self.forget_persons_at_another_seat(ui.ctx(), &newest.state);
        }
        pierce::frame_ui(ui, &look, &self.live);
        let live = !newest.state.world.is_drill();
        if live && self.view.drafts.is_behind(&self.view.half_written()) {
            ui.request_repaint_after(DRAFTS_EVERY);
        }
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
                let answer = band_ui(ui, now, sound, self.outbox.unanswered());
                self.answer(answer, now.now);
            });
        let sending = self.outbox.unanswered();
        if has_troubles(ui, now, sound, sending) {
            Panel::top("troubles")
                .frame(flat(band_fill))
                .show(ui, |ui| {
                    let now = &Sight {
                        past: shown.past,
                        ..*now
                    };
                    let answer = troubles_ui(ui, now, sound, sending);
                    self.answer(answer, now.now);
                });
        }
        if let Some(playing) = &now.picture.drill {
            Panel::top("drill")
                .frame(flat(p.drill_band).inner_margin(Margin::symmetric(12, 5)))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.horizontal_wrapped(|ui| {
                        if let Some(wish) = drill::player_ui(ui, now, playing) {
                            self.ask(wish);
                        }
                        leaving_ui(ui, shown, &mut self.view.leaving, &mut self.outbox);
                    });
                    units_ui(ui, shown, &mut self.view.leaving, &mut self.outbox);
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
        if self.panes.arranging {
            Panel::top("arranging")
                .frame(flat(p.bg2).inner_margin(Margin::symmetric(12, 5)))
                .show(ui, |ui| self.arranging_ui(ui, now));
        }
        self.line_ui(ui, now, shown.past);
        Panel::bottom("strip")
            .exact_size(strip::height(ui.ctx().content_rect().height()))
            .frame(flat(p.bg0).inner_margin(Margin::symmetric(12, 0)))
            .show(ui, |ui| {
                let chosen = self.view.selected.as_ref();
                let chosen = chosen.and_then(|it| now.state().incident(it));
                if let Some(moment) = strip_ui(ui, now, chosen, &mut self.view.strip) {
                    self.ask(Wish::LookBack(moment));
                }
                if self.view.strip.looks_at.is_none() {
                    self.past = None;
                }
            });
        past_from
    }
}

impl Desk {
    /// Does what was asked of the band.
    fn answer(&mut self, answer: Answer, now: Time) {
        if let Some(seat) = answer.seat {
            self.seat = seat;
        }
        if let Some(adopt) = answer.adopt {
            self.outbox.push(Command::AdoptEdition(adopt), now);
        }
        if let Some(incident) = answer.goes_to {
            self.view.select(incident);
            self.panes.raise(Pane::Incident);
        }
        match answer.asked {
            Some(Asked::Language) => self.next_language(),
            Some(Asked::Skin) => self.next_skin(),
            Some(Asked::Settings) => self.view.form = Some(Form::Settings),
            Some(Asked::Keys) => self.view.form = Some(Form::Keys),
            Some(Asked::Silence) => self.silence(),
            Some(Asked::Sound) => self.hearing.sound(),
            Some(Asked::SoundTest) => self.test_sound(),
            Some(Asked::Alarms) => self.panes.raise(Pane::Alarms),
            None => {}
        }
    }
}

/// A place of its own inside this one: what does not fit is cut at its right and moves nothing else.
fn column(ui: &mut Ui, edge: f32) -> Ui {
    let room = ui.max_rect().shrink(edge);
    let mut column = ui.new_child(UiBuilder::new().max_rect(room));
    column.shrink_clip_rect(room);
    column
}

pub(super) fn drill_offers(ui: &mut Ui, shown: &Sight<'_>, options: &Options) -> Option<Wish> {
    let quiet = shown.state().incidents.is_empty() && !shown.state().world.is_drill();
    if !quiet || options.drills.is_empty() {
        return None;
    }
    Around::new()
        .inner_margin(Margin::same(12))
        .show(ui, |ui| drill::offers_ui(ui, shown, &options.drills))
        .inner
}
