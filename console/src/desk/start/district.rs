//! Setting up a district: the folder, what is wrong with it, what its adoption brings.

use std::path::{Path, PathBuf};

use dispatch_core::source::Fault;
use eframe::egui::{Grid, Ui};

use super::asking::Ask;
use super::chinese::chinese;
use super::page::{Screen, StartPage};
use super::rows;
use crate::desk::look::{Look, bold};
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button};
use crate::language::{Key, Lang};
use crate::setting_up::brings::{Against, Brought, List};
use crate::setting_up::examine::{Examined, Sound, Step, There};

/// So many ids of rows that differ are named; the others are counted.
const NAMED_MAX: usize = 6;

/// What stands on the screen.
#[derive(Debug, Default)]
pub(super) struct DistrictScreen {
    path: String,
    /// What the last check was of.
    checked: Option<PathBuf>,
    /// Whether the folder was written from the template just now.
    pub written: bool,
    pub step: Option<Step>,
    pub examined: Option<Box<Examined>>,
}

impl DistrictScreen {
    /// A check of this folder begins.
    pub fn begin(&mut self, folder: &Path) {
        self.path = rows::shown(folder);
        self.written &= self.checked.as_deref() == Some(folder);
        self.checked = Some(folder.to_owned());
        self.step = None;
        // What was found before stands until the answer comes: the clerk is reading it.
        if self.examined.as_ref().is_some_and(|it| it.folder != folder) {
            self.examined = None;
        }
    }
}

impl StartPage {
    /// Checks the folder of the field once more.
    pub(super) fn check_again(&mut self) {
        if let Some(folder) = rows::path_of(&self.district.path) {
            self.check(&folder);
        }
    }

    pub(super) fn district_ui(&mut self, ui: &mut Ui) {
        let look = self.look;
        let busy = self.busy();
        rows::title(ui, &look, Key::StartDistrict);
        rows::sentence(ui, &look, look.say(Key::StartDistrictHow));
        ui.add_space(8.0);
        let first = std::mem::take(&mut self.fresh);
        let entered = rows::field(ui, &look, Key::StartFolder, &mut self.district.path, first);
        let empty = rows::path_of(&self.district.path).is_none();
        let empty = empty.then(|| look.say(Key::StartNoFolder).into_owned());
        let refusal = busy.clone().or(empty);
        let mut asked = entered && refusal.is_none();
        let mut fresh = false;
        ui.horizontal_wrapped(|ui| {
            let key = match &self.district.examined {
                None => Key::StartCheck,
                Some(_) => Key::StartCheckAgain,
            };
            let weight = match &self.district.examined {
                Some(it) if it.sound.is_some() => Weight::Plain,
                _ => Weight::Primary,
            };
            asked |= rows::button(ui, &look, weight, key, refusal.as_deref());
            fresh = rows::button(ui, &look, Weight::Plain, Key::StartFresh, busy.as_deref());
            if rows::button(ui, &look, Weight::Plain, Key::StartBack, None) {
                self.go(Screen::Choices);
            }
        });
        rows::note(ui, &look, look.say(Key::StartFreshHint));
        self.failed_ui(ui);
        self.found_ui(ui, busy.as_deref());
        if asked {
            self.check_again();
        } else if fresh {
            self.go(Screen::Fresh);
        }
    }

    fn found_ui(&mut self, ui: &mut Ui, busy: Option<&str>) {
        let look = self.look;
        ui.add_space(12.0);
        if let Some(busy) = busy {
            let text = match &self.doing {
                Some(Ask::Check(_)) => step_text(&look, self.district.step),
                _ => busy.to_owned(),
            };
            rows::line(ui, text, look.palette.ink2);
        }
        if self.district.written {
            rows::line(ui, look.say(Key::StartWritten), look.palette.green.text);
        }
        let mut adopt = false;
        if let Some(examined) = &self.district.examined {
            faults_ui(ui, &look, examined);
            if let Some(sound) = &examined.sound {
                sound_ui(ui, &look, sound);
                warnings_ui(ui, &look, examined);
                adopt = adopt_ui(ui, &look, sound, busy);
            } else {
                warnings_ui(ui, &look, examined);
            }
        }
        if adopt {
            self.ask(Ask::Adopt);
        }
    }
}

fn step_text(look: &Look, step: Option<Step>) -> String {
    match step {
        Some(Step::Reading(done, of)) => look.say_with(
            Key::StartStepReading,
            [("done", done.into()), ("of", of.into())],
        ),
        Some(Step::Comparing) => look.say(Key::StartStepComparing).into_owned(),
        Some(Step::Drawing) => look.say(Key::StartStepDrawing).into_owned(),
        Some(Step::Ledger) => look.say(Key::StartStepLedger).into_owned(),
        None => look.say(Key::StartChecking).into_owned(),
    }
}

fn faults_ui(ui: &mut Ui, look: &Look, examined: &Examined) {
    let all = examined.faults.len() + examined.more;
    if all == 0 {
        return;
    }
    let red = look.palette.red.text;
    ui.horizontal_wrapped(|ui| {
        let text = look.say_with(Key::StartFaults, [("n", all.into())]);
        ui.label(bold(text, size::LIST, red));
        if rows::button(ui, look, Weight::Small, Key::StartCopyFaults, None) {
            let lines: Vec<String> = examined.faults.iter().map(ToString::to_string).collect();
            ui.ctx().copy_text(lines.join("\n"));
        }
    });
    rows::note(ui, look, look.say(Key::StartFaultsHow));
    for fault in &examined.faults {
        ui.add_space(4.0);
        fault_ui(ui, look, fault);
    }
    if examined.more > 0 {
        let text = look.say_with(Key::StartMoreFaults, [("n", examined.more.into())]);
        rows::line(ui, text, look.palette.ink2);
    }
}

