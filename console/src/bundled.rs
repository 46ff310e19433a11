//! The faces compiled into the program: Noto Sans SC in two weights, for the window and for paper.

/// The regular weight.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular-subset.ttf");
/// The bold weight.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold-subset.ttf");
