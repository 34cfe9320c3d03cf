//! Surnames, by which the name of a person is told from other words. No list of given names is kept.

/// Surnames of two characters, which are tried first.
const DOUBLE: &str = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 端木 南宫";
/// Common surnames of one character.
const SINGLE: &str = "\
    王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金\
    石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤倪施翁华章葛柳岑俞鲍费凌霍虞支柯管卞齐康\
    伍卜成戚祝舒屈项季麻强路危童颜梅盛刁骆樊洪左吉钮邢裴荣荀羊惠甄曲封储靳糜井富巫乌焦巴弓牧隗山谷车宓蓬全郗班仰秋仲伊宫宁仇\
    栾暴甘厉戎祖符景詹束幸司韶郜蓟薄印宿怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕\
    冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈庾终居衡步都耿满弘匡国文寇广禄阙东沃利蔚越隆师巩厍聂晁勾敖融冷訾辛阚那\
    简饶空毋沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公";

/// Number of characters of the surname with which a text begins; `None` if it begins with none that is known.
///
/// ```
/// use ledger::work::surnames::surname;
/// assert_eq!([surname("欧阳某"), surname("王某"), surname("的确")], [Some(2), Some(1), None]);
/// ```
pub fn surname(text: &str) -> Option<usize> {
    if DOUBLE.split_whitespace().any(|double| text.starts_with(double)) {
        return Some(2);
    }
    text.chars().next().filter(|c| SINGLE.contains(*c)).map(|_| 1)
}
