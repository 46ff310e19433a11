//! The forms of an incident and of the boards, each kept under a name of its own from its first sign on.

use dispatch_core::register::Party;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::words::{FormId, IncidentId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::desk::boards::{GiveForm, InstructionForm, LeakForm, PaperForm};
use crate::desk::incident::{
    EvacuationForm, FigureForm, NoteForm, OrderForm, ReportForm, RequestForm, TransferForm,
    ZoneForm,
};
use crate::desk::outbox::fresh_id;
use crate::language::Key;

/// A form of which what is half written is kept.
pub trait Lasts {
    /// Its first words, to know it by; empty where something is chosen and no word is written. `None`
    /// where a person has written nothing that would be lost.
    fn words(&self) -> Option<&str>;
}

/// The first of these texts that is written.
pub fn first_written<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut texts = texts.into_iter().map(str::trim);
    texts.find(|it| !it.is_empty())
}

/// What a form is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// An incident.
    Incident(IncidentId),
    /// What a unit answers to a form of the district.
    Return(FormId, Party),
    /// Nothing but the district.
    District,
}

/// What is written in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// 指令
    Order(OrderForm),
    /// 危险区
    Zone(ZoneForm),
    /// 指挥移交单
    Transfer(TransferForm),
    /// 报数
    Figures(FigureForm),
    /// 上报
    Report(ReportForm),
    /// 记录
    Note(NoteForm),
    /// 疏散转移
    Evacuation(EvacuationForm),
    /// 提请
    Request(RequestForm),
    /// 影响区
    Leak(LeakForm),
    /// 镇街填报
    Return(GiveForm),
    /// 领导指示
    Instruction(InstructionForm),
    /// 补录
    Paper(PaperForm),
}

impl Page {
    fn form(&self) -> &dyn Lasts {
        match self {
            Page::Order(it) => it,
            Page::Zone(it) => it,
            Page::Transfer(it) => it,
            Page::Figures(it) => it,
            Page::Report(it) => it,
            Page::Note(it) => it,
            Page::Evacuation(it) => it,
            Page::Request(it) => it,
            Page::Leak(it) => it,
            Page::Return(it) => it,
            Page::Instruction(it) => it,
            Page::Paper(it) => it,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> Key {
        match self {
            Page::Order(_) => Key::DraftOrder,
            Page::Zone(_) => Key::ZoneForm,
            Page::Transfer(_) => Key::DraftTransfer,
            Page::Figures(_) => Key::SayFigures,
            Page::Report(_) => Key::DraftReport,
            Page::Note(_) => Key::StepNote,
            Page::Evacuation(_) => Key::Evacuation,
            Page::Request(_) => Key::RequestAct,
            Page::Leak(_) => Key::BoardAreas,
            Page::Return(_) => Key::BoardReturns,
            Page::Instruction(_) => Key::BoardInstructions,
            Page::Paper(_) => Key::BoardPaper,
        }
    }

    /// Whether it can be sent no longer once its incident is over.
    fn ends_with_scene(&self) -> bool {
        matches!(self, Page::Order(_) | Page::Zone(_) | Page::Leak(_))
    }
}

/// One of them, half written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// What it is kept by; no id of a ledger.
    pub name: Uuid,
    /// When its first sign was written.
    pub begun_at: Time,
    /// What it is about.
    pub about: About,
    /// What is written in it.
    pub page: Page,
}

impl Sheet {
    /// Its first words, to know it by.
    #[must_use]
    pub fn words(&self) -> &str {
        self.page.form().words().unwrap_or_default()
    }

    /// Why nobody can go on with it in this state: what it is about is not there, or is over.
    #[must_use]
    pub fn cannot_go_on(&self, state: &State) -> Option<Key> {
        match &self.about {
            About::Incident(id) => match state.incident(id) {
                None => Some(Key::DraftNoIncident),
                Some(it) if self.page.ends_with_scene() && !it.status.is_open() => {
                    Some(Key::DraftSceneOver)
                }
                Some(_) => None,
            },
            About::Return(form, _) => {
                (!state.register.forms.contains_key(form)).then_some(Key::DraftNoForm)
            }
            About::District => None,
        }
    }
}

/// Under which names what stands open is kept, and since when.
#[derive(Debug, Default)]
pub struct Names(Vec<Named>);

#[derive(Debug)]
struct Named {
    about: About,
    title: Key,
    name: Uuid,
    begun_at: Time,
}

impl Names {
    /// Names what has been begun since the last call, and forgets what stands there no longer.
    pub fn note(&mut self, written: &[(About, Page)], now: Time) {
        let stands = |had: &Named| {
            written
                .iter()
                .any(|(about, page)| had.is_of(about, page.title()))
        };
        self.0.retain(stands);
        for (about, page) in written {
            if !self.0.iter().any(|it| it.is_of(about, page.title())) {
                self.0.push(Named {
                    about: about.clone(),
                    title: page.title(),
                    name: fresh_id(),
                    begun_at: now,
                });
            }
        }
    }

    /// Goes on under the name of what an earlier run left.
    pub fn take_over(&mut self, sheet: &Sheet) {
        self.0
            .retain(|it| !it.is_of(&sheet.about, sheet.page.title()));
        self.0.push(Named {
            about: sheet.about.clone(),
            title: sheet.page.title(),
            name: sheet.name,
            begun_at: sheet.begun_at,
        });
    }

    /// It with its name; `None` for what was begun since the last [`Names::note`].
    #[must_use]
    pub fn sheet(&self, (about, page): (About, Page)) -> Option<Sheet> {
        let named = self.0.iter().find(|it| it.is_of(&about, page.title()))?;
        Some(Sheet {
            name: named.name,
            begun_at: named.begun_at,
            about,
            page,
        })
    }
}

impl Named {
    fn is_of(&self, about: &About, title: Key) -> bool {
        self.about == *about && self.title == title
    }
}

/// What stands in a form, where a person has written something.
pub fn half<F: Lasts + Clone>(form: &F, page: fn(F) -> Page) -> Option<Page> {
    form.words().map(|_| page(form.clone()))
}

/// Puts back what was half written. Returns what stood in its place, where something was.
pub fn put_back<F: Lasts>(form: &mut F, left: F, page: fn(F) -> Page) -> Option<Page> {
    let had = std::mem::replace(form, left);
    had.words().is_some().then(|| page(had))
}
