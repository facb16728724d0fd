# نصوص الواجهة بالعربية. ترد المواضع المتغيرة بين قوسين معقوفين؛ وتبقى أسماؤها كما هي.

skip = انتقال إلى النص
menu-label = القائمة الرئيسية
foot-label = صفحات أخرى
menu-home = الصفحة الرئيسية
menu-practices = الممارسات
menu-domains = المجالات
menu-topics = المواضيع
menu-places = الأماكن
menu-organisations = الجهات
menu-stages = المراحل
menu-standards = المعايير
menu-sdgs = أهداف التنمية المستدامة
menu-a-z = الفهرس الهجائي
menu-new = الجديد
scheme-light = صفحة فاتحة
scheme-dark = صفحة داكنة
disclaimer = هذه ليست وثيقة من وثائق الاتحاد الدولي للاتصالات. ولا يعبّر أي شيء هنا عن رأي الاتحاد أو عن رأي أي جهة يرد وصفها.
licence-line = النص مرخص بموجب
made-with = أُعد بواسطة

home-numbers = { $practices ->
    [zero] لا ممارسات بعد
    [one] ممارسة واحدة
    [two] ممارستان
    [few] { $practices } ممارسات
    [many] { $practices } ممارسة
   *[other] { $practices } ممارسة
}، عن عمل { $organisations ->
    [zero] { $organisations } جهة
    [one] جهة واحدة
    [two] جهتين
    [few] { $organisations } جهات
    [many] { $organisations } جهة
   *[other] { $organisations } جهة
} في { $places ->
    [zero] { $places } بلد
    [one] بلد واحد
    [two] بلدين
    [few] { $places } بلدان
    [many] { $places } بلداً
   *[other] { $places } بلد
}.
home-all = { $count ->
    [zero] عرض الممارسات
    [one] عرض الممارسة الوحيدة
    [two] عرض الممارستين
    [few] عرض جميع الممارسات ({ $count })
    [many] عرض جميع الممارسات ({ $count })
   *[other] عرض جميع الممارسات ({ $count })
}
home-domains = البحث عن ممارسة حسب المجال
home-newest = الممارسات الجديدة والمنقَّحة
edition-line = الإصدار { $id }، { $date }.
count-practices = { $count ->
    [0] لا ممارسات بعد
    [zero] لا ممارسات بعد
    [one] ممارسة واحدة
    [two] ممارستان
    [few] { $count } ممارسات
    [many] { $count } ممارسة
   *[other] { $count } ممارسة
}
no-practices = لم تُنشر هنا أي ممارسة بعد.

intro-practices = { $count ->
    [zero] لا ممارسات بعد.
    [one] ممارسة واحدة، في صفحة مهيأة للطباعة.
    [two] ممارستان، كل منهما في صفحة مهيأة للطباعة.
    [few] جميع الممارسات ({ $count })، كل منها في صفحة مهيأة للطباعة.
    [many] جميع الممارسات ({ $count })، كل منها في صفحة مهيأة للطباعة.
   *[other] جميع الممارسات ({ $count })، كل منها في صفحة مهيأة للطباعة.
}
intro-domains = مجالات الحياة التي جُربت فيها الممارسات.
intro-topics = مسائل تُطرح في كل مجال.
intro-places = الأماكن التي نُفذت فيها الممارسات، حسب مناطق الاتحاد الدولي للاتصالات.
intro-place-global = ممارسات غير مرتبطة ببلد معين.
intro-organisations = الجهات التي ترد تجاربها هنا، والجهات التي دوّنتها.
intro-stages = المدى الذي بلغته الممارسة.
intro-standards = معايير تستشهد بها الممارسات، وأخرى يمكنها الاستشهاد بها.
intro-sdgs = أهداف الأمم المتحدة التي تخدمها الممارسات.
intro-a-z = جميع الممارسات مرتبة حسب العنوان.
intro-new = ما أضيف أو نُقح أو سُحب، الأحدث أولاً.
place-global = العالم بأسره
place-count = { $count ->
    [zero] لا بلدان
    [one] بلد واحد
    [two] بلدان
    [few] { $count } بلدان
    [many] { $count } بلداً
   *[other] { $count } بلد
}
place-other = أماكن أخرى
provenance = مصدر هذه القائمة
as-of = كما في { $date }.
letters-label = الحروف

filter-label = اختيار الممارسات
filter-all = الكل
filter-reset = عرض الكل
filter-domain = المجال
filter-region = المنطقة
filter-stage = المرحلة
filter-shown = { $count ->
    [zero] لا تُعرض أي ممارسة.
    [one] تُعرض ممارسة واحدة.
    [two] تُعرض ممارستان.
    [few] تُعرض { $count } ممارسات.
    [many] تُعرض { $count } ممارسة.
   *[other] تُعرض { $count } ممارسة.
}
filter-many = عدد الممارسات المعروضة: %.
filter-none = لا توجد ممارسة تطابق هذا الاختيار. يرجى إعادة أحد الحقول إلى «الكل».

organisation-kind = النوع
organisation-country = البلد
organisation-url = الموقع الإلكتروني
organisation-membership = العضوية في الاتحاد الدولي للاتصالات
organisation-own = ممارسات هذه الجهة
organisation-written = ممارسات دوّنتها هذه الجهة
checked-on = جرى التحقق في { $date }
standard-edition = الطبعة
standard-aliases = يُعرف أيضاً باسم
standard-url = العنوان الإلكتروني
standard-withdrawn = مسحوب
standard-cited = الممارسات التي تستشهد به
standards-cited = معايير تستشهد بها الممارسات هنا
body-csa = Connectivity Standards Alliance
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

