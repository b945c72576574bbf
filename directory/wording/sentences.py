"""The sentences of the pages."""

PRODUCT = "Repères"
TAGLINE = "Les lieux, les aides et les numéros utiles aux familles, à Dijon et autour."
NO_SCRIPT = (
    "Cette page a besoin de JavaScript. Sans lui, appelez le CCAS de Dijon, la Caf au 3230, "
    "ou le 115 pour dormir ce soir."
)
NAVIGATION = {
    "find": "Trouver",
    "guide": "Guide",
    "shortlist": "Ma sélection",
    "resource": "Fiche",
    "about": "À propos",
}
LEAVE = "Quitter vite"
LEAVE_HELP = "Ouvre un site neutre. Raccourci : la touche Échap."
LEAVE_TO = "https://meteofrance.com/"
EMERGENCY = (
    ("Danger immédiat", "17"),
    ("par SMS", "114"),
    ("Urgence médicale", "15"),
    ("Violences", "3919"),
    ("Enfant en danger", "119"),
    ("Dormir ce soir", "115"),
    ("Idées suicidaires", "3114"),
)
EMERGENCY_TITLE = "Numéros d'urgence, gratuits, jour et nuit"

SEARCH = "Que cherchez-vous ?"
SEARCH_HINT = "Avec vos mots : crèche, loyer en retard, sortie gratuite samedi…"
EXAMPLES_TITLE = "Par exemple"
EXAMPLES = ("halte-garderie aux Grésilles", "je ne peux plus payer mon loyer", "psy pour mon ado")
THEMES_TITLE = "Ou choisissez un thème"
SAFETY = "Vous n'êtes pas seul(e). Ces numéros répondent jour et nuit, c'est gratuit :"

FILTERS = "Affiner : quartier, horaires, âge, prix…"
ANY = "Peu importe"
CHOOSE_DAY = "Choisir un jour"
NEAR_HINT = "Un arrêt, une école, un quartier"
NEAR_HELP = "Tapez un arrêt de bus ou de tram, une école, un quartier ou une adresse de l'annuaire."
NEAR_UNKNOWN = (
    "« {text} » n'est pas un lieu que nous connaissons. "
    "Essayez un arrêt de bus ou de tram, ou une école."
)
CLEAR_ALL = "Tout effacer"
REMOVE = "Retirer le filtre {filter}"
SORT = "Trier"
VIEW = {"list": "Liste", "map": "Carte"}
VIEW_LABEL = "Affichage"
TABS = {
    "places": "Lieux ({count})",
    "elsewhere": "Aides et numéros ({count})",
}
TABS_LABEL = "Type de réponses"
MORE = "Voir la suite ({count} de plus)"
TO_CHECK = "À vérifier par téléphone : {facts}"
SHOW_ON_MAP = "Voir sur la carte"
BACK = "Retour aux réponses"
NOTHING = "Aucune réponse avec ces mots et ces filtres."
NOTHING_WITH_WORDS = "Aucune réponse avec ces mots."
SEARCH_AGAIN = "Aller à la recherche"
TRY_SPELLING = "Essayer : « {text} »"
RELAX = "Sans le filtre « {filter} » : {count}"
SET_ASIDE = (
    "Rien ne correspond à tout à la fois. Voici les réponses sans tenir compte de : {filters}."
)
OTHER_SCRIPT = (
    "La recherche se fait en français. Search works in French. البحث باللغة الفرنسية. "
    "Поиск на французском языке. Choisissez un thème ci-dessous."
)
WHO_TO_CALL = "Quelqu'un peut vous répondre"
CALLS = (
    ("115", "dormir ce soir, jour et nuit, gratuit"),
    ("3919", "violences faites aux femmes, jour et nuit, gratuit et anonyme"),
    ("3230", "la Caf, prix d'un appel local"),
)
CALL_CCAS = "CCAS de Dijon"
CCAS_ID = "ccas-de-dijon-accueil-central"
CCAS_FOR = "le service social de la ville, pour être orienté(e)"
MAP_TITLE = "Carte des réponses"
MAP_LEGEND = "Légende"
MAP_HINT = "Sur un téléphone, déplacez la carte avec deux doigts."
MAP_CAPPED = "La carte montre les {shown} premières réponses ; affinez pour voir les autres."
NO_POINT = "Emplacement précis non connu"
IN_QUARTIER = "dans le quartier {quartier}"

