//! The shipped district with one flooded underpass, on which everything can be said.

use std::path::Path;
use std::sync::OnceLock;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::entry::{Author, Basis, OnBehalf, World};
use dispatch_core::fold::apply_author;
use dispatch_core::refusal::Verdict;
use dispatch_core::sentence::Names;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use uuid::Uuid;

/// What happened before anything is told; each line is accepted.
const BEFORE: &[(&str, &str)] = &[
    (
        "duty-officer",
        r#"{"intake":{"intake":"n1","source":"call-110","words":"free-0"}}"#,
    ),
    (
        "duty-officer",
        r#"{"open":{"incident":"guoxi","type":"flood-typhoon-drought","township":"330304009",
            "place":{"words":"Liuhongqiao"},"words":"free-0","call_members":true}}"#,
    ),
    (
        "duty-officer",
        r#"{"open":{"incident":"quxi","type":"fire","township":"330304008",
            "place":{"words":"Qujiang Road"},"words":"free-0","call_members":true}}"#,
    ),
    (
        "guoxi-duty-head",
        r#"{"order":{"incident":"guoxi","order":"o1","to":["department:power"],"words":"Restore the pump"}}"#,
    ),
    (
        "guoxi-duty-head",
        r#"{"request_act":{"incident":"guoxi","request":"r1","act":"forced-relocation",
            "to":"department:gov-office","words":"free-0"}}"#,
    ),
    (
        "guoxi-duty-head",
        r#"{"ask_aid":{"incident":"guoxi","aid":"a1","from":"Lucheng","words":"Two boats"}}"#,
    ),
    (
        "guoxi-duty-head",
        r#"{"evacuate":{"incident":"guoxi","plot":"e1","area":"Eleven shops","manner":"relocate",
            "to":"the shelter","transport":"bus"}}"#,
    ),
    (
        "duty-chief",
        r#"{"start_response":{"response":"typhoon","kind":"typhoon","level":"II","matter":"Typhoon",
            "area":"the district","expected_end_at":1659225600000,"measures":"All stand by",
            "started_by":"department:em-bureau","consent":{"document":{"number":"No. 1"}}}}"#,
    ),
    (
        "duty-officer",
        r#"{"warning":{"warning":"w1","kind":"rainstorm","colour":"orange","area":"the district",
            "issuer":"Station","from_at":1659139200000}}"#,
    ),
    (
        "duty-officer",
        r#"{"warning":{"warning":"w2","kind":"rainstorm","colour":"red","area":"the district",
            "issuer":"Station","from_at":1659139200000}}"#,
    ),
    (
        "duty-officer",
        r#"{"instruct":{"instruction":"i1","kind":"instruction","incident":"guoxi",
            "from":"The leader","means":"telephone","words":"Pump it out"}}"#,
    ),
    (
        "guoxi-duty-head",
        r#"{"sought":{"incident":"guoxi","sought":"s1","people":2,"state":"missing","words":"A white car"}}"#,
    ),
    (
        "duty-officer",
        r#"{"plot":{"incident":"guoxi","plot":"cordon-1","kind":"cordon",
            "shape":{"point":{"lat_e7":280142000,"lon_e7":1205497000}},"words":"North gate"}}"#,
    ),
    (
        "duty-officer",
        r#"{"lift":{"incident":"guoxi","plot":"cordon-1"}}"#,
    ),
    (
        "duty-officer",
        r#"{"hazard":{"incident":"guoxi","plot":"wire-1","kind":"live-wire",
            "shape":{"point":{"lat_e7":280142000,"lon_e7":1205497000}}}}"#,
    ),
];

pub struct Shipped {
    pub names: Names,
    pub state: State,
}

/// The morning of the flood, `HH:MM` of it.
pub fn at(clock: &str) -> Time {
    Time::from_local(&format!("2022-07-30 {clock}")).expect("a clock")
}

pub fn command(json: &str) -> Command {
    serde_json::from_str(json).unwrap_or_else(|err| panic!("{json}\n{err}"))
}

/// Written at 08:40 by whoever holds the post; his name is the roster's.
pub fn author(post: &str, command: Command) -> Author {
    Author {
        id: Uuid::nil(),
        world: World::live("ouhai"),
        person: PersonId::new("chen-anqing").expect("a name"),
        post: PostId::new(post).expect("a name"),
        seat: Words::new("duty").expect("a text"),
        console: Words::new("A").expect("a text"),
        on_behalf: None,
        basis: Basis {
            height: 0,
            chain: String::new(),
        },
        occurred_at: at("08:40"),
        pressed_at: at("08:40"),
        valid_for_s: None,
        command,
    }
}

/// The same, heard by telephone.
pub fn recorded(post: &str, who: &str, name: Option<&str>, command: Command) -> Author {
    let mut author = author(post, command);
    author.on_behalf = Some(OnBehalf {
        who: who.parse().expect("a party"),
        name: name.map(|name| Words::new(name).expect("a text")),
        means: dispatch_core::entry::Means::Telephone,
        heard_at: None,
    });
    author
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            let inside = files(&path).into_iter();
            found.extend(inside.map(|(file, text)| (format!("{name}/{file}"), text)));
        } else if name.ends_with(".toml") || name.ends_with(".csv") {
            found.push((name, std::fs::read_to_string(&path).expect("a text")));
        }
    }
    found
}

pub fn shipped() -> &'static Shipped {
    static SHIPPED: OnceLock<Shipped> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
        let catalogue = Catalogue::read(&files(&assets.join("catalogue"))).expect("a catalogue");
        let district = District::read(&files(&assets.join("districts/ouhai")), &catalogue)
            .expect("a district");
        let rows = district
            .opening(&catalogue)
            .into_iter()
            .map(|row| author("director", row));
        let before = BEFORE
            .iter()
            .map(|(post, json)| author(post, command(json)));
        let mut state = State::genesis(World::live("ouhai"));
        for (height, mut author) in (1_u64..).zip(rows.chain(before)) {
            author.id = Uuid::from_u128(u128::from(height));
            let (next, verdict) = apply_author(&state, height, at("08:40"), &author);
            assert_eq!(verdict, Verdict::Accepted, "{:?}", author.command);
            state = next;
        }
        Shipped {
            names: Names::from_catalogue(&catalogue),
            state,
        }
    })
}
