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
still-missing = por completar
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
start-open = Abrir el sitio en español
start-whole = Esta carpeta es un sitio completo. No necesita red ni instalación: un navegador lo abre desde una memoria USB, un ordenador o un teléfono.
start-copy = Mantenga juntos todos los archivos de la carpeta. Para dar el sitio a otras personas, copie la carpeta entera y no archivos sueltos.

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
search-operator = «{ $typed }» no es un operador aquí: se buscan todas las palabras.
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
menu-bundles = Carpetas de taller
intro-bundles = Prácticas elegidas para un taller, reunidas en un libro para imprimir.
bundle-download = Descargar
bundle-book = Libro para los participantes
bundle-facilitator = Libro con notas para el facilitador
bundle-bilingual = Libro bilingüe
bundle-language = { $language }, PDF, { $pages ->
    [one] { $pages } página
    [many] { $pages } de páginas
   *[other] { $pages } páginas
}, { $size }
bundle-screen = Para leer en pantalla
bundle-hand-out = Para repartir
bundle-hand-out-help = Todo en un solo archivo: el libro, los archivos para leer en pantalla y un sitio web de estas prácticas que funciona sin red. Descomprímalo en una memoria USB y abra index.html.
hand-out-intro = Esta carpeta lo contiene todo y funciona sin red. Cópiela entera.
hand-out-site = Estas prácticas como sitio web, con búsqueda
bundle-chosen = Prácticas elegidas
bundle-event = Taller
bundle-practices = Prácticas de esta carpeta
no-bundles = Todavía no hay ninguna carpeta de taller.
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
print-page-of = Página { $page } de { $pages }
print-page-short = pág.
print-table = Tabla
print-as-of = Situación al { $date }
print-days = { $start } – { $end }
print-bundle-id = Carpeta
print-how = Cómo usar este libro
print-how-1 = Cada práctica empieza en una página derecha, de modo que sus hojas pueden separarse y copiarse aparte. Comienza con los datos básicos: dónde y cuándo se llevó a cabo, hasta dónde ha llegado, qué exige y cuánto costó.
print-how-2 = Un número entre corchetes, como [1], remite a la fuente de una afirmación. Las fuentes figuran al final de cada práctica.
print-how-3 = Cada práctica tiene un símbolo, como BP-7K3Q0. Para encontrar la práctica en cualquier copia de la recopilación, busque su símbolo.
print-how-worksheets = En las hojas de trabajo que siguen a las prácticas se pregunta si una práctica funcionaría en su lugar. Complételas en grupos pequeños, a ser posible con personas que conozcan el lugar y otras que conozcan la tecnología.
print-how-feedback = Complete el formulario de evaluación que figura hacia el final del libro. No se pide su nombre.
print-how-copy = Puede copiar este libro, en todo o en parte, con arreglo a las licencias que se indican en «Licencias y autoría».
print-agenda = Programa
print-zone = Huso horario
print-time = Hora
print-what = Actividad
print-contents = Índice
print-overview = Todas las prácticas de un vistazo
print-worksheets = ¿Funcionaría aquí?
print-worksheets-intro = Una página por práctica. Anote lo que sepa y señale lo que falte por averiguar.
print-worksheet = Hoja de trabajo
print-ws-problem = ¿Qué problema ayudaría a resolver aquí? ¿Quién tiene ese problema?
print-ws-differs = ¿En qué se diferencia este lugar de aquel en que se probó?
print-ws-partners = Socios necesarios
print-ws-kit = Equipo mínimo para una prueba
print-ws-cost = Costo: al inicio y cada año
print-ws-risks = Riesgos
print-ws-step = Primer paso
print-ws-who = Quién
print-ws-when = Plazo
print-ws-verdict = ¿Funcionaría aquí?
print-ws-yes = sí
print-ws-changes = con cambios
print-ws-no = no
print-glossary = Glosario
print-standards = Normas citadas
print-licences = Licencias y autoría
print-licence-intro = En el cuadro se indica la licencia de cada práctica. Si copia o modifica una práctica, nombre a sus autores según se muestra en «Citar como» y explique qué ha cambiado.
flowing-licence-intro = Cada práctica indica su licencia al final. Si copia o modifica una práctica, nombre a sus autores según se muestra en «Citar como» y explique qué ha cambiado.
print-symbol = Símbolo
print-cite = Citar como
print-licence = Licencia
print-pictures = Imágenes
print-feedback = Evaluación
print-feedback-intro = Marque una casilla por frase, de 1 (nada de acuerdo) a 5 (muy de acuerdo). No escriba su nombre.
print-fb-1 = Las prácticas responden a los problemas de mi trabajo.
print-fb-2 = Entendí qué exige cada práctica.
print-fb-3 = Puedo poner algo en marcha con lo que aprendí.
print-fb-4 = Los ejercicios me ayudaron.
print-fb-5 = El tiempo se aprovechó bien.
print-fb-6 = ¿Qué práctica probará primero y por qué?
print-fb-7 = ¿Qué faltó o qué estaba mal?
print-fb-8 = ¿De cuál de sus propias prácticas podrían aprender otras personas?
print-attendance = Lista de asistencia
print-attendance-intro = Su dirección de correo electrónico se usará solo si marca la casilla. El organizador conserva esta hoja.
print-at-name = Nombre
print-at-organisation = Organización
print-at-country = País
print-at-sex = Sexo (facult.)
print-at-email = Correo electrónico (facultativo)
print-at-consent = Pueden escribirme
print-at-signature = Firma
print-facilitator = Notas para el facilitador
print-facilitator-intro = En esta parte figuran las prácticas que tienen un ejercicio: qué hacen los grupos, cuánto dura y qué se necesita. Lea antes la práctica y pruebe el ejercicio con lo que tenga.
print-total-minutes = { $count ->
    [one] Duración total de los ejercicios: { $count } minuto.
    [many] Duración total de los ejercicios: { $count } de minutos.
   *[other] Duración total de los ejercicios: { $count } minutos.
}
print-ask-1 = ¿Qué dato de esta práctica le sorprendió?
print-ask-2 = ¿Qué tendría que ser distinto aquí?
print-ask-3 = ¿Quién tendría que dar su acuerdo antes de empezar?
print-no-address = Busque este símbolo en su copia de la recopilación.

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
basket-event-help = Estos textos figuran en la portada. Cada idioma tiene su título; un lugar o un organizador que quede vacío se toma de otro idioma.
basket-languages = Idiomas del libro
basket-title = Título
basket-where = Lugar
basket-host = Organizador
basket-start = Primer día
basket-end = Último día
basket-paper = Papel
basket-recipe = Receta de un libro
basket-recipe-help = Un libro con números de página se hace a partir de una receta. Póngale un título, guarde el archivo en la carpeta content/bundles de la recopilación y ejecute la orden.
basket-export = Guardar la receta en un archivo
basket-import = Abrir una receta
basket-command = Orden que hace el libro
basket-share = Compartir
basket-share-help = A quien abra esta dirección se le pregunta si desea tomar estas prácticas.
basket-share-here = Esta dirección solo lleva a esta computadora. Para pasar la lista, guarde la receta en un archivo: en otra copia de esta colección, «Abrir una receta» la toma.
basket-copy = Copiar
basket-copied = Copiado.
basket-copy-self = Seleccionado. Cópielo con Ctrl y C.
basket-offer = Prácticas que se le ofrecen: %
basket-offer-add = Añadirlas a la cesta
basket-offer-replace = Ponerlas en lugar de la cesta
basket-offer-refuse = Dejarlas
basket-event-left-out = El taller no figura en el archivo: necesita un lugar, un primer día y un organizador.
basket-end-early = El último día es anterior al primero. No se tiene en cuenta.
basket-title-needed = Cada idioma del libro necesita un título. Escríbalo o quite el idioma: %
basket-none-chosen = Elija primero prácticas.
basket-unread = Este archivo no se puede leer como receta. Línea %
basket-no-recipe = Este archivo no es una receta.
basket-none-offered = No hay aquí ninguna práctica que añadir.
basket-unknown = No están en esta copia de la recopilación: %
basket-not-kept = La cesta no conserva estas partes del archivo: %

