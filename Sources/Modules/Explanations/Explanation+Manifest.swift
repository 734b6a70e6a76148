// Keys and values of a manifest, and what makes a module.

extension Explanation {
    static let ofKeys = [
        Explanation(
            "E-KEY-001",
            (
                "Une clé inconnue est refusée : une faute de frappe ne passe pas pour un réglage.",
                "An unknown key is refused: a slip of the keyboard does not pass for a setting."
            ),
            .manifest("‹ordre›: 5", cured: "order: 5")),
        Explanation(
            "E-KEY-003", ("Sans cette clé, le module n'a pas de sens.", "Without that key the module has no meaning."),
            .manifest(
                "  - ‹{› id: more, label: { fr: Autre, en: Other } }",
                cured: "  - { id: more, type: text, label: { fr: Autre, en: Other } }")),
        Explanation(
            "E-KEY-004",
            ("Cette clé ne prend que quelques mots.", "That key takes a few words only."),
            .field("type: text, kiosk: ‹phon›", cured: "type: text, kiosk: phone")),
        Explanation(
            "E-TYPE-001",
            (
                "La valeur n'a pas la forme que la clé demande : un texte, un nombre, une liste…",
                "The value has not the shape that the key asks for: a text, a number, a list…"
            ),
            .manifest("schema: ‹\"1\"›", cured: "schema: 1")),
        Explanation(
            "E-TYPE-002", ("Le nombre est hors des limites.", "The number is out of bounds."),
            .manifest("schema: ‹0›", cured: "schema: 1")),
        Explanation(
            "E-TYPE-003",
            ("La liste est plus longue que ce que le serveur accepte.", "The list is longer than the server accepts."),
            .manifest(
                Specimen.rules(
                    "at: ‹[›words, size, usage, time, parts, words, size, usage, time, parts, words], check: \"size > 3\""
                ),
                cured: Specimen.rules("at: [words, size], check: \"size > 3\""))),
        Explanation(
            "E-TEXT-001",
            (
                "Les collègues lisent en français : tout texte montré l'a, l'anglais s'y ajoute.",
                "Colleagues read French: every text that is shown has it, and English beside it."
            ),
            .manifest("name: ‹{› en: Trial }", cured: "name: { fr: Essai, en: Trial }")),
        Explanation(
            "E-TEXT-002", ("Le texte ne tiendrait pas à sa place.", "The text would not fit in its place."),
            .manifest(
                "name: { fr: ‹Essai de tout ce qui peut se mettre dans le nom d’un seul module›, en: Trial }",
                cured: "name: { fr: Essai, en: Trial }")),
        Explanation(
            "W-TEXT-001",
            (
                "Le module marche ; ses lecteurs anglophones verront du français.",
                "The module works; its English readers will see French."
            ),
            .manifest("name: ‹{› fr: Essai }", cured: "name: { fr: Essai, en: Trial }")),
    ]

    static let ofModule = [
        Explanation(
            "E-MODULE-001",
            (
                "« contract » dit pour quelle forme de module le dossier est écrit ; ce serveur parle \(Contract.supported.upperBound).",
                "“contract” says which form of module the folder is written for; this server speaks \(Contract.supported.upperBound)."
            ),
            .manifest("contract: ‹7›", cured: "contract: 1")),
        Explanation(
            "E-MODULE-002",
            (
                "L'identifiant est gardé avec chaque bricolage et sert dans les adresses.",
                "The identifier is kept with every tutorial and is used in addresses."
            ),
            .manifest("id: ‹Sample›", cured: "id: sample")),
        Explanation(
            "E-MODULE-003",
            (
                "Le dossier et l'identifiant portent le même nom, pour que l'un fasse trouver l'autre.",
                "Folder and identifier bear one name, so that either leads to the other."
            ),
            .manifest("id: ‹other›", cured: "id: sample")),
        Explanation(
            "E-MODULE-004",
            (
                "De deux modules du même nom, le premier trouvé est gardé et l'autre laissé de côté.",
                "Of two modules with one name, the first found is kept and the other left aside."
            ),
            reason: ("il faut deux dossiers de modules.", "it takes two folders of modules."),
            mend: (
                "renommer l'un des deux dossiers et son identifiant.",
                "rename one of the two folders and its identifier."
            )),
        Explanation(
            "E-MODULE-005",
            ("La version est pour les gens : trois nombres.", "The version is for people: three numbers."),
            .manifest("version: ‹1.0›", cured: "version: 1.0.0")),
        Explanation(
            "E-MODULE-006",
            ("Une couleur s'écrit en rouge, vert et bleu.", "A colour is written as red, green and blue."),
            .manifest(
                "colour: { light: ‹green›, dark: \"#9fd8b0\" }",
                cured: "colour: { light: \"#1d6b3a\", dark: \"#9fd8b0\" }")
        ),
        Explanation(
            "W-MODULE-001",
            (
                "La couleur du module sert à écrire : trop pâle, elle se lit mal.",
                "Text is written in the module's colour: too pale, it is hard to read."
            ),
            .manifest(
                "colour: { light: ‹\"#757575\"›, dark: \"#cccccc\" }",
                cured: "colour: { light: \"#5c5c5c\", dark: \"#cccccc\" }")),
    ]

