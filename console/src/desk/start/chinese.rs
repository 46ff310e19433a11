//! What is wrong with a folder, in Chinese. A fault is told in English, as compilers do, with the names of
//! files and columns in it; here each sentence has its Chinese, and what stands in its gaps is kept.

/// Each sentence as the check says it, and its Chinese; `{}` are the gaps, in the same order.
const SENTENCES: &[(&str, &str)] = &[
    // What stands there.
    ("unknown name `{}`", "没有「{}」这个名称"),
    ("unknown variant `{}`", "没有「{}」这个写法"),
    ("unknown column `{}`", "没有「{}」这一列"),
    ("unknown field `{}`", "没有「{}」这一项"),
    ("missing field `{}`", "缺少「{}」"),
    ("no column `{}`", "缺少「{}」这一列"),
    ("the column twice: `{}`", "「{}」这一列写了两次"),
    ("the id `{}`", "编号写作「{}」"),
    ("the name `{}`", "名称写作「{}」"),
    ("the zh `{}`", "中文名写作「{}」"),
    ("the en `{}`", "英文名写作「{}」"),
    ("the code `{}`", "代码写作「{}」"),
    ("no number `{}`", "「{}」不是数"),
    ("no degrees `{}`", "「{}」不是度数"),
    ("no time `{}`", "「{}」不是时间"),
    ("the number {}", "数 {} 太大"),
    ("the decimal number {}", "小数 {}"),
    ("invalid value: string \"{}\"", "写作「{}」"),
    ("invalid type: string \"{}\"", "写作文字「{}」"),
    ("invalid type: integer `{}`", "写作数 {}，没有引号"),
    ("`{}` again, after {}", "「{}」重复，前一处在 {}"),
    (
        "`{}` held twice at once, here and at {}",
        "「{}」同一时间有两人，另一处在 {}",
    ),
    ("{} cells", "这一行有 {} 格"),
    ("an empty file", "空文件"),
    ("an empty name", "空着"),
    ("a file of {} bytes", "文件有 {} 字节"),
    ("a text of {} bytes", "文字有 {} 字节"),
    ("a name of {} bytes", "名称有 {} 字节"),
    ("bytes that are not UTF-8", "不是 UTF-8 编码"),
    ("cannot be read: {}", "读不出：{}"),
    ("no such file or folder", "没有这个文件或文件夹"),
    ("a file", "这是一个文件"),
    ("no right to read it", "没有权限读它"),
    ("no such file", "没有这个文件"),
    (
        "a file that is no part of a district",
        "地区数据里没有这样的文件",
    ),
    ("a folder of more than {} entries", "文件夹里超过 {} 项"),
    (
        "a folder of more than {} CSV and TOML files",
        "文件夹里超过 {} 个 CSV 和 TOML 文件",
    ),
    (
        "files of more than {} bytes together",
        "文件合计超过 {} 字节",
    ),
    ("a box without inside", "范围里什么都没有"),
    ("a latitude beyond a pole", "纬度超过极点"),
    (
        "latitude and longitude that look swapped",
        "纬度和经度好像写反了",
    ),
    ("the point {} outside the district", "点 {} 不在本区范围内"),
    ("a step that nobody can ring", "这一步没有可以打的号码"),
    ("a step after {} s", "这一步在 {} 秒后"),
    ("an end before its beginning", "止于起之前"),
    ("an office without a kind", "单位没有类别"),
    (
        "a team that is asked for, without the desk that is asked",
        "商请调派的队伍没有写找哪个指挥台",
    ),
    (
        "a township without a post of the kind `{}`",
        "这个镇街没有「{}」类岗位",
    ),
    ("a post that nobody holds", "这个岗位没有人值班"),
    (
        "a post of the kind `{}` in another office",
        "「{}」类岗位设错了单位",
    ),
    (
        "no post of the kind `{}` at the centre",
        "指挥中心没有「{}」类岗位",
    ),
    (
        "no post of the kind `{}`, which commands at {}",
        "没有「{}」类岗位，它在这类事件中任现场指挥官：{}",
    ),
    (
        "no office of the kind `{}`, which is called by {}",
        "没有「{}」类单位，这些事件要通知它：{}",
    ),
    ("no English beside the Chinese", "有中文，没有英文"),
    ("no Chinese beside the English", "有英文，没有中文"),
    (
        "`{}` ({}) is drawn by no font here",
        "「{}」（{}）没有字体能显示，屏幕上是空框",
    ),
    ("duplicate key", "同一项写了两次"),
    ("invalid float", "不是数"),
    ("invalid key-value pair", "不是「名称 = 值」的写法"),
    ("key with no value", "有名称，没有值"),
    ("invalid basic string", "引号里的文字写错了"),
    ("string values must be quoted", "文字没有加引号"),
    ("unclosed table", "方括号没有写全"),
    // What was expected.
    ("key", "名称"),
    ("`=`", "等号"),
    ("a department kind of the catalogue", "词表里的部门类别"),
    ("a post kind of the catalogue", "词表里的岗位类别"),
    ("a team kind of the catalogue", "词表里的队伍类别"),
    ("a supply of the catalogue", "词表里的物资"),
    ("a duty of the catalogue's types", "事件类型里的职责"),
    (
        "a facility or hazard of the catalogue's things",
        "词表里的设施或危险源",
    ),
    (
        "a thing of the catalogue other than a depot",
        "词表里除储备点以外的类别",
    ),
    ("a risk list of the catalogue", "词表里的风险清单"),
    (
        "an id of departments.csv or sites.csv",
        "departments.csv 或 sites.csv 里的编号",
    ),
    (
        "`centre`, an id of townships.csv or departments.csv, or `outside:` and a name",
        "centre，townships.csv 或 departments.csv 里的编号，或 outside: 加名称",
    ),
    ("an id of {}", "{} 里的编号"),
    ("one of {}", "以下之一：{}"),
    ("the columns {}", "这些列：{}"),
    (
        "small letters, digits and `-`, and another word than `centre`",
        "小写字母、数字和 -，不能是 centre",
    ),
    ("letters, digits, `-` and `_`", "字母、数字、- 和 _"),
    ("a name in Chinese", "中文名称"),
    ("a name in English", "英文名称"),
    ("six digits, such as {}", "六位数字，如 {}"),
    ("a whole number", "整数"),
    ("a whole number, or 不详", "整数，或 不详"),
    ("a whole number, or the same in quotes", "整数，或加上引号"),
    (
        "degrees within ±180 with up to 7 decimals, such as {}",
        "±180 以内的度数，至多 7 位小数，如 {}",
    ),
    ("latitude {} and longitude {}", "纬度 {}，经度 {}"),
    (
        "local time such as {}, or nothing",
        "本地时间，如 {}，或留空",
    ),
    ("1 to 64 bytes", "1 至 64 字节"),
    ("at most {}", "至多 {}"),
    (
        "at least the {} s of the step before",
        "不早于前一步的 {} 秒",
    ),
    ("{}, as in the header", "{} 格，与第一行相同"),
    ("a string", "加引号的文字"),
    ("u32", "整数"),
    ("`{}` or `{}`", "{} 或 {}"),
    ("it once", "只写一次"),
    ("one person a time and order", "同一时间同一顺序一人"),
    ("a later time", "更晚的时间"),
    ("at least one kind", "至少一类"),
    ("a post, a number, or both", "岗位或电话，至少一项"),
    ("its telephone, such as 119", "它的电话，如 119"),
    ("one in posts.csv", "posts.csv 里有一个"),
    (
        "a line of order 0 in duty.csv",
        "duty.csv 里有 order 为 0 的一行",
    ),
    ("an office of the kind `{}`", "「{}」类单位"),
    ("every post of the centre", "指挥中心的岗位齐全"),
    (
        "a post for every type's commander",
        "每一类事件的现场指挥官岗位",
    ),
    ("an office of every kind called", "要通知的每一类都有单位"),
    ("both, or neither", "都填，或都不填"),
    ("every file of a district", "地区数据的文件齐全"),
    ("a line with the column names", "写列名的一行"),
    ("comma-separated values", "用逗号隔开的表"),
    ("a file saved as UTF-8", "保存为 UTF-8 的文件"),
    (
        "a file or folder that this account may read",
        "本账号可以读的文件或文件夹",
    ),
    ("its whole path", "完整的路径"),
    ("the folder around it", "它所在的文件夹"),
    ("a file or folder", "可以读的文件或文件夹"),
    ("the folder of the district alone", "只放本区数据的文件夹"),
    ("the lists of a district", "地区数据的表"),
    (
        "another character, or a font that has it",
        "换一个字，或装上有此字的字体",
    ),
    (
        "`west` below `east` and `south` below `north`",
        "west 小于 east，south 小于 north",
    ),
    (
        "`south` and `north` within ±{}",
        "south 和 north 在 ±{} 以内",
    ),
    (
        "{}, as in {}, or another `name`",
        "{}，与 {} 一致，或换一个 name",
    ),
];

