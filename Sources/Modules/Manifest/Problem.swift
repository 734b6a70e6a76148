import Domain

/// What can be wrong in a module's folder, read from top to bottom as copy.
///
/// Codes never change their meaning.
struct Problem: Error, Sendable, Hashable {
    let code: String
    let what: LocalizedText
    let mend: LocalizedText

    init(_ code: String, _ what: (String, String), _ mend: (String, String)) {
        self.code = code
        self.what = LocalizedText(fr: what.0, en: what.1)
        self.mend = LocalizedText(fr: mend.0, en: mend.1)
    }

    /// The end of a sentence that names something unknown: what was probably meant, or nothing.
    static func didYouMean(_ near: String?) -> (String, String) {
        near.map { (" ; vouliez-vous « \($0) » ?", "; did you mean “\($0)”?") } ?? ("", "")
    }
}

// MARK: - The folder and its files

extension Problem {
    static let manifestMissing = Problem(
        "E-FILE-001", ("le fichier module.yaml manque", "the file module.yaml is missing"),
        (
            "poser un module.yaml dans ce dossier, ou retirer le dossier.",
            "put a module.yaml there, or remove the folder."
        ))

    static func fileTooLarge(_ size: Int, limit: Int) -> Problem {
        Problem(
            "E-FILE-002", ("fichier de \(size) octets, au-dessus de \(limit)", "file of \(size) bytes, above \(limit)"),
            ("raccourcir les textes ou dessiner plus simplement.", "shorten the texts or draw more simply."))
    }

    static let unreadable = Problem(
        "E-FILE-003", ("fichier illisible", "unreadable file"),
        (
            "vérifier qu'il existe et que le serveur a le droit de le lire.",
            "check that it exists and that the server may read it."
        ))

    static let notText = Problem(
        "E-FILE-004", ("le fichier n'est pas du texte en UTF-8", "the file is not UTF-8 text"),
        ("l'enregistrer en UTF-8 depuis l'éditeur de texte.", "save it as UTF-8 from the text editor."))

    static func leavesFolder(_ name: String) -> Problem {
        Problem(
            "E-FILE-005", ("« \(name) » mène hors du dossier du module", "“\(name)” leads out of the module's folder"),
            ("copier le vrai fichier à la place du lien.", "copy the real file in place of the link."))
    }

    static let folderUnreadable = Problem(
        "E-FILE-006", ("dossier absent ou illisible", "missing or unreadable folder"),
        (
            "vérifier le chemin et les droits, ou ne plus le nommer dans --modules.",
            "check the path and the rights, or no longer name it in --modules."
        ))
}

// MARK: - The YAML

extension Problem {
    static func syntax(_ problem: String) -> Problem {
        Problem(
            "E-YAML-001", ("YAML mal formé (\(problem))", "malformed YAML (\(problem))"),
            (
                "vérifier à cet endroit les retraits, les deux-points, les guillemets et les crochets.",
                "check indentation, colons, quotes and brackets there."
            ))
    }

    static func anchor(_ text: String) -> Problem {
        Problem(
            "E-YAML-002",
            (
                "les renvois YAML (« \(text) ») ne sont pas admis",
                "YAML anchors and aliases (“\(text)”) are not allowed"
            ),
            (
                "écrire la valeur en entier, ou la mettre entre guillemets si c'est du texte.",
                "write the value out, or put it between quotes if it is text."
            ))
    }

    static func tag(_ text: String) -> Problem {
        Problem(
            "E-YAML-003",
            ("les étiquettes YAML (« \(text) ») ne sont pas admises", "YAML tags (“\(text)”) are not allowed"),
            (
                "retirer l'étiquette, ou mettre la valeur entre guillemets si c'est du texte.",
                "remove the tag, or put the value between quotes if it is text."
            ))
    }

    static let tab = Problem(
        "E-YAML-004", ("tabulation", "tab character"),
        ("la remplacer par des espaces.", "replace it with spaces."))

    static func duplicateKey(_ key: String) -> Problem {
        Problem(
            "E-YAML-005", ("la clé « \(key) » est écrite deux fois", "the key “\(key)” is written twice"),
            ("n'en garder qu'une.", "keep only one."))
    }

