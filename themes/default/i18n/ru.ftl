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
still-missing = ещё не заполнено
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
start-open = Открыть сайт на русском языке
start-whole = Эта папка — полный сайт. Ему не нужны ни сеть, ни установка: браузер открывает его с флешки, компьютера или телефона.
start-copy = Храните все файлы папки вместе. Чтобы передать сайт другим, скопируйте папку целиком, а не отдельные файлы.

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
search-operator = «{ $typed }» здесь не оператор: ищутся все слова.
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
menu-bundles = Подборки для семинаров
intro-bundles = Практики, отобранные для семинара-практикума и собранные в книгу для печати.
bundle-download = Скачать
bundle-book = Книга для участников
bundle-facilitator = Книга с заметками для ведущего
bundle-bilingual = Книга на двух языках
bundle-language = { $language }, PDF, { $pages ->
    [one] { $pages } страница
    [few] { $pages } страницы
    [many] { $pages } страниц
   *[other] { $pages } страницы
}, { $size }
bundle-screen = Для чтения с экрана
bundle-hand-out = Для раздачи
bundle-hand-out-help = Все в одном файле: книга, файлы для чтения с экрана и сайт этих практик, которому не нужна сеть. Распакуйте его на USB-накопитель и откройте index.html.
hand-out-intro = В этой папке есть все, и сеть ей не нужна. Копируйте ее целиком.
hand-out-site = Эти практики в виде сайта с поиском
bundle-chosen = Отобранные практики
bundle-event = Семинар-практикум
bundle-practices = Практики в этой подборке
no-bundles = Подборок для семинаров пока нет.
size-kilobytes = { $size } кБ
size-megabytes = { $size } МБ
print-page-of = Страница { $page } из { $pages }
print-page-short = с.
print-table = Таблица
print-as-of = По состоянию на { $date }
print-days = { $start } – { $end }
print-bundle-id = Подборка
print-how = Как пользоваться этой книгой
print-how-1 = Каждая практика начинается на правой странице, поэтому ее листы можно вынуть и скопировать отдельно. В начале приводятся основные сведения: где и когда она осуществлялась, на какой она стадии, что для нее требуется и сколько она стоила.
print-how-2 = Число в квадратных скобках, например [1], указывает на источник утверждения. Источники перечислены в конце каждой практики.
print-how-3 = У каждой практики есть условное обозначение, например BP-7K3Q0. Чтобы найти практику в любом экземпляре сборника, введите в поиск ее обозначение.
print-how-worksheets = Рабочие листы после практик помогают обсудить, подойдет ли практика для ваших условий. Заполняйте их вместе, в небольших группах. Лучше всего, если в группе есть и те, кто знает местные условия, и те, кто знает технику.
print-how-feedback = Просим заполнить анкету для отзывов в конце книги. Имя указывать не нужно.
print-how-copy = Эту книгу и ее части можно копировать на условиях лицензий, указанных в разделе «Лицензии и авторство».
print-agenda = Программа
print-zone = Часовой пояс
print-time = Время
print-what = Занятие
print-contents = Содержание
print-overview = Обзор всех практик
print-worksheets = Подойдет ли это здесь?
print-worksheets-intro = По одной странице на каждую практику. Запишите то, что известно, и отметьте то, что еще нужно выяснить.
print-worksheet = Рабочий лист
print-ws-problem = Какую проблему это помогло бы решить здесь? Кого она касается?
print-ws-differs = Чем условия здесь отличаются от условий там, где практику опробовали?
print-ws-partners = Нужные партнеры
print-ws-kit = Наименьший набор для пробы
print-ws-cost = Затраты: вначале и ежегодно
print-ws-risks = Риски
print-ws-step = Первый шаг
print-ws-who = Кто
print-ws-when = Срок
print-ws-verdict = Подойдет ли это здесь?
print-ws-yes = да
print-ws-changes = с изменениями
print-ws-no = нет
print-glossary = Глоссарий
print-standards = Упомянутые стандарты
print-licences = Лицензии и авторство
print-licence-intro = В таблице указана лицензия каждой практики. Если вы копируете или изменяете практику, назовите ее авторов, как показано в графе «Обозначение для ссылок», и укажите, что изменено.
flowing-licence-intro = Лицензия каждой практики указана в ее конце. Если вы копируете или изменяете практику, назовите ее авторов, как показано в графе «Обозначение для ссылок», и укажите, что изменено.
print-symbol = Обозначение
print-cite = Обозначение для ссылок
print-licence = Лицензия
print-pictures = Иллюстрации
print-feedback = Отзывы
print-feedback-intro = Отметьте для каждого утверждения одну клетку: от 1 (совсем не согласен) до 5 (полностью согласен). Имя указывать не нужно.
print-fb-1 = Практики отвечают задачам моей работы.
print-fb-2 = Мне понятно, что требуется для каждой практики.
print-fb-3 = То, что я здесь узнал(а), позволяет мне начать свое дело.
print-fb-4 = Упражнения мне помогли.
print-fb-5 = Время было использовано хорошо.
print-fb-6 = Какую практику вы опробуете первой и почему?
print-fb-7 = Чего не хватало или что было неверно?
print-fb-8 = Какая из ваших собственных практик могла бы быть полезна другим?
print-attendance = Лист регистрации
print-attendance-intro = Ваш адрес электронной почты будет использован, только если вы поставите отметку. Этот лист остается у организатора.
print-at-name = Имя
print-at-organisation = Организация
print-at-country = Страна
print-at-sex = Пол (по желанию)
print-at-email = Эл. почта (по желанию)
print-at-consent = Мне можно писать
print-at-signature = Подпись
print-facilitator = Заметки для ведущего
print-facilitator-intro = Здесь собраны практики с упражнениями: что делают группы, сколько времени это занимает и что понадобится. Заранее прочитайте практику и опробуйте упражнение с тем, что у вас есть.
print-total-minutes = { $count ->
    [one] Все упражнения вместе занимают { $count } минуту.
    [few] Все упражнения вместе занимают { $count } минуты.
    [many] Все упражнения вместе занимают { $count } минут.
   *[other] Все упражнения вместе занимают { $count } минуты.
}
print-ask-1 = Что в этой практике вас удивило?
print-ask-2 = Что здесь пришлось бы сделать иначе?
print-ask-3 = Чье согласие понадобилось бы до начала работы?
print-no-address = Введите это обозначение в поиск в вашем экземпляре сборника.

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
basket-event-help = Эти тексты стоят на обложке. У каждого языка свое название. Если место или организатор не указаны, они берутся из другого языка.
basket-languages = Языки книги
basket-title = Название
basket-where = Место
basket-host = Организатор
basket-start = Первый день
basket-end = Последний день
basket-paper = Бумага
basket-recipe = Рецепт книги
basket-recipe-help = Книга с номерами страниц делается по рецепту. Дайте ей название, сохраните файл в папку content/bundles сборника и выполните команду.
basket-export = Сохранить рецепт в файл
basket-import = Открыть рецепт
basket-command = Команда, которая делает книгу
basket-share = Поделиться
basket-share-help = Тому, кто откроет этот адрес, будет предложено взять эти практики.
basket-share-here = Этот адрес ведет только на этот компьютер. Чтобы передать список, сохраните рецепт в файл: в другой копии этого собрания его примет «Открыть рецепт».
basket-copy = Копировать
basket-copied = Скопировано.
basket-copy-self = Выделено. Скопируйте клавишами Ctrl и C.
basket-offer = Вам предлагают практики: %
basket-offer-add = Добавить их в корзину
basket-offer-replace = Взять их вместо корзины
basket-offer-refuse = Не брать
basket-event-left-out = Семинар в файл не включен: нужны место, первый день и организатор.
basket-end-early = Последний день раньше первого. Он не учитывается.
basket-title-needed = Название нужно на каждом языке книги. Напишите его или уберите язык: %
basket-none-chosen = Сначала выберите практики.
basket-unread = Этот файл не читается как рецепт. Строка %
basket-no-recipe = Этот файл не рецепт.
basket-none-offered = Здесь нет практик, которые можно добавить.
basket-unknown = Нет в этой копии сборника: %
basket-not-kept = Корзина не хранит эти части файла: %

