# Тексты интерфейса на русском языке. Подставляемые значения стоят в фигурных скобках; их имена не меняются.

skip = Перейти к тексту
menu-label = Главное меню
foot-label = Другие страницы
menu-home = Главная
menu-practices = Практики
menu-domains = Области применения
menu-topics = Темы
menu-places = Места
menu-organisations = Организации
menu-stages = Стадии
menu-standards = Стандарты
menu-sdgs = Цели в области устойчивого развития
menu-a-z = А–Я
menu-new = Что нового
scheme-light = Светлая тема
scheme-dark = Темная тема
disclaimer = Это не документ МСЭ. Ничто здесь не выражает позицию МСЭ или какой-либо из описанных организаций.
licence-line = Текст распространяется по лицензии
made-with = Создано с помощью

home-numbers = { $practices ->
    [one] { $practices } практика
    [few] { $practices } практики
    [many] { $practices } практик
   *[other] { $practices } практики
} о работе { $organisations ->
    [one] { $organisations } организации
    [few] { $organisations } организаций
    [many] { $organisations } организаций
   *[other] { $organisations } организации
} в { $places ->
    [one] { $places } стране
    [few] { $places } странах
    [many] { $places } странах
   *[other] { $places } страны
}.
home-all = { $count ->
    [one] Показать { $count } практику
    [few] Показать все { $count } практики
    [many] Показать все { $count } практик
   *[other] Показать все { $count } практики
}
home-domains = Найдите практику по области применения
home-newest = Новые и обновленные практики
edition-line = Издание { $id }, { $date }.
count-practices = { $count ->
    [0] Практик пока нет
    [one] { $count } практика
    [few] { $count } практики
    [many] { $count } практик
   *[other] { $count } практики
}
no-practices = Здесь пока не опубликовано ни одной практики.

intro-practices = { $count ->
    [one] { $count } практика в виде, удобном для печати.
    [few] Все { $count } практики, каждая — на отдельной странице, удобной для печати.
    [many] Все { $count } практик, каждая — на отдельной странице, удобной для печати.
   *[other] Все { $count } практики, каждая — на отдельной странице, удобной для печати.
}
intro-domains = Сферы жизни, в которых опробованы практики.
intro-topics = Вопросы, которые возникают в любой области.
intro-places = Где применялись практики, по регионам МСЭ.
intro-place-global = Практики, не привязанные к какой-либо стране.
intro-organisations = Организации, опыт которых здесь описан, и те, кто его описал.
intro-stages = Как далеко продвинулась практика.
intro-standards = Стандарты, на которые ссылаются практики, и другие, на которые они могут ссылаться.
intro-sdgs = Цели Организации Объединенных Наций, которым служат практики.
intro-a-z = Все практики по названиям.
intro-new = Что добавлено, пересмотрено или отозвано; сначала самое новое.
place-global = Весь мир
place-count = { $count ->
    [one] { $count } страна
    [few] { $count } страны
    [many] { $count } стран
   *[other] { $count } страны
}
place-other = Другие места
provenance = Откуда взят этот список
as-of = По состоянию на { $date }.
letters-label = Буквы

filter-label = Отбор практик
filter-all = Все
filter-reset = Показать все
filter-domain = Область
filter-region = Регион
filter-stage = Стадия
filter-shown = { $count ->
    [one] Показана { $count } практика.
    [few] Показаны { $count } практики.
    [many] Показано { $count } практик.
   *[other] Показано { $count } практики.
}
filter-many = Показано практик: %.
filter-none = Ни одна практика не подходит. В одном из полей верните значение «Все».

organisation-kind = Вид
organisation-country = Страна
organisation-url = Веб-сайт
organisation-membership = Членство в МСЭ
organisation-own = Практики этой организации
organisation-written = Практики, которые она описала
checked-on = проверено { $date }
standard-edition = Издание
standard-aliases = Другие обозначения
standard-url = Адрес
standard-withdrawn = отменен
standard-cited = Практики, которые на него ссылаются
standards-cited = Стандарты, на которые здесь ссылаются практики
body-csa = Connectivity Standards Alliance
body-etsi = ЕТСИ
body-iec = МЭК
body-ietf = IETF
body-iso = ИСО
body-iso-iec = ИСО/МЭК
body-itu-r = МСЭ-R
body-itu-t = МСЭ-T
body-nist = NIST
body-oasis = OASIS
body-w3c = W3C
# What the numbers of a body begin with, where languages differ.
prefix-itu-r = МСЭ-R
prefix-itu-t = МСЭ-T

