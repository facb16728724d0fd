# Textos de la interfaz en español. Los marcadores de posición van entre llaves; no cambie sus nombres.

skip = Ir al texto
menu-label = Menú principal
foot-label = Más páginas
menu-home = Inicio
menu-practices = Prácticas
menu-domains = Ámbitos
menu-topics = Temas
menu-places = Lugares
menu-organisations = Organizaciones
menu-stages = Etapas
menu-standards = Normas
menu-sdgs = Objetivos de Desarrollo Sostenible
menu-a-z = A-Z
menu-new = Novedades
scheme-light = Modo claro
scheme-dark = Modo oscuro
disclaimer = Esto no es un documento de la UIT. Nada de lo que figura aquí habla en nombre de la UIT ni de ninguna de las organizaciones descritas.
licence-line = Texto bajo la licencia
made-with = Hecho con

home-numbers = { $practices ->
    [one] Una práctica
    [many] { $practices } prácticas
   *[other] { $practices } prácticas
} sobre la labor de { $organisations ->
    [one] una organización
    [many] { $organisations } organizaciones
   *[other] { $organisations } organizaciones
} en { $places ->
    [one] un país
    [many] { $places } países
   *[other] { $places } países
}.
home-all = { $count ->
    [one] Ver la única práctica
    [many] Ver las { $count } prácticas
   *[other] Ver las { $count } prácticas
}
home-domains = Buscar una práctica por ámbito
home-newest = Prácticas nuevas y revisadas
edition-line = Edición { $id }, { $date }.
count-practices = { $count ->
    [0] Todavía no hay prácticas
    [one] Una práctica
    [many] { $count } prácticas
   *[other] { $count } prácticas
}
no-practices = Todavía no se ha publicado aquí ninguna práctica.

intro-practices = { $count ->
    [one] Una práctica, en una página que se imprime bien.
    [many] Las { $count } prácticas, cada una en una página que se imprime bien.
   *[other] Las { $count } prácticas, cada una en una página que se imprime bien.
}
intro-domains = Esferas de la vida en que se probaron las prácticas.
intro-topics = Cuestiones que se plantean en todos los ámbitos.
intro-places = Dónde se llevaron a cabo las prácticas, por región de la UIT.
intro-place-global = Prácticas que no están vinculadas a un país.
intro-organisations = Organismos cuya experiencia se describe aquí, y quienes la pusieron por escrito.
intro-stages = Hasta dónde ha llegado una práctica.
intro-standards = Normas que las prácticas citan, y otras que pueden citar.
intro-sdgs = Los objetivos de las Naciones Unidas a los que contribuyen las prácticas.
intro-a-z = Todas las prácticas por título.
intro-new = Lo que se añadió, se revisó o se retiró, empezando por lo más reciente.
place-global = El mundo entero
place-count = { $count ->
    [one] Un país
    [many] { $count } países
   *[other] { $count } países
}
place-other = Otros lugares
provenance = De dónde procede esta lista
as-of = Situación al { $date }.
letters-label = Letras

filter-label = Elegir prácticas
filter-all = Cualquiera
filter-reset = Mostrar todo
filter-domain = Ámbito
filter-region = Región
filter-stage = Etapa
filter-shown = { $count ->
    [one] Se muestra una práctica.
    [many] Se muestran { $count } prácticas.
   *[other] Se muestran { $count } prácticas.
}
filter-many = Se muestran % prácticas.
filter-none = Ninguna práctica corresponde a esta selección. Vuelva a poner un campo en «Cualquiera».

organisation-kind = Tipo
organisation-country = País
organisation-url = Sitio web
organisation-membership = Categoría de miembro de la UIT
organisation-own = Sus prácticas
organisation-written = Prácticas que puso por escrito
checked-on = comprobado el { $date }
standard-edition = Edición
standard-aliases = También conocida como
standard-url = Dirección
standard-withdrawn = retirada
standard-cited = Prácticas que la citan
standards-cited = Citadas por prácticas de este sitio
body-csa = Connectivity Standards Alliance
body-etsi = ETSI
body-iec = IEC
body-ietf = IETF
body-iso = ISO
body-iso-iec = ISO/IEC
body-itu-r = UIT-R
body-itu-t = UIT-T
body-nist = NIST
body-oasis = OASIS
body-w3c = W3C
# What the numbers of a body begin with, where languages differ.
prefix-itu-r = UIT-R
prefix-itu-t = UIT-T

