//! What people read in French.
//!
//! A blank is `{name}`; `{count|fichier|fichiers}` takes the singular for 0 and 1.

pub(crate) mod help;
pub(crate) mod rules;

// Around messages.
pub(crate) const ERROR_IS: &str = "erreur\u{a0}: {message}";
pub(crate) const ERROR: &str = "erreur";
pub(crate) const WARNING: &str = "avertissement";
pub(crate) const ADVICE: &str = "conseil";
pub(crate) const COUNT_ERRORS: &str = "{count} {count|erreur|erreurs}";
pub(crate) const COUNT_WARNINGS: &str = "{count} {count|avertissement|avertissements}";
pub(crate) const COUNT_ADVICE: &str = "{count} {count|conseil|conseils}";
pub(crate) const COUNTED: &str = "{count} {name}";
pub(crate) const REMEDY: &str = "remède";
pub(crate) const NOTHING_TO_REPORT: &str = "Rien à signaler";

// What reading finds: the file.
pub(crate) const ENCODING: &str = "le fichier n’est pas du texte UTF-8 à partir d’ici";
pub(crate) const ENCODING_REMEDY: &str =
    "enregistrez le fichier en « UTF-8 » (menu « Enregistrer avec l’encodage » de l’éditeur)";
pub(crate) const EMPTY_FILE: &str = "le fichier ne contient aucune clé";
pub(crate) const NOT_A_MAPPING: &str = "ce fichier ne contient pas de clés « nom: valeur »";
pub(crate) const START_A_PROGRAMME: &str =
    "commencez par exemple par « intitule: … » ; `annexe new` écrit un programme à compléter";
pub(crate) const SECOND_DOCUMENT: &str =
    "un second document commence ici : un fichier décrit un seul programme";
pub(crate) const SECOND_DOCUMENT_REMEDY: &str =
    "mettez chaque programme dans son propre fichier et supprimez la ligne « --- »";
pub(crate) const MAX_BYTES: &str = "le fichier dépasse {size} Mo";
pub(crate) const MAX_TEXT_BYTES: &str = "ce texte dépasse {size} Ko";
pub(crate) const MAX_ALIASED_BYTES: &str = "les alias répètent plus de {size} Ko de texte";
pub(crate) const MAX_KEYS: &str = "plus de {count} clés dans un même groupe";
pub(crate) const MAX_DEPTH: &str = "plus de {count} niveaux imbriqués";
pub(crate) const MAX_VALUES: &str = "plus de {count} valeurs une fois les alias développés";
pub(crate) const EXCESSIVE_REMEDY: &str =
    "vérifiez que ce fichier est bien un programme ; découpez-le au besoin";
pub(crate) const SAME_OUTPUT: &str = "un autre programme écrit déjà les fichiers « {stem} »";
pub(crate) const SAME_OUTPUT_REMEDY: &str = "renommez l’un des deux fichiers";

// What reading finds: keys and values.
pub(crate) const KEY_NOT_TEXT: &str = "cette clé n’est pas un texte";
pub(crate) const KEY_NOT_TEXT_REMEDY: &str =
    "une clé est un mot suivi de deux-points, comme « titre: »";
pub(crate) const UNKNOWN_KEY: &str = "clé inconnue : « {key} »";
pub(crate) const DID_YOU_MEAN: &str = "vouliez-vous dire « {suggestion} » ?";
pub(crate) const COMMA_IN_NUMBER: &str = "une virgule sépare deux clés entre accolades : écrivez le nombre avec un point, ou entre guillemets";
pub(crate) const SEE_CODES: &str = "`annexe rules` donne tous les codes";
pub(crate) const KEY_OF_ROOT: &str = "cette clé s’écrit au bord de la ligne, sans retrait";
pub(crate) const KEY_BELONGS: &str = "cette clé s’écrit dans « {group} »";
pub(crate) const SEE_KEYS: &str = "`annexe new` écrit un programme qui montre toutes les clés ; « sections » accueille ce qui n’a pas la sienne";
pub(crate) const POSSIBLE_KEYS: &str = "clés possibles ici : {keys}";
pub(crate) const MISSING_KEY: &str = "il manque la clé « {key} »";
pub(crate) const MISSING_KEY_REMEDY: &str = "ajoutez « {key}: … » à cet endroit";
pub(crate) const DUPLICATE_KEY: &str = "la clé « {key} » est écrite deux fois";
pub(crate) const DUPLICATE_KEY_REMEDY: &str = "gardez une seule des deux";
pub(crate) const DASH_IS_MISSING: &str = "il manque sans doute un tiret « - » devant cette clé : un nouvel élément de la liste commence ici";
pub(crate) const FIRST_OCCURRENCE: &str = "déjà écrite ici";
pub(crate) const EMPTY_VALUE: &str = "la clé « {key} » est écrite sans valeur";
pub(crate) const EMPTY_VALUE_REMEDY: &str = "écrivez la valeur, ou supprimez la clé";
pub(crate) const EMPTY_ITEM: &str = "ce tiret n’est suivi d’aucune valeur";
pub(crate) const EMPTY_ITEM_REMEDY: &str = "écrivez la valeur, ou supprimez le tiret";
pub(crate) const VALUE_IN_COMMENT: &str =
    "« # » commence un commentaire : mettez la valeur entre guillemets";
pub(crate) const WRONG_TYPE: &str = "« {key} » attend {expected}, pas {found}";
pub(crate) const QUOTE_VALUE: &str = "mettez la valeur entre guillemets : {quoted}";
pub(crate) const WRITE_ITEMS: &str =
    "écrivez une liste, un tiret par ligne, chacun suivi de ses clés (« {key}: »…)";
