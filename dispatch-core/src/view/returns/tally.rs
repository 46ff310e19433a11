//! What an item of choices comes to: who stands at which choice, whom it lacks (practice R24).

use super::Matrix;
use crate::command::ReturnValue;
use crate::register::Party;
use crate::words::FormItemId;

/// One item of choices over the units that were asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The units at each choice, in the order of the choices.
    pub by_choice: Vec<Vec<Party>>,
    /// 未报: units that never answered.
    pub missing: Vec<Party>,
    /// Units that answered this item with 不详, or not at all, or too long ago.
    pub unknown: Vec<Party>,
}

/// The tally of an item of choices. A zero report stands at the first choice.
#[must_use]
pub fn tally_of(matrix: &Matrix<'_>, item: &str) -> Tally {
    let choices = matrix.form.item(item).map_or(&[][..], |it| &it.choices);
    let mut tally = Tally {
        by_choice: vec![Vec::new(); choices.len()],
        ..Tally::default()
    };
    let key = FormItemId::new(item).ok();
    for row in &matrix.rows {
        let Some(record) = row.record() else {
            tally.missing.push(row.unit.clone());
            continue;
        };
        let said = key.as_ref().and_then(|key| record.values.get(key));
        let place = match said {
            _ if matrix.says_nothing(record) => None,
            _ if record.zero => Some(0),
            Some(Some(ReturnValue::Choice(id))) => {
                choices.iter().position(|it| it.id == id.as_str())
            }
            Some(_) | None => None,
        };
        match place.and_then(|it| tally.by_choice.get_mut(it)) {
            Some(units) => units.push(row.unit.clone()),
            None => tally.unknown.push(row.unit.clone()),
        }
    }
    tally
}
