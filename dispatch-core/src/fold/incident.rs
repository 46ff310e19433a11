//! How an incident comes to be: intake, opening, whistle, type.

use imbl::{OrdMap, Vector};

use super::act::unknown;
use super::{Act, calling, commanding, words};
use crate::command::{
    Attach, ChangeType, Claim, Figures, Intake, Note, Open, Place, Raise, Standing, TakeWhistle,
    Warning, Whistle,
};
use crate::refusal::Refusal;
use crate::register::Unit;
use crate::state::{
    ClaimPeriod, CommandBasis, Compensation, Incident, IntakeRecord, Reporter, Shared, Statement,
    Status, TakenBy, Zone,
};
use crate::time::Time;
use crate::words::{ConditionId, IncidentId, PostId, SourceId, TownshipId, TypeId, Words};

pub(super) fn intake(act: &mut Act<'_>, it: &Intake) -> Result<(), Refusal> {
    if act.state.intakes.contains_key(&it.intake) {
        return Err(Refusal::NameTaken(words(it.intake.as_str())));
    }
    let record = IntakeRecord {
        number: u32::try_from(act.state.intakes.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
        intake: it.clone(),
        received_at: it.received_at.unwrap_or(act.occurred()),
        by: act.author.post.clone(),
        fate: None,
    };
    act.state
        .intakes
        .insert(it.intake.clone(), Shared::new(record));
    Ok(())
}

pub(super) fn attach(act: &mut Act<'_>, it: &Attach) -> Result<(), Refusal> {
    let Some(record) = act.state.intakes.get(&it.intake) else {
        return Err(Refusal::UnknownItem(words(it.intake.as_str())));
    };
    let record = (**record).clone();
    if let Some(id) = &it.incident {
        let reporter = reporter_of(&record);
        let figures = record.intake.figures.clone();
        let source = record.intake.source.clone();
        add_reporter(act.change(id)?, reporter);
        state_figures(act, id, source, figures, record.received_at)?;
    }
    if let Some(record) = act.state.intakes.get_mut(&it.intake) {
        record.change().fate = Some(it.clone());
    }
    Ok(())
}

fn reporter_of(record: &IntakeRecord) -> Reporter {
    Reporter {
        who: words(record.intake.source.as_str()),
        received_at: record.received_at,
        whistle: false,
        conditions: Vec::new(),
        words: Some(record.intake.words.clone()),
        via: None,
    }
}

/// A second word of the same reporter adds nothing to the list of reporters.
fn add_reporter(incident: &mut Incident, reporter: Reporter) {
    incident.received_at = incident.received_at.min(reporter.received_at);
    let same = |it: &Reporter| it.who == reporter.who && it.whistle == reporter.whistle;
    if !incident.reporters.iter().any(same) {
        incident.reporters.push_back(reporter);
    }
}

pub(super) fn open(act: &mut Act<'_>, it: &Open) -> Result<(), Refusal> {
    let commander = match &it.commander {
        Some(post) if act.state.register.posts.contains_key(post) => post.clone(),
        Some(post) => {
            return Err(unknown(
                "岗位",
                post.as_str(),
                act.state.register.posts.keys().map(PostId::as_str),
            ));
        }
        None => first_responder(act, &it.township),
    };
    let from = match &it.from_intake {
        Some(id) => match act.state.intakes.get(id) {
            Some(record) => Some((**record).clone()),
            None => return Err(Refusal::UnknownItem(words(id.as_str()))),
        },
        None => None,
    };
    let reporter = from.as_ref().map_or_else(
        || Reporter {
            who: words("centre"),
            received_at: act.occurred(),
            whistle: false,
            conditions: Vec::new(),
            words: Some(it.words.clone()),
            via: None,
        },
        reporter_of,
    );
    let received_at = reporter.received_at;
    begin(
        act,
        &it.incident,
        &it.kind,
        &it.township,
        &it.place,
        received_at,
        commander,
    )?;
    let incident = act.change(&it.incident)?;
    incident.words = Some(it.words.clone());
    incident.happened_at = it.happened_at;
    add_reporter(incident, reporter);
    let by_centre = act.said();
    act.change(&it.incident)?.whistle_taken = Some(by_centre);
    if let Some(record) = from {
        state_figures(
            act,
            &it.incident,
            record.intake.source.clone(),
            record.intake.figures.clone(),
            received_at,
        )?;
        if let Some(record) = act.state.intakes.get_mut(&record.intake.intake) {
            record.change().fate = Some(Attach {
                intake: record.intake.intake.clone(),
                incident: Some(it.incident.clone()),
            });
        }
    }
    state_figures(
        act,
        &it.incident,
        source("centre"),
        it.figures.clone(),
        received_at,
    )?;
    if it.call_members {
        calling::call_members(act, &it.incident)?;
    }
    Ok(())
}

pub(super) fn whistle(act: &mut Act<'_>, it: &Whistle) -> Result<(), Refusal> {
    if it.conditions.is_empty() {
        return Err(Refusal::Nonsense(words("吹哨至少须有一个条件。")));
    }
    act.known_township(&it.township)?;
    let received_at = it.received_at.unwrap_or(act.occurred());
    let reporter = Reporter {
        who: words(it.township.as_str()),
        received_at,
        whistle: true,
        conditions: it.conditions.clone(),
        words: it.words.clone(),
        via: None,
    };
    let whistled_at = act.occurred();
    let id = if let Some(into) = &it.into {
        act.resolve(into)?
    } else {
        let commander = first_responder(act, &it.township);
        begin(
            act,
            &it.incident,
            &it.kind,
            &it.township,
            &it.place,
            received_at,
            commander,
        )?;
        it.incident.clone()
    };
    let incident = act.change(&id)?;
    add_reporter(incident, reporter);
    incident.whistled_at = Some(
        incident
            .whistled_at
            .map_or(whistled_at, |at| at.min(whistled_at)),
    );
    incident.happened_at = incident.happened_at.or(it.happened_at);
    if incident.words.is_none() {
        incident.words.clone_from(&it.words);
    }
    state_figures(
        act,
        &id,
        source("township"),
        it.figures.clone(),
        received_at,
    )?;
    if it.into.is_some() {
        return Ok(());
    }
    if it.self_handled && !names_people(&it.figures) && !harmed(&it.conditions) {
        act.change(&id)?.self_handled = true;
        calling::inform_lead(act, &id)
    } else {
        calling::call_members(act, &id)
    }
}

/// Figures that say people are hurt or may be: a number above 0, or 不详 said aloud.
fn names_people(figures: &Figures) -> bool {
    let people = [
        "dead",
        "suspected-dead",
        "serious",
        "light",
        "missing",
        "trapped",
    ];
    figures
        .iter()
        .any(|(id, value)| people.contains(&id.as_str()) && *value != Some(0))
}

/// The conditions of the whistle that speak of people; with them nothing is self-handled (R5).
fn harmed(conditions: &[ConditionId]) -> bool {
    conditions
        .iter()
        .any(|it| matches!(it.as_str(), "casualties" | "unaccounted"))
}

/// The post that commands first: the township's duty head, else any post of it, else the author's.
fn first_responder(act: &Act<'_>, township: &TownshipId) -> PostId {
    let register = &act.state.register;
    let unit = Unit::Township(township.clone());
    register
        .post_of(&unit, "township-duty-head")
        .or_else(|| {
            register
                .posts
                .values()
                .map(|it| &**it)
                .find(|it| it.unit == unit)
        })
        .map_or_else(|| act.author.post.clone(), |it| it.id.clone())
}

fn source(id: &str) -> SourceId {
    #[expect(clippy::expect_used, reason = "called with short literals only")]
    SourceId::new(id).expect("a name")
}

fn begin(
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
    act.state.opened += 1;
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
        self_handled: false,
        members_called_at: None,
        reporters: Vector::new(),
        merged_into: None,
        absorbed: Vector::new(),
        withdrawn: None,
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
        search_stopped: None,
        reports: Vector::new(),
        obligations: Vector::new(),
        zone: Shared::new(Zone::default()),
        plots: OrdMap::new(),
        evacuations: OrdMap::new(),
        ticks: OrdMap::new(),
        closing: OrdMap::new(),
        notes: Vector::new(),
        claims: Vector::new(),
        escalations: Vector::new(),
        pulsed: Vector::new(),
        late_acts: Vector::new(),
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
    super::harm::oblige_first_reports(act, id)
}

/// Figures named together with a report are a statement of its source.
fn state_figures(
    act: &mut Act<'_>,
    id: &IncidentId,
    source: SourceId,
    figures: Figures,
    heard_at: Time,
) -> Result<(), Refusal> {
    if figures.is_empty() {
        return Ok(());
    }
    let statement = Statement {
        source,
        figures,
        heard_at,
        as_of: None,
        standing: Standing::Unverified,
        words: None,
        said: act.said(),
        via: None,
    };
    act.change(id)?.statements.push_back(Shared::new(statement));
    Ok(())
}

pub(super) fn raise(act: &mut Act<'_>, it: &Raise) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    let incident = act.change(&it.incident)?;
    incident.self_handled = false;
    calling::call_members(act, &it.incident)
}

pub(super) fn take_whistle(act: &mut Act<'_>, it: &TakeWhistle) -> Result<(), Refusal> {
    let said = act.said();
    let incident = act.change(&it.incident)?;
    if incident.whistle_taken.is_none() {
        incident.whistle_taken = Some(said);
    }
    Ok(())
}

pub(super) fn change_type(act: &mut Act<'_>, it: &ChangeType) -> Result<(), Refusal> {
    if act.state.register.kind(&it.to).is_none() {
        return Err(unknown(
            "事件类型",
            it.to.as_str(),
            act.state.register.types.keys().map(TypeId::as_str),
        ));
    }
    if act.open(&it.incident)?.kind == it.to {
        return Err(Refusal::SameType);
    }
    let at = act.occurred();
    let incident = act.change(&it.incident)?;
    let former = std::mem::replace(&mut incident.kind, it.to.clone());
    incident.former_kinds.push_back((former, at));
    incident.un_number = it.un_number.or(incident.un_number);
    // The new lead names the new commander; the one in office stays until he comes.
    incident.designated = None;
    incident.command_settled = false;
    // Its clock starts now, not at the whistle that spoke of the other type.
    incident.members_called_at = None;
    calling::call_members(act, &it.incident)
}

pub(super) fn warning(act: &mut Act<'_>, it: &Warning) -> Result<(), Refusal> {
    act.state
        .warnings
        .insert(it.warning.clone(), Shared::new(it.clone()));
    Ok(())
}

pub(super) fn note(act: &mut Act<'_>, it: &Note) -> Result<(), Refusal> {
    if it.words.is_empty() {
        return Err(Refusal::Nonsense(words("记录内容为空,请填写。")));
    }
    let said = act.said();
    let Some(id) = &it.incident else {
        return Ok(());
    };
    let incident = act.change(id)?;
    if let Some(point) = &it.satisfies {
        let satisfied = &mut incident.zone.change().satisfied;
        satisfied.insert(point.clone(), said.at);
    }
    incident.notes.push_back((it.words.clone(), said));
    Ok(())
}

pub(super) fn claim(act: &mut Act<'_>, it: &Claim) -> Result<(), Refusal> {
    let from = act.at();
    let incident = act.change(&it.incident)?;
    let id = incident.id.clone();
    incident.claims.push_back(ClaimPeriod {
        person: it.person.clone(),
        from,
    });
    act.undo_with(Compensation::Claim(id));
    Ok(())
}

/// Used where the words of a party are wanted for a conflict.
pub(super) fn title(incident: &Incident) -> Words {
    incident.place.words.clone()
}
