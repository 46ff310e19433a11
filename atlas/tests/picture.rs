//! Pictures without a window: the same each time, whole, and nothing in a name breaks them.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use atlas::ground::{Form, Layer, Mark, Naming};
use atlas::osm::{Bounds, LeftOut};
use atlas::pack::{Pack, Standing};
use atlas::picture::{Paper, Picture, Sign, SignShape, Tone};
use atlas::sketch::{Sketch, Town};
use dispatch_core::point::Point;

fn at(lat_e4: i32, lon_e4: i32) -> Point {
    Point::new(lat_e4 * 1_000, lon_e4 * 1_000).unwrap()
}

fn pack() -> Pack {
    let town = |zh: &str, at| Town {
        name: Naming::zh(zh),
        at,
        in_hills: false,
    };
    let sketch = Sketch {
        district: "nowhere".into(),
        name: Naming::zh("无名区"),
        bounds: Bounds {
            west: 1_229_000_000,
            south: 279_000_000,
            east: 1_232_000_000,
            north: 281_000_000,
        },
        towns: vec![
            town("甲<镇>", at(280_000, 1_230_000)),
            town("乙镇", at(280_300, 1_230_700)),
        ],
        lines: Vec::new(),
        areas: Vec::new(),
        places: Vec::new(),
        attribution: "© 某人 & 某人".into(),
    };
    let mut pack = sketch.pack();
    pack.ground.layers.push(Layer {
        name: Naming::zh("消火栓"),
        file: "x.kml".into(),
        marks: vec![
            Mark {
                name: Naming::zh("栓"),
                form: Form::Place(at(280_000, 1_230_000)),
            },
            Mark {
                name: Naming::zh("堤"),
                form: Form::Line(vec![at(280_000, 1_230_000), at(280_100, 1_230_100)]),
            },
        ],
    });
    pack
}

fn picture(pack: &Pack) -> Picture<'_> {
    Picture {
        pack,
        size: (800, 600),
        around: Vec::new(),
        over: Vec::new(),
        signs: vec![
            Sign {
                at: at(280_000, 1_230_000),
                shape: SignShape::Diamond,
                character: '火',
                tone: Tone::Urgent,
                label: "甲镇 \"火灾\"".into(),
                weight: 3,
                aside: false,
            },
            Sign {
                at: at(280_300, 1_230_700),
                shape: SignShape::Circle,
                character: '<',
                tone: Tone::Quiet,
                label: String::new(),
                weight: 0,
                aside: false,
            },
        ],
        marks: Vec::new(),
        paper: Paper::Light,
        chinese: true,
        title: "演练 无名区".into(),
        note: "截至 09:30".into(),
        schematic: "示意图".into(),
        stamp: String::new(),
    }
}

/// Every tag is closed, every quote too, and no number is none.
fn is_whole(svg: &str) {
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    for line in svg.lines() {
        assert_eq!(line.matches('"').count() % 2, 0, "{line}");
        assert_eq!(
            line.matches('<').count(),
            line.matches('>').count(),
            "{line}"
        );
    }
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
}

#[test]
fn the_same_picture_is_the_same_text_and_it_is_whole() {
    let pack = pack();
    for paper in [Paper::Light, Paper::Dark] {
        let mut picture = picture(&pack);
        picture.paper = paper;
        let svg = picture.svg();
        is_whole(&svg);
        assert_eq!(svg, picture.svg());
    }
}

#[test]
fn it_says_whose_map_it_is_and_what_it_is_of() {
    let mut pack = pack();
    let svg = picture(&pack).svg();
    for what in [
        "演练 无名区",
        "截至 09:30",
        "示意图",
        "甲镇 &quot;火灾&quot;",
        ">火<",
        ">乙镇<",
        "km",
    ] {
        assert!(svg.contains(what), "{what}");
    }
    assert!(!svg.contains("某人"), "a schematic is nobody's data");
    // Approved areas on drawn roads: the roads are a sketch all the same.
    pack.standing.approval = "审图号 7".into();
    let svg = picture(&pack).svg();
    assert!(svg.contains("示意图") && svg.contains("审图号 7"), "{svg}");
    pack.standing = Standing {
        is_sketch: false,
        approval: "审图号 7".into(),
    };
    let svg = picture(&pack).svg();
    assert!(svg.contains("© 某人 &amp; 某人") && svg.contains("审图号 7"));
    assert!(!svg.contains("示意图"));
}

