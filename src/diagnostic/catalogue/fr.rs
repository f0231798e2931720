//! All texts in French.
//!
//! A placeholder is `{name}`; `{count|fichier|fichiers}` picks the singular for 0 and 1.

pub(crate) mod help;
pub(crate) mod rules;

catalogue! {
    // Around messages.
    ERROR_IS = "erreur\u{a0}: {message}";
    ERROR = "erreur";
    WARNING = "avertissement";
    ADVICE = "conseil";
    COUNT_ERRORS = "{count} {count|erreur|erreurs}";
    COUNT_WARNINGS = "{count} {count|avertissement|avertissements}";
    COUNT_ADVICE = "{count} {count|conseil|conseils}";
    COUNTED = "{count} {name}";
    REMEDY = "remède";
    NOTHING_TO_REPORT = "Rien à signaler";

    // Read errors: the file.
    FOREIGN_DOCUMENT =
        "ce fichier est un document Word ou LibreOffice, ou une archive, pas un texte";
    FOREIGN_PDF = "ce fichier est un PDF, pas un texte";
    FOREIGN_PAGE = "ce fichier est une page web, pas un programme";
    FOREIGN_REMEDY =
        "copiez son contenu dans un nouveau fichier de texte, avec les clés d’un programme (« annexe new » en crée un)";
    ENCODING =
        "le fichier n’est pas enregistré en UTF-8 : ses caractères sont illisibles à partir d’ici";
    ENCODING_REMEDY =
        "enregistrez le fichier en « UTF-8 » (menu « Enregistrer avec l’encodage » de l’éditeur)";
    EMPTY_FILE = "ce fichier ne contient aucune clé";
    NOT_A_MAPPING = "ce fichier ne contient aucune ligne « clé: valeur »";
    NO_KNOWN_KEY = "aucune ligne de ce fichier ne commence par une clé connue";
    START_A_PROGRAMME =
        "commencez par « intitule: … », ou lancez `annexe new mon-programme` pour avoir un modèle";
    SECOND_DOCUMENT = "un second document commence ici, mais un fichier ne décrit qu’un programme";
    SECOND_DOCUMENT_REMEDY =
        "mettez chaque programme dans son propre fichier ; si c’est la suite du même programme, supprimez la ligne « --- »";
    MAX_BYTES = "le fichier dépasse {size} Mo";
    MAX_TEXT_BYTES = "ce texte dépasse {size} Ko";
    MAX_ALIASED_BYTES = "les répétitions écrites « *nom » (alias YAML) dépassent {size} Ko de texte";
    MAX_KEYS = "un groupe contient plus de {count} clés";
    MAX_DEPTH = "des clés sont en retrait de plus de {count} niveaux";
    MAX_VALUES =
        "le fichier contient plus de {count} valeurs, en comptant les alias YAML (« *nom »)";
    MAX_CONTENT = "la fiche compterait plus de {count} mots et lignes";
    MAX_DIFFERENT_VALUES =
        "les deux révisions n’ont presque rien en commun : plus de {count} valeurs diffèrent";
    MAX_DIFFERENT_BYTES =
        "les deux révisions n’ont presque rien en commun : plus de {size} Ko de textes diffèrent";
    EXCESSIVE_REMEDY = "vérifiez que ce fichier est bien un programme ; découpez-le au besoin";
    SAME_OUTPUT = "les fiches de ce programme et celles de « {other} » auraient le même nom : « {stem} »";
    SAME_OUTPUT_REMEDY = "renommez l’un des deux fichiers";

    // Read errors: keys and values.
    KEY_NOT_TEXT = "cette clé n’est pas un mot";
    KEY_NOT_TEXT_REMEDY = "écrivez un mot suivi de deux-points, comme « titre: »";
    UNKNOWN_KEY = "clé inconnue : « {key} »";
    DID_YOU_MEAN = "vouliez-vous dire « {suggestion} » ?";
    SEE_CODES = "lancez `annexe rules` pour voir tous les codes";
    KEY_OF_ROOT = "écrivez cette clé au début de la ligne, sans espace devant";
    KEY_IN_GROUP = "écrivez « {key} » dans « {group} », en retrait";
    STEP_LABEL = "écrivez « {key} », et dans « deroule » : « {labels} » pour garder votre mot";
    KEY_BELONGS = "écrivez cette clé dans « {group} », en retrait";
    DOTTED_KEY = "un point ne sépare pas deux clés : écrivez « {nested} » ; si « {group} » est déjà écrit, ajoutez-y la suite";
    SEE_KEYS =
        "lancez `annexe schema --format md` pour voir toutes les clés ; mettez tout autre contenu dans « sections »";
    POSSIBLE_KEYS = "clés possibles ici : {keys}";
    MISSING_KEY = "il manque la clé « {key} »";
    MISSING_KEY_REMEDY = "ajoutez ici « {key}: … »";
    DUPLICATE_KEY = "la clé « {key} » est écrite deux fois";
    DUPLICATE_KEY_REMEDY = "gardez-en une et supprimez l’autre";
    DASH_IS_MISSING =
        "ajoutez un tiret « - » devant cette clé, si un nouvel élément de la liste commence ici";
    PASTED_TWICE = "ce programme est collé deux fois : il recommence ici";
    PASTED_PASSAGE = "les clés à partir de « {key} » sont collées deux fois";
    PASTED_TWICE_REMEDY = "gardez une seule des deux copies et supprimez l’autre";
    SECOND_PROGRAMME = "un autre programme commence ici, mais un fichier n’en décrit qu’un";
    SECOND_PROGRAMME_REMEDY = "déplacez la suite dans un autre fichier ; si c’est une copie, supprimez-la";
    NUMBER_ALONE = "écrivez le nombre seul : {number}";
    SPLIT_BY_COMMA = "entre accolades, la virgule sépare deux clés : elle coupe « {text} »";
    FIRST_OCCURRENCE = "déjà écrite ici";
    CONTRADICTED_KEY = "ce texte dit « {written} », mais la clé « {key} » dit autre chose";
    CONTRADICTED_KEY_REMEDY = "gardez le bon, ici ou dans « {key} »";
    OTHER_VALUE = "l’autre valeur";
    EMPTY_VALUE = "la clé « {key} » est écrite sans valeur";
    EMPTY_VALUE_REMEDY = "écrivez la valeur, ou supprimez la clé";
    EMPTY_REQUIRED_REMEDY = "écrivez la valeur après « {key}: »";
    EMPTY_ITEM = "il n’y a rien après ce tiret";
    EMPTY_ITEM_REMEDY = "écrivez la valeur, ou supprimez le tiret";
    VALUE_IN_COMMENT = "« # » commence un commentaire : mettez la valeur entre guillemets";
    WRONG_TYPE = "« {key} » attend {expected}, pas {found}";
    QUOTE_VALUE = "mettez la valeur entre guillemets : {quoted}";
    REMOVE_BRACKETS =
        "enlevez les crochets ou les accolades ; s’ils font partie du texte, mettez-le entre guillemets : {quoted}";
    WRITE_ITEMS = "écrivez une liste : un tiret par élément, suivi de ses clés (« {key}: »…)";
    WRITE_KEYS = "passez à la ligne et écrivez en retrait une ou plusieurs clés, comme {keys}";
    KEY_AS_WRITTEN = "« {key}: »";
    WRITE_SHAPES = "écrivez {shapes}";
    SHAPE_OR = "{first} ; ou {second}";
    UNKNOWN_VALUE = "« {key} » n’accepte pas « {value} »";
    POSSIBLE_VALUES = "valeurs possibles : {values}";
    UNREADABLE = "« {key} » : {error}";
    UNFORESEEN = "cette valeur est illisible : {error}";
    OUT_OF_BOUNDS = "« {key} » doit être {bound}";
    BOUND_AT_LEAST = "au moins égal à {limit}";
    BOUND_AT_MOST = "au plus égal à {limit}";
    BOUND_ABOVE = "plus grand que {limit}";
    BOUND_BELOW = "plus petit que {limit}";
    BOUND_MULTIPLE = "un multiple de {limit}";
    REVERSED = "la fin doit venir après le début";
    REVERSED_REMEDY = "corrigez l’une des deux valeurs, ou échangez-les";
    START_OF_RANGE = "le début";
    LEADING_ZERO = "« {text} » est lu comme un nombre : les zéros du début sont perdus";
    LOST_COMMENT =
        "le texte après « # » ne sera pas imprimé : annexe le prend pour un commentaire (une note pour vous)";
    LOST_COMMENT_REMEDY =
        "pour imprimer ce texte, mettez toute la phrase entre guillemets, depuis ce qui suit « : » ou « - » ; pour garder une note qui ne s’imprime pas, laissez une espace après « # »";
    SWALLOWED_KEY =
        "« {key} » est en retrait sous « | » : cette ligne est lue comme du texte, pas comme une clé";
    SWALLOWED_KEY_REMEDY =
        "alignez cette ligne sur les autres clés ; si c’est du texte, laissez une espace avant les deux-points";
    FOLDED_LINES = "les lignes de cette liste ou de ce tableau sont mises bout à bout : YAML joint les lignes d’un texte sans « | »";
    FOLDED_LINES_REMEDY = "écrivez « | » après les deux-points (au lieu de « > » s’il y est), puis le texte en retrait";
    SWALLOWED_DASH = "ce tiret est mal aligné : la ligne est lue comme la suite du texte précédent";
    SWALLOWED_DASH_REMEDY =
        "alignez le tiret sur les autres tirets de la liste ; si c’est du texte, mettez tout le texte entre guillemets";

    // Shapes of values: their names, then how to write them.
    A_TEXT = "un texte";
    AN_INTEGER = "un nombre entier";
    A_NUMBER = "un nombre";
    A_DECIMAL = "un nombre à virgule";
    A_BOOLEAN = "oui ou non (true ou false)";
    A_LIST = "une liste";
    A_MAPPING = "un groupe de clés";
    AN_EMPTY_VALUE = "une valeur vide";
    WRITE_TEXT = "un texte sur la même ligne, ou sur plusieurs lignes en retrait après « | »";
    WRITE_INTEGER = "un nombre entier, comme 7";
    WRITE_NUMBER = "un nombre, comme 3.5";
    WRITE_BOOLEAN = "true ou false";
    WRITE_LIST = "une liste, un tiret par ligne";
    WRITE_MAPPING = "des clés en retrait, une par ligne";
    WRITE_NOTHING = "rien";

    // Read errors: the YAML syntax.
    COLON_IN_TEXT =
        "deux-points inattendus : il manque des guillemets autour du texte, ou la ligne est mal alignée";
    COLON_IN_TEXT_REMEDY =
        "mettez tout le texte entre guillemets ; ou écrivez « | » à sa place, et le texte à la ligne suivante, deux espaces plus à droite";
    MISSING_COLON = "cette ligne n’a pas la forme « clé: valeur »";
    MISSING_COLON_REMEDY = "écrivez la clé, deux-points, une espace, puis la valeur";
    MISSING_DASH = "il manque un tiret au début de cette ligne";
    MISSING_DASH_REMEDY = "écrivez un tiret et une espace devant le texte";
    MISSING_SPACE = "il manque une espace après ces deux-points : la ligne n’est pas lue comme « clé: valeur »";
    MISSING_SPACE_REMEDY = "écrivez une espace après les deux-points";
    EXTRA_DASH = "ce tiret ouvre une liste, mais les lignes voisines sont des clés";
    EXTRA_DASH_REMEDY = "supprimez le tiret et l’espace qui le suit";
    TWO_KEYS = "deux clés sont sur la même ligne";
    TWO_KEYS_REMEDY = "passez à la ligne avant cette clé";
    FOREIGN_COMMENT = "cette ligne ressemble à un commentaire, mais YAML ne la lit pas ainsi";
    FOREIGN_COMMENT_REMEDY = "commencez la ligne par « # »";
    CODE_FENCE = "cette ligne vient d’une page Markdown : elle n’est pas du YAML";
    CODE_FENCE_REMEDY = "supprimez les lignes qui commencent par « ``` »";
    BULLET = "« * » n’ouvre pas un élément de liste en YAML";
    BULLET_REMEDY = "remplacez « * » par un tiret et une espace : « - texte »";
    WRAPPED_LINE_REMEDY =
        "si cette ligne continue le texte du dessus, mettez-la en retrait, deux espaces devant";
    TAB = "il y a une tabulation ici : YAML l’interdit";
    TAB_REMEDY = "remplacez la tabulation par deux espaces";
    UNCLOSED_QUOTE = "des guillemets s’ouvrent ici et ne se ferment pas";
    UNCLOSED_QUOTE_REMEDY =
        "ajoutez les guillemets à la fin du texte ; ou supprimez-les, écrivez « | » après les deux-points, et le texte à la ligne suivante, deux espaces plus à droite";
    UNCLOSED_BRACKET = "un crochet ou une accolade ne se ferme pas";
    UNCLOSED_BRACKET_REMEDY =
        "fermez le crochet ou l’accolade ; si c’est du texte, mettez-le entre guillemets";
    TEXT_AFTER_VALUE = "il y a du texte après la fin de la valeur";
    TEXT_AFTER_VALUE_REMEDY =
        "mettez toute la valeur entre guillemets doubles \"…\"";
    TEXT_AFTER_BRACKET = "il y a du texte après un crochet ou une accolade";
    TEXT_AFTER_BRACKET_REMEDY =
        "enlevez les crochets ou les accolades, ou mettez toute la valeur entre guillemets doubles \"…\"";
    TEXT_AFTER_BAR = "il y a du texte sur la ligne de « | » ou de « > »";
    TEXT_AFTER_BAR_REMEDY =
        "mettez le texte entre guillemets ; s’il tient en plusieurs lignes, passez à la ligne après « | », en retrait";
    TABLE_WITHOUT_BAR = "ce tableau commence par « | », que YAML ne lit pas comme du texte";
    TABLE_WITHOUT_BAR_REMEDY = "écrivez « | » seul après la clé, puis les lignes du tableau en retrait";
    TEXT_AT_MARGIN = "le texte sous « | » n’est pas en retrait";
    TEXT_AT_MARGIN_REMEDY = "décalez le texte de deux espaces vers la droite";
    BAD_ESCAPE = "entre guillemets doubles, la barre oblique inverse « \\ » a un sens particulier";
    BAD_ESCAPE_REMEDY = "écrivez « \\\\ », ou utilisez des guillemets simples";
    INDENTATION = "cette ligne n’est pas alignée avec ses voisines";
    INDENTATION_REMEDY = "alignez les clés d’un même niveau et les tirets d’une même liste";
    MISSING_COMMA = "il manque une virgule entre deux clés d’un groupe entre accolades";
    MISSING_COMMA_REMEDY = "écrivez une virgule avant cette clé, ou une clé par ligne";
    HARD_SPACE = "cette espace est insécable, mais YAML demande ici une espace ordinaire";
    HARD_SPACE_REMEDY = "effacez-la et tapez une espace ordinaire";
    DASH = "ce tiret ne commence pas un élément de liste";
    DASH_REMEDY = "écrivez un tiret court et une espace devant le texte : « - texte »";
    LIST_BESIDE_KEY = "la liste commence sur la même ligne que sa clé";
    LIST_BESIDE_KEY_REMEDY =
        "passez à la ligne après les deux-points, puis écrivez un tiret par ligne";
    RESERVED_START = "ce caractère ne peut pas commencer un texte sans guillemets";
    MERGE_CONFLICT =
        "deux versions de ce passage sont en conflit : git les a séparées par « <<<<<<< », « ======= » et « >>>>>>> »";
    MERGE_CONFLICT_REMEDY = "gardez la bonne version, et supprimez l’autre et ces trois lignes";
    UNKNOWN_ALIAS = "la valeur commence par « * » : YAML ne la lit pas comme du texte";
    UNCALLED_ANCHOR =
        "la valeur commence par « & » : YAML ne lit pas son premier mot comme du texte";
    UNCALLED_ANCHOR_REMEDY =
        "mettez la valeur entre guillemets ; si c’est une ancre qui ne sert pas, supprimez « & » et son nom";
    TAG = "la valeur commence par « ! » : YAML ne lit pas son premier mot comme du texte";
    PUT_BETWEEN_QUOTES = "mettez la valeur entre guillemets";
    OTHER_SYNTAX = "le fichier YAML est illisible à partir d’ici";
    OTHER_SYNTAX_REMEDY =
        "vérifiez les retraits, les guillemets et les deux-points de cette ligne et de la précédente";

    // Read errors: texts.
    HIDDEN_CHARACTER = "caractère invisible interdit ({code})";
    HIDDEN_CHARACTER_REMEDY = "effacez le mot et retapez-le au clavier, sans le coller";
    ZERO_WIDTH = "caractère sans largeur au milieu du texte ({code})";
    ZERO_WIDTH_REMEDY = "supprimez-le, ou lancez `annexe check --fix`";
    LIGATURE = "« {character} » est une ligature collée depuis un PDF : une recherche de « {letters} » ne la trouve pas";
    LIGATURE_REMEDY = "retapez les lettres, ou lancez `annexe check --fix`";
    CURLY_QUOTES = "les guillemets “ ” de cette valeur seront imprimés : ce ne sont pas ceux de YAML";
    CURLY_QUOTES_REMEDY = "remplacez-les par \"…\", ou lancez `annexe check --fix` ; pour les imprimer, écrivez « … »";
    NO_GLYPH = "le caractère « {character} » ({code}) ne peut pas être imprimé dans le PDF";
    NO_GLYPH_REMEDY = "remplacez-le par un mot, ou par un caractère courant comme un tiret";
    NO_ADDRESS = "ce lien n’a pas d’adresse";
    LINK_TARGET = "l’adresse de ce lien n’est pas acceptée : « {target} »";
    LINK_TARGET_REMEDY = "écrivez une adresse qui commence par https://, http://, mailto: ou tel:";
    LANGUAGE_REMEDY = "écrivez lang: et le code de la langue : lang:en, lang:pt-BR";
    UNCALLED_NOTE = "aucun texte n’appelle la note [^{label}]";
    UNCALLED_NOTE_REMEDY = "placez l’appel [^{label}] dans le même texte, ou supprimez la note";
    MARKDOWN_HTML =
        "ce texte contient un code de page web, comme « <br> », ou des mots entre « < » et « > »";
    MARKDOWN_HTML_REMEDY =
        "supprimez ce code ; pour changer de paragraphe, laissez une ligne vide ; pour imprimer le signe « < », écrivez « \\< »";
    MARKDOWN_IMAGE = "ce texte contient une image";
    MARKDOWN_IMAGE_REMEDY =
        "remplacez l’image par une description ou par un lien : la fiche ne contient que du texte";
    MARKDOWN_CODE = "ce passage est entre des lignes ``` : Markdown le lit comme du code";
    MARKDOWN_CODE_REMEDY = "enlevez les lignes ```";
    MARKDOWN_RULE =
        "Markdown lit cette ligne de tirets ou d’astérisques comme un trait de séparation";
    MARKDOWN_RULE_REMEDY = "remplacez-la par une ligne vide, ou par un titre « ### … »";
    MARKDOWN_UNDERLINE =
        "ce texte est souligné par une ligne de tirets ou de signes égal : Markdown en fait un titre";
    MARKDOWN_UNDERLINE_REMEDY =
        "supprimez la ligne qui souligne ; si le texte est un titre, écrivez « ### » devant";
    MARKDOWN_LINK_DEFINITION =
        "cette ligne définit un lien hors du texte : elle ne serait pas imprimée";
    MARKDOWN_LINK_DEFINITION_REMEDY = "écrivez le lien dans le texte : [mot](https://…)";
    MARKDOWN_LINK_TITLE = "ce lien a un titre entre guillemets : ce titre ne serait pas imprimé";
    MARKDOWN_LINK_TITLE_REMEDY = "supprimez le titre, et gardez [mot](https://…)";
    MARKDOWN_NESTING = "les listes ou les citations ont trop de niveaux";
    MARKDOWN_NESTING_REMEDY = "gardez huit niveaux au plus";

    // Read errors: the theme, the version, suppressions.
    THEME_FILE_NOT_FOUND = "le fichier « {path} » est introuvable";
    THEME_FILE_UNREADABLE = "le fichier « {path} » est illisible";
    THEME_FILE_REMEDY = "écrivez son chemin à partir du dossier qui contient annexe.yaml";
    THEME_FILE_OUTSIDE = "le fichier « {path} » est en dehors du dossier du projet";
    THEME_FILE_OUTSIDE_REMEDY =
        "copiez-le dans le dossier qui contient annexe.yaml, ou donnez son dossier avec « --root »";
    THEME_FILE_TOO_HEAVY = "le fichier « {path} » dépasse {size} Ko";
    THEME_FILE_TOO_LARGE = "l’image « {path} » a trop de pixels";
    SAVE_SMALLER = "enregistrez le fichier en plus petit";
    NO_IMAGE = "« {path} » n’est pas une image PNG ou un dessin SVG lisible";
    NO_IMAGE_REMEDY = "exportez le logo en SVG ou en PNG";
    DRAWING = "« {path} » contient un élément « {element} », impossible à dessiner";
    DRAWING_REMEDY =
        "exportez le logo en PNG, ou convertissez ses textes en tracés et aplatissez ses effets";
    NO_FONT = "« {path} » n’est pas une police TTF ou OTF lisible";
    NO_FONT_REMEDY = "donnez un fichier .ttf ou .otf";
    VARIABLE_FONT =
        "« {path} » est une police variable : un seul fichier contient plusieurs graisses";
    VARIABLE_FONT_REMEDY = "donnez un fichier pour chaque style";
    FORBIDDEN_FONT = "la licence de la police « {path} » interdit de la joindre à un fichier";
    FORBIDDEN_FONT_REMEDY = "choisissez une police libre";
    LOW_CONTRAST = "{problem} : le contraste est de {ratio}, mais il faut au moins {least}";
    NEAR_PAPER = "cette couleur ne se détache pas assez du papier";
    NEAR_PAPER_REMEDY = "choisissez une couleur plus foncée";
    NEAR_BAND =
        "cette couleur ne se détache pas assez du bandeau, qui est la même couleur éclaircie";
    NEAR_BAND_REMEDY =
        "choisissez une couleur plus foncée, ou écrivez une couleur plus claire dans « bandeau »";
    NEAR_TEXT = "les textes ne se détachent pas assez de ce bandeau";
    NEAR_TEXT_REMEDY = "choisissez une couleur plus claire";
    VERSION_REMOVED =
        "une modification est substantielle ou à relire, mais la fiche n’a plus de version (avant : « {old} »)";
    VERSION_KEPT = "une modification est substantielle ou à relire, mais la version est restée « {old} »";
    VERSION_NOT_RAISED =
        "une modification est substantielle ou à relire, mais la version n’augmente pas : « {old} », puis « {new} »";
    SHEET_IS_ALTERED = "cette fiche n’est pas ce que donne sa source : {differences}";
    SHEET_WAS_REWRITTEN =
        "ce fichier n’est pas celui que donne sa source : les mots lus sont les mêmes, mais il a été réécrit";
    SHEET_WAS_CONTINUED =
        "ce fichier commence comme annexe l’a écrit, mais ce qui suit n’est pas seulement une signature";
    SHEET_IS_UNPROVED =
        "ce fichier se dit écrit par annexe {version} : cette version-ci ne peut pas prouver qu’il est ce que donne sa source";
    SHEET_IS_NOT_REBUILT =
        "la source de ce fichier ne donne aucune fiche : rien ne prouve qu’il est ce qu’elle donne";
    ALTERED_REMEDY =
        "demandez la fiche d’origine ; les modifications sont celles de sa source, et ses propres mots, à côté de ceux de l’autre révision, diffèrent ainsi : {differences}";
    REWRITTEN_REMEDY =
        "demandez la fiche d’origine ; ses propres mots sont ceux de l’autre révision";
    LEVEL_CHANGED = "« niveaux » change le niveau de « {field} » : « {old} », puis « {new} »";
    LEVEL_REMOVED = "« niveaux » ne donne plus le niveau de « {field} » (avant : « {old} »)";
    LEVEL_SET = "« niveaux » donne un autre niveau à « {field} » : « {new} »";
    LEVEL_REMEDY =
        "faites approuver ce niveau avant la fiche ; d’ici là, celui de l’ancienne révision vaut, ou le plus haut des deux";
    VERSION_REMEDY = "écrivez une version plus haute dans « version »";
    PRINTED_SUPPRESSION =
        "ce commentaire est dans un texte : il serait imprimé, et la règle n’est pas ignorée";
    PRINTED_SUPPRESSION_REMEDY = "placez le commentaire au-dessus de la clé du texte";
    MISSPELT_SUPPRESSION = "ce commentaire n’a pas d’effet : il est mal écrit";
    MISSPELT_SUPPRESSION_REMEDY = "écrivez `{right}`, ou lancez `annexe check --fix`";
    UNREASONED_SUPPRESSION =
        "ce commentaire n’a pas d’effet : il ne dit pas pourquoi la règle est ignorée";
    UNREASONED_SUPPRESSION_REMEDY = "ajoutez le motif à la fin : # annexe: ignore[CODE] parce que…";
    FIXED_SUPPRESSION =
        "l’erreur « {code} » ne peut pas être ignorée : c’est une erreur de lecture";
    FIXED_SUPPRESSION_REMEDY = "corrigez la ligne, puis supprimez ce commentaire";
    UNKNOWN_CODE = "aucune règle ne porte le code « {code} »";
    DID_YOU_MEAN_CODE = "vouliez-vous dire « {suggestion} » ?";
    SEE_ALL_CODES = "lancez `annexe rules` pour voir tous les codes";
    UNUSED_SUPPRESSION = "ce commentaire est inutile : la règle {code} ne trouve rien ici";
    UNUSED_SUPPRESSION_REMEDY = "supprimez-le";

    // Errors of values.
    DATE_EXAMPLE = "écrivez par exemple « 2019-02-14 » ou « 14 février 2019 »";
    WHEN_EXAMPLE =
        "écrivez une date (« 2019-02-14 »), un mois (« 2019-02 »), « les 3 et 4 mai 2027 », « du 3 au 5 mai 2027 » ou « a-programmer »";
    START_EXAMPLE =
        "écrivez le mois (« mars 2027 ») ; pour une session, le premier jour seul : « { debut: 2027-03-15 } »";
    DURATION_EXAMPLE =
        "écrivez par exemple « 7 h », « 3 h 30 », « 45 min », « 1 jour », « environ 14 h » ou « de 14 à 35 h »";
    EMPTY_DATE = "la date est vide : {example}";
    NOT_A_DATE = "« {text} » n’est pas une date : {example}";
    NO_SUCH_DAY = "{text} : {month} n’a que {days} jours";
    NO_SUCH_MONTH = "{text} : les mois vont de 1 à 12";
    SWAPPED_DAY_AND_MONTH = "{text} : les mois vont de 1 à 12 ; si c’est le {date}, écrivez-le ainsi";
    MISSING_YEAR = "il manque l’année : écrivez par exemple « {date} »";
    WRONG_YEAR = "{text} : l’année s’écrit en quatre chiffres, de 1900 à 2199";
    SHORT_YEAR = "{text} : l’année s’écrit en quatre chiffres : « {date} »";
    WRONG_WEEKDAY = "{text} : ce jour est un {weekday}";
    REVERSED_DATES = "la fin (le {end}) vient avant le début (le {start})";
    EMPTY_DURATION = "la durée est vide : {example}";
    NO_UNIT =
        "« {text} » n’a pas d’unité : écrivez « {text} h », « {text} min » ou « {text} jours »";
    NO_UNIT_DECIMAL = "« {text} » n’a pas d’unité : écrivez « {text} h »";
    AMBIGUOUS_HOURS =
        "« {text} » se lit de deux façons : écrivez « {clock} » ou « {decimal} »";
    ZERO_DURATION = "une durée ne peut pas être nulle : {example}";
    MINUTES_PAST_HOUR = "« {text} » : après les heures, les minutes vont de 0 à 59";
    FRACTION_OF_DURATION =
        "« {text} » ne fait pas un nombre entier de minutes ou de demi-journées : {example}";
    DURATION_TOO_LONG = "« {text} » est trop long : une durée va jusqu’à 10 000 h ou 1 000 jours";
    NOT_A_DURATION = "« {text} » n’est pas une durée : {example}";
    NOT_A_HEADCOUNT = "« {text} » n’est pas un effectif : écrivez 12, ou de 6 à 12 participants";
    NOT_A_COLOUR =
        "« {text} » n’est pas une couleur ; écrivez « # » et six caractères (0 à 9, a à f), entre guillemets : \"#0f4c5c\"";
    NOT_DAYS = "« {text} » n’est pas un nombre de jours ; écrivez « 7 », « 2,5 » ou « 0,5 »";
    NOT_WEEKS = "« {text} » n’est pas un nombre de semaines ; écrivez « 3 » ou « 2 à 3 »";
    NOT_MONTHS = "« {text} » n’est pas un nombre de mois ; écrivez « 12 » ou « 12 à 18 »";
    NOT_YEARS = "« {text} » n’est pas un nombre d’années ; écrivez « 2 » ou « 1 à 2 »";
    HOURS_IN_DAYS = "« {text} » est en jours ; écrivez des heures : « 7 » ou « 3 h 30 »";
    EMPTY_AMOUNT = "le montant est vide : écrivez par exemple « 1 200 € »";
    PERCENT_AMOUNT =
        "« {text} » n’est pas un montant : écrivez le prix après la remise, ou la remise dans « reglement », sous « tarifs »";
    AMOUNT_ON_QUOTE = "« {text} » n’est pas un montant : écrivez « tarifs: {text} », à la place des lignes ; à côté d’autres prix, écrivez-le dans « reglement », sous « tarifs »";
    NEGATIVE_AMOUNT = "« {text} » est négatif : un montant va de 0 à moins de 1 000 000 000 €";
    AMOUNT_TOO_LARGE = "« {text} » est trop grand : un montant va de 0 à moins de 1 000 000 000 €";
    NOT_AN_AMOUNT =
        "« {text} » n’est pas un montant : écrivez par exemple « 1 200 € » ou « 1 200,50 € », et le reste dans « taxe », « par » ou « a_partir_de »";
    POINT_IN_THOUSANDS = "« {text} » : écrivez « {thousands} » si le point sépare les milliers, sinon deux décimales au plus";
    EMPTY_TIME = "l’heure est vide : écrivez par exemple « 9 h » ou « 9 h 30 »";
    TIME_OUT_OF_RANGE = "« {text} » : les heures vont de 0 à 24 et les minutes de 0 à 59";
    NOT_A_TIME = "« {text} » n’est pas une heure : écrivez par exemple « 9 h » ou « 9 h 30 »";
    REVERSED_TIMES = "la fin ({end}) doit venir après le début ({start})";
    NOT_A_TIME_RANGE =
        "« {text} » n’est pas une plage horaire : écrivez par exemple « 9 h à 17 h »";

    // The rules explained.
    RULES_TITLE = "Les règles";
    RULES_OPENING =
        "Cette page décrit toutes les vérifications de « annexe check ». Pour lire une règle dans le terminal, lancez « annexe explain CODE ». Chaque règle a deux exemples, tirés d’un programme sans autre erreur : le premier est signalé, le second est correct.";
    FAMILY_STRUCTURE = "Structure du fichier";
    FAMILY_TEXTS = "Textes";
    FAMILY_MENTIONS = "Mentions attendues";
    FAMILY_COHERENCE = "Cohérence";
    FAMILY_PEDAGOGY = "Pédagogie";
    FAMILY_REVISIONS = "Révisions";
    ALL_PROFILES = "tous les profils";
    PROFILES = "profils";
    SOURCE_CODE = "le Code du travail, articles cités tels qu’en 2026, à vérifier sur Légifrance";
    SOURCE_RNQ = "le référentiel national qualité (RNQ, décret no 2019-565) et son guide de lecture, V9 du 8 janvier 2024";
    SOURCE_PAGES = "{articles} : lu le 28 novembre 2026 dans une copie";
    SOURCE_VERSIONS = "Versions";
    SOURCE = "Source";
    BAD_EXAMPLE = "Signalé";
    GOOD_EXAMPLE = "Correct";
    SUPPRESS =
        "Pour ignorer cette règle à un endroit, écrivez sur la ligne ou au-dessus : `# annexe: ignore[{code}] motif`. Pour l’ignorer dans tout le projet, écrivez dans annexe.yaml : `regles: { {code}: ignore }`.";
    SUPPRESS_IN_PROJECT =
        "Pour ignorer cette règle dans tout le projet, écrivez dans annexe.yaml : `regles: { {code}: ignore }`.";
    CANNOT_SUPPRESS = "Cette erreur empêche de produire la fiche : elle ne peut pas être ignorée.";
    CANNOT_SUPPRESS_IN_DIFF = "Seul `annexe diff` signale cette erreur, qui ne peut pas être ignorée. Elle n’empêche pas de produire la fiche.";

    // Pages of help and of the manual.
    USAGE = "Utilisation";
    COMMANDS = "Commandes\u{a0}";
    ARGUMENTS = "Arguments\u{a0}";
    OPTIONS = "Options\u{a0}";
    BY_DEFAULT = "par défaut";
    VALUES = "valeurs";
    ALSO_CALLED = "aussi";
    MORE_HELP = "Pour en savoir plus : {command} --help";
    EXIT_CODES =
        "À la fin, chaque commande donne un nombre aux autres logiciels, le code de sortie : 0 si tout va bien, 1 s’il y a des erreurs ou des différences, 2 si la commande est mal écrite, 3 si elle n’a pas pu s’exécuter.";
    MAN_SOURCE = "pour des pages de manuel : `annexe man | man -l -`, ou `annexe man --output dossier`";
    MAN_NAME = "NOM";
    MAN_EXTRA = "CODES";

    // Failures of the system.
    PATH_FAILED = "{path} : {reason}";
    NOT_FOUND = "introuvable";
    ACCESS_DENIED = "accès refusé";
    IS_A_FOLDER = "c’est un dossier, pas un fichier";
    NOT_A_FOLDER = "une partie de ce chemin est un fichier, pas un dossier";
    ALREADY_EXISTS = "existe déjà";
    DISK_FULL = "le disque est plein";
    READ_ONLY = "le disque est en lecture seule";
    NOT_A_FILE = "ce n’est pas un fichier";
    FILE_TOO_LARGE = "ce fichier serait trop grand pour le système";
    NAME_TOO_LONG = "ce nom est trop long";
    SYSTEM_SAYS = "le système répond « {words} »";
    NEITHER_FILE_NOR_FOLDER = "{path} : ce n’est ni un fichier ordinaire ni un dossier";
    OUTSIDE_ROOT =
        "ce chemin ou ce lien mène en dehors du dossier du projet ; donnez le dossier où il mène avec « --root »";
    OUTPUT_OUTSIDE =
        "{path} : ce dossier de sortie est en dehors du dossier du projet ; donnez-le avec « --output » ou « --root »";
    NOT_OURS =
        "{paths} : {count|ce fichier existe déjà, et annexe ne l’a pas écrit, ou il a changé depuis. Renommez-le ou supprimez-le|ces fichiers existent déjà, et annexe ne les a pas écrits, ou ils ont changé depuis. Renommez-les ou supprimez-les}, puis relancez la commande";
    SHEET_OF_ANOTHER =
        "{path} : c’est la fiche d’un autre programme, {owner} ; renommez l’un des deux programmes";
    OUR_FAULT =
        "{path} : erreur interne d’annexe, qui n’est pas de votre fait. Signalez-la, avec ce fichier et ces mots : {words} ({place})";
    NO_PROGRAMME = "{path} : ce dossier ne contient aucun programme (.yaml)";
    OUTPUT_IS_A_FILE = "« --output » attend un dossier, et « {path} » est un nom de fichier";
    NO_SHEET_NAME = "{path} : une fiche ne peut pas porter ce nom ; renommez le fichier";
    INPUT_FAILED = "impossible de lire le texte reçu par « - » : {reason}";
    OUTPUT_FAILED = "impossible d’écrire le résultat : {reason}";
    NEITHER_PDF_NOR_HTML = "{path} : ce n’est ni un PDF ni une page HTML";
    SHEET_TOO_LARGE = "{path} : trop grand pour une fiche ; la limite est de {size} Mo";
    BROKEN_PDF = "{path} : ce PDF est illisible";
    ENCRYPTED_PDF =
        "{path} : ce PDF est chiffré ; l’enregistrer sans mot de passe, puis recommencer";
    COSTS_TOO_MUCH = "{path} : non lu ; il contient {limit}, plus qu’aucune fiche";
    MORE_VALUES = "plus de {max} valeurs";
    MORE_DEPTH = "plus de {max} niveaux imbriqués";
    MORE_DECODED_BYTES = "plus de {max} Mo de données décompressées";
    MORE_TEXT_BYTES = "plus de {max} Mo de texte";
    MORE_STEPS = "plus de {max} millions d’octets et de renvois à suivre";
    NO_EMBEDDED_SOURCE =
        "{path} : ce fichier ne contient pas de programme ; il n’a pas été produit par annexe, ou son programme a été retiré";
    NO_REPOSITORY = "ce dossier n’est pas dans un dépôt git";
    WATCH_FAILED = "impossible de surveiller les fichiers : {words}";
    PORT_TAKEN = "le port {port} est déjà pris ; choisissez-en un autre avec « --port »";
    GIT_FAILED = "git : {words}";
    UNKNOWN_REVISION = "git ne connaît pas la révision « {revision} »";
    REVISION_TO_FETCH =
        "la révision « {revision} » n’est pas sur cet ordinateur ; pour la télécharger : {command}";
    NOT_IN_REVISION = "{path} : ce chemin n’existe pas dans la révision « {revision} »";
    MISSING_FONTS =
        "{path} : impossible de refaire cette fiche, car ses polices manquent ; remettez leurs fichiers aux chemins écrits sous « theme »";
    BROKEN_CONFIG = "{path} contient des erreurs ; lancez « annexe check » pour les voir";

    // Wrong usage.
    NO_COMMAND = "il manque une commande";
    UNKNOWN_OPTION = "option inconnue : « {option} »";
    UNEXPECTED_ARGUMENT = "« {argument} » est de trop";
    UNKNOWN_COMMAND = "commande inconnue : « {command} »";
    NOT_A_VALUE = "« {option} » n’accepte pas « {value} »";
    NO_VALUE = "« {option} » attend une valeur";
    USAGE_AND_HINT = "{usage} ; {hint}";
    GIVE_A_NUMBER = "donnez un nombre entier, au moins 1";
    NO_VALUE_WANTED = "« {option} » n’accepte pas de valeur";
    MISSING_ARGUMENTS = "il manque {arguments}";
    CONFLICT = "« {argument} » ne s’utilise pas avec « {others} »";
    GIVEN_TWICE = "« {option} » est donné deux fois";
    NOT_UTF8 = "un mot de la commande n’est pas en UTF-8 : retapez-le au clavier";
    STREAM_ALONE =
        "utilisez « - » seul, avec un seul format ; la fiche s’affiche dans le terminal";
    STREAM_NOT_FIXED =
        "« --fix » corrige des fichiers, et « - » n’est pas un fichier ; utilisez « --diff » pour voir les corrections";
    PROGRAMME_NAME =
        "un programme ne peut pas s’appeler « {name} » : utilisez des lettres, des chiffres et des tirets, comme « accueil-public-2026 »";
    TWO_REVISIONS = "donnez deux révisions à comparer, ou « --rev » et une révision de git";
    NO_PARTIAL_AMENDMENT =
        "« --draft-avenant » reprend toutes les modifications : retirez « --only » et « --approved »";
    NOT_FOR_PARTNER = "« --for-partner » demande le format text, md, html ou pdf";
    NO_AMENDMENT_FORMAT = "« --draft-avenant » demande le format text, md, html ou pdf";
    NOT_FOR_A_TERMINAL =
        "un PDF ne s’affiche pas dans le terminal : donnez un fichier avec « --output »";
    SEE_ALL_RULES = "lancez « annexe rules » pour voir toutes les règles";

    // Builds, fixes and previews.
    REMAINING = "il reste {tally} ; lancez « annexe check » pour {total|le détail|les détails}";
    MISSING_MENTIONS = "il manque {count} mentions dans cette fiche";
    MORE_IN_FILE =
        "{name} : {count} {count|autre remarque|autres remarques} à voir après ces corrections";
    MORE_IN_REPORT = "et {count} {count|autre|autres} ; lancez « annexe check » pour tout voir";
    FIXED_LINE = "corrigé : {place} [{code}] {before} → {after}";
    FIXABLE = "`annexe check --fix` peut en corriger {count}";
    FIXED =
        "{corrections} {corrections|correction|corrections} dans {files} {files|fichier|fichiers}";
    TO_FIX =
        "{corrections} {corrections|correction|corrections} à faire dans {files} {files|fichier|fichiers}";
    NOT_FIXED = "fichier non modifié, car la correction créerait une erreur : {error}";
    CHANGED_SINCE =
        "{path} : fichier non corrigé, car il a changé pendant la vérification ; relancez la commande";
    BUILT = "{programmes} {programmes|programme|programmes} : {counts}, en {seconds} s";
    COUNT_BUILT = "{count} {count|fiche écrite|fiches écrites}";
    COUNT_UNCHANGED = "{count} {count|fiche inchangée|fiches inchangées}";
    COUNT_REFUSED = "{count} {count|fiche non écrite|fiches non écrites}";
    COUNT_WITH_FINDINGS = "{count} avec des remarques";
    FILES_IN = "{files} {files|fichier|fichiers} dans {folders}";
    STALE = "périmé : {path}";
    MISSING = "absent : {path}";
    ORPHAN = "sans programme : {path}";
    REMOVED = "supprimé : {path}";
    KEPT_ORPHAN =
        "sans programme : {path} ; « --prune » le garde, car il a peut-être changé depuis qu’annexe l’a produit";
    UP_TO_DATE = "tout est à jour";
    NOT_UP_TO_DATE = "{count} {count|fichier n’est|fichiers ne sont} pas à jour : {remedies}";
    RUN_BUILD = "lancez « annexe build »";
    RUN_PRUNE = "lancez « annexe build --prune »";
    REMOVE_BY_HAND = "supprimez vous-même les fichiers que « --prune » garde";
    BOTH_REMEDIES = "{first}, et {second}";
    CREATED = "créé : {path}";
    LEFT_UNCHANGED = "gardé tel quel : {path}";
    NEXT = "ensuite, écrivez « annexe new » suivi du nom de votre programme";
    NEXT_IN_FOLDER =
        "ensuite, écrivez « cd {folder} », puis « annexe new » suivi du nom de votre programme";
    READY =
        "créé : {path}, à compléter\npour le vérifier : annexe check {path}\npour écrire sa fiche : annexe build {path}";
    GIT_IS_SET =
        "git diff, git log -p et git difftool -t annexe comparent maintenant les programmes avec annexe diff ; enregistrez ce fichier dans le dépôt : {path}";
    WATCHING = "en attente de modifications (Ctrl-C pour arrêter)";
    SERVING = "aperçu : {address} (Ctrl-C pour arrêter)";
    PREVIEW_PROGRAMMES = "Programmes";
    PREVIEW_PAGE = "Page";
    PREVIEW_SHEET = "La fiche";
    PREVIEW_FINDINGS = "Remarques";
    PREVIEW_GONE =
        "Ce programme n’existe plus, ou deux programmes écriraient les mêmes fichiers : choisissez un autre programme.";
    PREVIEW_NO_SHEET = "Impossible de produire la fiche : regardez les remarques.";

    // Verification of sheets.
    SHEET_IS_INTACT =
        "{sheet} : fiche intacte. annexe l’a refaite avec le programme qu’elle contient : le résultat est exactement le même";
    AUTHOR_IS_UNPROVED =
        "cela ne dit pas qui l’a faite : seule une signature électronique le prouve";
    SHEET_IS_SIGNED =
        "{sheet} : fiche intacte, puis signée. annexe l’a refaite avec le programme qu’elle contient : jusqu’à la signature, le résultat est exactement le même";
    SHEET_IS_PREPARED =
        "{sheet} : fiche intacte, puis complétée. annexe l’a refaite avec le programme qu’elle contient : jusqu’à l’ajout, le résultat est exactement le même";
    SIGNED_IN_FIELD_ON = "{who} le {date} (déclaré), {place}";
    SIGNED_IN_FIELD = "{who} (déclaré), {place}";
    FIELD_IS_BOX = "dans la case de la fiche « {party} » (champ « {field} »)";
    FIELD_IS_ADDED = "dans un champ invisible ajouté à la fiche, « {field} »";
    SIGNED_BY = "signature de « {name} »";
    SIGNED_UNREADABLY = "signature d’un nom illisible";
    SIGNED_WITHOUT_NAME = "signature";
    EMPTY_FIELD_ADDED = "champ de signature vide et invisible ajouté à la fiche, « {field} »";
    TIMESTAMP_ADDED = "horodatage, {place}";
    VALIDATION_DATA_ADDED = "données de validation des signatures";
    TAIL_IS_UNREAD =
        "à partir de l’octet {offset}, le fichier peut se lire de deux façons, ou d’aucune";
    OBJECT_IS_NO_SIGNATURE =
        "l’objet {number} du PDF a été ajouté ou remplacé, ce qu’aucune signature ne fait";
    KEY_IS_NO_SIGNATURE =
        "dans l’objet {number} du PDF, « {key} » a été ajouté ou changé, ce qu’aucune signature ne fait";
    SIGNATURE_IS_PARTIAL =
        "la signature de l’objet {number} du PDF ne couvre pas tout ce qui la précède";
    SIGNATURES_ARE_UNPROVED =
        "annexe ne vérifie pas les signatures elles-mêmes : pour savoir qui a signé, ouvrez le fichier dans un lecteur de PDF qui les vérifie";
    SHEET_IS_CONTINUED =
        "{sheet} : fiche modifiée. Elle commence comme annexe l’a écrite, mais ce qui suit n’est pas seulement une signature";
    SHEET_OF_OTHER_VERSION =
        "{sheet} : rien n’est prouvé. Ce fichier se dit écrit par annexe {version} : cette version-ci ne peut pas le refaire à l’identique";
    RUN_OTHER_VERSION = "pour le vérifier avec cette version : uvx annexe@{version} verify FICHIER";
    OTHER_VERSION_IS_UNSOUND =
        "avant la version 0.2.0, cette commande laissait passer des fiches falsifiées : demandez plutôt la fiche refaite par une version récente";
    WORDS_FOLLOW_SOURCE =
        "les mots lus sont ceux du programme que le fichier contient, ce qui ne prouve rien de ce que l’on y voit";
    WORDS_LEAVE_SOURCE =
        "les mots lus ne sont pas ceux que cette version-ci écrit pour le programme que le fichier contient :";
    SHEET_IS_REWRITTEN =
        "{sheet} : fiche modifiée. Ses mots sont ceux du programme qu’elle contient, mais le fichier n’est pas celui qu’annexe écrit : ce que l’on y voit n’est pas prouvé";
    SHEET_OF_OTHER_SOURCE =
        "{sheet} : fiche périmée ou d’une autre source. Le programme qu’elle contient n’est pas celui de {source}";
    SHEET_IS_CHANGED =
        "{sheet} : fiche modifiée. Elle ne correspond pas au programme qu’elle contient";
    SOURCE_IS_BROKEN =
        "{sheet} : impossible de refaire la fiche ; le programme qu’elle contient a été modifié, ou vient d’une autre version d’annexe";
    WORDS_ADDED = "« {found} » en trop";
    WORDS_MISSING = "il manque « {expected} »";
    WORDS_REPLACED = "« {found} » au lieu de « {expected} »";
    ON_PAGE = "page {page}, {rest}";
    AFTER_WORDS = "après « {words} », {rest}";
    MORE_DIFFERENCES = "et {count} {count|autre différence|autres différences}";

    // Comparison of revisions.
    NO_CHANGE = "aucune modification";
    APPROVED_LEFT_OUT =
        "{count} {count|modification déjà approuvée n’est pas montrée|modifications déjà approuvées ne sont pas montrées}";
    OTHER_LEVELS_LEFT_OUT =
        "{count} {count|modification d’un autre niveau n’est pas montrée|modifications d’un autre niveau ne sont pas montrées}";
    NO_CHANGE_OF_SOURCE =
        "la source de la fiche n’a pas changé, mais la fiche n’est pas ce qu’elle donne";
    SOURCE_COMPARED = "la fiche n’est pas ce que donne sa source, et c’est sa source qui est comparée";
    PAIRED_BY_CONTENT = "le fichier et la référence ont changé : ces deux révisions sont rapprochées par leur contenu";
    ONLY_LEVELS_CHANGED = "les niveaux des champs ont changé, et rien d’autre";
    NO_OTHER_CHANGE = "aucune autre modification";
    COMPARISON = "Comparaison de deux révisions";
    OLD_REVISION = "Ancienne révision";
    NEW_REVISION = "Nouvelle révision";
    LENGTHS = "Durées";
    WHOLE_ACTION = "Action entière";
    BEFORE = "Avant";
    AFTER = "Après";
    RENUMBERED = "Numéros décalés";
    TO_CORRECT = "À corriger";
    MARKED_SHEET = "La fiche avec ses modifications";
    LEGEND =
        "Les ajouts sont soulignés, ou en gras en Markdown, les suppressions barrées. Ce qui change de place est souligné une fois à l’ancienne place, deux fois à la nouvelle. Un trait dans la marge renvoie à chaque modification.";
    NEW_PROGRAMME = "Nouveau programme";
    REMOVED_PROGRAMME = "Programme supprimé";
    NOT_COMPARED = "programmes non comparés, car une des deux révisions est illisible";
    VERSION = "version";
    PROGRAMMES_UNCHANGED = "{count} {count|programme|programmes} sans changement";
    MOVED = "de «\u{a0}{from}\u{a0}» à «\u{a0}{to}\u{a0}»";
    SWAPPED = "{before} échangent leurs places";
    SPLIT = "{before} devient {after}";
    MERGED = "{before} deviennent {after}";
    QUOTED = "«\u{a0}{name}\u{a0}»";

    // Changes that are one act.
    GROUP_DATES_EARLIER = "{count} dates avancées de {days} {days|jour|jours}";
    GROUP_DATES_LATER = "{count} dates reportées de {days} {days|jour|jours}";
    GROUP_TIMES_EARLIER = "{count} horaires décalés de {shift}, plus tôt";
    GROUP_TIMES_LATER = "{count} horaires décalés de {shift}, plus tard";
    GROUP_REPLACED = "«\u{a0}{old}\u{a0}» remplacé par «\u{a0}{new}\u{a0}» à {count} endroits";
    GROUP_ADDED = "«\u{a0}{value}\u{a0}» ajouté à {count} endroits";
    GROUP_REMOVED = "«\u{a0}{value}\u{a0}» supprimé à {count} endroits";

    // Amendments.
    AMENDMENT = "Avenant";
    AMENDMENT_TITLE = "Avenant n°\u{a0}{blank} à la convention {agreement} du {date}";
    BETWEEN = "Entre";
    PROVIDER = "L’organisme de formation";
    CLIENT = "Le client";
    REPRESENTED_BY = "{words}, représenté par {who}";
    DECLARED_UNDER = "déclaration d’activité n°\u{a0}{number}";
    OBJECT = "Objet";
    AMENDMENT_OBJECT =
        "Le présent avenant modifie le programme {title}, annexé à la convention, comme suit.";
    REFERENCE = "Référence";
    OLD_SHEET = "Fiche en vigueur";
    NEW_SHEET = "Nouvelle fiche";
    VERSION_OF = "version {version}, du {date}";
    ARTICLE = "Article";
    IS_REPLACED = "le texte suivant est remplacé";
    IS_RESTYLED = "la mise en forme du texte suivant est remplacée";
    REPLACED_BY = "par :";
    REPLACED_IN_SENTENCE = "{old} est remplacé par {new}";
    TEXT_IS_ADDED = "le texte suivant est ajouté";
    ITEM_IS_ADDED = "le point suivant est ajouté";
    ROW_IS_ADDED = "la ligne suivante est ajoutée";
    PART_IS_ADDED = "la partie suivante est ajoutée";
    TABLE_IS_ADDED = "le tableau suivant est ajouté";
    TEXT_IS_REMOVED = "le texte suivant est supprimé";
    ITEM_IS_REMOVED = "le point suivant est supprimé";
    ROW_IS_REMOVED = "la ligne suivante est supprimée";
    PART_IS_REMOVED = "la partie suivante est supprimée, avec son titre";
    TABLE_IS_REMOVED = "le tableau suivant est supprimé";
    ADDED_AT = "{place}, {what}";
    TO_PLACE = "{name} est à placer {place}";
    AFTER_ITEM = "après {before}";
    AT_THE_HEAD = "en tête, avant {after}";
    NAMED_PART = "la partie {name}";
    NAMED_TABLE = "le tableau {name}";
    NAMED_LIST = "la liste qui finit par {name}";
    NAMED_ROW = "la ligne {name}";
    IN_ROW = "à la ligne {row}";
    IN_COLUMN = "colonne « {header} »";
    NUMBERED = "{name} (n°\u{a0}{number})";
    NUMBERED_ITEM = "point n°\u{a0}{number}";
    NAMES_OF_PLACES =
        "Les articles désignent chaque passage par les mots de la fiche en vigueur ; la place d’un ajout peut l’être par les mots de l’ajout qui précède.";
    NOTES_AT_CALLS =
        "Une note de bas de page y est écrite à son appel, entre crochets.";
    NAME_REPLACED = "{name} {old} devient {new}";
    TITLE = "le titre";
    LABEL = "l’intitulé";
    QUOTED_TITLE = "Titre : {title}";
    QUOTED_SUBTITLE = "Sous-titre : {title}";
    LIST_IS_BULLETED = "la liste est à puces";
    LIST_IS_NUMBERED = "la liste est numérotée à partir de « {first} »";
    LINE_OF_HEADING = "{label} (en-tête)";
    LINK_INSIDE = "[lien : {target}]";
    TABLE_OF_SHEET = "Tableau {headers}";
    HEADING_OF_SHEET = "En-tête de la fiche";
    NOTE_INSIDE = "[note de bas de page : {words}]";
    NOTE_TO_READERS = "À savoir avant de signer : {words}.";
    READ_BEFORE_SIGNING =
        "{count} {count|modification change|modifications changent} des mots qui engagent : leur sens a pu changer ; « annexe diff » donne leurs textes";
    SHEETS_PRINT_THE_SAME = "Les deux fiches impriment les mêmes mots : il n’y a rien à modifier";
    EFFECT = "Prise d’effet";
    TAKES_EFFECT = "Le présent avenant prend effet le {blank}.";
    OTHER_TERMS = "Autres dispositions";
    REST_UNCHANGED =
        "Les autres dispositions de la convention et de ses annexes restent inchangées.";
    DONE_AT = "Fait en {blank} exemplaires, à {blank}, le {blank}.";
    SIGNATURES = "Signatures";
    FOR_PROVIDER = "Pour l’organisme de formation";
    FOR_CLIENT = "Pour le client";

    // Impacts and kinds of changes.
    IMPACT_SUBSTANTIAL = "{count|modification substantielle|modifications substantielles}";
    IMPACT_TO_READ = "{count|modification à relire|modifications à relire}";
    IMPACT_ADDITION = "{count|complément|compléments}";
    IMPACT_WORDING = "{count|modification rédactionnelle|modifications rédactionnelles}";
    IMPACT_MOVE = "{count|déplacement|déplacements}";
    IMPACT_TYPOGRAPHY = "{count|modification typographique|modifications typographiques}";
    CHANGE_ADDED = "ajout";
    CHANGE_REMOVED = "suppression";
    CHANGE_CHANGED = "modification";
    CHANGE_REWORDED = "reformulation";
    CHANGE_RETYPESET = "typographie";
    CHANGE_MOVED = "déplacement";
    CHANGE_SWAPPED = "échange";
    CHANGE_SPLIT = "division";
    CHANGE_MERGED = "fusion";
    CHANGE_RENUMBERED = "renumérotation";
    BECAUSE_AGREED = "ce point fait partie de l’accord";
    BECAUSE_WITHDRAWN = "ce point faisait partie de l’accord";
    BECAUSE_ADDITION = "ce point s’ajoute à l’accord";
    BECAUSE_BINDING = "l’ajout engage autant que le reste";
    BECAUSE_DATED = "la date est maintenant fixée";
    BECAUSE_PRECISE = "la date est précisée";
    BECAUSE_DAYS = "le nombre de jours change";
    BECAUSE_HOURS = "la durée change";
    BECAUSE_SUBSTANCE = "un chiffre, une date, une unité, un nom ou une négation change";
    BECAUSE_TO_READ = "le sens a peut-être changé : comparez les deux textes";
    BECAUSE_WORDING = "une faute de grammaire est corrigée";
    BECAUSE_REPLACED = "un autre texte prend la place de celui-ci";
    BECAUSE_SAME_WORDS = "les mots sont les mêmes, autrement répartis";
    BECAUSE_NOT_AGREED = "ce point ne fait pas partie de l’accord";
    BECAUSE_TYPOGRAPHY = "les mots sont les mêmes";
    BECAUSE_ORDER = "seule la place change";
    BECAUSE_PROJECT = "niveau fixé par annexe.yaml : {reason}";
}