HOURS_TITLE = "Horaires"
WEEK_CAPTION = "Les sept prochains jours"
PRACTICAL = "À savoir"
SIMILAR = "Pour le même besoin, au plus près"
PHONE_UNKNOWN = "Numéro de téléphone non connu"
WEBSITE = "Site internet"
SITE = "site"
BOOK = "Prendre rendez-vous en ligne"
WAY_THERE = "Y aller (OpenStreetMap)"
STREET_ONLY = "point placé à la rue près"
CONFIDENTIAL = "Adresse confidentielle : appelez, on vous dira où venir"
UNKNOWN = "Non connu"
UNDATED = "page sans date"
SOURCE_SAID = "Source : {publisher}, {dated}"
ALWAYS_OPEN = "Ouvert jour et nuit"
SOURCE = "Source :"
DOCUMENTS_UNKNOWN = "Non connu : demandez en appelant"
SCHOOL_HOLIDAYS_UNKNOWN = "Calendrier scolaire pas encore publié : à vérifier pour les vacances."
REPORT = "Signaler une erreur"
PERMALINK = "Lien de cette fiche"
REPORT_SUBJECT = "Repères : erreur sur « {name} »"
REPORT_BODY = "Fiche : {id}\nCe qui ne va pas (numéro, horaires, adresse, fermeture…) :\n"
NO_SUCH_RESOURCE = "Cette fiche n'existe pas, ou plus. Vous pouvez la chercher par son nom."
ABOUT_TITLE = "D'où viennent ces fiches"
ABOUT = """
Repères réunit ce qui peut aider une famille à Dijon et autour, en pensant d'abord aux parents
solos : se loger, faire garder un enfant, faire valoir ses droits, souffler, sortir.

**Chaque fiche cite la page où elle a été lue.** Personne n'a encore téléphoné pour la vérifier :
les horaires et les prix vieillissent vite, appelez avant de vous déplacer. Ce que nous ne savons
pas est écrit « non connu », jamais deviné.

**Aucun pistage.** Pas de compte, pas de cookie de mesure, aucun nom de famille dans le système.
Seul le fond de carte vient d'ailleurs (IGN) ; sans lui, la carte reste lisible.
"""
ABOUT_SOURCES = """
### Sources et licences

- **Fiches** : faits lus sur des pages publiques (villes, Caf, État, associations, presse), résumés
  avec nos mots. Données sous Licence Ouverte 2.0 ; chaque fiche garde le lien de sa source.
- **Quartiers et communes** : contours IRIS 2020 (INSEE, IGN) et Admin Express 2018 (IGN), Licence
  Ouverte. Aucun périmètre officiel des neuf quartiers n'est publié : leurs bords sont notre
  lecture des listes de secteurs, à 30 mètres près.
- **Ménages** : INSEE, Filosofi 2021, données carroyées à 200 m, Licence Ouverte.
- **Écoles** : Annuaire de l'éducation 2025, Licence Ouverte. **Arrêts** : réseau Divia de janvier
  2024 (NaviBus, licence MIT) ; un arrêt a pu bouger depuis.
- **Fond de carte** : IGN, Géoplateforme. **Lien « Y aller »** : OpenStreetMap, licence ODbL.
- **Vacances scolaires** : zone A, ministère de l'Éducation nationale. **Icônes** : Lucide (ISC).
  **Caractères** : Atkinson Hyperlegible (OFL). **Carte** : Leaflet (BSD).

Le temps à pied est estimé : distance à vol d'oiseau × 1,3, à 4 km/h (un adulte avec un enfant).
"""
BY_THEME = "Fiches par thème"
BY_QUARTIER = "Fiches par quartier et commune"
BY_FRESHNESS = "Fraîcheur"
BY_PUBLISHER = "Premières sources"
MISSING = "Ce qui manque"
HOURS_UNKNOWN_NOW = "Horaires d'aujourd'hui non connus, appelez avant de venir"
HOURS_UNKNOWN = "Horaires non connus, appelez avant de venir"
REACH_UNKNOWN = "Horaires et téléphone non connus"
UNVERIFIED = "Non vérifiée : appelez avant de vous déplacer"
