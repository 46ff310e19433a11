//! Setting this machine up: the template of a district, the check of a folder, its adoption into the data
//! folder, and what a ledger file is that somebody wants to open.

pub mod adopt;
pub mod brings;
pub mod examine;
pub mod looked;
pub mod recent;
pub mod template;
