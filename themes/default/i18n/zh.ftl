# 中文界面文本。占位符写在花括号内；请保留其名称。

skip = 跳至正文
menu-label = 主菜单
foot-label = 更多页面
menu-home = 首页
menu-practices = 做法
menu-domains = 领域
menu-topics = 专题
menu-places = 地点
menu-organisations = 组织
menu-stages = 阶段
menu-standards = 标准
menu-sdgs = 可持续发展目标
menu-a-z = 标题索引
menu-new = 最新动态
scheme-light = 浅色页面
scheme-dark = 深色页面
disclaimer = 这不是国际电联文件。其中任何内容均不代表国际电联或所述的任何组织。
licence-line = 文本许可协议：
made-with = 制作工具：

home-numbers = { $practices ->
   *[other] { $practices }项做法
}，介绍{ $places ->
   *[other] { $places }个国家
}{ $organisations ->
   *[other] { $organisations }个组织
}的工作。
home-all = { $count ->
   *[other] 查看全部{ $count }项做法
}
home-domains = 按领域查找做法
home-newest = 新增和修订的做法
edition-line = 版本：{ $id }，{ $date }。
count-practices = { $count ->
    [0] 尚无做法
   *[other] { $count }项做法
}
no-practices = 此处尚未发布做法。

intro-practices = { $count ->
   *[other] 共{ $count }项做法，每项一个页面，适合打印。
}
intro-domains = 试行这些做法的生活领域。
intro-topics = 各个领域都会遇到的问题。
intro-places = 做法的实施地点，按国际电联区域排列。
intro-place-global = 不限于某个国家的做法。
intro-organisations = 其经验在此得到介绍的机构，以及写下这些经验的机构。
intro-stages = 一项做法发展到了哪一步。
intro-standards = 做法所引用的标准，以及可供引用的其他标准。
intro-sdgs = 做法所服务的联合国各项目标。
intro-a-z = 所有做法，按标题排列。
intro-new = 新增、修订或撤回的内容，最新的在前。
place-global = 全世界
place-count = { $count ->
   *[other] { $count }个国家
}
place-other = 其他地点
provenance = 此清单的来源
as-of = 截至{ $date }。
letters-label = 首字母

filter-label = 筛选做法
filter-all = 全部
filter-reset = 全部显示
filter-domain = 领域
filter-region = 区域
filter-stage = 阶段
filter-shown = { $count ->
   *[other] 显示{ $count }项做法。
}
filter-many = 显示%项做法。
filter-none = 没有符合所选条件的做法。请将其中一项改回“全部”。

organisation-kind = 类型
organisation-country = 国家
organisation-url = 网站
organisation-membership = 国际电联成员身份
organisation-own = 其做法
organisation-written = 由其撰写的做法
checked-on = { $date }核对
standard-edition = 版本
standard-aliases = 又称
standard-url = 网址
standard-withdrawn = 已撤销
standard-cited = 引用该标准的做法
standards-cited = 此处做法所引用的标准
body-csa = 连接标准联盟
body-etsi = ETSI
body-iec = IEC
body-ietf = IETF
body-iso = ISO
body-iso-iec = ISO/IEC
body-itu-r = ITU-R
body-itu-t = ITU-T
body-nist = NIST
body-oasis = OASIS
body-w3c = W3C
# What the numbers of a body begin with, where languages differ.
prefix-itu-r = ITU-R
prefix-itu-t = ITU-T

