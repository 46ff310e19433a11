//! What the person looks at: selection, folds, open forms. None of it is state of the world.

use std::collections::BTreeSet;

use dispatch_core::time::Time;
use dispatch_core::words::{DepotId, IncidentId, TeamId};

use super::alarms::AlarmsView;
use super::boards::{Board, BoardsView};
use super::drafts::{About, DraftsView, Names, Sheet, Written};
use super::incident::IncidentView;
use super::intake::IntakeForm;
use super::leaving::LeavingForm;
use super::line::LineView;
use super::manual::ManualView;
use super::map::MapView;
use super::overview::OverviewView;
use super::queue::QueueView;
use super::refused::Refused;
use super::strip::StripView;
use super::to_live::ToLiveView;
use super::warnings::WarningForm;
use super::whistle::{CarriedView, WhistleForm};

/// Everything that the person has opened, chosen and half written.
#[derive(Debug, Default)]
pub struct View {
    /// The incident whose work is shown at the right.
    pub selected: Option<IncidentId>,
    /// How often somebody chose one: also who chooses it again wants to see it.
    pub picks: u64,
    /// The symbol chosen on the map, if it is no incident.
    pub chosen: Option<Chosen>,
    /// Which incidents the queue lists, in which order it drew them, and what is chosen in it.
    pub queue: QueueView,
    /// What is open in the list of alarms.
    pub alarms: AlarmsView,
    /// The whistle form, while it is open.
    pub whistle: Option<WhistleForm>,
    /// A whistle half written that was put away.
    pub put_away: Option<WhistleForm>,
    /// What has come from a drill and is not sent.
    pub carried: CarriedView,
    /// What this drill's window took to live.
    pub to_live: ToLiveView,
    /// What an earlier run left half written, and what the files hold of this one.
    pub drafts: DraftsView,
    /// Under which names the forms of incidents and boards are kept.
    pub sheets: Names,
    /// The call note, from its first opening on.
    pub intake: Option<IntakeForm>,
    /// The manual, while it covers the right column.
    pub manual: Option<ManualView>,
    /// Which form stands in place of the incident.
    pub form: Option<Form>,
    /// Which board of the district stands in place of the incident.
    pub board: Option<Board>,
    /// What is half written on the boards.
    pub boards: BoardsView,
    /// What the overview looked up last.
    pub overview: OverviewView,
    /// Who is to leave the drill.
    pub leaving: LeavingForm,
    /// A warning signal half written.
    pub warning: WarningForm,
    /// Where the map stands.
    pub map: MapView,
    /// Sections and forms of the incident.
    pub incident: IncidentView,
    /// The command line.
    pub line: LineView,
    /// The time strip.
    pub strip: StripView,
    /// Refusals of own presses.
    pub refused: Refused,
    /// Those that the person has put away.
    pub seen_refusals: BTreeSet<u64>,
    /// Drafts of reports of which the person has read that they lie ready, by what waits for them.
    pub seen_drafts: BTreeSet<String>,
}

impl View {
    /// Shows an incident in the right column, whatever board stood there.
    pub fn select(&mut self, incident: IncidentId) {
        self.selected = Some(incident);
        self.board = None;
        self.picks += 1;
    }

    /// Puts the whistle form away, where a key or a press can bring it back.
    pub fn put_whistle_away(&mut self) {
        match self.whistle.take() {
            Some(form) if form.came_as().is_some() => self.carried.put_away(form),
            // Opened and left as it was: the next one is received when that is opened.
            Some(form) if !form.is_written() => {}
            // Of forms that were begun here there is only ever one.
            Some(form) => self.put_away = Some(form),
            None => {}
        }
    }
}

impl View {
    /// Puts back a form from a drill as it was left when the program ended.
    pub fn take_back(&mut self, form: WhistleForm) {
        // The same words have come a moment before, untouched.
        match &mut self.whistle {
            Some(open) if open.carried == form.carried => *open = form,
            _ => self.carried.take_back(form),
        }
    }

    /// Every form in which something is written. What has come from a drill is among them: the file it
    /// came in does not hold what was changed in it since.
    #[must_use]
    pub fn half_written(&self) -> Vec<Written> {
        let whistles = self.whistle.iter().chain(&self.put_away);
        let whistles = whistles.chain(self.carried.forms());
        let whistles = whistles.filter(|it| it.is_written());
        let whistles = whistles.map(|it| Written::Whistle(Box::new(it.clone())));
        let notes = self.intake.iter().filter(|it| it.is_written());
        let notes = notes.map(|it| Written::Intake(Box::new(it.clone())));
        let pages = self.incident.half_written().into_iter();
        let pages = pages.chain(self.boards.half_written());
        let sheets = pages.filter_map(|it| self.sheets.sheet(it));
        let sheets = sheets.map(|it| Written::Sheet(Box::new(it)));
        whistles.chain(notes).chain(sheets).collect()
    }

    /// Names the forms of incidents and boards that were begun since the last call: only what has a
    /// name is [`View::half_written`].
    pub fn name_sheets(&mut self, now: Time) {
        let mut written = self.incident.half_written();
        written.extend(self.boards.half_written());
        self.sheets.note(&written, now);
    }

    /// Opens what was half written; what stands open in its place lies ready instead.
    pub fn go_on(&mut self, written: Written) {
        match written {
            Written::Intake(note) => {
                let had = self.intake.replace(*note).filter(IntakeForm::is_written);
                if let Some(had) = had {
                    self.drafts.put_away(Written::Intake(Box::new(had)));
                }
                if let Some(note) = &mut self.intake {
                    note.place_caret();
                }
                self.form = Some(Form::Intake);
            }
            Written::Whistle(whistle) => {
                self.put_whistle_away();
                let had = self.put_away.take().filter(WhistleForm::is_written);
                if let Some(had) = had {
                    self.drafts.put_away(Written::Whistle(Box::new(had)));
                }
                self.whistle = Some(*whistle);
                self.form = None;
            }
            Written::Sheet(sheet) => self.go_on_with_sheet(*sheet),
        }
    }

    fn go_on_with_sheet(&mut self, sheet: Sheet) {
        let opened = sheet.clone();
        let board = self.boards.go_on(&sheet.about, sheet.page.clone());
        if let About::Incident(id) = &sheet.about {
            self.select(id.clone());
        }
        let had = match (board, &sheet.about) {
            (Some((board, had)), _) => {
                self.board = Some(board);
                had
            }
            (None, About::Incident(id)) => self.incident.go_on(id, sheet.page),
            (None, About::Return(..) | About::District) => None,
        };
        self.form = None;
        let had = had.and_then(|page| self.sheets.sheet((sheet.about, page)));
        if let Some(had) = had {
            self.drafts.put_away(Written::Sheet(Box::new(had)));
        }
        self.sheets.take_over(&opened);
    }
}

/// What may stand in the right column in place of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The call note.
    Intake,
    /// The map of keys.
    Keys,
    /// What is read aloud about the selected incident.
    Talk,
    /// The settings.
    Settings,
}

/// Something on the map that is no incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A team.
    Team(TeamId),
    /// A depot.
    Depot(DepotId),
}
