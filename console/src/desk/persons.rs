//! What the desk knows of private persons: what was asked of the vault, and what it answered. It lies
//! in memory alone, is never printed, and is wiped when it goes.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use dispatch_core::entry::Author;
use dispatch_core::personal::Particulars;
use ledger::LedgerError;
use ledger::vault::Sealed;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroize;

/// Persons that are kept in memory; an incident has a few, and what does not fit is asked again.
const KNOWN_MAX: usize = 512;

/// Who a person is, wiped when it is dropped.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confided(Particulars);

impl Confided {
    /// What the vault holds.
    #[must_use]
    pub fn new(particulars: Particulars) -> Confided {
        Confided(particulars)
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == Particulars::default()
    }
}

impl fmt::Debug for Confided {
    /// Nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Confided(..)")
    }
}

impl Deref for Confided {
    type Target = Particulars;

    fn deref(&self) -> &Particulars {
        &self.0
    }
}

impl DerefMut for Confided {
    fn deref_mut(&mut self) -> &mut Particulars {
        &mut self.0
    }
}

impl Drop for Confided {
    fn drop(&mut self) {
        let it = &mut self.0;
        for text in [
            &mut it.name,
            &mut it.telephone,
            &mut it.plate,
            &mut it.id_card,
            &mut it.address,
            &mut it.health,
        ] {
            text.zeroize();
        }
    }
}

/// What the desk asks of whoever keeps the vault.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Put this in, and record the entry with the reference and the hash that came of it.
    Put(Box<Author>, Confided),
    /// What do these stand for?
    Read(Vec<Sealed>),
}

/// What the vault answers.
#[derive(Clone, Debug)]
pub enum Told {
    /// It is not in, and nothing was recorded.
    NotPut(Box<Author>, Confided, LedgerError),
    /// What a reference stands for; `None` where it is destroyed, or was never on this machine.
    Read(String, Option<Confided>),
    /// The vault cannot be read.
    Unreadable(String, LedgerError),
}

/// What is known of a reference.
#[derive(Clone, Debug)]
pub enum Person {
    /// It was asked for.
    Asked,
    /// This.
    Clear(Confided),
    /// The vault of this machine has nothing under it.
    Absent,
    /// The vault could not be read.
    Unreadable(LedgerError),
}

/// Something that is not in the vault and waits for the person who wrote it.
#[derive(Clone, Debug)]
pub struct Returned {
    /// What was to be recorded.
    pub author: Box<Author>,
    /// What was to be put in.
    pub confided: Confided,
    /// Why it was not.
    pub why: LedgerError,
}

/// Everything that the vault said.
#[derive(Debug, Default)]
pub struct Persons {
    known: BTreeMap<String, Person>,
    returned: Vec<Returned>,
}

impl Persons {
    /// What is known of a reference; `None` where nobody asked yet.
    #[must_use]
    pub fn of(&self, reference: &str) -> Option<&Person> {
        self.known.get(reference)
    }

    /// What came back.
    #[must_use]
    pub fn returned(&self) -> &[Returned] {
        &self.returned
    }

    /// Hears an answer. Returns the entry that will not be recorded.
    pub fn hear(&mut self, told: Told) -> Option<Uuid> {
        let (reference, person) = match told {
            Told::NotPut(author, confided, why) => {
                let id = author.id;
                self.returned.push(Returned {
                    author,
                    confided,
                    why,
                });
                return Some(id);
            }
            Told::Read(reference, Some(confided)) => (reference, Person::Clear(confided)),
            Told::Read(reference, None) => (reference, Person::Absent),
            Told::Unreadable(reference, why) => (reference, Person::Unreadable(why)),
        };
        // An answer to a question that was forgotten meanwhile is not kept.
        if let Some(known) = self.known.get_mut(&reference) {
            *known = person;
        }
        None
    }

    /// Notes that these were asked for.
    pub fn asked(&mut self, sealed: &[Sealed]) {
        if self.known.len() + sealed.len() > KNOWN_MAX {
            self.forget();
        }
        for it in sealed {
            self.known.insert(it.reference.clone(), Person::Asked);
        }
    }

    /// Takes away what came back with this entry: it was tried again, or given up.
    pub fn settle(&mut self, entry: Uuid) {
        self.returned.retain(|it| it.author.id != entry);
    }

    /// Drops what came back and may not be kept.
    pub fn keep_returned(&mut self, keep: impl Fn(&Returned) -> bool) {
        self.returned.retain(keep);
    }

    /// Forgets all that was read: another person sits here, or something was destroyed.
    pub fn forget(&mut self) {
        self.known.clear();
    }
}
