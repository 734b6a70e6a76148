/// What can be wrong in a view once it is filled in, read from top to bottom as copy.
extension Problem {
    static func renderedHeadingOrder(_ level: Int) -> Problem {
        Problem(
            "E-VIEW-050", ("le titre h\(level) saute un niveau", "the heading h\(level) skips a level"),
            ("descendre d'un niveau à la fois.", "go down one level at a time."))
    }

    static func loadsFromElsewhere(_ attribute: String) -> Problem {
        Problem(
            "E-VIEW-051",
            ("« \(attribute) » mène ailleurs que sur ce serveur", "“\(attribute)” leads elsewhere than this server"),
            ("n'écrire qu'une adresse qui commence par /.", "write only an address that begins with /."))
    }

    static let pictureWithoutText = Problem(
        "E-VIEW-052", ("une image sans alt", "a picture without alt"),
        ("prendre le {{{html}}} de la photo, ou ajouter alt.", "use the photo's {{{html}}}, or add alt."))

    static func controlWithoutLabel(_ name: String) -> Problem {
        Problem(
            "E-VIEW-053", ("« \(name) » n'a pas d'étiquette", "“\(name)” has no label"),
            ("l'entourer d'un label, ou ajouter aria-label.", "put a label around it, or add aria-label."))
    }

    static func nameless(_ name: String) -> Problem {
        Problem(
            "E-VIEW-054", ("« \(name) » n'a rien à lire à voix haute", "“\(name)” has nothing to read aloud"),
            ("y écrire un texte, ou ajouter aria-label.", "write a text in it, or add aria-label."))
    }

    static func idTwice(_ id: String) -> Problem {
        Problem(
            "E-VIEW-055", ("l'id « \(id) » est écrit deux fois", "the id “\(id)” is written twice"),
            ("n'en garder qu'un.", "keep only one."))
    }

    static func pointsNowhere(_ attribute: String, _ id: String) -> Problem {
        Problem(
            "E-VIEW-056",
            (
                "« \(attribute) » cherche l'id « \(id) », absent",
                "“\(attribute)” looks for the id “\(id)”, which is not there"
            ),
            ("retirer l'attribut, ou donner l'id qui existe.", "remove the attribute, or give the id that exists."))
    }
}
