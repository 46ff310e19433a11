//! The fold: check everything, then it must succeed.
//!
//! [`fold`] takes an entry into a State and gives a [`Verdict`], [`fold_run`] many; [`apply`] leaves
//! the State before it to the caller, and a button may ask [`check`] what the fold would say. A
//! refusal leaves nothing half done; a panic or a broken invariant (`RuleBroken`) has no other effect.

#![warn(clippy::arithmetic_side_effects)]

mod act;
mod called_back;
mod calling;
mod closing;
mod commanding;
mod count;
mod exercise;
mod forces;
mod harm;
mod hazard_areas;
mod in_time;
mod incident;
mod instructions;
mod invariants;
mod late;
mod mending;
mod merging;
mod obligations;
mod orders;
mod paper;
mod personal;
mod places;
mod plotting;
mod proposing;
mod pulse;
mod reaching;
mod reports;
mod requests;
mod response;
mod returns;
mod rights;
mod roads;
mod safety;
mod scene_contact;
mod setting_up;
mod shift;
mod sought;
mod sounding;
mod spoken;
mod supplies;
mod told;

pub use act::Act;
pub use orders::unable_since;
pub use rights::{RIGHTS, Right, right_of, rights_of};
pub use told::{Judged, Told, fold_run};

use crate::command::Command;
use crate::entry::{Author, Entry};
use crate::refusal::{Refusal, Verdict};
use crate::state::{EDITION, State};
use crate::time::Time;
use crate::words::Words;

/// Folds the next entry, as it stands in the ledger, into `state`.
///
/// Bytes that are no entry of this edition count as refused; they never stop the fold.
pub fn fold(state: &mut State, entry: &Entry) -> Verdict {
    fold_one(state, &Told::of(entry, &Author::read(&entry.author)))
}

/// Folds entries that follow each other, and says what became of each: as [`fold`] for one after the
/// other, and faster.
pub fn fold_all(state: &mut State, entries: &[Entry]) -> Vec<Judged> {
    let read: Vec<_> = entries.iter().map(|it| Author::read(&it.author)).collect();
    let told: Vec<_> = entries
        .iter()
        .zip(&read)
        .map(|(it, read)| Told::of(it, read))
        .collect();
    fold_run(state, &told)
}

/// The same as [`fold`] for an entry whose author's part is already read.
pub fn fold_author(state: &mut State, height: u64, recorded_at: Time, author: &Author) -> Verdict {
    fold_one(state, &Told::new(height, recorded_at, author))
}

#[expect(clippy::expect_used, reason = "each entry of a run is judged")]
fn fold_one(state: &mut State, told: &Told<'_>) -> Verdict {
    let mut judged = fold_run(state, std::slice::from_ref(told));
    judged.pop().expect("one for one").verdict
}

/// What `state` becomes by the next entry: as [`fold`], and the caller keeps the State before it.
#[must_use]
pub fn apply(state: &State, entry: &Entry) -> (State, Verdict) {
    let mut next = state.clone();
    let verdict = fold(&mut next, entry);
    (next, verdict)
}

/// The same for an entry whose author's part is already read.
#[must_use]
pub fn apply_author(
    state: &State,
    height: u64,
    recorded_at: Time,
    author: &Author,
) -> (State, Verdict) {
    let mut next = state.clone();
    let verdict = fold_author(&mut next, height, recorded_at, author);
    (next, verdict)
}

/// What the fold would answer if this were the next entry: the question every button asks.
///
/// # Errors
/// The refusal it would meet.
pub fn check(state: &State, recorded_at: Time, author: &Author) -> Result<(), Refusal> {
    match apply_author(state, state.height.saturating_add(1), recorded_at, author).1 {
        Verdict::Accepted => Ok(()),
        Verdict::Refused(refusal) => Err(refusal),
    }
}

