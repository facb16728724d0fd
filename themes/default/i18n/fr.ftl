# Textes de l’interface en français. Les paramètres sont entre accolades ; conserver leurs noms.

skip = Aller au texte
menu-label = Menu principal
foot-label = Autres pages
menu-home = Accueil
menu-practices = Pratiques
menu-domains = Domaines
menu-topics = Thèmes
menu-places = Lieux
menu-organisations = Organisations
menu-stages = Stades
menu-standards = Normes
menu-sdgs = Objectifs de développement durable
menu-a-z = A–Z
menu-new = Nouveautés
scheme-light = Page claire
scheme-dark = Page sombre
disclaimer = Ceci n’est pas un document de l’UIT. Rien de ce qui figure ici n’engage l’UIT ni aucune des organisations décrites.
licence-line = Texte sous licence
made-with = Réalisé avec

home-numbers = { $practices ->
    [one] { $practices } pratique
    [many] { $practices } de pratiques
   *[other] { $practices } pratiques
} sur l’action de { $organisations ->
    [one] { $organisations } organisation
    [many] { $organisations } d’organisations
   *[other] { $organisations } organisations
} dans { $places ->
    [one] { $places } pays
    [many] { $places } de pays
   *[other] { $places } pays
}.
home-all = { $count ->
    [one] Voir toutes les pratiques ({ $count })
    [many] Voir toutes les pratiques ({ $count })
   *[other] Voir les { $count } pratiques
}
home-domains = Trouver une pratique par domaine
home-newest = Pratiques nouvelles et révisées
edition-line = Édition { $id }, { $date }.
count-practices = { $count ->
    [0] Aucune pratique pour le moment
    [one] { $count } pratique
    [many] { $count } de pratiques
   *[other] { $count } pratiques
}
no-practices = Aucune pratique n’a encore été publiée ici.

intro-practices = { $count ->
    [one] { $count } pratique, sur une page faite pour être imprimée.
    [many] Les { $count } de pratiques, chacune sur une page faite pour être imprimée.
   *[other] Les { $count } pratiques, chacune sur une page faite pour être imprimée.
}
intro-domains = Domaines d’activité dans lesquels les pratiques ont été essayées.
intro-topics = Questions qui se posent dans tous les domaines.
intro-places = Lieux où les pratiques ont été mises en œuvre, par région de l’UIT.
intro-place-global = Pratiques qui ne sont pas liées à un pays.
intro-organisations = Organismes dont l’expérience est décrite ici, et ceux qui l’ont consignée.
intro-stages = Degré d’avancement d’une pratique.
intro-standards = Normes que les pratiques citent, et d’autres qu’elles peuvent citer.
intro-sdgs = Objectifs des Nations Unies auxquels les pratiques contribuent.
intro-a-z = Toutes les pratiques, par titre.
intro-new = Ce qui a été ajouté, révisé ou retiré, du plus récent au plus ancien.
place-global = Monde entier
place-count = { $count ->
    [one] { $count } pays
    [many] { $count } de pays
   *[other] { $count } pays
}
place-other = Autres lieux
provenance = D’où vient cette liste
as-of = État au { $date }.
letters-label = Lettres

filter-label = Choisir des pratiques
filter-all = Tout
filter-reset = Tout afficher
filter-domain = Domaine
filter-region = Région
filter-stage = Stade
filter-shown = { $count ->
    [one] { $count } pratique affichée.
    [many] { $count } de pratiques affichées.
   *[other] { $count } pratiques affichées.
}
filter-many = % pratiques affichées.
filter-none = Aucune pratique ne correspond à ce choix. Remettez un champ sur « Tout ».

organisation-kind = Type
organisation-country = Pays
organisation-url = Site web
organisation-membership = Qualité de membre de l’UIT
organisation-own = Ses pratiques
organisation-written = Pratiques qu’elle a rédigées
checked-on = vérification le { $date }
standard-edition = Édition
standard-aliases = Autres désignations
standard-url = Adresse
standard-withdrawn = annulée
standard-cited = Pratiques qui la citent
standards-cited = Citées par des pratiques du site
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

facts = En bref
fact-stage = Stade
fact-origin = Origine
fact-places = Lieu
fact-period = Période
fact-scale = Ampleur
fact-cost = Coût
fact-connectivity = Connectivité
fact-power = Alimentation électrique
fact-effort = Effort
fact-skills = Compétences :
still-missing = à compléter
fact-partners = Partenaires
fact-revision = Révision
since = depuis { $year }
# A closed span of years, and an amount of money with the code of its currency.
period = { $start }–{ $end }
money = { $amount }{" "}{ $code }
toc = Sur cette page
evidence = Résultats chiffrés
evidence-what = Élément mesuré
evidence-figure = Chiffre
evidence-before = Avant, ou sans
evidence-after = Après, ou avec
evidence-when = Date et lieu
evidence-how = Méthode de mesure
workshop = En atelier
workshop-minutes = { $count ->
    [one] { $count } minute.
    [many] { $count } de minutes.
   *[other] { $count } minutes.
}
workshop-needs = À prévoir :
goals = Objectifs auxquels elle contribue
sdg-prefix = Objectif de développement durable
wsis-prefix = Grande orientation du SMSI
sources = Sources
source-label = Source
source-primary = Source primaire.
source-secondary = Source secondaire.
no-date = sans date
accessed = Consultée le { $date }.
archived = Copie archivée
attribution = À propos de cette page
attribution-by = Texte :
published-on = Publiée le { $date }.
updated-on = Mise à jour le { $date }.
reviewed-on = Examen : { $by }, { $date } ; prochain examen au plus tard le { $next }.
reviewed-own = Pas encore examinée par d’autres que ses auteurs ; prochain examen au plus tard le { $next }.
translated-by = Traduction : { $by }, { $date } (langue originale : { $language }).
cite-as = À citer ainsi :
versions = Langues
version-original = texte original
version-authentic = texte faisant foi
version-reviewed = traduction relue
version-draft = projet de traduction
version-machine = traduction automatique
version-outdated = traduction dépassée
version-missing = pas encore de traduction
edit-page = Modifier cette page
report-problem = Signaler un problème
related = À lire ensuite
replaces = Remplace
replaced-by = Remplacée par
qr-label = Code QR avec l’adresse de cette page

