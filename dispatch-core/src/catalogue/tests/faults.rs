use expect_test::{Expect, expect};

use super::shipped;
use crate::catalogue::Catalogue;

/// Changes the shipped catalogue, each change `(file, old, new)`, and compares what is told.
fn check_faults(changes: &[(&str, &str, &str)], wanted: &Expect) {
    let mut files = shipped();
    for (name, old, new) in changes {
        let (_, text) = files.iter_mut().find(|(file, _)| file == name).unwrap();
        assert!(text.contains(old), "{name} has no {old}");
        *text = text.replacen(old, new, 1);
    }
    let faults = Catalogue::read(&files).err().unwrap_or_default();
    let told: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    wanted.assert_eq(&told);
}

#[test]
fn a_wrong_name_is_pointed_at_with_the_nearest() {
    check_faults(
        &[
            (
                "types/fire.toml",
                "lead = [\"fire-rescue-brigade\"]",
                "lead = [\"fire-rescue\"]",
            ),
            (
                "types/gas.toml",
                "\"gas-supply\", role",
                "\"gas-suply\", role",
            ),
            (
                "types/gas.toml",
                "before = \"energise\"",
                "before = \"energize\"",
            ),
            (
                "types/road-traffic.toml",
                "kind = \"medical-120\"",
                "kind = \"medical-12\"",
            ),
            (
                "types/earthquake.toml",
                "level_profile = \"earthquake\"",
                "level_profile = \"quake\"",
            ),
            (
                "types/forest-fire.toml",
                "\"backfire\", \"firebreak\"",
                "\"backfire\", \"fire-break\"",
            ),
            (
                "vocabulary/team-kinds.toml",
                "vehicle = \"ambulance\"",
                "vehicle = \"ambulanz\"",
            ),
            (
                "vocabulary/posts.toml",
                "department = \"health\"",
                "department = \"helth\"",
            ),
            (
                "vocabulary/level-profiles.toml",
                "\"loss_fen\"",
                "\"loss_yuan\"",
            ),
        ],
        &expect![[r#"
            types/earthquake.toml:12:17: unknown variant `quake`, expected one of `decree493`, `geological`, `forest-fire`, `special-equipment`, `environment`, `food`, `public-health`, `animal`, `earthquake`, `power`, `weather`, `fire`, `traffic`, `manual`, nearest: earthquake
            types/fire.toml:10:9: unknown name `fire-rescue`, expected an id of vocabulary/departments.toml, nearest: fire-rescue-brigade
            types/forest-fire.toml:23:34: unknown name `fire-break`, expected an act of vocabulary/acts.toml, nearest: firebreak
            types/gas.toml:31:18: unknown name `gas-suply`, expected an id of vocabulary/departments.toml, nearest: gas-supply
            types/gas.toml:76:34: unknown name `energize`, expected one of the acts of this type, nearest: energise
            types/road-traffic.toml:59:26: unknown name `medical-12`, expected an id of vocabulary/team-kinds.toml, nearest: medical-120
            vocabulary/level-profiles.toml:5:140: unknown name `loss_yuan`, expected an id of vocabulary/measures.toml, nearest: loss_fen
            vocabulary/posts.toml:33:89: unknown name `helth`, expected an id of vocabulary/departments.toml, nearest: health
            vocabulary/team-kinds.toml:17:79: unknown variant `ambulanz`, expected one of `fire-engine`, `ambulance`, `lorry`, `boat-trailer`, `car`, nearest: ambulance
        "#]],
    );
}

#[test]
fn a_wrong_shape_is_told_with_all_the_others_in_one_go() {
    check_faults(
        &[
            ("types/fire.toml", "id = \"fire\"", "id = \"fires\""),
            ("types/fire.toml", "symbol = \"火\"", "symbol = \"汛\""),
            ("types/fire.toml", "level = \"IV\"", "level = \"V\""),
            (
                "types/fire.toml",
                "role = \"on-need\", needs = [\"gas\"]",
                "role = \"on-need\"",
            ),
            ("types/fire.toml", "on_scene_s = 900", "on_scene_s = 0"),
            ("types/fire.toml", "zh = \"建筑火灾\"", "zh = \"Building\""),
            ("types/gas.toml", "number = 11\n", ""),
            (
                "types/gas.toml",
                "department = \"fire-rescue-brigade\", role",
                "department = \"housing-construction\", role",
            ),
            (
                "types/geological-disaster.toml",
                "commander_post = \"natural-resources-deputy-director\"",
                "commander_post = \"health-director\"",
            ),
            (
                "vocabulary/acts.toml",
                "{ id = \"open-gate\", authority = \"other\", changes_danger = true, zh = \"启闭水闸\", en = \"Open or close a gate\", law",
                "{ id = \"open-gate\", authority = \"other\", changes_danger = true, zh = \"启闭水闸\", en = \"Open or close a gate\", lex",
            ),
            (
                "vocabulary/measures.toml",
                "unit = { zh = \"人\", en = \"people\" }, mark = \"knowledge\" }",
                "mark = \"knowledge\" }",
            ),
            (
                "vocabulary/needs.toml",
                "id = \"trapped\"",
                "id = \"Trapped\"",
            ),
            ("vocabulary/means.toml", "mark = \"article\"", "mark = 0.5"),
            ("vocabulary/supplies.toml", "class1 = 1", "class1 = 4"),
        ],
        &expect![[r#"
            types/extreme-weather.toml:35:68: unknown name `trapped`, expected an id of vocabulary/needs.toml, nearest: Trapped
            types/fire.toml:3:6: an id unlike its file's name, expected `fire`
            types/fire.toml:36:3: an on-need member without a need, expected `needs = [ids of needs]`
            types/fire.toml:59:13: unknown variant `V`, expected one of `I`, `II`, `III`, `IV`, nearest: I
            types/fire.toml:108:14: no time for `on_scene_s`, expected at least 1 second
            types/fire.toml:121:6: no Chinese in `zh`, expected a Chinese text
            types/flood-typhoon-drought.toml:9:10: the symbol "汛" of types/fire.toml, expected one of its own
            types/flood-typhoon-drought.toml:39:55: unknown name `trapped`, expected an id of vocabulary/needs.toml, nearest: Trapped
            types/gas.toml:1:1: missing field `number`
            types/gas.toml:31:18: the lead `housing-construction` as a member, expected it in one of the two only
            types/gas.toml:34:69: unknown name `trapped`, expected an id of vocabulary/needs.toml, nearest: Trapped
            types/gas.toml:47:36: unknown name `fire-rescue-brigade`, expected a lead, a member or `township`
            types/gas.toml:122:33: unknown name `fire-rescue-brigade`, expected a lead, a member, `township` or `commander`
            types/gas.toml:127:31: unknown name `fire-rescue-brigade`, expected a lead, a member, `township` or `commander`
            types/geological-disaster.toml:11:18: a post of `health`, expected one of the first lead, `natural-resources`
            types/lifeline-outage.toml:35:68: unknown name `trapped`, expected an id of vocabulary/needs.toml, nearest: Trapped
            vocabulary/acts.toml:12:3: an act that is not the commander's, without its law, expected `law = { zh, en }`
            vocabulary/acts.toml:12:109: unknown field `lex`, expected one of `id`, `zh`, `en`, `authority`, `law`, `changes_danger`, `mark`, `order`
            vocabulary/means.toml:5:67: the decimal number 0.5, expected a whole number, or the same in quotes
            vocabulary/measures.toml:5:3: a number without its unit, expected `unit = { zh, en }`
            vocabulary/needs.toml:3:10: the id `Trapped`, expected small letters, digits, `-`, `_`
            vocabulary/supplies.toml:6:37: an unknown class of supplies, expected 1, 2 or 3
        "#]],
    );
}

#[test]
fn steps_are_six_to_ten_and_each_has_an_owner_who_comes() {
    check_faults(
        &[
            (
                "types/fire.toml",
                "{ id = \"ask\",",
                "{ id = \"ask\", owner = \"fire-rescue-brigade\", critical = true, zh = \"问\", en = \"Ask\" },\n  { id = \"ask-again\",",
            ),
            (
                "types/gas.toml",
                "owner = \"public-security\"",
                "owner = \"meteorology\"",
            ),
        ],
        &expect![[r#"
            types/fire.toml:124:9: 11 steps, expected 6 to 10
            types/gas.toml:124:28: unknown name `meteorology`, expected a lead, a member, `township` or `commander`
        "#]],
    );
}

#[test]
fn missing_and_stray_files_are_told() {
    let mut files = shipped();
    files.retain(|(name, _)| name != "vocabulary/needs.toml");
    files.push(("vocabulary/post.toml".to_owned(), String::new()));
    files.push(("README.md".to_owned(), String::new()));
    let faults = Catalogue::read(&files).unwrap_err();
    let told: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    expect![[r#"
        vocabulary/needs.toml:1:1: no such file, expected every vocabulary
        vocabulary/post.toml:1:1: a file that is no part of a catalogue, expected types/ID.toml, vocabulary/NAME.toml or obligations/NAME.toml, nearest: posts
    "#]].assert_eq(&told);
    assert!(Catalogue::read(&[]).is_err());
}

#[test]
fn a_wrong_rule_of_reporting_is_told_where_it_stands() {
    let areas = "obligations/two-areas.toml";
    let disasters = "obligations/natural-disasters.toml";
    let profiles = "obligations/profiles.toml";
    check_faults(
        &[
            (areas, "\"cross_boundary\"", "\"cross_border\""),
            (areas, "at_least = 1", "at_least = 0"),
            (areas, "\"areas-neighbour\"", "\"disaster-first\""),
            (disasters, "start = \"occurred\"", "start = \"happened\""),
            (disasters, "due_s = 7200", "due_s = -1"),
            (
                profiles,
                "daily_min = [480, 1020]",
                "daily_min = [1020, 1440]",
            ),
            (
                profiles,
                "due_s = 900",
                "due_s = 900, daily_min = [1], repeat_s = 60",
            ),
            (
                "obligations/district.toml",
                "\"road-traffic\"",
                "\"road-trafic\"",
            ),
        ],
        &expect![[r#"
            obligations/district.toml:4:364: unknown name `road-trafic`, expected a type of types/, nearest: road-traffic
            obligations/natural-disasters.toml:4:253: unknown variant `happened`, expected one of `received`, `occurred`, `clock`, `changed`
            obligations/natural-disasters.toml:4:273: invalid value: integer `-1`, expected u32
            obligations/profiles.toml:5:270: a rule that repeats in two ways, expected `daily_min` or `repeat_s`
            obligations/profiles.toml:5:270: clocks of a rule that does not start by the clock, expected start = "clock", or no `daily_min`
            obligations/profiles.toml:9:280: minute 1440, expected 0 to 1439, each later than the one before
            obligations/two-areas.toml:5:337: unknown name `cross_border`, expected an id of vocabulary/measures.toml, nearest: cross_boundary
            obligations/two-areas.toml:5:365: a threshold that everything meets, expected at least 1, or no `when`
            obligations/two-areas.toml:6:10: the id `disaster-first` of obligations/natural-disasters.toml again, expected it once
        "#]],
    );
}

#[test]
fn a_wrong_line_of_how_teams_are_sent_is_told() {
    let sending = "vocabulary/sending.toml";
    check_faults(
        &[
            (sending, "id = \"fire-rescue\"", "id = \"fire-rescu\""),
            (sending, "also = [\"usar\"]", "also = [\"usr\"]"),
            (
                sending,
                "also = [\"township-squad\"]",
                "also = [\"village-commando\"]",
            ),
            (sending, "cover_min = 30", "cover_min = 91"),
            (sending, "crew = 6", "crew = 0"),
            (sending, "reach_min = 180", "reach_min = 400"),
            (sending, "turnout_s = 3600", "turnout_s = -1"),
            (sending, "stay_min = 480, mark", "stay_hours = 8, mark"),
            (sending, "work_min = 600, rest_min = 360", "work_min = 600"),
            (
                sending,
                "work_min = 360, rest_min = 360",
                "work_min = 20, rest_min = 360",
            ),
        ],
        &expect![[r#"
            vocabulary/sending.toml:13:10: unknown name `fire-rescu`, expected an id of vocabulary/team-kinds.toml, nearest: fire-rescue
            vocabulary/sending.toml:13:47: `crew` of 0, expected 1 to 10000
            vocabulary/sending.toml:13:138: unknown name `usr`, expected an id of vocabulary/team-kinds.toml, nearest: usar
            vocabulary/sending.toml:15:100: `work_min` of 20, expected 60 to 3000
            vocabulary/sending.toml:15:128: a kind that stands in for itself, expected another kind
            vocabulary/sending.toml:16:81: a cover wider than the kind is sent, expected at most `reach_min`, 90
            vocabulary/sending.toml:29:69: `reach_min` of 400, expected 1 to 300
            vocabulary/sending.toml:29:101: `work_min` alone, expected `rest_min` beside it
            vocabulary/sending.toml:38:3: missing field `stay_min`
            vocabulary/sending.toml:38:76: unknown field `stay_hours`, expected one of `id`, `turnout_s`, `crew`, `reach_min`, `cover_min`, `stay_min`, `work_min`, `rest_min`, `also`, `mark`, `order`
            vocabulary/sending.toml:40:31: `turnout_s` of -1, expected 0 to 18000
            vocabulary/sending.toml:40:31: invalid value: integer `-1`, expected u32
        "#]],
    );
}
