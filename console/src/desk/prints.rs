//! Printing the board 态势单 by one key, and by itself while a response is in force (practice R20). The
//! desk writes nothing: a thread of its own does, and says where it lies or why it does not.

use std::path::PathBuf;
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, TryRecvError, TrySendError};
use dispatch_core::board::Tongue;
use dispatch_core::entry::World;
use dispatch_core::time::Time;
use eframe::egui::{Frame, Label, Margin, Ui};

use super::link::{Part, Picture};
use super::log_sheet::LogSheet;
use super::look::{bold, inked};
use super::outbox::Outbox;
use super::papers::Paper;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button, clock_hm};
use crate::language::{Key, Lang};
use crate::plans::Plans;

mod saved;

pub use saved::saved_ui;

/// Sheets that may wait for the printing thread: a hand asks for one at a time.
pub const PRINTS_MAX: usize = 8;
/// Seconds between two sheets that print by themselves under a response (practice R20 asks
/// for half an hour; in ten minutes less is lost with the power).
const EVERY_S: i64 = 600;
/// Seconds until one that failed is tried again.
const AGAIN_S: i64 = 60;

/// What the printing thread is asked.
#[derive(Clone, Debug)]
pub enum Print {
    /// The board of a picture.
    Board {
        /// What is printed.
        picture: Arc<Picture>,
        /// World time.
        now: Time,
        /// In which language.
        tongue: Tongue,
        /// Whether nobody pressed a key.
        by_itself: bool,
    },
    /// A report of the district, as a text.
    Paper(World, Arc<Paper>),
    /// What was found in the log of an incident, as a text and a table.
    Log(Arc<LogSheet>),
    /// What is read aloud on the telephone about an incident.
    Card(Arc<CardSheet>),
    /// Opens a sheet with whatever the system shows it with.
    Open(PathBuf),
    /// Looks at the plans of the district.
    LookAtPlans,
    /// Opens one of them.
    OpenPlan(PathBuf),
}

/// 电话报告提纲 of an incident, to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardSheet {
    /// The world.
    pub world: World,
    /// Number of the incident.
    pub number: u32,
    /// Of when it is, in world time.
    pub now: Time,
    /// Up to which record.
    pub height: u64,
    /// The page.
    pub html: String,
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The sheet lies there.
    Board {
        /// Where.
        path: PathBuf,
        /// World time at which it was printed.
        at: Time,
        /// Whether nobody pressed a key.
        by_itself: bool,
    },
    /// The report lies there.
    Paper(PathBuf),
    /// The report could not be written, in Chinese and in English.
    NoPaper(String, String),
    /// The log lies there: the text and the table.
    Log(PathBuf, PathBuf),
    /// The log could not be written, in Chinese and in English.
    NoLog(String, String),
    /// The card lies there.
    Card(PathBuf),
    /// The card could not be written, in Chinese and in English.
    NoCard(String, String),
    /// The plans of the district.
    Plans(Arc<Plans>),
    /// A plan could not be opened, in Chinese and in English.
    PlanNotOpened(String, String),
    /// It could not be written.
    Failed {
        /// Why, in Chinese.
        zh: String,
        /// Why, in English.
        en: String,
    },
    /// It lies there, and could not be opened.
    NotOpened {
        /// Why, in Chinese.
        zh: String,
        /// Why, in English.
        en: String,
    },
}

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct PrintLink {
    /// What is asked; [`PRINTS_MAX`] deep.
    pub ask: Sender<Print>,
    /// What came of it; [`PRINTS_MAX`] deep.
    pub told: Receiver<Printed>,
}

/// The other ends.
#[derive(Clone, Debug)]
pub struct Printer {
    /// What is asked.
    pub asked: Receiver<Print>,
    /// What came of it.
    pub tell: Sender<Printed>,
}

/// A pair of ends.
#[must_use]
pub fn print_link() -> (PrintLink, Printer) {
    let (ask, asked) = crossbeam_channel::bounded(PRINTS_MAX);
    let (tell, told) = crossbeam_channel::bounded(PRINTS_MAX);
    (PrintLink { ask, told }, Printer { asked, tell })
}

