//! Who may say what: rights follow the post, now, for that incident (practice R2–R4, design §5).

pub(super) mod standing;

pub use standing::rights_of;

use super::{Act, words};
use crate::command::{Command, Kind};
use crate::refusal::Refusal;
use crate::register::{Party, Unit};
use crate::words::{DepartmentId, IncidentId};
use standing::stands;

/// A ground on which a post may say a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Any post of the district: whoever heard it may record it.
    Official,
    /// A post of the command centre.
    Centre,
    /// 值班长 or 带班领导.
    Chief,
    /// The commander of record, by the right at his basis.
    Commander,
    /// 指挥助理 or safety officer, on the scene.
    Scene,
    /// A post of the incident's own township.
    Township,
    /// A post of one of the lead departments.
    Lead,
    /// A post of the party the command speaks of.
    Subject,
    /// A post of the owner of the team or depot.
    Owner,
    /// The director of a drill, who plays every part that no seat plays (R9). It stands in no line of
    /// the table: in a drill it suffices for all of them.
    Director,
}

use Right::{Centre, Chief, Commander, Lead, Official, Owner, Scene, Subject, Township};

/// The table of rights: a command's name on the wire and the grounds, any of which suffices.
pub const RIGHTS: &[(&str, &[Right])] = &[
    ("set_township", &[Chief]),
    ("set_department", &[Chief]),
    ("set_post", &[Chief]),
    ("set_person", &[Chief]),
    ("set_duty", &[Centre, Subject]),
    ("set_team", &[Centre, Owner]),
    ("set_depot", &[Centre, Owner]),
    ("set_facility", &[Centre]),
    ("set_site", &[Centre]),
    ("set_risk_list", &[Chief]),
    ("set_risk", &[Centre]),
    ("set_type", &[Chief]),
    ("set_obligation", &[Chief]),
    ("set_rules", &[Chief]),
    ("adopt_district", &[Chief]),
    ("adopt_edition", &[Chief]),
    ("set_clock", &[Chief]),
    ("end_drill", &[Chief]),
    ("leave_drill", &[Chief]),
    ("intake", &[Official]),
    ("attach", &[Official]),
    ("open", &[Centre]),
    ("whistle", &[Official]),
    ("raise", &[Centre, Township, Commander]),
    ("take_whistle", &[Centre]),
    ("withdraw", &[Centre, Township]),
    ("stand_down", &[Official]),
    ("merge", &[Centre]),
    ("split", &[Centre]),
    ("change_type", &[Centre, Commander]),
    ("warning", &[Official]),
    ("note", &[Official]),
    ("paper", &[Official]),
    ("claim", &[Centre]),
    ("start_response", &[Centre]),
    ("change_response", &[Centre]),
    ("end_response", &[Centre]),
    ("hang", &[Centre]),
    ("sign_joint", &[Subject, Centre]),
    ("relate", &[Centre, Commander]),
    ("cancel_warning", &[Official]),
    ("instruct", &[Official]),
    ("follow_instruction", &[Official]),
    ("call", &[Centre, Commander, Lead]),
    ("attempt", &[Official]),
    ("delivered", &[Official]),
    (
        "acknowledge",
        &[Subject, Centre, Commander, Scene, Township],
    ),
    ("set_out", &[Subject, Centre, Commander, Scene, Township]),
    ("report_in", &[Subject, Centre, Commander, Scene, Township]),
    ("release", &[Commander]),
    ("left", &[Official]),
    ("assign_duty", &[Centre, Commander, Lead]),
    ("designate", &[Lead, Centre]),
    ("commander_on_way", &[Official]),
    ("take_command", &[Official]),
    ("offer_command", &[Commander]),
    ("accept_command", &[Official]),
    ("confirm_township", &[Lead, Centre]),
    ("area_command", &[Centre]),
    ("replace_commander", &[Lead, Chief]),
    ("transfer_record", &[Official]),
    ("adjust_response", &[Commander, Centre]),
    ("state", &[Official]),
    ("adopt", &[Centre, Commander]),
    ("sought", &[Official]),
    ("scene_contact", &[Official]),
    ("split_sought", &[Official]),
    ("stop_search", &[Commander, Chief]),
    ("report", &[Official]),
    ("owe", &[Official]),
    ("explain", &[Official]),
    ("void_obligation", &[Centre]),
    ("report_owed", &[Official]),
    ("send_report", &[Official]),
    ("propose", &[Official]),
    ("dispatch", &[Centre, Commander, Owner]),
    ("request_team", &[Centre, Commander]),
    ("answer_team", &[Official]),
    ("team_state", &[Official]),
    ("release_team", &[Commander]),
    ("recall", &[Chief]),
    ("exercise", &[Official]),
    ("end_exercise", &[Official]),
    ("supply", &[Centre, Commander, Owner]),
    ("supply_back", &[Official]),
    ("count_stock", &[Official]),
    ("order", &[Commander, Centre]),
    ("spoken_order", &[Official]),
    ("pull_out", &[Commander, Centre, Scene]),
    ("receipt", &[Official]),
    ("answer", &[Official]),
    ("confirm", &[Official]),
    ("request_act", &[Commander, Centre]),
    ("answer_act", &[Official]),
    ("ask_aid", &[Commander, Centre]),
    ("aid_state", &[Official]),
    ("enter_zone", &[Official]),
    ("leave_zone", &[Official]),
    ("roll_call", &[Official]),
    ("found", &[Official]),
    ("facility_state", &[Official]),
    ("patrol", &[Official]),
    ("hazard", &[Official]),
    ("plot", &[Official]),
    ("lift", &[Official]),
    ("evacuate", &[Commander, Centre, Township]),
    ("moved", &[Official]),
    ("tick", &[Official]),
    ("know_alarm", &[Official]),
    ("shelve_alarm", &[Official]),
    ("sign_handover", &[Centre]),
    ("test_sound", &[Official]),
    ("sound_device", &[Official]),
    ("shelter_state", &[Official]),
    ("hazard_area", &[Official]),
    ("wind", &[Official]),
    ("decide_inside", &[Commander, Centre, Township]),
    ("tell_inside", &[Official]),
    ("close_road", &[Official]),
    ("open_road", &[Official]),
    ("scene_hq", &[Official]),
    ("recall_department", &[Chief]),
    ("set_ladder", &[Chief]),
    ("contact", &[Official]),
    ("set_form", &[Chief]),
    ("ask_return", &[Centre]),
    ("end_return", &[Centre]),
    ("give_return", &[Official]),
    ("controlled", &[Official]),
    ("end_scene", &[Commander]),
    ("lift_response", &[Centre, Commander]),
    ("restore_access", &[Official]),
    ("file", &[Centre]),
    ("reopen", &[Centre]),
    ("undo", &[Official]),
    ("retract", &[Official]),
    ("settle", &[Centre, Commander]),
    ("hold_personal", &[Centre]),
    ("lift_hold", &[Chief]),
    ("destroy_personal", &[Chief]),
    ("pulse", &[Official]),
    ("quarantine", &[Official]),
];

