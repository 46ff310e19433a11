//! A ledger in memory that answers when the test says so, with the demonstration district adopted.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use atlas::vehicle::Table;
use dispatch_core::catalogue::Catalogue;
use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::district_report::{Heights, district_report, previous_cut};
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use imbl::Vector;
use ledger::LedgerError;
use ledger::signing::SoftwareKey;
use yishao::desk::{
    Asked, Clock, DrillPicture, Keeper, LayoutKeeper, LayoutLink, Line, Link, Paper, PaperLink,
    PaperMaker, Past, Picture, PrintLink, Printer, Seat, Told, Wish, layout_link, link, paper_link,
    print_link,
};
use yishao::keeping::Clerk;
use yishao::travel::{
    self, Ground, Search, TravelEnds, TravelLink, answer_waiting, travel_link_holding,
};

/// 2026-06-18 03:00 in the district.
pub const START: i64 = 1_781_722_800_000;

/// More than a night of the largest test is told at once: its scenes, and some words beside.
const TOLD: usize = 4_096;

pub struct Room {
    pub keeper: Keeper,
    pub state: Arc<State>,
    pub lines: Vector<Arc<Line>>,
    pub catalogue: Arc<Catalogue>,
    /// The drill that plays, if one does.
    pub drill: Option<DrillPicture>,
    now: Arc<AtomicI64>,
    history: Vec<Arc<State>>,
    /// What is printed, and the desk's ends of it.
    pub printer: Printer,
    pub prints: PrintLink,
    /// What papers are made, and the desk's ends of it.
    pub maker: PaperMaker,
    pub papers: PaperLink,
    /// What is kept of arrangements, and the desk's ends of it.
    pub layout_keeper: LayoutKeeper,
    pub layouts: LayoutLink,
    /// Who asks for travel times.
    pub travel: TravelLink,
    /// Who answers: straight lines, unless a test has a network.
    pub search: Search<'static>,
    pub travel_ends: TravelEnds,
    /// Keeps the vault beside no ledger, in a folder that goes with the room.
    pub clerk: Clerk,
    _folder: tempfile::TempDir,
    /// The disk of the vault fails.
    pub vault_fails: bool,
    /// The thread that makes papers is at work still.
    pub papers_wait: bool,
}

pub fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            for (file, text) in self::texts(&path) {
                texts.push((format!("{name}/{file}"), text));
            }
        } else if path
            .extension()
            .is_some_and(|it| it == "toml" || it == "csv")
        {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            texts.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    texts.sort();
    texts
}

/// The shipped table of vehicles.
pub fn vehicles() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_str!("../../../assets/roads/vehicles.csv")).unwrap())
}

pub fn catalogue() -> Arc<Catalogue> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/catalogue");
    Arc::new(Catalogue::read(&texts(&folder)).expect("the shipped catalogue is sound"))
}

pub fn seat(post: &str, state: &State) -> Seat {
    let post = PostId::new(post).unwrap();
    let person = state.register.on_duty(&post, state.at).cloned();
    Seat {
        person: person.unwrap_or_else(|| PersonId::new("nobody").unwrap()),
        post,
        seat: Words::new("duty").unwrap(),
        console: Words::new("test").unwrap(),
    }
}

impl Room {
    /// A room in a world of which nothing is known yet, and the desk's end of its link.
    pub fn empty(world: World) -> (Room, Link) {
        let (link, keeper) = link();
        let (prints, printer) = print_link();
        let (papers, maker) = paper_link();
        let (layouts, layout_keeper) = layout_link();
        let (travel, travel_ends) = travel_link_holding(TOLD);
        let folder = tempfile::tempdir().unwrap();
        let room = Room {
            clerk: Clerk {
                ledger: folder.path().join("room.ledger"),
                wrapping: Some(SoftwareKey::of_drill("room").vault_key()),
            },
            _folder: folder,
            vault_fails: false,
            papers_wait: false,
            keeper,
            state: Arc::new(State::genesis(world)),
            lines: Vector::new(),
            catalogue: catalogue(),
            drill: None,
            now: Arc::new(AtomicI64::new(START)),
            history: Vec::new(),
            printer,
            prints,
            maker,
            papers,
            layout_keeper,
            layouts,
            travel,
            search: Search::new(None, vehicles()),
            travel_ends,
        };
        room.travel_ends
            .tell(travel::Told::Ground(Ground::NoRoads))
            .unwrap();
        (room, link)
    }

