/// What can be wrong in the attributes of a template, read from top to bottom as copy.
extension Problem {
    static func attributeNotAllowed(_ name: String, on element: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-VIEW-040",
            (
                "attribut « \(name) » non admis sur « \(element) »\(hint.0)",
                "attribute “\(name)” not allowed on “\(element)”\(hint.1)"
            ),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static let inlineStyle = Problem(
        "E-VIEW-041", ("pas de style dans un gabarit", "no style in a template"),
        ("prendre une classe du serveur : class=\"…\".", "use one of the server's classes: class=\"…\"."))

    static func eventAttribute(_ name: String) -> Problem {
        Problem(
            "E-VIEW-042", ("« \(name) » lancerait un programme", "“\(name)” would run a program"),
            (
                "le retirer : une page n'exécute rien qui vienne d'un module.",
                "remove it: a page runs nothing from a module."
            ))
    }

    static func addressAttribute(_ name: String) -> Problem {
        Problem(
            "E-VIEW-043",
            ("« \(name) » chargerait quelque chose d'ailleurs", "“\(name)” would load something from elsewhere"),
            ("écrire {{{html}}} de la photo ou du fichier.", "write the photo's or the file's {{{html}}}."))
    }

    static let externalAddress = Problem(
        "E-VIEW-043",
        (
            "un lien ne mène qu'à cette page ou à une adresse du serveur",
            "a link leads only to this page or to an address of the server"
        ),
        (
            "écrire href=\"#…\" ou href=\"{{url}}\" ; le lien saisi par l'auteur est dans {{{field.….html}}}.",
            "write href=\"#…\" or href=\"{{url}}\"; the link that the author typed is in {{{field.….html}}}."
        ))

    static func unquoted(_ name: String) -> Problem {
        Problem(
            "E-VIEW-044",
            ("la valeur de « \(name) » n'est pas entre guillemets", "the value of “\(name)” is not quoted"),
            ("écrire \(name)=\"…\".", "write \(name)=\"…\"."))
    }

    static func valueMissing(_ name: String) -> Problem {
        Problem(
            "E-VIEW-044", ("« \(name) » n'a pas de valeur", "“\(name)” has no value"),
            ("écrire \(name)=\"…\".", "write \(name)=\"…\"."))
    }

    static func angleInAttribute(_ name: String) -> Problem {
        Problem(
            "E-VIEW-044", ("« < » dans la valeur de « \(name) »", "“<” in the value of “\(name)”"),
            ("vérifier le guillemet fermant, ou écrire &lt;.", "check the closing quote, or write &lt;."))
    }

    static let tagInsideMarkup = Problem(
        "E-VIEW-045",
        (
            "pas de balise Mustache dans une balise HTML, hors des guillemets",
            "no Mustache tag inside an HTML tag, outside quotes"
        ),
        (
            "la mettre dans le texte, ou entre les guillemets d'un attribut.",
            "put it in the text, or between the quotes of an attribute."
        ))

    static func htmlInAttribute(_ name: String) -> Problem {
        Problem(
            "E-VIEW-046", ("du HTML dans un attribut : « \(name) »", "HTML in an attribute: “\(name)”"),
            ("prendre une valeur de texte.", "use a text value."))
    }

    static func valueInAttribute(_ name: String, _ attribute: String) -> Problem {
        Problem(
            "E-VIEW-047",
            ("« \(name) » ne peut pas aller dans « \(attribute) »", "“\(name)” cannot go in “\(attribute)”"),
            (
                "un texte libre va dans title et aria-label ; ailleurs, un identifiant comme {{field.usage.id}}.",
                "free text goes in title and aria-label; elsewhere, an identifier such as {{field.usage.id}}."
            ))
    }

    static func attributeTwice(_ name: String) -> Problem {
        Problem(
            "E-VIEW-048", ("l'attribut « \(name) » est écrit deux fois", "the attribute “\(name)” is written twice"),
            ("n'en garder qu'un.", "keep only one."))
    }

    static func attributeValue(_ name: String, _ allowed: String) -> Problem {
        Problem(
            "E-VIEW-049", ("valeur non admise pour « \(name) »", "value not allowed for “\(name)”"),
            ("écrire : \(allowed).", "write: \(allowed)."))
    }

    static func notMeasure(_ name: String) -> Problem {
        Problem(
            "E-VIEW-049", ("« \(name) » n'est pas une mesure", "“\(name)” is not a measure"),
            ("s'en tenir à des nombres, des couleurs et des unités.", "keep to numbers, colours and units."))
    }
}
