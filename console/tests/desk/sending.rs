//! 派谁: what is proposed stands on the screen with its reasons, and Enter sends it.

use dispatch_core::register::Route;
use dispatch_core::sentence::minutes;
use dispatch_core::state::AssignmentState;
use dispatch_core::view::proposal_course;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::hand::Hand;
use crate::keeper::seat;

/// The board, with the first of so many floods selected.
fn board(incidents: usize) -> Hand {
    let mut hand = Hand::with_incidents(incidents);
    hand.key(Key::ArrowDown, &[]);
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    hand
}

#[test]
fn who_should_go_stands_with_when_why_and_what_it_leaves() {
    let mut hand = board(1);
    assert!(hand.sees("未定响应级别，按IV级的首批力量"));
    assert!(hand.sees("有的路程是直线估算，不是按路网"));
    assert!(hand.sees("水域救援队 需 1 支,已有 0"));
    assert!(hand.sees("直线估算") && hand.sees("第 1 先到"));
    assert!(hand.sees("候补"));
    assert!(hand.sees("派出后的覆盖缺口"));
    assert!(hand.sees("派出 1 支 · 商请 3 支"));
    crate::window::picture(&mut hand.harness, "sending");
}

#[test]
fn enter_sends_the_proposed_teams_by_the_verb_of_each_and_keeps_the_proposal() {
    let mut hand = board(1);
    hand.key(
        Key::Enter,
        &[
            "propose",
            "request_team",
            "dispatch",
            "request_team",
            "request_team",
        ],
    );
    let (id, record) = hand.room.state.proposals.iter().next().unwrap();
    assert_eq!(record.says.incident.as_str(), "i-1");
    let incident = hand.incident("i-1");
    assert_eq!(incident.assignments.len(), 4);
    for (team, assignment) in &incident.assignments {
        assert_eq!(assignment.proposal.as_ref(), Some(id));
        assert_eq!(assignment.because, None);
        let asked = assignment.state == AssignmentState::Requested;
        assert_eq!(asked, assignment.route != Route::Own, "{team}");
    }
    assert!(!hand.sees("派出 1 支 · 商请 3 支"));
    assert!(hand.sees("推荐与实际") && hand.sees("派出，未到"));
    assert!(hand.sees("派出未到 1 · 商请未答 3"));
    assert!(hand.sees("商请，未答复"));
}

#[test]
fn another_team_goes_for_a_reason_of_one_key() {
    let mut hand = board(1);
    hand.choose("派 水域二队（示例）");
    hand.choose("改派 水域一队（示例）");
    assert!(hand.sees("改派了未推荐的队伍，请先选一个理由"));
    assert!(!hand.enabled("派出 2 支 · 商请 2 支"));
    hand.harness.key_press_modifiers(Modifiers::ALT, Key::Num1);
    hand.settle();
    assert!(!hand.sees("改派了未推荐的队伍，请先选一个理由"));
    hand.press(
        "派出 2 支 · 商请 2 支",
        &[
            "propose",
            "dispatch",
            "dispatch",
            "request_team",
            "request_team",
        ],
    );
    let (id, _) = hand.room.state.proposals.iter().next().unwrap();
    let course = proposal_course(&hand.room.state, id).unwrap();
    let of = |team: &str| {
        course
            .teams
            .iter()
            .find(|it| it.team.as_str() == team)
            .unwrap()
    };
    assert_eq!(of("water-1").because.unwrap().as_str(), "熟悉现场");
    assert!(of("water-1").pick.is_none() && of("water-1").sent.is_some());
    assert!(of("water-2").sent.is_none());
    assert!(hand.sees("熟悉现场"));
}

#[test]
fn what_cannot_go_says_why_and_cannot_be_chosen() {
    let mut hand = board(1);
    let duty = seat("duty-officer", &hand.room.state);
    let resting = json!({"team_state": {"team": "water-2", "doing": "resting"}});
    hand.room
        .say(&duty, serde_json::from_value(resting).unwrap());
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("水域二队（示例） 休整"));
    assert!(!hand.sees("改派 水域二队（示例）") && !hand.sees("派 水域二队（示例）"));
}

