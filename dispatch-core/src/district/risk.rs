//! The value of a row of `risks.csv`.

use super::line::Line;
use crate::catalogue::Text;
use crate::register::Risk;

/// How a cell says that something is not known; an empty cell says the same.
const UNKNOWN: &str = "不详";

pub(super) fn risk(line: &mut Line<'_>) -> Option<Risk> {
    let known = |text: &str| !text.is_empty() && text != UNKNOWN;
    let id = line.id();
    let names = line.names();
    let list = line.one_of("list", &line.known.risk_lists);
    let township = line.one_of("township", &line.known.townships);
    let point = line.point(None);
    let post = match known(line.row.text("post")) {
        true => line.one_of("post", &line.known.posts).map(Some),
        false => Some(None),
    };
    let person = match known(line.row.text("person")) {
        true => line.one_of("person", &line.known.people).map(Some),
        false => Some(None),
    };
    let keeper = line.unit("keeper");
    let people = match known(line.row.text("people")) {
        true => people(line).map(Some),
        false => Some(None),
    };
    let trigger = trigger(line);
    line.mark()?;
    let (zh, en) = names?;
    Some(Risk {
        id: id?,
        zh,
        en,
        list: list?,
        township: township?,
        point: point?,
        post: post?,
        person: person?,
        keeper: keeper?,
        people: people?,
        trigger: trigger?,
    })
}

fn people(line: &mut Line<'_>) -> Option<u32> {
    let text = line.row.text("people");
    let people = text.parse().ok();
    if people.is_none() {
        let what = format!("no number `{text}`");
        line.refuse("people", what, "a whole number, or 不详");
    }
    people
}

/// The words of danger in both languages, or in neither.
#[expect(clippy::option_option, reason = "a broken cell is not an empty one")]
fn trigger(line: &mut Line<'_>) -> Option<Option<Text>> {
    let (zh, en) = (line.row.text("trigger_zh"), line.row.text("trigger_en"));
    match (zh, en) {
        ("", "") => Some(None),
        (zh, "") if !zh.is_empty() => {
            line.refuse(
                "trigger_en",
                "no English beside the Chinese",
                "both, or neither",
            );
            None
        }
        ("", _) => {
            line.refuse(
                "trigger_zh",
                "no Chinese beside the English",
                "both, or neither",
            );
            None
        }
        (zh, en) => Some(Some(Text {
            zh: zh.to_owned(),
            en: en.to_owned(),
        })),
    }
}
