//! 电话报告提纲 on paper (practice N1): the eight lines in letters that are read at arm's length.

use std::fmt::Write;

use super::Tongue;
use super::page::escape;
use crate::sentence::{Names, day, talk_card};
use crate::state::{Incident, State};
use crate::time::Time;

/// A4 upright, black on white, nothing from a network.
const STYLE: &str = "@page{size:A4;margin:15mm}body{font:20pt sans-serif;color:#000;background:#fff;\
    margin:0}h1{font-size:22pt;margin:0 0 6pt}dt{font-size:12pt;margin-top:8pt}\
    dd{margin:0;font-weight:bold}p{font-size:11pt}";

/// The card of an incident as one HTML text.
#[must_use]
pub fn card_html(
    names: &Names,
    (state, incident): (&State, &Incident),
    now: Time,
    tongue: Tongue,
) -> String {
    let drill = match state.world.is_drill() {
        true => tongue.say("【演练】", "[DRILL] "),
        false => "",
    };
    let title = tongue.say("电话报告提纲", "Telephone report");
    let mut page = String::new();
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <title>{drill}{title}</title>\n<style>{STYLE}</style></head><body>\n\
         <h1>{drill}{title} {:03}</h1>\n<dl>\n",
        tongue.say("zh-CN", "en"),
        incident.number,
    );
    for line in talk_card(names, state, incident, now) {
        let (title, says) = (&line.title, &line.says);
        let _ = writeln!(
            page,
            "<dt>{}</dt><dd>{}</dd>",
            escape(tongue.say(&title.zh, &title.en)),
            escape(tongue.say(&says.zh, &says.en)),
        );
    }
    let _ = writeln!(
        page,
        "</dl>\n<p>{} {} {} · {} {}</p></body></html>",
        tongue.say("截至", "As of"),
        day(now),
        now.local_clock(),
        tongue.say("记录号", "record"),
        state.height,
    );
    page
}
