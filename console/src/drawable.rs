//! Which characters of a district's texts no face draws: on the screen each would be an empty box.

use std::collections::BTreeSet;

use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::bundled::{BOLD, REGULAR};

/// A character that the bundled faces lack, where it stands first in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The file, as the caller named it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The character.
    pub character: char,
    /// Whether a face of this machine draws it: then another machine may show an empty box.
    pub here: bool,
}

impl std::fmt::Display for Lacking {
    /// As every message about a file that people write: `FILE:LINE:COLUMN: what`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Lacking {
            file,
            line,
            column,
            character,
            here,
        } = self;
        let code = u32::from(*character);
        write!(f, "{file}:{line}:{column}: {character} (U+{code:04X}) ")?;
        f.write_str(if *here {
            "is drawn by a font of this machine and not by the program's own: 本机字体能显示,程序自带的字体没有,别的机器上可能是空框"
        } else {
            "is drawn by no font here: 没有字体能显示,屏幕上是空框,请换一个字或装上有此字的字体"
        })
    }
}

/// The characters of these files, named with their texts, that the bundled faces lack; each once a file.
/// `system` says whether a face of this machine draws one. Comments are for an editor, which has more
/// faces, and are left out.
#[must_use]
pub fn lacking(texts: &[(String, String)], mut system: impl FnMut(char) -> bool) -> Vec<Lacking> {
    let faces: Vec<FontRef<'_>> = [REGULAR, BOLD]
        .into_iter()
        .filter_map(|bytes| FontRef::new(bytes).ok())
        .collect();
    let mut found = Vec::new();
    for (file, text) in texts {
        let mut seen = BTreeSet::new();
        for (line, number) in text.lines().zip(1..) {
            if line.trim_start().starts_with('#') {
                continue;
            }
            for (character, column) in line.chars().zip(1..) {
                let shown = !character.is_whitespace() && !character.is_control();
                if !shown || draws(&faces, character) || !seen.insert(character) {
                    continue;
                }
                found.push(Lacking {
                    file: file.clone(),
                    line: number,
                    column,
                    character,
                    here: system(character),
                });
            }
        }
    }
    found
}

/// Whether both weights draw it: a name is written in either.
fn draws(faces: &[FontRef<'_>], character: char) -> bool {
    let glyph = |face: &FontRef<'_>| face.charmap().map(character);
    faces
        .iter()
        .all(|face| glyph(face).is_some_and(|it| it != GlyphId::NOTDEF))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, system: &str) -> Vec<(usize, usize, char, bool)> {
        let texts = [("places.csv".to_owned(), text.to_owned())];
        let found = lacking(&texts, |it| system.contains(it));
        let tell = |it: Lacking| (it.line, it.column, it.character, it.here);
        found.into_iter().map(tell).collect()
    }

    #[test]
    fn a_character_that_the_bundled_faces_lack_is_found_where_it_stands() {
        assert_eq!(of("id,zh\n1,三垟街道\n", ""), []);
        let lacking = of("id,zh\n1,\u{2130C}坑村\n2,\u{2130C}坑下村\n", "");
        assert_eq!(lacking, [(2, 3, '\u{2130C}', false)], "once a file");
        let here = of("1,\u{2130C}坑村\n", "\u{2130C}");
        assert_eq!(here, [(1, 3, '\u{2130C}', true)]);
        assert_eq!(of("# \u{2130C}\n\t1,2\r\n", ""), [], "a comment, a tab");
    }

    #[test]
    fn a_message_names_file_line_column_and_code_point() {
        let texts = [("a.toml".to_owned(), "x = \"\u{1F600}\"".to_owned())];
        let [found] = &lacking(&texts, |_| false)[..] else {
            panic!("nothing, or more than one");
        };
        let said = found.to_string();
        assert!(
            said.starts_with("a.toml:1:6: \u{1F600} (U+1F600) "),
            "{said}"
        );
        assert!(said.contains("空框"));
    }
}