facts = لمحة سريعة
fact-stage = المرحلة
fact-origin = الجهة صاحبة الممارسة
fact-places = المكان
fact-period = الفترة
fact-scale = الحجم
fact-cost = التكلفة
fact-connectivity = التوصيلية
fact-power = التغذية بالطاقة
fact-effort = الجهد
fact-skills = المهارات:
still-missing = لم يُملأ بعد
fact-partners = الشركاء
fact-revision = التنقيح
since = منذ { $year }
# A closed span of years, and an amount of money with the code of its currency.
period = { $start }–{ $end }
money = {"‏"}{ $amount }{" "}{ $code }
toc = في هذه الصفحة
evidence = النتائج بالأرقام
evidence-what = ما جرى قياسه
evidence-figure = القيمة
evidence-before = قبل، أو بدون
evidence-after = بعد، أو مع
evidence-when = التاريخ والمكان
evidence-how = طريقة القياس
workshop = في ورشة عمل
workshop-minutes = { $count ->
    [zero] { $count } دقيقة.
    [one] دقيقة واحدة.
    [two] دقيقتان.
    [few] { $count } دقائق.
    [many] { $count } دقيقة.
   *[other] { $count } دقيقة.
}
workshop-needs = المستلزمات:
goals = الأهداف التي تخدمها
sdg-prefix = هدف التنمية المستدامة
wsis-prefix = خط عمل القمة العالمية لمجتمع المعلومات
sources = المصادر
source-label = المصدر
source-primary = مصدر أولي.
source-secondary = مصدر ثانوي.
no-date = من دون تاريخ
accessed = اطُّلع عليه في { $date }.
archived = نسخة محفوظة
attribution = عن هذه الصفحة
attribution-by = إعداد:
published-on = نُشرت في { $date }.
updated-on = حُدّثت في { $date }.
reviewed-on = تولى المراجعة: { $by }، في { $date }؛ وموعد المراجعة التالية في أجل أقصاه { $next }.
reviewed-own = لم يراجعها أحد بعد سوى من أعدّها؛ وموعد المراجعة التالية في أجل أقصاه { $next }.
translated-by = ترجمة عن الأصل ({ $language }): { $by }، { $date }.
cite-as = صيغة الاستشهاد:
versions = اللغات
version-original = الأصل
version-authentic = نص ذو حجية
version-reviewed = ترجمة مراجَعة
version-draft = مسودة ترجمة
version-machine = ترجمة آلية
version-outdated = ترجمة متقادمة
version-missing = لم تُترجم بعد
edit-page = تعديل هذه الصفحة
report-problem = الإبلاغ عن مشكلة
related = للاطلاع أيضاً
replaces = تحل محل
replaced-by = حلت محلها
qr-label = رمز QR يتضمن عنوان هذه الصفحة

notice-draft = هذه مسودة لم تُراجَع بعد.
notice-in-review = هذه الممارسة قيد المراجعة وقد تتغير.
notice-machine = تُرجم هذا النص آلياً من الأصل ({ $language })، ولم يدققه أحد بعد.
notice-outdated = تغيّر الأصل ({ $language }) بعد ترجمة هذا النص.
notice-due = كان أقصى موعد لمراجعة هذه الصفحة { $date }. يرجى التحقق من وقائعها قبل العمل بها.
notice-withdrawn = سُحبت هذه الممارسة.
notice-foreign = هذا النص غير متاح بلغتكم بعد. لغة النص أدناه: { $language }.
notice-editorial = كتب المحررون هذه الصفحة استناداً إلى وثائق عامة، وهي غير مقدَّمة ولا معتمَدة من جانب { $origin }.
notice-editorial-sources = انظر المصادر.
notice-secondary = جميع مصادر هذه الصفحة تقارير صادرة عن آخرين، مثل الصحافة. ينبغي التعامل مع أرقامها بحذر.
news-new = جديدة
news-revised = منقَّحة
news-withdrawn = مسحوبة

moved = نُقلت هذه الصفحة
not-found = هذه الصفحة غير موجودة
not-found-help = قد يكون العنوان خاطئاً، أو ربما تغيّر اسم الصفحة.
site-address = عنوان الموقع:
start-open = افتح الموقع بالعربية
start-whole = هذا المجلد موقع كامل، لا يحتاج إلى شبكة ولا إلى تثبيت: يفتحه المتصفح من ذاكرة USB أو حاسوب أو هاتف.
start-copy = أبقِ جميع ملفات المجلد معاً. ولإعطاء الموقع لغيرك انسخ المجلد كله لا ملفات منفردة منه.

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = هام
alert-warning = تحذير
alert-caution = تنبيه
notes = الحواشي
notes-back = العودة إلى النص من الحاشية
task-done = أُنجز
task-open = لم يُنجز بعد

comma = {"، "}
stop = {". "}
colon = {": "}
semicolon = {"؛ "}
space = {" "}
bracket-open = {" ("}
bracket-close = )
# Between the name of a page and that of the site, in the title of a window.
title-separator = {" – "}
language-name = { $code ->
    [ar] العربية
    [zh] الصينية
   *[en] الإنكليزية
    [fr] الفرنسية
    [ru] الروسية
    [es] الإسبانية
}
original-line = الأصل: { $code ->
    [ar] بالعربية
    [zh] بالصينية
   *[en] بالإنكليزية
    [fr] بالفرنسية
    [ru] بالروسية
    [es] بالإسبانية
}
languages-label = اللغات
menu-translations = الترجمات
intro-translations = ما وصلت إليه كل ممارسة وكل صفحة في اللغات الست.
translations-practice = الممارسة
translations-page = الصفحة
translations-practices = الممارسات
translations-pages = الصفحات
translations-legend = «ذات حجية»: لها حجية الأصل نفسها. «مراجَعة»: قرأها شخص ثانٍ. «مسودة»: من عمل شخص واحد، و«آلية»: من عمل برنامج. «متقادمة»: تغيّر الأصل منذ ترجمتها.
translations-count = { $count } من { $all }
state-original = الأصل
state-authentic = ذات حجية
state-reviewed = مراجَعة
state-draft = مسودة
state-machine = آلية
state-outdated = متقادمة
state-missing = –
state-missing-name = لم تُترجم بعد
notice-draft-translation = هذه الترجمة مسودة، ولم يقرأها شخص ثانٍ بعد.
citation = { $by }، «{ $title }»، { $symbol }، التنقيح { $revision }، { $date }

