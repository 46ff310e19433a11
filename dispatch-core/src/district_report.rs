//! The report of the whole district as of one height (practice R18): plain text, and every figure
//! of it with its height and its time. It is a function of the State at the cut and at the cut of
//! the report before it, and of nothing else, so it is the same whenever it is made again.

mod figures;
mod people;
mod roads;
mod room;

use serde::Serialize;
use sha2::{Digest, Sha256};

pub use figures::Heights;

use crate::catalogue::Text;
use crate::command::Cut;
use crate::sentence::{clock, day};
use crate::state::State;
use crate::time::Time;

/// One figure of the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What it counts: `figures.missing`, `incidents.fire.open` …
    pub name: String,
    /// How many; `None` is 不详.
    pub value: Option<u64>,
    /// The height at which it was known.
    pub height: u64,
    /// The moment it was known or speaks of, milliseconds of UTC.
    pub at: Time,
}

/// A report ready to be read or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictReport {
    /// What it was made of.
    pub cut: Cut,
    /// What the one before it was made of.
    pub previous: Option<Cut>,
    /// Its lines in both languages.
    pub lines: Vec<Text>,
    /// Which of them, from 0, differ from the report before: a figure that rose or fell, a 补报.
    pub changed: Vec<usize>,
    /// Every figure in the order of the lines.
    pub figures: Vec<Figure>,
}

impl DistrictReport {
    /// The bytes that are sent, each line ended by a line feed: one text in Chinese, whatever the
    /// language of whoever reads it, so that one digest stands for it (docs/decisions/0030).
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().map(|it| it.zh.clone() + "\n").collect()
    }

    /// The same for an English reader. It is never sent and has no digest.
    #[must_use]
    pub fn english(&self) -> String {
        self.lines.iter().map(|it| it.en.clone() + "\n").collect()
    }

    /// SHA-256 of the bytes that are sent, lower-case hex: what `send_report` records.
    #[must_use]
    pub fn sha256(&self) -> String {
        crate::digest::hex(&Sha256::digest(self.text()))
    }
}

/// The newest report that the State knows to have been sent, with an older cut than `height`.
#[must_use]
pub fn previous_cut(state: &State, height: u64) -> Option<Cut> {
    let sent = state.sent_reports.iter().rev();
    sent.map(|it| it.sent.cut).find(|cut| cut.height < height)
}

/// What a report is made of.
pub(crate) struct Draft<'a> {
    state: &'a State,
    before: Option<(Cut, &'a State)>,
    as_of: Time,
    heights: &'a Heights,
    lines: Vec<Text>,
    changed: Vec<usize>,
    /// The line that is being written differs from the report before.
    changes: bool,
    figures: Vec<Figure>,
    sections: u32,
}

/// Makes the report of a State as of a moment. `before` is the State at the cut of the report
/// before it.
#[must_use]
pub fn district_report(
    state: &State,
    as_of: Time,
    before: Option<(Cut, &State)>,
    heights: &Heights,
) -> DistrictReport {
    let mut draft = Draft {
        state,
        before,
        as_of,
        heights,
        lines: Vec::new(),
        changed: Vec::new(),
        changes: false,
        figures: Vec::new(),
        sections: 0,
    };
    let cut = Cut {
        height: state.height,
        as_of,
    };
    head(&mut draft, cut);
    room::responses(&mut draft);
    room::warnings(&mut draft);
    people::figures(&mut draft);
    people::entered_later(&mut draft);
    room::incidents(&mut draft);
    room::forces(&mut draft);
    people::evacuation(&mut draft);
    people::returns(&mut draft);
    room::outages(&mut draft);
    roads::closed(&mut draft);
    room::shortages(&mut draft);
    room::requests(&mut draft);
    DistrictReport {
        cut,
        previous: before.map(|(cut, _)| cut),
        lines: draft.lines,
        changed: draft.changed,
        figures: draft.figures,
    }
}

fn head(draft: &mut Draft<'_>, cut: Cut) {
    let adopted = draft.state.register.adopted.as_ref();
    let (zh, en) = adopted.map_or(("本区", "The district"), |it| {
        (it.zh.as_str(), it.en.as_str())
    });
    let (mark_zh, mark_en) = if draft.state.world.is_drill() {
        ("【演练】", "[DRILL] ")
    } else {
        ("", "")
    };
    draft.line(
        format!("{mark_zh}{zh}全区情况报告"),
        format!("{mark_en}{en}: report of the district"),
    );
    let (day, at) = (day(cut.as_of), cut.as_of.local_clock());
    draft.line(
        format!("截至 {day} {at}(记录 {})", cut.height),
        format!("As of {day} {at} (record {})", cut.height),
    );
    match draft.before {
        Some((before, _)) => {
            let at = clock(before.as_of, cut.as_of);
            draft.line(
                format!("上一次报告截至 {at}(记录 {});括号内为与其相比的增减", before.height),
                format!(
                    "The report before it is as of {at} (record {}); changes against it in brackets",
                    before.height
                ),
            );
        }
        None => draft.line(
            "此前没有报送过全区报告",
            "No report of the district was sent before",
        ),
    }
}

impl Draft<'_> {
    fn line(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        if std::mem::take(&mut self.changes) {
            self.changed.push(self.lines.len());
        }
        self.lines.push(Text {
            zh: zh.into(),
            en: en.into(),
        });
    }

    /// A heading, and below it the lines that `section` adds; where it adds none, that there is none.
    fn section(&mut self, zh: &str, en: &str, section: impl FnOnce(&mut Self)) {
        self.sections += 1;
        let number = self.sections;
        self.line(format!("{number}. {zh}"), format!("{number}. {en}"));
        let before = self.lines.len();
        section(self);
        if self.lines.len() == before {
            self.line("无记录", "nothing recorded");
        }
    }

    /// A figure of the paper, as it stands in a line: with its time, and its change since the
    /// report before.
    fn figure(
        &mut self,
        name: &str,
        value: Option<u64>,
        before: Option<Option<u64>>,
        at: Time,
    ) -> Text {
        self.figures.push(Figure {
            name: name.to_owned(),
            value,
            height: self.heights.of(at, self.state.height),
            at,
        });
        let clock = clock(at, self.as_of);
        let change = match (value, before) {
            (Some(now), Some(Some(had))) if now > had => format!("+{}", now - had),
            (Some(now), Some(Some(had))) if now < had => format!("-{}", had - now),
            _ => String::new(),
        };
        self.changes |= !change.is_empty();
        let bracket = |unknown: &str, word: &str| {
            let told = value.map_or_else(|| unknown.to_owned(), |n| n.to_string());
            let change = if change.is_empty() {
                String::new()
            } else {
                format!("{change}, ")
            };
            format!("{told} ({change}{word}{clock})")
        };
        Text {
            zh: bracket("不详", "").replace(" (", "(").replace(", ", ","),
            en: bracket("unknown", ""),
        }
    }
}