pub(crate) const WRITE_KEYS: &str = "écrivez en retrait, une ou plusieurs clés, comme {keys}";
pub(crate) const KEY_AS_WRITTEN: &str = "« {key}: »";
pub(crate) const WRITE_SHAPES: &str = "écrivez {shapes}";
pub(crate) const SHAPE_OR: &str = "{first} ; ou {second}";
pub(crate) const UNKNOWN_VALUE: &str = "« {value} » n’est pas une valeur de « {key} »";
pub(crate) const POSSIBLE_VALUES: &str = "valeurs possibles : {values}";
pub(crate) const UNREADABLE: &str = "« {key} » : {error}";
pub(crate) const UNFORESEEN: &str = "cette valeur n’a pas pu être lue : {error}";
pub(crate) const OUT_OF_BOUNDS: &str = "« {key} » doit être {bound}";
pub(crate) const BOUND_AT_LEAST: &str = "au moins égal à {limit}";
pub(crate) const BOUND_AT_MOST: &str = "au plus égal à {limit}";
pub(crate) const BOUND_ABOVE: &str = "plus grand que {limit}";
pub(crate) const BOUND_BELOW: &str = "plus petit que {limit}";
pub(crate) const BOUND_MULTIPLE: &str = "un multiple de {limit}";
pub(crate) const REVERSED: &str = "la fin ne vient pas après le début";
pub(crate) const REVERSED_REMEDY: &str = "vérifiez les deux, ou échangez-les";
pub(crate) const START_OF_RANGE: &str = "le début";
pub(crate) const LEADING_ZERO: &str = "« {text} » est lu comme un nombre, et perd ses zéros";
pub(crate) const LOST_COMMENT: &str =
    "ce qui suit « # » est pris pour un commentaire et ne sera pas imprimé";
pub(crate) const LOST_COMMENT_REMEDY: &str =
    "mettez la valeur entre guillemets, ou une espace après « # » si c’est un commentaire";
pub(crate) const SWALLOWED_KEY: &str =
    "« {key} » est en retrait sous « | » : la ligne fait partie du texte, et n’est pas une clé";
pub(crate) const SWALLOWED_KEY_REMEDY: &str =
    "ramenez la clé au bord, ou laissez une espace avant les deux-points si c’est du texte";
pub(crate) const SWALLOWED_DASH: &str =
    "ce tiret n’ouvre pas d’élément : la ligne est rattachée au texte qui la précède";
pub(crate) const SWALLOWED_DASH_REMEDY: &str =
    "alignez le tiret sur ceux de la liste, ou mettez tout le texte entre guillemets";

// Shapes of values: their names, then how to write them.
pub(crate) const A_TEXT: &str = "un texte";
pub(crate) const AN_INTEGER: &str = "un nombre entier";
pub(crate) const A_NUMBER: &str = "un nombre";
pub(crate) const A_BOOLEAN: &str = "oui ou non (true ou false)";
pub(crate) const A_LIST: &str = "une liste";
pub(crate) const A_MAPPING: &str = "un groupe de clés";
pub(crate) const AN_EMPTY_VALUE: &str = "une valeur vide";
pub(crate) const WRITE_TEXT: &str = "un texte sur la ligne, ou un bloc après « | »";
pub(crate) const WRITE_INTEGER: &str = "un nombre entier, comme 7";
pub(crate) const WRITE_NUMBER: &str = "un nombre, comme 3.5";
pub(crate) const WRITE_BOOLEAN: &str = "true ou false";
pub(crate) const WRITE_LIST: &str = "une liste, un tiret par ligne";
pub(crate) const WRITE_MAPPING: &str = "des clés en retrait, une par ligne";
pub(crate) const WRITE_NOTHING: &str = "rien";

// What the YAML parser meets.
pub(crate) const COLON_IN_TEXT: &str = "deux-points inattendus : le texte qui les contient n’est pas entre guillemets, ou la ligne est mal alignée";
pub(crate) const COLON_IN_TEXT_REMEDY: &str =
    "mettez tout le texte entre guillemets, ou passez à la ligne après « | »";
pub(crate) const MISSING_COLON: &str = "cette ligne n’a pas la forme « clé: valeur »";
pub(crate) const MISSING_COLON_REMEDY: &str =
    "écrivez la clé, deux-points, une espace, puis la valeur";
pub(crate) const TAB: &str = "une tabulation sert de retrait, ce que YAML interdit";
pub(crate) const TAB_REMEDY: &str = "remplacez la tabulation par deux espaces";
pub(crate) const UNCLOSED_QUOTE: &str = "des guillemets s’ouvrent ici et ne se ferment pas";
pub(crate) const UNCLOSED_QUOTE_REMEDY: &str =
    "fermez les guillemets, ou passez à la ligne après « | »";
pub(crate) const UNCLOSED_BRACKET: &str = "un crochet ou une accolade ne se ferme pas";
pub(crate) const UNCLOSED_BRACKET_REMEDY: &str =
    "fermez-le, ou mettez entre guillemets le texte qui commence par [ ou {";
pub(crate) const TEXT_AFTER_VALUE: &str = "du texte suit la fin de la valeur";
pub(crate) const TEXT_AFTER_VALUE_REMEDY: &str =
    "mettez toute la valeur entre guillemets simples '…', et doublez les apostrophes droites";
pub(crate) const TEXT_AFTER_BAR: &str = "du texte suit « | » ou « > » sur la même ligne";
pub(crate) const TEXT_AFTER_BAR_REMEDY: &str =
    "passez à la ligne après « | » ou « > », et mettez le texte en retrait";