# La edición sin conexión. En los textos que empiezan por `device`, las palabras con % las rellena el script.
offline = Edición sin conexión
offline-intro = Esta colección puede leerse sin red. Aquí se ve qué edición está leyendo, y puede guardarla en su dispositivo.
offline-file = Está leyendo desde una carpeta, una memoria USB o una tarjeta de memoria. Ya tiene la edición entera en sus manos: no necesita red, y las copias de la carpeta funcionan igual.
offline-none = Este navegador no puede guardar la edición desde esta dirección. Puede hacerlo donde la dirección empieza por https://, en un navegador actual y fuera de una ventana privada. Las páginas se pueden guardar e imprimir igualmente, y una copia de toda la carpeta funciona sin red.
offline-noscript = Para guardar la edición en el navegador hace falta JavaScript, que aquí está desactivado. Una copia de toda la carpeta funciona sin él.
offline-keep = Guardar esta edición en este dispositivo
offline-help = La edición en este idioma se guarda en este navegador: todas sus páginas e imágenes, la búsqueda, la cesta y las carpetas de taller. Después se abre en la misma dirección sin red. El menú del navegador puede ofrecer instalarla como aplicación.
offline-packs = Paquetes para descargar
offline-packs-help = Un paquete es una edición entera en un solo archivo zip. Descomprímalo entero y abra START-HERE.html en su carpeta. Los tiempos valen para una línea que nadie más usa.
offline-pack = Paquete
offline-size = Tamaño
offline-slow = A 64 kbit/s
offline-fast = A 2 Mbit/s
offline-carry = En una memoria USB
offline-carry-help = Copie toda la carpeta del sitio en la memoria, o descomprima en ella un paquete, y abra START-HERE.html. Cada copia está completa y puede copiarse de nuevo.
offline-check = ¿Está entera una copia?
offline-check-help = El programa fieldbook dice qué archivos de una carpeta o de un paquete faltan o están alterados. Con la clave pública de quien lo publica dice también si lo ha firmado:
device-all = Todos los idiomas
device-looking = Buscando la edición más reciente…
device-none = No está guardada en este dispositivo.
device-offer = No está guardada en este dispositivo. Por cargar: %size en %files archivos.
device-keep = Guardar en este dispositivo
device-starts = Cargando. Deje abierta esta página.
device-loading = %came de %size
device-stop = Detener
device-part = La carga se ha detenido: %came de %all están aquí y no se cargarán de nuevo.
device-resume = Seguir cargando
device-discard = Borrar lo que ha llegado
device-kept = Guardada en este dispositivo: edición %edition del %date, %size en %files archivos.
device-newest = Es la edición más reciente.
device-newer = Hay una edición más reciente, del %date. Por cargar: %size en %files archivos. Hasta que todo esté aquí, se conserva la anterior.
device-update = Cargar la edición más reciente
device-lost = Archivos de esta edición que este navegador ha perdido: %files.
device-repair = Cargarlos de nuevo
device-remove = Quitar de este dispositivo
device-removed = Se ha quitado de este dispositivo.
device-weak = El navegador puede borrarla cuando quede poco espacio en el dispositivo.
device-others = También guardadas: %languages.
device-no-network = Ahora no se puede acceder al sitio.
device-damaged = El archivo %file no ha llegado como lo indica la edición. No se usa, y nada de lo guardado ha cambiado. Vuelva a intentarlo más tarde.
device-refused = El servidor no ha dado el archivo %file (respuesta %status). Nada de lo guardado ha cambiado. Vuelva a intentarlo más tarde.
device-broken = Se ha perdido la conexión en el archivo %file. Nada de lo guardado ha cambiado. Siga cuando haya red.
device-full = No hay espacio suficiente para esto en el dispositivo. Nada de lo guardado ha cambiado. Libere espacio y vuelva a intentarlo.
device-busy = En este momento se está publicando una nueva edición. Vuelva a intentarlo dentro de unos minutos.
device-elsewhere = Otra página de este sitio está cargando o quitando una edición en este momento.
device-failed = El navegador se ha negado: %reason
device-missing = Esta página no está guardada en este dispositivo, y ahora no se puede acceder al sitio: %file.
device-try = Intentar de nuevo

