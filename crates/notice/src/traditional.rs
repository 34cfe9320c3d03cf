//! Traditional characters, as far as the reader's vocabulary needs them: a text is read as if it were written in
//! Simplified ones, and shown as it is written. It is not a converter: characters outside the vocabulary stay. Each
//! pair has the same length in UTF-8, so that an offset means the same place in both.

use crate::characters::contains_any;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// Traditional and Simplified characters in turn, in the order of the Traditional ones.
const PAIRS: &str = "來来個个備备億亿優优內内兩两則则劃划動动務务勞劳勢势勵励區区協协卻却員员問问啓启啟启單单嚴严圍围圖图團团執执堅坚\
    報报場场塊块塵尘墊垫壓压壞坏學学實实審审寫写將将專专對对導导屆届帳账幾几後后從从復复徵征應应懲惩戶户掛挂採采換换\
    損损擔担據据擬拟擴扩斷断於于時时書书會会東东條条業业極极構构樓楼標标樣样機机檔档檢检櫃柜權权歡欢歲岁歷历歸归殘残\
    殺杀毀毁氣气決决沒没況况準准滿满漢汉潔洁澤泽濕湿濟济濫滥災灾為为無无熱热燈灯營营爐炉爭争牆墙狀状獨独獲获現现環环\
    產产畫画異异當当療疗盜盗監监盤盘眾众矯矫確确碼码礎础禍祸禮礼種种稱称積积穩稳窮穷競竞節节範范簡简籌筹糧粮糾纠紀纪\
    約约紅红純纯紙纸級级紛纷細细終终組组結结絕绝絡络給给統统經经綜综綠绿維维綱纲網网緊紧緣缘編编緩缓練练縣县縮缩總总\
    績绩織织繫系繳缴續续罰罚罷罢義义習习聞闻聯联聲声職职聽听脫脱臨临與与興兴舉举舊旧華华萬万葉叶藝艺藥药蘇苏處处號号\
    術术衛卫衝冲補补裝装裡里複复見见規规視视覺觉覽览觀观觸触訂订計计訓训託托記记訪访設设許许訴诉註注評评詢询試试話话\
    該该詳详認认誤误說说課课調调談话請请諮咨講讲謝谢證证識识譯译議议護护讀读變变讓让豐丰負负財财貧贫貨货貪贪貫贯責责\
    貸贷費费貼贴資资賞赏賠赔賣卖質质賬账購购贏赢趕赶跡迹車车軍军軟软較较輔辅輕轻輩辈輪轮輸输轉转辦办辭辞農农這这連连\
    進进遊游運运過过達达違违遞递遠远適适遲迟遷迁選选遺遗還还郵邮鄉乡鄭郑鄰邻醫医釋释針针銀银銷销鋼钢錄录錢钱錯错鍊炼\
    鍵键鎮镇鐘钟鐵铁鑑鉴鑒鉴長长閉闭開开閒闲間间闊阔關关闡阐陣阵陳陈陸陆陽阳隊队階阶際际隨随險险隱隐雖虽雙双雜杂離离\
    難难電电靈灵靜静韌韧韓韩響响頁页頂顶項项順顺須须預预頒颁頓顿領领頭头頻频顆颗題题額额願愿類类顧顾顯显風风飛飞飯饭\
    養养餘余館馆饋馈馬马駐驻騙骗騰腾驅驱驗验驚惊體体鬆松鬥斗鬧闹魚鱼鮮鲜鹽盐麗丽麥麦黃黄點点黨党齊齐齡龄龍龙";

/// Words that occur only in Traditional text.
const SIGNS: &str = "問題 關於 進展 責任領 該問 黨組 黨委 舉措 審議 時限 辦理 開展";

/// The text in the spelling that is read, byte for byte of equal length; the same `Arc` if nothing is Traditional.
pub(crate) fn as_read(text: &Arc<str>) -> Arc<str> {
    match as_read_so_far(text) {
        Cow::Borrowed(_) => text.clone(),
        Cow::Owned(simplified) => simplified.into(),
    }
}

/// The same for a text that is still being prepared.
pub(crate) fn as_read_so_far(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !contains_any(text, SIGNS) {
        return text.into();
    }
    simplified(text).into()
}

/// Pairs, sorted by their Traditional character. Made once.
fn pairs() -> &'static [(char, char)] {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut pairs = Vec::with_capacity(PAIRS.len() / 6);
        let mut chars = PAIRS.chars();
        while let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) {
            pairs.push((traditional, simplified));
        }
        pairs
    })
}

/// Text with each Traditional character of the vocabulary replaced by its Simplified one.
pub(crate) fn simplified(text: &str) -> String {
    let pairs = pairs();
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
        assert_eq!(
            simplified("關於「甲項賬目不清」問題的整改。"),
            "关于「甲项账目不清」问题的整改。"
        );
    }
}