facts = Коротко
fact-stage = Стадия
fact-origin = Чья практика
fact-places = Место
fact-period = Период
fact-scale = Масштаб
fact-cost = Стоимость
fact-connectivity = Связь
fact-power = Электропитание
fact-effort = Трудоемкость
fact-skills = Навыки:
fact-partners = Партнеры
fact-revision = Версия
since = с { $year } года
# A closed span of years, and an amount of money with the code of its currency.
period = { $start }–{ $end }
money = { $amount }{" "}{ $code }
toc = На этой странице
evidence = Результаты в цифрах
evidence-what = Показатель
evidence-figure = Значение
evidence-before = До применения или без него
evidence-after = После применения или с ним
evidence-when = Когда и где
evidence-how = Как измерено
workshop = На семинаре-практикуме
workshop-minutes = { $count ->
    [one] { $count } минута.
    [few] { $count } минуты.
    [many] { $count } минут.
   *[other] { $count } минуты.
}
workshop-needs = Понадобятся:
goals = Каким целям служит
sdg-prefix = Цель в области устойчивого развития
wsis-prefix = Направление деятельности ВВУИО
sources = Источники
source-label = Источник
source-primary = Первичный источник.
source-secondary = Вторичный источник.
no-date = без даты
accessed = Прочитано { $date }.
archived = Архивная копия
attribution = Об этой странице
attribution-by = Автор текста:
published-on = Опубликовано { $date }.
updated-on = Обновлено { $date }.
reviewed-on = Проверено { $date } ({ $by }); следующая проверка — не позднее { $next }.
reviewed-own = Пока не проверено никем, кроме авторов; следующая проверка — не позднее { $next }.
translated-by = Язык оригинала: { $language }. Перевод: { $by }, { $date }.
cite-as = Обозначение для ссылок:
versions = Языки
version-original = оригинал
version-authentic = аутентичный текст
version-reviewed = проверенный перевод
version-draft = черновой перевод
version-machine = машинный перевод
version-outdated = устаревший перевод
version-missing = еще не переведено
edit-page = Изменить эту страницу
report-problem = Сообщить о проблеме
related = Читайте далее
replaces = Заменяет
replaced-by = Заменена на
qr-label = QR-код с адресом этой страницы

notice-draft = Это проект текста. Он еще не проверен.
notice-in-review = Эта практика проходит проверку и может измениться.
notice-machine = Этот текст — машинный перевод (язык оригинала: { $language }). Его еще никто не проверил.
notice-outdated = После того как этот текст был переведен, оригинал изменился (язык оригинала: { $language }).
notice-due = Срок пересмотра этой страницы истек { $date }. Прежде чем действовать на основе приведенных фактов, проверьте их.
notice-withdrawn = Эта практика отозвана.
notice-foreign = Перевода на ваш язык пока нет. Язык текста ниже: { $language }.
notice-editorial = Редакция написала эту страницу по открытым документам. Описанная сторона ({ $origin }) не представляла и не одобряла ее.
notice-editorial-sources = См. источники.
notice-secondary = Все источники этой страницы — сообщения третьих лиц, например прессы. Относитесь к ее цифрам с осторожностью.
news-new = новая
news-revised = пересмотрена
news-withdrawn = отозвана

moved = Эта страница перемещена
not-found = Здесь нет этой страницы
not-found-help = Возможно, адрес неверен или страницу переименовали.
site-address = Адрес сайта:

alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Предупреждение
alert-caution = Осторожно
notes = Примечания
notes-back = Назад к тексту от примечания
task-done = Выполнено
task-open = Предстоит сделать

comma = {", "}
stop = {". "}
colon = {": "}
semicolon = {"; "}
space = {" "}
bracket-open = {" ("}
bracket-close = )
# Between the name of a page and that of the site, in the title of a window.
title-separator = {" — "}
language-name = { $code ->
    [ar] арабский
    [zh] китайский
   *[en] английский
    [fr] французский
    [ru] русский
    [es] испанский
}
original-line = Оригинал: { $code ->
    [ar] арабский
    [zh] китайский
   *[en] английский
    [fr] французский
    [ru] русский
    [es] испанский
}
languages-label = Языки
menu-translations = Переводы
intro-translations = Состояние каждой практики и каждой страницы на шести языках.
translations-practice = Практика
translations-page = Страница
translations-practices = Практики
translations-pages = Страницы
translations-legend = «Аутентичный» имеет ту же силу, что и оригинал. «Проверенный» прочитан вторым человеком. «Черновик» сделан одним человеком, «машинный» — программой. «Устаревший» означает, что оригинал с тех пор изменился.
translations-count = { $count } / { $all }
state-original = оригинал
state-authentic = аутентичный
state-reviewed = проверенный
state-draft = черновик
state-machine = машинный
state-outdated = устаревший
state-missing = –
state-missing-name = пока не переведено
notice-draft-translation = Этот перевод — черновик: второй человек его еще не читал.
citation = { $by }, «{ $title }», { $symbol }, версия { $revision }, { $date }