facts = 概览
fact-stage = 阶段
fact-origin = 所属组织
fact-places = 地点
fact-period = 时期
fact-scale = 规模
fact-cost = 费用
fact-connectivity = 连接方式
fact-power = 供电
fact-effort = 工作量
fact-skills = 技能：
fact-partners = 合作伙伴
fact-revision = 修订版次
since = 自{ $year }年起
# A closed span of years, and an amount of money with the code of its currency.
period = { $start }–{ $end }年
money = { $code }{" "}{ $amount }
toc = 本页内容
evidence = 以数字表示的成果
evidence-what = 指标
evidence-figure = 数值
evidence-before = 之前或未采用
evidence-after = 之后或已采用
evidence-when = 时间和地点
evidence-how = 测量方法
workshop = 用于讲习班
workshop-minutes = { $count ->
   *[other] { $count }分钟。
}
workshop-needs = 所需物品：
goals = 所服务的目标
sdg-prefix = 可持续发展目标
wsis-prefix = WSIS行动方面
sources = 来源
source-label = 来源
source-primary = 一手来源。
source-secondary = 二手来源。
no-date = 无日期
accessed = { $date }查阅。
archived = 存档副本
attribution = 关于本页
attribution-by = 撰写：
published-on = { $date }发布。
updated-on = { $date }更新。
reviewed-on = { $by }于{ $date }审查；下次审查不晚于{ $next }。
reviewed-own = 除作者外尚未经任何人审查；下次审查不晚于{ $next }。
translated-by = { $by }于{ $date }译自{ $language }。
cite-as = 引用格式：
versions = 语文版本
version-original = 原文
version-authentic = 作准文本
version-reviewed = 经审校的译文
version-draft = 译文草稿
version-machine = 机器译文
version-outdated = 过时的译文
version-missing = 尚未翻译
edit-page = 编辑本页
report-problem = 报告问题
related = 延伸阅读
replaces = 取代
replaced-by = 已被取代，见
qr-label = 本页网址的二维码

notice-draft = 这是草稿，尚未经审查。
notice-in-review = 本做法正在审查之中，可能会有变动。
notice-machine = 本文由机器译自{ $language }，尚未经任何人核对。
notice-outdated = 自本文翻译以来，{ $language }原文已有改动。
notice-due = 本页应在{ $date }之前复审。采取行动之前，请核实其中的事实。
notice-withdrawn = 本做法已撤回。
notice-foreign = 尚无您所用语文的版本。下文为{ $language }。
notice-editorial = 本页由编辑根据公开文件撰写。{ $origin }没有提交或核可本页。
notice-editorial-sources = 见来源。
notice-secondary = 本页的所有来源都是他人的报道，如媒体报道。请谨慎对待其中的数字。
news-new = 新增
news-revised = 修订
news-withdrawn = 撤回

moved = 本页已移至别处
not-found = 找不到此页
not-found-help = 地址可能有误，或者页面可能已改名。
site-address = 网站地址：

alert-note = 说明
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 注意
notes = 注释
notes-back = 返回正文：注释
task-done = 已完成
task-open = 待办

comma = ，
stop = 。
colon = ：
semicolon = {"；"}
space = {""}
bracket-open = （
bracket-close = ）
# Between the name of a page and that of the site, in the title of a window.
title-separator = {" – "}
language-name = { $code ->
    [ar] 阿拉伯文
    [zh] 中文
   *[en] 英文
    [fr] 法文
    [ru] 俄文
    [es] 西班牙文
}
original-line = 原文：{ $code ->
    [ar] 阿拉伯文
    [zh] 中文
   *[en] 英文
    [fr] 法文
    [ru] 俄文
    [es] 西班牙文
}
languages-label = 语文
menu-translations = 翻译情况
intro-translations = 每项做法和每个页面在六种语文中的翻译进度。
translations-practice = 做法
translations-page = 页面
translations-practices = 做法
translations-pages = 页面
translations-legend = “作准”与原文具有同等效力。“已审校”由第二人通读。“草稿”由一人完成，“机器”由程序完成。“已过时”表示原文此后有改动。
translations-count = { $count } / { $all }
state-original = 原文
state-authentic = 作准
state-reviewed = 已审校
state-draft = 草稿
state-machine = 机器
state-outdated = 已过时
state-missing = –
state-missing-name = 尚未翻译
notice-draft-translation = 本译文为草稿，尚未经第二人审阅。
citation = { $by }，《{ $title }》，{ $symbol }，第{ $revision }修订版，{ $date }

