/// What can be wrong in the elements of a template, read from top to bottom as copy.
extension Problem {
    static func elementNotAllowed(_ name: String, near: String?) -> Problem {
        let hint = didYouMean(near)
        let mends: [String: (String, String)] = [
            "img": (
                "écrire {{{html}}} de la photo : le serveur fait l'image.",
                "write the photo's {{{html}}}: the server makes the picture."
            ),
            "script": (
                "la retirer : une page n'exécute rien qui vienne d'un module.",
                "remove it: a page runs nothing from a module."
            ),
            "style": ("la retirer et prendre les classes du serveur.", "remove it and use the server's classes."),
            "h1": ("commencer à h2 : le titre est écrit par le serveur.", "begin at h2: the server writes the title."),
        ]
        let list = MarkupElements.plain.union(MarkupElements.headings).sorted().joined(separator: ", ")
        return Problem(
            "E-VIEW-020", ("élément « \(name) » non admis\(hint.0)", "element “\(name)” not allowed\(hint.1)"),
            mends[name.lowercased()] ?? ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func elementNotClosed(_ name: String) -> Problem {
        Problem(
            "E-VIEW-021", ("l'élément « \(name) » n'est pas refermé", "the element “\(name)” is not closed"),
            ("écrire </\(name)> là où il finit.", "write </\(name)> where it ends."))
    }

    static func closesNoElement(_ name: String, open: String?) -> Problem {
        let mend =
            open.map {
                ("refermer d'abord </\($0)>, ou retirer cette balise.", "close </\($0)> first, or remove this tag.")
            }
            ?? ("retirer cette balise.", "remove this tag.")
        return Problem(
            "E-VIEW-022", ("</\(name)> ne referme aucun élément", "</\(name)> closes no element"), mend)
    }

    static func selfClosing(_ name: String) -> Problem {
        Problem(
            "E-VIEW-023", ("« \(name) » ne se referme pas tout seul", "“\(name)” does not close itself"),
            ("écrire <\(name)>…</\(name)>.", "write <\(name)>…</\(name)>."))
    }

    static let commentOrDeclaration = Problem(
        "E-VIEW-024",
        ("ni commentaire HTML ni déclaration dans un gabarit", "no HTML comment and no declaration in a template"),
        ("pour une remarque, écrire {{! … }}.", "for a remark, write {{! … }}."))

    static let bareAngle = Problem(
        "E-VIEW-025", ("« < » seul", "a lone “<”"), ("écrire &lt;.", "write &lt;."))

    static let malformedMarkup = Problem(
        "E-VIEW-026", ("balise HTML mal formée", "malformed HTML tag"),
        ("écrire <p class=\"…\">, et &lt; pour le signe.", "write <p class=\"…\">, and &lt; for the sign."))

    static let markupNotFinished = Problem(
        "E-VIEW-026", ("balise HTML sans son « > »", "HTML tag without its “>”"),
        ("vérifier les guillemets et le « > ».", "check the quotes and the “>”."))

    static func headingOrder(_ level: Int, first: Int) -> Problem {
        Problem(
            "E-VIEW-027",
            ("le titre h\(level) saute un niveau", "the heading h\(level) skips a level"),
            (
                "commencer à h\(first) et descendre d'un niveau à la fois, même quand les sections autour sont vides.",
                "begin at h\(first) and go down one level at a time, even when the sections around are empty."
            ))
    }

    static let headingNotHere = Problem(
        "E-VIEW-028", ("pas de titre dans une fiche", "no heading in a card"),
        (
            "écrire un paragraphe : le serveur met le titre de la fiche.",
            "write a paragraph: the server puts the card's title."
        ))

    static let drawingNotHere = Problem(
        "E-VIEW-028", ("pas de dessin dans une vue", "no drawing in a view"),
        (
            "le mettre dans un document, ou en faire l'icône du module.",
            "put it in a document, or make it the module's icon."
        ))

    static func wrongParent(_ name: String, _ parents: [String]) -> Problem {
        let list = parents.joined(separator: ", ")
        return Problem(
            "E-VIEW-029", ("« \(name) » n'est pas à sa place", "“\(name)” is out of place"),
            ("le mettre directement dans : \(list).", "put it directly in: \(list)."))
    }

    static func wrongChild(_ name: String, of parent: String, _ children: [String]) -> Problem {
        let mend =
            children.isEmpty
            ? ("sortir l'un de l'autre.", "take one out of the other.")
            : (
                "n'y mettre que : \(children.joined(separator: ", ")).",
                "put nothing in it but: \(children.joined(separator: ", "))."
            )
        return Problem(
            "E-VIEW-029", ("« \(name) » ne va pas dans « \(parent) »", "“\(name)” does not go in “\(parent)”"), mend)
    }

    static func blockInLine(_ name: String, of parent: String) -> Problem {
        Problem(
            "E-VIEW-029", ("« \(name) » ne va pas dans « \(parent) »", "“\(name)” does not go in “\(parent)”"),
            ("remplacer « \(parent) » par un div.", "make “\(parent)” a div."))
    }

    static func textInside(_ name: String, _ children: [String]) -> Problem {
        Problem(
            "E-VIEW-030", ("pas de texte directement dans « \(name) »", "no text directly in “\(name)”"),
            (
                "le mettre dans : \(children.joined(separator: ", ")).",
                "put it in: \(children.joined(separator: ", "))."
            ))
    }

    static func htmlInside(_ parent: String, _ name: String) -> Problem {
        Problem(
            "E-VIEW-031",
            ("{{{\(name)}}} ne tient pas dans « \(parent) »", "{{{\(name)}}} does not fit in “\(parent)”"),
            (
                "le mettre dans un div : il peut contenir des paragraphes, des listes et des liens.",
                "put it in a div: it may hold paragraphs, lists and links."
            ))
    }

    static func cutBySection(_ name: String, _ section: String) -> Problem {
        Problem(
            "E-VIEW-032",
            (
                "l'élément « \(name) » s'ouvre dans la section « \(section) » et n'y est pas refermé",
                "the element “\(name)” opens in the section “\(section)” and is not closed in it"
            ),
            ("le refermer avant {{/\(section)}}.", "close it before {{/\(section)}}."))
    }

    static func closesOutside(_ name: String) -> Problem {
        Problem(
            "E-VIEW-032",
            (
                "</\(name)> referme un élément ouvert hors de la section",
                "</\(name)> closes an element opened outside the section"
            ),
            ("ouvrir et refermer l'élément du même côté.", "open and close the element on the same side."))
    }

    static func sectionCutsTag(_ name: String) -> Problem {
        Problem(
            "E-VIEW-032",
            ("la section « \(name) » coupe une balise HTML", "the section “\(name)” cuts through an HTML tag"),
            (
                "la mettre autour d'éléments entiers, ou tout entière entre les guillemets d'un attribut.",
                "put it around whole elements, or wholly between the quotes of an attribute."
            ))
    }
}
