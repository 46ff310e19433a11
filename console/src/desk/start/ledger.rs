//! Opening a ledger: which file, what it is, and what to do where it cannot be opened.

use std::path::Path;

use dispatch_core::time::Time;
use eframe::egui::Ui;
use ledger::LedgerError;

use super::asking::Ask;
use super::page::{Screen, StartPage};
use super::rows;
use crate::desk::band::date_text;
use crate::desk::look::Look;
use crate::desk::widgets::{Weight, clock_hm};
use crate::language::{Key, Lang};
use crate::setting_up::looked::{About, Found, Looked};

/// What stands on the screen.
#[derive(Debug, Default)]
pub(super) struct LedgerScreen {
    pub path: String,
    pub looked: Option<Box<Looked>>,
    /// One that was opened before needs no second question.
    pub open_if_good: bool,
}

impl LedgerScreen {
    /// A look at this file begins.
    pub fn begin(&mut self, path: &Path) {
        self.path = rows::shown(path);
        self.looked = None;
        self.open_if_good = false;
    }
}

/// What can be done with a file that was looked at.
enum Way {
    Open(String),
    Read,
}

impl StartPage {
    pub(super) fn ledger_ui(&mut self, ui: &mut Ui) {
        let look = self.look;
        rows::title(ui, &look, Key::StartLedger);
        rows::sentence(ui, &look, look.say(Key::StartLedgerHow));
        ui.add_space(8.0);
        let busy = self.busy();
        let first = std::mem::take(&mut self.fresh);
        let entered = rows::field(ui, &look, Key::StartFile, &mut self.ledger.path, first);
        let path = rows::path_of(&self.ledger.path);
        let empty = path
            .is_none()
            .then(|| look.say(Key::StartNoFile).into_owned());
        let refusal = busy.clone().or(empty);
        let mut asked = entered;
        ui.horizontal_wrapped(|ui| {
            let found = self.ledger.looked.is_some();
            let weight = if found {
                Weight::Plain
            } else {
                Weight::Primary
            };
            asked |= rows::button(ui, &look, weight, Key::StartLook, refusal.as_deref());
            if rows::button(ui, &look, Weight::Plain, Key::StartBack, None) {
                self.go(Screen::Choices);
            }
        });
        self.failed_ui(ui);
        ui.add_space(12.0);
        if let Some(busy) = &busy {
            rows::line(ui, busy, look.palette.ink2);
        }
        self.way_ui(ui, busy.as_deref());
        if let Some(path) = path.filter(|_| asked && refusal.is_none()) {
            self.look_at(&path);
        }
    }

    fn way_ui(&mut self, ui: &mut Ui, busy: Option<&str>) {
        let look = self.look;
        let Some(looked) = &self.ledger.looked else {
            return;
        };
        let path = looked.path.clone();
        let way = looked_ui(ui, &look, looked);
        let Some(way) = way else { return };
        ui.add_space(8.0);
        let (weight, key) = match &way {
            Way::Open(_) => (Weight::Primary, Key::StartOpen),
            Way::Read => (Weight::Plain, Key::StartRead),
        };
        let pressed = rows::button(ui, &look, weight, key, busy);
        if matches!(way, Way::Read) {
            rows::note(ui, &look, look.say(Key::StartReadHint));
        }
        let at_once = std::mem::take(&mut self.ledger.open_if_good);
        match way {
            Way::Open(district) if pressed || at_once && busy.is_none() => {
                self.ask(Ask::Open(path, district));
            }
            Way::Read if pressed => self.ask(Ask::Read(path)),
            Way::Open(_) | Way::Read => {}
        }
    }
}

/// Says what the file is and what to do next; how it can be opened.
fn looked_ui(ui: &mut Ui, look: &Look, looked: &Looked) -> Option<Way> {
    let p = &look.palette;
    match &looked.found {
        Found::Good(about, named) => {
            about_ui(ui, look, about);
            Some(Way::Open(named.clone()))
        }
        Found::Held(about, owner) => {
            about_ui(ui, look, about);
            let text = look.say_with(
                Key::StartHeld,
                [
                    ("seat", owner.seat.as_str().into()),
                    ("host", owner.host.as_str().into()),
                    ("pid", owner.pid.into()),
                    ("since", moment(owner.since).into()),
                ],
            );
            rows::line(ui, text, p.amber.text);
            Some(Way::Read)
        }
        Found::Drill(about) => {
            about_ui(ui, look, about);
            rows::line(ui, look.say(Key::StartOfDrill), p.amber.text);
            Some(Way::Read)
        }
        Found::Stranger(about, world) => {
            about_ui(ui, look, about);
            let text = look.say_with(Key::StartStranger, [("world", world.0.as_str().into())]);
            rows::line(ui, text, p.amber.text);
            Some(Way::Read)
        }
        Found::NewerRules(about, edition) => {
            about_ui(ui, look, about);
            let text = look.say_with(Key::StartNewerRules, [("edition", (*edition).into())]);
            rows::line(ui, text, p.amber.text);
            Some(Way::Read)
        }
        Found::Export => {
            rows::line(ui, look.say(Key::StartExport), p.red.text);
            None
        }
        Found::Folder => {
            rows::line(ui, look.say(Key::StartIsFolder), p.red.text);
            None
        }
        Found::Bad(err) => {
            let why = match look.lang {
                Lang::Zh => err.zh(),
                Lang::En => err.to_string(),
            };
            rows::line(ui, why, p.red.text);
            rows::sentence(ui, look, look.say(next(err)));
            None
        }
    }
}

/// What to do about a file that cannot be opened.
fn next(err: &LedgerError) -> Key {
    match err {
        LedgerError::Missing(..) => Key::StartNextMissing,
        LedgerError::NotALedger(..) => Key::StartNextOther,
        LedgerError::Newer(..) => Key::StartNextNewer,
        LedgerError::Damaged(..) | LedgerError::NotNext(..) => Key::StartNextDamaged,
        LedgerError::NotDurable(_)
        | LedgerError::Held(..)
        | LedgerError::OtherWorld { .. }
        | LedgerError::Destroyed(_)
        | LedgerError::Machine(..) => Key::StartNextMachine,
    }
}

fn about_ui(ui: &mut Ui, look: &Look, about: &About) {
    let name = look.lang.name(&about.zh, &about.en);
    let text = look.say_with(
        Key::StartAbout,
        [
            ("name", name.into()),
            ("height", about.height.into()),
            ("at", moment(about.at).into()),
        ],
    );
    rows::lead(ui, text, look.palette.ink1);
    ui.add_space(4.0);
}

/// `M-D HH:MM` in the district.
fn moment(at: Time) -> String {
    format!("{} {}", date_text(at), clock_hm(at))
}
