//! What was pressed and not yet taken by the ledger. Panels push; `logic` hands over.

mod about;

use std::path::PathBuf;
use std::sync::Arc;

use dispatch_core::command::Command;
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::time::Time;
use dispatch_core::words::{AlarmKey, IncidentId};
use ledger::vault::Sealed;
use uuid::Uuid;

pub use about::About;
use about::alarm_of;

use super::log_sheet::LogSheet;
use super::papers::{Paper, PaperOf};
use super::persons::Confided;
use super::prints::CardSheet;

/// A press: what the person said, before the desk adds who and where he is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Made when the button was pressed, so that a repetition is recognised (design §4).
    pub id: Uuid,
    /// What is said.
    pub command: Command,
    /// For whom, when it is another's word.
    pub on_behalf: Option<OnBehalf>,
    /// When it happened, in world time.
    pub occurred_at: Time,
    /// Whether it is typed later than it was said, from paper or by its clock: then it rests on what
    /// was known at that moment (docs/decisions/0028).
    pub typed_later: bool,
}

impl Draft {
    /// A press of this moment.
    pub fn new(command: Command, on_behalf: Option<OnBehalf>, occurred_at: Time) -> Draft {
        Draft {
            id: fresh_id(),
            command,
            on_behalf,
            occurred_at,
            typed_later: false,
        }
    }

    /// What was said at this moment of the past and is typed now.
    pub fn typed_later(command: Command, on_behalf: Option<OnBehalf>, occurred_at: Time) -> Draft {
        Draft {
            typed_later: true,
            ..Draft::new(command, on_behalf, occurred_at)
        }
    }
}

/// A press with personal data, which go into the vault and never into the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// The press.
    pub draft: Draft,
    /// Who the person is.
    pub confided: Confided,
}

/// A press that was taken and has no verdict yet: what it concerns.
#[derive(Debug)]
struct Sent {
    id: Uuid,
    about: About,
}

impl Sent {
    fn of(draft: &Draft) -> Sent {
        Sent {
            id: draft.id,
            about: About::of(&draft.command),
        }
    }
}

/// The drafts, oldest first. Nothing in `ui` takes one out: `ui` may run twice in a frame.
#[derive(Debug, Default)]
pub struct Outbox {
    drafts: Vec<Draft>,
    confidences: Vec<Confidence>,
    /// References that a panel wants to show.
    wanted: Vec<Sealed>,
    /// Reports of the district that a panel wants to show.
    papers: Vec<PaperOf>,
    /// Reports of the district that are to be saved as files.
    to_save: Vec<Arc<Paper>>,
    /// Whether the plans of the district are to be looked at.
    look_plans: bool,
    /// Plans that are to be opened.
    plans: Vec<PathBuf>,
    /// Logs that are to be saved as files.
    logs: Vec<Arc<LogSheet>>,
    /// Cards that are to be printed.
    cards: Vec<Arc<CardSheet>>,
    /// By what means the words of others are heard from now on.
    hears_by: Option<Means>,
    /// Entries that came back from the vault and were tried again or given up.
    settled: Vec<Uuid>,
    /// What was taken by the ledger and has no verdict yet.
    sending: Vec<Sent>,
    /// Whether the past is on the screen: then nothing is taken in, whatever was pressed.
    closed: bool,
}

impl Outbox {
    /// Closes the box while the past is on the screen, opens it again for now. Every button asks by
    /// itself; this is for the one that forgot.
    pub fn look_back(&mut self, past: bool) {
        self.closed = past;
    }

    /// A press of this seat's own.
    pub fn push(&mut self, command: Command, occurred_at: Time) {
        self.push_for(command, None, occurred_at);
    }

    /// A press, perhaps for another person.
    pub fn push_for(&mut self, command: Command, on_behalf: Option<OnBehalf>, occurred_at: Time) {
        self.put(Draft::new(command, on_behalf, occurred_at));
    }

    /// A draft as it is: one whose id another draft names, or that was typed later.
    pub fn put(&mut self, draft: Draft) {
        if !self.closed {
            self.drafts.push(draft);
        }
    }