search = 搜索
search-label = 搜索做法
search-button = 搜索
search-noscript = 搜索需要JavaScript，而此处已关闭。各列表中的做法与搜索相同。
search-browse = 浏览列表
search-count = { $count ->
   *[other] 找到{ $count }项做法。
}
search-nothing = 没有找到。
search-partly = 没有一项做法包含全部词语。以下做法包含其中一部分。
search-mended = 没有“{ $typed }”。以下为“{ $taken }”的结果。
search-unknown = 没有符合“{ $filter }”的做法。
search-elsewhere = 没有符合“{ $filter }”的中文做法。
search-goals = 目标编号为1至17。
search-meant = 您是不是要找：
search-values = 可以选择：
search-more = 显示更多
search-others = 同时搜索其他语文
search-no-others = 其他语文中没有更多结果。
search-try = 分开搜索可以找到：
search-narrow = 缩小范围
search-newest = 最近修改的在前
search-failed = 无法读取文件{ $file }。
search-failed-help = 这份拷贝有一部分缺失或损坏。请重新复制整个文件夹。仍可通过列表阅读各项做法。
search-again = 重试
search-close = 关闭
search-all = 全部结果
search-keys = ↑ ↓ 选择，Enter 打开，Esc 关闭
search-help = 如何搜索
search-help-all = 含全部词语的做法排在前面。
search-example-phrase = "水位传感器"
search-help-phrase = 须依此顺序相连
search-example-without = 水 -水泵
search-help-without = 不含后一个词
search-example-start = IoT*
search-help-start = 以此开头的所有词（拉丁字母）
search-example-facet = 领域：卫生
search-help-facet = 只限一个领域
search-near = 相近的词：
search-filters = 正在使用的筛选条件
search-not = 不含{ $filter }
search-remove = 移除
search-show-all = 全部显示（{ $count }）
search-places = { $count ->
   *[other] 所搜词语出现{ $count }处。
}
search-previous = 上一处
search-next = 下一处
search-unmark = 取消突出显示
facet-domain = 领域
facet-stage = 阶段
facet-region = 区域
facet-topic = 专题
facet-place = 国家
facet-origin = 组织
facet-kind = 组织类型
facet-sdg = 可持续发展目标
facet-standard = 标准
facet-connectivity = 连接方式
facet-power = 供电
facet-effort = 工作量

# Workshop bundles: their pages and what is printed in them.
menu-bundles = Workshop bundles
intro-bundles = Practices chosen for a workshop, as a book to print.
bundle-download = Download
bundle-book = Book for all who take part
bundle-facilitator = Edition with notes for the facilitator
bundle-language = { $language }, PDF, { $pages ->
    [one] one page
   *[other] { $pages } pages
}, { $size }
bundle-chosen = 精选实践
bundle-event = Made for
bundle-practices = Practices in this bundle
no-bundles = There is no bundle yet.
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
print-page-of = Page { $page } of { $pages }
print-page-short = p.
print-as-of = As of { $date }
print-days = { $start } – { $end }
print-bundle-id = Bundle
print-how = How to use this book
print-how-1 = Each practice starts on a right-hand page, so that its sheets can be taken out and copied by themselves. It begins with the facts: where and when it was carried out, how far it has come, what it needs and what it cost.
print-how-2 = A number in square brackets, such as [1], names the source of a statement. The sources stand at the end of each practice. Figures without such a number are those of the organisation that carried out the practice.
print-how-3 = Every practice has a symbol, such as BP-7K3Q0. With it the practice can be found again in any copy of the collection: search for the symbol.
print-how-worksheets = The worksheets behind the practices ask whether a practice would work where you are. Fill them in in small groups, best by people who know the place and people who know the technology together.
print-how-feedback = Please fill in the feedback form on the last pages. No name is asked for.
print-how-copy = You may copy this book and parts of it under the licences that are named on the page about licences.
print-agenda = Agenda
print-zone = Times are in the zone
print-time = Time
print-what = What
print-contents = Contents
print-overview = All practices at a glance
print-worksheets = Would it work here?
print-worksheets-intro = One page for each practice. Write what is known, and mark what must be found out.
print-worksheet = Worksheet
print-ws-problem = Which problem here would it help with? Who has this problem?
print-ws-differs = What is different here from the place where it was tried?
print-ws-partners = Partners that are needed
print-ws-kit = The smallest kit to try it with
print-ws-cost = Cost, once and each year
print-ws-risks = Risks
print-ws-step = First step
print-ws-who = Who
print-ws-when = By when
print-ws-verdict = Would it work here?
print-ws-yes = yes
print-ws-changes = with changes
print-ws-no = no
print-glossary = Glossary
print-standards = Standards cited
print-licences = Licences and attribution
print-licence-intro = Each practice stands under the licence beside it. Who copies or changes it names its authors as in the line “Cite as”, and says what was changed.
print-symbol = Symbol
print-cite = Cite as
print-licence = Licence
print-pictures = Pictures
print-feedback = Feedback
print-feedback-intro = From 1, not at all, to 5, very much. Please do not write your name.
print-fb-1 = The practices fit the problems of my work.
print-fb-2 = I understood what each practice needs.
print-fb-3 = I can start something with what I learned.
print-fb-4 = The exercises helped me.
print-fb-5 = The time was well used.
print-fb-6 = Which practice will you try first, and why?
print-fb-7 = What was missing or wrong?
print-fb-8 = Which practice of your own could others learn from?
print-attendance = Attendance
print-attendance-intro = Your e-mail address is used only if you tick the box. This sheet stays with the organiser.
print-at-name = Name
print-at-organisation = Organisation
print-at-country = Country
print-at-sex = Sex (if you wish)
print-at-email = E-mail (if you wish)
print-at-consent = May write to me
print-at-signature = Signature
print-facilitator = Notes for the facilitator
print-facilitator-intro = For each practice with an exercise: what is done, how long it takes and what is needed. Read the practice beforehand and try the exercise with what you have.
print-total-minutes = { $count ->
    [one] The exercises take one minute together.
   *[other] The exercises take { $count } minutes together.
}
print-ask-1 = Which of its facts surprised you?
print-ask-2 = What would have to be different here?
print-ask-3 = Who would have to agree before anything starts?
print-no-address = Search for this symbol in your copy of the collection.