/// What is said of a cell in which nothing stands.
const EMPTY: &str = "空着";

/// A sentence of the check in Chinese; as it stands where there is none of it.
pub fn chinese(said: &str) -> String {
    let told = SENTENCES.iter().find_map(|(english, chinese)| {
        let gaps = gaps(english, said)?;
        if gaps.contains(&"") {
            return Some(EMPTY.to_owned());
        }
        let mut parts = chinese.split("{}");
        let mut told = parts.next()?.to_owned();
        for (gap, part) in gaps.into_iter().zip(parts) {
            told += gap;
            told += part;
        }
        Some(told)
    });
    told.unwrap_or_else(|| said.to_owned())
}

/// What stands in the gaps of a sentence; `None` where it is another one.
fn gaps<'a>(sentence: &str, said: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = sentence.split("{}");
    let mut rest = said.strip_prefix(parts.next()?)?;
    let mut gaps = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        // The last piece ends the sentence; one before it is the first of its kind.
        let at = match parts.peek() {
            None => rest.len().checked_sub(part.len())?,
            Some(_) => rest.find(part)?,
        };
        let (gap, behind) = (rest.get(..at)?, rest.get(at..)?);
        rest = behind.strip_prefix(part)?;
        gaps.push(gap);
    }
    rest.is_empty().then_some(gaps)
}

