//! The acts a line may say, and who may stand before each.

use crate::catalogue::Text;
use crate::command::{AttemptResult, CommanderState, TeamDoing};
use crate::entry::Means;
use crate::register::Party;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Acknowledge,
    SetOut,
    OnScene,
    TakeCommand,
    Left,
    Team(TeamDoing),
    Attempt(AttemptResult),
    Enter,
    Leave,
    RollCall,
    SpokenOrder,
    Report,
    Note,
    Controlled,
    TakeWhistle,
}

/// A word for an act.
#[derive(Clone, Copy, Debug)]
pub struct ActWord {
    /// How it is written: the first is its name on the screen, the last is English.
    pub words: &'static [&'static str],
    pub(super) done: Done,
    pub(super) who: Who,
}

/// Who may stand before an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    /// Whether somebody must.
    pub(super) needed: bool,
    kinds: &'static [Kind],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Department,
    Team,
    Township,
    Post,
}

use Kind::{Department, Post, Team, Township};

const fn needs(kinds: &'static [Kind]) -> Who {
    Who {
        needed: true,
        kinds,
    }
}

const ANYBODY: &[Kind] = &[Department, Team, Township, Post];
const MAYBE: Who = Who {
    needed: false,
    kinds: ANYBODY,
};
const NOBODY: Who = Who {
    needed: false,
    kinds: &[],
};

impl Who {
    /// Whether this party may stand there.
    pub(super) fn takes(self, party: &Party) -> bool {
        let kind = match party {
            Party::Department(_) => Department,
            Party::Team(_) => Team,
            Party::Township(_) => Township,
            Party::Post(_) => Post,
            Party::Centre | Party::Other(_) => return false,
        };
        self.kinds.contains(&kind)
    }

    /// Who may, in words.
    pub(super) fn text(self) -> Text {
        let of = |kind: &Kind| match kind {
            Department => ("部门", "a department"),
            Team => ("队伍", "a team"),
            Township => ("镇街", "a township"),
            Post => ("岗位", "a post"),
        };
        let (zh, en): (Vec<_>, Vec<_>) = self.kinds.iter().map(of).unzip();
        if zh.is_empty() {
            return Text {
                zh: "只写动作".to_owned(),
                en: "the act alone".to_owned(),
            };
        }
        Text {
            zh: zh.join("或"),
            en: en.join(" or "),
        }
    }
}

const fn act(words: &'static [&'static str], done: Done, who: Who) -> ActWord {
    ActWord { words, done, who }
}

const fn team(words: &'static [&'static str], doing: TeamDoing) -> ActWord {
    act(words, Done::Team(doing), needs(&[Team]))
}

const fn attempt(words: &'static [&'static str], result: AttemptResult) -> ActWord {
    act(words, Done::Attempt(result), needs(&[Department]))
}

/// Every act that can be entered from paper: what people tell and what was done by voice. Decisions
/// that send somebody somewhere are not among them, for they would come too late: what came of them
/// is.
pub const ACT_WORDS: &[ActWord] = &[
    act(
        &["签收", "代签收", "acknowledged"],
        Done::Acknowledge,
        needs(&[Department]),
    ),
    act(
        &["出发", "出动", "出动途中", "set-out"],
        Done::SetOut,
        needs(&[Department, Team, Post]),
    ),
    act(
        &["到场", "到场报到", "报到", "到达", "on-scene"],
        Done::OnScene,
        needs(&[Department, Team, Post]),
    ),
    act(
        &["到场接管", "接管", "takes-command"],
        Done::TakeCommand,
        needs(&[Post]),
    ),
    act(
        &["离场", "已离场", "left"],
        Done::Left,
        needs(&[Department]),
    ),
    team(&["作业中", "作业", "working"], TeamDoing::Working),
    team(&["撤离途中", "撤离", "withdrawing"], TeamDoing::Withdrawing),
    team(&["归队", "home"], TeamDoing::Home),
    team(&["休整", "resting"], TeamDoing::Resting),
    team(&["不可用", "out-of-service"], TeamDoing::OutOfService),
    attempt(&["已接通", "接通", "answered"], AttemptResult::Answered),
    attempt(&["占线", "busy"], AttemptResult::Busy),
    attempt(&["无人接听", "no-answer"], AttemptResult::NoAnswer),
    attempt(&["关机", "switched-off"], AttemptResult::SwitchedOff),
    attempt(&["不在服务区", "out-of-range"], AttemptResult::OutOfRange),
    attempt(&["已转告", "passed-on"], AttemptResult::PassedOn),
    act(
        &["进入危险区", "enters"],
        Done::Enter,
        needs(&[Department, Team]),
    ),
    act(
        &["撤出危险区", "撤出", "leaves"],
        Done::Leave,
        needs(&[Department, Team]),
    ),
    act(&["清点", "人员清点", "roll-call"], Done::RollCall, MAYBE),
    act(&["口头指令", "order"], Done::SpokenOrder, needs(ANYBODY)),
    act(&["上报", "report"], Done::Report, NOBODY),
    act(&["记录", "note"], Done::Note, MAYBE),
    act(&["已控制", "controlled"], Done::Controlled, MAYBE),
    act(&["接哨", "taken"], Done::TakeWhistle, NOBODY),
];

/// The act of a word.
pub(super) fn act_of(word: &str) -> Option<&'static ActWord> {
    ACT_WORDS.iter().find(|it| it.words.contains(&word))
}

/// How it was heard.
const MEANS: [(&str, &str, Means); 8] = [
    ("电话", "telephone", Means::Telephone),
    ("电台", "radio", Means::Radio),
    ("卫星电话", "satellite", Means::Satellite),
    ("当面", "in-person", Means::InPerson),
    ("浙政钉", "messenger", Means::Messenger),
    ("系统", "system", Means::System),
    ("传真", "fax", Means::Fax),
    ("纸质", "paper", Means::Paper),
];

pub(super) fn means_of(word: &str) -> Option<Means> {
    let named = |(zh, en, _): &&(&str, &str, Means)| *zh == word || *en == word;
    MEANS.iter().find(named).map(|(_, _, means)| *means)
}

/// How far a commander has come.
pub(super) fn commander_state(done: Done) -> CommanderState {
    match done {
        Done::SetOut => CommanderState::SetOut,
        _ => CommanderState::OnScene,
    }
}