# The basket: % stands for what its script puts in.
basket = 选集
basket-add = 加入选集
basket-remove = 已在选集中：移出
basket-intro = 您为研讨班或自己选择的实践。可以在此打印，也可以制成一本书。
basket-empty = 选集是空的。每项实践和每个列表中都有“加入选集”。
basket-kept = 选集只保存在本设备的这个浏览器中，不保存在别处。
basket-visit = 这个浏览器不保存任何内容：选集只在本标签页打开期间存在。
basket-noscript = 选集需要 JavaScript，而这里已将其关闭。列表中有同样的实践。
basket-up = 上移
basket-down = 下移
basket-out = 移出
basket-keys = 也可以用 Alt 加 ↑ 或 ↓ 移动实践，或者拖动。
basket-clear = 清空选集
basket-undo = 撤销
basket-missing = 本副本中没有这项实践。
basket-place = 第 % 位
basket-print = 从浏览器打印
basket-print-help = 一份带目录的文件，每项实践另起一页。
basket-print-button = 打印选集
basket-loading = 正在读取实践。
basket-printed = 文件可以打印了。
basket-failed = 无法读取文件 %。请重新复制整个文件夹。
basket-event = 研讨班
basket-event-help = 这些文字印在封面上。留空的文字取自其他语言。
basket-languages = 书的语言
basket-title = 标题
basket-where = 地点
basket-host = 主办方
basket-start = 第一天
basket-end = 最后一天
basket-paper = 纸张
basket-recipe = 书的配方
basket-recipe-help = 带页码的书由配方制成。请把文件放入本汇编的 content/bundles 文件夹，或使用命令。
basket-export = 将配方存为文件
basket-import = 打开配方
basket-command = 制作这本书的命令
basket-share = 分享
basket-share-help = 打开这个地址的人会被问到是否采用这些实践。
basket-copy = 复制
basket-copied = 已复制。
basket-copy-self = 已选定。请按 Ctrl 和 C 复制。
basket-offer = 向您推荐的实践：%
basket-offer-add = 加入选集
basket-offer-replace = 用它们代替选集
basket-offer-refuse = 不采用
basket-event-left-out = 文件中没有列入研讨班：需要地点、第一天和主办方。
basket-title-needed = 请先给书一个标题。
basket-none-chosen = 请先选择实践。
basket-unread = 这个文件不能作为配方读取。行：%
basket-unknown = 本副本中没有：%
basket-not-kept = 选集不保留文件的这些部分：%
