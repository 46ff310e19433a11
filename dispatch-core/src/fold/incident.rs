//! How an incident comes to be: intake, opening, whistle, type.

mod begin;
mod open;
mod whistle;

pub(super) use open::open;
pub(super) use whistle::whistle;

use super::act::unknown;
use super::{Act, calling, words};
use crate::command::{
    Attach, ChangeType, Claim, Figures, Intake, Note, PulseRule, Raise, Standing, TakeWhistle,
    Warning,
};
use crate::refusal::Refusal;
use crate::state::{
    ClaimPeriod, Compensation, Incident, IntakeRecord, Reporter, Shared, Statement, Status,
};
use crate::time::Time;
use crate::words::{IncidentId, PersonId, SourceId, TypeId, Words};

pub(super) fn intake(act: &mut Act<'_>, it: &Intake) -> Result<(), Refusal> {
    if act.state.intakes.contains_key(&it.intake) {
        return Err(Refusal::NameTaken(words(it.intake.as_str())));
    }
    let record = IntakeRecord {
        number: u32::try_from(act.state.intakes.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
        intake: it.clone(),
        received_at: act.not_later(it.received_at),
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
    if record.fate.as_ref() == Some(it) {
        // Said once more: its figures are no second statement.
        return Ok(());
    }
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
        whistled_at: None,
        conditions: Vec::new(),
        words: Some(record.intake.words.clone()),
        via: None,
    }
}

/// A second word of the same reporter adds nothing to the list, unless it is the earlier one.
fn add_reporter(incident: &mut Incident, reporter: Reporter) {
    incident.received_at = incident.received_at.min(reporter.received_at);
    let same = |it: &Reporter| {
        it.who == reporter.who
            && it.whistled_at.is_some() == reporter.whistled_at.is_some()
            && it.via.is_none()
    };
    match incident.reporters.iter_mut().find(|it| same(it)) {
        Some(had) => {
            had.received_at = had.received_at.min(reporter.received_at);
            had.whistled_at = had.whistled_at.min(reporter.whistled_at);
        }
        None => incident.reporters.push_back(reporter),
    }
}

pub(super) fn source(id: &str) -> SourceId {
    #[expect(clippy::expect_used, reason = "called with short literals only")]
    SourceId::new(id).expect("a name")
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
    let rank = super::harm::rank(act, &source);
    let statement = Statement {
        source,
        figures,
        heard_at,
        as_of: None,
        standing: Standing::Unverified,
        words: None,
        said: act.said(),
        via: None,
        rank,
    };
    let people = super::harm::names_people(&statement.figures);
    act.change(id)?.statements.push_back(Shared::new(statement));
    super::harm::raise_if(act, id, people)
}

pub(super) fn raise(act: &mut Act<'_>, it: &Raise) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    let incident = act.change(&it.incident)?;
    incident.self_handled = false;
    calling::call_members(act, &it.incident)
}

pub(super) fn take_whistle(act: &mut Act<'_>, it: &TakeWhistle) -> Result<(), Refusal> {
    let said = act.said();
    let second_edition = act.state.edition >= 2;
    let incident = act.change(&it.incident)?;
    if incident.whistle_taken.is_none() {
        incident.whistle_taken = Some(said);
    } else if second_edition {
        // A whistle that came after it was taken is taken by the next one; an older word that comes
        // late leaves the newest standing.
        let had = incident.whistle_taken_again.as_ref();
        if had.is_none_or(|had| had.at <= said.at) {
            incident.whistle_taken_again = Some(said);
        }
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
    incident.self_handled = false;
    // Its clock starts now, not at the whistle that spoke of the other type.
    incident.members_called_at = None;
    incident.forget_pulses(&[PulseRule::CommanderNotNamed, PulseRule::CommanderNotSetOut]);
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
    incident.notes.push_back((it.words.clone(), said.clone()));
    if let Some(point) = &it.satisfies {
        super::places::satisfied_by(act, id, point, (said.at, None, Some(&it.words)))?;
    }
    Ok(())
}

/// The second edition hands nothing to somebody whom the register does not know, and nothing that is
/// over for the room; an incident whose scene has ended still waits for somebody to file it.
pub(super) fn claim(act: &mut Act<'_>, it: &Claim) -> Result<(), Refusal> {
    if act.state.edition >= 2
        && let Some(person) = &it.person
    {
        match act.look(&it.incident)?.status {
            Status::Filed => return Err(Refusal::IncidentFiled),
            Status::Withdrawn => return Err(Refusal::Withdrawn),
            _ => {}
        }
        let known = &act.state.register.persons;
        if !known.contains_key(person) {
            let names = known.keys().map(PersonId::as_str);
            return Err(unknown("人员", person.as_str(), names));
        }
    }
    let from = act.at();
    let incident = act.change(&it.incident)?;
    let (id, before) = (incident.id.clone(), incident.claims.len());
    incident.claims.push_back(ClaimPeriod {
        person: it.person.clone(),
        from,
    });
    act.undo_with(Compensation::Claim(id, before));
    Ok(())
}

/// Used where the words of a party are wanted for a conflict.
pub(super) fn title(incident: &Incident) -> Words {
    incident.place.words.clone()
}
