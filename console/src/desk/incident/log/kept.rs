//! The entries about an incident, looked up as they are recorded: what was read once is not read again
//! in each frame, and what was found once is not searched again.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::sync::Arc;

use dispatch_core::catalogue::Text;
use dispatch_core::command::{Command, Kind};
use dispatch_core::entry::{Author, BACK_ENTRY_MS};
use dispatch_core::register::Party;
use dispatch_core::sentence;
use dispatch_core::state::{Conflict, Incident, State};
use dispatch_core::words::{ConflictId, IncidentId, PersonId};

use super::filter::Filter;
use crate::desk::link::Line;
use crate::desk::sight::Sight;

/// Whether it was recorded more than a minute after it happened.
pub fn is_back_entry(line: &Line) -> bool {
    line.at.since_ms(line.author.occurred_at) > BACK_ENTRY_MS
}

/// An entry and what it says.
#[derive(Debug)]
pub struct Kept {
    /// As it was recorded.
    pub line: Arc<Line>,
    told: OnceCell<(Text, Text)>,
}

impl Kept {
    /// Who said it, and what. Names are looked up by ids that never change, so it is told once.
    pub fn told(&self, sight: &Sight<'_>) -> &(Text, Text) {
        self.told.get_or_init(|| {
            let (state, author) = (sight.state(), &self.line.author);
            let said = sentence::sentence(sight.names, state, author);
            (sentence::who(state, author), said)
        })
    }

    /// Whether it had no effect, and somebody should know.
    pub fn is_refused(&self) -> bool {
        let why = self.line.refusal.as_ref();
        why.is_some_and(|it| !it.is_quiet())
    }

    /// Whether it was recorded more than a minute after it happened, or from a sheet of paper.
    pub fn is_late(&self, state: &State) -> bool {
        let (line, author) = (&self.line, &self.line.author);
        is_back_entry(line)
            || state.sheets.contains_key(&author.id)
            || matches!(author.command, Command::Paper(_))
    }

    /// Whether it contradicts what was said before, or settles such a thing.
    pub fn is_conflict(&self, state: &State) -> bool {
        !self.is_refused() && contradictions(state, &self.line).next().is_some()
    }

    /// A decision, or a fact.
    pub fn kind(&self) -> Kind {
        self.line.author.command.kind()
    }
}

/// The contradictions that an entry raised, and the one that it settles.
fn contradictions<'a>(state: &'a State, line: &'a Line) -> impl Iterator<Item = &'a Conflict> {
    let settled = match &line.author.command {
        Command::Settle(it) => state.conflicts.get(&it.conflict),
        _ => None,
    };
    // The fold names a contradiction by the entry that raised it.
    let raised = (1_u32..).map_while(|number| {
        let id = ConflictId::new(&format!("c{}-{number}", line.height)).ok()?;
        state.conflicts.get(&id)
    });
    settled.into_iter().chain(raised).map(|it| &**it)
}

/// For which unit an entry speaks: the one that was heard, else that of the author's post.
pub fn unit_of(state: &State, author: &Author) -> Option<Party> {
    if let Some(heard) = &author.on_behalf {
        return Some(match &heard.who {
            Party::Post(post) => Sight::of_unit(&state.register.posts.get(post)?.unit),
            who => who.clone(),
        });
    }
    let post = state.register.posts.get(&author.post)?;
    Some(Sight::of_unit(&post.unit))
}

/// The log of one incident, and what is looked for in it.
#[derive(Debug, Default)]
pub struct LogView {
    /// Up to which height.
    height: u64,
    /// How many incidents were merged into it then.
    absorbed: usize,
    /// Oldest first.
    kept: VecDeque<Kept>,
    /// What is looked for.
    pub filter: Filter,
    /// What was looked for when `found` was, and how far the log went then.
    searched: Option<(Filter, u64, usize)>,
    /// Places of what was found, the oldest first.
    found: Vec<usize>,
    /// Everybody who speaks in it, in the order of their first word.
    pub persons: Vec<PersonId>,
    /// Every unit that does.
    pub units: Vec<Party>,
}

impl LogView {
    /// Takes in what was recorded since the last look.
    pub fn look(&mut self, sight: &Sight<'_>, incident: &Incident) {
        let (state, lines) = (sight.state(), &sight.picture.lines);
        let absorbed = incident.absorbed.len();
        if state.height < self.height || absorbed != self.absorbed {
            let filter = std::mem::take(&mut self.filter);
            *self = LogView {
                filter,
                ..LogView::default()
            };
        }
        let is_about = |line: &Line| {
            let is_this =
                |id: &IncidentId| *id == incident.id || state.resolve(id) == Some(&incident.id);
            // A team seen at another scene contradicts the log of the one that has it.
            line.author.command.incident().is_some_and(is_this)
                || contradictions(state, line).any(|it| it.incidents.iter().any(is_this))
        };
        let new = lines.iter().rev().take_while(|it| it.height > self.height);
        let new: Vec<&Arc<Line>> = new.filter(|it| is_about(it)).collect();
        for line in new.into_iter().rev() {
            self.meet(state, &line.author);
            self.kept.push_back(Kept {
                line: Arc::clone(line),
                told: OnceCell::new(),
            });
        }
        // What the picture holds no longer is not shown either.
        let oldest = lines.front().map_or(0, |it| it.height);
        while self.kept.front().is_some_and(|it| it.line.height < oldest) {
            self.kept.pop_front();
            self.searched = None;
        }
        (self.height, self.absorbed) = (state.height, absorbed);
    }

    fn meet(&mut self, state: &State, author: &Author) {
        if !self.persons.contains(&author.person) {
            self.persons.push(author.person.clone());
        }
        if let Some(unit) = unit_of(state, author)
            && !self.units.contains(&unit)
        {
            self.units.push(unit);
        }
    }

    /// Looks for what the filter wants, where it or the log has changed.
    pub fn choose(&mut self, sight: &Sight<'_>) {
        let newest = self.kept.back().map_or(0, |it| it.line.height);
        let now = (self.filter.clone(), newest, self.kept.len());
        if self.searched.as_ref() == Some(&now) {
            return;
        }
        let kept = self.kept.iter().enumerate();
        let found = kept.filter(|(_, it)| self.filter.takes(sight, it));
        self.found = found.map(|(place, _)| place).collect();
        self.searched = Some(now);
    }

    /// What was found, the newest first.
    pub fn chosen(&self) -> impl Iterator<Item = &Kept> {
        let places = self.found.iter().rev();
        places.filter_map(|place| self.kept.get(*place))
    }

    /// Whether nothing was recorded.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The newest entry about this incident itself.
    pub fn newest_of(&self, incident: &IncidentId) -> Option<&Line> {
        let mut kept = self.kept.iter().rev().map(|it| &*it.line);
        kept.find(|it| it.author.command.incident() == Some(incident))
    }
}
