//! What wall, print and export may show of a person: 张某, 尾号1234.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the vault holds of one person or group, as JSON. What is absent is 不详.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Particulars {
    /// 姓名
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// 电话
    #[serde(skip_serializing_if = "String::is_empty")]
    pub telephone: String,
    /// 车牌
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plate: String,
    /// 身份证号
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id_card: String,
    /// 住址
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// 健康状况
    #[serde(skip_serializing_if = "String::is_empty")]
    pub health: String,
}

impl fmt::Debug for Particulars {
    /// Nothing of it: what is printed ends in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Particulars(..)")
    }
}

impl Particulars {
    /// What may be shown to everybody who sees the incident: 张某 尾号1234. Empty where neither name
    /// nor telephone is known; address and health have no masked form.
    #[must_use]
    pub fn masked(&self) -> String {
        let parts = [mask_name(&self.name), mask_number(&self.telephone)];
        let known: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        known.join(" ")
    }
}

/// Family names of two characters that are common enough to be known by their first.
const DOUBLE: [&str; 10] = [
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
];

/// 张某: the family name and nothing more. A name in other letters keeps its first one.
#[must_use]
pub fn mask_name(name: &str) -> String {
    let name = name.trim();
    let Some(first) = name.chars().next() else {
        return String::new();
    };
    match DOUBLE.iter().find(|double| name.starts_with(**double)) {
        // Nobody is called by the family name alone; two characters may be a name of one and one.
        Some(double) if name.chars().count() > 2 => format!("{double}某"),
        _ => format!("{first}某"),
    }
}

/// 尾号1234: the last four digits, where there are at least seven; less would say the number.
#[must_use]
pub fn mask_number(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        0 => String::new(),
        1..=6 => "号码已隐去".to_owned(),
        length => format!("尾号{}", digits[length - 4..].iter().collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_family_name_and_four_digits_are_left() {
        for (name, number, masked) in [
            ("张三丰", "13800001234", "张某 尾号1234"),
            ("欧阳锋", "", "欧阳某"),
            ("欧阳", "", "欧某"),
            ("John Smith", "+86 138 0000 1234", "J某 尾号1234"),
            ("", "110", "号码已隐去"),
            ("  ", "", ""),
        ] {
            let it = Particulars {
                name: name.to_owned(),
                telephone: number.to_owned(),
                address: "某村1号".to_owned(),
                ..Particulars::default()
            };
            assert_eq!(it.masked(), masked, "{name} {number}");
        }
    }

    #[test]
    fn nothing_of_a_person_is_printed() {
        let it: Particulars = serde_json::from_str(r#"{"name":"张三丰"}"#).expect("particulars");
        assert_eq!(format!("{it:?} {it:#?}"), "Particulars(..) Particulars(..)");
    }
}