/// The grounds for a command, by its name on the wire.
#[must_use]
pub fn right_of(command: &str) -> &'static [Right] {
    RIGHTS
        .iter()
        .find(|(name, _)| *name == command)
        .map_or(&[], |(_, grounds)| grounds)
}

/// Lets an author in, or says why not.
pub(super) fn admit(act: &mut Act<'_>) -> Result<(), Refusal> {
    let sets_up = matches!(
        act.author.command,
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
            | Command::SetRules(_)
            | Command::AdoptDistrict(_)
            | Command::AdoptEdition(_)
            | Command::SetClock(_)
            | Command::Quarantine(_)
    );
    if act.state.register.adopted.is_none() {
        // Nobody has a post before the first district: its rows bring the posts.
        return if sets_up {
            Ok(())
        } else {
            Err(Refusal::NoDistrict)
        };
    }
    if act.post().is_none() {
        return Err(Refusal::UnknownPost(act.author.post.clone()));
    }
    if has(act, Right::Director) {
        return Ok(());
    }
    // The table has the commands in the order of their declaration (tested below); by name it would
    // be searched for every entry.
    let grounds = RIGHTS
        .get(act.author.command.place())
        .map_or(&[] as &[Right], |(_, grounds)| grounds);
    if grounds.iter().any(|ground| has(act, *ground)) {
        return Ok(());
    }
    if grounds.contains(&Right::Commander) {
        let commanded = incidents(act)
            .into_iter()
            .find(|id| act.commanded_at_basis(id));
        if let Some(id) = commanded {
            act.mark_late(&id);
            return Ok(());
        }
    }
    Err(refusal(act, grounds))
}

/// The incidents whose commander may say this.
fn incidents(act: &Act<'_>) -> Vec<IncidentId> {
    match &act.author.command {
        Command::Settle(it) => act
            .state
            .conflicts
            .get(&it.conflict)
            .map_or_else(Vec::new, |conflict| conflict.incidents.clone()),
        other => other.incident().into_iter().cloned().collect(),
    }
}