notice-draft = Ceci est un projet de texte. Il n’a pas été examiné.
notice-in-review = Cette pratique est en cours d’examen et peut changer.
notice-machine = Ce texte a été traduit automatiquement (langue originale : { $language }). Personne ne l’a encore vérifié.
notice-outdated = L’original (langue : { $language }) a changé depuis la traduction de ce texte.
notice-due = Cette page devait être réexaminée au plus tard le { $date }. Vérifiez-en les faits avant d’agir en conséquence.
notice-withdrawn = Cette pratique a été retirée.
notice-foreign = Pas encore disponible dans votre langue. Langue du texte ci-dessous : { $language }.
notice-editorial = La rédaction a écrit cette page à partir de documents publics. Elle n’a été ni soumise ni approuvée par l’organisation d’origine ({ $origin }).
notice-editorial-sources = Voir les sources.
notice-secondary = Toutes les sources de cette page sont des récits de tiers, tels que la presse. Prenez ses chiffres avec prudence.
news-new = nouvelle
news-revised = révisée
news-withdrawn = retirée

moved = Cette page a été déplacée
not-found = Page introuvable
not-found-help = L’adresse est peut-être erronée, ou la page a changé de nom.
site-address = Adresse du site :
start-open = Ouvrir le site en français
start-whole = Ce dossier est un site complet. Il ne demande ni réseau ni installation : un navigateur l’ouvre depuis une clé USB, un ordinateur ou un téléphone.
start-copy = Gardez ensemble tous les fichiers du dossier. Pour donner le site à d’autres personnes, copiez le dossier entier et non des fichiers isolés.

alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention
notes = Notes
notes-back = Retour au texte depuis la note
task-done = Fait
task-open = À faire

comma = {", "}
stop = {". "}
colon = {" : "}
semicolon = {" ; "}
space = {" "}
bracket-open = {" ("}
bracket-close = )
# Between the name of a page and that of the site, in the title of a window.
title-separator = {" – "}
language-name = { $code ->
    [ar] arabe
    [zh] chinois
   *[en] anglais
    [fr] français
    [ru] russe
    [es] espagnol
}
original-line = Original : { $code ->
    [ar] arabe
    [zh] chinois
   *[en] anglais
    [fr] français
    [ru] russe
    [es] espagnol
}
languages-label = Langues
menu-translations = Traductions
intro-translations = Où en est chaque pratique et chaque page dans les six langues.
translations-practice = Pratique
translations-page = Page
translations-practices = Pratiques
translations-pages = Pages
translations-legend = « Authentique » : fait foi comme l’original. « Relue » : relue par une deuxième personne. « Projet » : traduction faite par une seule personne ; « automatique » : par un programme. « Dépassée » : l’original a changé depuis.
translations-count = { $count } / { $all }
state-original = original
state-authentic = authentique
state-reviewed = relue
state-draft = projet
state-machine = automatique
state-outdated = dépassée
state-missing = –
state-missing-name = pas encore traduite
notice-draft-translation = Cette traduction est un projet : elle n’a pas encore été relue par une deuxième personne.
citation = { $by }, « { $title } », { $symbol }, révision { $revision }, { $date }

