//! The help of the command line in French: the path of a part, the name of its value, its text.

/// `check.format` is an option of `annexe check`, `check.format.json` one of its values.
pub(crate) const HELP: &[(&str, &str, &str)] = help! {
    "" "COMMANDE":
        "À partir d’un fichier texte (.yaml) qui décrit une formation, écrit l’annexe « PROGRAMME » de la convention en trois formats : PDF, page web (HTML) et texte (Markdown).",
    "--lang" "LANGUE":
        "Affiche les messages dans cette langue ; par défaut, la langue écrite dans annexe.yaml, sinon la langue de l’ordinateur",
    "--root" "DOSSIER":
        "Autorise aussi à lire et à écrire des fichiers dans ce dossier. Sans cette option, ce qu’annexe.yaml ou un lien désigne hors du dossier du projet est refusé",
    "--help": "Montre cette aide",
    "--version": "Montre la version",
    "build": "Écrit les fiches des programmes",
    "build.paths" "CHEMIN":
        "Des programmes, ou des dossiers de programmes. Écrivez « - » si une autre commande envoie le texte du programme. Par défaut, tous les programmes du dossier « programmes », ou du dossier choisi dans annexe.yaml",
    "build.output" "DOSSIER":
        "Écrit les fiches dans ce dossier ; par défaut, le dossier choisi dans annexe.yaml, sinon « output »",
    "build.format" "FORMATS":
        "Écrit les fiches dans ces formats, séparés par des virgules ; par défaut, dans les trois",
    "build.document" "FICHE":
        "Choisit la fiche à écrire. Par défaut, celle choisie dans annexe.yaml, sinon « annexe »",
    "build.document.annexe": "l’annexe de la convention",
    "build.document.fiche": "la fiche du catalogue, avec le bloc « catalogue » en haut",
    "build.jobs" "N":
        "Écrit les fiches de N programmes en même temps ; par défaut, N est le nombre de processeurs de l’ordinateur",
    "build.force": "Réécrit aussi les fiches qui n’ont pas changé",
    "build.check":
        "N’écrit rien : montre les fiches à refaire, et celles dont le programme a été supprimé (sauf si vous donnez seulement une partie des programmes). S’il y en a, la commande échoue (code de sortie 1)",
    "build.prune":
        "Supprime aussi les fiches dont le programme a été supprimé, sauf celles qui ont été modifiées. Ne supprime rien si vous donnez seulement une partie des programmes",
    "build.depfile" "FICHIER":
        "Pour les outils make et ninja (développeurs) : écrit dans ce fichier la liste des fichiers dont dépend chaque fiche",
    "watch": "Réécrit les fiches à chaque modification des programmes",
    "watch.paths" "CHEMIN":
        "Des programmes, ou des dossiers de programmes. Par défaut, tous les programmes du dossier « programmes », ou du dossier choisi dans annexe.yaml",
    "watch.output" "DOSSIER":
        "Écrit les fiches dans ce dossier ; par défaut, le dossier choisi dans annexe.yaml, sinon « output »",
    "watch.format" "FORMATS":
        "Écrit les fiches dans ces formats, séparés par des virgules ; par défaut, dans les trois",
    "watch.document" "FICHE":
        "Choisit la fiche à écrire. Par défaut, celle choisie dans annexe.yaml, sinon « annexe »",
    "watch.document.annexe": "l’annexe de la convention",
    "watch.document.fiche": "la fiche du catalogue, avec le bloc « catalogue » en haut",
    "preview": "Montre les fiches dans le navigateur, et les met à jour à chaque modification",
    "preview.paths" "CHEMIN":
        "Des programmes, ou des dossiers de programmes. Par défaut, tous les programmes du dossier « programmes », ou du dossier choisi dans annexe.yaml",
    "preview.document" "FICHE":
        "Choisit la fiche à montrer. Par défaut, celle choisie dans annexe.yaml, sinon « annexe »",
    "preview.document.annexe": "l’annexe de la convention",
    "preview.document.fiche": "la fiche du catalogue, avec le bloc « catalogue » en haut",
    "preview.port" "PORT":
        "Choisit le numéro à la fin de l’adresse de l’aperçu, http://127.0.0.1:PORT ; par défaut 8642, ou un numéro libre si 8642 est déjà utilisé",
    "check": "Vérifie les programmes et signale ce qu’il faut corriger",
    "check.paths" "CHEMIN":
        "Des programmes, ou des dossiers de programmes. Écrivez « - » si une autre commande envoie le texte du programme. Par défaut, tous les programmes du dossier « programmes », ou du dossier choisi dans annexe.yaml",
    "check.profile" "PROFIL":
        "Vérifie les mentions de ce profil ; par défaut, le profil choisi dans annexe.yaml, sinon « convention »",
    "check.profile.convention": "les mentions de la convention",
    "check.profile.stagiaire": "les informations remises au stagiaire avant son inscription",
    "check.profile.qualiopi": "les informations demandées par le référentiel national qualité",
    "check.profile.individuel": "le contrat avec une personne qui paie sa formation",
    "check.profile.sous-traitance": "le contrat avec un sous-traitant de la formation",
    "check.deny" "GRAVITE":
        "Avec « --deny warnings », un avertissement suffit pour que la vérification échoue, comme une erreur",
    "check.format" "FORMAT": "Choisit la forme du rapport",
    "check.format.human": "pour une personne, avec la cause, les lignes et le remède",
    "check.format.short": "une seule ligne par erreur, avertissement ou conseil",
    "check.format.json":
        "pour un logiciel (développeurs) ; « annexe schema findings » décrit ce format",
    "check.format.sarif": "le format SARIF 2.1.0, pour les logiciels de développement",
    "check.format.github": "pour le site GitHub, qui affiche les résultats à côté des lignes",
    "check.format.gitlab": "pour le site GitLab (rapport « Code Quality »)",
    "check.format.junit": "pour les outils de test (rapport JUnit, avec une suite par fichier)",
    "check.fix": "Corrige ce qui peut l’être sans risque, puis montre ce qui reste",
    "check.diff": "Montre les corrections que ferait --fix, sans changer les fichiers",
    "explain": "Explique une règle : ce qu’elle vérifie, pourquoi, et que faire",
    "explain.codes" "CODE": "Les codes des règles, comme C001",
    "rules": "Montre la liste des règles",
    "rules.format" "FORMAT": "Choisit la forme de la liste",
    "rules.format.text": "une ligne par règle",
    "rules.format.json": "pour un logiciel, en français et en anglais",
    "rules.format.md":
        "toutes les explications, en Markdown (un texte avec des titres et des tableaux)",
    "new": "Crée un nouveau programme à compléter, avec des explications",
    "new.name" "NOM": "Le nom du programme et de son fichier",
    "init":
        "Prépare un dossier : crée annexe.yaml, les réglages de l’éditeur de texte, et la vérification des programmes à chaque envoi vers GitHub ou GitLab. Ne remplace aucun fichier",
    "init.folder" "DOSSIER":
        "Le dossier à préparer ; par défaut, celui où vous êtes dans le terminal",
    "init.ci" "SERVICE":
        "Choisit le site où vous envoyez vos fichiers, et qui vérifie les programmes à chaque envoi",
    "init.ci.github": "le site GitHub (GitHub Actions)",
    "init.ci.gitlab": "un site GitLab (GitLab CI)",
    "init.ci.none": "aucun site",
    "completions":
        "Affiche un réglage à ajouter au terminal : la touche Tabulation écrit alors la fin des commandes d’annexe",
    "completions.shell" "INTERPRÉTEUR":
        "Le logiciel qui lit les commandes dans votre terminal : en général bash sous Linux, zsh sous macOS",
    "man":
        "Affiche le manuel d’annexe, dans le format que lit la commande « man » (Linux et macOS)",
    "man.output" "DOSSIER": "Écrit toutes les pages dans ce dossier, une par commande",
    "licences": "Affiche les licences d’annexe, et celles des logiciels et des polices qu’il contient",
    "schema":
        "Décrit les clés des fichiers (les mots suivis de deux-points), pour un éditeur de texte (schéma JSON) ou pour une personne (Markdown)",
    "schema.model" "MODELE":
        "Choisit ce qu’il faut décrire. Par défaut, les programmes ; avec « --format md », les programmes et annexe.yaml",
    "schema.model.programme": "les programmes",
    "schema.model.annexe": "annexe.yaml",
    "schema.model.findings":
        "le résultat de « annexe check --format json » (développeurs), toujours en json",
    "schema.format" "FORMAT":
        "Choisit la forme : json pour un éditeur de texte, md pour une personne",
    "extract": "Affiche le texte du programme (.yaml) contenu dans une fiche",
    "extract.sheet" "FICHE": "Une fiche écrite par annexe, en PDF ou en HTML",
    "extract.output" "FICHIER":
        "Écrit le résultat dans ce fichier ; par défaut, l’affiche dans le terminal",
    "verify":
        "Vérifie que les fiches n’ont pas été modifiées. Chaque fiche contient le texte de son programme : annexe refait la fiche avec ce texte, et compare",
    "verify.sheets" "FICHE": "Des fiches écrites par annexe, en PDF ou en HTML",
    "verify.source" "PROGRAMME": "Vérifie aussi que la fiche correspond encore à ce programme",
    "diff":
        "Compare deux versions d’un programme. Montre chaque modification et son niveau : par exemple, si elle change l’accord",
    "diff.revisions" "REVISION":
        "L’ancienne version, puis la nouvelle. Chacune est un programme ou une fiche (PDF ou HTML) ; pour comparer plusieurs programmes, donnez deux dossiers. Écrivez « - » si une autre commande envoie le texte. Avec git, « RÉVISION:chemin » désigne un fichier tel qu’il était dans cette révision",
    "diff.rev" "REVISION":
        "Compare les programmes d’aujourd’hui avec ceux de cette révision de git : tous, ou seulement les fichiers et les dossiers que vous donnez",
    "diff.format" "FORMAT": "Choisit la forme du rapport",
    "diff.format.text": "pour un terminal",
    "diff.format.md": "un fichier texte, en Markdown",
    "diff.format.html":
        "une page web, avec la liste des modifications, puis la nouvelle fiche où les ajouts et les suppressions sont marqués",
    "diff.format.pdf": "le même rapport, à imprimer",
    "diff.format.json": "pour un logiciel, en français et en anglais",
    "diff.format.github": "pour le site GitHub, qui affiche les résultats à côté des lignes",
    "diff.output" "FICHIER":
        "Écrit le résultat dans ce fichier ; par défaut, l’affiche dans le terminal",
    "diff.draft_avenant":
        "Écrit un avenant à signer, avec toutes les modifications de la fiche, en articles numérotés. Ce qu’annexe ne sait pas reste à remplir",
    "diff.only" "NIVEAU":
        "Montre seulement les modifications de ce niveau. Pour plusieurs niveaux, séparez-les par une virgule : « substantiel,a-relire ». Le code de sortie compte toutes les modifications",
    "diff.only.typographique": "seuls des espaces ou des signes changent",
    "diff.only.deplacement": "un élément change de place",
    "diff.only.redactionnel": "des mots qui n’engagent personne changent",
    "diff.only.complement": "quelque chose s’ajoute à l’accord",
    "diff.only.a-relire":
        "des mots de l’accord changent, et une personne doit dire si le sens est le même",
    "diff.only.substantiel": "l’accord change",
    "diff.approved" "FICHIER":
        "Ne montre pas les modifications déjà approuvées : écrivez leurs identifiants dans ce fichier, un par ligne. Le texte après « # » n’est pas lu",
    "diff.for_partner":
        "Écrit le rapport pour l’autre partie : sans nom de fichier, ni numéro de ligne, ni code",
    "diff.fail_on" "NIVEAU":
        "Choisit à partir de quel niveau de modification la commande échoue (code de sortie 1) ; par défaut, toute modification la fait échouer",
    "diff.fail_on.typographique": "toute modification (c’est le niveau le plus bas)",
    "diff.fail_on.deplacement": "un changement de place, ou plus",
    "diff.fail_on.redactionnel": "un changement de mots qui n’engagent personne, ou plus",
    "diff.fail_on.complement": "un ajout à l’accord, ou plus",
    "diff.fail_on.a-relire": "un changement des mots de l’accord, à relire, ou plus",
    "diff.fail_on.substantiel":
        "le même effet que a-relire, car une modification à relire change peut-être l’accord",
    "diff.fail_on.never": "aucune modification",
    "diff.detailed_exit_code":
        "Donne un code de sortie selon le niveau le plus haut : 14 substantiel, 15 à relire, 13 complément, 12 rédactionnel, 11 déplacement, 10 typographique",
    "diff.as" "CHEMIN":
        "Pour les outils comme git, qui copient les fichiers ailleurs : donnez ici leur vrai chemin. annexe cherche annexe.yaml à partir de ce chemin",
    "diff.git" "ARGUMENT":
        "Les arguments donnés par git à un outil de comparaison",
    "git-setup":
        "Montre les réglages à ajouter à git pour qu’il compare les programmes avec « annexe diff »",
    "git-setup.write":
        "Écrit ces réglages dans .gitattributes et dans la configuration du dossier suivi par git (le dépôt), au lieu de les afficher",
    "outline":
        "Pour les outils qui comparent des lignes (développeurs) : affiche le programme avec une seule information par ligne",
    "outline.programme" "PROGRAMME": "Le programme à afficher",
    "schema.model.changes":
        "le résultat de « annexe diff --format json » (développeurs), toujours en json",
    "help": "Montre l’aide d’une commande",
    "help.command" "COMMANDE": "Le nom de la commande",
};
