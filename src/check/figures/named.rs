//! What makes a number a name beside labels: the ways of Chinese, hours, centuries, and numbers that
//! people call for help.

use super::labels::forms;
use super::{Around, Number, joins_days};

/// Chinese words before a small number that make it a name, as long as it counts nothing: `目标6`.
const CHINESE_LABELS: &[&str] = &[
    "目标",
    "目標",
    "附件",
    "附录",
    "附錄",
    "步骤",
    "步驟",
    "阶段",
    "階段",
    "等级",
    "等級",
    "级别",
    "級別",
    "案例",
    "示例",
    "方案",
    "决议",
    "決議",
    "版本",
    "型号",
    "章节",
    "条款",
    "图表",
    "情景",
    "场景",
    "建议书",
    "公约",
    "类型",
    "层级",
    "来源",
];

/// Chinese words before the number of a thing or a telephone.
const CHINESE_NUMBERS: &[&str] = &["编号", "編號", "号码", "號碼", "电话", "電話", "热线", "熱線"];

/// Signs behind a number that counts things: `目标6个` tells how many goals there are.
const COUNTS: &[char] = &[
    '个', '個', '项', '項', '套', '起', '种', '種', '类', '類', '条', '條', '份', '次', '处', '處', '倍',
    '批', '件', '名', '人', '户', '戶', '家', '台', '年', '天', '小', '分', '万', '萬', '亿', '億', '千',
    '百', '多', '余', '例', '座', '部', '周', '元', '度', '米', '公', '吨',
];

/// Eras before the number of a year.
const ERAS: &[&str] = &["平成", "令和", "昭和", "大正", "明治", "民国", "民國", "公元", "公元前", "西元"];

/// Parts of the day before a Chinese hour.
const CHINESE_TIMES: &[&str] = &[
    "凌晨", "清晨", "早晨", "早上", "上午", "中午", "下午", "傍晚", "晚上", "晚间", "午夜", "深夜", "夜间",
    "夜里", "当天", "當天", "每天", "次日", "日", "早", "晚",
];

/// Signs that join two numbers, beside the words of [`joins_days`].
const JOINTS: [char; 9] = ['和', '至', '到', '、', '-', '–', '—', '~', '～'];

/// Words behind a number that make it an hour, in lower case.
const DAYTIMES: &[&str] = &[
    "am",
    "pm",
    "a.m",
    "p.m",
    "o’clock",
    "o'clock",
    "утра",
    "вечера",
    "ночи",
    "пополудни",
    "صباحا",
    "مساء",
    "ظهرا",
    "ليلا",
    "فجرا",
];

/// The beginnings of what says that the hours before it are those of the day.
const OF_THE_DAY: &[&str] = &[
    "du matin",
    "du soir",
    "de l’après-midi",
    "de l'après-midi",
    "de la mañana",
    "de la tarde",
    "de la noche",
    "de la madrugada",
    "утра",
    "дня",
    "вечера",
    "ночи",
];

/// What follows `24` and `7` where something never stops.
const NEVER_STOPS: &[(&str, &str)] = &[
    ("24", "hours a day"),
    ("24", "hours per day"),
    ("24", "heures sur 24"),
    ("24", "horas del día"),
    ("24", "horas al día"),
    ("24", "часа в сутки"),
    ("24", "ساعة في اليوم"),
    ("24", "ساعة يوميا"),
    ("7", "days a week"),
    ("7", "days per week"),
    ("7", "jours sur 7"),
    ("7", "días de la semana"),
    ("7", "días a la semana"),
    ("7", "дней в неделю"),
    ("7", "أيام في الأسبوع"),
];

/// Numbers that many countries call for help.
const EMERGENCY: &[&str] = &["110", "112", "119", "120", "911", "999"];

/// Words before such a number, in lower case.
const CALLS: &[&str] = &[
    "call",
    "dial",
    "phone",
    "le",
    "au",
    "téléphone",
    "el",
    "al",
    "teléfono",
    "служба",
    "службу",
    "службы",
    "службе",
    "телефон",
    "телефону",
    "система",
    "системы",
    "هاتف",
    "طوارئ",
];