search = Поиск
search-label = Поиск по практикам
search-button = Найти
search-noscript = Для поиска нужен JavaScript, который здесь отключен. Списки содержат те же практики.
search-browse = Посмотреть списки
search-count = { $count ->
    [one] Найдена { $count } практика.
    [few] Найдено { $count } практики.
    [many] Найдено { $count } практик.
   *[other] Найдено { $count } практики.
}
search-nothing = Ничего не найдено.
search-partly = Ни в одной практике нет всего этого. В этих есть часть.
search-mended = «{ $typed }» нигде не встречается. Показано: «{ $taken }».
search-unknown = Нет практик со значением «{ $filter }».
search-elsewhere = На русском языке нет практик со значением «{ $filter }».
search-goals = Цели имеют номера от 1 до 17.
search-meant = Возможно, вы имели в виду:
search-values = Возможные значения:
search-more = Показать еще
search-others = Также на других языках
search-no-others = На других языках больше ничего нет.
search-try = По отдельности найдено:
search-narrow = Уточнить
search-newest = Сначала недавно измененные
search-failed = Не удается прочитать файл { $file }.
search-failed-help = Часть этой копии отсутствует или повреждена. Скопируйте всю папку заново. Сами практики по-прежнему можно читать из списков.
search-again = Повторить
search-close = Закрыть
search-all = Все результаты
search-keys = ↑ ↓ выбрать, Enter открыть, Esc закрыть
search-help = Как искать
search-help-all = Сначала идут практики, где есть все ваши слова.
search-example-phrase = "датчики уровня"
search-help-phrase = оба слова в этом порядке
search-example-without = вода -насос
search-help-without = без второго слова
search-example-start = орош*
search-help-start = все слова с таким началом
search-example-facet = область:здравоохранение
search-help-facet = только одна область
search-near = Похожие слова:
search-filters = Действующие фильтры
search-not = кроме: { $filter }
search-remove = убрать
search-show-all = Показать все ({ $count })
search-places = { $count ->
    [one] Ваши слова стоят в { $count } месте.
    [few] Ваши слова стоят в { $count } местах.
    [many] Ваши слова стоят в { $count } местах.
   *[other] Ваши слова стоят в { $count } места.
}
search-previous = Назад
search-next = Далее
search-unmark = Убрать выделение
facet-domain = Область применения
facet-stage = Стадия
facet-region = Регион
facet-topic = Тема
facet-place = Страна
facet-origin = Организация
facet-kind = Тип организации
facet-sdg = Цель в области устойчивого развития
facet-standard = Стандарт
facet-connectivity = Связь
facet-power = Электропитание
facet-effort = Трудоемкость

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
bundle-chosen = Избранные практики
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
basket = Корзина
basket-add = В корзину
basket-remove = В корзине: убрать
basket-intro = Практики, которые вы выбираете для семинара или для себя. Отсюда их можно напечатать или сделать из них книгу.
basket-empty = Корзина пуста. Кнопка «В корзину» есть у каждой практики и в каждом списке.
basket-kept = Корзина хранится в этом браузере на этом устройстве и больше нигде.
basket-visit = Этот браузер ничего не хранит: корзина есть, пока открыта эта вкладка.
basket-noscript = Для корзины нужен JavaScript, который здесь отключен. Списки содержат те же практики.
basket-up = Выше
basket-down = Ниже
basket-out = Убрать
basket-keys = Практику можно переместить также клавишами Alt и ↑ или ↓ либо перетащить.
basket-clear = Очистить корзину
basket-undo = Вернуть
basket-missing = Этой практики нет в этой копии сборника.
basket-place = место %
basket-print = Печать из браузера
basket-print-help = Один документ с оглавлением, каждая практика с новой страницы.
basket-print-button = Напечатать корзину
basket-loading = Практики считываются.
basket-printed = Документ готов к печати.
basket-failed = Не удается прочитать файл %. Скопируйте всю папку заново.
basket-event = Семинар
basket-event-help = Эти тексты стоят на обложке. Пустой текст берется из другого языка.
basket-languages = Языки книги
basket-title = Название
basket-where = Место
basket-host = Организатор
basket-start = Первый день
basket-end = Последний день
basket-paper = Бумага
basket-recipe = Рецепт книги
basket-recipe-help = Книга с номерами страниц делается по рецепту. Положите файл в папку content/bundles сборника или используйте команду.
basket-export = Сохранить рецепт в файл
basket-import = Открыть рецепт
basket-command = Команда, которая делает книгу
basket-share = Поделиться
basket-share-help = Тому, кто откроет этот адрес, будет предложено взять эти практики.
basket-copy = Копировать
basket-copied = Скопировано.
basket-copy-self = Выделено. Скопируйте клавишами Ctrl и C.
basket-offer = Вам предлагают практики: %
basket-offer-add = Добавить их в корзину
basket-offer-replace = Взять их вместо корзины
basket-offer-refuse = Не брать
basket-event-left-out = Семинар в файл не включен: нужны место, первый день и организатор.
basket-title-needed = Сначала дайте книге название.
basket-none-chosen = Сначала выберите практики.
basket-unread = Этот файл не читается как рецепт. Строка %
basket-unknown = Нет в этой копии сборника: %
basket-not-kept = Корзина не хранит эти части файла: %