pub(crate) const TEXT_AT_MARGIN: &str = "le texte qui suit « | » n’est pas en retrait";
pub(crate) const TEXT_AT_MARGIN_REMEDY: &str = "décalez le texte de deux espaces";
pub(crate) const BAD_ESCAPE: &str =
    "la barre oblique inverse « \\ » a un sens particulier entre guillemets doubles";
pub(crate) const BAD_ESCAPE_REMEDY: &str = "écrivez « \\\\ », ou prenez des guillemets simples";
pub(crate) const INDENTATION: &str = "cette ligne n’est pas alignée avec ses voisines";
pub(crate) const INDENTATION_REMEDY: &str =
    "alignez les clés d’un même niveau et les tirets d’une même liste";
pub(crate) const MISSING_COMMA: &str =
    "il manque une virgule entre deux clés d’un groupe entre accolades";
pub(crate) const MISSING_COMMA_REMEDY: &str =
    "écrivez une virgule avant cette clé, ou une clé par ligne";
pub(crate) const HARD_SPACE: &str =
    "une espace insécable est écrite là où YAML veut une espace ordinaire";
pub(crate) const HARD_SPACE_REMEDY: &str = "effacez-la et tapez une espace ordinaire";
pub(crate) const DASH: &str = "ce tiret n’ouvre pas un élément de liste";
pub(crate) const DASH_REMEDY: &str =
    "écrivez un tiret court et une espace devant le texte : « - texte »";
pub(crate) const LIST_BESIDE_KEY: &str = "une liste commence sur la ligne de sa clé";
pub(crate) const LIST_BESIDE_KEY_REMEDY: &str =
    "passez à la ligne après les deux-points, un tiret par ligne";
pub(crate) const RESERVED_START: &str =
    "ce caractère ne peut pas commencer un texte sans guillemets";
pub(crate) const UNKNOWN_ALIAS: &str =
    "un astérisque commence la valeur, et YAML le lit comme le rappel d’une ancre qui n’existe pas";
pub(crate) const UNCALLED_ANCHOR: &str =
    "l’esperluette « & » commence la valeur, et YAML prend le premier mot pour le nom d’une ancre";
pub(crate) const TAG: &str =
    "le point d’exclamation « ! » commence la valeur, et YAML prend le premier mot pour un type";
pub(crate) const PUT_BETWEEN_QUOTES: &str = "mettez la valeur entre guillemets";
pub(crate) const OTHER_SYNTAX: &str = "la mise en forme YAML n’est pas comprise à partir d’ici";
pub(crate) const OTHER_SYNTAX_REMEDY: &str =
    "vérifiez les retraits, les guillemets et les deux-points de cette ligne et de la précédente";

// What reading finds: texts.
pub(crate) const HIDDEN_CHARACTER: &str = "caractère invisible interdit ({code})";
pub(crate) const HIDDEN_CHARACTER_REMEDY: &str =
    "supprimez-le : retapez le mot plutôt que de le recoller";
pub(crate) const ZERO_WIDTH: &str = "caractère sans largeur au milieu du texte ({code})";
pub(crate) const ZERO_WIDTH_REMEDY: &str = "supprimez-le ; `annexe check --fix` le fait";
pub(crate) const NO_GLYPH: &str =
    "le caractère « {character} » ({code}) ne peut pas être imprimé dans le PDF";
pub(crate) const NO_GLYPH_REMEDY: &str = "remplacez-le par un mot ou par un caractère courant";
pub(crate) const NO_ADDRESS: &str = "ce lien n’a pas d’adresse";
pub(crate) const LINK_TARGET: &str = "ce lien mène à une adresse non permise : « {target} »";
pub(crate) const LINK_TARGET_REMEDY: &str =
    "un lien commence par https://, http://, mailto: ou tel:";
pub(crate) const UNCALLED_NOTE: &str = "la note [^{label}] n’est appelée nulle part";
pub(crate) const UNCALLED_NOTE_REMEDY: &str =
    "placez l’appel [^{label}] dans le même texte, ou supprimez la note";
pub(crate) const MARKDOWN_HTML: &str =
    "ce texte contient une balise HTML, ou des mots entre chevrons < >";
pub(crate) const MARKDOWN_HTML_REMEDY: &str =
    "supprimez la balise, ou écrivez \\< pour imprimer le signe « < »";
pub(crate) const MARKDOWN_IMAGE: &str = "ce texte contient une image";
pub(crate) const MARKDOWN_IMAGE_REMEDY: &str =
    "une annexe ne porte que du texte : décrivez l’image, ou donnez un lien";
pub(crate) const MARKDOWN_CODE: &str =
    "ce passage est en retrait de quatre espaces ou entre ``` : Markdown le lit comme du code";
pub(crate) const MARKDOWN_CODE_REMEDY: &str = "ramenez le passage au bord du texte";
pub(crate) const MARKDOWN_TABLE: &str = "ce texte contient un tableau";
pub(crate) const MARKDOWN_TABLE_REMEDY: &str = "écrivez une liste : les tableaux de la fiche viennent de ses clés (tarifs, séquences, épreuves…)";
pub(crate) const MARKDOWN_RULE: &str =
    "cette ligne de tirets ou d’astérisques est un filet en Markdown";
pub(crate) const MARKDOWN_RULE_REMEDY: &str =
    "séparez par une ligne vide, ou par un titre « ### … »";
pub(crate) const MARKDOWN_UNDERLINE: &str =
    "une ligne de tirets ou de signes égal souligne ce texte : Markdown en fait un titre";
pub(crate) const MARKDOWN_UNDERLINE_REMEDY: &str =
    "laissez une ligne vide entre les deux, ou écrivez « ### » devant le titre";
pub(crate) const MARKDOWN_LINK_DEFINITION: &str =
    "cette ligne définit un lien à part et ne serait pas imprimée";