#[cfg(test)]
mod tests {
    use dispatch_core::district::District;

    use super::*;
    use crate::folders;

    #[test]
    fn gaps_keep_what_stands_in_them() {
        assert_eq!(
            chinese("`health 1` again, after ladders.csv:14"),
            "「health 1」重复，前一处在 ladders.csv:14"
        );
        assert_eq!(chinese("the name ``"), "空着");
        assert_eq!(chinese("a whole number, or 不详"), "整数，或 不详");
        assert_eq!(chinese("something new"), "something new");
        assert_eq!(chinese(""), "");
        for (english, chinese) in SENTENCES {
            let gaps = |text: &str| text.matches("{}").count();
            assert_eq!(gaps(english), gaps(chinese), "{english}");
        }
    }

    /// Spoils the demonstration district cell by cell and in its files, and looks for a word that is not
    /// Chinese.
    #[test]
    fn every_fault_of_a_spoiled_district_is_told_in_chinese() {
        let catalogue = folders::catalogue(None).unwrap();
        let folder = folders::assets().unwrap().join("districts/ouhai");
        let sound = folders::gather(&folder, 0, &mut |_, _| {}).unwrap();
        let mut spoiled: Vec<Vec<(String, String)>> = vec![Vec::new()];
        for file in 0..sound.len() {
            let mut change = |change: &dyn Fn(&str) -> String| {
                let mut files = sound.clone();
                files[file].1 = change(&files[file].1);
                if files != sound {
                    spoiled.push(files);
                }
            };
            change(&|_| String::new());
            change(&|text| text.lines().take(1).map(|it| format!("{it}\n")).collect());
            change(&|text| {
                text.replacen(",zh,", ",hz,", 1)
                    .replacen("\n", "\nx,y\n", 1)
            });
            change(&|text| text.replace("centre", "center").replace("27.9", "29.9"));
            change(&|text| {
                text.replace(",derived", ",guessed")
                    .replace(",own,", ",mine,")
            });
            change(&|text| text.replace("\"120.", "120.").replace("= 900", "= \"900\""));
            change(&|text| {
                text.replace("code", "kode")
                    .replace("\"27.852\"", "\"28.5\"")
            });
            change(&|text| text.replace("\n", "\n,,,").replace("示例", ""));
            change(&|text| text.lines().map(|it| format!("{it}\n{it}\n")).collect());
        }
        for (place, with) in [(0, ""), (1, ""), (2, "1"), (3, "-1"), (4, "2022"), (5, "x")] {
            let spoil = |line: &str| {
                let mut cells: Vec<&str> = line.split(',').collect();
                if let Some(cell) = cells.get_mut(place) {
                    *cell = with;
                }
                cells.join(",") + "\n"
            };
            let lists = sound.iter().map(|(name, text)| {
                let mut lines = text.lines();
                let first = lines.next().unwrap_or_default();
                let rest: String = lines.take(40).map(spoil).collect();
                let csv = name.ends_with(".csv");
                let text = if csv {
                    format!("{first}\n{rest}")
                } else {
                    text.clone()
                };
                (name.clone(), text)
            });
            spoiled.push(lists.collect());
        }
        let mut english = std::collections::BTreeSet::new();
        let han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        for files in &spoiled {
            for fault in District::read(files, &catalogue)
                .err()
                .into_iter()
                .flatten()
            {
                for said in [&fault.what, &fault.expected] {
                    let told = chinese(said);
                    if &told == said && !han(&told) && !told.is_empty() {
                        english.insert(told);
                    }
                }
            }
        }
        assert!(english.is_empty(), "{english:#?}");
    }
}
