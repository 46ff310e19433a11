//! The entry: what an author writes once, and what the ledger adds to it (design §4).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::command::Command;
use crate::register::Party;
use crate::time::Time;
use crate::words::{PersonId, PostId, Words};

/// Largest author's part, in bytes (proof.md §4).
pub const AUTHOR_BYTES_MAX: usize = 64 * 1024;

/// The world an entry belongs to; nothing crosses from one to another (law 7).
///
/// `live:DISTRICT` or `drill:SCENARIO:RUN`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct World(pub String);

impl World {
    /// The live world of a district.
    #[must_use]
    pub fn live(district: &str) -> World {
        World(format!("live:{district}"))
    }

    /// One run of a drill.
    #[must_use]
    pub fn drill(scenario: &str, run: u32) -> World {
        World(format!("drill:{scenario}:{run}"))
    }

    /// Whether 演练 must stand on everything that shows this world.
    #[must_use]
    pub fn is_drill(&self) -> bool {
        self.0.starts_with("drill:")
    }
}

/// How a word travelled from the person who said it to the person who wrote it (practice R2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// 电话
    Telephone,
    /// 电台
    Radio,
    /// 卫星电话
    Satellite,
    /// 当面
    InPerson,
    /// 浙政钉
    Messenger,
    /// 系统
    System,
    /// 传真
    Fax,
    /// 纸质
    Paper,
}

impl Means {
    /// Whether it leaves something to read; everything else is said by voice (practice R10, "Phone
    /// and written are two").
    #[must_use]
    pub fn is_written(self) -> bool {
        matches!(
            self,
            Means::Messenger | Means::System | Means::Fax | Means::Paper
        )
    }
}

/// For whom an entry was recorded: it counts as the other's report and shows who entered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnBehalf {
    /// The post or unit that spoke.
    pub who: Party,
    /// The speaker's name; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    /// How it was heard.
    pub means: Means,
    /// When it was heard, in world time; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<Time>,
}

/// What was recorded more than this after it happened was entered later 补, in milliseconds (design §4).
pub const BACK_ENTRY_MS: i64 = 60_000;

/// The height and chain the author had folded when he decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Height of the last entry the author's console had folded; 0 before the first.
    pub height: u64,
    /// The chain at that height, 64 lower-case hex digits.
    pub chain: String,
}

/// The author's part: written once on his console and never written again by anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// Made when the button was pressed; a repetition with the same bytes takes no height.
    pub id: Uuid,
    /// The world this belongs to.
    pub world: World,
    /// Who pressed.
    pub person: PersonId,
    /// In which post; rights follow it.
    pub post: PostId,
    /// At which seat (`duty`, `township@330304009` …).
    pub seat: Words,
    /// On which console.
    pub console: Words,
    /// For whom, when it was another's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
    /// What the author knew.
    pub basis: Basis,
    /// When it happened, by the author's claim, in world time.
    pub occurred_at: Time,
    /// When it was pressed, by the author's clock.
    pub pressed_at: Time,
    /// Seconds from `occurred_at` after which it must not take effect any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_for_s: Option<u32>,
    /// What is said.
    pub command: Command,
}

/// Why bytes are no entry of this edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Not even an envelope: takes no height (design §4).
    NoEntry(String),
    /// A well-formed envelope around a command this edition does not know: takes a height and is
    /// refused `NotInThisEdition`.
    UnknownCommand(String),
}

/// The envelope alone, for whoever must order an entry without understanding it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Envelope {
    /// See [`Author::id`].
    pub id: Uuid,
    /// See [`Author::world`].
    pub world: World,
}

impl Envelope {
    /// Reads the envelope of an author's part.
    ///
    /// # Errors
    /// A sentence saying what is wrong: too large, not JSON, a field missing.
    pub fn read(author: &[u8]) -> Result<Envelope, String> {
        if author.len() > AUTHOR_BYTES_MAX {
            return Err(format!(
                "an author's part of {} bytes, expected at most {AUTHOR_BYTES_MAX}",
                author.len()
            ));
        }
        serde_json::from_slice(author).map_err(|err| err.to_string())
    }
}

impl Author {
    /// Reads an author's part.
    ///
    /// # Errors
    /// [`Unreadable`] says whether the bytes take a height.
    pub fn read(author: &[u8]) -> Result<Author, Unreadable> {
        if author.len() > AUTHOR_BYTES_MAX {
            return Err(Unreadable::NoEntry(format!("{} bytes", author.len())));
        }
        serde_json::from_slice(author).map_err(|err| match Envelope::read(author) {
            Ok(_) => Unreadable::UnknownCommand(err.to_string()),
            Err(what) => Unreadable::NoEntry(what),
        })
    }

    /// The bytes that are stored, sent, signed and chained.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        #[expect(
            clippy::expect_used,
            reason = "string keys and integers only: serde_json cannot fail on them"
        )]
        serde_json::to_vec(self).expect("an author's part is plain JSON")
    }
}

/// An entry as it stands in the ledger: the author's bytes and the ledger's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counts from 1 without gaps.
    pub height: u64,
    /// What the ledger's clock said.
    pub recorded_at: Time,
    /// The author's part as bytes.
    pub author: Vec<u8>,
    /// Ed25519 public key of the author's device.
    pub key: [u8; 32],
    /// Signature over `"yishao/entry/1\0" ‖ author`.
    pub signature: [u8; 64],
    /// The hash that binds this entry to all before it.
    pub chain: [u8; 32],
}
