//! A night that is looked at after every entry.

use dispatch_core::command::{Command, Kind};
use dispatch_core::entry::{Author, World};
use dispatch_core::fold::check;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::{Incident, LastAct, Snapshot, State};
use dispatch_core::time::Time;
use dispatch_core::view;
use dispatch_core::words::{IncidentId, PersonId, TeamId};
use serde_json::json;
use uuid::Uuid;

use super::dice::Dice;
use super::laws;
use super::night_laws;
use super::said;
use crate::common::{Night, command, second};
use crate::in_runs;

/// What a fact may be refused for: its form, and nothing about order, lateness or contradiction.
const FORM: [&str; 12] = [
    "unknown-incident",
    "unknown",
    "unknown-post",
    // An attached call note that nobody wrote is no form either, but names nothing.
    "unknown-item",
    "name-taken",
    "nonsense",
    "no-right",
    "id-reused",
    "wrong-world",
    "retracted",
    "nothing-due",
    "no-addressee",
];

pub struct Sleepless {
    pub night: Night,
    clock_s: i64,
    stock: laws::Books,
}

impl Sleepless {
    pub fn new(world: &World) -> Sleepless {
        let mut night = if world.is_drill() {
            Night::drill()
        } else {
            Night::live()
        };
        night.flood("a", 0);
        night.open("b", 30, "fire");
        night.flood("c", 60);
        let stock = laws::Books::open(&night.state);
        Sleepless {
            night,
            clock_s: 60,
            stock,
        }
    }

    /// Says one thing that this number stands for, and looks whether the laws hold.
    pub fn entry(&mut self, number: u64) {
        let mut dice = Dice::new(number);
        let before = self.night.state.clone();
        // The ledger's clock may be set back by a step of its server.
        self.clock_s += if dice.one_in(20) {
            -300
        } else {
            i64::try_from(dice.below(300)).unwrap()
        };
        let at = self.clock_s.max(0);
        let author = self.author(&mut dice, at, before.at.0);
        let said = author.command.clone();
        let asked = check(&before, second(at), &author);
        let what = format!("{} {:?}", self.night.told.len() + 1, said);
        let verdict = self.night.record(at, author.clone());
        if verdict == Verdict::Accepted {
            night_laws::nobody_decides_for_the_commander(&before, &author, &what);
        }
        assert_eq!(
            asked.err().as_ref(),
            verdict.refusal(),
            "check and fold differ: {what}"
        );
        self.judge(&said, &verdict, &before, &what);
    }

    fn author(&self, dice: &mut Dice, at: i64, now_ms: i64) -> Author {
        let name = said::name(dice);
        let said = self
            .aimed(dice, name)
            .unwrap_or_else(|| command(said::command(dice, name, now_ms)));
        let post = self.entitled(dice, &said);
        let mut author = self.night.author(&post, at, said);
        let undone = match &author.command {
            Command::Undo(it) => self.undoable().filter(|(_, had)| had.entry == it.entry),
            _ => None,
        };
        if let Some((person, had)) = undone {
            // At once and by whoever did it, else nothing would ever be undone.
            author.person = person.clone();
            author.occurred_at = had.occurred_at;
            return author;
        }
        author.occurred_at = Time(said::moment(dice, now_ms));
        if dice.one_in(2) {
            author.occurred_at = self.night.state.world_time(second(at));
        }
        if dice.one_in(3) {
            let back = u64::try_from(dice.below(120)).unwrap();
            author.basis.height = author.basis.height.saturating_sub(back);
        }
        if dice.one_in(6) {
            author.valid_for_s = Some(said::number(dice));
        }
        if dice.one_in(50) {
            author.id = Uuid::from_u128(u128::from(dice.next() % 400));
        }
        if dice.one_in(4) {
            let id = author.command.incident();
            let now = id.and_then(|id| self.night.state.incident(id)?.commander());
            // Half of it in the voice of whoever commands, who seldom writes himself.
            let who = match now.filter(|_| dice.one_in(2)) {
                Some(now) => format!("post:{}", now.post),
                None => said::party(dice).to_owned(),
            };
            let means = dice.of(&["telephone", "radio", "system"]);
            let on_behalf = json!({"who": who, "means": means});
            author.on_behalf = Some(serde_json::from_value(on_behalf).unwrap());
        }
        author
    }

