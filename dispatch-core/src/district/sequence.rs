//! What must hold between the rows of one list: no doubles, ladders that rise, rosters in which
//! nobody stands in two persons' shoes.

use std::collections::BTreeMap;

use super::draft::{Draft, Placed};
use super::lists::Lists;
use super::values::Rung;
use crate::register::Duty;
use crate::source::{Fault, Row};
use crate::time::{TIME_MS_MAX, Time};

/// The columns that together name a row of a list, once.
const KEYS: [(&str, &[&str]); 11] = [
    ("townships.csv", &["id"]),
    ("departments.csv", &["id"]),
    ("ladders.csv", &["unit", "step"]),
    ("posts.csv", &["id"]),
    ("people.csv", &["id"]),
    ("teams.csv", &["id"]),
    ("depots.csv", &["id"]),
    ("stock.csv", &["depot", "item"]),
    ("facilities.csv", &["id"]),
    ("sites.csv", &["id"]),
    ("risks.csv", &["id"]),
];

pub(super) fn check(lists: &Lists, draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    for (list, columns) in KEYS {
        no_doubles(lists.rows(list).iter(), columns, faults);
    }
    // A cell names a township or a department by the id alone.
    let units = lists.rows("townships.csv").iter();
    no_doubles(units.chain(lists.rows("departments.csv")), &["id"], faults);
    ladders_rise(&draft.ladders, faults);
    one_holder_at_a_time(&draft.duties, faults);
}

fn no_doubles<'a>(rows: impl Iterator<Item = &'a Row>, columns: &[&str], faults: &mut Vec<Fault>) {
    let mut met: BTreeMap<Vec<&str>, &Row> = BTreeMap::new();
    for row in rows {
        let key: Vec<&str> = columns.iter().map(|column| row.text(column)).collect();
        if key.iter().all(|part| part.is_empty()) {
            continue;
        }
        match met.get(&key) {
            Some(first) => {
                let what = format!(
                    "`{}` again, after {}:{}",
                    key.join(" "),
                    first.file,
                    first.line
                );
                let column = columns.last().copied().unwrap_or_default();
                faults.push(row.fault(column, what, "it once"));
            }
            None => {
                met.insert(key, row);
            }
        }
    }
}

fn ladders_rise(ladders: &[Placed<'_, Rung>], faults: &mut Vec<Fault>) {
    let mut rungs: Vec<(&Rung, &Row)> = ladders
        .iter()
        .filter_map(|placed| Some((placed.value.as_ref()?, placed.row)))
        .collect();
    rungs.sort_by_key(|(rung, row)| (&rung.unit, rung.number, row.line));
    for pair in rungs.windows(2) {
        if let [(before, _), (rung, row)] = pair
            && before.unit == rung.unit
            && rung.step.after_s < before.step.after_s
        {
            let what = format!("a step after {} s", rung.step.after_s);
            let expected = format!("at least the {} s of the step before", before.step.after_s);
            faults.push(row.fault("after_s", what, expected));
        }
    }
}

fn one_holder_at_a_time(duties: &[Placed<'_, Duty>], faults: &mut Vec<Fault>) {
    let mut lines: Vec<(&Duty, &Row)> = duties
        .iter()
        .filter_map(|placed| Some((placed.value.as_ref()?, placed.row)))
        .collect();
    lines.sort_by_key(|(duty, row)| (&duty.post, duty.order, duty.from, row.line));
    let end = |duty: &Duty| duty.until.unwrap_or(Time(TIME_MS_MAX));
    let mut longest: Option<(&Duty, &Row)> = None;
    for (duty, row) in lines {
        let before =
            longest.filter(|(before, _)| (&before.post, before.order) == (&duty.post, duty.order));
        if let Some((before, first)) = before
            && duty.from.unwrap_or_default() < end(before)
        {
            let what = format!(
                "`{}` held twice at once, here and at {}:{}",
                duty.post, first.file, first.line
            );
            faults.push(row.fault("from", what, "one person a time and order"));
        }
        if before.is_none_or(|(before, _)| end(before) < end(duty)) {
            longest = Some((duty, row));
        }
    }
}