# Издание для чтения без сети. В текстах, которые начинаются с `device`, слова с % заполняет скрипт.
offline = Издание без сети
offline-intro = Этот сборник можно читать без сети. Здесь видно, какое издание вы читаете, и его можно сохранить на вашем устройстве.
offline-file = Вы читаете из папки, с накопителя или с карты памяти. Все издание уже у вас в руках: сеть ему не нужна, и копии папки работают так же.
offline-none = С этого адреса браузер не может сохранить издание. Это возможно, если адрес начинается с https://, в современном браузере и не в режиме инкогнито. Страницы по-прежнему можно сохранять и печатать, а копия всей папки работает без сети.
offline-noscript = Чтобы сохранить издание в браузере, нужен JavaScript, который здесь отключен. Копия всей папки работает без него.
offline-keep = Сохранить это издание на этом устройстве
offline-help = Издание на этом языке хранится в этом браузере: все его страницы и изображения, поиск, корзина и подборки. После этого оно открывается по тому же адресу без сети. Меню браузера может предложить установить его как приложение.
offline-packs = Архивы для загрузки
offline-packs-help = Архив — это целое издание в одном файле zip. Распакуйте его целиком и откройте START-HERE.html в его папке. Время указано для линии, которой больше никто не пользуется.
offline-pack = Архив
offline-size = Размер
offline-slow = При 64 кбит/с
offline-fast = При 2 Мбит/с
offline-carry = На накопителе
offline-carry-help = Скопируйте на накопитель всю папку сайта или распакуйте на нем архив и откройте START-HERE.html. Каждая копия полна, и ее можно копировать дальше.
offline-check = Цела ли копия?
offline-check-help = Программа fieldbook называет файлы папки или архива, которые отсутствуют или изменены. С открытым ключом издателя она скажет и о том, подписал ли он издание:
device-all = Все языки
device-looking = Поиск самого нового издания…
device-none = Не сохранено на этом устройстве.
device-offer = Не сохранено на этом устройстве. Нужно загрузить: %size, файлов: %files.
device-keep = Сохранить на этом устройстве
device-starts = Идет загрузка. Не закрывайте эту страницу.
device-loading = %came из %size
device-stop = Остановить
device-part = Загрузка остановлена: %came из %all уже здесь и повторно загружаться не будут.
device-resume = Продолжить загрузку
device-discard = Удалить загруженное
device-kept = Сохранено на этом устройстве: издание %edition, %date, %size, файлов: %files.
device-newest = Это самое новое издание.
device-newer = Есть более новое издание: %date. Нужно загрузить: %size, файлов: %files. Пока загружено не все, остается прежнее.
device-update = Загрузить новое издание
device-lost = Файлов этого издания, которые браузер потерял: %files.
device-repair = Загрузить их снова
device-remove = Удалить с этого устройства
device-removed = Удалено с этого устройства.
device-weak = Браузер может удалить его, если на устройстве останется мало места.
device-others = Также сохранены: %languages.
device-no-network = Сейчас сайт недоступен.
device-damaged = Файл %file пришел не таким, каким он указан в издании. Он не используется, и сохраненное не изменилось. Попробуйте позже.
device-refused = Сервер не дал файл %file (ответ %status). Сохраненное не изменилось. Попробуйте позже.
device-broken = Соединение прервалось на файле %file. Сохраненное не изменилось. Продолжите, когда будет сеть.
device-full = На устройстве для этого не хватает места. Сохраненное не изменилось. Освободите место и попробуйте снова.
device-busy = В эту минуту на сайте размещается новое издание. Попробуйте через несколько минут.
device-elsewhere = Другая страница этого сайта сейчас загружает или удаляет издание.
device-failed = Браузер отказал: %reason
device-missing = Эта страница не сохранена на этом устройстве, а сайт сейчас недоступен: %file.
device-try = Попробовать снова