search = Rechercher
search-label = Rechercher dans les pratiques
search-button = Rechercher
search-noscript = La recherche a besoin de JavaScript, qui est désactivé ici. Les listes contiennent les mêmes pratiques.
search-browse = Parcourir les listes
search-count = { $count ->
    [one] { $count } pratique trouvée.
    [many] { $count } de pratiques trouvées.
   *[other] { $count } pratiques trouvées.
}
search-nothing = Aucun résultat.
search-partly = Aucune pratique ne contient tous ces mots. Celles-ci en contiennent une partie.
search-operator = « { $typed } » n’est pas un opérateur ici : tous les mots sont recherchés.
search-mended = « { $typed } » ne figure nulle part. Résultats pour « { $taken } ».
search-unknown = Aucune pratique n’a « { $filter } ».
search-elsewhere = Aucune pratique en français n’a « { $filter } ».
search-goals = Les objectifs vont de 1 à 17.
search-meant = Vouliez-vous dire :
search-values = Valeurs possibles :
search-more = Afficher la suite
search-others = Aussi dans les autres langues
search-no-others = Rien de plus dans les autres langues.
search-try = Ces éléments se trouvent séparément :
search-narrow = Préciser
search-newest = Dernières modifications d’abord
search-failed = Impossible de lire le fichier { $file }.
search-failed-help = Une partie de cette copie manque ou est endommagée. Copiez de nouveau le dossier entier. Les pratiques restent lisibles à partir des listes.
search-again = Réessayer
search-close = Fermer
search-all = Tous les résultats
search-keys = ↑ ↓ choisir, Entrée ouvrir, Échap fermer
search-help = Comment chercher
search-help-all = Les pratiques qui contiennent tous vos mots viennent d’abord.
search-example-phrase = "chaîne du froid"
search-help-phrase = ces mots, dans cet ordre
search-example-without = eau -pompe
search-help-without = sans le second mot
search-example-start = irrig*
search-help-start = tous les mots qui commencent ainsi
search-example-facet = domaine:santé
search-help-facet = un seul domaine
search-near = Mots proches :
search-filters = Filtres actifs
search-not = sans { $filter }
search-remove = retirer
search-show-all = Tout afficher ({ $count })
search-places = { $count ->
    [one] Vos mots figurent à { $count } endroit.
    [many] Vos mots figurent à { $count } d’endroits.
   *[other] Vos mots figurent à { $count } endroits.
}
search-previous = Précédent
search-next = Suivant
search-unmark = Retirer le surlignage
facet-domain = Domaine
facet-stage = Stade
facet-region = Région
facet-topic = Thème
facet-place = Pays
facet-origin = Organisation
facet-kind = Type d’organisation
facet-sdg = Objectif de développement durable
facet-standard = Norme
facet-connectivity = Connectivité
facet-power = Alimentation électrique
facet-effort = Effort

# Workshop bundles: their pages and what is printed in them.
menu-bundles = Dossiers d’atelier
intro-bundles = Des pratiques choisies pour un atelier, réunies dans un livret à imprimer.
bundle-download = Télécharger
bundle-book = Livret des participants
bundle-facilitator = Livret avec notes pour l’animateur
bundle-bilingual = Livret bilingue
bundle-language = { $language }, PDF, { $pages ->
    [one] { $pages } page
    [many] { $pages } de pages
   *[other] { $pages } pages
}, { $size }
bundle-screen = À lire à l’écran
bundle-hand-out = À distribuer
bundle-hand-out-help = Tout en un seul fichier : le livret, les fichiers à lire à l’écran et un site de ces pratiques qui fonctionne sans réseau. Décompressez-le sur une clé USB et ouvrez index.html.
hand-out-intro = Ce dossier contient tout et fonctionne sans réseau. Copiez-le en entier.
hand-out-site = Ces pratiques sous forme de site, avec recherche
bundle-chosen = Pratiques choisies
bundle-event = Atelier
bundle-practices = Pratiques de ce dossier
no-bundles = Il n’y a pas encore de dossier d’atelier.
size-kilobytes = { $size } ko
size-megabytes = { $size } Mo
print-page-of = Page { $page } sur { $pages }
print-page-short = p.
print-table = Tableau
print-as-of = État au { $date }
print-days = { $start } – { $end }
print-bundle-id = Dossier
print-how = Comment utiliser ce livret
print-how-1 = Chaque pratique commence sur une page de droite : ses feuilles peuvent ainsi être détachées et copiées à part. Elle s’ouvre sur l’essentiel : où et quand elle a été mise en œuvre, son degré d’avancement, ce qu’elle demande et ce qu’elle a coûté.
print-how-2 = Un numéro entre crochets, tel que [1], renvoie à la source d’une affirmation. Les sources figurent à la fin de chaque pratique.
print-how-3 = Chaque pratique porte une cote, telle que BP-7K3Q0. Pour retrouver la pratique dans n’importe quel exemplaire du recueil, cherchez sa cote.
print-how-worksheets = Les fiches de travail placées après les pratiques demandent si une pratique conviendrait chez vous. Remplissez-les en petits groupes, si possible avec des personnes qui connaissent le lieu et d’autres qui connaissent la technique.
print-how-feedback = Veuillez remplir le questionnaire d’évaluation qui se trouve vers la fin du livret. Votre nom n’y est pas demandé.
print-how-copy = Vous pouvez copier ce livret, en tout ou en partie, aux conditions des licences indiquées sous « Licences et auteurs ».
print-agenda = Programme
print-zone = Fuseau horaire
print-time = Heure
print-what = Activité
print-contents = Table des matières
print-overview = Vue d’ensemble des pratiques
print-worksheets = Cela conviendrait-il ici ?
print-worksheets-intro = Une page par pratique. Notez ce que vous savez et signalez ce qui reste à vérifier.
print-worksheet = Fiche de travail
print-ws-problem = Quel problème aiderait-elle à résoudre ici ? Qui a ce problème ?
print-ws-differs = En quoi la situation diffère-t-elle ici de celle du lieu où la pratique a été essayée ?
print-ws-partners = Partenaires nécessaires
print-ws-kit = Matériel minimal pour un essai
print-ws-cost = Coût : au départ, puis par an
print-ws-risks = Risques
print-ws-step = Première étape
print-ws-who = Qui
print-ws-when = Échéance
print-ws-verdict = Cela conviendrait-il ici ?
print-ws-yes = oui
print-ws-changes = avec des changements
print-ws-no = non
print-glossary = Glossaire
print-standards = Normes citées
print-licences = Licences et auteurs
print-licence-intro = Le tableau indique la licence de chaque pratique. Si vous copiez ou modifiez une pratique, nommez ses auteurs comme indiqué sous « À citer ainsi » et précisez ce que vous avez changé.
flowing-licence-intro = Chaque pratique indique sa licence à la fin. Si vous copiez ou modifiez une pratique, nommez ses auteurs comme indiqué sous « À citer ainsi » et précisez ce que vous avez changé.
print-symbol = Cote
print-cite = À citer ainsi
print-licence = Licence
print-pictures = Images
print-feedback = Évaluation
print-feedback-intro = Veuillez cocher une case par phrase, de 1 (pas du tout d’accord) à 5 (tout à fait d’accord). N’inscrivez pas votre nom.
print-fb-1 = Les pratiques répondent aux problèmes de mon travail.
print-fb-2 = J’ai compris ce que demande chaque pratique.
print-fb-3 = Je peux entreprendre quelque chose avec ce que j’ai appris.
print-fb-4 = Les exercices m’ont été utiles.
print-fb-5 = Le temps a été bien employé.
print-fb-6 = Quelle pratique essaierez-vous en premier, et pourquoi ?
print-fb-7 = Qu’est-ce qui manquait ou était erroné ?
print-fb-8 = De laquelle de vos propres pratiques d’autres pourraient-ils tirer des enseignements ?
print-attendance = Liste de présence
print-attendance-intro = Votre adresse électronique ne sera utilisée que si vous cochez la case. L’organisateur conserve cette feuille.
print-at-name = Nom
print-at-organisation = Organisation
print-at-country = Pays
print-at-sex = Sexe (facult.)
print-at-email = Courriel (facultatif)
print-at-consent = On peut m’écrire
print-at-signature = Signature
print-facilitator = Notes pour l’animateur
print-facilitator-intro = Cette partie présente les pratiques assorties d’un exercice : ce que font les groupes, la durée et ce qu’il faut prévoir. Lisez la pratique à l’avance et essayez l’exercice avec ce dont vous disposez.
print-total-minutes = { $count ->
    [one] Durée totale des exercices : { $count } minute.
    [many] Durée totale des exercices : { $count } de minutes.
   *[other] Durée totale des exercices : { $count } minutes.
}
print-ask-1 = Quel aspect de cette pratique vous a surpris ?
print-ask-2 = Que faudrait-il faire autrement ici ?
print-ask-3 = Quels accords faudrait-il obtenir avant de commencer ?
print-no-address = Cherchez cette cote dans votre exemplaire du recueil.

