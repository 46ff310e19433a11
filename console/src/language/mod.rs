//! What a person reads, in Chinese and in English, from two Fluent catalogues.
//!
//! Every text has a [`Key`], so that a missing one does not compile; a test compares the keys with
//! the catalogues of both languages.

mod age;
mod catalogues;
mod keys;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use age::age_text;
pub use catalogues::CATALOGUES;
pub use keys::ALL_KEYS;

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 简体中文
    #[default]
    Zh,
    /// English, with the Chinese of the district's own data beside it.
    En,
}

/// A text of the screen by the name that the catalogues know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static str);

impl Key {
    /// Its name in the catalogues.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0
    }
}

static ZH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("zh-CN", Lang::Zh));
static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("en", Lang::En));

fn bundle(id: &str, lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(id.parse().into_iter().collect());
    // The marks that fence off a foreign script are for texts that mix directions; ours never do.
    bundle.set_use_isolating(false);
    for (_, text) in CATALOGUES.iter().filter(|(it, _)| *it == lang) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            // A test holds that the catalogues have no fault; here what can be read is read.
            Err((resource, _faults)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Lang {
    /// The language of a tag such as `zh-CN` or `en`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag {
            "zh-CN" | "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The other one: what F9 switches to.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// A text.
    #[must_use]
    pub fn say(self, key: Key) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// A text with something put in.
    #[must_use]
    pub fn say_with<const N: usize>(
        self,
        key: Key,
        args: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        let args: FluentArgs<'_> = args.into_iter().collect();
        self.format(key, Some(&args)).into_owned()
    }

    /// A text of the core.
    #[must_use]
    pub fn text(self, text: dispatch_core::catalogue::Text) -> String {
        match self {
            Lang::Zh => text.zh,
            Lang::En => text.en,
        }
    }

    /// A name of the district or the catalogue: Chinese, and in English both.
    #[must_use]
    pub fn name(self, zh: &str, en: &str) -> String {
        match self {
            Lang::Zh => zh.to_owned(),
            Lang::En if en.is_empty() || en == zh => zh.to_owned(),
            Lang::En => format!("{en} {zh}"),
        }
    }

    /// The same where room is scarce: without what explains the name behind a comma or a bracket.
    #[must_use]
    pub fn short_name(self, zh: &str, en: &str) -> String {
        let short = |name: &str| {
            let end = name.find([',', '(', '（', '，']).unwrap_or(name.len());
            name[..end].trim().to_owned()
        };
        self.name(&short(zh), &short(en))
    }

    fn format(self, key: Key, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = match self {
            Lang::Zh => &*ZH,
            Lang::En => &*EN,
        };
        let Some(pattern) = bundle.get_message(key.id()).and_then(|it| it.value()) else {
            return Cow::Borrowed(key.id());
        };
        let mut faults = Vec::new();
        match bundle.format_pattern(pattern, args, &mut faults) {
            Cow::Borrowed(text) => Cow::Borrowed(text),
            Cow::Owned(text) => Cow::Owned(text),
        }
    }
}