/// What was printed and what the person has put away.
#[derive(Debug, Default)]
pub struct Prints {
    /// The newest sheet, until it is put away.
    sheet: Option<(PathBuf, Time, bool)>,
    /// Why the last one was not written, until it is put away or one succeeds.
    failed: Option<(String, String)>,
    /// Why a sheet that lies there could not be opened, until that is put away.
    not_opened: Option<(String, String)>,
    /// Where the newest report of the district lies, or why it does not, until it is put away.
    paper: Option<Result<PathBuf, (String, String)>>,
    /// Where the newest log lies, or why it does not, until it is put away.
    log: Option<Result<(PathBuf, PathBuf), (String, String)>>,
    /// Where the newest card lies, or why it does not, until it is put away.
    card: Option<Result<PathBuf, (String, String)>>,
    /// The plans of the district, once they were looked at.
    plans: Option<Arc<Plans>>,
    /// Why a plan could not be opened, until that is put away.
    plan_not_opened: Option<(String, String)>,
    /// When the next one prints by itself, on the ledger's clock.
    next: Option<Time>,
}

impl Prints {
    /// Takes in what the thread answered; `false` once it has ended.
    pub fn hear(&mut self, told: &Receiver<Printed>, recorded_at: Time) -> bool {
        loop {
            let printed = match told.try_recv() {
                Ok(printed) => printed,
                Err(err) => return err == TryRecvError::Empty,
            };
            match printed {
                Printed::Board {
                    path,
                    at,
                    by_itself,
                } => {
                    self.sheet = Some((path, at, by_itself));
                    self.failed = None;
                    self.not_opened = None;
                }
                Printed::Paper(path) => self.paper = Some(Ok(path)),
                Printed::NoPaper(zh, en) => self.paper = Some(Err((zh, en))),
                Printed::Log(text, table) => self.log = Some(Ok((text, table))),
                Printed::Plans(plans) => self.plans = Some(plans),
                Printed::PlanNotOpened(zh, en) => self.plan_not_opened = Some((zh, en)),
                Printed::NoLog(zh, en) => self.log = Some(Err((zh, en))),
                Printed::Card(path) => self.card = Some(Ok(path)),
                Printed::NoCard(zh, en) => self.card = Some(Err((zh, en))),
                Printed::Failed { zh, en } => {
                    self.failed = Some((zh, en));
                    self.next = Some(recorded_at.plus_s(AGAIN_S));
                }
                Printed::NotOpened { zh, en } => self.not_opened = Some((zh, en)),
            }
        }
    }

    /// Prints by itself, where a response is in force and the time has come. A drill never does: its
    /// sheets are nobody's if the lights go out.
    pub fn by_itself(&mut self, ask: &Sender<Print>, sight: &Sight<'_>, picture: &Arc<Picture>) {
        let state = sight.state();
        let in_force = state.responses.values().any(|it| it.in_force());
        if state.world.is_drill() || !in_force {
            self.next = None;
            return;
        }
        if self.next.is_some_and(|next| sight.recorded_at < next) {
            return;
        }
        if send(ask, sight, picture, true).is_ok() {
            self.next = Some(sight.recorded_at.plus_s(EVERY_S));
        }
    }

    /// Prints because a key was pressed.
    pub fn press(&mut self, ask: &Sender<Print>, sight: &Sight<'_>, picture: &Arc<Picture>) {
        if let Err(why) = send(ask, sight, picture, false) {
            self.not_asked(&why);
        }
    }

    /// Takes what the panels want saved, looked at and opened. Returns the plans that are known.
    pub fn take(
        &mut self,
        ask: &Sender<Print>,
        picture: &Picture,
        outbox: &mut Outbox,
    ) -> Option<Arc<Plans>> {
        for paper in outbox.take_saves() {
            if let Err(why) = ask.try_send(Print::Paper(picture.state.world.clone(), paper)) {
                self.paper = Some(Err(unasked(&why)));
            }
        }
        for sheet in outbox.take_logs() {
            if let Err(why) = ask.try_send(Print::Log(sheet)) {
                self.log = Some(Err(unasked(&why)));
            }
        }
        for card in outbox.take_cards() {
            if let Err(why) = ask.try_send(Print::Card(card)) {
                self.card = Some(Err(unasked(&why)));
            }
        }
        let (look, plans) = outbox.take_plans();
        let look = look.then_some(Print::LookAtPlans);
        for asked in look
            .into_iter()
            .chain(plans.into_iter().map(Print::OpenPlan))
        {
            if let Err(why) = ask.try_send(asked) {
                self.plan_not_opened = Some(unasked(&why));
            }
        }
        self.plans.clone()
    }