    /// A press with who the person is.
    pub fn confide(&mut self, command: Command, confided: Confided, occurred_at: Time) {
        self.confide_for(command, None, (confided, occurred_at));
    }

    /// The same, perhaps for another person.
    pub fn confide_for(
        &mut self,
        command: Command,
        on_behalf: Option<OnBehalf>,
        (confided, occurred_at): (Confided, Time),
    ) {
        if self.closed {
            return;
        }
        let draft = Draft::new(command, on_behalf, occurred_at);
        self.confidences.push(Confidence { draft, confided });
    }

    /// Asks what a reference stands for.
    pub fn want(&mut self, sealed: Sealed) {
        if !self.wanted.contains(&sealed) {
            self.wanted.push(sealed);
        }
    }

    /// Asks for a report of the district.
    pub fn want_paper(&mut self, of: PaperOf) {
        if !self.papers.contains(&of) {
            self.papers.push(of);
        }
    }

    /// Saves a report of the district as a file.
    pub fn save_paper(&mut self, paper: &Arc<Paper>) {
        self.to_save.push(Arc::clone(paper));
    }

    /// Looks at the plans of the district, anew where that was done before.
    pub fn look_at_plans(&mut self) {
        self.look_plans = true;
    }

    /// Opens a plan with the program that the system opens it with.
    pub fn open_plan(&mut self, path: PathBuf) {
        self.plans.push(path);
    }

    /// Whether the plans are to be looked at, since the last call; and which are to be opened.
    pub fn take_plans(&mut self) -> (bool, Vec<PathBuf>) {
        let look = std::mem::take(&mut self.look_plans);
        (look, std::mem::take(&mut self.plans))
    }

    /// Saves what was found in a log as files.
    pub fn save_log(&mut self, sheet: Arc<LogSheet>) {
        self.logs.push(sheet);
    }

    /// Prints a card.
    pub fn print_card(&mut self, card: CardSheet) {
        self.cards.push(Arc::new(card));
    }

    /// The cards that are to be printed, since the last call.
    pub fn take_cards(&mut self) -> Vec<Arc<CardSheet>> {
        std::mem::take(&mut self.cards)
    }

    /// Words of others are heard by these means from now on.
    pub fn hear_by(&mut self, means: Means) {
        self.hears_by = Some(means);
    }

    /// The same, since the last call.
    pub fn take_hears_by(&mut self) -> Option<Means> {
        self.hears_by.take()
    }

    /// The logs that are to be saved, since the last call.
    pub fn take_logs(&mut self) -> Vec<Arc<LogSheet>> {
        std::mem::take(&mut self.logs)
    }

    /// The reports that are to be saved, since the last call.
    pub fn take_saves(&mut self) -> Vec<Arc<Paper>> {
        std::mem::take(&mut self.to_save)
    }

    /// Hands over the papers that a panel wants, oldest first, until `take` will not have one.
    pub fn hand_papers_over(&mut self, mut take: impl FnMut(PaperOf) -> bool) {
        let taken = self.papers.iter().take_while(|of| take(**of)).count();
        self.papers.drain(..taken);
    }

    /// What came back from the vault with this entry was tried again, or given up.
    pub fn settle(&mut self, entry: Uuid) {
        if !self.closed {
            self.settled.push(entry);
        }
    }

    /// Asks for nothing more of what was wanted: another person sits here.
    pub fn want_nothing(&mut self) {
        self.wanted.clear();
    }

    /// Presses with personal data that are not yet taken.
    #[must_use]
    pub fn confidences(&self) -> &[Confidence] {
        &self.confidences
    }

    /// Hands presses with personal data over, oldest first, until `take` will not have one. None goes
    /// before a press without: what it is about may be in that.
    pub fn hand_confidences_over(&mut self, mut take: impl FnMut(&Confidence) -> bool) {
        if !self.drafts.is_empty() {
            return;
        }
        let all = &self.confidences;
        let taken = all.iter().take_while(|it| take(it)).count();
        let gone = self.confidences.drain(..taken);
        self.sending.extend(gone.map(|it| Sent::of(&it.draft)));
    }