fn fault_ui(ui: &mut Ui, look: &Look, fault: &Fault) {
    let place = if fault.file.is_empty() {
        look.say(Key::StartWholeFolder).into_owned()
    } else {
        format!("{}:{}:{}", fault.file, fault.line, fault.column)
    };
    let said = |text: &str| match look.lang {
        Lang::Zh => chinese(text),
        Lang::En => text.to_owned(),
    };
    let mut text = said(&fault.what);
    if !fault.expected.is_empty() {
        let expected = said(&fault.expected);
        text += &look.say_with(Key::StartExpected, [("expected", expected.into())]);
    }
    if let Some(nearest) = &fault.nearest {
        text += &look.say_with(Key::StartNearest, [("nearest", nearest.as_str().into())]);
    }
    ui.label(look.strong(place));
    ui.indent(
        ("fault", &fault.file, fault.line, fault.column, &fault.what),
        |ui| {
            rows::sentence(ui, look, text);
        },
    );
}

fn warnings_ui(ui: &mut Ui, look: &Look, examined: &Examined) {
    if examined.warnings.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let text = look.say_with(Key::StartWarnings, [("n", examined.warnings.len().into())]);
    rows::lead(ui, text, look.palette.amber.text);
    for it in &examined.warnings {
        let place = format!("{}:{}:{}", it.file, it.line, it.column);
        let code = format!("{:04X}", u32::from(it.character));
        let text = look.say_with(
            Key::StartUndrawn,
            [
                ("place", place.into()),
                ("character", it.character.to_string().into()),
                ("code", code.into()),
            ],
        );
        rows::sentence(ui, look, text);
    }
}

fn sound_ui(ui: &mut Ui, look: &Look, sound: &Sound) {
    let district = &sound.district;
    let name = look.lang.name(district.zh.as_str(), district.en.as_str());
    let text = look.say_with(
        Key::StartSound,
        [
            ("name", name.into()),
            ("edition", district.edition.as_str().into()),
        ],
    );
    rows::lead(ui, text, look.palette.green.text);
    ui.add_space(4.0);
    Grid::new("brings").spacing([24.0, 4.0]).show(ui, |ui| {
        for brought in &sound.brings {
            ui.label(look.row(look.say(list_name(brought.list))));
            ui.label(look.strong(brought.rows.to_string()));
            ui.label(look.row(differs(look, brought)));
            ui.end_row();
        }
    });
    let text = look.say_with(Key::StartRows, [("n", sound.rows.into())]);
    rows::note(ui, look, text);
}

fn adopt_ui(ui: &mut Ui, look: &Look, sound: &Sound, busy: Option<&str>) -> bool {
    ui.add_space(8.0);
    let name = sound.district.name.as_str();
    let said = match &sound.ledger {
        There::New => look.say_with(Key::StartAdoptNew, [("name", name.into())]),
        There::InUse(edition) => look.say_with(
            Key::StartAdoptInUse,
            [("name", name.into()), ("edition", edition.as_str().into())],
        ),
        There::Unreadable(why) => {
            let why = match look.lang {
                Lang::Zh => why.zh.as_str(),
                Lang::En => why.en.as_str(),
            };
            look.say_with(Key::StartAdoptUnreadable, [("why", why.into())])
        }
    };
    rows::sentence(ui, look, &*said);
    let unreadable = matches!(sound.ledger, There::Unreadable(_)).then_some(said.as_str());
    let text = look.say(Key::StartAdopt);
    let refusal = busy.or(unreadable);
    act_button(ui, look, Weight::Primary, (&text, &text), refusal)
}

fn list_name(list: List) -> Key {
    match list {
        List::Townships => Key::StartTownships,
        List::Departments => Key::StartDepartments,
        List::Posts => Key::StartPosts,
        List::People => Key::StartPeople,
        List::Duties => Key::StartDuties,
        List::Teams => Key::StartTeams,
        List::Depots => Key::StartDepots,
        List::Facilities => Key::StartFacilities,
        List::Sites => Key::StartSites,
        List::Risks => Key::StartRisks,
    }
}

/// How a list differs from the edition in use, with the ids of the first rows.
fn differs(look: &Look, brought: &Brought) -> String {
    let Some(against) = &brought.against else {
        return String::new();
    };
    if against.is_same() {
        return look.say(Key::StartSame).into_owned();
    }
    let Against {
        added,
        changed,
        gone,
    } = against;
    let parts = [
        (Key::StartAdded, added),
        (Key::StartChanged, changed),
        (Key::StartGone, gone),
    ];
    let told = parts.into_iter().filter(|(_, ids)| !ids.is_empty());
    let told = told.map(|(key, ids)| {
        let shown = ids.len().min(NAMED_MAX);
        let more = if ids.len() > shown { " …" } else { "" };
        let ids_text = ids[..shown].join(" ") + more;
        let n = ids.len();
        look.say_with(key, [("n", n.into()), ("ids", ids_text.into())])
    });
    told.collect::<Vec<_>>().join(&look.say(Key::StartBetween))
}
