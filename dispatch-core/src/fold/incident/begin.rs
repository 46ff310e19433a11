//! An incident comes to be, with a commander from its first moment (law 5).

use imbl::{OrdMap, Vector};

use crate::command::Place;
use crate::fold::act::unknown;
use crate::fold::{Act, commanding, count, reports, words};
use crate::refusal::Refusal;
use crate::register::Unit;
use crate::state::{CommandBasis, Incident, Shared, Status, TakenBy, Zone};
use crate::time::Time;
use crate::words::{IncidentId, PostId, TownshipId, TypeId};

/// The post that commands first: the township's, else the author's.
pub(super) fn first_commander(act: &Act<'_>, township: &TownshipId) -> PostId {
    act.state
        .register
        .first_responder(&Unit::Township(township.clone()))
        .map_or_else(|| act.author.post.clone(), |it| it.id.clone())
}

pub(super) fn begin(
    act: &mut Act<'_>,
    id: &IncidentId,
    kind: &TypeId,
    township: &TownshipId,
    place: &Place,
    received_at: Time,
    commander: PostId,
) -> Result<(), Refusal> {
    if act.state.incidents.contains_key(id) {
        return Err(Refusal::NameTaken(words(id.as_str())));
    }
    if act.state.register.kind(kind).is_none() {
        return Err(unknown(
            "事件类型",
            kind.as_str(),
            act.state.register.types.keys().map(TypeId::as_str),
        ));
    }
    act.known_township(township)?;
    let opened_at = act.occurred();
    act.state.opened = count::more(act.state.opened, 1);
    let incident = Incident {
        id: id.clone(),
        number: act.state.opened,
        kind: kind.clone(),
        former_kinds: Vector::new(),
        un_number: None,
        township: township.clone(),
        place: place.clone(),
        status: Status::Reported,
        words: None,
        happened_at: None,
        received_at,
        opened_at,
        whistled_at: None,
        whistle_taken: None,
        whistle_taken_again: None,
        self_handled: false,
        members_called_at: None,
        reporters: Vector::new(),
        merged_into: None,
        absorbed: Vector::new(),
        withdrawn: None,
        called_back: None,
        closed_at: None,
        filed_at: None,
        controlled_at: None,
        access_restored: Vector::new(),
        tenures: Vector::new(),
        designated: None,
        command_settled: false,
        offer: None,
        transfer: None,
        response: Vector::new(),
        calls: OrdMap::new(),
        duties: OrdMap::new(),
        assignments: OrdMap::new(),
        supplies: OrdMap::new(),
        orders: OrdMap::new(),
        requests: OrdMap::new(),
        aid: OrdMap::new(),
        statements: Vector::new(),
        adopted: Vector::new(),
        sought: OrdMap::new(),
        scene_contacts: OrdMap::new(),
        search_stopped: None,
        reports: Vector::new(),
        obligations: Vector::new(),
        zone: Shared::new(Zone::default()),
        plots: OrdMap::new(),
        lifted: OrdMap::new(),
        lifted_as: OrdMap::new(),
        winds: Vector::new(),
        areas: OrdMap::new(),
        evacuations: OrdMap::new(),
        ticks: OrdMap::new(),
        closing: OrdMap::new(),
        notes: Vector::new(),
        claims: Vector::new(),
        escalations: Vector::new(),
        pulsed: Vector::new(),
        late_acts: Vector::new(),
        under: None,
        arose_from: Vector::new(),
    };
    act.state
        .incidents
        .insert(id.clone(), Shared::new(incident));
    let person = act.state.register.on_duty(&commander, act.at()).cloned();
    commanding::begin_tenure(
        act,
        id,
        commander,
        person,
        TakenBy::Temporary,
        CommandBasis::FirstResponder,
        opened_at,
    )?;
    reports::oblige_first_reports(act, id)
}
