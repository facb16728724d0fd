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
start-open = 打开中文网站
start-whole = 这个文件夹就是完整的网站，不需要网络，也不需要安装：用浏览器即可从U盘、电脑或手机上打开。
start-copy = 请将文件夹中的所有文件放在一起。如需转给他人，请复制整个文件夹，不要只复制单个文件。

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
search-operator = “{ $typed }”在此不是运算符，所有词语都会被查找。
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
menu-bundles = 讲习班资料册
intro-bundles = 为讲习班选编的做法，成册供打印。
bundle-download = 下载
bundle-book = 学员用册
bundle-facilitator = 附主持人说明的版本
bundle-bilingual = 双语用册
bundle-language = { $language }，PDF，{ $pages ->
   *[other] { $pages }页
}，{ $size }
bundle-screen = 屏幕阅读版
bundle-hand-out = 分发用
bundle-hand-out-help = 一个文件包含全部内容：手册、屏幕阅读文件，以及无需网络的做法网站。请解压到U盘，然后打开index.html。
hand-out-intro = 本文件夹内容齐全，无需网络。请整个复制。
hand-out-site = 以网站形式阅读这些做法，带搜索
bundle-chosen = 选编的做法
bundle-event = 讲习班
bundle-practices = 本资料册中的做法
no-bundles = 尚无讲习班资料册。
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
print-page-of = 第{ $page }页，共{ $pages }页
print-page-short = 页码
print-table = 表
print-as-of = 截至{ $date }
print-days = { $start }至{ $end }
print-bundle-id = 资料册
print-how = 如何使用本资料册
print-how-1 = 每项做法都从右页开始，便于单独取出和复印。开头列出基本情况：何时何地实施、处于什么阶段、需要什么、费用多少。
print-how-2 = 方括号中的数字，例如[1]，表示某项陈述的来源。来源列在每项做法的末尾。
print-how-3 = 每项做法都有一个文号，例如BP-7K3Q0。在本汇编的任何副本中搜索文号，即可找到该做法。
print-how-worksheets = 做法之后的工作表供讨论某项做法在当地是否可行。请分成小组一起填写。每组最好既有熟悉当地情况的人，也有懂技术的人。
print-how-feedback = 请填写资料册末尾部分的反馈表。无需填写姓名。
print-how-copy = 可按照“许可与署名”部分所列的许可协议复制本资料册的全部或部分内容。
print-agenda = 日程
print-zone = 时区
print-time = 时间
print-what = 活动
print-contents = 目录
print-overview = 做法一览
print-worksheets = 在这里可行吗？
print-worksheets-intro = 每项做法一页。写下已知的情况，并标出仍需查明的问题。
print-worksheet = 工作表
print-ws-problem = 它有助于解决当地的什么问题？谁面临这一问题？
print-ws-differs = 当地与试行地点有何不同？
print-ws-partners = 所需的合作伙伴
print-ws-kit = 试行所需的最少设备
print-ws-cost = 费用：初期和每年
print-ws-risks = 风险
print-ws-step = 第一步
print-ws-who = 由谁负责
print-ws-when = 期限
print-ws-verdict = 在这里可行吗？
print-ws-yes = 可行
print-ws-changes = 调整后可行
print-ws-no = 不可行
print-glossary = 术语表
print-standards = 引用的标准
print-licences = 许可与署名
print-licence-intro = 下表列出每项做法的许可协议。复制或修改某项做法时，请按照“引用格式”一栏注明作者，并说明所作的改动。
flowing-licence-intro = 每项做法的末尾注明其许可协议。复制或修改某项做法时，请按照“引用格式”一栏注明作者，并说明所作的改动。
print-symbol = 文号
print-cite = 引用格式
print-licence = 许可协议
print-pictures = 图片
print-feedback = 反馈
print-feedback-intro = 请为每句话勾选一个方格，从1（完全不同意）到5（完全同意）。请勿填写姓名。
print-fb-1 = 这些做法符合我工作中的问题。
print-fb-2 = 我明白每项做法需要什么。
print-fb-3 = 我可以运用所学内容着手去做。
print-fb-4 = 练习对我有帮助。
print-fb-5 = 时间得到了充分利用。
print-fb-6 = 您会先尝试哪项做法？为什么？
print-fb-7 = 有哪些缺漏或错误？
print-fb-8 = 您自己的哪项做法值得他人借鉴？
print-attendance = 签到表
print-attendance-intro = 只有在您勾选方格后，才会使用您的电子邮件地址。本表由主办方保存。
print-at-name = 姓名
print-at-organisation = 组织
print-at-country = 国家
print-at-sex = 性别（可不填）
print-at-email = 电子邮件（可不填）
print-at-consent = 可与我联系
print-at-signature = 签名
print-facilitator = 主持人说明
print-facilitator-intro = 本部分列出附有练习的做法：各组做什么、用时多久、需要什么。请事先阅读该做法，并用现有物品试做练习。
print-total-minutes = { $count ->
   *[other] 全部练习共需{ $count }分钟。
}
print-ask-1 = 这项做法中有哪一点出乎您的意料？
print-ask-2 = 在这里需要作出哪些改变？
print-ask-3 = 开始之前需要征得谁的同意？
print-no-address = 请在您的汇编副本中搜索此文号。