#[test]
fn what_has_to_be_seen_is_in_it() {
    let pack = pack();
    let mut one = picture(&pack);
    one.signs.truncate(1);
    let near = one.svg();
    assert!(
        near.contains(">火<") && !near.contains(">乙镇<"),
        "the other town is far away"
    );
    one.signs.clear();
    let whole = one.svg();
    assert!(whole.contains(">乙镇<") && !whole.contains(">火<"));
    let empty = Pack {
        left_out: LeftOut::default(),
        roads: atlas::roads::Roads {
            names: vec![String::new()],
            ..Default::default()
        },
        ground: Default::default(),
        ..pack.clone()
    };
    is_whole(
        &Picture {
            pack: &empty,
            ..one
        }
        .svg(),
    );
}

/// A word over the ground, marks and plots: each by its own form, and the word under everything else.
#[test]
fn what_is_drawn_over_the_ground_is_told_by_its_form() {
    use atlas::picture::{Dashes, Filling, Ink, Mark, MarkForm, Over, OverForm};
    let pack = pack();
    let mut one = picture(&pack);
    assert!(!one.svg().contains("fill-opacity"), "no word, no stamp");
    one.stamp = "演 练".into();
    let filled = |svg: &str| svg.matches("Z\" fill=\"#CE1D24\"").count();
    let signs = filled(&one.svg());
    let here = at(280_000, 1_230_000);
    let forms = [MarkForm::Asked, MarkForm::Open, MarkForm::Done];
    let mark = |(form, east): (MarkForm, i32)| Mark {
        at: at(280_200, 1_230_000 + east),
        form,
        label: format!("{form:?}"),
    };
    one.marks = forms.into_iter().zip([0, 200, 400]).map(mark).collect();
    one.over = vec![
        Over {
            form: OverForm::Place(here),
            ink: Ink::Plain,
            width: 2.0,
            dashes: Dashes::Dotted,
            label: "集结".into(),
            sign: Some('集'),
        },
        Over {
            form: OverForm::Circle(here, 900, Filling::Bare),
            ink: Ink::Red,
            width: 2.0,
            dashes: Dashes::DashDot,
            label: String::new(),
            sign: Some('警'),
        },
        Over {
            form: OverForm::Line(vec![here, at(280_050, 1_230_050)]),
            ink: Ink::Red,
            width: 3.0,
            dashes: Dashes::Toothed,
            label: String::new(),
            sign: Some('禁'),
        },
        Over {
            form: OverForm::Line(vec![here, at(280_050, 1_229_950)]),
            ink: Ink::Red,
            width: 2.0,
            dashes: Dashes::Double,
            label: String::new(),
            sign: Some('封'),
        },
    ];
    let svg = one.svg();
    is_whole(&svg);
    assert_eq!(svg.matches(">演 练</text>").count(), 4);
    let place = |what: &str| svg.find(what).unwrap_or_else(|| panic!("no {what}: {svg}"));
    assert!(place("演 练") < place("stroke-dasharray=\"2.0 4.0\""));
    place("stroke-dasharray=\"8.0 5.0 2.0 5.0\"");
    for what in [
        ">?</text>",
        ">!</text>",
        "rx=\"2\"",
        ">Asked<",
        ">Open<",
        ">Done<",
        ">集结<",
        ">集</text>",
        ">警</text>",
        ">禁</text>",
        ">封</text>",
    ] {
        place(what);
    }
    let red = |width: &str| {
        let lines = svg.lines().filter(|it| it.contains("stroke=\"#CE1D24\""));
        let drawn = lines.filter(|it| it.contains(&format!("stroke-width=\"{width}\"")));
        drawn.map(|it| it.matches('M').count()).collect::<Vec<_>>()
    };
    assert_eq!(red("3.00"), [1], "the line");
    let thin = red("2.00");
    assert!(thin.iter().any(|it| *it > 3), "its teeth: {thin:?}");
    assert_eq!(
        thin.iter().filter(|it| **it == 1).count(),
        3,
        "a circle and two lines"
    );
    // A line that leads nowhere has no head: only the sign is filled.
    assert_eq!(filled(&svg), signs);
    // What stands aside makes no room for itself.
    one.over.clear();
    one.marks.clear();
    let before = one.svg();
    one.signs.push(Sign {
        at: at(285_000, 1_235_000),
        shape: SignShape::Square,
        character: '库',
        tone: Tone::Quiet,
        label: String::new(),
        weight: 1,
        aside: true,
    });
    assert_eq!(one.svg(), before);
    one.signs.last_mut().unwrap().aside = false;
    assert_ne!(one.svg(), before);
}