# The page on which a practice is proposed.
propose = Proponer una práctica
propose-intro = Ha hecho algo de lo que otros pueden aprender, o ha leído sobre ello. Complete este formulario. Crea el archivo que necesita el equipo editorial y le muestra cómo quedaría la página. No hace falta git ni red.
propose-noscript = Este formulario necesita JavaScript, que aquí está desactivado. Escriba su texto en cualquier otro programa y envíelo a quienes le dieron esta copia.
propose-needed = (obligatorio)
propose-look = ¿Qué falta?
propose-start = La práctica en pocas palabras
propose-lang = Idioma de su texto
propose-title = Título
propose-title-help = Una instrucción, sin punto final: ¿qué deben hacer los demás?
propose-summary = Resumen
propose-summary-help = Qué se hizo, dónde, quién lo hizo y con qué resultado. Palabras sencillas, y cifras solo si hacen falta.
propose-sections = El texto
propose-sections-help = Cuente lo que ocurrió de verdad, también lo que salió mal. Use frases cortas y sus propias palabras. Nombre organizaciones, no personas.
propose-signs = Cómo escribir listas, fuentes y palabras en negrita
propose-signs-paragraph = Tras una línea vacía empieza un párrafo nuevo.
propose-signs-list = Una línea que empieza por «1.» o «-» es un elemento de una lista. Con espacios delante queda dentro del elemento anterior.
propose-signs-source = [1] remite a su primera fuente. Toda cifra que figure en «Resultados y pruebas» necesita al lado uno de esos números.
propose-signs-bold = Dos asteriscos a cada lado ponen palabras en **negrita**. Una dirección web se convierte sola en enlace.
propose-signs-table = Puede pegar tablas, listas y palabras en negrita desde un procesador de textos.
propose-sources-help = De uno a diez documentos que otros puedan leer. Su orden determina su número: el primero es [1].
propose-source-title = Título del documento
propose-source-title-help = Tal como figura en el documento.
propose-source-publisher = Editor
propose-source-publisher-help = La organización, la revista o el periódico que lo publicó.
propose-source-url = Dirección web
propose-source-url-help = Abra el documento en un navegador y copie la dirección completa.
propose-source-year = Año
propose-source-year-help = Si consta en el documento.
propose-source-accessed = Fecha de consulta
propose-source-kind = Tipo
propose-source-primary = Primaria: procede del propio organismo, o es una ley, una norma o un estudio
propose-source-secondary = Secundaria: lo cuentan otros, como la prensa
propose-source-language = Idioma del documento
propose-more-source = Añadir una fuente
propose-out = Quitar
propose-up = Subir
propose-about = Acerca de la práctica
propose-domain = Ámbito principal
propose-domain-second = Segundo ámbito
propose-domain-third = Tercer ámbito
propose-global = No está vinculada a ningún país, sino al mundo entero
propose-more-place = Añadir un país
propose-period-start = Primer año
propose-period-start-help = Cuatro dígitos.
propose-period-end = Último año
propose-period-end-help = Cuatro dígitos.
propose-period-ongoing = Sigue en marcha
propose-origin = De quién es la práctica
propose-origin-help = La organización que la llevó a cabo.
propose-contributor = Quién la cuenta
propose-contributor-help = La organización que escribe este texto.
propose-organisation = Organización
propose-same = La misma organización
propose-organisation-new = Otra organización, que describo aquí
propose-organisation-new-help = Se creará para ella un pequeño archivo aparte.
propose-organisation-name = Su nombre en el idioma de su texto
propose-organisation-name-help = El nombre completo, tal como lo escribe la propia organización.
propose-organisation-name-default = Su nombre en el idioma principal de este sitio
propose-organisation-name-default-help = El nombre oficial en ese idioma, si existe; si no, tradúzcalo usted.
propose-organisation-url = Su sitio web
propose-organisation-url-help = La dirección completa. Deje el campo vacío si no tiene sitio web.
propose-slug-organisation = Nombre de su archivo
propose-slug = Nombre de la carpeta de la práctica
propose-slug-summary = Nombre de la carpeta
propose-slug-help = Letras latinas minúsculas, dígitos y guiones. El nombre se forma a partir del título; escríbalo usted si el título no está en letras latinas.
propose-slug-organisation-help = Letras latinas minúsculas, dígitos y guiones. Se forma a partir del nombre de la organización; escríbalo usted si ese nombre no está en letras latinas.
propose-more = Más datos, si los conoce
propose-more-help = Nada de esto es obligatorio. Cada respuesta ayuda a alguien a decidir si la práctica le conviene.
propose-results-help = Cada resultado es una línea de la tabla que figura al principio de la página. Dé una cifra que conste en la fuente.
propose-result = Resultado
propose-result-what = Qué se midió
propose-result-what-help = Por ejemplo: tiempo hasta que una bomba vuelve a funcionar.
propose-result-before = Antes, o sin ella
propose-result-before-help = Una cifra.
propose-result-after = Después, o con ella
propose-result-after-help = Una cifra.
propose-result-unit = Unidad
propose-result-unit-help = Por ejemplo: días.
propose-result-when = Cuándo
propose-result-when-help = Por ejemplo: de 2014 a 2015.
propose-result-where = Dónde
propose-result-where-help = País, ciudad o distrito.
propose-result-method = Cómo se midió
propose-result-method-help = Por ejemplo: datos de los sensores, comparados con los de otros dos servicios.
propose-more-result = Añadir un resultado
propose-topics = Seis temas como máximo
propose-technology = Conectividad, alimentación eléctrica y normas
propose-standard = Norma
propose-more-standard = Añadir una norma
propose-size = Escala, costo y esfuerzo
propose-scale-count = Cantidad
propose-scale-count-help = Un número.
propose-scale-unit = De qué
propose-scale-unit-help = Por ejemplo: bombas con sensor.
propose-scale-as-of = En qué año
propose-scale-as-of-help = El año al que corresponde el número.
propose-cost-help = Indique el importe si lo conoce; si no, su orden de magnitud en dólares de los Estados Unidos.
propose-cost-amount = Importe
propose-cost-amount-help = Un número.
propose-cost-band = Orden de magnitud
propose-cost-currency = Moneda
propose-cost-currency-help = Tres letras, como USD o KES.
propose-cost-year = Año
propose-cost-year-help = Cuatro dígitos.
propose-cost-covers = Qué cubre el importe
propose-cost-covers-help = Por ejemplo: sensores y dos años de servicio en un distrito.
propose-effort-skills = Competencias
propose-effort-skills-help = Una por línea.
propose-partner = Socio
propose-partner-name = Nombre de la organización
propose-partner-name-help = No ponga nombres de personas.
propose-partner-support = Apoyo prestado
propose-more-partner = Añadir un socio
propose-workshop-exercise = Un ejercicio
propose-workshop-exercise-help = Qué pueden hacer los grupos en un taller para probar la idea.
propose-workshop-minutes = Duración en minutos
propose-workshop-minutes-help = De 5 a 480.
propose-workshop-needs = Qué se necesita
propose-workshop-needs-help = Una cosa por línea.
propose-licence = Licencia
propose-licence-help = Otros pueden difundir y modificar el texto si mencionan la fuente. Aquí lo habitual es CC-BY-4.0.
propose-promise-give = Tengo derecho a difundir este texto bajo esa licencia.
propose-promise-words = Lo he escrito con mis propias palabras. Lo que han escrito otros se cita, no se copia.
propose-promise-people = No contiene datos que permitan reconocer a una persona.
propose-promise-editing = Acepto que el equipo editorial modifique el texto y lo traduzca.
propose-shown = Vista previa de la página
propose-send = Envío
propose-missing = Pendiente
propose-done = No falta nada
propose-done-help = Guarde el archivo, o todos los archivos si son varios. Envíelo todo al equipo editorial de este sitio o a quienes le dieron esta copia. En una «pull request», cada archivo va en la ruta que figura encima de él.
propose-mail = Copiar todo para un correo electrónico
propose-mail-open = Escribir un correo electrónico
propose-pictures = ¿Tiene imágenes? Envíelas con el archivo e indique brevemente qué muestra cada una, quién la hizo y qué licencia tiene.
propose-work = Seguir más tarde, o en otro dispositivo
propose-work-help = Lo que escribe se queda en este dispositivo. Para seguir en otro, guarde su trabajo en un archivo y ábralo allí en este formulario.
propose-save-work = Guardar mi trabajo
propose-open-work = Abrir un trabajo guardado:
propose-anew = Empezar una práctica nueva
# What its script says. %1, %2 and %3 stand for what is filled in.
proposal-choose = Elegir
proposal-need = Complete este campo.
proposal-one-of = Indique el importe o el orden de magnitud, pero no ambos.
proposal-too-long = Demasiado largo. Caracteres: %1; máximo: %2.
proposal-too-many = Demasiadas respuestas. Máximo: %1.
proposal-twice = Esto figura dos veces.
proposal-at-least = Número demasiado pequeño. Mínimo: %1.
proposal-at-most = Número demasiado grande. Máximo: %1.
proposal-no-day = Esta fecha no existe en el calendario.
proposal-no-number = Escriba un número en cifras.
proposal-address = Esta dirección no lleva a ninguna parte. Abra la página en un navegador y copie la dirección completa, desde «https://».
proposal-currency = Escriba el código de tres letras de la moneda, como USD o KES.
proposal-wrong = Esto no se puede usar aquí.
proposal-words-few = Demasiado corto. Palabras: %1; mínimo: %2; máximo: %3.
proposal-words-many = Demasiado largo. Palabras: %1; mínimo: %2; máximo: %3.
proposal-markup = Este texto se mostrará tal como está escrito: quite los asteriscos, los corchetes y las etiquetas.
proposal-lost = Se ha perdido una letra donde figura el signo de sustitución (�). Escríbala de nuevo.
proposal-stop = Un título no es una frase: quite el punto final.
proposal-year = Escriba un año entre %1 y %2.
proposal-order = El último año es anterior al primero.
proposal-future = Esta fecha aún no ha llegado.
proposal-good = La etapa «Buena» exige un segundo país, o fuentes de dos editores. Añada lo uno o lo otro, o elija «Prometedora».
proposal-institutionalised = La etapa «Institucionalizada» exige una fuente primaria: el texto mismo de la ley, la norma o el presupuesto. Añádala, o elija una etapa inferior.
proposal-secondary = Todas las fuentes son secundarias. ¿Hay alguna del propio organismo?
proposal-risks = Demasiado corto. Palabras: %1; mínimo: %2. Piense en la seguridad, la privacidad, las personas excluidas y el medio ambiente.
proposal-link = Esta dirección no lleva a ninguna parte: %1
proposal-bare = La dirección %1 figura tal cual en el texto. Póngale un nombre: [nombre](dirección).
proposal-no-source = Se cita [%1], pero ninguna fuente lleva ese número.
proposal-personal = Aquí figura una dirección de correo electrónico. Omita las direcciones de personas.
proposal-figure = Hay una cifra sin fuente al lado: «%1». Escriba después de ella el número de la fuente, como [1], o quite la cifra.
proposal-steps = Escriba los pasos en una lista numerada: «1.», «2.», «3.», cada uno en su propia línea.
proposal-whole = El texto completo es demasiado largo. Palabras: %1; máximo: %2. Acórtelo, o divídalo en dos prácticas.
proposal-uncited = Nada en el texto remite a esta fuente. Escriba [%1] donde sirva de prueba.
proposal-slug = Escriba un nombre de dos a ocho palabras en letras latinas minúsculas, separadas por guiones, por ejemplo: repair-pumps-first
proposal-slug-taken = La práctica %1 ya tiene este nombre. Elija otro.
proposal-title-taken = La práctica %1 ya tiene este título. ¿Dice lo mismo? En ese caso, indique al equipo editorial qué hay de nuevo.
proposal-title-near = La práctica %1 tiene casi el mismo título: «%2». Léala primero. Diga en qué se diferencia la suya.
proposal-slug-organisation = Escriba un nombre en letras latinas minúsculas, con guiones entre las palabras, por ejemplo: ministry-of-water
proposal-slug-known = Ya existe una organización con este nombre de archivo. Elíjala en la lista, o dé otro nombre.
proposal-promise = Sin esto no se puede aceptar la propuesta.
proposal-source-gone = Se ha quitado la fuente %1. Donde el texto la citaba, ahora figura [?].
proposal-out-sure = ¿Quitar «%1» y todo su contenido?
proposal-untitled = Su práctica
proposal-state-done = No falta nada.
proposal-state-missing = Pendiente: %1
proposal-words = Palabras: %1 (%2-%3)
proposal-letters = Caracteres: %1 (máximo: %2)
proposal-download = Guardar el archivo
proposal-copy = Copiar el texto
proposal-host = Abrir el formulario del repositorio para un archivo nuevo
proposal-host-paste = El texto está copiado. En la página que se abre, péguelo en el campo grande.
proposal-see-file = Ver el archivo
proposal-mail-subject = Propuesta de práctica: %1
proposal-mail-body = Propongo la práctica que adjunto: %1
proposal-saved = Guardado: %1
proposal-copied = Copiado.
proposal-not-copied = Este navegador no permite que la página copie. Abra «Ver el archivo», selecciónelo todo y cópielo usted.
proposal-kept = Lo que escribe se guarda en este dispositivo.
proposal-not-kept = Este navegador no guarda nada de esta página. Guarde su trabajo en un archivo antes de cerrarla.
proposal-anew-sure = ¿Empezar una práctica nueva? Se perderá lo que hay ahora en el formulario, salvo que lo haya guardado.
proposal-anew-done = El formulario está vacío.
proposal-opened = Abierto: %1
proposal-not-opened = %1 no es un trabajo guardado desde este formulario.
proposal-elsewhere = Este formulario se ha modificado en otra ventana. Vuelva a cargar la página para ver los cambios; lo que escriba aquí los sustituye.
