//! The pictures of README come from the program: each is one that a test of the desk draws and compares.

use crate::tree;

const SNAPSHOTS: &str = "console/tests/snapshots/";

#[test]
fn every_picture_of_the_readme_is_drawn_and_compared_by_a_test() {
    let files = tree::files();
    let text = |path: &str| {
        let file = files.iter().find(|it| it.path == path);
        file.and_then(|it| it.text.clone()).expect(path)
    };
    let readme = text("README.md");
    let shown = readme.split("](").skip(1);
    let shown = shown.filter_map(|it| Some(it.split_once(')')?.0));
    let shown: Vec<&str> = shown.filter(|it| it.ends_with(".png")).collect();
    assert!(shown.len() >= 3, "desk, board and wall: {shown:?}");
    let tests = files
        .iter()
        .filter(|it| it.path.starts_with("console/tests/desk/"));
    let tests: Vec<&str> = tests.filter_map(|it| it.text.as_deref()).collect();
    for path in shown {
        let name = path.strip_prefix(SNAPSHOTS).expect("a picture of a test");
        let quoted = format!("\"{}\")", name.trim_end_matches(".png"));
        let drawn = tests.iter().any(|it| it.contains(&quoted));
        assert!(drawn, "no test draws {path}");
        let there = files.iter().any(|it| it.path == path);
        assert!(there, "{path} is not there");
    }
}
