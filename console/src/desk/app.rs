//! The window: `logic` takes in and hands over, `ui` draws. Both may run twice in a frame, so
//! neither counts frames, and `ui` takes nothing away.

mod across;
mod acts;
mod arranging;
mod forgetting;
mod handing;
mod layout;
mod line;
mod looks;
mod panes;
mod sounding;
mod work;

pub use sounding::VOLUME_PERCENT;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::TryRecvError;
use dispatch_core::sentence::Names;
use dispatch_core::time::Time;
use dispatch_core::words::PostId;
use eframe::egui::{CentralPanel, Context, RawInput, Ui};

use self::looks::Styled;
use super::composing::Composing;
use super::delivering::Delivering;
use super::hearing::{Course, Hearing};
use super::idle::Idle;
use super::link::{LiveAlarms, Part, Picture, Trouble, Wish};
use super::look::Look;
use super::lookout::Lookout;
use super::one_by_one::OneByOne;
use super::outbox::Outbox;
use super::panes::Panes;
use super::papers::Papers;
use super::persons::Persons;
use super::pierce::{FRAME_EVERY, Heard};
use super::prints::Prints;
use super::read_aloud::Readings;
use super::settings::SettingsBook;
use super::strip::LOOK_BACK_S;
use super::travels::Travels;
use super::view::View;
use super::waits::Waits;
use super::{Options, Seat, Sound};
use crate::language::{Key, Lang};
use crate::sound::{Loudspeaker, Speaker, Tone, Wanted};

/// How long the sound can be silenced by hand; then it comes back by itself.
const SILENCE_S: i64 = 300;