pub(crate) const MARKDOWN_LINK_DEFINITION_REMEDY: &str =
    "écrivez le lien dans le texte : [mot](https://…)";
pub(crate) const MARKDOWN_LINK_TITLE: &str =
    "ce lien porte un titre entre guillemets, qui ne serait pas imprimé";
pub(crate) const MARKDOWN_LINK_TITLE_REMEDY: &str = "gardez [mot](https://…), sans le titre";
pub(crate) const MARKDOWN_NESTING: &str = "trop de listes ou de citations imbriquées";
pub(crate) const MARKDOWN_NESTING_REMEDY: &str = "ramenez à huit niveaux au plus";

// What reading finds: the theme, the version, suppressions.
pub(crate) const THEME_FILE_NOT_FOUND: &str = "« {path} » est introuvable";
pub(crate) const THEME_FILE_UNREADABLE: &str = "« {path} » ne peut pas être lu";
pub(crate) const THEME_FILE_REMEDY: &str = "donnez son chemin depuis le dossier de annexe.yaml";
pub(crate) const THEME_FILE_TOO_HEAVY: &str = "« {path} » dépasse {size} Ko";
pub(crate) const THEME_FILE_TOO_LARGE: &str = "« {path} » a trop de points";
pub(crate) const SAVE_SMALLER: &str = "enregistrez-le en plus petit";
pub(crate) const NO_IMAGE: &str =
    "« {path} » n’est ni une image PNG ni un dessin SVG que l’on sache lire";
pub(crate) const NO_IMAGE_REMEDY: &str = "exportez le logo en SVG ou en PNG";
pub(crate) const DRAWING: &str =
    "« {path} » contient un élément « {element} », qui ne peut pas être dessiné";
pub(crate) const DRAWING_REMEDY: &str =
    "convertissez les textes en tracés et aplatissez les effets, ou exportez le logo en PNG";
pub(crate) const NO_FONT: &str = "« {path} » n’est pas une police TTF ou OTF que l’on sache lire";
pub(crate) const NO_FONT_REMEDY: &str = "donnez un fichier .ttf ou .otf";
pub(crate) const VARIABLE_FONT: &str =
    "« {path} » est une police variable, de plusieurs graisses à la fois";
pub(crate) const VARIABLE_FONT_REMEDY: &str = "donnez le fichier de chaque style";
pub(crate) const FORBIDDEN_FONT: &str =
    "« {path} » est une police que sa licence interdit de joindre à un fichier";
pub(crate) const FORBIDDEN_FONT_REMEDY: &str = "choisissez une police libre";
pub(crate) const LOW_CONTRAST: &str = "{problem} : contraste de {ratio}, il en faut {least}";
pub(crate) const NEAR_PAPER: &str = "cette couleur ne se détache pas assez du papier";
pub(crate) const NEAR_PAPER_REMEDY: &str = "foncez-la";
pub(crate) const NEAR_BAND: &str =
    "cette couleur ne se détache pas assez du bandeau, qui en est un ton clair";
pub(crate) const NEAR_BAND_REMEDY: &str = "foncez-la, ou donnez un « bandeau » plus clair";
pub(crate) const NEAR_TEXT: &str = "les textes ne se détachent pas assez de ce bandeau";
pub(crate) const NEAR_TEXT_REMEDY: &str = "éclaircissez-le";
pub(crate) const VERSION_REMOVED: &str =
    "une modification est substantielle, et la fiche n’a plus de version (elle était à « {old} »)";
pub(crate) const VERSION_KEPT: &str =
    "une modification est substantielle, et la version est toujours « {old} »";
pub(crate) const VERSION_NOT_RAISED: &str =
    "une modification est substantielle, et la version passe de « {old} » à « {new} »";
pub(crate) const VERSION_REMEDY: &str = "donnez à la fiche une nouvelle version, plus haute";
pub(crate) const PRINTED_SUPPRESSION: &str =
    "ce commentaire est dans un texte : il serait imprimé, et n’écarte rien";
pub(crate) const PRINTED_SUPPRESSION_REMEDY: &str = "placez-le au-dessus de la clé du texte";
pub(crate) const UNREASONED_SUPPRESSION: &str =
    "cette mise à l’écart ne dit pas pourquoi : sans motif, elle reste sans effet";
pub(crate) const UNREASONED_SUPPRESSION_REMEDY: &str =
    "écrivez le motif derrière : # annexe: ignore[CODE] parce que…";
pub(crate) const FIXED_SUPPRESSION: &str =
    "« {code} » est une erreur de lecture, qui ne peut pas être mise à l’écart";
pub(crate) const FIXED_SUPPRESSION_REMEDY: &str = "corrigez la ligne et supprimez ce commentaire";
pub(crate) const UNKNOWN_CODE: &str = "aucune règle ne porte le code « {code} »";
pub(crate) const DID_YOU_MEAN_CODE: &str = "vouliez-vous dire « {suggestion} » ?";
pub(crate) const SEE_ALL_CODES: &str = "`annexe rules` les donne tous";
pub(crate) const UNUSED_SUPPRESSION: &str =
    "cette mise à l’écart ne sert à rien : {code} ne trouve rien ici";
pub(crate) const UNUSED_SUPPRESSION_REMEDY: &str = "supprimez-la";

// Values that a text does not hold.
pub(crate) const DATE_EXAMPLE: &str = "écrivez par exemple « 2019-02-14 » ou « 14 février 2019 »";
pub(crate) const WHEN_EXAMPLE: &str = "écrivez une date (« 2019-02-14 »), un mois (« 2019-02 »), une liste de dates, `debut` et `fin`, ou « a-programmer »";
pub(crate) const DURATION_EXAMPLE: &str =
    "écrivez par exemple « 7 h », « 3 h 30 », « 45 min », « 1 jour » ou « 0,5 jour »";
