//! 态势单: the board on paper (practice R20). A pure function of State: what a console prints with one
//! key and what `yishao board` writes are the same bytes. Persons sought stand as numbers; no name of
//! theirs is in State (law 13).
//!
//! What stands on it is a [`Board`] of plain texts; [`Board::html`] is one way to write it down.

mod card;
mod page;
mod sheet;
mod tables;

use crate::digest::hex;
use crate::sentence::day;
use crate::state::State;
use crate::time::Time;

pub use card::card_html;
pub use sheet::{Column, Row, Sheet};

/// In which language the headings are written; names stay as the register has them in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// 中文
    Zh,
    /// English
    En,
}

impl Tongue {
    /// The one or the other.
    #[must_use]
    pub fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Tongue::Zh => zh,
            Tongue::En => en,
        }
    }
}

/// What is printed. Every text is plain: whoever writes it down escapes, wraps and draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The language of the headings.
    pub tongue: Tongue,
    /// Whether it is of a drill, which every page has to say.
    pub is_drill: bool,
    /// The district in Chinese, empty before one is adopted.
    pub district: String,
    /// World time of the last entry.
    pub as_of: Time,
    /// World time against which what is overdue is told.
    pub printed: Time,
    /// The record number of the last entry.
    pub height: u64,
    /// The digest of State in hexadecimal.
    pub check_code: String,
    /// The tables, in the order in which they stand.
    pub sheets: Vec<Sheet>,
}

impl Board {
    /// `演练 温州市瓯海区 态势单`.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}{} {}", self.drill(), self.district, self.name())
    }

    /// Of when it is, up to the check code, whose letters whoever writes it down sets apart.
    #[must_use]
    pub fn of_when(&self) -> String {
        let tongue = self.tongue;
        format!(
            "{} {} · {} {} · {} {} · {}",
            tongue.say("截至", "as of"),
            stamp(self.as_of),
            tongue.say("打印", "printed"),
            stamp(self.printed),
            tongue.say("记录号", "record number"),
            self.height,
            tongue.say("校验码", "check code"),
        )
    }

    /// Who may read it, and how an unknown number is read.
    #[must_use]
    pub fn note(&self) -> &'static str {
        self.tongue.say(
            "内部信息,不得对外。不详不是零。",
            "Internal: not for release. Unknown is not zero.",
        )
    }

    fn drill(&self) -> &'static str {
        if self.is_drill {
            self.tongue.say("演练 ", "DRILL ")
        } else {
            ""
        }
    }

    fn name(&self) -> &'static str {
        self.tongue.say("态势单", "Board")
    }
}

/// The board of `state`. `now` is world time, against which what is overdue is told; what is shown is
/// as of the last entry, whose time, record number and check code stand in the head.
#[must_use]
pub fn board(state: &State, now: Time, tongue: Tongue) -> Board {
    let district = state.register.adopted.as_ref().map(|it| it.zh.to_string());
    Board {
        tongue,
        is_drill: state.world.is_drill(),
        district: district.unwrap_or_default(),
        as_of: state.at,
        printed: now,
        height: state.height,
        check_code: hex(&state.digest()),
        sheets: vec![
            tables::incidents(state, now, tongue),
            tables::forces(state, now, tongue),
            tables::inside(state, now, tongue),
            tables::obligations(state, now, tongue),
            tables::phones(state, now, tongue),
        ],
    }
}

/// A moment as papers write it, in the district's time: `2022-07-30 08:00:00`.
#[must_use]
pub fn stamp(at: Time) -> String {
    format!("{} {}", day(at), at.local_clock())
}