    /// A room in a world, with everything adopted, and the desk's end of its link.
    pub fn new(world: World) -> (Room, Link) {
        Room::of_district(world, |_, _| {})
    }

    /// The same, of a district of which each file was changed first: by its name, its text.
    pub fn of_district(world: World, change: impl Fn(&str, &mut String)) -> (Room, Link) {
        let (mut room, link) = Room::empty(world);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/districts/ouhai");
        let mut files = texts(&folder);
        for (name, text) in &mut files {
            change(name, text);
        }
        let district = District::read(&files, &room.catalogue).expect("the district is sound");
        let director = setting_up();
        for command in district.opening(&room.catalogue) {
            room.enter(author(&room.state, &director, command));
        }
        assert!(
            room.state.register.adopted.is_some(),
            "the district was not adopted"
        );
        room.publish();
        (room, link)
    }

    /// The window is closed, and another opens on the same ledger: its end of the link.
    pub fn reopened(&mut self) -> Link {
        let (link, keeper) = link();
        self.keeper = keeper;
        (self.prints, self.printer) = print_link();
        (self.papers, self.maker) = paper_link();
        (self.layouts, self.layout_keeper) = layout_link();
        (self.travel, self.travel_ends) = travel_link_holding(TOLD);
        let ground = travel::Told::Ground(Ground::NoRoads);
        self.travel_ends.tell(ground).unwrap();
        link
    }

    pub fn clock(&self) -> Clock {
        let now = Arc::clone(&self.now);
        Arc::new(move || Time(now.load(Ordering::Relaxed)))
    }

    pub fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000, Ordering::Relaxed);
    }

    pub fn set_clock(&self, at: Time) {
        self.now.store(at.0, Ordering::Relaxed);
    }

    pub fn now(&self) -> Time {
        Time(self.now.load(Ordering::Relaxed))
    }

    pub fn enter(&mut self, author: Author) {
        let height = self.state.height + 1;
        let (state, verdict) = fold::apply_author(&self.state, height, self.now(), &author);
        self.state = Arc::new(state);
        self.lines.push_back(Arc::new(Line {
            height,
            at: self.state.at,
            author,
            chain: chain_at(height),
            refusal: verdict.refusal().cloned(),
        }));
        self.history.push(Arc::clone(&self.state));
    }

    /// Takes what was pressed, folds it, shows the new picture. Returns what was pressed.
    pub fn answer(&mut self) -> Vec<Author> {
        let ends = self.keeper.vault.clone();
        for (asked, ends) in ends
            .iter()
            .flat_map(|it| it.asked.try_iter().map(move |asked| (asked, it)))
        {
            let told = match asked {
                Asked::Put(author, confided) if self.vault_fails => {
                    let why = LedgerError::NotDurable("no space".to_owned());
                    vec![Told::NotPut(author, confided, why)]
                }
                Asked::Put(author, confided) => {
                    let author = self.clerk.put(&author, &confided).unwrap();
                    ends.pressed.send(author).unwrap();
                    Vec::new()
                }
                Asked::Read(sealed) => self.clerk.read(sealed),
            };
            told.into_iter().for_each(|it| ends.told.send(it).unwrap());
        }
        // A window that was closed asks for nothing.
        answer_waiting(&mut self.search, &self.travel_ends).ok();
        let pressed: Vec<Author> = self.keeper.pressed.try_iter().collect();
        for author in &pressed {
            self.enter(author.clone());
        }
        let wishes: Vec<Wish> = self.keeper.wishes.try_iter().collect();
        for wish in wishes {
            if let Wish::LookBack(moment) = wish {
                let height = match moment {
                    Past::Height(height) => height,
                    Past::At(at) => {
                        let by_then = self.history.iter().take_while(|it| it.at <= at);
                        by_then.count() as u64
                    }
                };
                let state = match height.checked_sub(1) {
                    Some(index) => Arc::clone(&self.history[index as usize]),
                    None => Arc::new(State::genesis(self.state.world.clone())),
                };
                let held = self.lines.iter().take_while(|it| it.height <= height);
                let lines = held.cloned().collect();
                let picture = Picture {
                    state,
                    lines,
                    ..self.picture()
                };
                self.keeper.past.try_send(Arc::new(picture)).ok();
            }
        }
        if !self.papers_wait {
            self.make_papers();
        }
        self.publish();
        pressed
    }

    /// Makes the papers that were asked for, of what was known at each height.
    fn make_papers(&self) {
        let mut heights = Heights::default();
        for (height, state) in (1..).zip(&self.history) {
            heights.note(height, state.at);
        }
        let state = |height: u64| Arc::clone(&self.history[height as usize - 1]);
        for of in self.maker.asked.try_iter() {
            let height = of.height.or_else(|| heights.cut(of.as_of)).unwrap();
            let known = state(height);
            let before = previous_cut(&known, height).map(|cut| (cut, state(cut.height)));
            let before = before.as_ref().map(|(cut, state)| (*cut, &**state));
            let report = district_report(&known, of.as_of, before, &heights);
            let changed = report.changed.iter().map(|it| report.lines[*it].zh.clone());
            let paper = Paper {
                cut: report.cut,
                previous: report.previous,
                text: report.text(),
                sha256: report.sha256(),
                changed: changed.collect(),
            };
            self.maker.tell.send((of, Ok(Arc::new(paper)))).unwrap();
        }
    }

    pub fn picture(&self) -> Picture {
        Picture {
            state: Arc::clone(&self.state),
            chain: "0".repeat(64),
            digest: None,
            lines: self.lines.clone(),
            waiting: 0,
            troubles: Vec::new(),
            drill: self.drill.clone(),
        }
    }

    pub fn publish(&self) {
        self.keeper.publish(Arc::new(self.picture()));
    }

    /// Says something at a seat, without the window.
    pub fn say(&mut self, seat: &Seat, command: Command) {
        self.enter_at(seat, command);
        let last = self.lines.last().unwrap();
        assert_eq!(last.refusal, None, "{}", last.author.command.name());
    }
}

