//! The desk: the window of the console. Panels read a picture of the state and push drafts of
//! commands; nothing here changes the state, and nothing here waits for a disk or a network.

mod across;
mod alarms;
mod app;
mod arrivals;
mod band;
mod blind;
mod boards;
mod composing;
mod copying;
mod delivering;
mod drafts;
mod dragging;
mod drill;
mod edition;
mod first_look;
pub mod font;
mod found;
mod freshness;
mod gate;
mod hazards;
mod hearing;
mod idle;
mod incident;
mod intake;
mod keys;
mod lateness;
mod leaving;
mod line;
mod link;
mod log_sheet;
mod look;
mod lookout;
mod machine_fonts;
mod manual;
pub mod map;
mod nearest;
mod one_by_one;
mod open;
mod outbox;
mod overview;
mod paced;
pub mod palette;
mod panes;
mod papers;
mod past;
mod persons;
mod pierce;
mod prints;
mod queue;
mod read_aloud;
mod refused;
mod seat;
mod seats;
mod settings;
mod sight;
mod sits;
mod sound_test;
pub mod start;
mod steady;
mod strip;
mod talk;
mod theme;
mod to_live;
mod travels;
mod view;
mod waits;
mod warnings;
mod whereabouts;
mod whistle;
mod widgets;
mod wording;

pub use across::{AcrossEnds, AcrossLink, AskAcross, Crossed, WhistleWords, across_link};
pub use app::Desk;
pub use drafts::{
    DRAFTS_MAX, DraftEnds, DraftLink, KeepDraft, KeptDraft, Page, Sheet, Written, draft_link,
};
pub use first_look::FirstLook;
pub use gate::{Answer, Choice, Gate, Locked};
pub use link::{
    ASKED_MAX, Blind, DrillOffer, DrillPicture, Keeper, LIVE_ALARMS_MAX, Line, Link, LiveAlarm,
    LiveAlarms, LiveEnds, PICTURES_MAX, PRESSED_MAX, Part, Past, Picture, TOLD_MAX, Trouble,
    VaultEnds, WISHES_MAX, Wish, link,
};
pub use log_sheet::{LogRow, LogSheet};
pub use open::{Failed, Opening, open};
pub use outbox::{About, Confidence, Draft, Outbox, fresh_id};
pub use palette::Skin;
pub use panes::{
    BYTES_MAX as LAYOUT_BYTES_MAX, Fault, KeepLayout, KeptLayout, LAYOUTS_MAX, LayoutKeeper,
    LayoutLink, Node as Arrangement, Pane, Panes, layout_link,
};
pub use papers::{
    Made, NotMade, PAPERS_MAX, Paper, PaperLink, PaperMaker, PaperOf, Papers, paper_link,
};
pub use persons::{Asked, Confided, Person, Persons, Returned, Told};
pub use pierce::FRAME_EVERY;
pub use prints::{CardSheet, PRINTS_MAX, Print, PrintLink, Printed, Printer, print_link};
pub use seat::Seat;
pub use settings::{
    CHANGES_MAX, Change, Declared, Kept, Settings, SettingsBook, SettingsEnds, SettingsKeeper,
    SettingsLink, named as setting_named, settings_link,
};
pub use sits::Sits;
pub use view::Chosen;
pub use waits::Waits;

pub(crate) use boards::from_text;
pub(crate) use freshness::Freshness;
pub(crate) use incident::{is_sounding, newest_count};
pub(crate) use look::Look;
pub(crate) use widgets::{age_text, clock_hm, duration_text, roman};
pub(crate) use wording::undetermined;

use std::sync::Arc;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::time::Time;

use crate::language::Lang;
use crate::sound::Loudspeaker;
use crate::travel::TravelLink;

/// Which renderer draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal or DirectX.
    Wgpu,
    /// OpenGL, for machines without these.
    Glow,
}

/// Where the tones of a desk go.
#[derive(Clone, Debug)]
pub enum Sound {
    /// To the sound device of this machine.
    Device,
    /// Nowhere.
    Silent,
    /// To whoever plays the loudspeaker.
    Of(Loudspeaker),
}

/// What the ledger's clock says now; must not wait.
pub type Clock = Arc<dyn Fn() -> Time + Send + Sync>;

/// Everything the window is opened with.
pub struct Options {
    /// The language it starts in, over what the settings say.
    pub lang: Lang,
    /// The skin it starts in, over what the settings say.
    pub skin: Skin,
    /// The settings, and the ends of the channels to their file.
    pub settings: SettingsLink,
    /// The renderer; `None` takes wgpu where the machine has an adapter for it, else glow.
    pub renderer: Option<Renderer>,
    /// Who sits here.
    pub seat: Seat,
    /// What of it is known once the ledger is.
    pub sits: Sits,
    /// The words of the trade.
    pub catalogue: Arc<Catalogue>,
    /// The ends of the channels to the thread that knows the ground of the map; `None` where there is none.
    pub ground: Option<map::base::GroundLink>,
    /// The ends of the channels to the threads that get tiles; `None` where no file names a source.
    pub tiles: Option<map::elsewhere::TilesLink>,
    /// The ends of the channels to the ledger.
    pub link: Link,
    /// The ends of the channels to the printing thread.
    pub prints: PrintLink,
    /// The ends of the channels to the thread that makes reports of the district.
    pub papers: PaperLink,
    /// The ends of the channels to the thread that keeps arrangements of panes.
    pub layouts: LayoutLink,
    /// The ends of the channels to the thread of the travel times.
    pub travel: TravelLink,
    /// The ledger's clock.
    pub clock: Clock,
    /// Drills that can be opened from here.
    pub drills: Vec<DrillOffer>,
    /// Where the tones go; a test wants none, or listens itself.
    pub sound: Sound,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("lang", &self.lang)
            .field("skin", &self.skin)
            .field("renderer", &self.renderer)
            .field("seat", &self.seat)
            .finish_non_exhaustive()
    }
}