    /// A command about something that stands: chance alone would hardly ever name it.
    fn aimed(&self, dice: &mut Dice, name: &str) -> Option<Command> {
        let state = &self.night.state;
        if dice.one_in(4) {
            return None;
        }
        let json = match name {
            "undo" => json!({"undo": {"entry": self.undoable()?.1.entry}}),
            "recall" => {
                let (team, from) = self.held(dice)?;
                json!({"recall": {"team": team, "from": from, "to": said::incident(dice),
                    "reason": "life", "words": "救人"}})
            }
            "reopen" => {
                let closed = state.incidents.values().filter(|it| !it.status.is_open());
                json!({"reopen": {"incident": closed.map(|it| &it.id).last()?, "reason": "复燃"}})
            }
            "retract" => {
                let soon = u128::from(state.height) + 1 + u128::from(dice.next() % 4);
                json!({"retract": {"id": Uuid::from_u128(soon)}})
            }
            "report" | "explain" | "void_obligation" => {
                let waiting = view::waiting(state, state.at);
                let due = waiting.get(dice.below(waiting.len().max(1)))?;
                let incident = state.incidents.keys().next()?;
                match name {
                    "report" => json!({"report": {"incident": incident, "kind": "first",
                        "to": "市级", "content": "情况", "answers": [due.name()],
                        "means": dice.of(&["telephone", "fax", "paper"]),
                        "signed_by": dice.of(&["chen-anqing", "li-wenhe"])}}),
                    "explain" => json!({"explain": {"obligation": due.name(), "words": "断路"}}),
                    _ => json!({"void_obligation": {"obligation": due.id, "reason": "取消"}}),
                }
            }
            "pulse" => return view::next_due(state).map(|(_, pulse)| Command::Pulse(pulse)),
            "split" => {
                let merged = state
                    .incidents
                    .values()
                    .filter(|it| it.merged_into.is_some());
                json!({"split": {"incident": merged.map(|it| &it.id).last()?, "reason": "两起"}})
            }
            "settle" => {
                let (id, conflict) = state.open_conflicts().last()?;
                json!({"settle": {"conflict": id, "reason": "核定",
                    "in_favour": conflict.incidents.get(dice.below(2))}})
            }
            "sign_joint" => {
                let clocks = view::joint_clocks(state);
                let clock = clocks.get(dice.below(clocks.len().max(1)))?;
                json!({"sign_joint": {"response": clock.response, "department": clock.department}})
            }
            "hang" => {
                let response = state.responses.values().find(|it| it.in_force())?;
                json!({"hang": {"incidents": [said::incident(dice)], "response": response.id}})
            }
            "end_response" => {
                let response = state.responses.values().find(|it| it.in_force())?;
                json!({"end_response": {"response": response.id, "by": response.started_by,
                    "reason": "雨停", "consent": {"document": {"number": "1号"}}}})
            }
            "split_sought" => {
                let listed = state.incidents.values().filter(|it| !it.sought.is_empty());
                let incident = listed.last()?;
                let group = incident.sought.keys().next()?;
                let part = format!("part-{}", state.height);
                json!({"split_sought": {"incident": incident.id, "sought": group,
                    "into": [{"sought": part, "people": said::number(dice).max(1)}]}})
            }
            "release_team" => {
                let (team, from) = self.held(dice)?;
                json!({"release_team": {"team": team, "incident": from}})
            }
            _ => return None,
        };
        Some(command(json))
    }

    fn undoable(&self) -> Option<(&PersonId, &LastAct)> {
        let acts = self
            .night
            .state
            .last_acts
            .iter()
            .map(|(who, it)| (who, &**it));
        acts.filter(|(_, it)| it.undo.is_some())
            .max_by_key(|(_, it)| it.height)
    }

    /// A team that is held, and the incident that holds it.
    fn held(&self, dice: &mut Dice) -> Option<(TeamId, IncidentId)> {
        let tracks = self.night.state.teams.iter();
        let held: Vec<_> = tracks
            .filter_map(|(id, it)| Some((id, it.custody.as_ref()?)))
            .collect();
        let (team, incident) = held.get(dice.below(held.len().max(1)))?;
        Some(((*team).clone(), (*incident).clone()))
    }

    /// Mostly somebody who may say it, else the night would be one long refusal.
    fn entitled(&self, dice: &mut Dice, said: &Command) -> String {
        let incident = said.incident().and_then(|id| self.night.state.incident(id));
        let commander = incident.and_then(Incident::commander).map(|it| &it.post);
        let offered = incident.and_then(|it| it.offer.as_ref()).map(|it| &it.post);
        match (said, dice.below(8)) {
            (_, 0) => said::post(dice).to_owned(),
            (Command::AcceptCommand(_), _) if offered.is_some() => offered.unwrap().to_string(),
            (_, 1..=3) if commander.is_some() => commander.unwrap().to_string(),
            _ => "duty-chief".to_owned(),
        }
    }

    fn judge(&mut self, said: &Command, verdict: &Verdict, before: &State, what: &str) {
        let state = &self.night.state;
        assert!(state.broken.is_empty(), "{verdict:?} {what}");
        if let Some(refusal) = verdict.refusal() {
            let name = refusal.name();
            assert!(
                said.kind() == Kind::Decision || FORM.contains(&name.as_str()),
                "a fact refused {name} {refusal} {what}"
            );
            laws::nothing_changed(before, state, what);
        }
        let accepted = *verdict == Verdict::Accepted;
        let clock_set = accepted && matches!(said, Command::SetClock(_));
        assert!(state.at >= before.at || clock_set, "time went back: {what}");
        laws::one_commander(state, what);
        laws::one_custody(state, what);
        laws::steps_in_order(state, what);
        night_laws::the_room_answers_for_its_own(state, what);
        night_laws::what_goes_on_is_listed_apart(state, what);
        night_laws::nothing_is_beyond_reach(state, what);
        night_laws::one_signature_one_call(state, what);
        night_laws::nobody_is_sought_twice(before, state, said, accepted, what);
        self.stock.close(state, said, accepted, what);
        if accepted && let Command::Merge(it) = said {
            laws::nothing_added(before, state, it, what);
        }
        laws::only_a_report_discharges(before, state, said, what);
        laws::views_speak(state, what);
        if self.night.told.len().is_multiple_of(60) {
            self.reads_back();
        }
    }

    fn reads_back(&self) {
        let state = &self.night.state;
        let json = serde_json::to_string(&Snapshot::from(state.clone())).unwrap();
        let read: Snapshot = serde_json::from_str(&json).unwrap();
        assert_eq!(
            State::from(read),
            *state,
            "a snapshot reads back another State"
        );
        let bare: State = serde_json::from_str(&serde_json::to_string(state).unwrap()).unwrap();
        assert_eq!(
            bare.digest(),
            state.digest(),
            "the digest hangs on what is not written"
        );
    }

    pub fn end(&self) {
        self.reads_back();
        let again = self.night.again();
        assert_eq!(again, self.night.state, "folded again, another State");
        assert_eq!(again.digest(), self.night.state.digest());
        in_runs::comes_to_the_same(&self.night.told, &self.night.state);
    }
}
