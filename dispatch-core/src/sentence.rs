//! Every entry as one plain sentence, for the log and for the transcripts of drills.
//!
//! Three questions, each with its own function: who said it ([`who`]), what was said
//! ([`sentence`]), and why it had no effect ([`refusal_en`]; in Chinese a refusal says that
//! itself). The words are those of the dictionary. 不详 is said as 不详, never as 0 or nothing;
//! a person's own words are quoted as they are, in whatever language he spoke.

mod area_card;
mod calling;
mod closing;
mod commanding;
mod copied;
mod exercise;
mod figures;
mod forces;
mod harm;
mod hazard_area;
mod incident;
mod instruction;
mod mending;
mod named;
mod names;
mod orders;
mod paper;
mod personal;
mod phrasebook;
mod places;
mod plotting;
mod proposed;
mod proposing;
mod reaching;
mod refused;
mod reporting;
mod response;
mod returns;
mod roads;
mod safety;
mod say;
mod setting_up;
mod shift;
mod subject;
mod supplied;
mod supplies;
mod talk_card;
mod telling;
mod terms;
mod things;
mod transfer_draft;

pub use area_card::{area_card, area_text};
pub use copied::{Copied, Entry as CopiedEntry, copied, masked as mask_numbers};
pub use hazard_area::wind_speed;
pub use named::refusal_text;
pub use names::Names;
pub use paper::sheet;
pub use proposed::{Proposed, by_text, minutes};
pub use refused::refusal_en;
pub use safety::alarm_kind_text;
pub(crate) use subject::known as known_subject;
pub use subject::subject;
pub use talk_card::{CardLine, talk_card, talk_text};
pub(crate) use telling::clock;
pub use telling::day;
pub(crate) use terms::{report_text, sought_text};
pub use things::{
    FACILITY_STATES, WARNING_KINDS, plotted_text, state as state_text, weather as weather_text,
};
pub use transfer_draft::transfer_draft;

use crate::catalogue::Text;
use crate::command::Command;
use crate::entry::{Author, OnBehalf};
use crate::state::State;
use telling::Telling;

/// Who said it, and who wrote it down: 「陈安清(值班员)代 区消防救援大队 林某(电话)记录」.
#[must_use]
pub fn who(state: &State, author: &Author) -> Text {
    let names = Names::default();
    let t = Telling {
        names: &names,
        state,
        author,
    };
    let writer = say::say!(
        "{person}({post})",
        "{person} ({post})",
        person = t.person(&author.person),
        post = t.post(&author.post)
    );
    match &author.on_behalf {
        Some(behalf) => for_another(&t, &writer, behalf),
        None => writer,
    }
}

fn for_another(t: &Telling<'_>, writer: &Text, behalf: &OnBehalf) -> Text {
    let name = match &behalf.name {
        Some(name) => say::say!("{name}", "{name}", name = name),
        None => say::say!("姓名不详", "name unknown"),
    };
    let heard = behalf.heard_at.map_or_else(
        || say::say!("{means}", "{means}", means = behalf.means),
        |at| {
            say::say!(
                "{means} {at}",
                "{means}, {at}",
                means = behalf.means,
                at = t.clock(at)
            )
        },
    );
    say::say!(
        "{writer}代 {unit} {name}({heard})记录",
        "{writer} for {unit}, {name} ({heard})",
        writer = writer,
        unit = t.party(&behalf.who),
        name = name,
        heard = heard
    )
}

