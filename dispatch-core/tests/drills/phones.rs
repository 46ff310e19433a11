//! The phone list of a drill (practice R9): its own numbers, and none of the district's.

use dispatch_core::board::{Tongue, board};
use dispatch_core::command::Command;
use dispatch_core::drill::{Scenario, drill_world};
use dispatch_core::fold::apply_author;
use dispatch_core::register::Callee;
use dispatch_core::state::State;
use dispatch_core::view::ladder_of;

use super::{Player, catalogue, district};

const HEAD: &str = r#"
id = "phones"
zh = "电话"
en = "Phones"
district = "ouhai"
start = "2022-07-30 08:30:00"
kind = "tabletop"
"#;

const PHONES: &str = r#"
[[phone]]
person = "chen-anqing"
way = "radio"
number = "演练频道 7"

[[phone]]
department = "em-bureau"
step = 1
number = "演练 801"

[[phone]]
site = "village-renqiao"
step = 1
number = "演练 9"
"#;

fn opened(phones: &str) -> State {
    let catalogue = catalogue();
    let district = district("ouhai", &catalogue);
    let text = format!("{HEAD}{phones}");
    let scenario =
        Scenario::read("phones.toml", &text, &district, &catalogue).expect("the scenario is good");
    let rows = district.in_drill(&scenario).opening(&catalogue);
    let said = serde_json::to_string(&rows).expect("rows are JSON");
    assert!(!said.contains("0577-") && !said.contains("000-0000-"));
    let mut player = Player::new(&scenario, &rows);
    let mut state = State::genesis(drill_world(&scenario));
    let chain = "0".repeat(64);
    while let Some(turn) = player.turn(&state, &chain) {
        let height = state.height + 1;
        let (next, verdict) = apply_author(&state, height, turn.recorded_at, &turn.author);
        assert_eq!(verdict.refusal(), None, "{}", turn.author.command.name());
        state = next;
    }
    assert!(
        state.register.adopted.is_some(),
        "whole without the numbers"
    );
    state
}

fn numbers(state: &State) -> Vec<String> {
    let persons = state.register.persons.values();
    let own = persons.flat_map(|it| it.contacts.iter().map(|it| it.number.to_string()));
    let departments = state.register.departments.values();
    let sites = state.register.sites.values();
    let ladders = departments
        .map(|it| &it.ladder)
        .chain(sites.map(|it| &it.ladder));
    let steps = ladders.flat_map(|it| it.iter().filter_map(|it| it.number.clone()));
    own.chain(steps.map(|it| it.to_string())).collect()
}

#[test]
fn a_drill_has_no_number_but_those_of_its_own_list() {
    let bare = opened("");
    assert_eq!(numbers(&bare), Vec::<String>::new());
    let page = board(&bare, bare.at, Tongue::Zh).html();
    assert!(page.contains("演练隐去") && !page.contains("不详</td></tr>"));

    let listed = opened(PHONES);
    assert_eq!(numbers(&listed), ["演练频道 7", "演练 801", "演练 9"]);
    let village: Callee = "site:village-renqiao".parse().expect("a site");
    let first = ladder_of(&listed, &village, listed.at).swap_remove(0);
    assert_eq!(
        first.number_of_step.as_ref().map(|it| it.as_str()),
        Some("演练 9")
    );
    let bureau: Callee = "department:em-bureau".parse().expect("a party");
    let ladder = ladder_of(&listed, &bureau, listed.at);
    let first = ladder[0].number_of_step.as_ref().map(ToString::to_string);
    assert_eq!(first.as_deref(), Some("演练 801"));
    assert!(ladder[1..].iter().all(|it| it.number_of_step.is_none()));
    assert!(
        board(&listed, listed.at, Tongue::Zh)
            .html()
            .contains("演练频道 7")
    );
}

#[test]
fn a_number_that_is_nobodys_is_told_with_its_place() {
    let catalogue = catalogue();
    let district = district("ouhai", &catalogue);
    let faults = |phone: &str| -> Vec<String> {
        let text = format!("{HEAD}\n[[phone]]\n{phone}\nnumber = \"1\"\n");
        let read = Scenario::read("phones.toml", &text, &district, &catalogue);
        let faults = read.expect_err("a fault");
        faults.iter().map(ToString::to_string).collect()
    };
    let table = [
        ("person = \"chen-anqin\"\nway = \"radio\"", "chen-anqing"),
        ("person = \"chen-anqing\"\nway = \"radar\"", "radio"),
        ("person = \"chen-anqing\"", "person and way"),
        ("department = \"em-bureau\"\nstep = 0", "1 to"),
        ("department = \"em-bureau\"\nstep = 9", "1 to"),
        ("department = \"em-bureaux\"\nstep = 1", "em-bureau"),
        ("site = \"village-renqia\"\nstep = 1", "village-renqiao"),
        ("site = \"village-renqiao\"\nstep = 0", "1 to"),
        ("site = \"hospital-3\"\nstep = 1", "a ladder of its own"),
        ("site = \"village-renqiao\"", "site and step"),
        ("", "person and way"),
    ];
    for (phone, wanted) in table {
        let told = faults(phone);
        assert_eq!(told.len(), 1, "{phone}: {told:?}");
        assert!(told[0].contains(wanted), "{phone}: {told:?}");
        let place = told[0].strip_prefix("phones.toml:").expect("a place");
        let line_and_column = place.splitn(3, ':').take(2);
        assert!(line_and_column.clone().count() == 2, "{told:?}");
        assert!(
            line_and_column.map(str::parse::<u32>).all(|it| it.is_ok()),
            "{told:?}"
        );
    }
}

#[test]
fn the_shipped_district_has_numbers_to_hide() {
    let catalogue = catalogue();
    let rows = district("ouhai", &catalogue).opening(&catalogue);
    let has = |it: &Command| serde_json::to_string(it).is_ok_and(|it| it.contains("0577-"));
    assert!(rows.iter().any(has));
}
