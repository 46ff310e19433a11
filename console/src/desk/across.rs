//! 转实战 (practice R9): the words of a drill's whistle on their way to an unsent live form of the same
//! machine. Words alone: no id, no press, and nothing comes back.

use crossbeam_channel::{Receiver, Sender};
use dispatch_core::command::Figures;
use dispatch_core::time::Time;
use dispatch_core::words::{ConditionId, TownshipId, TypeId, Words};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::blind::Blind;

/// Words on their way: a hand takes one whistle over at a time, and what does not fit is tried again.
pub const ACROSS_MAX: usize = 16;

/// What a whistle says, without who said it, when, or under which id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhistleWords {
    /// Its type.
    #[serde(default, rename = "type")]
    pub kind: Option<TypeId>,
    /// Its township.
    #[serde(default)]
    pub township: Option<TownshipId>,
    /// Where, in words.
    #[serde(default)]
    pub place: Option<Words>,
    /// The conditions that were ticked.
    #[serde(default)]
    pub conditions: Vec<ConditionId>,
    /// Figures as they were said; `None` is 不详.
    #[serde(default)]
    pub figures: Figures,
    /// What happened.
    #[serde(default)]
    pub words: Option<Words>,
    /// What has been done.
    #[serde(default)]
    pub done: Option<Words>,
    /// What is needed.
    #[serde(default)]
    pub needs: Option<Words>,
}

/// What a desk asks of the thread that carries words across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskAcross {
    /// A drill: take this to live.
    Take(WhistleWords),
    /// A drill: open the live console, which is not open.
    OpenLive,
    /// The live desk: this one was sent or is not to be sent; it need not be kept any longer.
    Settled(Uuid),
}

/// What the thread tells the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Crossed {
    /// A drill: the words lie where the live console takes them.
    Taken {
        /// Where it happened, in words, to know it by.
        place: Option<Words>,
        /// Whether a live console is open and takes them.
        attended: bool,
    },
    /// A drill: they could not be taken over, or the live console could not be opened.
    NotTaken(Blind),
    /// The live desk: a drill's words have come.
    Arrived {
        /// What [`AskAcross::Settled`] names it by; it is no id of either world.
        name: Uuid,
        /// When they were taken to live, by the clock on the wall.
        taken_at: Time,
        /// What they say.
        words: WhistleWords,
    },
    /// The live desk: something has come that cannot be read.
    Unreadable(Blind),
}

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct AcrossLink {
    /// What is asked; [`ACROSS_MAX`] deep.
    pub ask: Sender<AskAcross>,
    /// What is told; [`ACROSS_MAX`] deep.
    pub told: Receiver<Crossed>,
}

/// The other ends. Whoever has them goes when the desk does.
#[derive(Clone, Debug)]
pub struct AcrossEnds {
    /// What is asked.
    pub asked: Receiver<AskAcross>,
    /// What is told.
    pub tell: Sender<Crossed>,
}

/// A pair of ends.
#[must_use]
pub fn across_link() -> (AcrossLink, AcrossEnds) {
    let (ask, asked) = crossbeam_channel::bounded(ACROSS_MAX);
    let (tell, told) = crossbeam_channel::bounded(ACROSS_MAX);
    (AcrossLink { ask, told }, AcrossEnds { asked, tell })
}
