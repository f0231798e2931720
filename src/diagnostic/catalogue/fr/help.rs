//! The help of the command line in French: the path of a part, the name of its value, its text.

/// `check.format` is an option of `annexe check`, `check.format.json` one of its values.
pub(crate) const HELP: &[(&str, &str, &str)] = help! {
    "" "COMMANDE":
        "Écrit l’annexe « PROGRAMME » d’une convention de formation, en Markdown, HTML et PDF, à partir d’un fichier YAML.",
    "--lang" "LANGUE":
        "La langue des messages ; par défaut, celle que donne annexe.yaml, sinon celle de l’ordinateur",
    "--help": "Montre cette aide",
    "--version": "Montre la version",
    "build": "Écrit les fiches des programmes",
    "build.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes ; « - » lit l’entrée standard. Par défaut, tous ceux du projet",
    "build.output" "DOSSIER":
        "Le dossier où écrire ; par défaut, celui que donne annexe.yaml, sinon « output »",
    "build.format" "FORMATS": "Les formats à écrire, séparés par des virgules",
    "build.document" "FICHE":
        "La fiche à composer : l’annexe de la convention, ou la fiche du catalogue",
    "build.jobs" "N":
        "Le nombre de programmes construits en même temps ; par défaut, le nombre de processeurs",
    "build.force": "Réécrit aussi les fiches qui n’ont pas changé",
    "build.check":
        "N’écrit rien : nomme les fichiers périmés, absents ou orphelins, et échoue (code 1) s’il y en a. Les orphelins ne sont cherchés que pour un projet entier",
    "build.prune":
        "Supprime les fiches des programmes qui n’existent plus, quand le projet entier est construit",
    "build.depfile" "FICHIER":
        "Écrit, pour make et ninja, la liste des fichiers dont dépend chaque fiche",
    "watch": "Réécrit les fiches à chaque modification des programmes",
    "watch.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes. Par défaut, tous ceux du projet",
    "watch.output" "DOSSIER":
        "Le dossier où écrire ; par défaut, celui que donne annexe.yaml, sinon « output »",
    "watch.format" "FORMATS": "Les formats à écrire, séparés par des virgules",
    "watch.document" "FICHE":
        "La fiche à composer : l’annexe de la convention, ou la fiche du catalogue",
    "preview": "Montre les fiches dans le navigateur, à jour à chaque modification",
    "preview.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes. Par défaut, tous ceux du projet",
    "preview.document" "FICHE":
        "La fiche à composer : l’annexe de la convention, ou la fiche du catalogue",
    "preview.port" "PORT": "Le port de l’aperçu ; par défaut 8642, ou un autre s’il est pris",
    "check": "Vérifie les programmes, sans rien écrire",
    "check.paths" "CHEMIN":
        "Des programmes ou des dossiers de programmes ; « - » lit l’entrée standard. Par défaut, tous ceux du projet",
    "check.profile" "PROFIL":
        "Ce que la fiche doit contenir, au lieu du profil que donne annexe.yaml",
    "check.profile.convention": "ce que la convention doit dire",
    "check.profile.stagiaire": "ce que le stagiaire reçoit avant son inscription",
    "check.profile.qualiopi": "ce que le référentiel national qualité demande",
    "check.profile.individuel": "le contrat d’une personne qui paie sa formation",
    "check.deny" "GRAVITE":
        "Fait échouer la vérification pour cette gravité aussi, et pas seulement pour les erreurs",
    "check.format" "FORMAT": "La forme du rapport",
    "check.format.human": "pour une personne : la cause, les lignes, le remède",
    "check.format.short": "une ligne par constat, pour les éditeurs et grep",
    "check.format.json":
        "pour un programme informatique ; « annexe schema findings » en donne le schéma",
    "check.format.sarif": "SARIF 2.1.0, pour les forges et les éditeurs",
    "check.format.github": "les annotations de GitHub Actions",
    "check.format.gitlab": "le rapport « Code Quality » de GitLab",
    "check.format.junit": "un rapport JUnit, une suite par fichier",
    "check.fix": "Corrige ce qui peut l’être sans risque, puis montre ce qui reste",
    "check.diff": "Montre les corrections de --fix, sans les écrire",
    "explain": "Explique une règle : ce qu’elle vérifie, pourquoi, et que faire",
    "explain.codes" "CODE": "Les codes des règles, comme C001",
    "rules": "Énumère toutes les règles",
    "rules.format" "FORMAT": "La forme de la liste",
    "rules.format.text": "une ligne par règle",
    "rules.format.json": "pour un programme informatique, dans les deux langues",
    "rules.format.md": "la référence des règles, en Markdown",
    "new": "Écrit un nouveau programme à compléter, avec des commentaires",
    "new.name" "NOM": "Le nom du programme, qui est aussi celui de son fichier",
    "init":
        "Prépare un dossier : annexe.yaml, réglages de l’éditeur, vérification à chaque envoi. Les fichiers qui existent sont gardés",
    "init.folder" "DOSSIER": "Le dossier à préparer ; par défaut, le dossier courant",
    "init.ci" "SERVICE": "Le service qui vérifie les programmes à chaque envoi",
    "init.ci.github": "GitHub Actions",
    "init.ci.gitlab": "GitLab CI",
    "init.ci.none": "aucun",
    "completions":
        "Écrit le script qui complète les commandes d’annexe dans un interpréteur de commandes",
    "completions.shell" "INTERPRÉTEUR": "L’interpréteur de commandes",
    "man": "Écrit la page de manuel",
    "man.output" "DOSSIER": "Le dossier où écrire toutes les pages, une par commande",
    "schema": "Écrit le schéma JSON du modèle, pour les éditeurs, ou la description de ses clés",
    "schema.model" "MODELE":
        "Le modèle ; par défaut, « programme » en JSON, « programme » et « annexe » en Markdown",
    "schema.model.programme": "les programmes",
    "schema.model.annexe": "annexe.yaml",
    "schema.model.findings": "les constats de « check --format json »",
    "schema.format" "FORMAT":
        "Le schéma pour les éditeurs (json), ou la description de chaque clé (md)",
    "extract": "Écrit le programme YAML que contient une fiche",
    "extract.sheet" "FICHE": "Une fiche écrite par annexe, en PDF ou en HTML",
    "extract.output" "FICHIER": "Le fichier où écrire ; par défaut, la sortie standard",
    "verify": "Vérifie que les fiches correspondent à leur source",
    "verify.sheets" "FICHE": "Des fiches écrites par annexe, en PDF ou en HTML",
    "verify.source" "PROGRAMME":
        "Un programme : vérifie aussi que la fiche correspond à sa dernière version",
    "diff":
        "Compare deux révisions d’un programme, et signale ce qui touche à ce qui était convenu",
    "diff.revisions" "REVISION":
        "L’ancienne et la nouvelle révision : un programme, un dossier, une fiche PDF ou HTML, « - », ou « RÉVISION:chemin » de git",
    "diff.rev" "REVISION":
        "Compare les programmes du dossier de travail, ou ceux des chemins donnés, à cette révision de git",
    "diff.format" "FORMAT": "La forme du rapport",
    "diff.format.text": "pour un terminal",
    "diff.format.md": "en Markdown",
    "diff.format.html": "une page, et la fiche avec ses révisions marquées",
    "diff.format.pdf": "la même chose à imprimer",
    "diff.format.json": "pour un programme informatique, dans les deux langues",
    "diff.format.github": "les annotations de GitHub Actions",
    "diff.output" "FICHIER": "Le fichier où écrire ; par défaut, la sortie standard",
    "diff.draft_avenant":
        "Écrit un projet d’avenant : les modifications substantielles, en articles numérotés",
    "diff.fail_on" "NIVEAU":
        "Fait échouer la commande à partir de ce niveau ; par défaut, pour toute modification",
    "diff.fail_on.typographique": "toute modification",
    "diff.fail_on.deplacement": "un changement de place, ou plus",
    "diff.fail_on.redactionnel": "un changement de mots, ou plus",
    "diff.fail_on.complement": "un ajout, ou plus",
    "diff.fail_on.substantiel": "une modification de ce qui était convenu",
    "diff.fail_on.never": "jamais",
    "diff.detailed_exit_code":
        "Échoue avec le code du niveau le plus haut : de 10 (typographique) à 14 (substantiel)",
    "diff.as" "CHEMIN":
        "Lit les deux fichiers comme s’ils étaient à ce chemin : annexe.yaml est cherché à partir de là",
    "diff.git" "ARGUMENT":
        "Les arguments que git donne à une commande de comparaison ; « annexe git-setup » s’en sert",
    "git-setup": "Règle git pour qu’il compare les programmes avec annexe diff",
    "git-setup.write": "Écrit ces réglages dans .gitattributes et dans la configuration du dépôt",
    "outline":
        "Écrit un programme avec une valeur par ligne, pour les outils qui comparent des lignes",
    "outline.programme" "PROGRAMME": "Le programme",
    "schema.model.changes": "les modifications de « diff --format json »",
    "help": "Montre l’aide d’une commande",
    "help.command" "COMMANDE": "La commande",
};
