use super::*;
use dispatch_core::words::{DepartmentId, MeasureId, TeamId};

/// A small district.
struct Small;

impl Known for Small {
    fn names(&self, slot: Slot) -> Vec<Named> {
        let team = |id: &str, zh: &str, en: &str| {
            let what = What::Team(TeamId::new(id).unwrap());
            Named::new(what, zh, en).also(id)
        };
        let office = |id: &str, zh: &str, far| Named {
            far,
            ..Named::new(What::Department(DepartmentId::new(id).unwrap()), zh, id)
        };
        let measure =
            |id: &str, zh: &str| Named::new(What::Measure(MeasureId::new(id).unwrap()), zh, id);
        match slot {
            Slot::Team => vec![
                team("water-1", "水域一队", "Water rescue 1"),
                team("water-2", "水域二队", "Water rescue 2"),
                team("pumps", "排涝队", "Pumps"),
                team("psych", "心理援助队", "Psychological aid"),
            ],
            Slot::Called | Slot::Department | Slot::Parties => vec![
                office("police", "区公安分局", 0),
                office("transport", "区交通运输局", 1),
                office("traffic", "区交通队", 0),
            ],
            Slot::Wind => ['北', '南']
                .map(|it| {
                    let what = What::Wind(match it {
                        '北' => WindFrom::Degrees(360),
                        _ => WindFrom::Degrees(180),
                    });
                    Named::new(what, it, it)
                })
                .to_vec(),
            Slot::Figures => vec![measure("trapped", "被困"), measure("serious", "重伤")],
            _ => Vec::new(),
        }
    }
}

/// What a line says: the verb's letters, and each thing told.
fn told(line: &str) -> String {
    let reading = read(line, &Small, None);
    if let Some(fault) = reading.fault {
        return format!("{fault:?}");
    }
    let mut said = vec![reading.verb.unwrap().letters.to_owned()];
    for told in reading.told {
        said.push(match told {
            Told::Name(it) => it.zh,
            Told::Names(all) => all
                .into_iter()
                .map(|it| it.zh)
                .collect::<Vec<_>>()
                .join("+"),
            Told::Number(it) => it.to_string(),
            Told::Speed(it) => format!("{it} cm/s"),
            Told::Words(it) => format!("「{it}」"),
            Told::Figures(all) => all
                .into_iter()
                .map(|(it, n)| format!("{} {}", it.zh, n.map_or("不详".into(), |n| n.to_string())))
                .collect::<Vec<_>>()
                .join(" "),
        });
    }
    said.join(" | ")
}

#[test]
fn a_line_is_read_by_letters_by_words_and_without_spaces() {
    let table = [
        ("p sy2", "p | 水域二队"),
        ("  P  SY2 ", "p | 水域二队"),
        ("ｐ　ｓｙ２", "p | 水域二队"),
        ("派水域二队", "p | 水域二队"),
        ("派 水域2", "p | 水域二队"),
        ("send water-2", "p | 水域二队"),
        ("p sy2 下水救人 两处", "p | 水域二队 | 「下水救人 两处」"),
        ("q gaf", "q | 区公安分局"),
        ("jl 水位 还在涨", "jl | 「水位 还在涨」"),
        ("记水位还在涨", "jl | 「水位还在涨」"),
        ("n 被困 2 重伤 1", "n | 被困 2 重伤 1"),
        ("n bk2 zs不详", "n | 被困 2 重伤 不详"),
        ("n 被困 ２人", "n | 被困 2"),
        ("n 被困 ?", "n | 被困 不详"),
        ("f 北", "f | 北"),
        ("f n 2.4", "f | 南 | 240 cm/s"),
        ("风北 3米每秒", "f | 北 | 300 cm/s"),
        ("wind 45 2m/s", "f | 45 度 | 200 cm/s"),
        ("f ４５度 2.45", "f | 45 度 | 245 cm/s"),
        ("报数被困3", "n | 被困 3"),
        (
            "o 公安,交通队 封闭道路",
            "o | 区公安分局+区交通队 | 「封闭道路」",
        ),
        ("o 公安、交通队 封闭", "o | 区公安分局+区交通队 | 「封闭」"),
        (
            "02:50前 报市防指 孤岛村",
            "sx | 「02:50前 报市防指 孤岛村」",
        ),
        ("zx", "zx"),
    ];
    for (line, wanted) in table {
        assert_eq!(told(line), wanted, "{line}");
    }
}