    /// Says why the thread was not asked.
    fn not_asked(&mut self, why: &TrySendError<Print>) {
        self.failed = Some(unasked(why));
    }
}

fn unasked(why: &TrySendError<Print>) -> (String, String) {
    let say = |lang: Lang| lang.say(Key::PrintBusy).into_owned();
    match why {
        TrySendError::Full(_) => (say(Lang::Zh), say(Lang::En)),
        TrySendError::Disconnected(_) => (Part::Printing.zh(), Part::Printing.to_string()),
    }
}

fn send(
    ask: &Sender<Print>,
    sight: &Sight<'_>,
    picture: &Arc<Picture>,
    by_itself: bool,
) -> Result<(), TrySendError<Print>> {
    let tongue = match sight.lang() {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    };
    let print = Print::Board {
        picture: Arc::clone(picture),
        now: sight.now,
        tongue,
        by_itself,
    };
    ask.try_send(print)
}

/// Draws where the newest sheet lies, and why one could not be written.
pub fn prints_ui(ui: &mut Ui, sight: &Sight<'_>, prints: &mut Prints, ask: &Sender<Print>) {
    let p = &sight.look.palette;
    let not_written = (Key::PrintFailed, Key::PrintPutAwayFailed);
    trouble_ui(ui, sight, not_written, &mut prints.failed);
    let not_opened = (Key::PrintNotOpened, Key::PrintPutAwayNotOpened);
    trouble_ui(ui, sight, not_opened, &mut prints.not_opened);
    let not_opened = (Key::PlanNotOpened, Key::PlanPutAway);
    trouble_ui(ui, sight, not_opened, &mut prints.plan_not_opened);
    if let Some((path, at, by_itself)) = prints.sheet.clone() {
        let frame = Frame::new().fill(p.bg2);
        let mut away = false;
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let key = if by_itself {
                Key::PrintedByItself
            } else {
                Key::PrintedBoard
            };
            let shown = path.display().to_string();
            let args = [("at", clock_hm(at).into()), ("path", shown.into())];
            let text = sight.say_with(key, args);
            ui.add(Label::new(inked(text, size::NOTE, p.ink1)).wrap());
            ui.horizontal(|ui| {
                let open = sight.say(Key::PrintOpen);
                if act_button(ui, sight.look, Weight::Small, (&open, &open), None)
                    && let Err(why) = ask.try_send(Print::Open(path.clone()))
                {
                    prints.not_asked(&why);
                }
                away = put_away(ui, sight, Key::PrintPutAway);
            });
        });
        if away {
            prints.sheet = None;
        }
    }
}

/// What went wrong, by the sentence `said`, until it is put away by the button `away`.
fn trouble_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (said, away): (Key, Key),
    trouble: &mut Option<(String, String)>,
) {
    let Some((zh, en)) = trouble.clone() else {
        return;
    };
    let p = &sight.look.palette;
    let frame = Frame::new().fill(p.late);
    frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let why = match sight.lang() {
            Lang::Zh => zh,
            Lang::En => en,
        };
        let text = sight.say_with(said, [("why", why.into())]);
        ui.add(Label::new(bold(text, size::ROW, p.red.text)).wrap());
        if put_away(ui, sight, away) {
            *trouble = None;
        }
    });
}

fn put_away(ui: &mut Ui, sight: &Sight<'_>, name: Key) -> bool {
    let text = sight.say(Key::PutAwayRefusal);
    act_button(
        ui,
        sight.look,
        Weight::Small,
        (&text, &sight.say(name)),
        None,
    )
}
