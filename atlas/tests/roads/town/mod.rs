//! Towns that do not exist, and the OpenStreetMap files that would hold them, written byte by byte.

pub mod grid;

/// What an extract holds.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    /// Id, latitude and longitude in 10⁻⁷ degree, tags.
    pub nodes: Vec<(i64, i32, i32, Tags)>,
    pub ways: Vec<(i64, Vec<i64>, Tags)>,
    /// Members are a kind (0 node, 1 way, 2 relation), an id and a role.
    pub relations: Vec<(i64, Members, Tags)>,
}

/// Kinds, ids and roles.
pub type Members = Vec<(u64, i64, &'static str)>;

/// Keys and values.
pub type Tags = Vec<(&'static str, String)>;

/// `highway=primary oneway=yes` as tags.
pub fn tags(text: &'static str) -> Tags {
    let pairs = text.split_whitespace().filter_map(|it| it.split_once('='));
    pairs.map(|(key, value)| (key, value.to_owned())).collect()
}

impl Extract {
    /// The PBF file, nodes and ways in blobs of a few each.
    pub fn pbf(&self) -> Vec<u8> {
        self.file(true)
    }

    /// The same without a sum over anything in it: a changed byte is not noticed by itself.
    pub fn bare(&self) -> Vec<u8> {
        self.file(false)
    }

    fn file(&self, packed: bool) -> Vec<u8> {
        let mut file = Vec::new();
        frame(
            &mut file,
            "OSMHeader",
            &header(&["OsmSchema-V0.6", "DenseNodes"]),
            false,
        );
        for nodes in self.nodes.chunks(200) {
            frame(&mut file, "OSMData", &nodes_block(nodes), packed);
        }
        for ways in self.ways.chunks(100) {
            let mut block = Block::default();
            let ways: Vec<u8> = ways
                .iter()
                .flat_map(|it| message(3, &block.way(it)))
                .collect();
            frame(&mut file, "OSMData", &block.with(&ways), packed);
        }
        for relations in self.relations.chunks(100) {
            let mut block = Block::default();
            let them = relations
                .iter()
                .flat_map(|it| message(4, &block.relation(it)));
            let them: Vec<u8> = them.collect();
            frame(&mut file, "OSMData", &block.with(&them), packed);
        }
        file
    }
}

/// A header that asks its reader for these features.
pub fn header(features: &[&str]) -> Vec<u8> {
    features
        .iter()
        .flat_map(|it| message(4, it.as_bytes()))
        .collect()
}

/// A block of dense nodes.
pub fn nodes_block(nodes: &[(i64, i32, i32, Tags)]) -> Vec<u8> {
    let mut block = Block::default();
    let (mut ids, mut lats, mut lons, mut texts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut last, mut lat, mut lon) = (0_i64, 0_i64, 0_i64);
    for (id, lat_e7, lon_e7, tags) in nodes {
        ids.extend(zigzag(id - last));
        lats.extend(zigzag(i64::from(*lat_e7) - lat));
        lons.extend(zigzag(i64::from(*lon_e7) - lon));
        (last, lat, lon) = (*id, (*lat_e7).into(), (*lon_e7).into());
        for (key, value) in tags {
            texts.extend(varint(block.string(key)));
            texts.extend(varint(block.string(value)));
        }
        texts.push(0);
    }
    let dense = [
        message(1, &ids),
        message(8, &lats),
        message(9, &lons),
        message(10, &texts),
    ];
    block.with(&message(2, &dense.concat()))
}

/// A length, a header, a blob.
pub fn frame(file: &mut Vec<u8>, kind: &str, content: &[u8], packed: bool) {
    let blob = if packed {
        [number(2, content.len() as u64), message(3, &zlib(content))].concat()
    } else {
        message(1, content)
    };
    let header = [message(1, kind.as_bytes()), number(3, blob.len() as u64)].concat();
    file.extend((header.len() as u32).to_be_bytes());
    file.extend(header);
    file.extend(blob);
}

/// The strings of a block; the first is empty, as the format wants.
struct Block(Vec<String>);

impl Default for Block {
    fn default() -> Block {
        Block(vec![String::new()])
    }
}

impl Block {
    fn string(&mut self, text: &str) -> u64 {
        let found = self.0.iter().position(|it| it == text);
        found.unwrap_or_else(|| {
            self.0.push(text.to_owned());
            self.0.len() - 1
        }) as u64
    }

    fn keys_values(&mut self, tags: &Tags) -> Vec<u8> {
        let keys: Vec<u8> = tags
            .iter()
            .flat_map(|it| varint(self.string(it.0)))
            .collect();
        let values: Vec<u8> = tags
            .iter()
            .flat_map(|it| varint(self.string(&it.1)))
            .collect();
        [message(2, &keys), message(3, &values)].concat()
    }

    fn way(&mut self, (id, refs, tags): &(i64, Vec<i64>, Tags)) -> Vec<u8> {
        let mut last = 0;
        let steps = refs
            .iter()
            .flat_map(|it| zigzag(it - std::mem::replace(&mut last, *it)));
        let steps: Vec<u8> = steps.collect();
        [
            number(1, *id as u64),
            self.keys_values(tags),
            message(8, &steps),
        ]
        .concat()
    }

    fn relation(&mut self, (id, members, tags): &(i64, Members, Tags)) -> Vec<u8> {
        let roles: Vec<u8> = members
            .iter()
            .flat_map(|it| varint(self.string(it.2)))
            .collect();
        let mut last = 0;
        let ids = members
            .iter()
            .flat_map(|it| zigzag(it.1 - std::mem::replace(&mut last, it.1)));
        let ids: Vec<u8> = ids.collect();
        let kinds: Vec<u8> = members.iter().flat_map(|it| varint(it.0)).collect();
        let lists = [message(8, &roles), message(9, &ids), message(10, &kinds)].concat();
        [number(1, *id as u64), self.keys_values(tags), lists].concat()
    }

    /// The block with one group.
    fn with(&self, group: &[u8]) -> Vec<u8> {
        let strings: Vec<u8> = self
            .0
            .iter()
            .flat_map(|it| message(1, it.as_bytes()))
            .collect();
        [message(1, &strings), message(2, group)].concat()
    }
}

/// A field that holds bytes.
pub fn message(field: u64, bytes: &[u8]) -> Vec<u8> {
    [
        varint(field << 3 | 2),
        varint(bytes.len() as u64),
        bytes.to_vec(),
    ]
    .concat()
}

/// A field that holds a number.
pub fn number(field: u64, number: u64) -> Vec<u8> {
    [varint(field << 3), varint(number)].concat()
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A number that may be below zero, as the format packs it.
pub fn zigzag(number: i64) -> Vec<u8> {
    varint(((number << 1) ^ (number >> 63)) as u64)
}

/// Bytes as zlib, stored as they are.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut chunks = bytes.chunks(0xFFFF).peekable();
    if chunks.peek().is_none() {
        out.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    while let Some(chunk) = chunks.next() {
        out.push(u8::from(chunks.peek().is_none()));
        out.extend((chunk.len() as u16).to_le_bytes());
        out.extend((!(chunk.len() as u16)).to_le_bytes());
        out.extend(chunk);
    }
    let sums = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((sums.1 << 16 | sums.0).to_be_bytes());
    out
}
