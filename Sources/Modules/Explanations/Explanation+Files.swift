// The folder, its files and their YAML.

extension Explanation {
    private static let icon = "<svg viewBox=\"0 0 24 24\"><path d=\"M4 4h16v16H4z\"/></svg>\n"
    private static let largeIcon =
        "<svg viewBox=\"0 0 24 24\"><path d=\"M0 0\(String(repeating: "h1v1", count: 1_200))\"/></svg>\n"
    private static let manifestSize = ManifestDocument.maximumBytes / 1_024
    private static let templateSize = TemplateRules.maximumBytes / 1_024
    private static let iconSize = Icon.maximumBytes / 1_024
    private static let view = "views: { page: ‹page.mustache› }"
    private static let plainView = "views: { page: page.mustache }"

    private static func pictures(_ count: Int) -> [String: Specimen.File] {
        Dictionary((1...count).map { ("icon-\($0).svg", .text(icon)) }) { first, _ in first }
    }

    static let ofFiles = [
        Explanation(
            "E-FILE-001",
            (
                "Chaque dossier posé parmi les modules est un module, et se lit à partir de son module.yaml.",
                "Every folder put among the modules is a module, and is read from its module.yaml."
            ),
            Specimen(["notes.txt": .text("À faire.\n")], cured: Specimen.plain())),
        Explanation(
            "E-FILE-002",
            (
                "Un manifeste tient en \(manifestSize) Ko, un gabarit en \(templateSize), une icône en \(iconSize) : plus gros, la page tarderait.",
                "A manifest has at most \(manifestSize) KB, a template \(templateSize), an icon \(iconSize): more would slow down pages."
            ),
            .manifest(
                "icon: ‹icon.svg›", cured: "icon: icon.svg", files: ["icon.svg": .text(largeIcon)],
                curedFiles: ["icon.svg": .text(icon)])),
        Explanation(
            "E-FILE-003",
            (
                "Un fichier nommé par le module n'est pas là, ou le serveur n'a pas le droit de le lire.",
                "A file that the module names is not there, or the server may not read it."
            ),
            .manifest(
                "icon: ‹icon.svg›", cured: "icon: icon.svg", files: [:], curedFiles: ["icon.svg": .text(icon)])),
        Explanation(
            "E-FILE-004",
            (
                "Tous les textes d'un module sont en UTF-8 ; un autre codage abîmerait les accents.",
                "All texts of a module are UTF-8; another encoding would spoil accents."
            ),
            .manifest(
                view, cured: plainView,
                files: ["views/page.mustache": .bytes(Array("<p>Caf".utf8) + [0xe9] + Array("</p>\n".utf8))],
                curedFiles: ["views/page.mustache": .text("<p>Café</p>\n")])),
        Explanation(
            "E-FILE-005",
            (
                "Rien n'est lu hors du dossier du module : un lien ne donne pas accès au reste du disque.",
                "Nothing is read outside the module's folder: a link gives no access to the rest of the disk."
            ),
            .manifest(
                "icon: ‹icon.svg›", cured: "icon: icon.svg", files: ["icon.svg": .link("/etc/passwd")],
                curedFiles: ["icon.svg": .text(icon)])),
        Explanation(
            "E-FILE-006",
            (
                "Un dossier de modules, ou le dossier d'un module, ne s'ouvre pas.",
                "A folder of modules, or the folder of a module, cannot be opened."
            ),
            reason: ("cela dépend des droits sur le disque.", "it depends on the rights on the disk."),
            mend: (
                "vérifier le chemin et les droits, ou ne plus le nommer dans --modules.",
                "check the path and the rights, or no longer name it in --modules."
            )),
        Explanation(
            "E-FILE-007",
            (
                "Un module a au plus \(ModuleFiles.maximumCount) fichiers qui comptent ; ceux d'après ne sont pas lus.",
                "A module has at most \(ModuleFiles.maximumCount) files that count; those after that are not read."
            ),
            .manifest(
                view, cured: plainView,
                files: pictures(ModuleFiles.maximumCount - 1).merging(["views/page.mustache": .text("<p>a</p>\n")]) {
                    $1
                },
                curedFiles: ["views/page.mustache": .text("<p>a</p>\n")])),
    ]

    static let ofYAML = [
        Explanation(
            "E-YAML-001",
            (
                "Le texte n'est pas du YAML : une accolade, un guillemet ou un retrait manque, souvent juste avant.",
                "The text is not YAML: a brace, a quote or an indent is missing, often just before."
            ),
            .manifest(
                "name: { fr: Essai, en: Trial\nsummary‹:› { fr: Pour essayer., en: To try. }",
                cured: "name: { fr: Essai, en: Trial }")),
        Explanation(
            "E-YAML-002",
            (
                "Les renvois d'un endroit à l'autre du YAML sont refusés : ils permettent de faire grossir un fichier sans fin.",
                "References from one place of the YAML to another are refused: they can make a file grow without end."
            ),
            .manifest("name: ‹&n› { fr: Essai, en: Trial }", cured: "name: { fr: Essai, en: Trial }")),
        Explanation(
            "E-YAML-003",
            (
                "Le type d'une valeur vient de sa clé, jamais d'une étiquette comme !!int.",
                "The type of a value comes from its key, never from a tag such as !!int."
            ),
            .manifest("schema: ‹!!int› 1", cured: "schema: 1")),
        Explanation(
            "E-YAML-004",
            (
                "Une tabulation n'a pas de largeur sûre : les retraits du YAML se font avec des espaces.",
                "A tab has no sure width: YAML is indented with spaces."
            ),
            .manifest("order:‹\t›5", cured: "order: 5")),
        Explanation(
            "E-YAML-005",
            (
                "De deux valeurs sous la même clé, l'une serait perdue sans un mot.",
                "Of two values under one key, one would be lost without a word."
            ),
            .manifest("version: 1.0.0\n‹version›: 1.1.0", cured: "version: 1.1.0")),
        Explanation(
            "E-YAML-006",
            (
                "Un manifeste a au plus \(ManifestDocument.maximumDepth) niveaux.",
                "A manifest has at most \(ManifestDocument.maximumDepth) levels."
            ),
            .manifest("order: [[[[[[[[[[[‹[›5]]]]]]]]]]]]", cured: "order: 5")),
        Explanation(
            "E-YAML-007",
            (
                "Un caractère invisible ferait lire autre chose que ce qui est écrit.",
                "An invisible character would make one read something else than what is written."
            ),
            .manifest("version: 1.0.0‹\u{202e}›", cured: "version: 1.0.0")),
        Explanation(
            "E-YAML-008",
            ("Le fichier est là, et rien n'y est écrit.", "The file is there, and nothing is written in it."),
            Specimen(["module.yaml": .text("# À écrire.\n")], cured: Specimen.plain())),
    ]
}