/// The console's window.
pub struct Desk {
    look: Look,
    settings: SettingsBook,
    /// How the window was drawn last.
    styled: Option<Styled>,
    seat: Seat,
    names: Arc<Names>,
    options: Options,
    newest: Option<Arc<Picture>>,
    past: Option<Arc<Picture>>,
    view: View,
    panes: Panes,
    composing: Composing,
    turns: OneByOne,
    outbox: Outbox,
    prints: Prints,
    persons: Persons,
    /// What waits now, and what waited at the moment that is looked back at.
    waits: (Waits, Waits),
    lookout: Lookout,
    papers: Papers,
    travels: Travels,
    loudspeaker: Loudspeaker,
    /// What calls in the live world, where this is a drill.
    live: LiveAlarms,
    /// Since when each of it is heard here.
    live_course: Course<Heard>,
    /// What should sound now, silenced or not.
    wanted_now: Option<Tone>,
    /// What is to be heard now: of the live world before the own one, silence counted in.
    heard: Option<Tone>,
    /// What the sound thread was told last.
    wanted: Wanted,
    /// Since when each alarm is heard here, and what is silenced.
    hearing: Hearing,
    /// Whether the question of a sound test is open, and how many test tones were asked for.
    testing: bool,
    tests: u32,
    /// Since when the device is otherwise than the ledger has it, and what was said of it last.
    device_since: Option<Time>,
    device_said: Option<(PostId, bool)>,
    /// Who reads alarms aloud, where the program for it is installed, and what was read.
    speaker: Option<Speaker>,
    readings: Readings,
    /// Since when nobody touched it.
    idle: Idle,
    /// Threads that ended while this window is open.
    ended: BTreeSet<Part>,
    /// Since when that is heard here.
    ended_course: Course<Part>,
    /// What this desk said of the calls that stand on it.
    delivering: Delivering,
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
        Desk::prepare(creation);
        Desk::opened(&creation.egui_ctx, options)
    }

    /// Makes the window fit for a desk.
    pub(super) fn prepare(creation: &eframe::CreationContext<'_>) {
        super::font::install(&creation.egui_ctx);
        if let Some(wgpu) = creation.wgpu_render_state.as_ref() {
            walkers::install_renderer(Some(wgpu));
            super::map::base::note_card(&creation.egui_ctx, true);
        }
    }

    /// A desk in a window that was prepared.
    pub(super) fn opened(ctx: &Context, options: Options) -> Desk {
        let loudspeaker = match &options.sound {
            Sound::Device => {
                let repaint = ctx.clone();
                Loudspeaker::start(move || repaint.request_repaint())
                    .unwrap_or_else(|_| Loudspeaker::absent())
            }
            Sound::Silent => Loudspeaker::absent(),
            Sound::Of(loudspeaker) => loudspeaker.clone(),
        };
        let speaker = match &options.sound {
            Sound::Device => Speaker::of_machine(),
            Sound::Silent | Sound::Of(_) => None,
        };
        let settings = looks::opened(&options);
        let view = View {
            map: super::map::MapView::of(&options),
            ..View::default()
        };
        let repaint = ctx.clone();
        options.travel.wake_by(move || repaint.request_repaint());
        Desk {
            look: Look::new(options.skin, options.lang),
            settings,
            styled: None,
            seat: options.seat.clone(),
            names: Arc::new(Names::from_catalogue(&options.catalogue)),
            panes: Panes::of(options.seat.seat.as_str()),
            options,
            newest: None,
            past: None,
            view,
            composing: Composing::default(),
            turns: OneByOne::default(),
            outbox: Outbox::default(),
            prints: Prints::default(),
            persons: Persons::default(),
            waits: <(Waits, Waits)>::default(),
            lookout: Lookout::default(),
            papers: Papers::default(),
            travels: Travels::default(),
            loudspeaker,
            live: LiveAlarms::default(),
            live_course: Course::default(),
            wanted_now: None,
            heard: None,
            wanted: Wanted::default(),
            hearing: Hearing::default(),
            testing: false,
            tests: 0,
            device_since: None,
            device_said: None,
            speaker,
            readings: Readings::default(),
            idle: Idle::default(),
            ended: BTreeSet::new(),
            ended_course: Course::default(),
            delivering: Delivering::default(),
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

    /// Where the panes stand.
    #[must_use]
    pub fn panes(&self) -> &Panes {
        &self.panes
    }

    /// How this console is set, and what stands in the file.
    #[must_use]
    pub fn settings(&self) -> &SettingsBook {
        &self.settings
    }

    /// What waits now, as the desk looked it up last.
    #[must_use]
    pub fn waits(&self) -> &Waits {
        &self.waits.0
    }

    fn take_in(&mut self, ctx: &Context) {
        let link = &self.options.link;
        // A place that nobody fills any more is no empty one: whoever filled it has ended.
        let mut hears = |part: Part, err: TryRecvError| {
            if err == TryRecvError::Disconnected {
                self.ended.insert(part);
            }
        };
        loop {
            match link.pictures.try_recv() {
                Ok(picture) => self.newest = Some(picture),
                Err(err) => break hears(Part::Ledger, err),
            }
        }
        while let Ok(picture) = self.options.link.past.try_recv() {
            self.past = Some(picture);
        }
        loop {
            match link.told.try_recv() {
                Ok(told) => {
                    if let Some(entry) = self.persons.hear(told) {
                        self.outbox.answered(entry);
                    }
                }
                Err(err) => break hears(Part::Vault, err),
            }
        }
        while let Ok(live) = self.options.link.live.try_recv() {
            self.live = live;
        }
        self.hear_across(ctx);
        self.tell_ended();
        let Some(newest) = &self.newest else { return };
        let newest = Arc::clone(newest);
        let now = newest.state.world_time((self.options.clock)());
        let sits = &mut self.options.sits;
        if let Some(incident) = sits.settle(&mut self.seat, &newest.state, now) {
            self.view.select(incident);
        }
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

    /// Says on the picture which threads have ended; whoever keeps the ledger may not know, or is gone.
    fn tell_ended(&mut self) {
        let Some(newest) = &mut self.newest else {
            return;
        };
        let ended = self.ended.iter().map(|it| Trouble::Ended(*it));
        let untold: Vec<Trouble> = ended.filter(|it| !newest.troubles.contains(it)).collect();
        if !untold.is_empty() {
            Arc::make_mut(newest).troubles.extend(untold);
        }
    }

    fn ask(&self, wish: Wish) {
        // A full queue means the ledger thread is far behind; the person will press again.
        self.options.link.wishes.try_send(wish).ok();
    }

    /// A live desk does not look at the past for long (practice N5); whoever studies a drill may.
    fn leave_the_past(&mut self) {
        let after_s = self.settings.settings().read(&LOOK_BACK_S);
        let live = self
            .newest
            .as_ref()
            .is_some_and(|it| !it.state.world.is_drill());
        let now = (self.options.clock)();
        let sounding = &self.waits.0.sounding;
        if live && self.view.strip.is_over(now, sounding, after_s) {
            self.back_to_now();
        }
    }

    fn back_to_now(&mut self) {
        self.view.strip.now();
        self.past = None;
    }
}

impl eframe::App for Desk {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.turns.hook(ctx, input);
    }

    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.settings.keep();
        self.take_in(ctx);
        self.hand_over();
        self.ask_travel();
        self.hand_across();
        self.keep_drafts();
        let busy = ctx.input(|it| it.pointer.any_down());
        if !self.panes.exchange(&self.options.layouts, busy) {
            self.ended.insert(Part::Layouts);
        }
        let changed = self.view.map.changed_layers();
        let kept = self.panes.keep_layers(&self.options.layouts, changed);
        if let Some(kept) = kept {
            self.view.map.take_layers(&kept);
        }
        self.reconcile_sound(ctx);
        self.leave_the_past();
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
        self.style(ui.ctx());
        let Some(newest) = self.newest.clone() else {
            CentralPanel::no_frame().show(ui, |ui| {
                ui.centered_and_justified(|ui| {
                    let text = match (self.ended.contains(&Part::Ledger), self.look.lang) {
                        (false, _) => self.look.say(Key::Opening).into_owned(),
                        (true, Lang::Zh) => Part::Ledger.zh(),
                        (true, Lang::En) => Part::Ledger.to_string(),
                    };
                    ui.label(self.look.row(text))
                });
            });
            return;
        };
        self.draw(ui, &newest);
    }
}