search = البحث
search-label = البحث في الممارسات
search-button = ابحث
search-noscript = يحتاج البحث إلى JavaScript وهي معطلة هنا. وتضم القوائم الممارسات نفسها.
search-browse = تصفح القوائم
search-count = { $count ->
    [zero] لم يُعثر على أي ممارسة.
    [one] عُثر على ممارسة واحدة.
    [two] عُثر على ممارستين.
    [few] عُثر على { $count } ممارسات.
    [many] عُثر على { $count } ممارسة.
   *[other] عُثر على { $count } ممارسة.
}
search-nothing = لم يُعثر على شيء.
search-partly = لا توجد ممارسة تضم هذه الكلمات كلها. والممارسات التالية تضم بعضها.
search-operator = لا تُستعمل «{ $typed }» هنا للربط، فالبحث يشمل الكلمات كلها.
search-mended = لا ترد «{ $typed }» في أي مكان. النتائج المعروضة لكلمة «{ $taken }».
search-unknown = لا توجد ممارسة لها القيمة «{ $filter }».
search-elsewhere = لا توجد ممارسة بالعربية لها القيمة «{ $filter }».
search-goals = أهداف التنمية المستدامة مرقّمة من 1 إلى 17.
search-meant = هل تقصدون:
search-values = القيم الممكنة:
search-more = عرض المزيد
search-others = البحث أيضاً باللغات الأخرى
search-no-others = لا توجد نتائج أخرى باللغات الأخرى.
search-try = يُعثر على ما يلي كلاً على حدة:
search-narrow = تضييق البحث
search-newest = الأحدث تعديلاً أولاً
search-failed = تتعذر قراءة الملف { $file }.
search-failed-help = جزء من هذه النسخة مفقود أو تالف. انسخوا المجلد كاملاً من جديد. ويمكن مع ذلك قراءة الممارسات من القوائم.
search-again = إعادة المحاولة
search-close = إغلاق
search-all = جميع النتائج
search-keys = ↑ ↓ للاختيار، Enter للفتح، Esc للإغلاق
search-help = كيفية البحث
search-help-all = ترد أولاً الممارسات التي تضم كلماتكم كلها.
search-example-phrase = "سلسلة التبريد"
search-help-phrase = الكلمتان بهذا الترتيب
search-example-without = مياه -مضخة
search-help-without = من دون الكلمة الثانية
search-example-start = إنذار*
search-help-start = جميع الكلمات التي تبدأ هكذا
search-example-facet = المجال:الصحة
search-help-facet = مجال واحد فقط
search-near = كلمات قريبة:
search-filters = عوامل التصفية المستعملة
search-not = باستثناء { $filter }
search-remove = إزالة
search-show-all = عرض الكل ({ $count })
search-places = { $count ->
    [zero] لا ترد كلماتكم هنا.
    [one] ترد كلماتكم في موضع واحد.
    [two] ترد كلماتكم في موضعين.
    [few] ترد كلماتكم في { $count } مواضع.
    [many] ترد كلماتكم في { $count } موضعاً.
   *[other] ترد كلماتكم في { $count } موضع.
}
search-previous = السابق
search-next = التالي
search-unmark = إزالة التظليل
facet-domain = المجال
facet-stage = المرحلة
facet-region = المنطقة
facet-topic = الموضوع
facet-place = البلد
facet-origin = الجهة
facet-kind = نوع الجهة
facet-sdg = هدف التنمية المستدامة
facet-standard = المعيار
facet-connectivity = التوصيلية
facet-power = التغذية بالطاقة
facet-effort = الجهد