facts = De un vistazo
fact-stage = Etapa
fact-origin = Origen
fact-places = Lugar
fact-period = Período
fact-scale = Escala
fact-cost = Costo
fact-connectivity = Conectividad
fact-power = Alimentación eléctrica
fact-effort = Esfuerzo
fact-skills = Competencias:
fact-partners = Socios
fact-revision = Revisión
since = desde { $year }
# A closed span of years, and an amount of money with the code of its currency.
period = { $start }-{ $end }
money = { $amount }{" "}{ $code }
toc = En esta página
evidence = Resultados en cifras
evidence-what = Qué
evidence-figure = Cifra
evidence-before = Antes, o sin ella
evidence-after = Después, o con ella
evidence-when = Cuándo y dónde
evidence-how = Cómo se midió
workshop = En un taller
workshop-minutes = { $count ->
    [one] Un minuto.
    [many] { $count } minutos.
   *[other] { $count } minutos.
}
workshop-needs = Se necesita:
goals = Objetivos a los que contribuye
sdg-prefix = Objetivo de Desarrollo Sostenible
wsis-prefix = CMSI, línea de acción
sources = Fuentes
source-label = Fuente
source-primary = Fuente primaria.
source-secondary = Fuente secundaria.
no-date = sin fecha
accessed = Leída el { $date }.
archived = Copia archivada
attribution = Acerca de esta página
attribution-by = Texto:
published-on = Publicado el { $date }.
updated-on = Actualizado el { $date }.
reviewed-on = Revisión: { $by }, { $date }; próxima revisión a más tardar el { $next }.
reviewed-own = Revisado hasta ahora solo por sus autores; próxima revisión a más tardar el { $next }.
translated-by = Traducción: { $by }, { $date }; idioma original: { $language }.
cite-as = Citar como
versions = Idiomas
version-original = original
version-authentic = versión auténtica
version-reviewed = traducción revisada
version-draft = borrador de traducción
version-machine = traducción automática
version-outdated = traducción desactualizada
version-missing = todavía sin traducir
edit-page = Editar esta página
report-problem = Señalar un problema
related = Seguir leyendo
replaces = Sustituye a
replaced-by = Sustituida por
qr-label = Código QR con la dirección de esta página

notice-draft = Esto es un borrador. No se ha revisado.
notice-in-review = Esta práctica se está revisando y puede cambiar.
notice-machine = Este texto es una traducción automática (idioma original: { $language }). Nadie lo ha comprobado todavía.
notice-outdated = El original (idioma: { $language }) ha cambiado desde que se tradujo este texto.
notice-due = Esta página debía revisarse a más tardar el { $date }. Compruebe los datos antes de actuar conforme a ellos.
notice-withdrawn = Esta práctica se ha retirado.
notice-foreign = Todavía no está disponible en su idioma. Idioma del texto que sigue: { $language }.
notice-editorial = El equipo editorial escribió esta página a partir de documentos públicos. No la presentó ni la aprobó la organización descrita: { $origin }.
notice-editorial-sources = Ver las fuentes.
notice-secondary = Todas las fuentes de esta página son relatos de terceros, como la prensa. Tome sus cifras con cautela.
news-new = nueva
news-revised = revisada
news-withdrawn = retirada

moved = Esta página ha cambiado de dirección
not-found = Esta página no está aquí
not-found-help = Puede que la dirección sea incorrecta o que la página haya cambiado de nombre.
site-address = El sitio está en

alert-note = Nota
alert-tip = Consejo
alert-important = Importante
alert-warning = Advertencia
alert-caution = Precaución
notes = Notas
notes-back = Volver al texto desde la nota
task-done = Hecho
task-open = Pendiente

comma = {", "}
stop = {". "}
colon = {": "}
semicolon = {"; "}
space = {" "}
bracket-open = {" ("}
bracket-close = )
# Between the name of a page and that of the site, in the title of a window.
title-separator = {" – "}
language-name = { $code ->
    [ar] árabe
    [zh] chino
   *[en] inglés
    [fr] francés
    [ru] ruso
    [es] español
}
original-line = Original: { $code ->
    [ar] árabe
    [zh] chino
   *[en] inglés
    [fr] francés
    [ru] ruso
    [es] español
}
languages-label = Idiomas
menu-translations = Traducciones
intro-translations = En qué estado se encuentra cada práctica y cada página en los seis idiomas.
translations-practice = Práctica
translations-page = Página
translations-practices = Prácticas
translations-pages = Páginas
translations-legend = «Auténtico»: tiene el mismo valor que el original. «Revisado»: lo ha leído una segunda persona. «Borrador»: obra de una sola persona; «automático»: de un programa. «Desactualizado»: el original ha cambiado desde entonces.
translations-count = { $count } / { $all }
state-original = original
state-authentic = auténtico
state-reviewed = revisado
state-draft = borrador
state-machine = automático
state-outdated = desactualizado
state-missing = –
state-missing-name = aún sin traducir
notice-draft-translation = Esta traducción es un borrador: todavía no la ha leído una segunda persona.
citation = { $by }, «{ $title }», { $symbol }, revisión { $revision }, { $date }

