//! Copy text 复制文字 (practice N2): a call, an order, a request, a report or an entry of the log as a
//! whole text that can be pasted into a chat: who, what, when, by whom, and 演练 in front in a drill.
//! One function makes them all.

mod call;
mod given;
mod owed;

use super::say::{Say, say, text};
use super::{Names, clock};
use crate::catalogue::Text;
use crate::entry::Author;
use crate::personal::{find, mask_number};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{
    ActRequest, Incident, Instruction, Obligation, OrderRecord, ReportRecord, Said, State,
};
use crate::time::Time;
use crate::view::{Waiting, party_en, party_zh};
use crate::words::DepartmentId;

/// What is copied.
#[derive(Clone, Copy, Debug)]
pub enum Copied<'a> {
    /// A department that was called, and how far it has come.
    Call(&'a Incident, &'a DepartmentId),
    /// Everybody who was called, a line each.
    Board(&'a Incident),
    /// An order, with each receipt and answer.
    Order(&'a Incident, &'a OrderRecord),
    /// A request for an act that is another's, with its answer.
    Request(&'a Incident, &'a ActRequest),
    /// A report that went up.
    Report(&'a Incident, &'a ReportRecord),
    /// What must be reported about an incident by the district's rules.
    Limit(&'a Incident, &'a Obligation),
    /// What must be reported by law, plan or word.
    Owed(Waiting<'a>),
    /// An instruction or tasking and how far it is carried out.
    Instruction(&'a Instruction),
    /// Entries of the log, the newest first, each with when it was folded and why it had no effect.
    Entries(Option<&'a Incident>, &'a [Entry<'a>]),
}

/// An entry of the log.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// World time when it was folded.
    pub at: Time,
    /// What its author wrote.
    pub author: &'a Author,
    /// Why it had no effect.
    pub refusal: Option<&'a Refusal>,
}

/// The whole text. Numbers that look like those of a person are masked, whoever wrote them.
#[must_use]
pub fn copied(names: &Names, state: &State, what: Copied<'_>, now: Time) -> Text {
    let copying = Copying { names, state, now };
    let mut lines = Vec::new();
    if state.world.is_drill() {
        lines.push(text("【演练】", "[DRILL]"));
    }
    match what {
        Copied::Call(incident, id) => lines.extend(copying.call(incident, id)),
        Copied::Board(incident) => lines.extend(copying.board(incident)),
        Copied::Order(incident, it) => lines.extend(copying.order(incident, it)),
        Copied::Request(incident, it) => lines.extend(copying.request(incident, it)),
        Copied::Report(incident, it) => lines.extend(copying.report(incident, it)),
        Copied::Limit(incident, it) => lines.extend(copying.limit(incident, it)),
        Copied::Owed(it) => lines.extend(copying.owed(it)),
        Copied::Instruction(it) => lines.extend(copying.instruction(it)),
        Copied::Entries(incident, all) => {
            lines.extend(incident.map(|it| copying.title(&text("日志", "Log"), it)));
            lines.extend(all.iter().map(|it| copying.entry(it)));
        }
    }
    lines.push(say!("截至 {at}", "As of {at}", at = clock(now, now)));
    let (zh, en): (Vec<_>, Vec<_>) = lines.into_iter().map(|it| (it.zh, it.en)).unzip();
    text(masked(&zh.join("\n")), masked(&en.join("\n")))
}

/// The text without numbers that look like those of a person: what is pasted goes where nobody can
/// take it back (practice R7).
#[must_use]
pub fn masked(text: &str) -> String {
    let mut masked = text.to_owned();
    for span in find(text).iter().rev() {
        let number = mask_number(&text[span.bytes.clone()]);
        masked.replace_range(span.bytes.clone(), &number);
    }
    masked
}

/// What a text needs to name things.
struct Copying<'a> {
    names: &'a Names,
    state: &'a State,
    now: Time,
}

impl Copying<'_> {
    /// What it is, and about which incident: number, type, township and place.
    fn title(&self, what: &Text, incident: &Incident) -> Text {
        let kind = self.state.register.kind(&incident.kind).map_or_else(
            || text(incident.kind.as_str(), incident.kind.as_str()),
            |it| text(&it.zh, &it.en),
        );
        say!(
            "{what} · {number} {kind} · {township} {place}",
            "{what} · {number} {kind} · {township}, {place}",
            what = what,
            number = format!("{:03}", incident.number),
            kind = kind,
            township = self.party(&Party::Township(incident.township.clone())),
            place = incident.place.words
        )
    }

    fn party(&self, party: &Party) -> Text {
        text(party_zh(self.state, party), party_en(self.state, party))
    }

    fn clock(&self, at: Time) -> String {
        clock(at, self.now)
    }

    /// Who said it, and who wrote it down.
    fn by(&self, said: &Said) -> Text {
        let register = &self.state.register;
        let person = register.persons.get(&said.person).map_or_else(
            || text(said.person.as_str(), said.person.as_str()),
            |it| text(it.zh.as_str(), it.en.as_str()),
        );
        let writer = say!(
            "{person}({post})",
            "{person} ({post})",
            person = person,
            post = self.party(&Party::Post(said.post.clone()))
        );
        let Some(heard) = &said.on_behalf else {
            return writer;
        };
        let name = heard.name.as_ref();
        let name = name.map_or_else(|| text("姓名不详", "name unknown"), Say::both);
        say!(
            "{unit} {name}({means}),{writer}记录",
            "{unit}, {name} ({means}), written down by {writer}",
            unit = self.party(&heard.who),
            name = name,
            means = heard.means,
            writer = writer
        )
    }

    /// One entry on one line, or two where it was refused.
    fn entry(&self, it: &Entry<'_>) -> Text {
        let who = super::who(self.state, it.author);
        let said = super::sentence(self.names, self.state, it.author);
        let happened = it.author.occurred_at;
        let late = it.at.since_s(happened) > 60;
        let late = if late {
            say!(
                "(补录,{at} 发生)",
                " (entered later, happened {at})",
                at = self.clock(happened)
            )
        } else {
            text("", "")
        };
        let refused = it.refusal.filter(|it| !it.is_quiet());
        let refused = refused.map_or_else(
            || text("", ""),
            |why| {
                let en = super::refusal_en(why);
                let why = text(why.to_string(), en);
                say!("【被拒】{why}", " [REFUSED] {why}", why = why)
            },
        );
        say!(
            "{at} {who}:{said}{late}{refused}",
            "{at} {who}: {said}{late}{refused}",
            at = self.clock(it.at),
            who = who,
            said = said,
            late = late,
            refused = refused
        )
    }
}
