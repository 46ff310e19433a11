use dispatch_core::district::District;
use expect_test::{Expect, expect};

use super::{catalogue, ouhai, told};

/// A change to one file of the demonstration district: what stands there, and what instead.
type Change<'a> = (&'a str, &'a str, &'a str);

/// Makes the changes and compares everything that is told about the folder.
fn check(changes: &[Change<'_>], wanted: &Expect) {
    let mut files = ouhai();
    for (name, old, new) in changes {
        let (_, text) = files.iter_mut().find(|(file, _)| file == name).unwrap();
        assert!(text.contains(old), "{name} has no {old}");
        *text = text.replacen(old, new, 1);
    }
    check_files(&files, wanted);
}

fn check_files(files: &[(String, String)], wanted: &Expect) {
    let faults = District::read(files, &catalogue())
        .err()
        .unwrap_or_default();
    wanted.assert_eq(&told(&faults));
}

#[test]
fn unknown_kinds_are_told_with_the_nearest() {
    check(
        &[
            ("departments.csv", ",health,", ",helth,"),
            ("departments.csv", ",drainage,", ",drainige,"),
            ("posts.csv", ",township-duty-head,", ",township-duty-hed,"),
            ("teams.csv", ",water-rescue,", ",water-rescu,"),
            ("facilities.csv", ",underpass,", ",underpas,"),
            ("sites.csv", ",hospital,", ",hospitol,"),
            ("stock.csv", ",assault-boat,", ",asault-boat,"),
            ("townships.csv", ",town,", ",city,"),
            ("teams.csv", ",request,", ",requested,"),
            ("people.csv", ",derived", ",invented"),
        ],
        &expect![[r#"
            departments.csv:5:38: unknown name `helth`, expected a department kind of the catalogue, nearest: health
            departments.csv:7:80: unknown name `drainige`, expected a duty of the catalogue's types, nearest: drainage
            facilities.csv:2:73: unknown name `underpas`, expected a facility or hazard of the catalogue's things, nearest: underpass
            people.csv:2:73: unknown variant `invented`, expected one of `article`, `found`, `knowledge`, `derived`
            posts.csv:145:66: unknown name `township-duty-hed`, expected a post kind of the catalogue, nearest: township-duty-head
            sites.csv:2:52: unknown name `hospitol`, expected a thing of the catalogue other than a depot, nearest: hospital
            stock.csv:2:16: unknown name `asault-boat`, expected a supply of the catalogue, nearest: assault-boat
            teams.csv:2:78: unknown variant `requested`, expected one of `own`, `request`, `agreement`, `up`, `military`, nearest: request
            teams.csv:30:42: unknown name `water-rescu`, expected a team kind of the catalogue, nearest: water-rescue
            townships.csv:14:25: unknown variant `city`, expected one of `street`, `town`, `zone`
        "#]],
    );
}

#[test]
fn references_that_lead_nowhere_are_told_with_the_nearest() {
    check(
        &[
            ("posts.csv", "housing-head,", "housing-boss,"),
            (
                "posts.csv",
                ",department-duty,health,",
                ",department-duty,helth,",
            ),
            ("duty.csv", "em-clerk,", "em-clerc,"),
            ("duty.csv", "duty-chief,", "duty-chief,wang-nobody-"),
            ("ladders.csv", "police,1,", "polise,1,"),
            ("stock.csv", "guoxi-depot,", "guoxi-depo,"),
            ("teams.csv", ",own,,", ",own,"),
            ("depots.csv", ",em-bureau,", ",em-buro,"),
            ("facilities.csv", ",power,derived", ",pawer,derived"),
        ],
        &expect![[r#"
            depots.csv:2:64: unknown name `em-buro`, expected `centre`, an id of townships.csv or departments.csv, or `outside:` and a name
            duty.csv:5:12: unknown name `wang-nobody-wang-guochuan`, expected an id of people.csv, nearest: wang-guochuan
            duty.csv:44:1: unknown name `housing-head`, expected an id of posts.csv, nearest: housing-boss
            duty.csv:164:1: unknown name `em-clerc`, expected an id of posts.csv, nearest: em-clerk
            facilities.csv:4:122: unknown name `pawer`, expected `centre`, an id of townships.csv or departments.csv, or `outside:` and a name, nearest: power
            ladders.csv:10:1: unknown name `polise`, expected an id of departments.csv or sites.csv, nearest: police
            ladders.csv:20:36: unknown name `housing-head`, expected an id of posts.csv, nearest: housing-boss
            posts.csv:24:78: unknown name `helth`, expected `centre`, an id of townships.csv or departments.csv, or `outside:` and a name, nearest: health
            stock.csv:98:1: unknown name `guoxi-depo`, expected an id of depots.csv, nearest: guoxi-depot
            teams.csv:8:1: 10 cells, expected 11, as in the header
        "#]],
    );
}

#[test]
fn doubles_and_contradictions_inside_a_list_are_told() {
    check(
        &[
            ("teams.csv", "water-2,", "water-1,"),
            (
                "departments.csv",
                "\nhealth,",
                "\nouhai-zone,开发区管委会,Zone office,commerce,,derived\nhealth,",
            ),
            (
                "stock.csv",
                "district-depot,rubber-boat,",
                "district-depot,assault-boat,",
            ),
            ("ladders.csv", "health,2,", "health,1,"),
            ("ladders.csv", ",police-head,,300,", ",police-head,,100,"),
            ("ladders.csv", ",0577-0000-1001,0,", ",,0,"),
            ("duty.csv", ",,,1,derived", ",,,0,derived"),
            (
                "duty.csv",
                "em-director,",
                "em-director,hu-xuehua,2022-07-30 08:00,2022-07-31 08:00,2,derived\n\
                 em-director,jin-zhicheng,2022-07-30 20:00,2022-07-31 08:00,2,derived\n\
                 em-director,jin-zhicheng,2022-07-31 08:00,2022-08-01 08:00,2,derived\n\
                 em-director,",
            ),
        ],
        &expect![[r#"
            departments.csv:5:1: `ouhai-zone` again, after townships.csv:15, expected it once
            duty.csv:3:28: `duty-officer` held twice at once, here and at duty.csv:2, expected one person a time and order
            duty.csv:21:26: `em-director` held twice at once, here and at duty.csv:20, expected one person a time and order
            ladders.csv:2:11: a step that nobody can ring, expected a post, a number, or both
            ladders.csv:12:48: a step after 100 s, expected at least the 120 s of the step before
            ladders.csv:15:8: `health 1` again, after ladders.csv:14, expected it once
            stock.csv:3:16: `district-depot assault-boat` again, after stock.csv:2, expected it once
            teams.csv:31:1: `water-1` again, after teams.csv:30, expected it once
        "#]],
    );
}

#[test]
fn points_outside_swapped_and_unreadable_are_told() {
    check(
        &[
            ("townships.csv", "27.9721,120.6570", "120.6570,27.9721"),
            ("teams.csv", "27.9588,120.6088", "27.9588,121.6088"),
            ("sites.csv", "27.9832,120.6866", "27.9832N,120.68661234"),
            ("depots.csv", "27.", "2."),
            ("teams.csv", ",28.0160,120.6710", ",31.0160,121.6710"),
        ],
        &expect![[r#"
            depots.csv:2:78: the point 2.9543, 120.6143 outside the district, expected latitude 27.852 … 28.102 and longitude 120.33 … 120.751
            sites.csv:2:61: no degrees `27.9832N`, expected degrees within ±180 with up to 7 decimals, such as 120.6098
            sites.csv:2:70: no degrees `120.68661234`, expected degrees within ±180 with up to 7 decimals, such as 120.6098
            teams.csv:3:94: the point 27.9588, 121.6088 outside the district, expected latitude 27.852 … 28.102 and longitude 120.33 … 120.751
            townships.csv:3:42: latitude and longitude that look swapped, expected latitude 27.852 … 28.102 and longitude 120.33 … 120.751
        "#]],
    );
}

#[test]
fn cells_that_are_no_numbers_times_or_names_are_told() {
    check(
        &[
            ("stock.csv", "assault-boat,8,2", "assault-boat,eight,2.5"),
            ("teams.csv", ",12,derived", ",-12,derived"),
            (
                "duty.csv",
                ",,,0,derived",
                ",2022-07-30,2022/7/31 8:00,0,derived",
            ),
            (
                "duty.csv",
                ",,,0,derived",
                ",2022/7/31 8:00,2022-07-30 08:00,0,derived",
            ),
            ("townships.csv", ",是,", ",yes,"),
            ("townships.csv", "景山街道", "Jingshan"),
            ("townships.csv", "Wutian Subdistrict", "梧田"),
            ("people.csv", "\nchen-", "\nChen "),
            ("teams.csv", ",request,119,", ",request,,"),
        ],
        &expect![[r#"
            duty.csv:2:14: unknown name `chen-anqing`, expected an id of people.csv, nearest: chen-anning
            duty.csv:2:26: no time `2022-07-30`, expected local time such as 2022-07-30 08:00, or nothing
            duty.csv:4:46: an end before its beginning, expected a later time
            people.csv:2:1: the id `Chen anqing`, expected small letters, digits and `-`, and another word than `centre`
            stock.csv:2:29: no number `eight`, expected a whole number
            stock.csv:2:35: no number `2.5`, expected a whole number
            teams.csv:2:86: a team that is asked for, without the desk that is asked, expected its telephone, such as 119
            teams.csv:8:108: no number `-12`, expected a whole number
            townships.csv:2:11: the name `Jingshan`, expected a name in Chinese
            townships.csv:3:16: the name `梧田`, expected a name in English
            townships.csv:14:47: invalid value: string "yes", expected 是 or 否
        "#]],
    );
}

#[test]
fn the_file_that_names_the_district_is_checked_with_the_rest() {
    check(
        &[
            ("district.toml", "code = ", "kode = "),
            ("district.toml", "west = \"120.330\"", "west = 120"),
            ("district.toml", "\"first-force\"", "\"first-forces\""),
            ("district.toml", "reach_s = 300", "reach_s = \"300\""),
            ("stock.csv", "assault-boat,8,", "assault-boat,,"),
        ],
        &expect![[r#"
            district.toml:1:1: missing field `code`
            district.toml:7:1: unknown field `kode`, expected one of name, zh, en, code, edition, bbox, rules, nearest: code
            district.toml:15:8: invalid type: integer `120`, expected a string
            district.toml:25:17: unknown variant `first-forces`, expected `township` or `first-force`, nearest: first-force
            district.toml:31:11: invalid type: string "300", expected u32
            stock.csv:2:29: no number ``, expected a whole number
        "#]],
    );
    check(
        &[
            ("district.toml", "west = \"120.330\"", "west = \"120,330\""),
            ("district.toml", "edition = \"示例 2022-07\"\n", ""),
        ],
        &expect![[r#"
            district.toml:1:1: missing field `edition`
            district.toml:14:8: no degrees `120,330`, expected degrees within ±180 with up to 7 decimals, such as 120.6098
        "#]],
    );
    check(
        &[("district.toml", "west = \"120.330\"", "west = 120.330")],
        &expect![[r#"
            district.toml:15:8: the decimal number 120.330, expected a whole number, or the same in quotes
        "#]],
    );
    check(
        &[("district.toml", "west = \"120.330\"", "west = \"121\"")],
        &expect![[r#"
            district.toml:14:1: a box without inside, expected `west` below `east` and `south` below `north`
        "#]],
    );
}

#[test]
fn what_every_whistle_needs_must_be_there() {
    check(
        &[
            ("departments.csv", ",power-supply,", ",water-supply,"),
            (
                "posts.csv",
                ",em-director,em-bureau,",
                ",department-head,em-bureau,",
            ),
            ("posts.csv", ",duty-chief,centre,", ",duty-officer,centre,"),
            (
                "posts.csv",
                ",township-duty-head,330304009,",
                ",township-head,330304009,",
            ),
            (
                "posts.csv",
                ",health-director,health,",
                ",health-director,police,",
            ),
            ("duty.csv", "\ndirector,", "\nevaluator,"),
            ("duty.csv", "\nzeya-duty-head,", "\nzeya-duty,"),
        ],
        &expect![[r#"
            departments.csv:1:1: no office of the kind `power-supply`, which is called by flood-typhoon-drought, earthquake, extreme-weather, fire, lifeline-outage, expected an office of every kind called
            duty.csv:11:20: `evaluator` held twice at once, here and at duty.csv:9, expected one person a time and order
            duty.csv:257:25: `zeya-duty` held twice at once, here and at duty.csv:255, expected one person a time and order
            posts.csv:1:1: no post of the kind `duty-chief` at the centre, expected every post of the centre
            posts.csv:1:1: no post of the kind `em-director`, which commands at earthquake, expected a post for every type's commander
            posts.csv:6:1: a post that nobody holds, expected a line of order 0 in duty.csv
            posts.csv:26:77: a post of the kind `health-director` in another office, expected an office of the kind `health`
            posts.csv:193:1: a post that nobody holds, expected a line of order 0 in duty.csv
            townships.csv:10:1: a township without a post of the kind `township-duty-head`, expected one in posts.csv
        "#]],
    );
}

#[test]
fn what_is_wrong_with_a_risk_point_is_told() {
    check(
        &[
            ("risks.csv", ",reservoirs,", ",reservoir,"),
            ("risks.csv", ",xianyan-head,", ",xianyan-hed,"),
            (
                "risks.csv",
                ",不详,,natural-resources,",
                ",,wang-nobody,natural,",
            ),
            ("risks.csv", ",120,", ",about 120,"),
            ("risks.csv", ",330304011,", ",330304111,"),
            ("risks.csv", "risk-sanyang-gate,", "risk-quxi-dyke,"),
            ("risks.csv", ",8级大风,Wind force 8,", ",,Wind force 8,"),
        ],
        &expect![[r#"
            risks.csv:2:63: unknown name `reservoir`, expected a risk list of the catalogue, nearest: reservoirs
            risks.csv:3:93: unknown name `xianyan-hed`, expected an id of posts.csv, nearest: xianyan-head
            risks.csv:3:116: no number `about 120`, expected a whole number, or 不详
            risks.csv:4:76: unknown name `330304111`, expected an id of townships.csv, nearest: 330304011
            risks.csv:8:1: `risk-quxi-dyke` again, after risks.csv:7, expected it once
            risks.csv:17:111: unknown name `wang-nobody`, expected an id of people.csv
            risks.csv:17:123: unknown name `natural`, expected `centre`, an id of townships.csv or departments.csv, or `outside:` and a name, nearest: natural-resources
            risks.csv:23:151: no Chinese beside the English, expected both, or neither
        "#]],
    );
    let mut files = ouhai();
    files.retain(|(name, _)| name != "risks.csv");
    check_files(&files, &expect![[r#""#]]);
}

#[test]
fn missing_files_and_strange_ones_are_told_without_an_echo() {
    let mut files = ouhai();
    files.retain(|(name, _)| name != "posts.csv" && name != "district.toml");
    for (name, _) in &mut files {
        if name == "teams.csv" {
            *name = "team.csv".to_owned();
        }
        *name = format!("ouhai/{name}");
    }
    files.push(("ouhai/README.md".to_owned(), "说明".to_owned()));
    check_files(
        &files,
        &expect![[r#"
            ouhai/district.toml:1:1: no such file, expected every file of a district
            ouhai/posts.csv:1:1: no such file, expected every file of a district
            ouhai/team.csv:1:1: a file that is no part of a district, expected one of townships.csv, departments.csv, ladders.csv, posts.csv, people.csv, duty.csv, teams.csv, depots.csv, stock.csv, facilities.csv, sites.csv, risks.csv, district.toml, nearest: teams.csv
            ouhai/teams.csv:1:1: no such file, expected every file of a district
        "#]],
    );
    check_files(
        &[],
        &expect![[r#"
            departments.csv:1:1: no such file, expected every file of a district
            depots.csv:1:1: no such file, expected every file of a district
            district.toml:1:1: no such file, expected every file of a district
            duty.csv:1:1: no such file, expected every file of a district
            facilities.csv:1:1: no such file, expected every file of a district
            ladders.csv:1:1: no such file, expected every file of a district
            people.csv:1:1: no such file, expected every file of a district
            posts.csv:1:1: no such file, expected every file of a district
            sites.csv:1:1: no such file, expected every file of a district
            stock.csv:1:1: no such file, expected every file of a district
            teams.csv:1:1: no such file, expected every file of a district
            townships.csv:1:1: no such file, expected every file of a district
        "#]],
    );
}

#[test]
fn a_header_with_a_wrong_name_is_told_once() {
    check(
        &[("depots.csv", "id,zh,en,owner", "id,zh,en,owners")],
        &expect![[r#"
            depots.csv:1:1: no column `owner`, expected the columns id, zh, en, owner, route, lat, lon, mark
            depots.csv:1:10: unknown column `owners`, expected one of id, zh, en, owner, route, lat, lon, mark, nearest: owner
        "#]],
    );
}

#[test]
fn a_clerks_spreadsheet_is_understood() {
    let mut files = ouhai();
    for (name, text) in &mut files {
        if name.ends_with(".csv") {
            *text = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
            text.push_str(",,,,\r\n");
        }
    }
    check_files(&files, &expect![[r#""#]]);
    check(
        &[(
            "duty.csv",
            ",,,0,derived",
            ",2022/7/30 8:00,2022/7/31 8:00,0,derived",
        )],
        &expect![[r#""#]],
    );
}