impl Around<'_> {
    /// `目标6`, `3期工程`, `1至3级`, `90年代`, `5时10分`, `平成29年`.
    pub(super) fn is_named_in_chinese(&self, number: &Number) -> bool {
        let (before, after) = (self.before().trim_end(), self.after());
        let follows = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        if (follows(CHINESE_LABELS) && number.value.is_none_or(|value| value < 1000)
            || follows(CHINESE_NUMBERS))
            && !after.trim_start().starts_with(COUNTS)
        {
            return true;
        }
        if follows(ERAS) && after.starts_with('年') || self.has_chinese_ending(number) {
            return true;
        }
        // `1至3级`, `1、2级`: the last one tells what the first is.
        let Some(later) = self.words.get(self.at + 1) else { return false };
        let gap = self.text[self.words[self.at].range.end..later.range.start].trim();
        let joined = !gap.is_empty() && gap.chars().all(|c| JOINTS.contains(&c));
        joined
            && Number::of(&later.text)
                .is_some_and(|number| Around { at: self.at + 1, ..*self }.has_chinese_ending(&number))
    }

    fn has_chinese_ending(&self, number: &Number) -> bool {
        let (before, after) = (self.before(), self.after());
        let follows = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
        let most = |most: u32| number.value.is_some_and(|value| value <= most);
        if after.starts_with('期') {
            // `3期培训` counts courses, `3期工程` names a part of the works.
            let counted = before.ends_with(['了', '共', '办', '辦', '过', '每', '约'])
                || follows(&["期培训", "期课程", "期训练", "期讲座", "期研讨"]);
            return most(30) && !counted;
        }
        if after.starts_with(['时', '時']) {
            return most(24) && !follows(&["时间", "時間"]);
        }
        if after.starts_with(['点', '點']) {
            let clock = after.chars().nth(1).is_some_and(|c| matches!(c, '钟' | '鐘' | '半' | '整'));
            return most(24) && (clock || self.is_in_the_day());
        }
        if after.starts_with('分') && !follows(&["分钟", "分鐘"]) {
            let hour = before.ends_with(['时', '時', '点', '點']) && !before.ends_with("小时");
            return most(59) && hour && !before.ends_with("小時");
        }
        let call = (3..=5).contains(&number.digits.len())
            && follows(&["紧急", "緊急", "报警", "急救", "热线", "熱線", "电话", "電話"]);
        call || after.starts_with(['级', '級', '号', '號', '型', '届', '屆', '版'])
            || follows(&["世纪", "世紀", "年代"])
            || most(4) && follows(&["季度"])
    }

    /// Whether a part of the day stands before it, or before an hour that it is joined to.
    fn is_in_the_day(&self) -> bool {
        let named = |text: &str| CHINESE_TIMES.iter().any(|part| text.trim_end().ends_with(part));
        named(self.before())
            || self.previous_word().is_some_and(|word| {
                let gap = &self.text[word.range.end..self.words[self.at].range.start];
                joins_days(gap.trim_start_matches(['点', '點', '半', '时', '時']))
                    && named(&self.text[..word.range.start])
            })
    }

    /// `5日和6日`, `5日上午`.
    pub(super) fn is_chinese_day(&self) -> bool {
        let Some(rest) = self.after().strip_prefix('日') else { return false };
        let part_of_the_day =
            ["上午", "下午", "凌晨", "清晨", "中午", "早", "晚"].iter().any(|part| rest.starts_with(part));
        let day_follows = rest.strip_prefix(JOINTS).is_some_and(|other| {
            let end = other.find(|c: char| !c.is_ascii_digit()).unwrap_or(other.len());
            (1..=2).contains(&end) && other[end..].starts_with('日')
        });
        let before = self.before();
        let day_stands_before = before
            .strip_suffix(JOINTS)
            .and_then(|before| before.strip_suffix('日'))
            .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        part_of_the_day || day_follows || day_stands_before
    }

    /// `24 hours a day`, `7 jours sur 7`, `7×24小时`.
    pub(super) fn is_around_the_clock(&self, number: &Number) -> bool {
        const TIMES: [char; 5] = ['×', '✕', 'x', '*', '/'];
        let digits = number.digits.as_str();
        if !matches!(digits, "24" | "7") || !matches!(number.rest.as_str(), "" | "h" | "j") {
            return false;
        }
        let (before, after) = (self.before().trim_end(), self.after().trim_start());
        let other = if digits == "24" { "7" } else { "24" };
        let both = after.strip_prefix(TIMES).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(other) || rest.starts_with(digits)
        }) || before.strip_suffix(TIMES).is_some_and(|rest| {
            let rest = rest.trim_end().trim_end_matches(['h', 'j']);
            rest.ends_with(other) || rest.ends_with(digits)
        });
        let follows = self.following();
        both || self.word_before() == "sur"
            && self.word_before_that().is_some_and(|word| "heures jours".contains(word))
            || digits == "24" && self.word_before() == "مدار"
            || digits == "24"
                && ["全天", "全天候", "每天", "每日", "昼夜"].iter().any(|all| before.ends_with(all))
            || NEVER_STOPS.iter().any(|(number, words)| *number == digits && follows.starts_with(words))
    }

    /// `5 am`, `à 5 h 10`, `a las 5 de la tarde`, `в 5 часов утра`, `الساعة 5`.
    pub(super) fn is_hour(&self, number: &Number) -> bool {
        // The minutes of an hour: the number before it is the hour.
        let minutes = number.value.is_some_and(|value| value < 60)
            && matches!(self.word_before().as_str(), "h" | "ч" | "часов" | "часа" | "час")
            && !self.following().starts_with("min")
            && self.at >= 2
            && Number::of(&self.words[self.at - 2].text)
                .is_some_and(|hour| Around { at: self.at - 2, ..*self }.is_full_hour(&hour));
        minutes || self.is_full_hour(number)
    }

    fn is_full_hour(&self, number: &Number) -> bool {
        if number.value_of_digits().is_none_or(|value| value > 24) {
            return false;
        }
        let (before, follows) = (self.word_before(), self.following());
        let rest = number.rest.to_lowercase();
        if matches!(rest.as_str(), "am" | "pm") {
            return true;
        }
        let (unit, behind) = match rest.as_str() {
            "" => follows.split_once(' ').unwrap_or((follows.as_str(), "")),
            "h" => ("h", follows.as_str()),
            _ => return false,
        };
        let unit = unit.trim_end_matches(|c: char| !c.is_alphanumeric());
        let of_the_day = |text: &str| OF_THE_DAY.iter().any(|words| text.starts_with(words));
        if DAYTIMES.contains(&unit) || before.ends_with("الساعة") || of_the_day(&follows) && unit != "дня"
        {
            return true;
        }
        let goes_on_of = behind.starts_with("de ") || behind.starts_with("d’");
        match unit {
            "h" | "heures" | "heure" | "horas" | "hora" | "часов" | "часа" | "час" | "ч"
                if of_the_day(behind) =>
            {
                true
            }
            "h" => ["à", "vers", "dès"].contains(&before.as_str()) && !goes_on_of,
            "horas" | "hora" => {
                let to_the = matches!(before.as_str(), "las" | "la");
                to_the && self.word_before_that().is_some_and(|word| word == "a") && !goes_on_of
            }
            "часов" | "часа" | "час" | "ч" => before == "в" && number.digits != "24",
            _ => false,
        }
    }

    /// `les années 90`, `siglo 21`, `в 21 веке`, `القرن الـ21`.
    pub(super) fn is_decade_or_century(&self, number: &Number) -> bool {
        let Some(value) = number.value.filter(|value| *value < 100) else { return false };
        let before = self.word_before();
        let before = match before.as_str() {
            "ال" | "الـ" => self.word_before_that().unwrap_or_default().to_lowercase(),
            _ => before,
        };
        let century = ["век", "века", "веке", "веком"];
        let first = self.following();
        let first = first.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        matches!(before.as_str(), "années" | "años" | "siglo")
            || before.ends_with("القرن")
            || (15..=21).contains(&value) && century.contains(&first)
    }

    /// `call 112`, `le 112`, `служба 112`.
    pub(super) fn is_emergency_number(&self, number: &Number) -> bool {
        if !EMERGENCY.contains(&number.digits.as_str()) || !number.rest.is_empty() {
            return false;
        }
        let (before, follows) = (self.word_before(), self.following());
        let called = forms(&before).any(|word| CALLS.contains(&word));
        called && !follows.starts_with("po") && !follows.starts_with("%")
            || ["emergency number", "emergency line", "emergency service", "emergency centre"]
                .iter()
                .any(|words| follows.starts_with(words))
    }

    /// The word right before it in lower case; empty when something else stands between.
    fn word_before(&self) -> String {
        let Some(word) = self.previous_word() else { return String::new() };
        let gap = &self.text[word.range.end..self.words[self.at].range.start];
        if gap.chars().all(char::is_whitespace) { word.text.to_lowercase() } else { String::new() }
    }

    /// The word before that word.
    fn word_before_that(&self) -> Option<&str> {
        self.words.get(self.at.checked_sub(2)?).map(|word| word.text.as_str())
    }

    /// The beginning of what follows, in lower case, with one space between words and without the
    /// vowel signs of Arabic.
    fn following(&self) -> String {
        let mut text = String::new();
        for c in self.after().trim_start().chars().take(40) {
            match c {
                '\u{64b}'..='\u{652}' => {}
                c if c.is_whitespace() && text.ends_with(' ') => {}
                c if c.is_whitespace() => text.push(' '),
                c => text.extend(c.to_lowercase()),
            }
        }
        text
    }
}

impl Number {
    /// The value of its digits, also when letters follow: `5` of `5pm`.
    fn value_of_digits(&self) -> Option<u32> {
        if self.digits.len() <= 2 { self.digits.parse().ok() } else { None }
    }
}