fn run(act: &mut Act<'_>) -> Result<(), Refusal> {
    act.admit()?;
    match &act.author.command {
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
        | Command::SetObligation(_)
        | Command::SetRules(_) => setting_up::row(act),
        Command::AdoptDistrict(it) => setting_up::adopt_district(act, it),
        Command::AdoptEdition(it) => setting_up::adopt_edition(act, it),
        Command::SetClock(it) => setting_up::set_clock(act, it),
        Command::EndDrill(it) => exercise::end_drill(act, it),
        Command::LeaveDrill(it) => exercise::leave_drill(act, it),

        Command::Intake(it) => incident::intake(act, it),
        Command::Attach(it) => incident::attach(act, it),
        Command::Open(it) => incident::open(act, it),
        Command::Whistle(it) => incident::whistle(act, it),
        Command::Raise(it) => incident::raise(act, it),
        Command::TakeWhistle(it) => incident::take_whistle(act, it),
        Command::Withdraw(it) => closing::withdraw(act, it),
        Command::StandDown(it) => called_back::stand_down(act, it),
        Command::Merge(it) => merging::merge(act, it),
        Command::Split(it) => merging::split(act, it),
        Command::ChangeType(it) => incident::change_type(act, it),
        Command::Warning(it) => incident::warning(act, it),
        Command::Note(it) => incident::note(act, it),
        Command::Paper(it) => paper::paper(act, it),
        Command::Claim(it) => incident::claim(act, it),
        Command::StartResponse(it) => response::start(act, it),
        Command::ChangeResponse(it) => response::change(act, it),
        Command::EndResponse(it) => response::end(act, it),
        Command::Hang(it) => response::hang(act, it),
        Command::SignJoint(it) => response::joint::sign(act, it),
        Command::Relate(it) => response::relations::relate(act, it),
        Command::CancelWarning(it) => response::relations::cancel_warning(act, it),
        Command::Instruct(it) => instructions::instruct(act, it),
        Command::FollowInstruction(it) => instructions::follow(act, it),

        Command::Call(it) => calling::call(act, it),
        Command::Attempt(it) => calling::attempt(act, it),
        Command::Delivered(it) => calling::delivered(act, it),
        Command::Acknowledge(it) => calling::acknowledge(act, it),
        Command::SetOut(it) => calling::set_out(act, it),
        Command::ReportIn(it) => calling::report_in(act, it),
        Command::Release(it) => calling::release(act, it),
        Command::Left(it) => calling::left(act, it),
        Command::AssignDuty(it) => calling::assign_duty(act, it),

        Command::Designate(it) => commanding::designate(act, it),
        Command::CommanderOnWay(it) => commanding::on_way(act, it),
        Command::TakeCommand(it) => commanding::take(act, it),
        Command::OfferCommand(it) => commanding::offer(act, it),
        Command::AcceptCommand(it) => commanding::accept(act, it),
        Command::ConfirmTownship(it) => commanding::confirm_township(act, it),
        Command::AreaCommand(it) => commanding::area(act, it),
        Command::ReplaceCommander(it) => commanding::replace(act, it),
        Command::TransferRecord(it) => commanding::transfer_record(act, it),
        Command::AdjustResponse(it) => commanding::adjust_response(act, it),

        Command::State(it) => harm::state(act, it),
        Command::Adopt(it) => harm::adopt(act, it),
        Command::Sought(it) => harm::sought(act, it),
        Command::SceneContact(it) => scene_contact::scene_contact(act, it),
        Command::SplitSought(it) => sought::split(act, it),
        Command::StopSearch(it) => harm::stop_search(act, it),
        Command::Report(it) => reports::report(act, it),
        Command::Owe(it) => obligations::owe(act, it),
        Command::Explain(it) => obligations::explain(act, it),
        Command::VoidObligation(it) => obligations::void(act, it),
        Command::ReportOwed(it) => obligations::report_owed(act, it),
        Command::SendReport(it) => obligations::send_report(act, it),

        Command::Propose(it) => proposing::propose(act, it),
        Command::Dispatch(it) => forces::dispatch(act, it),
        Command::RequestTeam(it) => forces::request(act, it),
        Command::AnswerTeam(it) => forces::answer(act, it),
        Command::TeamState(it) => forces::team_state(act, it),
        Command::ReleaseTeam(it) => forces::release(act, it),
        Command::Recall(it) => forces::recall(act, it),
        Command::Exercise(it) => exercise::begin(act, it),
        Command::EndExercise(it) => exercise::end(act, it),

        Command::Supply(it) => supplies::supply(act, it),
        Command::SupplyBack(it) => supplies::back(act, it),
        Command::CountStock(it) => supplies::count(act, it),

        Command::Order(it) => orders::order(act, it),
        Command::SpokenOrder(it) => orders::spoken(act, it),
        Command::PullOut(it) => orders::pull_out(act, it),
        Command::Receipt(it) => orders::receipt(act, it),
        Command::Answer(it) => orders::answer(act, it),
        Command::Confirm(it) => orders::confirm(act, it),
        Command::RequestAct(it) => requests::request_act(act, it),
        Command::AnswerAct(it) => requests::answer_act(act, it),
        Command::AskAid(it) => requests::ask_aid(act, it),
        Command::AidState(it) => requests::aid_state(act, it),

        Command::EnterZone(it) => safety::enter(act, it),
        Command::LeaveZone(it) => safety::leave(act, it),
        Command::RollCall(it) => safety::roll_call(act, it),
        Command::Found(it) => safety::found(act, it),
        Command::FacilityState(it) => safety::facility_state(act, it),
        Command::Patrol(it) => places::patrol(act, it),
        Command::Hazard(it) => plotting::hazard(act, it),
        Command::HazardArea(it) => hazard_areas::hazard_area(act, it),
        Command::Wind(it) => hazard_areas::wind(act, it),
        Command::DecideInside(it) => hazard_areas::decide_inside(act, it),
        Command::TellInside(it) => hazard_areas::tell_inside(act, it),
        Command::Plot(it) => plotting::plot(act, it),
        Command::Lift(it) => plotting::lift(act, it),
        Command::Evacuate(it) => plotting::evacuate(act, it),
        Command::Moved(it) => plotting::moved(act, it),
        Command::Tick(it) => safety::tick(act, it),
        Command::KnowAlarm(it) => safety::know_alarm(act, it),
        Command::ShelveAlarm(it) => shift::shelve(act, it),
        Command::SignHandover(it) => shift::sign(act, it),
        Command::TestSound(it) => sounding::tested(act, it),
        Command::SoundDevice(it) => sounding::device(act, it),
        Command::ShelterState(it) => places::shelter_state(act, it),
        Command::CloseRoad(it) => roads::close(act, it),
        Command::OpenRoad(it) => roads::open(act, it),

        Command::SceneHq(it) => reaching::scene_hq(act, it),
        Command::RecallDepartment(it) => reaching::recall_department(act, it),
        Command::Contact(it) => reaching::contact(act, it),

        Command::AskReturn(it) => returns::ask(act, it),
        Command::EndReturn(it) => returns::end(act, it),
        Command::GiveReturn(it) => returns::give(act, it),

        Command::Controlled(it) => closing::controlled(act, it),
        Command::EndScene(it) => closing::end_scene(act, it),
        Command::LiftResponse(it) => closing::lift_response(act, it),
        Command::RestoreAccess(it) => closing::restore_access(act, it),
        Command::File(it) => closing::file(act, it),
        Command::Reopen(it) => closing::reopen(act, it),

        Command::Undo(it) => mending::undo(act, it),
        Command::Retract(it) => mending::retract(act, it),
        Command::Settle(it) => mending::settle(act, it),
        Command::HoldPersonal(it) => personal::hold(act, it),
        Command::LiftHold(it) => personal::lift(act, it),
        Command::DestroyPersonal(it) => personal::destroy(act, it),
        Command::Pulse(it) => pulse::pulse(act, it),
        Command::Quarantine(it) => mending::quarantine(act, it),
    }
}

/// Whether a program that knows editions up to [`EDITION`] may fold on.
#[must_use]
pub fn knows_edition(edition: u32) -> bool {
    edition <= EDITION
}

/// A short text of ours as [`Words`]; a long one is cut at the bound, which only a name that came
/// from outside could reach.
pub(crate) fn words(text: impl AsRef<str>) -> Words {
    let mut text = text.as_ref();
    while text.len() > crate::words::WORDS_BYTES_MAX {
        let end = text.floor_char_boundary(crate::words::WORDS_BYTES_MAX);
        text = &text[..end];
    }
    #[expect(clippy::expect_used, reason = "cut to the bound on the line above")]
    Words::new(text).expect("a text within its bound")
}