# The basket: % stands for what its script puts in.
basket = Panier
basket-add = Ajouter au panier
basket-remove = Dans le panier : retirer
basket-intro = Pratiques que vous choisissez pour un atelier ou pour vous-même. Vous pouvez les imprimer d’ici ou en faire un livre.
basket-empty = Le panier est vide. « Ajouter au panier » se trouve sur chaque pratique et dans chaque liste.
basket-kept = Le panier est conservé dans ce navigateur, sur cet appareil, et nulle part ailleurs.
basket-visit = Ce navigateur ne conserve rien : le panier dure tant que cet onglet est ouvert.
basket-noscript = Le panier a besoin de JavaScript, qui est désactivé ici. Les listes montrent les mêmes pratiques.
basket-up = Monter
basket-down = Descendre
basket-out = Retirer
basket-keys = Alt avec ↑ ou ↓ déplace aussi une pratique, de même que la souris.
basket-clear = Vider le panier
basket-undo = Annuler
basket-missing = Cette pratique n’est pas dans cette copie du recueil.
basket-place = place %
basket-print = Imprimer depuis le navigateur
basket-print-help = Un seul document avec une table des matières, chaque pratique sur une nouvelle page.
basket-print-button = Imprimer le panier
basket-loading = Lecture des pratiques en cours.
basket-printed = Le document est prêt à être imprimé.
basket-failed = Impossible de lire le fichier %. Copiez à nouveau tout le dossier.
basket-event = Atelier
basket-event-help = Ces textes figurent sur la couverture. Chaque langue a son titre ; un lieu ou un organisateur laissé vide est repris d’une autre langue.
basket-languages = Langues du livre
basket-title = Titre
basket-where = Lieu
basket-host = Organisateur
basket-start = Premier jour
basket-end = Dernier jour
basket-paper = Papier
basket-recipe = Recette d’un livre
basket-recipe-help = Un livre avec numéros de page est fait à partir d’une recette. Donnez-lui un titre, enregistrez le fichier dans le dossier content/bundles du recueil, puis lancez la commande.
basket-export = Enregistrer la recette dans un fichier
basket-import = Ouvrir une recette
basket-command = Commande qui fait le livre
basket-share = Partager
basket-share-help = Qui ouvre cette adresse est invité à reprendre ces pratiques.
basket-share-here = Cette adresse ne mène qu’à cet ordinateur. Pour transmettre la liste, enregistrez la recette dans un fichier : dans une autre copie de ce recueil, « Ouvrir une recette » la reprend.
basket-copy = Copier
basket-copied = Copié.
basket-copy-self = Sélectionné. Copiez avec Ctrl et C.
basket-offer = Pratiques qui vous sont proposées : %
basket-offer-add = Les ajouter au panier
basket-offer-replace = Les mettre à la place du panier
basket-offer-refuse = Les laisser
basket-event-left-out = L’atelier ne figure pas dans le fichier : il faut un lieu, un premier jour et un organisateur.
basket-end-early = Le dernier jour précède le premier. Il est laissé de côté.
basket-title-needed = Chaque langue du livre a besoin d’un titre. Écrivez-le ou retirez la langue : %
basket-none-chosen = Choisissez d’abord des pratiques.
basket-unread = Ce fichier ne peut pas être lu comme recette. Ligne %
basket-no-recipe = Ce fichier n’est pas une recette.
basket-none-offered = Aucune pratique à ajouter ici.
basket-unknown = Absentes de cette copie du recueil : %
basket-not-kept = Le panier ne conserve pas ces parties du fichier : %

