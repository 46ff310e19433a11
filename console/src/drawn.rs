//! What the map of the desk, the wall and a picture without a window draw alike: plots by their kind, depots by
//! their stock, and everybody inside a hazard area by what was done for him. No colour here, only what it says.

use dispatch_core::sentence::plotted_text;
use dispatch_core::state::{Incident, PlotMark, State};
use dispatch_core::time::Time;
use dispatch_core::view::{InsideRow, ToldState};
use dispatch_core::words::DepotId;

use crate::language::Lang;

/// A colour by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nobody may go there.
    Red,
    /// Take care.
    Amber,
    /// Somebody or something goes there.
    Blue,
    /// A fact.
    Plain,
}

/// The line of a plot: no two meanings have the same (tokens.md §5, the sheet of symbols).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Whole.
    Solid,
    /// Whole and thick.
    Thick,
    /// In dashes.
    Dashed,
    /// A dash and a dot by turns.
    DashDot,
    /// In dots.
    Dotted,
    /// Thick, with teeth to the outside: nobody goes in.
    Toothed,
    /// Two lines side by side.
    Double,
}

/// How a plot is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlotLook {
    /// Its colour.
    pub meaning: Meaning,
    /// Its line.
    pub edge: Edge,
    /// Whether its area has a hatch.
    pub hatched: bool,
    /// Whether its line leads somewhere, and has a head there.
    pub leads: bool,
    /// What its place is, where it is a point.
    pub place: PlotPlace,
    /// The character that tells its kind.
    pub sign: char,
}

/// What a plot that is a point stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlotPlace {
    /// Where somebody gathers: a flag, as a command post has.
    Flag,
    /// What is dangerous: a triangle on its tip.
    Danger,
    /// Anything else: a ring.
    Ring,
}

/// The character of each kind of plot that has a name of its own; no two have the same.
pub const PLOT_SIGNS: [(&str, char); 21] = [
    ("cordon", '警'),
    ("no-go", '禁'),
    ("hazard", '险'),
    ("evacuation", '疏'),
    ("staging", '集'),
    ("command-post", '指'),
    ("landing", '降'),
    ("route", '行'),
    ("detour", '绕'),
    ("closure", '封'),
    ("live-wire", '电'),
    ("gas", '气'),
    ("collapse", '塌'),
    ("chlorine", '氯'),
    ("cliff", '崖'),
    ("slope", '坡'),
    ("fire", '火'),
    ("flood", '水'),
    ("deep-water", '深'),
    ("chemical", '化'),
    ("explosion", '爆'),
];
/// What a kind that nobody gave a character has.
const ANY_SIGN: char = '标';

/// How a plot is drawn, by its kind.
#[must_use]
pub fn plot_look(plot: &PlotMark) -> PlotLook {
    look_of(plot.kind.as_str(), plot.hazard, plot.no_go)
}

/// How a kind is drawn where it is no particular plot: in a legend.
#[must_use]
pub fn kind_look(kind: &str) -> PlotLook {
    look_of(kind, matches!(kind, "hazard" | "no-go"), kind == "no-go")
}

fn look_of(kind: &str, hazard: bool, no_go: bool) -> PlotLook {
    let (meaning, edge, hatched) = match kind {
        _ if no_go => (Meaning::Red, Edge::Toothed, true),
        _ if hazard => (Meaning::Amber, Edge::Thick, true),
        "cordon" => (Meaning::Red, Edge::DashDot, true),
        "evacuation" => (Meaning::Blue, Edge::Solid, true),
        "staging" | "command-post" | "landing" => (Meaning::Plain, Edge::Dotted, false),
        "detour" => (Meaning::Plain, Edge::Dashed, false),
        "closure" => (Meaning::Red, Edge::Double, false),
        _ => (Meaning::Blue, Edge::Solid, false),
    };
    let place = match kind {
        _ if no_go || hazard => PlotPlace::Danger,
        "staging" | "command-post" | "landing" => PlotPlace::Flag,
        _ => PlotPlace::Ring,
    };
    let sign = PLOT_SIGNS.iter().find(|(id, _)| *id == kind);
    PlotLook {
        meaning,
        edge,
        hatched,
        leads: matches!(kind, "route" | "detour" | "evacuation"),
        place,
        sign: sign.map_or(ANY_SIGN, |it| it.1),
    }
}

/// What a plot is called: its kind, and what was said of it.
#[must_use]
pub fn plot_text(plot: &PlotMark, lang: Lang) -> String {
    let kind = lang.text(plotted_text(&plot.kind));
    let words = plot.words.as_ref().map_or("", |it| it.as_str());
    named(&kind, words)
}

/// A kind with words behind it, said once where the words begin with it: 绕行路线 走环城路 of 绕行:走环城路 and of
/// 绕行路线走环城路 alike.
fn named(kind: &str, words: &str) -> String {
    let words = words.trim();
    if words.starts_with(kind) {
        return words.to_owned();
    }
    let same = |begin: &str| {
        let (begin, kind) = (begin.trim().to_lowercase(), kind.to_lowercase());
        // One character alone is no name.
        begin.chars().count() > 1 && kind.starts_with(&begin)
    };
    let said = match words.split_once([':', '：']) {
        Some((begin, rest)) if same(begin) => rest.trim_start(),
        _ => words,
    };
    format!("{kind} {said}").trim_end().to_owned()
}