#[test]
fn what_cannot_be_read_says_what_was_expected() {
    let table = [
        ("", "Empty"),
        ("   ", "Empty"),
        ("xx sy2", "NoVerb(\"xx\")"),
        ("p", "Missing(Team)"),
        ("p ", "Missing(Team)"),
        ("p zz", "NotFound(Team, \"zz\")"),
        ("p sy", "Several(Team, \"sy\", 2)"),
        ("jl", "Missing(Words)"),
        ("o 公安", "Missing(Words)"),
        ("o 公安, ", "Several(Parties, \"\", 3)"),
        ("n", "Missing(Figures)"),
        ("n 被困", "NoNumber(\"被困\")"),
        ("n 被困 二", "NoNumber(\"被困\")"),
        ("n 被困 -1", "NoNumber(\"被困\")"),
        ("zx 多余", "TooMuch(\"多余\")"),
        ("\u{202e}p sy2", "NoVerb(\"\u{202e}p\")"),
        ("\u{1f692}", "NoVerb(\"\u{1f692}\")"),
    ];
    for (line, wanted) in table {
        // Debug writes the mark of direction as an escape.
        let said = told(line).replace("\\u{202e}", "\u{202e}");
        assert_eq!(said, wanted, "{line}");
    }
}

#[test]
fn of_two_that_fit_alike_the_one_expected_here_is_meant() {
    assert_eq!(told("q jt"), "q | 区交通队");
}

#[test]
fn a_choice_holds_for_the_word_it_was_made_for() {
    let choice = |at, word: &str| Choice {
        at,
        word: word.to_owned(),
        what: What::Team(TeamId::new("water-1").unwrap()),
    };
    let means = |line: &str, choice: &Choice| read(line, &Small, Some(choice)).fault;
    assert_eq!(means("p sy", &choice(2, "sy")), None);
    assert_eq!(means("p sy 下水", &choice(2, "sy")), None);
    assert!(means("p syd", &choice(2, "sy")).is_some());
    assert!(means(" p sy", &choice(2, "sy")).is_some());
}

#[test]
fn the_word_that_is_typed_is_offered_names_and_a_word_behind_is_not() {
    let offered = |line: &str| {
        let open = read(line, &Small, None).open;
        open.map(|it| {
            (
                it.at,
                it.offered.into_iter().map(|it| it.zh).collect::<Vec<_>>(),
            )
        })
    };
    let waters = || ["水域一队", "水域二队"].map(str::to_owned).to_vec();
    assert_eq!(offered("p sy"), Some((2, waters())));
    assert_eq!(offered("派sy"), Some((3, waters())));
    assert_eq!(offered("p ").unwrap().1.len(), 4);
    assert_eq!(offered("p sy2"), Some((2, vec!["水域二队".to_owned()])));
    assert_eq!(offered("p sy2 "), None);
    assert_eq!(offered("p sy2 下水"), None);
    assert_eq!(offered("jl 水"), None);
    let verbs = offered("通").unwrap();
    assert_eq!(verbs, (0, ["通知", "恢复通行"].map(str::to_owned).to_vec()));
}

/// Whatever stands on the line, reading it ends and cuts no character in two.
#[test]
fn no_line_breaks_the_reader() {
    let pieces = [
        "p",
        "派",
        " ",
        "　",
        "sy",
        "\u{1f692}",
        "\u{200f}\u{645}",
        "#",
        "９",
        ",",
        "，",
        "被困",
        "n",
        "o",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let line = format!("{a}{b}{c}{b}{a}");
                let reading = read(&line, &Small, None);
                if let Some(open) = reading.open {
                    assert_eq!(
                        line.get(open.at..).map(str::trim_end),
                        Some(open.word.trim_end())
                    );
                }
            }
        }
    }
    let long = "派".repeat(100_000);
    assert!(read(&long, &Small, None).fault.is_some());
}