# L’édition hors ligne. Dans les textes qui commencent par `device`, les mots avec % sont remplacés par le script.
offline = Édition hors ligne
offline-intro = Ce recueil peut se lire sans réseau. Vous voyez ici quelle édition vous lisez, et pouvez la garder sur votre appareil.
offline-file = Vous lisez depuis un dossier, une clé ou une carte mémoire. L’édition entière est déjà entre vos mains : elle n’a besoin d’aucun réseau, et les copies du dossier fonctionnent de même.
offline-none = Ce navigateur ne peut pas garder l’édition depuis cette adresse. C’est possible lorsque l’adresse commence par https://, dans un navigateur récent et hors d’une fenêtre privée. Les pages peuvent toujours être enregistrées et imprimées, et une copie du dossier entier fonctionne sans réseau.
offline-noscript = Pour garder l’édition dans le navigateur, il faut JavaScript, qui est désactivé ici. Une copie du dossier entier fonctionne sans lui.
offline-keep = Garder cette édition sur cet appareil
offline-help = L’édition dans cette langue est enregistrée dans ce navigateur : toutes ses pages et images, la recherche, le panier et les dossiers. Elle s’ouvre ensuite à la même adresse sans réseau. Le menu du navigateur peut proposer de l’installer comme application.
offline-packs = Archives à télécharger
offline-packs-help = Une archive est une édition entière dans un seul fichier zip. Décompressez-la en entier, puis ouvrez START-HERE.html dans son dossier. Les durées valent pour une ligne que personne d’autre n’utilise.
offline-pack = Archive
offline-size = Taille
offline-slow = À 64 kbit/s
offline-fast = À 2 Mbit/s
offline-carry = Sur une clé
offline-carry-help = Copiez le dossier entier du site sur la clé, ou décompressez-y une archive, puis ouvrez START-HERE.html. Chaque copie est complète et peut être copiée à son tour.
offline-check = Une copie est-elle entière ?
offline-check-help = Le programme fieldbook dit quels fichiers d’un dossier ou d’une archive manquent ou sont altérés. Avec la clé publique de l’éditeur, il dit aussi si celui-ci l’a signée :
device-all = Toutes les langues
device-looking = Recherche de l’édition la plus récente…
device-none = L’édition n’est pas gardée sur cet appareil.
device-offer = L’édition n’est pas gardée sur cet appareil. À charger : %size en %files fichiers.
device-keep = Garder sur cet appareil
device-starts = Chargement en cours. Laissez cette page ouverte.
device-loading = %came sur %size
device-stop = Arrêter
device-part = Le chargement est arrêté : %came sur %all sont ici et ne seront pas chargés de nouveau.
device-resume = Continuer le chargement
device-discard = Effacer ce qui est arrivé
device-kept = Gardée sur cet appareil : édition %edition du %date, %size en %files fichiers.
device-newest = C’est l’édition la plus récente.
device-newer = Une édition plus récente est disponible, du %date. À charger : %size en %files fichiers. Tant que tout n’est pas ici, l’ancienne reste.
device-update = Charger l’édition récente
device-lost = Fichiers de cette édition que ce navigateur a perdus : %files.
device-repair = Les charger de nouveau
device-remove = Retirer de cet appareil
device-removed = L’édition est retirée de cet appareil.
device-weak = Le navigateur peut la supprimer quand l’appareil n’a presque plus de place.
device-others = Également gardées : %languages.
device-no-network = Le site ne peut pas être joint en ce moment.
device-damaged = Le fichier %file n’est pas arrivé tel que l’édition l’indique. Il n’est pas utilisé, et rien de ce qui était gardé n’a changé. Réessayez plus tard.
device-refused = Le serveur n’a pas donné le fichier %file (réponse %status). Rien de ce qui était gardé n’a changé. Réessayez plus tard.
device-broken = La connexion a été perdue au fichier %file. Rien de ce qui était gardé n’a changé. Continuez quand il y aura un réseau.
device-full = Il n’y a pas assez de place pour cela sur l’appareil. Rien de ce qui était gardé n’a changé. Libérez de la place, puis réessayez.
device-busy = Une nouvelle édition est en train d’être mise en ligne. Réessayez dans quelques minutes.
device-elsewhere = Une autre page de ce site est en train de charger ou de retirer une édition.
device-failed = Le navigateur a refusé : %reason
device-missing = Cette page n’est pas gardée sur cet appareil, et le site ne peut pas être joint en ce moment : %file.
device-try = Réessayer