/// Everything plotted by the open incidents that still holds, in the order of the incidents.
#[must_use]
pub fn plots(state: &State, now: Time) -> Vec<(&Incident, &PlotMark)> {
    let open = state.incidents.going_on();
    let open = open.filter(|it| !it.plots.is_empty() && it.status.is_open());
    let mut open: Vec<&Incident> = open.collect();
    open.sort_by_key(|it| it.number);
    let all = open
        .into_iter()
        .flat_map(|of| of.plots.values().map(move |it| (of, &**it)));
    all.filter(|(_, it)| it.until.is_none_or(|until| now < until))
        .collect()
}

/// What is known of somebody who has to hear something, each with a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nobody decided anything for him.
    Undecided,
    /// It is decided, and he does not know it.
    NotTold,
    /// He was told.
    Told,
}

impl Heard {
    /// Of somebody inside a hazard area; where nothing is needed there is nothing to hear.
    #[must_use]
    pub fn of(row: &InsideRow) -> Option<Heard> {
        match (&row.decision, &row.told) {
            (None, _) => Some(Heard::Undecided),
            (Some(_), ToldState::NotNeeded) => None,
            (Some(_), ToldState::Told(_)) => Some(Heard::Told),
            (Some(_), ToldState::Not | ToldState::Tried(_) | ToldState::Otherwise(_)) => {
                Some(Heard::NotTold)
            }
        }
    }
}

/// How the stock of a depot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stock {
    /// Of something that must be there nothing is left 告罄.
    Gone,
    /// Of something less is there than must be 低于最低.
    Low,
    /// Something is out.
    Lent,
    /// All is there.
    Whole,
}

impl Stock {
    /// Of a depot.
    #[must_use]
    pub fn of(state: &State, depot: &DepotId) -> Stock {
        let stock = state.stock.get(depot);
        let lines = || stock.into_iter().flat_map(|it| it.values());
        match () {
            () if lines().any(|it| it.here == 0 && it.minimum > 0) => Stock::Gone,
            () if lines().any(|it| it.here < it.minimum) => Stock::Low,
            () if lines().any(|it| it.out > 0) => Stock::Lent,
            () => Stock::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use dispatch_core::words::ThingKind;

    use super::*;

    #[test]
    fn every_kind_of_plot_has_a_character_of_its_own_and_a_name() {
        let signs: BTreeSet<char> = PLOT_SIGNS.iter().map(|it| it.1).collect();
        assert_eq!(signs.len(), PLOT_SIGNS.len());
        assert!(!signs.contains(&ANY_SIGN));
        for (kind, sign) in PLOT_SIGNS {
            assert_eq!(kind_look(kind).sign, sign);
            let name = plotted_text(&ThingKind::new(kind).unwrap());
            assert_ne!(name.zh, kind, "the core calls it by a name");
        }
        assert_eq!(kind_look("something").sign, ANY_SIGN);
    }

    #[test]
    fn every_character_of_a_kind_is_drawn_by_the_faces_of_the_program() {
        let signs: String = PLOT_SIGNS.iter().map(|it| it.1).chain([ANY_SIGN]).collect();
        let lacking = crate::drawable::lacking(&[("signs".to_owned(), signs)], |_| false);
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    #[test]
    fn a_kind_is_said_once_whatever_its_words_begin_with() {
        let table = [
            ("绕行路线", "", "绕行路线"),
            ("绕行路线", "走环城路", "绕行路线 走环城路"),
            (
                "绕行路线",
                "绕行:六虹桥路北侧辅道",
                "绕行路线 六虹桥路北侧辅道",
            ),
            ("绕行路线", "绕行路线：走环城路", "绕行路线：走环城路"),
            ("绕行路线", "绕行路线走环城路", "绕行路线走环城路"),
            ("绕行路线", "绕行", "绕行路线 绕行"),
            ("封闭道路", "封闭道路口以北", "封闭道路口以北"),
            // Something else before the colon, and one character that happens to be the same.
            ("封闭道路", "宁波路：全封", "封闭道路 宁波路：全封"),
            ("封闭道路", "封：至明早", "封闭道路 封：至明早"),
            (
                "detour",
                "Detour: by the ring road",
                "detour by the ring road",
            ),
        ];
        for (kind, words, expected) in table {
            assert_eq!(named(kind, words), expected, "{kind} and {words}");
        }
    }

    #[test]
    fn what_nobody_may_enter_has_another_line_than_what_is_dangerous() {
        let (danger, no_go) = (look_of("gas", true, false), look_of("gas", true, true));
        assert_ne!(danger.edge, no_go.edge, "not by colour alone");
        assert_eq!(danger.sign, no_go.sign);
    }
}