# Workshop bundles: their pages and what is printed in them.
menu-bundles = حزم ورش العمل
intro-bundles = ممارسات مختارة لورشة عمل، مجموعة في كتاب للطباعة.
bundle-download = تنزيل
bundle-book = كتاب المشاركين
bundle-facilitator = كتاب مع ملاحظات للميسِّر
bundle-bilingual = كتاب بلغتين
bundle-language = { $language }، PDF، { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}، { $size }
bundle-screen = للقراءة على الشاشة
bundle-hand-out = للتوزيع
bundle-hand-out-help = كل شيء في ملف واحد: الكتاب، وملفات القراءة على الشاشة، وموقع لهذه الممارسات لا يحتاج إلى شبكة. فُكّ ضغط الملف على ذاكرة USB وافتح index.html.
hand-out-intro = يضم هذا المجلد كل ما في الحزمة ولا يحتاج إلى شبكة. انسخه كاملاً.
hand-out-site = هذه الممارسات في موقع مزوّد بالبحث
bundle-chosen = ممارسات مختارة
bundle-event = ورشة العمل
bundle-practices = الممارسات الواردة في هذه الحزمة
no-bundles = لا توجد حزم حتى الآن.
size-kilobytes = { $size } كيلوبايت
size-megabytes = { $size } ميغابايت
print-page-of = الصفحة { $page } من { $pages }
print-page-short = ص
print-table = الجدول
print-as-of = كما في { $date }
print-days = { $start } – { $end }
print-bundle-id = الحزمة
print-how = كيفية استخدام هذا الكتاب
print-how-1 = تبدأ كل ممارسة في صفحة فردية، بحيث يمكن فصل أوراقها ونسخها على حدة. وتُستهل بالوقائع: أين ومتى نُفذت، وإلى أي مرحلة وصلت، وما الذي تحتاج إليه، وكم كلّفت.
print-how-2 = يشير الرقم الوارد بين قوسين معقوفين، مثل [1]، إلى مصدر المعلومة. وترد المصادر في نهاية كل ممارسة.
print-how-3 = لكل ممارسة رمز، مثل BP-7K3Q0. وللعثور على الممارسة في أي نسخة من المجموعة، يكفي البحث عن رمزها.
print-how-worksheets = تسأل أوراق العمل التي تلي الممارسات عما إذا كانت الممارسة تصلح في مكانكم. ويرجى ملؤها في مجموعات صغيرة، ويحسن أن تضم كل مجموعة أشخاصاً يعرفون المكان وآخرين يعرفون التكنولوجيا.
print-how-feedback = يرجى ملء استمارة التقييم الواردة قرب نهاية الكتاب. ولا يُطلب فيها ذكر الاسم.
print-how-copy = يجوز نسخ هذا الكتاب أو أجزاء منه وفقاً للتراخيص المذكورة في «التراخيص والإسناد».
print-agenda = البرنامج
print-zone = المنطقة الزمنية
print-time = الوقت
print-what = النشاط
print-contents = المحتويات
print-overview = لمحة عن جميع الممارسات
print-worksheets = هل تصلح هنا؟
print-worksheets-intro = صفحة لكل ممارسة. يرجى تدوين ما هو معروف والإشارة إلى ما لا يزال يتعين معرفته.
print-worksheet = ورقة عمل
print-ws-problem = ما المشكلة التي تساعد على حلها هنا؟ ومن الذي يعاني منها؟
print-ws-differs = ما الذي يختلف هنا عن المكان الذي جُرّبت فيه؟
print-ws-partners = الشركاء اللازمون
print-ws-kit = أقل المعدات اللازمة للتجربة
print-ws-cost = التكلفة: في البداية ثم كل سنة
print-ws-risks = المخاطر
print-ws-step = الخطوة الأولى
print-ws-who = المسؤول
print-ws-when = الموعد
print-ws-verdict = هل تصلح هنا؟
print-ws-yes = نعم
print-ws-changes = مع تعديلات
print-ws-no = لا
print-glossary = مسرد المصطلحات
print-standards = المعايير المستشهد بها
print-licences = التراخيص والإسناد
print-licence-intro = يبيّن الجدول ترخيص كل ممارسة. وعلى من ينسخ ممارسة أو يعدّلها أن يذكر أسماء مؤلفيها كما ترد تحت «صيغة الاستشهاد»، وأن يبيّن ما غيّره.
flowing-licence-intro = تذكر كل ممارسة ترخيصها في نهايتها. وعلى من ينسخ ممارسة أو يعدّلها أن يذكر أسماء مؤلفيها كما ترد تحت «صيغة الاستشهاد»، وأن يبيّن ما غيّره.
print-symbol = الرمز
print-cite = صيغة الاستشهاد
print-licence = الترخيص
print-pictures = الصور
print-feedback = التقييم
print-feedback-intro = يرجى وضع علامة في مربع واحد لكل جملة، من 1 (لا أوافق إطلاقاً) إلى 5 (أوافق تماماً). ويرجى عدم كتابة الاسم.
print-fb-1 = تناسب الممارسات مشكلات عملي.
print-fb-2 = فهمت ما تحتاج إليه كل ممارسة.
print-fb-3 = أستطيع أن أبدأ شيئاً بما تعلمته.
print-fb-4 = أفادتني التمارين.
print-fb-5 = كان استغلال الوقت جيداً.
print-fb-6 = ما الممارسة التي ستجرّبونها أولاً، ولماذا؟
print-fb-7 = ما الذي كان ناقصاً أو خاطئاً؟
print-fb-8 = أي من ممارساتكم يمكن أن يتعلم منها الآخرون؟
print-attendance = كشف الحضور
print-attendance-intro = لا يُستخدم بريدكم الإلكتروني إلا إذا وضعتم علامة في المربع. ويبقى هذا الكشف لدى المنظِّم.
print-at-name = الاسم
print-at-organisation = الجهة
print-at-country = البلد
print-at-sex = الجنس (اختياري)
print-at-email = البريد الإلكتروني (اختياري)
print-at-consent = يمكن مراسلتي
print-at-signature = التوقيع
print-facilitator = ملاحظات للميسِّر
print-facilitator-intro = يورد هذا الجزء الممارسات المصحوبة بتمرين: ما الذي تفعله المجموعات، وكم يستغرق، وما المستلزمات. يرجى قراءة الممارسة مسبقاً وتجربة التمرين بما هو متاح.
print-total-minutes = { $count ->
    [zero] لا تستغرق التمارين أي دقيقة.
    [one] تستغرق جميع التمارين معاً دقيقة واحدة.
    [two] تستغرق جميع التمارين معاً دقيقتين.
    [few] تستغرق جميع التمارين معاً { $count } دقائق.
    [many] تستغرق جميع التمارين معاً { $count } دقيقة.
   *[other] تستغرق جميع التمارين معاً { $count } دقيقة.
}
print-ask-1 = ما الذي فاجأكم في هذه الممارسة؟
print-ask-2 = ما الذي ينبغي أن يختلف هنا؟
print-ask-3 = من الذي ينبغي أن يوافق قبل البدء؟
print-no-address = يرجى البحث عن هذا الرمز في نسختكم من المجموعة.