# The page on which a practice is proposed.
propose = Предложить практику
propose-intro = У вас есть опыт, на котором могут научиться другие, или вы прочитали о таком опыте. Заполните эту форму. Она создаст файл, который нужен редакции, и покажет, как будет выглядеть страница. Для этого не нужны ни git, ни сеть.
propose-noscript = Для этой формы нужен JavaScript, который здесь отключен. Напишите текст в любой другой программе и отправьте его тем, кто дал вам этот экземпляр.
propose-needed = (обязательно)
propose-look = Чего не хватает?
propose-start = Коротко о практике
propose-lang = Язык вашего текста
propose-title = Название
propose-title-help = Указание без точки в конце: что следует сделать другим?
propose-summary = Краткое изложение
propose-summary-help = Что было сделано, где, кем и что из этого вышло. Пишите простыми словами; цифры приводите, только если без них нельзя.
propose-sections = Текст
propose-sections-help = Расскажите, что произошло на самом деле, в том числе что не удалось. Пишите короткими предложениями и своими словами. Называйте организации, а не людей.
propose-signs = Как писать списки, ссылки на источники и слова жирным шрифтом
propose-signs-paragraph = После пустой строки начинается новый абзац.
propose-signs-list = Строка, которая начинается с «1.» или «-», — это пункт списка. Если перед ней стоят пробелы, она относится к пункту выше.
propose-signs-source = [1] указывает на ваш первый источник. Рядом с каждой цифрой в разделе «Результаты и подтверждения» нужен такой номер.
propose-signs-bold = Две звездочки с каждой стороны выделяют слова **жирным шрифтом**. Веб-адрес становится ссылкой автоматически.
propose-signs-table = Таблицы, списки и слова жирным шрифтом можно вставить из текстового редактора.
propose-sources-help = От одного до десяти документов, которые могут прочитать другие. Номера идут по порядку: первый документ — это [1].
propose-source-title = Название документа
propose-source-title-help = Как в самом документе.
propose-source-publisher = Издатель
propose-source-publisher-help = Организация, журнал или газета, опубликовавшие документ.
propose-source-url = Веб-адрес
propose-source-url-help = Откройте документ в браузере и скопируйте адрес целиком.
propose-source-year = Год
propose-source-year-help = Если он указан в документе.
propose-source-accessed = Когда вы его прочитали
propose-source-kind = Вид
propose-source-primary = Первичный: текст самой организации, закон, стандарт, исследование
propose-source-secondary = Вторичный: рассказ других, например прессы
propose-source-language = Язык документа
propose-more-source = Добавить источник
propose-out = Убрать
propose-up = Переместить выше
propose-about = О практике
propose-domain = Основная область применения
propose-domain-second = Вторая область применения
propose-domain-third = Третья область применения
propose-global = Она относится не к отдельной стране, а ко всему миру
propose-more-place = Добавить страну
propose-period-start = Первый год
propose-period-start-help = Четыре цифры.
propose-period-end = Последний год
propose-period-end-help = Четыре цифры.
propose-period-ongoing = Продолжается до сих пор
propose-origin = Чья это практика
propose-origin-help = Организация, которая ее осуществила.
propose-contributor = Кто о ней рассказывает
propose-contributor-help = Организация, которая пишет этот текст.
propose-organisation = Организация
propose-same = Та же организация
propose-organisation-new = Другая организация, которая описана здесь
propose-organisation-new-help = Для нее будет создан отдельный небольшой файл.
propose-organisation-name = Ее название на языке вашего текста
propose-organisation-name-help = Полное название, как его пишет сама организация.
propose-organisation-name-default = Ее название на основном языке этого сайта
propose-organisation-name-default-help = Официальное название на этом языке, а если его нет — ваш перевод.
propose-organisation-url = Ее веб-сайт
propose-organisation-url-help = Адрес целиком. Если сайта нет, оставьте поле пустым.
propose-slug-organisation = Имя ее файла
propose-slug = Имя папки практики
propose-slug-summary = Имя папки
propose-slug-help = Строчные латинские буквы, цифры и дефисы. Имя составляется по названию; если название написано не латинскими буквами, введите имя сами.
propose-slug-organisation-help = Строчные латинские буквы, цифры и дефисы. Составляется по названию организации; если оно написано не латинскими буквами, введите имя файла сами.
propose-more = Дополнительные сведения, если они вам известны
propose-more-help = Все эти поля необязательные. Каждый ответ помогает кому-то решить, подходит ли ему эта практика.
propose-results-help = Каждый результат — это строка таблицы в начале страницы. Приведите цифру, которая есть в источнике.
propose-result = Результат
propose-result-what = Показатель
propose-result-what-help = Например: время до восстановления работы насоса.
propose-result-before = До применения или без него
propose-result-before-help = Цифра.
propose-result-after = После применения или с ним
propose-result-after-help = Цифра.
propose-result-unit = Единица измерения
propose-result-unit-help = Например: дней.
propose-result-when = Когда
propose-result-when-help = Например: 2014–2015 годы.
propose-result-where = Где
propose-result-where-help = Страна, город или район.
propose-result-method = Как измерено
propose-result-method-help = Например: данные датчиков в сравнении с двумя другими службами.
propose-more-result = Добавить результат
propose-topics = Не более шести тем
propose-technology = Связь, электропитание и стандарты
propose-standard = Стандарт
propose-more-standard = Добавить стандарт
propose-size = Масштаб, стоимость и трудоемкость
propose-scale-count = Сколько
propose-scale-count-help = Число.
propose-scale-unit = Чего
propose-scale-unit-help = Например: насосов с датчиком.
propose-scale-as-of = В каком году
propose-scale-as-of-help = Год, к которому относится это число.
propose-cost-help = Укажите сумму, если она вам известна, а если нет — ее порядок в долларах США.
propose-cost-amount = Сумма
propose-cost-amount-help = Число.
propose-cost-band = Порядок суммы
propose-cost-currency = Валюта
propose-cost-currency-help = Три буквы, например USD или KES.
propose-cost-year = Год
propose-cost-year-help = Четыре цифры.
propose-cost-covers = На что идет эта сумма
propose-cost-covers-help = Например: датчики и два года обслуживания в одном районе.
propose-effort-skills = Навыки
propose-effort-skills-help = По одному в строке.
propose-partner = Партнер
propose-partner-name = Название организации
propose-partner-name-help = Не указывайте имена людей.
propose-partner-support = Оказанная поддержка
propose-more-partner = Добавить партнера
propose-workshop-exercise = Упражнение
propose-workshop-exercise-help = Что группы могут сделать на семинаре, чтобы опробовать идею.
propose-workshop-minutes = Продолжительность в минутах
propose-workshop-minutes-help = От 5 до 480.
propose-workshop-needs = Что понадобится
propose-workshop-needs-help = По одному предмету в строке.
propose-licence = Лицензия
propose-licence-help = Другие могут распространять и изменять текст, если назовут источник. Здесь обычно используется CC-BY-4.0.
propose-promise-give = У меня есть право распространять этот текст на условиях этой лицензии.
propose-promise-words = Текст написан моими словами. На чужие тексты даны ссылки; сами они не переписаны.
propose-promise-people = В тексте нет данных, по которым можно узнать человека.
propose-promise-editing = Я даю согласие на то, чтобы редакция изменяла и переводила текст.
propose-shown = Предварительный просмотр страницы
propose-send = Отправка
propose-missing = Осталось сделать
propose-done = Все готово
propose-done-help = Сохраните файл или все файлы, если их несколько, и отправьте редакции этого сайта или тем, кто дал вам этот экземпляр. В pull request каждый файл помещают по пути, который указан над ним.
propose-mail = Скопировать все для электронного письма
propose-mail-open = Написать электронное письмо
propose-pictures = У вас есть изображения? Отправьте их вместе с файлом и коротко укажите, что на каждом из них показано, кто его сделал и по какой лицензии оно распространяется.
propose-work = Продолжить позже или на другом устройстве
propose-work-help = Все, что вы вводите, остается на этом устройстве. Чтобы продолжить на другом, сохраните работу в файл и откройте его там в этой форме.
propose-save-work = Сохранить мою работу
propose-open-work = Открыть сохраненную работу:
propose-anew = Начать описание новой практики
# What its script says. %1, %2 and %3 stand for what is filled in.
proposal-choose = Выберите
proposal-need = Заполните это поле.
proposal-one-of = Укажите либо сумму, либо ее порядок, но не то и другое.
proposal-too-long = Слишком длинно. Знаков: %1; допускается не более %2.
proposal-too-many = Слишком много ответов. Допускается не более %1.
proposal-twice = Это указано дважды.
proposal-at-least = Число слишком мало. Допускается не менее %1.
proposal-at-most = Число слишком велико. Допускается не более %1.
proposal-no-day = Такой даты нет в календаре.
proposal-no-number = Напишите число цифрами.
proposal-address = Этот адрес никуда не ведет. Откройте страницу в браузере и скопируйте адрес целиком, начиная с «https://».
proposal-currency = Укажите трехбуквенный код валюты, например USD или KES.
proposal-wrong = Здесь это использовать нельзя.
proposal-words-few = Слишком коротко. Слов: %1; нужно не менее %2 и не более %3.
proposal-words-many = Слишком длинно. Слов: %1; нужно не менее %2 и не более %3.
proposal-markup = Этот текст будет показан так, как написан: уберите звездочки, скобки и теги.
proposal-lost = Там, где стоит знак замены (�), потерялась буква. Напишите ее снова.
proposal-stop = Название — не предложение: уберите точку в конце.
proposal-year = Укажите год от %1 до %2.
proposal-order = Последний год раньше первого.
proposal-future = Эта дата еще не наступила.
proposal-good = Для стадии «Хорошая» нужна вторая страна или источники двух издателей. Добавьте то или другое либо выберите «Перспективная».
proposal-institutionalised = Для стадии «Институционализированная» нужен первичный источник: сам закон, стандарт или бюджет. Добавьте его или выберите более раннюю стадию.
proposal-secondary = Все источники вторичные. Есть ли источник от самой организации?
proposal-risks = Слишком коротко. Слов: %1; нужно не менее %2. Подумайте о безопасности, конфиденциальности частной жизни, людях, оставшихся в стороне, и окружающей среде.
proposal-link = Этот адрес никуда не ведет: %1
proposal-bare = Адрес %1 стоит в тексте как есть. Дайте ему название: [название](адрес).
proposal-no-source = В тексте есть ссылка [%1], но источника с таким номером нет.
proposal-personal = Здесь указан адрес электронной почты. Не приводите адреса людей.
proposal-figure = Рядом с цифрой нет источника: «%1». Напишите после нее номер источника, например [1], или уберите цифру.
proposal-steps = Запишите шаги нумерованным списком: «1.», «2.», «3.», каждый с новой строки.
proposal-whole = Весь текст слишком длинный. Слов: %1; допускается не более %2. Сократите его или разделите на две практики.
proposal-uncited = В тексте нет ссылки на этот источник. Напишите [%1] там, где он служит подтверждением.
proposal-slug = Напишите имя строчными латинскими буквами, от двух до восьми слов с дефисами между ними, например: repair-pumps-first
proposal-slug-taken = Это имя уже есть у практики %1. Выберите другое.
proposal-title-taken = Такое название уже есть у практики %1. В ней говорится о том же? Тогда сообщите редакции, что нового.
proposal-title-near = У практики %1 почти такое же название: «%2». Сначала прочитайте ее. Напишите, чем отличается ваша.
proposal-slug-organisation = Напишите имя строчными латинскими буквами, с дефисами между словами, например: ministry-of-water
proposal-slug-known = Организация с таким именем файла уже есть. Выберите ее из списка или дайте другое имя.
proposal-promise = Без этого предложение не может быть принято.
proposal-source-gone = Источник %1 убран. Там, где на него была ссылка, теперь стоит [?].
proposal-out-sure = Удалить «%1» и все, что там написано?
proposal-untitled = Ваша практика
proposal-state-done = Все готово.
proposal-state-missing = Осталось сделать: %1
proposal-words = Слов: %1 (%2–%3)
proposal-letters = Знаков: %1 (не более %2)
proposal-download = Сохранить файл
proposal-copy = Скопировать текст
proposal-host = Открыть форму репозитория для нового файла
proposal-host-paste = Текст скопирован. На странице, которая откроется, вставьте его в большое поле.
proposal-see-file = Показать файл
proposal-mail-subject = Предложение практики: %1
proposal-mail-body = Предлагаю практику (см. вложение): %1
proposal-saved = Сохранено: %1
proposal-copied = Скопировано.
proposal-not-copied = Этот браузер не разрешает странице копировать. Откройте «Показать файл», выделите все и скопируйте сами.
proposal-kept = Все, что вы вводите, хранится на этом устройстве.
proposal-not-kept = Этот браузер ничего не хранит для этой страницы. Прежде чем закрыть ее, сохраните работу в файл.
proposal-anew-sure = Начать описание новой практики? Все, что сейчас есть в форме, пропадет, если вы не сохранили свою работу.
proposal-anew-done = Форма пуста.
proposal-opened = Открыто: %1
proposal-not-opened = В файле %1 нет работы, сохраненной из этой формы.
proposal-elsewhere = Эту форму изменили в другом окне. Чтобы увидеть изменения, загрузите страницу снова; то, что вы введете здесь, заменит их.
