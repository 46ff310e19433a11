//! Every text that may come to the screen can be drawn with the bundled faces. A character that they lack is
//! an empty box on a machine without Chinese fonts.

use std::collections::BTreeSet;

use skrifa::{FontRef, MetadataProvider};

use crate::tree::{self, File};

/// Both faces: what is drawable in one only becomes a box as soon as it is emphasised.
const FACES: [(&str, &[u8]); 2] = [
    (
        "Regular",
        include_bytes!("../../../assets/fonts/NotoSansSC-Regular-subset.ttf"),
    ),
    (
        "Bold",
        include_bytes!("../../../assets/fonts/NotoSansSC-Bold-subset.ttf"),
    ),
];

#[test]
fn every_text_for_the_screen_is_drawable() {
    let mut boxes = Vec::new();
    for file in tree::files() {
        if !comes_to_the_screen(&file) {
            continue;
        }
        let text = file.text.as_deref().unwrap_or_default();
        // No face draws a tab. Each other character once a file: the first place is enough to find the others.
        let mut seen = BTreeSet::from(['\t']);
        for (line, number) in text.lines().map(without_comment).zip(1..) {
            let fresh = line.chars().zip(1..).filter(|(char, _)| seen.insert(*char));
            boxes.extend(fresh.filter_map(|(char, column)| {
                let lacking = Some(faces_without(char))
                    .filter(|faces| !faces.is_empty())?
                    .join(" and ");
                let (path, code) = (&file.path, u32::from(char));
                Some(format!(
                    "{path}:{number}:{column}: {char} (U+{code:04X}) is not in {lacking}"
                ))
            }));
        }
    }
    assert!(
        boxes.is_empty(),
        "these would be empty boxes on a machine without Chinese fonts; write another character, or see \
         assets/fonts/README.md for how one is added:\n{}",
        boxes.join("\n")
    );
}

#[test]
fn the_names_of_villages_and_the_signs_of_the_desk_are_drawable() {
    for char in "瓯海垟旸渟岙碶溇甪峃喆珺玥①⑳Ⅰ④→▲●■✓℃㎡…—·「」（）：".chars()
    {
        assert!(
            faces_without(char).is_empty(),
            "{char} is not in {:?}",
            faces_without(char)
        );
    }
    assert_eq!(
        faces_without('\u{1F600}'),
        ["Regular", "Bold"],
        "an emoji, which Noto Sans SC does not draw"
    );
}

fn faces_without(char: char) -> Vec<&'static str> {
    let drawn = |face| {
        let font = FontRef::new(face).expect("a bundled face is a font");
        font.charmap().map(char).is_some()
    };
    FACES
        .iter()
        .filter(|(_, face)| !drawn(face))
        .map(|(name, _)| *name)
        .collect()
}

fn comes_to_the_screen(file: &File) -> bool {
    let data = file.path.starts_with("assets/") || file.path.starts_with("scenarios/");
    let program = file.path.starts_with("console/");
    let manual = file.path.starts_with("console/manual/");
    let paper = file.path.ends_with(".py") || (file.path.ends_with(".md") && !manual);
    (data || program) && !paper
}

/// A comment of the program is for its readers, whose editor has more fonts.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") {
        ""
    } else {
        line
    }
}