# The basket: % stands for what its script puts in.
basket = السلة
basket-add = أضف إلى السلة
basket-remove = في السلة: إزالة
basket-intro = ممارسات تختارها لورشة عمل أو لنفسك. يمكنك طباعتها من هنا أو إعداد كتاب منها.
basket-empty = السلة فارغة. يوجد زر «أضف إلى السلة» في كل ممارسة وكل قائمة.
basket-kept = تُحفظ السلة في هذا المتصفح على هذا الجهاز، ولا تُحفظ في أي مكان آخر.
basket-visit = هذا المتصفح لا يحفظ شيئا: تبقى السلة ما دامت علامة التبويب هذه مفتوحة.
basket-noscript = تحتاج السلة إلى JavaScript، وهو معطل هنا. وفي القوائم الممارسات نفسها.
basket-up = إلى أعلى
basket-down = إلى أسفل
basket-out = إزالة
basket-keys = يمكن أيضا نقل ممارسة بالمفتاح Alt مع ↑ أو ↓ أو بالسحب.
basket-clear = إفراغ السلة
basket-undo = تراجع
basket-missing = هذه الممارسة غير موجودة في هذه النسخة من المجموعة.
basket-place = الموضع %
basket-print = الطباعة من المتصفح
basket-print-help = وثيقة واحدة مع قائمة محتويات، وتبدأ كل ممارسة في صفحة جديدة.
basket-print-button = طباعة السلة
basket-loading = تجري قراءة الممارسات.
basket-printed = الوثيقة جاهزة للطباعة.
basket-failed = تتعذر قراءة الملف %. انسخ المجلد كله من جديد.
basket-event = ورشة العمل
basket-event-help = تظهر هذه النصوص على الغلاف. ولكل لغة عنوانها؛ والمكان أو الجهة المضيفة إذا تُركا فارغين يؤخذان من لغة أخرى.
basket-languages = لغات الكتاب
basket-title = العنوان
basket-where = المكان
basket-host = الجهة المضيفة
basket-start = اليوم الأول
basket-end = اليوم الأخير
basket-paper = الورق
basket-recipe = وصفة كتاب
basket-recipe-help = يُعد الكتاب المرقم الصفحات من وصفة. اكتب عنواناً واحفظ الملف في المجلد content/bundles من المجموعة، ثم نفّذ الأمر.
basket-export = حفظ الوصفة في ملف
basket-import = فتح وصفة
basket-command = الأمر الذي يعد الكتاب
basket-share = مشاركة
basket-share-help = يُسأل من يفتح هذا العنوان إن كان يريد أخذ هذه الممارسات.
basket-share-here = لا يؤدي هذا العنوان إلا إلى هذا الحاسوب. لتمرير القائمة احفظوا الوصفة في ملف: في نسخة أخرى من هذه المجموعة يأخذها «فتح وصفة».
basket-copy = نسخ
basket-copied = تم النسخ.
basket-copy-self = تم التحديد. انسخ بالمفتاحين Ctrl وC.
basket-offer = ممارسات معروضة عليك: %
basket-offer-add = أضفها إلى السلة
basket-offer-replace = ضعها مكان السلة
basket-offer-refuse = اتركها
basket-event-left-out = لم تُدرج ورشة العمل في الملف: يلزم مكان ويوم أول وجهة مضيفة.
basket-end-early = اليوم الأخير يسبق اليوم الأول، فلا يُدرج.
basket-title-needed = تحتاج كل لغة من لغات الكتاب إلى عنوان. اكتبه أو احذف اللغة: %
basket-none-chosen = اختر ممارسات أولا.
basket-unread = لا يمكن قراءة هذا الملف كوصفة. السطر %
basket-no-recipe = هذا الملف ليس وصفة.
basket-none-offered = لا توجد هنا ممارسات يمكن إضافتها.
basket-unknown = غير موجودة في هذه النسخة من المجموعة: %
basket-not-kept = لا تحتفظ السلة بهذه الأجزاء من الملف: %

# إصدار القراءة دون اتصال. في النصوص التي تبدأ بـ `device` يملأ البرنامج النصي الكلمات التي تسبقها العلامة %.
offline = إصدار دون اتصال
offline-intro = يمكن قراءة هذه المجموعة من دون شبكة. تعرض هذه الصفحة الإصدار الذي تقرؤونه، ويمكنكم حفظه على جهازكم.
offline-file = أنتم تقرؤون من مجلد أو ذاكرة USB أو بطاقة ذاكرة. الإصدار كله بين أيديكم: لا يحتاج إلى شبكة، ونسخ المجلد تعمل مثله.
offline-none = لا يستطيع هذا المتصفح حفظ الإصدار من هذا العنوان. يمكن ذلك إذا كان العنوان يبدأ بـ https://، في متصفح حديث وخارج النافذة الخاصة. ويمكن مع ذلك حفظ الصفحات وطباعتها، ونسخة المجلد كله تعمل من دون شبكة.
offline-noscript = يحتاج حفظ الإصدار في المتصفح إلى JavaScript، وهو معطل هنا. ونسخة المجلد كله تعمل من دونه.
offline-keep = حفظ هذا الإصدار على هذا الجهاز
offline-help = يُخزَّن الإصدار بهذه اللغة في هذا المتصفح: كل صفحاته وصوره، والبحث، والسلة، وحزم ورش العمل. ثم يُفتح على العنوان نفسه من دون شبكة. وقد تعرض قائمة المتصفح تثبيته كتطبيق.
offline-packs = حزم للتنزيل
offline-packs-help = الحزمة إصدار كامل في ملف zip واحد. فكّوا ضغطها كلها، ثم افتحوا START-HERE.html في مجلدها. الأوقات محسوبة لخط لا يستخدمه أحد غيركم.
offline-pack = الحزمة
offline-size = الحجم
offline-slow = بسرعة 64 كيلوبت/ث
offline-fast = بسرعة 2 ميغابت/ث
offline-carry = على ذاكرة USB
offline-carry-help = انسخوا مجلد الموقع كله إلى الذاكرة، أو فكّوا عليها ضغط حزمة، ثم افتحوا START-HERE.html. كل نسخة كاملة ويمكن نسخها من جديد.
offline-check = هل النسخة كاملة؟
offline-check-help = يبيّن برنامج fieldbook أي ملفات في مجلد أو حزمة مفقودة أو معدّلة. وبالمفتاح العام للناشر يبيّن أيضًا هل وقّعها الناشر:
device-all = كل اللغات
device-looking = جارٍ البحث عن أحدث إصدار…
device-none = غير محفوظ على هذا الجهاز.
device-offer = غير محفوظ على هذا الجهاز. المطلوب تنزيله: %size، عدد الملفات: %files.
device-keep = الحفظ على هذا الجهاز
device-starts = جارٍ التنزيل. يُرجى إبقاء هذه الصفحة مفتوحة.
device-loading = %came من %size
device-stop = إيقاف
device-part = توقف التنزيل: وصل %came من %all، ولن يُنزَّل ما وصل مرة أخرى.
device-resume = متابعة التنزيل
device-discard = حذف ما وصل
device-kept = محفوظ على هذا الجهاز: الإصدار %edition، بتاريخ %date، %size، عدد الملفات: %files.
device-newest = هذا أحدث إصدار.
device-newer = يوجد إصدار أحدث بتاريخ %date. المطلوب تنزيله: %size، عدد الملفات: %files. ويبقى الإصدار السابق إلى أن يصل كل شيء.
device-update = تنزيل الإصدار الأحدث
device-lost = عدد ملفات الإصدار التي فقدها هذا المتصفح: %files.
device-repair = تنزيلها مرة أخرى
device-remove = الإزالة من هذا الجهاز
device-removed = أُزيل من هذا الجهاز.
device-weak = قد يحذفه المتصفح إذا لم تبق على الجهاز مساحة كافية.
device-others = محفوظ أيضاً: %languages.
device-no-network = لا يمكن الوصول إلى الموقع الآن.
device-damaged = لم يصل الملف %file كما يذكره الإصدار. لن يُستعمل، ولم يتغير شيء مما كان محفوظاً. حاولوا لاحقاً.
device-refused = لم يعطِ الخادم الملف %file (الرد %status). لم يتغير شيء مما كان محفوظاً. حاولوا لاحقاً.
device-broken = انقطع الاتصال عند الملف %file. لم يتغير شيء مما كان محفوظاً. تابعوا عندما تتوفر الشبكة.
device-full = لا توجد مساحة كافية لذلك على الجهاز. لم يتغير شيء مما كان محفوظاً. أخلوا بعض المساحة ثم حاولوا مرة أخرى.
device-busy = يجري الآن نشر إصدار جديد على الموقع. حاولوا بعد بضع دقائق.
device-elsewhere = صفحة أخرى من هذا الموقع تنزّل إصداراً أو تزيله الآن.
device-failed = رفض المتصفح: %reason
device-missing = هذه الصفحة غير محفوظة على هذا الجهاز، ولا يمكن الوصول إلى الموقع الآن: %file.
device-try = حاولوا مرة أخرى

