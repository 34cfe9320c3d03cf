//! Text by chance, the same at every run: words of the field, or letters.

/// A small generator (splitmix64), always from the same seed.
pub struct Chance {
    state: u64,
    words: Vec<&'static str>,
}

impl Chance {
    pub fn new() -> Chance {
        Chance {
            state: 20_250_605,
            words: include_str!("words.txt").split_whitespace().collect(),
        }
    }

    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// Words of the field, picked evenly, with numbers and punctuation between; from half to one and a half of
    /// `length` characters.
    pub fn words(&mut self, length: usize) -> String {
        let length = length / 2 + self.below(length + 1);
        let mut text = String::new();
        while text.chars().count() < length.max(2) {
            match self.below(12) {
                0 => text.push_str(&self.below(500).to_string()),
                1 => text.push(['，', '、', '；', '。'][self.below(4)]),
                _ => {
                    let word = self.below(self.words.len());
                    text.push_str(self.words[word]);
                }
            }
        }
        text
    }

    /// Letters picked evenly among 2,500.
    pub fn letters(&mut self, length: usize) -> String {
        let length = length / 2 + self.below(length + 1);
        let letter = |_| char::from_u32(0x4e00 + self.below(2_500) as u32 * 8).unwrap_or('一');
        (0..length.max(2)).map(letter).collect()
    }

    /// One of some six hundred names.
    pub fn name(&mut self) -> String {
        let family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"];
        let given = [
            "芳", "伟", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "秀英",
            "霞", "平", "刚",
        ];
        let doubled = ["", "", "文", "志"][self.below(4)];
        format!("{}{doubled}{}", family[self.below(12)], given[self.below(20)])
    }
}
