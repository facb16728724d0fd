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