fn commands(act: &Act<'_>) -> bool {
    incidents(act).iter().any(|id| act.commands_now(id))
}

fn has(act: &Act<'_>, ground: Right) -> bool {
    let Some(post) = act.post() else {
        return false;
    };
    let stands = stands(ground, post.kind.as_str(), &post.unit);
    match ground {
        // A commander from outside the district writes down what happens at his own scene.
        Official => stands || commands(act),
        Centre | Chief | Scene => stands,
        Commander => commands(act),
        Township => stands && is_own_township(act, &post.unit),
        Lead => stands && is_lead(act),
        Subject => is_subject(act),
        Owner => is_owner(act),
        Right::Director => stands && act.state.world.is_drill(),
    }
}

fn is_own_township(act: &Act<'_>, unit: &Unit) -> bool {
    let incident = act.author.command.incident();
    let incident = incident.and_then(|id| act.state.incident(id));
    incident.is_some_and(|it| *unit == Unit::Township(it.township.clone()))
}

fn is_lead(act: &Act<'_>) -> bool {
    let Some(Unit::Department(own)) = act.unit() else {
        return false;
    };
    let incident = act
        .author
        .command
        .incident()
        .and_then(|id| act.state.incident(id));
    let register = &act.state.register;
    incident
        .and_then(|it| register.kind(&it.kind))
        .is_some_and(|kind| {
            kind.lead
                .iter()
                .any(|lead| register.offices(lead).any(|office| &office.id == own))
        })
}

fn is_subject(act: &Act<'_>) -> bool {
    let subject: &DepartmentId = match &act.author.command {
        Command::Acknowledge(it) => &it.department,
        Command::SetOut(it) => &it.department,
        Command::ReportIn(it) => &it.department,
        Command::SignJoint(it) => &it.department,
        Command::SetDuty(it) => {
            let register = &act.state.register;
            return register
                .posts
                .get(&it.post)
                .is_some_and(|post| Some(&post.unit) == act.unit());
        }
        _ => return false,
    };
    let speaks_for =
        matches!(act.on_behalf().map(|it| &it.who), Some(Party::Department(it)) if it == subject);
    (speaks_for && has(act, Right::Official))
        || matches!(act.unit(), Some(Unit::Department(own)) if own == subject)
}

fn is_owner(act: &Act<'_>) -> bool {
    let register = &act.state.register;
    let owner = match &act.author.command {
        Command::Dispatch(it) => register.teams.get(&it.team).map(|it| &it.owner),
        Command::Supply(it) => register.depots.get(&it.depot).map(|it| &it.owner),
        Command::SetTeam(it) => register.teams.get(&it.id).map(|it| &it.owner),
        Command::SetDepot(it) => register.depots.get(&it.id).map(|it| &it.owner),
        _ => None,
    };
    owner.is_some() && owner == act.unit()
}

fn refusal(act: &Act<'_>, grounds: &[Right]) -> Refusal {
    if matches!(
        act.author.command,
        Command::Recall(_) | Command::RecallDepartment(_)
    ) {
        return Refusal::RecallRight;
    }
    if grounds.contains(&Right::Commander)
        && let Some(id) = act.author.command.incident()
    {
        if act.state.incident(id).is_none() {
            return Refusal::UnknownIncident(id.clone());
        }
        if act.author.command.kind() == Kind::Decision {
            return act.not_commander(id);
        }
    }
    Refusal::NoRight {
        post: words(act.state.register.post_zh(&act.author.post)),
        command: words(act.author.command.zh()),
        instead: words(if act.author.command.kind() == Kind::Decision {
            "请由有权岗位决定,或改为记录。"
        } else {
            "请注明代谁记录。"
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::COMMANDS;

    #[test]
    fn every_command_has_its_line_in_the_table() {
        let in_table: Vec<&str> = RIGHTS.iter().map(|(name, _)| *name).collect();
        let declared: Vec<&str> = COMMANDS.iter().map(|(name, _, _)| *name).collect();
        assert_eq!(in_table, declared);
    }

    #[test]
    fn a_fact_is_never_reserved_to_the_chief() {
        for (name, kind, _) in COMMANDS {
            assert!(
                *kind == Kind::Decision || !right_of(name).contains(&Right::Chief),
                "{name} is a fact: whoever heard it may record it"
            );
        }
    }
}