pub(crate) const EMPTY_DATE: &str = "la date est vide : {example}";
pub(crate) const NOT_A_DATE: &str = "« {text} » n’est pas une date : {example}";
pub(crate) const NO_SUCH_DAY: &str = "{text} : {month} n’a que {days} jours";
pub(crate) const NO_SUCH_MONTH: &str = "{text} : les mois vont de 1 à 12";
pub(crate) const WRONG_YEAR: &str = "{text} : l’année s’écrit en quatre chiffres, de 1900 à 2199";
pub(crate) const WRONG_WEEKDAY: &str = "{text} : ce jour est un {weekday}";
pub(crate) const REVERSED_DATES: &str = "la fin, le {end}, vient avant le début, le {start}";
pub(crate) const EMPTY_DURATION: &str = "la durée est vide : {example}";
pub(crate) const NO_UNIT: &str =
    "« {text} » n’a pas d’unité : écrivez « {text} h », « {text} min » ou « {text} jours »";
pub(crate) const ZERO_DURATION: &str = "une durée nulle ne se déclare pas : {example}";
pub(crate) const MINUTES_PAST_HOUR: &str =
    "« {text} » : après les heures, les minutes vont de 0 à 59";
pub(crate) const FRACTION_OF_DURATION: &str =
    "« {text} » ne fait pas un nombre entier de minutes ou de demi-journées : {example}";
pub(crate) const DURATION_TOO_LONG: &str =
    "« {text} » est trop long : une durée va jusqu’à 10 000 h ou 1 250 jours";
pub(crate) const NOT_A_DURATION: &str = "« {text} » n’est pas une durée : {example}";
pub(crate) const NOT_A_COLOUR: &str = "« {text} » n’est pas une couleur ; écrivez un dièse et six chiffres hexadécimaux, entre guillemets : \"#0f4c5c\"";
pub(crate) const NOT_DAYS: &str = "« {text} » n’est pas un nombre de jours ; écrivez 7, 2,5 ou 0,5";
pub(crate) const HOURS_IN_DAYS: &str =
    "« {text} » est en jours ; écrivez des heures, comme 7 ou « 3 h 30 »";
pub(crate) const EMPTY_AMOUNT: &str = "le montant est vide : écrivez par exemple « 1 200 € »";
pub(crate) const NEGATIVE_AMOUNT: &str =
    "« {text} » est négatif : un montant va de 0 à moins de 1 000 000 000 €";
pub(crate) const AMOUNT_TOO_LARGE: &str =
    "« {text} » est trop grand : un montant va de 0 à moins de 1 000 000 000 €";
pub(crate) const NOT_AN_AMOUNT: &str =
    "« {text} » n’est pas un montant : écrivez par exemple « 1 200 € » ou « 1 200,50 € »";
pub(crate) const EMPTY_TIME: &str = "l’heure est vide : écrivez par exemple « 9 h » ou « 9 h 30 »";
pub(crate) const TIME_OUT_OF_RANGE: &str =
    "« {text} » : les heures vont de 0 à 24 et les minutes de 0 à 59";
pub(crate) const NOT_A_TIME: &str =
    "« {text} » n’est pas une heure : écrivez par exemple « 9 h » ou « 9 h 30 »";
pub(crate) const REVERSED_TIMES: &str = "la fin, {end}, ne vient pas après le début, {start}";
pub(crate) const NOT_A_TIME_RANGE: &str =
    "« {text} » n’est pas une plage horaire : écrivez par exemple « 9 h à 17 h »";

// The rules explained.
pub(crate) const RULES_TITLE: &str = "Les règles";
pub(crate) const RULES_OPENING: &str = "Voici tout ce que « annexe check » vérifie. « annexe explain CODE » dit la même chose dans le terminal. Chaque exemple se \
             place dans un programme correct par ailleurs : le premier est signalé, le second ne l’est pas.";
pub(crate) const FAMILY_STRUCTURE: &str = "Structure du fichier";
pub(crate) const FAMILY_TEXTS: &str = "Textes";
pub(crate) const FAMILY_MENTIONS: &str = "Mentions attendues";
pub(crate) const FAMILY_COHERENCE: &str = "Cohérence";
pub(crate) const FAMILY_PEDAGOGY: &str = "Pédagogie";
pub(crate) const FAMILY_REVISIONS: &str = "Révisions";
pub(crate) const ALL_PROFILES: &str = "tous les profils";
pub(crate) const PROFILES: &str = "profils";
pub(crate) const SOURCE: &str = "Source";
pub(crate) const BAD_EXAMPLE: &str = "Signalé";
pub(crate) const GOOD_EXAMPLE: &str = "Correct";
pub(crate) const SUPPRESS: &str = "Pour l’écarter, motif à l’appui : `# annexe: ignore[{code}] motif` sur la ligne ou au-dessus. Pour tout un \
             projet : `regles: { {code}: ignore }` dans annexe.yaml.";
pub(crate) const SUPPRESS_IN_PROJECT: &str =
    "Pour l’écarter de tout un projet : `regles: { {code}: ignore }` dans annexe.yaml.";
pub(crate) const CANNOT_SUPPRESS: &str =
    "Cette erreur empêche de produire la fiche : elle ne peut pas être mise à l’écart.";

