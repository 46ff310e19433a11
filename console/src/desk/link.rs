//! The desk's ends of the channels to whoever keeps the ledger. The desk does no IO: it reads the
//! newest picture and hands over what was pressed.

use std::convert::Infallible;
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, TryRecvError};
use dispatch_core::entry::Author;
use dispatch_core::state::State;
use imbl::Vector;
pub use ledger::keeper::{Line, Part, Past, Trouble};

use super::across::{AcrossEnds, AcrossLink, across_link};
pub use super::blind::Blind;
use super::drafts::{DraftEnds, DraftLink, draft_link};
use super::persons::{Asked, Told};

/// How many pressed entries may wait for the ledger thread. One hand presses a few a second, and
/// the thread needs milliseconds; what does not fit waits in the outbox and is tried every frame.
pub const PRESSED_MAX: usize = 64;
/// Pictures on their way to the desk: it only ever shows the newest.
pub const PICTURES_MAX: usize = 1;
/// Words of the live world on their way to the desk of a drill: it takes all of them at every frame
/// and shows the last.
pub const LIVE_ALARMS_MAX: usize = 4;
/// Wishes on their way to the ledger thread.
pub const WISHES_MAX: usize = 16;
/// Questions on their way to the vault: a person puts in one at a time, and what is read is asked in
/// groups. What does not fit is tried again each frame.
pub const ASKED_MAX: usize = 16;
/// Answers of the vault on their way to the desk.
pub const TOLD_MAX: usize = 64;

/// Everything the desk shows, at one height.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What is known; where commands wait for the link, with those folded on top.
    pub state: Arc<State>,
    /// The chain at that height, 64 lower-case hex digits.
    pub chain: String,
    /// The state's digest and the height it was computed at.
    pub digest: Option<(u64, String)>,
    /// Every entry up to that height, oldest first.
    pub lines: Vector<Arc<Line>>,
    /// Commands that wait for the link.
    pub waiting: usize,
    /// What is wrong with the ledger: the disk does not take entries, the clock jumped.
    pub troubles: Vec<Trouble>,
    /// The drill that plays, if one does.
    pub drill: Option<DrillPicture>,
}

/// Where a playing drill stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillPicture {
    /// Its title.
    pub zh: String,
    /// Its title in English.
    pub en: String,
    /// Speed in per mille of real time; 0 is a pause.
    pub rate_permille: u32,
    /// Whether the script is played to its end.
    pub ended: bool,
}

/// A drill that can be opened beside this console, in a world of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillOffer {
    /// Its title.
    pub zh: String,
    /// Its title in English.
    pub en: String,
}

/// What a drill is told of the live world: number, place and age, and nothing else (practice R9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveAlarm {
    /// Number of the incident in the live world.
    pub number: u32,
    /// Where.
    pub place: String,
    /// How many seconds the first of its alarms has stood.
    pub age_s: i64,
    /// Whether a whistle waits; else it is another alarm of the first priority.
    pub whistle: bool,
}

/// All of it. The empty value says that nothing calls, or that this machine has no live world.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveAlarms {
    /// What nobody in the live world has acknowledged: whistles first, the oldest first.
    pub lines: Vec<LiveAlarm>,
    /// Why a live ledger of this machine cannot be read: then no line here means nothing.
    pub blind: Option<Blind>,
    /// A live ledger is there and no console writes it: nobody would hear a whistle.
    pub unattended: bool,
}

impl LiveAlarms {
    /// Nothing can be known, for this reason.
    #[must_use]
    pub fn blind(why: Blind) -> LiveAlarms {
        LiveAlarms {
            blind: Some(why),
            ..LiveAlarms::default()
        }
    }
}

/// What the desk asks for that is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The picture as it was; the answer comes by [`Link::past`].
    LookBack(Past),
    /// Plays the drill at this speed in per mille of real time; 0 pauses.
    DrillRate(u32),
    /// Opens the offered drill of this number in a window of its own.
    OpenDrill(usize),
    /// Opens the start page in a window of its own: never over a live board.
    OpenStart,
}

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct Link {
    /// The newest picture; [`PICTURES_MAX`] deep.
    pub pictures: Receiver<Arc<Picture>>,
    /// Pictures of the past that were asked for; [`PICTURES_MAX`] deep.
    pub past: Receiver<Arc<Picture>>,
    /// What was pressed; [`PRESSED_MAX`] deep.
    pub pressed: Sender<Author>,
    /// What is asked; [`WISHES_MAX`] deep.
    pub wishes: Sender<Wish>,
    /// What is asked of the person vault; [`ASKED_MAX`] deep.
    pub asked: Sender<Asked>,
    /// What it answers; [`TOLD_MAX`] deep.
    pub told: Receiver<Told>,
    /// In a drill, the word of the live world; [`LIVE_ALARMS_MAX`] deep. One way.
    pub live: Receiver<LiveAlarms>,
    /// Words of a drill's whistle on their way to an unsent live form.
    pub across: AcrossLink,
    /// Forms half written, on their way to their files.
    pub drafts: DraftLink,
    /// Goes with the desk: whoever watches the live world for it hears that it has left.
    _here: Sender<Infallible>,
}