    /// Takes the references that a panel wants, if `take` will have them.
    pub fn hand_wanted_over(&mut self, take: impl FnOnce(&[Sealed]) -> bool) {
        if !self.wanted.is_empty() && take(&self.wanted) {
            self.wanted.clear();
        }
    }

    /// The entries that were settled since the last call.
    pub fn take_settled(&mut self) -> Vec<Uuid> {
        std::mem::take(&mut self.settled)
    }

    /// Whether something is to be handed over.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let is_empty = self.drafts.is_empty() && self.confidences.is_empty();
        let wants = [
            self.wanted.is_empty(),
            self.papers.is_empty(),
            self.to_save.is_empty(),
            self.logs.is_empty(),
            self.plans.is_empty() && !self.look_plans,
            self.hears_by.is_none(),
            self.cards.is_empty(),
        ];
        !is_empty || wants.contains(&false)
    }

    /// What was pressed and not yet taken.
    #[must_use]
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// How many presses have no verdict yet.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.drafts.len() + self.confidences.len() + self.sending.len()
    }

    /// Hands drafts over, oldest first, until `take` will not have one.
    pub fn hand_over(&mut self, mut take: impl FnMut(&Draft) -> bool) {
        let taken = self.drafts.iter().take_while(|draft| take(draft)).count();
        self.sending
            .extend(self.drafts.drain(..taken).map(|draft| Sent::of(&draft)));
    }

    /// A verdict came for this press.
    pub fn answered(&mut self, id: Uuid) {
        self.sending.retain(|it| it.id != id);
    }

    /// Whether something about this incident was pressed here and has no verdict yet 待同步.
    #[must_use]
    pub fn waits_about(&self, incident: &IncidentId) -> bool {
        let mut sent = self.sending.iter();
        sent.any(|it| it.about.incident.as_ref() == Some(incident))
            || self.untaken().any(|it| it.incident() == Some(incident))
    }

    /// The same about an alarm.
    #[must_use]
    pub fn waits_about_alarm(&self, alarm: &AlarmKey) -> bool {
        let mut sent = self.sending.iter();
        sent.any(|it| it.about.alarm.as_ref() == Some(alarm))
            || self.untaken().any(|it| alarm_of(it) == Some(alarm))
    }

    /// What everything is about that was pressed here and has no verdict yet 待同步, oldest first.
    #[must_use]
    pub fn waiting(&self) -> Vec<About> {
        let sent = self.sending.iter().map(|it| it.about.clone());
        sent.chain(self.untaken().map(About::of)).collect()
    }

    /// What was pressed and the ledger did not take yet.
    fn untaken(&self) -> impl Iterator<Item = &Command> {
        let confided = self.confidences.iter().map(|it| &it.draft);
        let all = self.drafts.iter().chain(confided);
        all.map(|it| &it.command)
    }

    /// Whether this press still has no verdict.
    #[must_use]
    pub fn is_sending(&self, id: Uuid) -> bool {
        self.sending.iter().any(|it| it.id == id)
            || self.drafts.iter().any(|draft| draft.id == id)
            || self.confidences.iter().any(|it| it.draft.id == id)
    }
}

/// A random id (UUID version 4).
#[must_use]
pub fn fresh_id() -> Uuid {
    let mut bytes = [0_u8; 16];
    #[expect(
        clippy::expect_used,
        reason = "the operating system's random source does not fail once the program runs"
    )]
    getrandom::fill(&mut bytes).expect("random bytes from the operating system");
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dispatch_core::command::Undo;

    #[test]
    fn nothing_is_taken_in_while_the_past_is_on_the_screen() {
        let undo = || Command::Undo(Undo { entry: fresh_id() });
        let press = |outbox: &mut Outbox| {
            outbox.push(undo(), Time(0));
            outbox.push_for(undo(), None, Time(0));
            outbox.confide(undo(), Confided::default(), Time(0));
            outbox.settle(fresh_id());
        };
        let mut outbox = Outbox::default();
        outbox.look_back(true);
        press(&mut outbox);
        assert_eq!((outbox.unanswered(), outbox.take_settled().len()), (0, 0));
        outbox.look_back(false);
        press(&mut outbox);
        assert_eq!((outbox.unanswered(), outbox.take_settled().len()), (3, 1));
    }
}