// Pages of help and of the manual.
pub(crate) const USAGE: &str = "Utilisation";
pub(crate) const COMMANDS: &str = "Commandes\u{a0}";
pub(crate) const ARGUMENTS: &str = "Arguments\u{a0}";
pub(crate) const OPTIONS: &str = "Options\u{a0}";
pub(crate) const BY_DEFAULT: &str = "par défaut";
pub(crate) const VALUES: &str = "valeurs";
pub(crate) const ALSO_CALLED: &str = "aussi";
pub(crate) const MORE_HELP: &str = "Pour en savoir plus : {command} --help";
pub(crate) const EXIT_CODES: &str = "Codes de sortie : 0 tout va bien, 1 des erreurs dans les programmes, 2 mauvaise utilisation, 3 exécution \
             impossible.";
pub(crate) const MAN_NAME: &str = "NOM";
pub(crate) const MAN_EXTRA: &str = "CODES";

// Failures of the system.
pub(crate) const PATH_FAILED: &str = "{path} : {reason}";
pub(crate) const NOT_FOUND: &str = "introuvable";
pub(crate) const ACCESS_DENIED: &str = "accès refusé";
pub(crate) const IS_A_FOLDER: &str = "c’est un dossier, pas un fichier";
pub(crate) const NOT_A_FOLDER: &str = "un élément de ce chemin n’est pas un dossier";
pub(crate) const ALREADY_EXISTS: &str = "existe déjà";
pub(crate) const DISK_FULL: &str = "le disque est plein";
pub(crate) const READ_ONLY: &str = "le disque est en lecture seule";
pub(crate) const NOT_A_FILE: &str = "ce n’est pas un fichier";
pub(crate) const FILE_TOO_LARGE: &str = "ce fichier serait plus grand que ce que le système permet";
pub(crate) const NAME_TOO_LONG: &str = "ce nom est trop long";
pub(crate) const SYSTEM_SAYS: &str = "le système répond « {words} »";
pub(crate) const NEITHER_FILE_NOR_FOLDER: &str =
    "{path} : ce n’est ni un fichier ordinaire ni un dossier";
pub(crate) const NO_PROGRAMME: &str = "{path} : ce dossier ne contient aucun programme (.yaml)";
pub(crate) const NO_SHEET_NAME: &str = "{path} : ce nom ne peut pas être celui d’une fiche";
pub(crate) const INPUT_FAILED: &str = "entrée standard illisible : {reason}";
pub(crate) const OUTPUT_FAILED: &str = "écriture impossible : {reason}";
pub(crate) const NEITHER_PDF_NOR_HTML: &str = "{path} : ce n’est ni un PDF ni une page HTML";
pub(crate) const SHEET_TOO_LARGE: &str = "{path} : trop grand pour une fiche";
pub(crate) const BROKEN_PDF: &str = "{path} : ce PDF est illisible";
pub(crate) const NO_EMBEDDED_SOURCE: &str = "{path} : ce fichier ne contient pas de source ; annexe ne l’a pas produit, ou sa source a été retirée";
pub(crate) const NO_REPOSITORY: &str = "ce dossier n’est pas dans un dépôt git";
pub(crate) const WATCH_FAILED: &str = "rien ne peut être surveillé : {words}";
pub(crate) const PORT_TAKEN: &str = "le port {port} n’est pas libre";
pub(crate) const GIT_FAILED: &str = "git : {words}";
pub(crate) const UNKNOWN_REVISION: &str = "git ne connaît pas la révision « {revision} »";
pub(crate) const REVISION_TO_FETCH: &str =
    "git n’a pas ici la révision « {revision} » ; pour l’obtenir : {command}";
pub(crate) const NOT_IN_REVISION: &str = "{path} : n’existe pas dans la révision « {revision} »";
pub(crate) const MISSING_FONTS: &str = "{path} : ses polices manquent ici, elle ne peut pas être refaite ; placez-les où sa source les attend";
pub(crate) const BROKEN_CONFIG: &str = "{path} contient des erreurs ; « annexe check » les montre";

// Wrong usage.
pub(crate) const NO_COMMAND: &str = "dites quelle commande lancer";
pub(crate) const UNKNOWN_OPTION: &str = "option inconnue : « {option} »";
pub(crate) const UNEXPECTED_ARGUMENT: &str = "« {argument} » est de trop";
pub(crate) const UNKNOWN_COMMAND: &str = "commande inconnue : « {command} »";
pub(crate) const NOT_A_VALUE: &str = "« {value} » n’est pas une valeur de « {option} »";
pub(crate) const NO_VALUE: &str = "« {option} » attend une valeur";
pub(crate) const USAGE_AND_HINT: &str = "{usage} ; {hint}";
pub(crate) const GIVE_A_NUMBER: &str = "donnez un nombre entier, au moins 1";
pub(crate) const NO_VALUE_WANTED: &str = "« {option} » n’attend pas de valeur";
pub(crate) const MISSING_ARGUMENTS: &str = "il manque {arguments}";
pub(crate) const CONFLICT: &str = "« {argument} » ne va pas avec « {others} »";
pub(crate) const GIVEN_TWICE: &str = "« {option} » est donné deux fois";
pub(crate) const NOT_UTF8: &str = "un argument n’est pas du texte UTF-8";
pub(crate) const STREAM_ALONE: &str =
    "« - » s’emploie seul, avec un seul format, et écrit sur la sortie standard";
pub(crate) const STREAM_NOT_FIXED: &str = "« --fix » corrige des fichiers, et « - » n’en est pas un ; « --diff » montre ce qu’il écrirait";
pub(crate) const PROGRAMME_NAME: &str = "« {name} » ne peut pas nommer un programme : des lettres, des chiffres et des tirets, comme « accueil-public-2026 »";
pub(crate) const TWO_REVISIONS: &str =
    "donnez deux révisions à comparer, ou « --rev » et une révision de git";
