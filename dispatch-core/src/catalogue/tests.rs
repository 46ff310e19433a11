mod faults;

use std::path::Path;

use expect_test::expect;

use super::{Authority, Catalogue, Role, Seat};

/// The catalogue folder that is shipped, as a program would hand it in.
fn shipped() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/catalogue");
    let mut files = Vec::new();
    for folder in ["types", "vocabulary", "obligations"] {
        for file in std::fs::read_dir(root.join(folder)).unwrap() {
            let file = file.unwrap();
            let name = format!("{folder}/{}", file.file_name().to_str().unwrap());
            files.push((name, std::fs::read_to_string(file.path()).unwrap()));
        }
    }
    files.sort();
    files
}

fn read() -> Catalogue {
    Catalogue::read(&shipped()).unwrap()
}

#[test]
fn the_shipped_catalogue_is_good() {
    let faults = Catalogue::read(&shipped()).err().unwrap_or_default();
    let told: String = faults
        .iter()
        .map(|fault| {
            format!(
                "{fault}
"
            )
        })
        .collect();
    assert_eq!(told, "");
}

#[test]
fn the_eighteen_types_stand_in_order_with_their_commanders() {
    let catalogue = read();
    let mut shown = String::new();
    for kind in catalogue.types_in_order() {
        let must: Vec<_> = kind
            .members_with(Role::Must)
            .map(|m| m.department.as_str())
            .collect();
        shown += &format!(
            "{} {} {} | {} | {} | {}\n",
            kind.number,
            kind.symbol,
            kind.id,
            kind.lead.join(", "),
            kind.commander_post,
            must.join(", ")
        );
    }
    expect![[r#"
        1 汛 flood-typhoon-drought | emergency-management | em-deputy-director | fire-rescue-brigade, public-security, urban-enforcement, agriculture-water, power-supply
        2 坡 geological-disaster | natural-resources | natural-resources-deputy-director | emergency-management, fire-rescue-brigade, public-security, health
        3 林 forest-fire | emergency-management, natural-resources | em-deputy-director | fire-rescue-brigade, public-security, meteorology, health
        4 震 earthquake | emergency-management | em-director | fire-rescue-brigade, health, public-security, housing-construction, power-supply, gas-supply
        5 天 extreme-weather | emergency-management, meteorology | em-deputy-director | public-security, transport, urban-enforcement, power-supply
        6 火 fire | fire-rescue-brigade | fire-brigade-commander | public-security, health, emergency-management, power-supply, water-supply
        7 危 hazardous-chemical | emergency-management | em-deputy-director-chemicals | fire-rescue-brigade, public-security, ecology-environment, health, meteorology
        8 工 industrial-accident | emergency-management | em-deputy-director-work-safety | fire-rescue-brigade, public-security, health, industry-information
        9 塌 construction-collapse | housing-construction | housing-deputy-director | fire-rescue-brigade, emergency-management, public-security, health
        10 车 road-traffic | public-security | traffic-police-commander | fire-rescue-brigade, health, transport, emergency-management
        11 气 gas | housing-construction | housing-deputy-director | gas-supply, fire-rescue-brigade, public-security, emergency-management
        12 特 special-equipment | market-regulation | market-deputy-director | fire-rescue-brigade, health, public-security, emergency-management
        13 断 lifeline-outage | development-reform, housing-construction | development-deputy-director | power-supply, water-supply, public-security, emergency-management
        14 污 environmental | ecology-environment | ecology-deputy-director | emergency-management, fire-rescue-brigade, agriculture-water, water-supply, public-security
        15 卫 public-health | health | health-director | public-security, market-regulation, ecology-environment, publicity
        16 食 food-drug-safety | market-regulation | market-deputy-director | health, public-security, agriculture-water, publicity
        17 畜 animal-epidemic | agriculture-water | agriculture-deputy-director | public-security, market-regulation, health, ecology-environment, transport
        18 众 public-security | public-security, political-legal | public-security-deputy-head | health, fire-rescue-brigade, emergency-management, publicity
    "#]].assert_eq(&shown);
}

#[test]
fn a_whistle_calls_few_and_the_commander_comes_from_the_lead() {
    let catalogue = read();
    for kind in catalogue.types.values() {
        let must = kind.members_with(Role::Must).count();
        assert!((4..=6).contains(&must), "{} calls {must}", kind.id);
        let post = &catalogue.posts[&kind.commander_post];
        assert_eq!(post.seat, Seat::Commander, "{}", kind.id);
        assert_eq!(
            post.department.as_deref(),
            kind.lead.first().map(String::as_str)
        );
        for act in [
            "evacuate",
            "pull-out",
            "requisition",
            "military-aid",
            "adjust-response",
        ] {
            assert!(kind.act(act).is_some(), "{} lacks {act}", kind.id);
        }
    }
}

#[test]
fn every_type_fits_into_one_entry_and_comes_back_the_same() {
    for kind in read().types.values() {
        let text = serde_json::to_string(kind).unwrap();
        assert!(
            text.len() < 60 * 1024,
            "{} takes {} bytes",
            kind.id,
            text.len()
        );
        assert_eq!(
            &serde_json::from_str::<super::IncidentType>(&text).unwrap(),
            kind
        );
    }
}

#[test]
fn what_saves_lives_is_never_asked_for() {
    let catalogue = read();
    for (id, authority) in [
        ("evacuate", Authority::Commander),
        ("pull-out", Authority::Commander),
        ("enter-water", Authority::Commander),
        ("cut-power", Authority::Commander),
        ("recall", Authority::Centre),
        ("forced-relocation", Authority::Government),
        ("requisition", Authority::Government),
        ("declare-flood-period", Authority::Government),
        ("military-aid", Authority::Government),
        ("public-release", Authority::Government),
        ("pollution-release", Authority::Other),
    ] {
        assert_eq!(catalogue.acts[id].authority, authority, "{id}");
    }
}

#[test]
fn nothing_in_the_catalogue_belongs_to_one_place() {
    let offices = [
        "瓯海",
        "温州",
        "泽雅",
        "娄桥",
        "郭溪",
        "浙江",
        "Ouhai",
        "Wenzhou",
        "Zeya",
        "Guoxi",
        "Zhejiang",
        "区应急",
        "区消防",
        "区住",
        "区公安",
        "区卫",
        "区综合",
        "分局",
    ];
    for (name, text) in shipped() {
        for office in offices {
            assert!(!text.contains(office), "{name} names {office}");
        }
    }
}

#[test]
fn chinese_is_punctuated_as_chinese() {
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for (name, text) in shipped() {
        let letters: Vec<char> = text.chars().collect();
        for window in letters.windows(3) {
            if let [before, mark, after] = *window {
                let half = ",;:?!()".contains(mark);
                assert!(
                    !(half && han(before) && han(after)),
                    "{name}: {before}{mark}{after}"
                );
            }
        }
    }
}

#[test]
fn the_measures_that_entries_store_are_all_there() {
    let catalogue = read();
    for id in [
        "dead",
        "suspected-dead",
        "serious",
        "light",
        "missing",
        "trapped",
        "rescued",
        "hospital",
        "ill",
        "danger_people",
        "moved",
        "loss_fen",
        "burnt_m2",
        "damaged_forest_m2",
        "users_off",
        "users_off_permille",
        "load_lost_permille",
        "aloft_people",
        "aloft_minutes",
        "water_source",
    ] {
        assert!(catalogue.measures.contains_key(id), "{id}");
    }
    assert_eq!(catalogue.departments.len(), 32);
    assert_eq!(catalogue.team_kinds.len(), 28);
    assert_eq!(catalogue.level_profiles.len(), 14);
}

#[test]
fn the_means_are_those_that_an_entry_can_hold() {
    let means = read().means;
    for id in means.keys() {
        let value = serde_json::Value::from(id.as_str());
        assert!(
            serde_json::from_value::<crate::entry::Means>(value).is_ok(),
            "{id}"
        );
    }
    assert_eq!(means.len(), 8);
}

/// Practice R23: at least twenty toxic gases, each with where its distances come from and the mark that nobody
/// has checked them; of chlorine the distances that are written there.
#[test]
fn at_least_twenty_substances_say_where_their_distances_come_from_and_are_to_be_checked() {
    let catalogue = read();
    let all = catalogue.substances_in_order();
    assert!(all.len() >= 20, "{}", all.len());
    for it in &all {
        let source = &it.source;
        assert!(
            !source.zh.trim().is_empty() && !source.en.trim().is_empty(),
            "{}",
            it.id
        );
        assert!(it.recheck, "{}: nobody has checked it", it.id);
        assert!(!it.safety.is_empty(), "{}", it.id);
        for of in [it.small, it.large] {
            let is_ordered =
                0 < of.isolation_m && of.isolation_m <= of.night_m && of.day_m <= of.night_m;
            assert!(is_ordered, "{}: {of:?}", it.id);
        }
    }
    let chlorine = &catalogue.substances["chlorine"];
    let distances =
        [chlorine.small, chlorine.large].map(|it| (it.isolation_m, it.day_m, it.night_m));
    assert_eq!(distances, [(60, 400, 1600), (600, 3500, 8000)]);
    assert_eq!(chlorine.safety[0].zh, "严禁在泄漏钢瓶上喷水");
}
