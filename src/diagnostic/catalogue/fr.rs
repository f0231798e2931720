//! What people read in French.
//!
//! A blank is `{name}`; `{count|fichier|fichiers}` takes the singular for 0 and 1.

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

    // What reading finds: the file.
    ENCODING = "le fichier n’est pas du texte UTF-8 à partir d’ici";
    ENCODING_REMEDY =
        "enregistrez le fichier en « UTF-8 » (menu « Enregistrer avec l’encodage » de l’éditeur)";
    EMPTY_FILE = "le fichier ne contient aucune clé";
    NOT_A_MAPPING = "ce fichier ne contient pas de clés « nom: valeur »";
    START_A_PROGRAMME =
        "commencez par exemple par « intitule: … » ; `annexe new` écrit un programme à compléter";
    SECOND_DOCUMENT = "un second document commence ici : un fichier décrit un seul programme";
    SECOND_DOCUMENT_REMEDY =
        "mettez chaque programme dans son propre fichier et supprimez la ligne « --- »";
    MAX_BYTES = "le fichier dépasse {size} Mo";
    MAX_TEXT_BYTES = "ce texte dépasse {size} Ko";
    MAX_ALIASED_BYTES = "les alias répètent plus de {size} Ko de texte";
    MAX_KEYS = "plus de {count} clés dans un même groupe";
    MAX_DEPTH = "plus de {count} niveaux imbriqués";
    MAX_VALUES = "plus de {count} valeurs une fois les alias développés";
    EXCESSIVE_REMEDY = "vérifiez que ce fichier est bien un programme ; découpez-le au besoin";
    SAME_OUTPUT = "un autre programme écrit déjà les fichiers « {stem} »";
    SAME_OUTPUT_REMEDY = "renommez l’un des deux fichiers";

    // What reading finds: keys and values.
    KEY_NOT_TEXT = "cette clé n’est pas un texte";
    KEY_NOT_TEXT_REMEDY = "une clé est un mot suivi de deux-points, comme « titre: »";
    UNKNOWN_KEY = "clé inconnue : « {key} »";
    DID_YOU_MEAN = "vouliez-vous dire « {suggestion} » ?";
    COMMA_IN_NUMBER =
        "une virgule sépare deux clés entre accolades : écrivez le nombre avec un point, ou entre guillemets";
    SEE_CODES = "`annexe rules` donne tous les codes";
    KEY_OF_ROOT = "cette clé s’écrit au bord de la ligne, sans retrait";
    KEY_BELONGS = "cette clé s’écrit dans « {group} »";
    SEE_KEYS =
        "`annexe new` écrit un programme qui montre toutes les clés ; « sections » accueille ce qui n’a pas la sienne";
    POSSIBLE_KEYS = "clés possibles ici : {keys}";
    MISSING_KEY = "il manque la clé « {key} »";
    MISSING_KEY_REMEDY = "ajoutez « {key}: … » à cet endroit";
    DUPLICATE_KEY = "la clé « {key} » est écrite deux fois";
    DUPLICATE_KEY_REMEDY = "gardez une seule des deux";
    DASH_IS_MISSING =
        "il manque sans doute un tiret « - » devant cette clé : un nouvel élément de la liste commence ici";
    FIRST_OCCURRENCE = "déjà écrite ici";
    EMPTY_VALUE = "la clé « {key} » est écrite sans valeur";
    EMPTY_VALUE_REMEDY = "écrivez la valeur, ou supprimez la clé";
    EMPTY_ITEM = "ce tiret n’est suivi d’aucune valeur";
    EMPTY_ITEM_REMEDY = "écrivez la valeur, ou supprimez le tiret";
    VALUE_IN_COMMENT = "« # » commence un commentaire : mettez la valeur entre guillemets";
    WRONG_TYPE = "« {key} » attend {expected}, pas {found}";
    QUOTE_VALUE = "mettez la valeur entre guillemets : {quoted}";
    WRITE_ITEMS = "écrivez une liste, un tiret par ligne, chacun suivi de ses clés (« {key}: »…)";
    WRITE_KEYS = "écrivez en retrait, une ou plusieurs clés, comme {keys}";
    KEY_AS_WRITTEN = "« {key}: »";
    WRITE_SHAPES = "écrivez {shapes}";
    SHAPE_OR = "{first} ; ou {second}";
    UNKNOWN_VALUE = "« {value} » n’est pas une valeur de « {key} »";
    POSSIBLE_VALUES = "valeurs possibles : {values}";
    UNREADABLE = "« {key} » : {error}";
    UNFORESEEN = "cette valeur n’a pas pu être lue : {error}";
    OUT_OF_BOUNDS = "« {key} » doit être {bound}";
    BOUND_AT_LEAST = "au moins égal à {limit}";
    BOUND_AT_MOST = "au plus égal à {limit}";
    BOUND_ABOVE = "plus grand que {limit}";
    BOUND_BELOW = "plus petit que {limit}";
    BOUND_MULTIPLE = "un multiple de {limit}";
    REVERSED = "la fin ne vient pas après le début";
    REVERSED_REMEDY = "vérifiez les deux, ou échangez-les";
    START_OF_RANGE = "le début";
    LEADING_ZERO = "« {text} » est lu comme un nombre, et perd ses zéros";
    LOST_COMMENT = "ce qui suit « # » est pris pour un commentaire et ne sera pas imprimé";
    LOST_COMMENT_REMEDY =
        "mettez la valeur entre guillemets, ou une espace après « # » si c’est un commentaire";
    SWALLOWED_KEY =
        "« {key} » est en retrait sous « | » : la ligne fait partie du texte, et n’est pas une clé";
    SWALLOWED_KEY_REMEDY =
        "ramenez la clé au bord, ou laissez une espace avant les deux-points si c’est du texte";
    SWALLOWED_DASH =
        "ce tiret n’ouvre pas d’élément : la ligne est rattachée au texte qui la précède";
    SWALLOWED_DASH_REMEDY =
        "alignez le tiret sur ceux de la liste, ou mettez tout le texte entre guillemets";

    // Shapes of values: their names, then how to write them.
    A_TEXT = "un texte";
    AN_INTEGER = "un nombre entier";
    A_NUMBER = "un nombre";
    A_BOOLEAN = "oui ou non (true ou false)";
    A_LIST = "une liste";
    A_MAPPING = "un groupe de clés";
    AN_EMPTY_VALUE = "une valeur vide";
    WRITE_TEXT = "un texte sur la ligne, ou un bloc après « | »";
    WRITE_INTEGER = "un nombre entier, comme 7";
    WRITE_NUMBER = "un nombre, comme 3.5";
    WRITE_BOOLEAN = "true ou false";
    WRITE_LIST = "une liste, un tiret par ligne";
    WRITE_MAPPING = "des clés en retrait, une par ligne";
    WRITE_NOTHING = "rien";

    // What the YAML parser meets.
    COLON_IN_TEXT =
        "deux-points inattendus : le texte qui les contient n’est pas entre guillemets, ou la ligne est mal alignée";
    COLON_IN_TEXT_REMEDY =
        "mettez tout le texte entre guillemets, ou passez à la ligne après « | »";
    MISSING_COLON = "cette ligne n’a pas la forme « clé: valeur »";
    MISSING_COLON_REMEDY = "écrivez la clé, deux-points, une espace, puis la valeur";
    TAB = "une tabulation sert de retrait, ce que YAML interdit";
    TAB_REMEDY = "remplacez la tabulation par deux espaces";
    UNCLOSED_QUOTE = "des guillemets s’ouvrent ici et ne se ferment pas";
    UNCLOSED_QUOTE_REMEDY = "fermez les guillemets, ou passez à la ligne après « | »";
    UNCLOSED_BRACKET = "un crochet ou une accolade ne se ferme pas";
    UNCLOSED_BRACKET_REMEDY =
        "fermez-le, ou mettez entre guillemets le texte qui commence par [ ou {";
    TEXT_AFTER_VALUE = "du texte suit la fin de la valeur";
    TEXT_AFTER_VALUE_REMEDY =
        "mettez toute la valeur entre guillemets simples '…', et doublez les apostrophes droites";
    TEXT_AFTER_BAR = "du texte suit « | » ou « > » sur la même ligne";
    TEXT_AFTER_BAR_REMEDY = "passez à la ligne après « | » ou « > », et mettez le texte en retrait";
    TEXT_AT_MARGIN = "le texte qui suit « | » n’est pas en retrait";
    TEXT_AT_MARGIN_REMEDY = "décalez le texte de deux espaces";
    BAD_ESCAPE = "la barre oblique inverse « \\ » a un sens particulier entre guillemets doubles";
    BAD_ESCAPE_REMEDY = "écrivez « \\\\ », ou prenez des guillemets simples";
    INDENTATION = "cette ligne n’est pas alignée avec ses voisines";
    INDENTATION_REMEDY = "alignez les clés d’un même niveau et les tirets d’une même liste";
    MISSING_COMMA = "il manque une virgule entre deux clés d’un groupe entre accolades";
    MISSING_COMMA_REMEDY = "écrivez une virgule avant cette clé, ou une clé par ligne";
    HARD_SPACE = "une espace insécable est écrite là où YAML veut une espace ordinaire";
    HARD_SPACE_REMEDY = "effacez-la et tapez une espace ordinaire";
    DASH = "ce tiret n’ouvre pas un élément de liste";
    DASH_REMEDY = "écrivez un tiret court et une espace devant le texte : « - texte »";
    LIST_BESIDE_KEY = "une liste commence sur la ligne de sa clé";
    LIST_BESIDE_KEY_REMEDY = "passez à la ligne après les deux-points, un tiret par ligne";
    RESERVED_START = "ce caractère ne peut pas commencer un texte sans guillemets";
    UNKNOWN_ALIAS =
        "un astérisque commence la valeur, et YAML le lit comme le rappel d’une ancre qui n’existe pas";
    UNCALLED_ANCHOR =
        "l’esperluette « & » commence la valeur, et YAML prend le premier mot pour le nom d’une ancre";
    TAG =
        "le point d’exclamation « ! » commence la valeur, et YAML prend le premier mot pour un type";
    PUT_BETWEEN_QUOTES = "mettez la valeur entre guillemets";
    OTHER_SYNTAX = "la mise en forme YAML n’est pas comprise à partir d’ici";
    OTHER_SYNTAX_REMEDY =
        "vérifiez les retraits, les guillemets et les deux-points de cette ligne et de la précédente";

    // What reading finds: texts.
    HIDDEN_CHARACTER = "caractère invisible interdit ({code})";
    HIDDEN_CHARACTER_REMEDY = "supprimez-le : retapez le mot plutôt que de le recoller";
    ZERO_WIDTH = "caractère sans largeur au milieu du texte ({code})";
    ZERO_WIDTH_REMEDY = "supprimez-le ; `annexe check --fix` le fait";
    NO_GLYPH = "le caractère « {character} » ({code}) ne peut pas être imprimé dans le PDF";
    NO_GLYPH_REMEDY = "remplacez-le par un mot ou par un caractère courant";
    NO_ADDRESS = "ce lien n’a pas d’adresse";
    LINK_TARGET = "ce lien mène à une adresse non permise : « {target} »";
    LINK_TARGET_REMEDY = "un lien commence par https://, http://, mailto: ou tel:";
    UNCALLED_NOTE = "la note [^{label}] n’est appelée nulle part";
    UNCALLED_NOTE_REMEDY = "placez l’appel [^{label}] dans le même texte, ou supprimez la note";
    MARKDOWN_HTML = "ce texte contient une balise HTML, ou des mots entre chevrons < >";
    MARKDOWN_HTML_REMEDY = "supprimez la balise, ou écrivez \\< pour imprimer le signe « < »";
    MARKDOWN_IMAGE = "ce texte contient une image";
    MARKDOWN_IMAGE_REMEDY =
        "une annexe ne porte que du texte : décrivez l’image, ou donnez un lien";
    MARKDOWN_CODE =
        "ce passage est en retrait de quatre espaces ou entre ``` : Markdown le lit comme du code";
    MARKDOWN_CODE_REMEDY = "ramenez le passage au bord du texte";
    MARKDOWN_TABLE = "ce texte contient un tableau";
    MARKDOWN_TABLE_REMEDY =
        "écrivez une liste : les tableaux de la fiche viennent de ses clés (tarifs, séquences, épreuves…)";
    MARKDOWN_RULE = "cette ligne de tirets ou d’astérisques est un filet en Markdown";
    MARKDOWN_RULE_REMEDY = "séparez par une ligne vide, ou par un titre « ### … »";
    MARKDOWN_UNDERLINE =
        "une ligne de tirets ou de signes égal souligne ce texte : Markdown en fait un titre";
    MARKDOWN_UNDERLINE_REMEDY =
        "laissez une ligne vide entre les deux, ou écrivez « ### » devant le titre";
    MARKDOWN_LINK_DEFINITION = "cette ligne définit un lien à part et ne serait pas imprimée";
    MARKDOWN_LINK_DEFINITION_REMEDY = "écrivez le lien dans le texte : [mot](https://…)";
    MARKDOWN_LINK_TITLE = "ce lien porte un titre entre guillemets, qui ne serait pas imprimé";
    MARKDOWN_LINK_TITLE_REMEDY = "gardez [mot](https://…), sans le titre";
    MARKDOWN_NESTING = "trop de listes ou de citations imbriquées";
    MARKDOWN_NESTING_REMEDY = "ramenez à huit niveaux au plus";

    // What reading finds: the theme, the version, suppressions.
    THEME_FILE_NOT_FOUND = "« {path} » est introuvable";
    THEME_FILE_UNREADABLE = "« {path} » ne peut pas être lu";
    THEME_FILE_REMEDY = "donnez son chemin depuis le dossier de annexe.yaml";
    THEME_FILE_TOO_HEAVY = "« {path} » dépasse {size} Ko";
    THEME_FILE_TOO_LARGE = "« {path} » a trop de points";
    SAVE_SMALLER = "enregistrez-le en plus petit";
    NO_IMAGE = "« {path} » n’est ni une image PNG ni un dessin SVG que l’on sache lire";
    NO_IMAGE_REMEDY = "exportez le logo en SVG ou en PNG";
    DRAWING = "« {path} » contient un élément « {element} », qui ne peut pas être dessiné";
    DRAWING_REMEDY =
        "convertissez les textes en tracés et aplatissez les effets, ou exportez le logo en PNG";
    NO_FONT = "« {path} » n’est pas une police TTF ou OTF que l’on sache lire";
    NO_FONT_REMEDY = "donnez un fichier .ttf ou .otf";
    VARIABLE_FONT = "« {path} » est une police variable, de plusieurs graisses à la fois";
    VARIABLE_FONT_REMEDY = "donnez le fichier de chaque style";
    FORBIDDEN_FONT = "« {path} » est une police que sa licence interdit de joindre à un fichier";
    FORBIDDEN_FONT_REMEDY = "choisissez une police libre";
    LOW_CONTRAST = "{problem} : contraste de {ratio}, il en faut {least}";
    NEAR_PAPER = "cette couleur ne se détache pas assez du papier";
    NEAR_PAPER_REMEDY = "foncez-la";
    NEAR_BAND = "cette couleur ne se détache pas assez du bandeau, qui en est un ton clair";
    NEAR_BAND_REMEDY = "foncez-la, ou donnez un « bandeau » plus clair";
    NEAR_TEXT = "les textes ne se détachent pas assez de ce bandeau";
    NEAR_TEXT_REMEDY = "éclaircissez-le";
    VERSION_REMOVED =
        "une modification est substantielle, et la fiche n’a plus de version (elle était à « {old} »)";
    VERSION_KEPT = "une modification est substantielle, et la version est toujours « {old} »";
    VERSION_NOT_RAISED =
        "une modification est substantielle, et la version passe de « {old} » à « {new} »";
    VERSION_REMEDY = "donnez à la fiche une nouvelle version, plus haute";
    PRINTED_SUPPRESSION = "ce commentaire est dans un texte : il serait imprimé, et n’écarte rien";
    PRINTED_SUPPRESSION_REMEDY = "placez-le au-dessus de la clé du texte";
    UNREASONED_SUPPRESSION =
        "cette mise à l’écart ne dit pas pourquoi : sans motif, elle reste sans effet";
    UNREASONED_SUPPRESSION_REMEDY = "écrivez le motif derrière : # annexe: ignore[CODE] parce que…";
    FIXED_SUPPRESSION = "« {code} » est une erreur de lecture, qui ne peut pas être mise à l’écart";
    FIXED_SUPPRESSION_REMEDY = "corrigez la ligne et supprimez ce commentaire";
    UNKNOWN_CODE = "aucune règle ne porte le code « {code} »";
    DID_YOU_MEAN_CODE = "vouliez-vous dire « {suggestion} » ?";
    SEE_ALL_CODES = "`annexe rules` les donne tous";
    UNUSED_SUPPRESSION = "cette mise à l’écart ne sert à rien : {code} ne trouve rien ici";
    UNUSED_SUPPRESSION_REMEDY = "supprimez-la";

    // Values that a text does not hold.
    DATE_EXAMPLE = "écrivez par exemple « 2019-02-14 » ou « 14 février 2019 »";
    WHEN_EXAMPLE =
        "écrivez une date (« 2019-02-14 »), un mois (« 2019-02 »), une liste de dates, `debut` et `fin`, ou « a-programmer »";
    DURATION_EXAMPLE =
        "écrivez par exemple « 7 h », « 3 h 30 », « 45 min », « 1 jour » ou « 0,5 jour »";
    EMPTY_DATE = "la date est vide : {example}";
    NOT_A_DATE = "« {text} » n’est pas une date : {example}";
    NO_SUCH_DAY = "{text} : {month} n’a que {days} jours";
    NO_SUCH_MONTH = "{text} : les mois vont de 1 à 12";
    WRONG_YEAR = "{text} : l’année s’écrit en quatre chiffres, de 1900 à 2199";
    WRONG_WEEKDAY = "{text} : ce jour est un {weekday}";
    REVERSED_DATES = "la fin, le {end}, vient avant le début, le {start}";
    EMPTY_DURATION = "la durée est vide : {example}";
    NO_UNIT =
        "« {text} » n’a pas d’unité : écrivez « {text} h », « {text} min » ou « {text} jours »";
    ZERO_DURATION = "une durée nulle ne se déclare pas : {example}";
    MINUTES_PAST_HOUR = "« {text} » : après les heures, les minutes vont de 0 à 59";
    FRACTION_OF_DURATION =
        "« {text} » ne fait pas un nombre entier de minutes ou de demi-journées : {example}";
    DURATION_TOO_LONG = "« {text} » est trop long : une durée va jusqu’à 10 000 h ou 1 250 jours";
    NOT_A_DURATION = "« {text} » n’est pas une durée : {example}";
    NOT_A_COLOUR =
        "« {text} » n’est pas une couleur ; écrivez un dièse et six chiffres hexadécimaux, entre guillemets : \"#0f4c5c\"";
    NOT_DAYS = "« {text} » n’est pas un nombre de jours ; écrivez 7, 2,5 ou 0,5";
    HOURS_IN_DAYS = "« {text} » est en jours ; écrivez des heures, comme 7 ou « 3 h 30 »";
    EMPTY_AMOUNT = "le montant est vide : écrivez par exemple « 1 200 € »";
    NEGATIVE_AMOUNT = "« {text} » est négatif : un montant va de 0 à moins de 1 000 000 000 €";
    AMOUNT_TOO_LARGE = "« {text} » est trop grand : un montant va de 0 à moins de 1 000 000 000 €";
    NOT_AN_AMOUNT =
        "« {text} » n’est pas un montant : écrivez par exemple « 1 200 € » ou « 1 200,50 € »";
    EMPTY_TIME = "l’heure est vide : écrivez par exemple « 9 h » ou « 9 h 30 »";
    TIME_OUT_OF_RANGE = "« {text} » : les heures vont de 0 à 24 et les minutes de 0 à 59";
    NOT_A_TIME = "« {text} » n’est pas une heure : écrivez par exemple « 9 h » ou « 9 h 30 »";
    REVERSED_TIMES = "la fin, {end}, ne vient pas après le début, {start}";
    NOT_A_TIME_RANGE =
        "« {text} » n’est pas une plage horaire : écrivez par exemple « 9 h à 17 h »";

    // The rules explained.
    RULES_TITLE = "Les règles";
    RULES_OPENING =
        "Voici tout ce que « annexe check » vérifie. « annexe explain CODE » dit la même chose dans le terminal. Chaque exemple se place dans un programme correct par ailleurs : le premier est signalé, le second ne l’est pas.";
    FAMILY_STRUCTURE = "Structure du fichier";
    FAMILY_TEXTS = "Textes";
    FAMILY_MENTIONS = "Mentions attendues";
    FAMILY_COHERENCE = "Cohérence";
    FAMILY_PEDAGOGY = "Pédagogie";
    FAMILY_REVISIONS = "Révisions";
    ALL_PROFILES = "tous les profils";
    PROFILES = "profils";
    SOURCE = "Source";
    BAD_EXAMPLE = "Signalé";
    GOOD_EXAMPLE = "Correct";
    SUPPRESS =
        "Pour l’écarter, motif à l’appui : `# annexe: ignore[{code}] motif` sur la ligne ou au-dessus. Pour tout un projet : `regles: { {code}: ignore }` dans annexe.yaml.";
    SUPPRESS_IN_PROJECT =
        "Pour l’écarter de tout un projet : `regles: { {code}: ignore }` dans annexe.yaml.";
    CANNOT_SUPPRESS =
        "Cette erreur empêche de produire la fiche : elle ne peut pas être mise à l’écart.";

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
        "Codes de sortie : 0 tout va bien, 1 des erreurs dans les programmes, 2 mauvaise utilisation, 3 exécution impossible.";
    MAN_NAME = "NOM";
    MAN_EXTRA = "CODES";

    // Failures of the system.
    PATH_FAILED = "{path} : {reason}";
    NOT_FOUND = "introuvable";
    ACCESS_DENIED = "accès refusé";
    IS_A_FOLDER = "c’est un dossier, pas un fichier";
    NOT_A_FOLDER = "un élément de ce chemin n’est pas un dossier";
    ALREADY_EXISTS = "existe déjà";
    DISK_FULL = "le disque est plein";
    READ_ONLY = "le disque est en lecture seule";
    NOT_A_FILE = "ce n’est pas un fichier";
    FILE_TOO_LARGE = "ce fichier serait plus grand que ce que le système permet";
    NAME_TOO_LONG = "ce nom est trop long";
    SYSTEM_SAYS = "le système répond « {words} »";
    NEITHER_FILE_NOR_FOLDER = "{path} : ce n’est ni un fichier ordinaire ni un dossier";
    NO_PROGRAMME = "{path} : ce dossier ne contient aucun programme (.yaml)";
    NO_SHEET_NAME = "{path} : ce nom ne peut pas être celui d’une fiche";
    INPUT_FAILED = "entrée standard illisible : {reason}";
    OUTPUT_FAILED = "écriture impossible : {reason}";
    NEITHER_PDF_NOR_HTML = "{path} : ce n’est ni un PDF ni une page HTML";
    SHEET_TOO_LARGE = "{path} : trop grand pour une fiche";
    BROKEN_PDF = "{path} : ce PDF est illisible";
    NO_EMBEDDED_SOURCE =
        "{path} : ce fichier ne contient pas de source ; annexe ne l’a pas produit, ou sa source a été retirée";
    NO_REPOSITORY = "ce dossier n’est pas dans un dépôt git";
    WATCH_FAILED = "rien ne peut être surveillé : {words}";
    PORT_TAKEN = "le port {port} n’est pas libre";
    GIT_FAILED = "git : {words}";
    UNKNOWN_REVISION = "git ne connaît pas la révision « {revision} »";
    REVISION_TO_FETCH = "git n’a pas ici la révision « {revision} » ; pour l’obtenir : {command}";
    NOT_IN_REVISION = "{path} : n’existe pas dans la révision « {revision} »";
    MISSING_FONTS =
        "{path} : ses polices manquent ici, elle ne peut pas être refaite ; placez-les où sa source les attend";
    BROKEN_CONFIG = "{path} contient des erreurs ; « annexe check » les montre";

    // Wrong usage.
    NO_COMMAND = "dites quelle commande lancer";
    UNKNOWN_OPTION = "option inconnue : « {option} »";
    UNEXPECTED_ARGUMENT = "« {argument} » est de trop";
    UNKNOWN_COMMAND = "commande inconnue : « {command} »";
    NOT_A_VALUE = "« {value} » n’est pas une valeur de « {option} »";
    NO_VALUE = "« {option} » attend une valeur";
    USAGE_AND_HINT = "{usage} ; {hint}";
    GIVE_A_NUMBER = "donnez un nombre entier, au moins 1";
    NO_VALUE_WANTED = "« {option} » n’attend pas de valeur";
    MISSING_ARGUMENTS = "il manque {arguments}";
    CONFLICT = "« {argument} » ne va pas avec « {others} »";
    GIVEN_TWICE = "« {option} » est donné deux fois";
    NOT_UTF8 = "un argument n’est pas du texte UTF-8";
    STREAM_ALONE = "« - » s’emploie seul, avec un seul format, et écrit sur la sortie standard";
    STREAM_NOT_FIXED =
        "« --fix » corrige des fichiers, et « - » n’en est pas un ; « --diff » montre ce qu’il écrirait";
    PROGRAMME_NAME =
        "« {name} » ne peut pas nommer un programme : des lettres, des chiffres et des tirets, comme « accueil-public-2026 »";
    TWO_REVISIONS = "donnez deux révisions à comparer, ou « --rev » et une révision de git";
    NO_AMENDMENT_FORMAT = "« --draft-avenant » s’écrit en text, md, html ou pdf";
    NOT_FOR_A_TERMINAL = "un PDF ne s’affiche pas ici : donnez-lui un fichier avec « --output »";
    SEE_ALL_RULES = "« annexe rules » les donne toutes";

    // Builds, fixes and previews.
    REMAINING = "il reste {tally} ; « annexe check » donne {total|le détail|les détails}";
    MORE_IN_FILE =
        "{name} : {count} {count|autre constat|autres constats}, à voir une fois ceux-ci corrigés";
    MORE_IN_REPORT = "et {count} {count|autre|autres}, que « annexe check » montre";
    FIXED =
        "{corrections} {corrections|correction|corrections} dans {files} {files|fichier|fichiers}";
    TO_FIX =
        "{corrections} {corrections|correction|corrections} à faire dans {files} {files|fichier|fichiers}";
    NOT_FIXED = "fichier laissé tel quel, car le corriger ferait apparaître une erreur : {error}";
    BUILT = "{programmes} {programmes|programme|programmes} : {counts}, en {seconds} s";
    COUNT_BUILT = "{count} {count|construit|construits}";
    COUNT_UNCHANGED = "{count} {count|inchangé|inchangés}";
    COUNT_REFUSED = "{count} {count|refusé|refusés}";
    COUNT_WITH_FINDINGS = "{count} avec des constats";
    FILES_IN = "{files} {files|fichier|fichiers} dans {folders}";
    STALE = "périmé : {path}";
    MISSING = "absent : {path}";
    ORPHAN = "orphelin : {path}";
    REMOVED = "retiré : {path}";
    KEPT_ORPHAN =
        "orphelin : {path}, que « --prune » garde, car rien ne prouve qu’il est tel qu’annexe l’a produit";
    UP_TO_DATE = "tout est à jour";
    NOT_UP_TO_DATE = "{count} {count|fichier n’est|fichiers ne sont} pas à jour : {remedies}";
    RUN_BUILD = "lancez « annexe build »";
    RUN_PRUNE = "lancez « annexe build --prune »";
    REMOVE_BY_HAND = "retirez vous-même ce que « --prune » garde";
    BOTH_REMEDIES = "{first}, et {second}";
    CREATED = "créé : {path}";
    LEFT_UNCHANGED = "gardé tel quel : {path}";
    NEXT = "ensuite : annexe new mon-programme";
    NEXT_IN_FOLDER = "ensuite : cd {folder}, puis annexe new mon-programme";
    READY = "{path} est prêt à compléter ; ensuite : annexe check {path}, puis annexe build {path}";
    GIT_IS_SET =
        "git compare maintenant les programmes avec annexe diff : git diff, git log -p, git difftool -t annexe ; à enregistrer dans le dépôt : {path}";
    WATCHING = "en attente de modifications (Ctrl-C pour arrêter)";
    SERVING = "aperçu : {address} (Ctrl-C pour arrêter)";
    PREVIEW_PROGRAMMES = "Programmes";
    PREVIEW_PAGE = "Page";
    PREVIEW_SHEET = "La fiche";
    PREVIEW_FINDINGS = "Constats";
    PREVIEW_GONE =
        "Ce programme n’est plus là, ou deux écriraient les mêmes fichiers : choisissez-en un autre.";
    PREVIEW_NO_SHEET = "La fiche ne peut pas être composée : voyez les constats.";

    // Verification of sheets.
    SHEET_IS_SAME = "{sheet} : intacte, conforme à sa source octet pour octet";
    SHEET_IS_COMPLETED =
        "{sheet} : intacte ; ce qui a été ajouté derrière (une signature) ne change rien à ce qu’elle montre";
    SHEET_HAS_SAME_WORDS = "{sheet} : faite par « {generator} », conforme à sa source mot pour mot";
    SHEET_IS_REWRITTEN =
        "{sheet} : modifiée depuis qu’elle a été faite : les mots sont ceux de sa source, mais le fichier a été réécrit";
    SHEET_IS_STALE = "{sheet} : périmée, elle ne correspond plus au programme";
    SHEET_IS_CHANGED = "{sheet} : modifiée, elle ne correspond pas à sa source";
    SOURCE_IS_BROKEN =
        "{sheet} : sa source ne donne pas de fiche ; elle a été modifiée, ou une autre version l’a écrite";
    WORDS_ADDED = "« {found} » en trop";
    WORDS_MISSING = "il manque « {expected} »";
    WORDS_REPLACED = "« {found} » au lieu de « {expected} »";
    ON_PAGE = "page {page}, {rest}";
    AFTER_WORDS = "après « {words} », {rest}";
    MORE_DIFFERENCES = "et {count} {count|autre différence|autres différences}";

    // Comparison of revisions.
    NO_CHANGE = "aucune modification";
    COMPARISON = "Comparaison de deux révisions";
    OLD_REVISION = "Ancienne révision";
    NEW_REVISION = "Nouvelle révision";
    LENGTHS = "Durées";
    WHOLE_ACTION = "Action entière";
    BEFORE = "Avant";
    AFTER = "Après";
    RENUMBERED = "Numéros qui suivent";
    TO_CORRECT = "À corriger";
    MARKED_SHEET = "La fiche, révisions marquées";
    LEGEND =
        "Ce qui est ajouté est souligné, ce qui est supprimé est barré ; un trait dans la marge mène à chaque modification.";
    NEW_PROGRAMME = "Programme nouveau";
    REMOVED_PROGRAMME = "Programme supprimé";
    NOT_COMPARED =
        "programmes qui n’ont pas pu être comparés, faute d’être lisibles des deux côtés";
    VERSION = "version";
    PROGRAMMES_UNCHANGED = "{count} {count|programme|programmes} sans changement";
    MOVED = "de «\u{a0}{from}\u{a0}» à «\u{a0}{to}\u{a0}»";
    SWAPPED = "{before} échangent leurs places";
    SPLIT = "{before} devient {after}";
    MERGED = "{before} deviennent {after}";
    QUOTED = "«\u{a0}{name}\u{a0}»";

    // Draft amendments.
    AMENDMENT = "Projet d’avenant";
    AMENDMENT_OPENING =
        "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}», comme suit.";
    AMENDMENT_OPENING_TO =
        "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}», version {new}, comme suit.";
    AMENDMENT_OPENING_FROM =
        "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}», de la version {old} à la version {new}, comme suit.";
    ARTICLE = "Article";
    IS_REPLACED = "Est remplacé :";
    REPLACED_BY = "par :";
    IS_ADDED = "Est ajouté :";
    IS_DELETED = "Est supprimé :";
    IS_REARRANGED = "Est réorganisé ainsi :";
    NO_ARTICLE = "Aucune modification substantielle : rien n’appelle d’avenant.";

    // Impacts and kinds of changes.
    IMPACT_SUBSTANTIAL = "{count|modification substantielle|modifications substantielles}";
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
    BECAUSE_AGREED = "cela fait partie de ce qui était convenu";
    BECAUSE_WITHDRAWN = "ce qui était convenu n’y est plus";
    BECAUSE_ADDITION = "cela s’ajoute à ce qui était convenu";
    BECAUSE_BINDING = "ce qui s’ajoute engage autant que ce qui y était";
    BECAUSE_DATED = "ce qui restait à fixer l’est";
    BECAUSE_PRECISE = "la date est précisée";
    BECAUSE_DAYS = "le nombre de jours change";
    BECAUSE_HOURS = "la durée change";
    BECAUSE_SUBSTANCE = "le texte dit autre chose";
    BECAUSE_WORDING = "le texte dit la même chose autrement";
    BECAUSE_NOT_AGREED = "cela ne fait pas partie de ce qui était convenu";
    BECAUSE_TYPOGRAPHY = "les mots sont les mêmes";
    BECAUSE_ORDER = "seule la place change";
    BECAUSE_PROJECT = "niveau fixé par annexe.yaml : {reason}";
}
