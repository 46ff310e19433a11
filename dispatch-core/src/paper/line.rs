//! One line of a sheet, read.

use super::acts::act_of;
use super::entry::Said;
use super::fault::{PaperFault, Wrong, at};
use super::parties::Parties;
use super::words::Rest;
use super::{ACT_WORDS, PaperLine, Reader, clock};
use crate::source::nearest;
use crate::view::half_width;
use crate::words::IncidentId;

pub(super) fn read(
    reader: &Reader<'_>,
    parties: &Parties,
    (number, text): (u32, &str),
) -> Result<PaperLine, Vec<PaperFault>> {
    let mut faults = Vec::new();
    let start = Rest::of(text);
    let (moment, rest) = clock::moment(start, reader.now);
    let moment = note(&mut faults, number, start, moment);
    let (incident, rest) = incident(reader, rest, &mut faults, number);
    let known = incident.as_ref().and_then(|id| reader.state.incident(id));

    let (first, after_first) = rest.word();
    let (who, act, tail) = match act_of(first) {
        Some(act) => (None, Ok(act), after_first),
        None => {
            let (second, after_second) = after_first.word();
            let named = (!first.is_empty()).then_some((first, rest));
            let act = act_of(second).ok_or_else(|| {
                let place = if first.is_empty() { rest } else { after_first };
                (place, unknown_act(first, second))
            });
            (named, act, after_second)
        }
    };
    let act = match act {
        Ok(act) => act,
        Err((place, wrong)) => {
            faults.push(at(number, place.column(), wrong));
            return Err(faults);
        }
    };
    let word = act.words[0];
    let party = match who {
        None if act.who.needed => {
            let wrong = Wrong::NoParty(word, act.who.text());
            faults.push(at(number, rest.column(), wrong));
            None
        }
        None => None,
        Some((name, place)) => {
            let found = parties.find(name, (word, act.who), known);
            note(&mut faults, number, place, found)
        }
    };
    let (Some(moment), Some(incident), true) = (moment, incident, faults.is_empty()) else {
        return Err(faults);
    };
    let said = Said {
        reader,
        incident,
        known,
        moment,
        number,
        act,
        party,
    };
    let (command, on_behalf) = said
        .entry(tail)
        .map_err(|wrong| vec![at(number, tail.column(), wrong)])?;
    Ok(PaperLine {
        line: number,
        occurred_at: moment,
        on_behalf,
        command,
    })
}

fn note<T>(
    faults: &mut Vec<PaperFault>,
    number: u32,
    place: Rest<'_>,
    read: Result<T, Wrong>,
) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(wrong) => {
            faults.push(at(number, place.column(), wrong));
            None
        }
    }
}

/// `事件3` or `#3` after the time; else the incident of the whole sheet.
fn incident<'a>(
    reader: &Reader<'_>,
    rest: Rest<'a>,
    faults: &mut Vec<PaperFault>,
    number: u32,
) -> (Option<IncidentId>, Rest<'a>) {
    let (word, after) = rest.word();
    let digits = word.strip_prefix("事件").or_else(|| word.strip_prefix('#'));
    let Some(digits) = digits else {
        if reader.incident.is_none() {
            faults.push(at(number, rest.column(), Wrong::NoIncident));
        }
        return (reader.incident.cloned(), rest);
    };
    let bare: String = digits.chars().map(half_width).collect();
    let wanted: Option<u32> = bare.parse().ok();
    let mut all = reader.state.incidents.values();
    let found = wanted.and_then(|wanted| all.find(|it| it.number == wanted));
    if found.is_none() {
        let wrong = Wrong::UnknownIncident(word.to_owned());
        faults.push(at(number, rest.column(), wrong));
    }
    (found.map(|it| it.id.clone()), after)
}

fn unknown_act(first: &str, second: &str) -> Wrong {
    // A word alone may be a name without an act, or an act misspelt.
    let word = if second.is_empty() { first } else { second };
    let all = ACT_WORDS.iter().flat_map(|it| it.words.iter().copied());
    let near = nearest(word, all).map(str::to_owned);
    if word.is_empty() || (second.is_empty() && near.is_none()) {
        Wrong::NoAct
    } else {
        Wrong::UnknownAct(word.to_owned(), near)
    }
}
