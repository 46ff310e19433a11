//! The entry of a line: the command out of who, what and the words after it.

use super::Reader;
use super::acts::{ActWord, Done, commander_state, means_of};
use super::fault::Wrong;
use super::words::Rest;
use crate::catalogue::{Channel, Text};
use crate::command::{
    Acknowledge, Attempt, Command, CommanderOnWay, Controlled, EnterZone, LeaveZone, Left, Note,
    Report, ReportIn, ReportKind, RollCall, SetOut, SpokenOrder, Strength, TakeCommand,
    TakeWhistle, TeamDoing, TeamState,
};
use crate::entry::{Means, OnBehalf};
use crate::register::Party;
use crate::state::{Incident, Owed};
use crate::time::Time;
use crate::view::half_width;
use crate::words::{IncidentId, ObligationId, OrderId, Words};

/// A line as far as it is read: who did what, when, and where.
pub(super) struct Said<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) incident: IncidentId,
    pub(super) known: Option<&'a Incident>,
    pub(super) moment: Time,
    pub(super) number: u32,
    pub(super) act: &'static ActWord,
    pub(super) party: Option<Party>,
}

/// What is said, and for whom.
type Made = (Command, Option<OnBehalf>);

impl Said<'_> {
    /// The entry, out of what stands after the act.
    pub(super) fn entry(&self, tail: Rest<'_>) -> Result<Made, Wrong> {
        let incident = self.incident.clone();
        let (means, tail) = means(tail);
        match self.act.done {
            Done::Report => return self.report(means, tail),
            Done::SpokenOrder => return self.spoken_order(means, tail),
            Done::Attempt(result) => {
                let Some(Party::Department(department)) = self.party.clone() else {
                    return Err(self.nobody());
                };
                let to = words(tail.text())?;
                let to = if to.is_empty() {
                    words("值班电话")?
                } else {
                    to
                };
                let attempt = Attempt {
                    incident,
                    department,
                    to_post: None,
                    to,
                    number: None,
                    means: means.unwrap_or(Means::Telephone),
                    result,
                };
                return Ok((Command::Attempt(attempt), None));
            }
            Done::Note => {
                let words = self.needed(tail, ("写记录内容", "what is to be noted"))?;
                let note = Note {
                    incident: Some(incident),
                    words,
                    satisfies: None,
                };
                return Ok((Command::Note(note), self.behalf(means, None)));
            }
            Done::Enter | Done::Leave | Done::RollCall => return self.zone(means, tail),
            _ => {}
        }
        let (people, tail) = people(tail);
        let name = words(tail.text())?;
        let name = (!name.is_empty()).then_some(name);
        let strength = Strength {
            people,
            ..Strength::default()
        };
        let command = self.step(incident, strength)?;
        Ok((command, self.behalf(means, name)))
    }

    fn step(&self, incident: IncidentId, strength: Strength) -> Result<Command, Wrong> {
        Ok(match (self.act.done, self.party.clone()) {
            (Done::Controlled, _) => Command::Controlled(Controlled { incident }),
            (Done::TakeWhistle, _) => Command::TakeWhistle(TakeWhistle { incident }),
            (Done::Acknowledge, Some(Party::Department(department))) => {
                Command::Acknowledge(Acknowledge {
                    incident,
                    department,
                })
            }
            (Done::SetOut, Some(Party::Department(department))) => Command::SetOut(SetOut {
                incident,
                department,
            }),
            (Done::OnScene, Some(Party::Department(department))) => Command::ReportIn(ReportIn {
                incident,
                department,
                strength,
            }),
            (Done::Left, Some(Party::Department(department))) => Command::Left(Left {
                incident,
                department,
            }),
            (Done::TakeCommand, Some(Party::Post(post))) => Command::TakeCommand(TakeCommand {
                incident,
                post,
                person: None,
                notice: None,
            }),
            (done @ (Done::SetOut | Done::OnScene), Some(Party::Post(_))) => {
                let state = commander_state(done);
                Command::CommanderOnWay(CommanderOnWay { incident, state })
            }
            (done, Some(Party::Team(team))) => {
                let doing = match done {
                    Done::SetOut => TeamDoing::EnRoute,
                    Done::Team(doing) => doing,
                    _ => TeamDoing::OnScene,
                };
                Command::TeamState(TeamState {
                    team,
                    doing,
                    incident: Some(incident),
                    strength,
                    point: None,
                    eta_at: None,
                    unlisted: None,
                })
            }
            _ => return Err(self.nobody()),
        })
    }

    fn report(&self, means: Option<Means>, tail: Rest<'_>) -> Result<Made, Wrong> {
        let whom = ("写报给谁、报什么", "to whom, and what");
        let (to, tail) = tail.word();
        let (named, tail) = self::means(tail);
        if to.is_empty() {
            return Err(self.no_words(whom));
        }
        let means = means.or(named).unwrap_or(Means::Telephone);
        let content = self.needed(tail, whom)?;
        let report = Report {
            incident: self.incident.clone(),
            kind: self.kind(means),
            to: words(to)?,
            means,
            answers: self.answers(to, &content),
            content,
            signed_by: None,
            consent: None,
        };
        Ok((Command::Report(report), None))
    }

    /// Telephone and written are two: what went by paper is the first report of it, or one that
    /// follows.
    fn kind(&self, means: Means) -> ReportKind {
        if !means.is_written() {
            return ReportKind::Telephone;
        }
        let mut reports = self.known.into_iter().flat_map(|it| it.reports.iter());
        let before =
            |kind: ReportKind, at: Time| kind != ReportKind::Telephone && at <= self.moment;
        if reports.any(|it| before(it.kind, it.said.at)) {
            ReportKind::FollowUp
        } else {
            ReportKind::First
        }
    }

    /// What this addressee waited for then and is answered by word of mouth: what the law asks about
    /// the incident, and the promise that the line names by its words; one need not be named where no
    /// other waits.
    fn answers(&self, to: &str, content: &Words) -> Vec<ObligationId> {
        let meets = |owed: &Owed| {
            let of_it = |it: &IncidentId| *it == self.incident;
            owed.raised_at <= self.moment
                && owed.incident.as_ref().is_none_or(of_it)
                && matches!(owed.means, Channel::Telephone | Channel::Any)
                && owed
                    .to
                    .as_ref()
                    .is_some_and(|it| it.zh == to || it.en == to)
        };
        let open = self.reader.state.obligations.open();
        let met: Vec<(&ObligationId, &Owed)> = open.filter(|(_, owed)| meets(owed)).collect();
        let typed = met.iter().filter(|(_, owed)| owed.rule.is_none()).count();
        let bare = |text: &str| -> String { text.split_whitespace().collect() };
        let said = bare(content.as_str());
        let named = |owed: &Owed| {
            let texts = [bare(&owed.text.zh), bare(&owed.text.en)];
            texts
                .iter()
                .any(|it| !it.is_empty() && said.contains(it.as_str()))
        };
        let alone = met.len() == 1;
        let meant = |owed: &Owed| {
            let about_it = typed == 1 && owed.incident.is_some();
            owed.rule.is_some() || named(owed) || about_it || alone
        };
        let met = met.into_iter().filter(|(_, owed)| meant(owed));
        met.map(|(id, _)| id.clone()).collect()
    }

    /// Given by whoever commanded then, to the party of the line.
    fn spoken_order(&self, means: Option<Means>, tail: Rest<'_>) -> Result<Made, Wrong> {
        let words = self.needed(tail, ("写指令内容", "what was ordered"))?;
        let Some(to) = self.party.clone() else {
            return Err(self.nobody());
        };
        let name = format!("o-{}-{}", self.reader.sheet, self.number);
        let order = OrderId::new(&name).map_err(|_| Wrong::TooLong)?;
        let order = SpokenOrder {
            incident: self.incident.clone(),
            order,
            by: self.commander_then(),
            given_at: self.moment,
            means: means.unwrap_or(Means::Paper),
            to: vec![to],
            words,
            read_back: false,
            act: None,
            override_reason: None,
        };
        Ok((Command::SpokenOrder(order), None))
    }

    fn commander_then(&self) -> Party {
        let mut tenures = self.known.into_iter().flat_map(|it| it.tenures.iter());
        let then = tenures
            .find(|it| it.from <= self.moment && it.to.is_none_or(|until| until > self.moment));
        then.map_or(Party::Centre, |it| Party::Post(it.post.clone()))
    }

    /// `4人 25分 任务`, `4人`, `3/4`.
    fn zone(&self, means: Option<Means>, tail: Rest<'_>) -> Result<Made, Wrong> {
        let incident = self.incident.clone();
        let missing = |form| Wrong::NoNumber(self.act.words[0], form);
        let who = || self.party.clone().ok_or_else(|| self.nobody());
        let command = match self.act.done {
            Done::RollCall => {
                let (word, _) = tail.word();
                let two = word.split_once(['/', '\u{FF0F}']);
                let two = two.and_then(|(a, b)| Some((number(a)?, number(b)?)));
                let (counted, of) = two.ok_or_else(|| missing("3/4"))?;
                let who = self.party.clone();
                Command::RollCall(RollCall {
                    incident,
                    who,
                    counted,
                    of,
                })
            }
            Done::Leave => {
                let (people, _) = people(tail);
                Command::LeaveZone(LeaveZone {
                    incident,
                    who: who()?,
                    people: people.ok_or_else(|| missing("4人"))?,
                })
            }
            _ => {
                let (people, tail) = people(tail);
                let (limit_min, tail) = counted(tail, &["分钟", "分", "min"]);
                let both = people.zip(limit_min);
                let (people, limit_min) = both.ok_or_else(|| missing("4人 25分"))?;
                Command::EnterZone(EnterZone {
                    incident,
                    who: who()?,
                    people,
                    limit_min,
                    task: words(tail.text())?,
                    act: None,
                    override_reason: None,
                })
            }
        };
        Ok((command, self.behalf(means, None)))
    }

    /// For the party of the line; how it was heard, where nobody wrote that down, is known from the
    /// paper alone.
    fn behalf(&self, means: Option<Means>, name: Option<Words>) -> Option<OnBehalf> {
        let who = self.party.clone()?;
        Some(OnBehalf {
            who,
            name,
            means: means.unwrap_or(Means::Paper),
            heard_at: Some(self.moment),
        })
    }

    fn needed(&self, tail: Rest<'_>, what: (&str, &str)) -> Result<Words, Wrong> {
        let text = tail.text();
        if text.is_empty() {
            return Err(self.no_words(what));
        }
        words(text)
    }

    fn no_words(&self, (zh, en): (&str, &str)) -> Wrong {
        let what = Text {
            zh: zh.to_owned(),
            en: en.to_owned(),
        };
        Wrong::NoWords(self.act.words[0], what)
    }

    fn nobody(&self) -> Wrong {
        Wrong::NoParty(self.act.words[0], self.act.who.text())
    }
}

fn words(text: &str) -> Result<Words, Wrong> {
    Words::new(text).map_err(|_| Wrong::TooLong)
}

fn means(tail: Rest<'_>) -> (Option<Means>, Rest<'_>) {
    let (word, after) = tail.word();
    means_of(word).map_or((None, tail), |means| (Some(means), after))
}

/// `12人`, and what comes after.
fn people(tail: Rest<'_>) -> (Option<u32>, Rest<'_>) {
    counted(tail, &["人", "people"])
}

/// A number of so many of something, and what comes after.
fn counted<'a>(tail: Rest<'a>, units: &[&str]) -> (Option<u32>, Rest<'a>) {
    let (word, after) = tail.word();
    let mut units = units.iter();
    let found = units.find_map(|unit| number(word.strip_suffix(unit)?));
    found.map_or((None, tail), |n| (Some(n), after))
}

fn number(word: &str) -> Option<u32> {
    let bare: String = word.chars().map(half_width).collect();
    bare.parse().ok()
}