# The basket: % stands for what its script puts in.
basket = 选集
basket-add = 加入选集
basket-remove = 已在选集中：移出
basket-intro = 您为讲习班或自己选择的做法。可以在此打印，也可以制成一本书。
basket-empty = 选集是空的。每项做法和每个列表中都有“加入选集”。
basket-kept = 选集只保存在本设备的这个浏览器中，不保存在别处。
basket-visit = 这个浏览器不保存任何内容：选集只在本标签页打开期间存在。
basket-noscript = 选集需要 JavaScript，而这里已将其关闭。列表中有同样的做法。
basket-up = 上移
basket-down = 下移
basket-out = 移出
basket-keys = 也可以用 Alt 加 ↑ 或 ↓ 移动做法，或者拖动。
basket-clear = 清空选集
basket-undo = 撤销
basket-missing = 本副本中没有这项做法。
basket-place = 第 % 位
basket-print = 从浏览器打印
basket-print-help = 一份带目录的文件，每项做法另起一页。
basket-print-button = 打印选集
basket-loading = 正在读取做法。
basket-printed = 文件可以打印了。
basket-failed = 无法读取文件 %。请重新复制整个文件夹。
basket-event = 讲习班
basket-event-help = 这些文字印在封面上。每种语言都要有自己的标题；留空的地点或主办方取自其他语言。
basket-languages = 书的语言
basket-title = 标题
basket-where = 地点
basket-host = 主办方
basket-start = 第一天
basket-end = 最后一天
basket-paper = 纸张
basket-recipe = 书的配方
basket-recipe-help = 带页码的书由配方制成。请先写标题，把文件存入本汇编的 content/bundles 文件夹，再运行命令。
basket-export = 将配方存为文件
basket-import = 打开配方
basket-command = 制作这本书的命令
basket-share = 分享
basket-share-help = 打开这个地址的人会被问到是否采用这些做法。
basket-share-here = 这个地址只指向本计算机。如要把清单交给别人，请将配方存为文件：在本文集的另一份副本中，用“打开配方”即可读取。
basket-copy = 复制
basket-copied = 已复制。
basket-copy-self = 已选定。请按 Ctrl 和 C 复制。
basket-offer = 向您推荐的做法：%
basket-offer-add = 加入选集
basket-offer-replace = 用它们代替选集
basket-offer-refuse = 不采用
basket-event-left-out = 文件中没有列入讲习班：需要地点、第一天和主办方。
basket-end-early = 最后一天早于第一天，因此不列入。
basket-title-needed = 书的每种语言都需要标题。请写上标题，或去掉该语言：%
basket-none-chosen = 请先选择做法。
basket-unread = 这个文件不能作为配方读取。行：%
basket-no-recipe = 这个文件不是配方。
basket-none-offered = 这里没有可加入的做法。
basket-unknown = 本副本中没有：%
basket-not-kept = 选集不保留文件的这些部分：%

