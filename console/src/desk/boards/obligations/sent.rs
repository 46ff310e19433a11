//! The reports of the district that went up tonight: of what, to whom, on whose word; each can be
//! made again and held against what was sent.

use dispatch_core::state::SentReport;
use eframe::egui::{Label, Ui};

use super::sheet::{cut_text, making_ui, text_ui, told};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::papers::{Making, PaperOf};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, chip, clock_hm, plain_button};
use crate::desk::wording;
use crate::language::Key;

/// How far back a night goes, in seconds: one duty of twelve hours.
const NIGHT_S: i64 = 43_200;

/// Draws the list. `shown` is the one that is made again, by the height of its entry.
pub fn sent_ui(ui: &mut Ui, sight: &Sight<'_>, shown: &mut Option<u64>, outbox: &mut Outbox) {
    let since = sight.now.plus_s(-NIGHT_S);
    let all = sight.state().sent_reports.iter().rev();
    let tonight: Vec<&SentReport> = all
        .map(|it| &**it)
        .take_while(|it| it.said.at >= since)
        .collect();
    if tonight.is_empty() {
        ui.label(sight.look.note(sight.say(Key::PaperNoneSent)));
    }
    for sent in tonight {
        ui.push_id(sent.height, |ui| one_ui(ui, sight, sent, shown, outbox));
    }
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    sent: &SentReport,
    shown: &mut Option<u64>,
    outbox: &mut Outbox,
) {
    let report = &sent.sent;
    let at = clock_hm(sent.said.at);
    let to: Vec<&str> = report.to.iter().map(|it| it.as_str()).collect();
    let by = match &sent.said.on_behalf {
        Some(it) => sight.party(&it.who),
        None => sight.person(&sent.said.person),
    };
    let signed = match (&report.signed_by, &report.consent) {
        (Some(who), _) => sight.say_with(Key::SignedBy, [("who", sight.person(who).into())]),
        (None, Some(it)) => sight.say_with(
            Key::ConsentBy,
            [
                ("who", sight.person(&it.by).into()),
                ("means", wording::means(sight, it.means).into()),
            ],
        ),
        (None, None) => String::new(),
    };
    let line = [
        format!(
            "{at} {} → {}",
            wording::means(sight, report.means),
            to.join("、")
        ),
        cut_text(sight, report.cut),
        sight.say_with(
            Key::PaperSha,
            [("sha", told(report.sha256.as_str()).into())],
        ),
        by,
        signed,
    ];
    let line: Vec<String> = line.into_iter().filter(|it| !it.is_empty()).collect();
    ui.add(Label::new(sight.look.label(line.join(" · "))).wrap());
    let of = PaperOf::again(report.cut);
    ui.horizontal_wrapped(|ui| {
        if sent.unsigned {
            chip(ui, sight.look, Tone::Red, &sight.say(Key::PaperUnsigned));
        }
        let text = sight.say(Key::PaperAgain);
        let name = format!("{text} {at}");
        if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
            *shown = (*shown != Some(sent.height)).then_some(sent.height);
            outbox.want_paper(of);
        }
    });
    if *shown != Some(sent.height) {
        return;
    }
    if let Some(Making::Ready(paper)) = sight.papers.of(of) {
        let p = &sight.look.palette;
        let same = paper.sha256 == report.sha256.as_str();
        let (text, ink) = if same {
            (sight.say(Key::PaperSame).into_owned(), p.green.text)
        } else {
            let args = [("sha", told(&paper.sha256).into())];
            (sight.say_with(Key::PaperDiffers, args), p.red.text)
        };
        ui.add(Label::new(inked(text, size::NOTE, ink)).wrap());
    }
    if let Some(paper) = making_ui(ui, sight, (of, &at), outbox) {
        text_ui(ui, sight, (paper, &at));
    }
}
