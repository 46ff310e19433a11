//! What a line says of the scene: who goes into danger and comes out of it, how orders are answered, what
//! is asked for. The same commands as the buttons of its column.

use dispatch_core::command::{
    AcceptCommand, Answer, AnswerTeam, Command, ConfirmTownship, EnterZone, Evacuate, Found,
    LeaveZone, Left, OfferCommand, OrderAnswer, Plot, Raise, RequestAct, RollCall, Shape, Supply,
    TeamAnswer,
};
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::words::{OrderId, PlotId, RequestId, Words};
use uuid::Uuid;

use super::does::Does;
use super::meaning::{Meaning, Nothing};
use super::read::Told;
use super::slots::What;
use crate::desk::boards::{Day, moment_of};
use crate::desk::incident::{
    cancels, confirm, owner, proposed_act, pull_out, receipt, said, voice_of_scene, written,
};
use crate::desk::sight::Sight;

/// The meaning of a verb of the scene with what was told behind it; `None` for any other verb.
///
/// # Errors
/// What is missing for it.
pub fn about(
    sight: &Sight<'_>,
    incident: &Incident,
    (does, told): (Does, &[Told]),
    fresh: Uuid,
) -> Result<Option<Meaning>, Nothing> {
    let it = Scene {
        sight,
        incident,
        told,
        fresh,
    };
    let said = match does {
        Does::PullOut => it
            .fresh_order()
            .map(|order| (pull_out(sight, incident, order, it.words(0)), None)),
        Does::Enter => it.enter(),
        Does::Out => it.out(),
        Does::Count => it.count(),
        Does::Found => it.found(),
        Does::Cancel => it.cancel(),
        Does::Receipt | Does::Told => it.receipt(does == Does::Told),
        Does::Doing => it.answer(OrderAnswer::Doing {
            eta_at: it.when(1)?,
        }),
        Does::Done => it.answer(OrderAnswer::Done),
        Does::Unable => it.unable(),
        Does::Confirm => it.order(0).map(|order| (confirm(incident, order), None)),
        Does::Request => it.request(),
        Does::Supply => it.supply(),
        Does::Plot => it.plot()?,
        Does::Evacuate => it.evacuate()?,
        Does::Offer => it.offer(),
        Does::Accept => Some(it.accept()?),
        Does::Township => {
            let incident = incident.id.clone();
            let command = Command::ConfirmTownship(ConfirmTownship { incident });
            Some((command, None))
        }
        Does::Left => it.left(),
        Does::Sent => it.sent(),
        Does::Raise => it.words(0).map(|reason| {
            let incident = incident.id.clone();
            (Command::Raise(Raise { incident, reason }), None)
        }),
        _ => None,
    };
    Ok(said.map(|(command, heard)| Meaning::Say(Box::new(command), heard)))
}

type Said = (Command, Option<OnBehalf>);

struct Scene<'a> {
    sight: &'a Sight<'a>,
    incident: &'a Incident,
    told: &'a [Told],
    fresh: Uuid,
}