pub(crate) const NO_AMENDMENT_FORMAT: &str = "« --draft-avenant » s’écrit en text, md, html ou pdf";
pub(crate) const NOT_FOR_A_TERMINAL: &str =
    "un PDF ne s’affiche pas ici : donnez-lui un fichier avec « --output »";
pub(crate) const SEE_ALL_RULES: &str = "« annexe rules » les donne toutes";

// Builds, fixes and previews.
pub(crate) const REMAINING: &str =
    "il reste {tally} ; « annexe check » donne {total|le détail|les détails}";
pub(crate) const MORE_IN_FILE: &str =
    "{name} : {count} {count|autre constat|autres constats}, à voir une fois ceux-ci corrigés";
pub(crate) const MORE_IN_REPORT: &str =
    "et {count} {count|autre|autres}, que « annexe check » montre";
pub(crate) const FIXED: &str =
    "{corrections} {corrections|correction|corrections} dans {files} {files|fichier|fichiers}";
pub(crate) const TO_FIX: &str = "{corrections} {corrections|correction|corrections} à faire dans {files} {files|fichier|fichiers}";
pub(crate) const NOT_FIXED: &str =
    "fichier laissé tel quel, car le corriger ferait apparaître une erreur : {error}";
pub(crate) const BUILT: &str =
    "{programmes} {programmes|programme|programmes} : {counts}, en {seconds} s";
pub(crate) const COUNT_BUILT: &str = "{count} {count|construit|construits}";
pub(crate) const COUNT_UNCHANGED: &str = "{count} {count|inchangé|inchangés}";
pub(crate) const COUNT_REFUSED: &str = "{count} {count|refusé|refusés}";
pub(crate) const COUNT_WITH_FINDINGS: &str = "{count} avec des constats";
pub(crate) const FILES_IN: &str = "{files} {files|fichier|fichiers} dans {folders}";
pub(crate) const STALE: &str = "périmé : {path}";
pub(crate) const MISSING: &str = "absent : {path}";
pub(crate) const ORPHAN: &str = "orphelin : {path}";
pub(crate) const REMOVED: &str = "retiré : {path}";
pub(crate) const KEPT_ORPHAN: &str = "orphelin : {path}, que « --prune » garde, car rien ne prouve qu’il est tel qu’annexe l’a produit";
pub(crate) const UP_TO_DATE: &str = "tout est à jour";
pub(crate) const NOT_UP_TO_DATE: &str =
    "{count} {count|fichier n’est|fichiers ne sont} pas à jour : {remedies}";
pub(crate) const RUN_BUILD: &str = "lancez « annexe build »";
pub(crate) const RUN_PRUNE: &str = "lancez « annexe build --prune »";
pub(crate) const REMOVE_BY_HAND: &str = "retirez vous-même ce que « --prune » garde";
pub(crate) const BOTH_REMEDIES: &str = "{first}, et {second}";
pub(crate) const CREATED: &str = "créé : {path}";
pub(crate) const LEFT_UNCHANGED: &str = "gardé tel quel : {path}";
pub(crate) const NEXT: &str = "ensuite : annexe new mon-programme";
pub(crate) const NEXT_IN_FOLDER: &str = "ensuite : cd {folder}, puis annexe new mon-programme";
pub(crate) const READY: &str =
    "{path} est prêt à compléter ; ensuite : annexe check {path}, puis annexe build {path}";
pub(crate) const GIT_IS_SET: &str = "git compare maintenant les programmes avec annexe diff : git diff, git log -p, git difftool -t annexe ; à enregistrer dans le dépôt : {path}";
pub(crate) const WATCHING: &str = "en attente de modifications (Ctrl-C pour arrêter)";
pub(crate) const SERVING: &str = "aperçu : {address} (Ctrl-C pour arrêter)";
pub(crate) const PREVIEW_PROGRAMMES: &str = "Programmes";
pub(crate) const PREVIEW_PAGE: &str = "Page";
pub(crate) const PREVIEW_SHEET: &str = "La fiche";
pub(crate) const PREVIEW_FINDINGS: &str = "Constats";
pub(crate) const PREVIEW_GONE: &str =
    "Ce programme n’est plus là, ou deux écriraient les mêmes fichiers : choisissez-en un autre.";
pub(crate) const PREVIEW_NO_SHEET: &str =
    "La fiche ne peut pas être composée : voyez les constats.";

// Verification of sheets.
pub(crate) const SHEET_IS_SAME: &str = "{sheet} : intacte, conforme à sa source octet pour octet";
pub(crate) const SHEET_IS_COMPLETED: &str = "{sheet} : intacte ; ce qui a été ajouté derrière (une signature) ne change rien à ce qu’elle montre";
pub(crate) const SHEET_HAS_SAME_WORDS: &str =
    "{sheet} : faite par « {generator} », conforme à sa source mot pour mot";
pub(crate) const SHEET_IS_REWRITTEN: &str = "{sheet} : modifiée depuis qu’elle a été faite : les mots sont ceux de sa source, mais le fichier a été réécrit";
pub(crate) const SHEET_IS_STALE: &str = "{sheet} : périmée, elle ne correspond plus au programme";
pub(crate) const SHEET_IS_CHANGED: &str = "{sheet} : modifiée, elle ne correspond pas à sa source";
pub(crate) const SOURCE_IS_BROKEN: &str = "{sheet} : sa source ne donne pas de fiche ; elle a été modifiée, ou une autre version l’a écrite";
pub(crate) const WORDS_ADDED: &str = "« {found} » en trop";
pub(crate) const WORDS_MISSING: &str = "il manque « {expected} »";
pub(crate) const WORDS_REPLACED: &str = "« {found} » au lieu de « {expected} »";
pub(crate) const ON_PAGE: &str = "page {page}, {rest}";
pub(crate) const AFTER_WORDS: &str = "après « {words} », {rest}";
pub(crate) const MORE_DIFFERENCES: &str = "et {count} {count|autre différence|autres différences}";

