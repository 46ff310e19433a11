//! What this seat would write, for whom, and what the fold would say to it.

use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, Means, OnBehalf};
use dispatch_core::fold::{self, Right};
use dispatch_core::refusal::Refusal;
use dispatch_core::register::{Party, Unit};
use dispatch_core::sentence;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::view::valid_for_s;
use dispatch_core::words::Words;

use super::Sight;
use crate::desk::boards::HEARD_BY;
use crate::desk::link::{Part, Trouble};
use crate::desk::outbox::Draft;
use crate::language::{Key, Lang};

impl Sight<'_> {
    /// Why this command would have no effect now, as a sentence.
    #[must_use]
    pub fn refusal(&self, command: &Command) -> Option<String> {
        self.refusal_for(command, None)
    }

    /// The same for a word recorded for another.
    #[must_use]
    pub fn refusal_for(&self, command: &Command, on_behalf: Option<&OnBehalf>) -> Option<String> {
        if self.past {
            let at = self.now.local_clock().to_string();
            return Some(self.say_with(Key::PastView, [("at", at.into())]));
        }
        if self.locked {
            return Some(self.say(Key::IdleRefuses).into_owned());
        }
        // Nobody would take it: it must not look like a press that is on its way.
        let ended = Part::Ledger;
        if self.picture.troubles.contains(&Trouble::Ended(ended)) {
            return Some(match self.lang() {
                Lang::Zh => ended.zh(),
                Lang::En => ended.to_string(),
            });
        }
        self.judged(command, on_behalf)
            .map(|refusal| self.refusal_text(&refusal))
    }

    /// What the fold would answer now; `None` where it would take it.
    #[must_use]
    pub fn judged(&self, command: &Command, on_behalf: Option<&OnBehalf>) -> Option<Refusal> {
        let author = self.author(
            uuid::Uuid::nil(),
            command.clone(),
            on_behalf.cloned(),
            self.now,
        );
        fold::check(self.state(), self.recorded_at, &author).err()
    }

    /// The sentence of a refusal: what, why, what now.
    #[must_use]
    pub fn refusal_text(&self, refusal: &Refusal) -> String {
        let text = sentence::refusal_text(self.names, self.state(), refusal);
        self.lang().text(text)
    }

    /// What this seat would write: the author's part around a command.
    #[must_use]
    pub fn author(
        &self,
        id: uuid::Uuid,
        command: Command,
        on_behalf: Option<OnBehalf>,
        occurred_at: Time,
    ) -> Author {
        Author {
            id,
            world: self.state().world.clone(),
            person: self.seat.person.clone(),
            post: self.seat.post.clone(),
            seat: self.seat.seat.clone(),
            console: self.seat.console.clone(),
            on_behalf,
            basis: Basis {
                height: self.state().height,
                chain: self.picture.chain.clone(),
            },
            occurred_at,
            pressed_at: self.recorded_at,
            valid_for_s: valid_for_s(self.state(), &command),
            command,
        }
    }

    /// What this seat would write of a press.
    #[must_use]
    pub fn written(&self, draft: &Draft) -> Author {
        let (command, on_behalf) = (draft.command.clone(), draft.on_behalf.clone());
        let author = self.author(draft.id, command, on_behalf, draft.occurred_at);
        match draft.typed_later {
            true => Author {
                basis: self.basis_at(draft.occurred_at),
                ..author
            },
            false => author,
        }
    }

    /// What this console had folded at a moment: the basis of what was written then on paper and is
    /// typed now (docs/decisions/0028). Where that entry is held no longer, the beginning.
    #[must_use]
    pub fn basis_at(&self, at: Time) -> Basis {
        let mut known = self.picture.lines.iter().rev();
        let (height, chain) = match known.find(|line| line.at <= at) {
            Some(line) => (line.height, line.chain),
            None => (0, ledger::chain::genesis(&self.state().world)),
        };
        Basis {
            height,
            chain: ledger::hex::write(&chain),
        }
    }

    /// A word of another, as heard now by the means that stand on the board.
    #[must_use]
    pub fn as_heard(&self, who: Party) -> OnBehalf {
        self.heard_by(who, self.settings.read(&HEARD_BY), None)
    }

    /// A word of another, as heard now by these means, with the speaker's name where it is known.
    #[must_use]
    pub fn heard_by(&self, who: Party, means: Means, name: Option<Words>) -> OnBehalf {
        OnBehalf {
            who,
            name,
            means,
            heard_at: Some(self.now),
        }
    }

    /// For whom a word of this party is recorded: `None` where this seat speaks for it, else as heard
    /// now by the means on the board. Nobody is recorded for himself (practice R2).
    #[must_use]
    pub fn heard_from(&self, who: &Party) -> Option<OnBehalf> {
        (!self.speaks_for(who)).then(|| self.as_heard(who.clone()))
    }

    /// Whether who sits here is of this party: its word is his own. A team's is its owner's.
    #[must_use]
    pub fn speaks_for(&self, who: &Party) -> bool {
        let register = &self.state().register;
        let own = register.posts.get(&self.seat.post).map(|it| &it.unit);
        match who {
            Party::Centre => own == Some(&Unit::Centre),
            Party::Township(id) => matches!(own, Some(Unit::Township(it)) if it == id),
            Party::Department(id) => matches!(own, Some(Unit::Department(it)) if it == id),
            Party::Team(id) => {
                let team = register.teams.get(id);
                team.is_some_and(|it| own == Some(&it.owner))
            }
            Party::Post(id) => *id == self.seat.post,
            Party::Other(_) => false,
        }
    }

    /// Whose decision this would be: this seat's own, or, where only the commander in office may take
    /// it, his, as heard now by the means on the board (practice R2).
    #[must_use]
    pub fn decided_by(&self, incident: &Incident, command: &Command) -> Option<OnBehalf> {
        let his = matches!(
            self.judged(command, None),
            Some(Refusal::NotCommander { .. })
        );
        his.then(|| self.for_commander(incident)).flatten()
    }

    /// The commander's word, where this seat may not take a decision itself and may write down his.
    #[must_use]
    pub fn his_instead(&self, command: &Command) -> Option<OnBehalf> {
        let incident = self.state().incident(command.incident()?)?;
        let heard = self.decided_by(incident, command)?;
        self.judged(command, Some(&heard))
            .is_none()
            .then_some(heard)
    }

    /// Whether who sits here writes down what others decided: the centre, a clerk or the safety officer at the
    /// scene (practice R2).
    #[must_use]
    pub fn writes_down(&self) -> bool {
        let post = self.state().register.posts.get(&self.seat.post);
        post.is_some_and(|it| {
            let rights = fold::rights_of(it.kind.as_str(), &it.unit, "pull_out");
            rights
                .iter()
                .any(|it| matches!(it, Right::Centre | Right::Scene))
        })
    }

    /// A decision of the commander in office, as heard now; `None` where he sits here.
    #[must_use]
    pub fn for_commander(&self, incident: &Incident) -> Option<OnBehalf> {
        let tenure = incident.commander()?;
        self.heard_from(&Party::Post(tenure.post.clone()))
    }
}