/// The ends of whoever watches the live world for the desk of a drill.
#[derive(Clone, Debug)]
pub struct LiveEnds {
    /// What calls there.
    pub tell: Sender<LiveAlarms>,
    /// Ends when the desk has left, also while there is nothing to tell.
    pub left: Receiver<Infallible>,
}

/// The ends of whoever keeps the person vault. He goes when the desk does.
#[derive(Clone, Debug)]
pub struct VaultEnds {
    /// What is asked.
    pub asked: Receiver<Asked>,
    /// What is answered.
    pub told: Sender<Told>,
    /// Presses whose personal data are in the vault now, for the ledger.
    pub pressed: Sender<Author>,
}

/// The other ends, for whoever keeps the ledger.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// Puts the newest picture; when the place is taken, [`Keeper::publish`] replaces it.
    pub pictures: Sender<Arc<Picture>>,
    /// The desk's end, kept to empty the place.
    replaced: Receiver<Arc<Picture>>,
    /// Puts a picture of the past.
    pub past: Sender<Arc<Picture>>,
    /// What was pressed.
    pub pressed: Receiver<Author>,
    /// What is asked.
    pub wishes: Receiver<Wish>,
    /// To be taken by whoever keeps the vault: while it is here, `pressed` never ends.
    pub vault: Option<VaultEnds>,
    /// Tells the desk of a drill what calls in the live world.
    pub live: LiveEnds,
    /// To be taken by whoever carries words of a drill to live, at either end.
    pub across: Option<AcrossEnds>,
    /// To be taken by whoever keeps forms half written; a drill has none.
    pub drafts: Option<DraftEnds>,
}

/// A pair of ends.
#[must_use]
pub fn link() -> (Link, Keeper) {
    let (picture_in, picture_out) = crossbeam_channel::bounded(PICTURES_MAX);
    let (past_in, past_out) = crossbeam_channel::bounded(PICTURES_MAX);
    let (pressed_in, pressed_out) = crossbeam_channel::bounded(PRESSED_MAX);
    let (wish_in, wish_out) = crossbeam_channel::bounded(WISHES_MAX);
    let (asked_in, asked_out) = crossbeam_channel::bounded(ASKED_MAX);
    let (told_in, told_out) = crossbeam_channel::bounded(TOLD_MAX);
    let (live_in, live_out) = crossbeam_channel::bounded(LIVE_ALARMS_MAX);
    let (here, left) = crossbeam_channel::bounded(0);
    let (across, across_ends) = across_link();
    let (drafts, draft_ends) = draft_link();
    let link = Link {
        pictures: picture_out.clone(),
        past: past_out,
        pressed: pressed_in.clone(),
        wishes: wish_in,
        asked: asked_in,
        told: told_out,
        live: live_out,
        across,
        drafts,
        _here: here,
    };
    let keeper = Keeper {
        pictures: picture_in,
        replaced: picture_out,
        past: past_in,
        pressed: pressed_out,
        wishes: wish_out,
        vault: Some(VaultEnds {
            asked: asked_out,
            told: told_in,
            pressed: pressed_in,
        }),
        live: LiveEnds {
            tell: live_in,
            left,
        },
        across: Some(across_ends),
        drafts: Some(draft_ends),
    };
    (link, keeper)
}

impl Keeper {
    /// Makes this the newest picture; one that nobody looked at yet is dropped here, so that the
    /// desk never spends a frame on freeing it.
    pub fn publish(&self, picture: Arc<Picture>) {
        let mut picture = picture;
        // The desk may take the old one between the two steps; then the second try fits.
        while let Err(err) = self.pictures.try_send(picture) {
            if err.is_disconnected() {
                return;
            }
            picture = err.into_inner();
            match self.replaced.try_recv() {
                Ok(_) | Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return,
            }
        }
    }
}
