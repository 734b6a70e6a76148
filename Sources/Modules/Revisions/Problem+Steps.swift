import Domain

// MARK: - Migration files and their steps

extension Problem {
    static func migrationName(_ name: String) -> Problem {
        Problem(
            "E-STEP-001", ("« \(name) » n'est pas un nom de migration", "“\(name)” is no name of a migration"),
            (
                "le nommer d'après deux schémas qui se suivent, comme 1-to-2.yaml.",
                "name it after two schemas in a row, such as 1-to-2.yaml."
            ))
    }

    static func migrationNumber(_ key: String, is number: Int, named wanted: Int) -> Problem {
        Problem(
            "E-STEP-002",
            (
                "« \(key): \(number) » ne va pas avec le nom du fichier, qui dit \(wanted)",
                "“\(key): \(number)” does not go with the file's name, which says \(wanted)"
            ),
            ("écrire « \(key): \(wanted) », ou renommer le fichier.", "write “\(key): \(wanted)”, or rename the file."))
    }

    static func unknownStep(_ word: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-STEP-003", ("pas inconnu « \(word) »\(hint.0)", "unknown step “\(word)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func malformedPath(_ path: String) -> Problem {
        Problem(
            "E-STEP-004", ("« \(path) » n'est pas un nom de champ", "“\(path)” is no name of a field"),
            (
                "écrire l'identifiant d'un champ, ou champ.colonne pour une colonne.",
                "write a field's identifier, or field.column for a column."
            ))
    }

    static func unknownOldField(_ path: String, near: String?) -> Problem {
        let hint = didYouMean(near)
        return Problem(
            "E-STEP-005",
            (
                "« \(path) » n'était pas dans le schéma précédent\(hint.0)",
                "“\(path)” was not in the schema before\(hint.1)"
            ),
            ("nommer ce que l'ancien manifeste demandait.", "name what the old manifest asked."))
    }

    static func unknownNewField(_ path: String, near: String?) -> Problem {
        let hint = didYouMean(near)
        return Problem(
            "E-STEP-006",
            ("« \(path) » n'est pas dans le nouveau schéma\(hint.0)", "“\(path)” is not in the new schema\(hint.1)"),
            ("nommer ce que module.yaml demande maintenant.", "name what module.yaml asks now."))
    }

    static func unitsApart(_ from: Unit, _ to: Unit) -> Problem {
        Problem(
            "E-STEP-007",
            (
                "« \(from.rawValue) » et « \(to.rawValue) » ne mesurent pas la même chose",
                "“\(from.rawValue)” and “\(to.rawValue)” do not measure the same thing"
            ),
            ("choisir deux unités de même nature, comme cm et mm.", "choose two units of one kind, such as cm and mm."))
    }

    static func notThatUnit(_ path: String, unit: Unit, isOld: Bool) -> Problem {
        let (french, english) = isOld ? ("n'était pas en", "was not in") : ("n'est pas en", "is not in")
        return Problem(
            "E-STEP-008",
            ("« \(path) » \(french) « \(unit.rawValue) »", "“\(path)” \(english) “\(unit.rawValue)”"),
            ("reprendre l'unité que le manifeste donne.", "take the unit that the manifest gives."))
    }

    static func unknownOption(_ option: String, of path: String, near: String?, isOld: Bool) -> Problem {
        let hint = didYouMean(near)
        let (french, english) = isOld ? ("n'était pas", "was not") : ("n'est pas", "is not")
        return Problem(
            "E-STEP-009",
            (
                "« \(option) » \(french) une option de « \(path) »\(hint.0)",
                "“\(option)” \(english) an option of “\(path)”\(hint.1)"
            ),
            ("nommer une option telle que le manifeste l'écrit.", "name an option as the manifest writes it."))
    }

    static func cannotMove(_ from: String, _ to: String) -> Problem {
        Problem(
            "E-STEP-010",
            ("les réponses de « \(from) » ne tiennent pas dans « \(to) »", "answers of “\(from)” do not fit “\(to)”"),
            (
                "viser un champ du même genre, ou du genre text ou markdown.",
                "aim at a field of the same type, or of type text or markdown."
            ))
    }

    static func notWords(_ path: String, isOld: Bool) -> Problem {
        isOld
            ? Problem(
                "E-STEP-011",
                (
                    "les fichiers et les photos de « \(path) » ne se mettent pas en mots",
                    "files and photos of “\(path)” cannot be put in words"
                ),
                ("les garder avec retire.", "keep them with retire."))
            : Problem(
                "E-STEP-011",
                ("« \(path) » n'est pas du texte dans le nouveau schéma", "“\(path)” is not text in the new schema"),
                ("lui donner le genre text ou markdown.", "give it the type text or markdown."))
    }

    static func stillAsked(_ path: String) -> Problem {
        Problem(
            "E-STEP-012",
            ("« \(path) » est encore dans le nouveau schéma", "“\(path)” is still in the new schema"),
            (
                "le retirer de module.yaml, ou ôter ce pas ; « retired: true » suffit pour ne plus poser la question.",
                "take it out of module.yaml, or drop this step; “retired: true” is enough to stop asking."
            ))
    }

    static func badStepDefault(_ value: String, of path: String) -> Problem {
        Problem(
            "E-STEP-013",
            (
                "« \(value) » n'est pas une réponse possible à « \(path) »",
                "“\(value)” is not a possible answer to “\(path)”"
            ),
            ("donner une valeur que le champ accepterait.", "give a value that the field would accept."))
    }

    static func columnsApart(_ from: String, _ to: String) -> Problem {
        Problem(
            "E-STEP-014",
            (
                "« \(from) » et « \(to) » ne sont pas dans le même tableau",
                "“\(from)” and “\(to)” are not in the same table"
            ),
            ("renommer une colonne à l'intérieur de son champ.", "rename a column inside its field."))
    }
}
