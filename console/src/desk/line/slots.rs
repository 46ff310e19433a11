//! What may stand behind a verb, and what each of it can mean.

use dispatch_core::command::{
    Affected, AttemptResult, EvacuationManner, InsideAct, LeakAmount, Light, RecallReason,
    ResponseLevel, RoadCause, ShelveWhy, WindFrom,
};
use dispatch_core::point::Point;
use dispatch_core::register::Party;
use dispatch_core::words::{
    ActId, ClosureId, DepartmentId, DepotId, IncidentId, MeasureId, OrderId, PersonId, PlotId,
    PostId, SupplyId, TeamId, ThingKind,
};

use crate::desk::keys::Act;
use crate::language::Key;

/// What belongs at one place behind a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A team of the register.
    Team,
    /// What for; may stay empty.
    Task,
    /// A team that was asked for and not sent yet.
    Requested,
    /// A team or a department that is at the incident.
    Here,
    /// Why the centre takes a team from elsewhere.
    Reason,
    /// A department.
    Department,
    /// A department, those called first.
    Called,
    /// What came of a ring.
    Result,
    /// A department or a team.
    Unit,
    /// How many people; may stay empty.
    People,
    /// How many people.
    Count,
    /// How many there should be.
    Of,
    /// How many minutes.
    Minutes,
    /// How many of a thing.
    Quantity,
    /// How many metres; may stay empty.
    Metres,
    /// A party that is inside the danger zone.
    Inside,
    /// A party that has people missing.
    Missing,
    /// A party on the scene, or everybody there.
    Counted,
    /// An order that stands.
    Order,
    /// An addressee who has an order not yet.
    Silent,
    /// An addressee of an order that stands.
    Asked,
    /// By when, as a clock; may stay empty.
    When,
    /// Why an alarm is put off.
    Shelve,
    /// An act that is the government's or another's.
    Reserved,
    /// Whom, in one word.
    Whom,
    /// Goods in a depot.
    Stock,
    /// What is plotted.
    Plot,
    /// How people are moved.
    Manner,
    /// Why; may stay empty.
    Why,
    /// Who is ordered, parted by commas.
    Parties,
    /// Names of harm with their numbers.
    Figures,
    /// A response level.
    Level,
    /// An officer of the room; may stay empty, which is whoever sits here.
    Officer,
    /// A post that commands; may stay empty, which is the one named, or else proposed.
    Post,
    /// An incident whose whistle waits; may stay empty, which is the topmost.
    Waiting,
    /// Anything that can be looked at; takes the rest of the line.
    Spot,
    /// Why a road is closed.
    Cause,
    /// A closed road.
    Closure,
    /// What leaks.
    Substance,
    /// How much leaks.
    Amount,
    /// Day or night; may stay empty, which is as the sun stands.
    Light,
    /// From where the wind blows: a point of the compass, or degrees.
    Wind,
    /// How fast it blows, in metres a second; may stay empty.
    Speed,
    /// Who measured it: a department or a team; may stay empty.
    Measurer,
    /// Somebody inside a hazard area.
    InArea,
    /// What is done about him.
    InsideAct,
    /// Why, or what was said: the rest of the line; may stay empty.
    Because,
    /// Free words: the rest of the line.
    Words,
    /// When what is to be reported to whom: the rest of the line.
    Typed,
}

impl Slot {
    /// Whether the verb can do without it.
    #[must_use]
    pub fn may_be_empty(self) -> bool {
        matches!(
            self,
            Slot::Task
                | Slot::People
                | Slot::Metres
                | Slot::When
                | Slot::Why
                | Slot::Officer
                | Slot::Post
                | Slot::Waiting
                | Slot::Light
                | Slot::Speed
                | Slot::Measurer
                | Slot::Because
        )
    }

    /// Whether it takes everything that is left of the line.
    #[must_use]
    pub fn takes_rest(self) -> bool {
        matches!(
            self,
            Slot::Task | Slot::Spot | Slot::Because | Slot::Words | Slot::Typed | Slot::Why
        )
    }