#[test]
fn two_incidents_that_want_the_same_team_see_both_claims() {
    let mut hand = board(3);
    assert!(hand.sees("几处都要"));
    assert!(hand.sees("派给它") && hand.sees("未给"));
    crate::window::picture(&mut hand.harness, "sending-contests");
}

/// Both claims beside each other: when the team would be at either, who comes in its stead to the one that does
/// not get it, and how many minutes later. What stands there is what the entry keeps.
#[test]
fn each_claim_says_who_comes_in_its_stead_and_how_many_minutes_that_loses() {
    let mut hand = board(3);
    let all = hand.harness.query_all_by_role(Role::Label);
    let said = all.filter_map(|it| Some((it.accesskit_node().value()?, it.rect())));
    let said: Vec<(String, Rect)> = said.collect();
    hand.harness.key_press(Key::Enter);
    hand.settle();
    let kept = hand.room.state.proposals.values().next().unwrap();
    let register = &hand.room.state.register;
    let mut loses = 0;
    assert!(!kept.says.contests.is_empty());
    for contest in &kept.says.contests {
        assert!(contest.claims.len() > 1, "{contest:?}");
        let words = contest.claims.iter().map(|it| {
            let lost = it.instead.as_ref().zip(it.loses_s());
            loses += usize::from(lost.is_some_and(|it| it.1 > 60));
            match lost {
                Some((instead, late_s)) => {
                    let team = &register.teams[&instead.team].zh;
                    let (n, late) = (minutes(instead.arrives_s), minutes(late_s));
                    format!("不派则 {team} {n} 分到，晚 {late} 分")
                }
                None => "不派则无队可到".to_owned(),
            }
        });
        let words: Vec<String> = words.collect();
        // Below the name of the team, in pairs at one height.
        let name = register.teams[&contest.team].zh.as_str();
        let titles = said.iter().filter(|it| it.0 == name);
        let is_below = |title: &Rect| {
            let first = words.chunks(2).next().unwrap();
            let found: Vec<&Rect> = first
                .iter()
                .filter_map(|word| {
                    let below = |it: &&(String, Rect)| it.0 == *word && it.1.top() > title.top();
                    said.iter().find(below).map(|it| &it.1)
                })
                .collect();
            found.len() == 2 && (found[0].top() - found[1].top()).abs() < 60.0
        };
        assert!(
            titles.clone().any(|it| is_below(&it.1)),
            "{name}: {words:?}"
        );
        for word in &words {
            assert!(said.iter().any(|it| it.0 == *word), "{word}: {said:?}");
        }
    }
    assert!(loses > 0, "somebody loses more than a minute");
}

#[test]
fn what_is_missing_and_contested_stands_beside_what_sends() {
    let mut hand = board(1);
    let quiet = "缺口 0 · 争用 0";
    let counted = |hand: &Hand, text: &str| hand.harness.query_all_by_label(text).count();
    assert_eq!(counted(&hand, quiet), 1, "on the board");
    hand.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    hand.settle();
    assert_eq!(counted(&hand, quiet), 1, "in the incident");
    // Nobody can drive any pump.
    let duty = seat("duty-officer", &hand.room.state);
    let pumps = hand.room.state.register.teams.values();
    let pumps = pumps.filter(|it| it.kind.as_str() == "drainage-pump");
    let pumps: Vec<String> = pumps.map(|it| it.id.to_string()).collect();
    for team in pumps {
        let out = json!({"team_state": {"team": team, "doing": "out-of-service"}});
        hand.room.say(&duty, serde_json::from_value(out).unwrap());
    }
    // What is only counted stands for a second.
    hand.room.pass(2);
    hand.room.publish();
    hand.settle();
    assert_eq!(counted(&hand, "缺口 1 · 争用 0"), 1);
    let hand = board(3);
    assert!(hand.sees("缺口 0 · 争用 "));
    assert_eq!(counted(&hand, quiet), 0);
}

#[test]
fn nothing_is_sent_by_whoever_may_not_and_nothing_without_an_incident() {
    let mut hand = Hand::quiet();
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    assert!(hand.sees("请先在左边选一起事件。"));
    let mut hand = Hand::at_the_desk_of("wutian-duty");
    hand.key(Key::ArrowDown, &[]);
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    hand.settle();
    hand.key(Key::Enter, &[]);
    assert!(hand.room.state.proposals.is_empty());
}
