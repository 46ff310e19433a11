//! The settings of this window with the file behind them. The desk never touches the file: a thread of
//! its own writes each change and says what the file holds afterwards.

use std::collections::{BTreeMap, VecDeque};

use crossbeam_channel::{Receiver, Sender, TryRecvError, TrySendError, bounded};

use super::{ALL, Declared, Setting, Settings, named};
use crate::desk::Blind;

/// Changes that may wait for the thread that writes them: a hand that turns through all values of a
/// setting makes a dozen while one is written.
pub const CHANGES_MAX: usize = 16;

/// What the file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Every name with its value as text, those that this program does not know included.
    pub values: BTreeMap<String, String>,
    /// What was wrong with the file, and what was done about it.
    pub notices: Vec<Blind>,
}

/// A setting that was changed: its name, and the name of its value.
pub type Change = (&'static str, &'static str);

/// What the thread answers: what the file holds now, or why the change is not in it.
pub type Answer = Result<Kept, Blind>;

/// The desk's ends of the channels to the file.
#[derive(Clone, Debug)]
pub struct SettingsEnds {
    /// What was changed; [`CHANGES_MAX`] deep.
    pub change: Sender<Change>,
    /// What came of it; [`CHANGES_MAX`] deep.
    pub told: Receiver<Answer>,
}

/// The thread's ends.
#[derive(Clone, Debug)]
pub struct SettingsKeeper {
    /// What was changed.
    pub changes: Receiver<Change>,
    /// What came of it. Waited for: a window that is gone hears nothing and is not missed.
    pub tell: Sender<Answer>,
}

/// What a desk is opened with.
#[derive(Clone, Debug, Default)]
pub struct SettingsLink {
    /// What the file held when the program started.
    pub kept: Kept,
    /// The way to the file; `None` where this machine has no folder for it.
    pub ends: Option<SettingsEnds>,
}

/// A pair of ends.
#[must_use]
pub fn settings_link(kept: Kept) -> (SettingsLink, SettingsKeeper) {
    let (change, changes) = bounded(CHANGES_MAX);
    let (tell, told) = bounded(CHANGES_MAX);
    let ends = Some(SettingsEnds { change, told });
    (
        SettingsLink { kept, ends },
        SettingsKeeper { changes, tell },
    )
}

/// Whether what is chosen stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does: the value was read back.
    Recorded,
    /// It is on its way.
    Writing,
    /// It holds until this window is closed; the file has the value of this name.
    ThisWindow(&'static str),
}

/// The settings of a window, and how far each change is.
#[derive(Debug)]
pub struct SettingsBook {
    settings: Settings,
    /// What the file holds, by name.
    recorded: BTreeMap<String, String>,
    notices: Vec<Blind>,
    /// Why the last change is not in the file.
    failed: Option<Blind>,
    waiting: VecDeque<Change>,
    /// Changes that were handed over and not answered.
    unanswered: usize,
    ends: Option<SettingsEnds>,
}

impl SettingsBook {
    /// As the file says, where it says something that can be chosen.
    #[must_use]
    pub fn open(link: SettingsLink) -> SettingsBook {
        let mut settings = Settings::default();
        for setting in ALL {
            if let Some(value) = link.kept.values.get(setting.name()) {
                settings.choose(*setting, value);
            }
        }
        SettingsBook {
            settings,
            recorded: link.kept.values,
            notices: link.kept.notices,
            failed: None,
            waiting: VecDeque::new(),
            unanswered: 0,
            ends: link.ends,
        }
    }

    /// What is chosen now.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Chooses for this window alone, as the command line does.
    pub fn begin<T: Copy + PartialEq + Sync>(&mut self, setting: &Setting<T>, value: T) {
        if let Some(name) = setting.name_of(value) {
            self.settings.choose(setting, name);
        }
    }

    /// Chooses, and has it written.
    pub fn set<T: Copy + PartialEq + Sync>(&mut self, setting: &Setting<T>, value: T) {
        if let Some(name) = setting.name_of(value) {
            self.choose(setting, name);
        }
    }

    /// Chooses the value of this name, and has it written.
    pub fn choose(&mut self, setting: &dyn Declared, value: &str) {
        if self.settings.choose(setting, value) {
            let chosen = self.settings.name_of_chosen(setting);
            self.failed = None;
            self.waiting.push_back((setting.name(), chosen));
        }
    }

    /// Hands over what was changed, and takes in what came of it.
    pub fn keep(&mut self) {
        let Some(ends) = self.ends.clone() else {
            self.waiting.clear();
            return;
        };
        while let Some(change) = self.waiting.front() {
            match ends.change.try_send(*change) {
                Ok(()) => {
                    self.waiting.pop_front();
                    self.unanswered += 1;
                }
                Err(TrySendError::Full(_)) => break,
                Err(TrySendError::Disconnected(_)) => return self.ended(),
            }
        }
        loop {
            match ends.told.try_recv() {
                Ok(answer) => self.answered(answer),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => return self.ended(),
            }
        }
    }

