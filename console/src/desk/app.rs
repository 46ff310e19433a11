//! The window: `logic` takes in and hands over, `ui` draws. Both may run twice in a frame, so
//! neither counts frames, and `ui` takes nothing away.

mod acts;
mod forgetting;
mod layout;

use std::sync::Arc;
use std::time::Duration;

use dispatch_core::sentence::Names;
use dispatch_core::time::Time;
use eframe::egui::{CentralPanel, Context, Ui};

use super::alarms::wanted_tone;
use super::band::SoundState;
use super::link::{Link, LiveAlarms, Picture, Wish};
use super::look::Look;
use super::outbox::{Draft, Outbox};
use super::persons::{Asked, Person, Persons};
use super::pierce::{FRAME_EVERY, live_tone};
use super::prints::Prints;
use super::sight::Sight;
use super::view::View;
use super::waits::Waits;
use super::{Options, Seat, theme};
use crate::language::Key;
use crate::sound::{Loudspeaker, Tone};

/// How long the sound can be silenced by hand; then it comes back by itself.
const SILENCE_S: i64 = 300;

/// The console's window.
pub struct Desk {
    look: Look,
    styled: Option<(super::Skin, bool)>,
    seat: Seat,
    names: Arc<Names>,
    options: Options,
    newest: Option<Arc<Picture>>,
    past: Option<Arc<Picture>>,
    view: View,
    outbox: Outbox,
    prints: Prints,
    persons: Persons,
    /// What waits now, and what waited at the moment that is looked back at.
    waits: (Waits, Waits),
    loudspeaker: Loudspeaker,
    /// What calls in the live world, where this is a drill.
    live: LiveAlarms,
    /// What should sound now, silenced or not.
    wanted_now: Option<Tone>,
    /// What is to be heard now: of the live world before the own one, silence counted in.
    heard: Option<Tone>,
    /// What the sound thread was told last.
    wanted: Option<Tone>,
    silent_until: Option<Time>,
    answered_to: u64,
    /// Height at which this window was opened: older refusals are history.
    opened_at: Option<u64>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("seat", &self.seat)
            .field("view", &self.view)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// A window in the context that eframe made.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, options: Options) -> Desk {
        let ctx = &creation.egui_ctx;
        super::font::install(ctx);
        if let Some(wgpu) = creation.wgpu_render_state.as_ref() {
            walkers::install_renderer(Some(wgpu));
        }
        let loudspeaker = if options.sound {
            let repaint = ctx.clone();
            Loudspeaker::start(move || repaint.request_repaint())
                .unwrap_or_else(|_| Loudspeaker::absent())
        } else {
            Loudspeaker::absent()
        };
        Desk {
            look: Look::new(options.skin, options.lang),
            styled: None,
            seat: options.seat.clone(),
            names: Arc::new(Names::from_catalogue(&options.catalogue)),
            options,
            newest: None,
            past: None,
            view: View::default(),
            outbox: Outbox::default(),
            prints: Prints::default(),
            persons: Persons::default(),
            waits: <(Waits, Waits)>::default(),
            loudspeaker,
            live: LiveAlarms::default(),
            wanted_now: None,
            heard: None,
            wanted: None,
            silent_until: None,
            answered_to: 0,
            opened_at: None,
        }
    }

    /// What was pressed and not yet taken.
    #[must_use]
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// What the person looks at.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What waits now, as the desk looked it up last.
    #[must_use]
    pub fn waits(&self) -> &Waits {
        &self.waits.0
    }

    fn sound_state(&self, now: Time) -> SoundState {
        match self.silent_until {
            _ if !self.loudspeaker.is_present() => SoundState::NoDevice,
            Some(until) if now < until => SoundState::SilentUntil(until),
            Some(_) | None => SoundState::On,
        }
    }

    fn take_in(&mut self, ctx: &Context) {
        while let Ok(picture) = self.options.link.pictures.try_recv() {
            self.newest = Some(picture);
        }
        while let Ok(picture) = self.options.link.past.try_recv() {
            self.past = Some(picture);
        }
        while let Ok(told) = self.options.link.told.try_recv() {
            if let Some(entry) = self.persons.hear(told) {
                self.outbox.answered(entry);
            }
        }
        while let Ok(live) = self.options.link.live.try_recv() {
            self.live = live;
        }
        let Some(newest) = &self.newest else { return };
        let newest = Arc::clone(newest);
        self.forget_out_of_sight(ctx, &newest.state);
        self.opened_at.get_or_insert(newest.state.height);
        let new_lines = newest
            .lines
            .iter()
            .rev()
            .take_while(|line| line.height > self.answered_to);
        for line in new_lines {
            self.outbox.answered(line.author.id);
        }
        self.answered_to = newest.state.height;
    }

    fn hand_over(&mut self) {
        let Some(picture) = &self.newest else { return };
        let recorded_at = (self.options.clock)();
        let sight = Sight {
            look: &self.look,
            picture,
            newest: &picture.state,
            now: picture.state.world_time(recorded_at),
            recorded_at,
            catalogue: &self.options.catalogue,
            names: &self.names,
            seat: &self.seat,
            persons: &Persons::default(),
            waits: &Waits::default(),
            past: false,
        };
        let prints = &self.options.prints;
        self.prints.hear(&prints.told, recorded_at);
        self.prints.by_itself(&prints.ask, &sight, picture);
        let written = |draft: &Draft| {
            let mut author = sight.author(
                draft.id,
                draft.command.clone(),
                draft.on_behalf.clone(),
                draft.occurred_at,
            );
            if draft.from_paper {
                author.basis = sight.basis_at(draft.occurred_at);
            }
            author
        };
        let Link { pressed, asked, .. } = &self.options.link;
        self.outbox
            .hand_over(|draft| pressed.try_send(written(draft)).is_ok());
        self.outbox.hand_confidences_over(|it| {
            let author = Box::new(written(&it.draft));
            asked
                .try_send(Asked::Put(author, it.confided.clone()))
                .is_ok()
        });
        for entry in self.outbox.take_settled() {
            self.persons.settle(entry);
        }
        self.outbox.hand_wanted_over(|sealed| {
            let mut sealed = sealed.to_vec();
            sealed.retain(|it| {
                let known = self.persons.of(&it.reference);
                matches!(known, None | Some(Person::Unreadable(_)))
            });
            if sealed.is_empty() {
                return true;
            }
            let is_asked = asked.try_send(Asked::Read(sealed.clone())).is_ok();
            if is_asked {
                self.persons.asked(&sealed);
            }
            is_asked
        });
    }

    fn reconcile_sound(&mut self) {
        let wanted = match live_tone(&self.live) {
            // A real alarm is heard over the drill, also where the drill was silenced (R9).
            Some(tone) => {
                self.wanted_now = Some(tone);
                Some(tone)
            }
            None => self.own_tone(),
        };
        self.heard = wanted;
        if wanted != self.wanted && self.loudspeaker.want(wanted) {
            self.wanted = wanted;
        }
    }

    /// The tone of the own world's alarms, unless they are silenced.
    fn own_tone(&mut self) -> Option<Tone> {
        self.wanted_now = None;
        let picture = self.newest.as_ref()?;
        let recorded_at = (self.options.clock)();
        let now = picture.state.world_time(recorded_at);
        let silent = self.silent_until.is_some_and(|until| now < until);
        self.waits.0.look(&Sight {
            look: &self.look,
            picture,
            newest: &picture.state,
            now,
            recorded_at,
            catalogue: &self.options.catalogue,
            names: &self.names,
            seat: &self.seat,
            persons: &self.persons,
            waits: &Waits::default(),
            past: false,
        });
        self.wanted_now = wanted_tone(&self.waits.0.sounding);
        self.wanted_now.filter(|_| !silent)
    }

    /// What should sound now, whether or not a device is there.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        self.heard
    }

    fn ask(&self, wish: Wish) {
        // A full queue means the ledger thread is far behind; the person will press again.
        self.options.link.wishes.try_send(wish).ok();
    }

    fn back_to_now(&mut self) {
        self.view.strip.now();
        self.past = None;
    }
}

impl eframe::App for Desk {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_in(ctx);
        self.hand_over();
        self.reconcile_sound();
        // Clocks tick once a second, what calls goes on and off within one; a new picture or a key
        // repaints at once.
        let drill = self.newest.as_ref().is_some_and(|it| it.drill.is_some());
        let pause = if self.wanted_now.is_some() || drill {
            FRAME_EVERY
        } else {
            Duration::from_secs(1)
        };
        ctx.request_repaint_after(pause);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let skin = self.look.palette.skin;
        let looking_back = self.view.strip.at_height.is_some();
        if self.styled != Some((skin, looking_back)) {
            let palette = super::palette::Palette::of(skin);
            self.look.palette = if looking_back {
                palette.looking_back()
            } else {
                palette
            };
            theme::apply(ui.ctx(), &self.look.palette);
            self.styled = Some((skin, looking_back));
        }
        let Some(newest) = self.newest.clone() else {
            CentralPanel::no_frame().show(ui, |ui| {
                ui.centered_and_justified(|ui| {
                    ui.label(self.look.row(self.look.say(Key::Opening)))
                });
            });
            return;
        };
        self.draw(ui, &newest);
    }
}
