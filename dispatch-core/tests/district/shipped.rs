use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::command::Command;
use dispatch_core::digest::hex;
use dispatch_core::district::row_digest;
use dispatch_core::register::{Route, Unit};
use expect_test::expect;

use super::{catalogue, read};

#[test]
fn the_demonstration_district_is_whole() {
    let (district, catalogue) = (read(), catalogue());
    let kinds: BTreeSet<&str> = district
        .departments
        .iter()
        .flat_map(|office| &office.kinds)
        .map(|kind| kind.as_str())
        .chain(["township"])
        .collect();
    let all: BTreeSet<&str> = catalogue.departments.keys().map(String::as_str).collect();
    assert_eq!(kinds, all, "an office for every kind of department");

    let kinds: BTreeSet<&str> = district
        .teams
        .iter()
        .map(|team| team.kind.as_str())
        .collect();
    let all: BTreeSet<&str> = catalogue.team_kinds.keys().map(String::as_str).collect();
    assert_eq!(kinds, all, "a team of every kind");

    let mut routes: BTreeMap<Route, usize> = BTreeMap::new();
    for team in &district.teams {
        *routes.entry(team.route).or_default() += 1;
    }
    let counts = format!(
        "{} townships, {} departments, {} teams {routes:?}, {} depots, {} facilities, {} sites",
        district.townships.len(),
        district.departments.len(),
        district.teams.len(),
        district.depots.len(),
        district.facilities.len(),
        district.sites.len(),
    );
    expect!["14 townships, 31 departments, 84 teams {Own: 45, Request: 28, Agreement: 6, Up: 2, Military: 3}, 20 depots, 29 facilities, 58 sites"].assert_eq(&counts);
    for depot in &district.depots {
        assert!(!depot.stock.is_empty(), "{} is empty", depot.id);
    }
}

#[test]
fn every_post_is_held_and_every_office_has_its_ladder() {
    let district = read();
    for post in &district.posts {
        let held = district
            .duties
            .iter()
            .any(|duty| duty.post == post.id && duty.order == 0);
        assert!(held, "nobody holds {}", post.id);
    }
    for office in &district.departments {
        let after: Vec<u32> = office.ladder.iter().map(|step| step.after_s).collect();
        assert_eq!(after, [0, 120, 300, 600], "{}", office.id);
    }
    let drainage = district
        .departments
        .iter()
        .find(|office| office.id.as_str() == "urban-enforcement")
        .unwrap();
    let mut shown = String::new();
    for step in &drainage.ladder {
        let post = step.post.as_ref().map_or("-", |post| post.as_str());
        let number = step.number.as_ref().map_or("-", |number| number.as_str());
        shown += &format!("{} s {} {post} {number}\n", step.after_s, step.zh);
    }
    expect![[r#"
        0 s 值班电话 - 0577-0000-1006
        120 s 带班领导 urban-enforcement-duty-head -
        300 s 主要负责人 urban-enforcement-head -
        600 s 区分管领导（经区府办） district-leader-urban 0577-0000-1000
    "#]]
    .assert_eq(&shown);
}

/// Nobody may be rung by a drill or a trial, and nobody may be taken for a real person.
#[test]
fn people_are_samples_and_their_numbers_cannot_be_dialled() {
    let district = read();
    let dead = |number: &str| number.starts_with("0577-0000-") || number.starts_with("000-");
    for person in &district.people {
        assert!(person.zh.as_str().ends_with("（示例）"), "{}", person.id);
        assert!(person.en.as_str().ends_with(" (sample)"), "{}", person.id);
        for contact in &person.contacts {
            let radio = contact.way.as_str() == "radio";
            let number = contact.number.as_str();
            assert!(radio || dead(number), "{} {number}", person.id);
        }
    }
    for step in district
        .departments
        .iter()
        .flat_map(|office| &office.ladder)
    {
        let number = step.number.as_ref().map(|number| number.as_str());
        assert!(number.is_none_or(dead), "{number:?}");
    }
}

#[test]
fn soldiers_and_other_dispatchers_are_never_the_districts_own() {
    for team in read().teams {
        let own = team.route == Route::Own;
        let foreign = match &team.owner {
            Unit::Outside(_) => true,
            Unit::Department(id) => matches!(
                id.as_str(),
                "fire-brigade" | "police" | "power" | "armed-forces"
            ),
            Unit::Centre | Unit::Township(_) => false,
        };
        assert!(!(own && foreign), "{}", team.id);
    }
}

#[test]
fn the_rows_close_with_their_count_and_digest() {
    let (district, catalogue) = (read(), catalogue());
    let rows = district.rows(&catalogue);
    let Some((Command::AdoptDistrict(adopt), before)) = rows.split_last() else {
        panic!("the rows do not end with their adoption");
    };
    assert_eq!(usize::try_from(adopt.rows).unwrap(), before.len());
    let digest = before.iter().fold([0; 32], row_digest);
    assert_eq!(adopt.digest, hex(&digest));

    let mut order: Vec<(&str, usize)> = Vec::new();
    for row in &rows {
        match order.last_mut() {
            Some((name, count)) if *name == row.name() => *count += 1,
            _ => order.push((row.name(), 1)),
        }
        let bytes = serde_json::to_vec(row).unwrap().len();
        assert!(
            bytes < 60_000,
            "a row of {bytes} bytes does not fit an entry"
        );
    }
    let order: String = order
        .iter()
        .map(|(name, n)| format!("{name} {n}\n"))
        .collect();
    expect![[r#"
        set_rules 1
        set_township 14
        set_department 31
        set_post 206
        set_person 273
        set_duty 273
        set_team 84
        set_depot 20
        set_facility 29
        set_site 58
        set_risk_list 8
        set_risk 32
        set_type 18
        set_ladder 4
        set_form 5
        set_obligation 30
        adopt_district 1
    "#]]
    .assert_eq(&order);
}

#[test]
fn a_row_comes_back_from_its_json_as_it_was() {
    for row in read().rows(&catalogue()) {
        let json = serde_json::to_string(&row).unwrap();
        assert_eq!(serde_json::from_str::<Command>(&json).unwrap(), row);
    }
}
