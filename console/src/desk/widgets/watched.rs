//! Fields for free words, watched for numbers of private persons (practice R7). It warns and offers to
//! move them where they can be destroyed; it never blocks.

use dispatch_core::personal::{Kind, PERSONAL_DATA_EN, PERSONAL_DATA_ZH, find, mask_number};
use eframe::egui::{Context, Id, Label, Response, Ui};
use zeroize::Zeroizing;

use super::button::{Weight, plain_button};
use super::field::{unwatched_field, unwatched_field_of};
use crate::desk::sight::Sight;
use crate::language::{Key, Lang};

/// Numbers that are kept until somebody says whose they are.
const MOVED_MAX: usize = 32;

/// A number that was cut out of free words.
#[derive(Clone)]
pub struct Moved {
    /// What it looked like.
    pub kind: Kind,
    /// The number, half-width; wiped when it is dropped.
    pub number: Zeroizing<String>,
}

impl std::fmt::Debug for Moved {
    /// What it looked like only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Moved({:?})", self.kind)
    }
}

/// The numbers that were cut out and are nobody's yet. They lie in the window's memory alone.
#[derive(Clone, Debug, Default)]
pub struct Pocket(Vec<Moved>);

impl Pocket {
    /// What lies in it, oldest first.
    #[must_use]
    pub fn look(ctx: &Context) -> Vec<Moved> {
        ctx.data(|data| data.get_temp::<Pocket>(Pocket::id()))
            .unwrap_or_default()
            .0
    }

    /// Takes out what lies behind the first `kept`.
    #[must_use]
    pub fn take(ctx: &Context, kept: usize) -> Vec<Moved> {
        Pocket::change(ctx, |all| all.split_off(kept.min(all.len())))
    }

    /// Takes out one.
    pub fn take_one(ctx: &Context, at: usize) {
        Pocket::change(ctx, |all| {
            if at < all.len() {
                all.remove(at);
            }
        });
    }

    fn change<T>(ctx: &Context, change: impl FnOnce(&mut Vec<Moved>) -> T) -> T {
        ctx.data_mut(|data| change(&mut data.get_temp_mut_or_default::<Pocket>(Pocket::id()).0))
    }

    fn id() -> Id {
        Id::unique("numbers moved out of words")
    }
}

/// A one-line field of `width` points for free words.
pub fn text_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, width): (Key, f32),
    text: &mut String,
) -> Response {
    let response = unwatched_field(ui, sight.look, (key, width), text);
    watch_ui(ui, sight, key, text);
    response
}

/// A field for free words where one stands in each row: it is called by `key` and `who` aloud.
pub fn text_field_of(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, who): (Key, &str),
    width: f32,
    text: &mut String,
) -> Response {
    let hint = sight.say(key);
    let name = format!("{hint} {who}");
    let response = unwatched_field_of(ui, sight.look, (&hint, &name), width, text);
    watch_named_ui(ui, sight, &name, text);
    response
}

/// Warns beside the field `key` when its text holds a number that looks like a person's.
pub fn watch_ui(ui: &mut Ui, sight: &Sight<'_>, key: Key, text: &mut String) {
    watch_named_ui(ui, sight, &sight.say(key), text);
}

fn watch_named_ui(ui: &mut Ui, sight: &Sight<'_>, field: &str, text: &mut String) {
    let found = find(text);
    if found.is_empty() {
        return;
    }
    let warning = match sight.lang() {
        Lang::Zh => PERSONAL_DATA_ZH,
        Lang::En => PERSONAL_DATA_EN,
    };
    let ink = sight.look.palette.amber.text;
    ui.add(Label::new(sight.look.label(warning).color(ink)).wrap());
    let offer = sight.say(Key::PersonalMove);
    let name = format!("{offer} {field}");
    if !plain_button(ui, sight.look, Weight::Small, &offer, &name).clicked() {
        return;
    }
    let mut moved = Vec::new();
    for span in found.iter().rev() {
        let number = half_width(&text[span.bytes.clone()]);
        text.replace_range(span.bytes.clone(), &mask_number(&number));
        moved.push(Moved {
            kind: span.kind,
            number,
        });
    }
    Pocket::change(ui.ctx(), |all| {
        all.extend(moved.into_iter().rev());
        all.truncate(MOVED_MAX);
    });
}

/// Its digits as a telephone wants them, and the X that may end an identity number.
fn half_width(number: &str) -> Zeroizing<String> {
    let narrow = |it: char| match it {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(it) - 0xff10 + u32::from('0')),
        'x' | 'X' | '\u{ff38}' | '\u{ff58}' => Some('X'),
        '0'..='9' => Some(it),
        _ => None,
    };
    Zeroizing::new(number.chars().filter_map(narrow).collect())
}
