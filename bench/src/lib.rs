//! What every benchmark shares: rounds A B A B, the lines of the table, what they were measured on.

pub mod machine;
pub mod rounds;
pub mod table;
