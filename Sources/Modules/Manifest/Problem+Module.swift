import Domain

// MARK: - The module

extension Problem {
    static func unknownContract(_ contract: String, supported: ClosedRange<Int>) -> Problem {
        let range = supported.count == 1 ? "\(supported.lowerBound)" : "\(supported.lowerBound)…\(supported.upperBound)"
        return Problem(
            "E-MODULE-001",
            ("contrat \(contract) ; ce serveur parle \(range)", "contract \(contract); this server speaks \(range)"),
            (
                "écrire « contract: \(supported.upperBound) », ou mettre le serveur à jour.",
                "write “contract: \(supported.upperBound)”, or update the server."
            ))
    }

    static func moduleID(_ id: String) -> Problem {
        Problem(
            "E-MODULE-002", ("identifiant « \(id) » mal formé", "malformed identifier “\(id)”"),
            (
                "prendre 1 à 40 minuscules sans accent, chiffres ou tirets, en commençant par une lettre.",
                "use 1 to 40 lower-case letters, digits or hyphens, starting with a letter."
            ))
    }

    static func idIsNotFolder(_ id: String, folder: String) -> Problem {
        Problem(
            "E-MODULE-003",
            (
                "l'identifiant « \(id) » n'est pas le nom du dossier, « \(folder) »",
                "the identifier “\(id)” is not the folder's name, “\(folder)”"
            ),
            ("donner le même nom aux deux.", "give both the same name."))
    }

    static func duplicateID(_ id: String, other: String) -> Problem {
        Problem(
            "E-MODULE-004",
            (
                "un autre module s'appelle déjà « \(id) » : \(other)",
                "another module is already called “\(id)”: \(other)"
            ),
            ("renommer l'un des deux dossiers et son identifiant.", "rename one of the two folders and its identifier.")
        )
    }

    static func version(_ version: String) -> Problem {
        Problem(
            "E-MODULE-005", ("version « \(version) » mal formée", "malformed version “\(version)”"),
            ("écrire trois nombres, comme 1.2.0.", "write three numbers, such as 1.2.0."))
    }

    static func colour(_ colour: String) -> Problem {
        Problem(
            "E-MODULE-006", ("couleur « \(colour) » mal formée", "malformed colour “\(colour)”"),
            (
                "écrire un dièse et six chiffres hexadécimaux entre guillemets, comme \"#1d6b3a\".",
                "write a hash and six hexadecimal digits between quotes, such as \"#1d6b3a\"."
            ))
    }

    static func paleColour(_ colour: String, ratio: String, on background: String) -> Problem {
        Problem(
            "W-MODULE-001",
            (
                "« \(colour) » n'a qu'un contraste de \(ratio) sur \(background)",
                "“\(colour)” has a contrast of only \(ratio) on \(background)"
            ),
            ("viser 4,5 ou plus pour que chacun puisse lire.", "aim at 4.5 or more so that everybody can read."))
    }

    static func iconNotAllowed(_ thing: String) -> Problem {
        Problem(
            "E-ICON-001", ("« \(thing) » n'est pas admis dans une icône", "“\(thing)” is not allowed in an icon"),
            (
                "garder les tracés (path, circle, rect, line…) et leurs mesures, sans style, lien ni script.",
                "keep the shapes (path, circle, rect, line…) and their measures, without style, link or script."
            ))
    }

    static let iconMalformed = Problem(
        "E-ICON-002", ("ce n'est pas une image SVG bien formée", "not a well-formed SVG picture"),
        ("enregistrer l'icône en SVG simple, avec un viewBox.", "save the icon as plain SVG with a viewBox."))

    static func iconName(_ name: String) -> Problem {
        Problem(
            "E-ICON-003", ("« \(name) » n'est pas un nom d'icône", "“\(name)” is not an icon's name"),
            ("nommer un fichier .svg posé dans le dossier du module.", "name an .svg file inside the module's folder."))
    }

    static func searchUnknown(_ id: String, near: String?) -> Problem {
        let hint = didYouMean(near)
        return Problem(
            "E-SEARCH-001",
            (
                "la recherche nomme un champ inconnu, « \(id) »\(hint.0)",
                "the search names an unknown field, “\(id)”\(hint.1)"
            ),
            ("nommer un champ de ce module, ou steps.", "name a field of this module, or steps."))
    }

