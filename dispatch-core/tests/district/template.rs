//! The folder that a clerk begins with.

use dispatch_core::command::Command;
use dispatch_core::district::{District, Template, Unfit};
use expect_test::expect;

use super::{catalogue, told};

fn files() -> Vec<(String, String)> {
    let template = Template::new("longwan", "温州市龙湾区", "", "120.7,27.8，120.9 28.0").unwrap();
    let files = template.files(&catalogue()).into_iter();
    files.map(|(name, text)| (name.to_owned(), text)).collect()
}

fn put(files: &mut [(String, String)], name: &str, old: &str, new: &str) {
    let (_, text) = files.iter_mut().find(|(file, _)| file == name).unwrap();
    assert!(text.contains(old), "{name} has no {old}");
    *text = text.replace(old, new);
}

/// What a clerk must write, and nothing else.
fn filled() -> Vec<(String, String)> {
    let mut files = files();
    let mut put = |name, old, new| put(&mut files, name, old, new);
    put("district.toml", "en = \"\"", "en = \"Longwan District\"");
    put("district.toml", "code = \"\"", "code = \"330303\"");
    put(
        "townships.csv",
        ",,,town,,,,found",
        "330303001,永中街道,Yongzhong Subdistrict,street,27.9100,120.8200,,found",
    );
    put(
        "posts.csv",
        "township-duty-head,,",
        "township-duty-head,330303001,",
    );
    put(
        "people.csv",
        ",,,,,,,found",
        ",张三,Zhang San,0577-0000-0001,,,,found",
    );
    put(
        "ladders.csv",
        "Duty telephone,,,0",
        "Duty telephone,,0577-0000-0002,0",
    );
    files
}

#[test]
fn what_only_the_clerk_knows_is_asked_for_and_nothing_else() {
    let faults = District::read(&files(), &catalogue()).unwrap_err();
    let ladders = |it: &&_| told(std::slice::from_ref(*it)).contains("ladders.csv");
    let (ladders, others): (Vec<_>, Vec<_>) = faults.iter().partition(ladders);
    let others: Vec<_> = others.into_iter().cloned().collect();
    expect![[r#"
        district.toml:9:6: the en ``, expected a name in English
        district.toml:11:8: the code ``, expected six digits, such as 330304
        people.csv:7:10: the name ``, expected a name in Chinese
        people.csv:7:11: the name ``, expected a name in English
        people.csv:8:10: the name ``, expected a name in Chinese
        people.csv:8:11: the name ``, expected a name in English
        people.csv:9:10: the name ``, expected a name in Chinese
        people.csv:9:11: the name ``, expected a name in English
        people.csv:10:10: the name ``, expected a name in Chinese
        people.csv:10:11: the name ``, expected a name in English
        people.csv:11:10: the name ``, expected a name in Chinese
        people.csv:11:11: the name ``, expected a name in English
        posts.csv:13:72: an empty name, expected 1 to 64 bytes
        townships.csv:9:1: the id ``, expected small letters, digits and `-`, and another word than `centre`
        townships.csv:9:2: the name ``, expected a name in Chinese
        townships.csv:9:3: the name ``, expected a name in English
        townships.csv:9:9: no degrees ``, expected degrees within ±180 with up to 7 decimals, such as 120.6098
        townships.csv:9:10: no degrees ``, expected degrees within ±180 with up to 7 decimals, such as 120.6098
    "#]].assert_eq(&told(&others));
    for fault in ladders {
        assert_eq!(fault.what, "a step that nobody can ring");
    }
}

#[test]
fn a_filled_template_is_a_district_that_is_adopted() {
    let district = match District::read(&filled(), &catalogue()) {
        Ok(district) => district,
        Err(faults) => panic!("{}", told(&faults)),
    };
    assert_eq!(district.name.as_str(), "longwan");
    assert_eq!(district.townships.len(), 1);
    let Some(Command::AdoptDistrict(adopted)) = district.opening(&catalogue()).pop() else {
        panic!("the rows do not end with their adoption");
    };
    assert_eq!(adopted.zh.as_str(), "温州市龙湾区");
    // Every office has the telephone that its first step rings.
    for office in &district.departments {
        assert_eq!(office.ladder.len(), 1, "{}", office.id);
    }
}

#[test]
fn every_column_is_explained_and_a_spreadsheet_leaves_the_words_alone() {
    for (name, text) in files().iter().filter(|(name, _)| name.ends_with(".csv")) {
        let text = text.strip_prefix('\u{FEFF}').unwrap();
        let (said, rows): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with('#'));
        for column in rows[0].split(',') {
            let explained = said.iter().any(|line| {
                let names = line.trim_start_matches("# ").split(['。', '、']);
                names
                    .into_iter()
                    .any(|it| it.starts_with(&format!("{column}：")))
            });
            assert!(explained, "{name}: {column}");
        }
        for line in said {
            // What it splits at or puts in quotes would come back as something else than a comment.
            assert!(!line.contains([',', '"', '\t']), "{name}: {line}");
        }
    }
}

#[test]
fn the_columns_are_those_that_are_read() {
    let mut files = files();
    for (_, text) in &mut files {
        let rows = text.lines().position(|line| line.contains(",mark"));
        *text = rows.map_or(text.clone(), |at| {
            text.lines()
                .take(at + 1)
                .map(|it| format!("{it}\n"))
                .collect()
        });
    }
    let faults = District::read(&files, &catalogue()).unwrap_err();
    let of_columns = faults.iter().filter(|it| it.what.contains("column"));
    assert_eq!(of_columns.count(), 0, "{}", told(&faults));
}

#[test]
fn what_cannot_stand_in_a_template_is_said_all_at_once() {
    use Unfit::{Box, Chinese, Code, Name};
    let unfit = |name, zh, code, bbox| {
        Template::new(name, zh, code, bbox)
            .err()
            .unwrap_or_default()
    };
    let good = "120.7,27.8,120.9,28.0";
    assert_eq!(unfit("longwan", "龙湾区", "330303", good), []);
    assert_eq!(unfit("龙湾", "龙湾区", "", good), []);
    assert_eq!(
        unfit("a/b", "Longwan", "3303", "1,2,3"),
        [Name, Chinese, Code, Box]
    );
    let (long, wide) = ("x".repeat(65), "龙".repeat(65));
    for name in ["", ".", "..", "-x", "a b", "c:", &long] {
        assert_eq!(unfit(name, "龙湾区", "", good), [Name], "{name}");
    }
    for zh in ["龙\"湾", "龙\n湾", "龙\\湾", &wide] {
        assert_eq!(unfit("longwan", zh, "", good), [Chinese], "{zh}");
    }
    // Turned round, on a line, south of a pole, and no number.
    for bbox in ["120.9,27.8,120.7,28", "1,1,1,2", "1,-91,2,3", "a,b,c,d", ""] {
        assert_eq!(unfit("longwan", "龙湾区", "", bbox), [Box], "{bbox}");
    }
}