    /// Whether a number belongs there.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Slot::People | Slot::Count | Slot::Of | Slot::Minutes | Slot::Quantity | Slot::Metres
        )
    }

    /// What it is called.
    #[must_use]
    pub fn says(self) -> Key {
        match self {
            Slot::Team => Key::LineTeam,
            Slot::Task => Key::LineTask,
            Slot::Requested => Key::LineRequested,
            Slot::Here => Key::LineHere,
            Slot::Reason => Key::LineReason,
            Slot::Department => Key::LineDepartment,
            Slot::Called => Key::LineCalled,
            Slot::Result => Key::LineResult,
            Slot::Unit => Key::LineUnit,
            Slot::People => Key::LinePeople,
            Slot::Count => Key::LineCount,
            Slot::Of => Key::CountedOf,
            Slot::Minutes => Key::LineMinutes,
            Slot::Quantity => Key::Quantity,
            Slot::Metres => Key::LineMetres,
            Slot::Inside => Key::LineInside,
            Slot::Missing => Key::LineMissingParty,
            Slot::Counted => Key::CountsWho,
            Slot::Order => Key::LineOrder,
            Slot::Silent => Key::LineSilent,
            Slot::Asked => Key::LineAsked,
            Slot::When => Key::AnswerEtaField,
            Slot::Shelve => Key::LineShelve,
            Slot::Reserved => Key::ChooseAct,
            Slot::Whom => Key::RequestTo,
            Slot::Stock => Key::LineStock,
            Slot::Plot => Key::LinePlot,
            Slot::Manner => Key::LineManner,
            Slot::Why => Key::Reason,
            Slot::Parties => Key::LineParties,
            Slot::Figures => Key::LineFigures,
            Slot::Level => Key::LineLevel,
            Slot::Officer => Key::LineOfficer,
            Slot::Post => Key::LinePost,
            Slot::Waiting => Key::LineWaiting,
            Slot::Spot => Key::LineSpot,
            Slot::Cause => Key::RoadCause,
            Slot::Closure => Key::LineClosure,
            Slot::Substance => Key::LineSubstance,
            Slot::Amount => Key::LineAmount,
            Slot::Light => Key::LineLight,
            Slot::Wind => Key::LineWind,
            Slot::Speed => Key::WindSpeed,
            Slot::Measurer => Key::WindBy,
            Slot::InArea => Key::LineInsider,
            Slot::InsideAct => Key::LineInsideAct,
            Slot::Because => Key::LineBecause,
            Slot::Words => Key::LineWords,
            Slot::Typed => Key::LineTyped,
        }
    }
}

/// What a name on the line stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A verb, by its letters.
    Verb(&'static str),
    /// A team.
    Team(TeamId),
    /// A department.
    Department(DepartmentId),
    /// An incident.
    Incident(IncidentId),
    /// An official.
    Person(PersonId),
    /// A post.
    Post(PostId),
    /// Whoever can be ordered, is inside, is missing.
    Party(Party),
    /// Whose people are counted; `None` is everybody.
    Counted(Option<Party>),
    /// An order.
    Order(OrderId),
    /// An addressee of an order.
    Addressee(OrderId, Party),
    /// Why an alarm is put off.
    Shelve(ShelveWhy),
    /// An act of the catalogue.
    Act(ActId),
    /// Goods in a depot.
    Stock(DepotId, SupplyId),
    /// What is plotted.
    Plot(ThingKind),
    /// How people are moved.
    Manner(EvacuationManner),
    /// What came of a ring.
    Result(AttemptResult),
    /// Why a team is taken.
    Reason(RecallReason),
    /// A measure of harm.
    Measure(MeasureId),
    /// A response level.
    Level(ResponseLevel),
    /// Why a road is closed.
    Cause(RoadCause),
    /// A closed road.
    Closure(ClosureId),
    /// A substance of the catalogue, by its id.
    Substance(String),
    /// How much leaks.
    Amount(LeakAmount),
    /// Day or night.
    Light(Light),
    /// From where the wind blows.
    Wind(WindFrom),
    /// Somebody inside an area.
    Inside(PlotId, Box<Affected>),
    /// What is done about him.
    InsideAct(InsideAct),
    /// A place on the map.
    Point(Point),
    /// A board or a form of the window.
    Window(Act),
}

impl What {
    /// The party that it stands for.
    #[must_use]
    pub fn party(&self) -> Option<Party> {
        match self {
            What::Party(party) => Some(party.clone()),
            What::Team(id) => Some(Party::Team(id.clone())),
            What::Department(id) => Some(Party::Department(id.clone())),
            _ => None,
        }
    }
}

/// A name that can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it stands for.
    pub what: What,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Another way to type it: its id, its number.
    pub also: String,
    /// 0 what is expected here; what is less so stands behind it.
    pub far: u8,
}

impl Named {
    /// One that is expected.
    #[must_use]
    pub fn new(what: What, zh: impl Into<String>, en: impl Into<String>) -> Named {
        Named {
            what,
            zh: zh.into(),
            en: en.into(),
            also: String::new(),
            far: 0,
        }
    }

    /// The same, typed by its id or its number as well.
    #[must_use]
    pub fn also(self, also: impl Into<String>) -> Named {
        Named {
            also: also.into(),
            ..self
        }
    }
}