# 离线版本。以 `device` 开头的文本中，带 % 的词由脚本填入。
offline = 离线版本
offline-intro = 本资料集可以在没有网络时阅读。这里显示您正在阅读的版本，并可将其保存在您的设备上。
offline-file = 您正在从文件夹、U盘或存储卡中阅读。整个版本已在您手中：不需要网络，复制的文件夹也同样可用。
offline-none = 这个浏览器无法从这个地址保存版本。地址以 https:// 开头、使用较新的浏览器并且不在无痕窗口中时才可以保存。页面仍可另存和打印，整个文件夹的副本不需要网络。
offline-noscript = 在浏览器中保存版本需要 JavaScript，而这里已将其关闭。整个文件夹的副本不需要它。
offline-keep = 将此版本保存在本设备上
offline-help = 该语言的版本存储在这个浏览器中：所有页面和图片、搜索、选集和讲习班资料册。此后没有网络时也能在同一地址打开。浏览器的菜单可能会提供将其安装为应用的选项。
offline-packs = 可下载的压缩包
offline-packs-help = 一个压缩包是一个 zip 文件，包含整个版本。请将它全部解压，然后打开其文件夹中的 START-HERE.html。所列时间按无人共用的线路计算。
offline-pack = 压缩包
offline-size = 大小
offline-slow = 64 kbit/s 时
offline-fast = 2 Mbit/s 时
offline-carry = 使用U盘
offline-carry-help = 将整个网站文件夹复制到U盘，或在U盘上解压一个压缩包，然后打开 START-HERE.html。每个副本都是完整的，可以再次复制。
offline-check = 副本是否完整？
offline-check-help = fieldbook 程序会指出文件夹或压缩包中缺失或被改动的文件。使用发布者的公钥，还能判断发布者是否签署了它：
device-all = 所有语言
device-looking = 正在查找最新版本……
device-none = 未保存在本设备上。
device-offer = 未保存在本设备上。需要下载：%size，文件数：%files。
device-keep = 保存在本设备上
device-starts = 正在下载。请不要关闭此页面。
device-loading = %came，共 %size
device-stop = 停止
device-part = 下载已停止：已有 %came，共 %all；已有的部分不会重新下载。
device-resume = 继续下载
device-discard = 删除已下载的部分
device-kept = 已保存在本设备上：版本 %edition，%date，%size，文件数：%files。
device-newest = 这是最新版本。
device-newer = 有较新的版本，日期为 %date。需要下载：%size，文件数：%files。全部下载完之前，保留原有版本。
device-update = 下载较新的版本
device-lost = 这个浏览器丢失的该版本文件数：%files。
device-repair = 重新下载这些文件
device-remove = 从本设备上移除
device-removed = 已从本设备上移除。
device-weak = 设备空间不足时，浏览器可能会将其删除。
device-others = 还保存了：%languages。
device-no-network = 现在无法访问本网站。
device-damaged = 收到的文件 %file 与版本清单不符。该文件不会被使用，已保存的内容没有改变。请稍后再试。
device-refused = 服务器没有提供文件 %file（答复 %status）。已保存的内容没有改变。请稍后再试。
device-broken = 下载文件 %file 时连接中断。已保存的内容没有改变。有网络时请继续。
device-full = 设备上没有足够的空间。已保存的内容没有改变。请腾出空间后再试。
device-busy = 网站此刻正在发布新版本。请几分钟后再试。
device-elsewhere = 本网站的另一个页面此刻正在下载或移除版本。
device-failed = 浏览器拒绝了操作：%reason
device-missing = 此页面未保存在本设备上，现在也无法访问本网站：%file。
device-try = 再试一次
