//! Which incident a command speaks of.

use super::Command;
use crate::words::IncidentId;

impl Command {
    /// The incident it speaks of; `None` where it speaks of none, or of several.
    #[must_use]
    pub fn incident(&self) -> Option<&IncidentId> {
        match self {
            Command::Open(it) => Some(&it.incident),
            Command::Whistle(it) => Some(it.into.as_ref().unwrap_or(&it.incident)),
            Command::Raise(it) => Some(&it.incident),
            Command::TakeWhistle(it) => Some(&it.incident),
            Command::Withdraw(it) => Some(&it.incident),
            Command::StandDown(it) => Some(&it.incident),
            Command::Merge(it) => Some(&it.from),
            Command::Split(it) => Some(&it.incident),
            Command::ChangeType(it) => Some(&it.incident),
            Command::Note(it) => it.incident.as_ref(),
            Command::Attach(it) => it.incident.as_ref(),
            Command::Claim(it) => Some(&it.incident),
            Command::Relate(it) => Some(&it.incident),
            Command::Instruct(it) => it.incident.as_ref(),
            Command::Call(it) => Some(&it.incident),
            Command::Attempt(it) => Some(&it.incident),
            Command::Delivered(it) => Some(&it.incident),
            Command::Acknowledge(it) => Some(&it.incident),
            Command::SetOut(it) => Some(&it.incident),
            Command::ReportIn(it) => Some(&it.incident),
            Command::Release(it) => Some(&it.incident),
            Command::Left(it) => Some(&it.incident),
            Command::AssignDuty(it) => Some(&it.incident),
            Command::Designate(it) => Some(&it.incident),
            Command::CommanderOnWay(it) => Some(&it.incident),
            Command::TakeCommand(it) => Some(&it.incident),
            Command::OfferCommand(it) => Some(&it.incident),
            Command::AcceptCommand(it) => Some(&it.incident),
            Command::ConfirmTownship(it) => Some(&it.incident),
            Command::ReplaceCommander(it) => Some(&it.incident),
            Command::TransferRecord(it) => Some(&it.incident),
            Command::AdjustResponse(it) => Some(&it.incident),
            Command::State(it) => Some(&it.incident),
            Command::Adopt(it) => Some(&it.incident),
            Command::Sought(it) => Some(&it.incident),
            Command::SplitSought(it) => Some(&it.incident),
            Command::SceneContact(it) => Some(&it.incident),
            Command::StopSearch(it) => Some(&it.incident),
            Command::Report(it) => Some(&it.incident),
            Command::Owe(it) => it.incident.as_ref(),
            Command::Propose(it) => Some(&it.says.incident),
            Command::Dispatch(it) => Some(&it.incident),
            Command::RequestTeam(it) => Some(&it.incident),
            Command::AnswerTeam(it) => Some(&it.incident),
            Command::TeamState(it) => it.incident.as_ref(),
            Command::ReleaseTeam(it) => Some(&it.incident),
            Command::Recall(it) => Some(&it.to),
            Command::Supply(it) => Some(&it.incident),
            Command::SupplyBack(it) => Some(&it.incident),
            Command::Order(it) => Some(&it.incident),
            Command::SpokenOrder(it) => Some(&it.incident),
            Command::PullOut(it) => Some(&it.incident),
            Command::Receipt(it) => Some(&it.incident),
            Command::Answer(it) => Some(&it.incident),
            Command::Confirm(it) => Some(&it.incident),
            Command::RequestAct(it) => Some(&it.incident),
            Command::AnswerAct(it) => Some(&it.incident),
            Command::AskAid(it) => Some(&it.incident),
            Command::AidState(it) => Some(&it.incident),
            Command::EnterZone(it) => Some(&it.incident),
            Command::LeaveZone(it) => Some(&it.incident),
            Command::RollCall(it) => Some(&it.incident),
            Command::Found(it) => Some(&it.incident),
            Command::FacilityState(it) => it.incident.as_ref(),
            Command::Patrol(it) => it.incident.as_ref(),
            Command::Hazard(it) => Some(&it.incident),
            Command::Plot(it) => Some(&it.incident),
            Command::Lift(it) => Some(&it.incident),
            Command::Evacuate(it) => Some(&it.incident),
            Command::Moved(it) => Some(&it.incident),
            Command::HazardArea(it) => Some(&it.incident),
            Command::Wind(it) => Some(&it.incident),
            Command::DecideInside(it) => Some(&it.incident),
            Command::TellInside(it) => Some(&it.incident),
            Command::Tick(it) => Some(&it.incident),
            Command::KnowAlarm(it) => it.incident.as_ref(),
            Command::ShelveAlarm(it) => it.incident.as_ref(),
            Command::CloseRoad(it) => it.incident.as_ref(),
            Command::OpenRoad(it) => it.incident.as_ref(),
            Command::SceneHq(it) => Some(&it.incident),
            Command::RecallDepartment(it) => Some(&it.to),
            Command::Controlled(it) => Some(&it.incident),
            Command::EndScene(it) => Some(&it.incident),
            Command::LiftResponse(it) => Some(&it.incident),
            Command::RestoreAccess(it) => Some(&it.incident),
            Command::File(it) => Some(&it.incident),
            Command::Reopen(it) => Some(&it.incident),
            Command::HoldPersonal(it) => Some(&it.incident),
            Command::LiftHold(it) => Some(&it.incident),
            Command::DestroyPersonal(it) => Some(&it.incident),
            Command::Pulse(it) => Some(&it.incident),
            Command::SetTownship(_)
            | Command::SetDepartment(_)
            | Command::SetPost(_)
            | Command::SetPerson(_)
            | Command::SetDuty(_)
            | Command::SetTeam(_)
            | Command::SetDepot(_)
            | Command::SetFacility(_)
            | Command::SetSite(_)
            | Command::SetRiskList(_)
            | Command::SetRisk(_)
            | Command::SetType(_)
            | Command::SetForm(_)
            | Command::SetLadder(_)
            | Command::Contact(_)
            | Command::AskReturn(_)
            | Command::EndReturn(_)
            | Command::GiveReturn(_)
            | Command::SignHandover(_)
            | Command::TestSound(_)
            | Command::SoundDevice(_)
            | Command::ShelterState(_)
            | Command::SetObligation(_)
            | Command::SetRules(_)
            | Command::AdoptDistrict(_)
            | Command::AdoptEdition(_)
            | Command::SetClock(_)
            | Command::EndDrill(_)
            | Command::LeaveDrill(_)
            | Command::Exercise(_)
            | Command::EndExercise(_)
            | Command::Intake(_)
            | Command::Warning(_)
            | Command::Paper(_)
            | Command::StartResponse(_)
            | Command::ChangeResponse(_)
            | Command::EndResponse(_)
            | Command::Hang(_)
            | Command::SignJoint(_)
            | Command::CancelWarning(_)
            | Command::FollowInstruction(_)
            | Command::CountStock(_)
            | Command::AreaCommand(_)
            | Command::Explain(_)
            | Command::VoidObligation(_)
            | Command::ReportOwed(_)
            | Command::SendReport(_)
            | Command::Undo(_)
            | Command::Retract(_)
            | Command::Settle(_)
            | Command::Quarantine(_) => None,
        }
    }
}
