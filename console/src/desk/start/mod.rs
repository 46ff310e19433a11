//! The start page 起始页: what a window shows that was opened without a world. Three choices, each with one
//! sentence of what happens; then it becomes the desk, the wall or the question for the passphrase.

mod asking;
mod chinese;
mod choices;
mod district;
mod fresh;
mod ledger;
mod page;
mod pasted;
mod rows;

pub use asking::{Ask, Opened, Options, Told, asking};
pub use page::StartPage;