/// A chain that tells its height: nothing is chained here.
pub fn chain_at(height: u64) -> [u8; 32] {
    [height as u8; 32]
}

fn setting_up() -> Seat {
    Seat {
        person: PersonId::new("setting-up").unwrap(),
        post: PostId::new("setting-up").unwrap(),
        seat: Words::new("duty").unwrap(),
        console: Words::new("test").unwrap(),
    }
}

fn author(state: &State, seat: &Seat, command: Command) -> Author {
    Author {
        id: uuid::Uuid::from_u128(u128::from(state.height) + 1),
        world: state.world.clone(),
        person: seat.person.clone(),
        post: seat.post.clone(),
        seat: seat.seat.clone(),
        console: seat.console.clone(),
        on_behalf: None,
        basis: Basis {
            height: state.height,
            chain: "0".repeat(64),
        },
        occurred_at: Time(START),
        pressed_at: Time(START),
        valid_for_s: None,
        command,
    }
}

impl Room {
    /// Says something that the fold refuses.
    pub fn refused(&mut self, seat: &Seat, command: Command) {
        self.enter_at(seat, command);
        assert!(self.lines.last().unwrap().refusal.is_some());
    }

    /// Says something that happened at a moment of the past.
    pub fn say_of(&mut self, seat: &Seat, at: Time, command: Command) {
        let author = author(&self.state, seat, command);
        self.enter(Author {
            occurred_at: at,
            ..author
        });
        assert_eq!(self.lines.last().unwrap().refusal, None);
    }

    fn enter_at(&mut self, seat: &Seat, command: Command) {
        let author = author(&self.state, seat, command);
        let occurred_at = self.state.world_time(self.now());
        self.enter(Author {
            occurred_at,
            ..author
        });
    }
}

/// A whistle of a flood without figures.
pub fn whistle(incident: &str, township: &str, place: &str) -> Command {
    let text = serde_json::json!({ "whistle": {
        "incident": incident,
        "type": "flood-typhoon-drought",
        "township": township,
        "place": { "words": place, "point": { "lat_e7": 279_950_000, "lon_e7": 1_205_880_000 } },
        "conditions": ["serious-danger"],
        "figures": {},
    }});
    serde_json::from_value(text).unwrap()
}
