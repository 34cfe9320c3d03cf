//! Traditional characters, as far as the reader's own vocabulary needs them: a text is read as if it were written in
//! Simplified ones and shown as it is written. Not a converter: characters that occur in no word of the reader stay.
//! Each pair has the same length in UTF-8, so that an offset means the same place in both.

use crate::canon::holds;
use std::sync::Arc;

/// Traditional and Simplified, in turns, in the order of the Traditional ones.
const PAIRS: &str = "來来個个億亿優优內内兩两則则劃划務务區区協协卻却員员問问啓启啟启單单嚴严圍围執执堅坚報报學学實实審审寫写將将專专\
    對对導导屆届帳账幾几後后從从應应據据擬拟於于時时東东條条業业極极構构樓楼標标樣样機机檔档檢检權权歡欢歷历歸归氣气\
    決决沒没況况準准滿满漢汉災灾為为無无熱热營营爭争狀状獨独獲获現现環环產产當当監监確确礎础禮礼積积穩稳競竞範范簡简\
    籌筹紀纪約约級级細细終终組组結结絡络給给統统經经綜综維维綱纲網网緊紧緩缓練练縣县總总績绩織织繫系續续罰罚義义習习\
    聯联職职與与舉举舊旧華华萬万藝艺蘇苏處处號号術术補补裝装見见規规視视訂订計计訓训託托記记訪访設设許许詢询試试話话\
    該该認认誤误說说課课調调談话諮咨講讲謝谢證证識识議议護护讀读變变貫贯責责費费貼贴資资賠赔質质賬账購购贏赢軟软較较\
    輔辅輕轻輪轮轉转辦办辭辞農农這这連连進进運运過过達达遞递遠远適适遲迟遷迁選选遺遗還还郵邮鄉乡鄰邻醫医釋释針针銀银\
    銷销錄录錢钱錯错鎮镇鐘钟鐵铁長长閉闭開开間间闊阔關关陽阳隊队階阶際际隨随險险隱隐雙双雜杂難难電电靈灵靜静韓韩響响\
    頁页頂顶項项順顺須须預预頒颁頓顿領领頭头頻频顆颗題题額额願愿類类顧顾顯显風风飛飞餘余饋馈馬马騙骗驅驱驗验體体鬆松\
    鬥斗鬧闹麗丽黃黄點点黨党齊齐";

/// Words that only a text in Traditional characters has.
const SIGNS: &str = "問題 關於 進展 責任領 該問 黨組 黨委 舉措 審議 時限 辦理 開展";

/// The text as it is read: as long as the text itself, byte for byte; the same one where nothing is Traditional.
pub(crate) fn as_read(text: &Arc<str>) -> Arc<str> {
    if text.is_ascii() || !holds(text, SIGNS) {
        return text.clone();
    }
    simplified(text).into()
}

/// The words with each Traditional character of the vocabulary taken for its Simplified twin.
pub(crate) fn simplified(text: &str) -> String {
    let mut pairs: Vec<(char, char)> = Vec::with_capacity(PAIRS.len() / 6);
    let mut chars = PAIRS.chars();
    while let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) {
        pairs.push((traditional, simplified));
    }
    let twin = |c: char| match pairs.binary_search_by_key(&c, |pair| pair.0) {
        Ok(at) => pairs.get(at).map_or(c, |pair| pair.1),
        Err(_) => c,
    };
    text.chars().map(twin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_in_order_and_of_one_length() {
        let chars: Vec<char> = PAIRS.chars().collect();
        let pairs: Vec<(char, char)> = chars.chunks_exact(2).map(|p| (p[0], p[1])).collect();
        assert!(chars.len().is_multiple_of(2) && pairs.is_sorted_by(|a, b| a.0 < b.0));
        assert!(pairs.iter().all(|p| p.0.len_utf8() == p.1.len_utf8() && p.0 != p.1));
        assert_eq!(simplified("關於「甲項賬目不清」問題的整改。"), "关于「甲项账目不清」问题的整改。");
    }
}