    static let ofIcons = [
        Explanation(
            "E-ICON-001",
            (
                "Une icône n'est faite que de tracés : ni programme, ni style, ni adresse.",
                "An icon is made of shapes only: no program, no style, no address."
            ),
            .manifest(
                "icon: ‹icon.svg›", cured: "icon: icon.svg",
                files: ["icon.svg": .text("<svg viewBox=\"0 0 24 24\"><script>alert(1)</script></svg>\n")],
                curedFiles: ["icon.svg": .text("<svg viewBox=\"0 0 24 24\"><path d=\"M4 4h16v16H4z\"/></svg>\n")])),
        Explanation(
            "E-ICON-002",
            (
                "Sans viewBox, la taille du dessin n'est pas connue.",
                "Without a viewBox the size of the drawing is unknown."
            ),
            .manifest(
                "icon: ‹icon.svg›", cured: "icon: icon.svg",
                files: ["icon.svg": .text("<svg><path d=\"M4 4h16v16H4z\"/></svg>\n")],
                curedFiles: ["icon.svg": .text("<svg viewBox=\"0 0 24 24\"><path d=\"M4 4h16v16H4z\"/></svg>\n")])),
        Explanation(
            "E-ICON-003",
            ("L'icône est un fichier .svg posé à côté de module.yaml.", "The icon is an .svg file beside module.yaml."),
            .manifest(
                "icon: ‹../icon.svg›", cured: "icon: icon.svg",
                curedFiles: ["icon.svg": .text("<svg viewBox=\"0 0 24 24\"><path d=\"M4 4h16v16H4z\"/></svg>\n")])),
    ]

    static let ofSearch = [
        Explanation(
            "E-SEARCH-001",
            ("La recherche ne lit que les champs du module.", "The search reads the module's fields only."),
            .manifest("search: { text: [words, ‹wordz›] }", cured: "search: { text: [words] }")),
        Explanation(
            "E-SEARCH-002",
            (
                "Un filtre propose des réponses toutes faites : il lui faut un champ à choix.",
                "A facet offers ready answers: it needs a field with options."
            ),
            .manifest("search: { facets: [‹words›] }", cured: "search: { facets: [usage] }")),
    ]

    static let ofFields = [
        Explanation(
            "E-FIELD-001",
            (
                "Le genre d'un champ dit ce qu'on y répond ; le serveur en connaît une liste.",
                "The type of a field says what is answered in it; the server knows a list of them."
            ),
            .field("type: ‹numbr›", cured: "type: number")),
        Explanation(
            "E-FIELD-002",
            (
                "L'identifiant est gardé avec les réponses et s'écrit dans les règles.",
                "The identifier is kept with the answers and is written in rules."
            ),
            .manifest(
                "  - { id: ‹Taillé›, type: text, label: { fr: Autre, en: Other } }",
                cured: "  - { id: taille, type: text, label: { fr: Autre, en: Other } }")),
        Explanation(
            "E-FIELD-003",
            ("Deux choses du même nom se confondraient.", "Two things with one name would be mixed up."),
            .manifest(
                "  - { id: ‹words›, type: text, label: { fr: Autre, en: Other } }",
                cured: "  - { id: more, type: text, label: { fr: Autre, en: Other } }")),
        Explanation(
            "E-FIELD-004", ("Aucune réponse ne tient entre ces bornes.", "No answer fits between these bounds."),
            .field("type: number, min: ‹10›, max: 9", cured: "type: number, min: 9, max: 10")),
        Explanation(
            "E-FIELD-005",
            (
                "Un motif est écrit dans une petite langue, qui s'exécute toujours en un temps connu.",
                "A pattern is written in a small language, which always runs in a known time."
            ),
            .field("type: text, pattern: ‹\"[a-\"›", cured: "type: text, pattern: \"[a-z]+\"")),
        Explanation(
            "E-FIELD-006",
            (
                "Une unité vient d'une liste, pour se convertir et se traduire.",
                "A unit comes from a list, to be converted and translated."
            ),
            .field("type: number, unit: ‹mn›", cured: "type: number, unit: mm")),
        Explanation(
            "E-FIELD-008", ("Une liste vide ne propose rien.", "An empty list offers nothing."),
            .field("type: file, kinds: ‹[›]", cured: "type: file, kinds: [pdf]")),
        Explanation(
            "E-FIELD-009",
            (
                "La valeur de départ serait refusée à qui la garde.",
                "The value to start with would be refused to whoever keeps it."
            ),
            .field("type: number, max: 9, default: ‹12›", cured: "type: number, max: 9, default: 2")),
        Explanation(
            "E-FIELD-010",
            ("Chaque genre de champ a ses propres clés.", "Each type of field has keys of its own."),
            .field("type: text, ‹unit›: mm", cured: "type: number, unit: mm")),
        Explanation(
            "E-FIELD-012",
            (
                "Seuls sont admis les fichiers que le serveur sait examiner.",
                "Only files that the server can examine are allowed."
            ),
            .field("type: file, kinds: [pdf, ‹xlsm›]", cured: "type: file, kinds: [pdf, xlsx]")),
        Explanation(
            "E-FIELD-013",
            ("Une taille est un nombre entier et KB ou MB.", "A size is a whole number and KB or MB."),
            .field("type: file, kinds: [pdf], max_size: ‹2 GB›", cured: "type: file, kinds: [pdf], max_size: 10 MB")),
        Explanation(
            "E-FIELD-014", ("Une durée a une unité de temps.", "A duration has a unit of time."),
            .field("type: duration, max: ‹8›", cured: "type: duration, max: 8 hour")),
        Explanation(
            "E-FIELD-015",
            ("Un bricolage n'a qu'une suite d'étapes.", "A tutorial has one list of steps only."),
            .manifest(
                "  - { id: first, type: steps, label: { fr: Avant, en: Before } }\n  - ‹{› id: then, type: steps, label: { fr: Après, en: After } }",
                cured: "  - { id: steps, type: steps, label: { fr: Étapes, en: Steps } }")),
    ]
}
