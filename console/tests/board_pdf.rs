//! The printed board as a PDF, read back: nothing of it is lost, and every page says whose it is.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use dispatch_core::board::{Board, Row, Tongue, board};
use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold::apply_author;
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};
use lopdf::{Document, Object};
use serde_json::json;
use uuid::Uuid;
use yishao::board_pdf::{pdf, pdf_with};
use yishao::command_line::Everywhere;
use yishao::folders;

/// 2022-07-30 08:30 in the district.
const START: Time = Time(1_659_141_000_000);

fn say(state: &mut State, command: Command) {
    let words = |text| Words::new(text).unwrap();
    let author = Author {
        id: Uuid::from_u128(u128::from(state.height + 1)),
        world: state.world.clone(),
        person: PersonId::new("chen-anqing").unwrap(),
        post: PostId::new("duty-officer").unwrap(),
        seat: words("duty"),
        console: words("test"),
        on_behalf: None,
        basis: Basis {
            height: state.height,
            chain: "0".repeat(64),
        },
        occurred_at: START,
        pressed_at: START,
        valid_for_s: None,
        command,
    };
    let (next, verdict) = apply_author(state, state.height + 1, START, &author);
    assert_eq!(verdict, Verdict::Accepted);
    *state = next;
}

/// The demonstration district with so many floods, each at a place of its own.
fn district(world: World, floods: usize) -> State {
    let everywhere = Everywhere {
        data: Some(Path::new("nowhere").to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    let catalogue = folders::catalogue(None).unwrap();
    let district = folders::district("ouhai", &everywhere, &catalogue).unwrap();
    let mut state = State::genesis(world);
    for row in district.opening(&catalogue) {
        say(&mut state, row);
    }
    for n in 1..=floods {
        let open = json!({"open": {"incident": format!("flood-{n}"), "type": "flood-typhoon-drought",
            "township": "330304009", "words": "", "figures": {"trapped": null},
            "place": {"words": format!("过溪下穿通道以北第{n}号泵站旁的老屋群,一楼进水")}}});
        say(&mut state, serde_json::from_value(open).unwrap());
    }
    state
}

fn live(floods: usize, tongue: Tongue) -> Board {
    board(&district(World::live("ouhai"), floods), START, tongue)
}

fn printed(board: &Board) -> Vec<u8> {
    pdf_with(board, None, |_| None).unwrap()
}

/// The text of each page, without the spaces and line ends at which it may have been broken.
fn read(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let text = |page: &u32| packed(&document.extract_text(&[*page]).unwrap());
    pages.keys().map(text).collect()
}

fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn of_row(row: &Row) -> String {
    packed(&row.cells.concat())
}

#[test]
fn everything_on_the_board_stands_in_the_pdf_and_no_row_is_cut() {
    for tongue in [Tongue::Zh, Tongue::En] {
        let board = live(40, tongue);
        let pages = read(&printed(&board));
        let whole = pages.concat();
        let [incidents, .., phones] = &board.sheets[..] else {
            panic!("{} tables", board.sheets.len());
        };
        assert_eq!(incidents.rows.len(), 40);
        assert!(
            incidents.rows.iter().all(|it| it.cells[6].len() > 3),
            "commanders"
        );
        assert!(
            phones.rows.iter().any(|it| it.cells[2].contains("0577")),
            "numbers"
        );
        for sheet in &board.sheets {
            assert!(whole.contains(&packed(&sheet.heading())), "{}", sheet.title);
            for row in &sheet.rows {
                let row = of_row(row);
                assert!(pages.iter().any(|it| it.contains(&row)), "{row}");
            }
        }
    }
}

#[test]
fn forty_incidents_are_three_pages_and_each_says_whose_it_is() {
    let mut board = live(40, Tongue::Zh);
    board.sheets.truncate(1);
    let pages = read(&printed(&board));
    assert_eq!(pages.len(), 3);
    let columns = board.sheets[0].columns.iter().map(|it| it.heading);
    let columns: String = columns.collect();
    for (page, n) in pages.iter().zip(1..) {
        for part in [
            "温州市瓯海区态势单",
            "截至2022-07-3008:30:00",
            &format!("记录号{}", board.height),
            &board.check_code,
            &format!("第{n}页共3页"),
            &columns,
        ] {
            assert!(page.contains(part), "{part} is not on page {n}: {page}");
        }
        assert!(!page.contains("不是实战"), "the live world");
    }
}

#[test]
fn every_page_of_a_drill_says_so_above_and_below() {
    let state = district(World::drill("guoxi", 1), 3);
    for (tongue, said) in [(Tongue::Zh, "演练·不是实战"), (Tongue::En, "DRILL·NOTLIVE")] {
        let board = board(&state, START, tongue);
        for page in read(&printed(&board)) {
            assert_eq!(page.matches(said).count(), 2, "{page}");
        }
    }
}

#[test]
fn the_same_board_is_the_same_bytes_and_nothing_in_it_runs() {
    let board = live(2, Tongue::Zh);
    let first = printed(&board);
    assert_eq!(printed(&board.clone()), first);
    let later = Board {
        printed: START.plus_s(60),
        ..board
    };
    assert_ne!(printed(&later), first);

    let document = Document::load_mem(&first).unwrap();
    let mut embedded = 0;
    for object in document.objects.values() {
        let held = match object {
            Object::Dictionary(held) => held,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for key in [
            "JS",
            "JavaScript",
            "URI",
            "OpenAction",
            "AA",
            "EmbeddedFiles",
        ] {
            assert!(!held.has(key.as_bytes()), "{key}");
        }
        embedded += usize::from(held.has(b"FontFile2"));
    }
    assert_eq!(embedded, 2, "both weights, cut to what is used");
    assert!(first.len() < 300_000, "{} bytes", first.len());
}

#[test]
fn a_character_that_no_face_has_is_a_box_that_the_last_line_names() {
    let mut board = live(1, Tongue::Zh);
    board.sheets[0].rows[0].cells[2] = "\u{20BB7}屋\u{1F600}桥头".to_owned();
    let last = read(&printed(&board)).pop().unwrap();
    let named = "以下字符没有可用字体，以方框代替：U+1F600U+20BB7";
    assert!(last.contains(named), "{last}");

    board.sheets[0].rows[0].cells[2] = "桥头\u{202E}\u{200B}\u{FE0F}屋".to_owned();
    let pages = read(&printed(&board));
    assert!(pages[0].contains("桥头屋") && !pages.concat().contains("方框"));
}

#[cfg(feature = "gui")]
#[test]
fn a_face_that_has_it_is_embedded_beside_the_bundled_ones() {
    use std::sync::Arc;
    use yishao::board_pdf::FaceBytes;

    let fonts = eframe::egui::FontDefinitions::default();
    let other = FaceBytes(Arc::clone(&fonts.font_data["Ubuntu-Light"].font), 0);
    let mut board = live(1, Tongue::Zh);
    board.sheets[0].rows[0].cells[2] = "桥头\u{127}屋\u{127}".to_owned();
    let pages = read(&printed(&board));
    assert!(
        pages.concat().contains("U+0127"),
        "the bundled ones lack it"
    );
    let find = move |char| (char == '\u{127}').then(|| other.clone());
    let pages = read(&pdf_with(&board, None, find).unwrap());
    assert!(pages[0].contains("桥头\u{127}屋\u{127}"), "{}", pages[0]);
    assert!(!pages.concat().contains("方框"));

    let broken = FaceBytes(Arc::new(*b"no font at all"), 0);
    let pages = read(&pdf_with(&board, None, move |_| Some(broken.clone())).unwrap());
    assert!(pages.concat().contains("U+0127"));
}

#[test]
fn a_row_that_no_page_holds_goes_on_and_loses_nothing() {
    let mut board = live(3, Tongue::Zh);
    let words: String = "甲乙丙丁戊己庚辛壬癸".chars().cycle().take(1365).collect();
    board.sheets[0].rows[1].cells[2] = words;
    let whole = read(&printed(&board)).concat();
    let signs = "甲乙丙丁戊己庚辛壬癸";
    let told = whole.chars().filter(|it| signs.contains(*it)).count();
    assert!(told >= 1365, "{told} characters");
    let after = of_row(&board.sheets[0].rows[2]);
    assert!(whole.contains(&after), "{after}");
}

#[test]
fn a_board_without_anything_says_so_in_every_table() {
    let state = State::genesis(World::live("ouhai"));
    let board = board(&state, START, Tongue::Zh);
    let pages = read(&printed(&board));
    assert_eq!(pages.len(), 1);
    for sheet in &board.sheets {
        assert!(pages[0].contains(&format!("{}(0)无", sheet.title)));
    }
}

/// The picture stands on the first page alone, is drawn in lines, and moves nothing off the paper.
#[test]
fn a_picture_stands_at_the_head_and_costs_no_row() {
    let board = live(12, Tongue::Zh);
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='1754' height='1240' viewBox='0 0 1754 1240'>\
        <rect width='1754' height='1240' fill='#F5F6F3'/>\
        <path d='M10 10L1000 900' fill='none' stroke='#8A949C' stroke-width='3' stroke-dasharray='7 4'/>\
        <text x='100' y='100' font-size='13' fill='#0B0E11' stroke='#FFFFFF' stroke-width='3' \
        paint-order='stroke'>娄桥街道</text></svg>";
    let plain = pdf(&board, None).unwrap();
    let with = pdf(&board, Some(svg)).unwrap();
    assert_eq!(with, pdf(&board, Some(svg)).unwrap(), "the same bytes");
    let (before, after) = (read(&plain), read(&with));
    let all = after.concat();
    for sheet in &board.sheets {
        for row in &sheet.rows {
            assert!(all.contains(&of_row(row)) || before.concat().contains(&of_row(row)));
        }
    }
    assert!(after.len() >= before.len());
    let content = |pdf: &[u8], number: u32| {
        let document = Document::load_mem(pdf).unwrap();
        let pages = document.get_pages();
        document.get_page_content(pages[&number])
    };
    let has = |text: &[u8], part: &[u8]| text.windows(part.len()).any(|it| it == part);
    // Its dashes are on the first page, and on no other.
    let first = content(&with, 1);
    assert!(has(&first, b"]0 d"), "the picture's dashed line");
    assert!(!has(&content(&plain, 1), b"]0 d"));
    let last = u32::try_from(after.len()).unwrap();
    assert!(last == 1 || !has(&content(&with, last), b"]0 d"));
    assert!(pdf(&board, Some("no picture")).is_err());
}