impl Scene<'_> {
    fn what(&self, at: usize) -> Option<&What> {
        self.told.get(at)?.what()
    }

    fn words(&self, at: usize) -> Option<Words> {
        self.told.get(at)?.words().and_then(written)
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.told.get(at)?.number()
    }

    /// A clock that lies ahead; `None` where none is written.
    fn when(&self, at: usize) -> Result<Option<Time>, Nothing> {
        let Some(text) = self.words(at) else {
            return Ok(None);
        };
        let at = moment_of(text.as_str(), self.sight.now, Day::Next);
        at.map(Some)
            .ok_or_else(|| Nothing::NoMoment(text.to_string()))
    }

    fn party(&self, at: usize) -> Option<Party> {
        self.what(at)?.party()
    }

    fn order(&self, at: usize) -> Option<&OrderId> {
        match self.what(at)? {
            What::Order(id) => Some(id),
            _ => None,
        }
    }

    fn fresh_order(&self) -> Option<OrderId> {
        OrderId::new(&format!("o-{}", self.fresh.simple())).ok()
    }

    fn fresh_plot(&self) -> Option<PlotId> {
        PlotId::new(&format!("p-{}", self.fresh.simple())).ok()
    }

    fn enter(&self) -> Option<Said> {
        let who = self.party(0)?;
        let task = self.words(3);
        let kind = self.sight.kind(self.incident);
        let act = kind.zip(task.as_ref());
        let enter = EnterZone {
            incident: self.incident.id.clone(),
            people: self.number(1)?,
            limit_min: self.number(2)?,
            act: act.and_then(|(kind, task)| proposed_act(kind, task.as_str())),
            task: task.unwrap_or_else(|| said("")),
            override_reason: None,
            who: who.clone(),
        };
        Some((Command::EnterZone(enter), self.sight.heard_from(&who)))
    }

    /// All of them, where no number is written.
    fn out(&self) -> Option<Said> {
        let who = self.party(0)?;
        let inside = self.incident.zone.inside.get(&who).map(|it| it.people);
        let leave = LeaveZone {
            incident: self.incident.id.clone(),
            people: self.number(1).or(inside)?,
            who: who.clone(),
        };
        Some((Command::LeaveZone(leave), self.sight.heard_from(&who)))
    }

    /// A count of everybody is the commander's word.
    fn count(&self) -> Option<Said> {
        let What::Counted(who) = self.what(0)? else {
            return None;
        };
        let speaker = match who {
            Some(party) => party.clone(),
            None => voice_of_scene(self.incident),
        };
        let call = RollCall {
            incident: self.incident.id.clone(),
            who: who.clone(),
            counted: self.number(1)?,
            of: self.number(2)?,
        };
        Some((Command::RollCall(call), self.heard(&speaker)))
    }

    fn found(&self) -> Option<Said> {
        let who = self.party(0)?;
        let everybody = who == Party::Centre;
        let missing = self.incident.zone.unaccounted.get(&who)?;
        let speaker = match everybody {
            true => voice_of_scene(self.incident),
            false => who.clone(),
        };
        let found = Found {
            incident: self.incident.id.clone(),
            who: (!everybody).then_some(who),
            people: self.number(1).unwrap_or(missing.people),
            words: None,
        };
        Some((Command::Found(found), self.heard(&speaker)))
    }

    /// As [`Sight::heard_from`]; nobody is named where nobody commands.
    fn heard(&self, speaker: &Party) -> Option<OnBehalf> {
        match speaker {
            Party::Centre => None,
            party => self.sight.heard_from(party),
        }
    }

    fn cancel(&self) -> Option<Said> {
        let id = self.order(0)?;
        let had = self.incident.orders.get(id)?;
        let fresh = self.fresh_order()?;
        Some((cancels(self.sight, self.incident, (id, had), fresh), None))
    }

    fn addressee(&self) -> Option<(&OrderId, &Party)> {
        match self.what(0)? {
            What::Addressee(order, who) => Some((order, who)),
            _ => None,
        }
    }

    fn receipt(&self, in_person: bool) -> Option<Said> {
        let (order, who) = self.addressee()?;
        let sight = self.sight;
        let heard = match in_person && !sight.speaks_for(who) {
            true => Some(sight.heard_by(who.clone(), Means::InPerson, None)),
            false => sight.heard_from(who),
        };
        Some((receipt(self.incident, order, who, in_person), heard))
    }

    fn answer(&self, answer: OrderAnswer) -> Option<Said> {
        let (order, who) = self.addressee()?;
        let command = Command::Answer(Answer {
            incident: self.incident.id.clone(),
            order: order.clone(),
            who: who.clone(),
            answer,
        });
        Some((command, self.sight.heard_from(who)))
    }

    fn unable(&self) -> Option<Said> {
        let reason = self.words(1)?;
        self.answer(OrderAnswer::Unable {
            reason,
            eta_at: None,
        })
    }

    /// The word of whoever owns the team.
    fn sent(&self) -> Option<Said> {
        let Party::Team(team) = self.party(0)? else {
            return None;
        };
        let heard = self.sight.heard_from(&owner(self.sight, &team));
        let answer = AnswerTeam {
            incident: self.incident.id.clone(),
            team,
            answer: TeamAnswer::Sent,
        };
        Some((Command::AnswerTeam(answer), heard))
    }

    fn left(&self) -> Option<Said> {
        let What::Department(id) = self.what(0)? else {
            return None;
        };
        let left = Left {
            incident: self.incident.id.clone(),
            department: id.clone(),
        };
        let heard = self.sight.heard_from(&Party::Department(id.clone()));
        Some((Command::Left(left), heard))
    }

    fn request(&self) -> Option<Said> {
        let What::Act(act) = self.what(0)? else {
            return None;
        };
        let request = RequestAct {
            incident: self.incident.id.clone(),
            request: RequestId::new(&format!("r-{}", self.fresh.simple())).ok()?,
            act: act.clone(),
            to: Party::Other(self.words(1)?),
            words: self.words(2)?,
        };
        Some((Command::RequestAct(request), None))
    }

    fn supply(&self) -> Option<Said> {
        let What::Stock(depot, item) = self.what(0)? else {
            return None;
        };
        let supply = Supply {
            incident: self.incident.id.clone(),
            depot: depot.clone(),
            item: item.clone(),
            quantity: self.number(1)?,
            proposal: None,
        };
        Some((Command::Supply(supply), None))
    }

    /// A point at the incident, or a circle round it where metres are written.
    fn plot(&self) -> Result<Option<Said>, Nothing> {
        let Some(What::Plot(kind)) = self.what(0) else {
            return Ok(None);
        };
        let center = self.incident.place.point.ok_or(Nothing::NoPlace)?;
        let shape = match self.number(1) {
            Some(radius_m) => Shape::Circle { center, radius_m },
            None => Shape::Point(center),
        };
        let plot = self.fresh_plot().map(|plot| Plot {
            incident: self.incident.id.clone(),
            plot,
            kind: kind.clone(),
            shape,
            words: None,
        });
        Ok(plot.map(|it| (Command::Plot(it), None)))
    }

    /// 「低洼处40户；郭溪小学；大巴」: whom, where to, by what.
    fn evacuate(&self) -> Result<Option<Said>, Nothing> {
        let (Some(What::Manner(manner)), Some(words)) = (self.what(0), self.words(1)) else {
            return Ok(None);
        };
        let parts: Vec<&str> = words.as_str().split([';', '；']).collect();
        let [area, to, transport] = parts[..] else {
            return Err(Nothing::NoThreeParts);
        };
        let parts = written(area).zip(written(to)).zip(written(transport));
        let ((area, to), transport) = parts.ok_or(Nothing::NoThreeParts)?;
        let evacuate = self.fresh_plot().map(|plot| Evacuate {
            incident: self.incident.id.clone(),
            plot,
            area,
            shape: None,
            manner: *manner,
            to,
            transport,
        });
        Ok(evacuate.map(|it| (Command::Evacuate(it), None)))
    }

    /// To the post that is written, else to the one that was named.
    fn offer(&self) -> Option<Said> {
        let post = match self.what(0) {
            Some(What::Post(id)) => id.clone(),
            _ => self.incident.designated.as_ref()?.post.clone(),
        };
        let offer = OfferCommand {
            incident: self.incident.id.clone(),
            post,
            person: None,
        };
        let heard = self.sight.for_commander(self.incident);
        Some((Command::OfferCommand(offer), heard))
    }

    fn accept(&self) -> Result<Said, Nothing> {
        let offer = self.incident.offer.as_ref().ok_or(Nothing::NoOffer)?;
        let heard = self.sight.heard_from(&Party::Post(offer.post.clone()));
        let incident = self.incident.id.clone();
        Ok((Command::AcceptCommand(AcceptCommand { incident }), heard))
    }
}
