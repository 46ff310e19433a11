//! A font of one character, drawn as a full square: whoever sees squares sees this font and no other.
//! Tables and numbers as the OpenType specification has them (ISO/IEC 14496-22), each the least that a reader
//! asks for.

/// Units of the em.
const EM: i16 = 1_000;

/// The font file: `family` draws `character` and nothing else.
pub fn font(family: &str, character: char) -> Vec<u8> {
    let tables: [(&[u8; 4], Vec<u8>); 8] = [
        (b"cmap", cmap(character)),
        (b"glyf", glyf()),
        (b"head", head()),
        (b"hhea", hhea()),
        (b"hmtx", words(&[EM, 0, EM, 0])),
        (b"loca", longs(&[0, 0, glyf().len() as u32])),
        (b"maxp", maxp()),
        (b"name", name(family)),
    ];
    let mut file = longs(&[0x0001_0000]);
    file.extend(words(&[tables.len() as i16, 128, 3, 0]));
    let mut at = file.len() + tables.len() * 16;
    for (tag, table) in &tables {
        file.extend_from_slice(*tag);
        file.extend(longs(&[sum(table), at as u32, table.len() as u32]));
        at += padded(table).len();
    }
    tables.iter().for_each(|(_, it)| file.extend(padded(it)));
    file
}

fn words(numbers: &[i16]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_be_bytes()).collect()
}

fn longs(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_be_bytes()).collect()
}

fn padded(table: &[u8]) -> Vec<u8> {
    let mut table = table.to_vec();
    table.resize(table.len().next_multiple_of(4), 0);
    table
}

fn sum(table: &[u8]) -> u32 {
    let padded = padded(table);
    let longs = padded.chunks_exact(4);
    let longs = longs.map(|it| u32::from_be_bytes([it[0], it[1], it[2], it[3]]));
    longs.fold(0, u32::wrapping_add)
}

/// One group: the character is glyph 1.
fn cmap(character: char) -> Vec<u8> {
    let code = u32::from(character);
    // Windows, all of Unicode, in the table's first and only part, of format 12.
    let mut table = words(&[0, 1, 3, 10]);
    table.extend(longs(&[12]));
    table.extend(words(&[12, 0]));
    table.extend(longs(&[28, 0, 1, code, code, 1]));
    table
}

/// Glyph 0 draws nothing; glyph 1 is a square of the whole em.
fn glyf() -> Vec<u8> {
    let mut table = words(&[1, 0, 0, EM, EM, 3, 0]);
    // Four points on the line, each told by two differences of two bytes.
    table.extend([1, 1, 1, 1]);
    table.extend(words(&[0, 0, EM, 0, 0, EM, 0, -EM]));
    padded(&table)
}

fn head() -> Vec<u8> {
    let mut table = longs(&[0x0001_0000, 0x0001_0000, 0, 0x5F0F_3CF5]);
    table.extend(words(&[3, EM]));
    table.extend(longs(&[0, 0, 0, 0]));
    table.extend(words(&[0, 0, EM, EM, 0, 8, 2, 1, 0]));
    table
}

fn hhea() -> Vec<u8> {
    let mut table = longs(&[0x0001_0000]);
    table.extend(words(&[EM, 0, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 2]));
    table
}

fn maxp() -> Vec<u8> {
    let mut table = longs(&[0x0001_0000]);
    table.extend(words(&[2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]));
    table
}

/// Family and style, in UTF-16.
fn name(family: &str) -> Vec<u8> {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let (family, style) = (utf16(family), utf16("Regular"));
    let mut table = words(&[0, 2, 6 + 2 * 12]);
    let record =
        |id: i16, text: &[u8], at: usize| words(&[3, 1, 0x409, id, text.len() as i16, at as i16]);
    table.extend(record(1, &family, 0));
    table.extend(record(2, &style, family.len()));
    table.extend(family);
    table.extend(style);
    table
}