// Comparison of revisions.
pub(crate) const NO_CHANGE: &str = "aucune modification";
pub(crate) const COMPARISON: &str = "Comparaison de deux révisions";
pub(crate) const OLD_REVISION: &str = "Ancienne révision";
pub(crate) const NEW_REVISION: &str = "Nouvelle révision";
pub(crate) const LENGTHS: &str = "Durées";
pub(crate) const WHOLE_ACTION: &str = "Action entière";
pub(crate) const BEFORE: &str = "Avant";
pub(crate) const AFTER: &str = "Après";
pub(crate) const RENUMBERED: &str = "Numéros qui suivent";
pub(crate) const TO_CORRECT: &str = "À corriger";
pub(crate) const MARKED_SHEET: &str = "La fiche, révisions marquées";
pub(crate) const LEGEND: &str = "Ce qui est ajouté est souligné, ce qui est supprimé est barré ; un trait dans la marge mène à chaque modification.";
pub(crate) const NEW_PROGRAMME: &str = "Programme nouveau";
pub(crate) const REMOVED_PROGRAMME: &str = "Programme supprimé";
pub(crate) const NOT_COMPARED: &str =
    "programmes qui n’ont pas pu être comparés, faute d’être lisibles des deux côtés";
pub(crate) const VERSION: &str = "version";
pub(crate) const PROGRAMMES_UNCHANGED: &str =
    "{count} {count|programme|programmes} sans changement";
pub(crate) const MOVED: &str = "de «\u{a0}{from}\u{a0}» à «\u{a0}{to}\u{a0}»";
pub(crate) const SWAPPED: &str = "{before} échangent leurs places";
pub(crate) const SPLIT: &str = "{before} devient {after}";
pub(crate) const MERGED: &str = "{before} deviennent {after}";
pub(crate) const QUOTED: &str = "«\u{a0}{name}\u{a0}»";

// Draft amendments.
pub(crate) const AMENDMENT: &str = "Projet d’avenant";
pub(crate) const AMENDMENT_OPENING: &str =
    "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}», comme suit.";
pub(crate) const AMENDMENT_OPENING_TO: &str = "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}», version {new}, comme suit.";
pub(crate) const AMENDMENT_OPENING_FROM: &str = "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}», de la version {old} à la version {new}, comme suit.";
pub(crate) const ARTICLE: &str = "Article";
pub(crate) const IS_REPLACED: &str = "Est remplacé :";
pub(crate) const REPLACED_BY: &str = "par :";
pub(crate) const IS_ADDED: &str = "Est ajouté :";
pub(crate) const IS_DELETED: &str = "Est supprimé :";
pub(crate) const IS_REARRANGED: &str = "Est réorganisé ainsi :";
pub(crate) const NO_ARTICLE: &str = "Aucune modification substantielle : rien n’appelle d’avenant.";

// Impacts and kinds of changes.
pub(crate) const IMPACT_SUBSTANTIAL: &str =
    "{count|modification substantielle|modifications substantielles}";
pub(crate) const IMPACT_ADDITION: &str = "{count|complément|compléments}";
pub(crate) const IMPACT_WORDING: &str =
    "{count|modification rédactionnelle|modifications rédactionnelles}";
pub(crate) const IMPACT_MOVE: &str = "{count|déplacement|déplacements}";
pub(crate) const IMPACT_TYPOGRAPHY: &str =
    "{count|modification typographique|modifications typographiques}";
pub(crate) const CHANGE_ADDED: &str = "ajout";
pub(crate) const CHANGE_REMOVED: &str = "suppression";
pub(crate) const CHANGE_CHANGED: &str = "modification";
pub(crate) const CHANGE_REWORDED: &str = "reformulation";
pub(crate) const CHANGE_RETYPESET: &str = "typographie";
pub(crate) const CHANGE_MOVED: &str = "déplacement";
pub(crate) const CHANGE_SWAPPED: &str = "échange";
pub(crate) const CHANGE_SPLIT: &str = "division";
pub(crate) const CHANGE_MERGED: &str = "fusion";
pub(crate) const CHANGE_RENUMBERED: &str = "renumérotation";
pub(crate) const BECAUSE_AGREED: &str = "cela fait partie de ce qui était convenu";
pub(crate) const BECAUSE_WITHDRAWN: &str = "ce qui était convenu n’y est plus";
pub(crate) const BECAUSE_ADDITION: &str = "cela s’ajoute à ce qui était convenu";
pub(crate) const BECAUSE_BINDING: &str = "ce qui s’ajoute engage autant que ce qui y était";
pub(crate) const BECAUSE_DATED: &str = "ce qui restait à fixer l’est";
pub(crate) const BECAUSE_PRECISE: &str = "la date est précisée";
pub(crate) const BECAUSE_DAYS: &str = "le nombre de jours change";
pub(crate) const BECAUSE_HOURS: &str = "la durée change";
pub(crate) const BECAUSE_SUBSTANCE: &str = "le texte dit autre chose";
pub(crate) const BECAUSE_WORDING: &str = "le texte dit la même chose autrement";
pub(crate) const BECAUSE_NOT_AGREED: &str = "cela ne fait pas partie de ce qui était convenu";
pub(crate) const BECAUSE_TYPOGRAPHY: &str = "les mots sont les mêmes";
pub(crate) const BECAUSE_ORDER: &str = "seule la place change";
pub(crate) const BECAUSE_PROJECT: &str = "niveau fixé par annexe.yaml : {reason}";