# The page on which a practice is proposed.
propose = اقتراح ممارسة
propose-intro = لقد قمتم بعمل يمكن للآخرين أن يتعلموا منه، أو قرأتم عن عمل كهذا. املؤوا هذه الاستمارة، فهي تنشئ الملف الذي يحتاج إليه المحررون، وتعرض لكم الصفحة كما ستبدو. ولا تحتاجون إلى git ولا إلى شبكة.
propose-noscript = تحتاج هذه الاستمارة إلى JavaScript، وهو معطل هنا. ويمكنكم بدلاً من ذلك كتابة نصكم في أي برنامج وإرساله إلى من أعطوكم هذه النسخة.
propose-needed = (مطلوب)
propose-look = ما الذي ينقص؟
propose-start = الممارسة بإيجاز
propose-lang = لغة نصكم
propose-title = العنوان
propose-title-help = توجيه من دون نقطة في آخره: ماذا ينبغي أن يفعل الآخرون؟
propose-summary = الملخص
propose-summary-help = ما الذي نُفذ، وأين، ومن نفذه، وما نتيجته. بكلمات بسيطة، ومن دون أرقام إلا عند الضرورة.
propose-sections = النص
propose-sections-help = اذكروا ما حدث بالفعل، بما فيه ما لم ينجح. استعملوا جملاً قصيرة وعباراتكم أنتم. سمّوا الجهات، لا الأشخاص.
propose-signs = كيفية كتابة القوائم والمصادر والكلمات الغامقة
propose-signs-paragraph = السطر الفارغ يبدأ فقرة جديدة.
propose-signs-list = السطر الذي يبدأ بالعلامة «1.» أو «-» تليها مسافة هو بند في قائمة. والمسافات التي تسبق العلامة تضعه تحت البند السابق.
propose-signs-source = يشير [1] إلى المصدر الأول في قائمتكم. ويلزم وضع رقم من هذا القبيل إلى جانب كل رقم يرد في قسم «النتائج والأدلة».
propose-signs-bold = تظهر الكلمات التي تحيط بها نجمتان من كل جانب **بخط غامق**. ويتحول العنوان الإلكتروني إلى رابط تلقائياً.
propose-signs-table = يمكن لصق الجداول والقوائم والكلمات الغامقة من برنامج لمعالجة النصوص.
propose-sources-help = من وثيقة واحدة إلى عشر وثائق يستطيع الآخرون قراءتها. وترتيبها يحدد أرقامها: فالأولى هي [1].
propose-source-title = عنوان الوثيقة
propose-source-title-help = كما يرد في الوثيقة.
propose-source-publisher = الناشر
propose-source-publisher-help = الجهة أو المجلة أو الصحيفة التي نشرت الوثيقة.
propose-source-url = العنوان الإلكتروني
propose-source-url-help = افتحوا الوثيقة في متصفح وانسخوا عنوانها الإلكتروني كاملاً.
propose-source-year = السنة
propose-source-year-help = إذا كانت واردة في الوثيقة.
propose-source-accessed = تاريخ الاطلاع على الوثيقة
propose-source-kind = النوع
propose-source-primary = أولي: صادر عن الجهة نفسها، أو قانون، أو معيار، أو دراسة
propose-source-secondary = ثانوي: صادر عن آخرين، مثل الصحافة
propose-source-language = لغة الوثيقة
propose-more-source = إضافة مصدر
propose-out = إزالة
propose-up = نقل إلى أعلى
propose-about = عن الممارسة
propose-domain = المجال الرئيسي
propose-domain-second = المجال الثاني
propose-domain-third = المجال الثالث
propose-global = غير مرتبطة ببلد معين، بل تخص العالم بأسره
propose-more-place = إضافة بلد
propose-period-start = السنة الأولى
propose-period-start-help = أربعة أرقام.
propose-period-end = السنة الأخيرة
propose-period-end-help = أربعة أرقام.
propose-period-ongoing = لا تزال مستمرة
propose-origin = الجهة صاحبة الممارسة
propose-origin-help = الجهة التي نفذت الممارسة.
propose-contributor = الجهة المساهمة بالنص
propose-contributor-help = الجهة التي تكتب هذا النص.
propose-organisation = الجهة
propose-same = الجهة نفسها
propose-organisation-new = جهة أخرى أصفها هنا
propose-organisation-new-help = يُنشأ لها ملف صغير مستقل.
propose-organisation-name = اسم الجهة بلغة نصكم
propose-organisation-name-help = الاسم الكامل كما تكتبه الجهة نفسها.
propose-organisation-name-default = اسم الجهة باللغة الرئيسية لهذا الموقع
propose-organisation-name-default-help = الاسم الرسمي بتلك اللغة إن وُجد، وإلا فترجمتكم له.
propose-organisation-url = الموقع الإلكتروني للجهة
propose-organisation-url-help = العنوان الإلكتروني كاملاً. ويُترك الحقل فارغاً إذا لم يكن لها موقع.
propose-slug-organisation = اسم ملف الجهة
propose-slug = اسم مجلد الممارسة
propose-slug-summary = اسم المجلد
propose-slug-help = أحرف لاتينية صغيرة وأرقام وشرطات. ويُستخرج الاسم من العنوان؛ فإذا لم تكن في العنوان أحرف لاتينية، فاكتبوا الاسم بأنفسكم.
propose-slug-organisation-help = أحرف لاتينية صغيرة وأرقام وشرطات. ويُستخرج من اسم الجهة؛ فإذا لم تكن فيه أحرف لاتينية، فاكتبوه بأنفسكم.
propose-more = معلومات أخرى، إن كنتم تعرفونها
propose-more-help = لا شيء من هذا مطلوب. ولكن كل إجابة تساعد القارئ على أن يقرر هل تناسبه الممارسة.
propose-results-help = كل نتيجة سطر في الجدول الوارد في أعلى الصفحة. واذكروا قيمة واردة في المصدر.
propose-result = النتيجة
propose-result-what = ما جرى قياسه
propose-result-what-help = مثال: الوقت اللازم لعودة المضخة إلى العمل.
propose-result-before = قبل، أو بدون
propose-result-before-help = قيمة رقمية.
propose-result-after = بعد، أو مع
propose-result-after-help = قيمة رقمية.
propose-result-unit = الوحدة
propose-result-unit-help = مثال: أيام.
propose-result-when = التاريخ
propose-result-when-help = مثال: من 2014 إلى 2015.
propose-result-where = المكان
propose-result-where-help = البلد أو المدينة أو المقاطعة.
propose-result-method = طريقة القياس
propose-result-method-help = مثال: بيانات المستشعرات، بالمقارنة مع خدمتين أخريين.
propose-more-result = إضافة نتيجة
propose-topics = ستة مواضيع على الأكثر
propose-technology = التوصيلية والتغذية بالطاقة والمعايير
propose-standard = المعيار
propose-more-standard = إضافة معيار
propose-size = الحجم والتكلفة والجهد
propose-scale-count = العدد
propose-scale-count-help = عدد بالأرقام.
propose-scale-unit = ما يشمله العدد
propose-scale-unit-help = مثال: من المضخات المزودة بمستشعرات.
propose-scale-as-of = السنة
propose-scale-as-of-help = السنة التي ينطبق عليها هذا العدد.
propose-cost-help = اذكروا المبلغ إذا كنتم تعرفونه، وإلا فاختاروا فئته بالدولار الأمريكي.
propose-cost-amount = المبلغ
propose-cost-amount-help = عدد بالأرقام.
propose-cost-band = فئة المبلغ
propose-cost-currency = العملة
propose-cost-currency-help = ثلاثة أحرف، مثل USD أو KES.
propose-cost-year = السنة
propose-cost-year-help = أربعة أرقام.
propose-cost-covers = ما يغطيه المبلغ
propose-cost-covers-help = مثال: المستشعرات والخدمة لمدة سنتين في مقاطعة واحدة.
propose-effort-skills = المهارات
propose-effort-skills-help = مهارة واحدة في كل سطر.
propose-partner = الشريك
propose-partner-name = اسم الجهة
propose-partner-name-help = من دون أسماء أشخاص.
propose-partner-support = الدعم الذي قدمته
propose-more-partner = إضافة شريك
propose-workshop-exercise = تمرين
propose-workshop-exercise-help = ما يمكن أن تفعله المجموعات في ورشة عمل لتجربة الفكرة.
propose-workshop-minutes = عدد الدقائق
propose-workshop-minutes-help = من 5 إلى 480.
propose-workshop-needs = المستلزمات
propose-workshop-needs-help = عنصر واحد في كل سطر.
propose-licence = الترخيص
propose-licence-help = يجوز للآخرين توزيع النص وتغييره إذا ذكروا المصدر. والترخيص المعتاد هنا هو CC-BY-4.0.
propose-promise-give = يحق لي أن أتيح هذا النص للآخرين بموجب هذا الترخيص.
propose-promise-words = كتبت النص بعباراتي أنا. أما ما كتبه غيري فقد استشهدت به ولم أنسخه.
propose-promise-people = لا يتضمن النص أي بيانات يمكن أن يُعرف منها شخص.
propose-promise-editing = أوافق على أن يغيّر المحررون النص وأن يترجموه.
propose-shown = معاينة الصفحة
propose-send = إرسال النص
propose-missing = ما يتعين استكماله
propose-done = لا ينقص شيء
propose-done-help = احفظوا الملف أو الملفات، وأرسلوها إلى محرري هذا الموقع أو إلى من أعطوكم هذه النسخة. وإذا استعملتم pull request، فضعوا كل ملف في المسار المبيّن فوقه.
propose-mail = نسخ الكل لإرساله بالبريد الإلكتروني
propose-mail-open = فتح رسالة بريد إلكتروني
propose-pictures = هل لديكم صور؟ أرسلوها مع الملف، واذكروا بإيجاز ما تبيّنه كل صورة، ومن أعدّها، وترخيصها.
propose-work = المتابعة لاحقاً أو على جهاز آخر
propose-work-help = يبقى ما تكتبونه على هذا الجهاز. وللمتابعة في مكان آخر، احفظوا عملكم في ملف ثم افتحوا الملف هناك في هذه الاستمارة.
propose-save-work = حفظ عملي
propose-open-work = فتح عمل محفوظ:
propose-anew = بدء ممارسة جديدة
# What its script says. %1, %2 and %3 stand for what is filled in.
proposal-choose = يرجى الاختيار
proposal-need = يرجى استكمال هذا البند.
proposal-one-of = اذكروا المبلغ أو فئته، لا كليهما.
proposal-too-long = النص طويل جداً: عدد الأحرف %1، والحد الأقصى %2.
proposal-too-many = العدد كبير جداً: الحد الأقصى %1.
proposal-twice = هذا البند مكرر.
proposal-at-least = القيمة صغيرة جداً: الحد الأدنى %1.
proposal-at-most = القيمة كبيرة جداً: الحد الأقصى %1.
proposal-no-day = هذا اليوم غير موجود في التقويم.
proposal-no-number = يرجى كتابة العدد بالأرقام.
proposal-address = هذا العنوان الإلكتروني لا يؤدي إلى أي صفحة. افتحوا الصفحة في المتصفح وانسخوا عنوانها كاملاً، ابتداءً من «https://».
proposal-currency = اكتبوا الأحرف الثلاثة لرمز العملة، مثل USD أو KES.
proposal-wrong = لا يمكن استعمال هذا هنا.
proposal-words-few = النص قصير جداً: عدد الكلمات %1، والحد الأدنى %2، والحد الأقصى %3.
proposal-words-many = النص طويل جداً: عدد الكلمات %1، والحد الأدنى %2، والحد الأقصى %3.
proposal-markup = يظهر هذا النص كما هو مكتوب: احذفوا النجوم والأقواس والوسوم.
proposal-lost = فُقد حرف في الموضع الذي تظهر فيه العلامة (�). يرجى كتابته من جديد.
proposal-stop = العنوان ليس جملة: احذفوا النقطة من آخره.
proposal-year = يرجى كتابة سنة من %1 إلى %2.
proposal-order = السنة الأخيرة تسبق السنة الأولى.
proposal-future = هذا التاريخ يقع في المستقبل.
proposal-good = تتطلب المرحلة «جيدة» بلداً ثانياً أو مصادر من ناشرَين. أضيفوا أحدهما، أو اختاروا «واعدة».
proposal-institutionalised = تتطلب المرحلة «مرسَّخة مؤسسياً» مصدراً أولياً: نص القانون أو المعيار أو الميزانية. أضيفوه، أو اختاروا مرحلة أدنى.
proposal-secondary = جميع المصادر ثانوية. هل يوجد مصدر صادر عن الجهة نفسها؟
proposal-risks = النص قصير جداً: عدد الكلمات %1، والحد الأدنى %2. فكّروا في الأمن، والخصوصية، ومن يُستبعدون من الناس، والبيئة.
proposal-link = هذا العنوان الإلكتروني لا يؤدي إلى أي صفحة: %1
proposal-bare = العنوان %1 مكتوب في النص كما هو. أعطوه اسماً: [الاسم](العنوان).
proposal-no-source = يرد استشهاد بالمصدر [%1]، ولا يوجد مصدر بهذا الرقم.
proposal-personal = يرد هنا عنوان بريد إلكتروني. يرجى إغفال عناوين الأشخاص.
proposal-figure = يرد في «%1» رقم ليس إلى جانبه مصدر. اكتبوا إلى جانبه رقم المصدر، مثل [1]، أو احذفوه.
proposal-steps = اكتبوا الخطوات في قائمة مرقّمة: «1.» و«2.» و«3.»، كل خطوة في سطر مستقل.
proposal-whole = النص كله طويل جداً: عدد الكلمات %1، والحد الأقصى %2. اختصروه، أو قسّموه إلى ممارستين.
proposal-uncited = لا يرد في النص أي استشهاد بهذا المصدر. اكتبوا [%1] حيث يكون هو الدليل.
proposal-slug = اكتبوا اسماً من كلمتين إلى ثماني كلمات بأحرف لاتينية صغيرة، تفصل بينها شرطات، مثل: repair-pumps-first
proposal-slug-taken = هذا الاسم مستعمل للممارسة %1. اختاروا اسماً آخر.
proposal-title-taken = للممارسة %1 هذا العنوان نفسه. فهل مضمونها هو نفسه؟ إذا كان كذلك، فأبلغوا محرريها بما هو جديد.
proposal-title-near = للممارسة %1 عنوان يكاد يطابق هذا العنوان: «%2». اقرؤوها أولاً، ثم بيّنوا وجه الاختلاف في ممارستكم.
proposal-slug-organisation = اكتبوا اسماً بأحرف لاتينية صغيرة، تفصل شرطات بين كلماته، مثل: ministry-of-water
proposal-slug-known = توجد بالفعل جهة لملفها هذا الاسم. اختاروها من القائمة، أو اكتبوا اسماً آخر.
proposal-promise = لا يمكن قبول النص من دون ذلك.
proposal-source-gone = حُذف المصدر %1. وترد الآن العلامة [?] حيثما استشهد به النص.
proposal-out-sure = هل تريدون إزالة «%1» وكل ما فيه؟
proposal-untitled = ممارستكم
proposal-state-done = لا ينقص شيء.
proposal-state-missing = عدد البنود التي يتعين استكمالها: %1
proposal-words = عدد الكلمات: %1 (من %2 إلى %3)
proposal-letters = عدد الأحرف: %1 (الحد الأقصى %2)
proposal-download = حفظ الملف
proposal-copy = نسخ النص
proposal-host = فتح صفحة المستودع لإنشاء ملف جديد
proposal-host-paste = يُنسخ النص تلقائياً. الصقوه في الحقل الكبير في الصفحة التي تُفتح.
proposal-see-file = عرض الملف
proposal-mail-subject = اقتراح ممارسة: %1
proposal-mail-body = أقترح الممارسة الواردة في الملفات المرفقة: %1
proposal-saved = تم الحفظ: %1
proposal-copied = تم النسخ.
proposal-not-copied = لا يسمح هذا المتصفح للصفحة بالنسخ. افتحوا «عرض الملف» وحددوا النص كله وانسخوه بأنفسكم.
proposal-kept = يُحفظ ما تكتبونه على هذا الجهاز.
proposal-not-kept = هذا المتصفح لا يحفظ شيئاً لهذه الصفحة. احفظوا عملكم في ملف قبل إغلاقها.
proposal-anew-sure = هل تريدون بدء ممارسة جديدة؟ سيُفقد ما يوجد الآن في الاستمارة، إلا إذا كنتم قد حفظتموه.
proposal-anew-done = الاستمارة فارغة.
proposal-opened = تم الفتح: %1
proposal-not-opened = الملف %1 ليس عملاً محفوظاً من هذه الاستمارة.
proposal-elsewhere = جرى تغيير هذه الاستمارة في نافذة أخرى. أعيدوا تحميل الصفحة لرؤية التغيير؛ وما تكتبونه هنا سيحل محله.
