//! The help of the command line in French: the path of a part, the name of its value, its text.

/// `check.format` is an option of `annexe check`, `check.format.json` one of its values.
pub(crate) const HELP: &[(&str, &str, &str)] = help! {
    "" "COMMANDE":
        "Écrit l’annexe « PROGRAMME » d’une convention de formation, en Markdown, HTML et PDF, à partir d’un fichier YAML.",
    "--lang" "LANGUE":
        "Affiche les messages dans cette langue ; par défaut, la langue écrite dans annexe.yaml, sinon la langue de l’ordinateur",
    "--help": "Montre cette aide",
    "--version": "Montre la version",
    "build": "Écrit les fiches des programmes",
    "build.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes ; « - » lit le texte envoyé par une autre commande. Par défaut, tous les programmes du projet",
    "build.output" "DOSSIER":
        "Écrit dans ce dossier ; par défaut, le dossier choisi dans annexe.yaml, sinon « output »",
    "build.format" "FORMATS": "Écrit ces formats, séparés par des virgules",
    "build.document" "FICHE":
        "Écrit cette fiche : l’annexe de la convention, ou la fiche du catalogue",
    "build.jobs" "N": "Construit N programmes en même temps ; par défaut, autant que l’ordinateur a de processeurs",
    "build.force": "Réécrit aussi les fiches qui n’ont pas changé",
    "build.check":
        "N’écrit rien. Donne la liste des fiches à refaire et, pour un projet entier, des fiches dont le programme a été supprimé. Échoue (code 1) si la liste n’est pas vide",
    "build.prune": "Pour un projet entier, supprime les fiches dont le programme n’existe plus",
    "build.depfile" "FICHIER":
        "Écrit dans ce fichier la liste des fichiers utilisés par chaque fiche, pour les outils make et ninja",
    "watch": "Réécrit les fiches à chaque modification des programmes",
    "watch.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes. Par défaut, tous les programmes du projet",
    "watch.output" "DOSSIER":
        "Écrit dans ce dossier ; par défaut, le dossier choisi dans annexe.yaml, sinon « output »",
    "watch.format" "FORMATS": "Écrit ces formats, séparés par des virgules",
    "watch.document" "FICHE":
        "Écrit cette fiche : l’annexe de la convention, ou la fiche du catalogue",
    "preview": "Montre les fiches dans le navigateur, et les met à jour à chaque modification",
    "preview.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes. Par défaut, tous les programmes du projet",
    "preview.document" "FICHE":
        "Montre cette fiche : l’annexe de la convention, ou la fiche du catalogue",
    "preview.port" "PORT":
        "Ouvre l’aperçu à l’adresse http://127.0.0.1:PORT ; par défaut 8642, ou un autre numéro s’il est déjà pris",
    "check": "Vérifie les programmes et signale ce qu’il faut corriger",
    "check.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes ; « - » lit le texte envoyé par une autre commande. Par défaut, tous les programmes du projet",
    "check.profile" "PROFIL":
        "Vérifie les mentions de ce profil ; par défaut, le profil choisi dans annexe.yaml, sinon « convention »",
    "check.profile.convention": "les mentions de la convention",
    "check.profile.stagiaire": "les informations remises au stagiaire avant son inscription",
    "check.profile.qualiopi": "les informations demandées par le référentiel national qualité",
    "check.profile.individuel": "le contrat avec une personne qui paie sa formation",
    "check.profile.sous-traitance": "le contrat de sous-traitance d’une action",
    "check.deny" "GRAVITE": "Avec « warnings », échoue aussi pour un avertissement, pas seulement pour une erreur",
    "check.format" "FORMAT": "Choisit la forme du rapport",
    "check.format.human": "pour une personne : la cause, les lignes, le remède",
    "check.format.short": "une seule ligne par constat",
    "check.format.json": "pour un logiciel ; « annexe schema findings » décrit ce format",
    "check.format.sarif": "SARIF 2.1.0, pour les plateformes de code et les éditeurs",
    "check.format.github": "les annotations de GitHub Actions",
    "check.format.gitlab": "le rapport « Code Quality » de GitLab",
    "check.format.junit": "un rapport JUnit, une suite de tests par fichier",
    "check.fix": "Applique les corrections sûres, puis montre les autres constats",
    "check.diff": "Montre les corrections de --fix, sans les écrire",
    "explain": "Explique une règle : ce qu’elle vérifie, pourquoi, et que faire",
    "explain.codes" "CODE": "Les codes des règles, comme C001",
    "rules": "Montre la liste des règles",
    "rules.format" "FORMAT": "Choisit la forme de la liste",
    "rules.format.text": "une ligne par règle",
    "rules.format.json": "pour un logiciel, dans les deux langues",
    "rules.format.md": "toutes les explications, en Markdown",
    "new": "Écrit un nouveau programme à compléter, avec des commentaires",
    "new.name" "NOM": "Le nom du programme et de son fichier",
    "init":
        "Prépare un dossier : annexe.yaml, réglages de l’éditeur, vérification à chaque envoi vers GitHub ou GitLab. Ne remplace aucun fichier",
    "init.folder" "DOSSIER": "Le dossier à préparer ; par défaut, le dossier où est le terminal",
    "init.ci" "SERVICE": "Choisit le service qui vérifie les programmes à chaque envoi des fichiers",
    "init.ci.github": "GitHub Actions",
    "init.ci.gitlab": "GitLab CI",
    "init.ci.none": "aucun",
    "completions":
        "Écrit un script pour compléter les commandes d’annexe avec la touche Tabulation",
    "completions.shell" "INTERPRÉTEUR":
        "L’interpréteur de votre terminal : en général bash sous Linux, zsh sous macOS",
    "man": "Écrit la page de manuel, pour la commande man",
    "man.output" "DOSSIER": "Écrit toutes les pages dans ce dossier, une par commande",
    "schema":
        "Écrit la description des clés, pour un éditeur de texte (schéma JSON) ou pour une personne (Markdown)",
    "schema.model" "MODELE":
        "Décrit ces fichiers ; par défaut, « programme » (en Markdown, aussi « annexe »)",
    "schema.model.programme": "les programmes",
    "schema.model.annexe": "annexe.yaml",
    "schema.model.findings": "les constats de « check --format json »",
    "schema.format" "FORMAT":
        "Choisit la description pour un éditeur de texte (json) ou pour une personne (md)",
    "extract": "Écrit le programme YAML contenu dans une fiche",
    "extract.sheet" "FICHE": "Une fiche écrite par annexe, en PDF ou en HTML",
    "extract.output" "FICHIER": "Écrit dans ce fichier ; par défaut, dans le terminal",
    "verify":
        "Vérifie que les fiches n’ont pas été modifiées : elles correspondent au programme qu’elles contiennent",
    "verify.sheets" "FICHE": "Des fiches écrites par annexe, en PDF ou en HTML",
    "verify.source" "PROGRAMME":
        "Vérifie aussi que la fiche est à jour : elle correspond à ce programme",
    "diff":
        "Compare deux révisions d’un programme, et signale chaque modification avec son niveau",
    "diff.revisions" "REVISION":
        "L’ancienne et la nouvelle révision : des programmes, des dossiers, ou des fiches PDF ou HTML. « - » lit le texte envoyé par une autre commande. « RÉVISION:chemin » lit un fichier dans git",
    "diff.rev" "REVISION":
        "Compare avec cette révision de git tous les programmes du projet, ou seulement les chemins donnés",
    "diff.format" "FORMAT": "Choisit la forme du rapport",
    "diff.format.text": "pour un terminal",
    "diff.format.md": "en Markdown",
    "diff.format.html": "une page web : les modifications, puis la fiche où elles sont marquées",
    "diff.format.pdf": "le même rapport, à imprimer",
    "diff.format.json": "pour un logiciel, dans les deux langues",
    "diff.format.github": "les annotations de GitHub Actions",
    "diff.output" "FICHIER": "Écrit dans ce fichier ; par défaut, dans le terminal",
    "diff.draft_avenant":
        "Écrit un avenant à signer : en articles numérotés, tout ce qui fait la nouvelle fiche de l’ancienne ; ce qui n’est pas connu reste à remplir",
    "diff.only" "NIVEAU":
        "Montre seulement les modifications de ce niveau ; à répéter, ou « substantiel,a-relire ». Le code de sortie compte toutes les modifications",
    "diff.only.typographique": "les changements de typographie",
    "diff.only.deplacement": "les changements de place",
    "diff.only.redactionnel": "les changements de mots",
    "diff.only.complement": "les ajouts",
    "diff.only.a-relire": "les changements de mots à relire",
    "diff.only.substantiel": "les modifications de l’accord",
    "diff.approved" "FICHIER":
        "Laisse de côté les modifications approuvées : ce fichier donne leurs identifiants, un par ligne ; « # » ouvre un commentaire",
    "diff.for_partner":
        "Écrit le rapport pour l’autre partie : sans nom de fichier, ni numéro de ligne, ni code",
    "diff.fail_on" "NIVEAU": "Échoue (code 1) à partir de ce niveau ; par défaut, pour toute modification",
    "diff.fail_on.typographique": "pour toute modification",
    "diff.fail_on.deplacement": "à partir d’un changement de place",
    "diff.fail_on.redactionnel": "à partir d’un changement de mots",
    "diff.fail_on.complement": "à partir d’un ajout",
    "diff.fail_on.a-relire": "à partir d’un changement de mots à relire",
    "diff.fail_on.substantiel": "comme a-relire, car ce qui est à relire peut être substantiel",
    "diff.fail_on.never": "jamais",
    "diff.detailed_exit_code":
        "Se termine avec le code du niveau le plus haut : de 10 (typographique) à 14 (substantiel)",
    "diff.as" "CHEMIN":
        "Lit les deux fichiers comme s’ils étaient à ce chemin, et cherche annexe.yaml à partir de là",
    "diff.git" "ARGUMENT":
        "Les arguments donnés par git à un outil de comparaison",
    "git-setup": "Règle git pour qu’il compare les programmes avec annexe diff",
    "git-setup.write": "Écrit les réglages dans .gitattributes et dans la configuration du dépôt, au lieu de les afficher",
    "outline":
        "Écrit un programme avec une valeur par ligne, pour les outils qui comparent ligne à ligne",
    "outline.programme" "PROGRAMME": "Le programme",
    "schema.model.changes": "les modifications de « diff --format json »",
    "help": "Montre l’aide d’une commande",
    "help.command" "COMMANDE": "La commande",
};