# The page on which a practice is proposed.
propose = Proposer une pratique
propose-intro = Vous avez fait quelque chose dont d’autres peuvent tirer des enseignements, ou vous en avez lu le récit. Remplissez ce formulaire. Il crée le fichier dont la rédaction a besoin et vous montre la page telle qu’elle se présenterait. Il ne demande ni git ni réseau.
propose-noscript = Ce formulaire a besoin de JavaScript, qui est désactivé ici. Écrivez votre texte dans un autre programme et envoyez-le à ceux qui vous ont remis cet exemplaire.
propose-needed = (obligatoire)
propose-look = Que manque-t-il ?
propose-start = La pratique en bref
propose-lang = Langue de votre texte
propose-title = Titre
propose-title-help = Une consigne, sans point final : que doivent faire les autres ?
propose-summary = Résumé
propose-summary-help = Ce qui a été fait, où, par qui et avec quel résultat. Des mots simples, et des chiffres seulement s’il le faut.
propose-sections = Le texte
propose-sections-help = Dites ce qui s’est réellement passé, y compris ce qui a échoué. Faites des phrases courtes et employez vos propres mots. Nommez des organisations, non des personnes.
propose-signs = Comment écrire les listes, les sources et les mots en gras
propose-signs-paragraph = Une ligne vide commence un nouveau paragraphe.
propose-signs-list = Une ligne qui commence par « 1. » ou « - » est un élément de liste. Des espaces au début de la ligne la placent sous l’élément précédent.
propose-signs-source = [1] renvoie à votre première source. Chaque chiffre de la section « Résultats et preuves » doit être accompagné d’un tel numéro.
propose-signs-bold = Deux astérisques de chaque côté mettent des mots en **gras**. Une adresse web devient automatiquement un lien.
propose-signs-table = Vous pouvez coller des tableaux, des listes et des mots en gras depuis un traitement de texte.
propose-sources-help = Un à dix documents que d’autres peuvent lire. Leur ordre détermine leur numéro : le premier est [1].
propose-source-title = Titre du document
propose-source-title-help = Tel qu’il figure sur le document.
propose-source-publisher = Éditeur
propose-source-publisher-help = L’organisation, la revue ou le journal qui l’a publié.
propose-source-url = Adresse web
propose-source-url-help = Ouvrez le document dans un navigateur et copiez l’adresse entière.
propose-source-year = Année
propose-source-year-help = Si le document la mentionne.
propose-source-accessed = Date de consultation
propose-source-kind = Type
propose-source-primary = Primaire : de l’organisme lui-même, ou une loi, une norme ou une étude
propose-source-secondary = Secondaire : racontée par d’autres, tels que la presse
propose-source-language = Langue du document
propose-more-source = Ajouter une source
propose-out = Retirer
propose-up = Déplacer vers le haut
propose-about = À propos de la pratique
propose-domain = Domaine principal
propose-domain-second = Deuxième domaine
propose-domain-third = Troisième domaine
propose-global = Elle n’est liée à aucun pays, mais concerne le monde entier
propose-more-place = Ajouter un pays
propose-period-start = Première année
propose-period-start-help = Quatre chiffres.
propose-period-end = Dernière année
propose-period-end-help = Quatre chiffres.
propose-period-ongoing = Elle se poursuit
propose-origin = À l’origine de la pratique
propose-origin-help = L’organisation qui l’a mise en œuvre.
propose-contributor = Qui la présente
propose-contributor-help = L’organisation qui écrit ce texte.
propose-organisation = Organisation
propose-same = La même organisation
propose-organisation-new = Une autre organisation, que je décris ici
propose-organisation-new-help = Un petit fichier à part lui sera consacré.
propose-organisation-name = Son nom dans la langue de votre texte
propose-organisation-name-help = Le nom complet, tel que l’organisation l’écrit elle-même.
propose-organisation-name-default = Son nom dans la langue principale de ce site
propose-organisation-name-default-help = Le nom officiel dans cette langue, s’il existe ; sinon, votre traduction.
propose-organisation-url = Son site web
propose-organisation-url-help = L’adresse entière. Laissez ce champ vide s’il n’y a pas de site.
propose-slug-organisation = Nom de son fichier
propose-slug = Nom du dossier de la pratique
propose-slug-summary = Nom du dossier
propose-slug-help = Lettres latines minuscules, chiffres et traits d’union. Ce nom est tiré du titre ; écrivez-le vous-même si le titre n’est pas en lettres latines.
propose-slug-organisation-help = Lettres latines minuscules, chiffres et traits d’union. Il est tiré du nom de l’organisation ; écrivez-le vous-même si ce nom n’est pas en lettres latines.
propose-more = Autres renseignements, si vous les avez
propose-more-help = Rien de tout cela n’est obligatoire. Chaque réponse aide quelqu’un à décider si la pratique lui convient.
propose-results-help = Chaque résultat est une ligne du tableau placé en haut de la page. Donnez un chiffre qui figure dans la source.
propose-result = Résultat
propose-result-what = Élément mesuré
propose-result-what-help = Par exemple : délai avant qu’une pompe fonctionne de nouveau.
propose-result-before = Avant, ou sans
propose-result-before-help = Un chiffre.
propose-result-after = Après, ou avec
propose-result-after-help = Un chiffre.
propose-result-unit = Unité
propose-result-unit-help = Par exemple : jours.
propose-result-when = Date
propose-result-when-help = Par exemple : de 2014 à 2015.
propose-result-where = Lieu
propose-result-where-help = Pays, ville ou district.
propose-result-method = Méthode de mesure
propose-result-method-help = Par exemple : données des capteurs, comparées à celles de deux autres services.
propose-more-result = Ajouter un résultat
propose-topics = Six thèmes au plus
propose-technology = Connectivité, alimentation électrique et normes
propose-standard = Norme
propose-more-standard = Ajouter une norme
propose-size = Ampleur, coût et effort
propose-scale-count = Combien
propose-scale-count-help = Un nombre.
propose-scale-unit = De quoi
propose-scale-unit-help = Par exemple : pompes munies d’un capteur.
propose-scale-as-of = En quelle année
propose-scale-as-of-help = L’année à laquelle se rapporte ce nombre.
propose-cost-help = Indiquez le montant si vous le connaissez, sinon l’ordre de grandeur en dollars des États-Unis.
propose-cost-amount = Montant
propose-cost-amount-help = Un nombre.
propose-cost-band = Ordre de grandeur
propose-cost-currency = Monnaie
propose-cost-currency-help = Trois lettres, telles que USD ou KES.
propose-cost-year = Année
propose-cost-year-help = Quatre chiffres.
propose-cost-covers = Ce que ce montant couvre
propose-cost-covers-help = Par exemple : capteurs et deux ans de service pour un district.
propose-effort-skills = Compétences
propose-effort-skills-help = Une par ligne.
propose-partner = Partenaire
propose-partner-name = Nom de l’organisation
propose-partner-name-help = Pas de noms de personnes.
propose-partner-support = Appui apporté
propose-more-partner = Ajouter un partenaire
propose-workshop-exercise = Un exercice
propose-workshop-exercise-help = Ce que des groupes peuvent faire en atelier pour mettre l’idée à l’essai.
propose-workshop-minutes = Durée en minutes
propose-workshop-minutes-help = De 5 à 480.
propose-workshop-needs = À prévoir
propose-workshop-needs-help = Un élément par ligne.
propose-licence = Licence
propose-licence-help = D’autres peuvent diffuser et modifier le texte s’ils nomment la source. CC-BY-4.0 est la licence habituelle ici.
propose-promise-give = J’ai le droit de diffuser ce texte sous cette licence.
propose-promise-words = Je l’ai écrit avec mes propres mots. Ce que d’autres ont écrit est cité comme source, et non recopié.
propose-promise-people = Il ne contient aucune donnée qui permettrait de reconnaître une personne.
propose-promise-editing = J’accepte que la rédaction modifie le texte et le traduise.
propose-shown = Aperçu de la page
propose-send = Envoi
propose-missing = Reste à faire
propose-done = Il ne manque rien
propose-done-help = Enregistrez le fichier, ou tous les fichiers s’il y en a plusieurs. Envoyez le tout à la rédaction de ce site ou à ceux qui vous ont remis cet exemplaire. Dans une « pull request », chaque fichier va à l’emplacement indiqué au-dessus de lui.
propose-mail = Tout copier pour un courriel
propose-mail-open = Écrire un courriel
propose-pictures = Vous avez des images ? Envoyez-les avec le fichier. Dites en quelques mots ce que montre chacune, qui l’a faite et sous quelle licence elle est placée.
propose-work = Continuer plus tard, ou sur un autre appareil
propose-work-help = Ce que vous saisissez reste sur cet appareil. Pour continuer ailleurs, enregistrez votre travail dans un fichier et ouvrez-le là-bas dans ce formulaire.
propose-save-work = Enregistrer mon travail
propose-open-work = Ouvrir un travail enregistré :
propose-anew = Commencer une nouvelle pratique
# What its script says. %1, %2 and %3 stand for what is filled in.
proposal-choose = Choisir
proposal-need = Remplissez ce champ.
proposal-one-of = Indiquez le montant ou l’ordre de grandeur, mais pas les deux.
proposal-too-long = Trop long. Nombre de caractères : %1 ; maximum : %2.
proposal-too-many = Trop de réponses. Maximum : %1.
proposal-twice = Cette réponse figure deux fois.
proposal-at-least = Nombre trop petit. Minimum : %1.
proposal-at-most = Nombre trop grand. Maximum : %1.
proposal-no-day = Cette date n’existe pas dans le calendrier.
proposal-no-number = Écrivez un nombre en chiffres.
proposal-address = Cette adresse ne mène nulle part. Ouvrez la page dans un navigateur et copiez l’adresse entière, à partir de « https:// ».
proposal-currency = Écrivez le code à trois lettres de la monnaie, tel que USD ou KES.
proposal-wrong = Cette réponse ne peut pas être utilisée ici.
proposal-words-few = Trop court. Nombre de mots : %1 ; minimum : %2 ; maximum : %3.
proposal-words-many = Trop long. Nombre de mots : %1 ; minimum : %2 ; maximum : %3.
proposal-markup = Ce texte sera affiché tel quel : enlevez les astérisques, les crochets et les balises.
proposal-lost = Une lettre s’est perdue là où figure le signe de remplacement (�). Écrivez-la de nouveau.
proposal-stop = Un titre n’est pas une phrase : enlevez le point final.
proposal-year = Écrivez une année comprise entre %1 et %2.
proposal-order = La dernière année précède la première.
proposal-future = Cette date est à venir.
proposal-good = Le stade « Bonne » demande un deuxième pays, ou des sources de deux éditeurs. Ajoutez l’un ou l’autre, ou choisissez « Prometteuse ».
proposal-institutionalised = Le stade « Institutionnalisée » demande une source primaire : le texte même de la loi, de la norme ou du budget. Ajoutez-la, ou choisissez un stade inférieur.
proposal-secondary = Toutes les sources sont secondaires. Y en a-t-il une qui émane de l’organisme lui-même ?
proposal-risks = Trop court. Nombre de mots : %1 ; minimum : %2. Pensez à la sécurité, à la vie privée, aux personnes laissées de côté et à l’environnement.
proposal-link = Cette adresse ne mène nulle part : %1
proposal-bare = L’adresse %1 figure telle quelle dans le texte. Donnez-lui un nom : [nom](adresse).
proposal-no-source = Le texte renvoie à [%1], mais aucune source ne porte ce numéro.
proposal-personal = Une adresse électronique figure ici. N’indiquez pas d’adresses de personnes.
proposal-figure = Un chiffre n’est accompagné d’aucune source : « %1 ». Écrivez à sa suite le numéro de la source, par exemple [1], ou enlevez le chiffre.
proposal-steps = Présentez les étapes sous forme de liste numérotée : « 1. », « 2. », « 3. », chacune sur sa propre ligne.
proposal-whole = Le texte entier est trop long. Nombre de mots : %1 ; maximum : %2. Raccourcissez-le, ou faites-en deux pratiques.
proposal-uncited = Rien dans le texte ne renvoie à cette source. Écrivez [%1] là où elle sert de preuve.
proposal-slug = Écrivez un nom de deux à huit mots en lettres latines minuscules, séparés par des traits d’union, par exemple : repair-pumps-first
proposal-slug-taken = La pratique %1 porte déjà ce nom. Choisissez-en un autre.
proposal-title-taken = La pratique %1 porte déjà ce titre. Dit-elle la même chose ? Indiquez alors à la rédaction ce qui est nouveau.
proposal-title-near = La pratique %1 porte presque le même titre : « %2 ». Lisez-la d’abord. Dites en quoi la vôtre est différente.
proposal-slug-organisation = Écrivez un nom en lettres latines minuscules, avec des traits d’union entre les mots, par exemple : ministry-of-water
proposal-slug-known = Une organisation existe déjà sous ce nom de fichier. Choisissez-la dans la liste, ou donnez un autre nom.
proposal-promise = Sans cela, la proposition ne peut pas être acceptée.
proposal-source-gone = La source %1 a été retirée. Là où le texte y renvoyait, on lit maintenant [?].
proposal-out-sure = Retirer « %1 » et tout ce qui y figure ?
proposal-untitled = Votre pratique
proposal-state-done = Il ne manque rien.
proposal-state-missing = Reste à faire : %1
proposal-words = Mots : %1 (%2–%3)
proposal-letters = Caractères : %1 (maximum : %2)
proposal-download = Enregistrer le fichier
proposal-copy = Copier le texte
proposal-host = Ouvrir le formulaire du dépôt pour un nouveau fichier
proposal-host-paste = Le texte est copié. Sur la page qui s’ouvre, collez-le dans le grand champ.
proposal-see-file = Voir le fichier
proposal-mail-subject = Proposition de pratique : %1
proposal-mail-body = Je propose la pratique ci-jointe : %1
proposal-saved = Fichier enregistré : %1
proposal-copied = Copié.
proposal-not-copied = Ce navigateur ne permet pas à la page de copier. Ouvrez « Voir le fichier », sélectionnez tout et copiez vous-même.
proposal-kept = Ce que vous saisissez est conservé sur cet appareil.
proposal-not-kept = Ce navigateur ne conserve rien pour cette page. Enregistrez votre travail dans un fichier avant de la fermer.
proposal-anew-sure = Commencer une nouvelle pratique ? Ce qui se trouve maintenant dans le formulaire sera perdu, sauf si vous l’avez enregistré.
proposal-anew-done = Le formulaire est vide.
proposal-opened = Fichier ouvert : %1
proposal-not-opened = %1 n’est pas un travail enregistré depuis ce formulaire.
proposal-elsewhere = Ce formulaire a été modifié dans une autre fenêtre. Rechargez la page pour voir les changements ; ce que vous saisissez ici les remplace.
