//! Initials of characters that are read in several ways (多音字), beside the one that the browser's collation knows: 会 is hui
//! and kuai (会计), 行 xing and hang (银行), 曾 ceng and zeng (a surname). Common words, surnames and place names; a
//! reading that nobody would type an initial of is left out.

/// All initials of a character's readings that differ, for characters with several.
const SEVERAL: &[(char, &str)] = &[
    ('会', "hk"),
    ('行', "xh"),
    ('调', "td"),
    ('重', "zc"),
    ('长', "cz"),
    ('曾', "cz"),
    ('单', "dsc"),
    ('解', "jx"),
    ('仇', "cq"),
    ('查', "cz"),
    ('区', "qo"),
    ('翟', "zd"),
    ('覃', "qt"),
    ('乐', "ly"),
    ('参', "cs"),
    ('藏', "cz"),
    ('传', "cz"),
    ('车', "cj"),
    ('盛', "sc"),
    ('省', "sx"),
    ('石', "sd"),
    ('识', "sz"),
    ('宿', "sx"),
    ('提', "td"),
    ('系', "xj"),
    ('校', "xj"),
    ('降', "jx"),
    ('奇', "qj"),
    ('卡', "kq"),
    ('尾', "wy"),
    ('折', "zs"),
    ('粘', "nz"),
    ('殖', "zs"),
    ('种', "zc"),
    ('属', "sz"),
    ('术', "sz"),
    ('沈', "sc"),
    ('尉', "wy"),
    ('厦', "sx"),
    ('巷', "xh"),
    ('遗', "yw"),
    ('秘', "mb"),
    ('便', "bp"),
    ('屏', "pb"),
    ('暴', "bp"),
    ('辟', "pb"),
    ('泊', "bp"),
    ('弹', "dt"),
    ('恶', "ew"),
    ('番', "fp"),
    ('否', "fp"),
    ('给', "gj"),
    ('合', "hg"),
    ('见', "jx"),
    ('强', "qj"),
    ('圈', "qj"),
    ('壳', "kq"),
    ('率', "ls"),
    ('尿', "ns"),
    ('召', "zs"),
    ('朝', "cz"),
    ('拓', "tz"),
    ('繁', "fp"),
    ('缴', "jz"),
    ('攒', "zc"),
    ('臭', "cx"),
    ('匙', "cs"),
    ('伺', "sc"),
    ('叶', "yx"),
    ('轧', "zyg"),
    ('驮', "td"),
    ('囤', "td"),
    ('俞', "ys"),
    ('期', "qj"),
    ('其', "qj"),
    ('吓', "xh"),
    ('炮', "pb"),
    ('刨', "pb"),
    ('扁', "bp"),
    ('畜', "cx"),
    ('褚', "cz"),
    ('幢', "cz"),
    ('隗', "kw"),
    ('乜', "mn"),
    ('祭', "jz"),
    ('贾', "jg"),
    ('颈', "jg"),
    ('虹', "hj"),
    ('红', "hg"),
    ('还', "hx"),
    ('夹', "jg"),
    ('稽', "jq"),
    ('亟', "jq"),
    ('芥', "jg"),
    ('茄', "qj"),
    ('汤', "ts"),
    ('信', "xs"),
    ('栅', "zs"),
    ('禅', "cs"),
    ('澄', "cd"),
    ('适', "sk"),
    ('莘', "sx"),
    ('涡', "wg"),
    ('挟', "xj"),
    ('吁', "yx"),
];

/// The initials of all readings of a character that has several; none for others.
pub(super) fn initials(c: char) -> Option<&'static str> {
    let found = SEVERAL.iter().find(|(several, _)| *several == c);
    found.map(|(_, letters)| *letters)
}

#[cfg(test)]
mod tests {
    use super::SEVERAL;
    use std::collections::BTreeSet;

    #[test]
    fn every_character_stands_once_with_letters_that_differ() {
        let characters: BTreeSet<char> = SEVERAL.iter().map(|(c, _)| *c).collect();
        assert_eq!(characters.len(), SEVERAL.len());
        for (c, letters) in SEVERAL {
            let different: BTreeSet<char> = letters.chars().collect();
            assert!(different.len() > 1 && different.len() == letters.len(), "{c}");
            assert!(letters.chars().all(|letter| letter.is_ascii_lowercase()), "{c}");
        }
    }
}