    static func tooDeep(limit: Int) -> Problem {
        Problem(
            "E-YAML-006", ("plus de \(limit) niveaux imbriqués", "more than \(limit) nested levels"),
            ("remonter ce qui est trop imbriqué.", "bring up what is nested too deep."))
    }

    static let controlCharacter = Problem(
        "E-YAML-007", ("caractère invisible interdit", "forbidden invisible character"),
        ("l'effacer et retaper la ligne.", "delete it and type the line again."))

    static let empty = Problem(
        "E-YAML-008", ("le manifeste est vide", "the manifest is empty"),
        ("partir de l'exemple de Plugins/README.md.", "start from the example in Plugins/README.md."))
}

// MARK: - Keys and values

extension Problem {
    static func unknownKey(_ key: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-KEY-001", ("clé inconnue « \(key) »\(hint.0)", "unknown key “\(key)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func unknownWord(_ word: String, key: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-KEY-004",
            ("« \(word) » n'est pas une valeur de « \(key) »\(hint.0)", "“\(word)” is no value of “\(key)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func missingKey(_ key: String) -> Problem {
        Problem(
            "E-KEY-003", ("la clé « \(key) » manque", "the key “\(key)” is missing"),
            ("ajouter « \(key): … » ici.", "add “\(key): …” here."))
    }

    static func wrongShape(_ key: String, expected: Shape) -> Problem {
        Problem(
            "E-TYPE-001", ("« \(key) » doit être \(expected.names.0)", "“\(key)” must be \(expected.names.1)"),
            ("écrire par exemple \(expected.example).", "write for instance \(expected.example)."))
    }

    static func frenchMissing(_ key: String) -> Problem {
        Problem(
            "E-TEXT-001", ("« \(key) » n'a pas de texte français", "“\(key)” has no French text"),
            ("écrire \(key): { fr: \"…\", en: \"…\" }.", "write \(key): { fr: \"…\", en: \"…\" }."))
    }

    static func textTooLong(_ key: String, count: Int, limit: Int) -> Problem {
        Problem(
            "E-TEXT-002",
            (
                "« \(key) » a \(count) caractères, au-dessus de \(limit)",
                "“\(key)” has \(count) characters, above \(limit)"
            ),
            ("raccourcir ce texte.", "shorten this text."))
    }

    static func englishMissing(_ key: String) -> Problem {
        Problem(
            "W-TEXT-001", ("« \(key) » n'a pas de texte anglais", "“\(key)” has no English text"),
            (
                "ajouter en: \"…\" ; le français est montré en attendant.",
                "add en: \"…\"; the French is shown meanwhile."
            ))
    }

    static func outOfRange(_ key: String, _ range: ClosedRange<Int>) -> Problem {
        Problem(
            "E-TYPE-002",
            (
                "« \(key) » doit être entre \(range.lowerBound) et \(range.upperBound)",
                "“\(key)” must be between \(range.lowerBound) and \(range.upperBound)"
            ),
            ("choisir un nombre dans cet intervalle.", "choose a number in that range."))
    }

    static func tooManyItems(_ key: String, count: Int, limit: Int) -> Problem {
        Problem(
            "E-TYPE-003",
            ("« \(key) » a \(count) éléments, au-dessus de \(limit)", "“\(key)” has \(count) items, above \(limit)"),
            ("n'en garder que \(limit) au plus.", "keep at most \(limit)."))
    }
}

/// What a value of the manifest may be, with an example of each.
enum Shape {
    case text, integer, number, boolean, list, mapping

    var names: (String, String) {
        switch self {
        case .text: ("un texte", "a text")
        case .integer: ("un nombre entier", "a whole number")
        case .number: ("un nombre", "a number")
        case .boolean: ("true ou false", "true or false")
        case .list: ("une liste", "a list")
        case .mapping: ("un ensemble de clés", "a set of keys")
        }
    }

    var example: String {
        switch self {
        case .text: "\"…\""
        case .integer: "3"
        case .number: "2.5"
        case .boolean: "true"
        case .list: "[a, b]"
        case .mapping: "{ fr: \"…\", en: \"…\" }"
        }
    }
}
