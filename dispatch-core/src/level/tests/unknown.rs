use super::*;
use crate::catalogue::LevelProfile;
use crate::level::evaluate;

fn unknown(profile: LevelProfile, figures: &Figures) -> Vec<String> {
    evaluate(profile, figures)
        .unknown
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn nothing_known_is_no_level_and_not_harmless() {
    let assessment = evaluate(LevelProfile::Decree493, &Figures::new());
    assert_eq!(assessment.level, None);
    assert!(!assessment.no_harm && !assessment.manual);
    assert_eq!(assessment.next, None);
    assert_eq!(
        unknown(LevelProfile::Decree493, &Figures::new()),
        ["dead", "serious", "loss_fen"]
    );
}

#[test]
fn unknown_and_not_stated_are_listed_and_are_never_zero() {
    let mut partly = figures(&[("serious", 0), ("loss_fen", 0)]);
    assert_eq!(unknown(LevelProfile::Decree493, &partly), ["dead"]);
    assert!(!evaluate(LevelProfile::Decree493, &partly).no_harm);
    partly.insert(id("dead"), None);
    assert_eq!(unknown(LevelProfile::Decree493, &partly), ["dead"]);
    assert!(!evaluate(LevelProfile::Decree493, &partly).no_harm);
    partly.insert(id("dead"), Some(0));
    assert!(unknown(LevelProfile::Decree493, &partly).is_empty());
    assert!(evaluate(LevelProfile::Decree493, &partly).no_harm);
}

#[test]
fn the_missing_said_to_be_unknown_are_listed() {
    let mut harmless = figures(&[("dead", 0), ("serious", 0), ("loss_fen", 0)]);
    harmless.insert(id("missing"), None);
    assert_eq!(unknown(LevelProfile::Decree493, &harmless), ["missing"]);
    assert!(!evaluate(LevelProfile::Decree493, &harmless).no_harm);
}

#[test]
fn what_is_unknown_does_not_hide_what_is_known() {
    let mut partly = figures(&[("serious", 12)]);
    partly.insert(id("dead"), None);
    assert_eq!(evaluate(LevelProfile::Decree493, &partly).level, III);
}

#[test]
fn a_combination_asks_for_its_other_half_when_it_would_raise_the_level() {
    let profile = LevelProfile::SpecialEquipment;
    let known = [("dead", 0), ("serious", 0), ("loss_fen", 0)];
    let asked = |more: &[(&'static str, u64)]| unknown(profile, &figures(&[&known, more].concat()));
    assert!(asked(&[]).is_empty(), "no lift, no ride, no boiler");
    assert_eq!(asked(&[("aloft_minutes", 90)]), ["ride"]);
    assert!(asked(&[("aloft_minutes", 240)]).is_empty(), "IV either way");
    assert_eq!(asked(&[("aloft_minutes", 1_440)]), ["aloft_people"]);
    assert_eq!(asked(&[("aloft_people", 100)]), ["aloft_minutes"]);
    assert_eq!(asked(&[("moved", 600)]), ["toxic_leak"]);
    assert_eq!(asked(&[("toxic_leak", 1)]), ["moved"]);
    assert_eq!(asked(&[("vessel_explosion", 1)]), ["boiler_600mw"]);
    assert_eq!(asked(&[("boiler_600mw", 1)]), ["boiler_off_minutes"]);
}