    static func facetKind(_ id: String) -> Problem {
        Problem(
            "E-SEARCH-002", ("« \(id) » ne peut pas servir de filtre", "“\(id)” cannot be a facet"),
            ("nommer un champ choice, choices ou boolean.", "name a choice, choices or boolean field."))
    }
}

// MARK: - Fields

extension Problem {
    static func unknownType(_ type: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-FIELD-001", ("genre de champ inconnu « \(type) »\(hint.0)", "unknown field type “\(type)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func fieldID(_ id: String) -> Problem {
        Problem(
            "E-FIELD-002", ("identifiant « \(id) » mal formé", "malformed identifier “\(id)”"),
            (
                "prendre 1 à 40 minuscules sans accent, chiffres ou « _ », en commençant par une lettre.",
                "use 1 to 40 lower-case letters, digits or “_”, starting with a letter."
            ))
    }

    static func duplicateField(_ id: String) -> Problem {
        Problem(
            "E-FIELD-003", ("« \(id) » est déjà pris plus haut", "“\(id)” is already taken above"),
            ("choisir un autre identifiant.", "choose another identifier."))
    }

    static func upsideDown(_ low: String, _ high: String) -> Problem {
        Problem(
            "E-FIELD-004", ("« \(low) » est plus grand que « \(high) »", "“\(low)” is greater than “\(high)”"),
            ("échanger les deux nombres.", "swap the two numbers."))
    }

    static func badPattern(_ pattern: String) -> Problem {
        Problem(
            "E-FIELD-005",
            ("motif « \(pattern) » mal formé ou trop grand", "malformed or too large pattern “\(pattern)”"),
            (
                "s'en tenir à . \\d \\w \\s [a-z] ( ) | ? * + {2,5}, en \(Pattern.maximumLength) caractères au plus.",
                "keep to . \\d \\w \\s [a-z] ( ) | ? * + {2,5}, in at most \(Pattern.maximumLength) characters."
            ))
    }

    static func unknownUnit(_ unit: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-FIELD-006", ("unité inconnue « \(unit) »\(hint.0)", "unknown unit “\(unit)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static let listEmpty = Problem(
        "E-FIELD-008", ("cette liste est vide", "this list is empty"),
        ("y mettre au moins un élément.", "put at least one item in it."))

    static func badDefault(_ value: String) -> Problem {
        Problem(
            "E-FIELD-009",
            (
                "« \(value) » n'est pas une réponse possible à ce champ",
                "“\(value)” is not a possible answer to this field"
            ),
            ("donner une valeur que le champ accepterait.", "give a value that the field would accept."))
    }

    static func keyOfAnotherType(_ key: String, type: String, known: [String]) -> Problem {
        let list = known.joined(separator: ", ")
        return Problem(
            "E-FIELD-010",
            ("« \(key) » ne va pas avec le genre « \(type) »", "“\(key)” does not go with the type “\(type)”"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func unknownFileKind(_ kind: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-FIELD-012", ("genre de fichier inconnu « \(kind) »\(hint.0)", "unknown file kind “\(kind)”\(hint.1)"),
            (
                "choisir parmi \(list). Les fichiers à macros ne sont jamais admis.",
                "choose among \(list). Files with macros are never allowed."
            ))
    }

    static func badSize(_ size: String, limit: Int) -> Problem {
        Problem(
            "E-FIELD-013", ("taille « \(size) » mal formée ou trop grande", "malformed or too large size “\(size)”"),
            (
                "écrire par exemple 10 MB, sans dépasser \(limit / 1_048_576) MB.",
                "write for instance 10 MB, at most \(limit / 1_048_576) MB."
            ))
    }

    static func badSpan(_ span: String) -> Problem {
        Problem(
            "E-FIELD-014", ("durée « \(span) » mal formée", "malformed duration “\(span)”"),
            ("écrire par exemple 8 hour ou 30 minute.", "write for instance 8 hour or 30 minute."))
    }

    static let secondSteps = Problem(
        "E-FIELD-015", ("un module n'a qu'un champ du genre steps", "a module has only one field of type steps"),
        ("réunir les étapes dans un seul champ.", "gather the steps in one field."))
}
