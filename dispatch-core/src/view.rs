//! Derived views: what follows from (State, now). Nothing here is remembered.

mod affected;
mod alarm_text;
mod alarms;
mod alarms_late;
mod alarms_of_night;
mod arrival;
mod attendance;
mod call_clock;
mod called_back;
mod deaf;
mod due;
mod flood;
mod guidance;
mod half_width;
mod handover;
mod heard;
mod known;
mod near;
mod obligations;
mod out_of_order;
mod overdue;
mod persons;
mod piercing;
mod places;
mod proposal_course;
mod queue;
mod reach;
mod readiness;
mod recommend;
mod responses;
mod returns;
mod roads;
mod scene;
mod scene_clocks;
mod shelters;
mod shift;
mod typed_line;
mod unlisted;
mod validity;

pub use affected::{
    AreaView, InsideRow, LeftRow, Outlines, People, ToldState, affected_en, affected_zh, areas,
    areas_of, areas_over, covered_by, people_of,
};
pub use alarms::{Alarm, Priority, alarms};
pub use arrival::{Arrival, Coming, LateWhy, TeamPlace, arrival, team_place, turnout_s};
pub use attendance::{Attendance, attendance};
pub use call_clock::came_late;
pub use called_back::{CallBackClock, not_back};
pub use deaf::{DeafSeat, DeafWhy, deaf_seats, shift_began, sound_test};
pub use due::{Due, due_of, next_due};
pub use flood::{
    AlarmGroup, AlarmRow, FLOOD_ABOVE, FLOOD_WITHIN_S, alarm_rows, is_flood, is_of_life,
};
pub use guidance::{proposed_commander, proposed_lead};
pub use half_width::half_width;
pub use handover::{HandoverSheet, SheetLine, SheetSection, change_at_hand, handover};
pub use heard::{Ear, HEARD, HeardLine, alarm_kind, heard_list, hears};
pub use known::{alarms_at, known_to, known_to_centre};
pub use near::{NEAR_M, NEAREST, Near, RECENT_S, near};
pub use obligations::{SOON_S, Waiting, answers_for, waiting};
pub use out_of_order::out_of_order;
pub use overdue::{Clock, ClockKind, clocks, waiting_reporters, whistle_waits_since};
pub use persons::{Differing, ListDifference, Saying, differing, list_differences};
pub use piercing::{Piercing, piercing};
pub use places::{
    FacilityStanding, ListWaits, RiskStanding, abnormal_without_incident, facility_stale_s,
    facility_standing, overdue_patrols, responsible_for, risks,
};
pub use proposal_course::{Came, Chosen, Goods, ProposalCourse, proposal_course, proposals_for};
pub use queue::{Urgency, queue, urgency};
pub use reach::{
    ContactRow, LadderRung, called_since, contact_board, due_rung, is_tried, ladder_of, next_rung,
    silent_townships, waiting_ladders,
};
pub use readiness::{Readiness, exercising, kind_of_team, readiness};
pub use recommend::{
    Asked, LOADING_S, POSITION_STALE_S, Ready, Ways, asking, destination, level_of, outlook,
    propose_supplies, ready, recommend, wanted, wanting_supplies,
};
pub use responses::{
    JointClock, called_parties, incidents_under, joint_clocks, proposed_response, proposed_under,
    warnings_in_force,
};
pub use returns::{
    AnswerFault, Answered, Matrix, Question, Round, Row, Sum, Tally, answers_of, asked_now, matrix,
    number_of, questions, standing, sum_of, tally_of,
};
pub use roads::{
    RoadClosure, RoadStanding, road_closures, roads_change_at, roads_height, roads_in_force,
};
pub use scene::{HoldStanding, Undone, UndoneBy, hold_points, proposed_groups};
pub use scene_clocks::clock_post;
pub use shelters::{ShelterStanding, shelters};
pub use shift::{
    Awaited, DRAFT_S, RosterChange, awaited, can_be_shelved, is_handed_over, responsible,
    roster_changes, shelving, sounds_for,
};
pub use typed_line::{LineFault, TypedLine, minute_of, typed_line};
pub use unlisted::{
    UnlistedPlace, unlisted_en, unlisted_places, unlisted_without_incident, unlisted_zh,
};
pub use validity::valid_for_s;

use crate::register::Party;
use crate::state::State;

/// A party's name as it is written.
#[must_use]
pub fn party_zh(state: &State, party: &Party) -> String {
    let register = &state.register;
    match party {
        Party::Centre => "指挥中心".to_owned(),
        Party::Township(id) if !register.townships.contains_key(id) => unlisted_zh(id.as_str()),
        Party::Township(id) => register.township_zh(id).to_owned(),
        Party::Department(id) if !register.departments.contains_key(id) => unlisted_zh(id.as_str()),
        Party::Department(id) => register.department_zh(id).to_owned(),
        Party::Team(id) => {
            let unlisted = state.teams.get(id).and_then(|it| it.unlisted.as_ref());
            unlisted.map_or_else(|| register.team_zh(id).to_owned(), |it| it.zh.to_string())
        }
        Party::Post(id) if !register.posts.contains_key(id) => unlisted_zh(id.as_str()),
        Party::Post(id) => register.post_zh(id).to_owned(),
        Party::Other(words) => words.to_string(),
    }
}

/// A party's name in English, where the register has one.
#[must_use]
pub fn party_en(state: &State, party: &Party) -> String {
    let register = &state.register;
    let named = match party {
        Party::Centre => return "Command centre".to_owned(),
        Party::Township(id) => register.townships.get(id).map(|it| it.en.clone()),
        Party::Department(id) => register.departments.get(id).map(|it| it.en.clone()),
        Party::Team(id) => register.teams.get(id).map(|it| it.en.clone()),
        Party::Post(id) => register.posts.get(id).map(|it| it.en.clone()),
        Party::Other(_) => None,
    };
    let unlisted = || match party {
        Party::Township(id) => unlisted_en(id.as_str()),
        Party::Department(id) => unlisted_en(id.as_str()),
        Party::Post(id) => unlisted_en(id.as_str()),
        _ => party_zh(state, party),
    };
    named.map_or_else(unlisted, |it| it.to_string())
}
