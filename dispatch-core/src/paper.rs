//! A sheet of paper, typed: one line one act, each read into the command of the moment it happened
//! (practice R20).
//!
//! `TIME [事件N] [WHO] ACT [MEANS] [WORDS]`, such as `02:10 住建局 签收 电话`,
//! `02:25 水域一队 到场 12人`, `02:30 郭溪街道 口头指令 转移低洼处`. Names may be shortened as people
//! do: every character of 住建局 stands in 区住房和城乡建设局, in this order. Whatever cannot be read
//! is named with its line and column, what was expected and the nearest valid name, all at once.

mod acts;
mod clock;
mod entry;
mod fault;
mod line;
mod parties;
mod words;

pub use acts::{ACT_WORDS, ActWord};
pub use fault::{PaperFault, Wrong};

use crate::command::{Command, SHEET_ENTRIES_MAX};
use crate::entry::OnBehalf;
use crate::state::State;
use crate::time::Time;
use crate::words::IncidentId;
use parties::Parties;

/// What a sheet is read against.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// What is known.
    pub state: &'a State,
    /// The incident of every line that names none.
    pub incident: Option<&'a IncidentId>,
    /// World time: a clock on the sheet is the last time the district's clock showed it.
    pub now: Time,
    /// A name of the sheet, from which what its lines bring into being gets names of their own:
    /// short, and unlike that of any other sheet.
    pub sheet: &'a str,
}

/// One line, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// Counted from 1, blank lines as well.
    pub line: u32,
    /// When it happened.
    pub occurred_at: Time,
    /// For whom it is recorded.
    pub on_behalf: Option<OnBehalf>,
    /// What is said.
    pub command: Command,
}

impl Reader<'_> {
    /// Reads every line that is not blank, in order; of each the entry, or all that is wrong with it.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Result<PaperLine, Vec<PaperFault>>> {
        let parties = Parties::of(self.state, self.now);
        let lines = (1_u32..).zip(text.lines());
        let written = lines.filter(|(_, it)| !it.trim().is_empty());
        let mut read: Vec<Result<PaperLine, Vec<PaperFault>>> = Vec::new();
        for (number, text) in written {
            if read.len() == SHEET_ENTRIES_MAX {
                read.push(Err(vec![fault::at(number, 1, Wrong::TooManyLines)]));
                break;
            }
            read.push(line::read(self, &parties, (number, text)));
        }
        read
    }
}