search = Buscar
search-label = Buscar en las prácticas
search-button = Buscar
search-noscript = La búsqueda necesita JavaScript, que aquí está desactivado. Las listas contienen las mismas prácticas.
search-browse = Recorrer las listas
search-count = { $count ->
    [one] { $count } práctica encontrada.
    [many] { $count } de prácticas encontradas.
   *[other] { $count } prácticas encontradas.
}
search-nothing = No se encontró nada.
search-partly = Ninguna práctica contiene todas las palabras. Estas contienen una parte.
search-mended = «{ $typed }» no figura en ninguna parte. Se muestra «{ $taken }».
search-unknown = Ninguna práctica tiene «{ $filter }».
search-elsewhere = Ninguna práctica en español tiene «{ $filter }».
search-goals = Los objetivos van del 1 al 17.
search-meant = Quizá quiso decir:
search-values = Valores posibles:
search-more = Mostrar más
search-others = También en otros idiomas
search-no-others = No hay más resultados en otros idiomas.
search-try = Por separado sí se encuentran:
search-narrow = Acotar
search-newest = Primero las modificadas más recientemente
search-failed = No se puede leer el archivo { $file }.
search-failed-help = Falta una parte de esta copia o está dañada. Copie de nuevo la carpeta entera. Las prácticas se pueden leer igualmente desde las listas.
search-again = Reintentar
search-close = Cerrar
search-all = Todos los resultados
search-keys = ↑ ↓ elegir, Intro abrir, Esc cerrar
search-help = Cómo buscar
search-help-all = Primero aparecen las prácticas que contienen todas sus palabras.
search-example-phrase = "cadena de frío"
search-help-phrase = estas palabras, en este orden
search-example-without = agua -bomba
search-help-without = sin la segunda palabra
search-example-start = rieg*
search-help-start = todas las palabras que empiezan así
search-example-facet = ámbito:salud
search-help-facet = un solo ámbito
search-near = Palabras parecidas:
search-filters = Filtros activos
search-not = sin { $filter }
search-remove = quitar
search-show-all = Mostrar los { $count }
search-places = { $count ->
    [one] Sus palabras figuran en { $count } lugar.
    [many] Sus palabras figuran en { $count } de lugares.
   *[other] Sus palabras figuran en { $count } lugares.
}
search-previous = Anterior
search-next = Siguiente
search-unmark = Quitar el resaltado
facet-domain = Ámbito
facet-stage = Etapa
facet-region = Región
facet-topic = Tema
facet-place = País
facet-origin = Organización
facet-kind = Tipo de organización
facet-sdg = Objetivo de Desarrollo Sostenible
facet-standard = Norma
facet-connectivity = Conectividad
facet-power = Alimentación eléctrica
facet-effort = Esfuerzo

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
bundle-chosen = Prácticas elegidas
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
basket = Cesta
basket-add = Añadir a la cesta
basket-remove = En la cesta: quitar
basket-intro = Prácticas que usted elige para un taller o para sí. Desde aquí puede imprimirlas o hacer con ellas un libro.
basket-empty = La cesta está vacía. «Añadir a la cesta» figura en cada práctica y en cada lista.
basket-kept = La cesta se guarda en este navegador, en este dispositivo, y en ningún otro lugar.
basket-visit = Este navegador no guarda nada: la cesta dura mientras esta pestaña esté abierta.
basket-noscript = La cesta necesita JavaScript, que aquí está desactivado. Las listas muestran las mismas prácticas.
basket-up = Subir
basket-down = Bajar
basket-out = Quitar
basket-keys = Alt con ↑ o ↓ también mueve una práctica, igual que arrastrarla.
basket-clear = Vaciar la cesta
basket-undo = Deshacer
basket-missing = Esta práctica no está en esta copia de la recopilación.
basket-place = lugar %
basket-print = Imprimir desde el navegador
basket-print-help = Un solo documento con índice y cada práctica en una página nueva.
basket-print-button = Imprimir la cesta
basket-loading = Se están leyendo las prácticas.
basket-printed = El documento está listo para imprimir.
basket-failed = No se puede leer el archivo %. Copie de nuevo toda la carpeta.
basket-event = Taller
basket-event-help = Estos textos figuran en la portada. Un texto que quede vacío se toma de otro idioma.
basket-languages = Idiomas del libro
basket-title = Título
basket-where = Lugar
basket-host = Organizador
basket-start = Primer día
basket-end = Último día
basket-paper = Papel
basket-recipe = Receta de un libro
basket-recipe-help = Un libro con números de página se hace a partir de una receta. Ponga el archivo en la carpeta content/bundles de la recopilación o use la orden.
basket-export = Guardar la receta en un archivo
basket-import = Abrir una receta
basket-command = Orden que hace el libro
basket-share = Compartir
basket-share-help = A quien abra esta dirección se le pregunta si desea tomar estas prácticas.
basket-copy = Copiar
basket-copied = Copiado.
basket-copy-self = Seleccionado. Cópielo con Ctrl y C.
basket-offer = Prácticas que se le ofrecen: %
basket-offer-add = Añadirlas a la cesta
basket-offer-replace = Ponerlas en lugar de la cesta
basket-offer-refuse = Dejarlas
basket-event-left-out = El taller no figura en el archivo: necesita un lugar, un primer día y un organizador.
basket-title-needed = Dé primero un título al libro.
basket-none-chosen = Elija primero prácticas.
basket-unread = Este archivo no se puede leer como receta. Línea %
basket-unknown = No están en esta copia de la recopilación: %
basket-not-kept = La cesta no conserva estas partes del archivo: %
