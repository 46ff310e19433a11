//! Which edition of the rules brought a command (design §4, "The rule edition in force is state").

use super::Command;

impl Command {
    /// The first edition in which it may be said. While an older one is in force, every console
    /// refuses it as `NotInThisEdition`, so that all of them fold an old ledger alike.
    #[must_use]
    pub fn edition(&self) -> u32 {
        match self {
            Command::HazardArea(_)
            | Command::Wind(_)
            | Command::DecideInside(_)
            | Command::TellInside(_) => 3,
            Command::SetRules(it) if it.inside.is_some() || !it.neighbours.is_empty() => 3,
            Command::SetObligation(_)
            | Command::Owe(_)
            | Command::Explain(_)
            | Command::VoidObligation(_)
            | Command::ReportOwed(_)
            | Command::SendReport(_) => 2,
            Command::Report(it) if it.consent.is_some() || !it.answers.is_empty() => 2,
            Command::SetForm(_)
            | Command::SetLadder(_)
            | Command::Contact(_)
            | Command::SceneHq(_)
            | Command::RecallDepartment(_)
            | Command::AskReturn(_)
            | Command::EndReturn(_)
            | Command::GiveReturn(_) => 2,
            Command::StartResponse(_)
            | Command::ChangeResponse(_)
            | Command::EndResponse(_)
            | Command::Hang(_)
            | Command::SignJoint(_)
            | Command::Relate(_)
            | Command::CancelWarning(_)
            | Command::Instruct(_)
            | Command::FollowInstruction(_)
            | Command::SplitSought(_) => 2,
            Command::SetRiskList(_) | Command::SetRisk(_) | Command::Patrol(_) => 2,
            Command::Paper(_) => 2,
            Command::HoldPersonal(_) | Command::LiftHold(_) | Command::DestroyPersonal(_) => 2,
            Command::Exercise(_)
            | Command::EndExercise(_)
            | Command::EndDrill(_)
            | Command::LeaveDrill(_)
            | Command::StandDown(_) => 2,
            Command::TestSound(_) | Command::SoundDevice(_) | Command::ShelterState(_) => 3,
            Command::Propose(_) => 3,
            Command::Dispatch(it) if it.proposal.is_some() || it.because.is_some() => 3,
            Command::Supply(it) if it.proposal.is_some() => 3,
            Command::RequestTeam(it) if it.proposal.is_some() || it.because.is_some() => 3,
            Command::CloseRoad(_) | Command::OpenRoad(_) => 3,
            Command::SceneContact(_) => 3,
            Command::ShelveAlarm(it) if it.reason.is_some() => 3,
            Command::ShelveAlarm(_) | Command::SignHandover(_) => 2,
            Command::StopSearch(it) if it.rescuers.is_some() => 2,
            Command::SetType(it) if it.hold_points.iter().any(|it| !it.undone_by.is_empty()) => 2,
            // Fields that came later are of the edition that brought them.
            Command::SetSite(it) if it.township.is_some() || !it.ladder.is_empty() => 2,
            Command::Open(it) if it.response.is_some() => 2,
            Command::Claim(it) if it.reason.is_some() => 2,
            Command::Whistle(it) if it.response.is_some() => 2,
            Command::SetRules(it) if !it.source_ranks.is_empty() => 2,
            Command::SetRules(it) if !it.death_sources.is_empty() => 2,
            Command::SetRules(it) if it.report_profile.is_some() || it.silent_s.is_some() => 2,
            Command::SetRules(it) if it.facility_stale_s.is_some() => 2,
            _ => 1,
        }
    }
}