    fn answered(&mut self, answer: Answer) {
        self.unanswered = self.unanswered.saturating_sub(1);
        match answer {
            Ok(kept) => {
                self.recorded = kept.values;
                self.notices.extend(kept.notices);
            }
            Err(why) => self.failed = Some(why),
        }
    }

    /// Nobody writes any more: what is chosen holds for this window.
    fn ended(&mut self) {
        self.ends = None;
        self.waiting.clear();
        self.unanswered = 0;
        self.failed = Some(Blind {
            zh: "写设置的线程已结束，请重新打开本程序。".to_owned(),
            en: "the thread that writes settings has ended; start the program again.".to_owned(),
        });
    }

    /// Whether what is chosen stands in the file.
    #[must_use]
    pub fn standing(&self, setting: &dyn Declared) -> Standing {
        let recorded = self.recorded.get(setting.name());
        let known = |value: &String| {
            let choices = setting.choices();
            choices.into_iter().find(|it| it.0 == value).map(|it| it.0)
        };
        // What the file does not say, or says in a word that nobody knows, is the default.
        let recorded = recorded.and_then(known).unwrap_or_else(|| setting.normal());
        if recorded == self.settings.name_of_chosen(setting) {
            Standing::Recorded
        } else if self.unanswered > 0 || !self.waiting.is_empty() {
            Standing::Writing
        } else {
            Standing::ThisWindow(recorded)
        }
    }

    /// Names in the file that this program does not know; they are kept there.
    #[must_use]
    pub fn unknown(&self) -> Vec<&str> {
        let names = self.recorded.keys().map(String::as_str);
        names.filter(|it| named(it).is_none()).collect()
    }

    /// Why the last change is not in the file.
    #[must_use]
    pub fn failed(&self) -> Option<&Blind> {
        self.failed.as_ref()
    }

    /// Whether this machine has a folder for the file.
    #[must_use]
    pub fn has_file(&self) -> bool {
        self.ends.is_some()
    }

    /// What was wrong with the file, until it is put away.
    #[must_use]
    pub fn notices(&self) -> &[Blind] {
        &self.notices
    }

    /// The person has read what was wrong.
    pub fn put_notices_away(&mut self) {
        self.notices.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::palette::{SKIN, Skin};

    fn kept(values: &[(&str, &str)]) -> Kept {
        let values = values.iter().map(|(a, b)| ((*a).into(), (*b).into()));
        Kept {
            values: values.collect(),
            notices: Vec::new(),
        }
    }

    #[test]
    fn a_change_is_recorded_once_the_file_was_read_back() {
        let (link, keeper) = settings_link(kept(&[("skin", "daylight"), ("wallpaper", "cat")]));
        let mut book = SettingsBook::open(link);
        assert_eq!(book.settings().read(&SKIN), Skin::Daylight);
        assert_eq!(book.standing(&SKIN), Standing::Recorded);
        assert_eq!(book.unknown(), ["wallpaper"]);
        book.set(&SKIN, Skin::RedNight);
        book.keep();
        assert_eq!(book.standing(&SKIN), Standing::Writing);
        assert_eq!(keeper.changes.recv(), Ok(("skin", "red-night")));
        keeper
            .tell
            .send(Ok(kept(&[("skin", "red-night")])))
            .unwrap();
        book.keep();
        assert_eq!(book.standing(&SKIN), Standing::Recorded);
    }

    #[test]
    fn a_change_that_is_not_in_the_file_says_so_and_holds_for_this_window() {
        let (link, keeper) = settings_link(Kept::default());
        let mut book = SettingsBook::open(link);
        book.set(&SKIN, Skin::Daylight);
        book.keep();
        let why = Blind {
            zh: "磁盘已满".to_owned(),
            en: "disk full".to_owned(),
        };
        keeper.tell.send(Err(why.clone())).unwrap();
        book.keep();
        assert_eq!(book.failed(), Some(&why));
        assert_eq!(book.standing(&SKIN), Standing::ThisWindow("dark"));
        assert_eq!(book.settings().read(&SKIN), Skin::Daylight);
        drop(keeper);
        book.set(&SKIN, Skin::RedNight);
        book.keep();
        assert!(!book.has_file() && book.failed().is_some());
        assert_eq!(book.settings().read(&SKIN), Skin::RedNight);
    }

    #[test]
    fn more_changes_than_the_channel_takes_wait_and_none_is_lost() {
        let (link, keeper) = settings_link(Kept::default());
        let mut book = SettingsBook::open(link);
        let turns = CHANGES_MAX + 5;
        for turn in 0..turns {
            let skin = if turn % 2 == 0 {
                Skin::Daylight
            } else {
                Skin::Dark
            };
            book.set(&SKIN, skin);
        }
        book.keep();
        assert_eq!(keeper.changes.try_iter().count(), CHANGES_MAX);
        book.keep();
        assert_eq!(keeper.changes.try_iter().count(), 5);
    }
}