/// What was said, in one sentence without its author.
///
/// `state` is the State after the entry, or any later one. Names come from its register and from
/// `names`; what neither knows is called by its id.
#[must_use]
pub fn sentence(names: &Names, state: &State, author: &Author) -> Text {
    let t = &Telling {
        names,
        state,
        author,
    };
    match &author.command {
        Command::SetTownship(it) => setting_up::township(it),
        Command::SetDepartment(it) => setting_up::department(it),
        Command::SetPost(it) => setting_up::post(t, it),
        Command::SetPerson(it) => setting_up::person(it),
        Command::SetDuty(it) => setting_up::duty(t, it),
        Command::SetTeam(it) => setting_up::team(t, it),
        Command::SetDepot(it) => setting_up::depot(t, it),
        Command::SetFacility(it) => setting_up::facility(t, it),
        Command::SetSite(it) => setting_up::site(t, it),
        Command::SetRiskList(it) => places::risk_list(it),
        Command::SetRisk(it) => places::risk(t, it),
        Command::SetType(it) => setting_up::incident_type(it),
        Command::SetObligation(it) => setting_up::obligation(it),
        Command::SetRules(it) => setting_up::rules(it),
        Command::AdoptDistrict(it) => setting_up::adopt_district(it),
        Command::AdoptEdition(it) => setting_up::adopt_edition(it),
        Command::SetClock(it) => setting_up::clock(t, it),
        Command::EndDrill(it) => exercise::end_drill(it),
        Command::LeaveDrill(it) => exercise::leave_drill(t, it),

        Command::Intake(it) => incident::intake(t, it),
        Command::Attach(it) => incident::attach(t, it),
        Command::Open(it) => incident::open(t, it),
        Command::Whistle(it) => incident::whistle(t, it),
        Command::Raise(it) => incident::raise(it),
        Command::TakeWhistle(_) => incident::take_whistle(),
        Command::Withdraw(it) => incident::withdraw(it),
        Command::StandDown(it) => exercise::stand_down(t, it),
        Command::Merge(it) => incident::merge(t, it),
        Command::Split(it) => incident::split(t, it),
        Command::ChangeType(it) => incident::change_type(t, it),
        Command::Warning(it) => incident::warning(t, it),
        Command::Note(it) => incident::note(t, it),
        Command::Paper(it) => paper::paper(it),
        Command::Claim(it) => incident::claim(t, it),
        Command::StartResponse(it) => response::start(t, it),
        Command::ChangeResponse(it) => response::change(t, it),
        Command::EndResponse(it) => response::end(t, it),
        Command::Hang(it) => response::hang(t, it),
        Command::SignJoint(it) => response::sign_joint(t, it),
        Command::Relate(it) => response::relate(t, it),
        Command::CancelWarning(it) => response::cancel_warning(t, it),
        Command::Instruct(it) => instruction::instruct(t, it),
        Command::FollowInstruction(it) => instruction::follow(t, it),

        Command::Call(it) => calling::call(t, it),
        Command::Attempt(it) => calling::attempt(t, it),
        Command::Delivered(it) => calling::delivered(t, it),
        Command::Acknowledge(it) => calling::acknowledge(t, it),
        Command::SetOut(it) => calling::set_out(t, it),
        Command::ReportIn(it) => calling::report_in(t, it),
        Command::Release(it) => calling::release(t, it),
        Command::Left(it) => calling::left(t, it),
        Command::AssignDuty(it) => calling::assign_duty(t, it),

        Command::Designate(it) => commanding::designate(t, it),
        Command::CommanderOnWay(it) => commanding::on_way(it),
        Command::TakeCommand(it) => commanding::take(t, it),
        Command::OfferCommand(it) => commanding::offer(t, it),
        Command::AcceptCommand(_) => commanding::accept(),
        Command::ConfirmTownship(it) => commanding::confirm_township(t, it),
        Command::AreaCommand(it) => commanding::area(t, it),
        Command::ReplaceCommander(it) => commanding::replace(t, it),
        Command::TransferRecord(it) => commanding::transfer_record(it),
        Command::AdjustResponse(it) => commanding::adjust_response(t, it),

        Command::State(it) => harm::state(t, it),
        Command::Adopt(it) => harm::adopt(t, it),
        Command::Sought(it) => harm::sought(t, it),
        Command::SceneContact(it) => harm::scene_contact(t, it),
        Command::SplitSought(it) => harm::split_sought(t, it),
        Command::StopSearch(it) => harm::stop_search(t, it),
        Command::Report(it) => harm::report(t, it),
        Command::Owe(it) => reporting::owe(t, it),
        Command::Explain(it) => reporting::explain(t, it),
        Command::VoidObligation(it) => reporting::void(t, it),
        Command::ReportOwed(it) => reporting::report_owed(t, it),
        Command::SendReport(it) => reporting::send_report(t, it),

        Command::Propose(it) => proposing::propose(t, it),
        Command::Dispatch(it) => forces::dispatch(t, it),
        Command::RequestTeam(it) => forces::request(t, it),
        Command::AnswerTeam(it) => forces::answer(t, it),
        Command::TeamState(it) => forces::state(t, it),
        Command::ReleaseTeam(it) => forces::release(t, it),
        Command::Recall(it) => forces::recall(t, it),
        Command::Exercise(it) => exercise::begin(t, it),
        Command::EndExercise(it) => exercise::end(t, it),

        Command::Supply(it) => supplies::issue(t, it),
        Command::SupplyBack(it) => supplies::back(t, it),
        Command::CountStock(it) => supplies::count(t, it),

        Command::Order(it) => orders::order(t, it),
        Command::SpokenOrder(it) => orders::spoken(t, it),
        Command::PullOut(it) => orders::pull_out(it),
        Command::Receipt(it) => orders::receipt(t, it),
        Command::Answer(it) => orders::answer(t, it),
        Command::Confirm(it) => orders::confirm(t, it),
        Command::RequestAct(it) => orders::request_act(t, it),
        Command::AnswerAct(it) => orders::answer_act(t, it),
        Command::AskAid(it) => orders::ask_aid(it),
        Command::AidState(it) => orders::aid_state(t, it),

        Command::EnterZone(it) => safety::enter(t, it),
        Command::LeaveZone(it) => safety::leave(t, it),
        Command::RollCall(it) => safety::roll_call(t, it),
        Command::Found(it) => safety::found(t, it),
        Command::FacilityState(it) => safety::facility(t, it),
        Command::Patrol(it) => places::patrol(t, it),
        Command::Hazard(it) => plotting::hazard(t, it),
        Command::HazardArea(it) => hazard_area::area(t, it),
        Command::Wind(it) => hazard_area::wind(t, it),
        Command::DecideInside(it) => hazard_area::decide(t, it),
        Command::TellInside(it) => hazard_area::tell(t, it),
        Command::Plot(it) => plotting::plot(t, it),
        Command::Lift(it) => plotting::lift(t, it),
        Command::Evacuate(it) => plotting::evacuate(it),
        Command::Moved(it) => plotting::moved(t, it),
        Command::Tick(it) => safety::tick(t, it),
        Command::KnowAlarm(it) => safety::know_alarm(t, it),
        Command::ShelveAlarm(it) => shift::shelve(t, it),
        Command::SignHandover(it) => shift::sign(t, it),
        Command::TestSound(it) => shift::tested(t, it),
        Command::SoundDevice(it) => shift::device(t, it),
        Command::ShelterState(it) => places::shelter(t, it),
        Command::CloseRoad(it) => roads::close(t, it),
        Command::OpenRoad(it) => roads::open(t, it),

        Command::SceneHq(it) => reaching::scene_hq(t, it),
        Command::RecallDepartment(it) => reaching::recall_department(t, it),
        Command::SetLadder(it) => reaching::ladder(it),
        Command::Contact(it) => reaching::contact(t, it),

        Command::SetForm(it) => returns::form(it),
        Command::AskReturn(it) => returns::ask(t, it),
        Command::EndReturn(it) => returns::end(t, it),
        Command::GiveReturn(it) => returns::give(t, it),

        Command::Controlled(_) => closing::controlled(),
        Command::EndScene(it) => closing::end_scene(it),
        Command::LiftResponse(it) => closing::lift_response(it),
        Command::RestoreAccess(it) => closing::restore_access(it),
        Command::File(_) => closing::file(),
        Command::Reopen(it) => closing::reopen(it),

        Command::Undo(it) => mending::undo(t, it),
        Command::Retract(_) => mending::retract(),
        Command::Settle(it) => mending::settle(t, it),
        Command::HoldPersonal(it) => personal::hold(t, it),
        Command::LiftHold(it) => personal::lift(it),
        Command::DestroyPersonal(it) => personal::destroy(t, it),
        Command::Pulse(it) => mending::pulse(t, it),
        Command::Quarantine(it) => mending::quarantine(it),
    }
}
