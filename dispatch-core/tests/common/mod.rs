//! A night in the demonstration district: entries are said one after another, by post and moment.

use std::path::Path;
use std::sync::OnceLock;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold::apply_author;
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::words::{IncidentId, PersonId, PostId, TeamId, Words};
use serde_json::Value;
use uuid::Uuid;

/// 2022-07-30 08:30 in the district: second 0 of every night.
pub const START: Time = Time(1_659_141_000_000);

pub fn texts(folder: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../assets")
        .join(folder);
    let mut texts: Vec<(String, String)> = std::fs::read_dir(path)
        .expect("a folder of the assets")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a text");
            (format!("{folder}/{name}"), text)
        })
        .collect();
    texts.sort();
    texts
}

/// The shipped catalogue.
pub fn catalogue() -> &'static Catalogue {
    static READ: OnceLock<Catalogue> = OnceLock::new();
    READ.get_or_init(|| {
        let mut files = texts("catalogue/types");
        files.extend(texts("catalogue/vocabulary"));
        files.extend(texts("catalogue/obligations"));
        Catalogue::read(&files).expect("the shipped catalogue is good")
    })
}

/// The rows of the demonstration district, closed by their adoption.
pub fn rows() -> &'static [Command] {
    static ROWS: OnceLock<Vec<Command>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let district = District::read(&texts("districts/ouhai"), catalogue());
        district
            .expect("the shipped district is good")
            .opening(catalogue())
    })
}

/// A moment of the night.
pub fn second(seconds: i64) -> Time {
    START.plus_s(seconds)
}

/// A command as it stands on the wire.
pub fn command(json: Value) -> Command {
    let text = json.to_string();
    serde_json::from_value(json).unwrap_or_else(|err| panic!("{text}: {err}"))
}

/// One entry and what the ledger gave it.
#[derive(Clone, Debug)]
pub struct Told {
    pub height: u64,
    pub recorded_at: Time,
    pub author: Author,
}

/// A ledger in memory and the State it folds to.
#[derive(Clone, Debug)]
pub struct Night {
    pub state: State,
    pub told: Vec<Told>,
    /// The height every author has folded; `None` is the newest.
    pub basis: Option<u64>,
}

impl Night {
    /// A live night with the district adopted.
    pub fn live() -> Night {
        static ADOPTED: OnceLock<Night> = OnceLock::new();
        ADOPTED
            .get_or_init(|| Night::with_district(World::live("ouhai")))
            .clone()
    }

    /// A drill with the district adopted.
    pub fn drill() -> Night {
        static ADOPTED: OnceLock<Night> = OnceLock::new();
        ADOPTED
            .get_or_init(|| Night::with_district(World::drill("chaos", 1)))
            .clone()
    }

    /// A world in which nothing was said yet.
    pub fn empty(world: World) -> Night {
        Night {
            state: State::genesis(world),
            told: Vec::new(),
            basis: None,
        }
    }

    fn with_district(world: World) -> Night {
        let mut night = Night::empty(world);
        for row in rows() {
            let verdict = night.command("duty-chief", 0, row.clone());
            assert_eq!(verdict, Verdict::Accepted, "{}", row.name());
        }
        night
    }

    /// The author's part of a command said by a post at a second of the night.
    pub fn author(&self, post: &str, at: i64, command: Command) -> Author {
        let height = self.state.height + 1;
        let post = PostId::new(post).expect("a post");
        let on_duty = self.state.register.on_duty(&post, second(at)).cloned();
        Author {
            id: Uuid::from_u128(u128::from(height)),
            world: self.state.world.clone(),
            person: on_duty.unwrap_or_else(|| PersonId::new(post.as_str()).expect("a name")),
            post,
            seat: Words::new("test").expect("a text"),
            console: Words::new("test").expect("a text"),
            on_behalf: None,
            basis: Basis {
                height: self.basis.unwrap_or(self.state.height),
                chain: "0".repeat(64),
            },
            occurred_at: second(at),
            pressed_at: second(at),
            valid_for_s: None,
            command,
        }
    }

    /// Records an entry at a second of the night, as it is.
    pub fn record(&mut self, at: i64, author: Author) -> Verdict {
        let (height, recorded_at) = (self.state.height + 1, second(at));
        let (state, verdict) = apply_author(&self.state, height, recorded_at, &author);
        self.state = state;
        self.told.push(Told {
            height,
            recorded_at,
            author,
        });
        verdict
    }

    fn command(&mut self, post: &str, at: i64, command: Command) -> Verdict {
        let author = self.author(post, at, command);
        self.record(at, author)
    }

    /// Says something at the moment it happens.
    pub fn say(&mut self, post: &str, at: i64, json: Value) -> Verdict {
        self.command(post, at, command(json))
    }

    /// Says something and expects that it takes effect.
    #[track_caller]
    pub fn ok(&mut self, post: &str, at: i64, json: Value) {
        let text = json.to_string();
        assert_eq!(self.say(post, at, json), Verdict::Accepted, "{text}");
    }

    /// Says something and expects this refusal; nothing but the counters may have changed.
    #[track_caller]
    pub fn refused(&mut self, post: &str, at: i64, json: Value, name: &str) -> Refusal {
        let text = json.to_string();
        let before = self.state.clone();
        let verdict = self.say(post, at, json);
        let Verdict::Refused(refusal) = verdict else {
            panic!("accepted, but {name} was expected: {text}");
        };
        assert_eq!(refusal.name(), name, "{refusal} {text}");
        assert_eq!(self.state.incidents, before.incidents, "{text}");
        assert_eq!(self.state.teams, before.teams, "{text}");
        assert_eq!(self.state.stock, before.stock, "{text}");
        refusal
    }

    /// Says something that happened earlier than it is recorded.
    #[track_caller]
    pub fn late(&mut self, post: &str, happened: i64, at: i64, json: Value) -> Verdict {
        let mut author = self.author(post, at, command(json));
        author.occurred_at = second(happened);
        author.pressed_at = second(happened);
        self.record(at, author)
    }

    /// An incident under its own id, merged or not.
    #[track_caller]
    pub fn incident(&self, id: &str) -> &Incident {
        let id = IncidentId::new(id).expect("an id");
        self.state.incidents.get(&id).expect("an incident")
    }

    /// The incident that holds a team.
    pub fn custody(&self, team: &str) -> Option<String> {
        let id = TeamId::new(team).expect("a team");
        let track = self.state.teams.get(&id)?;
        track.custody.as_ref().map(ToString::to_string)
    }

    /// Post that commands an incident now.
    #[track_caller]
    pub fn commander(&self, id: &str) -> String {
        let commander = self.incident(id).commander().expect("a commander");
        commander.post.to_string()
    }

    /// The same entries folded again from nothing.
    pub fn again(&self) -> State {
        let world = self.state.world.clone();
        let mut state = State::genesis(world);
        for told in &self.told {
            state = apply_author(&state, told.height, told.recorded_at, &told.author).0;
        }
        state
    }

    /// Opens a flood at Guoxi, commanded by the township.
    #[track_caller]
    pub fn flood(&mut self, id: &str, at: i64) {
        self.open(id, at, "flood-typhoon-drought");
    }

    /// Opens an incident of a type at Guoxi, commanded by the township.
    #[track_caller]
    pub fn open(&mut self, id: &str, at: i64, kind: &str) {
        self.ok(
            "duty-officer",
            at,
            serde_json::json!({"open": {
                "incident": id, "type": kind, "township": "330304009",
                "place": {"words": format!("现场 {id}")}, "words": "积水",
            }}),
        );
    }
}
